//! Jobs and the post on either engine: each once, again when it fails, and nothing lost when the program is killed.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::support::smtp::Smtp;
use crate::support::{Postgres, on_both};
use jiff::{SignedDuration, Timestamp};
use kurultai::platform::audit;
use kurultai::platform::clock::Clock;
use kurultai::platform::db::Db;
use kurultai::platform::i18n::Lang;
use kurultai::platform::jobs::{self, Job, Patience, Ran, Trouble, Worker};
use kurultai::platform::mail::{self, Carrier, Entry, Filter, Letter, State};

/// So many minutes after a morning in 2031.
fn moment(minutes: i64) -> Timestamp {
    Timestamp::from_second(1_938_056_400 + minutes * 60).expect("a moment within range")
}

fn job<'a>(key: &'a str, run_at: Timestamp) -> Job<'a> {
    Job {
        kind: "count",
        key,
        run_at,
        payload: serde_json::json!({ "by": 1 }),
    }
}

async fn enqueue(db: &Db, job: &Job<'_>, now: Timestamp) -> bool {
    let mut tx = db.write().await.expect("a transaction");
    let queued = jobs::enqueue(&mut tx, job, now).await.expect("it is queued");
    tx.commit().await.expect("it is kept");
    queued
}

/// A worker that writes down the keys of the jobs it does.
fn counting(db: &Db) -> (Worker, Arc<Mutex<Vec<String>>>) {
    let done = Arc::new(Mutex::new(Vec::new()));
    let list = Arc::clone(&done);
    let worker = Worker::new(db.clone(), Clock::given(moment(0))).on("count", move |run| {
        list.lock().expect("nobody panicked").push(run.key);
        async { Ok(()) }
    });
    (worker, done)
}

async fn open(db: &Db) -> Vec<(String, Timestamp)> {
    let mut tx = db.read().await.expect("a transaction");
    let open = jobs::open_jobs(&mut tx).await.expect("jobs");
    open.into_iter().map(|(_, key, at)| (key, at)).collect()
}

#[tokio::test]
async fn a_job_is_done_once_and_not_before_its_time() {
    on_both(async |db: &Db| {
        let (worker, done) = counting(db);
        assert!(enqueue(db, &job("a", moment(5)), moment(0)).await);
        assert!(
            !enqueue(db, &job("a", moment(1)), moment(0)).await,
            "one is open already"
        );
        assert_eq!(worker.run_due(moment(4)).await.expect("it runs"), []);
        let ran = worker.run_due(moment(5)).await.expect("it runs");
        assert_eq!(ran, [("count".to_owned(), "a".to_owned(), Ran::Done)]);
        assert_eq!(worker.run_due(moment(9)).await.expect("it runs"), []);
        assert_eq!(*done.lock().expect("nobody panicked"), ["a"]);
        assert!(
            enqueue(db, &job("a", moment(9)), moment(9)).await,
            "the key is free again"
        );
        let mut tx = db.write().await.expect("a transaction");
        assert!(
            jobs::cancel(&mut tx, "count", "a", moment(9))
                .await
                .expect("it is called off")
        );
        assert!(
            !jobs::cancel(&mut tx, "count", "a", moment(9))
                .await
                .expect("there is none")
        );
        tx.commit().await.expect("it is kept");
        assert_eq!(worker.run_due(moment(99)).await.expect("it runs"), []);
    })
    .await;
}

#[tokio::test]
async fn what_was_rolled_back_is_never_done() {
    on_both(async |db: &Db| {
        let mut tx = db.write().await.expect("a transaction");
        jobs::enqueue(&mut tx, &job("a", moment(0)), moment(0))
            .await
            .expect("it is queued");
        tx.roll_back().await.expect("it is forgotten");
        let (worker, _) = counting(db);
        assert_eq!(worker.run_due(moment(9)).await.expect("it runs"), []);
    })
    .await;
}

