//! The rules once more, in the plainest words: every item, every pair, every minute, in the caller's keys and without
//! an index. Slow, and written without looking at the crate's own.

use std::collections::BTreeSet;

use jiff::civil::{DateTime, Time};
use timetable::describe::{Description, Item, Presence, Travel, Window};

use crate::small::Where;

pub fn findings(given: &Description, placed: &[Option<Where>]) -> BTreeSet<String> {
    let mut said = BTreeSet::new();
    for (position, item) in given.items.iter().enumerate().filter(|(_, item)| !item.cancelled) {
        alone(given, item, placed[position].as_ref(), &mut said);
        for (other_position, other) in given.items.iter().enumerate().filter(|(_, other)| !other.cancelled) {
            if let (Some(here), Some(there)) = (&placed[position], &placed[other_position])
                && position != other_position
            {
                together(given, (item, here), (other, there), &mut said);
            }
        }
    }
    days(given, placed, &mut said);
    said
}

fn minute(time: DateTime) -> i64 {
    let midnight = given_first().to_datetime(Time::midnight());
    time.duration_since(midnight).as_secs() / 60
}

fn given_first() -> jiff::civil::Date {
    crate::small::FIRST
}

/// Who is in an item: people and teams, with their windows.
fn in_it<'a>(given: &'a Description, item: &Item) -> Vec<(&'a str, &'a [Window], bool, i64)> {
    let people = given
        .people
        .iter()
        .filter(|person| item.roles.iter().any(|role| role.person == person.key))
        .map(|person| {
            (
                person.key.as_str(),
                &person.windows[..],
                person.principal,
                i64::from(person.rest_minutes),
            )
        });
    let teams = given
        .teams
        .iter()
        .filter(|team| item.teams.contains(&team.key))
        .map(|team| {
            (
                team.key.as_str(),
                &team.windows[..],
                false,
                i64::from(team.rest_minutes),
            )
        });
    people.chain(teams).collect()
}

/// Minutes of an item that lie outside windows; inside counts what lies between the first and the last minute inside, if
/// the item goes on over nights.
fn outside(given: &Description, item: &Item, place: &Where, windows: &[Window]) -> i64 {
    let open = |at: &i64| {
        windows
            .iter()
            .any(|window| (minute(window.from)..minute(window.to)).contains(at))
    };
    let minutes = place.2..place.3.max(place.2 + 1);
    let inside = minutes.clone().filter(|at| open(at)).collect::<Vec<_>>();
    let over_nights =
        item.presence == Presence::Ambient || given.items.iter().any(|part| part.part_of.as_ref() == Some(&item.key));
    let held = match (inside.first(), inside.last()) {
        (Some(first), Some(last)) if over_nights => last - first + 1,
        _ => inside.len() as i64,
    };
    (minutes.end - minutes.start) - held
}

/// What a day asks: not too many sessions, not too long a shift, every side.
fn days(given: &Description, placed: &[Option<Where>], said: &mut BTreeSet<String>) {
    let held = given
        .items
        .iter()
        .zip(placed)
        .filter(|(item, _)| !item.cancelled && item.presence == Presence::Attended);
    let held = held
        .filter_map(|(item, place)| Some((item, place.as_ref()?)))
        .collect::<Vec<_>>();
    for day in 0..3_i64 {
        let mut today = held
            .iter()
            .filter(|(_, place)| place.2.div_euclid(1440) == day)
            .collect::<Vec<_>>();
        today.sort_by_key(|(item, place)| (place.2, place.3, &item.key));
        let of = |key: &str| {
            let theirs = today
                .iter()
                .filter(|(item, _)| in_it(given, item).iter().any(|(who, ..)| *who == key))
                .collect::<Vec<_>>();
            let whole = |item: &Item| theirs.iter().any(|(other, _)| above(given, item).contains(&other.key));
            theirs
                .iter()
                .filter(|(item, _)| !whole(item))
                .map(|found| **found)
                .collect::<Vec<_>>()
        };
        for person in &given.people {
            for (before, (item, _)) in of(&person.key).iter().enumerate() {
                if let Some(most) = person.most_a_day.filter(|most| before as u32 >= *most) {
                    let key = format!("too-many-in-a-day/{}/{}", escaped(&item.key), person.key);
                    count(said, key, before as u32 + 1, most);
                }
            }
        }
        for team in &given.teams {
            let mut worked = 0;
            for (item, place) in of(&team.key) {
                worked += place.3 - place.2;
                if let Some(most) = team.most_minutes_a_day.map(i64::from).filter(|most| worked > *most) {
                    let key = format!("interpreters-overworked/{}/{}", escaped(&item.key), team.key);
                    tell(said, key, [0, worked, most]);
                }
            }
        }
        for side in given.sides.iter().filter(|_| day == 0 && given.sides_each_day) {
            let named = |item: &Item| {
                let of_side = given.people.iter().filter(|person| person.side.as_ref() == Some(side));
                of_side
                    .into_iter()
                    .any(|person| item.roles.iter().any(|role| role.person == person.key))
            };
            if !today.iter().any(|(item, _)| named(item)) {
                tell(said, format!("day-without-side/{}/{side}", given_first()), [0; 3]);
            }
        }
    }
}

