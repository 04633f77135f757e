//! Releases with two keys, releases at a time that was set, and letters about them, on either engine.

use crate::support::on_both;
use exchange::archive::{Archive, Text};
use jiff::Timestamp;
use jiff::civil::{DateTime, date};
use kurultai::people::access::{AccountId, Grant, Role};
use kurultai::people::accounts::model::Account;
use kurultai::people::accounts::store as accounts;
use kurultai::people::contacts::{self, Contact, ContactError};
use kurultai::platform::db::{Db, DbError};
use kurultai::platform::i18n::Lang;
use kurultai::platform::mail::{self, Entry, Filter};
use kurultai::programme::approval::{
    self, ApprovalError, AtItsTime, Ended, Missed, Signer, Standing, State, Wish, store as approvals,
};
use kurultai::programme::edit::{self, By, Code, Edit, EditError, Origin};
use kurultai::programme::model::Override;
use kurultai::programme::notices::{self, Told};
use kurultai::programme::records::{Kind, RecordKey};
use kurultai::programme::release::{self, Order, ReleaseError};
use kurultai::programme::{import, store};
use kurultai::testkit::sample;
use uuid::Uuid;

const EDITION: &str = "sample-2031";

const HOST: Signer<'static> = Signer {
    account: "account:00000000-0000-0000-0000-00000000000a",
    name: "Жанар",
    side: Some("RU"),
};
const GUEST: Signer<'static> = Signer {
    account: "account:00000000-0000-0000-0000-00000000000b",
    name: "Олжас",
    side: Some("KZ"),
};

/// Comes after the host.
const HEIR: Signer<'static> = Signer {
    account: "account:00000000-0000-0000-0000-00000000000d",
    name: "Сабина",
    side: Some("RU"),
};

fn moment(minutes: i64) -> Timestamp {
    Timestamp::from_second(1_900_000_000 + minutes * 60).expect("a moment within range")
}

async fn write(db: &Db, archive: &Archive, minutes: i64) {
    let mut tx = db.write().await.expect("a transaction");
    let plan = import::plan(&mut tx, archive).await.expect("a plan");
    import::apply(&mut tx, &plan, &["test".to_owned()], "test", moment(minutes))
        .await
        .expect("it is written");
    tx.commit().await.expect("it is kept");
}

/// Does something in a transaction that is kept if it succeeds.
async fn done<T, E: From<DbError>>(
    db: &Db,
    what: impl AsyncFnOnce(&mut kurultai::platform::db::Tx) -> Result<T, E>,
) -> Result<T, E> {
    let mut tx = db.write().await?;
    let result = what(&mut tx).await?;
    tx.commit().await?;
    Ok(result)
}

fn wish(at: Option<DateTime>) -> Wish {
    Wish {
        reason: Text::of("en", "why"),
        publish_at: at,
        ..Wish::default()
    }
}

async fn propose(db: &Db, wish: &Wish, by: Signer<'_>, minutes: i64) -> Result<Standing, ApprovalError> {
    done(db, async |tx| {
        approval::propose(tx, EDITION, wish, &by, moment(minutes)).await
    })
    .await
}

async fn approve(db: &Db, by: Signer<'_>, minutes: i64) -> Result<Standing, ApprovalError> {
    let seen = proposed(db).await.seal();
    done(db, async |tx| {
        approval::approve(tx, EDITION, &seen, &by, moment(minutes)).await
    })
    .await
}

async fn proposed(db: &Db) -> approval::Proposed {
    let mut tx = db.read().await.expect("a transaction");
    approvals::open(&mut tx, sample::edition().uid)
        .await
        .expect("it is read")
        .expect("one is open")
}

/// Wants two keys, of which the secretariats hold one each.
async fn two_keys(db: &Db) {
    member(db, &HOST, Role::HostSecretariat).await;
    member(db, &GUEST, Role::GuestSecretariat).await;
    done(db, async |tx| {
        approval::want_two_keys(tx, EDITION, &HOST, moment(0)).await
    })
    .await
    .expect("two keys are wanted");
}

fn id_of(signer: &Signer<'_>) -> AccountId {
    AccountId::labelled(signer.account).expect("the label of an account")
}

/// Gives a signer an account with this role for their side, unless they have one.
async fn member(db: &Db, signer: &Signer<'_>, role: Role) {
    let id = id_of(signer);
    done::<_, DbError>(db, async |tx| {
        if accounts::account(tx, id).await?.is_some() {
            return Ok(());
        }
        let account = Account {
            id,
            email: format!("{}@desk.example", id.0.simple()),
            name: signer.name.to_owned(),
            language: Lang::En,
            closed: false,
            password: None,
            created_at: moment(0),
        };
        accounts::write_account(tx, &account).await?;
        let grant = Grant {
            id: Uuid::now_v7(),
            edition: Some(EDITION.to_owned()),
            role,
            side: signer.side.map(str::to_owned),
            delegation: None,
        };
        accounts::give(tx, id, Some(sample::edition().uid), &grant, "test", moment(0)).await
    })
    .await
    .expect("an account");
}

