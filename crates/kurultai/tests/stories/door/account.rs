//! One's own account, and the accounts of others for administrators.

use hyper::StatusCode;
use jiff::SignedDuration;
use kurultai::people::access::Role;

use super::story::{EDITION, PASSWORD, account, forum, is_in, letters, link, may_see_account, sign_in, wait};

const NEW: &str = "seven slow rivers";

#[tokio::test]
async fn changing_the_password_asks_for_the_old_one_and_ends_every_other_sign_in() {
    let forum = forum().await;
    account(&forum, "known@forum.example", Some(PASSWORD)).await;
    let (mut here, mut there) = (forum.visitor(), forum.visitor());
    sign_in(&mut here, "known@forum.example", PASSWORD).await;
    sign_in(&mut there, "known@forum.example", PASSWORD).await;
    let wrong = [("old", "three quiet fridges"), ("password", NEW)];
    let answer = here.post("/account/password", &wrong).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("present password is not right"));
    let weak = [("old", PASSWORD), ("password", "known@forum.example")];
    let answer = here.post("/account/password", &weak).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(may_see_account(&mut there).await);

    let answer = here
        .post("/account/password", &[("old", PASSWORD), ("password", NEW)])
        .await;
    assert_eq!(answer.header("location"), "/account?said=password");
    assert!(may_see_account(&mut here).await);
    assert!(!may_see_account(&mut there).await);
    let mut again = forum.visitor();
    assert!(!is_in(&sign_in(&mut again, "known@forum.example", PASSWORD).await));
    assert!(is_in(&sign_in(&mut again, "known@forum.example", NEW).await));
    let letters = letters(&forum, "known@forum.example").await;
    assert_eq!(letters.len(), 1);
    assert!(letters[0].letter.subject.contains("password"));
}

#[tokio::test]
async fn sign_ins_are_listed_and_each_can_be_ended_by_its_owner_only() {
    let forum = forum().await;
    account(&forum, "known@forum.example", Some(PASSWORD)).await;
    account(&forum, "other@forum.example", Some(PASSWORD)).await;
    let (mut here, mut there, mut third) = (forum.visitor(), forum.visitor(), forum.visitor());
    let mut other = forum.visitor();
    for client in [&mut here, &mut there, &mut third] {
        sign_in(client, "known@forum.example", PASSWORD).await;
    }
    sign_in(&mut other, "other@forum.example", PASSWORD).await;
    let page = here.get("/account").await;
    assert_eq!(page.text().matches("/end\"").count(), 3);
    assert_eq!(page.text().matches("this device").count(), 1);
    let digest = kurultai::platform::secret::digest(there.token.as_deref().expect("a key"));
    let end = format!("/account/sign-ins/{digest}/end");
    assert_eq!(other.post(&end, &[]).await.status, StatusCode::SEE_OTHER);
    assert!(may_see_account(&mut there).await, "others cannot end it");
    here.post(&end, &[]).await;
    assert!(!may_see_account(&mut there).await);
    assert!(may_see_account(&mut third).await);
    here.post("/account/sign-ins/end-others", &[]).await;
    assert!(!may_see_account(&mut third).await);
    assert!(may_see_account(&mut here).await);
    assert!(may_see_account(&mut other).await);
    let page = here.get("/account").await;
    assert!(page.text().contains("All other sign-ins were ended"));
}