#[tokio::test]
async fn a_job_that_fails_waits_twice_as_long_each_time_and_is_given_up_in_the_end() {
    on_both(async |db: &Db| {
        let patience = Patience {
            attempts: 4,
            first: Duration::from_secs(60),
            longest: Duration::from_secs(150),
        };
        let begun = Arc::new(AtomicU32::new(0));
        let count = Arc::clone(&begun);
        let worker = Worker::new(db.clone(), Clock::given(moment(0))).on_patiently("count", patience, move |run| {
            assert_eq!(count.fetch_add(1, Ordering::Relaxed) + 1, run.attempt);
            async { Err(Trouble::Again("no answer".to_owned())) }
        });
        enqueue(db, &job("a", moment(0)), moment(0)).await;
        let mut now = moment(0);
        for expected in [60, 120, 150] {
            let ran = worker.run_due(now).await.expect("it runs");
            let [(_, _, Ran::Again(at, error))] = ran.as_slice() else {
                panic!("{ran:?}")
            };
            let pause = at.duration_since(now).as_secs();
            assert!(
                (expected..=expected + expected / 4).contains(&pause),
                "{pause} for {expected}"
            );
            assert_eq!(error, "no answer");
            now = *at;
        }
        let ran = worker.run_due(now).await.expect("it runs");
        assert_eq!(ran[0].2, Ran::Failed("no answer".to_owned()));
        assert_eq!(worker.run_due(moment(100_000)).await.expect("it runs"), []);
        let mut tx = db.write().await.expect("a transaction");
        let failed = jobs::failed_jobs(&mut tx, 9).await.expect("failed jobs");
        let failed: Vec<_> = failed
            .iter()
            .map(|failed| (failed.key.as_str(), failed.attempts, failed.error.as_str()))
            .collect();
        assert_eq!(failed, [("a", 4, "no answer")]);
        assert!(jobs::retry(&mut tx, "count", "a", now).await.expect("it is opened"));
        tx.commit().await.expect("it is kept");
        begun.store(0, Ordering::Relaxed);
        assert!(matches!(
            worker.run_due(now).await.expect("it runs")[0].2,
            Ran::Again(..)
        ));
    })
    .await;
}

#[tokio::test]
async fn a_handler_that_breaks_down_is_a_job_that_failed() {
    on_both(async |db: &Db| {
        let worker = Worker::new(db.clone(), Clock::given(moment(0))).on("count", |run| async move {
            assert!(run.attempt > 1, "the first attempt breaks down");
            Ok(())
        });
        enqueue(db, &job("a", moment(0)), moment(0)).await;
        let ran = worker.run_due(moment(0)).await.expect("it runs");
        assert!(
            matches!(&ran[0].2, Ran::Again(_, error) if error.contains("broke down")),
            "{ran:?}"
        );
        assert_eq!(worker.run_due(moment(5)).await.expect("it runs")[0].2, Ran::Done);
    })
    .await;
}

#[tokio::test]
async fn a_job_of_a_node_that_was_killed_goes_to_another_one_when_its_lock_ends() {
    on_both(async |db: &Db| {
        let (reached, mut waiting) = tokio::sync::mpsc::channel(1);
        let killed = Worker::new(db.clone(), Clock::given(moment(0))).on("count", move |_| {
            let reached = reached.clone();
            async move {
                reached.send(()).await.expect("somebody waits");
                std::future::pending().await
            }
        });
        enqueue(db, &job("a", moment(0)), moment(0)).await;
        let node = tokio::spawn(async move { killed.run_due(moment(0)).await });
        waiting.recv().await.expect("the job has begun");
        node.abort();
        let (worker, done) = counting(db);
        assert_eq!(worker.run_due(moment(0)).await.expect("it runs"), [], "the lock holds");
        assert_eq!(
            worker.run_due(moment(2)).await.expect("it runs").len(),
            1,
            "the lock has ended"
        );
        assert_eq!(*done.lock().expect("nobody panicked"), ["a"]);
    })
    .await;
}