/// Takes away what a signer is in the edition.
async fn dismiss(db: &Db, signer: &Signer<'_>) {
    done::<_, DbError>(db, async |tx| {
        for grant in accounts::grants(tx, id_of(signer)).await? {
            accounts::take_membership(tx, grant.id).await?;
        }
        Ok(())
    })
    .await
    .expect("it is taken");
}

async fn numbers(db: &Db) -> Vec<u32> {
    let mut tx = db.read().await.expect("a transaction");
    let summaries = store::release_summaries(&mut tx, sample::edition().uid)
        .await
        .expect("releases");
    summaries.iter().map(|summary| summary.number).collect()
}

fn changed() -> Archive {
    let mut archive = sample::archive();
    archive.editions[0].sessions[0].hall = Some("small".to_owned());
    archive
}

#[tokio::test]
async fn each_side_turns_its_key_and_then_it_is_published() {
    on_both(async |db: &Db| {
        write(db, &sample::archive(), 0).await;
        two_keys(db).await;
        let standing = propose(db, &wish(None), HOST, 1).await.expect("it is proposed");
        assert_eq!(standing, Standing::Waiting(vec!["KZ".to_owned(), "RU".to_owned()]));
        let standing = approve(db, HOST, 2)
            .await
            .expect("the proposer may turn the key of their side");
        assert_eq!(standing, Standing::Waiting(vec!["KZ".to_owned()]));
        assert!(numbers(db).await.is_empty());
        let digest = proposed(db).await.digest;
        let standing = approve(db, GUEST, 3).await.expect("it is approved");
        assert!(
            matches!(&standing, Standing::Published(summary) if summary.number == 1),
            "{standing:?}"
        );
        let mut tx = db.read().await.expect("a transaction");
        let release = store::release(&mut tx, sample::edition().uid, 1)
            .await
            .expect("a release")
            .expect("it is there");
        assert_eq!(release.digest, digest, "what was approved is what was published");
        assert_eq!(release.summary.author, "Жанар");
        let ended = approvals::last_ended(&mut tx, sample::edition().uid)
            .await
            .expect("it is read")
            .expect("it ended");
        assert_eq!(
            (ended.state, ended.ended_name.as_deref()),
            (State::Published, Some("Олжас"))
        );
    })
    .await;
}

#[tokio::test]
async fn nobody_turns_both_keys() {
    on_both(async |db: &Db| {
        write(db, &sample::archive(), 0).await;
        two_keys(db).await;
        propose(db, &wish(None), HOST, 1).await.expect("it is proposed");
        approve(db, HOST, 2).await.expect("it is approved");
        let again = approve(db, HOST, 3).await;
        assert!(matches!(again, Err(ApprovalError::Turned { .. })), "{again:?}");
        // The same account, which was given a role of the other side meanwhile.
        let turncoat = Signer {
            side: Some("KZ"),
            ..HOST
        };
        let both = approve(db, turncoat, 4).await;
        assert!(
            matches!(&both, Err(ApprovalError::SamePerson { side }) if side == "RU"),
            "{both:?}"
        );
        let nobody = Signer {
            side: None,
            account: "account:00000000-0000-0000-0000-00000000000c",
            ..HOST
        };
        assert!(matches!(approve(db, nobody, 5).await, Err(ApprovalError::NoSide)));
        let stranger = Signer {
            side: Some("XX"),
            ..nobody
        };
        assert!(matches!(approve(db, stranger, 5).await, Err(ApprovalError::NoSide)));
        assert!(numbers(db).await.is_empty());

        assert!(
            done(db, async |tx| approval::retract(tx, EDITION, &HOST, moment(6)).await)
                .await
                .expect("taken back")
        );
        let standing = approve(db, GUEST, 7).await.expect("it is approved");
        assert_eq!(standing, Standing::Waiting(vec!["RU".to_owned()]));
    })
    .await;
}

#[tokio::test]
async fn an_approval_counts_only_while_its_giver_may_approve() {
    on_both(async |db: &Db| {
        write(db, &sample::archive(), 0).await;
        two_keys(db).await;
        propose(db, &wish(Some(tomorrow())), HOST, 1)
            .await
            .expect("it is proposed");
        approve(db, HOST, 2).await.expect("it is approved");
        let standing = approve(db, GUEST, 3).await.expect("it is approved");
        assert!(matches!(standing, Standing::Scheduled(_)), "{standing:?}");

        // Before the time comes one of the two loses their role: their key is as if it had not been turned.
        dismiss(db, &HOST).await;
        let id = proposed(db).await.id;
        let AtItsTime::Missed(_, why) = at_its_time(db, id, LATER).await else {
            panic!("it happened")
        };
        assert_eq!(why, Missed::NotApproved(vec!["RU".to_owned()]));

        // Who took their place turns it instead.
        propose(db, &wish(None), GUEST, LATER).await.expect("it is proposed");
        member(db, &HEIR, Role::HostSecretariat).await;
        approve(db, HEIR, LATER + 1).await.expect("it is approved");
        dismiss(db, &HEIR).await;
        let standing = approve(db, GUEST, LATER + 2).await.expect("it is approved");
        assert_eq!(standing, Standing::Waiting(vec!["RU".to_owned()]));
        let second = Signer {
            account: "account:00000000-0000-0000-0000-00000000000e",
            ..HEIR
        };
        member(db, &second, Role::HostSecretariat).await;
        let standing = approve(db, second, LATER + 3)
            .await
            .expect("the key of one who has gone is turned anew");
        assert!(matches!(standing, Standing::Published(_)), "{standing:?}");
    })
    .await;
}

