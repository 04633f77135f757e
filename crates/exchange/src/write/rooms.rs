//! The rooms of a schedule: halls, venues of which no hall is known, and a room for what has no place yet.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::context::Context;
use super::text;
use crate::archive::{self, Hall, Session, Venue};

pub(super) struct Room<'a> {
    /// Unique in the edition.
    pub name: String,
    pub uid: Uuid,
    pub venue: Option<&'a Venue>,
    pub hall: Option<&'a Hall>,
}

/// The halls of each venue, then the venue itself where sessions know no hall, at last the room of sessions without a
/// place. Names that two of them share are told apart by the venue, else by the id.
pub(super) fn of<'a>(ctx: &Context<'a>) -> Vec<Room<'a>> {
    let mut rooms = Vec::new();
    for venue in &ctx.edition.venues {
        let venue_name = ctx.line(&venue.name).unwrap_or_else(|| text::line(&venue.id));
        for hall in &venue.halls {
            let name = ctx.line(&hall.name).unwrap_or_else(|| text::line(&hall.id));
            rooms.push((name, venue_name.clone(), &hall.id, hall.uid, Some(venue), Some(hall)));
        }
        rooms.push((
            venue_name.clone(),
            String::new(),
            &venue.id,
            venue.uid,
            Some(venue),
            None,
        ));
    }
    let open = text::line(&ctx.labels.place_open());
    rooms.push((open, String::new(), &ctx.edition.id, open_room_uid(ctx), None, None));

    let used: HashSet<Uuid> = ctx
        .edition
        .sessions
        .iter()
        .map(|session| self::uid(ctx, session))
        .collect();
    rooms.retain(|(.., uid, _, hall)| hall.is_some() || used.contains(uid));
    let mut seen_uids = HashSet::new();
    rooms.retain(|(.., uid, _, _)| seen_uids.insert(*uid));

    let mut how_many: HashMap<String, usize> = HashMap::new();
    for (name, ..) in &rooms {
        *how_many.entry(name.clone()).or_default() += 1;
    }
    let mut taken = HashSet::new();
    rooms
        .into_iter()
        .map(|(mut name, venue_name, id, uid, venue, hall)| {
            if how_many[&name] > 1 && !venue_name.is_empty() {
                name = format!("{name} ({venue_name})");
            }
            if name.is_empty() || !taken.insert(name.clone()) {
                // an id alone need not be enough: it may hold nothing but control characters
                name = text::line(&format!("{name} {id}"));
                if name.is_empty() || !taken.insert(name.clone()) {
                    name = text::line(&format!("{name} {uid}"));
                    taken.insert(name.clone());
                }
            }
            Room { name, uid, venue, hall }
        })
        .collect()
}

/// The uid of the room in which a session is held.
pub(super) fn uid(ctx: &Context<'_>, session: &Session) -> Uuid {
    match ctx.lookup.place(session) {
        Some(place) => place.hall.map_or(place.venue.uid, |hall| hall.uid),
        None => open_room_uid(ctx),
    }
}

fn open_room_uid(ctx: &Context<'_>) -> Uuid {
    archive::derived_uid(&ctx.edition.id, "room", "open")
}
