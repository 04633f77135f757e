//! The post as whoever runs the installation reads it.

use hyper::StatusCode;
use kurultai::people::access::Role;
use kurultai::platform::i18n::Lang;
use kurultai::platform::jobs::{self, Job};
use kurultai::platform::mail::{self, Entry, Filter, Letter, State};
use kurultai::testkit::{Forum, sample};

async fn queue(forum: &Forum, letter: &Letter) {
    let mut tx = forum.app.db.write().await.expect("a transaction");
    mail::queue(&mut tx, letter, forum.app.desk.now())
        .await
        .expect("it is queued");
    tx.commit().await.expect("it is kept");
}

async fn letters(forum: &Forum) -> Vec<Entry> {
    let mut tx = forum.app.db.read().await.expect("a transaction");
    mail::letters(&mut tx, &Filter::default(), 1000)
        .await
        .expect("letters")
        .0
}

fn letter(number: usize) -> Letter {
    Letter {
        to: format!("reader{number}@example.org"),
        lang: Lang::En,
        subject: format!("News number {number}"),
        text: "Some <b>words</b>.".to_owned(),
        html: Some("<p>Some &lt;b&gt;words&lt;/b&gt;.</p>".to_owned()),
        key: format!("news/{number}"),
        ..Letter::default()
    }
}

#[tokio::test]
async fn the_administrator_reads_what_stayed_here() {
    let forum = Forum::of(&sample::archive()).await;
    let mut administrator = forum.organiser(Role::Administrator, "sample-2031").await;
    let empty = administrator.get("/desk/mail").await;
    assert_eq!(empty.status, StatusCode::OK);
    assert!(
        empty.text().contains("Nothing has been written yet"),
        "{}",
        empty.text()
    );

    queue(&forum, &letter(1)).await;
    let waiting = administrator.get("/desk/mail?state=queued").await;
    assert!(waiting.text().contains("News number 1"), "{}", waiting.text());
    forum.app.worker().run_due(forum.app.desk.now()).await.expect("it runs");
    let id = letters(&forum).await[0].id;
    let kept = administrator.get("/desk/mail").await;
    assert!(kept.text().contains("kept here"), "{}", kept.text());
    assert!(kept.text().contains("1 letter<"), "{}", kept.text());

    let page = administrator.get(&format!("/desk/mail/{id}")).await;
    for shown in [
        "Some &#60;b&#62;words&#60;/b&#62;.",
        "&#60;p&#62;Some &#38;lt;b",
        "Auto-Submitted",
        "auto-generated",
        "Message-ID",
        "tried once",
    ] {
        assert!(page.text().contains(shown), "{shown} in {}", page.text());
    }
    assert_eq!(
        administrator.get("/desk/mail/none-such").await.status,
        StatusCode::NOT_FOUND
    );
    let mut secretariat = forum.organiser(Role::HostSecretariat, "sample-2031").await;
    assert_eq!(secretariat.get("/desk/mail").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_list_is_searched_and_continues_from_the_last_letter_shown() {
    let forum = Forum::empty().await;
    let mut administrator = forum.organiser(Role::Administrator, "none").await;
    for number in 0..120 {
        queue(&forum, &letter(number)).await;
    }
    let mut seen = 0;
    let mut address = "/desk/mail?q=NEWS%20number".to_owned();
    let mut pages = 0;
    loop {
        let page = administrator.get(&address).await;
        assert!(page.text().contains("120 letters"), "{}", page.text());
        seen += page.text().matches("<td><a href=\"/desk/mail/").count();
        pages += 1;
        let Some((_, rest)) = page.text().split_once("rel=\"next\" href=\"") else {
            break;
        };
        address = rest.split('"').next().expect("an address").replace("&#38;", "&");
    }
    assert_eq!((seen, pages), (120, 3));
    let one = administrator.get("/desk/mail?q=reader17%40&state=queued").await;
    assert!(one.text().contains("1 letter<"), "{}", one.text());
    let none = administrator.get("/desk/mail?q=reader17%40&state=sent").await;
    assert!(none.text().contains("No letter fits"), "{}", none.text());
}

#[tokio::test]
async fn a_letter_that_failed_says_why_and_is_sent_again() {
    let forum = Forum::empty().await;
    let mut administrator = forum.organiser(Role::Administrator, "none").await;
    let wrong = Letter {
        to: "nobody".to_owned(),
        ..letter(1)
    };
    queue(&forum, &wrong).await;
    forum.app.worker().run_due(forum.app.desk.now()).await.expect("it runs");
    let id = letters(&forum).await[0].id;
    assert_eq!(letters(&forum).await[0].state, State::Failed);
    let page = administrator.get(&format!("/desk/mail/{id}")).await;
    assert!(page.text().contains("address is not one"), "{}", page.text());
    let answer = administrator.post(&format!("/desk/mail/{id}/again"), &[]).await;
    let page = administrator.follow(&answer).await;
    assert!(page.text().contains("waiting to be sent again"), "{}", page.text());
    assert_eq!(letters(&forum).await[0].state, State::Queued);
    let ran = forum.app.worker().run_due(forum.app.desk.now()).await.expect("it runs");
    assert_eq!(ran.len(), 1);
}

#[tokio::test]
async fn other_work_that_was_given_up_is_shown_and_done_again() {
    let forum = Forum::empty().await;
    let mut administrator = forum.organiser(Role::Administrator, "none").await;
    let now = forum.app.desk.now();
    let mut tx = forum.app.db.write().await.expect("a transaction");
    let job = Job {
        kind: "release.scheduled",
        key: "no-proposal",
        run_at: now,
        payload: serde_json::json!({}),
    };
    jobs::enqueue(&mut tx, &job, now).await.expect("it is queued");
    tx.commit().await.expect("it is kept");
    forum.app.worker().run_due(now).await.expect("it runs");
    let page = administrator.get("/desk/mail").await;
    for shown in [
        "Work that was given up",
        "Publishing a scheduled release",
        "the job names no proposal",
    ] {
        assert!(page.text().contains(shown), "{shown} in {}", page.text());
    }
    let named = [("kind", "release.scheduled"), ("key", "no-proposal")];
    let answer = administrator.post("/desk/mail/job/again", &named).await;
    let page = administrator.follow(&answer).await;
    assert!(
        page.text().contains("It will be tried again at once."),
        "{}",
        page.text()
    );
    assert!(!page.text().contains("Work that was given up"), "{}", page.text());
    assert_eq!(
        forum
            .app
            .worker()
            .run_due(forum.app.desk.now())
            .await
            .expect("it runs")
            .len(),
        1
    );
}

#[tokio::test]
async fn the_words_of_a_letter_with_a_key_are_shown_only_where_nothing_leaves() {
    let forum = Forum::empty().await;
    let mut administrator = forum.organiser(Role::Administrator, "none").await;
    let secret = Letter {
        secret: true,
        text: "https://forum.example/open-sesame".to_owned(),
        html: None,
        ..letter(1)
    };
    queue(&forum, &secret).await;
    let address = format!("/desk/mail/{}", letters(&forum).await[0].id);
    assert!(!administrator.get(&address).await.text().contains("open-sesame"));
    forum.app.worker().run_due(forum.app.desk.now()).await.expect("it runs");
    assert!(administrator.get(&address).await.text().contains("open-sesame"));
}
