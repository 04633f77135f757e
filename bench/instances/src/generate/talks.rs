use std::collections::BTreeMap;

use super::Kind;
use crate::dice::Dice;
use crate::talks::{FORMAT, Instance, Interpreter, Place, Room, Slot, Solution, Speaker, Talk, Weights};

/// What tells the kinds apart.
struct Shape {
    days: usize,
    /// Start, end and type of each slot of a day.
    day: Vec<(u32, u32, &'static str)>,
    rooms: usize,
    /// Of a hundred rooms, so many also take the second type.
    rooms_for_both: usize,
    /// Of a hundred talks, so many are of the second type.
    second: usize,
    attendees: usize,
    interpreted: bool,
    weights: Weights,
}

/// The usual type, and the other.
const TYPES: [&str; 2] = ["session", "workshop"];
const EQUIPMENT: [&str; 5] = ["stream", "stage", "screens", "lab", "votes"];
/// Each as often as it is listed.
const LANGUAGES: [&str; 10] = ["ru", "ru", "ru", "ru", "ru", "kk", "kk", "en", "uz", "zh"];

/// The instance, and the schedule that it was built around.
pub(super) fn generate(kind: Kind, name: String, size: usize, dice: &mut Dice) -> (Instance, Solution) {
    let shape = Shape::of(kind, size);
    let mut instance = Instance {
        format: FORMAT.to_owned(),
        name,
        speaker_pause: 15,
        weights: shape.weights,
        slots: shape.slots(),
        ..Instance::default()
    };
    instance.rooms = rooms(&shape, kind, dice);
    let mut plan = Plan::new(instance, &shape, size, dice);
    plan.people(dice);
    plan.tags(dice);
    plan.bonds(dice);
    if shape.interpreted {
        plan.interpretation(dice);
    }
    plan.absences(dice);
    plan.audience(shape.attendees, dice);
    let schedule = plan.instance.solution(plan.places, plan.interpreters);
    (plan.instance, schedule)
}

impl Shape {
    fn of(kind: Kind, size: usize) -> Self {
        let forum = Weights {
            attendee_conflict: 20,
            seats: 10,
            theme_conflict: 4,
            theme_room_stability: 1,
            preferred_tags: 1,
            undesired_tags: 1,
            ..Weights::default()
        };
        let every = |from: u32, step: u32, count: u32, minutes: u32, kind: &'static str| {
            (0..count).map(move |number| (from + step * number, from + step * number + minutes, kind))
        };
        match kind {
            Kind::Conference | Kind::Tracks => {
                let days = size.div_ceil(80).clamp(1, 4);
                Self {
                    days,
                    day: [(615, 660), (690, 735), (930, 975), (990, 1035)]
                        .map(|(start, end)| (start, end, TYPES[0]))
                        .into_iter()
                        .chain([(615, 735, TYPES[1]), (780, 900, TYPES[1])])
                        .collect(),
                    rooms: (size * 2).div_ceil(days * 7) + 2,
                    rooms_for_both: 0,
                    second: 15,
                    attendees: 0,
                    interpreted: false,
                    weights: Weights {
                        theme_conflict: 10,
                        theme_room_stability: 10,
                        sector_conflict: 10,
                        audience_diversity: 1,
                        audience_theme_conflict: 1,
                        level_diversity: 1,
                        level_flow: 10,
                        content_conflict: 100,
                        language_diversity: 10,
                        same_day: 10,
                        popular: 10,
                        preferred_tags: 20,
                        undesired_tags: 20,
                        ..Weights::default()
                    },
                }
            }
            Kind::Forum => {
                let days = size.div_ceil(50).clamp(2, 4);
                let day = [(600, 675), (690, 765), (840, 915), (930, 1005), (1035, 1110)]
                    .map(|(start, end)| (start, end, TYPES[0]));
                Self {
                    days,
                    day: day
                        .into_iter()
                        .chain([(600, 765, TYPES[1]), (840, 1005, TYPES[1])])
                        .collect(),
                    rooms: (size * 3).div_ceil(days * 9) + 2,
                    rooms_for_both: 50,
                    second: 10,
                    attendees: size * 10,
                    interpreted: true,
                    weights: forum,
                }
            }
            Kind::Forum1000 => Self {
                days: 3,
                day: every(540, 45, 14, 40, TYPES[0])
                    .chain(every(540, 90, 7, 85, TYPES[1]))
                    .collect(),
                rooms: (size * 35).div_ceil(1000).max(4),
                rooms_for_both: 40,
                second: 8,
                attendees: size * 5,
                interpreted: true,
                weights: forum,
            },
        }
    }