#[tokio::test]
async fn a_job_that_ends_the_program_each_time_is_given_up() {
    on_both(async |db: &Db| {
        let patience = Patience {
            attempts: 2,
            ..Patience::default()
        };
        let deadly = || {
            Worker::new(db.clone(), Clock::given(moment(0))).on_patiently("count", patience, |_| std::future::pending())
        };
        enqueue(db, &job("a", moment(0)), moment(0)).await;
        for minutes in [0, 2] {
            let worker = deadly();
            let node = tokio::spawn(async move { worker.run_due(moment(minutes)).await });
            tokio::time::sleep(Duration::from_millis(100)).await;
            node.abort();
        }
        let ran = deadly().run_due(moment(4)).await.expect("it runs");
        assert!(matches!(&ran[0].2, Ran::Failed(_)), "{ran:?}");
    })
    .await;
}

#[tokio::test]
async fn several_nodes_do_each_job_once() {
    let Some(postgres) = Postgres::new().await else { return };
    let db = Db::open(&postgres.address()).await.expect("a PostgreSQL database");
    let mut tx = db.write().await.expect("a transaction");
    for number in 0..60 {
        let key = format!("{number:02}");
        jobs::enqueue(&mut tx, &job(&key, moment(0)), moment(0))
            .await
            .expect("it is queued");
        audit::announce(&mut tx, moment(0), "said", &key)
            .await
            .expect("it is said");
    }
    tx.commit().await.expect("they are kept");
    let done = Arc::new(Mutex::new(Vec::new()));
    let mut nodes = tokio::task::JoinSet::new();
    for _ in 0..4 {
        let db = Db::open(&postgres.address()).await.expect("a PostgreSQL database");
        let list = Arc::clone(&done);
        let heard = Arc::clone(&done);
        let worker = Worker::new(db, Clock::given(moment(0)))
            .on("count", move |run| {
                let list = Arc::clone(&list);
                async move {
                    tokio::time::sleep(Duration::from_millis(5)).await;
                    list.lock().expect("nobody panicked").push(run.key);
                    Ok(())
                }
            })
            .on("hear", move |run| {
                let said = run.payload["subject"].as_str().unwrap_or_default().to_owned();
                heard.lock().expect("nobody panicked").push(format!("heard {said}"));
                async { Ok(()) }
            })
            .on_news("said", "hear");
        nodes.spawn(async move { worker.run_due(moment(0)).await.expect("it runs").len() });
    }
    let shares = nodes.join_all().await;
    assert_eq!(shares.iter().sum::<usize>(), 120, "{shares:?}");
    let mut keys = done.lock().expect("nobody panicked").clone();
    keys.sort();
    let expected: Vec<String> = (0..60)
        .map(|number| format!("{number:02}"))
        .chain((0..60).map(|number| format!("heard {number:02}")))
        .collect();
    assert_eq!(keys, expected);
    db.close().await;
}

#[tokio::test]
async fn a_worker_that_is_asked_to_stop_finishes_what_it_has_begun() {
    on_both(async |db: &Db| {
        let (reached, mut waiting) = tokio::sync::mpsc::channel(1);
        let worker = Worker::new(db.clone(), Clock::System).on("count", move |_| {
            let reached = reached.clone();
            async move {
                reached.send(()).await.expect("somebody waits");
                tokio::time::sleep(Duration::from_millis(300)).await;
                Ok(())
            }
        });
        let now = Timestamp::now();
        enqueue(db, &job("a", now), now).await;
        let (stop, stopping) = tokio::sync::watch::channel(false);
        let running = tokio::spawn(worker.run(stopping));
        waiting.recv().await.expect("the job has begun");
        enqueue(db, &job("b", now), now).await;
        stop.send(true).expect("it listens");
        running.await.expect("it stops");
        let left = open(db).await;
        assert_eq!(left.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(), ["b"]);
    })
    .await;
}

// --------------------------------------------------------------------------------------------------------- the post

fn letter(key: &str) -> Letter {
    Letter {
        to: "aigul@example.org".to_owned(),
        to_name: Some("Айгүл Сағынтай".to_owned()),
        lang: Lang::Kk,
        subject: "Бағдарлама өзгерді".to_owned(),
        text: "Сіздің сессияңыз көшірілді.\n\n.нүктеден басталған жол\n".to_owned(),
        key: key.to_owned(),
        ..Letter::default()
    }
}

