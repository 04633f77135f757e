//! Writes the supplement in the form `forum/1`, section by section, as a person would lay it out.

use std::fmt::Write;

use super::cast::Cast;
use super::delegates;
use super::item::Item;
use super::organisations::{ORGANISATIONS, TOUR_AGENCIES};
use super::places::{DAYS, ROADS, TRACKS, VENUES};
use super::record::{PRESENT, WISHES};
use super::words::{Words, list, map, quoted};

const HEADER: &str = "\
# Көрнекі деректер: көрсетілім үшін ойдан құрастырылған, ашық дереккөздерден алынған жазбаның бөлігі емес.
# Иллюстративные данные: придуманы для демонстрации и не входят в запись, собранную по открытым источникам.
# Illustrative data: made up for the demonstration, not part of the public record.
#
# Written by `cargo run -p xtask -- demo-data`; change the generator in xtask/src/demo, not this file.
";

/// The one session that the record has outside the forum's own programme.
const OUTSIDE: &str = "compressor-plant-visit";

pub fn write(programme: &[Item], cast: &Cast) -> String {
    let mut out = String::from(HEADER);
    out.push_str(
        "\nformat: forum/1\n\nsupplements: xiv-chelyabinsk-2017\n\nsynthetic: true\n\nlanguages: [kk, ru, en]\n",
    );
    places(&mut out);
    organisations(&mut out, cast);
    people(&mut out, cast);
    delegations(&mut out, cast);
    let (outside, inside): (Vec<&Item>, Vec<&Item>) = programme.iter().partition(|item| item.id == OUTSIDE);
    for (section, items) in [("programme", inside), ("outside_programme", outside)] {
        line(&mut out, format_args!("\n{section}:"));
        for item in items {
            session(&mut out, item, cast);
        }
    }
    out
}

fn line(out: &mut String, words: std::fmt::Arguments<'_>) {
    out.write_fmt(words).expect("a string takes everything written to it");
    out.push('\n');
}

fn words(out: &mut String, key: &str, value: Option<Words>) {
    if let Some(value) = value {
        line(out, format_args!("    {key}: {}", value.yaml()));
    }
}

fn places(out: &mut String) {
    out.push_str("\ndays:\n");
    for day in DAYS {
        line(out, format_args!("  - date: '{}'", day.date));
        words(out, "name", Some(day.name));
        line(
            out,
            format_args!("    opens: '{}'\n    closes: '{}'", day.opens, day.closes),
        );
    }
    out.push_str("\ntracks:\n");
    for (id, name, colour) in TRACKS {
        line(out, format_args!("  - id: {id}"));
        words(out, "name", Some(*name));
        line(out, format_args!("    colour: '{colour}'"));
    }
    out.push_str("\nvenues:\n");
    for venue in VENUES {
        line(out, format_args!("  - id: {}", venue.id));
        words(out, "address", venue.address);
        if let Some((latitude, longitude)) = venue.position {
            line(
                out,
                format_args!("    latitude: '{latitude}'\n    longitude: '{longitude}'"),
            );
        }
        if !venue.halls.is_empty() {
            out.push_str("    halls:\n");
        }
        for hall in venue.halls {
            line(
                out,
                format_args!("      - id: {}\n        name: {}", hall.id, hall.name.yaml()),
            );
            line(out, format_args!("        capacity: {}", hall.capacity));
            if !hall.equipment.is_empty() {
                line(out, format_args!("        equipment: {}", list(hall.equipment)));
            }
            if hall.booths > 0 {
                line(out, format_args!("        booths: {}", hall.booths));
            }
        }
    }
    out.push_str("\ntravel:\n");
    for (a, b, minutes) in ROADS {
        line(out, format_args!("  - {{from: {a}, to: {b}, minutes: {minutes}}}"));
        line(out, format_args!("  - {{from: {b}, to: {a}, minutes: {minutes}}}"));
    }
}

fn organisations(out: &mut String, cast: &Cast) {
    out.push_str("\norganisations:\n");
    for organisation in TOUR_AGENCIES.iter().chain(ORGANISATIONS) {
        line(out, format_args!("  - id: {}", organisation.id));
        line(
            out,
            format_args!("    side: {}\n    kind: {}", organisation.side, organisation.kind),
        );
        words(out, "name", Some(organisation.name));
        line(out, format_args!("    region: {}", organisation.region));
        if organisation.kind == "tour-agency" {
            line(
                out,
                format_args!("    represented_by: {}", cast.person_of(organisation.id, 0)),
            );
        }
    }
}

fn people(out: &mut String, cast: &Cast) {
    out.push_str("\npeople:\n");
    for (id, from, to) in PRESENT {
        line(
            out,
            format_args!("  - id: {id}\n    principal: true\n    present: ['2017-11-09T{from}/2017-11-09T{to}']"),
        );
    }
    for person in &cast.people {
        line(out, format_args!("  - id: {}\n    side: {}", person.id, person.side));
        let name = map(&[
            ("kk", &person.name.kk),
            ("ru", &person.name.ru),
            ("en", &person.name.en),
        ]);
        line(
            out,
            format_args!("    name: {name}\n    latin: {}", quoted(&person.name.latin)),
        );
        words(out, "post", Some(person.post));
        if let Some(organisation) = person.organisation {
            line(out, format_args!("    organisation: {organisation}"));
        }
        line(out, format_args!("    region: {}", person.region));
    }
}

fn delegations(out: &mut String, cast: &Cast) {
    out.push_str("\ndelegations:\n");
    for (side, region, recorded) in delegates::REGIONS {
        let members = &cast.by_region[region];
        line(out, format_args!("  - region: {region}\n    side: {side}"));
        let members = if *recorded {
            members.as_slice()
        } else {
            line(out, format_args!("    head: {}", members[0]));
            &members[1..]
        };
        line(out, format_args!("    members: {}", list(members)));
    }
}

fn session(out: &mut String, item: &Item, cast: &Cast) {
    line(out, format_args!("  - id: {}", item.id));
    let invented = !item.kind.is_empty();
    if invented {
        line(out, format_args!("    kind: {}", item.kind));
    }
    words(out, "title", item.title);
    if let Some(parent) = item.part_of {
        line(out, format_args!("    part_of: {parent}"));
    }
    line(
        out,
        format_args!(
            "    date: '2017-11-{:02}'\n    start: '{}'\n    end: '{}'\n    hall: {}",
            item.day, item.start, item.end, item.hall
        ),
    );
    if !item.track.is_empty() {
        line(out, format_args!("    track: {}", item.track));
    }
    if invented {
        line(out, format_args!("    sides: [KZ, RU]"));
    }
    for (key, languages) in [("languages", item.languages), ("interpretation", item.interpretation)] {
        if !languages.is_empty() {
            line(out, format_args!("    {key}: {}", list(languages)));
        }
    }
    if item.audience > 0 {
        line(out, format_args!("    audience: {}", item.audience));
    }
    if !item.equipment.is_empty() {
        line(out, format_args!("    equipment: {}", list(item.equipment)));
    }
    for (_, wish) in WISHES.iter().filter(|(id, _)| *id == item.id) {
        line(out, format_args!("    {wish}"));
    }
    if !item.cast.is_empty() {
        out.push_str("    roles:\n");
    }
    for (nth, part) in item.cast.iter().enumerate() {
        let person = cast.person_of(item.id, nth);
        line(out, format_args!("      - {{person: {person}, role: {}}}", part.role));
    }
    words(out, "abstract", item.summary);
}
