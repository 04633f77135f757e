//! How a gathering becomes an edition: the zone, the languages, the keys and identities, and everything put into its place.

mod people;
mod sessions;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use uuid::Uuid;

use super::gathering::{Gathering, VenueDraft};
use super::keys::{Keys, slug};
use super::notes::Notes;
use super::times::Moment;
use super::words::{self, Words};
use super::{Options, Reason, Refusal, Times, zone};
use crate::archive::{Day, Edition, Fact, Hall, Language, Provenance, Text, Track, Venue, derived_uid};

/// What all parts of the assembly share.
struct Workshop {
    edition: String,
    zone: TimeZone,
    /// Language of unmarked words.
    language: String,
    /// How many texts each language has.
    spoken: BTreeMap<String, usize>,
    uids: BTreeSet<Uuid>,
}

impl Workshop {
    fn text(&mut self, words: &Words, language: Option<&str>) -> Option<Text> {
        let language = language.unwrap_or(&self.language).to_owned();
        let mut text = Text::default();
        for (tag, words) in &words.by_language {
            text.words.insert(Language::new(tag), words.clone());
        }
        if let Some(plain) = &words.plain {
            text.words
                .entry(Language::new(&language))
                .or_insert_with(|| plain.clone());
        }
        for tag in text.words.keys() {
            *self.spoken.entry(tag.as_str().to_owned()).or_default() += 1;
        }
        (!text.is_empty()).then_some(text)
    }

    /// Words that must be there: a name of a person, a title.
    fn text_or(&mut self, words: &Words, language: Option<&str>, instead: &str) -> Text {
        self.text(words, language)
            .unwrap_or_else(|| Text::of(language.unwrap_or(&self.language), instead))
    }

    /// The clock of the edition's zone.
    fn civil(&self, moment: Moment) -> DateTime {
        match moment {
            Moment::Instant { at, .. } => self.zone.to_datetime(at),
            Moment::Civil(printed) => printed,
        }
    }

    /// The identity that a file gives, when it is one and nobody has it; else one derived from the first free name.
    fn identity(
        &mut self,
        kind: &'static str,
        guid: Option<&str>,
        names: &[String],
        at: usize,
        notes: &mut Notes,
    ) -> Uuid {
        if let Some(guid) = guid {
            match Uuid::parse_str(guid) {
                Ok(uid) if uid.is_nil() => {
                    notes.warn(at, format!("the guid of a {kind} is nil; one was derived"), guid, "")
                }
                Ok(uid) if self.uids.insert(uid) => return uid,
                Ok(_) => {
                    let what = format!("the guid of a {kind} is taken already; one was derived");
                    notes.warn(at, what, guid, "");
                }
                Err(_) => {
                    let what = format!("the guid of a {kind} is no UUID; one was derived");
                    notes.warn(at, what, guid, "");
                }
            }
        }
        for name in names {
            let uid = derived_uid(&self.edition, kind, name);
            if self.uids.insert(uid) {
                return uid;
            }
        }
        // Only when two things have the same names throughout.
        let mut number = 2_usize;
        loop {
            let uid = derived_uid(
                &self.edition,
                kind,
                &format!("{}#{number}", names.last().map_or("", String::as_str)),
            );
            if self.uids.insert(uid) {
                return uid;
            }
            number += 1;
        }
    }
}

