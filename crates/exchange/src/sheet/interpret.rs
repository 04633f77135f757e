//! Rows of a sheet into changes of records, with everything that is wrong cell by cell.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use jiff::civil::{Date, DateTime};
use serde_json::{Map, Value as Json};

use super::cell::{Address, Cell, Sheet, Value};
use super::edition::{Edition, Found, Names, Vocabulary, named_by};
use super::fold::fold;
use super::layout::{Column, Holds, List, Reference};
use super::value::{self, When};

/// What is wrong with a cell, or worth a look. The name is stable: pages know the sentence by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// Names nothing that is there; the hints are written much like it.
    UnknownReference,
    /// Names several; the hints are all of them.
    Ambiguous,
    NotADate,
    NotATime,
    /// An hour or a minute that no day has.
    TimeOutsideDay,
    /// A time without a day, and none is known for the record.
    DayMissing,
    /// Before the doors open or after they close; the hints are the hours.
    OutsideHours,
    /// Not one of the edition's days; the hints are the first and the last.
    OutsideEdition,
    /// The time is of another day than the date beside it; the hint is that date.
    OtherDay,
    NotANumber,
    Negative,
    NotWhole,
    TooLarge,
    OutOfRange,
    /// More characters than the hint says.
    TooLong,
    /// The same record as in an earlier row; the hint is its cell.
    DuplicateKey,
    MissingRequired,
    /// None of the words that are known; the hints are near to it, or some of them.
    UnknownWord,
    UnknownLanguage,
    FormulaError,
    EndBeforeStart,
    /// A start without an end, or an end without a start.
    HalfATime,
    WrongColour,
    NotYesNo,
    WrongKey,
    NotAnAddress,
    /// The hall belongs to another venue; the hint is that venue.
    HallElsewhere,
    /// A way from a venue to itself.
    SamePlace,
    /// Somebody with this name is there, with another organisation; the hints are they.
    Namesake,
    /// Is to be removed and is not there.
    NothingToRemove,
    /// Not a day with two times, the later one last.
    NotAWindow,
    /// A session that is asked to be apart from itself, together with itself or after itself.
    NamesItself,
}

impl Code {
    pub const ALL: [Self; 32] = [
        Self::UnknownReference,
        Self::Ambiguous,
        Self::NotADate,
        Self::NotATime,
        Self::TimeOutsideDay,
        Self::DayMissing,
        Self::OutsideHours,
        Self::OutsideEdition,
        Self::OtherDay,
        Self::NotANumber,
        Self::Negative,
        Self::NotWhole,
        Self::TooLarge,
        Self::OutOfRange,
        Self::TooLong,
        Self::DuplicateKey,
        Self::MissingRequired,
        Self::UnknownWord,
        Self::UnknownLanguage,
        Self::FormulaError,
        Self::EndBeforeStart,
        Self::HalfATime,
        Self::WrongColour,
        Self::NotYesNo,
        Self::WrongKey,
        Self::NotAnAddress,
        Self::HallElsewhere,
        Self::SamePlace,
        Self::Namesake,
        Self::NothingToRemove,
        Self::NotAWindow,
        Self::NamesItself,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::UnknownReference => "unknown-reference",
            Self::Ambiguous => "ambiguous",
            Self::NotADate => "not-a-date",
            Self::NotATime => "not-a-time",
            Self::TimeOutsideDay => "time-outside-day",
            Self::DayMissing => "day-missing",
            Self::OutsideHours => "outside-hours",
            Self::OutsideEdition => "outside-edition",
            Self::OtherDay => "other-day",
            Self::NotANumber => "not-a-number",
            Self::Negative => "negative",
            Self::NotWhole => "not-whole",
            Self::TooLarge => "too-large",
            Self::OutOfRange => "out-of-range",
            Self::TooLong => "too-long",
            Self::DuplicateKey => "duplicate-key",
            Self::MissingRequired => "missing-required",
            Self::UnknownWord => "unknown-word",
            Self::UnknownLanguage => "unknown-language",
            Self::FormulaError => "formula-error",
            Self::EndBeforeStart => "end-before-start",
            Self::HalfATime => "half-a-time",
            Self::WrongColour => "wrong-colour",
            Self::NotYesNo => "not-yes-no",
            Self::WrongKey => "wrong-key",
            Self::NotAnAddress => "not-an-address",
            Self::HallElsewhere => "hall-elsewhere",
            Self::SamePlace => "same-place",
            Self::Namesake => "namesake",
            Self::NothingToRemove => "nothing-to-remove",
            Self::NotAWindow => "not-a-window",
            Self::NamesItself => "names-itself",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.name() == name)
    }

    pub fn severity(self) -> Severity {
        match self {
            Self::OutsideHours | Self::Namesake => Severity::Look,
            _ => Severity::Error,
        }
    }
}

/// Whether a row with this problem can be applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    Error,
    /// Worth a look, and no hindrance.
    Look,
}

/// Something about one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub at: Address,
    /// Key of the column.
    pub column: String,
    pub code: Code,
    /// What the cell says.
    pub value: String,
    pub hints: Vec<String>,
}

/// Which record a row is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    New,
    Known {
        id: String,
        how: How,
    },
    /// It cannot be said, because of a problem.
    Open,
}

/// How a row found its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    Key,
    Name,
    NameAndOrganisation,
    TitleAndStart,
    Date,
    Route,
    /// The session of a role.
    Session,
}

