//! Venues and their halls, the ways between them, days and tracks.

use super::draft::{Draft, put};
use super::fields::{At, Fields};
use super::references::Wanted;
use super::supplement::Pen;
use crate::archive::{Day, Hall, Provenance, RushHour, Text, Track, Travel, Venue};

pub const KINDS: [&str; 22] = [
    "airport",
    "business-centre",
    "concert-hall",
    "conference-centre",
    "embassy",
    "exhibition",
    "exhibition-centre",
    "government",
    "hotel",
    "industrial",
    "library",
    "museum",
    "office",
    "other",
    "outdoors",
    "palace",
    "restaurant",
    "school",
    "sport",
    "station",
    "theatre",
    "university",
];

pub fn venue(draft: &mut Draft, at: At<'_>) {
    let Some(fields) = at.fields() else { return };
    fields.take_marks("name");
    let (id, keep) = draft.open(&fields, "venues");
    let index = draft.edition.venues.iter().position(|venue| keep && venue.id == id);
    let fresh = index.is_none();
    let mut venue = match index {
        Some(index) => draft.edition.venues[index].clone(),
        None => Venue {
            id: id.into(),
            uid: Default::default(),
            kind: None,
            name: Text::default(),
            city: None,
            region: None,
            address: None,
            latitude: None,
            longitude: None,
            operator: None,
            site: None,
            purpose: None,
            halls: Vec::new(),
            record: Provenance::default(),
        },
    };
    let mut pen = draft.pen(fresh, &venue.record.illustrative);
    draft.uid(&fields, fresh, "venue", id, &mut venue.uid);
    pen.one(
        "kind",
        &mut venue.kind,
        fields.read("kind", |at| at.one_of("kind of venue", &KINDS)),
    );
    pen.main_text("name", &mut venue.name, fields.text("name"));
    if venue.name.is_empty() {
        fields.missing("name");
    }
    pen.text("city", &mut venue.city, fields.text("city"));
    pen.one(
        "region",
        &mut venue.region,
        fields.read("region", |at| draft.region(at, Wanted::Location)),
    );
    pen.text("address", &mut venue.address, fields.text("address"));
    pen.one(
        "latitude",
        &mut venue.latitude,
        fields.read("latitude", |at| at.decimal(Some(-90.0..=90.0))),
    );
    pen.one(
        "longitude",
        &mut venue.longitude,
        fields.read("longitude", |at| at.decimal(Some(-180.0..=180.0))),
    );
    let absent = [venue.latitude.is_none(), venue.longitude.is_none()];
    for (key, other, absent) in [
        ("latitude", "longitude", absent[0]),
        ("longitude", "latitude", absent[1]),
    ] {
        if absent && fields.get(key).is_none() && fields.get(other).is_some() {
            fields.missing(key);
        }
    }
    pen.one(
        "operator",
        &mut venue.operator,
        fields.read("operator", |at| draft.organisation(at)),
    );
    pen.text("site", &mut venue.site, fields.text("site"));
    pen.text("use", &mut venue.purpose, fields.text("use"));
    for item in fields.items("halls") {
        hall(draft, item, &mut venue, &mut pen);
    }
    draft.provenance(&fields, &mut pen, &mut venue.record);
    fields.close();
    draft.keep(keep, |edition| put(&mut edition.venues, index, venue));
}

/// A hall has no list of made-up fields; those of a real hall are kept by its venue as `halls.<id>.<field>`.
fn hall(draft: &mut Draft, at: At<'_>, venue: &mut Venue, of_venue: &mut Pen) {
    let Some(fields) = at.fields() else { return };
    fields.take_marks("name");
    let (id, keep) = draft.open(&fields, "halls");
    let elsewhere = draft.edition.venues.iter().filter(|other| other.id != venue.id);
    if let Some(other) = elsewhere
        .into_iter()
        .find(|other| other.halls.iter().any(|hall| hall.id == id))
    {
        return at.error(
            "another venue has a hall with this id",
            &format!("it is in {}", other.id),
        );
    }
    let index = venue.halls.iter().position(|hall| keep && hall.id == id);
    let fresh = index.is_none();
    let mut hall = match index {
        Some(index) => venue.halls[index].clone(),
        None => Hall {
            id: id.into(),
            uid: Default::default(),
            name: Text::default(),
            capacity: None,
            equipment: Vec::new(),
            booths: None,
            open: Vec::new(),
            illustrative: draft.mode.synthetic,
        },
    };
    let prefix = format!("halls.{id}.");
    let mut illustrative: std::collections::BTreeSet<String> = of_venue
        .illustrative
        .iter()
        .filter_map(|field| field.strip_prefix(&prefix))
        .map(str::to_owned)
        .collect();
    if hall.illustrative {
        illustrative.insert("*".into());
    }
    let mut pen = draft.pen(fresh, &illustrative);
    draft.uid(&fields, fresh, "hall", id, &mut hall.uid);
    pen.main_text("name", &mut hall.name, fields.text("name"));
    if hall.name.is_empty() {
        fields.missing("name");
    }
    pen.one(
        "capacity",
        &mut hall.capacity,
        fields.read("capacity", |at| at.number(1..=200_000u32)),
    );
    pen.whole(
        "equipment",
        &mut hall.equipment,
        fields.list("equipment", |at| at.id().map(str::to_owned)),
    );
    pen.one(
        "booths",
        &mut hall.booths,
        fields.read("booths", |at| at.number(0..=100u32)),
    );
    pen.whole("open", &mut hall.open, fields.list("open", At::window));
    fields.close();
    of_venue.illustrative.retain(|field| !field.starts_with(&prefix));
    of_venue.illustrative.extend(
        pen.illustrative
            .iter()
            .filter(|field| *field != "*")
            .map(|field| prefix.clone() + field),
    );
    if keep {
        put(&mut venue.halls, index, hall);
    }
}

