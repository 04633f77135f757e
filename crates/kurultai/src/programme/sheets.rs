//! Spreadsheets: a list of the forum comes in as a sheet, is shown as a list of differences, is applied as one change that
//! can be taken back, and goes out again.
//!
//! Always true:
//! - reading writes nothing into the draft; applying writes all records of the dry run, or none;
//! - the dry run keeps the version of every record that it read, so what others changed since is a conflict and is not lost;
//! - a matching of columns is remembered by the edition, the list and the headings, and offered to whoever brings them next;
//! - an upload is forgotten a day after it came, and its content as soon as it is applied.
//!
//! What a sheet is, and what is wrong with its cells, is known by `exchange::sheet`. Start reading at [`receive`], then
//! [`dry_run`] and [`apply`].

pub mod store;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use exchange::sheet::{
    self, Blanks, Column, Edition, Holds, Limits, List, Reference, Refusal as NoSheet, Target, Term, Vocabulary,
    Workbook,
};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::edit::{self, By, Edit, EditError, Origin, Version};
use super::records::{Kind, RecordKey};
use crate::forum::store as forum;
use crate::people::access::{Desk, Permission};
use crate::platform::audit;
use crate::platform::db::{DbError, DbResult, Tx};
use crate::platform::i18n::{Lang, Locale, locale};
use crate::platform::jobs::{self, Job};
use crate::platform::secret;

/// How long an upload is kept.
pub const KEPT: SignedDuration = SignedDuration::from_hours(24);

/// The kind of job that forgets an upload at its time.
pub const FORGET: &str = "sheet.forget";

/// Work whose last sign is older than this was lost with its process.
const LOST: SignedDuration = SignedDuration::from_secs(60);

/// How often work says how far it has come.
const BEAT: Duration = Duration::from_millis(400);

/// Where an upload stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Its columns are being matched.
    Columns,
    Reading,
    /// The dry run can be looked at.
    Ready,
    Applying,
    Applied,
    Undone,
}

impl State {
    pub fn name(self) -> &'static str {
        match self {
            Self::Columns => "columns",
            Self::Reading => "reading",
            Self::Ready => "ready",
            Self::Applying => "applying",
            Self::Applied => "applied",
            Self::Undone => "undone",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        [
            Self::Columns,
            Self::Reading,
            Self::Ready,
            Self::Applying,
            Self::Applied,
            Self::Undone,
        ]
        .into_iter()
        .find(|state| state.name() == name)
    }
}

/// A sheet that somebody brought.
#[derive(Debug, Clone)]
pub struct Upload {
    pub id: Uuid,
    pub edition: String,
    pub list: List,
    /// As in the ledger.
    pub actor: String,
    /// Of the file.
    pub name: String,
    pub at: Timestamp,
    /// SHA-256 of the content, in hexadecimal.
    pub digest: String,
    /// Which sheet of the workbook, from 0.
    pub place: u32,
    /// Which of its rows has the headings, from 0, blank rows not counted.
    pub header: u32,
    /// Columns of the sheet, from 0, to keys of columns of the list.
    pub mapping: BTreeMap<u32, String>,
    pub blanks_clear: bool,
    pub state: State,
    pub done: u32,
    pub total: u32,
    pub beat: Timestamp,
    pub problem: Option<Trouble>,
    pub batch: Option<Uuid>,
}

impl Upload {
    /// Whether work on it goes on.
    pub fn is_busy(&self, now: Timestamp) -> bool {
        matches!(self.state, State::Reading | State::Applying) && self.beat.duration_until(now) < LOST
    }
}

/// Why work on an upload came to nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trouble {
    /// Others changed records since the dry run: their names, the fields, and who.
    Conflict(Vec<Clash>),
    Refused(Vec<Objection>),
    /// Records that were deleted since.
    Gone(Vec<String>),
    /// The edition, or what was sent, is not there any more.
    Lost,
    Internal,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clash {
    pub label: String,
    pub fields: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objection {
    pub label: String,
    pub field: String,
    /// Name of an [`edit::Code`].
    pub code: String,
    pub value: String,
}

/// What a sheet would do.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DryRun {
    /// Name of the sheet in its workbook.
    pub sheet: String,
    pub lines: Vec<Line>,
    pub edits: Vec<Planned>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    Wrong,
    New,
    Changed,
    Same,
}

