//! One edition, one change each, and what is said of it.

use exchange::archive::{Edition, Session, SessionRole, derived_uid};

use super::*;
use crate::testkit::sample;

fn kinds(change: impl FnOnce(&mut Edition)) -> Vec<(ChangeKind, String)> {
    let before = sample::edition();
    let mut after = before.clone();
    change(&mut after);
    between(&before, &after)
        .into_iter()
        .map(|change| (change.kind, change.session))
        .collect()
}

fn first(edition: &mut Edition) -> &mut Session {
    &mut edition.sessions[0]
}

#[test]
fn each_change_is_called_by_its_name() {
    let of = |kind| vec![(kind, "opening".to_owned())];
    assert_eq!(kinds(|_| {}), []);
    assert_eq!(
        kinds(|edition| first(edition).cancelled = true),
        of(ChangeKind::Cancelled)
    );
    assert_eq!(
        kinds(|edition| first(edition).hall = Some("small".into())),
        of(ChangeKind::Moved)
    );
    assert_eq!(
        kinds(|edition| first(edition).title = Text::of("ru", "Иначе")),
        of(ChangeKind::Renamed)
    );
    assert_eq!(kinds(|edition| first(edition).roles.clear()), of(ChangeKind::People));
    assert_eq!(
        kinds(|edition| first(edition).audience = Some(7)),
        of(ChangeKind::Other)
    );
    assert_eq!(
        kinds(|edition| drop(edition.sessions.remove(0))),
        of(ChangeKind::Cancelled)
    );
    assert_eq!(
        kinds(|edition| {
            let mut another = edition.sessions[0].clone();
            another.id = "closing".into();
            another.uid = derived_uid(&edition.id, "session", "closing");
            edition.sessions.push(another);
        }),
        [(ChangeKind::Added, "closing".to_owned())]
    );
}

#[test]
fn a_session_that_is_moved_and_renamed_gets_two_lines() {
    assert_eq!(
        kinds(|edition| {
            first(edition).title = Text::of("ru", "Иначе");
            first(edition).hall = Some("small".into());
        }),
        [
            (ChangeKind::Moved, "opening".to_owned()),
            (ChangeKind::Renamed, "opening".to_owned())
        ]
    );
}

#[test]
fn people_who_joined_and_left_are_named() {
    let before = sample::edition();
    let mut after = before.clone();
    after.sessions[0].roles = vec![SessionRole {
        person: "serik".into(),
        role: "chair".into(),
        side: None,
        illustrative: false,
    }];
    let change = &between(&before, &after)[0];
    assert_eq!(change.joined, [before.people[1].name.clone()]);
    assert_eq!(change.left, [before.people[0].name.clone()]);
}
