//! The board over HTTP: moving, changing places, taking off, in each other's way, taking back.

use exchange::archive::Session;
use hyper::StatusCode;
use jiff::civil::Time;
use kurultai::people::access::Role;
use kurultai::programme::{draft, edit, findings, history};
use kurultai::testkit::{Answer, Client, Forum, sample};
use serde_json::{Value, json};

const EDITION: &str = "sample-2031";

/// The sample with a second talk by Aigul, a whole with a part that has no hall of its own, and one that waits.
async fn forum() -> Forum {
    let forum = Forum::empty().await;
    let mut archive = sample::archive();
    let edition = &mut archive.editions[0];
    edition
        .sessions
        .push(sample::session("panel", "talk", "small", 11, &[("aigul", "speaker")]));
    let mut section = sample::session("section", "talk", "aula", 14, &[]);
    section.part_of = Some("talk".to_owned());
    section.hall = None;
    edition.sessions.push(section);
    let mut waiting = sample::session("waiting", "talk", "small", 9, &[("serik", "speaker")]);
    (waiting.date, waiting.start, waiting.end, waiting.hall, waiting.venue) = (None, None, None, None, None);
    edition.sessions.push(waiting);
    forum.import(&archive).await;
    forum
}

fn json_of(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.body).unwrap_or_else(|error| panic!("{error}: {}", answer.text()))
}

async fn state(client: &mut Client) -> Value {
    let answer = client.get(&format!("/desk/{EDITION}/board/state")).await;
    assert_eq!(answer.status, StatusCode::OK);
    json_of(&answer)
}

fn session<'a>(state: &'a Value, id: &str) -> &'a Value {
    state["sessions"]
        .as_array()
        .expect("as the test made it")
        .iter()
        .find(|session| session["id"] == id)
        .expect("as the test made it")
}

/// A drop of a session; `hour` is of the first day.
fn drop_of(state: &Value, id: &str, hour: i64, place: &str) -> Value {
    json!({ "session": id, "base": session(state, id)["v"], "start": hour * 60, "minutes": 60, "place": place })
}

fn parked(state: &Value, id: &str) -> Value {
    json!({ "session": id, "base": session(state, id)["v"] })
}

async fn move_all(client: &mut Client, moves: &[Value]) -> Answer {
    client
        .post_json(&format!("/desk/{EDITION}/board/move"), &json!({ "moves": moves }))
        .await
}

fn keys(found: &Value) -> Vec<&str> {
    found
        .as_array()
        .expect("as the test made it")
        .iter()
        .map(|finding| finding["key"].as_str().expect("as the test made it"))
        .collect()
}

async fn in_draft(forum: &Forum, id: &str) -> Session {
    let mut tx = forum.app.db.read().await.expect("as the test made it");
    let edition = draft::load(&mut tx, EDITION)
        .await
        .expect("as the test made it")
        .expect("as the test made it");
    edition
        .sessions
        .into_iter()
        .find(|session| session.id == id)
        .expect("as the test made it")
}

/// What the board holds is what the draft holds and what is found wrong with it as a whole.
async fn agrees(forum: &Forum, client: &mut Client) {
    let board = state(client).await;
    let mut tx = forum.app.db.read().await.expect("as the test made it");
    let edition = draft::load(&mut tx, EDITION)
        .await
        .expect("as the test made it")
        .expect("as the test made it");
    let mut whole: Vec<String> = findings::of(&edition)
        .expect("as the test made it")
        .list
        .into_iter()
        .filter(|finding| !finding.items.is_empty())
        .map(|finding| finding.key)
        .collect();
    let mut shown: Vec<String> = keys(&board["findings"]).into_iter().map(str::to_owned).collect();
    whole.sort();
    shown.sort();
    assert_eq!(shown, whole);
    for kept in edit::list(&mut tx, EDITION, kurultai::programme::records::Kind::Session)
        .await
        .expect("as the test made it")
    {
        assert_eq!(
            session(&board, &kept.key.id)["v"],
            json!(kept.version),
            "version of {}",
            kept.key.id
        );
    }
}

