//! Invitations from the letter to the desk, and what nobody can give, take or change.

use hyper::StatusCode;
use kurultai::people::access::{AccountId, Permission, Role};
use kurultai::people::accounts::{invitation, store};
use kurultai::testkit::{Answer, Client, Forum};
use uuid::Uuid;

use super::story::{EDITION, OTHER, PASSWORD, account, forum, is_in, letters, link, sign_in, wait};

fn access(edition: &str) -> String {
    format!("/desk/{edition}/access")
}

async fn sides(forum: &Forum) -> (String, String) {
    let mut tx = forum.app.db.read().await.expect("a transaction");
    let edition = kurultai::forum::store::edition(&mut tx, EDITION)
        .await
        .expect("it is read")
        .expect("it is there");
    let mut sides: Vec<String> = edition.sides.iter().map(|side| side.id.clone()).collect();
    sides.sort_by_key(|side| Some(side) != edition.country.as_ref());
    (sides[0].clone(), sides[1].clone())
}

async fn invite(client: &mut Client, email: &str, role: &str, side: &str) -> Answer {
    let fields = [("email", email), ("role", role), ("side", side), ("language", "ru")];
    client.post(&format!("{}/invite", access(EDITION)), &fields).await
}

async fn membership(forum: &Forum, account: AccountId) -> Option<Uuid> {
    let mut tx = forum.app.db.read().await.expect("a transaction");
    let grants = store::grants(&mut tx, account).await.expect("they are read");
    grants.first().map(|grant| grant.id)
}

#[tokio::test]
async fn an_invitation_goes_from_the_letter_to_the_desk() {
    let forum = forum().await;
    let mut host = forum.organiser(Role::HostSecretariat, EDITION).await;
    let answer = invite(&mut host, " New@Forum.example", "desk-officer-programme", "").await;
    assert_eq!(answer.header("location"), format!("{}?said=invited", access(EDITION)));
    let page = host.follow(&answer).await;
    assert!(page.text().contains("new@forum.example"));
    let letter = letters(&forum, "new@forum.example").await.remove(0);
    assert!(letter.letter.secret);
    assert!(
        letter.letter.text.contains("Сотрудник отдела программы"),
        "{}",
        letter.letter.text
    );
    let path = link(&letter);

    let mut newcomer = forum.visitor();
    newcomer.language = Some(kurultai::platform::i18n::Lang::En);
    let page = newcomer.get(&path).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("new@forum.example"));
    // Whatever address the form is made to carry, it is the letter's.
    let fields = [
        ("name", "Жібек Сапарова"),
        ("email", "else@forum.example"),
        ("language", "kk"),
        ("password", PASSWORD),
    ];
    let weak = newcomer
        .post(&path, &[("name", "Жібек"), ("password", "password123")])
        .await;
    assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answer = newcomer.post(&path, &fields).await;
    assert_eq!(answer.header("location"), format!("/desk/{EDITION}"));
    let page = newcomer.get(&access(EDITION)).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        !page.text().contains("@forum.example"),
        "addresses are for those who invite"
    );
    assert_eq!(newcomer.get(&access(OTHER)).await.status, StatusCode::FORBIDDEN);
    assert_eq!(
        invite(&mut newcomer, "x@forum.example", "auditor", "").await.status,
        StatusCode::FORBIDDEN
    );
    let mut again = forum.visitor();
    assert!(is_in(&sign_in(&mut again, "new@forum.example", PASSWORD).await));
    assert!(!is_in(
        &sign_in(&mut forum.visitor(), "else@forum.example", PASSWORD).await
    ));

    assert_eq!(forum.visitor().get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(forum.visitor().post(&path, &fields).await.status, StatusCode::NOT_FOUND);
    assert!(
        !host
            .get(&access(EDITION))
            .await
            .text()
            .contains("Invited, not here yet")
    );
}

