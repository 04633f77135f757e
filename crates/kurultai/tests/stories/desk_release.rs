//! Releases at the desk, in the browser: proposed, approved by each side, set to a time, withdrawn, and the letters they
//! send.

use exchange::archive::Archive;
use hyper::StatusCode;
use jiff::Timestamp;
use kurultai::people::access::Role;
use kurultai::people::contacts::{self, Contact};
use kurultai::platform::clock::Clock;
use kurultai::platform::jobs::Ran;
use kurultai::platform::mail::{self, Entry, Filter};
use kurultai::programme::approval;
use kurultai::testkit::{Answer, Client, Forum, sample};

const EDITION: &str = "sample-2031";
const PAGE: &str = "/desk/sample-2031/release";

/// So many minutes after 12 May 2031, 06:00 UTC, which is 11:00 at the forum.
fn moment(minutes: i64) -> Timestamp {
    let begin: Timestamp = "2031-05-12T06:00:00Z".parse().expect("a moment");
    begin + jiff::SignedDuration::from_mins(minutes)
}

/// A forum whose clock is given, with this draft and nothing released.
async fn forum(archive: &Archive) -> Forum {
    let mut forum = Forum::empty().await;
    forum.app.desk.clock = Clock::given(moment(0));
    forum.import(archive).await;
    forum
}

/// A hidden field of the page's forms.
fn hidden(page: &Answer, name: &str) -> String {
    let field = format!("name=\"{name}\" value=\"");
    let (_, rest) = page.text().split_once(&field).expect("a form");
    rest.split('"').next().expect("a value").to_owned()
}

async fn propose(client: &mut Client, more: &[(&str, &str)]) -> Answer {
    let digest = hidden(&client.get(PAGE).await, "digest");
    let mut fields = vec![
        ("digest", digest.as_str()),
        ("reason-ru", "Первая публикация"),
        ("reason-en", "First publication"),
        ("when", "now"),
    ];
    fields.retain(|(name, _)| !more.iter().any(|(given, _)| given == name));
    fields.extend(more);
    client.post(&format!("{PAGE}/propose"), &fields).await
}

async fn approve(client: &mut Client) -> Answer {
    let seal = hidden(&client.get(PAGE).await, "seal");
    client.post(&format!("{PAGE}/approve"), &[("seal", &seal)]).await
}

async fn two_keys(client: &mut Client) {
    let answer = client.post(&format!("{PAGE}/keys"), &[("two-keys", "yes")]).await;
    let page = client.follow(&answer).await;
    assert!(
        page.text().contains("From now on each side has to approve"),
        "{}",
        page.text()
    );
}

async fn letters(forum: &Forum) -> Vec<Entry> {
    let mut tx = forum.app.db.read().await.expect("a transaction");
    mail::letters(&mut tx, &Filter::default(), 1000)
        .await
        .expect("letters")
        .0
}

/// What releases have to do is done until so many minutes after the beginning.
async fn work(forum: &Forum, minutes: i64) -> Vec<(String, String, Ran)> {
    forum.app.desk.clock.set(moment(minutes));
    let mut ran = forum.app.worker().run_due(moment(minutes)).await.expect("it runs");
    // Other programs hear of every change; that is told in `api.rs`.
    ran.retain(|(kind, _, _)| !kind.starts_with("webhook."));
    ran
}

fn moved() -> Archive {
    let mut archive = sample::archive();
    archive.editions[0].sessions[0].hall = Some("small".to_owned());
    archive
}

fn clashing() -> Archive {
    let mut archive = sample::archive();
    archive.editions[0].sessions[1] = sample::session("talk", "talk", "great", 9, &[("serik", "speaker")]);
    archive
}

