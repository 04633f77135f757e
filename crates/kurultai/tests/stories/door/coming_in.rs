//! The first start, signing in and out, and what the door keeps from whom.

use std::sync::atomic::Ordering;

use hyper::{Method, StatusCode};
use jiff::SignedDuration;
use kurultai::people::access::Role;
use kurultai::people::accounts::password::HASHES;
use kurultai::people::accounts::{IDLE, LONGEST, first, own};
use kurultai::testkit::Forum;

use super::story::{
    EDITION, PASSWORD, account, close, forum, is_in, letters, may_see_account, sign_in, sign_in_from, wait,
};

async fn offer(forum: &Forum) -> Option<String> {
    first::offer(&forum.app.db, forum.app.desk.now())
        .await
        .expect("an offer")
}

const FOUNDER: [(&str, &str); 4] = [
    ("name", "  Томирис   Далина "),
    ("email", "Tomiris@Forum.example"),
    ("language", "kk"),
    ("password", PASSWORD),
];

#[tokio::test]
async fn the_first_start_makes_an_administrator_and_its_link_works_once() {
    let forum = Forum::empty().await;
    let link = offer(&forum).await.expect("nobody has an account");
    let mut tomiris = forum.visitor();
    assert_eq!(tomiris.get(&link).await.status, StatusCode::OK);
    let answer = tomiris.post(&link, &FOUNDER).await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (StatusCode::SEE_OTHER, "/desk")
    );
    let desk = tomiris.follow(&answer).await;
    assert!(desk.text().contains("<html lang=\"kk\">"));
    assert!(desk.text().contains("Томирис Далина"));
    assert_eq!(tomiris.get("/desk/accounts").await.status, StatusCode::OK);

    let mut late = forum.visitor();
    assert_eq!(late.get(&link).await.status, StatusCode::NOT_FOUND);
    assert_eq!(late.post(&link, &FOUNDER).await.status, StatusCode::NOT_FOUND);
    assert_eq!(offer(&forum).await, None);
    // The address was written down as all are: in lower case.
    assert!(is_in(&sign_in(&mut late, "tomiris@forum.example", PASSWORD).await));
}

