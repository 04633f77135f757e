//! Releases at the desk: what the next one would change and what speaks against it, who proposes and who approves it, and
//! those that are out.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use exchange::archive::{Edition, Language, Text};
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use serde::Deserialize;
use uuid::Uuid;

use crate::people::access::{Actor, Desk, Permission, Routes, Visit};
use crate::people::accounts::store as accounts;
use crate::people::desk::{DeskShell, Section, page, refusal};
use crate::platform::db::{DbResult, Tx};
use crate::platform::i18n::{Lang, Locale, locale};
use crate::programme::approval::{self, ApprovalError, Policy, Proposed, Signer, Standing, Wish};
use crate::programme::difference::{Change, ChangeKind};
use crate::programme::history::{self, Filters};
use crate::programme::model::{Override, Publication, ReleaseSummary};
use crate::programme::notices::{self, side_name, zone};
use crate::programme::pages::address::{self, tail};
use crate::programme::release::{self, Order, Proposal, ReleaseError};
use crate::programme::{draft, store, words};

/// More changes or findings than this are counted, not listed.
const MOST: usize = 200;
/// More people than this are counted, not named.
const NAMES: usize = 12;

pub fn routes() -> Routes {
    Routes::new()
        .get("/desk/{edition}/release", Permission::ReadDesk, show)
        .post("/desk/{edition}/release/propose", Permission::Release, propose)
        .post("/desk/{edition}/release/approve", Permission::Approve, approve)
        .post("/desk/{edition}/release/retract", Permission::Approve, retract)
        .post("/desk/{edition}/release/call-off", Permission::Release, call_off)
        .post("/desk/{edition}/release/withdraw", Permission::Release, withdraw)
        .post("/desk/{edition}/release/keys", Permission::Release, keys)
}

#[derive(Template)]
#[template(path = "programme/desk/release.html")]
struct Releases {
    shell: DeskShell,
    /// What was refused, in words.
    problem: Option<String>,
    /// What the public sees.
    public: String,
    public_page: Option<String>,
    revision: String,
    digest: String,
    /// The record contradicts itself, so that nothing can be said of a release.
    contradiction: bool,
    nothing_changed: bool,
    difference: Option<Difference>,
    hard: Vec<Hard>,
    soft: Vec<String>,
    soft_count: usize,
    open: Option<Open>,
    last: Option<String>,
    form: Option<FormView>,
    policy: PolicyView,
    releases: Vec<Line>,
}

/// What the next release would change.
struct Difference {
    count: String,
    /// Who would be written to, and who would have to be told by other means.
    letters: Option<String>,
    unreached: Option<String>,
    contacts: Option<String>,
    lines: Vec<Changed>,
    more: Option<String>,
}

struct Changed {
    class: &'static str,
    words: String,
    details: Vec<(String, String)>,
}

/// A finding that forbids the release unless it is let pass.
struct Hard {
    key: String,
    words: String,
    reason: String,
}

/// The proposal that waits.
struct Open {
    by: String,
    reason: Vec<(&'static str, String)>,
    overrides: Vec<(String, String)>,
    when: Option<Moment>,
    /// That the draft is another by now, since when and by whom.
    changed: Option<String>,
    two_keys: bool,
    keys: Vec<Key>,
    void: Vec<String>,
    seal: String,
    may_approve: bool,
    /// Why the reader cannot, when they could be expected to.
    why_not: Option<String>,
    may_retract: bool,
    may_call_off: bool,
}

/// A key of a side.
struct Key {
    side: String,
    turned: bool,
    words: String,
}

struct Moment {
    words: String,
    instant: String,
}

struct FormView {
    reasons: Vec<(&'static str, &'static str, String)>,
    later: bool,
    date: String,
    time: String,
    zone: String,
    zone_name: String,
    button: String,
    again: bool,
}

struct PolicyView {
    two_keys: bool,
    words: String,
    asked: Option<String>,
    may_change: bool,
    possible: bool,
}

struct Line {
    number: u32,
    name: String,
    words: String,
    reason: String,
    changes: String,
    shown: bool,
    url: String,
    /// Earlier releases that could be shown in its place.
    earlier: Vec<(u32, String)>,
}

#[derive(Debug, Default, Deserialize)]
struct Asked {
    done: Option<String>,
}

/// What a form sent; kept so that whoever is refused finds their words again.
#[derive(Debug, Default)]
struct Sent {
    fields: BTreeMap<String, String>,
}

impl Sent {
    fn of(fields: Vec<(String, String)>) -> Self {
        Self {
            fields: fields.into_iter().collect(),
        }
    }

