//! Two people changed one record: what it was, what the other made of it and what I made of it, field by field and, for
//! texts, language by language.
//!
//! Always true: what only one of the two changed is taken over without asking; what both changed waits for a choice; nothing
//! of either is lost on the way.

use std::collections::BTreeSet;

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Map, Value};

use super::book::Book;
use super::forms::{Field, Form};
use super::place::tabs;
use super::records::Asked;
use super::sent::Sent;
use super::values::{label, show, show_text};
use super::view::field_label;
use crate::people::access::AccountId;
use crate::people::accounts;
use crate::people::desk::{DeskShell, page};
use crate::platform::db::{DbResult, Tx};
use crate::platform::i18n::Locale;
use crate::programme::edit::Version;

type Fields = Map<String, Value>;

/// One thing that can be chosen by itself: a field, or a text in one language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Leaf {
    pub field: String,
    pub language: Option<String>,
}

impl Leaf {
    /// In the form: `pick.title.kk`.
    pub fn name(&self) -> String {
        match &self.language {
            Some(language) => format!("pick.{}.{language}", self.field),
            None => format!("pick.{}", self.field),
        }
    }

    fn of<'a>(&self, fields: &'a Fields) -> Option<&'a Value> {
        let value = fields.get(&self.field)?;
        match &self.language {
            Some(language) => value.get(language),
            None => Some(value),
        }
    }
}

/// Two changes of one record that are being put together.
#[derive(Debug, Clone)]
pub struct Open {
    pub original: Fields,
    pub mine: Fields,
    /// What both changed, to different values.
    pub both: Vec<Leaf>,
    /// What only one changed, and whether it was me.
    pub settled: Vec<(Leaf, bool)>,
}

impl Open {
    pub fn new(form: &Form, original: Fields, mine: Fields, theirs: &Fields) -> Self {
        let mut both = Vec::new();
        let mut settled = Vec::new();
        for leaf in leaves(form, &original, &mine, theirs) {
            let (was, my, their) = (leaf.of(&original), leaf.of(&mine), leaf.of(theirs));
            if my == their {
                continue;
            }
            if my == was {
                settled.push((leaf, false));
            } else if their == was {
                settled.push((leaf, true));
            } else {
                both.push(leaf);
            }
        }
        Self {
            original,
            mine,
            both,
            settled,
        }
    }

    /// The record with mine where only I changed something or where it was chosen, theirs everywhere else.
    pub fn merged(&self, theirs: &Fields, mine_chosen: &BTreeSet<String>) -> Fields {
        let mut merged = theirs.clone();
        let wanted = self
            .settled
            .iter()
            .filter(|(_, mine)| *mine)
            .map(|(leaf, _)| leaf)
            .chain(self.both.iter().filter(|leaf| mine_chosen.contains(&leaf.name())));
        for leaf in wanted {
            let value = leaf.of(&self.mine).cloned();
            match &leaf.language {
                None => {
                    match value {
                        Some(value) => merged.insert(leaf.field.clone(), value),
                        None => merged.remove(&leaf.field),
                    };
                }
                Some(language) => {
                    let text = merged
                        .entry(leaf.field.clone())
                        .or_insert_with(|| Value::Object(Map::new()));
                    if let Value::Object(text) = text {
                        match value {
                            Some(value) => text.insert(language.clone(), value),
                            None => text.remove(language),
                        };
                    }
                }
            }
        }
        merged
    }
}