#[tokio::test]
async fn another_address_is_confirmed_by_a_letter_to_it() {
    let forum = forum().await;
    account(&forum, "known@forum.example", Some(PASSWORD)).await;
    account(&forum, "taken@forum.example", Some(PASSWORD)).await;
    let mut here = forum.visitor();
    sign_in(&mut here, "known@forum.example", PASSWORD).await;
    let ask = |email| [("email", email), ("password", PASSWORD)];
    let wrong = [("email", "fresh@forum.example"), ("password", "three quiet fridges")];
    assert_eq!(
        here.post("/account/email", &wrong).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert!(letters(&forum, "fresh@forum.example").await.is_empty());

    let free = here.post("/account/email", &ask("Fresh@forum.example")).await;
    wait(&forum, SignedDuration::from_mins(20));
    let taken = here.post("/account/email", &ask("taken@forum.example")).await;
    assert_eq!(
        (free.status, free.body, free.headers),
        (taken.status, taken.body, taken.headers)
    );
    let told = letters(&forum, "taken@forum.example").await;
    assert_eq!(told.len(), 1);
    assert!(told[0].letter.text.contains("Nothing was changed"));

    let letter = letters(&forum, "fresh@forum.example").await.remove(0);
    let path = link(&letter);
    // Nobody else can use the link.
    let mut other = forum.visitor();
    sign_in(&mut other, "taken@forum.example", PASSWORD).await;
    assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(other.post(&path, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(here.get(&path).await.status, StatusCode::OK);
    let answer = here.post(&path, &[]).await;
    assert_eq!(answer.header("location"), "/account?said=email-changed");
    assert_eq!(
        letters(&forum, "known@forum.example").await.len(),
        1,
        "the old address is told"
    );
    let mut again = forum.visitor();
    assert!(!is_in(&sign_in(&mut again, "known@forum.example", PASSWORD).await));
    assert!(is_in(&sign_in(&mut again, "fresh@forum.example", PASSWORD).await));
}

#[tokio::test]
async fn a_name_and_a_language_are_ones_own_to_change() {
    let forum = forum().await;
    account(&forum, "known@forum.example", Some(PASSWORD)).await;
    let mut here = forum.visitor();
    sign_in(&mut here, "known@forum.example", PASSWORD).await;
    let answer = here
        .post(
            "/account/profile",
            &[("name", "Томирис <b>Далина</b>"), ("language", "ru")],
        )
        .await;
    let page = here.follow(&answer).await;
    assert!(page.text().contains("<html lang=\"ru\">"));
    assert!(!page.text().contains("<b>Далина"));
    let answer = here.post("/account/profile", &[("name", "  ")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn administrators_look_after_accounts_and_cannot_shut_themselves_out() {
    let forum = forum().await;
    let mut administrator = forum.organiser(Role::Administrator, EDITION).await;
    let own = administrator.account.expect("an account");
    let id = account(&forum, "known@forum.example", Some(PASSWORD)).await;
    let mut here = forum.visitor();
    sign_in(&mut here, "known@forum.example", PASSWORD).await;

    let act = |id: kurultai::people::access::AccountId, verb: &str| format!("/desk/accounts/{id}/{verb}");
    for verb in ["close", "lower"] {
        let answer = administrator.post(&act(own, verb), &[]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{verb}");
    }
    administrator.post(&act(id, "close"), &[]).await;
    assert!(!may_see_account(&mut here).await);
    assert!(!is_in(&sign_in(&mut here, "known@forum.example", PASSWORD).await));
    administrator.post(&act(id, "reopen"), &[]).await;
    assert!(is_in(&sign_in(&mut here, "known@forum.example", PASSWORD).await));

    administrator.post(&act(id, "raise"), &[]).await;
    assert_eq!(here.get("/desk/accounts").await.status, StatusCode::OK);
    // Now the other one is the last but one.
    here.post(&act(own, "lower"), &[]).await;
    assert_eq!(administrator.get("/desk/accounts").await.status, StatusCode::FORBIDDEN);
    assert_eq!(
        here.post(&act(id, "lower"), &[]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );

    here.post(&act(own, "link"), &[]).await;
    let filter = format!("{}@desk.example", own.0.simple());
    let letter = letters(&forum, &filter).await.remove(0);
    assert!(letter.letter.secret);
    let mut back = forum.visitor();
    assert_eq!(back.post(&link(&letter), &[]).await.status, StatusCode::SEE_OTHER);
    assert!(may_see_account(&mut back).await);
}

#[tokio::test]
async fn the_list_of_accounts_is_searched_and_turned_page_by_page() {
    let forum = forum().await;
    let mut administrator = forum.organiser(Role::Administrator, EDITION).await;
    for number in 0..120 {
        account(&forum, &format!("someone-{number:03}@forum.example"), None).await;
    }
    for sort in ["name", "new"] {
        let mut seen = Vec::new();
        let mut url = format!("/desk/accounts?q=TOMIRIS&sort={sort}")
            .replace("TOMIRIS", "%D0%A2%D0%9E%D0%9C%D0%98%D0%A0%D0%98%D0%A1");
        loop {
            let page = administrator.get(&url).await;
            let text = page.text();
            assert!(text.contains("120 accounts"), "{sort}");
            seen.extend(text.split("someone-").skip(1).map(|rest| rest[..3].to_owned()));
            let Some(at) = text.find("rel=\"next\" href=\"") else {
                break;
            };
            let rest = &text[at + "rel=\"next\" href=\"".len()..];
            url = rest[..rest.find('"').expect("an end")]
                .replace("&#38;", "&")
                .replace("&amp;", "&");
        }
        let mut all = seen.clone();
        all.sort();
        all.dedup();
        assert_eq!((seen.len(), all.len()), (120, 120), "{sort}");
        assert_eq!(seen[0], if sort == "name" { "000" } else { "119" });
    }
}
