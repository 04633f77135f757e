//! Letters about releases: to everybody whom a release touches, to the secretariats, to those whose approval is wanted,
//! and to whoever scheduled a release that did not happen.
//!
//! Always true:
//! - somebody gets one letter for each release that is shown, with everything in it that concerns them, and none when
//!   nothing does; the key of the letter is the showing and the reader, so that nobody is written to twice about it;
//! - a letter is in the language of its reader: the one that was asked for, else that of their side;
//! - what concerns somebody is that a session they have a part in is new, moved or cancelled, or that they have got a part,
//!   lost it or got another one. That a session was renamed or described anew is on the page of changes.
//!
//! Start reading at [`tell`].

use std::collections::{BTreeMap, BTreeSet};

use exchange::archive::{Archive, Edition, Person, Session};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use uuid::Uuid;

use super::approval::{self, Missed, Proposed};
use super::difference::{self, Change, ChangeKind};
use super::mail::{self, Part};
use super::model::Publication;
use super::pages::address::{self, tail};
use super::{release, store, words};
use crate::forum::store as forum;
use crate::people::access::AccountId;
use crate::people::accounts::store as accounts;
use crate::people::contacts::{self, Reached, Secretary};
use crate::platform::db::{DbResult, Tx};
use crate::platform::i18n::{Lang, Locale, locale};
use crate::platform::mail::{Letter, queue};

/// More changes than this are counted in a letter, not listed.
const MOST: usize = 60;

/// Whom a release touches, and how many of them could not be written to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Told {
    pub people: usize,
    pub unreached: usize,
    pub secretaries: usize,
}

/// What was shown, before and after.
struct Shown {
    /// Which entry in the log of what the public was shown, from 1.
    position: usize,
    publication: Publication,
    before: Option<Archive>,
    after: Archive,
}

impl Shown {
    fn edition(&self) -> &Edition {
        &self.after.editions[0]
    }

    fn earlier(&self) -> Option<&Edition> {
        self.before.as_ref().map(|archive| &archive.editions[0])
    }

    fn zone(&self) -> TimeZone {
        zone(self.edition())
    }
}

/// Queues the letters about a release that the public sees since `at`.
///
/// # Errors
/// When the database fails, or a release in it is damaged.
pub async fn tell(
    tx: &mut Tx,
    base_url: &str,
    edition: Uuid,
    number: u32,
    at: Timestamp,
    now: Timestamp,
) -> DbResult<Told> {
    let Some(shown) = shown(tx, edition, number, at).await? else {
        return Ok(Told::default());
    };
    let changes = shown
        .earlier()
        .map(|before| difference::between(before, shown.edition()))
        .unwrap_or_default();
    let concerned = shown
        .earlier()
        .map(|before| concerned(before, shown.edition(), &changes))
        .unwrap_or_default();
    let book = contacts::reached(tx, edition, contacts::PROGRAMME).await?;
    let mut told = Told::default();
    let mut unreached = Vec::new();
    for (uid, concern) in &concerned {
        let Some(reached) = book.get(uid) else {
            unreached.push(concern.person);
            continue;
        };
        let letter = to_person(base_url, &shown, reached, concern);
        let key = format!("release/{edition}/{}/person/{uid}", shown.position);
        queue(tx, &Letter { key, ..letter }, now).await?;
        told.people += 1;
    }
    told.unreached = unreached.len();
    for secretary in contacts::secretariats(tx, edition).await? {
        let letter = to_secretary(base_url, &shown, &secretary, &changes, told.people, &unreached);
        let key = format!("release/{edition}/{}/account/{}", shown.position, secretary.account);
        queue(tx, &Letter { key, ..letter }, now).await?;
        told.secretaries += 1;
    }
    Ok(told)
}

