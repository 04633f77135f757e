//! The release that the public sees, in the form of pretalx's API, for programs that were written for that: apps,
//! schedules on walls, scripts of video teams.
//!
//! Always true:
//! - nothing is here that is not on the public pages: no draft, no release that was withdrawn;
//! - a code is the id of the record, and a number follows from its identity, so both stay the same from release to release;
//! - names are objects with their languages, unless one language is asked for with `lang`; titles and descriptions are in
//!   one language, as they are there.
//!
//! Deliberately absent: writing, questions and answers, reviews, anything about accounts.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use exchange::archive::{Archive, Edition, Hall, Person, Session, Text, derived_uid};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::ask::escape;
use crate::people::access::{Desk, Permission, Routes};
use crate::people::desk::refusal;
use crate::platform::db::DbError;
use crate::programme::{release, store};

/// What can be asked, with what stands behind it.
pub(super) const ADDRESSES: [&str; 17] = [
    "/api/events/",
    "/api/events/{event}/",
    "/api/events/{event}/submissions/",
    "/api/events/{event}/submissions/{code}/",
    "/api/events/{event}/talks/",
    "/api/events/{event}/talks/{code}/",
    "/api/events/{event}/speakers/",
    "/api/events/{event}/speakers/{code}/",
    "/api/events/{event}/rooms/",
    "/api/events/{event}/rooms/{code}/",
    "/api/events/{event}/schedules/",
    "/api/events/{event}/schedules/by-version/",
    "/api/events/{event}/schedules/{code}/",
    "/api/events/{event}/slots/",
    "/api/events/{event}/slots/{code}/",
    "/api/events/{event}/tracks/",
    "/api/events/{event}/submission-types/",
];

/// Items of a page, and the most that can be asked for.
const PAGE: usize = 50;
/// Releases kept unpacked.
const KEPT: usize = 16;

/// A release as it is shown here.
#[derive(Debug)]
struct Shown {
    edition: Edition,
    number: u32,
    at: Timestamp,
    comment: Text,
    zone: TimeZone,
}

type Shelf = Arc<Mutex<HashMap<(Uuid, u32), Arc<Shown>>>>;

pub fn routes() -> Routes {
    let shelf = Shelf::default();
    ADDRESSES.into_iter().fold(Routes::new(), |routes, address| {
        let handler = |shelf: Shelf| {
            move |State(desk): State<Desk>,
                  path: Result<Path<HashMap<String, String>>, axum::extract::rejection::PathRejection>,
                  query: Result<Query<HashMap<String, String>>, axum::extract::rejection::QueryRejection>| async move {
                let path = path.map(|Path(path)| path).unwrap_or_default();
                let query = query.map(|Query(query)| query).unwrap_or_default();
                answer(&desk, &shelf, address, &path, &query).await
            }
        };
        // Some leave the slash at the end out.
        routes
            .get(address, Permission::Public, handler(Arc::clone(&shelf)))
            .get(
                address.trim_end_matches('/'),
                Permission::Public,
                handler(Arc::clone(&shelf)),
            )
    })
}

async fn answer(
    desk: &Desk,
    shelf: &Shelf,
    address: &str,
    path: &HashMap<String, String>,
    query: &HashMap<String, String>,
) -> Response {
    let part = |name: &str| path.get(name).map_or("", String::as_str);
    let found = if address == "/api/events/" {
        all(desk, shelf).await.map(|all| {
            let words = Words::of(query, None);
            Some(all.iter().map(|shown| event_in_list(shown, &words)).collect())
        })
    } else {
        one(desk, shelf, part("event")).await.map(|shown| {
            let shown = shown?;
            let asked = Asked {
                shown: &shown,
                base: format!("{}/api/events/{}", desk.base_url, escape(&shown.edition.id)),
                words: Words::of(query, Some(&shown.edition)),
                expand: expanded(query),
                query,
            };
            let tail = address.trim_start_matches("/api/events/{event}/");
            if tail == "schedules/by-version/" {
                let version = query.get("version").map(String::as_str);
                let fits = query.get("latest").is_some() || version == Some(shown.number.to_string().as_str());
                return fits.then(|| Value::String(format!("{}/schedules/{}/", asked.base, shown.number)));
            }
            asked.answer(tail, part("code"))
        })
    };
    match found {
        // An address as plain text, as it is there.
        Ok(Some(Value::String(text))) => shape(StatusCode::OK, text, "text/plain; charset=utf-8"),
        Ok(Some(value)) => shape(StatusCode::OK, value.to_string(), "application/json"),
        Ok(None) => shape(
            StatusCode::NOT_FOUND,
            json!({ "detail": "Not found." }).to_string(),
            "application/json",
        ),
        Err(error) => refusal::internal(&error, true),
    }
}