/// One field of a record that a row changes, as a column shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Key of the column.
    pub column: String,
    /// Null where there was nothing.
    pub before: Json,
    pub after: Json,
}

/// What one row comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Number of the row, from 1.
    pub line: u32,
    /// What people call the record.
    pub label: String,
    pub target: Target,
    pub changes: Vec<Change>,
    pub problems: Vec<Problem>,
}

impl Row {
    pub fn has_errors(&self) -> bool {
        self.problems
            .iter()
            .any(|problem| problem.code.severity() == Severity::Error)
    }
}

/// A record as the sheet wants it: all its fields.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordEdit {
    pub list: List,
    /// Empty for a new record whose key is still to be made.
    pub id: String,
    pub is_new: bool,
    pub fields: Map<String, Json>,
}

/// What the whole sheet comes to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outcome {
    pub rows: Vec<Row>,
    /// Of the rows without errors, those that change something.
    pub edits: Vec<RecordEdit>,
}

/// What a blank cell of a matched column means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Blanks {
    #[default]
    Leave,
    Clear,
}

/// Reads rows against an edition. `mapping` says which column of the sheet (from 0) fills which column of the list; where
/// two fill the same, the first does. `progress` is told how many rows are done.
pub fn interpret(
    list: List,
    rows: &[Vec<Cell>],
    mapping: &BTreeMap<u32, String>,
    edition: &Edition,
    blanks: Blanks,
    progress: &mut dyn FnMut(usize),
) -> Outcome {
    let columns = list.columns(&edition.languages);
    let mut taken = HashSet::new();
    let mapped: Vec<(u32, &Column)> = mapping
        .iter()
        .filter_map(|(place, key)| Some((*place, columns.iter().find(|column| column.key == *key)?)))
        .filter(|(_, column)| taken.insert(column.key.as_str()))
        .collect();
    let mut edition = edition.clone();
    own_keys(list, rows, &mapped, &mut edition);
    let mut reading = Reading {
        list,
        mapped,
        columns: &columns,
        index: Index::of(list, &edition),
        edition: &edition,
        blanks,
        seen: HashMap::new(),
        suggestions: HashMap::new(),
        searches: 0,
        sessions: BTreeMap::new(),
        edits: Vec::new(),
    };
    let mut outcome = Outcome::default();
    for (done, row) in rows.iter().enumerate() {
        if done % 200 == 0 {
            progress(done);
        }
        outcome.rows.push(reading.row(row));
    }
    outcome.edits = reading.edits;
    let sessions = reading.sessions.into_iter().map(|(id, fields)| RecordEdit {
        list: List::Sessions,
        id,
        is_new: false,
        fields,
    });
    outcome.edits.extend(sessions);
    progress(rows.len());
    outcome
}

/// Keys that the sheet gives its new records, so that other rows can name them.
fn own_keys(list: List, rows: &[Vec<Cell>], mapped: &[(u32, &Column)], edition: &mut Edition) {
    if named_by(list).is_none() {
        return;
    }
    let Some((place, _)) = mapped.iter().find(|(_, column)| column.key == "id") else {
        return;
    };
    let names: Vec<u32> = mapped
        .iter()
        .filter(|(_, column)| matches!(column.field, "name" | "title"))
        .map(|(place, _)| *place)
        .collect();
    for row in rows {
        let Some(key) = Sheet::cell(row, *place).map(|cell| cell.value.words()) else {
            continue;
        };
        let key = key.trim();
        if value::key(key).is_ok() && edition.record(list, key).is_none() {
            let names = names
                .iter()
                .filter_map(|place| Sheet::cell(row, *place))
                .map(|cell| cell.value.words())
                .collect();
            edition.add_key(list, key, names);
        }
    }
}

/// Records by what identifies them besides their key.
#[derive(Default)]
struct Index {
    by_name: HashMap<String, Vec<String>>,
}

impl Index {
    fn of(list: List, edition: &Edition) -> Self {
        let mut index = Self::default();
        let field = if list == List::Sessions { "title" } else { "name" };
        for (id, fields) in edition.records(list) {
            let words = fields.get(field).and_then(Json::as_object);
            let skeletons: BTreeSet<String> = words
                .into_iter()
                .flat_map(|words| words.values().filter_map(Json::as_str).map(fold))
                .filter(|skeleton| !skeleton.is_empty())
                .collect();
            for skeleton in skeletons {
                index.by_name.entry(skeleton).or_default().push(id.clone());
            }
        }
        index
    }
}

/// What a cell says of its column.
#[derive(Debug, Clone)]
enum Said {
    Clear,
    Set(Json),
    When(When),
}

struct Reading<'a> {
    list: List,
    mapped: Vec<(u32, &'a Column)>,
    columns: &'a [Column],
    index: Index,
    edition: &'a Edition,
    blanks: Blanks,
    /// Which record was in which cell already.
    seen: HashMap<String, Address>,
    suggestions: HashMap<(Reference, String), Vec<String>>,
    /// How often names were searched for something like them; it is slow, and nobody reads the thousandth hint.
    searches: usize,
    /// Sessions whose roles change, as they are by now.
    sessions: BTreeMap<String, Map<String, Json>>,
    edits: Vec<RecordEdit>,
}

/// A row while it is read.
struct Work<'r> {
    row: &'r [Cell],
    line: u32,
    said: HashMap<&'r str, Said>,
    at: HashMap<&'r str, Address>,
    problems: Vec<Problem>,
}