    fn get(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", |value| value.trim())
    }

    fn reason(&self) -> Text {
        let mut text = Text::default();
        for lang in Lang::all() {
            let words = self.get(&format!("reason-{}", lang.tag()));
            if !words.is_empty() {
                text.words.insert(Language::new(lang.tag()), words.to_owned());
            }
        }
        text
    }

    /// Hard findings with the reasons that were given for letting them pass.
    fn overrides(&self) -> Vec<Override> {
        self.fields
            .iter()
            .filter_map(|(name, reason)| Some((name.strip_prefix("override:")?, reason.trim())))
            .filter(|(_, reason)| !reason.is_empty())
            .map(|(finding, reason)| Override {
                finding: finding.to_owned(),
                reason: reason.to_owned(),
            })
            .collect()
    }

    /// The time that was chosen.
    fn publish_at(&self) -> Result<Option<DateTime>, Problem> {
        if self.get("when") != "later" {
            return Ok(None);
        }
        let date: Option<Date> = self.get("date").parse().ok();
        let time: Option<Time> = self.get("time").parse().ok();
        match (date, time) {
            (Some(date), Some(time)) => Ok(Some(date.to_datetime(time))),
            _ => Err(Problem::NoTime),
        }
    }
}

/// Why a form was refused.
#[derive(Debug)]
enum Problem {
    Approval(ApprovalError),
    NoTime,
    NoReason,
}

impl<E: Into<ApprovalError>> From<E> for Problem {
    fn from(error: E) -> Self {
        Self::Approval(error.into())
    }
}

async fn show(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path(edition): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let l = locale(visit.lang);
    let said = match asked.done.as_deref() {
        Some("published") => Some(l.approval_done_published()),
        Some("scheduled") => Some(l.approval_done_scheduled()),
        Some("proposed") => Some(l.approval_done_proposed()),
        Some("approved") => Some(l.approval_done_approved()),
        Some("retracted") => Some(l.approval_done_retracted()),
        Some("called-off") => Some(l.approval_done_called_off()),
        Some("withdrawn") => Some(l.approval_done_withdrawn()),
        Some("two-keys") => Some(l.approval_done_two_keys()),
        Some("asked") => Some(l.approval_done_asked()),
        Some("one-key") => Some(l.approval_done_one_key()),
        _ => None,
    };
    answer(&desk, &visit, &actor, &edition, &Sent::default(), None, said).await
}

async fn propose(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path(edition): Path<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let sent = Sent::of(fields);
    let now = desk.now();
    let label = actor.label();
    let by = signer(&actor, &label, &edition);
    let happened = async {
        let wish = Wish {
            seen: Some(sent.get("digest").to_owned()).filter(|digest| !digest.is_empty()),
            reason: sent.reason(),
            overrides: sent.overrides(),
            publish_at: sent.publish_at()?,
        };
        let mut tx = desk.db.write().await?;
        let standing = approval::propose(&mut tx, &edition, &wish, &by, now).await?;
        if let Standing::Waiting(sides) = &standing {
            notices::ask(&mut tx, &desk.base_url, &edition, sides, now).await?;
        }
        tx.commit().await?;
        Ok(stands(&standing, "proposed"))
    };
    let happened = happened.await;
    went(&desk, &visit, &actor, &edition, &sent, happened).await
}

async fn approve(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path(edition): Path<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let sent = Sent::of(fields);
    let label = actor.label();
    let by = signer(&actor, &label, &edition);
    let happened = async {
        let mut tx = desk.db.write().await?;
        let standing = approval::approve(&mut tx, &edition, sent.get("seal"), &by, desk.now()).await?;
        tx.commit().await?;
        Ok(stands(&standing, "approved"))
    };
    let happened = happened.await;
    went(&desk, &visit, &actor, &edition, &sent, happened).await
}

async fn retract(State(desk): State<Desk>, visit: Visit, actor: Actor, Path(edition): Path<String>) -> Response {
    let label = actor.label();
    let by = signer(&actor, &label, &edition);
    let happened = async {
        let mut tx = desk.db.write().await?;
        approval::retract(&mut tx, &edition, &by, desk.now()).await?;
        tx.commit().await?;
        Ok("retracted")
    };
    let happened = happened.await;
    went(&desk, &visit, &actor, &edition, &Sent::default(), happened).await
}

async fn call_off(State(desk): State<Desk>, visit: Visit, actor: Actor, Path(edition): Path<String>) -> Response {
    let label = actor.label();
    let by = signer(&actor, &label, &edition);
    let happened = async {
        let mut tx = desk.db.write().await?;
        approval::call_off(&mut tx, &edition, &by, desk.now()).await?;
        tx.commit().await?;
        Ok("called-off")
    };
    let happened = happened.await;
    went(&desk, &visit, &actor, &edition, &Sent::default(), happened).await
}

async fn withdraw(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path(edition): Path<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let sent = Sent::of(fields);
    let happened = async {
        let reason = sent.reason();
        if reason.is_empty() {
            return Err(Problem::NoReason);
        }
        let number = sent.get("number").parse().unwrap_or_default();
        let favour = sent.get("favour").parse().unwrap_or_default();
        let order = Order {
            author: actor.name.clone(),
            reason,
            overrides: Vec::new(),
            at: desk.now(),
        };
        let mut tx = desk.db.write().await?;
        release::withdraw(&mut tx, &edition, number, favour, &order).await?;
        tx.commit().await?;
        Ok("withdrawn")
    };
    let happened = happened.await;
    // The words of this form are not those of the one that proposes.
    went(&desk, &visit, &actor, &edition, &Sent::default(), happened).await
}

/// Wants two keys, or to do without them.
async fn keys(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path(edition): Path<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let sent = Sent::of(fields);
    let now = desk.now();
    let label = actor.label();
    let by = signer(&actor, &label, &edition);
    let happened = async {
        let mut tx = desk.db.write().await?;
        let done = if sent.get("two-keys") == "yes" {
            approval::want_two_keys(&mut tx, &edition, &by, now).await?;
            "two-keys"
        } else {
            match approval::end_two_keys(&mut tx, &edition, &by, actor.is_administrator(), now).await? {
                approval::Ended::Yes => "one-key",
                approval::Ended::Asked => "asked",
            }
        };
        tx.commit().await?;
        Ok(done)
    };
    let happened = happened.await;
    went(&desk, &visit, &actor, &edition, &sent, happened).await
}

/// What was done to a proposal, which may be published or scheduled by that.
fn stands(standing: &Standing, otherwise: &'static str) -> &'static str {
    match standing {
        Standing::Waiting(_) => otherwise,
        Standing::Scheduled(_) => "scheduled",
        Standing::Published(_) => "published",
    }
}

fn signer<'a>(actor: &'a Actor, label: &'a str, edition: &'a str) -> Signer<'a> {
    Signer {
        account: label,
        name: &actor.name,
        side: actor.signing_side(edition),
    }
}