fn shape(status: StatusCode, body: String, kind: &'static str) -> Response {
    let mut response = (status, body).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=60"));
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}

/// Every edition of which something is shown, the latest first.
async fn all(desk: &Desk, shelf: &Shelf) -> Result<Vec<Arc<Shown>>, DbError> {
    let mut tx = desk.db.read().await?;
    let current = store::current_releases(&mut tx).await?;
    drop(tx);
    let mut all = Vec::new();
    for (key, ..) in current {
        all.extend(one(desk, shelf, &key).await?);
    }
    all.sort_by(|a, b| (b.edition.start, &a.edition.id).cmp(&(a.edition.start, &b.edition.id)));
    Ok(all)
}

async fn one(desk: &Desk, shelf: &Shelf, key: &str) -> Result<Option<Arc<Shown>>, DbError> {
    let mut tx = desk.db.read().await?;
    let current = store::current_releases(&mut tx).await?;
    let Some((_, uid, number, _)) = current.into_iter().find(|(edition, ..)| edition == key) else {
        return Ok(None);
    };
    let kept = shelf
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .get(&(uid, number))
        .cloned();
    if kept.is_some() {
        return Ok(kept);
    }
    let Some(frozen) = store::release(&mut tx, uid, number).await? else {
        return Ok(None);
    };
    drop(tx);
    let Archive { mut editions, .. } = release::content(&frozen)?;
    let edition = editions.remove(0);
    let shown = Arc::new(Shown {
        zone: TimeZone::get(&edition.timezone).unwrap_or(TimeZone::UTC),
        edition,
        number,
        at: frozen.summary.at,
        comment: frozen.summary.reason,
    });
    let mut shelf = shelf.lock().unwrap_or_else(PoisonError::into_inner);
    if shelf.len() >= KEPT {
        shelf.clear();
    }
    shelf.insert((uid, number), Arc::clone(&shown));
    Ok(Some(shown))
}

/// In which language words are said.
struct Words {
    /// The one that was asked for.
    lang: Option<String>,
    /// The one of what has no languages.
    locale: String,
}

impl Words {
    fn of(query: &HashMap<String, String>, edition: Option<&Edition>) -> Self {
        let lang = query
            .get("lang")
            .map(|tag| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase())
            .filter(|tag| !tag.is_empty());
        let locale = lang.clone().unwrap_or_else(|| locale_of(edition));
        Self { lang, locale }
    }

    /// A name in all its languages, or in the one that was asked for.
    fn name(&self, text: &Text) -> Value {
        if self.lang.is_some() {
            return self.line(text).into();
        }
        let words = text
            .words
            .iter()
            .map(|(tag, words)| (tag.as_str().to_owned(), words.as_str().into()));
        Value::Object(words.collect())
    }

    fn name_or_null(&self, text: Option<&Text>) -> Value {
        text.map_or(Value::Null, |text| self.name(text))
    }

    fn line(&self, text: &Text) -> String {
        text.best(&self.locale).map_or("", |(_, words)| words).to_owned()
    }

    fn line_or_empty(&self, text: Option<&Text>) -> String {
        text.map(|text| self.line(text)).unwrap_or_default()
    }
}

/// English where it is due, since most of these programs speak it; else the first language of the edition.
fn locale_of(edition: Option<&Edition>) -> String {
    let languages = edition.map(|edition| edition.languages.as_slice()).unwrap_or_default();
    let english = languages.is_empty() || languages.iter().any(|tag| tag.as_str() == "en");
    match languages.first() {
        Some(first) if !english => first.as_str().to_owned(),
        _ => "en".to_owned(),
    }
}

