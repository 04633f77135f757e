//! Signing in with an account at another service: a real provider, in a process of its own on this machine.

mod stand;

use self::stand::{Claims, Stand};
use hyper::StatusCode;
use jiff::SignedDuration;
use kurultai::people::access::{AccountId, Role};
use kurultai::people::accounts::invitation::{self, Offer};
use kurultai::people::accounts::model::Account;
use kurultai::people::accounts::store as records;
use kurultai::people::keys::oidc::{Provider, Providers};
use kurultai::people::keys::store;
use kurultai::platform::clock::Clock;
use kurultai::platform::i18n::Lang;
use kurultai::platform::mail::{self, Filter};
use kurultai::platform::secret;
use kurultai::testkit::{Answer, Client, Forum, sample};
use uuid::Uuid;

const SITE: &str = "https://forum.example";
const BACK: &str = "https://forum.example/sign-in/oidc/uni/back";

/// A forum that knows the provider, and somebody with an account whose address the provider knows.
async fn forum(issuer: &str) -> (Forum, AccountId) {
    let mut forum = Forum::empty().await;
    forum.import(&sample::two_editions()).await;
    // The provider's clock is the system's, so this one stands at the same time until it is moved.
    forum.app.desk.clock = Clock::given(jiff::Timestamp::now());
    forum.app.desk.providers = Providers::new(vec![Provider {
        key: "uni".to_owned(),
        name: "University".to_owned(),
        issuer: issuer.to_owned(),
        client_id: "kurultai".to_owned(),
        client_secret: Some("a secret of the tests".to_owned()),
        scopes: vec!["email".to_owned(), "profile".to_owned()],
    }]);
    let account = Account {
        id: AccountId(Uuid::now_v7()),
        email: "aigul@example.org".to_owned(),
        name: "Aigul".to_owned(),
        language: Lang::En,
        closed: false,
        password: None,
        created_at: forum.app.desk.now(),
    };
    let mut tx = forum.app.db.write().await.expect("a transaction");
    records::write_account(&mut tx, &account).await.expect("it is written");
    tx.commit().await.expect("it is kept");
    (forum, account.id)
}

fn browser(forum: &Forum) -> Client {
    let mut visitor = forum.visitor();
    visitor.language = Some(Lang::En);
    visitor
}

/// Where the program sends a browser that wants to sign in with the provider.
async fn leave(visitor: &mut Client, address: &str) -> String {
    let answer = visitor.get(address).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    answer.header("location").to_owned()
}

fn path(address: &str) -> &str {
    address.strip_prefix(SITE).expect("an address of ours")
}

/// Goes to the provider, signs in there with this name, and comes back.
async fn travel(stand: &Stand, visitor: &mut Client, name: &str) -> Answer {
    let there = leave(visitor, "/sign-in/oidc/uni?next=/account/keys").await;
    let back = stand.sign_in(&there, name).await;
    visitor.get(path(&back)).await
}

async fn signed_in(forum: &Forum, client: &Client) -> Option<(AccountId, String)> {
    let mut tx = forum.app.db.read().await.expect("a transaction");
    let digest = secret::digest(client.token.as_deref()?);
    let found = records::sign_in(&mut tx, &digest).await.expect("it is read")?;
    Some((found.account, found.method))
}

async fn linked(forum: &Forum, account: AccountId) -> usize {
    let mut tx = forum.app.db.read().await.expect("a transaction");
    store::provider_accounts(&mut tx, account)
        .await
        .expect("they are read")
        .len()
}

/// With one query's value in the place of another.
fn with(address: &str, name: &str, value: &str) -> String {
    let (start, rest) = address.split_once(&format!("{name}=")).expect("it is there");
    let end = rest.find('&').unwrap_or(rest.len());
    format!("{start}{name}={value}{}", &rest[end..])
}