impl<'r> Work<'r> {
    fn at(&self, key: &str) -> Address {
        self.at.get(key).copied().unwrap_or(Address::new(self.line - 1, 0))
    }

    fn say(&mut self, key: &str, code: Code, hints: Vec<String>) {
        let at = self.at(key);
        let value = Sheet::cell(self.row, at.column).filter(|_| self.at.contains_key(key));
        let value = value.map(|cell| cell.value.words()).unwrap_or_default();
        let value: String = value.chars().take(200).collect();
        self.problems.push(Problem {
            at,
            column: key.to_owned(),
            code,
            value,
            hints,
        });
    }

    fn text(&self, key: &str) -> Option<&str> {
        match self.said.get(key) {
            Some(Said::Set(Json::String(words))) => Some(words),
            _ => None,
        }
    }
}

impl<'a> Reading<'a> {
    fn row(&mut self, row: &[Cell]) -> Row {
        let line = row.first().map_or(1, |cell| cell.at.line());
        let mapped = self.mapped.clone();
        let mut work = Work {
            row,
            line,
            said: HashMap::new(),
            at: HashMap::new(),
            problems: Vec::new(),
        };
        for (place, column) in &mapped {
            work.at.insert(&column.key, Address::new(line - 1, *place));
            if let Some(said) = self.cell(&mut work, *place, column) {
                work.said.insert(&column.key, said);
            }
        }
        if self.list == List::Roles {
            self.role(work)
        } else {
            self.record(work)
        }
    }

    /// Reads one cell. A lone dash says that the field is to be empty.
    fn cell(&mut self, work: &mut Work<'_>, place: u32, column: &Column) -> Option<Said> {
        let Some(cell) = Sheet::cell(work.row, place) else {
            let clear = self.blanks == Blanks::Clear && column.holds != Holds::Key && column.key != "remove";
            return (clear && !column.required).then_some(Said::Clear);
        };
        let value = &cell.value;
        if matches!(value, Value::Error(_)) {
            work.say(&column.key, Code::FormulaError, Vec::new());
            return None;
        }
        if let Value::Text(words) = value {
            let words = words.trim();
            if words.is_empty() {
                return None;
            }
            if matches!(words, "-" | "–" | "—") {
                return Some(Said::Clear);
            }
        }
        let said = match column.holds {
            Holds::Line | Holds::Prose => Ok(Json::String(clean(value, column.holds))),
            Holds::Key => value::key(value.words().trim()).map(Json::String),
            Holds::Reference(reference) => {
                return self
                    .reference(work, column, reference, &own_words(value))
                    .map(|id| Said::Set(Json::String(id)));
            }
            Holds::References(reference) => {
                let ids: Option<Vec<String>> = items(value)
                    .iter()
                    .map(|item| self.reference(work, column, reference, item))
                    .collect();
                return ids.map(|ids| Said::Set(listed(ids)));
            }
            Holds::Term(vocabulary) => {
                return self
                    .term(work, column, vocabulary, &own_words(value))
                    .map(|key| Said::Set(Json::String(key)));
            }
            Holds::Terms(vocabulary) => {
                let keys: Option<Vec<String>> = items(value)
                    .iter()
                    .map(|item| self.term(work, column, vocabulary, item))
                    .collect();
                return keys.map(|keys| Said::Set(listed(keys)));
            }
            Holds::Languages => {
                let tags: Option<Vec<String>> = items(value)
                    .iter()
                    .map(|item| self.language(work, column, item))
                    .collect();
                return tags.map(|tags| Said::Set(listed(tags)));
            }
            Holds::Labels => Ok(listed(items(value))),
            Holds::Date => value::date(value).map(|date| Json::String(date.to_string())),
            Holds::Dates => match value {
                Value::Text(_) => items(value)
                    .into_iter()
                    .map(|item| value::date(&Value::Text(item)).map(|date| date.to_string()))
                    .collect::<Result<Vec<_>, _>>()
                    .map(listed),
                one => value::date(one).map(|date| listed(vec![date.to_string()])),
            },
            Holds::Windows => items(value)
                .iter()
                .map(|item| value::window(item).map(|window| window.to_string()))
                .collect::<Result<Vec<_>, _>>()
                .map(listed),
            Holds::Time => value::time(value).map(|time| Json::String(time.to_string())),
            Holds::Moment => match value::moment(value) {
                Ok(when) => return Some(Said::When(when)),
                Err(code) => Err(code),
            },
            Holds::Whole => value::whole(value).map(Json::from),
            Holds::Degrees(most) => value::degrees(value, most).map(Json::String),
            Holds::YesNo => value::yes_no(value).map(Json::Bool),
            Holds::Colour => value::colour(value).map(Json::String),
            Holds::Address => value::address(value).map(Json::String),
        };
        match said {
            Err(code) => {
                work.say(&column.key, code, Vec::new());
                None
            }
            Ok(Json::String(words)) if words.chars().count() > column.longest() => {
                work.say(&column.key, Code::TooLong, vec![column.longest().to_string()]);
                None
            }
            Ok(Json::String(words)) if words.is_empty() => None,
            Ok(said) => Some(Said::Set(said)),
        }
    }

