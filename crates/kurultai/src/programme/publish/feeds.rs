//! The files the public takes away: calendars, schedules, sheets, the archive, linked data, the feed of changes. They lie
//! beside the pages, in each language.

use std::collections::{BTreeMap, HashMap};

use exchange::archive::{self, Archive, Edition, Session};
use exchange::write::ical::{self, Calendar, Cancelled};
use exchange::write::{Column, Context, Labels, Sheet, atom, c3voc, csv, frab, jsonld, xlsx};
use jiff::civil::Date;
use uuid::Uuid;

use crate::platform::i18n::{Lang, Locale, locale};
use crate::platform::web::pack::Page;
use crate::programme::model::Release;
use crate::programme::pages::ReleaseSummary;
use crate::programme::pages::address::{self, tail};
use crate::programme::words;

const CALENDAR: &str = "text/calendar; charset=utf-8";
const SHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Every file of an edition in every language. What a format cannot hold is left out of that file.
pub fn write(archive: &Archive, release: &Release, history: &[ReleaseSummary], base_url: &str) -> Vec<Page> {
    let mut shown = archive.clone();
    shown.editions.iter_mut().for_each(Edition::forget_planning);
    let archive_json = shown.to_json().into_bytes();
    let mut files = Vec::new();
    for lang in Lang::all() {
        let locale = locale(lang);
        let words = Words(locale);
        let edition = &archive.editions[0];
        let context = Context::new(
            edition,
            &archive.regions,
            lang.tag(),
            base_url,
            release.summary.number,
            release.summary.at,
            &words,
        );
        match context {
            Ok(context) => {
                let mut shelf = Shelf {
                    lang,
                    edition,
                    context,
                    release,
                    base_url,
                    locale,
                    files: &mut files,
                };
                shelf.calendars();
                shelf.schedules(history);
            }
            Err(error) => {
                tracing::warn!(edition = edition.id, %error, "calendars and schedules of this edition cannot be written");
            }
        }
        files.push(Page {
            path: address::page(lang, &edition.id, tail::ARCHIVE),
            content_type: "application/json; charset=utf-8".to_owned(),
            language: None,
            body: archive_json.clone(),
        });
    }
    files
}

struct Shelf<'a, 'f> {
    lang: Lang,
    edition: &'a Edition,
    context: Context<'a>,
    release: &'a Release,
    base_url: &'a str,
    locale: &'static Locale,
    files: &'f mut Vec<Page>,
}

impl Shelf<'_, '_> {
    fn put(&mut self, tail: &str, content_type: &str, body: Vec<u8>) {
        self.files.push(Page {
            path: address::page(self.lang, &self.edition.id, tail),
            content_type: content_type.to_owned(),
            language: Some(self.lang.tag().to_owned()),
            body,
        });
    }

    fn best(&self, text: &archive::Text) -> String {
        text.best(self.lang.tag())
            .map(|(_, words)| words.to_owned())
            .unwrap_or_default()
    }

    fn calendars(&mut self) {
        let revisions: BTreeMap<Uuid, ical::Revision> = self
            .release
            .revisions
            .sessions
            .iter()
            .map(|(uid, revision)| {
                (
                    *uid,
                    ical::Revision {
                        sequence: revision.sequence,
                        modified: revision.modified,
                    },
                )
            })
            .collect();
        let edition = self.edition;
        let release = self.release;
        let gone: Vec<&Session> = release.revisions.gone.iter().collect();
        let title = self.best(&edition.title);
        let all: Vec<&Session> = edition.sessions.iter().collect();
        self.calendar(&revisions, tail::CALENDAR, tail::PROGRAMME, title.clone(), &all, &gone);

        let mut by_day: BTreeMap<Date, (Vec<&Session>, Vec<&Session>)> = BTreeMap::new();
        let mut by_hall: HashMap<&str, (Vec<&Session>, Vec<&Session>)> = HashMap::new();
        let mut by_person: HashMap<&str, (Vec<&Session>, Vec<&Session>)> = HashMap::new();
        for (session, is_gone) in all
            .iter()
            .map(|session| (*session, false))
            .chain(gone.iter().map(|s| (*s, true)))
        {
            if let Some(date) = session.start.map(|start| start.date()).or(session.date) {
                add(by_day.entry(date).or_default(), session, is_gone);
            }
            if let Some(hall) = &session.hall {
                add(by_hall.entry(hall).or_default(), session, is_gone);
            }
            let mut seen: Vec<&str> = Vec::new();
            for role in &session.roles {
                if !seen.contains(&role.person.as_str()) {
                    seen.push(&role.person);
                    add(by_person.entry(&role.person).or_default(), session, is_gone);
                }
            }
        }
        for (date, (sessions, gone)) in &by_day {
            let name = format!("{title}: {}", self.locale.date_long(*date));
            self.calendar(
                &revisions,
                &tail::day_calendar(*date),
                &tail::day(*date),
                name,
                sessions,
                gone,
            );
        }
        let none = (Vec::new(), Vec::new());
        for venue in &edition.venues {
            for hall in &venue.halls {
                let (sessions, gone) = by_hall.get(hall.id.as_str()).unwrap_or(&none);
                let name = format!("{title}: {}, {}", self.best(&venue.name), self.best(&hall.name));
                let page = tail::venue(&venue.id);
                self.calendar(&revisions, &tail::hall_calendar(&hall.id), &page, name, sessions, gone);
            }
        }
        for person in &edition.people {
            let (sessions, gone) = by_person.get(person.id.as_str()).unwrap_or(&none);
            let name = format!("{title}: {}", self.best(&person.name));
            let page = tail::person(&person.id);
            self.calendar(
                &revisions,
                &tail::person_calendar(&person.id),
                &page,
                name,
                sessions,
                gone,
            );
        }
        for session in &edition.sessions {
            let name = self.best(&session.title);
            let page = tail::session(&session.id);
            self.calendar(
                &revisions,
                &tail::session_calendar(&session.id),
                &page,
                name,
                &[session],
                &[],
            );
        }
        for session in &release.revisions.gone {
            let name = self.best(&session.title);
            let page = tail::CHANGES;
            self.calendar(
                &revisions,
                &tail::session_calendar(&session.id),
                page,
                name,
                &[],
                &[session],
            );
        }
    }

