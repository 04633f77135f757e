//! Plans at the desk and for programs: asked for, watched, called off, accepted wholly and in part, cut off and begun again.

use crate::support::Postgres;
use exchange::archive::{Archive, Edition, Session};
use hyper::{Method, StatusCode};
use jiff::{SignedDuration, Timestamp};
use kurultai::config::Flags;
use kurultai::people::access::Role;
use kurultai::platform::i18n::{Lang, locale};
use kurultai::platform::jobs::Ran;
use kurultai::programme::planning::order::Task;
use kurultai::programme::planning::weights::Weights;
use kurultai::programme::planning::{self, Plan, Scope, Setting, State, Wish, store};
use kurultai::programme::records::{Kind, RecordKey};
use kurultai::programme::{draft, edit, history};
use kurultai::testkit::{Answer, Client, Forum, sample};
use serde_json::{Value, json};

const EDITION: &str = "sample-2031";

/// The sample with a panel that clashes with the opening, in its hall and with its chair, and a session that waits for a
/// time.
fn clashing() -> Archive {
    let mut archive = sample::archive();
    let edition = &mut archive.editions[0];
    edition
        .sessions
        .push(sample::session("panel", "panel", "great", 9, &[("aigul", "moderator")]));
    edition.sessions.push(waiting("waiting", "serik"));
    archive
}

fn waiting(id: &str, person: &str) -> Session {
    let mut session = sample::session(id, "talk", "small", 9, &[(person, "speaker")]);
    (session.date, session.start, session.end, session.hall, session.venue) = (None, None, None, None, None);
    session
}

async fn forum_of(archive: &Archive) -> Forum {
    let forum = Forum::empty().await;
    forum.import(archive).await;
    forum
}

/// A forum of these records on each engine.
async fn on_each(archive: &Archive, test: impl AsyncFn(&Forum)) {
    test(&forum_of(archive).await).await;
    if let Some(postgres) = Postgres::new().await {
        let flags = Flags {
            database: Some(postgres.address()),
            ..Flags::default()
        };
        let forum = Forum::set_up(flags).await;
        forum.import(archive).await;
        test(&forum).await;
        forum.app.db.close().await;
    }
}

/// Sends the form and gives the plan's address.
async fn ask(client: &mut Client, fields: &[(&str, &str)]) -> String {
    let mut all = vec![("seconds", "2"), ("stability", "sparingly"), ("every", "30")];
    all.extend_from_slice(fields);
    let answer = client.post(&format!("/desk/{EDITION}/plan"), &all).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    answer.header("location").to_owned()
}

async fn work(forum: &Forum) -> Vec<Ran> {
    work_at(forum, forum.app.desk.now()).await
}

async fn work_at(forum: &Forum, now: Timestamp) -> Vec<Ran> {
    let ran = forum.app.worker().run_due(now).await.expect("jobs are done");
    ran.into_iter()
        .filter(|(kind, _, _)| kind == planning::WORK)
        .map(|(_, _, ran)| ran)
        .collect()
}

fn id_of(address: &str) -> uuid::Uuid {
    let last = address.rsplit('/').next().expect("an address");
    last.split('?').next().expect("a path").parse().expect("an id")
}

async fn plan(forum: &Forum, address: &str) -> Plan {
    let mut tx = forum.app.db.read().await.expect("a transaction");
    store::plan(&mut tx, EDITION, id_of(address))
        .await
        .expect("it is read")
        .expect("it is there")
}

async fn draft_of(forum: &Forum) -> Edition {
    let mut tx = forum.app.db.read().await.expect("a transaction");
    draft::load(&mut tx, EDITION)
        .await
        .expect("it is read")
        .expect("it is there")
}

async fn session(forum: &Forum, id: &str) -> Session {
    let draft = draft_of(forum).await;
    draft
        .sessions
        .into_iter()
        .find(|session| session.id == id)
        .expect("as the test made it")
}

fn holds(answer: &Answer, words: &str) {
    assert!(answer.text().contains(words), "{words:?} is not in {}", answer.text());
}