impl Status {
    pub const ALL: [Self; 4] = [Self::Wrong, Self::New, Self::Changed, Self::Same];

    pub fn name(self) -> &'static str {
        match self {
            Self::Wrong => "wrong",
            Self::New => "new",
            Self::Changed => "changed",
            Self::Same => "same",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}

/// One row of the sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    pub row: u32,
    pub status: Status,
    pub label: String,
    /// Key of the record it is about.
    pub id: Option<String>,
    /// How it was found: a word of `sheet-how`.
    pub how: Option<String>,
    /// Column, before and after, in words.
    pub changes: Vec<(String, String, String)>,
    pub problems: Vec<Said>,
}

/// A problem of a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub at: String,
    pub column: String,
    pub code: String,
    pub value: String,
    pub hints: Vec<String>,
}

/// A record as it will be written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Planned {
    pub list: String,
    pub id: String,
    pub base: Option<Version>,
    pub fields: Map<String, Value>,
}

impl DryRun {
    /// How many rows are wrong, new, changed and unchanged.
    pub fn counts(&self) -> [(Status, usize); 4] {
        Status::ALL.map(|status| (status, self.lines.iter().filter(|line| line.status == status).count()))
    }

    fn pack(&self) -> std::io::Result<Vec<u8>> {
        zstd::encode_all(serde_json::to_vec(self)?.as_slice(), 1)
    }

    pub fn unpack(bytes: &[u8]) -> std::io::Result<Self> {
        Ok(serde_json::from_slice(&zstd::decode_all(bytes)?)?)
    }
}

/// The records a list is made of.
pub fn kind(list: List) -> Kind {
    match list {
        List::Organisations => Kind::Organisation,
        List::People => Kind::Person,
        List::Sessions | List::Roles => Kind::Session,
        List::Venues => Kind::Venue,
        List::Halls => Kind::Hall,
        List::Travel => Kind::Travel,
        List::Tracks => Kind::Track,
        List::Days => Kind::Day,
        List::Delegations => Kind::Delegation,
    }
}

/// What somebody must be allowed to bring a list in.
pub fn permission(list: List) -> Permission {
    match list {
        List::Organisations | List::People | List::Delegations => Permission::EditPeople,
        List::Sessions | List::Roles => Permission::EditProgramme,
        List::Venues | List::Halls | List::Travel | List::Tracks | List::Days => Permission::EditFrame,
    }
}

/// What a column is called.
pub fn heading(l: &Locale, list: List, column: &Column) -> String {
    let field = column.field.replace('_', "-");
    let own = l.by_id(&format!("sheet-column-{}-{field}", list.key()), &[]);
    let words = own.unwrap_or_else(|| l.term("sheet-column", column.field));
    match &column.language {
        Some(tag) => l.sheet_in_language(
            words,
            l.by_id(&format!("sheet-in-{tag}"), &[]).unwrap_or_else(|| tag.clone()),
        ),
        None => words,
    }
}

/// What our own sheets call a column, in every language.
pub fn labels(list: List, languages: &[String]) -> Vec<(String, Vec<String>)> {
    let columns = list.columns(languages);
    let words = |column: &Column| Lang::all().map(|lang| heading(locale(lang), list, column)).to_vec();
    columns
        .iter()
        .map(|column| (column.key.clone(), words(column)))
        .collect()
}

/// An edition as sheets are read against, with the version of every record.
#[derive(Debug)]
pub struct Known {
    pub edition: Edition,
    pub title: exchange::archive::Text,
    versions: HashMap<(List, String), Version>,
}