/// Everything in which the three may differ, in the order of the form.
fn leaves(form: &Form, original: &Fields, mine: &Fields, theirs: &Fields) -> Vec<Leaf> {
    let mut names: Vec<String> = Vec::new();
    for name in form
        .fields()
        .map(|field| field.name.split('.').next().unwrap_or(field.name))
        .chain(
            [original, mine, theirs]
                .into_iter()
                .flat_map(|fields| fields.keys().map(String::as_str)),
        )
    {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    let mut leaves = Vec::new();
    for name in names {
        let values: Vec<&Value> = [original, mine, theirs]
            .iter()
            .filter_map(|fields| fields.get(&name))
            .collect();
        let is_text = form.field(&name).is_some_and(|field| field.input.is_text())
            && values.iter().all(|value| value.is_object());
        if !is_text {
            leaves.push(Leaf {
                field: name,
                language: None,
            });
            continue;
        }
        let languages: BTreeSet<&String> = values
            .iter()
            .filter_map(|value| value.as_object())
            .flat_map(Map::keys)
            .collect();
        leaves.extend(languages.into_iter().map(|language| Leaf {
            field: name.clone(),
            language: Some(language.clone()),
        }));
    }
    leaves
}

/// What was decided on the page that compares: the record as it shall be, or what is still open. `None` when the form was
/// not that page.
pub fn decided(sent: &Sent, form: &Form, theirs: &Fields) -> Option<Result<Fields, Open>> {
    let object = |name: &str| -> Option<Fields> { serde_json::from_str(sent.get(name)?).ok() };
    let mine = object("mine")?;
    let original = object("original").unwrap_or_default();
    let seen = sent.words("base").unwrap_or_default();
    let open = Open::new(form, original, mine, theirs);
    let chosen = open.both.iter().all(|leaf| sent.words(&leaf.name()).is_some());
    // What was chosen is about the version that was shown.
    if !chosen || Version::of(theirs).as_str() != seen {
        return Some(Err(open));
    }
    let mine_chosen: BTreeSet<String> = open
        .both
        .iter()
        .map(Leaf::name)
        .filter(|name| sent.words(name) == Some("mine"))
        .collect();
    Some(Ok(open.merged(theirs, &mine_chosen)))
}

/// Who made the other change, and when.
#[derive(Debug, Clone)]
pub struct Who {
    pub name: String,
    pub at: Option<String>,
}

/// The name behind a label of the ledger.
pub async fn name_of(tx: &mut Tx, label: &str) -> DbResult<String> {
    let Some(id) = label.strip_prefix("account:").and_then(|id| id.parse().ok()) else {
        return Ok(label.to_owned());
    };
    let account = accounts::store::account(tx, AccountId(id)).await?;
    Ok(account.map_or_else(|| label.to_owned(), |account| account.name))
}

pub async fn who(tx: &mut Tx, by: Option<&str>, at: Option<Timestamp>, book: &Book) -> DbResult<Option<Who>> {
    let Some(by) = by else { return Ok(None) };
    Ok(Some(Who {
        name: name_of(tx, by).await?,
        at: at.map(|at| moment(at, &book.zone(), book.l)),
    }))
}

/// An instant as people read it, in the zone of the forum.
pub fn moment(at: Timestamp, zone: &TimeZone, l: &Locale) -> String {
    let civil = zone.to_datetime(at);
    format!("{}, {}", l.date_day_month(civil.date()), l.time(civil.time()))
}

/// What the page is about.
#[derive(Debug)]
pub struct Compare<'a> {
    pub id: &'a str,
    pub open: Open,
    pub theirs: &'a Fields,
    pub version: Option<&'a Version>,
    pub by: Option<Who>,
}

#[derive(Template)]
#[template(path = "programme/desk/records/conflict.html")]
struct ConflictPage {
    shell: DeskShell,
    tabs: Vec<super::place::Tab>,
    why: String,
    action: String,
    base: String,
    mine: String,
    original: String,
    both: Vec<Line>,
    settled: Vec<(String, String, bool)>,
}

struct Line {
    name: String,
    id: String,
    label: String,
    lang: String,
    was: String,
    theirs: String,
    mine: String,
}

