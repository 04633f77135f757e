//! What a page says to machines: schema.org in JSON-LD 1.1, for a `<script type="application/ld+json">`.
//!
//! Compact, and without `<`, `>` and `&`, so that no word of an organiser can end the script. Words are in the language
//! of the context unless they say otherwise with `@language`. `@id` is the address of the record's page.

use jiff::civil::{Date, DateTime};
use serde_json::{Map, Value, json};

use super::context::{Context, in_range};
use super::lookup::{Place, coordinates};
use super::text;
use crate::archive::{Edition, Hall, Organisation, Person, Session, Text, Venue};

/// The edition: an `Event` with those of its sessions that have a date as `subEvent`.
pub fn edition(ctx: &Context<'_>) -> String {
    let edition = ctx.edition;
    let mut event = event_stub(ctx, "Event");
    put(
        &mut event,
        "description",
        edition.theme.as_ref().and_then(|theme| words(ctx, theme)),
    );
    put(
        &mut event,
        "inLanguage",
        languages(edition.languages.iter().map(|language| language.as_str())),
    );
    put(&mut event, "location", edition_place(ctx));
    put(&mut event, "organizer", organisers(ctx, &edition.organisers));
    put(
        &mut event,
        "sameAs",
        edition.url.as_deref().and_then(text::http_url).map(Value::from),
    );
    let is_part = |session: &&Session| {
        let whole = session.part_of.as_deref().filter(|whole| *whole != session.id);
        whole.is_some_and(|whole| ctx.lookup.sessions.contains_key(whole))
    };
    let sessions = edition.sessions.iter();
    let sessions = sessions.filter(|session| day(session).is_some() && !session.outside_programme && !is_part(session));
    put(
        &mut event,
        "subEvent",
        list(sessions.map(|session| session_stub(ctx, session))),
    );
    finish(ctx, event)
}

/// A session: an `Event` within its edition or within the session of which it is a part.
pub fn session(ctx: &Context<'_>, session: &Session) -> String {
    let mut event = session_stub(ctx, session);
    put_times(ctx, session, Hours::All, &mut event);
    let place = ctx.lookup.place(session);
    let place = place.map_or_else(|| edition_place(ctx), |place| Some(session_place(ctx, place)));
    put(&mut event, "location", place);
    let about = session.summary.as_ref().or(session.description.as_ref());
    let about = about.and_then(|about| words(ctx, about));
    // two texts, since they may be in two languages
    let note = ctx.illustrative_note(session).map(Value::from);
    put(
        &mut event,
        "description",
        list([about, note].into_iter().flatten()).map(one_alone),
    );
    put(
        &mut event,
        "inLanguage",
        languages(session.languages.iter().map(|language| language.as_str())),
    );
    let track = session.track.as_deref().and_then(|id| ctx.lookup.tracks.get(id));
    put(&mut event, "keywords", track.and_then(|track| words(ctx, &track.name)));
    let performs = |role: &str| !matches!(role, "interpreter" | "participant" | "guest");
    let mut seen = std::collections::HashSet::new();
    let performers = ctx.lookup.people_of(session).filter(|(role, _)| performs(&role.role));
    let performers = performers.filter(|(_, person)| seen.insert(&person.id));
    put(
        &mut event,
        "performer",
        list(performers.map(|(_, person)| person_stub(ctx, person))),
    );
    let hosts = if session.organisers.is_empty() {
        &ctx.edition.organisers
    } else {
        &session.organisers
    };
    put(&mut event, "organizer", organisers(ctx, hosts));
    let whole = session.part_of.as_deref().and_then(|id| ctx.lookup.sessions.get(id));
    let whole = whole.filter(|whole| whole.id != session.id);
    event["superEvent"] = whole.map_or_else(|| event_stub(ctx, "Event"), |whole| session_stub(ctx, whole));
    let parts = ctx.lookup.parts.get(session.id.as_str()).into_iter().flatten();
    put(&mut event, "subEvent", list(parts.map(|part| session_stub(ctx, part))));
    finish(ctx, event)
}