    fn slots(&self) -> Vec<Slot> {
        let last = self.day.iter().map(|slot| slot.1).max();
        let mut slots = Vec::new();
        for day in (0..).take(self.days) {
            for &(start, end, kind) in &self.day {
                let is_first = slots.len().is_multiple_of(self.day.len());
                let mut tags = Vec::new();
                tags.extend(is_first.then(|| "first".to_owned()));
                tags.extend((Some(end) == last).then(|| "last".to_owned()));
                slots.push(Slot {
                    day,
                    start,
                    end,
                    types: vec![kind.to_owned()],
                    tags,
                });
            }
        }
        slots
    }
}

/// Halls from very large to small, each with its equipment; one in six is for the second type if no hall is for both.
fn rooms(shape: &Shape, kind: Kind, dice: &mut Dice) -> Vec<Room> {
    const CAPACITIES: [u32; 12] = [900, 450, 300, 220, 160, 120, 100, 90, 80, 70, 60, 50];
    (0..shape.rooms)
        .map(|number| {
            let mut types = vec![TYPES[0].to_owned()];
            if shape.rooms_for_both == 0 {
                if number % 6 == 5 || (number == 1 && shape.rooms < 6) {
                    types = vec![TYPES[1].to_owned()];
                }
            } else if number == 1 || dice.percent(shape.rooms_for_both) {
                types.push(TYPES[1].to_owned());
            }
            let tags = EQUIPMENT
                .iter()
                .filter(|_| dice.percent(50))
                .map(|&tag| tag.to_owned())
                .collect();
            Room {
                capacity: match kind {
                    Kind::Forum | Kind::Forum1000 => CAPACITIES[number.min(CAPACITIES.len() - 1)],
                    Kind::Conference | Kind::Tracks => 10 * u32::try_from(dice.between(1, 80)).unwrap_or(1),
                },
                types,
                tags,
                booths: match number {
                    _ if !shape.interpreted => 0,
                    0 => 4,
                    1 | 2 => 2,
                    _ => *dice.pick(&[0, 0, 1, 2]),
                },
                unavailable: Vec::new(),
            }
        })
        .collect()
}

/// An instance that grows around a schedule.
struct Plan {
    instance: Instance,
    /// Where each talk is in the schedule.
    places: Vec<Place>,
    /// Who interprets each talk in the schedule.
    interpreters: Vec<BTreeMap<String, usize>>,
}

impl Plan {
    /// Puts talks into places until there are enough, and shuffles them.
    fn new(instance: Instance, shape: &Shape, size: usize, dice: &mut Dice) -> Self {
        let mut free: [Vec<Place>; 2] = TYPES.map(|kind| {
            let takes = |types: &[String]| types.iter().any(|of| of == kind);
            let rooms = (0..instance.rooms.len()).filter(|&room| takes(&instance.rooms[room].types));
            let places = rooms.flat_map(|room| (0..instance.slots.len()).map(move |slot| Place { slot, room }));
            places
                .filter(|place| takes(&instance.slots[place.slot].types))
                .collect()
        });
        free.iter_mut().for_each(|places| dice.shuffle(places));
        let mut plan = Self {
            instance,
            places: Vec::new(),
            interpreters: vec![BTreeMap::new(); size],
        };
        // What is longest first, because it needs most room.
        let mut kinds = vec![1; size * shape.second / 100];
        kinds.resize(size, 0);
        let mut taken: Vec<(usize, Place)> = Vec::new();
        for mut kind in kinds {
            let place = loop {
                let Some(place) = free[kind].pop() else {
                    // Too small for so many workshops: a session then.
                    assert!(kind == 1, "there are more places than talks");
                    kind = 0;
                    continue;
                };
                let clashes =
                    |&(_, other): &(usize, Place)| other.room == place.room && plan.overlap(other.slot, place.slot);
                if !taken.iter().any(clashes) {
                    break place;
                }
            };
            taken.push((kind, place));
        }
        dice.shuffle(&mut taken);
        for (at, (kind, place)) in taken.into_iter().enumerate() {
            plan.places.push(place);
            plan.instance.talks.push(Talk {
                id: format!("T{:04}", at + 1),
                kind: TYPES[kind].to_owned(),
                ..Talk::default()
            });
        }
        plan
    }

    fn overlap(&self, one: usize, other: usize) -> bool {
        !self.apart(one, other, 0)
    }

    fn apart(&self, one: usize, other: usize, pause: u32) -> bool {
        let (one, other) = (&self.instance.slots[one], &self.instance.slots[other]);
        one.day != other.day || one.end + pause <= other.start || other.end + pause <= one.start
    }