#[tokio::test]
async fn somebody_who_has_an_account_joins_with_it() {
    let forum = forum().await;
    let mut host = forum.organiser(Role::HostSecretariat, EDITION).await;
    account(&forum, "known@forum.example", Some(PASSWORD)).await;
    invite(&mut host, "known@forum.example", "auditor", "").await;
    let path = link(&letters(&forum, "known@forum.example").await[0]);
    let mut known = forum.visitor();
    let page = known.get(&path).await;
    assert!(page.text().contains("/sign-in?next=/invitation/"));
    // The letter alone does not open an account that is there.
    let answer = known
        .post(&path, &[("name", "Other"), ("password", "seven slow rivers")])
        .await;
    assert_eq!(answer.header("location"), path);
    let fields = [
        ("email", "known@forum.example"),
        ("password", PASSWORD),
        ("next", path.as_str()),
    ];
    let answer = known.post("/sign-in", &fields).await;
    assert_eq!(answer.header("location"), path);
    let page = known.follow(&answer).await;
    assert!(page.text().contains("Accept the invitation"));
    assert_eq!(known.get(&access(EDITION)).await.status, StatusCode::FORBIDDEN);
    let answer = known.post(&format!("{path}/join"), &[]).await;
    assert_eq!(answer.header("location"), format!("/desk/{EDITION}"));
    assert_eq!(known.get(&access(EDITION)).await.status, StatusCode::OK);
    assert_eq!(
        known.post(&format!("{path}/join"), &[]).await.status,
        StatusCode::NOT_FOUND
    );
    let again = invite(&mut host, "known@forum.example", "auditor", "").await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text().contains("They have this role already"));
}

