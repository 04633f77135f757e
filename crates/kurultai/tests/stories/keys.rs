//! Keys, as those who hold them use them: passkeys, the second step at sign-in, links in the mail.

mod authenticator;

use self::authenticator::Authenticator;
use hyper::StatusCode;
use jiff::{SignedDuration, Timestamp};
use kurultai::people::access::{AccountId, Role};
use kurultai::people::accounts::model::Account;
use kurultai::people::accounts::store as records;
use kurultai::people::keys::model::{App, ProviderAccount};
use kurultai::people::keys::store::{self, Begun};
use kurultai::people::keys::{second, ways};
use kurultai::platform::clock::Clock;
use kurultai::platform::i18n::Lang;
use kurultai::platform::mail::{self, Entry, Filter};
use kurultai::platform::secret;
use kurultai::testkit::{Answer, Client, Forum, sample};
use serde_json::{Value, json};
use uuid::Uuid;

const SITE: &str = "https://forum.example";

/// A forum whose clock is set by the test.
async fn forum() -> Forum {
    let mut forum = Forum::empty().await;
    forum.import(&sample::two_editions()).await;
    forum.app.desk.clock = Clock::given("2031-06-01T09:00:00Z".parse().expect("a moment"));
    forum
}

fn later(forum: &Forum, time: SignedDuration) {
    let clock = &forum.app.desk.clock;
    clock.set(clock.now() + time);
}

/// A browser whose reader reads English.
fn browser(forum: &Forum) -> Client {
    let mut visitor = forum.visitor();
    visitor.language = Some(Lang::En);
    visitor
}

/// Somebody of the secretariat, signed in, who has no other way in.
async fn aigul(forum: &Forum) -> Client {
    let edition = sample::two_editions().editions[0].id.clone();
    forum.organiser(Role::HostSecretariat, &edition).await
}

async fn account(forum: &Forum, client: &Client) -> Account {
    let mut tx = forum.app.db.read().await.expect("a transaction");
    let id = client.account.expect("somebody is signed in");
    records::account(&mut tx, id)
        .await
        .expect("it is read")
        .expect("an account")
}

async fn letters(forum: &Forum) -> Vec<Entry> {
    let mut tx = forum.app.db.read().await.expect("a transaction");
    let (mut letters, _) = mail::letters(&mut tx, &Filter::default(), 1000).await.expect("letters");
    letters.reverse();
    letters
}

fn json(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.body).expect("JSON")
}

/// What stands between two texts of a page.
fn between<'a>(page: &'a str, before: &str, after: &str) -> &'a str {
    let (_, rest) = page.split_once(before).unwrap_or_else(|| panic!("{before} in {page}"));
    rest.split_once(after).expect("it ends").0
}

async fn begin(client: &mut Client, address: &str) -> Value {
    let answer = client.post_json(address, &json!({})).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    json(&answer)
}

async fn register(client: &mut Client, name: &str) -> Authenticator {
    let begun = begin(client, "/account/keys/start").await;
    let (device, made) = Authenticator::make(SITE, &begun["options"]);
    let body = json!({ "ceremony": begun["ceremony"], "name": name, "credential": made });
    let answer = client.post_json("/account/keys/finish", &body).await;
    assert_eq!(json(&answer), json!({ "to": "/account/keys?said=added" }));
    device
}

async fn use_passkey(visitor: &mut Client, device: &mut Authenticator) -> Answer {
    let begun = begin(visitor, "/sign-in/passkey/start").await;
    let used = device.sign(&begun["options"]);
    let body = json!({ "ceremony": begun["ceremony"], "next": "/account/keys", "credential": used });
    visitor.post_json("/sign-in/passkey/finish", &body).await
}