/// Whom a release of this proposal would touch: how many can be written to, and the names of those who cannot.
///
/// # Errors
/// When the database fails, or the release before is damaged.
pub async fn preview(tx: &mut Tx, proposal: &release::Proposal, lang: Lang) -> DbResult<(usize, Vec<String>)> {
    let Some(before) = &proposal.before else {
        return Ok((0, Vec::new()));
    };
    let earlier = release::content(before)?;
    let concerned = concerned(&earlier.editions[0], proposal.edition(), &proposal.difference);
    let book = contacts::reached(tx, proposal.edition().uid, contacts::PROGRAMME).await?;
    let unreached: Vec<String> = concerned
        .iter()
        .filter(|(uid, _)| !book.contains_key(uid))
        .map(|(_, concern)| words::best(&concern.person.name, lang.tag()))
        .collect();
    Ok((concerned.len() - unreached.len(), unreached))
}

async fn shown(tx: &mut Tx, edition: Uuid, number: u32, at: Timestamp) -> DbResult<Option<Shown>> {
    let publications = store::publications(tx, edition).await?;
    // The latest first.
    let Some(place) = publications
        .iter()
        .position(|publication| publication.number == number && publication.at == at)
    else {
        return Ok(None);
    };
    let Some(release) = store::release(tx, edition, number).await? else {
        return Ok(None);
    };
    let before = match publications.get(place + 1) {
        Some(before) => store::release(tx, edition, before.number).await?,
        None => None,
    };
    Ok(Some(Shown {
        position: publications.len() - place,
        publication: publications[place].clone(),
        before: before.as_ref().map(release::content).transpose()?,
        after: release::content(&release)?,
    }))
}

/// What concerns somebody.
struct Concern<'a> {
    /// As the newer release has them; the older one when they are gone.
    person: &'a Person,
    /// Whether they are in the newer release.
    there: bool,
    items: Vec<(What, &'a Change)>,
}

/// What a change is to somebody; with the words of their roles.
#[derive(Debug, Clone, PartialEq, Eq)]
enum What {
    Moved,
    Cancelled,
    Added(Vec<String>),
    Joined(Vec<String>),
    Left,
    Role(Vec<String>),
}

/// Roles by the identity of who has them.
type Parts = BTreeMap<Uuid, BTreeSet<String>>;

/// Everybody whom these changes concern, in the order of their identities.
fn concerned<'a>(before: &'a Edition, after: &'a Edition, changes: &'a [Change]) -> BTreeMap<Uuid, Concern<'a>> {
    let (was, is) = (people(before), people(after));
    let mut concerned: BTreeMap<Uuid, Concern<'a>> = BTreeMap::new();
    let uids: BTreeMap<Uuid, (&Person, bool)> = was
        .values()
        .map(|person| (person.uid, (*person, false)))
        .chain(is.values().map(|person| (person.uid, (*person, true))))
        .collect();
    for change in changes {
        let old = parts(before, &was, &change.session);
        let new = parts(after, &is, &change.session);
        for (uid, what) in for_each(change.kind, &old, &new) {
            let Some((person, there)) = uids.get(&uid) else {
                continue;
            };
            let concern = concerned.entry(uid).or_insert_with(|| Concern {
                person,
                there: *there,
                items: Vec::new(),
            });
            concern.items.push((what, change));
        }
    }
    concerned
}

/// What a change is to each of those who had or have a part in the session.
fn for_each(kind: ChangeKind, old: &Parts, new: &Parts) -> Vec<(Uuid, What)> {
    let roles = |roles: &BTreeSet<String>| roles.iter().cloned().collect();
    match kind {
        ChangeKind::Moved => old
            .keys()
            .filter(|uid| new.contains_key(uid))
            .map(|uid| (*uid, What::Moved))
            .collect(),
        ChangeKind::Cancelled => {
            let all: BTreeSet<Uuid> = old.keys().chain(new.keys()).copied().collect();
            all.into_iter().map(|uid| (uid, What::Cancelled)).collect()
        }
        ChangeKind::Added => new.iter().map(|(uid, mine)| (*uid, What::Added(roles(mine)))).collect(),
        ChangeKind::People => {
            let mut found: Vec<(Uuid, What)> = new
                .iter()
                .filter_map(|(uid, mine)| match old.get(uid) {
                    None => Some((*uid, What::Joined(roles(mine)))),
                    Some(before) if before != mine => Some((*uid, What::Role(roles(mine)))),
                    Some(_) => None,
                })
                .collect();
            let gone = old.keys().filter(|uid| !new.contains_key(uid));
            found.extend(gone.map(|uid| (*uid, What::Left)));
            found
        }
        ChangeKind::Renamed | ChangeKind::Other => Vec::new(),
    }
}

