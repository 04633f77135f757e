//! What pages say to machines.

use exchange::write::jsonld;
use serde_json::{Value, json};

use crate::support::{context, expect_file, regions, runner, sample, wild_edition};

#[test]
fn the_sample_is_written_as_expected_in_every_language() {
    let (edition, regions) = (sample(), regions());
    for language in ["kk", "ru", "en"] {
        let ctx = context(&edition, &regions, language);
        let file = |name: &str, found: &str| expect_file(&format!("{name}.{language}.jsonld"), found);
        file("edition", &jsonld::edition(&ctx));
        file("session", &jsonld::session(&ctx, &edition.sessions[0]));
        file("person", &jsonld::person(&ctx, &edition.people[0]));
        file("organisation", &jsonld::organisation(&ctx, &edition.organisations[1]));
        file("venue", &jsonld::venue(&ctx, &edition.venues[0]));
    }
}

#[test]
fn a_session_says_when_where_who_and_of_what_it_is_a_part() {
    let (edition, regions) = (sample(), regions());
    let page = parse(&jsonld::session(
        &context(&edition, &regions, "en"),
        &edition.sessions[1],
    ));
    assert_eq!(page["@context"], json!(["https://schema.org", {"@language": "en"}]));
    assert_eq!(page["@type"], "Event");
    // the title is known in Russian only
    assert_eq!(page["name"], json!({"@language": "ru", "@value": "Мосты и переправы"}));
    assert_eq!(page["startDate"], "2024-02-29T12:00:00+06:00");
    assert_eq!(page["endDate"], "2024-02-29T12:45:00+06:00");
    assert_eq!(page["location"]["maximumAttendeeCapacity"], 80);
    assert_eq!(page["location"]["containedInPlace"]["name"], "River House");
    assert_eq!(page["performer"][0]["name"], "Pyotr Primerov");
    assert_eq!(
        page["performer"][0]["jobTitle"],
        json!({"@language": "ru", "@value": "Заведующий кафедрой"})
    );
    assert_eq!(
        page["organizer"][0]["url"],
        "https://chamber.example/%D0%BE-%D0%BD%D0%B0%D1%81"
    );
    assert_eq!(
        page["superEvent"]["@id"],
        "https://kurultai.example/en/steppe-rehearsal-2024/sessions/opening"
    );
}

#[test]
fn a_cancelled_session_says_so() {
    let edition = sample();
    let page = parse(&jsonld::session(&context(&edition, &[], "en"), &edition.sessions[5]));
    assert_eq!(page["eventStatus"], "https://schema.org/EventCancelled");
}

#[test]
fn a_venue_has_coordinates_and_an_address_with_its_region() {
    let (edition, regions) = (sample(), regions());
    let page = parse(&jsonld::venue(&context(&edition, &regions, "kk"), &edition.venues[0]));
    assert_eq!(
        page["geo"],
        json!({"@type": "GeoCoordinates", "latitude": 53.2144, "longitude": 63.6246})
    );
    assert_eq!(
        page["address"],
        json!({
            "@type": "PostalAddress", "streetAddress": "Ойдан шығарылған көше, 1", "addressLocality": "Қостанай",
            "addressRegion": "Қостанай облысы", "addressCountry": "KZ",
        })
    );
}

#[test]
fn no_words_can_end_the_script() {
    let edition = sample();
    let ctx = context(&edition, &[], "ru");
    let page = jsonld::person(&ctx, &edition.people[0]);
    assert!(page.contains("\\u003c/script\\u003e"), "{page}");
    assert_eq!(parse(&page)["description"], "Вымышленное лицо </script> для примера.");
    runner(200)
        .run(&wild_edition(), |edition| {
            let ctx = context(&edition, &[], "ru");
            let mut pages = vec![jsonld::edition(&ctx)];
            pages.extend(edition.sessions.iter().map(|session| jsonld::session(&ctx, session)));
            pages.extend(edition.people.iter().map(|person| jsonld::person(&ctx, person)));
            pages.extend(edition.organisations.iter().map(|one| jsonld::organisation(&ctx, one)));
            pages.extend(edition.venues.iter().map(|venue| jsonld::venue(&ctx, venue)));
            for page in pages {
                assert!(!page.contains(['<', '>', '&', '\n', '\u{2028}']), "{page}");
                let page = parse(&page);
                assert!(page["@type"].is_string() && page["@id"].is_string(), "{page}");
            }
            Ok(())
        })
        .unwrap();
}

fn parse(page: &str) -> Value {
    serde_json::from_str(page).unwrap()
}