/// How somebody is signed in, and whether a second factor counts as shown.
async fn signed_in(forum: &Forum, client: &Client) -> Option<(String, bool)> {
    let mut tx = forum.app.db.read().await.expect("a transaction");
    let digest = secret::digest(client.token.as_deref()?);
    let found = records::sign_in(&mut tx, &digest).await.expect("it is read")?;
    Some((found.method, found.second_factor))
}

#[tokio::test]
async fn a_passkey_signs_in_and_counts_as_two_factors() {
    let forum = forum().await;
    let mut aigul = aigul(&forum).await;
    let empty = aigul.get("/account/keys").await;
    assert!(empty.text().contains("You have no passkey yet"), "{}", empty.text());
    let mut phone = register(&mut aigul, "  Айгүлдің\nтелефоны ").await;
    let page = aigul.get("/account/keys?said=added").await;
    for shown in ["The passkey was added.", "Айгүлдің телефоны", "not yet", "1 passkey<"] {
        assert!(page.text().contains(shown), "{shown} in {}", page.text());
    }
    let told = letters(&forum).await;
    assert_eq!(told.len(), 1);
    assert!(
        told[0].letter.text.contains("a passkey was added"),
        "{}",
        told[0].letter.text
    );

    later(&forum, SignedDuration::from_mins(60));
    let mut visitor = browser(&forum);
    let answer = use_passkey(&mut visitor, &mut phone).await;
    assert_eq!(json(&answer), json!({ "to": "/account/keys" }));
    assert_eq!(signed_in(&forum, &visitor).await, Some(("passkey".to_owned(), true)));
    let page = visitor.get("/account/keys").await;
    assert!(
        page.text().contains("June 2031, 10:00 UTC") || page.text().contains("1, 2031, 10:00"),
        "{}",
        page.text()
    );
    assert!(!page.text().contains("not yet"));
}