/// Puts an edition together.
pub(super) fn edition(
    file: &str,
    mut gathering: Gathering,
    options: &Options,
    notes: &mut Notes,
) -> Result<Edition, Refusal> {
    if options.times == Times::AsPrinted {
        believe_the_clock(&mut gathering);
    }
    let (zone, timezone) = zone::choose(file, &gathering, options, notes)?;
    let named_zone = options.timezone.is_some() || gathering.zone.is_some();
    if let Some(title) = &options.title {
        gathering.title = Words::plain(title.clone());
    }
    let stem = file
        .rsplit(['/', '\\'])
        .next()
        .unwrap_or(file)
        .split('.')
        .next()
        .unwrap_or("")
        .to_owned();
    if gathering.title.is_empty() {
        notes.warn(
            0,
            "the event has no title; the name of the file stands for it",
            &stem,
            "give a title",
        );
        gathering.title = Words::plain(if stem.trim().is_empty() {
            "Schedule"
        } else {
            stem.trim()
        });
    }
    let names = [
        options.edition.as_deref(),
        gathering.acronym.as_deref(),
        gathering.title.any(),
        Some(stem.as_str()),
    ];
    let id = names
        .into_iter()
        .flatten()
        .map(slug)
        .find(|id| !id.is_empty())
        .unwrap_or_else(|| "edition".to_owned());
    let mut workshop = Workshop {
        language: language(&gathering, options),
        edition: id.clone(),
        zone,
        spoken: BTreeMap::new(),
        uids: BTreeSet::new(),
    };
    if named_zone {
        mark_foreign_offsets(&gathering, &workshop.zone, notes);
    }

    let title_text = workshop.text_or(&gathering.title.clone(), None, "Schedule");
    let theme = workshop.text(&gathering.subtitle, None);
    let description = workshop.text(&gathering.description, None);
    let city = workshop.text(&gathering.city, None);
    let tracks = tracks(&gathering, &mut workshop);
    let (venues, places) = venues(&gathering, &mut workshop, notes);
    let mut register = people::Register::default();
    for person in &gathering.people {
        register.enter(person);
    }
    let sessions = sessions::assemble(&gathering, &mut workshop, &places, &tracks, &mut register, notes);
    let (people, organisations) = register.close(&mut workshop, notes);
    let days = days(&gathering, &sessions, &workshop, notes);
    let Some((start, end)) = span(&gathering, &days, notes) else {
        return Err(Refusal::new(file, Reason::NoDates));
    };
    Ok(Edition {
        uid: derived_uid(&id, "edition", &id),
        id,
        series: None,
        ordinal: None,
        status: "planned".to_owned(),
        title: title_text,
        theme,
        languages: ranked(&workshop),
        start,
        end,
        timezone,
        city,
        country: None,
        region: None,
        url: gathering.url.clone().or_else(|| gathering.base.clone()),
        organisers: Vec::new(),
        sides: Vec::new(),
        days,
        tracks: tracks.into_iter().collect(),
        venues,
        travel: Vec::new(),
        organisations,
        people,
        delegations: Vec::new(),
        sessions,
        agreements: Vec::new(),
        facts: description
            .into_iter()
            .map(|what| Fact {
                what,
                ..Fact::default()
            })
            .collect(),
        not_found: Vec::new(),
        sources: Vec::new(),
    })
}

fn believe_the_clock(gathering: &mut Gathering) {
    let strip = |moment: &mut Option<Moment>| *moment = moment.map(|moment| Moment::Civil(moment.printed()));
    for event in &mut gathering.events {
        strip(&mut event.start);
        strip(&mut event.end);
    }
    for day in &mut gathering.days {
        strip(&mut day.opens);
        strip(&mut day.closes);
    }
}

fn mark_foreign_offsets(gathering: &Gathering, zone: &TimeZone, notes: &mut Notes) {
    for event in &gathering.events {
        if let Some(Moment::Instant { at, offset, .. }) = event.start
            && zone.to_offset(at) != offset
        {
            notes.warn(
                event.at,
                "the offset of a time is not the one of the zone; the instant was kept and the clock restated",
                &offset.to_string(),
                "if the clock is right and the offset wrong, read the times as printed",
            );
        }
    }
}

/// The language of unmarked words: the caller's, the file's, the one most events are in, English.
fn language(gathering: &Gathering, options: &Options) -> String {
    if let Some(tag) = options.language.as_deref().and_then(words::language_tag) {
        return tag;
    }
    if let Some(tag) = &gathering.language {
        return tag.clone();
    }
    let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
    for tag in gathering.events.iter().filter_map(|event| event.languages.first()) {
        *votes.entry(tag).or_default() += 1;
    }
    let best = votes.into_iter().max_by_key(|(tag, count)| (*count, *tag == "en"));
    best.map_or_else(|| "en".to_owned(), |(tag, _)| tag.to_owned())
}

/// The languages that the texts are in, the most frequent first.
fn ranked(workshop: &Workshop) -> Vec<Language> {
    let mut spoken: Vec<_> = workshop.spoken.iter().collect();
    spoken.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
    if spoken.is_empty() {
        return vec![Language::new(&workshop.language)];
    }
    spoken.into_iter().map(|(tag, _)| Language::new(tag)).collect()
}

fn tracks(gathering: &Gathering, workshop: &mut Workshop) -> Vec<Track> {
    let mut keys = Keys::default();
    gathering
        .tracks
        .iter()
        .map(|track| Track {
            id: keys.take(
                [track.slug.as_deref().unwrap_or(""), track.name.any().unwrap_or("")],
                "track",
            ),
            name: workshop.text_or(&track.name, None, "?"),
            colour: track.colour.clone(),
            illustrative: false,
        })
        .collect()
}

/// Keys of the venue and the hall of each room.
type Places = Vec<(String, String)>;

