//! Findings and changes in words, in the reader's language.

use exchange::archive::{Edition, Text, Window};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use timetable::FindingRecord;
use timetable::contradictions::ContradictionRecord;

use super::difference::{Change, ChangeKind, WhenWhere};
use crate::platform::i18n::Locale;

/// One sentence about a finding.
pub fn finding(locale: &Locale, edition: &Edition, finding: &FindingRecord) -> String {
    let tag = locale.lang().tag();
    let session = |place: usize| -> String {
        let id = finding.items.get(place).map_or("", String::as_str);
        let found = edition.sessions.iter().find(|session| session.id == id);
        found.map_or_else(|| id.to_owned(), |session| best(&session.title, tag))
    };
    let person = || {
        let team = finding.person.as_deref().and_then(|key| key.strip_prefix("team:"));
        match team {
            Some(team) => locale.finding_team(team.to_owned()),
            None => named(finding.person.as_ref(), tag, |id| {
                edition.people.iter().find(|p| p.id == id).map(|p| &p.name)
            }),
        }
    };
    let venue = |key: Option<&String>| {
        named(key, tag, |id| {
            edition.venues.iter().find(|v| v.id == id).map(|v| &v.name)
        })
    };
    let hall = || {
        named(finding.hall.as_ref(), tag, |id| {
            edition
                .venues
                .iter()
                .flat_map(|venue| &venue.halls)
                .find(|hall| hall.id == id)
                .map(|hall| &hall.name)
        })
    };
    let side = || {
        named(finding.side.as_ref(), tag, |id| {
            edition.sides.iter().find(|s| s.id == id).map(|s| &s.name)
        })
    };
    let language = |tag: Option<&String>| {
        let tag = tag.map_or("", String::as_str);
        locale
            .by_id(&format!("finding-language-{tag}"), &[])
            .unwrap_or_else(|| tag.to_owned())
    };
    let pair = || {
        format!(
            "{} → {}",
            language(finding.from_language.as_ref()),
            language(finding.language.as_ref())
        )
    };
    let counted = |count: Option<u32>| count.unwrap_or_default();
    let (needed_minutes, had_minutes) = (
        finding.needed_minutes.unwrap_or_default(),
        finding.had_minutes.unwrap_or_default(),
    );
    let (first, second) = (session(0), session(1));
    let minutes = finding.minutes.unwrap_or_default();
    match finding.rule.as_str() {
        "hall-taken-twice" => locale.finding_hall_taken_twice(minutes, first, second, hall()),
        "person-in-two-places" => locale.finding_person_in_two_places(minutes, person(), first, second),
        "travel-too-short" => locale.finding_travel_too_short(
            person(),
            finding.needed_minutes.unwrap_or_default(),
            venue(finding.from_venue.as_ref()),
            venue(finding.to_venue.as_ref()),
            finding.had_minutes.unwrap_or_default(),
            first,
            second,
        ),
        "order-broken" => locale.finding_order_broken(first, second),
        "hall-too-small" => locale.finding_hall_too_small(
            first,
            finding.audience.unwrap_or_default(),
            hall(),
            finding.capacity.unwrap_or_default(),
        ),
        "outside-opening-hours" => locale.finding_outside_opening_hours(first, minutes),
        "equipment-missing" => {
            locale.finding_equipment_missing(first, hall(), finding.equipment.clone().unwrap_or_default())
        }
        "hall-unknown" => locale.finding_hall_unknown(first),
        "not-placed" => locale.finding_not_placed(first),
        "role-missing" => {
            let role = locale.term("role", finding.role.as_deref().unwrap_or_default());
            match finding.side {
                Some(_) => locale.finding_role_missing_of_side(first, side(), role),
                None => locale.finding_role_missing(first, role),
            }
        }
        "interpretation-missing" => locale.finding_interpretation_missing(first, pair()),
        "principal-away" => locale.finding_principal_away(person(), first, minutes),
        "person-away" => locale.finding_person_away(person(), first, minutes),
        "outside-allowed" => match finding.hall {
            Some(_) => locale.finding_outside_allowed_hall(first, hall()),
            None => locale.finding_outside_allowed_time(first, minutes),
        },
        "hall-closed" => locale.finding_hall_closed(hall(), first, minutes),
        "in-parallel" => locale.finding_in_parallel(first, second),
        "not-together" => locale.finding_not_together(first, second),
        "different-days" => locale.finding_different_days(first, second),
        "not-right-after" => locale.finding_not_right_after(first, second),
        "booths-missing" => locale.finding_booths_missing(first, hall(), counted(finding.needed), counted(finding.had)),
        "interpreters-missing" => {
            locale.finding_interpreters_missing(first, pair(), counted(finding.needed), counted(finding.had))
        }
        "interpreters-overworked" => {
            locale.finding_interpreters_overworked(first, had_minutes, needed_minutes, person())
        }
        "rest-too-short" => locale.finding_rest_too_short(person(), first, second, had_minutes, needed_minutes),
        "too-many-in-a-day" => {
            locale.finding_too_many_in_a_day(person(), first, counted(finding.needed), counted(finding.had))
        }
        "during-break" => locale.finding_during_break(first, second, minutes),
        "topic-in-parallel" => locale.finding_topic_in_parallel(first, second),
        "audience-torn" => locale.finding_audience_torn(counted(finding.people), first, second),
        "day-without-side" => {
            let day = finding.day.as_deref().unwrap_or_default();
            let words = day
                .parse()
                .map_or_else(|_| day.to_owned(), |date| locale.date_day_month(date));
            locale.finding_day_without_side(words, side())
        }
        "chairs-one-sided" => locale.finding_chairs_one_sided(first, second, side()),
        "moved-late" => locale.finding_moved_late(first),
        "text-missing" => {
            let field = finding.field.as_deref().unwrap_or_default();
            let missing = language(finding.language.as_ref());
            if finding.items.is_empty() {
                return locale.finding_name_missing(field.trim_end_matches(":name").to_owned(), missing);
            }
            let field = locale
                .by_id(&format!("finding-field-{field}"), &[])
                .unwrap_or_else(|| field.to_owned());
            locale.finding_text_missing(first, field, missing)
        }
        _ => finding.key.clone(),
    }
}