    fn reference(&mut self, work: &mut Work<'_>, column: &Column, reference: Reference, words: &str) -> Option<String> {
        let looked_in = if reference == Reference::SideOrJoint {
            Reference::Side
        } else {
            reference
        };
        if reference == Reference::SideOrJoint
            && ["joint", "бірлескен", "совместная", "совместный"].contains(&words.to_lowercase().as_str())
        {
            return Some("joint".to_owned());
        }
        let edition = self.edition;
        let Some(names) = edition.names(looked_in) else {
            work.say(&column.key, Code::UnknownReference, Vec::new());
            return None;
        };
        match names.find(words) {
            Found::One(key) => Some(key.to_owned()),
            Found::Many(keys) => {
                let hints = keys.into_iter().take(6).map(|key| names.hint_of(key)).collect();
                work.say(&column.key, Code::Ambiguous, hints);
                None
            }
            Found::None => {
                let hints = self.suggest(looked_in, names, words);
                work.say(&column.key, Code::UnknownReference, hints);
                None
            }
        }
    }

    fn suggest(&mut self, reference: Reference, names: &Names, words: &str) -> Vec<String> {
        if let Some(known) = self.suggestions.get(&(reference, words.to_owned())) {
            return known.clone();
        }
        if self.searches >= 300 {
            return Vec::new();
        }
        self.searches += 1;
        let hints = names.nearest(words);
        self.suggestions.insert((reference, words.to_owned()), hints.clone());
        hints
    }

    fn term(&self, work: &mut Work<'_>, column: &Column, vocabulary: Vocabulary, words: &str) -> Option<String> {
        let names = self.edition.terms(vocabulary);
        match names.map_or(Found::None, |names| names.find(words)) {
            Found::One(key) => return Some(key.to_owned()),
            // Two keys of one name mean the same to the reader; the first is the usual one.
            Found::Many(keys) => {
                let hints = keys.into_iter().map(str::to_owned).collect();
                work.say(&column.key, Code::Ambiguous, hints);
            }
            Found::None => {
                let near = names.map(|names| names.nearest(words)).unwrap_or_default();
                let hints = if near.is_empty() {
                    names.map(|names| names.some(8)).unwrap_or_default()
                } else {
                    near
                };
                work.say(&column.key, Code::UnknownWord, hints);
            }
        }
        None
    }

    fn language(&self, work: &mut Work<'_>, column: &Column, words: &str) -> Option<String> {
        if let Some(tag) = value::language(words) {
            return Some(tag.to_owned());
        }
        let names = self.edition.terms(Vocabulary::Language);
        if let Some(Found::One(key)) = names.map(|names| names.find(words)) {
            return Some(key.to_owned());
        }
        work.say(&column.key, Code::UnknownLanguage, self.edition.languages.clone());
        None
    }

    fn record(&mut self, mut work: Work<'_>) -> Row {
        let target = self.target(&mut work);
        let line = work.line;
        let known = match &target {
            Target::Known { id, .. } => self.edition.record(self.list, id).cloned(),
            Target::New | Target::Open => None,
        };
        let before = known.unwrap_or_default();
        let mut after = before.clone();
        if let Target::Known { id, .. } = &target {
            self.see(&mut work, id.clone());
        } else if target == Target::New
            && let Some(key) = self.new_key(&work)
        {
            self.see(&mut work, key);
        }
        self.settle_times(&mut work, &before);
        let own = match &target {
            Target::Known { id, .. } => Some(id.clone()),
            Target::New => self.new_key(&work),
            Target::Open => None,
        };
        let mut changes = Vec::new();
        for column in self.columns {
            let Some(said) = work.said.get(column.key.as_str()) else {
                continue;
            };
            let was = shown(&before, column);
            let set = match said {
                Said::Set(value) => Some(value.clone()),
                Said::Clear | Said::When(_) => None,
            };
            if set.is_none() && column.required && !other_words_left(&after, column) {
                work.say(&column.key, Code::MissingRequired, Vec::new());
                continue;
            }
            if let (Holds::Reference(Reference::Session) | Holds::References(Reference::Session), Some(named)) =
                (column.holds, &set)
                && self.list == List::Sessions
                && own.as_ref().is_some_and(|own| names(named, own))
            {
                work.say(&column.key, Code::NamesItself, Vec::new());
                continue;
            }
            // Spaces that nobody sees are no change.
            if let (Some(Json::String(now)), Json::String(was)) = (&set, &was)
                && squeezed(now) == squeezed(was)
            {
                continue;
            }
            put(&mut after, column, set);
            let now = shown(&after, column);
            if was != now && column.holds != Holds::Key {
                changes.push(Change {
                    column: column.key.clone(),
                    before: was,
                    after: now,
                });
            }
        }
        if target == Target::New {
            self.require(&mut work, &after);
        }
        self.together(&mut work, &before, &mut after, &mut changes);
        let label = label(&after, self.edition).unwrap_or_else(|| match &target {
            Target::Known { id, .. } => id.clone(),
            Target::New | Target::Open => self.new_key(&work).unwrap_or_default(),
        });
        let row = Row {
            line,
            label,
            target,
            changes,
            problems: work.problems,
        };
        if !row.has_errors() && after != before {
            let edit = match &row.target {
                Target::Known { id, .. } => Some((id.clone(), false)),
                Target::New => Some((row_key(self.list, &after), true)),
                Target::Open => None,
            };
            if let Some((id, is_new)) = edit {
                self.edits.push(RecordEdit {
                    list: self.list,
                    id,
                    is_new,
                    fields: after,
                });
            }
        }
        row
    }

