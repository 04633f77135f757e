//! Addresses of people at the desk: given, corrected, found, and seen by nobody else.

use hyper::StatusCode;
use kurultai::people::access::{Office, Role};
use kurultai::people::contacts::{self, Contact};
use kurultai::platform::i18n::Lang;
use kurultai::testkit::{Forum, sample};

const PAGE: &str = "/desk/sample-2031/contacts";

async fn contact(forum: &Forum, person: usize) -> Option<Contact> {
    let edition = sample::edition();
    let mut tx = forum.app.db.read().await.expect("a transaction");
    contacts::get(&mut tx, edition.uid, edition.people[person].uid, contacts::PROGRAMME)
        .await
        .expect("it is read")
}

/// What the form says of a person as it was shown.
fn was(page: &str, person: usize) -> String {
    let name = format!("name=\"was:{}\" value=\"", sample::edition().people[person].uid);
    let (_, rest) = page.split_once(&name).expect("the row of the person");
    rest.split('"').next().expect("a value").to_owned()
}

#[tokio::test]
async fn what_others_changed_meanwhile_is_shown_and_not_overwritten() {
    let forum = Forum::of(&sample::archive()).await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, "sample-2031").await;
    let mut anna = forum.organiser(Role::GuestSecretariat, "sample-2031").await;
    let people = sample::edition().people;
    let name = |field: &str, person: usize| format!("{field}:{}", people[person].uid);
    let send = async |client: &mut kurultai::testkit::Client, page: &str, emails: [&str; 2]| {
        let was = [was(page, 0), was(page, 1)];
        let names = [0, 1].map(|person| ["was", "email", "lang"].map(|field| name(field, person)));
        let fields: Vec<(&str, &str)> = (0..2)
            .flat_map(|person| {
                let values = [was[person].as_str(), emails[person], ""];
                names[person].iter().map(String::as_str).zip(values).collect::<Vec<_>>()
            })
            .collect();
        client.post(PAGE, &fields).await
    };
    let email = async |person: usize| contact(&forum, person).await.and_then(|contact| contact.email);
    let first = zhanar.get(PAGE).await.text().to_owned();
    let second = anna.get(PAGE).await.text().to_owned();
    let kept = send(&mut zhanar, &first, ["aigul@example.org", ""]).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    // Anna left the first row as she saw it, empty, and filled in the other: both addresses are there afterwards.
    let kept = send(&mut anna, &second, ["", "serik@example.org"]).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    assert_eq!(email(0).await.as_deref(), Some("aigul@example.org"));
    assert_eq!(email(1).await.as_deref(), Some("serik@example.org"));
    // Now both typed the same row.
    let refused = send(&mut anna, &second, ["sagyntai@example.org", ""]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    for shown in [
        "Somebody else changed 1 address",
        "It is now aigul@example.org",
        "value=\"sagyntai@example.org\"",
    ] {
        assert!(refused.text().contains(shown), "{shown} in {}", refused.text());
    }
    assert_eq!(email(0).await.as_deref(), Some("aigul@example.org"));
    // Saved once more, knowing what was there.
    let page = refused.text().to_owned();
    let kept = send(&mut anna, &page, ["sagyntai@example.org", "serik@example.org"]).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    assert_eq!(email(0).await.as_deref(), Some("sagyntai@example.org"));
}