/// One sentence about what no placing can fulfil.
pub fn contradiction(locale: &Locale, edition: &Edition, found: &ContradictionRecord) -> String {
    let tag = locale.lang().tag();
    let title = |id: &String| {
        let session = edition.sessions.iter().find(|session| session.id == *id);
        session.map_or_else(|| id.clone(), |session| best(&session.title, tag))
    };
    let titles: Vec<String> = found.items.iter().map(title).collect();
    let session = |place: usize| titles.get(place).cloned().unwrap_or_default();
    let person = || match found.person.as_deref().and_then(|key| key.strip_prefix("team:")) {
        Some(team) => locale.finding_team(team.to_owned()),
        None => named(found.person.as_ref(), tag, |id| {
            edition
                .people
                .iter()
                .find(|person| person.id == id)
                .map(|person| &person.name)
        }),
    };
    let (first, second) = (session(0), session(1));
    let (needed, had) = (
        found.needed_minutes.unwrap_or_default(),
        found.had_minutes.unwrap_or_default(),
    );
    match found.kind.as_str() {
        "wait-in-a-circle" => locale.finding_contradiction_circle(titles.join(" → ")),
        "together-and-apart" => locale.finding_contradiction_together_and_apart(first, second),
        "together-with-one-person" => locale.finding_contradiction_one_person(first, second, person()),
        "no-day-in-common" => locale.finding_contradiction_no_day(first, second),
        "fixed-against-rules" => {
            let rules: Vec<String> = found.rules.iter().map(|rule| locale.term("board-rule", rule)).collect();
            locale.finding_contradiction_fixed(titles.join("; "), rules.join("; "))
        }
        "too-long-for-its-times" => locale.finding_contradiction_times(first, needed, had),
        "too-long-for-its-halls" => locale.finding_contradiction_halls(first, needed, had),
        "person-never-there" => locale.finding_contradiction_person(person(), first, needed, had),
        "principals-never-together" => locale.finding_contradiction_principals(first, needed, had),
        _ => found.kind.clone(),
    }
}