/// A person, with the sessions in which they are seen.
pub fn person(ctx: &Context<'_>, person: &Person) -> String {
    let mut value = person_stub(ctx, person);
    put(
        &mut value,
        "description",
        person.biography.as_ref().and_then(|biography| words(ctx, biography)),
    );
    put(
        &mut value,
        "alternateName",
        person.latin_name.as_deref().map(|name| text::line(name).into()),
    );
    let sessions = ctx.lookup.appearances.get(person.id.as_str()).into_iter().flatten();
    put(
        &mut value,
        "performerIn",
        list(sessions.map(|session| session_stub(ctx, session))),
    );
    finish(ctx, value)
}

/// An organisation, with its addresses elsewhere.
pub fn organisation(ctx: &Context<'_>, organisation: &Organisation) -> String {
    let mut value = organisation_stub(ctx, organisation);
    put(
        &mut value,
        "alternateName",
        organisation.former_name.as_ref().and_then(|name| words(ctx, name)),
    );
    put(
        &mut value,
        "description",
        organisation.role.as_ref().and_then(|role| words(ctx, role)),
    );
    put(
        &mut value,
        "address",
        postal_address(ctx, None, organisation.city.as_ref(), organisation.region.as_deref()),
    );
    finish(ctx, value)
}

/// A venue with its halls.
pub fn venue(ctx: &Context<'_>, venue: &Venue) -> String {
    let mut place = venue_place(ctx, venue);
    put(
        &mut place,
        "description",
        venue.purpose.as_ref().and_then(|purpose| words(ctx, purpose)),
    );
    let site = venue.site.as_ref().and_then(|site| words(ctx, site));
    put(
        &mut place,
        "containedInPlace",
        site.map(|name| json!({"@type": "Place", "name": name})),
    );
    put(
        &mut place,
        "containsPlace",
        list(venue.halls.iter().map(|hall| hall_place(ctx, venue, hall))),
    );
    finish(ctx, place)
}

fn event_stub(ctx: &Context<'_>, kind: &str) -> Value {
    let Edition {
        title,
        id,
        start,
        end,
        status,
        ..
    } = ctx.edition;
    let mut event = json!({
        "@type": kind,
        "@id": ctx.edition_url(),
        "url": ctx.edition_url(),
        "name": words(ctx, title).unwrap_or_else(|| text::line(id).into()),
        "startDate": start.to_string(),
        "eventStatus": event_status(status == "cancelled"),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
    });
    put(
        &mut event,
        "endDate",
        (end >= start && in_range(*end)).then(|| end.to_string().into()),
    );
    put(&mut event, "location", edition_place(ctx));
    event
}

fn session_stub(ctx: &Context<'_>, session: &Session) -> Value {
    let (language, title) = ctx.title(session);
    let kind = if session.kind == "exhibition" {
        "ExhibitionEvent"
    } else {
        "Event"
    };
    let mut event = json!({
        "@type": kind,
        "@id": ctx.session_url(&session.id),
        "url": ctx.session_url(&session.id),
        "name": in_language(ctx, language, title),
        "eventStatus": event_status(session.cancelled),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
    });
    // a summary has no room to say that its hours were made up
    put_times(ctx, session, Hours::OfTheRecord, &mut event);
    if let Some(place) = ctx.lookup.place(session) {
        let id = match place.hall {
            Some(hall) => ctx.hall_url(&place.venue.id, &hall.id),
            None => ctx.venue_url(&place.venue.id),
        };
        let name = place.hall.map_or(&place.venue.name, |hall| &hall.name);
        event["location"] = json!({"@type": "Place", "@id": id});
        put(&mut event["location"], "name", words(ctx, name));
    }
    event
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Hours {
    All,
    /// Where the hours are illustrative, the day is all that is said.
    OfTheRecord,
}

fn put_times(ctx: &Context<'_>, session: &Session, hours: Hours, event: &mut Value) {
    let start = session.start.and_then(|start| ctx.moment(start));
    let unsaid = hours == Hours::OfTheRecord && ctx.illustrative_note(session).is_some();
    match start.filter(|_| !unsaid) {
        Some(start) => {
            event["startDate"] = start.rfc3339().into();
            put(
                event,
                "endDate",
                ctx.end_after(session, &start).map(|end| end.rfc3339().into()),
            );
        }
        None => put(event, "startDate", day(session).map(|day| day.to_string().into())),
    }
}

fn day(session: &Session) -> Option<Date> {
    session
        .start
        .map(DateTime::date)
        .or(session.date)
        .filter(|date| in_range(*date))
}

fn event_status(cancelled: bool) -> &'static str {
    if cancelled {
        "https://schema.org/EventCancelled"
    } else {
        "https://schema.org/EventScheduled"
    }
}