#[tokio::test]
async fn addresses_are_given_and_those_that_are_none_are_marked() {
    let forum = Forum::of(&sample::archive()).await;
    let mut officer = forum
        .organiser(Role::DeskOfficer(Office::Delegations), "sample-2031")
        .await;
    let page = officer.get(PAGE).await;
    assert!(page.text().contains("2 people have no address"), "{}", page.text());
    let people = sample::edition().people;
    let name = |field: &str, person: usize| format!("{field}:{}", people[person].uid);
    let refused = officer
        .post(
            PAGE,
            &[
                (&name("email", 0), "aigul@example.org"),
                (&name("lang", 0), "kk"),
                (&name("email", 1), "serik at example"),
                (&name("lang", 1), ""),
            ],
        )
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("1 address is not one"), "{}", refused.text());
    assert!(
        refused.text().contains("value=\"serik at example\""),
        "what was typed stays"
    );
    let kept = contact(&forum, 0).await.expect("the other one is kept");
    assert_eq!(
        (kept.email.as_deref(), kept.lang),
        (Some("aigul@example.org"), Some(Lang::Kk))
    );
    assert_eq!(contact(&forum, 1).await, None);
    let was = was(refused.text(), 0);
    let answer = officer
        .post(
            PAGE,
            &[
                (&name("was", 0), &was),
                (&name("email", 0), ""),
                (&name("email", 1), "serik@example.org"),
            ],
        )
        .await;
    let page = officer.follow(&answer).await;
    assert!(page.text().contains("The addresses are kept."), "{}", page.text());
    assert_eq!(
        contact(&forum, 0).await,
        None,
        "an address that was emptied is forgotten"
    );
    let found = officer.get(&format!("{PAGE}?q=SERIK@")).await;
    assert!(found.text().contains("1 person<"), "{}", found.text());
    let without = officer.get(&format!("{PAGE}?without=yes")).await;
    assert!(without.text().contains("Aigul Sagyntai"), "{}", without.text());
    assert!(!without.text().contains("Serik Polevoy"), "{}", without.text());
}

#[tokio::test]
async fn addresses_are_seen_by_those_who_may_change_people_only() {
    let forum = Forum::of(&sample::archive()).await;
    for role in [Role::Auditor, Role::HallStaff, Role::DeskOfficer(Office::Press)] {
        let mut client = forum.organiser(role, "sample-2031").await;
        assert_eq!(client.get(PAGE).await.status, StatusCode::FORBIDDEN, "{role:?}");
    }
}

#[tokio::test]
async fn the_list_continues_from_the_last_person_shown() {
    let mut archive = sample::archive();
    let pattern = archive.editions[0].people[0].clone();
    for number in 0..118 {
        let mut person = pattern.clone();
        person.id = format!("p{number:03}");
        person.uid = exchange::archive::derived_uid("sample-2031", "person", &person.id);
        person.name = sample::text(
            &format!("Ә {number:03}"),
            &format!("Я {number:03}"),
            &format!("Z {number:03}"),
        );
        archive.editions[0].people.push(person);
    }
    let forum = Forum::of(&archive).await;
    let mut client = forum.organiser(Role::HostSecretariat, "sample-2031").await;
    let (mut address, mut seen, mut pages) = (PAGE.to_owned(), 0, 0);
    loop {
        let page = client.get(&address).await;
        assert!(page.text().contains("120 people<"), "{}", page.text());
        seen += page.text().matches("type=\"email\"").count();
        pages += 1;
        let Some((_, rest)) = page.text().split_once("rel=\"next\" href=\"") else {
            break;
        };
        address = rest.split('"').next().expect("an address").replace("&#38;", "&");
    }
    assert_eq!((seen, pages), (120, 3));
}

#[tokio::test]
async fn whoever_becomes_one_record_of_two_keeps_the_address() {
    let forum = Forum::of(&sample::archive()).await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, "sample-2031").await;
    let serik = format!("email:{}", sample::edition().people[1].uid);
    zhanar.post(PAGE, &[(&serik, "serik@example.org")]).await;
    let merge = "/desk/sample-2031/duplicates/person/aigul/serik";
    let page = zhanar.get(merge).await;
    let base = |name: &str| {
        let (_, rest) = page
            .text()
            .split_once(&format!("name=\"{name}\" value=\""))
            .expect("a form");
        rest.split('"').next().expect("a version").to_owned()
    };
    let (one, other) = (base("base.one"), base("base.other"));
    let answer = zhanar
        .post(merge, &[("base.one", &one), ("base.other", &other), ("keep", "one")])
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let kept = contact(&forum, 0).await.and_then(|contact| contact.email);
    assert_eq!(kept.as_deref(), Some("serik@example.org"));
    assert_eq!(contact(&forum, 1).await, None);
}