pub fn conflict_page(asked: &Asked, book: &Book, compare: &Compare<'_>) -> Response {
    let l = asked.l();
    let form = asked.form;
    let words = |leaf: &Leaf, fields: &Fields| -> String {
        let value = leaf.of(fields);
        let words = match (&leaf.language, form.field(&leaf.field)) {
            (Some(language), _) if language == "translated" => {
                let tags = value
                    .and_then(Value::as_array)
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_str);
                tags.map(|tag| book.language(tag)).collect::<Vec<_>>().join(", ")
            }
            (Some(_), _) => value.and_then(Value::as_str).unwrap_or_default().to_owned(),
            (None, Some(field)) => show(field, value, book),
            (None, None) => value.map(|value| plain(value, book)).unwrap_or_default(),
        };
        if words.is_empty() {
            l.form_conflict_nothing()
        } else {
            words
        }
    };
    let called = |leaf: &Leaf| -> String {
        let field = form
            .field(&leaf.field)
            .map_or_else(|| leaf.field.clone(), |field: &Field| field_label(form, field, l));
        match leaf.language.as_deref() {
            Some("translated") => format!("{field}: {}", l.form_translated()),
            Some(language) => format!("{field}: {}", book.language(language)),
            None => field,
        }
    };
    let both = compare
        .open
        .both
        .iter()
        .map(|leaf| Line {
            name: leaf.name(),
            id: leaf.name().replace(['.', '_'], "-"),
            label: called(leaf),
            lang: leaf
                .language
                .clone()
                .filter(|tag| tag != "translated")
                .unwrap_or_else(|| book.lang.tag().to_owned()),
            was: words(leaf, &compare.open.original),
            theirs: words(leaf, compare.theirs),
            mine: words(leaf, &compare.open.mine),
        })
        .collect();
    let settled = compare
        .open
        .settled
        .iter()
        .map(|(leaf, mine)| {
            let now = if *mine {
                words(leaf, &compare.open.mine)
            } else {
                words(leaf, compare.theirs)
            };
            (called(leaf), now, *mine)
        })
        .collect();
    let title = l.form_conflict_title(label(form, compare.id, compare.theirs, book));
    let why = match &compare.by {
        Some(who) => l.form_conflict_why_who(who.name.clone(), who.at.clone().unwrap_or_default()),
        None => l.form_conflict_why(),
    };
    let place = &asked.place;
    let json = |fields: &Fields| serde_json::to_string(fields).expect("JSON always serialises");
    page(
        StatusCode::CONFLICT,
        &ConflictPage {
            tabs: tabs(place, form.kind, l),
            why,
            action: place.record(form.kind, compare.id),
            base: compare.version.map(ToString::to_string).unwrap_or_default(),
            mine: json(&compare.open.mine),
            original: json(&compare.open.original),
            both,
            settled,
            shell: place.shell(&asked.visit, form.section, title),
        },
    )
}

/// A value that no form shows.
fn plain(value: &Value, book: &Book) -> String {
    match value {
        Value::Object(_) => show_text(value, book),
        Value::Array(items) => items
            .iter()
            .map(|item| plain(item, book))
            .collect::<Vec<_>>()
            .join(" · "),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::desk::forms::session::FORM;
    use serde_json::json;

    fn fields(value: Value) -> Fields {
        value.as_object().expect("an object").clone()
    }

    #[test]
    fn languages_are_put_together_one_by_one() {
        let original = fields(json!({ "title": { "kk": "Бір", "ru": "Один", "en": "One" }, "kind": "talk" }));
        let mine = fields(json!({ "title": { "kk": "Екі", "ru": "Два", "en": "One" }, "kind": "panel" }));
        let theirs = fields(json!({ "title": { "kk": "Үш", "ru": "Один", "en": "Three" }, "kind": "talk" }));
        let open = Open::new(&FORM, original, mine, &theirs);
        let names: Vec<String> = open.both.iter().map(Leaf::name).collect();
        assert_eq!(names, ["pick.title.kk"]);
        let theirs_kept = open.merged(&theirs, &BTreeSet::new());
        assert_eq!(
            Value::Object(theirs_kept),
            json!({ "title": { "kk": "Үш", "ru": "Два", "en": "Three" }, "kind": "panel" })
        );
        let mine_kept = open.merged(&theirs, &names.into_iter().collect());
        assert_eq!(mine_kept["title"]["kk"], "Екі");
    }

    #[test]
    fn what_somebody_took_away_can_be_chosen_too() {
        let original = fields(json!({ "audience": 10, "track": "a" }));
        let mine = fields(json!({ "audience": 20 }));
        let theirs = fields(json!({ "track": "a" }));
        let open = Open::new(&FORM, original, mine, &theirs);
        assert_eq!(open.both.len(), 1);
        assert_eq!(Value::Object(open.merged(&theirs, &BTreeSet::new())), json!({}));
        let mine_kept = open.merged(&theirs, &BTreeSet::from(["pick.audience".to_owned()]));
        assert_eq!(Value::Object(mine_kept), json!({ "audience": 20 }));
    }
}
