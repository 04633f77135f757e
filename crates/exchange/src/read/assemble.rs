//! How a gathering becomes an edition: the zone, the languages, the keys and identities, and everything put into its place.

mod days;
mod people;
mod places;
mod sessions;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use uuid::Uuid;

use super::gathering::Gathering;
use super::keys::slug;
use super::notes::Notes;
use super::times::Moment;
use super::words::{self, Words};
use super::{Options, Reason, Refusal, Times, zone};
use crate::archive::{Edition, Fact, Language, Text, derived_uid};

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
    let tracks = places::tracks(&gathering, &mut workshop);
    let (venues, places) = places::venues(&gathering, &mut workshop, notes);
    let mut register = people::Register::default();
    for person in &gathering.people {
        register.enter(person);
    }
    let sessions = sessions::assemble(&gathering, &mut workshop, &places, &tracks, &mut register, notes);
    let (people, organisations) = register.close(&mut workshop, notes);
    let days = days::days(&gathering, &sessions, &workshop, notes);
    let Some((start, end)) = days::span(&gathering, &days, notes) else {
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
        planning: Default::default(),
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