/// What is asked for in full instead of by number or code: `slots.submission` also asks for `slots`.
fn expanded(query: &HashMap<String, String>) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for path in query.get("expand").map_or("", String::as_str).split(',').map(str::trim) {
        let mut whole = String::new();
        for part in path.split('.').filter(|part| !part.is_empty()) {
            if !whole.is_empty() {
                whole.push('.');
            }
            whole.push_str(part);
            all.insert(whole.clone());
        }
    }
    all
}

/// A number that stays the same for the same record.
fn number(uid: Uuid) -> u32 {
    let [a, b, c, d, ..] = uid.into_bytes();
    // What begins with the time is told apart by its end.
    let [.., w, x, y, z] = uid.into_bytes();
    (u32::from_be_bytes([a, b, c, d]) ^ u32::from_be_bytes([w, x, y, z])) & 0x7fff_ffff
}

fn event_in_list(shown: &Shown, words: &Words) -> Value {
    let edition = &shown.edition;
    json!({
        "name": words.name(&edition.title),
        "slug": edition.id,
        "is_public": true,
        "date_from": edition.start,
        "date_to": edition.end,
        "timezone": edition.timezone,
    })
}

struct Asked<'a> {
    shown: &'a Shown,
    base: String,
    words: Words,
    expand: BTreeSet<String>,
    query: &'a HashMap<String, String>,
}