#[tokio::test]
async fn two_secretariats_release_a_programme_together() {
    let forum = forum(&sample::archive()).await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let mut olzhas = forum.organiser(Role::GuestSecretariat, EDITION).await;
    let empty = zhanar.get(PAGE).await;
    assert!(
        empty.text().contains("Nothing has been published yet."),
        "{}",
        empty.text()
    );
    assert!(
        empty.text().contains("This would be the first release: 2 sessions."),
        "{}",
        empty.text()
    );
    two_keys(&mut zhanar).await;
    let answer = propose(&mut zhanar, &[]).await;
    let page = zhanar.follow(&answer).await;
    for shown in [
        "The release is proposed",
        "First publication",
        "Kazakhstan</b><span class=\"no\">not approved yet",
        "Russia</b><span class=\"no\">not approved yet",
    ] {
        assert!(page.text().contains(shown), "{shown} in {}", page.text());
    }
    let answer = approve(&mut zhanar).await;
    let page = zhanar.follow(&answer).await;
    assert!(page.text().contains("It waits for the other side"), "{}", page.text());
    assert!(
        page.text()
            .contains("Russia</b><span class=\"ok\">approved by host-secretariat"),
        "{}",
        page.text()
    );
    assert!(
        !page.text().contains("/release/approve"),
        "nobody turns two keys: {}",
        page.text()
    );

    // The other side was written to, and whoever proposed was not.
    work(&forum, 1).await;
    let written = letters(&forum).await;
    assert_eq!(written.len(), 1, "{written:#?}");
    assert!(
        written[0]
            .letter
            .text
            .contains("https://forum.example/desk/sample-2031/release")
    );
    let guest = olzhas.account.expect("an account").0.simple().to_string();
    assert_eq!(written[0].letter.to, format!("{guest}@desk.example"));

    let answer = approve(&mut olzhas).await;
    let page = olzhas.follow(&answer).await;
    assert!(page.text().contains("The release is out."), "{}", page.text());
    assert!(page.text().contains("The public sees release 1"), "{}", page.text());
    forum.show().await;
    let public = forum.get("/en/sample-2031/changes").await;
    assert!(public.text().contains("First publication"), "{}", public.text());
}

