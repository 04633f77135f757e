//! What two who come at the same moment find, on either engine.

use hyper::StatusCode;
use jiff::{SignedDuration, Timestamp};
use kurultai::app::App;
use kurultai::config::{Config, Flags};
use kurultai::people::access::{Actor, Desk, Grant, Role};
use kurultai::people::accounts::door::{self, Limited, Rule};
use kurultai::people::accounts::first::{self, Founder};
use kurultai::people::accounts::once::{self, Purpose};
use kurultai::people::accounts::own::{self, OwnError};
use kurultai::people::accounts::{invitation, store};
use kurultai::platform::clock::Clock;
use kurultai::platform::db::Db;
use kurultai::platform::i18n::Lang;
use kurultai::programme::import;
use kurultai::testkit::{Forum, sample};
use uuid::Uuid;

use super::story::{EDITION, morning};
use crate::support::{Postgres, on_both};

fn desk(db: &Db) -> Desk {
    let flags = Flags {
        base_url: Some("https://forum.example".to_owned()),
        data: Some(std::env::temp_dir().join(format!("kurultai-door-{}", std::process::id()))),
        ..Flags::default()
    };
    let config = Config::resolve(&flags, |_| None).expect("the flags are right");
    let mut desk = App::new(db.clone(), &config).desk;
    desk.clock = Clock::given(morning());
    desk
}

async fn account(db: &Db, email: &str) -> kurultai::people::access::AccountId {
    let mut tx = db.write().await.expect("a transaction");
    let id = own::open(&mut tx, email, "Томирис Далина", Lang::Kk, None, morning())
        .await
        .expect("an account");
    tx.commit().await.expect("it is kept");
    id
}

fn administrator(id: kurultai::people::access::AccountId) -> Actor {
    Actor {
        account: id,
        name: "Томирис Далина".to_owned(),
        email: "tomiris@forum.example".to_owned(),
        lang: Lang::Kk,
        grants: vec![Grant {
            id: Uuid::nil(),
            edition: None,
            role: Role::Administrator,
            side: None,
            delegation: None,
        }],
        second_factor: false,
        scopes: None,
        address: None,
    }
}

#[tokio::test]
async fn of_two_first_administrators_one_is_made() {
    on_both(async |db: &Db| {
        let path = first::offer(db, morning()).await.expect("an offer").expect("a link");
        let token = path.trim_start_matches("/first/").to_owned();
        let found = async |name: &str| {
            let founder = Founder {
                name: name.to_owned(),
                email: format!("{name}@forum.example"),
                language: Lang::Kk,
                password: "kept".to_owned(),
            };
            let mut tx = db.write().await.expect("a transaction");
            let made = first::found(&mut tx, &token, &founder, morning())
                .await
                .expect("an answer");
            tx.commit().await.expect("it is kept");
            made
        };
        let (one, other) = tokio::join!(found("one"), found("other"));
        assert_ne!(one.is_some(), other.is_some());
        let mut tx = db.read().await.expect("a transaction");
        assert_eq!(
            store::administrators(&mut db.write().await.expect("a transaction"))
                .await
                .expect("they are read")
                .len(),
            1
        );
        assert_eq!(store::count_accounts(&mut tx, "").await.expect("a count"), 1);
    })
    .await;
}

#[tokio::test]
async fn a_link_is_used_by_one_of_two() {
    on_both(async |db: &Db| {
        let id = account(db, "lost@forum.example").await;
        let mut tx = db.write().await.expect("a transaction");
        let details = serde_json::json!({ "a": 1 });
        let lasts = Some(SignedDuration::from_hours(1));
        let token = once::make(&mut tx, Purpose::SignIn, Some(id), &details, lasts, morning())
            .await
            .expect("a link");
        tx.commit().await.expect("it is kept");
        let take = async |purpose, at: Timestamp| {
            let mut tx = db.write().await.expect("a transaction");
            let link = once::take(&mut tx, purpose, &token, at).await.expect("an answer");
            tx.commit().await.expect("it is kept");
            link
        };
        assert_eq!(take(Purpose::Email, morning()).await, None, "for something else");
        assert_eq!(
            take(Purpose::SignIn, morning() + SignedDuration::from_hours(1)).await,
            None,
            "too late"
        );
        let (one, other) = tokio::join!(take(Purpose::SignIn, morning()), take(Purpose::SignIn, morning()));
        assert_ne!(one.is_some(), other.is_some());
        let link = one.or(other).expect("one of them");
        assert_eq!((link.account, link.details), (Some(id), details));
    })
    .await;
}