#[tokio::test]
async fn an_account_elsewhere_opens_the_account_with_its_verified_address_and_from_then_on_by_itself() {
    for claims in [Claims::InToken, Claims::ByRequest] {
        let Some(stand) = Stand::start(BACK, claims).await else {
            return;
        };
        let (forum, aigul) = forum(&stand.issuer).await;
        let mut visitor = browser(&forum);
        let door = visitor.get("/sign-in?next=/desk").await;
        assert!(door.text().contains("/sign-in/oidc/uni?next=/desk"), "{}", door.text());
        let answer = travel(&stand, &mut visitor, "aigul").await;
        assert_eq!(
            answer.header("location"),
            "/account/keys",
            "{claims:?}: {}",
            answer.text()
        );
        assert_eq!(signed_in(&forum, &visitor).await, Some((aigul, "oidc".to_owned())));
        let letters = {
            let mut tx = forum.app.db.read().await.expect("a transaction");
            mail::letters(&mut tx, &Filter::default(), 10).await.expect("letters").0
        };
        assert!(
            letters
                .iter()
                .any(|each| each.letter.text.contains("was linked with yours"))
        );
        let page = visitor.get("/account/keys").await;
        assert!(page.text().contains("aigul@example.org"), "{}", page.text());

        // Another address here or there changes nothing any more.
        let mut tx = forum.app.db.write().await.expect("a transaction");
        let mut body = records::account(&mut tx, aigul)
            .await
            .expect("it is read")
            .expect("an account");
        body.email = "another@example.org".to_owned();
        records::write_account(&mut tx, &body).await.expect("it is written");
        tx.commit().await.expect("it is kept");
        let mut again = browser(&forum);
        travel(&stand, &mut again, "aigul").await;
        assert_eq!(signed_in(&forum, &again).await.map(|(account, _)| account), Some(aigul));
        assert_eq!(linked(&forum, aigul).await, 1);

        // A closed account stays closed.
        body.closed = true;
        let mut tx = forum.app.db.write().await.expect("a transaction");
        records::write_account(&mut tx, &body).await.expect("it is written");
        tx.commit().await.expect("it is kept");
        let mut late = browser(&forum);
        travel(&stand, &mut late, "aigul").await;
        assert_eq!(signed_in(&forum, &late).await, None);
    }
}