#[tokio::test]
async fn invitations_run_out_are_taken_back_and_sent_again() {
    let forum = forum().await;
    let mut host = forum.organiser(Role::HostSecretariat, EDITION).await;
    invite(&mut host, "late@forum.example", "auditor", "").await;
    let twice = invite(&mut host, "late@forum.example", "auditor", "").await;
    assert!(twice.text().contains("invited to this role already"));
    let first = link(&letters(&forum, "late@forum.example").await[0]);
    wait(&forum, invitation::WAITS);
    assert_eq!(forum.visitor().get(&first).await.status, StatusCode::NOT_FOUND);
    // Two weeks are longer than a sign-in lasts.
    let mut host = forum.organiser(Role::HostSecretariat, EDITION).await;
    let id = {
        let mut tx = forum.app.db.read().await.expect("a transaction");
        let edition = kurultai::forum::store::edition(&mut tx, EDITION)
            .await
            .expect("read")
            .expect("there");
        store::invitations(&mut tx, edition.uid).await.expect("invitations")[0].id
    };
    let verb = |verb: &str| format!("{}/invitation/{id}/{verb}", access(EDITION));
    assert_eq!(host.post(&verb("resend"), &[]).await.status, StatusCode::SEE_OTHER);
    let second = link(&letters(&forum, "late@forum.example").await[1]);
    assert_ne!(first, second);
    assert_eq!(forum.visitor().get(&first).await.status, StatusCode::NOT_FOUND);
    assert_eq!(forum.visitor().get(&second).await.status, StatusCode::OK);
    assert_eq!(host.post(&verb("revoke"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(forum.visitor().get(&second).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        host.post(&verb("revoke"), &[]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(
        host.post(&verb("resend"), &[]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

#[tokio::test]
async fn an_invitation_is_good_only_while_its_sender_could_still_send_it() {
    let forum = forum().await;
    let mut host = forum.organiser(Role::HostSecretariat, EDITION).await;
    let mut heir = forum.organiser(Role::HostSecretariat, EDITION).await;
    account(&forum, "known@forum.example", Some(PASSWORD)).await;
    invite(&mut host, "known@forum.example", "auditor", "").await;
    invite(&mut host, "new@forum.example", "auditor", "").await;
    let known = link(&letters(&forum, "known@forum.example").await[0]);
    let new = link(&letters(&forum, "new@forum.example").await[0]);
    let mut guest = forum.visitor();
    sign_in(&mut guest, "known@forum.example", PASSWORD).await;
    assert_eq!(guest.get(&known).await.status, StatusCode::OK);

    let id = membership(&forum, host.account.expect("an account"))
        .await
        .expect("a role");
    let dismissed = heir.post(&format!("{}/member/{id}/remove", access(EDITION)), &[]).await;
    assert_eq!(dismissed.status, StatusCode::SEE_OTHER);
    assert_eq!(guest.get(&known).await.status, StatusCode::NOT_FOUND);
    let joined = guest.post(&format!("{known}/join"), &[]).await;
    assert_eq!(joined.status, StatusCode::NOT_FOUND);
    let fields = [("name", "Жібек Сапарова"), ("language", "kk"), ("password", PASSWORD)];
    let made = forum.visitor().post(&new, &fields).await;
    assert_eq!(made.status, StatusCode::NOT_FOUND);
    assert!(!is_in(
        &sign_in(&mut forum.visitor(), "new@forum.example", PASSWORD).await
    ));
    let page = heir.get(&access(EDITION)).await;
    assert!(
        page.text().contains("may not give this role any more"),
        "{}",
        page.text()
    );

    // Whoever sends it again is its sender.
    let id = {
        let mut tx = forum.app.db.read().await.expect("a transaction");
        let edition = kurultai::forum::store::edition(&mut tx, EDITION)
            .await
            .expect("read")
            .expect("there");
        let waiting = store::invitations(&mut tx, edition.uid).await.expect("invitations");
        let new = waiting.iter().find(|waiting| waiting.email == "new@forum.example");
        new.expect("it waits").id
    };
    let resent = heir
        .post(&format!("{}/invitation/{id}/resend", access(EDITION)), &[])
        .await;
    assert_eq!(resent.status, StatusCode::SEE_OTHER);
    let sent = letters(&forum, "new@forum.example").await;
    let again = sent.iter().map(link).find(|link| *link != new).expect("another link");
    let made = forum.visitor().post(&again, &fields).await;
    assert_eq!(made.header("location"), format!("/desk/{EDITION}"));
}

#[tokio::test]
async fn nobody_gives_more_than_they_hold_or_for_another_side() {
    let forum = forum().await;
    let (ours, theirs) = sides(&forum).await;
    let mut host = forum.organiser(Role::HostSecretariat, EDITION).await;
    let mut guest = forum.organiser(Role::GuestSecretariat, EDITION).await;
    let mut administrator = forum.organiser(Role::Administrator, EDITION).await;
    let mut number = 0;
    let mut attempt = async |client: &mut Client, role: &str, side: &str| {
        number += 1;
        let answer = invite(client, &format!("person-{number}@forum.example"), role, side).await;
        answer.status == StatusCode::SEE_OTHER
    };
    assert!(!attempt(&mut host, "administrator", "").await);
    assert!(
        !attempt(&mut administrator, "administrator", "").await,
        "administrators are made elsewhere"
    );
    assert!(attempt(&mut host, "host-secretariat", &ours).await);
    assert!(
        !attempt(&mut host, "guest-secretariat", &theirs).await,
        "whoever turns the other side's key is not chosen by this side"
    );
    assert!(attempt(&mut host, "desk-officer-press", &theirs).await);
    assert!(attempt(&mut administrator, "guest-secretariat", &theirs).await);
    assert!(!attempt(&mut host, "guest-secretariat", "").await, "for which side?");
    assert!(!attempt(&mut host, "auditor", "Atlantis").await);
    assert!(!attempt(&mut host, "wizard", "").await);
    assert!(attempt(&mut administrator, "host-secretariat", &ours).await);

    assert!(attempt(&mut guest, "guest-secretariat", &theirs).await);
    assert!(attempt(&mut guest, "desk-officer-press", &theirs).await);
    assert!(attempt(&mut guest, "auditor", &theirs).await);
    for (role, side) in [
        ("host-secretariat", theirs.as_str()),
        ("host-secretariat", ours.as_str()),
        ("guest-secretariat", ours.as_str()),
        ("guest-secretariat", ""),
        ("auditor", ""),
        ("auditor", ours.as_str()),
        ("administrator", theirs.as_str()),
    ] {
        assert!(!attempt(&mut guest, role, side).await, "{role} for {side:?}");
    }
    // A role that may not invite is stopped before.
    for role in Role::ALL
        .into_iter()
        .filter(|role| !role.permits(Permission::ManageRoles))
    {
        let mut client = forum.organiser(role, EDITION).await;
        let answer = invite(&mut client, "x@forum.example", "hall-staff", &ours).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{role:?}");
    }
}

#[tokio::test]
async fn members_of_another_side_or_edition_are_not_ones_own_to_change() {
    let forum = forum().await;
    let (ours, theirs) = sides(&forum).await;
    let host = forum.organiser(Role::HostSecretariat, EDITION).await;
    let mut guest = forum.organiser(Role::GuestSecretariat, EDITION).await;
    let elsewhere = forum.organiser(Role::Auditor, OTHER).await;
    let administrator = forum.organiser(Role::Administrator, EDITION).await;
    let target = async |client: &Client| {
        let id = client.account.expect("an account");
        membership(&forum, id).await.expect("a role")
    };
    let host_id = target(&host).await;
    let change = |id: Uuid, verb: &str| format!("{}/member/{id}/{verb}", access(EDITION));
    let auditor = [("role", "auditor"), ("side", theirs.as_str())];
    for id in [
        host_id,
        target(&elsewhere).await,
        target(&administrator).await,
        Uuid::nil(),
    ] {
        for verb in ["change", "remove"] {
            let answer = guest.post(&change(id, verb), &auditor).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{id} {verb}");
        }
    }
    // Not through the address of the edition where they are nobody, either.
    let there = format!("{}/member/{}/remove", access(OTHER), target(&elsewhere).await);
    assert_eq!(guest.post(&there, &[]).await.status, StatusCode::FORBIDDEN);
    // Their own cannot become more than they are, nor somebody of the other side.
    let own = target(&guest).await;
    for (role, side) in [
        ("host-secretariat", theirs.as_str()),
        ("guest-secretariat", ours.as_str()),
    ] {
        let fields = [("role", role), ("side", side), ("oneself", "meant")];
        let answer = guest.post(&change(own, "change"), &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{role}");
    }
    assert_eq!(
        membership(&forum, host.account.expect("an account")).await,
        Some(host_id)
    );
}

#[tokio::test]
async fn ones_own_role_is_given_up_only_in_so_many_words() {
    let forum = forum().await;
    let mut host = forum.organiser(Role::HostSecretariat, EDITION).await;
    let mut auditor = forum.organiser(Role::Auditor, EDITION).await;
    let id = membership(&forum, auditor.account.expect("an account"))
        .await
        .expect("a role");
    let change = |id: Uuid, verb: &str| format!("{}/member/{id}/{verb}", access(EDITION));
    let fields = [("role", "desk-officer-programme"), ("side", "")];
    assert_eq!(
        host.post(&change(id, "change"), &fields).await.status,
        StatusCode::SEE_OTHER
    );
    let page = host.get(&access(EDITION)).await;
    assert!(page.text().contains("Desk officer, programme"));
    assert_eq!(
        host.post(&change(id, "remove"), &[]).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(
        auditor.get(&access(EDITION)).await.status,
        StatusCode::FORBIDDEN,
        "at once"
    );

    let own = membership(&forum, host.account.expect("an account"))
        .await
        .expect("a role");
    let answer = host.post(&change(own, "remove"), &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("This is your own role"));
    let answer = host.post(&change(own, "remove"), &[("oneself", "meant")]).await;
    assert_eq!(answer.header("location"), "/desk");
    assert_eq!(host.get(&access(EDITION)).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_page_shows_the_table_that_the_program_decides_by() {
    let forum = forum().await;
    let mut auditor = forum.organiser(Role::Auditor, EDITION).await;
    let page = auditor.get(&access(EDITION)).await;
    let text = page.text();
    let body = &text[text.find("<tbody>").expect("a table")..];
    let rows: Vec<Vec<bool>> = body
        .split("<tr>")
        .skip(1)
        .map(|row| {
            row.split("<td>")
                .skip(1)
                .map(|cell| cell.starts_with("<span class=\"ok\">"))
                .collect()
        })
        .collect();
    let expected: Vec<Vec<bool>> = Role::ALL
        .into_iter()
        .map(|role| {
            let mut row: Vec<bool> = Permission::OF_EDITION
                .into_iter()
                .chain([Permission::Administer])
                .map(|permission| role.permits(permission))
                .collect();
            // No rule about second factors yet.
            row.push(false);
            row
        })
        .collect();
    assert_eq!(rows, expected);
}