#[tokio::test]
async fn what_no_plan_can_fulfil_is_said_before_one_is_asked_for() {
    let forum = forum_of(&clashing()).await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let address = format!("/desk/{EDITION}/plan");
    let calm = zhanar.get(&address).await;
    assert!(!calm.text().contains("contradictions-title"), "{}", calm.text());

    let mut archive = clashing();
    let sessions = &mut archive.editions[0].sessions;
    let waiting = sessions
        .iter_mut()
        .find(|session| session.id == "waiting")
        .expect("as above");
    waiting.wishes.same_time_as = vec!["panel".to_owned()];
    waiting.wishes.not_parallel_with = vec!["panel".to_owned()];
    let forum = forum_of(&archive).await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let page = zhanar.get(&address).await;
    holds(&page, "contradictions-title");
    holds(&page, "are to begin together and not to be at the same time");
    for id in ["panel", "waiting"] {
        let record = format!("/desk/{EDITION}/session/{id}");
        holds(&page, &format!("href=\"{record}\""));
        assert_eq!(zhanar.get(&record).await.status, StatusCode::OK);
    }
    for lang in Lang::all() {
        let words = locale(lang).plan_contradictions();
        zhanar.post(&format!("/language/{}", lang.tag()), &[]).await;
        let page = zhanar.get(&address).await;
        holds(&page, &words);
    }
}

#[tokio::test]
async fn a_plan_is_asked_for_and_its_moves_are_accepted_one_by_one() {
    on_each(&clashing(), async |forum| {
        let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
        let before = draft_of(forum).await;
        let form = zhanar.get(&format!("/desk/{EDITION}/plan")).await;
        assert_eq!(form.status, StatusCode::OK, "{}", form.text());
        let address = ask(&mut zhanar, &[("scope", "all"), ("name", "  First   try ")]).await;
        let page = zhanar.get(&address).await;
        holds(&page, "data-state=\"waiting\"");
        assert_eq!(work(forum).await, [Ran::Done]);
        // Nothing has changed yet.
        assert_eq!(draft_of(forum).await, before);

        let worked_out = plan(forum, &address).await;
        assert_eq!(worked_out.state, State::Done);
        assert_eq!(worked_out.name.as_deref(), Some("First try"));
        let solution = worked_out.solution.expect("it is done");
        assert_eq!(solution.unplaced, []);
        assert_eq!(solution.found_after.hard, 0, "{solution:?}");
        let moved: Vec<&str> = solution.moves.iter().map(|row| row.session.as_str()).collect();
        assert!(moved.contains(&"waiting"), "{moved:?}");
        assert!(moved.contains(&"panel") || moved.contains(&"opening"), "{moved:?}");

        let page = zhanar.get(&address).await;
        holds(&page, "First try");
        holds(&page, "Cures ");
        holds(&page, "name=\"session\" value=\"waiting\"");
        let why = zhanar.get(&format!("{address}/session/waiting")).await;
        assert_eq!(why.status, StatusCode::OK, "{}", why.text());
        holds(&why, "“waiting in English” has no time yet.");

        // One move first.
        let accept = format!("{address}/accept");
        let none = zhanar.post(&accept, &[("what", "ticked")]).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
        let one = zhanar
            .post(&accept, &[("what", "ticked"), ("session", "waiting")])
            .await;
        assert_eq!(one.status, StatusCode::SEE_OTHER, "{}", one.text());
        let page = zhanar.follow(&one).await;
        holds(&page, "1 session is moved.");
        let placed = session(forum, "waiting").await;
        let row = solution
            .moves
            .iter()
            .find(|row| row.session == "waiting")
            .expect("it moves");
        assert_eq!((placed.start, placed.hall), (row.to.start, row.to.hall.clone()));
        assert_eq!(session(forum, "panel").await.start, before.sessions[2].start);
        // Then the rest.
        let all = zhanar.post(&accept, &[("what", "all")]).await;
        assert_eq!(all.status, StatusCode::SEE_OTHER, "{}", all.text());
        let found = kurultai::programme::findings::of(&draft_of(forum).await).expect("it holds");
        assert_eq!(found.hard().count(), 0);
        let again = zhanar.post(&accept, &[("what", "all")]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);

        // The history knows where it is from, and it can be taken back.
        let mut tx = forum.app.db.read().await.expect("a transaction");
        let page = history::Page::first(10);
        let changes = history::recent(&mut tx, Some(EDITION), &history::Filters::default(), &page)
            .await
            .expect("it is read");
        assert_eq!(changes[0].origin, "plan");
        drop(tx);
        let undo = zhanar.get(&format!("/desk/{EDITION}/undo")).await;
        holds(&undo, "by accepting a plan");
        // A plan is discarded without a trace in the draft.
        let after = draft_of(forum).await;
        let gone = zhanar.post(&format!("{address}/discard"), &[]).await;
        assert_eq!(gone.status, StatusCode::SEE_OTHER);
        assert_eq!(zhanar.get(&address).await.status, StatusCode::NOT_FOUND);
        assert_eq!(draft_of(forum).await, after);
    })
    .await;
}