fn people(edition: &Edition) -> BTreeMap<&str, &Person> {
    edition
        .people
        .iter()
        .map(|person| (person.id.as_str(), person))
        .collect()
}

fn session<'a>(edition: &'a Edition, id: &str) -> Option<&'a Session> {
    edition.sessions.iter().find(|session| session.id == id)
}

fn parts(edition: &Edition, people: &BTreeMap<&str, &Person>, id: &str) -> Parts {
    let mut parts = Parts::new();
    for role in session(edition, id).map(|session| &session.roles).into_iter().flatten() {
        if let Some(person) = people.get(role.person.as_str()) {
            parts.entry(person.uid).or_default().insert(role.role.clone());
        }
    }
    parts
}

fn to_person(base_url: &str, shown: &Shown, reached: &Reached, concern: &Concern<'_>) -> Letter {
    let edition = shown.edition();
    let lang = reached.lang.unwrap_or_else(|| of_side(concern.person.side.as_deref()));
    let l = locale(lang);
    let tag = lang.tag();
    let name = words::best(&concern.person.name, tag);
    let moment = words::moment(l, &shown.zone(), shown.publication.at);
    let number = shown.publication.number.to_string();
    let intro = match shown.publication.withdrawn {
        None => l.notice_intro(&number, moment),
        Some(withdrawn) => l.notice_intro_withdrawn(withdrawn.to_string(), moment, &number),
    };
    let items = concern
        .items
        .iter()
        .map(|(what, change)| item(l, edition, what, change))
        .collect();
    let link = |tail: &str| format!("{base_url}{}", address::page(lang, &edition.id, tail));
    let mut parts = vec![
        Part::Words(l.notice_greeting(&name)),
        Part::Words(intro),
        Part::List(items),
    ];
    if concern.there {
        parts.push(Part::Link(
            l.notice_person_page(),
            link(&tail::person(&concern.person.id)),
        ));
    }
    parts.push(Part::Link(l.notice_changes_page(), link(tail::CHANGES)));
    parts.push(Part::Words(l.notice_why()));
    let letter = mail::write(lang, l.notice_subject(words::best(&edition.title, tag)), &parts);
    Letter {
        to: reached.email.clone(),
        to_name: Some(name),
        ..letter
    }
}

/// One change as it concerns one reader.
fn item(l: &Locale, edition: &Edition, what: &What, change: &Change) -> (String, Vec<String>) {
    let tag = l.lang().tag();
    let title = words::best(&change.title, tag);
    let roles = |roles: &[String]| {
        let words: Vec<String> = roles.iter().map(|role| l.term("role", role)).collect();
        words.join(", ")
    };
    let detail = |label: String, place: &difference::WhenWhere| format!("{label} {}", words::place(l, place));
    let before = change
        .before
        .as_ref()
        .map(|place| detail(l.programme_change_before(), place));
    let after = change
        .after
        .as_ref()
        .map(|place| detail(l.programme_change_now(), place));
    // A change of people says nothing of the place; whoever joins needs it.
    let here = || {
        session(edition, &change.session)
            .map(|session| vec![words::place(l, &difference::place_of(edition, session))])
            .unwrap_or_default()
    };
    match what {
        What::Moved => (l.notice_moved(title), before.into_iter().chain(after).collect()),
        What::Cancelled => (l.notice_cancelled(title), before.into_iter().collect()),
        What::Added(mine) => (l.notice_added(title, roles(mine)), here()),
        What::Joined(mine) => (l.notice_joined(title, roles(mine)), here()),
        What::Role(mine) => (l.notice_role(title, roles(mine)), here()),
        What::Left => (l.notice_left(title), Vec::new()),
    }
}

