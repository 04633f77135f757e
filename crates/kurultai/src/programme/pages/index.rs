//! The release turned inside out, once: who speaks where, what is held in a hall, which agreements a region signed. Every
//! page of every language reads this; none searches the archive again, so compiling stays linear in its size.

use std::collections::HashMap;

use exchange::archive::{
    Agreement, Delegation, Edition, Hall, Organisation, Person, Region, Series, Session, Source, Text, Track, Venue,
};
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use super::Frozen;

pub struct Index<'a> {
    pub frozen: &'a Frozen<'a>,
    pub edition: &'a Edition,
    pub series: Option<&'a Series>,
    pub zone: TimeZone,
    pub people: HashMap<&'a str, &'a Person>,
    pub organisations: HashMap<&'a str, &'a Organisation>,
    pub venues: HashMap<&'a str, &'a Venue>,
    pub halls: HashMap<&'a str, (&'a Venue, &'a Hall)>,
    /// With the place of the track in the edition's list, which picks its colour.
    pub tracks: HashMap<&'a str, (usize, &'a Track)>,
    pub sessions: HashMap<&'a str, &'a Session>,
    pub regions: HashMap<&'a str, &'a Region>,
    /// With the number under which footnotes cite it, from 1.
    pub sources: HashMap<&'a str, (usize, &'a Source)>,
    pub sources_in_order: Vec<&'a Source>,
    /// All sessions by day, time and place in the archive; those without a day at the end.
    pub order: Vec<&'a Session>,
    pub days: Vec<DayPlan<'a>>,
    pub undated: Vec<&'a Session>,
    pub parts: HashMap<&'a str, Vec<&'a Session>>,
    pub sessions_of_person: HashMap<&'a str, Vec<Part<'a>>>,
    pub sessions_of_organiser: HashMap<&'a str, Vec<&'a Session>>,
    pub sessions_at: HashMap<&'a str, Vec<&'a Session>>,
    pub people_of: HashMap<&'a str, Vec<&'a Person>>,
    /// Organisations for which a person speaks.
    pub represented: HashMap<&'a str, Vec<&'a Organisation>>,
    pub organisations_of_region: HashMap<&'a str, Vec<&'a Organisation>>,
    pub delegations_of_region: HashMap<&'a str, Vec<&'a Delegation>>,
    pub delegations_of_person: HashMap<&'a str, Vec<&'a Delegation>>,
    /// By party, signatory or session.
    pub agreements_of: HashMap<&'a str, Vec<&'a Agreement>>,
}

/// A day of the programme: those the edition announces and those on which something is placed.
pub struct DayPlan<'a> {
    pub date: Date,
    pub name: Option<&'a Text>,
    pub sessions: Vec<&'a Session>,
}

/// One appearance of a person.
pub struct Part<'a> {
    pub session: &'a Session,
    pub role: &'a str,
    pub illustrative: bool,
}

impl<'a> Index<'a> {
    pub fn new(frozen: &'a Frozen<'a>) -> Self {
        let archive = frozen.archive;
        let edition = archive.editions.first().expect("a frozen release holds one edition");
        let mut order: Vec<&Session> = edition.sessions.iter().collect();
        order.sort_by_key(|s| (day_of(s).is_none(), day_of(s), s.start.is_none(), s.start));

        let mut dates: Vec<(Date, Option<&Text>)> = edition.days.iter().map(|d| (d.date, d.name.as_ref())).collect();
        for session in &order {
            if let Some(date) = day_of(session)
                && !dates.iter().any(|(known, _)| *known == date)
            {
                dates.push((date, None));
            }
        }
        dates.sort_by_key(|(date, _)| *date);
        let mut days: Vec<DayPlan> = dates
            .into_iter()
            .map(|(date, name)| DayPlan {
                date,
                name,
                sessions: Vec::new(),
            })
            .collect();
        let place: HashMap<Date, usize> = days.iter().enumerate().map(|(i, d)| (d.date, i)).collect();
        let mut undated = Vec::new();
        for session in &order {
            match day_of(session).and_then(|date| place.get(&date)) {
                Some(&i) => days[i].sessions.push(session),
                None => undated.push(*session),
            }
        }

        let mut sources_in_order: Vec<&Source> = Vec::new();
        let mut sources = HashMap::new();
        for source in edition.sources.iter().chain(&archive.sources) {
            sources.entry(source.id.as_str()).or_insert_with(|| {
                sources_in_order.push(source);
                (sources_in_order.len(), source)
            });
        }

        let mut index = Index {
            frozen,
            edition,
            series: edition
                .series
                .as_ref()
                .and_then(|id| archive.series.iter().find(|s| s.id == *id))
                .or(archive.series.first()),
            zone: TimeZone::get(&edition.timezone).unwrap_or(TimeZone::UTC),
            people: edition.people.iter().map(|p| (p.id.as_str(), p)).collect(),
            organisations: edition.organisations.iter().map(|o| (o.id.as_str(), o)).collect(),
            venues: edition.venues.iter().map(|v| (v.id.as_str(), v)).collect(),
            halls: edition
                .venues
                .iter()
                .flat_map(|v| v.halls.iter().map(move |h| (h.id.as_str(), (v, h))))
                .collect(),
            tracks: edition
                .tracks
                .iter()
                .enumerate()
                .map(|(i, t)| (t.id.as_str(), (i, t)))
                .collect(),
            sessions: edition.sessions.iter().map(|s| (s.id.as_str(), s)).collect(),
            regions: archive.regions.iter().map(|r| (r.id.as_str(), r)).collect(),
            sources,
            sources_in_order,
            order,
            days,
            undated,
            parts: HashMap::new(),
            sessions_of_person: HashMap::new(),
            sessions_of_organiser: HashMap::new(),
            sessions_at: HashMap::new(),
            people_of: HashMap::new(),
            represented: HashMap::new(),
            organisations_of_region: HashMap::new(),
            delegations_of_region: HashMap::new(),
            delegations_of_person: HashMap::new(),
            agreements_of: HashMap::new(),
        };
        index.turn();
        index
    }