/// Back to the page, which says what was done, and whoever is looking at it elsewhere hears of it; or the page with what was
/// refused and typed.
async fn went(
    desk: &Desk,
    visit: &Visit,
    actor: &Actor,
    edition: &str,
    sent: &Sent,
    happened: Result<&'static str, Problem>,
) -> Response {
    match happened {
        Ok(done) => {
            desk.bell.ring(edition, "release", serde_json::json!({ "done": done }));
            Redirect::to(&format!("/desk/{}/release?done={done}", address::key(edition))).into_response()
        }
        Err(problem) => answer(desk, visit, actor, edition, sent, Some(problem), None).await,
    }
}

/// The page, with what was refused and typed, or what was done.
async fn answer(
    desk: &Desk,
    visit: &Visit,
    actor: &Actor,
    edition: &str,
    sent: &Sent,
    problem: Option<Problem>,
    said: Option<String>,
) -> Response {
    let refused = match problem {
        Some(Problem::Approval(ApprovalError::Db(error) | ApprovalError::Release(ReleaseError::Db(error)))) => {
            return refusal::internal(&error, false);
        }
        other => other,
    };
    match look(desk, visit, actor, edition, sent, refused.as_ref()).await {
        Ok(Some(mut releases)) => {
            releases.shell = releases.shell.said(said);
            let status = match refused {
                None => StatusCode::OK,
                Some(Problem::Approval(ApprovalError::Changed | ApprovalError::NoProposal)) => StatusCode::CONFLICT,
                Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
            };
            page(status, &releases)
        }
        Ok(None) => refusal::not_found(visit),
        Err(error) => refusal::internal(&error, false),
    }
}