/// One sentence about a change.
pub fn change(locale: &Locale, change: &Change) -> String {
    let title = best(&change.title, locale.lang().tag());
    match change.kind {
        ChangeKind::Added => locale.finding_change_added(title),
        ChangeKind::Cancelled => locale.finding_change_cancelled(title),
        ChangeKind::Moved => locale.finding_change_moved(title),
        ChangeKind::Renamed => locale.finding_change_renamed(title),
        ChangeKind::People => locale.finding_change_people(title),
        ChangeKind::Other => locale.finding_change_other(title),
    }
}

/// What else there is to say of a change: label and words, as the page of changes shows them.
pub fn change_details(locale: &Locale, change: &Change) -> Vec<(String, String)> {
    let tag = locale.lang().tag();
    let names = |people: &[Text]| people.iter().map(|name| best(name, tag)).collect::<Vec<_>>().join(", ");
    let mut details = Vec::new();
    if let Some(former) = &change.former_title {
        details.push((locale.programme_change_was_called(), best(former, tag)));
    }
    if let Some(before) = &change.before {
        details.push((locale.programme_change_before(), place(locale, before)));
    }
    if let Some(after) = &change.after {
        details.push((locale.programme_change_now(), place(locale, after)));
    }
    if !change.joined.is_empty() {
        details.push((locale.programme_change_joined(), names(&change.joined)));
    }
    if !change.left.is_empty() {
        details.push((locale.programme_change_left(), names(&change.left)));
    }
    details
}

/// When and where, in one line.
pub fn place(locale: &Locale, at: &WhenWhere) -> String {
    let tag = locale.lang().tag();
    let mut parts = Vec::new();
    if let Some(date) = at.date.or(at.start.map(|start| start.date())) {
        parts.push(locale.date_day_month(date));
    }
    match (at.start, at.end) {
        (Some(start), Some(end)) => parts.push(locale.time_range(start.time(), end.time())),
        (Some(start), None) => parts.push(locale.time(start.time())),
        _ => {}
    }
    parts.extend([&at.hall, &at.venue].into_iter().flatten().map(|name| best(name, tag)));
    if parts.is_empty() {
        return locale.programme_place_unknown();
    }
    parts.join(", ")
}

/// "9 November, 15:00–17:30".
pub(in crate::programme) fn window(locale: &Locale, window: &Window) -> String {
    let (from, to) = (window.from(), window.to());
    let day = |date| locale.date_day_month(date);
    if from.date() == to.date() {
        return locale.programme_window(day(from.date()), locale.time_range(from.time(), to.time()));
    }
    locale.programme_window_days(
        day(from.date()),
        locale.time(from.time()),
        day(to.date()),
        locale.time(to.time()),
    )
}

/// A moment at the forum, with how far its clock is from UTC: "9 November 2017, 09:00 (UTC+5)".
pub fn moment(locale: &Locale, zone: &TimeZone, at: Timestamp) -> String {
    let local = at.to_zoned_datetime(zone.clone());
    let words = locale.site_moment(locale.date_long(local.date()), locale.time(local.time()));
    let minutes = local.offset().seconds() / 60;
    let sign = if minutes < 0 { '−' } else { '+' };
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    if rest == 0 {
        format!("{words} (UTC{sign}{hours})")
    } else {
        format!("{words} (UTC{sign}{hours}:{rest:02})")
    }
}

pub(in crate::programme) fn best(text: &Text, tag: &str) -> String {
    text.best(tag).map(|(_, words)| words.to_owned()).unwrap_or_default()
}

fn named<'a>(key: Option<&'a String>, tag: &str, find: impl Fn(&'a str) -> Option<&'a Text>) -> String {
    let key = key.map_or("", String::as_str);
    find(key).map_or_else(|| key.to_owned(), |name| best(name, tag))
}

#[cfg(test)]
mod tests {
    use crate::platform::i18n::{Lang, locale};

    #[test]
    fn a_kazakh_sentence_is_right_for_any_name_of_a_hall() {
        let l = locale(Lang::Kk);
        for name in ["Мәжіліс залы", "Үлкен зал", "Конгресс-холл"] {
            for sentence in [
                l.finding_hall_taken_twice(5, "а", "ә", name),
                l.finding_hall_too_small("а", 90, name, 40),
                l.finding_equipment_missing("а", name, "экран"),
            ] {
                assert!(sentence.contains(&format!("({name})")), "{sentence}");
            }
        }
    }
}