/// The host city.
fn edition_place(ctx: &Context<'_>) -> Option<Value> {
    let edition = ctx.edition;
    let name = edition.city.as_ref().and_then(|city| words(ctx, city))?;
    let mut place = json!({"@type": "Place", "name": name});
    let mut address = postal_address(ctx, None, edition.city.as_ref(), edition.region.as_deref());
    if let (Some(address), Some(country)) = (&mut address, &edition.country) {
        address["addressCountry"] = text::line(country).into();
    }
    put(&mut place, "address", address);
    if let [only] = &*edition.venues {
        put(&mut place, "geo", geo(only));
    }
    Some(place)
}

fn session_place(ctx: &Context<'_>, place: Place<'_>) -> Value {
    let Some(hall) = place.hall else {
        return venue_place(ctx, place.venue);
    };
    let mut venue = venue_place(ctx, place.venue);
    let mut value = hall_place(ctx, place.venue, hall);
    // readers look for the address on the place itself
    for key in ["address", "geo"] {
        put(
            &mut value,
            key,
            venue.as_object_mut().and_then(|venue| venue.remove(key)),
        );
    }
    value["containedInPlace"] = venue;
    value
}

fn hall_place(ctx: &Context<'_>, venue: &Venue, hall: &Hall) -> Value {
    let mut place = json!({
        "@type": "Place",
        "@id": ctx.hall_url(&venue.id, &hall.id),
        "name": words(ctx, &hall.name).unwrap_or_else(|| text::line(&hall.id).into()),
    });
    put(&mut place, "maximumAttendeeCapacity", hall.capacity.map(Value::from));
    place
}

fn venue_place(ctx: &Context<'_>, venue: &Venue) -> Value {
    let mut place = json!({
        "@type": "Place",
        "@id": ctx.venue_url(&venue.id),
        "url": ctx.venue_url(&venue.id),
        "name": words(ctx, &venue.name).unwrap_or_else(|| text::line(&venue.id).into()),
    });
    let address = postal_address(
        ctx,
        venue.address.as_ref(),
        venue.city.as_ref(),
        venue.region.as_deref(),
    );
    put(&mut place, "address", address);
    put(&mut place, "geo", geo(venue));
    place
}

fn geo(venue: &Venue) -> Option<Value> {
    let (latitude, longitude) = coordinates(venue)?;
    let number = |degrees: &str| degrees.parse::<f64>().ok();
    Some(json!({"@type": "GeoCoordinates", "latitude": number(latitude)?, "longitude": number(longitude)?}))
}

fn postal_address(
    ctx: &Context<'_>,
    street: Option<&Text>,
    city: Option<&Text>,
    region: Option<&str>,
) -> Option<Value> {
    let mut address = json!({"@type": "PostalAddress"});
    put(
        &mut address,
        "streetAddress",
        street.and_then(|street| words(ctx, street)),
    );
    put(&mut address, "addressLocality", city.and_then(|city| words(ctx, city)));
    if let Some(code) = region {
        let name = ctx.lookup.region_name(code).and_then(|name| words(ctx, name));
        put(
            &mut address,
            "addressRegion",
            name.or_else(|| Some(text::line(code).into())),
        );
        // an ISO 3166-2 code begins with the country's
        let country = code
            .split_once('-')
            .map(|(country, _)| country)
            .filter(|country| country.len() == 2);
        put(
            &mut address,
            "addressCountry",
            country.map(|country| text::line(country).into()),
        );
    }
    (address.as_object().is_some_and(|fields| fields.len() > 1)).then_some(address)
}