async fn look(
    desk: &Desk,
    visit: &Visit,
    actor: &Actor,
    key: &str,
    sent: &Sent,
    problem: Option<&Problem>,
) -> DbResult<Option<Releases>> {
    let l = locale(visit.lang);
    let mut tx = desk.db.read().await?;
    let Some((uid, revision)) = approval::store::revision(&mut tx, key).await? else {
        return Ok(None);
    };
    let proposal = match release::propose(&mut tx, key).await {
        Ok(proposal) => Some(proposal),
        Err(ReleaseError::Db(error)) => return Err(error),
        Err(ReleaseError::NoEdition(_)) => return Ok(None),
        Err(_) => None,
    };
    let alone;
    let edition = match &proposal {
        Some(proposal) => proposal.edition(),
        None => match draft::load(&mut tx, key).await? {
            Some(found) => {
                alone = found;
                &alone
            }
            None => return Ok(None),
        },
    };
    let digest = proposal
        .as_ref()
        .map(|proposal| release::digest(&proposal.archive).1)
        .unwrap_or_default();
    let publications = store::publications(&mut tx, uid).await?;
    let summaries = store::release_summaries(&mut tx, uid).await?;
    let policy = approval::store::policy(&mut tx, uid).await?;
    let open = approval::store::open(&mut tx, uid).await?;
    let last = approval::store::last_ended(&mut tx, uid).await?;
    let shown = publications.first().map(|shown| shown.number);
    let nothing_changed = proposal.as_ref().is_some_and(|proposal| {
        proposal
            .before
            .as_ref()
            .is_some_and(|before| before.digest == digest && shown == Some(before.summary.number))
    });
    let may_release = actor.may(Permission::Release, Some(key));
    let reading = Reading {
        l,
        edition,
        zone: zone(edition),
        actor,
        policy: &policy,
        digest: &digest,
    };
    let open_view = match &open {
        Some(open) => Some(reading.open(&mut tx, open, proposal.as_ref()).await?),
        None => None,
    };
    let difference = match proposal.as_ref().filter(|_| !nothing_changed) {
        Some(proposal) => Some(reading.difference(&mut tx, proposal).await?),
        None => None,
    };
    let form =
        (may_release && proposal.is_some() && !nothing_changed).then(|| reading.form(sent, open.as_ref(), desk.now()));
    let problem = problem.map(|problem| reading.problem(problem));
    let current = publications.first();
    Ok(Some(Releases {
        shell: DeskShell::new(visit, Some(key), Section::Release, l.approval_title())
            .style("css/release.css")
            .script("js/release.js"),
        problem,
        public: match current {
            None => l.approval_public_nothing(),
            Some(shown) => l.approval_public_sees(shown.number.to_string(), reading.moment(shown.at), &shown.author),
        },
        public_page: current.map(|_| address::page(visit.lang, key, tail::HOME)),
        revision: l.approval_revision(revision.to_string()),
        contradiction: proposal.is_none(),
        nothing_changed,
        difference,
        hard: proposal
            .as_ref()
            .map(|proposal| reading.hard(proposal, sent, open.as_ref()))
            .unwrap_or_default(),
        soft: proposal
            .as_ref()
            .map(|proposal| reading.soft(proposal))
            .unwrap_or_default(),
        soft_count: proposal.as_ref().map_or(0, |proposal| {
            proposal.findings.list.len() - proposal.findings.hard().count()
        }),
        last: open
            .is_none()
            .then(|| last.as_ref().and_then(|last| reading.last(last)))
            .flatten(),
        open: open_view,
        form,
        policy: reading.policy(may_release),
        releases: reading.releases(&summaries, &publications, may_release, visit.lang),
        digest,
    }))
}