    /// Notes that this row is about a record, and says so when another row was.
    fn see(&mut self, work: &mut Work<'_>, id: String) {
        let column = self
            .key_columns()
            .into_iter()
            .find(|key| work.at.contains_key(key))
            .unwrap_or("id");
        let at = work.at(column);
        match self.seen.get(&id) {
            Some(first) => work.say(column, Code::DuplicateKey, vec![first.to_string()]),
            None => {
                self.seen.insert(id, at);
            }
        }
    }

    /// Keys of the columns that say which record a row is about, the plainest first.
    fn key_columns(&self) -> Vec<&'a str> {
        let first: &[&str] = match self.list {
            List::Days => &["date"],
            List::Travel => &["from", "to"],
            List::Roles => &["person"],
            _ => &["id"],
        };
        let named = self
            .columns
            .iter()
            .filter(|column| matches!(column.field, "title" | "name"))
            .map(|column| column.key.as_str());
        first.iter().copied().chain(named).collect()
    }

    fn new_key(&self, work: &Work<'_>) -> Option<String> {
        match self.list {
            List::Days => work.text("date").map(str::to_owned),
            List::Travel => Some(format!("{}>{}", work.text("from")?, work.text("to")?)),
            _ => work.text("id").map(str::to_owned),
        }
    }

    fn target(&self, work: &mut Work<'_>) -> Target {
        let broken = |key: &str| work.problems.iter().any(|problem| problem.column == key);
        match self.list {
            List::Days | List::Travel => {
                let how = if self.list == List::Days { How::Date } else { How::Route };
                return match self.new_key(work) {
                    Some(id) if self.edition.record(self.list, &id).is_some() => Target::Known { id, how },
                    Some(_) => Target::New,
                    None if self.key_columns().iter().any(|key| broken(key)) => Target::Open,
                    None => Target::New,
                };
            }
            _ => {}
        }
        if broken("id") {
            return Target::Open;
        }
        if let Some(id) = work.text("id") {
            return match self.edition.record(self.list, id) {
                Some(_) => Target::Known {
                    id: id.to_owned(),
                    how: How::Key,
                },
                None => Target::New,
            };
        }
        let named: Vec<(&str, String)> = self
            .columns
            .iter()
            .filter(|column| matches!(column.field, "title" | "name"))
            .filter_map(|column| Some((column.key.as_str(), fold(work.text(&column.key)?))))
            .collect();
        let Some((first, _)) = named.first().cloned() else {
            return if self.key_columns().iter().any(|key| broken(key)) {
                Target::Open
            } else {
                self.by_region(work)
            };
        };
        let mut ids: Vec<String> = Vec::new();
        for (_, skeleton) in &named {
            for id in self.index.by_name.get(skeleton).into_iter().flatten() {
                if !ids.contains(id) {
                    ids.push(id.clone());
                }
            }
        }
        self.choose(work, first, ids)
    }

    /// A delegation has no name: it is the one of its side and region.
    fn by_region(&self, work: &Work<'_>) -> Target {
        if self.list != List::Delegations {
            return Target::New;
        }
        let (side, region) = (work.text("side"), work.text("region"));
        let same = |fields: &Map<String, Json>| {
            fields.get("side").and_then(Json::as_str) == side && fields.get("region").and_then(Json::as_str) == region
        };
        let mut found = self
            .edition
            .records(self.list)
            .iter()
            .filter(|(_, fields)| region.is_some() && same(fields));
        match (found.next(), found.next()) {
            (Some((id, _)), None) => Target::Known {
                id: id.clone(),
                how: How::Name,
            },
            (Some(_), Some(_)) => Target::Open,
            _ => Target::New,
        }
    }

    /// Which of the records of a name is meant.
    fn choose(&self, work: &mut Work<'_>, column: &str, ids: Vec<String>) -> Target {
        if ids.is_empty() {
            return Target::New;
        }
        let field = |id: &String, field: &str| {
            self.edition
                .record(self.list, id)
                .and_then(|fields| fields.get(field))
                .and_then(Json::as_str)
                .map(str::to_owned)
        };
        let (also, how): (Option<(&str, String)>, How) = match self.list {
            List::People => (
                work.text("organisation").map(|id| ("organisation", id.to_owned())),
                How::NameAndOrganisation,
            ),
            List::Sessions => (self.start_said(work).map(|start| ("start", start)), How::TitleAndStart),
            List::Halls => (work.text("venue").map(|id| ("venue", id.to_owned())), How::Name),
            _ => (None, How::Name),
        };
        let Some((other, wanted)) = also else {
            return match ids.as_slice() {
                [id] => Target::Known {
                    id: id.clone(),
                    how: How::Name,
                },
                _ => self.ambiguous(work, column, &ids),
            };
        };
        let same: Vec<String> = ids
            .iter()
            .filter(|id| field(id, other).as_ref() == Some(&wanted))
            .cloned()
            .collect();
        match same.as_slice() {
            [id] => return Target::Known { id: id.clone(), how },
            [] => {}
            several => return self.ambiguous(work, column, several),
        }
        // One of the name about whom the other thing is not known yet.
        let open: Vec<String> = ids.iter().filter(|id| field(id, other).is_none()).cloned().collect();
        match open.as_slice() {
            [id] => Target::Known {
                id: id.clone(),
                how: How::Name,
            },
            [] => {
                let hints = ids.iter().take(6).map(|id| self.hint(id)).collect();
                work.say(column, Code::Namesake, hints);
                Target::New
            }
            several => self.ambiguous(work, column, several),
        }
    }

    fn ambiguous(&self, work: &mut Work<'_>, column: &str, ids: &[String]) -> Target {
        let hints = ids.iter().take(6).map(|id| self.hint(id)).collect();
        work.say(column, Code::Ambiguous, hints);
        Target::Open
    }

    fn hint(&self, id: &str) -> String {
        match named_by(self.list).and_then(|reference| self.edition.names(reference)) {
            Some(names) => names.hint_of(id),
            None => id.to_owned(),
        }
    }

    fn start_said(&self, work: &Work<'_>) -> Option<String> {
        match work.said.get("start")? {
            Said::When(When::Moment(moment)) => Some(moment.to_string()),
            Said::When(When::Time(time)) => {
                let date: Date = work.text("date")?.parse().ok()?;
                Some(DateTime::from_parts(date, *time).to_string())
            }
            _ => None,
        }
    }

    /// Gives times alone the day they are of.
    fn settle_times(&self, work: &mut Work<'_>, before: &Map<String, Json>) {
        let moment_of = |field: &str| {
            before
                .get(field)
                .and_then(Json::as_str)
                .and_then(|words| words.parse::<DateTime>().ok())
        };
        let day_before = before
            .get("date")
            .and_then(Json::as_str)
            .and_then(|words| words.parse::<Date>().ok());
        let mut day: Option<Date> = work
            .text("date")
            .and_then(|words| words.parse().ok())
            .or(day_before)
            .or_else(|| moment_of("start").map(DateTime::date));
        for key in ["start", "end"] {
            let Some(Said::When(when)) = work.said.get(key).cloned() else {
                continue;
            };
            let moment = match (when, day) {
                (When::Moment(moment), _) => Ok(moment),
                (When::Time(time), Some(day)) => Ok(DateTime::from_parts(day, time)),
                (When::Time(_), None) => Err(Code::DayMissing),
                (When::Date(_), _) => Err(Code::NotATime),
            };
            match moment {
                Ok(moment) => {
                    if key == "start" {
                        day = Some(moment.date());
                    }
                    work.said.insert(key, Said::Set(Json::String(moment.to_string())));
                }
                Err(code) => {
                    work.said.remove(key);
                    work.say(key, code, Vec::new());
                }
            }
        }
    }

    /// A new record has what it must have.
    fn require(&self, work: &mut Work<'_>, after: &Map<String, Json>) {
        let mut asked = HashSet::new();
        for column in self.columns.iter().filter(|column| column.required) {
            let missing = after
                .get(column.field)
                .is_none_or(|value| value.as_object().is_some_and(Map::is_empty));
            let said = work
                .problems
                .iter()
                .any(|problem| problem.column == column.key || problem.column.split('.').next() == Some(column.field));
            if missing && !said && asked.insert(column.field) {
                work.say(&column.key, Code::MissingRequired, Vec::new());
            }
        }
    }

    /// Fields that have to fit each other.
    fn together(
        &self,
        work: &mut Work<'_>,
        before: &Map<String, Json>,
        after: &mut Map<String, Json>,
        changes: &mut Vec<Change>,
    ) {
        let changed = |changes: &[Change], key: &str| changes.iter().any(|change| change.column == key);
        let text = |map: &Map<String, Json>, field: &str| map.get(field).and_then(Json::as_str).map(str::to_owned);
        match self.list {
            List::Sessions => {
                if changed(changes, "start") || changed(changes, "end") || changed(changes, "date") {
                    self.session_times(work, before, after, changes);
                }
                if let Some(hall) = text(after, "hall")
                    && (changed(changes, "hall") || changed(changes, "venue"))
                    && let Some(home) = self
                        .edition
                        .record(List::Halls, &hall)
                        .and_then(|fields| text(fields, "venue"))
                    && text(after, "venue").as_ref() != Some(&home)
                {
                    if work.said.contains_key("venue") && changed(changes, "venue") || !changed(changes, "hall") {
                        work.say(
                            "hall",
                            Code::HallElsewhere,
                            vec![self.edition.name(Reference::Venue, &home)],
                        );
                    } else if let Some(column) = self.columns.iter().find(|column| column.key == "venue") {
                        // A session is where its hall is.
                        let was = shown(before, column);
                        put(after, column, Some(Json::String(home.clone())));
                        changes.retain(|change| change.column != "venue");
                        changes.push(Change {
                            column: "venue".to_owned(),
                            before: was,
                            after: Json::String(home),
                        });
                    }
                }
            }
            List::Travel if text(after, "from").is_some() && text(after, "from") == text(after, "to") => {
                work.say("to", Code::SamePlace, Vec::new());
            }
            List::Days if text(after, "opens").is_some() != text(after, "closes").is_some() && !changes.is_empty() => {
                let missing = if text(after, "opens").is_some() {
                    "closes"
                } else {
                    "opens"
                };
                work.say(missing, Code::HalfATime, Vec::new());
            }
            _ => {}
        }
    }

    fn session_times(
        &self,
        work: &mut Work<'_>,
        before: &Map<String, Json>,
        after: &mut Map<String, Json>,
        changes: &mut Vec<Change>,
    ) {
        let moment = |map: &Map<String, Json>, field: &str| {
            map.get(field)
                .and_then(Json::as_str)
                .and_then(|words| words.parse::<DateTime>().ok())
        };
        let mut start = moment(after, "start");
        let mut end = moment(after, "end");
        let said = |key: &str| changes.iter().any(|change| change.column == key);
        // Another day alone takes the times with it.
        if said("date")
            && !said("start")
            && !said("end")
            && let (Some(from), Some(to)) = (start, end)
            && let Some(day) = after
                .get("date")
                .and_then(Json::as_str)
                .and_then(|words| words.parse::<Date>().ok())
            && let Ok(length) = from.until(to)
        {
            let moved = DateTime::from_parts(day, from.time());
            if let Ok(over) = moved.checked_add(length) {
                for (key, was, now) in [("start", from, moved), ("end", to, over)] {
                    after.insert(key.to_owned(), Json::String(now.to_string()));
                    changes.push(Change {
                        column: key.to_owned(),
                        before: Json::String(was.to_string()),
                        after: Json::String(now.to_string()),
                    });
                }
                (start, end) = (Some(moved), Some(over));
            }
        }
        let end_or_start = if work.at.contains_key("end") { "end" } else { "start" };
        let has_problem = work
            .problems
            .iter()
            .any(|problem| problem.column == "start" || problem.column == "end");
        match (start, end) {
            (Some(start), Some(end)) if end <= start => work.say(
                end_or_start,
                Code::EndBeforeStart,
                vec![start.time().to_string()[..5].to_owned()],
            ),
            (Some(_), None) | (None, Some(_)) if !has_problem => work.say(end_or_start, Code::HalfATime, Vec::new()),
            _ => {}
        }
        let Some(start) = start else { return };
        let day = start.date();
        let date_said = work.text("date").is_some();
        let date = after
            .get("date")
            .and_then(Json::as_str)
            .and_then(|words| words.parse::<Date>().ok());
        if date != Some(day) {
            if date_said && date.is_some() {
                work.say(
                    "start",
                    Code::OtherDay,
                    vec![date.map(|date| date.to_string()).unwrap_or_default()],
                );
            } else {
                let was = before.get("date").cloned().unwrap_or(Json::Null);
                after.insert("date".to_owned(), Json::String(day.to_string()));
                changes.push(Change {
                    column: "date".to_owned(),
                    before: was,
                    after: Json::String(day.to_string()),
                });
            }
        }
        if let (Some(first), Some(last)) = (self.edition.start, self.edition.end)
            && !(first..=last).contains(&day)
        {
            work.say("start", Code::OutsideEdition, vec![first.to_string(), last.to_string()]);
        }
        let hours = self.edition.record(List::Days, &day.to_string()).and_then(|fields| {
            let time = |field: &str| {
                fields
                    .get(field)
                    .and_then(Json::as_str)
                    .and_then(|words| words.parse::<jiff::civil::Time>().ok())
            };
            Some((time("opens")?, time("closes")?))
        });
        if let Some((opens, closes)) = hours
            && opens < closes
            && (start.time() < opens || end.is_some_and(|end| end.date() > day || end.time() > closes))
        {
            work.say(
                "start",
                Code::OutsideHours,
                vec![super::cell::clock(opens), super::cell::clock(closes)],
            );
        }
    }

    /// A row of the roles: one person in one session.
    fn role(&mut self, mut work: Work<'_>) -> Row {
        for key in ["session", "person", "role"] {
            let said = work.problems.iter().any(|problem| problem.column == key);
            if !said && work.text(key).is_none() {
                work.say(key, Code::MissingRequired, Vec::new());
            }
        }
        let line = work.line;
        let words = |key: &str| work.text(key).map(str::to_owned);
        let (session, person, role) = (words("session"), words("person"), words("role"));
        let name = person
            .as_deref()
            .map(|id| self.edition.name(Reference::Person, id))
            .unwrap_or_default();
        let title = session
            .as_deref()
            .map(|id| self.edition.name(Reference::Session, id))
            .unwrap_or_default();
        let label = [name, title]
            .into_iter()
            .filter(|words| !words.is_empty())
            .collect::<Vec<_>>()
            .join(" · ");
        let (Some(session), Some(person), Some(role)) = (session, person, role) else {
            return Row {
                line,
                label,
                target: Target::Open,
                changes: Vec::new(),
                problems: work.problems,
            };
        };
        self.see(&mut work, format!("{session} {person} {role}"));
        let known = self
            .sessions
            .get(&session)
            .or_else(|| self.edition.record(List::Sessions, &session))
            .cloned();
        let fields = known.unwrap_or_default();
        let mut roles: Vec<Json> = fields
            .get("roles")
            .and_then(Json::as_array)
            .cloned()
            .unwrap_or_default();
        let is_this = |known: &Json| {
            known.get("person").and_then(Json::as_str) == Some(&person)
                && known.get("role").and_then(Json::as_str) == Some(&role)
        };
        let place = roles.iter().position(is_this);
        let remove = matches!(work.said.get("remove"), Some(Said::Set(Json::Bool(true))));
        let mut changes = Vec::new();
        let change = |column: &str, before: Json, after: Json| Change {
            column: column.to_owned(),
            before,
            after,
        };
        match (place, remove) {
            (Some(place), true) => {
                roles.remove(place);
                changes.push(change("role", Json::String(role.clone()), Json::Null));
            }
            (None, true) => work.say("remove", Code::NothingToRemove, Vec::new()),
            (found, false) => {
                let place = found.unwrap_or_else(|| {
                    let mut entry = Map::new();
                    entry.insert("person".to_owned(), Json::String(person.clone()));
                    entry.insert("role".to_owned(), Json::String(role.clone()));
                    roles.push(Json::Object(entry));
                    changes.push(change("role", Json::Null, Json::String(role.clone())));
                    roles.len() - 1
                });
                let side = work.said.get("side").cloned();
                if let (Some(said), Some(entry)) = (side, roles[place].as_object_mut()) {
                    let was = entry.get("side").cloned().unwrap_or(Json::Null);
                    let now = match said {
                        Said::Set(side) => side,
                        Said::Clear | Said::When(_) => Json::Null,
                    };
                    if was != now {
                        if now.is_null() {
                            entry.remove("side");
                        } else {
                            entry.insert("side".to_owned(), now.clone());
                        }
                        changes.push(change("side", was, now));
                    }
                }
            }
        }
        let target = if place.is_some() {
            Target::Known {
                id: session.clone(),
                how: How::Session,
            }
        } else {
            Target::New
        };
        let row = Row {
            line,
            label,
            target,
            changes,
            problems: work.problems,
        };
        if !row.has_errors() && !row.changes.is_empty() {
            let mut fields = fields;
            if roles.is_empty() {
                fields.remove("roles");
            } else {
                fields.insert("roles".to_owned(), Json::Array(roles));
            }
            self.sessions.insert(session, fields);
        }
        row
    }
}