async fn queue(db: &Db, letter: &Letter) -> bool {
    let mut tx = db.write().await.expect("a transaction");
    let queued = mail::queue(&mut tx, letter, moment(0)).await.expect("it is queued");
    tx.commit().await.expect("it is kept");
    queued
}

async fn letters(db: &Db) -> Vec<Entry> {
    let mut tx = db.read().await.expect("a transaction");
    mail::letters(&mut tx, &Filter::default(), 100)
        .await
        .expect("letters")
        .0
}

async fn entry(db: &Db, key: &str) -> Entry {
    let mut entries = letters(db).await;
    let at = entries
        .iter()
        .position(|entry| entry.letter.key == key)
        .expect("it is there");
    entries.swap_remove(at)
}

const FROM: &str = "Форум <forum@example.org>";

fn postman(db: &Db, carrier: Carrier) -> Worker {
    mail::attach(Worker::new(db.clone(), Clock::given(moment(0))), carrier)
}

#[tokio::test]
async fn a_letter_is_sent_in_the_end_when_the_server_refuses_it_twice_for_now() {
    on_both(async |db: &Db| {
        let server = Smtp::start(&["451 try later", "421 busy"]).await;
        let worker = postman(db, Carrier::new(Some(&server.url()), FROM));
        assert!(queue(db, &letter("one")).await);
        assert!(!queue(db, &letter("one")).await, "the same is never sent twice");
        let mut now = moment(0);
        for attempts in [1, 2] {
            let ran = worker.run_due(now).await.expect("it runs");
            let Ran::Again(at, _) = &ran[0].2 else {
                panic!("{ran:?}")
            };
            now = *at;
            let entry = letters(db).await.remove(0);
            assert_eq!((entry.state, entry.attempts), (State::Queued, attempts));
            assert!(entry.error.expect("what the server said").contains("error"));
        }
        assert_eq!(worker.run_due(now).await.expect("it runs")[0].2, Ran::Done);
        let entry = letters(db).await.remove(0);
        assert_eq!((entry.state, entry.attempts, entry.error), (State::Sent, 3, None));
        assert_eq!(entry.sent_at, Some(now));
        assert_eq!(worker.run_due(moment(9999)).await.expect("it runs"), []);
        assert!(!queue(db, &letter("one")).await, "nor later");

        let taken = server.taken();
        assert_eq!(taken.len(), 1);
        assert_eq!(taken[0].to, "aigul@example.org");
        let headers = taken[0].headers();
        for expected in [
            format!("Message-ID: <{}@example.org>", entry.id),
            "Date: Sun, 01 Jun 2031 05:00:00 +0000".to_owned(),
            "Auto-Submitted: auto-generated".to_owned(),
            "Content-Language: kk".to_owned(),
            "Content-Type: text/plain; charset=utf-8".to_owned(),
        ] {
            assert!(headers.contains(&expected), "{expected} in {headers:#?}");
        }
        assert!(
            !headers.iter().any(|line| line.starts_with("List-Unsubscribe")),
            "{headers:#?}"
        );
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_is_refused_for_good_is_failed_and_visible_and_not_tried_again() {
    on_both(async |db: &Db| {
        let server = Smtp::start(&["550 no such box"]).await;
        let worker = postman(db, Carrier::new(Some(&server.url()), FROM));
        queue(db, &letter("one")).await;
        let ran = worker.run_due(moment(0)).await.expect("it runs");
        assert!(
            matches!(&ran[0].2, Ran::Failed(error) if error.contains("550")),
            "{ran:?}"
        );
        assert_eq!(worker.run_due(moment(9999)).await.expect("it runs"), []);
        assert_eq!(server.conversations(), 1);
        let entry = letters(db).await.remove(0);
        assert_eq!((entry.state, entry.attempts), (State::Failed, 1));
        assert!(entry.error.expect("what the server said").contains("no such box"));

        let mut tx = db.write().await.expect("a transaction");
        assert!(
            mail::retry(&mut tx, entry.id, moment(10_000))
                .await
                .expect("it is queued again")
        );
        assert!(
            !mail::retry(&mut tx, entry.id, moment(10_000))
                .await
                .expect("it is queued already")
        );
        tx.commit().await.expect("it is kept");
        assert_eq!(worker.run_due(moment(10_000)).await.expect("it runs")[0].2, Ran::Done);
        assert_eq!(letters(db).await[0].state, State::Sent);
        assert_eq!(server.taken().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_server_that_is_away_is_asked_again_and_an_address_that_is_none_is_not() {
    on_both(async |db: &Db| {
        // Nobody listens on port 1.
        let worker = postman(db, Carrier::new(Some("smtp://127.0.0.1:1"), FROM));
        queue(db, &letter("one")).await;
        queue(
            db,
            &Letter {
                to: "nobody".to_owned(),
                ..letter("two")
            },
        )
        .await;
        worker.run_due(moment(0)).await.expect("it runs");
        assert_eq!(entry(db, "one").await.state, State::Queued);
        assert_eq!(entry(db, "two").await.state, State::Failed);
    })
    .await;
}

#[tokio::test]
async fn without_a_server_letters_stay_here_and_can_be_found() {
    on_both(async |db: &Db| {
        let worker = postman(db, Carrier::new(None, FROM));
        for number in 0..5 {
            let mut other = letter(&format!("key {number}"));
            other.subject = format!("Хабар {number} 100%");
            queue(db, &other).await;
        }
        assert_eq!(worker.run_due(moment(0)).await.expect("it runs").len(), 5);
        let mut tx = db.read().await.expect("a transaction");
        let find = |words: &str, state, before| Filter {
            state,
            words: words.to_owned(),
            before,
        };
        let mut subjects = async |filter: Filter, most| {
            let (page, count) = mail::letters(&mut tx, &filter, most).await.expect("letters");
            let subjects: Vec<String> = page.iter().map(|entry| entry.letter.subject.clone()).collect();
            (subjects, count, page.last().map(|entry| entry.id))
        };
        let (all, count, _) = subjects(find("", Some(State::Kept), None), 9).await;
        assert_eq!((all.len(), count), (5, 5));
        assert_eq!(subjects(find("", Some(State::Queued), None), 9).await.1, 0);
        assert_eq!(subjects(find("ХАБАР 3", None, None), 9).await.0, ["Хабар 3 100%"]);
        assert_eq!(subjects(find("сағынтай", None, None), 9).await.1, 5);
        assert_eq!(subjects(find("_", None, None), 9).await.1, 0, "a sign means itself");
        assert_eq!(subjects(find("0%", None, None), 9).await.1, 5);
        let (first, _, last) = subjects(find("", None, None), 2).await;
        let (second, count, last) = subjects(find("", None, last), 2).await;
        let (third, _, _) = subjects(find("", None, last), 2).await;
        assert_eq!([first, second, third].concat(), all);
        assert_eq!(count, 5);
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_into_a_letter_cannot_add_a_header_or_a_recipient() {
    on_both(async |db: &Db| {
        let server = Smtp::start(&[]).await;
        let worker = postman(db, Carrier::new(Some(&server.url()), FROM));
        let evil = "x\r\nBcc: eve@example.org\r\n\r\nbody";
        let written = Letter {
            subject: evil.to_owned(),
            to_name: Some(format!("Aigul <eve@example.org>,{evil}")),
            unsubscribe: Some("https://example.org/\r\nBcc: eve@example.org".to_owned()),
            text: "first line\r\n.\r\nMAIL FROM:<eve@example.org>\r\n".to_owned(),
            html: Some("<p>.</p>\r\n.\r\n".to_owned()),
            ..letter("one")
        };
        queue(db, &written).await;
        queue(
            db,
            &Letter {
                to: "aigul@example.org\r\nRCPT TO:<eve@example.org>".to_owned(),
                ..letter("two")
            },
        )
        .await;
        let ran = worker.run_due(moment(0)).await.expect("it runs");
        let failed = ran.iter().filter(|(_, _, ran)| matches!(ran, Ran::Failed(_))).count();
        assert_eq!((ran.len(), failed), (2, 1), "{ran:?}");
        let taken = server.taken();
        assert_eq!(taken.len(), 1);
        assert_eq!(taken[0].to, "aigul@example.org");
        let headers = taken[0].headers();
        let names: Vec<&str> = headers
            .iter()
            .map(|line| line.split_once(':').expect("a header").0)
            .collect();
        let mut sorted = names.clone();
        sorted.sort_unstable();
        assert_eq!(
            sorted,
            [
                "Auto-Submitted",
                "Content-Language",
                "Content-Type",
                "Date",
                "From",
                "MIME-Version",
                "Message-ID",
                "Subject",
                "To",
            ],
            "{headers:#?}"
        );
        assert!(
            headers
                .iter()
                .any(|line| line == "Subject: x Bcc: eve@example.org body"),
            "{headers:#?}"
        );
        let kept = entry(db, "one").await;
        let shown = mail::headers(&kept, FROM).expect("it can be sent");
        assert_eq!(shown.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), names);
    })
    .await;
}

#[tokio::test]
async fn text_comes_before_html_and_a_way_out_is_offered_when_there_is_one() {
    on_both(async |db: &Db| {
        let server = Smtp::start(&[]).await;
        let worker = postman(db, Carrier::new(Some(&server.url()), FROM));
        let written = Letter {
            text: "plain words".to_owned(),
            html: Some("<p>plain words</p>".to_owned()),
            unsubscribe: Some("https://forum.example/letters/stop?who=1".to_owned()),
            ..letter("one")
        };
        queue(db, &written).await;
        worker.run_due(moment(0)).await.expect("it runs");
        let taken = &server.taken()[0];
        let headers = taken.headers();
        assert!(
            headers.contains(&"List-Unsubscribe: <https://forum.example/letters/stop?who=1>".to_owned()),
            "{headers:#?}"
        );
        let place = |part: &str| {
            taken
                .message
                .find(part)
                .unwrap_or_else(|| panic!("{part} in {}", taken.message))
        };
        assert!(place("multipart/alternative") < place("text/plain"));
        assert!(place("text/plain") < place("\r\nplain words"));
        assert!(place("\r\nplain words") < place("text/html"));
        assert!(place("text/html") < place("<p>plain words</p>"));
    })
    .await;
}

#[tokio::test]
async fn the_words_of_a_secret_letter_are_forgotten_when_it_has_left() {
    on_both(async |db: &Db| {
        let secret = Letter {
            secret: true,
            ..letter("one")
        };
        queue(db, &secret).await;
        postman(db, Carrier::new(None, FROM))
            .run_due(moment(0))
            .await
            .expect("it runs");
        assert_eq!(
            entry(db, "one").await.letter,
            secret,
            "it stayed here, so it is read here"
        );
        let server = Smtp::start(&[]).await;
        queue(
            db,
            &Letter {
                key: "two".to_owned(),
                ..secret.clone()
            },
        )
        .await;
        let worker = postman(db, Carrier::new(Some(&server.url()), FROM));
        worker.run_due(moment(0)).await.expect("it runs");
        assert_eq!(server.taken().len(), 1);
        assert_eq!(entry(db, "two").await.letter.text, "");
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_was_sent_before_a_crash_is_not_sent_again() {
    on_both(async |db: &Db| {
        let server = Smtp::start(&[]).await;
        queue(db, &letter("one")).await;
        let worker = postman(db, Carrier::new(Some(&server.url()), FROM));
        worker.run_due(moment(0)).await.expect("it runs");
        // As if the program had been killed after it kept that the letter was sent and before it ended the job.
        let mut tx = db.write().await.expect("a transaction");
        tx.execute("update job set state = 'open', ended_at = null", &[])
            .await
            .expect("it is open again");
        tx.commit().await.expect("it is kept");
        let ran = worker
            .run_due(moment(0) + SignedDuration::from_mins(2))
            .await
            .expect("it runs");
        assert_eq!(ran[0].2, Ran::Done);
        assert_eq!(server.taken().len(), 1);
    })
    .await;
}