impl Asked<'_> {
    fn edition(&self) -> &Edition {
        &self.shown.edition
    }

    fn wants(&self, prefix: &str, name: &str) -> bool {
        if prefix.is_empty() {
            self.expand.contains(name)
        } else {
            self.expand.contains(&format!("{prefix}.{name}"))
        }
    }

    /// `None` when there is no such thing.
    fn answer(&self, tail: &str, code: &str) -> Option<Value> {
        let edition = self.edition();
        let talks = || edition.sessions.iter().filter(|session| !is_break(session));
        let numbered = |number: u32| code.parse() == Ok(number);
        match tail {
            "" => Some(self.event()),
            "submissions/" => self.page("submissions", talks().collect(), |session| self.submission(session, "")),
            "talks/" => {
                let placed = talks().filter(|session| is_placed(session)).collect();
                self.page("talks", placed, |session| self.submission(session, ""))
            }
            "submissions/{code}/" => {
                let session = talks().find(|session| session.id == code)?;
                Some(self.submission(session, ""))
            }
            "talks/{code}/" => {
                let session = talks().find(|session| session.id == code && is_placed(session))?;
                Some(self.submission(session, ""))
            }
            "speakers/" => self.page("speakers", self.speakers(), |person| self.speaker(person, "")),
            "speakers/{code}/" => {
                let speakers = self.speakers();
                let person = speakers.into_iter().find(|person| person.id == code)?;
                Some(self.speaker(person, ""))
            }
            "rooms/" => self.page("rooms", self.rooms().collect(), |(place, room)| self.room(*place, room)),
            "rooms/{code}/" => {
                let (place, room) = self.rooms().find(|(_, room)| numbered(number(room.uid)))?;
                Some(self.room(place, room))
            }
            "tracks/" => {
                let tracks = edition.tracks.iter().map(|track| track.id.as_str()).collect();
                self.page("tracks", tracks, |id| self.track(id))
            }
            "submission-types/" => {
                let kinds: BTreeSet<&str> = talks().map(|session| session.kind.as_str()).collect();
                let kinds = kinds.into_iter().collect();
                self.page("submission-types", kinds, |kind| self.submission_type(kind))
            }
            "slots/" => self.page("slots", self.slots(), |session| self.slot(session, "", &[])),
            "slots/{code}/" => {
                let slots = self.slots();
                let session = slots.into_iter().find(|session| numbered(number(session.uid)))?;
                Some(self.slot(session, "", &[]))
            }
            "schedules/" => self.page("schedules", vec![()], |()| self.schedule_in_list()),
            "schedules/{code}/" => (code == "latest" || numbered(self.shown.number)).then(|| self.schedule()),
            _ => None,
        }
    }

    fn event(&self) -> Value {
        let edition = self.edition();
        let languages: Vec<&str> = edition.languages.iter().map(|tag| tag.as_str()).collect();
        let mut event = event_in_list(self.shown, &self.words);
        event["email"] = Value::Null;
        event["primary_color"] = Value::Null;
        event["custom_domain"] = Value::Null;
        event["logo"] = Value::Null;
        event["header_image"] = Value::Null;
        event["og_image"] = Value::Null;
        event["locale"] = locale_of(Some(edition)).into();
        event["locales"] = json!(languages);
        event["content_locales"] = json!(languages);
        event
    }

    /// A page of a list, by number of page or, as older programs ask, by limit and offset.
    fn page<T>(&self, list: &str, all: Vec<T>, show: impl Fn(&T) -> Value) -> Option<Value> {
        let given = |name: &str| self.query.get(name).and_then(|text| text.parse::<usize>().ok());
        let mut values: Vec<Value> = all.iter().map(show).collect();
        if let Some(words) = self.query.get("q").map(|words| words.to_lowercase()) {
            values.retain(|value| {
                ["title", "name"].iter().any(|field| {
                    let said = value.get(*field).map(Value::to_string).unwrap_or_default();
                    said.to_lowercase().contains(&words)
                })
            });
        }
        for filter in ["state", "track", "submission_type", "room", "submission"] {
            if let Some(wanted) = self.query.get(filter) {
                let number: Option<Value> = serde_json::from_str(wanted).ok();
                values.retain(|value| match value.get(filter) {
                    Some(Value::String(own)) => own == wanted,
                    Some(Value::Object(own)) => {
                        let key = own.get("code").or_else(|| own.get("id"));
                        key.is_some_and(|key| key.as_str() == Some(wanted) || Some(key) == number.as_ref())
                    }
                    Some(own) => Some(own) == number.as_ref(),
                    None => true,
                });
            }
        }
        let count = values.len();
        let by_offset = self.query.contains_key("limit") && self.query.contains_key("offset");
        let (begin, size) = if by_offset {
            (given("offset")?, given("limit")?.clamp(1, PAGE))
        } else {
            let size = given("page_size").unwrap_or(PAGE).clamp(1, PAGE);
            let page = if self.query.contains_key("page") {
                given("page")?
            } else {
                1
            };
            (page.checked_sub(1)?.checked_mul(size)?, size)
        };
        if begin > 0 && begin >= count {
            return None;
        }
        let link = |begin: usize| {
            let mut query: Vec<String> = self
                .query
                .iter()
                .filter(|(name, _)| !["page", "offset"].contains(&name.as_str()))
                .map(|(name, value)| format!("{}={}", escape(name), escape(value)))
                .collect();
            query.sort();
            query.push(if by_offset {
                format!("offset={begin}")
            } else {
                format!("page={}", begin / size + 1)
            });
            format!("{}/{list}/?{}", self.base, query.join("&"))
        };
        let end = (begin + size).min(count);
        Some(json!({
            "count": count,
            "next": (end < count).then(|| link(end)),
            "previous": (begin > 0).then(|| link(begin.saturating_sub(size))),
            "results": values.get(begin..end).unwrap_or_default(),
        }))
    }

    fn submission(&self, session: &Session, prefix: &str) -> Value {
        let below = |name: &str| below(prefix, name);
        let mut value = self.submission_without_slots(session, prefix);
        let slots: Vec<Value> = Some(session)
            .filter(|session| is_placed(session))
            .map(|session| {
                if self.wants(prefix, "slots") {
                    self.slot(session, &below("slots"), &["submission", "schedule"])
                } else {
                    number(session.uid).into()
                }
            })
            .into_iter()
            .collect();
        value["slots"] = slots.into();
        value
    }

    fn submission_without_slots(&self, session: &Session, prefix: &str) -> Value {
        let below = |name: &str| below(prefix, name);
        let minutes = session
            .start
            .zip(session.end)
            .and_then(|(start, end)| (end - start).total(jiff::Unit::Minute).ok())
            .map_or(Value::Null, |minutes| json!(minutes as i64));
        let mut seen = BTreeSet::new();
        let people: Vec<&Person> = session
            .roles
            .iter()
            .filter(|role| seen.insert(&role.person))
            .filter_map(|role| self.edition().people.iter().find(|person| person.id == role.person))
            .collect();
        let speakers: Vec<Value> = people
            .into_iter()
            .map(|person| {
                if self.wants(prefix, "speakers") {
                    self.speaker(person, &below("speakers"))
                } else {
                    person.id.as_str().into()
                }
            })
            .collect();
        let track = session.track.as_ref().map(|id| {
            if self.wants(prefix, "track") {
                self.track(id)
            } else {
                self.track_number(id).into()
            }
        });
        let kind = if self.wants(prefix, "submission_type") {
            self.submission_type(&session.kind)
        } else {
            self.kind_number(&session.kind).into()
        };
        let resources: Vec<Value> = session
            .links
            .iter()
            .map(|link| {
                let id = number(derived_uid(&self.edition().id, "link", &link.url));
                if self.wants(prefix, "resources") {
                    json!({
                        "id": id,
                        "resource": link.url,
                        "description": link.title.as_deref().unwrap_or(&link.url),
                        "is_public": true,
                    })
                } else {
                    id.into()
                }
            })
            .collect();
        let spoken = session.languages.first().map(|tag| tag.as_str().to_owned());
        json!({
            "code": session.id,
            "title": self.words.line(&session.title),
            "speakers": speakers,
            "submission_type": kind,
            "track": track,
            "tags": [],
            "state": if session.cancelled { "canceled" } else { "confirmed" },
            "abstract": self.words.line_or_empty(session.summary.as_ref()),
            "description": self.words.line_or_empty(session.description.as_ref()),
            "duration": minutes,
            "slot_count": 1,
            "content_locale": spoken.unwrap_or_else(|| self.words.locale.clone()),
            "do_not_record": false,
            "image": null,
            "resources": resources,
            "answers": [],
        })
    }

    /// Everybody who does something in a session that is held.
    fn speakers(&self) -> Vec<&Person> {
        let held = self.edition().sessions.iter().filter(|session| !session.cancelled);
        let named: BTreeSet<&str> = held
            .flat_map(|session| session.roles.iter().map(|role| role.person.as_str()))
            .collect();
        let people = self.edition().people.iter();
        people.filter(|person| named.contains(person.id.as_str())).collect()
    }

    fn speaker(&self, person: &Person, prefix: &str) -> Value {
        let theirs = self.edition().sessions.iter().filter(|session| {
            !session.cancelled && !is_break(session) && session.roles.iter().any(|role| role.person == person.id)
        });
        // One level is enough; whoever is asked for through a submission has it at hand.
        let full = self.wants(prefix, "submissions") && prefix.is_empty();
        let submissions: Vec<Value> = theirs
            .map(|session| {
                if full {
                    self.submission(session, "submissions")
                } else {
                    session.id.as_str().into()
                }
            })
            .collect();
        json!({
            "code": person.id,
            "name": self.words.line(&person.name),
            "biography": self.words.line_or_empty(person.biography.as_ref()),
            "submissions": submissions,
            "avatar_url": null,
            "answers": [],
        })
    }

    fn rooms(&self) -> impl Iterator<Item = (usize, &Hall)> {
        self.edition().venues.iter().flat_map(|venue| &venue.halls).enumerate()
    }

    fn room(&self, place: usize, room: &Hall) -> Value {
        let venue = self
            .edition()
            .venues
            .iter()
            .find(|venue| venue.halls.iter().any(|own| own.id == room.id));
        json!({
            "id": number(room.uid),
            "name": self.words.name(&room.name),
            "description": self.words.name_or_null(venue.map(|venue| &venue.name)),
            "uuid": room.uid,
            "guid": room.uid,
            "capacity": room.capacity,
            "position": place,
        })
    }

    fn track_number(&self, id: &str) -> u32 {
        number(derived_uid(&self.edition().id, "track", id))
    }

    fn track(&self, id: &str) -> Value {
        let tracks = &self.edition().tracks;
        let Some(place) = tracks.iter().position(|track| track.id == id) else {
            return Value::Null;
        };
        json!({
            "id": self.track_number(id),
            "name": self.words.name(&tracks[place].name),
            "description": {},
            "color": tracks[place].colour.as_deref().unwrap_or("#0b4f6c"),
            "position": place,
            "requires_access_code": false,
        })
    }

    fn kind_number(&self, kind: &str) -> u32 {
        number(derived_uid(&self.edition().id, "kind", kind))
    }

    fn submission_type(&self, kind: &str) -> Value {
        let name: Map<String, Value> = crate::platform::i18n::Lang::all()
            .into_iter()
            .map(|lang| {
                let word = crate::platform::i18n::locale(lang).term("kind", kind);
                (lang.tag().to_owned(), word.into())
            })
            .collect();
        let name = match &self.words.lang {
            Some(lang) => name.get(lang).cloned().unwrap_or_else(|| kind.into()),
            None => name.into(),
        };
        json!({
            "id": self.kind_number(kind),
            "name": name,
            "default_duration": 60,
            "deadline": null,
            "requires_access_code": false,
        })
    }

    /// What has a time and is held, in the order of its time.
    fn slots(&self) -> Vec<&Session> {
        let edition = self.edition();
        let mut slots: Vec<&Session> = edition.sessions.iter().filter(|session| is_placed(session)).collect();
        let rooms: HashMap<&str, usize> = self.rooms().map(|(place, room)| (room.id.as_str(), place)).collect();
        slots.sort_by_key(|session| {
            let room = session.hall.as_deref().and_then(|hall| rooms.get(hall)).copied();
            (session.start, room, &session.id)
        });
        slots
    }

    fn moment(&self, at: Option<DateTime>) -> Value {
        at.and_then(|at| self.shown.zone.to_ambiguous_zoned_datetime(at).compatible().ok())
            .map_or(Value::Null, |at| at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string().into())
    }

    fn slot(&self, session: &Session, prefix: &str, without: &[&str]) -> Value {
        let room = self.rooms().find(|(_, room)| Some(&room.id) == session.hall.as_ref());
        let room = room.map(|(place, room)| {
            // Older programs ask for `room` beside `slots.submission`.
            if self.wants(prefix, "room") || self.wants("", "room") {
                self.room(place, room)
            } else {
                number(room.uid).into()
            }
        });
        let own = !is_break(session);
        let mut value = json!({
            "id": number(session.uid),
            "room": room,
            "start": self.moment(session.start),
            "end": self.moment(session.end),
            "submission": null,
            "schedule": self.shown.number,
            "description": if own { Value::Null } else { self.words.name(&session.title) },
            "duration": self.submission_without_slots(session, "-")["duration"],
        });
        if own {
            value["submission"] = if self.wants(prefix, "submission") {
                self.submission_without_slots(session, &below(prefix, "submission"))
            } else {
                session.id.as_str().into()
            };
        }
        if self.wants(prefix, "schedule") {
            value["schedule"] = self.schedule_in_list();
        }
        if let Some(value) = value.as_object_mut() {
            value.retain(|name, _| !without.contains(&name.as_str()));
        }
        value
    }

    fn schedule_in_list(&self) -> Value {
        json!({
            "id": self.shown.number,
            "version": self.shown.number.to_string(),
            "published": self.shown.at.to_string(),
        })
    }

    fn schedule(&self) -> Value {
        let full = self.wants("", "slots");
        let slots: Vec<Value> = self
            .slots()
            .into_iter()
            .map(|session| {
                if full {
                    self.slot(session, "slots", &["schedule"])
                } else {
                    number(session.uid).into()
                }
            })
            .collect();
        let mut value = self.schedule_in_list();
        value["comment"] = self.words.name(&self.shown.comment);
        value["slots"] = slots.into();
        value
    }
}

fn below(prefix: &str, name: &str) -> String {
    if prefix.is_empty() {
        name.to_owned()
    } else {
        format!("{prefix}.{name}")
    }
}

fn is_break(session: &Session) -> bool {
    session.kind == "break"
}

fn is_placed(session: &Session) -> bool {
    session.start.is_some() && session.end.is_some() && !session.cancelled
}