/// The key that a new record brings; empty when it is still to be made.
fn row_key(list: List, fields: &Map<String, Json>) -> String {
    let text = |field: &str| fields.get(field).and_then(Json::as_str).unwrap_or_default();
    match list {
        List::Days => text("date").to_owned(),
        List::Travel => format!("{}>{}", text("from"), text("to")),
        _ => text("id").to_owned(),
    }
}

/// Writes what a column says into the fields of a record.
fn put(fields: &mut Map<String, Json>, column: &Column, value: Option<Json>) {
    let Some(language) = &column.language else {
        match value {
            None | Some(Json::Bool(false)) => fields.remove(column.field),
            Some(Json::Array(items)) if items.is_empty() => fields.remove(column.field),
            Some(value) => fields.insert(column.field.to_owned(), value),
        };
        return;
    };
    match value {
        Some(value) => {
            let text = fields.entry(column.field).or_insert_with(|| Json::Object(Map::new()));
            if let Some(words) = text.as_object_mut() {
                words.insert(language.clone(), value);
            }
        }
        None => {
            let Some(words) = fields.get_mut(column.field).and_then(Json::as_object_mut) else {
                return;
            };
            words.remove(language);
            if let Some(translated) = words.get_mut("translated").and_then(Json::as_array_mut) {
                translated.retain(|tag| tag.as_str() != Some(language));
                if translated.is_empty() {
                    words.remove("translated");
                }
            }
            if words.is_empty() {
                fields.remove(column.field);
            }
        }
    }
}

