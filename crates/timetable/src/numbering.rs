//! From a description to a problem: every key becomes a number, and what cannot be followed becomes a refusal.

use jiff::civil::{Date, DateTime, Time};

use crate::board::{Place, Placement};
use crate::describe::{self, Description, Kind, Refusal, Window};
use crate::ids::{EquipmentIdx, FieldIdx, HallIdx, ItemIdx, LanguageIdx, PersonIdx, SideIdx, VenueIdx};
use crate::keys::{Keys, Names};
use crate::problem::{DAY, Hall, Item, Minutes, Person, Problem, Role, Rush, Team, Windows, minutes_between};
use crate::rules::Policy;
use crate::windows;

mod pairs;

pub(crate) fn number(description: &Description) -> Result<Problem, Vec<Refusal>> {
    let mut reading = Reading::default();
    let problem = reading.problem(description);
    if reading.refusals.is_empty() {
        Ok(problem)
    } else {
        Err(reading.refusals)
    }
}

/// A description half way to a problem.
#[derive(Default)]
struct Reading {
    first_day: Date,
    keys: Keys,
    refusals: Vec<Refusal>,
}

impl Reading {
    fn problem(&mut self, given: &Description) -> Problem {
        self.declare(given);
        let first_day = given.days.first().map_or(Date::constant(1970, 1, 1), |day| day.date);
        self.first_day = first_day;
        let people = self.people(given);
        let halls = given
            .halls
            .iter()
            .map(|hall| Hall {
                venue: self.venue(&hall.venue, &hall.key).unwrap_or(VenueIdx(0)),
                capacity: hall.capacity,
                equipment: sorted(hall.equipment.iter().map(|key| self.equipment(key))),
                booths: hall.booths,
                open: self.windows(&hall.open, &hall.key),
            })
            .collect::<Vec<_>>();
        let items = self.items(given, &people);
        let travel = self.travel(given);
        let rush = self.rush(given);
        let ways = travel.iter().flatten().copied();
        Problem {
            longest_travel: ways
                .chain(rush.iter().map(|rush| rush.minutes))
                .max()
                .unwrap_or(0)
                .into(),
            rush,
            days: given
                .days
                .iter()
                .map(|day| self.minutes(day.date.to_datetime(Time::midnight())) / DAY)
                .collect(),
            meals: (0..items.len())
                .filter(|position| items[*position].meal)
                .map(ItemIdx::at)
                .collect(),
            relay: sorted(given.relay.iter().map(|key| self.language(key))),
            has_teams: !given.teams.is_empty(),
            sides_each_day: given.sides_each_day,
            chairs_alternate: given.chairs_alternate,
            languages_written: sorted(given.languages_written.iter().map(|key| self.language(key))),
            languages_heard: sorted(given.languages_heard.iter().map(|key| self.language(key))),
            open: self.open(given, first_day),
            policy: Policy::default(),
            keys: std::mem::take(&mut self.keys),
            items,
            people,
            halls,
            first_day,
            travel,
        }
    }

    fn declare(&mut self, given: &Description) {
        let keys = &mut self.keys;
        let lists: [(Kind, &mut Names, Vec<&String>); 5] = [
            (Kind::Side, &mut keys.sides, given.sides.iter().collect()),
            (Kind::Venue, &mut keys.venues, given.venues.iter().collect()),
            (
                Kind::Hall,
                &mut keys.halls,
                given.halls.iter().map(|hall| &hall.key).collect(),
            ),
            (
                Kind::Person,
                &mut keys.people,
                given.people.iter().map(|person| &person.key).collect(),
            ),
            (
                Kind::Item,
                &mut keys.items,
                given.items.iter().map(|item| &item.key).collect(),
            ),
        ];
        for (what, names, list) in lists {
            for key in list {
                if !names.declare(key) {
                    self.refusals.push(Refusal::Twice { what, key: key.clone() });
                }
            }
        }
        // Teams stand after the people and are numbered with them, so that their time is claimed like a person's.
        for team in &given.teams {
            if !keys.people.declare(&team.key) {
                self.refusals.push(Refusal::Twice {
                    what: Kind::Team,
                    key: team.key.clone(),
                });
            }
        }
    }