    fn calendar(
        &mut self,
        revisions: &BTreeMap<Uuid, ical::Revision>,
        file: &str,
        page: &str,
        name: String,
        sessions: &[&Session],
        gone: &[&Session],
    ) {
        let source = format!("{}{}", self.base_url, address::page(self.lang, &self.edition.id, file));
        let url = format!("{}{}", self.base_url, address::page(self.lang, &self.edition.id, page));
        let cancelled: Vec<Cancelled<'_>> = gone
            .iter()
            .filter_map(|session| {
                Some(Cancelled {
                    session,
                    revision: *revisions.get(&session.uid)?,
                })
            })
            .collect();
        let calendar = Calendar {
            name: &name,
            source: Some(&source),
            url: Some(&url),
            revisions,
            cancelled: &cancelled,
        };
        let written = ical::write(&self.context, &calendar, sessions.iter().copied());
        self.put(file, CALENDAR, written.text.into_bytes());
    }

    fn schedules(&mut self, history: &[ReleaseSummary]) {
        let address = format!(
            "{}{}",
            self.base_url,
            address::page(self.lang, &self.edition.id, tail::SCHEDULE_XML)
        );
        let xml = frab::write(&self.context, Some(&address)).text;
        self.put(tail::SCHEDULE_XML, "application/xml; charset=utf-8", xml.into_bytes());
        let json = c3voc::write(&self.context).text;
        self.put(
            tail::SCHEDULE_JSON,
            "application/json; charset=utf-8",
            json.into_bytes(),
        );
        let linked = jsonld::edition(&self.context);
        self.put(tail::JSON_LD, "application/ld+json; charset=utf-8", linked.into_bytes());
        let sheet = csv::write(&self.context, Sheet::Programme, csv::ByteOrderMark::Without);
        self.put(tail::CSV, "text/csv; charset=utf-8; header=present", sheet.into_bytes());
        match xlsx::write(&self.context) {
            Ok(book) => self.put(tail::XLSX, SHEET, book),
            Err(error) => tracing::warn!(edition = self.edition.id, %error, "the workbook cannot be written"),
        }
        let feed = self.changes(history);
        self.put(tail::ATOM, "application/atom+xml; charset=utf-8", feed.into_bytes());
    }

    fn changes(&self, history: &[ReleaseSummary]) -> String {
        let title = self.best(&self.edition.title);
        let url = |tail: &str| format!("{}{}", self.base_url, address::page(self.lang, &self.edition.id, tail));
        let feed = atom::Feed {
            id: format!("urn:uuid:{}", self.edition.uid),
            title: self.locale.feed_changes_title(title.clone()),
            subtitle: None,
            self_url: url(tail::ATOM),
            page_url: url(tail::CHANGES),
            author: title,
        };
        let entries: Vec<atom::Entry> = history
            .iter()
            .map(|summary| {
                let number = summary.release.number;
                let mut html = format!("<p>{}</p>", escape(&self.best(&summary.release.reason)));
                if !summary.difference.is_empty() {
                    html.push_str("<ul>");
                    for change in &summary.difference {
                        html.push_str(&format!("<li>{}</li>", escape(&words::change(self.locale, change))));
                    }
                    html.push_str("</ul>");
                }
                let id = archive::derived_uid(&self.edition.id, "release", &number.to_string());
                atom::Entry {
                    id: format!("urn:uuid:{id}"),
                    title: self.locale.feed_release(number.to_string()),
                    updated: summary.release.published,
                    html,
                    url: Some(url(tail::CHANGES)),
                    author: Some(summary.release.author.clone()),
                }
            })
            .collect();
        atom::write(&self.context, &feed, &entries)
    }
}