#[tokio::test]
async fn a_session_that_changed_since_is_left_as_it_is() {
    on_each(&clashing(), async |forum| {
        let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
        let address = ask(&mut zhanar, &[("scope", "all")]).await;
        work(forum).await;
        // Somebody else gives the waiting session a place.
        let mut sergei = forum.organiser(Role::GuestSecretariat, EDITION).await;
        let state: Value = serde_json::from_slice(&sergei.get(&format!("/desk/{EDITION}/board/state")).await.body)
            .expect("the board is JSON");
        let version = state["sessions"]
            .as_array()
            .expect("sessions")
            .iter()
            .find(|session| session["id"] == "waiting")
            .expect("it waits")["v"]
            .clone();
        let drop =
            json!({ "session": "waiting", "base": version, "start": 17 * 60, "minutes": 60, "place": "hall:small" });
        let moved = sergei
            .post_json(&format!("/desk/{EDITION}/board/move"), &json!({ "moves": [drop] }))
            .await;
        assert_eq!(moved.status, StatusCode::OK, "{}", moved.text());
        let kept = session(forum, "waiting").await;

        let page = zhanar.get(&address).await;
        holds(&page, "Changed since");
        holds(&page, "The draft has changed since the plan began.");
        assert!(!page.text().contains("value=\"waiting\""), "it cannot be ticked");
        let before = draft_of(forum).await;
        let all = zhanar.post(&format!("{address}/accept"), &[("what", "all")]).await;
        assert_eq!(all.status, StatusCode::CONFLICT, "{}", all.text());
        assert_eq!(draft_of(forum).await, before, "all or nothing");
        // What is not touched by it can be accepted.
        let rest: Vec<String> = plan(forum, &address)
            .await
            .solution
            .expect("it is done")
            .moves
            .into_iter()
            .map(|row| row.session)
            .filter(|session| session != "waiting")
            .collect();
        let fields: Vec<(&str, &str)> = rest.iter().map(|session| ("session", session.as_str())).collect();
        let some = zhanar.post(&format!("{address}/accept"), &fields).await;
        assert_eq!(some.status, StatusCode::SEE_OTHER, "{}", some.text());
        assert_eq!(session(forum, "waiting").await, kept);
    })
    .await;
}

#[tokio::test]
async fn one_plan_is_at_work_and_three_are_kept() {
    on_each(&clashing(), async |forum| {
        let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
        let form = format!("/desk/{EDITION}/plan");
        let first = ask(&mut zhanar, &[("name", "kept")]).await;
        let second = zhanar
            .post(&form, &[("seconds", "2"), ("every", "30"), ("stability", "freely")])
            .await;
        assert_eq!(second.status, StatusCode::UNPROCESSABLE_ENTITY);
        holds(&second, "is being worked out already");
        // Called off while it waits: the job goes too.
        let cancelled = zhanar.post(&format!("{first}/cancel"), &[]).await;
        holds(
            &zhanar.follow(&cancelled).await,
            "The plan was called off. The draft is as it was.",
        );
        assert_eq!(work(forum).await, []);

        let mut kept = Vec::new();
        for seconds in ["1", "2", "3"] {
            kept.push(ask(&mut zhanar, &[("seconds", seconds)]).await);
            work(forum).await;
        }
        // The named one stays although it is the oldest; the oldest without a name is gone.
        assert_eq!(zhanar.get(&first).await.status, StatusCode::OK);
        assert_eq!(zhanar.get(&kept[0]).await.status, StatusCode::NOT_FOUND);
        for (address, name) in kept.iter().skip(1).zip(["second", "third"]) {
            zhanar.post(&format!("{address}/name"), &[("name", name)]).await;
            assert_eq!(plan(forum, address).await.name.as_deref(), Some(name));
        }
        let full = zhanar
            .post(&form, &[("seconds", "2"), ("every", "30"), ("stability", "freely")])
            .await;
        assert_eq!(full.status, StatusCode::UNPROCESSABLE_ENTITY);
        holds(&full, "Three plans with names are kept.");
        // Without its name it makes room.
        zhanar.post(&format!("{first}/name"), &[("name", " ")]).await;
        ask(&mut zhanar, &[]).await;
        assert_eq!(zhanar.get(&first).await.status, StatusCode::NOT_FOUND);
    })
    .await;
}