/// What a column shows of a record.
pub(super) fn shown(fields: &Map<String, Json>, column: &Column) -> Json {
    let value = fields.get(column.field);
    let value = match &column.language {
        Some(language) => value.and_then(|words| words.get(language)),
        None => value,
    };
    value.cloned().unwrap_or(Json::Null)
}

/// Whether a text keeps words when those of this column go.
fn other_words_left(fields: &Map<String, Json>, column: &Column) -> bool {
    let Some(language) = &column.language else { return false };
    let words = fields.get(column.field).and_then(Json::as_object);
    words.is_some_and(|words| words.keys().any(|tag| tag != language && tag != "translated"))
}

fn label(fields: &Map<String, Json>, edition: &Edition) -> Option<String> {
    let words = ["title", "name"]
        .iter()
        .find_map(|field| fields.get(*field))?
        .as_object()?;
    let mut languages = edition.preferred.iter().chain(&edition.languages);
    let chosen = languages.find_map(|tag| words.get(tag.as_str()));
    chosen
        .or_else(|| words.values().find(|value| value.is_string()))?
        .as_str()
        .map(str::to_owned)
}

/// Words of a cell without the apostrophe that says “this is a text”.
fn own_words(value: &Value) -> String {
    let words = value.words();
    let words = words.trim();
    words
        .strip_prefix('\'')
        .filter(|_| is_quoted_dash(words))
        .unwrap_or(words)
        .to_owned()
}