    fn people(&mut self, given: &Description) -> Vec<Person> {
        let mut people = Vec::with_capacity(given.people.len() + given.teams.len());
        for person in &given.people {
            people.push(Person {
                side: person.side.as_ref().and_then(|side| self.side(side, &person.key)),
                principal: person.principal,
                windows: self.windows(&person.windows, &person.key),
                rest_minutes: person.rest_minutes.into(),
                most_a_day: person.most_a_day,
                most_minutes_a_day: None,
                team: None,
            });
        }
        for team in &given.teams {
            people.push(Person {
                windows: self.windows(&team.windows, &team.key),
                rest_minutes: team.rest_minutes.into(),
                most_minutes_a_day: team.most_minutes_a_day,
                team: Some(Team {
                    people: team.people,
                    pairs: team
                        .pairs
                        .iter()
                        .map(|(one, other)| (self.language(one), self.language(other)))
                        .collect(),
                }),
                ..Person::default()
            });
        }
        people
    }

    fn items(&mut self, given: &Description, people: &[Person]) -> Vec<Item> {
        let mut items = given
            .items
            .iter()
            .map(|item| self.item(given, item, people))
            .collect::<Vec<_>>();
        for (position, item) in given.items.iter().enumerate() {
            let part_of = item.part_of.as_ref().and_then(|key| self.item_named(key, &item.key));
            let after = sorted(item.after.iter().filter_map(|key| self.item_named(key, &item.key)));
            let this = ItemIdx::at(position);
            if after.contains(&this) {
                self.refusals.push(Refusal::AfterItself { item: item.key.clone() });
            }
            items[position].part_of = part_of;
            if let Some(whole) = part_of {
                items[whole.position()].has_parts = true;
            }
            for earlier in &after {
                items[earlier.position()].before.push(this);
            }
            items[position].after = after;
        }
        for (position, item) in given.items.iter().enumerate() {
            // A walk longer than the list of items has met something twice.
            let above = std::iter::successors(items[position].part_of, |above| items[above.position()].part_of);
            if above.take(items.len() + 1).any(|above| above.position() == position) {
                self.refusals.push(Refusal::PartOfItself { item: item.key.clone() });
            }
        }
        self.pairs(given, &mut items);
        items
    }

    fn item(&mut self, all: &Description, given: &describe::Item, people: &[Person]) -> Item {
        let by = &given.key;
        let mut present = Vec::new();
        let mut roles = Vec::new();
        for role in &given.roles {
            let Some(person) = self.person(&role.person, by) else {
                continue;
            };
            present.push(person);
            let side = match &role.side {
                Some(side) => self.side(side, by),
                None => people[person.position()].side,
            };
            roles.push(Role {
                role: role.role.clone(),
                side,
            });
        }
        let sides = if given.sides.is_empty() {
            (0..self.keys.sides.keys.len()).map(SideIdx::at).collect()
        } else {
            sorted(given.sides.iter().filter_map(|side| self.side(side, by)))
        };
        let teams = sorted(given.teams.iter().filter_map(|team| self.team(team, by, people)));
        present.extend(&teams);
        let chairs = sorted(
            roles
                .iter()
                .filter(|role| matches!(role.role.as_str(), "chair" | "co-chair"))
                .map(|role| role.side),
        );
        Item {
            kind: given.kind.clone(),
            presence: given.presence,
            cancelled: given.cancelled,
            part_of: None,
            has_parts: false,
            after: Vec::new(),
            before: Vec::new(),
            speaking: sorted(roles.iter().filter_map(|role| role.side)),
            chaired_by: match chairs[..] {
                [side] => side,
                _ => None,
            },
            roles,
            people: sorted(present.into_iter()),
            teams,
            sides,
            audience: given.audience,
            equipment: sorted(given.equipment.iter().map(|key| self.equipment(key))),
            floor: sorted(given.floor.iter().map(|key| self.language(key))),
            interpretation: sorted(given.interpretation.iter().map(|key| self.language(key))),
            texts: self.texts(&given.texts),
            meal: given.meal && !given.cancelled,
            apart: Vec::new(),
            same_topic: Vec::new(),
            same_time: Vec::new(),
            same_day: Vec::new(),
            right_after: None,
            in_succession: Vec::new(),
            wanted_with: Vec::new(),
            wanting_both: Vec::new(),
            allowed: self.allowed(all, given),
            allowed_halls: sorted(given.halls.iter().filter_map(|hall| self.hall(hall, by))),
            fixed: given.fixed.as_ref().and_then(|placed| self.placed(placed, by)),
            released: given.released.as_ref().and_then(|placed| self.placed(placed, by)),
        }
    }