/// A pen for a record that is made up as a whole or not at all, and whether it is, afterwards.
fn simple(draft: &Draft, fresh: bool, illustrative: bool) -> Pen {
    let fields = illustrative.then(|| "*".to_owned()).into_iter().collect();
    draft.pen(fresh, &fields)
}

pub fn day(draft: &mut Draft, at: At<'_>) {
    let Some(fields) = at.fields() else { return };
    fields.take_marks("name");
    let Some(date) = fields.need("date").and_then(|at| draft.day(at)) else {
        return;
    };
    if !draft.claim("days", at, &date.to_string()) {
        return;
    }
    let index = draft.edition.days.iter().position(|day| day.date == date);
    let mut day = match index {
        Some(index) => draft.edition.days[index].clone(),
        None => Day {
            date,
            name: None,
            opens: None,
            closes: None,
            illustrative: false,
        },
    };
    let mut pen = simple(draft, index.is_none(), day.illustrative);
    pen.text("name", &mut day.name, fields.text("name"));
    pen.one("opens", &mut day.opens, fields.read("opens", At::time));
    pen.one("closes", &mut day.closes, fields.read("closes", At::time));
    day.illustrative = !pen.illustrative.is_empty();
    fields.close();
    let index = index.or_else(|| {
        let later = draft.edition.days.iter().position(|other| other.date > date)?;
        draft.edition.days.insert(later, day.clone());
        Some(later)
    });
    put(&mut draft.edition.days, index, day);
}

pub fn track(draft: &mut Draft, at: At<'_>) {
    let Some(fields) = at.fields() else { return };
    fields.take_marks("name");
    let (id, keep) = draft.open(&fields, "tracks");
    let index = draft.edition.tracks.iter().position(|track| keep && track.id == id);
    let mut track = match index {
        Some(index) => draft.edition.tracks[index].clone(),
        None => Track {
            id: id.into(),
            name: Text::default(),
            colour: None,
            illustrative: false,
        },
    };
    let mut pen = simple(draft, index.is_none(), track.illustrative);
    pen.main_text("name", &mut track.name, fields.text("name"));
    if track.name.is_empty() {
        fields.missing("name");
    }
    pen.one("colour", &mut track.colour, fields.read("colour", colour));
    track.illustrative = pen.whole_invented();
    fields.close();
    draft.keep(keep, |edition| put(&mut edition.tracks, index, track));
}

fn colour(at: At<'_>) -> Option<String> {
    let words = at.word()?;
    let hex = words
        .strip_prefix('#')
        .is_some_and(|hex| hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit()));
    if !hex {
        at.error("this is not a colour", "write it in quotes as '#1f6feb'");
        return None;
    }
    Some(words.to_ascii_lowercase())
}

pub fn travel(draft: &mut Draft, at: At<'_>) {
    let Some(fields) = at.fields() else { return };
    let minutes = fields
        .need("minutes")
        .and_then(|at| at.number(0..=1440u32).map(|value| at.said(value)));
    let [from, to] = ["from", "to"].map(|key| fields.need(key).and_then(|at| draft.refer(at, Wanted::Venue)));
    if let (Some(from), Some(to), Some(minutes)) = (from, to, minutes) {
        let rush = fields
            .list("rush", rush_hour)
            .map(|said| said.value)
            .unwrap_or_default();
        write_travel(draft, &fields, [from, to], minutes.value, rush);
    }
    fields.close();
}

fn rush_hour(at: At<'_>) -> Option<RushHour> {
    let fields = at.fields()?;
    let [begins, ends] = ["begins", "ends"].map(|key| fields.need(key).and_then(At::time));
    let minutes = fields.need("minutes").and_then(|at| at.number(0..=1440u32));
    fields.close();
    Some(RushHour {
        begins: begins?,
        ends: ends?,
        minutes: minutes?,
    })
}

fn write_travel(draft: &mut Draft, fields: &Fields<'_>, [from, to]: [String; 2], minutes: u32, rush: Vec<RushHour>) {
    if from == to {
        return fields.at.error("this way ends where it begins", "name two venues");
    }
    if !draft.claim("travel", fields.at, &format!("{from} → {to}")) {
        return;
    }
    let illustrative = draft.mode.synthetic;
    let travel = Travel {
        from,
        to,
        minutes,
        rush,
        illustrative,
    };
    let index = draft
        .edition
        .travel
        .iter()
        .position(|there| there.from == travel.from && there.to == travel.to);
    match index.map(|index| &draft.edition.travel[index]) {
        Some(there) if there.minutes == minutes && (travel.rush.is_empty() || there.rush == travel.rush) => {}
        Some(there) if there.minutes == minutes && there.rush.is_empty() => {
            let travel = Travel {
                illustrative: there.illustrative,
                ..travel
            };
            put(&mut draft.edition.travel, index, travel);
        }
        Some(there) if !there.illustrative => {
            fields.at.error(
                &format!("the public record says {} minutes", there.minutes),
                "a supplement adds, it does not correct",
            );
        }
        _ => put(&mut draft.edition.travel, index, travel),
    }
}
