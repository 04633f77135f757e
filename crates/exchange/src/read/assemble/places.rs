//! Venues with their halls, and tracks.

use super::super::gathering::{Gathering, VenueDraft};
use super::super::keys::Keys;
use super::super::notes::Notes;
use super::super::words::Words;
use super::Workshop;
use crate::archive::{Hall, Provenance, Track, Venue};

/// Keys of the venue and the hall of each room.
pub(super) type Places = Vec<(String, String)>;

pub(super) fn tracks(gathering: &Gathering, workshop: &mut Workshop) -> Vec<Track> {
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

pub(super) fn venues(gathering: &Gathering, workshop: &mut Workshop, notes: &mut Notes) -> (Vec<Venue>, Places) {
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
            booths: None,
            open: Vec::new(),
            illustrative: false,
        });
    }
    (venues, places)
}