/// Whether words are a lone dash, after any apostrophes that say so.
pub(super) fn is_quoted_dash(words: &str) -> bool {
    matches!(words.trim().trim_start_matches('\''), "-" | "–" | "—")
}

fn squeezed(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn clean(value: &Value, holds: Holds) -> String {
    let words = own_words(value);
    let kept = |c: char| !c.is_control() || (holds == Holds::Prose && c == '\n') || c.is_whitespace();
    let words: String = words.chars().filter(|c| kept(*c)).collect();
    if holds == Holds::Prose {
        words.trim().to_owned()
    } else {
        squeezed(&words)
    }
}

/// The parts of a list in a cell.
/// Whether a reference, or one of several, is to this record.
fn names(value: &Json, id: &str) -> bool {
    match value {
        Json::Array(items) => items.iter().any(|item| names(item, id)),
        value => value.as_str() == Some(id),
    }
}

fn items(value: &Value) -> Vec<String> {
    let words = value.words();
    let parts = words
        .split([';', '\n', '|'])
        .map(str::trim)
        .filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

fn listed(items: Vec<String>) -> Json {
    let mut seen = HashSet::new();
    Json::Array(
        items
            .into_iter()
            .filter(|item| seen.insert(item.clone()))
            .map(Json::String)
            .collect(),
    )
}