#[tokio::test]
async fn each_start_replaces_the_link_of_the_one_before() {
    let forum = Forum::empty().await;
    let one = offer(&forum).await.expect("a link");
    let other = offer(&forum).await.expect("a link");
    assert_ne!(one, other);
    assert_eq!(forum.visitor().get(&one).await.status, StatusCode::NOT_FOUND);
    assert_eq!(forum.visitor().get(&other).await.status, StatusCode::OK);
    assert_eq!(
        forum.visitor().get("/first/guessed").await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn the_first_administrator_needs_a_name_an_address_and_a_password_nobody_would_guess() {
    let forum = Forum::empty().await;
    let link = offer(&forum).await.expect("a link");
    let mut visitor = forum.visitor();
    for (field, wrong, words) in [
        ("name", " ", "Write a name"),
        ("email", "tomiris", "not an e-mail address"),
        ("password", "short", "too short"),
        ("password", "Tomiris-2031", "Your name, your address"),
        ("password", "ghbdtnghbdtn", "Others use this password"),
        ("password", "qwertyuiop[]", "neighbouring keys"),
    ] {
        let fields = FOUNDER.map(|(name, value)| if name == field { (name, wrong) } else { (name, value) });
        visitor.language = Some(kurultai::platform::i18n::Lang::En);
        let answer = visitor.post(&link, &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {wrong}");
        assert!(answer.text().contains(words), "{field} {wrong}: {}", answer.text());
        assert!(!answer.text().contains(PASSWORD), "the page gives the password back");
    }
    assert!(is_in(&visitor.post(&link, &FOUNDER).await));
}

#[tokio::test]
async fn the_door_answers_alike_whoever_is_not_let_in() {
    let forum = forum().await;
    account(&forum, "known@forum.example", Some(PASSWORD)).await;
    account(&forum, "keyed@forum.example", None).await;
    let closed = account(&forum, "close@forum.example", Some(PASSWORD)).await;
    close(&forum, closed).await;
    let mut answers = Vec::new();
    for (email, words) in [
        ("known@forum.example", "three quiet fridges"),
        ("nobod@forum.example", PASSWORD),
        ("keyed@forum.example", PASSWORD),
        ("close@forum.example", PASSWORD),
        ("close@forum.example", "three quiet fridges"),
    ] {
        let before = HASHES.load(Ordering::Relaxed);
        let mut visitor = forum.visitor();
        // The same browser each time, so that its key is not what differs.
        visitor.token = Some("A".repeat(43));
        let answer = sign_in(&mut visitor, email, words).await;
        let hashes = HASHES.load(Ordering::Relaxed) - before;
        let words = answer.text().replace(email, "somebody");
        answers.push((answer.status, answer.headers.clone(), words, hashes));
    }
    assert_eq!(answers[0].0, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answers[0].3, 1, "one hash, when tests run one process each");
    for answer in &answers[1..] {
        assert_eq!(answer, &answers[0]);
    }
}

#[tokio::test]
async fn wrong_passwords_are_limited_for_each_account_and_each_address() {
    let forum = forum().await;
    account(&forum, "known@forum.example", Some(PASSWORD)).await;
    for email in ["known@forum.example", "nobody@forum.example"] {
        let mut visitor = forum.visitor();
        for attempt in 0..10 {
            let address = format!("203.0.113.{attempt}");
            let answer = sign_in_from(&mut visitor, &address, email, "wrong wrong wrong").await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{email} {attempt}");
        }
        // Not even the right one, from an address that did nothing.
        let answer = sign_in_from(&mut visitor, "198.51.100.1", email, PASSWORD).await;
        assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(answer.header("retry-after"), "60");
        assert!(answer.text().contains("role=\"alert\""));
    }
    wait(&forum, SignedDuration::from_secs(60));
    let mut visitor = forum.visitor();
    assert!(is_in(
        &sign_in_from(&mut visitor, "198.51.100.1", "known@forum.example", PASSWORD).await
    ));

    wait(&forum, SignedDuration::from_hours(1));
    let mut visitor = forum.visitor();
    for attempt in 0..30 {
        let email = format!("someone-{attempt}@forum.example");
        let answer = sign_in_from(&mut visitor, "192.0.2.7", &email, "wrong wrong wrong").await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{attempt}");
    }
    let answer = sign_in_from(&mut visitor, "192.0.2.7", "known@forum.example", PASSWORD).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(is_in(
        &sign_in_from(&mut visitor, "192.0.2.8", "known@forum.example", PASSWORD).await
    ));
}

#[tokio::test]
async fn one_who_has_many_addresses_is_limited_as_one() {
    let forum = forum().await;
    account(&forum, "known@forum.example", Some(PASSWORD)).await;
    let mut visitor = forum.visitor();
    for attempt in 0..30 {
        let email = format!("someone-{attempt}@forum.example");
        let address = format!("2001:db8:7:1:{attempt:x}::{attempt:x}");
        let answer = sign_in_from(&mut visitor, &address, &email, "wrong wrong wrong").await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{attempt}");
    }
    let answer = sign_in_from(&mut visitor, "2001:db8:7:1:ffff::1", "known@forum.example", PASSWORD).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    // The household next door has done nothing.
    assert!(is_in(
        &sign_in_from(&mut visitor, "2001:db8:7:2::1", "known@forum.example", PASSWORD).await
    ));
}

#[tokio::test]
async fn a_key_from_before_signing_in_opens_nothing_afterwards() {
    let forum = forum().await;
    account(&forum, "known@forum.example", Some(PASSWORD)).await;
    let mut visitor = forum.visitor();
    visitor.get("/sign-in").await;
    let before = visitor.clone();
    assert!(is_in(&sign_in(&mut visitor, "known@forum.example", PASSWORD).await));
    assert_ne!(visitor.token, before.token);
    assert!(may_see_account(&mut visitor).await);
    let mut fixed = before;
    assert!(
        !may_see_account(&mut fixed).await,
        "whoever planted the key came in too"
    );
    // The token of an old form is of no use with the new key.
    let mut mixed = visitor.clone();
    let old = fixed.csrf();
    let body = format!("csrf={old}&name=Other");
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let answer = mixed
        .send(Method::POST, "/account/profile", &form, body.into_bytes())
        .await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);

    // Signing in again ends the sign-in that the browser had.
    let second = visitor.clone();
    account(&forum, "other@forum.example", Some(PASSWORD)).await;
    assert!(is_in(&sign_in(&mut visitor, "other@forum.example", PASSWORD).await));
    assert!(!may_see_account(&mut second.clone()).await);
}

#[tokio::test]
async fn signing_in_needs_the_token_of_its_own_page() {
    let forum = forum().await;
    account(&forum, "known@forum.example", Some(PASSWORD)).await;
    let body = format!("email=known@forum.example&password={}", PASSWORD.replace(' ', "+"));
    let form = ("content-type", "application/x-www-form-urlencoded");
    // A form on another site has no key of ours, or one that it does not know.
    for headers in [vec![form], vec![form, ("sec-fetch-site", "cross-site")]] {
        let mut visitor = forum.visitor();
        let answer = visitor
            .send(Method::POST, "/sign-in", &headers, body.clone().into_bytes())
            .await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        let mut visitor = forum.visitor();
        visitor.get("/sign-in").await;
        let answer = visitor
            .send(Method::POST, "/sign-in", &headers, body.clone().into_bytes())
            .await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn the_door_leads_to_this_site_only() {
    let forum = forum().await;
    account(&forum, "known@forum.example", Some(PASSWORD)).await;
    for (next, expected) in [
        ("/desk/sample-2031/access?said=x", "/desk/sample-2031/access?said=x"),
        ("//evil.example", "/desk"),
        ("/\\evil.example", "/desk"),
        ("https://evil.example", "/desk"),
        ("https:evil.example", "/desk"),
        ("\t//evil.example", "/desk"),
        ("/\t/evil.example", "/desk"),
        ("/%2Fevil.example", "/desk"),
        ("/desk\r\nset-cookie: a=b", "/desk"),
        ("javascript:alert(1)", "/desk"),
        ("", "/desk"),
    ] {
        let mut visitor = forum.visitor();
        let fields = [("email", "known@forum.example"), ("password", PASSWORD), ("next", next)];
        let answer = visitor.post("/sign-in", &fields).await;
        assert_eq!(answer.header("location"), expected, "{next:?}");
        // Whoever is in already is led on as carefully.
        let query: String = next.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let answer = visitor.get(&format!("/sign-in?next={query}")).await;
        assert_eq!(answer.header("location"), expected, "{next:?}");
        wait(&forum, SignedDuration::from_mins(2));
    }
    let mut visitor = forum.visitor();
    let page = visitor.get("/sign-in?next=%2F%2Fevil.example").await;
    assert!(!page.text().contains("evil.example"));
    let page = visitor.get("/sign-in?next=/desk/sample-2031/access").await;
    assert!(page.text().contains("name=\"next\" value=\"/desk/sample-2031/access\""));
}

#[tokio::test]
async fn sign_ins_end_by_themselves_by_hand_and_with_their_account() {
    let forum = forum().await;
    let id = account(&forum, "known@forum.example", Some(PASSWORD)).await;
    let second = SignedDuration::from_secs(1);

    let mut idle = forum.visitor();
    sign_in(&mut idle, "known@forum.example", PASSWORD).await;
    wait(&forum, IDLE - second);
    assert!(may_see_account(&mut idle).await);
    wait(&forum, IDLE - second);
    assert!(may_see_account(&mut idle).await, "a visit counts");
    wait(&forum, IDLE);
    assert!(!may_see_account(&mut idle).await);

    let mut busy = forum.visitor();
    sign_in(&mut busy, "known@forum.example", PASSWORD).await;
    let mut passed = SignedDuration::ZERO;
    while passed + SignedDuration::from_hours(24) < LONGEST {
        wait(&forum, SignedDuration::from_hours(24));
        passed += SignedDuration::from_hours(24);
        assert!(may_see_account(&mut busy).await);
    }
    wait(&forum, LONGEST - passed);
    assert!(!may_see_account(&mut busy).await, "however busy, it ends");

    let mut out = forum.visitor();
    sign_in(&mut out, "known@forum.example", PASSWORD).await;
    let kept = out.clone();
    let answer = out.post("/sign-out", &[]).await;
    assert_eq!(answer.header("location"), "/sign-in?said=out");
    assert!(answer.header("set-cookie").contains("Max-Age=0"));
    assert!(!may_see_account(&mut kept.clone()).await);

    let mut closed = forum.visitor();
    sign_in(&mut closed, "known@forum.example", PASSWORD).await;
    assert!(may_see_account(&mut closed).await);
    close(&forum, id).await;
    assert!(!may_see_account(&mut closed).await);
}

#[tokio::test]
async fn cookies_are_for_this_host_and_for_no_script() {
    let mut forum = forum().await;
    account(&forum, "known@forum.example", Some(PASSWORD)).await;
    let mut visitor = forum.visitor();
    let token = |cookie: &str| cookie.split(['=', ';']).nth(1).expect("a value").to_owned();
    let answer = visitor.get("/sign-in").await;
    let cookie = answer.header("set-cookie");
    let expected = format!(
        "__Host-kurultai={}; Path=/; HttpOnly; SameSite=Lax; Secure",
        token(cookie)
    );
    assert_eq!(cookie, expected);
    let answer = sign_in(&mut visitor, "known@forum.example", PASSWORD).await;
    let cookie = answer.header("set-cookie");
    let expected = format!(
        "__Host-kurultai={}; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=1209600",
        token(cookie)
    );
    assert_eq!(cookie, expected);
    assert_eq!(answer.header("cache-control"), "no-store");

    forum.app.desk.base_url = "http://127.0.0.1:8014".into();
    let mut visitor = forum.visitor();
    let answer = sign_in(&mut visitor, "known@forum.example", PASSWORD).await;
    let cookie = answer.header("set-cookie");
    let expected = format!(
        "kurultai={}; Path=/; HttpOnly; SameSite=Lax; Max-Age=1209600",
        token(cookie)
    );
    assert_eq!(cookie, expected);
}

#[tokio::test]
async fn a_link_for_lost_access_signs_in_once_and_not_by_being_looked_at() {
    let forum = forum().await;
    let id = account(&forum, "lost@forum.example", None).await;
    let make = async || {
        let mut tx = forum.app.db.write().await.expect("a transaction");
        let link = own::make_link(&mut tx, id, "operator:test", forum.app.desk.now()).await;
        tx.commit().await.expect("it is kept");
        link.expect("a link")
    };
    let old = make().await;
    let link = make().await;
    assert_eq!(forum.visitor().get(&old).await.status, StatusCode::NOT_FOUND);
    for _ in 0..3 {
        assert_eq!(forum.visitor().get(&link).await.status, StatusCode::OK);
    }
    let mut visitor = forum.visitor();
    let answer = visitor.post(&link, &[]).await;
    assert_eq!(answer.header("location"), "/account?said=set-password");
    assert!(may_see_account(&mut visitor).await);
    assert_eq!(forum.visitor().post(&link, &[]).await.status, StatusCode::NOT_FOUND);

    let link = make().await;
    wait(&forum, own::LINK);
    assert_eq!(forum.visitor().post(&link, &[]).await.status, StatusCode::NOT_FOUND);
    let link = make().await;
    close(&forum, id).await;
    assert_eq!(forum.visitor().get(&link).await.status, StatusCode::NOT_FOUND);
    assert_eq!(forum.visitor().post(&link, &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_new_device_is_told_of_once() {
    let forum = forum().await;
    account(&forum, "known@forum.example", Some(PASSWORD)).await;
    for address in [
        "203.0.113.7",
        "203.0.113.9",
        "198.51.100.1",
        "198.51.100.1",
        "203.0.113.7",
    ] {
        let mut visitor = forum.visitor();
        assert!(is_in(
            &sign_in_from(&mut visitor, address, "known@forum.example", PASSWORD).await
        ));
    }
    let letters = letters(&forum, "known@forum.example").await;
    assert_eq!(
        letters.len(),
        1,
        "the first is nobody's surprise, a neighbouring address is the same network"
    );
    assert!(letters[0].letter.text.contains("198.51.100.1"));
}

#[tokio::test]
async fn a_role_that_needs_a_second_factor_opens_the_desk_only_with_one() {
    let forum = forum().await;
    let mut host = forum.organiser(Role::HostSecretariat, EDITION).await;
    let mut guest = forum.organiser(Role::GuestSecretariat, EDITION).await;
    let mut auditor = forum.organiser(Role::Auditor, EDITION).await;
    let access = format!("/desk/{EDITION}/access");
    let rules = format!("{access}/second-factor");
    let refused = guest.post(&rules, &[("host-secretariat", "yes")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answer = host.post(&rules, &[("guest-secretariat", "yes")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let answer = guest.get(&access).await;
    assert_eq!(answer.header("location"), "/account/second");
    let answer = guest.post(&format!("{access}/invite"), &[]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(answer.text().contains("second factor"));
    assert!(may_see_account(&mut guest).await, "where they set one up");
    assert_eq!(guest.get("/account/second").await.status, StatusCode::OK);
    assert_eq!(auditor.get(&access).await.status, StatusCode::OK);
    // Whoever showed one comes through.
    let digest = kurultai::platform::secret::digest(guest.token.as_deref().expect("a key"));
    let mut tx = forum.app.db.write().await.expect("a transaction");
    kurultai::people::accounts::store::showed_second_factor(&mut tx, &digest)
        .await
        .expect("it is written");
    tx.commit().await.expect("it is kept");
    assert_eq!(guest.get(&access).await.status, StatusCode::OK);
}