#[tokio::test]
async fn a_side_is_not_deleted_while_two_keys_are_wanted() {
    on_both(async |db: &Db| {
        write(db, &sample::archive(), 0).await;
        // Deleting it is refused for other reasons too; what is asked here is whether this is one of them.
        let speaks_against = async || {
            let key = RecordKey::of(EDITION, Kind::Side, "KZ");
            let done = done(db, async |tx| {
                let stored = edit::read(tx, &key).await?.expect("the side");
                let deleting = Edit {
                    key: key.clone(),
                    base: Some(stored.version),
                    fields: None,
                };
                let by = By {
                    account: HOST.account,
                    origin: Origin::Desk,
                    address: None,
                    at: moment(1),
                };
                edit::apply(tx, &[deleting], &by).await
            })
            .await;
            match done {
                Err(EditError::Refused(refusals)) => refusals.iter().any(|refusal| refusal.code == Code::TwoKeys),
                other => panic!("sessions name it: {other:?}"),
            }
        };
        assert!(!speaks_against().await);
        two_keys(db).await;
        assert!(speaks_against().await, "its key would go with it");
    })
    .await;
}

#[tokio::test]
async fn a_changed_draft_voids_what_was_approved() {
    on_both(async |db: &Db| {
        write(db, &sample::archive(), 0).await;
        two_keys(db).await;
        propose(db, &wish(None), HOST, 1).await.expect("it is proposed");
        approve(db, HOST, 2).await.expect("it is approved");
        write(db, &changed(), 3).await;
        let stale = approve(db, GUEST, 4).await;
        assert!(matches!(stale, Err(ApprovalError::Changed)), "{stale:?}");
        assert!(numbers(db).await.is_empty());

        // The proposal speaks of the new content; the key that was turned counts for nothing and is still to be seen.
        let standing = propose(db, &wish(None), GUEST, 5).await.expect("it is proposed");
        assert_eq!(standing, Standing::Waiting(vec!["KZ".to_owned(), "RU".to_owned()]));
        let now = proposed(db).await;
        let mut tx = db.read().await.expect("a transaction");
        let given = approvals::approvals(&mut tx, now.id).await.expect("approvals");
        assert_eq!(given.len(), 1);
        assert_ne!(given[0].seal, now.seal());
        assert_eq!(approval::valid(&given, &now.seal()).count(), 0);
        drop(tx);
        approve(db, GUEST, 6).await.expect("it is approved");
        let standing = approve(db, HOST, 7).await.expect("it is approved");
        assert!(matches!(standing, Standing::Published(_)), "{standing:?}");
    })
    .await;
}

