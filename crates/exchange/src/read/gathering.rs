//! What every dialect says, before it is an edition: the shape all readers fill. Nothing here is checked yet; places are the
//! bytes at which things stood.

use std::collections::HashMap;
use std::rc::Rc;

use jiff::civil::Date;

use super::Dialect;
use super::times::Moment;
use super::words::Words;

/// A whole export.
pub(super) struct Gathering {
    pub dialect: Dialect,
    pub title: Words,
    pub subtitle: Words,
    pub description: Words,
    pub acronym: Option<String>,
    pub start: Option<Date>,
    pub end: Option<Date>,
    /// Name of the zone as the file has it, and where.
    pub zone: Option<(String, usize)>,
    pub city: Words,
    pub url: Option<String>,
    /// Address to which relative ones are joined.
    pub base: Option<String>,
    /// The language that the file declares for its texts.
    pub language: Option<String>,
    pub days: Vec<DayDraft>,
    pub venues: Vec<VenueDraft>,
    pub rooms: Vec<RoomDraft>,
    pub tracks: Vec<TrackDraft>,
    /// People who are named apart from events.
    pub people: Vec<PersonDraft>,
    pub events: Vec<EventDraft>,
    room_by_name: HashMap<String, usize>,
    track_by_name: HashMap<String, usize>,
    venue_by_name: HashMap<String, usize>,
}

pub(super) struct DayDraft {
    pub at: usize,
    pub date: Date,
    pub opens: Option<Moment>,
    pub closes: Option<Moment>,
}

pub(super) struct VenueDraft {
    pub name: Words,
    pub address: Words,
}

pub(super) struct RoomDraft {
    pub at: usize,
    pub name: Words,
    pub slug: Option<String>,
    pub guid: Option<String>,
    pub capacity: Option<u32>,
    pub venue: Option<usize>,
}

pub(super) struct TrackDraft {
    pub name: Words,
    pub slug: Option<String>,
    pub colour: Option<String>,
}

/// A person as one place of the file names them; the same person may be drafted many times.
#[derive(Clone, Default)]
pub(super) struct PersonDraft {
    pub at: usize,
    pub id: Option<String>,
    pub guid: Option<String>,
    pub code: Option<String>,
    pub name: String,
    /// Family name first.
    pub sort_name: Option<String>,
    /// Shared, since a person may be named a thousand times.
    pub biography: Rc<Words>,
    pub affiliation: Option<String>,
    /// One of the roles of [`crate::archive::SessionRole`].
    pub role: &'static str,
}

#[derive(Clone)]
pub(super) struct LinkDraft {
    pub at: usize,
    pub url: String,
    pub title: Option<String>,
}

#[derive(Clone, Default)]
pub(super) struct EventDraft {
    pub at: usize,
    pub guid: Option<String>,
    pub id: Option<String>,
    pub code: Option<String>,
    pub slug: Option<String>,
    pub title: Words,
    pub subtitle: Words,
    pub summary: Words,
    pub description: Words,
    /// The type in the file's words.
    pub kind: Option<String>,
    /// A kind that is known without words.
    pub house_kind: Option<&'static str>,
    /// Language tags, spoken.
    pub languages: Vec<String>,
    /// The day of the programme it stands under.
    pub day: Option<Date>,
    pub start: Option<Moment>,
    pub end: Option<Moment>,
    pub seconds: Option<i64>,
    pub room: Option<usize>,
    pub track: Option<usize>,
    pub persons: Vec<PersonDraft>,
    /// Its own page, to which its relative addresses are joined when the conference has no site.
    pub page: Option<String>,
    pub links: Vec<LinkDraft>,
    pub do_not_record: bool,
    pub recording_licence: Option<String>,
    pub cancelled: bool,
    /// Index of the event it is a part of.
    pub part_of: Option<usize>,
}

impl Gathering {
    pub(super) fn new(dialect: Dialect) -> Self {
        Self {
            dialect,
            title: Words::default(),
            subtitle: Words::default(),
            description: Words::default(),
            acronym: None,
            start: None,
            end: None,
            zone: None,
            city: Words::default(),
            url: None,
            base: None,
            language: None,
            days: Vec::new(),
            venues: Vec::new(),
            rooms: Vec::new(),
            tracks: Vec::new(),
            people: Vec::new(),
            events: Vec::new(),
            room_by_name: HashMap::new(),
            track_by_name: HashMap::new(),
            venue_by_name: HashMap::new(),
        }
    }

    /// The room that the file calls `key`; new when it was not met before.
    pub(super) fn room(&mut self, key: &str, name: Words, at: usize) -> usize {
        if let Some(&index) = self.room_by_name.get(key) {
            return index;
        }
        let index = self.new_room(name, at);
        self.room_by_name.insert(key.to_owned(), index);
        index
    }

    /// A room that is known under no key yet.
    pub(super) fn new_room(&mut self, name: Words, at: usize) -> usize {
        self.rooms.push(RoomDraft {
            at,
            name,
            slug: None,
            guid: None,
            capacity: None,
            venue: None,
        });
        self.rooms.len() - 1
    }

    /// The track that the file calls `key`; new when it was not met before.
    pub(super) fn track(&mut self, key: &str, name: Words) -> usize {
        if let Some(&index) = self.track_by_name.get(key) {
            return index;
        }
        let index = self.new_track(name);
        self.track_by_name.insert(key.to_owned(), index);
        index
    }

    /// A track that is known under no key yet.
    pub(super) fn new_track(&mut self, name: Words) -> usize {
        self.tracks.push(TrackDraft {
            name,
            slug: None,
            colour: None,
        });
        self.tracks.len() - 1
    }

    /// The venue of that name; new when it was not met before.
    pub(super) fn venue(&mut self, key: &str, name: Words) -> usize {
        if let Some(&index) = self.venue_by_name.get(key) {
            return index;
        }
        self.venues.push(VenueDraft {
            name,
            address: Words::default(),
        });
        self.venue_by_name.insert(key.to_owned(), self.venues.len() - 1);
        self.venues.len() - 1
    }

    /// Another name for a room, unless that name is taken.
    pub(super) fn alias_room(&mut self, key: String, index: usize) {
        self.room_by_name.entry(key).or_insert(index);
    }

    /// Another name for a track, unless that name is taken.
    pub(super) fn alias_track(&mut self, key: String, index: usize) {
        self.track_by_name.entry(key).or_insert(index);
    }

    pub(super) fn known_room(&self, key: &str) -> Option<usize> {
        self.room_by_name.get(key).copied()
    }

    pub(super) fn known_track(&self, key: &str) -> Option<usize> {
        self.track_by_name.get(key).copied()
    }
}