#[tokio::test]
async fn what_a_passkey_signed_for_another_site_is_refused() {
    let forum = forum().await;
    let mut aigul = aigul(&forum).await;
    let mut phone = register(&mut aigul, "phone").await;
    phone.origin = "https://forum.example.evil.example".to_owned();
    let answer = use_passkey(&mut browser(&forum), &mut phone).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert!(answer.text().contains("was not accepted"), "{}", answer.text());

    let begun = begin(&mut aigul, "/account/keys/start").await;
    let (_, made) = Authenticator::make("https://evil.example", &begun["options"]);
    let body = json!({ "ceremony": begun["ceremony"], "name": "", "credential": made });
    let answer = aigul.post_json("/account/keys/finish", &body).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_device_that_did_not_check_who_holds_it_is_refused() {
    let forum = forum().await;
    let mut aigul = aigul(&forum).await;
    let mut phone = register(&mut aigul, "phone").await;
    phone.verifies = false;
    let answer = use_passkey(&mut browser(&forum), &mut phone).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    phone.verifies = true;
    assert_eq!(
        use_passkey(&mut browser(&forum), &mut phone).await.status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn a_copy_of_a_passkey_is_noticed_by_its_counter() {
    let forum = forum().await;
    let mut aigul = aigul(&forum).await;
    let mut phone = register(&mut aigul, "phone").await;
    assert_eq!(
        use_passkey(&mut browser(&forum), &mut phone).await.status,
        StatusCode::OK
    );
    assert_eq!(
        use_passkey(&mut browser(&forum), &mut phone).await.status,
        StatusCode::OK
    );
    phone.counter -= 2;
    let answer = use_passkey(&mut browser(&forum), &mut phone).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn what_was_begun_is_ended_once_in_time_and_in_the_same_browser() {
    let forum = forum().await;
    let mut aigul = aigul(&forum).await;
    let mut phone = register(&mut aigul, "phone").await;
    let mut visitor = browser(&forum);
    let begun = begin(&mut visitor, "/sign-in/passkey/start").await;
    let used = phone.sign(&begun["options"]);
    let body = json!({ "ceremony": begun["ceremony"], "credential": used });
    let elsewhere = browser(&forum).post_json("/sign-in/passkey/finish", &body).await;
    assert_eq!(elsewhere.status, StatusCode::GONE);
    let before = visitor.clone();
    let here = visitor.post_json("/sign-in/passkey/finish", &body).await;
    assert_eq!(here.status, StatusCode::OK);
    let again = before.clone().post_json("/sign-in/passkey/finish", &body).await;
    assert_eq!(again.status, StatusCode::GONE);

    // What failed is used up too.
    let mut visitor = browser(&forum);
    let begun = begin(&mut visitor, "/sign-in/passkey/start").await;
    let mut wrong = phone.sign(&begun["options"]);
    let right = wrong.clone();
    wrong["response"]["signature"] = json!("AAAA");
    for (credential, status) in [(wrong, StatusCode::UNPROCESSABLE_ENTITY), (right, StatusCode::GONE)] {
        let body = json!({ "ceremony": begun["ceremony"], "credential": credential });
        let answer = visitor.post_json("/sign-in/passkey/finish", &body).await;
        assert_eq!(answer.status, status, "{}", answer.text());
    }

    let mut visitor = browser(&forum);
    let begun = begin(&mut visitor, "/sign-in/passkey/start").await;
    later(&forum, SignedDuration::from_mins(5));
    let body = json!({ "ceremony": begun["ceremony"], "credential": phone.sign(&begun["options"]) });
    let late = visitor.post_json("/sign-in/passkey/finish", &body).await;
    assert_eq!(late.status, StatusCode::GONE);
}

#[tokio::test]
async fn a_passkey_is_renamed_and_removed_by_its_owner_but_the_last_way_in_stays() {
    let forum = forum().await;
    let mut aigul = aigul(&forum).await;
    let mut phone = register(&mut aigul, "phone").await;
    later(&forum, SignedDuration::from_secs(1));
    let mut key = register(&mut aigul, "key").await;
    let ids: Vec<Uuid> = {
        let mut tx = forum.app.db.read().await.expect("a transaction");
        let id = aigul.account.expect("an account");
        let held = store::passkeys(&mut tx, id).await.expect("they are read");
        held.iter().map(|each| each.id).collect()
    };
    let mut stranger = self::aigul(&forum).await;
    for verb in ["name", "remove"] {
        let address = format!("/account/keys/{}/{verb}", ids[0]);
        let answer = stranger.post(&address, &[("name", "mine")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{verb}");
    }
    let name = format!("/account/keys/{}/name", ids[0]);
    let renamed = aigul.post(&name, &[("name", "Old phone")]).await;
    assert!(aigul.follow(&renamed).await.text().contains("Old phone"));
    let nameless = aigul.post(&name, &[("name", " ")]).await;
    assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);

    let removed = aigul.post(&format!("/account/keys/{}/remove", ids[0]), &[]).await;
    assert!(aigul.follow(&removed).await.text().contains("The passkey was removed"));
    let unknown = use_passkey(&mut browser(&forum), &mut phone).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        unknown.text().contains("Nobody here has this passkey"),
        "{}",
        unknown.text()
    );

    let last = aigul.post(&format!("/account/keys/{}/remove", ids[1]), &[]).await;
    assert_eq!(last.status, StatusCode::CONFLICT);
    assert!(last.text().contains("your last way to sign in"), "{}", last.text());
    assert_eq!(use_passkey(&mut browser(&forum), &mut key).await.status, StatusCode::OK);

    let mut tx = forum.app.db.write().await.expect("a transaction");
    let mut body = records::account(&mut tx, aigul.account.expect("an account"))
        .await
        .expect("it is read")
        .expect("an account");
    body.password = Some("$argon2id$…".to_owned());
    records::write_account(&mut tx, &body).await.expect("it is written");
    tx.commit().await.expect("it is kept");
    let removed = aigul.post(&format!("/account/keys/{}/remove", ids[1]), &[]).await;
    assert_eq!(removed.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn one_device_is_registered_once_and_nobody_registers_for_somebody_else() {
    let forum = forum().await;
    let mut aigul = aigul(&forum).await;
    let phone = register(&mut aigul, "phone").await;
    let begun = begin(&mut aigul, "/account/keys/start").await;
    let held = &begun["options"]["publicKey"]["excludeCredentials"];
    assert_eq!(held.as_array().map(Vec::len), Some(1));
    // A browser would not make it; one that does is refused.
    let made = phone.attest(&begun["options"]["publicKey"]);
    let body = json!({ "ceremony": begun["ceremony"], "name": "again", "credential": made });
    let answer = aigul.post_json("/account/keys/finish", &body).await;
    assert!(answer.status.is_client_error(), "{}", answer.status);

    let begun = begin(&mut aigul, "/account/keys/start").await;
    let (_, made) = Authenticator::make(SITE, &begun["options"]);
    let body = json!({ "ceremony": begun["ceremony"], "name": "", "credential": made });
    let mut stranger = self::aigul(&forum).await;
    let answer = stranger.post_json("/account/keys/finish", &body).await;
    assert_eq!(answer.status, StatusCode::GONE);
}

// Links in the mail.

async fn ask_for_link(visitor: &mut Client, email: &str) -> Answer {
    visitor
        .post("/sign-in/link", &[("email", email), ("next", "/account/second")])
        .await
}

/// The path of the link in the latest letter.
async fn link(forum: &Forum) -> String {
    let letters = letters(forum).await;
    let opening = letters.iter().rfind(|each| each.letter.secret);
    let letter = &opening.expect("a letter that is shown to nobody else").letter;
    let line = letter.text.lines().find(|line| line.starts_with(SITE)).expect("a link");
    line.trim_start_matches(SITE).to_owned()
}

#[tokio::test]
async fn a_link_signs_in_once_and_only_by_its_button() {
    let forum = forum().await;
    let aigul = aigul(&forum).await;
    let email = account(&forum, &aigul).await.email;
    let mut visitor = browser(&forum);
    let page = visitor.get("/sign-in/link?next=/account/second").await;
    assert!(page.text().contains("value=\"/account/second\""), "{}", page.text());
    let sent = ask_for_link(&mut visitor, &format!(" {} ", email.to_uppercase())).await;
    assert_eq!(sent.status, StatusCode::OK);
    let path = link(&forum).await;
    // A program that looks through mail opens it, from elsewhere, several times.
    for _ in 0..3 {
        let looked = browser(&forum).get(&path).await;
        assert_eq!(looked.status, StatusCode::OK);
        assert!(looked.text().contains(&email), "{}", looked.text());
    }
    // Another browser than the one that asked.
    let mut phone = browser(&forum);
    let opened = phone.post(&path, &[]).await;
    assert_eq!(opened.header("location"), "/account/second");
    assert_eq!(signed_in(&forum, &phone).await, Some(("link".to_owned(), false)));
    let again = browser(&forum).post(&path, &[]).await;
    assert_eq!(again.status, StatusCode::GONE);
    assert_eq!(browser(&forum).get(&path).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn a_link_ends_after_a_quarter_of_an_hour_and_with_the_next_one() {
    let forum = forum().await;
    let aigul = aigul(&forum).await;
    let email = account(&forum, &aigul).await.email;
    ask_for_link(&mut browser(&forum), &email).await;
    let first = link(&forum).await;
    later(&forum, SignedDuration::from_secs(1));
    ask_for_link(&mut browser(&forum), &email).await;
    let second = link(&forum).await;
    assert_eq!(browser(&forum).post(&first, &[]).await.status, StatusCode::GONE);
    later(&forum, SignedDuration::from_mins(15));
    assert_eq!(browser(&forum).post(&second, &[]).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn whoever_asks_for_a_link_does_not_learn_who_has_an_account() {
    let forum = forum().await;
    let aigul = aigul(&forum).await;
    let email = account(&forum, &aigul).await.email;
    let nobody = format!("x{}", &email[1..]);
    let mut visitor = browser(&forum);
    let known = ask_for_link(&mut visitor, &email).await;
    let unknown = ask_for_link(&mut visitor, &nobody).await;
    assert_eq!(known.status, unknown.status);
    assert_eq!(known.text().replace(&email, ""), unknown.text().replace(&nobody, ""));
    assert_eq!(letters(&forum).await.len(), 1);
    // The limit of letters is one of the address that was typed, not of the account.
    for asked in [&email, &nobody] {
        let mut statuses = Vec::new();
        for _ in 0..3 {
            statuses.push(ask_for_link(&mut browser(&forum), asked).await.status.as_u16());
        }
        assert_eq!(statuses, [200, 200, 429]);
    }
    assert_eq!(
        ask_for_link(&mut browser(&forum), "nonsense").await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

#[tokio::test]
async fn a_letter_is_written_in_the_language_of_its_reader_and_says_from_where_it_was_asked_for() {
    for (lang, expected) in [
        (Lang::Kk, "Сәлеметсіз бе"),
        (Lang::Ru, "Здравствуйте"),
        (Lang::En, "Hello"),
    ] {
        let forum = forum().await;
        let aigul = aigul(&forum).await;
        let mut body = account(&forum, &aigul).await;
        body.language = lang;
        let mut tx = forum.app.db.write().await.expect("a transaction");
        records::write_account(&mut tx, &body).await.expect("it is written");
        tx.commit().await.expect("it is kept");
        ask_for_link(&mut browser(&forum), &body.email).await;
        let letter = letters(&forum).await.remove(0).letter;
        assert_eq!(letter.lang, lang);
        assert!(letter.text.starts_with(expected), "{}", letter.text);
        assert!(letter.text.contains("09:00 UTC"), "{}", letter.text);
        assert!(
            letter.text.contains("\n\nhttps://forum.example/sign-in/link/"),
            "{}",
            letter.text
        );
        assert!(letter.subject.contains("forum.example"), "{}", letter.subject);
    }
}

// The second step.

/// Sets an app up; gives its secret and the recovery codes.
async fn set_up(forum: &Forum, client: &mut Client) -> (Vec<u8>, Vec<String>) {
    let offer = client.post("/account/second/start", &[]).await;
    assert_eq!(offer.status, StatusCode::OK, "{}", offer.text());
    let typed = between(offer.text(), "translate=\"no\">", "<").replace(' ', "");
    let secret = totp_rs::Secret::try_from_base32(typed)
        .expect("base32")
        .as_ref()
        .to_vec();
    let ceremony = between(offer.text(), "name=\"ceremony\" value=\"", "\"").to_owned();
    let wrong = client
        .post(
            "/account/second/confirm",
            &[("ceremony", &ceremony), ("code", "000000")],
        )
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let code = second::code(&secret, forum.app.desk.now()).expect("a code");
    let done = client
        .post("/account/second/confirm", &[("ceremony", &ceremony), ("code", &code)])
        .await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    // The code that set it up was used with that.
    later(forum, SignedDuration::from_secs(30));
    (secret, codes_of(done.text()))
}

fn codes_of(page: &str) -> Vec<String> {
    between(page, "<ul class=\"kcodes\" translate=\"no\">", "</ul>")
        .split("<li>")
        .skip(1)
        .map(|each| each.trim_end_matches("</li>").to_owned())
        .collect()
}

/// Somebody who came as far as the second step, by a link in the mail.
async fn half_way(forum: &Forum, email: &str) -> Client {
    later(forum, SignedDuration::from_secs(1));
    let mut visitor = browser(forum);
    ask_for_link(&mut visitor, email).await;
    let path = link(forum).await;
    let opened = visitor.post(&path, &[]).await;
    assert_eq!(opened.header("location"), "/sign-in/second");
    visitor
}

#[tokio::test]
async fn a_code_of_the_app_is_asked_for_and_accepted_once() {
    let forum = forum().await;
    let mut aigul = aigul(&forum).await;
    let email = account(&forum, &aigul).await.email;
    let (secret, codes) = set_up(&forum, &mut aigul).await;
    assert_eq!(codes.len(), 10);
    assert_eq!(signed_in(&forum, &aigul).await.map(|(_, second)| second), Some(true));
    let page = aigul.get("/account/second").await;
    assert!(page.text().contains("10 recovery codes are left"), "{}", page.text());
    // The secret is shown no more, and not kept as it is.
    assert_eq!(
        aigul.post("/account/second/start", &[]).await.status,
        StatusCode::SEE_OTHER
    );
    let kept = {
        let mut tx = forum.app.db.read().await.expect("a transaction");
        store::app(&mut tx, aigul.account.expect("an account"))
            .await
            .expect("it is read")
    };
    let kept = kept.expect("an app").secret;
    assert!(!kept.windows(secret.len()).any(|part| part == secret));

    let mut one = half_way(&forum, &email).await;
    // The key of somebody half way opens nothing else.
    assert_eq!(one.get("/account/keys").await.status, StatusCode::SEE_OTHER);
    assert_eq!(signed_in(&forum, &one).await, None);
    let mut other = half_way(&forum, &email).await;
    let mut one_again = one.clone();
    let code = second::code(&secret, forum.app.desk.now()).expect("a code");
    let wrong = one.post("/sign-in/second", &[("code", "000000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let spaced = format!("{} {}", &code[..3], &code[3..]);
    let entered = one.post("/sign-in/second", &[("code", &spaced)]).await;
    assert_eq!(entered.header("location"), "/account/second", "{}", entered.text());
    assert_eq!(signed_in(&forum, &one).await, Some(("link".to_owned(), true)));
    // The same code again, in the other browser and in the same one.
    let replayed = other.post("/sign-in/second", &[("code", &code)]).await;
    assert_eq!(replayed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        replayed.text().contains("This code was used already"),
        "{}",
        replayed.text()
    );
    let over = one_again.post("/sign-in/second", &[("code", &code)]).await;
    assert_eq!(over.status, StatusCode::SEE_OTHER);
    // A clock that is half a minute ahead is forgiven.
    let ahead = second::code(&secret, forum.app.desk.now() + SignedDuration::from_secs(30)).expect("a code");
    let entered = other.post("/sign-in/second", &[("code", &ahead)]).await;
    assert_eq!(entered.header("location"), "/account/second");
}

#[tokio::test]
async fn a_recovery_code_opens_once_and_its_owner_is_told() {
    let forum = forum().await;
    let mut aigul = aigul(&forum).await;
    let email = account(&forum, &aigul).await.email;
    let (_, codes) = set_up(&forum, &mut aigul).await;
    let mut visitor = half_way(&forum, &email).await;
    let mut other = half_way(&forum, &email).await;
    let typed = codes[3].to_uppercase().replace('-', " ");
    let entered = visitor
        .post("/sign-in/second", &[("code", ""), ("recovery", &typed)])
        .await;
    assert_eq!(entered.header("location"), "/account/second", "{}", entered.text());
    let told = letters(&forum).await;
    assert!(told.iter().any(|each| each.letter.text.contains("9 are left")));
    let again = other.post("/sign-in/second", &[("recovery", &codes[3])]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Another account's codes open nothing.
    let mut stranger = self::aigul(&forum).await;
    let (_, foreign) = set_up(&forum, &mut stranger).await;
    let answer = other.post("/sign-in/second", &[("recovery", &foreign[0])]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn new_recovery_codes_and_turning_off_ask_for_a_code() {
    let forum = forum().await;
    let mut aigul = aigul(&forum).await;
    let (secret, old) = set_up(&forum, &mut aigul).await;
    for address in ["/account/second/codes", "/account/second/off"] {
        let refused = aigul.post(address, &[("code", "123")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    later(&forum, SignedDuration::from_mins(30));
    let code = second::code(&secret, forum.app.desk.now()).expect("a code");
    let made = aigul.post("/account/second/codes", &[("code", &code)]).await;
    let new = codes_of(made.text());
    assert_eq!(new.len(), 10);
    let refused = aigul.post("/account/second/off", &[("code", &old[0])]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let off = aigul.post("/account/second/off", &[("code", &new[0])]).await;
    assert!(aigul.follow(&off).await.text().contains("The second factor is off"));
    let mut tx = forum.app.db.read().await.expect("a transaction");
    let id = aigul.account.expect("an account");
    assert!(!second::is_set_up(&mut tx, id).await.expect("it is read"));
    let subjects: Vec<String> = letters(&forum).await.into_iter().map(|each| each.letter.text).collect();
    assert!(subjects.iter().any(|text| text.contains("turned off")), "{subjects:?}");
}

#[tokio::test]
async fn codes_cannot_be_guessed_one_after_the_other() {
    let forum = forum().await;
    let mut aigul = aigul(&forum).await;
    let email = account(&forum, &aigul).await.email;
    let (secret, _) = set_up(&forum, &mut aigul).await;
    let mut visitor = half_way(&forum, &email).await;
    let mut statuses = Vec::new();
    for guess in 0..10 {
        let answer = visitor
            .post("/sign-in/second", &[("code", &format!("{guess:06}"))])
            .await;
        statuses.push(answer.status.as_u16());
    }
    let (tried, waiting) = statuses.split_at(6);
    assert_eq!(tried, [422; 6], "two attempts were made when it was set up");
    assert_eq!(waiting, [429; 4]);
    // Not even the right one, from another browser.
    let mut other = half_way(&forum, &email).await;
    let code = second::code(&secret, forum.app.desk.now()).expect("a code");
    let answer = other.post("/sign-in/second", &[("code", &code)]).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn without_the_key_that_seals_secrets_recovery_codes_still_open() {
    let forum = forum().await;
    let mut aigul = aigul(&forum).await;
    let email = account(&forum, &aigul).await.email;
    let (secret, codes) = set_up(&forum, &mut aigul).await;
    std::fs::remove_file(forum.folder().join("secret.key")).expect("it is there");
    let mut visitor = half_way(&forum, &email).await;
    let code = second::code(&secret, forum.app.desk.now()).expect("a code");
    let lost = visitor.post("/sign-in/second", &[("code", &code)]).await;
    assert_eq!(lost.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(lost.text().contains("A recovery code still works"), "{}", lost.text());
    let entered = visitor.post("/sign-in/second", &[("recovery", &codes[0])]).await;
    assert_eq!(entered.header("location"), "/account/second");
}

#[tokio::test]
async fn a_passkey_needs_no_second_step() {
    let forum = forum().await;
    let mut aigul = aigul(&forum).await;
    let mut phone = register(&mut aigul, "phone").await;
    set_up(&forum, &mut aigul).await;
    let answer = use_passkey(&mut browser(&forum), &mut phone).await;
    assert_eq!(json(&answer), json!({ "to": "/account/keys" }));
}

// Records, on both engines.

fn moment(second: i64) -> Timestamp {
    Timestamp::from_second(1_938_056_400 + second).expect("a moment")
}

#[tokio::test]
async fn keys_are_kept_the_same_on_both_engines() {
    crate::support::on_both(async |db| {
        let id = AccountId(Uuid::now_v7());
        let mut tx = db.write().await.expect("a transaction");
        let body = Account {
            id,
            email: "aigul@example.org".to_owned(),
            name: "Айгүл".to_owned(),
            language: Lang::Kk,
            closed: false,
            password: None,
            created_at: moment(0),
        };
        records::write_account(&mut tx, &body).await.expect("it is written");
        assert!(ways(&mut tx, id).await.expect("they are counted").is_empty());

        let mut app = App {
            secret: vec![0, 255, 7],
            last_step: 5,
            created_at: moment(1),
        };
        store::write_app(&mut tx, id, &app).await.expect("it is written");
        assert_eq!(store::app(&mut tx, id).await.expect("it is read"), Some(app.clone()));
        for (step, accepted) in [(5, false), (4, false), (6, true), (6, false)] {
            assert_eq!(
                store::accept_step(&mut tx, id, step).await.expect("it is tried"),
                accepted
            );
        }
        app.last_step = 6;
        assert_eq!(store::app(&mut tx, id).await.expect("it is read"), Some(app));

        let digests = ["a".to_owned(), "b".to_owned()];
        store::replace_recovery_codes(&mut tx, id, &digests)
            .await
            .expect("they are written");
        for (digest, spent) in [("a", true), ("a", false), ("c", false)] {
            let now = moment(2);
            assert_eq!(
                store::spend_recovery_code(&mut tx, id, digest, now)
                    .await
                    .expect("it is tried"),
                spent
            );
        }
        assert_eq!(
            store::recovery_codes_left(&mut tx, id).await.expect("they are counted"),
            1
        );
        store::delete_app(&mut tx, id).await.expect("it is deleted");
        assert_eq!(
            store::recovery_codes_left(&mut tx, id).await.expect("they are counted"),
            0
        );

        let linked = ProviderAccount {
            id: Uuid::now_v7(),
            account: id,
            issuer: "https://id.example.org".to_owned(),
            subject: "1".to_owned(),
            email: body.email.clone(),
            created_at: moment(3),
            used_at: None,
        };
        store::write_provider_account(&mut tx, &linked)
            .await
            .expect("it is written");
        let found = store::provider_account(&mut tx, &linked.issuer, "1")
            .await
            .expect("it is read");
        assert_eq!(found.as_ref(), Some(&linked));
        assert_eq!(
            store::provider_account(&mut tx, &linked.issuer, "2")
                .await
                .expect("it is read"),
            None
        );
        assert_eq!(ways(&mut tx, id).await.expect("they are counted").providers, 1);
        assert!(
            store::delete_provider_account(&mut tx, id, linked.id)
                .await
                .expect("it is deleted")
        );

        let begun = Begun {
            digest: "d",
            purpose: "p",
            browser: "b",
            account: Some(id),
            state: "{}",
            expires_at: moment(60),
        };
        store::write_ceremony(&mut tx, &begun, moment(4))
            .await
            .expect("it is written");
        let wrong = store::take_ceremony(&mut tx, "d", "p", "other", moment(5))
            .await
            .expect("it is tried");
        assert_eq!(wrong, None);
        let taken = store::take_ceremony(&mut tx, "d", "p", "b", moment(5))
            .await
            .expect("it is taken");
        assert_eq!(taken, Some((Some(id), "{}".to_owned())));
        let again = store::take_ceremony(&mut tx, "d", "p", "b", moment(5))
            .await
            .expect("it is tried");
        assert_eq!(again, None);
        tx.commit().await.expect("it is kept");

        // Two at the same moment are one.
        let mut tx = db.write().await.expect("a transaction");
        store::write_ceremony(&mut tx, &begun, moment(4))
            .await
            .expect("it is written");
        tx.commit().await.expect("it is kept");
        let take = async || {
            let mut tx = db.write().await.expect("a transaction");
            let taken = store::take_ceremony(&mut tx, "d", "p", "b", moment(5))
                .await
                .expect("it is tried");
            tx.commit().await.expect("it is kept");
            taken.is_some()
        };
        let (one, other) = tokio::join!(take(), take());
        assert!(one != other, "{one} {other}");
    })
    .await;
}