/// What an item asks of its own place.
fn asked(given: &Description, item: &Item, place: &Where, said: &mut BTreeSet<String>) {
    let key = escaped(&item.key);
    if item.presence == Presence::Attended {
        for (who, windows, principal, _) in in_it(given, item) {
            let away = outside(given, item, place, windows);
            if !windows.is_empty() && away > 0 {
                let rule = if principal { "principal-away" } else { "person-away" };
                tell(said, format!("{rule}/{key}/{who}"), [away, 0, 0]);
            }
        }
    }
    let midnight = |date: jiff::civil::Date| date.to_datetime(Time::midnight());
    let days = item.days.iter().map(|date| Window {
        from: midnight(*date),
        to: midnight(date.tomorrow().unwrap()),
    });
    let days = days.collect::<Vec<_>>();
    let allowed = match (days.is_empty(), item.times.is_empty()) {
        (true, true) => None,
        (true, false) => Some(item.times.clone()),
        (false, true) => Some(days),
        (false, false) => {
            let both = days.iter().flat_map(|day| {
                item.times.iter().map(|time| Window {
                    from: day.from.max(time.from),
                    to: day.to.min(time.to),
                })
            });
            Some(both.filter(|window| window.from < window.to).collect())
        }
    };
    let out = allowed.map_or(0, |allowed| outside(given, item, place, &allowed));
    if out > 0 {
        tell(said, format!("outside-allowed/{key}"), [out, 0, 0]);
    }
    if let Some(hall) = given.halls.iter().find(|hall| Some(&hall.key) == place.0.as_ref()) {
        if !item.halls.is_empty() && !item.halls.contains(&hall.key) {
            tell(said, format!("outside-allowed/{key}/{}", hall.key), [0; 3]);
        }
        let closed = outside(given, item, place, &hall.open);
        if !hall.open.is_empty() && closed > 0 {
            tell(said, format!("hall-closed/{key}/{}", hall.key), [closed, 0, 0]);
        }
        let needed = item.interpretation.len() as u32;
        if let Some(had) = hall.booths.filter(|had| *had < needed) {
            count(said, format!("booths-missing/{key}/{}", hall.key), needed, had);
        }
    }
    if let Some(told) = &item.released {
        let there = match (&told.hall, &told.venue) {
            (Some(hall), _) => place.0.as_ref() == Some(hall),
            (None, Some(venue)) => place.1.as_ref() == Some(venue),
            (None, None) => true,
        };
        if !there || minute(told.start) != place.2 {
            tell(said, format!("moved-late/{key}"), [0; 3]);
        }
    }
}

/// Interpreters for a language, directly or by relay.
fn interpreted(given: &Description, item: &Item, minutes: i64, said: &mut BTreeSet<String>) {
    let direct = |one: &String, other: &String| {
        let teams = given.teams.iter().filter(|team| item.teams.contains(&team.key));
        teams
            .filter(|team| {
                team.pairs
                    .iter()
                    .any(|(a, b)| (a == one && b == other) || (a == other && b == one))
            })
            .map(|team| team.people)
            .sum::<u32>()
    };
    for into in &item.interpretation {
        for from in item.floor.iter().filter(|from| *from != into) {
            let relayed = given
                .relay
                .iter()
                .map(|pivot| direct(from, pivot).min(direct(pivot, into)))
                .max();
            let had = direct(from, into).max(relayed.unwrap_or(0));
            let needed = if minutes > 60 { 2 } else { 1 };
            if had < needed {
                let key = format!("interpreters-missing/{}/{from}/{into}", escaped(&item.key));
                count(said, key, needed, had);
            }
        }
    }
}