    fn ends_before(&self, first: usize, second: usize) -> bool {
        let slots = &self.instance.slots;
        let (first, second) = (&slots[self.places[first].slot], &slots[self.places[second].slot]);
        (first.day, first.end) <= (second.day, second.start)
    }

    /// Speakers, some of them of several talks, and what the talks are about.
    fn people(&mut self, dice: &mut Dice) {
        let size = self.instance.talks.len();
        let speakers = size * 7 / 5 + 2;
        let mut busy: Vec<Vec<usize>> = vec![Vec::new(); speakers];
        let themes = 6 + size / 15;
        let numbers = |list: Vec<usize>| {
            list.into_iter()
                .filter_map(|number| u32::try_from(number).ok())
                .collect()
        };
        for at in 0..size {
            let slot = self.places[at].slot;
            let mut chosen = Vec::new();
            for _ in 0..*dice.pick(&[1, 1, 2, 3, 4]) {
                let speaker = dice.below(speakers);
                let rested = busy[speaker]
                    .iter()
                    .all(|&other| self.apart(other, slot, self.instance.speaker_pause));
                if rested && !chosen.contains(&speaker) {
                    busy[speaker].push(slot);
                    chosen.push(speaker);
                }
            }
            chosen.sort_unstable();
            let theme_count = dice.between(1, 2);
            let is_conference = self.instance.weights.level_flow > 0;
            let talk = &mut self.instance.talks[at];
            talk.speakers = chosen;
            talk.themes = numbers(dice.some(theme_count, themes));
            talk.language = if is_conference { "en" } else { dice.pick(&LANGUAGES) }.to_owned();
            talk.level = 1;
            if is_conference {
                talk.level = *dice.pick(&[1, 1, 2, 2, 3]);
                talk.audiences = numbers(dice.some(1, 4));
                talk.contents = numbers(dice.some(theme_count, size / 3 + 1));
                if dice.percent(18) {
                    talk.sectors = numbers(dice.some(1, 4));
                }
            }
        }
        self.instance.speakers = vec![Speaker::default(); speakers];
    }

    /// Equipment that is there in the schedule, and wishes that need not be.
    fn tags(&mut self, dice: &mut Dice) {
        for at in 0..self.places.len() {
            let place = self.places[at];
            let room = &self.instance.rooms[place.room].tags;
            let talk = &mut self.instance.talks[at];
            if !room.is_empty() && dice.percent(20) {
                talk.required_room_tags = vec![dice.pick(room).clone()];
            }
            let lacking: Vec<&&str> = EQUIPMENT
                .iter()
                .filter(|tag| !room.iter().any(|has| has == *tag))
                .collect();
            if !lacking.is_empty() && dice.percent(4) {
                talk.prohibited_room_tags = vec![(**dice.pick(&lacking)).to_owned()];
            }
            if dice.percent(35) {
                talk.preferred_room_tags = vec![(*dice.pick(&EQUIPMENT)).to_owned()];
            }
            if dice.percent(10) {
                talk.undesired_slot_tags = vec!["last".to_owned()];
            }
        }
    }

    /// Talks that come after others, exclude each other, draw crowds or stay where they are.
    fn bonds(&mut self, dice: &mut Dice) {
        let size = self.places.len();
        for at in 0..size {
            let other = dice.below(size);
            if dice.percent(10) && self.ends_before(other, at) {
                self.instance.talks[at].after = vec![other];
            }
        }
        let mut mutex = 0;
        for at in 0..size {
            let other = dice.below(size);
            let free = |talk: &Talk| talk.mutex.is_empty();
            let (one, two) = (&self.instance.talks[at], &self.instance.talks[other]);
            if dice.percent(5) && free(one) && free(two) && !self.overlap(self.places[at].slot, self.places[other].slot)
            {
                self.instance.talks[at].mutex = vec![mutex];
                self.instance.talks[other].mutex = vec![mutex];
                mutex += 1;
            }
        }
        let mut crowds: BTreeMap<usize, usize> = BTreeMap::new();
        for at in 0..size {
            let count = crowds.entry(self.places[at].slot).or_default();
            if *count < 2 && dice.percent(5) {
                *count += 1;
                self.instance.talks[at].crowd = 1;
            }
        }
        if dice.percent(50) {
            let at = dice.below(size);
            self.instance.talks[at].pinned = Some(self.places[at]);
        }
    }