fn add<'s>(lists: &mut (Vec<&'s Session>, Vec<&'s Session>), session: &'s Session, gone: bool) {
    if gone {
        lists.1.push(session)
    } else {
        lists.0.push(session)
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The application's words for the writers.
pub struct Words(pub &'static Locale);

impl Labels for Words {
    fn kind(&self, kind: &str) -> String {
        self.0.term("kind", kind)
    }

    fn role(&self, role: &str, _people: usize) -> String {
        self.0.term("role", role)
    }

    fn illustrative_times(&self) -> String {
        self.0.feed_illustrative_times()
    }

    fn illustrative_session(&self) -> String {
        self.0.feed_illustrative_session()
    }

    fn place_open(&self) -> String {
        self.0.feed_place_open()
    }

    fn sheet(&self, sheet: Sheet) -> String {
        match sheet {
            Sheet::Programme => self.0.feed_sheet_programme(),
            Sheet::People => self.0.feed_sheet_people(),
            Sheet::Organisations => self.0.feed_sheet_organisations(),
            Sheet::Halls => self.0.feed_sheet_halls(),
            Sheet::Agreements => self.0.feed_sheet_agreements(),
        }
    }

    fn column(&self, column: Column<'_>) -> String {
        let words = self.0;
        let language = |tag: &str| words.term("language", tag);
        match column {
            Column::Id => words.feed_column_id(),
            Column::Date => words.feed_column_date(),
            Column::Start => words.feed_column_start(),
            Column::End => words.feed_column_end(),
            Column::Kind => words.feed_column_kind(),
            Column::Title(tag) => words.feed_column_title(language(tag)),
            Column::Name(tag) => words.feed_column_name(language(tag)),
            Column::Venue => words.feed_column_venue(),
            Column::Hall => words.feed_column_hall(),
            Column::Capacity => words.feed_column_capacity(),
            Column::Track => words.feed_column_track(),
            Column::Sides => words.feed_column_sides(),
            Column::Side => words.feed_column_side(),
            Column::Languages => words.feed_column_languages(),
            Column::Interpretation => words.feed_column_interpretation(),
            Column::Chairs => words.feed_column_chairs(),
            Column::CoChairs => words.feed_column_co_chairs(),
            Column::Moderators => words.feed_column_moderators(),
            Column::Speakers => words.feed_column_speakers(),
            Column::Rapporteurs => words.feed_column_rapporteurs(),
            Column::OtherRoles => words.feed_column_other_roles(),
            Column::Cancelled => words.feed_column_cancelled(),
            Column::Illustrative => words.feed_column_illustrative(),
            Column::Sources => words.feed_column_sources(),
            Column::LatinName => words.feed_column_latin_name(),
            Column::Post => words.feed_column_post(),
            Column::Organisation => words.feed_column_organisation(),
            Column::Region => words.feed_column_region(),
            Column::City => words.feed_column_city(),
            Column::Ror => words.feed_column_ror(),
            Column::Url => words.feed_column_url(),
            Column::Address => words.feed_column_address(),
            Column::Equipment => words.feed_column_equipment(),
            Column::Level => words.feed_column_level(),
            Column::Parties => words.feed_column_parties(),
            Column::Signatories => words.feed_column_signatories(),
            Column::Signed => words.feed_column_signed(),
            Column::Session => words.feed_column_session(),
            Column::Subject => words.feed_column_subject(),
            Column::Status => words.feed_column_status(),
        }
    }

    fn languages(&self, spoken: &[&str], interpreted: &[&str]) -> Option<String> {
        let list = |tags: &[&str]| {
            tags.iter()
                .map(|tag| self.0.term("language", tag))
                .collect::<Vec<_>>()
                .join(", ")
        };
        match (spoken, interpreted) {
            ([], _) => None,
            (spoken, []) => Some(self.0.feed_languages(list(spoken))),
            (spoken, interpreted) => Some(self.0.feed_languages_interpreted(list(spoken), list(interpreted))),
        }
    }
}