fn venues(gathering: &Gathering, workshop: &mut Workshop, notes: &mut Notes) -> (Vec<Venue>, Places) {
    let mut drafts: Vec<&VenueDraft> = gathering.venues.iter().collect();
    let instead = VenueDraft {
        name: gathering.title.clone(),
        address: Words::default(),
    };
    let homeless = gathering.rooms.iter().any(|room| room.venue.is_none());
    if drafts.is_empty() && homeless {
        notes.warn(
            gathering.rooms[0].at,
            "no venue is named; the rooms stand under one with the title of the event",
            gathering.title.any().unwrap_or(""),
            "",
        );
        drafts.push(&instead);
    }
    let mut keys = Keys::default();
    let mut venues: Vec<Venue> = Vec::new();
    for draft in drafts {
        let id = keys.take([draft.name.any().unwrap_or("")], "venue");
        let uid = workshop.identity("venue", None, std::slice::from_ref(&id), 0, notes);
        venues.push(Venue {
            uid,
            kind: None,
            name: workshop.text_or(&draft.name, None, "?"),
            city: if gathering.venues.len() <= 1 {
                workshop.text(&gathering.city, None)
            } else {
                None
            },
            region: None,
            address: workshop.text(&draft.address, None),
            latitude: None,
            longitude: None,
            operator: None,
            site: None,
            purpose: None,
            halls: Vec::new(),
            record: Provenance::default(),
            id,
        });
    }
    let mut halls = Keys::default();
    let mut places = Places::new();
    for room in &gathering.rooms {
        let id = halls.take(
            [room.slug.as_deref().unwrap_or(""), room.name.any().unwrap_or("")],
            "hall",
        );
        let uid = workshop.identity("hall", room.guid.as_deref(), std::slice::from_ref(&id), room.at, notes);
        let venue = &mut venues[room.venue.unwrap_or(0)];
        places.push((venue.id.clone(), id.clone()));
        let name = workshop.text_or(&room.name, None, "?");
        venue.halls.push(Hall {
            id,
            uid,
            name,
            capacity: room.capacity,
            equipment: Vec::new(),
            illustrative: false,
        });
    }
    (venues, places)
}

fn days(
    gathering: &Gathering,
    sessions: &[crate::archive::Session],
    workshop: &Workshop,
    notes: &mut Notes,
) -> Vec<Day> {
    let mut days: BTreeMap<Date, Day> = BTreeMap::new();
    let day = |date: Date| Day {
        date,
        name: None,
        opens: None,
        closes: None,
        illustrative: false,
    };
    for draft in &gathering.days {
        if days.contains_key(&draft.date) {
            notes.warn(
                draft.at,
                "a day stands twice; its events were put together",
                &draft.date.to_string(),
                "",
            );
            continue;
        }
        let mut day = day(draft.date);
        let opens = draft.opens.map(|moment| workshop.civil(moment));
        let closes = draft.closes.map(|moment| workshop.civil(moment));
        if let (Some(opens), Some(closes)) = (opens, closes) {
            let hours = opens.duration_until(closes).as_hours();
            if opens.date() == draft.date && opens < closes && hours < 24 {
                day.opens = Some(opens.time());
                day.closes = Some(closes.time());
            } else {
                let value = format!("{opens} to {closes}");
                notes.warn(
                    draft.at,
                    "the hours of a day do not fit into a day and were left out",
                    &value,
                    "",
                );
            }
        } else if opens.is_some_and(|opens| opens.date() == draft.date) {
            day.opens = opens.map(DateTime::time);
        }
        days.insert(draft.date, day);
    }
    for date in sessions.iter().filter_map(|session| session.date) {
        days.entry(date).or_insert_with(|| day(date));
    }
    days.into_values().collect()
}

/// First and last day: the file's, else those of its programme.
fn span(gathering: &Gathering, days: &[Day], notes: &mut Notes) -> Option<(Date, Date)> {
    let programme = days
        .first()
        .zip(days.last())
        .map(|(first, last)| (first.date, last.date));
    let start = gathering
        .start
        .or(programme.map(|(first, _)| first))
        .or(gathering.end)?;
    let end = gathering.end.or(programme.map(|(_, last)| last)).unwrap_or(start);
    if let Some((first, last)) = programme
        && (first < start || last > end || end < start)
    {
        let value = format!("{start} to {end}");
        notes.warn(
            0,
            "the programme goes beyond the dates of the event, which were widened",
            &value,
            "",
        );
        let (start, end) = if end < start {
            (first, last)
        } else {
            (start.min(first), end.max(last))
        };
        return Some((start, end));
    }
    Some((start.min(end), end.max(start)))
}