    /// Languages as far as there are booths, and as many interpreters as the schedule needs, and a few more.
    fn interpretation(&mut self, dice: &mut Dice) {
        const MOST: u32 = 300;
        let mut at_work: Vec<Vec<usize>> = Vec::new();
        for at in 0..self.places.len() {
            let Place { slot, room } = self.places[at];
            let own = self.instance.talks[at].language.clone();
            let mut into: Vec<String> = Vec::new();
            for _ in 0..self.instance.rooms[room].booths.min(3) {
                // Between Russian and everything else.
                let language = if own == "ru" {
                    *dice.pick(&["en", "kk", "uz", "zh"])
                } else {
                    "ru"
                };
                if dice.percent(40) && !into.iter().any(|there| there == language) {
                    into.push(language.to_owned());
                }
            }
            for language in &into {
                let able = |number: usize| {
                    let languages = &self.instance.interpreters[number].languages;
                    let mut minutes = self.minutes(slot);
                    let day = self.instance.slots[slot].day;
                    let today = at_work[number]
                        .iter()
                        .filter(|&&other| self.instance.slots[other].day == day);
                    minutes += today.map(|&other| self.minutes(other)).sum::<u32>();
                    let is_free = at_work[number].iter().all(|&other| !self.overlap(other, slot));
                    languages.contains(&own) && languages.contains(language) && is_free && minutes <= MOST
                };
                let somebody = (0..at_work.len()).find(|&number| able(number));
                let number = somebody.unwrap_or_else(|| {
                    at_work.push(Vec::new());
                    self.instance.interpreters.push(Interpreter {
                        languages: [own.clone(), language.clone()],
                        unavailable: Vec::new(),
                        max_minutes_per_day: MOST,
                    });
                    at_work.len() - 1
                });
                at_work[number].push(slot);
                self.interpreters[at].insert(language.clone(), number);
            }
            self.instance.talks[at].interpret_into = into;
        }
        for (number, work) in at_work.iter().enumerate() {
            if dice.percent(25) {
                let days_off = self.absence(work, dice);
                self.instance.interpreters[number].unavailable = days_off;
            }
        }
        for _ in 0..at_work.len().div_ceil(10) {
            let another = dice.pick(&self.instance.interpreters).clone();
            self.instance.interpreters.push(another);
        }
    }

    fn minutes(&self, slot: usize) -> u32 {
        self.instance.slots[slot].end - self.instance.slots[slot].start
    }

    /// A few slots at which somebody or something is not at work.
    fn absence(&self, work: &[usize], dice: &mut Dice) -> Vec<usize> {
        let slots = self.instance.slots.len();
        let count = dice.between(1, (slots / 4).max(1));
        let mut away = dice.some(count, slots);
        away.retain(|&slot| !work.iter().any(|&other| self.overlap(other, slot)));
        away
    }

    /// Rooms and speakers that are not always there.
    fn absences(&mut self, dice: &mut Dice) {
        let mut of_rooms: Vec<Vec<usize>> = vec![Vec::new(); self.instance.rooms.len()];
        let mut of_speakers: Vec<Vec<usize>> = vec![Vec::new(); self.instance.speakers.len()];
        for (place, talk) in self.places.iter().zip(&self.instance.talks) {
            of_rooms[place.room].push(place.slot);
            for &speaker in &talk.speakers {
                of_speakers[speaker].push(place.slot);
            }
        }
        for (room, work) in of_rooms.iter().enumerate() {
            if dice.percent(30) {
                let mut away = self.absence(work, dice);
                away.truncate(2);
                self.instance.rooms[room].unavailable = away;
            }
        }
        for (speaker, work) in of_speakers.iter().enumerate() {
            if dice.percent(15) {
                let away = self.absence(work, dice);
                self.instance.speakers[speaker].unavailable = away;
            }
        }
    }

    /// Who wants to hear what: two themes each, four to nine talks; a talk expects those who want it.
    fn audience(&mut self, attendees: usize, dice: &mut Dice) {
        let size = self.instance.talks.len();
        let mut wanted = vec![0; size];
        for _ in 0..attendees {
            let themes = [dice.below(6 + size / 15), dice.below(6 + size / 15)];
            let count = dice.between(4, 9).min(size);
            let mut list: Vec<usize> = Vec::new();
            for _ in 0..20 * count {
                // The first talks are the popular ones.
                let at = dice.below(size).min(dice.below(size));
                let fits = self.instance.talks[at]
                    .themes
                    .iter()
                    .any(|&theme| themes.contains(&(theme as usize)));
                if list.len() < count && !list.contains(&at) && (fits || dice.percent(15)) {
                    list.push(at);
                }
            }
            list.sort_unstable();
            for &at in &list {
                wanted[at] += 1;
            }
            self.instance.attendees.push(list);
        }
        for (talk, wanted) in self.instance.talks.iter_mut().zip(wanted) {
            talk.favorites = wanted;
            talk.demand = wanted;
            if attendees == 0 {
                talk.favorites = u32::try_from(dice.between(1, 999)).unwrap_or(1);
            }
        }
    }
}
