//! Records of an edition by their ids.

use std::collections::HashMap;

use crate::archive::{
    Edition, Hall, Organisation, Person, Region, Session, SessionRole, Side, Source, Text, Track, Venue,
};

/// Built once per release; every question is then constant time. Where an id occurs twice the first record wins.
pub(super) struct Lookup<'a> {
    pub people: HashMap<&'a str, &'a Person>,
    pub halls: HashMap<&'a str, (&'a Venue, &'a Hall)>,
    pub venues: HashMap<&'a str, &'a Venue>,
    pub tracks: HashMap<&'a str, &'a Track>,
    pub organisations: HashMap<&'a str, &'a Organisation>,
    pub sessions: HashMap<&'a str, &'a Session>,
    /// The parts of a session, by its id.
    pub parts: HashMap<&'a str, Vec<&'a Session>>,
    /// The sessions in which a person is seen, by the person's id.
    pub appearances: HashMap<&'a str, Vec<&'a Session>>,
    sides: HashMap<&'a str, &'a Side>,
    sources: HashMap<&'a str, &'a Source>,
    regions: HashMap<&'a str, &'a Region>,
}

/// Where a session takes place, as far as that is known.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub venue: &'a Venue,
    pub hall: Option<&'a Hall>,
}

impl<'a> Lookup<'a> {
    pub fn of(edition: &'a Edition, regions: &'a [Region]) -> Self {
        let mut parts: HashMap<&str, Vec<&Session>> = HashMap::new();
        let mut appearances: HashMap<&str, Vec<&Session>> = HashMap::new();
        for session in &edition.sessions {
            if let Some(whole) = session.part_of.as_deref().filter(|whole| *whole != session.id) {
                parts.entry(whole).or_default().push(session);
            }
            for role in session.roles.iter().filter(|role| role.role != "interpreter") {
                let sessions = appearances.entry(&role.person).or_default();
                if sessions.last().is_none_or(|last| !std::ptr::eq(*last, session)) {
                    sessions.push(session);
                }
            }
        }
        Self {
            people: by_id(&edition.people, |person| &person.id),
            halls: edition
                .venues
                .iter()
                .flat_map(|venue| venue.halls.iter().map(move |hall| (hall.id.as_str(), (venue, hall))))
                .rev()
                .collect(),
            venues: by_id(&edition.venues, |venue| &venue.id),
            tracks: by_id(&edition.tracks, |track| &track.id),
            organisations: by_id(&edition.organisations, |organisation| &organisation.id),
            sessions: by_id(&edition.sessions, |session| &session.id),
            parts,
            appearances,
            sides: by_id(&edition.sides, |side| &side.id),
            sources: by_id(&edition.sources, |source| &source.id),
            regions: by_id(regions, |region| &region.id),
        }
    }

    pub fn place(&self, session: &Session) -> Option<Place<'a>> {
        let hall = session.hall.as_deref().and_then(|id| self.halls.get(id));
        match hall {
            Some((venue, hall)) => Some(Place {
                venue,
                hall: Some(hall),
            }),
            None => {
                let venue = self.venues.get(session.venue.as_deref()?)?;
                Some(Place { venue, hall: None })
            }
        }
    }

    /// The people of the session with their roles, in the order of the record; nobody the edition does not know.
    pub fn people_of<'s>(&'s self, session: &'s Session) -> impl Iterator<Item = (&'s SessionRole, &'a Person)> {
        session
            .roles
            .iter()
            .filter_map(|role| Some((role, *self.people.get(role.person.as_str())?)))
    }

    /// The name of a side; `None` for an id such as `joint` that is no side.
    pub fn side_name(&self, id: &str) -> Option<&'a Text> {
        self.sides.get(id).map(|side| &side.name)
    }

    pub fn region_name(&self, code: &str) -> Option<&'a Text> {
        self.regions.get(code).map(|region| &region.name)
    }

    /// The address of a source, else its id.
    pub fn source<'s>(&'s self, id: &'s str) -> &'s str {
        self.sources.get(id).map_or(id, |source| source.url.as_str())
    }
}

/// Latitude and longitude as decimal text, when both are numbers of degrees.
pub(super) fn coordinates(venue: &Venue) -> Option<(&str, &str)> {
    let latitude = degrees(venue.latitude.as_deref()?, 90.0)?;
    let longitude = degrees(venue.longitude.as_deref()?, 180.0)?;
    Some((latitude, longitude))
}

/// Digits with a point at most and a minus at most, which every format understands; `1e1` and `.5` are numbers to some.
fn degrees(text: &str, most: f64) -> Option<&str> {
    let text = text.trim();
    let plain = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let fits = digits(whole) && digits(fraction) && plain.parse::<f64>().is_ok_and(|value| value <= most);
    fits.then_some(text)
}

fn by_id<'a, T>(records: &'a [T], id: impl Fn(&'a T) -> &'a String) -> HashMap<&'a str, &'a T> {
    records
        .iter()
        .rev()
        .map(|record| (id(record).as_str(), record))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::degrees;

    #[test]
    fn degrees_are_plain_decimals_within_their_range() {
        for (given, expected) in [
            ("55.16", Some("55.16")),
            (" -61 ", Some("-61")),
            ("90.1", None),
            ("1e1", None),
            (".5", None),
            ("--5", None),
            ("NaN", None),
            ("", None),
        ] {
            assert_eq!(degrees(given, 90.0), expected, "{given}");
        }
    }
}