#[tokio::test]
async fn a_door_counts_for_all_who_come_at_once() {
    on_both(async |db: &Db| {
        let desk = desk(db);
        let rule = Rule {
            name: "test",
            burst: 5,
            every: SignedDuration::from_secs(10),
        };
        let attempts = (0..20).map(|_| door::limit(&desk, rule, "Somebody@forum.example ", 1));
        let results = futures_util::future::join_all(attempts).await;
        assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 5);
        let wait = async |seconds: i64| {
            desk.clock.set(desk.now() + SignedDuration::from_secs(seconds));
            match door::limit(&desk, rule, "somebody@forum.example", 1).await {
                Ok(()) => 0,
                Err(Limited::TooMany { seconds }) => seconds,
                Err(error) => panic!("{error}"),
            }
        };
        assert_eq!(wait(0).await, 10);
        assert_eq!(wait(3).await, 7);
        assert_eq!(wait(7).await, 0);
        assert_eq!(wait(0).await, 10);
        assert_eq!(wait(3600).await, 0);
        assert!(door::limit(&desk, rule, "another@forum.example", 5).await.is_ok());
        assert!(door::limit(&desk, rule, "another@forum.example", 1).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn two_administrators_cannot_shut_each_other_out() {
    on_both(async |db: &Db| {
        let one = account(db, "one@forum.example").await;
        let other = account(db, "other@forum.example").await;
        let mut tx = db.write().await.expect("a transaction");
        for id in [one, other] {
            own::raise(&mut tx, &administrator(one), id, morning())
                .await
                .expect("raised");
        }
        tx.commit().await.expect("it is kept");
        let lower = async |actor, id| {
            let mut tx = db.write().await.expect("a transaction");
            let done = own::lower(&mut tx, &administrator(actor), id, morning()).await;
            match done {
                Ok(()) => tx.commit().await.map_err(OwnError::Db),
                Err(error) => Err(error),
            }
        };
        let (first, second) = tokio::join!(lower(one, other), lower(other, one));
        let refused = [first, second]
            .into_iter()
            .filter(|done| matches!(done, Err(OwnError::LastAdministrator)))
            .count();
        assert_eq!(refused, 1);
    })
    .await;
}

#[tokio::test]
async fn an_invitation_is_taken_by_one_of_two_and_comes_back_as_it_was() {
    on_both(async |db: &Db| {
        let desk = desk(db);
        let mut tx = db.write().await.expect("a transaction");
        let plan = import::plan(&mut tx, &sample::archive()).await.expect("a plan");
        import::apply(&mut tx, &plan, &["test".to_owned()], "test", morning())
            .await
            .expect("an import");
        tx.commit().await.expect("it is kept");
        let inviter = account(db, "host@forum.example").await;
        let mut tx = db.write().await.expect("a transaction");
        own::raise(&mut tx, &administrator(inviter), inviter, morning())
            .await
            .expect("they may invite");
        tx.commit().await.expect("it is kept");
        let (one, other) = (
            account(db, "a@forum.example").await,
            account(db, "b@forum.example").await,
        );
        let mut tx = db.write().await.expect("a transaction");
        let edition = kurultai::forum::store::edition(&mut tx, EDITION)
            .await
            .expect("read")
            .expect("there");
        let offer = invitation::Offer {
            email: "a@forum.example".to_owned(),
            language: Lang::Kk,
            role: Role::Auditor,
            side: None,
            delegation: None,
        };
        let id = invitation::invite(&mut tx, &desk, &administrator(inviter), &edition, &offer)
            .await
            .expect("an invitation");
        tx.commit().await.expect("it is kept");
        let waiting = store::invitations(&mut db.read().await.expect("a transaction"), edition.uid)
            .await
            .expect("they are read");
        assert_eq!(waiting.len(), 1);
        assert_eq!(
            (waiting[0].id, waiting[0].expires_at),
            (id, morning() + invitation::WAITS)
        );
        let accept = async |account| {
            let mut tx = db.write().await.expect("a transaction");
            let done = invitation::accept(&mut tx, &waiting[0], &edition, account, morning()).await;
            match done {
                Ok(()) => tx.commit().await.is_ok(),
                Err(_) => false,
            }
        };
        let (first, second) = tokio::join!(accept(one), accept(other));
        assert_ne!(first, second);
        let mut tx = db.write().await.expect("a transaction");
        let members = store::members(&mut tx, edition.uid).await.expect("they are read");
        assert_eq!(members.iter().filter(|member| !member.everywhere).count(), 1);
        assert_eq!(members[0].role, Role::Auditor);
        let asked = store::set_second_factor_rule(&mut tx, Some(edition.uid), Role::Auditor, true, "test", morning());
        assert!(asked.await.expect("it is written"));
        let again = store::set_second_factor_rule(&mut tx, Some(edition.uid), Role::Auditor, true, "test", morning());
        assert!(!again.await.expect("it is written"), "nothing new");
        let rules = store::second_factor_rules(&mut tx).await.expect("they are read");
        assert_eq!((rules.len(), rules[0].role), (1, Role::Auditor));
    })
    .await;
}

#[tokio::test]
async fn an_account_that_is_closed_while_it_is_changed_stays_closed() {
    on_both(async |db: &Db| {
        let id = account(db, "known@forum.example").await;
        let own = Actor {
            account: id,
            grants: Vec::new(),
            ..administrator(id)
        };
        let boss = administrator(account(db, "boss@forum.example").await);
        let mut closing = db.write().await.expect("a transaction");
        own::close(&mut closing, &boss, id, morning())
            .await
            .expect("it is closed");
        let language = async {
            let mut tx = db.write().await.expect("a transaction");
            store::set_language(&mut tx, id, Lang::En).await.expect("it is written");
            tx.commit().await.expect("it is kept");
        };
        let profile = async {
            let mut tx = db.write().await.expect("a transaction");
            own::change_profile(&mut tx, &own, "Томирис", Lang::Ru, morning())
                .await
                .expect("it is written");
            tx.commit().await.expect("it is kept");
        };
        let closed = async {
            tokio::time::sleep(std::time::Duration::from_millis(300)).await;
            closing.commit().await.expect("it is kept");
        };
        tokio::join!(language, profile, closed);
        let mut tx = db.read().await.expect("a transaction");
        let found = store::account(&mut tx, id)
            .await
            .expect("it is read")
            .expect("it is there");
        assert!(found.closed);
        assert_eq!(found.name, "Томирис", "and what was changed is changed");
    })
    .await;
}

#[tokio::test]
async fn another_language_does_not_open_an_account_that_is_being_closed() {
    let mut forums = vec![Forum::empty().await];
    let postgres = Postgres::new().await;
    if let Some(postgres) = &postgres {
        let flags = Flags {
            database: Some(postgres.address()),
            ..Flags::default()
        };
        forums.push(Forum::set_up(flags).await);
    }
    for forum in forums {
        forum.import(&sample::archive()).await;
        let mut client = forum.organiser(Role::Auditor, EDITION).await;
        let id = client.account.expect("an account");
        let boss = forum.organiser(Role::Administrator, EDITION).await;
        let boss = administrator(boss.account.expect("an account"));
        let mut closing = forum.app.db.write().await.expect("a transaction");
        own::close(&mut closing, &boss, id, morning())
            .await
            .expect("it is closed");
        let closed = async {
            tokio::time::sleep(std::time::Duration::from_millis(300)).await;
            closing.commit().await.expect("it is kept");
        };
        let (answer, ()) = tokio::join!(client.post("/language/ru", &[]), closed);
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        let mut tx = forum.app.db.read().await.expect("a transaction");
        let found = store::account(&mut tx, id).await.expect("it is read");
        let found = found.expect("it is there");
        assert!(found.closed);
        assert_eq!(found.language, Lang::Ru);
        drop(tx);
        forum.app.db.close().await;
    }
}
