//! Who may open which address: every route, asked as every access role, answers as the table says.

use exchange::archive::Archive;
use hyper::{Method, StatusCode};
use kurultai::people::access::{Declared, Permission, Role};
use kurultai::routes;
use kurultai::testkit::{Client, Forum, sample};

/// The address with every parameter filled in.
fn address(declared: &Declared, edition: &str) -> String {
    declared
        .path
        .split('/')
        .map(|part| match part {
            "{edition}" => edition.to_owned(),
            part if part.starts_with('{') => "none-such".to_owned(),
            part => part.to_owned(),
        })
        .collect::<Vec<_>>()
        .join("/")
}

async fn knock(client: &mut Client, declared: &Declared, edition: &str) -> StatusCode {
    let address = address(declared, edition);
    if declared.method == Method::GET {
        return client.send(Method::GET, &address, &[], Vec::new()).await.status;
    }
    let csrf = client.csrf();
    let headers = [("x-csrf", csrf.as_str()), ("content-type", "application/json")];
    client
        .send(declared.method.clone(), &address, &headers, b"{}".to_vec())
        .await
        .status
}

fn endless(declared: &Declared) -> bool {
    declared.path.ends_with("/live")
}

#[tokio::test]
async fn every_address_is_open_to_whom_the_table_says_and_to_nobody_else() {
    let archive: Archive = sample::two_editions();
    let (ours, other) = (archive.editions[0].id.clone(), archive.editions[1].id.clone());
    let mut wrong = Vec::new();
    for role in Role::ALL {
        // A forum for each role: what one of them may do must not be in the way of the next.
        let forum = Forum::empty().await;
        forum.import(&archive).await;
        for declared in routes::all().declared() {
            let mut client = forum.organiser(role, &ours).await;
            let scoped = declared.path.contains("{edition}");
            let allowed = role.permits(declared.permission);
            let status = if allowed && endless(&declared) {
                StatusCode::OK
            } else {
                knock(&mut client, &declared, &ours).await
            };
            let refused = status == StatusCode::FORBIDDEN || status == StatusCode::UNAUTHORIZED;
            if allowed == refused || status.is_server_error() {
                wrong.push(format!("{role:?} {} {}: {status}", declared.method, declared.path));
            }
            // What holds in one edition does not hold in another.
            let special = !matches!(declared.permission, Permission::Public | Permission::SignedIn);
            if scoped && special && role != Role::Administrator {
                let elsewhere = knock(&mut client, &declared, &other).await;
                if elsewhere != StatusCode::FORBIDDEN {
                    wrong.push(format!(
                        "{role:?} {} {} in another edition: {elsewhere}",
                        declared.method, declared.path
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn whoever_is_not_signed_in_is_sent_to_the_door_and_changes_nothing() {
    let archive = sample::two_editions();
    let forum = Forum::empty().await;
    forum.import(&archive).await;
    let mut wrong = Vec::new();
    for declared in routes::all().declared() {
        if declared.permission == Permission::Public {
            continue;
        }
        let status = knock(&mut forum.visitor(), &declared, &archive.editions[0].id).await;
        let api = declared.path.starts_with("/api/");
        let right = match declared.method {
            Method::GET if !api => status == StatusCode::SEE_OTHER,
            _ => status == StatusCode::UNAUTHORIZED,
        };
        if !right {
            wrong.push(format!("{} {}: {status}", declared.method, declared.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn a_change_without_the_token_of_its_form_is_refused_at_every_address() {
    let archive = sample::two_editions();
    let forum = Forum::empty().await;
    forum.import(&archive).await;
    let edition = archive.editions[0].id.clone();
    let mut wrong = Vec::new();
    for declared in routes::all().declared() {
        if declared.method == Method::GET {
            continue;
        }
        let mut client = forum.organiser(Role::Administrator, &edition).await;
        let form = [("content-type", "application/x-www-form-urlencoded")];
        for body in ["", "csrf=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
            let asked = address(&declared, &edition);
            let answer = client.send(declared.method.clone(), &asked, &form, body.into()).await;
            if answer.status != StatusCode::FORBIDDEN {
                wrong.push(format!("{} {}: {}", declared.method, declared.path, answer.status));
            }
        }
        // A browser that says where the request comes from is believed.
        let csrf = client.csrf();
        let headers = [("x-csrf", csrf.as_str()), ("sec-fetch-site", "cross-site")];
        let answer = client
            .send(
                declared.method.clone(),
                &address(&declared, &edition),
                &headers,
                Vec::new(),
            )
            .await;
        if answer.status != StatusCode::FORBIDDEN {
            wrong.push(format!(
                "{} {} from elsewhere: {}",
                declared.method, declared.path, answer.status
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