#[tokio::test]
async fn whoever_comes_back_is_the_browser_that_left_and_comes_once() {
    let Some(stand) = Stand::start(BACK, Claims::InToken).await else {
        return;
    };
    let (forum, _) = forum(&stand.issuer).await;
    let mut visitor = browser(&forum);
    let there = leave(&mut visitor, "/sign-in/oidc/uni").await;
    let back = stand.sign_in(&there, "aigul").await;
    let forged = with(path(&back), "state", &secret::token());
    for (answer, who) in [
        (visitor.get(&forged).await, "another state"),
        (browser(&forum).get(path(&back)).await, "another browser"),
        (visitor.get("/sign-in/oidc/uni/back").await, "nothing at all"),
    ] {
        assert_eq!(answer.status, StatusCode::GONE, "{who}");
        assert!(answer.text().contains("in another browser"), "{}", answer.text());
    }
    let before = visitor.clone();
    assert_eq!(visitor.get(path(&back)).await.header("location"), "/desk");
    assert_eq!(before.clone().get(path(&back)).await.status, StatusCode::GONE);

    let there = leave(&mut browser(&forum), "/sign-in/oidc/uni?next=https://evil.example/").await;
    assert!(there.starts_with(&stand.issuer), "{there}");
    let mut slow = browser(&forum);
    let there = leave(&mut slow, "/sign-in/oidc/uni?next=//evil.example/").await;
    let back = stand.sign_in(&there, "aigul").await;
    let mut in_time = slow.clone();
    assert_eq!(in_time.get(path(&back)).await.header("location"), "/desk");
    let there = leave(&mut slow, "/sign-in/oidc/uni").await;
    let back = stand.sign_in(&there, "aigul").await;
    let clock = &forum.app.desk.clock;
    clock.set(clock.now() + SignedDuration::from_mins(15));
    assert_eq!(slow.get(path(&back)).await.status, StatusCode::GONE);
    assert_eq!(slow.get("/sign-in/oidc/none-such").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_token_is_believed_only_when_all_of_it_holds() {
    let Some(stand) = Stand::start(BACK, Claims::InToken).await else {
        return;
    };
    let (forum, aigul) = forum(&stand.issuer).await;
    // For another question than the one that was asked.
    let mut visitor = browser(&forum);
    let there = leave(&mut visitor, "/sign-in/oidc/uni").await;
    let back = stand.sign_in(&with(&there, "nonce", "another"), "aigul").await;
    let nonce = visitor.get(path(&back)).await;
    // By somebody who has the code and not what belongs to it.
    let mut visitor = browser(&forum);
    let there = leave(&mut visitor, "/sign-in/oidc/uni").await;
    let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    let back = stand.sign_in(&with(&there, "code_challenge", challenge), "aigul").await;
    let stolen = visitor.get(path(&back)).await;
    assert_eq!(stolen.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(stolen.text().contains("did not confirm"), "{}", stolen.text());
    // In the name of another issuer.
    let mut visitor = browser(&forum);
    let there = leave(&mut visitor, "/sign-in/oidc/uni").await;
    let back = stand.sign_in(&there, "aigul").await;
    let mixed = visitor.get(&with(path(&back), "iss", "https://evil.example")).await;
    stand.forge(true);
    let forged = travel(&stand, &mut browser(&forum), "aigul").await;
    stand.forge(false);
    // Too old: our clock is two hours ahead of the provider's, whose tokens last one.
    let clock = &forum.app.desk.clock;
    clock.set(clock.now() + SignedDuration::from_hours(2));
    let expired = travel(&stand, &mut browser(&forum), "aigul").await;
    for (answer, what) in [
        (nonce, "nonce"),
        (mixed, "issuer"),
        (expired, "expired"),
        (forged, "forged"),
    ] {
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}");
        assert!(answer.text().contains("cannot be trusted"), "{what}: {}", answer.text());
    }
    assert_eq!(linked(&forum, aigul).await, 0);
}

#[tokio::test]
async fn nobody_comes_in_by_an_address_that_was_not_verified_or_is_nobodys() {
    let Some(stand) = Stand::start(BACK, Claims::InToken).await else {
        return;
    };
    let (forum, aigul) = forum(&stand.issuer).await;
    for (name, words) in [
        ("unverified", "has not verified the address aigul@example.org"),
        ("stranger", "Nobody here has the address stranger@example.org"),
        ("silent", "does not tell your e-mail address"),
    ] {
        let mut visitor = browser(&forum);
        let answer = travel(&stand, &mut visitor, name).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(answer.text().contains(words), "{name}: {}", answer.text());
        assert_eq!(signed_in(&forum, &visitor).await, None);
    }
    assert_eq!(linked(&forum, aigul).await, 0);
    let mut tx = forum.app.db.read().await.expect("a transaction");
    let found = records::account_by_email(&mut tx, "stranger@example.org")
        .await
        .expect("it is read");
    assert_eq!(found, None);
}

#[tokio::test]
async fn whom_an_invitation_waits_for_gets_an_account_with_its_role() {
    let Some(stand) = Stand::start(BACK, Claims::ByRequest).await else {
        return;
    };
    let (forum, _) = forum(&stand.issuer).await;
    let key = sample::two_editions().editions[0].id.clone();
    let inviter = forum.organiser(Role::Administrator, &key).await;
    let desk = &forum.app.desk;
    let actor = kurultai::people::accounts::signed_in(&desk.db, inviter.token.as_deref().expect("a key"), desk.now())
        .await
        .expect("it is read")
        .expect("somebody");
    let mut tx = desk.db.write().await.expect("a transaction");
    let edition = kurultai::forum::store::edition(&mut tx, &key)
        .await
        .expect("it is read")
        .expect("an edition");
    let offer = Offer {
        email: "invited@example.org".to_owned(),
        language: Lang::Ru,
        role: Role::Auditor,
        side: None,
        delegation: None,
    };
    invitation::invite(&mut tx, desk, &actor, &edition, &offer)
        .await
        .expect("an invitation");
    tx.commit().await.expect("it is kept");
    let mut visitor = browser(&forum);
    let answer = travel(&stand, &mut visitor, "invited").await;
    assert_eq!(answer.header("location"), "/account/keys", "{}", answer.text());
    let (account, _) = signed_in(&forum, &visitor).await.expect("somebody is signed in");
    let mut tx = desk.db.read().await.expect("a transaction");
    let body = records::account(&mut tx, account)
        .await
        .expect("it is read")
        .expect("an account");
    assert_eq!(
        (body.name.as_str(), body.email.as_str()),
        ("Иван Петров", "invited@example.org")
    );
    let grants = records::grants(&mut tx, account).await.expect("they are read");
    assert_eq!(grants.len(), 1);
    assert_eq!(
        (grants[0].role, grants[0].edition.as_deref()),
        (Role::Auditor, Some(key.as_str()))
    );
}

#[tokio::test]
async fn a_provider_that_is_not_there_is_named_and_other_ways_are_shown() {
    let Some(stand) = Stand::start(BACK, Claims::InToken).await else {
        return;
    };
    let (forum, _) = forum(&stand.issuer).await;
    let mut visitor = browser(&forum);
    let there = leave(&mut visitor, "/sign-in/oidc/uni").await;
    let declined = path(BACK).to_owned() + "?error=access_denied&state=" + {
        let (_, state) = there.split_once("&state=").expect("a state");
        state.split('&').next().expect("a state")
    };
    let answer = visitor.get(&declined).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("did not confirm"), "{}", answer.text());

    let there = leave(&mut visitor, "/sign-in/oidc/uni").await;
    let back = stand.sign_in(&there, "aigul").await;
    stand.stop();
    let gone = visitor.get(path(&back)).await;
    // A forum that has not asked it yet does so before it sends a browser there.
    let (fresh, _) = self::forum(&stand.issuer).await;
    let silent = browser(&fresh).get("/sign-in/oidc/uni").await;
    for answer in [gone, silent] {
        assert_eq!(answer.status, StatusCode::BAD_GATEWAY);
        assert!(
            answer.text().contains("University does not answer"),
            "{}",
            answer.text()
        );
        assert!(answer.text().contains("href=\"/sign-in\""), "{}", answer.text());
    }
}

#[tokio::test]
async fn somebody_who_is_signed_in_links_an_account_elsewhere_and_ends_it() {
    let Some(stand) = Stand::start(BACK, Claims::InToken).await else {
        return;
    };
    let (forum, aigul) = forum(&stand.issuer).await;
    let key = sample::two_editions().editions[0].id.clone();
    let mut zhanar = forum.organiser(Role::HostSecretariat, &key).await;
    let id = zhanar.account.expect("an account");
    // The address there may be another; it is the same person who is signed in at both.
    let there = leave(&mut zhanar, "/account/keys/oidc/uni").await;
    let back = stand.sign_in(&there, "stranger").await;
    let answer = zhanar.get(path(&back)).await;
    assert_eq!(
        answer.header("location"),
        "/account/keys?said=linked",
        "{}",
        answer.text()
    );
    let mut visitor = browser(&forum);
    travel(&stand, &mut visitor, "stranger").await;
    assert_eq!(signed_in(&forum, &visitor).await.map(|(account, _)| account), Some(id));
    // What opens one account is not linked with another.
    let mut other = browser(&forum);
    travel(&stand, &mut other, "aigul").await;
    let there = leave(&mut zhanar, "/account/keys/oidc/uni").await;
    let back = stand.sign_in(&there, "aigul").await;
    assert_eq!(zhanar.get(path(&back)).await.status, StatusCode::CONFLICT);
    assert_eq!(linked(&forum, aigul).await, 1);
    // It is the only way in, since the account has no password.
    let link = {
        let mut tx = forum.app.db.read().await.expect("a transaction");
        store::provider_accounts(&mut tx, id)
            .await
            .expect("they are read")
            .remove(0)
            .id
    };
    let unlink = format!("/account/keys/{link}/unlink");
    assert_eq!(other.post(&unlink, &[]).await.status, StatusCode::NOT_FOUND);
    let last = zhanar.post(&unlink, &[]).await;
    assert_eq!(last.status, StatusCode::CONFLICT);
    let mut tx = forum.app.db.write().await.expect("a transaction");
    let mut body = records::account(&mut tx, id)
        .await
        .expect("it is read")
        .expect("an account");
    body.password = Some("$argon2id$…".to_owned());
    records::write_account(&mut tx, &body).await.expect("it is written");
    tx.commit().await.expect("it is kept");
    let ended = zhanar.post(&unlink, &[]).await;
    assert_eq!(ended.header("location"), "/account/keys?said=unlinked");
    assert_eq!(linked(&forum, id).await, 0);
}