fn person_stub(ctx: &Context<'_>, person: &Person) -> Value {
    let mut value = json!({
        "@type": "Person",
        "@id": ctx.person_url(&person.id),
        "url": ctx.person_url(&person.id),
        "name": words(ctx, &person.name).unwrap_or_else(|| text::line(&person.id).into()),
    });
    put(
        &mut value,
        "jobTitle",
        person.post.as_ref().and_then(|post| words(ctx, post)),
    );
    let employer = person
        .organisation
        .as_deref()
        .and_then(|id| ctx.lookup.organisations.get(id));
    put(
        &mut value,
        "worksFor",
        employer.map(|employer| organisation_stub(ctx, employer)),
    );
    value
}

fn organisation_stub(ctx: &Context<'_>, organisation: &Organisation) -> Value {
    let kind = match organisation.kind.as_str() {
        "university" => "CollegeOrUniversity",
        "government" | "ministry" | "agency" => "GovernmentOrganization",
        "company" => "Corporation",
        "tour-agency" => "TravelAgency",
        _ => "Organization",
    };
    let page = ctx.organisation_url(&organisation.id);
    let own = organisation.url.as_deref().and_then(text::http_url);
    let mut value = json!({
        "@type": kind,
        "@id": page,
        "url": own.unwrap_or(page),
        "name": words(ctx, &organisation.name).unwrap_or_else(|| text::line(&organisation.id).into()),
    });
    put(
        &mut value,
        "sameAs",
        organisation.ror.as_deref().and_then(text::http_url).map(Value::from),
    );
    value
}

fn organisers(ctx: &Context<'_>, ids: &[String]) -> Option<Value> {
    let organisers = ids.iter().filter_map(|id| ctx.lookup.organisations.get(id.as_str()));
    list(organisers.map(|organisation| organisation_stub(ctx, organisation)))
}

/// The best words; they name their language when it is not the document's.
fn words(ctx: &Context<'_>, text: &Text) -> Option<Value> {
    let (language, words) = text::best(text, ctx.language)?;
    Some(in_language(ctx, language, text::clean(words).trim().to_owned()))
}

fn in_language(ctx: &Context<'_>, language: &str, words: String) -> Value {
    match text::language_tag(language) {
        Some(tag) if language != ctx.language => json!({"@language": tag, "@value": words}),
        _ => words.into(),
    }
}

fn languages<'t>(tags: impl Iterator<Item = &'t str>) -> Option<Value> {
    list(tags.filter_map(text::language_tag).map(Value::from))
}

fn list(values: impl Iterator<Item = Value>) -> Option<Value> {
    let values: Vec<Value> = values.collect();
    (!values.is_empty()).then_some(Value::Array(values))
}

fn one_alone(values: Value) -> Value {
    match values {
        Value::Array(mut values) if values.len() == 1 => values.remove(0),
        values => values,
    }
}

fn put(object: &mut Value, key: &str, value: Option<Value>) {
    if let Some(value) = value {
        object[key] = value;
    }
}

fn finish(ctx: &Context<'_>, value: Value) -> String {
    let context = match text::language_tag(ctx.language) {
        Some(language) => json!(["https://schema.org", {"@language": language}]),
        None => json!("https://schema.org"),
    };
    let mut document = Map::new();
    document.insert("@context".to_owned(), context);
    if let Value::Object(fields) = value {
        document.extend(fields);
    }
    let mut out = String::new();
    // outside its strings JSON has none of these characters
    for c in Value::Object(document).to_string().chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out
}