#[tokio::test]
async fn another_reason_or_time_or_finding_let_pass_voids_what_was_approved() {
    on_both(async |db: &Db| {
        write(db, &sample::archive(), 0).await;
        two_keys(db).await;
        propose(db, &wish(None), HOST, 1).await.expect("it is proposed");
        approve(db, HOST, 2).await.expect("it is approved");
        let both = vec!["KZ".to_owned(), "RU".to_owned()];
        let one = vec!["KZ".to_owned()];
        for (other, left) in [
            (wish(Some(tomorrow())), &both),
            (
                Wish {
                    reason: Text::of("en", "another reason"),
                    ..wish(None)
                },
                &both,
            ),
            // The very same proposal again: what was approved counts again.
            (wish(None), &one),
        ] {
            let standing = propose(db, &other, GUEST, 3).await.expect("it is proposed");
            assert_eq!(standing, Standing::Waiting(left.clone()), "{other:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_content_that_was_seen_is_what_is_proposed() {
    on_both(async |db: &Db| {
        write(db, &sample::archive(), 0).await;
        let mut tx = db.read().await.expect("a transaction");
        let (_, seen) = release::examine(&mut tx, EDITION, &[])
            .await
            .expect("it may be released");
        drop(tx);
        write(db, &changed(), 1).await;
        let wish = Wish {
            seen: Some(seen),
            ..wish(None)
        };
        let stale = propose(db, &wish, HOST, 2).await;
        assert!(matches!(stale, Err(ApprovalError::Changed)), "{stale:?}");
        let mut tx = db.read().await.expect("a transaction");
        assert_eq!(
            approvals::open(&mut tx, sample::edition().uid)
                .await
                .expect("it is read"),
            None
        );
    })
    .await;
}

#[tokio::test]
async fn with_one_key_it_is_published_at_once_and_with_two_it_is_not_without_them() {
    on_both(async |db: &Db| {
        write(db, &sample::archive(), 0).await;
        let standing = propose(db, &wish(None), HOST, 1).await.expect("it is proposed");
        assert!(matches!(standing, Standing::Published(_)), "{standing:?}");
        let same = propose(db, &wish(None), HOST, 2).await;
        assert!(
            matches!(same, Err(ApprovalError::Release(ReleaseError::NothingChanged(1)))),
            "{same:?}"
        );
        two_keys(db).await;
        write(db, &changed(), 3).await;
        let order = Order {
            author: "command line".to_owned(),
            reason: Text::default(),
            overrides: Vec::new(),
            at: moment(4),
        };
        let around = done(db, async |tx| release::publish(tx, EDITION, &order).await).await;
        assert!(matches!(around, Err(ReleaseError::TwoKeys)), "{around:?}");
    })
    .await;
}

#[tokio::test]
async fn hard_findings_forbid_a_proposal_until_each_has_a_reason() {
    on_both(async |db: &Db| {
        let mut archive = sample::archive();
        archive.editions[0].sessions[1] = sample::session("talk", "talk", "great", 9, &[("serik", "speaker")]);
        write(db, &archive, 0).await;
        two_keys(db).await;
        let refused = propose(db, &wish(None), HOST, 1).await;
        let Err(ApprovalError::Release(ReleaseError::Blocked(findings))) = refused else {
            panic!("{refused:?}")
        };
        let overrides = findings
            .iter()
            .map(|finding| Override {
                finding: finding.key.clone(),
                reason: "it is one event".to_owned(),
            })
            .collect();
        let reasoned = Wish {
            overrides,
            ..wish(None)
        };
        propose(db, &reasoned, HOST, 2).await.expect("it is proposed");
        approve(db, HOST, 3).await.expect("it is approved");
        approve(db, GUEST, 4).await.expect("it is approved");
        let mut tx = db.read().await.expect("a transaction");
        let release = store::release(&mut tx, sample::edition().uid, 1)
            .await
            .expect("a release")
            .expect("it is there");
        assert_eq!(release.overrides, reasoned.overrides);
    })
    .await;
}

#[tokio::test]
async fn one_key_is_enough_again_only_when_both_sides_want_it() {
    on_both(async |db: &Db| {
        write(db, &sample::archive(), 0).await;
        two_keys(db).await;
        let end = async |by: Signer<'static>, administrator, minutes| {
            done(db, async |tx| {
                approval::end_two_keys(tx, EDITION, &by, administrator, moment(minutes)).await
            })
            .await
        };
        assert_eq!(end(HOST, false, 1).await.expect("it is asked"), Ended::Asked);
        assert_eq!(
            end(HOST, false, 2).await.expect("it is asked"),
            Ended::Asked,
            "asking twice is asking once"
        );
        let turncoat = Signer {
            side: Some("KZ"),
            ..HOST
        };
        assert_eq!(
            end(turncoat, false, 3).await.expect("it is asked"),
            Ended::Asked,
            "one account is one voice"
        );
        let policy = async || {
            let mut tx = db.read().await.expect("a transaction");
            approvals::policy(&mut tx, sample::edition().uid)
                .await
                .expect("a policy")
        };
        assert!(policy().await.two_keys);
        two_keys(db).await;
        assert_eq!(policy().await.ending, None, "who wants two keys takes the wish back");
        member(db, &HEIR, Role::HostSecretariat).await;
        end(HEIR, false, 4).await.expect("it is asked");
        dismiss(db, &HEIR).await;
        assert_eq!(
            end(GUEST, false, 4).await.expect("it is asked"),
            Ended::Asked,
            "whoever asked does not act for their side any more"
        );
        assert_eq!(end(HOST, false, 5).await.expect("it is agreed"), Ended::Yes);
        assert!(!policy().await.two_keys);
        two_keys(db).await;
        let nobody = Signer { side: None, ..HOST };
        assert!(matches!(end(nobody, false, 6).await, Err(ApprovalError::NoSide)));
        assert_eq!(end(nobody, true, 6).await.expect("the installation's own"), Ended::Yes);
    })
    .await;
}

// ----------------------------------------------------------------------------------------------- at a time that was set

/// Two in the afternoon at the forum on the day after the tests' clock begins.
fn tomorrow() -> DateTime {
    // 1 900 000 000 is 17 March 2030, 17:46:40 UTC.
    date(2030, 3, 18).at(14, 0, 0, 0)
}

async fn at_its_time(db: &Db, id: Uuid, minutes: i64) -> AtItsTime {
    done(db, async |tx| approval::at_its_time(tx, id, moment(minutes)).await)
        .await
        .expect("it is done")
}

const LATER: i64 = 24 * 60;

#[tokio::test]
async fn a_scheduled_release_is_published_at_its_time() {
    on_both(async |db: &Db| {
        write(db, &sample::archive(), 0).await;
        let standing = propose(db, &wish(Some(tomorrow())), HOST, 1)
            .await
            .expect("it is scheduled");
        let Standing::Scheduled(at) = standing else {
            panic!("{standing:?}")
        };
        assert_eq!(
            at.to_string(),
            "2030-03-18T09:00:00Z",
            "the clock of the host, five hours ahead"
        );
        let id = proposed(db).await.id;
        assert_eq!(at_its_time(db, id, 2).await, AtItsTime::Nothing, "too early");
        let happened = at_its_time(db, id, LATER).await;
        assert!(
            matches!(&happened, AtItsTime::Published(summary) if summary.number == 1),
            "{happened:?}"
        );
        assert_eq!(at_its_time(db, id, LATER).await, AtItsTime::Nothing, "once");
        assert_eq!(numbers(db).await, [1]);
    })
    .await;
}

#[tokio::test]
async fn a_time_that_the_clocks_leave_out_or_that_has_passed_is_refused() {
    on_both(async |db: &Db| {
        let mut archive = sample::archive();
        archive.editions[0].timezone = "Europe/Berlin".to_owned();
        write(db, &archive, 0).await;
        let gap = date(2030, 3, 31).at(2, 30, 0, 0);
        let refused = propose(db, &wish(Some(gap)), HOST, 1).await;
        assert!(
            matches!(&refused, Err(ApprovalError::NoSuchTime(at)) if *at == gap),
            "{refused:?}"
        );
        let past = date(2030, 3, 1).at(9, 0, 0, 0);
        let refused = propose(db, &wish(Some(past)), HOST, 1).await;
        assert!(matches!(refused, Err(ApprovalError::Past(_))), "{refused:?}");
        // 3 November 2030 has two of these; the first is meant.
        let twice = date(2030, 10, 27).at(2, 30, 0, 0);
        let standing = propose(db, &wish(Some(twice)), HOST, 1).await.expect("it is scheduled");
        assert!(
            matches!(standing, Standing::Scheduled(at) if at.to_string() == "2030-10-27T00:30:00Z"),
            "{standing:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn a_scheduled_release_is_called_off_or_set_to_another_time() {
    on_both(async |db: &Db| {
        write(db, &sample::archive(), 0).await;
        propose(db, &wish(Some(tomorrow())), HOST, 1)
            .await
            .expect("it is scheduled");
        let id = proposed(db).await.id;
        let day_after = tomorrow().date().at(20, 0, 0, 0);
        propose(db, &wish(Some(day_after)), HOST, 2)
            .await
            .expect("it is scheduled");
        assert_eq!(proposed(db).await.id, id);
        let early = 17 * 60;
        assert_eq!(
            at_its_time(db, id, early).await,
            AtItsTime::Nothing,
            "the earlier time counts no longer"
        );
        done(db, async |tx| approval::call_off(tx, EDITION, &GUEST, moment(3)).await)
            .await
            .expect("it is called off");
        assert_eq!(at_its_time(db, id, LATER).await, AtItsTime::Nothing);
        assert!(numbers(db).await.is_empty());
        let mut tx = db.read().await.expect("a transaction");
        let jobs = kurultai::platform::jobs::open_jobs(&mut tx).await.expect("jobs");
        assert_eq!(jobs, [], "no job is left");
        drop(tx);
        let nothing = done(db, async |tx| approval::call_off(tx, EDITION, &GUEST, moment(4)).await).await;
        assert!(matches!(nothing, Err(ApprovalError::NoProposal)), "{nothing:?}");
    })
    .await;
}

#[tokio::test]
async fn another_time_is_kept_though_the_job_of_the_time_before_is_being_done() {
    on_both(async |db: &Db| {
        write(db, &sample::archive(), 0).await;
        propose(db, &wish(Some(tomorrow())), HOST, 1)
            .await
            .expect("it is scheduled");
        // A worker has it in its hands, and waits for the draft.
        done::<_, DbError>(db, async |tx| {
            let until = moment(LATER + 5);
            tx.execute("update job set locked_until = $1, locked_by = 'worker'", &[until.into()])
                .await
        })
        .await
        .expect("it is held");
        let next = tomorrow().date().tomorrow().expect("a day").at(9, 0, 0, 0);
        let standing = propose(db, &wish(Some(next)), HOST, LATER)
            .await
            .expect("it is scheduled");
        let Standing::Scheduled(at) = standing else {
            panic!("{standing:?}")
        };
        let id = proposed(db).await.id;
        assert_eq!(at_its_time(db, id, LATER).await, AtItsTime::Nothing);
        done::<_, DbError>(db, async |tx| {
            tx.execute(
                "update job set state = 'done', ended_at = 1, locked_until = 0, locked_by = null where locked_until > 0",
                &[],
            )
            .await
        })
        .await
        .expect("it is done");
        let mut tx = db.read().await.expect("a transaction");
        let jobs = kurultai::platform::jobs::open_jobs(&mut tx).await.expect("jobs");
        let at_new_time = |(kind, key, run_at): &(String, String, Timestamp)| {
            kind == approval::SCHEDULED && approval::of_job(key) == Some(id) && *run_at == at
        };
        assert!(jobs.len() == 1 && jobs.iter().all(at_new_time), "{jobs:?}");
    })
    .await;
}

#[tokio::test]
async fn a_scheduled_release_does_not_happen_when_the_draft_changed_or_a_key_is_missing() {
    on_both(async |db: &Db| {
        write(db, &sample::archive(), 0).await;
        propose(db, &wish(Some(tomorrow())), HOST, 1)
            .await
            .expect("it is scheduled");
        let id = proposed(db).await.id;
        write(db, &changed(), 2).await;
        let AtItsTime::Missed(_, why) = at_its_time(db, id, LATER).await else {
            panic!("it happened")
        };
        assert_eq!(why, Missed::Changed);
        let mut tx = db.read().await.expect("a transaction");
        let ended = approvals::last_ended(&mut tx, sample::edition().uid)
            .await
            .expect("it is read")
            .expect("it ended");
        assert_eq!(ended.state, State::Missed);
        drop(tx);

        two_keys(db).await;
        let next = tomorrow().date().tomorrow().expect("a day").at(9, 0, 0, 0);
        propose(db, &wish(Some(next)), HOST, LATER)
            .await
            .expect("it is proposed");
        approve(db, HOST, LATER + 1).await.expect("it is approved");
        let id = proposed(db).await.id;
        let AtItsTime::Missed(_, why) = at_its_time(db, id, 3 * LATER).await else {
            panic!("it happened")
        };
        assert_eq!(why, Missed::NotApproved(vec!["KZ".to_owned()]));

        let mut clash = changed();
        propose(
            db,
            &wish(Some(next.date().tomorrow().expect("a day").at(9, 0, 0, 0))),
            HOST,
            LATER,
        )
        .await
        .expect("it is proposed");
        clash.editions[0].sessions[1] = sample::session("talk", "talk", "small", 9, &[("serik", "speaker")]);
        write(db, &clash, LATER).await;
        let id = proposed(db).await.id;
        let AtItsTime::Missed(_, why) = at_its_time(db, id, 4 * LATER).await else {
            panic!("it happened")
        };
        assert!(
            matches!(&why, Missed::Blocked(findings) if findings.len() == 1),
            "{why:?}"
        );
        assert!(numbers(db).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn keys_that_are_turned_before_the_time_wait_for_it_and_after_it_publish_at_once() {
    on_both(async |db: &Db| {
        write(db, &sample::archive(), 0).await;
        two_keys(db).await;
        propose(db, &wish(Some(tomorrow())), HOST, 1)
            .await
            .expect("it is proposed");
        approve(db, HOST, 2).await.expect("it is approved");
        let standing = approve(db, GUEST, 3).await.expect("it is approved");
        assert!(matches!(standing, Standing::Scheduled(_)), "{standing:?}");
        let id = proposed(db).await.id;
        let happened = at_its_time(db, id, LATER).await;
        assert!(matches!(happened, AtItsTime::Published(_)), "{happened:?}");
    })
    .await;
}

// ------------------------------------------------------------------------------------------------------------- letters

async fn account(db: &Db, name: &str, lang: Lang, role: Role, side: &str) -> AccountId {
    let id = AccountId(Uuid::now_v7());
    done(db, async |tx| {
        accounts::write_account(
            tx,
            &Account {
                id,
                email: format!("{}@desk.example", id.0.simple()),
                name: name.to_owned(),
                language: lang,
                closed: false,
                password: None,
                created_at: moment(0),
            },
        )
        .await?;
        let grant = Grant {
            id: Uuid::now_v7(),
            edition: Some(EDITION.to_owned()),
            role,
            side: Some(side.to_owned()),
            delegation: None,
        };
        accounts::give(tx, id, Some(sample::edition().uid), &grant, "test", moment(0)).await
    })
    .await
    .expect("an account");
    id
}

fn uid(person: &str) -> Uuid {
    let edition = sample::edition();
    edition
        .people
        .iter()
        .find(|known| known.id == person)
        .expect("a person")
        .uid
}

async fn reach(db: &Db, person: Uuid, email: Option<&str>, lang: Option<Lang>, account: Option<AccountId>) {
    done::<_, ContactError>(db, async |tx| {
        let contact = Contact {
            purpose: contacts::PROGRAMME.to_owned(),
            email: email.map(str::to_owned),
            lang,
            account,
        };
        contacts::set(tx, sample::edition().uid, person, &contact, "test", moment(0)).await
    })
    .await
    .expect("a contact");
}

/// Publishes the draft and queues the letters, as the worker does.
async fn release(db: &Db, archive: &Archive, minutes: i64) -> Told {
    write(db, archive, minutes).await;
    let standing = propose(db, &wish(None), HOST, minutes).await.expect("it is published");
    let Standing::Published(summary) = standing else {
        panic!("{standing:?}")
    };
    tell(db, summary.number, minutes).await
}

async fn tell(db: &Db, number: u32, minutes: i64) -> Told {
    done(db, async |tx| {
        let edition = sample::edition().uid;
        notices::tell(
            tx,
            "https://forum.example",
            edition,
            number,
            moment(minutes),
            moment(minutes),
        )
        .await
    })
    .await
    .expect("they are told")
}

async fn letters(db: &Db) -> Vec<Entry> {
    let mut tx = db.read().await.expect("a transaction");
    let mut letters = mail::letters(&mut tx, &Filter::default(), 1000)
        .await
        .expect("letters")
        .0;
    letters.sort_by(|a, b| a.letter.to.cmp(&b.letter.to));
    letters
}

#[tokio::test]
async fn whoever_is_touched_gets_one_letter_in_their_language_and_nobody_else_does() {
    on_both(async |db: &Db| {
        release(db, &sample::archive(), 0).await;
        assert_eq!(letters(db).await, [], "the first release changes nothing for anybody");
        reach(db, uid("aigul"), Some("aigul@example.org"), None, None).await;
        reach(db, uid("serik"), Some("serik@example.org"), Some(Lang::Ru), None).await;

        // The opening moves and gets a moderator; the talk is what it was.
        let mut archive = sample::archive();
        let mut guest = archive.editions[0].people[1].clone();
        guest.id = "dana".to_owned();
        guest.uid = exchange::archive::derived_uid(EDITION, "person", "dana");
        guest.name = sample::text("Дана Ерлан", "Дана Ерлан", "Dana Yerlan");
        let dana = guest.uid;
        archive.editions[0].people.push(guest);
        archive.editions[0].sessions[0] = sample::session(
            "opening",
            "plenary",
            "small",
            10,
            &[("aigul", "chair"), ("dana", "moderator")],
        );
        reach(db, dana, Some("dana@example.org"), Some(Lang::En), None).await;
        let told = release(db, &archive, 10).await;
        assert_eq!((told.people, told.unreached), (2, 0));
        assert_eq!(tell(db, 2, 10).await.people, 2, "asked again, as after a crash");
        let written = letters(db).await;
        assert_eq!(written.len(), 2, "{written:#?}");
        let aigul = &written[0].letter;
        assert_eq!((aigul.to.as_str(), aigul.lang), ("aigul@example.org", Lang::Kk));
        assert_eq!(aigul.subject, "Үлгі форум: сізге қатысты өзгерістер");
        assert!(aigul.text.contains("Құрметті Айгүл Сағынтай!"), "{}", aigul.text);
        assert!(
            aigul.text.contains(
                "• Ауыстырылды: «opening қазақша»\n  Бұрын: 1 маусым, 09:00–10:00, great, Зауыт\n  Енді: 1 маусым, 10:00–11:00, small, Зауыт\n"
            ),
            "{}",
            aigul.text
        );
        assert!(aigul.text.contains("https://forum.example/kk/sample-2031/people/aigul"), "{}", aigul.text);
        let dana = &written[1].letter;
        assert_eq!((dana.to.as_str(), dana.lang), ("dana@example.org", Lang::En));
        assert!(
            dana.text.contains("• You now take part in “opening in English” (Moderator)\n  1 June, 10:00–11:00, small, Plant\n"),
            "{}",
            dana.text
        );
        assert!(!dana.text.contains("Moved"), "{}", dana.text);

        // The talk is cancelled and Dana leaves: each is told that, and Aigul, whom it does not concern, nothing.
        let before = archive.clone();
        archive.editions[0].sessions[1].cancelled = true;
        archive.editions[0].sessions[0].roles.truncate(1);
        archive.editions[0].people.truncate(2);
        let told = release(db, &archive, 20).await;
        assert_eq!((told.people, told.unreached), (2, 0));
        let written = letters(db).await;
        assert_eq!(written.len(), 4, "{written:#?}");
        let serik = &written.iter().find(|entry| entry.letter.to == "serik@example.org").expect("a letter").letter;
        assert_eq!(serik.subject, "Пример форума: изменения, которые вас касаются");
        assert!(serik.text.contains("• Отменено: «talk по-русски»\n  Было: 1 июня, 14:00–15:00, aula, Университет\n"), "{}", serik.text);
        let gone = written.iter().filter(|entry| entry.letter.to == "dana@example.org");
        let gone: Vec<&str> = gone.map(|entry| entry.letter.text.as_str()).collect();
        assert!(gone.iter().any(|text| text.contains("You no longer take part in “opening in English”")), "{gone:?}");

        // A new title alone is nothing to write about.
        archive.editions[0].sessions[0].title = sample::text("Ашылу", "Открытие", "Opening");
        assert_eq!(release(db, &archive, 30).await.people, 0);

        // The release is withdrawn in favour of the second: everything is as it was, and those concerned are told.
        done(db, async |tx| {
            let order = Order {
                author: "Жанар".to_owned(),
                reason: Text::of("en", "a mistake"),
                overrides: Vec::new(),
                at: moment(40),
            };
            release::withdraw(tx, EDITION, 4, 2, &order).await
        })
        .await
        .expect("it is withdrawn");
        assert_eq!(before.editions[0].people.len(), 3);
        assert_eq!(tell(db, 2, 40).await.people, 2);
        let written = letters(db).await;
        let back = written.iter().filter(|entry| entry.letter.text.contains("отозван"));
        assert_eq!(back.count(), 1, "Serik reads Russian");
        assert_eq!(written.len(), 6);
    })
    .await;
}

#[tokio::test]
async fn an_account_counts_as_an_address_and_somebody_without_one_is_named_to_the_secretariats() {
    on_both(async |db: &Db| {
        release(db, &sample::archive(), 0).await;
        let own = account(db, "Serik", Lang::En, Role::HeadOfDelegation, "RU").await;
        account(db, "Zhanar", Lang::En, Role::HostSecretariat, "RU").await;
        account(db, "Olzhas", Lang::Kk, Role::GuestSecretariat, "KZ").await;
        reach(db, uid("serik"), None, None, Some(own)).await;
        let mut archive = changed();
        archive.editions[0].sessions[1].hall = Some("great".to_owned());
        archive.editions[0].sessions[1].venue = Some("plant".to_owned());
        let told = release(db, &archive, 10).await;
        assert_eq!(
            told,
            Told {
                people: 1,
                unreached: 1,
                secretaries: 2,
            }
        );
        let written = letters(db).await;
        assert_eq!(written.len(), 3, "one for each: {written:#?}");
        let find = |words: &str| {
            written
                .iter()
                .find(|entry| entry.letter.text.contains(words))
                .unwrap_or_else(|| panic!("{words} in {written:#?}"))
        };
        assert_eq!(
            find("• Moved: “talk in English”").letter.to,
            format!("{}@desk.example", own.0.simple())
        );
        let summary =
            find("No address is known of 1 person concerned, who has to be told by other means: Aigul Sagyntai.");
        assert!(
            summary.letter.text.contains("Жанар published release 2"),
            "{}",
            summary.letter.text
        );
        assert!(
            summary
                .letter
                .text
                .contains("1 person whom the changes concern is being written to."),
            "{}",
            summary.letter.text
        );
        assert!(
            summary
                .letter
                .text
                .contains("https://forum.example/desk/sample-2031/release")
        );
        assert_eq!(find("2-шығарылымы жарияланды").letter.lang, Lang::Kk);
    })
    .await;
}

#[tokio::test]
async fn contacts_are_kept_apart_checked_and_forgotten() {
    on_both(async |db: &Db| {
        write(db, &sample::archive(), 0).await;
        let edition = sample::edition().uid;
        let contact = Contact {
            purpose: contacts::PROGRAMME.to_owned(),
            email: Some(" aigul@example.org ".to_owned()),
            lang: Some(Lang::Kk),
            account: None,
        };
        let set = async |contact: &Contact| {
            done(db, async |tx| {
                contacts::set(tx, edition, uid("aigul"), contact, "test", moment(0)).await
            })
            .await
        };
        let get = async |person: &str| {
            let mut tx = db.read().await.expect("a transaction");
            contacts::get(&mut tx, edition, uid(person), contacts::PROGRAMME)
                .await
                .expect("it is read")
        };
        set(&contact).await.expect("it is kept");
        assert_eq!(
            get("aigul").await.and_then(|contact| contact.email).as_deref(),
            Some("aigul@example.org")
        );
        let wrong = Contact {
            email: Some("aigul at example".to_owned()),
            ..contact.clone()
        };
        assert!(matches!(set(&wrong).await, Err(ContactError::NoAddress(_))));
        let mut tx = db.read().await.expect("a transaction");
        let archive = serde_json::to_string(&release::propose(&mut tx, EDITION).await.expect("a proposal").archive)
            .expect("JSON");
        assert!(!archive.contains("aigul@example.org"));
        let ledger = tx.rows("select details from audit", &[]).await.expect("the ledger");
        assert!(
            ledger
                .iter()
                .all(|row| !row.text("details").expect("text").contains("aigul@example.org"))
        );
        drop(tx);
        done(db, async |tx| {
            contacts::hand_over(tx, edition, uid("aigul"), uid("serik")).await
        })
        .await
        .expect("handed over");
        assert_eq!(get("aigul").await, None);
        assert!(get("serik").await.is_some());
        done(db, async |tx| {
            let nothing = Contact {
                email: None,
                ..contact.clone()
            };
            contacts::set(tx, edition, uid("serik"), &nothing, "test", moment(0)).await
        })
        .await
        .expect("it is forgotten");
        assert_eq!(get("serik").await, None);
    })
    .await;
}