/// So many sessions that most find no place, and it takes long to be sure of that.
fn crowded() -> Archive {
    let mut archive = sample::archive();
    let edition = &mut archive.editions[0];
    for number in 0..160 {
        let person = if number % 3 == 0 { "aigul" } else { "serik" };
        edition.sessions.push(waiting(&format!("s{number}"), person));
    }
    archive
}

#[tokio::test]
async fn a_plan_at_work_is_watched_and_called_off_and_the_draft_is_as_it_was() {
    on_each(&crowded(), async |forum| {
        let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
        let before = draft_of(forum).await;
        let address = ask(&mut zhanar, &[("seconds", "120"), ("every", "5")]).await;
        let mut news = forum.app.desk.bell.listen(EDITION);
        let worker = forum.app.worker();
        let now = forum.app.desk.now();
        let working = tokio::spawn(async move { worker.run_due(now).await });
        // It says how far it is.
        let until = std::time::Instant::now() + std::time::Duration::from_secs(60);
        loop {
            let progress = plan(forum, &address).await.progress;
            if progress.is_some_and(|progress| progress.seconds > 0.0) {
                break;
            }
            assert!(std::time::Instant::now() < until, "it does not say how far it is");
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        assert_eq!(news.recv().await.expect("the bell rings").kind, "plan");
        let page = zhanar.get(&address).await;
        holds(&page, "data-state=\"running\"");
        holds(&page, "<progress max=\"120\"");
        let began = std::time::Instant::now();
        let cancelled = zhanar.post(&format!("{address}/cancel"), &[]).await;
        assert_eq!(cancelled.status, StatusCode::SEE_OTHER);
        let ran = working.await.expect("it ends").expect("jobs are done");
        assert!(began.elapsed().as_secs() < 30, "it went on for {:?}", began.elapsed());
        assert!(
            ran.iter()
                .any(|(kind, _, ran)| kind == planning::WORK && *ran == Ran::Done)
        );
        let plan = plan(forum, &address).await;
        assert_eq!((plan.state, plan.solution), (State::Cancelled, None));
        assert_eq!(draft_of(forum).await, before);
    })
    .await;
}

#[tokio::test]
async fn the_best_so_far_can_be_taken() {
    let forum = forum_of(&crowded()).await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let address = ask(&mut zhanar, &[("seconds", "120"), ("every", "15")]).await;
    let worker = forum.app.worker();
    let now = forum.app.desk.now();
    let working = tokio::spawn(async move { worker.run_due(now).await });
    let until = std::time::Instant::now() + std::time::Duration::from_secs(60);
    loop {
        let plan = plan(&forum, &address).await;
        if !plan.state.is_open() || plan.progress.is_some_and(|progress| progress.objective.is_some()) {
            break;
        }
        assert!(std::time::Instant::now() < until, "it finds nothing");
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    zhanar.post(&format!("{address}/stop"), &[]).await;
    working.await.expect("it ends").expect("jobs are done");
    let plan = plan(&forum, &address).await;
    assert_eq!(plan.state, State::Done);
    assert!(!plan.solution.expect("it is done").moves.is_empty());
}

/// As if the node that works the plan out had been killed.
async fn die_at_work(forum: &Forum, address: &str, attempts: i64) {
    let id = id_of(address).to_string();
    let now = forum.app.desk.now();
    let mut tx = forum.app.db.write().await.expect("a transaction");
    let values = [id.as_str().into(), attempts.into(), now.into()];
    tx.execute(
        "update job set attempts = $2, locked_by = 'gone', locked_until = $3 where key = $1",
        &values,
    )
    .await
    .expect("it is held");
    tx.execute(
        "update plan set state = 'running', attempts = $2, began_at = $3 where id = $1",
        &values,
    )
    .await
    .expect("it is at work");
    tx.commit().await.expect("it is kept");
}

#[tokio::test]
async fn a_plan_that_was_cut_off_is_begun_again_once_and_then_says_that_it_failed() {
    on_each(&clashing(), async |forum| {
        let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
        let later = || forum.app.desk.now() + SignedDuration::from_secs(120);
        let before = draft_of(forum).await;
        let first = ask(&mut zhanar, &[]).await;
        die_at_work(forum, &first, 1).await;
        assert_eq!(work_at(forum, later()).await, [Ran::Done]);
        let again = plan(forum, &first).await;
        assert_eq!((again.state, again.attempts), (State::Done, 2));

        let second = ask(&mut zhanar, &[]).await;
        die_at_work(forum, &second, 2).await;
        let ran = work_at(forum, later()).await;
        assert!(matches!(ran.as_slice(), [Ran::Failed(_)]), "{ran:?}");
        assert_eq!(plan(forum, &second).await.state, State::Failed);
        let page = zhanar.get(&second).await;
        holds(&page, "The plan failed. The draft is as it was.");
        holds(&page, "The program was stopped twice while it worked.");
        assert_eq!(draft_of(forum).await, before);
        // Another one can be asked for.
        ask(&mut zhanar, &[]).await;
    })
    .await;
}

#[tokio::test]
async fn what_no_plan_can_cure_is_said_in_all_three_languages() {
    // One person in two sessions that are both held where they are; and one hall, open for an hour, for two sessions.
    let mut archive = clashing();
    let edition = &mut archive.editions[0];
    edition.venues.retain(|venue| venue.id == "plant");
    edition.venues[0].halls.retain(|hall| hall.id == "great");
    edition.travel.clear();
    edition
        .sessions
        .retain(|session| session.id != "talk" && session.id != "waiting");
    edition.days.truncate(1);
    edition.end = edition.start;
    edition.days[0].opens = Some(jiff::civil::time(9, 0, 0, 0));
    // A talk without times takes half an hour.
    edition.days[0].closes = Some(jiff::civil::time(10, 30, 0, 0));
    edition.sessions.push(waiting("first", "serik"));
    edition.sessions.push(waiting("second", "serik"));
    let forum = forum_of(&archive).await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let address = ask(&mut zhanar, &[("held", "opening"), ("held", "panel")]).await;
    work(&forum).await;
    let solution = plan(&forum, &address).await.solution.expect("it is done");
    let stuck: Vec<&str> = solution.stuck.iter().map(|finding| finding.rule.as_str()).collect();
    assert_eq!(stuck, ["hall-taken-twice", "person-in-two-places"]);
    assert_eq!(solution.unplaced.len(), 1, "{solution:?}");
    assert!(!solution.unplaced[0].reasons.is_empty(), "{:?}", solution.unplaced);
    // Of the four sessions only the two that wait and the hall's hour are to blame.
    let conflict = solution.unplaced[0].conflict.as_ref().expect("it is plain");
    assert!(
        conflict.sessions.iter().any(|session| session == "first"),
        "{conflict:?}"
    );
    assert!(
        conflict.sessions.iter().any(|session| session == "second"),
        "{conflict:?}"
    );
    for (lang, stuck, person, unplaced, together, way) in [
        (
            Lang::En,
            "Clashes that no plan can cure",
            "Aigul Sagyntai is due in “opening in English” and in “panel in English” at the same time",
            "1 session found no place",
            "Not possible together: ",
            " is left out",
        ),
        (
            Lang::Ru,
            "Накладки, которые не снимет никакой план",
            "Айгуль Сагинтай: «opening по-русски» и «panel по-русски» идут одновременно",
            "Для 1 сессии места не нашлось",
            "Вместе не помещаются: ",
            " не проводится",
        ),
        (
            Lang::Kk,
            "Ешқандай жоспар жоя алмайтын қайшылықтар",
            "Айгүл Сағынтай: «opening қазақша» және «panel қазақша» бір мезгілде",
            "1 сессияға орын табылмады",
            "Бірге сыймайды: ",
            " өткізілмейді",
        ),
    ] {
        let mut reader = forum.organiser_reading(Role::Auditor, EDITION, lang).await;
        let page = reader.get(&address).await;
        for words in [stuck, person, unplaced] {
            holds(&page, words);
        }
        holds(&page, together);
        holds(&page, way);
        let hindered = &solution.unplaced[0].reasons[0];
        let words = kurultai::programme::words::finding(locale(lang), &draft_of(&forum).await, hindered);
        holds(&page, &words.replace('"', "&#34;"));
    }
}

#[test]
fn a_plan_weighs_what_the_public_was_told() {
    let edition = clashing().editions.remove(0);
    let mut told = edition.clone();
    let panel = told.sessions.iter_mut().find(|session| session.id == "panel");
    panel.expect("it is there").hall = Some("small".to_owned());
    let wish = Wish {
        scope: Scope::All,
        seconds: 1,
        seed: 1,
        setting: Setting::default(),
    };
    let late = |told: Option<&Edition>| {
        let task = Task::new(edition.clone(), told, &wish).expect("there is something to plan");
        let found = timetable::findings(&task.board);
        found
            .iter()
            .filter(|finding| finding.rule() == timetable::Rule::MovedLate)
            .count()
    };
    assert_eq!((late(None), late(Some(&edition)), late(Some(&told))), (0, 0, 1));
}

#[tokio::test]
async fn nothing_is_begun_when_there_is_nothing_to_plan() {
    let forum = forum_of(&clashing()).await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let form = format!("/desk/{EDITION}/plan");
    for (fields, words) in [
        (vec![("scope", "sessions")], "Nothing in what you chose can be moved."),
        (
            vec![("scope", "sessions"), ("session", "nobody")],
            "Choose the sessions to plan",
        ),
        (vec![("scope", "track"), ("track", "none")], "Choose a track."),
        (
            vec![("scope", "day"), ("day", "2030-01-01")],
            "Choose a day of the edition.",
        ),
        (vec![("scope", "day"), ("day", "x")], "Choose a day of the edition."),
        (vec![("seconds", "100000")], "The form was not complete."),
        (
            vec![("scope", "sessions"), ("session", "panel"), ("stability", "never")],
            "Nothing in what you chose can be moved.",
        ),
    ] {
        let mut all = vec![("seconds", "2"), ("every", "30")];
        all.extend(fields.iter().copied());
        let answer = zhanar.post(&form, &all).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
        holds(&answer, words);
    }
}

#[tokio::test]
async fn what_is_wanted_of_plans_is_kept_for_the_next() {
    let forum = forum_of(&clashing()).await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let fields = [
        ("weight:hall-too-small", "0"),
        ("weight:order-broken", "1"),
        ("held", "talk"),
        ("stability", "reluctantly"),
        ("every", "10"),
    ];
    let address = ask(&mut zhanar, &fields).await;
    work(&forum).await;
    let moved = plan(&forum, &address).await.solution.expect("it is done").moves;
    assert!(moved.iter().all(|row| row.session != "talk"));
    let form = zhanar.get(&format!("/desk/{EDITION}/plan")).await;
    for kept in [
        "name=\"weight:hall-too-small\" min=\"0\" max=\"3\" step=\"1\" value=\"0\"",
        "name=\"weight:order-broken\" min=\"0\" max=\"3\" step=\"1\" value=\"1\"",
        "name=\"held\" value=\"talk\" checked",
        "value=\"reluctantly\" checked",
        "value=\"10\" selected",
    ] {
        holds(&form, kept);
    }
}

#[tokio::test]
async fn an_edition_is_deleted_with_its_plans() {
    on_each(&clashing(), async |forum| {
        let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
        ask(&mut zhanar, &[]).await;
        let mut tx = forum.app.db.write().await.expect("a transaction");
        let key = RecordKey::of(EDITION, Kind::Edition, EDITION);
        let stored = edit::read(&mut tx, &key)
            .await
            .expect("it is read")
            .expect("it is there");
        let gone = edit::Edit {
            key,
            base: Some(stored.version),
            fields: None,
        };
        let by = edit::By {
            account: "test",
            origin: edit::Origin::Desk,
            address: None,
            at: forum.app.desk.now(),
        };
        edit::apply(&mut tx, &[gone], &by).await.expect("it is deleted");
        tx.commit().await.expect("it is kept");
        // The job that was queued finds nothing to do.
        assert_eq!(work(forum).await, [Ran::Done]);
    })
    .await;
}

#[test]
fn every_rule_that_placing_can_change_has_its_sentence() {
    for lang in Lang::all() {
        for rule in Weights::rules() {
            let id = format!("plan-rule-{}", rule.id());
            let words = locale(lang).by_id(&id, &[]);
            assert!(words.is_some_and(|words| !words.is_empty()), "{id} in {lang:?}");
        }
    }
}

#[tokio::test]
async fn a_program_asks_looks_and_accepts() {
    on_each(&clashing(), async |forum| {
        let mut owner = forum.organiser(Role::HostSecretariat, EDITION).await;
        let fields = [
            ("name", "a program"),
            ("days", "30"),
            ("scope", "read-desk"),
            ("scope", "edit-programme"),
        ];
        let made = owner.post("/account/tokens", &fields).await;
        let (_, rest) = made.text().split_once("<code>krt_").expect("the page shows the key");
        let key = format!("Bearer krt_{}", rest.split('<').next().expect("a key"));
        let mut program = forum.visitor();
        let mut call = async |method: Method, tail: &str, body: Option<Value>| {
            let address = format!("/api/v1/editions/{EDITION}/plans{tail}");
            let headers = [("authorization", key.as_str()), ("content-type", "application/json")];
            let body = body.map(|body| body.to_string().into_bytes()).unwrap_or_default();
            let answer = program.send(method, &address, &headers, body).await;
            let value: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
            (answer.status, value)
        };
        let (status, made) = call(
            Method::POST,
            "",
            Some(json!({ "seconds": 2, "every_minutes": 30, "name": "mine" })),
        )
        .await;
        assert_eq!(status, StatusCode::CREATED, "{made}");
        assert_eq!((&made["state"], &made["name"]), (&json!("waiting"), &json!("mine")));
        let one = format!("/{}", made["id"].as_str().expect("an id"));
        let (status, refused) = call(Method::POST, "", Some(json!({}))).await;
        assert_eq!(status, StatusCode::CONFLICT);
        assert_eq!(refused["errors"][0]["code"], "at-work");
        let (status, refused) = call(Method::POST, &format!("{one}/accept"), Some(json!({}))).await;
        assert_eq!(
            (status, &refused["errors"][0]["code"]),
            (StatusCode::CONFLICT, &json!("not-done"))
        );
        work(forum).await;
        let (status, done) = call(Method::GET, &one, None).await;
        assert_eq!((status, &done["state"]), (StatusCode::OK, &json!("done")), "{done}");
        let moves = done["solution"]["moves"].as_array().expect("moves");
        assert!(moves.iter().any(|row| row["session"] == "waiting"), "{done}");
        let (status, applied) = call(
            Method::POST,
            &format!("{one}/accept"),
            Some(json!({ "sessions": ["waiting"] })),
        )
        .await;
        assert_eq!(status, StatusCode::OK, "{applied}");
        assert_eq!(applied["records"][0]["id"], "waiting");
        assert!(session(forum, "waiting").await.start.is_some());
        let (_, list) = call(Method::GET, "", None).await;
        assert_eq!(list["items"][0]["accepted"], json!(["waiting"]));
        let (status, _) = call(Method::DELETE, &one, None).await;
        assert_eq!(status, StatusCode::NO_CONTENT);
        let (status, _) = call(Method::GET, &one, None).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
    })
    .await;
}