/// Loads what a list needs: its own records and all that it may name. `None` when there is no such edition.
pub async fn known(tx: &mut Tx, key: &str, list: List, l: &Locale) -> DbResult<Option<Known>> {
    let Some(frame) = forum::edition(tx, key).await? else {
        return Ok(None);
    };
    let languages: Vec<String> = frame
        .languages
        .iter()
        .map(|language| language.as_str().to_owned())
        .collect();
    let mut edition = Edition::new(languages.clone(), Some(frame.start), Some(frame.end));
    let named = |id: &str, text: &exchange::archive::Text| Term {
        key: id.to_owned(),
        names: ordered(text, l.lang().tag()),
    };
    edition.add_named(
        Reference::Side,
        frame.sides.iter().map(|side| named(&side.id, &side.name)).collect(),
    );
    let reference = forum::reference(tx).await?;
    edition.add_named(
        Reference::Region,
        reference
            .regions
            .iter()
            .map(|region| named(&region.id, &region.name))
            .collect(),
    );
    for (vocabulary, prefix, words) in VOCABULARIES {
        let term = |word: &&str| Term {
            key: (*word).to_owned(),
            names: names_of(l, prefix, word),
        };
        edition.add_terms(vocabulary, words.iter().map(term).collect());
    }
    let mut versions = HashMap::new();
    for needed in needed(list, &languages) {
        let mut records = Vec::new();
        for stored in edit::list(tx, key, kind(needed)).await? {
            versions.insert((needed, stored.key.id.clone()), stored.version);
            records.push((stored.key.id, stored.fields));
        }
        edition.add_records(needed, records);
    }
    edition.prefer(l.lang().tag());
    Ok(Some(Known {
        edition,
        title: frame.title,
        versions,
    }))
}

/// The names of a text, the one in this language first.
fn ordered(text: &exchange::archive::Text, tag: &str) -> Vec<String> {
    let first = text.best(tag).map(|(_, words)| words.to_owned());
    let all = text.words.values().cloned();
    let mut seen = BTreeSet::new();
    first
        .into_iter()
        .chain(all)
        .filter(|name| seen.insert(name.clone()))
        .collect()
}

/// A word in every language, the reader's first.
fn names_of(l: &Locale, prefix: &str, word: &str) -> Vec<String> {
    let mut languages = vec![l.lang()];
    languages.extend(Lang::all().into_iter().filter(|lang| *lang != l.lang()));
    let id = format!("{prefix}-{word}");
    languages
        .into_iter()
        .filter_map(|lang| locale(lang).by_id(&id, &[]))
        .collect()
}

/// Words that a field may choose from, besides those the edition uses already.
const VOCABULARIES: [(Vocabulary, &str, &[&str]); 7] = [
    (
        Vocabulary::SessionKind,
        "kind",
        &[
            "plenary",
            "panel",
            "council",
            "conference",
            "rectors-forum",
            "exhibition",
            "bilateral",
            "signing",
            "cultural",
            "press",
            "section",
            "visit",
            "arrival",
            "break",
            "talk",
            "round-table",
            "workshop",
            "meeting",
            "reception",
            "ceremony",
            "keynote",
            "lightning-talk",
            "podium",
            "lecture",
            "performance",
            "concert",
            "other",
        ],
    ),
    (
        Vocabulary::Role,
        "role",
        &[
            "chair",
            "co-chair",
            "moderator",
            "speaker",
            "rapporteur",
            "interpreter",
            "host",
            "guest",
            "guide",
            "principal",
            "signatory",
            "participant",
        ],
    ),
    (
        Vocabulary::OrganisationKind,
        "organisation",
        &[
            "government",
            "ministry",
            "chamber",
            "council",
            "association",
            "company",
            "university",
            "institute",
            "tour-agency",
            "media",
            "fund",
            "agency",
            "museum",
            "akimat",
            "bank",
        ],
    ),
    (
        Vocabulary::VenueKind,
        "venue",
        &[
            "industrial",
            "university",
            "museum",
            "airport",
            "exhibition",
            "hotel",
            "theatre",
            "congress",
            "government",
        ],
    ),
    (
        Vocabulary::Equipment,
        "equipment",
        &[
            "projector",
            "interpretation-booths",
            "microphones",
            "stage",
            "round-table",
            "tables",
            "stands",
            "recording",
            "video-wall",
            "screen",
        ],
    ),
    (
        Vocabulary::Status,
        "status",
        &["host", "participant", "mentioned", "border-region"],
    ),
    (
        Vocabulary::Language,
        "language",
        &["kk", "ru", "en", "bg", "de", "zh", "uz", "fr"],
    ),
];