    /// What is left of the days and times in which an item may be; `None` when nothing was said.
    fn allowed(&mut self, all: &Description, given: &describe::Item) -> Option<Windows> {
        let times = (!given.times.is_empty()).then(|| self.windows(&given.times, &given.key));
        let days = (!given.days.is_empty()).then(|| {
            let days = given.days.iter().map(|date| {
                let midnight = self.minutes(date.to_datetime(Time::midnight()));
                let day = all.days.iter().find(|day| day.date == *date);
                // The night of a day that closes after midnight belongs to it.
                let closes = day.and_then(|day| day.open).map_or(0, |(opens, closes)| {
                    if closes <= opens {
                        DAY + minute_of_day(closes)
                    } else {
                        0
                    }
                });
                (midnight, midnight + closes.max(DAY))
            });
            windows::merged(days.collect())
        });
        match (days, times) {
            (Some(days), Some(times)) => Some(windows::common(&days, &times)),
            (days, times) => days.or(times),
        }
    }

    fn placed(&mut self, given: &describe::Placed, by: &str) -> Option<Placement> {
        let place = match (&given.hall, &given.venue) {
            (Some(hall), _) => Place::Hall(self.hall(hall, by)?),
            (None, Some(venue)) => Place::Venue(self.venue(venue, by)?),
            (None, None) => Place::Unknown,
        };
        Some(Placement {
            place,
            start: self.minutes(given.start),
            duration_minutes: given.duration_minutes,
        })
    }

    fn windows(&mut self, given: &[Window], by: &str) -> Windows {
        let mut windows = Vec::with_capacity(given.len());
        for window in given {
            let (from, to) = (self.minutes(window.from), self.minutes(window.to));
            if from < to {
                windows.push((from, to));
            } else {
                self.refusals.push(Refusal::WindowEmpty {
                    by: by.to_owned(),
                    window: *window,
                });
            }
        }
        windows::merged(windows)
    }

    fn minutes(&self, time: DateTime) -> Minutes {
        minutes_between(self.first_day, time)
    }

    fn texts(&mut self, given: &[describe::Text]) -> Vec<(FieldIdx, Vec<LanguageIdx>)> {
        let mut texts = given
            .iter()
            .map(|text| {
                let field = FieldIdx::at(self.keys.fields.number(&text.field));
                (field, sorted(text.present.iter().map(|key| self.language(key))))
            })
            .collect::<Vec<_>>();
        texts.sort();
        texts.dedup_by_key(|(field, _)| *field);
        texts
    }

    fn travel(&mut self, given: &Description) -> Vec<Option<u32>> {
        let venues = self.keys.venues.keys.len();
        let mut travel = vec![None; venues * venues];
        for way in given.travel.iter().filter(|way| way.departing.is_none()) {
            let by = format!("{}–{}", way.from, way.to);
            if let (Some(from), Some(to)) = (self.venue(&way.from, &by), self.venue(&way.to, &by)) {
                travel[from.position() * venues + to.position()] = Some(way.minutes);
            }
        }
        for venue in 0..venues {
            travel[venue * venues + venue] = Some(0);
        }
        travel
    }