    fn turn(&mut self) {
        for session in self.order.clone() {
            if let Some(parent) = &session.part_of {
                self.parts.entry(parent).or_default().push(session);
            }
            for role in &session.roles {
                self.sessions_of_person.entry(&role.person).or_default().push(Part {
                    session,
                    role: &role.role,
                    illustrative: role.illustrative,
                });
            }
            for organiser in &session.organisers {
                self.sessions_of_organiser.entry(organiser).or_default().push(session);
            }
            if let Some(hall) = &session.hall {
                self.sessions_at.entry(hall).or_default().push(session);
            }
            if let Some(venue) = self.venue_of(session) {
                self.sessions_at.entry(&venue.id).or_default().push(session);
            }
        }
        for person in &self.edition.people {
            for key in [&person.organisation, &person.region].into_iter().flatten() {
                self.people_of.entry(key).or_default().push(person);
            }
        }
        for organisation in &self.edition.organisations {
            if let Some(region) = &organisation.region {
                self.organisations_of_region
                    .entry(region)
                    .or_default()
                    .push(organisation);
            }
            if let Some(person) = &organisation.represented_by {
                self.represented.entry(person).or_default().push(organisation);
            }
            if let Some(person) = organisation
                .represented_by
                .as_ref()
                .and_then(|id| self.people.get(id.as_str()))
                && person.organisation.as_ref() != Some(&organisation.id)
            {
                self.people_of.entry(&organisation.id).or_default().push(person);
            }
        }
        for delegation in &self.edition.delegations {
            if let Some(region) = &delegation.region {
                self.delegations_of_region.entry(region).or_default().push(delegation);
            }
            for person in delegation.head.iter().chain(&delegation.members) {
                self.delegations_of_person.entry(person).or_default().push(delegation);
            }
        }
        for agreement in &self.edition.agreements {
            let named = self.edition.sessions.iter();
            let mut keys: Vec<&str> = agreement
                .parties
                .iter()
                .chain(&agreement.signatories)
                .map(String::as_str)
                .collect();
            keys.extend(agreement.session.as_deref());
            if agreement.session.is_none() {
                keys.extend(
                    named
                        .filter(|s| s.agreements.contains(&agreement.id))
                        .map(|s| s.id.as_str()),
                );
            }
            keys.sort_unstable();
            keys.dedup();
            for key in keys {
                self.agreements_of.entry(key).or_default().push(agreement);
            }
        }
    }

    /// The venue of a session: of its hall when that is known, else what the record says.
    pub fn venue_of(&self, session: &Session) -> Option<&'a Venue> {
        session
            .hall
            .as_ref()
            .and_then(|hall| self.halls.get(hall.as_str()).map(|(venue, _)| *venue))
            .or_else(|| {
                session
                    .venue
                    .as_ref()
                    .and_then(|id| self.venues.get(id.as_str()).copied())
            })
    }

    /// The first day with something placed on it, else the first day.
    pub fn opening_day(&self) -> Date {
        self.days
            .iter()
            .find(|d| d.sessions.iter().any(|s| s.start.is_some()))
            .or(self.days.first())
            .map_or(self.edition.start, |d| d.date)
    }

    /// Such as `UTC+5` or `UTC+5:30`, on the first day.
    pub fn utc_offset(&self) -> String {
        let offset = self.offset(self.edition.start.at(12, 0, 0, 0));
        let (hours, minutes) = offset.split_once(':').unwrap_or((&offset, "00"));
        let (sign, hours) = hours.split_at(1);
        let hours = hours.trim_start_matches('0');
        let hours = if hours.is_empty() { "0" } else { hours };
        let sign = if sign == "-" { "−" } else { sign };
        if minutes == "00" {
            format!("UTC{sign}{hours}")
        } else {
            format!("UTC{sign}{hours}:{minutes}")
        }
    }

    /// Such as `+05:00`, in force in the host city at that civil time.
    pub fn offset(&self, at: DateTime) -> String {
        let seconds = at
            .to_zoned_datetime(self.zone.clone())
            .map_or(0, |z| z.offset().seconds());
        let sign = if seconds < 0 { '-' } else { '+' };
        let minutes = seconds.abs() / 60;
        format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

/// The day under which the programme prints a session, which for an hour after midnight is the evening before.
pub fn day_of(session: &Session) -> Option<Date> {
    session.date.or(session.start.map(|start| start.date()))
}