/// What is needed to say things about an edition to somebody.
struct Reading<'a> {
    l: &'static Locale,
    edition: &'a Edition,
    zone: TimeZone,
    actor: &'a Actor,
    policy: &'a Policy,
    digest: &'a str,
}

impl Reading<'_> {
    fn tag(&self) -> &'static str {
        self.l.lang().tag()
    }

    fn moment(&self, at: Timestamp) -> String {
        words::moment(self.l, &self.zone, at)
    }

    fn side(&self, side: &str) -> String {
        side_name(self.edition, side, self.tag())
    }

    async fn difference(&self, tx: &mut Tx, proposal: &Proposal) -> DbResult<Difference> {
        let l = self.l;
        let Some(_) = &proposal.before else {
            return Ok(Difference {
                count: l.approval_first(proposal.edition().sessions.len()),
                letters: None,
                unreached: None,
                contacts: None,
                lines: Vec::new(),
                more: None,
            });
        };
        let changes = &proposal.difference;
        let (reached, unreached) = notices::preview(tx, proposal, l.lang()).await?;
        let names: Vec<String> = unreached.iter().take(NAMES).cloned().collect();
        let may_reach = self.actor.may(Permission::EditPeople, Some(&self.edition.id));
        Ok(Difference {
            letters: (reached > 0 || !unreached.is_empty()).then(|| l.approval_letters(reached)),
            contacts: (may_reach && !unreached.is_empty())
                .then(|| format!("/desk/{}/contacts?without=yes", address::key(&self.edition.id))),
            unreached: (!unreached.is_empty()).then(|| l.approval_unreached(unreached.len(), names.join(", "))),
            count: if changes.is_empty() {
                l.approval_changes_elsewhere()
            } else {
                l.programme_changes_count(changes.len())
            },
            lines: changes.iter().take(MOST).map(|change| self.changed(change)).collect(),
            more: (changes.len() > MOST).then(|| l.notice_summary_more(changes.len() - MOST)),
        })
    }

    fn changed(&self, change: &Change) -> Changed {
        Changed {
            class: match change.kind {
                ChangeKind::Added => "add",
                ChangeKind::Cancelled => "gone",
                ChangeKind::Moved => "mov",
                ChangeKind::Renamed | ChangeKind::People | ChangeKind::Other => "oth",
            },
            words: words::change(self.l, change),
            details: words::change_details(self.l, change),
        }
    }

    fn hard(&self, proposal: &Proposal, sent: &Sent, open: Option<&Proposed>) -> Vec<Hard> {
        proposal
            .findings
            .hard()
            .map(|finding| {
                let given = open
                    .into_iter()
                    .flat_map(|open| &open.overrides)
                    .find(|given| given.finding == finding.key)
                    .map_or("", |given| given.reason.as_str());
                let typed = sent.get(&format!("override:{}", finding.key));
                Hard {
                    words: words::finding(self.l, proposal.edition(), finding),
                    reason: if typed.is_empty() { given } else { typed }.to_owned(),
                    key: finding.key.clone(),
                }
            })
            .collect()
    }

    fn soft(&self, proposal: &Proposal) -> Vec<String> {
        let hard: Vec<&str> = proposal.findings.hard().map(|finding| finding.key.as_str()).collect();
        proposal
            .findings
            .list
            .iter()
            .filter(|finding| !hard.contains(&finding.key.as_str()))
            .take(MOST)
            .map(|finding| words::finding(self.l, proposal.edition(), finding))
            .collect()
    }

    async fn open(&self, tx: &mut Tx, open: &Proposed, proposal: Option<&Proposal>) -> DbResult<Open> {
        let l = self.l;
        let approvals = approval::store::approvals(tx, open.id).await?;
        let current = open.digest == self.digest;
        let changed = if current {
            None
        } else {
            Some(self.since(tx, open.revision, true).await?)
        };
        let label = self.actor.label();
        let seal = open.seal();
        let valid = if current {
            approval::counting(tx, &self.edition.id, &approvals, &seal).await?
        } else {
            Vec::new()
        };
        let mut void = Vec::new();
        for given in approvals.iter().filter(|given| !valid.contains(given)) {
            let since = if current && given.seal == seal {
                l.approval_may_no_longer()
            } else {
                self.since(tx, given.revision, !current).await?
            };
            void.push(l.approval_void(self.side(&given.side), &given.name, self.moment(given.at), since));
        }
        let keys = self.edition.sides.iter().map(|side| {
            let given = valid.iter().find(|given| given.side == side.id);
            Key {
                side: self.side(&side.id),
                turned: given.is_some(),
                words: given.map_or_else(
                    || l.approval_key_waiting(),
                    |given| l.approval_key_turned(&given.name, self.moment(given.at)),
                ),
            }
        });
        let mine = self.actor.signing_side(&self.edition.id);
        let turned_by_me = valid.iter().any(|given| given.account == label);
        let turned_for_mine = valid.iter().any(|given| Some(given.side.as_str()) == mine);
        let may = self.policy.two_keys && self.actor.may(Permission::Approve, Some(&self.edition.id));
        let why_not = match mine {
            _ if !may || !current || turned_by_me => None,
            None => Some(l.approval_problem_no_side()),
            Some(_) => None,
        };
        Ok(Open {
            by: l.approval_proposed_by(&open.name, self.moment(open.at)),
            reason: reasons(&open.reason),
            overrides: open
                .overrides
                .iter()
                .map(|given| {
                    let finding = proposal.and_then(|proposal| {
                        proposal
                            .findings
                            .list
                            .iter()
                            .find(|finding| finding.key == given.finding)
                            .map(|finding| words::finding(l, proposal.edition(), finding))
                    });
                    (finding.unwrap_or_else(|| given.finding.clone()), given.reason.clone())
                })
                .collect(),
            when: open.run_at.map(|at| Moment {
                words: l.approval_at(self.moment(at)),
                instant: at.to_string(),
            }),
            changed,
            two_keys: self.policy.two_keys,
            keys: keys.collect(),
            void,
            seal: seal.clone(),
            may_approve: may && current && mine.is_some() && !turned_for_mine && !turned_by_me,
            why_not,
            may_retract: may && turned_by_me,
            may_call_off: self.actor.may(Permission::Release, Some(&self.edition.id)),
        })
    }

    /// That the draft has changed since this revision, and by whom, as far as the history knows; when it has not, that
    /// `otherwise` it must have been elsewhere, or that the proposal is another.
    async fn since(&self, tx: &mut Tx, revision: i64, otherwise: bool) -> DbResult<String> {
        let l = self.l;
        let last = history::recent(
            tx,
            Some(&self.edition.id),
            &Filters::default(),
            &history::Page::first(1),
        )
        .await?
        .into_iter()
        .find(|change| change.revision > revision);
        let Some(change) = last else {
            return Ok(if otherwise {
                l.approval_changed()
            } else {
                l.approval_proposal_changed()
            });
        };
        let account = change
            .actor
            .strip_prefix("account:")
            .and_then(|id| id.parse::<Uuid>().ok());
        let name = match account {
            Some(id) => accounts::account(tx, crate::people::access::AccountId(id))
                .await?
                .map(|account| account.name),
            None => None,
        };
        Ok(l.approval_changed_by(name.unwrap_or(change.actor), self.moment(change.at)))
    }

    fn form(&self, sent: &Sent, open: Option<&Proposed>, now: Timestamp) -> FormView {
        let l = self.l;
        let typed = |name: &str, otherwise: String| {
            let given = sent.get(name);
            if given.is_empty() { otherwise } else { given.to_owned() }
        };
        let kept = |tag: &str| {
            open.and_then(|open| open.reason.get(tag))
                .unwrap_or_default()
                .to_owned()
        };
        let tomorrow = self.zone.to_datetime(now).date().saturating_add(1.days());
        let at = open
            .and_then(|open| open.publish_at)
            .unwrap_or_else(|| tomorrow.at(9, 0, 0, 0));
        let here = self.zone.to_datetime(now);
        FormView {
            reasons: Lang::all()
                .map(|lang| {
                    let value = typed(&format!("reason-{}", lang.tag()), kept(lang.tag()));
                    (lang.tag(), lang.native_name(), value)
                })
                .to_vec(),
            later: sent.get("when") == "later"
                || (sent.fields.is_empty() && open.is_some_and(|open| open.run_at.is_some())),
            date: typed("date", at.date().to_string()),
            time: typed("time", l.time(at.time())),
            zone: l.approval_zone(&self.edition.timezone, l.date_long(here.date()), l.time(here.time())),
            zone_name: self.edition.timezone.clone(),
            button: match (self.policy.two_keys, open.is_some()) {
                (true, false) => l.approval_propose(),
                (true, true) => l.approval_propose_again(),
                (false, _) => l.approval_publish(),
            },
            again: open.is_some(),
        }
    }

    fn policy(&self, may_release: bool) -> PolicyView {
        let l = self.l;
        PolicyView {
            two_keys: self.policy.two_keys,
            words: if self.policy.two_keys {
                l.approval_policy_two()
            } else {
                l.approval_policy_one()
            },
            asked: self
                .policy
                .ending
                .as_ref()
                .map(|asked| l.approval_policy_asked(&asked.name, self.side(&asked.side), self.moment(asked.at))),
            may_change: may_release,
            possible: self.policy.two_keys || self.edition.sides.len() >= 2,
        }
    }

    /// How the last proposal ended, where that is worth saying.
    fn last(&self, last: &Proposed) -> Option<String> {
        let l = self.l;
        let at = self.moment(last.ended_at?);
        match last.state {
            approval::State::CalledOff => {
                Some(l.approval_last_called_off(last.ended_name.clone().unwrap_or_default(), at))
            }
            approval::State::Missed => {
                let why = last.outcome.as_ref().and_then(|outcome| outcome["why"].as_str());
                let why = match why {
                    Some("changed") => l.approval_missed_changed(),
                    Some("not-approved") => l.approval_missed_not_approved(),
                    Some("blocked") => l.approval_missed_blocked(),
                    Some("nothing-changed") => l.approval_missed_nothing_changed(),
                    _ => l.approval_missed_other(),
                };
                Some(l.approval_last_missed(at, why))
            }
            approval::State::Open | approval::State::Published => None,
        }
    }

    fn releases(
        &self,
        summaries: &[ReleaseSummary],
        publications: &[Publication],
        may_release: bool,
        lang: Lang,
    ) -> Vec<Line> {
        let l = self.l;
        let shown = publications.first().map(|shown| shown.number);
        let changes = address::page(lang, &self.edition.id, tail::CHANGES);
        summaries
            .iter()
            .map(|release| {
                let is_shown = shown == Some(release.number);
                let withdrawn = publications
                    .iter()
                    .find(|publication| publication.withdrawn == Some(release.number))
                    .filter(|_| !is_shown);
                let mut said = l.approval_released(self.moment(release.at), &release.author);
                if let Some(withdrawn) = withdrawn {
                    said = format!(
                        "{said} {}",
                        l.approval_withdrawn(self.moment(withdrawn.at), &withdrawn.author)
                    );
                }
                let earlier = summaries
                    .iter()
                    .filter(|_| is_shown && may_release)
                    .filter(|earlier| earlier.number < release.number)
                    .map(|earlier| (earlier.number, l.programme_release(earlier.number.to_string())))
                    .collect();
                Line {
                    number: release.number,
                    name: l.programme_release(release.number.to_string()),
                    words: said,
                    reason: words::best(&release.reason, self.tag()),
                    changes: if release.difference.is_empty() {
                        String::new()
                    } else {
                        l.programme_changes_count(release.difference.len())
                    },
                    shown: is_shown,
                    url: format!("{changes}#release-{}", release.number),
                    earlier,
                }
            })
            .collect()
    }

    /// What was refused, in words that say what to do.
    fn problem(&self, problem: &Problem) -> String {
        let l = self.l;
        let civil = |at: &DateTime| l.site_moment(l.date_long(at.date()), l.time(at.time()));
        match problem {
            Problem::NoTime => l.approval_problem_no_time(),
            Problem::NoReason => l.approval_problem_no_reason(),
            Problem::Approval(error) => match error {
                ApprovalError::Changed => l.approval_problem_changed(),
                ApprovalError::NoProposal => l.approval_problem_no_proposal(),
                ApprovalError::NoSide => l.approval_problem_no_side(),
                ApprovalError::Turned { side, name } => l.approval_problem_turned(self.side(side), name),
                ApprovalError::SamePerson { side } => l.approval_problem_same_person(self.side(side)),
                ApprovalError::Past(at) => l.approval_problem_past(civil(at)),
                ApprovalError::NoSuchTime(at) => l.approval_problem_no_such_time(civil(at), &self.edition.timezone),
                ApprovalError::NoZone(zone) => l.approval_problem_no_zone(zone),
                ApprovalError::TooFewSides => l.approval_problem_too_few_sides(),
                ApprovalError::Release(error) => match error {
                    ReleaseError::Blocked(findings) => l.approval_problem_blocked(findings.len()),
                    ReleaseError::NothingChanged(number) => l.approval_problem_nothing_changed(number.to_string()),
                    ReleaseError::NothingToOverride(_) | ReleaseError::NoReason(_) => l.approval_problem_overrides(),
                    ReleaseError::NoRelease(number) | ReleaseError::NotEarlier(number) => {
                        l.approval_problem_not_earlier(number.to_string())
                    }
                    ReleaseError::NotShown(number) => l.approval_problem_not_shown(number.to_string()),
                    ReleaseError::TwoKeys => l.approval_policy_two(),
                    ReleaseError::Contradiction(_) | ReleaseError::NoEdition(_) | ReleaseError::Db(_) => {
                        l.approval_contradiction()
                    }
                },
                ApprovalError::Db(_) => l.approval_contradiction(),
            },
        }
    }
}

/// A reason in the languages in which it was given.
fn reasons(reason: &Text) -> Vec<(&'static str, String)> {
    Lang::all()
        .into_iter()
        .filter_map(|lang| Some((lang.tag(), reason.get(lang.tag())?.to_owned())))
        .collect()
}