fn to_secretary(
    base_url: &str,
    shown: &Shown,
    secretary: &Secretary,
    changes: &[Change],
    written: usize,
    unreached: &[&Person],
) -> Letter {
    let edition = shown.edition();
    let l = locale(secretary.lang);
    let tag = secretary.lang.tag();
    let publication = &shown.publication;
    let moment = words::moment(l, &shown.zone(), publication.at);
    let number = publication.number.to_string();
    let title = words::best(&edition.title, tag);
    let mut parts = vec![
        Part::Words(l.notice_greeting(&secretary.name)),
        Part::Words(match publication.withdrawn {
            None => l.notice_summary_intro(&publication.author, &number, moment),
            Some(withdrawn) => l.notice_summary_withdrawn(&publication.author, withdrawn.to_string(), moment, &number),
        }),
    ];
    let reason = words::best(&publication.reason, tag);
    if !reason.is_empty() {
        parts.push(Part::Words(l.notice_summary_reason(reason)));
    }
    if changes.is_empty() {
        parts.push(Part::Words(l.programme_no_changes()));
    } else {
        parts.push(Part::Words(l.programme_changes_count(changes.len())));
        let lines = changes.iter().take(MOST).map(|change| {
            let details = words::change_details(l, change)
                .into_iter()
                .map(|(label, words)| format!("{label} {words}"))
                .collect();
            (words::change(l, change), details)
        });
        parts.push(Part::List(lines.collect()));
        if changes.len() > MOST {
            parts.push(Part::Words(l.notice_summary_more(changes.len() - MOST)));
        }
    }
    parts.push(Part::Words(l.notice_summary_written(written)));
    if !unreached.is_empty() {
        let names: Vec<String> = unreached
            .iter()
            .take(MOST)
            .map(|person| words::best(&person.name, tag))
            .collect();
        parts.push(Part::Words(
            l.notice_summary_unreached(unreached.len(), names.join(", ")),
        ));
    }
    let changes_page = address::page(secretary.lang, &edition.id, tail::CHANGES);
    parts.push(Part::Link(l.notice_changes_page(), format!("{base_url}{changes_page}")));
    parts.push(Part::Link(l.notice_desk_page(), desk_page(base_url, &edition.id)));
    let letter = mail::write(secretary.lang, l.notice_summary_subject(title, &number), &parts);
    Letter {
        to: secretary.email.clone(),
        to_name: Some(secretary.name.clone()),
        ..letter
    }
}

/// Asks the secretariats of these sides to approve what is proposed.
///
/// # Errors
/// When the database fails.
pub async fn ask(tx: &mut Tx, base_url: &str, edition: &str, sides: &[String], now: Timestamp) -> DbResult<()> {
    let Some(edition) = forum::edition(tx, edition).await? else {
        return Ok(());
    };
    let Some(proposed) = approval::store::open(tx, edition.uid).await? else {
        return Ok(());
    };
    for secretary in contacts::secretariats(tx, edition.uid).await? {
        let wanted = secretary.side.as_ref().is_some_and(|side| sides.contains(side));
        if !wanted || format!("account:{}", secretary.account) == proposed.by {
            continue;
        }
        let l = locale(secretary.lang);
        let tag = secretary.lang.tag();
        let title = words::best(&edition.title, tag);
        let mut parts = vec![
            Part::Words(l.notice_greeting(&secretary.name)),
            Part::Words(l.notice_ask_intro(&proposed.name, &title)),
        ];
        let reason = words::best(&proposed.reason, tag);
        if !reason.is_empty() {
            parts.push(Part::Words(l.notice_summary_reason(reason)));
        }
        if let Some(at) = proposed.run_at {
            parts.push(Part::Words(l.notice_ask_when(words::moment(l, &zone(&edition), at))));
        }
        parts.push(Part::Link(l.notice_ask_next(), desk_page(base_url, &edition.id)));
        let letter = Letter {
            to: secretary.email.clone(),
            to_name: Some(secretary.name.clone()),
            key: format!("proposal/{}/{}/{}", proposed.id, proposed.digest, secretary.account),
            ..mail::write(secretary.lang, l.notice_ask_subject(title), &parts)
        };
        queue(tx, &letter, now).await?;
    }
    Ok(())
}