    fn rush(&mut self, given: &Description) -> Vec<Rush> {
        let mut rush = Vec::new();
        for way in &given.travel {
            let Some((begins, ends)) = way.departing else { continue };
            let by = format!("{}–{}", way.from, way.to);
            if let (Some(from), Some(to)) = (self.venue(&way.from, &by), self.venue(&way.to, &by))
                && from != to
            {
                rush.push(Rush {
                    from,
                    to,
                    begins: minute_of_day(begins),
                    ends: minute_of_day(ends),
                    minutes: way.minutes,
                });
            }
        }
        sorted(rush.into_iter())
    }

    fn open(&mut self, given: &Description, first_day: Date) -> Vec<(Minutes, Minutes)> {
        for pair in given.days.windows(2) {
            if pair[0].date >= pair[1].date {
                self.refusals.push(Refusal::DaysOutOfOrder { date: pair[1].date });
            }
        }
        let mut open: Vec<(Minutes, Minutes)> = Vec::new();
        for day in &given.days {
            let midnight = minutes_between(first_day, day.date.to_datetime(Time::midnight()));
            let (from, to) = match day.open {
                None => (midnight, midnight + DAY),
                Some((opens, closes)) => {
                    let next_morning = if closes <= opens { DAY } else { 0 };
                    (
                        midnight + minute_of_day(opens),
                        midnight + minute_of_day(closes) + next_morning,
                    )
                }
            };
            match open.last_mut() {
                Some(last) if last.1 >= from => last.1 = last.1.max(to),
                _ => open.push((from, to)),
            }
        }
        open
    }

    fn language(&mut self, key: &str) -> LanguageIdx {
        LanguageIdx::at(self.keys.languages.number(key))
    }

    fn equipment(&mut self, key: &str) -> EquipmentIdx {
        EquipmentIdx::at(self.keys.equipment.number(key))
    }

    fn side(&mut self, key: &str, by: &str) -> Option<SideIdx> {
        let found = self.keys.sides.numbers.get(key).copied();
        self.known(found, Kind::Side, key, by).map(SideIdx::at)
    }

    fn venue(&mut self, key: &str, by: &str) -> Option<VenueIdx> {
        let found = self.keys.venues.numbers.get(key).copied();
        self.known(found, Kind::Venue, key, by).map(VenueIdx::at)
    }

    fn person(&mut self, key: &str, by: &str) -> Option<PersonIdx> {
        let found = self.keys.people.numbers.get(key).copied();
        self.known(found, Kind::Person, key, by).map(PersonIdx::at)
    }

    fn team(&mut self, key: &str, by: &str, people: &[Person]) -> Option<PersonIdx> {
        let found = self.keys.people.numbers.get(key).copied();
        let found = found.filter(|number| people[*number].team.is_some());
        self.known(found, Kind::Team, key, by).map(PersonIdx::at)
    }

    fn hall(&mut self, key: &str, by: &str) -> Option<HallIdx> {
        let found = self.keys.halls.numbers.get(key).copied();
        self.known(found, Kind::Hall, key, by).map(HallIdx::at)
    }

    fn item_named(&mut self, key: &str, by: &str) -> Option<ItemIdx> {
        let found = self.keys.items.numbers.get(key).copied();
        self.known(found, Kind::Item, key, by).map(ItemIdx::at)
    }

    fn known(&mut self, found: Option<usize>, what: Kind, key: &str, by: &str) -> Option<usize> {
        if found.is_none() {
            self.refusals.push(Refusal::Unknown {
                what,
                key: key.to_owned(),
                by: by.to_owned(),
            });
        }
        found
    }
}

fn minute_of_day(time: Time) -> Minutes {
    Minutes::from(time.hour()) * 60 + Minutes::from(time.minute())
}

fn sorted<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut values = values.collect::<Vec<_>>();
    values.sort();
    values.dedup();
    values
}