fn alone(given: &Description, item: &Item, placed: Option<&Where>, said: &mut BTreeSet<String>) {
    let key = escaped(&item.key);
    interpreted(given, item, placed.map_or(0, |place| place.3 - place.2), said);
    if let Some(place) = placed {
        asked(given, item, place, said);
    }
    match placed {
        None => tell(said, format!("not-placed/{key}"), [0; 3]),
        Some((hall, _, start, end)) => {
            if hall.is_none() && item.kind != "visit" && item.presence != Presence::Break {
                tell(said, format!("hall-unknown/{key}"), [0; 3]);
            }
            if let Some(hall) = given
                .halls
                .iter()
                .find(|candidate| Some(&candidate.key) == hall.as_ref())
            {
                if let (Some(audience), Some(capacity)) = (item.audience, hall.capacity)
                    && audience > capacity
                {
                    let key = format!("hall-too-small/{key}/{}", hall.key);
                    let counts = [Some(audience), Some(capacity), None, None, None];
                    said.insert(format!("{key} [0, 0, 0] {counts:?}"));
                }
                for need in item.equipment.iter().filter(|need| !hall.equipment.contains(need)) {
                    tell(said, format!("equipment-missing/{key}/{}/{need}", hall.key), [0; 3]);
                }
            }
            // One day, open from 9 to 14: pauses cannot matter.
            let outside = (*start..(*end).max(start + 1))
                .filter(|minute| !(540..840).contains(minute))
                .count();
            if outside > 0 {
                tell(said, format!("outside-opening-hours/{key}"), [outside as i64, 0, 0]);
            }
        }
    }
    let holds = |role: &str, side: Option<&str>| {
        item.roles.iter().filter(|held| held.role == role).any(|held| {
            let own = given
                .people
                .iter()
                .find(|person| person.key == held.person)
                .unwrap()
                .side
                .as_deref();
            side.is_none() || own == side
        })
    };
    if item.kind == "panel" && !holds("moderator", None) {
        tell(said, format!("role-missing/{key}/moderator"), [0; 3]);
    }
    for side in given
        .sides
        .iter()
        .filter(|side| item.kind == "council" && !holds("co-chair", Some(side)))
    {
        tell(said, format!("role-missing/{key}/co-chair/{side}"), [0; 3]);
    }
    for from in &item.floor {
        let followed = |into: &&String| item.floor.contains(into) || item.interpretation.contains(into);
        for into in given.languages_heard.iter().filter(|into| !followed(into)) {
            tell(said, format!("interpretation-missing/{key}/{from}/{into}"), [0; 3]);
        }
    }
    for text in &item.texts {
        for language in given
            .languages_written
            .iter()
            .filter(|language| !text.present.contains(language))
        {
            tell(said, format!("text-missing/{key}/{}/{language}", text.field), [0; 3]);
        }
    }
}