#[tokio::test]
async fn a_changed_draft_voids_approvals_and_says_who_changed_it_and_when() {
    let forum = forum(&sample::archive()).await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let mut olzhas = forum.organiser(Role::GuestSecretariat, EDITION).await;
    two_keys(&mut zhanar).await;
    propose(&mut zhanar, &[]).await;
    approve(&mut zhanar).await;
    let page = olzhas.get(PAGE).await;
    let (seen, older) = (hidden(&page, "seal"), hidden(&page, "digest"));
    forum.import(&moved()).await;
    let page = olzhas.get(PAGE).await;
    for shown in [
        "The approval of Russia counts no longer; host-secretariat",
        "The draft has changed since, last by test, ",
        "has to be proposed and approved again",
    ] {
        assert!(page.text().contains(shown), "{shown} in {}", page.text());
    }
    assert!(!page.text().contains("/release/approve"), "{}", page.text());
    // Somebody whose page is older sends it nevertheless.
    let late = olzhas.post(&format!("{PAGE}/approve"), &[("seal", &seen)]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(
        late.text().contains("The draft has changed since you opened this page"),
        "{}",
        late.text()
    );
    let stale = propose(&mut zhanar, &[("digest", &older)]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);

    let answer = propose(&mut olzhas, &[]).await;
    olzhas.follow(&answer).await;
    approve(&mut olzhas).await;
    let answer = approve(&mut zhanar).await;
    let page = zhanar.follow(&answer).await;
    assert!(page.text().contains("The public sees release 1"), "{}", page.text());
}

#[tokio::test]
async fn who_has_no_key_is_told_so() {
    let forum = forum(&sample::archive()).await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let mut administrator = forum.organiser(Role::Administrator, EDITION).await;
    let mut auditor = forum.organiser(Role::Auditor, EDITION).await;
    two_keys(&mut zhanar).await;
    propose(&mut zhanar, &[]).await;
    let page = administrator.get(PAGE).await;
    assert!(page.text().contains("Your account acts for no side"), "{}", page.text());
    assert!(!page.text().contains("/release/approve"), "{}", page.text());
    let seen = hidden(&zhanar.get(PAGE).await, "seal");
    let refused = administrator.post(&format!("{PAGE}/approve"), &[("seal", &seen)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = auditor.get(PAGE).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        !page.text().contains("<form method=\"post\" action=\"/desk/sample-2031"),
        "{}",
        page.text()
    );
    let refused = auditor.post(&format!("{PAGE}/call-off"), &[]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn findings_are_let_pass_one_by_one_with_reasons() {
    let forum = forum(&clashing()).await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let page = zhanar.get(PAGE).await;
    assert!(page.text().contains("1 finding forbids the release"), "{}", page.text());
    let refused = propose(&mut zhanar, &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.text().contains("Cure it, or say why it may pass"),
        "{}",
        refused.text()
    );
    assert!(
        refused.text().contains("value=\"First publication\""),
        "what was typed is still there"
    );
    let answer = propose(
        &mut zhanar,
        &[("override:hall-taken-twice/opening+talk/great", "one event")],
    )
    .await;
    let page = zhanar.follow(&answer).await;
    assert!(page.text().contains("The release is out."), "{}", page.text());
}

#[tokio::test]
async fn a_release_is_set_to_a_time_at_the_forum_and_happens_then() {
    let forum = forum(&sample::archive()).await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let page = zhanar.get(PAGE).await;
    assert!(
        page.text()
            .contains("At the forum’s clock (Asia/Yekaterinburg), where it is 12 May 2031, 11:00 now."),
        "{}",
        page.text()
    );
    assert!(
        page.text().contains("type=\"date\" value=\"2031-05-13\""),
        "tomorrow: {}",
        page.text()
    );
    assert!(page.text().contains("type=\"time\" value=\"09:00\""), "{}", page.text());
    let past = propose(
        &mut zhanar,
        &[("when", "later"), ("date", "2031-05-12"), ("time", "10:00")],
    )
    .await;
    assert_eq!(past.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(past.text().contains("12 May 2031, 10:00 has passed"), "{}", past.text());
    let none = propose(&mut zhanar, &[("when", "later"), ("date", ""), ("time", "10:00")]).await;
    assert!(none.text().contains("Give a date and a time"), "{}", none.text());
    let answer = propose(
        &mut zhanar,
        &[("when", "later"), ("date", "2031-05-13"), ("time", "09:00")],
    )
    .await;
    let page = zhanar.follow(&answer).await;
    assert!(
        page.text().contains("To be published 13 May 2031, 09:00 (UTC+5)"),
        "{}",
        page.text()
    );
    assert!(
        page.text().contains("data-instant=\"2031-05-13T04:00:00Z\""),
        "for the reader’s own clock"
    );
    assert_eq!(work(&forum, 21 * 60).await, []);
    let ran = work(&forum, 22 * 60).await;
    assert!(
        ran.iter()
            .any(|(kind, _, ran)| kind == approval::SCHEDULED && *ran == Ran::Done),
        "{ran:?}"
    );
    let page = zhanar.get(PAGE).await;
    assert!(
        page.text()
            .contains("The public sees release 1, published 13 May 2031, 09:00 (UTC+5) by host-secretariat"),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn a_scheduled_release_can_be_called_off() {
    let forum = forum(&sample::archive()).await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    propose(
        &mut zhanar,
        &[("when", "later"), ("date", "2031-05-13"), ("time", "09:00")],
    )
    .await;
    let answer = zhanar.post(&format!("{PAGE}/call-off"), &[]).await;
    let page = zhanar.follow(&answer).await;
    assert!(
        page.text()
            .contains("The last proposal was called off by host-secretariat"),
        "{}",
        page.text()
    );
    assert_eq!(work(&forum, 30 * 60).await, []);
    let again = zhanar.post(&format!("{PAGE}/call-off"), &[]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(
        again.text().contains("Nothing is proposed any more"),
        "{}",
        again.text()
    );
}

#[tokio::test]
async fn whoever_scheduled_a_release_is_told_why_it_did_not_happen() {
    for (archive, why) in [
        (moved(), "The draft was changed after it had been proposed"),
        (clashing(), "Meanwhile something was found that forbids a release"),
    ] {
        let forum = forum(&sample::archive()).await;
        let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
        propose(
            &mut zhanar,
            &[("when", "later"), ("date", "2031-05-13"), ("time", "09:00")],
        )
        .await;
        forum.import(&archive).await;
        work(&forum, 23 * 60).await;
        assert_eq!(work(&forum, 24 * 60).await, []);
        let written = letters(&forum).await;
        assert_eq!(written.len(), 1, "{written:#?}");
        let letter = &written[0].letter;
        assert_eq!(
            letter.subject,
            "Sample forum: the release you scheduled was not published"
        );
        assert!(
            letter
                .text
                .contains("you scheduled a release for 13 May 2031, 09:00 (UTC+5)"),
            "{}",
            letter.text
        );
        assert!(letter.text.contains(why), "{}", letter.text);
        let page = zhanar.get(PAGE).await;
        assert!(
            page.text().contains("The scheduled release did not happen"),
            "{}",
            page.text()
        );
        assert!(
            page.text().contains("Nothing has been published yet."),
            "{}",
            page.text()
        );
    }
}

#[tokio::test]
async fn those_concerned_are_written_to_once_whenever_the_program_is_killed() {
    let forum = forum(&sample::archive()).await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    propose(&mut zhanar, &[]).await;
    work(&forum, 1).await;
    let edition = sample::edition();
    let mut tx = forum.app.db.write().await.expect("a transaction");
    let contact = Contact {
        purpose: contacts::PROGRAMME.to_owned(),
        email: Some("aigul@example.org".to_owned()),
        lang: None,
        account: None,
    };
    contacts::set(&mut tx, edition.uid, edition.people[0].uid, &contact, "test", moment(1))
        .await
        .expect("a contact");
    tx.commit().await.expect("it is kept");
    forum.import(&moved()).await;
    propose(&mut zhanar, &[]).await;
    // Killed between the commit and the letters: nobody has looked at the outbox. Another node does it later.
    assert_eq!(to_aigul(&forum).await, 0);
    work(&forum, 2).await;
    assert_eq!(to_aigul(&forum).await, 1);
    // Killed after the letters were queued and before the job was ended; and once more with the news unread.
    for sql in [
        "update job set state = 'open', ended_at = null where kind = 'release.tell'",
        "delete from outbox_reading",
    ] {
        let mut tx = forum.app.db.write().await.expect("a transaction");
        tx.execute(sql, &[]).await.expect("as if it had not been");
        tx.commit().await.expect("it is kept");
        let ran = work(&forum, 10).await;
        assert!(ran.iter().any(|(kind, _, _)| kind == "release.tell"), "{ran:?}");
        assert_eq!(to_aigul(&forum).await, 1);
    }
}

async fn to_aigul(forum: &Forum) -> usize {
    let letters = letters(forum).await;
    letters
        .iter()
        .filter(|entry| entry.letter.to == "aigul@example.org")
        .count()
}

#[tokio::test]
async fn a_release_is_withdrawn_in_favour_of_an_earlier_one() {
    let forum = forum(&sample::archive()).await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    propose(&mut zhanar, &[]).await;
    forum.import(&moved()).await;
    propose(&mut zhanar, &[("reason-en", "Another hall")]).await;
    let page = zhanar.get(PAGE).await;
    assert!(page.text().contains("2 releases"), "{}", page.text());
    assert!(
        page.text().contains("The public sees the draft just as it is."),
        "{}",
        page.text()
    );
    let fields = [("number", "2"), ("favour", "1")];
    let silent = zhanar.post(&format!("{PAGE}/withdraw"), &fields).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        silent.text().contains("Say in at least one language why"),
        "{}",
        silent.text()
    );
    let answer = zhanar
        .post(
            &format!("{PAGE}/withdraw"),
            &[("number", "2"), ("favour", "1"), ("reason-en", "The hall is not free")],
        )
        .await;
    let page = zhanar.follow(&answer).await;
    assert!(page.text().contains("The public sees release 1"), "{}", page.text());
    assert!(
        page.text().contains("Withdrawn 12 May 2031, 11:00 (UTC+5)"),
        "{}",
        page.text()
    );
    let again = zhanar
        .post(
            &format!("{PAGE}/withdraw"),
            &[("number", "2"), ("favour", "1"), ("reason-en", "twice")],
        )
        .await;
    assert!(
        again.text().contains("Release 2 is not the one the public sees"),
        "{}",
        again.text()
    );
}

#[tokio::test]
async fn the_page_shows_the_difference_in_words() {
    let forum = forum(&sample::archive()).await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    propose(&mut zhanar, &[]).await;
    forum.import(&moved()).await;
    let page = zhanar.get(PAGE).await;
    for shown in [
        "1 change",
        "Moved: “opening in English”.",
        "Before: 1 June, 09:00–10:00, great, Plant",
        "Now: 1 June, 09:00–10:00, small, Plant",
        "Nobody whom this concerns can be written to.",
        "No address is known of 1 person concerned: Aigul Sagyntai.",
        "/desk/sample-2031/contacts?without=yes",
    ] {
        assert!(page.text().contains(shown), "{shown} in {}", page.text());
    }
    let digest_now = hidden(&page, "digest");
    let mut tx = forum.app.db.read().await.expect("a transaction");
    let (_, examined) = kurultai::programme::release::examine(&mut tx, EDITION, &[])
        .await
        .expect("a proposal");
    assert_eq!(digest_now, examined);
}

#[tokio::test]
async fn the_page_is_in_the_language_of_its_reader() {
    let forum = forum(&sample::archive()).await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    for (tag, title, first) in [
        ("kk", "<h1>Шығарылым</h1>", "Бұл алғашқы шығарылым болады: 2 сессия."),
        ("ru", "<h1>Выпуск</h1>", "Это будет первый выпуск: 2 сессии."),
    ] {
        zhanar.post(&format!("/language/{tag}"), &[]).await;
        let page = zhanar.get(PAGE).await;
        assert!(page.text().contains(title), "{}", page.text());
        assert!(page.text().contains(first), "{}", page.text());
    }
}