#[tokio::test]
async fn a_drop_says_what_it_causes_and_cures_and_is_written() {
    let forum = forum().await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let before = state(&mut zhanar).await;

    let answer = move_all(&mut zhanar, &[drop_of(&before, "panel", 9, "hall:great")]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let answer = json_of(&answer);
    assert_eq!(
        keys(&answer["outcome"]["caused"]),
        [
            "hall-taken-twice/opening+panel/great",
            "person-in-two-places/opening+panel/aigul"
        ]
    );
    assert_eq!(
        answer["outcome"]["caused"][1]["words"],
        "Aigul Sagyntai is due in “opening in English” and in “panel in English” at the same time, for 60 minutes."
    );
    assert_eq!(keys(&answer["outcome"]["cured"]), Vec::<&str>::new());
    let written = in_draft(&forum, "panel").await;
    assert_eq!(written.hall.as_deref(), Some("great"));
    assert_eq!(
        written.start.expect("as the test made it").time(),
        Time::constant(9, 0, 0, 0)
    );
    agrees(&forum, &mut zhanar).await;

    // And back again, in a new version.
    let after = state(&mut zhanar).await;
    assert_eq!(session(&after, "panel")["v"], answer["sessions"][0]["v"]);
    let back = json_of(&move_all(&mut zhanar, &[drop_of(&after, "panel", 11, "hall:small")]).await);
    assert_eq!(keys(&back["outcome"]["cured"]), keys(&answer["outcome"]["caused"]));
    agrees(&forum, &mut zhanar).await;

    let mut tx = forum.app.db.read().await.expect("as the test made it");
    let page = history::Page::first(10);
    let changes = history::recent(&mut tx, Some(EDITION), &history::Filters::default(), &page)
        .await
        .expect("as the test made it");
    let origins: Vec<&str> = changes.iter().take(2).map(|change| change.origin.as_str()).collect();
    assert_eq!(origins, ["board", "board"]);
}

#[tokio::test]
async fn what_moves_after_a_release_is_found_wherever_the_draft_is_judged() {
    let mut archive = sample::archive();
    let sessions = &mut archive.editions[0].sessions;
    sessions.push(sample::session("panel", "talk", "small", 11, &[]));
    let forum = Forum::empty().await;
    forum.import(&archive).await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    // Looked at before anything was released.
    let before = state(&mut zhanar).await;
    forum.release(EDITION, "ready").await.expect("nothing forbids it");

    let answer = move_all(&mut zhanar, &[drop_of(&before, "panel", 14, "hall:small")]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let answer = json_of(&answer);
    assert_eq!(keys(&answer["outcome"]["caused"]), ["moved-late/panel"]);
    let words = "panel in English";
    assert!(
        answer["outcome"]["caused"][0]["words"]
            .as_str()
            .is_some_and(|said| said.contains(words))
    );
    let board = state(&mut zhanar).await;
    assert!(keys(&board["findings"]).contains(&"moved-late/panel"));
    for page in ["", "/release"] {
        let page = zhanar.get(&format!("/desk/{EDITION}{page}")).await;
        let sentence = answer["outcome"]["caused"][0]["words"].as_str().expect("as above");
        assert!(page.text().contains(sentence), "{sentence} is not in {}", page.text());
    }

    // What is released again is what the public was told last.
    forum.release(EDITION, "moved").await.expect("nothing forbids it");
    let board = state(&mut zhanar).await;
    assert!(!keys(&board["findings"]).contains(&"moved-late/panel"));
    let answer = move_all(&mut zhanar, &[drop_of(&board, "panel", 11, "hall:small")]).await;
    assert_eq!(keys(&json_of(&answer)["outcome"]["caused"]), ["moved-late/panel"]);
}

#[tokio::test]
async fn two_sessions_change_places_in_one_request() {
    let forum = forum().await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let before = state(&mut zhanar).await;
    let moves = [
        drop_of(&before, "opening", 11, "hall:small"),
        drop_of(&before, "panel", 9, "hall:great"),
    ];
    let answer = json_of(&move_all(&mut zhanar, &moves).await);
    // On the way both were in one place; what counts is how it ends.
    assert_eq!(answer["outcome"], json!({ "caused": [], "cured": [] }));
    assert_eq!(in_draft(&forum, "opening").await.hall.as_deref(), Some("small"));
    assert_eq!(in_draft(&forum, "panel").await.hall.as_deref(), Some("great"));
    agrees(&forum, &mut zhanar).await;
}

#[tokio::test]
async fn a_session_is_taken_off_the_board_and_brought_back_as_it_was() {
    let forum = forum().await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let before = state(&mut zhanar).await;
    let original = in_draft(&forum, "panel").await;

    let answer = json_of(&move_all(&mut zhanar, &[parked(&before, "panel")]).await);
    assert_eq!(keys(&answer["outcome"]["caused"]), ["not-placed/panel"]);
    assert_eq!(in_draft(&forum, "panel").await.start, None);
    agrees(&forum, &mut zhanar).await;

    let undo = format!("/desk/{EDITION}/board/undo");
    let undone = zhanar.post_json(&undo, &json!({ "batch": answer["batch"] })).await;
    assert_eq!(undone.status, StatusCode::OK, "{}", undone.text());
    let undone = json_of(&undone);
    assert_eq!(keys(&undone["outcome"]["cured"]), ["not-placed/panel"]);
    // The day comes back too.
    assert_eq!(in_draft(&forum, "panel").await, original);
    agrees(&forum, &mut zhanar).await;

    // Taking the undo back is doing it again; and nobody takes back what others did.
    let redone = zhanar.post_json(&undo, &json!({ "batch": undone["batch"] })).await;
    assert_eq!(redone.status, StatusCode::OK);
    assert_eq!(in_draft(&forum, "panel").await.start, None);
    let mut sergei = forum.organiser(Role::GuestSecretariat, EDITION).await;
    let others = sergei
        .post_json(&undo, &json!({ "batch": json_of(&redone)["batch"] }))
        .await;
    assert_eq!(others.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn whoever_is_later_is_told_who_was_earlier_and_what_they_did() {
    let forum = forum().await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let mut sergei = forum.organiser(Role::GuestSecretariat, EDITION).await;
    let seen = state(&mut sergei).await;
    let first = move_all(&mut zhanar, &[drop_of(&seen, "panel", 16, "hall:aula")]).await;
    assert_eq!(first.status, StatusCode::OK);

    let moves = [
        drop_of(&seen, "panel", 10, "hall:small"),
        drop_of(&seen, "opening", 17, "hall:great"),
    ];
    let second = move_all(&mut sergei, &moves).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    let second = json_of(&second);
    let words = second["words"][0].as_str().expect("as the test made it");
    assert!(words.starts_with("host-secretariat "), "{words}");
    assert!(
        words.contains("has changed “panel in English” meanwhile: June 1, 16:00–17:00, aula.")
            || words.contains("has changed “panel in English” meanwhile: 1 June, 16:00–17:00, aula."),
        "{words}"
    );
    assert_eq!(second["sessions"][0]["s"], 16 * 60);
    // None of it was written.
    assert_eq!(in_draft(&forum, "opening").await.hall.as_deref(), Some("great"));
    assert_eq!(
        in_draft(&forum, "opening")
            .await
            .start
            .expect("as the test made it")
            .time(),
        Time::constant(9, 0, 0, 0)
    );
    // From what they were told they can go on.
    let fresh = json!({
        "session": "panel", "base": second["sessions"][0]["v"], "start": 600, "minutes": 60, "place": "hall:small",
    });
    assert_eq!(move_all(&mut sergei, &[fresh]).await.status, StatusCode::OK);
    agrees(&forum, &mut zhanar).await;
}

#[tokio::test]
async fn a_part_without_a_hall_of_its_own_goes_where_the_whole_goes() {
    let forum = forum().await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let before = state(&mut zhanar).await;
    assert_eq!(session(&before, "section")["place"], "hall:aula");
    // Only the whole is moved, to another venue: the part is left behind somewhere at the old one.
    let answer = json_of(&move_all(&mut zhanar, &[drop_of(&before, "talk", 14, "hall:great")]).await);
    let told: Vec<&str> = answer["sessions"]
        .as_array()
        .expect("as the test made it")
        .iter()
        .map(|session| session["id"].as_str().expect("as the test made it"))
        .collect();
    assert_eq!(told, ["talk", "section"]);
    assert_eq!(answer["sessions"][1]["place"], "venue:university");
    assert_eq!(keys(&answer["outcome"]["caused"]), ["hall-unknown/section"]);
    agrees(&forum, &mut zhanar).await;
}

#[tokio::test]
async fn whoever_looked_before_gets_what_changed_and_no_more() {
    let forum = forum().await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let mut reader = forum.organiser(Role::Auditor, EDITION).await;
    let seen = state(&mut reader).await;
    assert_eq!(seen["may"], false);
    let since = format!("/desk/{EDITION}/board/state?since={}", seen["revision"]);
    move_all(&mut zhanar, &[drop_of(&seen, "panel", 9, "hall:great")]).await;
    let news = json_of(&reader.get(&since).await);
    assert_eq!(news["sessions"].as_array().expect("as the test made it").len(), 1);
    assert_eq!(news["sessions"][0]["id"], "panel");
    assert_eq!(news["sessions"][0]["place"], "hall:great");
    // What somebody edits elsewhere is seen as well; a new session is more than a change.
    let mut tx = forum.app.db.write().await.expect("as the test made it");
    let key =
        kurultai::programme::records::RecordKey::of(EDITION, kurultai::programme::records::Kind::Session, "opening");
    let mut stored = edit::read(&mut tx, &key)
        .await
        .expect("as the test made it")
        .expect("as the test made it");
    stored.fields.insert("audience".to_owned(), json!(5000));
    let by = edit::By {
        account: "test",
        origin: edit::Origin::Desk,
        address: None,
        at: forum.app.desk.now(),
    };
    let change = edit::Edit {
        key,
        base: Some(stored.version),
        fields: Some(stored.fields),
    };
    edit::apply(&mut tx, &[change], &by).await.expect("as the test made it");
    tx.commit().await.expect("as the test made it");
    let news = json_of(&reader.get(&since).await);
    let told: Vec<&str> = news["sessions"]
        .as_array()
        .expect("as the test made it")
        .iter()
        .map(|session| session["id"].as_str().expect("as the test made it"))
        .collect();
    assert_eq!(told, ["opening", "panel"]);
    assert!(keys(&news["findings"]).contains(&"hall-too-small/opening/great"));
    let long_ago = json_of(&reader.get(&format!("/desk/{EDITION}/board/state?since=0")).await);
    assert_eq!(long_ago["sessions"].as_array().expect("as the test made it").len(), 5);
    agrees(&forum, &mut zhanar).await;
}

#[tokio::test]
async fn better_places_keep_what_they_promise() {
    let forum = forum().await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let before = state(&mut zhanar).await;
    move_all(&mut zhanar, &[drop_of(&before, "panel", 9, "hall:great")]).await;
    let answer = zhanar.get(&format!("/desk/{EDITION}/board/better?session=panel")).await;
    let offers = json_of(&answer)["places"].clone();
    let first = offers[0].clone();
    assert_eq!(first["outcome"]["caused"], json!([]));
    assert_eq!(
        keys(&first["outcome"]["cured"]),
        [
            "hall-taken-twice/opening+panel/great",
            "person-in-two-places/opening+panel/aigul"
        ]
    );
    // The nearest: an hour earlier, in the same hall.
    assert_eq!((&first["start"], &first["place"]), (&json!(480), &json!("hall:great")));

    let now = state(&mut zhanar).await;
    let go = json!({
        "session": "panel", "base": session(&now, "panel")["v"],
        "start": first["start"], "minutes": first["minutes"], "place": first["place"],
    });
    let done = json_of(&move_all(&mut zhanar, &[go]).await);
    assert_eq!(done["outcome"], first["outcome"]);

    let tried = zhanar
        .get(&format!(
            "/desk/{EDITION}/board/try?session=panel&start=540&minutes=60&place=hall:great"
        ))
        .await;
    assert_eq!(keys(&json_of(&tried)["caused"]), keys(&first["outcome"]["cured"]));
    let hints = json_of(&zhanar.get(&format!("/desk/{EDITION}/board/hints?session=panel")).await);
    assert!(
        hints["hints"]
            .as_array()
            .expect("as the test made it")
            .iter()
            .any(|hint| hint[0] == "hall:great" && hint[3] == 3),
        "{hints}"
    );
}

#[tokio::test]
async fn the_last_release_is_there_to_compare_with() {
    let forum = forum().await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let released = format!("/desk/{EDITION}/board/released");
    assert_eq!(json_of(&zhanar.get(&released).await)["number"], Value::Null);
    forum.release(EDITION, "first").await.expect("as the test made it");
    let seen = state(&mut zhanar).await;
    move_all(&mut zhanar, &[drop_of(&seen, "panel", 16, "hall:great")]).await;
    let old = json_of(&zhanar.get(&released).await);
    assert_eq!(old["number"], 1);
    let panel = session(&old, "panel");
    assert_eq!((&panel["s"], &panel["place"]), (&json!(660), &json!("hall:small")));
}

#[tokio::test]
async fn a_drop_on_another_day_than_the_editions_is_refused_in_words() {
    let forum = forum().await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let seen = state(&mut zhanar).await;
    let answer = move_all(&mut zhanar, &[drop_of(&seen, "panel", 24 * 40, "hall:small")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        json_of(&answer)["words"][0]
            .as_str()
            .expect("as the test made it")
            .starts_with("That day is not one"),
        "{}",
        answer.text()
    );
    let nowhere = json!({ "session": "panel", "base": session(&seen, "panel")["v"], "start": 540, "minutes": 60, "place": "hall:none-such" });
    assert_eq!(
        move_all(&mut zhanar, &[nowhere]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let gone = json!({ "session": "none-such", "base": session(&seen, "panel")["v"] });
    assert_eq!(move_all(&mut zhanar, &[gone]).await.status, StatusCode::GONE);
    agrees(&forum, &mut zhanar).await;
}

#[tokio::test]
async fn everything_can_be_done_with_a_form() {
    let forum = forum().await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let page = zhanar.get(&format!("/desk/{EDITION}/board")).await;
    assert_eq!(page.status, StatusCode::OK);
    let form = format!("/desk/{EDITION}/board/session/panel");
    assert!(page.text().contains(&format!("href=\"{form}\"")), "{}", page.text());

    // What would it do?
    let asked = zhanar
        .get(&format!("{form}?day=2031-06-01&time=09:00&minutes=60&place=hall:great"))
        .await;
    assert!(
        asked.text().contains("are both in great for 60 minutes"),
        "{}",
        asked.text()
    );
    assert_eq!(in_draft(&forum, "panel").await.hall.as_deref(), Some("small"));

    let place = [
        ("day", "2031-06-02"),
        ("time", "10:30"),
        ("minutes", "45"),
        ("place", "hall:aula"),
        ("action", "save"),
    ];
    let saved = zhanar.post(&form, &place).await;
    let back = zhanar.follow(&saved).await;
    assert!(back.text().contains("The session is moved."));
    let session = in_draft(&forum, "panel").await;
    assert_eq!(session.start, Some(sample::day(2).at(10, 30, 0, 0)));
    assert_eq!(session.end, Some(sample::day(2).at(11, 15, 0, 0)));
    assert_eq!(session.venue.as_deref(), Some("university"));

    // Each keeps its length.
    zhanar.post(&form, &[("action", "swap"), ("other", "opening")]).await;
    let (panel, opening) = (in_draft(&forum, "panel").await, in_draft(&forum, "opening").await);
    assert_eq!(
        (panel.hall.as_deref(), panel.end),
        (Some("great"), Some(sample::day(1).at(9, 45, 0, 0)))
    );
    assert_eq!(
        (opening.hall.as_deref(), opening.end),
        (Some("aula"), Some(sample::day(2).at(11, 30, 0, 0)))
    );

    zhanar.post(&form, &[("action", "park")]).await;
    assert_eq!(in_draft(&forum, "panel").await.start, None);

    let wrong = [
        ("day", "2031-06-02"),
        ("time", "soon"),
        ("minutes", "45"),
        ("action", "save"),
    ];
    let refused = zhanar.post(&form, &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("for example 09:30"));

    // A form that was opened before somebody else moved the session.
    let stale = [
        ("base", "0123456789abcdef"),
        ("day", "2031-06-02"),
        ("time", "10:30"),
        ("minutes", "45"),
        ("place", "hall:aula"),
        ("action", "save"),
    ];
    let conflict = zhanar.post(&form, &stale).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    assert!(conflict.text().contains("Your move was not made"));
    agrees(&forum, &mut zhanar).await;
}

#[tokio::test]
async fn whoever_may_only_look_finds_no_way_to_move() {
    let forum = forum().await;
    let mut reader = forum.organiser(Role::Auditor, EDITION).await;
    let seen = state(&mut reader).await;
    let answer = move_all(&mut reader, &[drop_of(&seen, "panel", 16, "hall:aula")]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    let form = reader.get(&format!("/desk/{EDITION}/board/session/panel")).await;
    assert!(!form.text().contains("name=\"action\""));
}

#[tokio::test]
async fn an_empty_programme_says_how_to_begin() {
    let forum = Forum::empty().await;
    let mut archive = sample::archive();
    archive.editions[0].sessions.clear();
    archive.editions[0].venues.clear();
    archive.editions[0].travel.clear();
    forum.import(&archive).await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let page = zhanar.get(&format!("/desk/{EDITION}/board")).await;
    assert!(page.text().contains("Nothing to arrange yet"));
    assert!(page.text().contains(&format!("/desk/{EDITION}/venue/new")));
}

#[tokio::test]
async fn sessions_of_any_hour_are_shown_and_moved() {
    let forum = Forum::empty().await;
    let mut archive = sample::archive();
    let edition = &mut archive.editions[0];
    let mut night = sample::session("gala", "concert", "great", 22, &[]);
    night.end = Some(sample::day(2).at(1, 30, 0, 0));
    edition.sessions.push(night);
    let mut outside = sample::session("fringe", "talk", "great", 9, &[]);
    outside.outside_programme = true;
    (outside.hall, outside.venue) = (None, None);
    edition.sessions.push(outside);
    forum.import(&archive).await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let seen = state(&mut zhanar).await;
    assert_eq!(
        (&session(&seen, "gala")["s"], &session(&seen, "gala")["e"]),
        (&json!(22 * 60), &json!(25 * 60 + 30))
    );
    assert_eq!(session(&seen, "fringe")["place"], "none");
    // Nothing is found wrong with what is not of the programme, and it can be moved all the same.
    let moved = move_all(&mut zhanar, &[drop_of(&seen, "fringe", 22, "hall:great")]).await;
    assert_eq!(moved.status, StatusCode::OK, "{}", moved.text());
    assert_eq!(json_of(&moved)["outcome"], json!({ "caused": [], "cured": [] }));
    let better = zhanar
        .get(&format!("/desk/{EDITION}/board/better?session=fringe"))
        .await;
    assert_eq!(json_of(&better)["places"], json!([]));
    agrees(&forum, &mut zhanar).await;
}
