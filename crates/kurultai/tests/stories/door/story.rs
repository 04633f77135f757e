//! What the stories share: a forum with a given clock, accounts with passwords, the post.

use hyper::{Method, StatusCode};
use jiff::{SignedDuration, Timestamp};
use kurultai::people::access::AccountId;
use kurultai::people::accounts::{own, password, store};
use kurultai::platform::clock::Clock;
use kurultai::platform::i18n::Lang;
use kurultai::platform::mail::{self, Entry, Filter};
use kurultai::testkit::{Answer, Client, Forum, sample};

pub const PASSWORD: &str = "three quiet bridges";
pub const EDITION: &str = "sample-2031";
pub const OTHER: &str = "sample-2032";

/// The morning on which stories begin.
pub fn morning() -> Timestamp {
    "2031-05-01T06:00:00Z".parse().expect("a moment")
}

/// A forum of two editions whose clock stands until it is moved.
pub async fn forum() -> Forum {
    let mut forum = Forum::empty().await;
    forum.app.desk.clock = Clock::given(morning());
    forum.import(&sample::two_editions()).await;
    forum
}

pub fn wait(forum: &Forum, time: SignedDuration) {
    let clock = &forum.app.desk.clock;
    clock.set(clock.now() + time);
}

/// An account with a password, without a role.
pub async fn account(forum: &Forum, email: &str, words: Option<&str>) -> AccountId {
    let hash = match words {
        Some(words) => Some(password::hash(words.to_owned()).await.expect("a hash")),
        None => None,
    };
    let mut tx = forum.app.db.write().await.expect("a transaction");
    let id = own::open(&mut tx, email, "Томирис Далина", Lang::En, hash, forum.app.desk.now())
        .await
        .expect("an account");
    tx.commit().await.expect("it is kept");
    id
}

pub async fn close(forum: &Forum, id: AccountId) {
    let mut tx = forum.app.db.write().await.expect("a transaction");
    let mut account = store::account(&mut tx, id)
        .await
        .expect("it is read")
        .expect("it is there");
    account.closed = true;
    store::write_account(&mut tx, &account).await.expect("it is written");
    tx.commit().await.expect("it is kept");
}

pub async fn sign_in(client: &mut Client, email: &str, words: &str) -> Answer {
    client
        .post("/sign-in", &[("email", email), ("password", words), ("next", "/desk")])
        .await
}

/// As a proxy of this machine passes it on, from this address.
pub async fn sign_in_from(client: &mut Client, address: &str, email: &str, words: &str) -> Answer {
    let csrf = client.csrf();
    let body = format!("csrf={csrf}&email={email}&password={}", words.replace(' ', "+"));
    let headers = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("x-forwarded-for", address),
    ];
    client.send(Method::POST, "/sign-in", &headers, body.into_bytes()).await
}

pub fn is_in(answer: &Answer) -> bool {
    answer.status == StatusCode::SEE_OTHER && answer.header("location").starts_with("/desk")
}

pub async fn may_see_account(client: &mut Client) -> bool {
    client.get("/account").await.status == StatusCode::OK
}

/// Letters to an address, the first first.
pub async fn letters(forum: &Forum, to: &str) -> Vec<Entry> {
    let filter = Filter {
        words: to.to_owned(),
        ..Filter::default()
    };
    let mut tx = forum.app.db.read().await.expect("a transaction");
    let (mut letters, _) = mail::letters(&mut tx, &filter, 100).await.expect("letters");
    letters.reverse();
    letters
}

/// The path of the first link of ours in a letter.
pub fn link(letter: &Entry) -> String {
    let text = &letter.letter.text;
    let start = text.find("https://forum.example/").expect("a link") + "https://forum.example".len();
    let end = text[start..]
        .find(char::is_whitespace)
        .map_or(text.len(), |length| start + length);
    text[start..end].to_owned()
}