/// Said of each pair twice, once from either end; the set keeps one.
fn together(
    given: &Description,
    (item, here): (&Item, &Where),
    (other, there): (&Item, &Where),
    said: &mut BTreeSet<String>,
) {
    let mut pair = [escaped(&item.key), escaped(&other.key)];
    if item.after.contains(&other.key) && there.3 > here.2 {
        tell(
            said,
            format!("order-broken/{}+{}", pair[1], pair[0]),
            [there.3 - here.2, 0, 0],
        );
    }
    if item.right_after.as_ref() == Some(&other.key) && !(0..=15).contains(&(here.2 - there.3)) {
        let key = format!("not-right-after/{}+{}", pair[1], pair[0]);
        tell(said, key, [here.2 - there.3, 0, 0]);
    }
    pair.sort();
    let pair = pair.join("+");
    let overlap = here.3.min(there.3) - here.2.max(there.2);
    let lasting = |place: &Where| place.2..place.3.max(place.2 + 1);
    let overlaps = lasting(here).any(|minute| lasting(there).contains(&minute));
    if item.not_parallel_with.contains(&other.key) && overlaps {
        tell(said, format!("in-parallel/{pair}"), [overlap, 0, 0]);
    }
    if item.same_time_as.contains(&other.key) && here.2 != there.2 {
        tell(said, format!("not-together/{pair}"), [(here.2 - there.2).abs(), 0, 0]);
    }
    if item.same_day_as.contains(&other.key) && here.2.div_euclid(1440) != there.2.div_euclid(1440) {
        tell(said, format!("different-days/{pair}"), [0; 3]);
    }
    if above(given, item).contains(&other.key) || above(given, other).contains(&item.key) {
        return;
    }
    if item.topics.iter().any(|topic| other.topics.contains(topic)) && overlaps {
        tell(said, format!("topic-in-parallel/{pair}"), [overlap, 0, 0]);
    }
    let both = given
        .interests
        .iter()
        .filter(|wish| wish.items.contains(&item.key) && wish.items.contains(&other.key));
    let torn = both.map(|wish| wish.people).sum::<u32>();
    if torn > 0 && overlaps {
        let counts = [None, None, None, None, Some(torn)];
        said.insert(format!("audience-torn/{pair} [0, 0, 0] {counts:?}"));
    }
    let eats = |key: &String| item.roles.iter().any(|role| role.person == *key);
    let guests = other.roles.iter().map(|role| &role.person).chain(&other.teams);
    let meal_of_theirs =
        guests.clone().count() == 0 || guests.into_iter().any(|who| eats(who) || item.teams.contains(who));
    if other.meal && !item.meal && item.presence == Presence::Attended && overlaps && meal_of_theirs {
        tell(said, format!("during-break/{pair}"), [overlap, 0, 0]);
    }
    if let (Some(hall), Some(side)) = (&here.0, chairs(given, item))
        && given.chairs_alternate
        && there.0.as_ref() == Some(hall)
        && chairs(given, other).as_ref() == Some(&side)
        && !overlaps
        && (0..=60).contains(&(there.2 - here.3))
    {
        tell(said, format!("chairs-one-sided/{pair}/{hall}/{side}"), [0; 3]);
    }
    if let Some(hall) = &here.0
        && overlaps
        && there.0.as_ref() == Some(hall)
    {
        tell(said, format!("hall-taken-twice/{pair}/{hall}"), [overlap, 0, 0]);
    }
    if item.presence != Presence::Attended || other.presence != Presence::Attended {
        return;
    }
    for (who, _, _, rest) in in_it(given, item) {
        if !in_it(given, other).iter().any(|(other, ..)| *other == who) {
            continue;
        }
        if overlaps {
            tell(said, format!("person-in-two-places/{pair}/{who}"), [overlap, 0, 0]);
            continue;
        }
        if here.2 > there.2 {
            continue;
        }
        let had = there.2 - here.3;
        if had < rest && here.2.div_euclid(1440) == there.2.div_euclid(1440) {
            tell(said, format!("rest-too-short/{pair}/{who}"), [0, rest, had]);
        }
        if let (Some(from), Some(to)) = (&here.1, &there.1)
            && from != to
        {
            let leaves = |way: &&Travel| {
                way.departing.is_none_or(|(from, to)| {
                    (i64::from(from.hour()) * 60..i64::from(to.hour()) * 60).contains(&here.3.rem_euclid(1440))
                })
            };
            let ways = given
                .travel
                .iter()
                .filter(|way| way.from == *from && way.to == *to)
                .filter(leaves);
            // What holds at some hour only holds before what always does.
            if let Some(way) = ways.max_by_key(|way| way.departing.is_some())
                && i64::from(way.minutes) > had
            {
                let key = format!("travel-too-short/{pair}/{who}/{from}/{to}");
                tell(said, key, [0, i64::from(way.minutes), had]);
            }
        }
    }
}

/// The one side of those who chair an item.
fn chairs(given: &Description, item: &Item) -> Option<String> {
    let chairs = item.roles.iter().filter(|role| role.role.contains("chair"));
    let sides = chairs.map(|role| {
        let person = given.people.iter().find(|person| person.key == role.person);
        person.unwrap().side.clone().unwrap()
    });
    let sides = sides.collect::<BTreeSet<_>>();
    if sides.len() == 1 {
        sides.into_iter().next()
    } else {
        None
    }
}

fn above(given: &Description, item: &Item) -> Vec<String> {
    match &item.part_of {
        None => Vec::new(),
        Some(whole) => {
            let whole = given.items.iter().find(|candidate| candidate.key == *whole).unwrap();
            std::iter::once(whole.key.clone()).chain(above(given, whole)).collect()
        }
    }
}

fn tell(said: &mut BTreeSet<String>, key: String, measures: [i64; 3]) {
    let nobody: [Option<u32>; 5] = [None; 5];
    said.insert(format!("{key} {measures:?} {nobody:?}"));
}

fn count(said: &mut BTreeSet<String>, key: String, needed: u32, had: u32) {
    said.insert(format!(
        "{key} [0, 0, 0] {:?}",
        [None, None, Some(needed), Some(had), None]
    ));
}

fn escaped(key: &str) -> String {
    key.replace('%', "%25").replace('/', "%2F").replace('+', "%2B")
}
