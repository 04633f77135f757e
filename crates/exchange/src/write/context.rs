//! What every writer needs to know besides what it writes.

use std::sync::Arc;

use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

use super::labels::Labels;
use super::lookup::Lookup;
use super::text;
use crate::archive::{Edition, Region, Session, Text};

/// One release of an edition, in one language, at one address. Making it costs time linear in the edition; a copy in
/// another language ([`Context::in_language`]) is cheap.
#[derive(Clone)]
pub struct Context<'a> {
    pub(super) edition: &'a Edition,
    pub(super) language: &'a str,
    pub(super) release: u32,
    pub(super) published: Timestamp,
    pub(super) labels: &'a dyn Labels,
    pub(super) lookup: Arc<Lookup<'a>>,
    pub(super) zone: TimeZone,
    base_url: String,
}

/// Why nothing can be written for this edition.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    #[error("no time zone has this IANA name: {0}")]
    TimeZone(String),
    #[error("the base address is not an http or https address: {0}")]
    BaseUrl(String),
    #[error("the edition begins outside the years 1 to 9998: {0}")]
    Date(Date),
    #[error("the workbook could not be made: {0}")]
    Workbook(String),
}

impl<'a> Context<'a> {
    /// `base_url` is the address of the site without a slash at its end; pages are `{base}/{language}/{edition}/…`.
    /// `published` is the instant of the release.
    ///
    /// # Errors
    /// When the edition's zone is not in the time zone database, the address is not http or https, or the edition
    /// begins outside the years 1 to 9998, which no format here can say.
    pub fn new(
        edition: &'a Edition,
        regions: &'a [Region],
        language: &'a str,
        base_url: &str,
        release: u32,
        published: Timestamp,
        labels: &'a dyn Labels,
    ) -> Result<Self, WriteError> {
        let zone = TimeZone::get(&edition.timezone).map_err(|_| WriteError::TimeZone(edition.timezone.clone()))?;
        let base_url = text::http_url(base_url.trim_end_matches('/'))
            .filter(|url| !url.contains(['?', '#']))
            .ok_or_else(|| WriteError::BaseUrl(base_url.to_owned()))?;
        if !in_range(edition.start) {
            return Err(WriteError::Date(edition.start));
        }
        Ok(Self {
            edition,
            language,
            release,
            published,
            labels,
            lookup: Arc::new(Lookup::of(edition, regions)),
            zone,
            base_url,
        })
    }

    /// The same release in another language.
    pub fn in_language(&self, language: &'a str, labels: &'a dyn Labels) -> Self {
        Self {
            language,
            labels,
            ..self.clone()
        }
    }

    /// The address of the edition's first page.
    pub fn edition_url(&self) -> String {
        let (language, edition) = (text::path_segment(self.language), text::path_segment(&self.edition.id));
        format!("{}/{language}/{edition}", self.base_url)
    }

    /// The address of a session's page.
    pub fn session_url(&self, id: &str) -> String {
        format!("{}/sessions/{}", self.edition_url(), text::path_segment(id))
    }

    /// The address of a person's page.
    pub fn person_url(&self, id: &str) -> String {
        format!("{}/people/{}", self.edition_url(), text::path_segment(id))
    }

    /// The address of an organisation's page.
    pub fn organisation_url(&self, id: &str) -> String {
        format!("{}/organisations/{}", self.edition_url(), text::path_segment(id))
    }

    /// The address of a venue's page.
    pub fn venue_url(&self, id: &str) -> String {
        format!("{}/venues/{}", self.edition_url(), text::path_segment(id))
    }

    /// The address of a hall: a place on its venue's page.
    pub fn hall_url(&self, venue: &str, hall: &str) -> String {
        format!("{}#hall-{}", self.venue_url(venue), text::path_segment(hall))
    }

    /// What the session is called: its title, else its kind, else its id.
    pub(super) fn title<'s>(&'s self, session: &'s Session) -> (&'s str, String) {
        if let Some((language, words)) = text::best(&session.title, self.language) {
            return (language, text::line(words));
        }
        let kind = text::line(&self.labels.kind(&session.kind));
        let title = if kind.is_empty() { text::line(&session.id) } else { kind };
        (self.language, title)
    }

    /// The words on one line, in this language or the next best.
    pub(super) fn line(&self, text: &Text) -> Option<String> {
        text::best_line(text, self.language)
    }

    /// The sentences that say what of the session was made up; none for a session of the public record.
    pub(super) fn illustrative_note(&self, session: &Session) -> Option<String> {
        let made_up = |field: &str| session.record.illustrative.contains(field);
        if session.record.invented() {
            Some(text::line(&self.labels.illustrative_session()))
        } else if made_up("start") || made_up("end") {
            Some(text::line(&self.labels.illustrative_times()))
        } else {
            None
        }
    }

    /// A civil time of the edition's zone as an instant; `None` outside the years 1 to 9998.
    pub(super) fn moment(&self, civil: DateTime) -> Option<Moment> {
        if !in_range(civil.date()) {
            return None;
        }
        Some(self.at(self.zone.to_timestamp(civil).ok()?))
    }

    /// An instant in the edition's zone.
    pub(super) fn at(&self, instant: Timestamp) -> Moment {
        let offset = self.zone.to_offset(instant);
        Moment {
            instant,
            offset,
            civil: offset.to_datetime(instant),
        }
    }

    /// When the session ends, if that is known and later than `start`.
    pub(super) fn end_after(&self, session: &Session, start: &Moment) -> Option<Moment> {
        let end = self.moment(session.end?)?;
        (end.instant > start.instant).then_some(end)
    }
}

/// Years that every format can write with four digits, with a day to spare on either side.
pub(super) fn in_range(date: Date) -> bool {
    (1..=9998).contains(&date.year())
}

/// An instant together with how the clocks of the host city show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    pub instant: Timestamp,
    pub offset: Offset,
    pub civil: DateTime,
}

impl Moment {
    /// `2017-11-09T10:00:00+05:00` (RFC 3339, which is also `xs:dateTime`). An offset of the age before standard time
    /// is cut to minutes, since neither format has seconds there.
    pub fn rfc3339(&self) -> String {
        let minutes = self.offset.seconds() / 60;
        let sign = if minutes < 0 { '-' } else { '+' };
        let (hours, minutes) = (minutes.abs() / 60, minutes.abs() % 60);
        let civil = self.civil;
        format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{sign}{hours:02}:{minutes:02}",
            civil.year(),
            civil.month(),
            civil.day(),
            civil.hour(),
            civil.minute(),
            civil.second(),
        )
    }

    pub fn clock(&self) -> String {
        format!("{:02}:{:02}", self.civil.hour(), self.civil.minute())
    }

    /// Whole minutes until `later`, 0 when that is not later.
    pub fn minutes_until(&self, later: &Moment) -> i64 {
        later
            .instant
            .duration_since(self.instant)
            .max(SignedDuration::ZERO)
            .as_mins()
    }
}