/// Tells whoever scheduled a release why it did not happen.
///
/// # Errors
/// When the database fails.
pub async fn missed(tx: &mut Tx, base_url: &str, proposed: &Proposed, why: &Missed, now: Timestamp) -> DbResult<()> {
    let Some(id) = proposed.by.strip_prefix("account:").and_then(|id| id.parse().ok()) else {
        return Ok(());
    };
    let Some(account) = accounts::active(tx, AccountId(id)).await? else {
        return Ok(());
    };
    let Some(key) = approval::store::edition_key(tx, proposed.edition).await? else {
        return Ok(());
    };
    let Some(edition) = super::draft::load(tx, &key).await? else {
        return Ok(());
    };
    let l = locale(account.language);
    let tag = account.language.tag();
    let at = proposed.run_at.unwrap_or(now);
    let mut parts = vec![
        Part::Words(l.notice_greeting(&account.name)),
        Part::Words(l.notice_missed_intro(words::moment(l, &zone(&edition), at))),
    ];
    match why {
        Missed::Changed => parts.push(Part::Words(l.notice_missed_changed())),
        Missed::NotApproved(sides) => {
            let names: Vec<String> = sides.iter().map(|side| side_name(&edition, side, tag)).collect();
            parts.push(Part::Words(l.notice_missed_not_approved(names.join(", "))));
        }
        Missed::Blocked(findings) => {
            parts.push(Part::Words(l.notice_missed_blocked()));
            let lines = findings
                .iter()
                .take(MOST)
                .map(|finding| (words::finding(l, &edition, finding), Vec::new()));
            parts.push(Part::List(lines.collect()));
        }
        Missed::NothingChanged(number) => parts.push(Part::Words(l.notice_missed_nothing_changed(number.to_string()))),
        Missed::Other(error) => parts.push(Part::Words(l.notice_missed_other(error))),
    }
    parts.push(Part::Link(l.notice_missed_next(), desk_page(base_url, &key)));
    let letter = Letter {
        to: account.email,
        to_name: Some(account.name),
        key: format!("proposal/{}/missed", proposed.id),
        ..mail::write(
            account.language,
            l.notice_missed_subject(words::best(&edition.title, tag)),
            &parts,
        )
    };
    queue(tx, &letter, now).await.map(drop)
}

fn desk_page(base_url: &str, edition: &str) -> String {
    format!("{base_url}/desk/{}/release", address::key(edition))
}

/// The name of a side in this language; its key when it is gone.
pub(in crate::programme) fn side_name(edition: &Edition, side: &str, tag: &str) -> String {
    edition
        .sides
        .iter()
        .find(|known| known.id == side)
        .map_or_else(|| side.to_owned(), |known| words::best(&known.name, tag))
}

/// What is spoken on a side, for those who did not say what they read.
fn of_side(side: Option<&str>) -> Lang {
    match side {
        Some("KZ") => Lang::Kk,
        Some("RU") => Lang::Ru,
        _ => Lang::En,
    }
}

pub(in crate::programme) fn zone(edition: &Edition) -> TimeZone {
    TimeZone::get(&edition.timezone).unwrap_or(TimeZone::UTC)
}