/// The words of a vocabulary in the reader's language.
pub fn words_of(l: &Locale, vocabulary: Vocabulary) -> Vec<String> {
    let own = VOCABULARIES.iter().find(|(known, _, _)| *known == vocabulary);
    own.map(|(_, prefix, words)| words.iter().map(|word| l.term(prefix, word)).collect())
        .unwrap_or_default()
}

/// The lists whose records a list may name, and its own.
fn needed(list: List, languages: &[String]) -> BTreeSet<List> {
    let mut lists = BTreeSet::from([list.of_records()]);
    if list == List::Sessions {
        lists.insert(List::Days);
    }
    for column in list.columns(languages) {
        let (Holds::Reference(reference) | Holds::References(reference)) = column.holds else {
            continue;
        };
        lists.extend(match reference {
            Reference::Side | Reference::SideOrJoint | Reference::Region => None,
            Reference::Organisation => Some(List::Organisations),
            Reference::Person => Some(List::People),
            Reference::Session => Some(List::Sessions),
            Reference::Venue => Some(List::Venues),
            Reference::Hall => Some(List::Halls),
            Reference::Track => Some(List::Tracks),
        });
    }
    lists
}

/// Why a sheet is not taken.
#[derive(Debug, thiserror::Error)]
pub enum ReceiveError {
    #[error(transparent)]
    NoSheet(#[from] NoSheet),
    #[error("there is no such edition")]
    NoEdition,
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Reads a file off the threads that answer requests.
pub async fn read(content: Arc<Vec<u8>>) -> Result<Workbook, NoSheet> {
    let read = tokio::task::spawn_blocking(move || sheet::read(&content, &Limits::USUAL)).await;
    read.unwrap_or_else(|_| {
        Err(NoSheet {
            reason: sheet::Reason::Broken {
                problem: "it ended the reader".to_owned(),
            },
        })
    })
}

/// Takes a sheet in: it can be read, its headings are found, and its columns are matched as they were last time, else as
/// they are guessed.
///
/// # Errors
/// When the file is no sheet or there is no such edition.
pub async fn receive(
    desk: &Desk,
    edition: &str,
    list: List,
    name: &str,
    content: Vec<u8>,
    actor: &str,
) -> Result<Upload, ReceiveError> {
    let content = Arc::new(content);
    let book = read(Arc::clone(&content)).await?;
    let now = desk.now();
    let mut tx = desk.db.write().await?;
    let frame = forum::edition(&mut tx, edition).await?.ok_or(ReceiveError::NoEdition)?;
    let languages: Vec<String> = frame
        .languages
        .iter()
        .map(|language| language.as_str().to_owned())
        .collect();
    let labels = labels(list, &languages);
    let place = likeliest(list, &book, &languages, &labels);
    let header = sheet::header_row(list, &book.sheets[place], &languages, &labels);
    let small = |number: usize| u32::try_from(number).unwrap_or_default();
    let upload = Upload {
        id: audit::new_id(now),
        edition: edition.to_owned(),
        list,
        actor: actor.to_owned(),
        name: name.chars().filter(|letter| !letter.is_control()).take(200).collect(),
        at: now,
        digest: secret::hex(&Sha256::digest(content.as_slice())),
        place: small(place),
        header: small(header),
        mapping: BTreeMap::new(),
        blanks_clear: false,
        state: State::Columns,
        done: 0,
        total: 0,
        beat: now,
        problem: None,
        batch: None,
    };
    store::remove_old(&mut tx, now - KEPT).await?;
    store::add_upload(&mut tx, &upload, &content).await?;
    let forget = Job {
        kind: FORGET,
        key: &upload.id.to_string(),
        run_at: now + KEPT,
        payload: serde_json::json!({}),
    };
    jobs::enqueue(&mut tx, &forget, now).await?;
    tx.commit().await?;
    Ok(upload)
}

/// The sheet whose headings say most about the list.
fn likeliest(list: List, book: &Workbook, languages: &[String], labels: &[(String, Vec<String>)]) -> usize {
    let score = |sheet: &sheet::Sheet| {
        let header = sheet::header_row(list, sheet, languages, labels);
        sheet::guess(list, &sheet::headings(&sheet.rows[header]), languages, labels).len()
    };
    let scores = book.sheets.iter().map(score).enumerate();
    scores
        .max_by_key(|(place, score)| (*score, std::cmp::Reverse(*place)))
        .map_or(0, |(place, _)| place)
}

/// Reads the sheet against the draft and keeps what it would do. The work goes on by itself and ends with the state
/// `Ready`; what is answered is a handle to wait for it.
pub fn dry_run(desk: &Desk, upload: Upload, lang: Lang) -> tokio::task::JoinHandle<()> {
    let desk = desk.clone();
    tokio::spawn(async move {
        let id = upload.id;
        let (outcome, trouble) = match run(&desk, &upload, lang).await {
            Ok(Some(outcome)) => (Some(outcome), None),
            Ok(None) => (None, Some(Trouble::Lost)),
            Err(error) => {
                tracing::error!(error = %error, upload = %id, "the sheet was not read");
                (None, Some(Trouble::Internal))
            }
        };
        let ended = async {
            let mut tx = desk.db.write().await?;
            store::end(&mut tx, id, State::Ready, outcome, trouble.as_ref()).await?;
            tx.commit().await
        };
        if let Err(error) = ended.await {
            tracing::error!(error = &error as &dyn std::error::Error, upload = %id, "the dry run was not kept");
        }
    })
}

async fn run(
    desk: &Desk,
    upload: &Upload,
    lang: Lang,
) -> Result<Option<Vec<u8>>, Box<dyn std::error::Error + Send + Sync>> {
    let mut tx = desk.db.read().await?;
    let Some(content) = store::content(&mut tx, upload.id).await? else {
        return Ok(None);
    };
    let Some(known) = known(&mut tx, &upload.edition, upload.list, locale(lang)).await? else {
        return Ok(None);
    };
    drop(tx);
    let done = Arc::new(AtomicUsize::new(0));
    let total = Arc::new(AtomicUsize::new(0));
    let work = {
        let (done, total, upload) = (Arc::clone(&done), Arc::clone(&total), upload.clone());
        tokio::task::spawn_blocking(move || {
            let book = sheet::read(&content, &Limits::USUAL)?;
            let run = compare(&book, &upload, &known, &done, &total);
            Ok::<_, Box<dyn std::error::Error + Send + Sync>>(run.pack()?)
        })
    };
    tokio::pin!(work);
    loop {
        tokio::select! {
            ended = &mut work => return ended?.map(Some),
            () = tokio::time::sleep(BEAT) => {
                let small = |number: &AtomicUsize| u32::try_from(number.load(Ordering::Relaxed)).unwrap_or(u32::MAX);
                let mut tx = desk.db.write().await?;
                store::beat(&mut tx, upload.id, small(&done), small(&total), desk.now()).await?;
                tx.commit().await?;
            }
        }
    }
}

/// What a sheet would do to the records that are known.
pub fn compare(book: &Workbook, upload: &Upload, known: &Known, done: &AtomicUsize, total: &AtomicUsize) -> DryRun {
    let place = usize::try_from(upload.place).unwrap_or_default();
    let Some(sheet) = book.sheets.get(place).or(book.sheets.first()) else {
        return DryRun::default();
    };
    let header = usize::try_from(upload.header).unwrap_or_default();
    let rows = sheet.rows.get(header + 1..).unwrap_or_default();
    total.store(rows.len(), Ordering::Relaxed);
    let blanks = if upload.blanks_clear {
        Blanks::Clear
    } else {
        Blanks::Leave
    };
    let outcome = sheet::interpret(
        upload.list,
        rows,
        &upload.mapping,
        &known.edition,
        blanks,
        &mut |so_far| {
            done.store(so_far, Ordering::Relaxed);
        },
    );
    let columns: HashMap<String, Column> = upload
        .list
        .columns(&known.edition.languages)
        .into_iter()
        .map(|column| (column.key.clone(), column))
        .collect();
    let lines = outcome
        .rows
        .into_iter()
        .map(|row| line(row, &columns, &known.edition))
        .collect();
    let edits = outcome.edits.into_iter().map(|edit| Planned {
        list: edit.list.key().to_owned(),
        base: if edit.is_new {
            None
        } else {
            known.versions.get(&(edit.list, edit.id.clone())).cloned()
        },
        id: edit.id,
        fields: edit.fields,
    });
    DryRun {
        sheet: sheet.name.clone(),
        lines,
        edits: edits.collect(),
    }
}

fn line(row: sheet::Row, columns: &HashMap<String, Column>, edition: &Edition) -> Line {
    let status = match (&row.target, row.has_errors(), row.changes.is_empty()) {
        (_, true, _) | (Target::Open, _, _) => Status::Wrong,
        (Target::New, false, _) => Status::New,
        (Target::Known { .. }, false, false) => Status::Changed,
        (Target::Known { .. }, false, true) => Status::Same,
    };
    let (id, how) = match row.target {
        Target::Known { id, how } => (Some(id), Some(how_word(how).to_owned())),
        Target::New | Target::Open => (None, None),
    };
    let words = |key: &str, value: &Value| {
        columns
            .get(key)
            .map_or_else(String::new, |column| shown(column, value, edition))
    };
    let changes = row
        .changes
        .iter()
        .map(|change| {
            let (before, after) = (
                words(&change.column, &change.before),
                words(&change.column, &change.after),
            );
            (change.column.clone(), before, after)
        })
        .collect();
    let problems = row.problems.into_iter().map(|problem| Said {
        at: problem.at.to_string(),
        column: problem.column,
        code: problem.code.name().to_owned(),
        value: problem.value,
        hints: problem.hints,
    });
    Line {
        row: row.line,
        status,
        label: row.label,
        id,
        how,
        changes,
        problems: problems.collect(),
    }
}

fn how_word(how: sheet::How) -> &'static str {
    match how {
        sheet::How::Key => "key",
        sheet::How::Name => "name",
        sheet::How::NameAndOrganisation => "name-and-organisation",
        sheet::How::TitleAndStart => "title-and-start",
        sheet::How::Date => "date",
        sheet::How::Route => "route",
        sheet::How::Session => "session",
    }
}

/// A value as people say it.
fn shown(column: &Column, value: &Value, edition: &Edition) -> String {
    let text = value.as_str().unwrap_or_default();
    let many = |name: &dyn Fn(&str) -> String| {
        let items: Vec<String> = value
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(name)
            .collect();
        items.join("; ")
    };
    let reference = |reference: Reference, key: &str| {
        let looked_in = if reference == Reference::SideOrJoint {
            Reference::Side
        } else {
            reference
        };
        edition.name(looked_in, key)
    };
    match column.holds {
        Holds::Reference(to) => reference(to, text),
        Holds::References(to) => many(&|key| reference(to, key)),
        Holds::Term(vocabulary) => edition.word(vocabulary, text),
        Holds::Terms(vocabulary) => many(&|key| edition.word(vocabulary, key)),
        Holds::Labels | Holds::Dates => many(&str::to_owned),
        Holds::Windows => many(&|words| {
            words
                .parse()
                .map_or_else(|_| words.to_owned(), |window| sheet::window_words(&window))
        }),
        Holds::Languages => many(&|key| edition.word(Vocabulary::Language, key)),
        Holds::Time => text.get(..5).unwrap_or(text).to_owned(),
        Holds::Moment => text.get(..16).unwrap_or(text).replace('T', " "),
        Holds::YesNo => value
            .as_bool()
            .map(|truth| if truth { "✓" } else { "–" }.to_owned())
            .unwrap_or_default(),
        _ => match value {
            Value::String(words) => words.clone(),
            Value::Null => String::new(),
            other => other.to_string(),
        },
    }
}

/// Who applies a sheet.
#[derive(Debug, Clone)]
pub struct Hand {
    pub account: String,
    pub name: String,
    pub address: Option<String>,
}

/// Writes what the dry run says, as one change. The work goes on by itself and ends with the state `Applied`, or `Ready`
/// with what spoke against it.
pub fn apply(desk: &Desk, upload: Upload, hand: Hand) -> tokio::task::JoinHandle<()> {
    let desk = desk.clone();
    tokio::spawn(async move {
        let id = upload.id;
        let written = write(&desk, &upload, &hand).await;
        let trouble = match written {
            Ok(applied) => {
                let keys: Vec<String> = applied
                    .keys
                    .iter()
                    .take(200)
                    .map(|key| format!("{}/{}", key.kind.name(), key.id))
                    .collect();
                desk.draft_changed(&upload.edition, applied.revision, &keys, &hand.name);
                return;
            }
            Err(trouble) => trouble,
        };
        let ended = async {
            let mut tx = desk.db.write().await?;
            store::end(&mut tx, id, State::Ready, None, Some(&trouble)).await?;
            tx.commit().await
        };
        if let Err(error) = ended.await {
            tracing::error!(error = &error as &dyn std::error::Error, upload = %id, "the trouble was not kept");
        }
    })
}

async fn write(desk: &Desk, upload: &Upload, hand: &Hand) -> Result<edit::Applied, Trouble> {
    let internal = |error: &dyn std::error::Error| {
        tracing::error!(error = %error, upload = %upload.id, "the sheet was not applied");
        Trouble::Internal
    };
    let mut tx = desk.db.write().await.map_err(|error| internal(&error))?;
    let packed = store::outcome(&mut tx, upload.id)
        .await
        .map_err(|error| internal(&error))?;
    let run = DryRun::unpack(&packed.ok_or(Trouble::Lost)?).map_err(|error| internal(&error))?;
    let edits: Vec<Edit> = run
        .edits
        .into_iter()
        .filter_map(|planned| {
            let kind = kind(List::named(&planned.list)?);
            Some(Edit {
                key: RecordKey::of(&upload.edition, kind, &planned.id),
                base: planned.base,
                fields: Some(planned.fields),
            })
        })
        .collect();
    let by = By {
        account: &hand.account,
        origin: Origin::Sheet,
        address: hand.address.as_deref(),
        at: desk.now(),
    };
    let applied = match edit::apply(&mut tx, &edits, &by).await {
        Ok(applied) => applied,
        Err(EditError::Db(error)) => return Err(internal(&error)),
        Err(EditError::Conflict(conflicts)) => {
            let clash = |conflict: edit::Conflict| Clash {
                label: label(&conflict.theirs, &conflict.key),
                fields: conflict.fields,
            };
            return Err(Trouble::Conflict(conflicts.into_iter().take(100).map(clash).collect()));
        }
        Err(EditError::Refused(refusals)) => {
            let objection = |refusal: edit::Refusal| {
                let fields = edits
                    .iter()
                    .find(|edit| edit.key == refusal.key)
                    .and_then(|edit| edit.fields.as_ref());
                Objection {
                    label: fields.map_or_else(|| refusal.key.id.clone(), |fields| label(fields, &refusal.key)),
                    field: refusal.field,
                    code: refusal.code.name().to_owned(),
                    value: refusal.value,
                }
            };
            return Err(Trouble::Refused(
                refusals.into_iter().take(100).map(objection).collect(),
            ));
        }
        Err(EditError::Gone(keys)) => {
            return Err(Trouble::Gone(keys.into_iter().take(100).map(|key| key.id).collect()));
        }
    };
    store::applied(&mut tx, upload.id, applied.batch)
        .await
        .map_err(|error| internal(&error))?;
    tx.commit().await.map_err(|error| internal(&error))?;
    Ok(applied)
}

fn label(fields: &Map<String, Value>, key: &RecordKey) -> String {
    let words = super::records::label(fields);
    if words.is_empty() { key.id.clone() } else { words }
}

/// Begins work on an upload unless it is going on; answers whether it was begun.
pub async fn begin(desk: &Desk, upload: &Upload, state: State) -> DbResult<bool> {
    let now = desk.now();
    let mut tx = desk.db.write().await?;
    let begun = store::begin(&mut tx, upload, state, now, now - LOST).await?;
    tx.commit().await?;
    Ok(begun)
}
