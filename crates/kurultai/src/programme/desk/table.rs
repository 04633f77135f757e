//! A list of records: searched, narrowed, sorted, a page at a time.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::Value;

use super::book::Book;
use super::forms::{Field, Input};
use super::place::{Tab, escaped, list_title, tabs};
use super::records::{Asked, answer, said_words};
use super::sent::Sent;
use super::values::{label, missing_languages, show, value_of};
use super::view::{Choice, field_label, field_short};
use crate::people::desk::{DeskShell, page, refusal};
use crate::platform::i18n::Locale;
use crate::platform::search::{Document, Index};
use crate::programme::edit::{self, Stored};
use crate::programme::records::Kind;

/// Records on a page.
const PAGE: usize = 50;

#[derive(Template)]
#[template(path = "programme/desk/records/list.html")]
struct ListPage {
    shell: DeskShell,
    tabs: Vec<Tab>,
    kind: &'static str,
    address: String,
    new: Option<String>,
    new_words: String,
    /// Where the list can be had as a sheet, and where sheets are read.
    sheets: Option<(String, String)>,
    empty: String,
    empty_next: String,
    total: usize,
    count: String,
    q: String,
    sort: String,
    narrowed: bool,
    filters: Vec<Filter>,
    columns: Vec<Column>,
    rows: Vec<Row>,
    first: Option<String>,
    before: Option<String>,
    after: Option<String>,
}

struct Filter {
    id: String,
    name: String,
    label: String,
    choices: Vec<Choice>,
}

struct Column {
    words: String,
    url: Option<String>,
    order: Option<&'static str>,
    num: bool,
}

struct Row {
    id: String,
    url: String,
    name: String,
    tags: Vec<String>,
    here: Vec<String>,
    cells: Vec<Cell>,
    /// Language, whether all texts are there, and that in words.
    marks: Vec<(String, bool, String)>,
}

struct Cell {
    words: String,
    num: bool,
    colour: Option<String>,
}

/// A record with what a list needs of it.
struct Item {
    stored: Stored,
    name: String,
    missing: Vec<String>,
}

pub async fn list(asked: Asked, query: Sent) -> Response {
    let found = async {
        let mut tx = asked.desk.db.read().await?;
        let Some(book) = asked.book(&mut tx).await? else {
            return Ok(refusal::not_found(&asked.visit));
        };
        let kind = asked.form.kind;
        let stored = match asked.place.edition() {
            Some(edition) => edit::list(&mut tx, edition, kind).await?,
            None => {
                let prefix = asked.place.key(kind, "").id;
                let all = edit::list_shared(&mut tx, kind).await?;
                all.into_iter()
                    .filter(|stored| stored.key.id.starts_with(&prefix))
                    .collect()
            }
        };
        Ok(list_page(&asked, &book, stored, &query))
    };
    answer(found.await)
}

fn list_page(asked: &Asked, book: &Book, stored: Vec<Stored>, query: &Sent) -> Response {
    let l = asked.l();
    let form = asked.form;
    let kind = form.kind;
    let total = stored.len();
    let items: Vec<Item> = stored
        .into_iter()
        .map(|stored| Item {
            name: label(form, &stored.key.id, &stored.fields, book),
            missing: missing_languages(form, &stored.fields, book)
                .into_iter()
                .map(str::to_owned)
                .collect(),
            stored,
        })
        .collect();
    let filters = filters(asked, book, &items, query);
    let q = query.words("q").unwrap_or_default().to_owned();
    let narrowed = !q.is_empty() || filters.iter().any(|filter| query.words(&filter.name).is_some());
    let mut chosen: Vec<Item> = items
        .into_iter()
        .filter(|item| {
            filters.iter().all(|filter| {
                query
                    .words(&filter.name)
                    .is_none_or(|wanted| fits(asked, item, &filter.name, wanted))
            })
        })
        .collect();
    if !q.is_empty() {
        chosen = search(asked, book, chosen, &q);
    }
    let sort = query.words("sort").unwrap_or_default().to_owned();
    sort_by(asked, book, &mut chosen, &sort);
    let count = if narrowed {
        l.form_count_of(chosen.len(), total)
    } else {
        l.form_count(total)
    };
    let (from, to) = window(&chosen, query);
    let address = asked.place.list(kind);
    let link = |change: &[(&str, Option<&str>)]| link(&address, query, change);
    let id_at = |at: usize| chosen.get(at).map(|item| item.stored.key.id.as_str());
    let first = (from > 0).then(|| link(&[("after", None), ("before", None)]));
    let before = (from > PAGE).then(|| link(&[("after", None), ("before", id_at(from))]));
    let after = (to < chosen.len()).then(|| link(&[("before", None), ("after", id_at(to - 1))]));
    let present = asked.desk.presence.all(asked.place.topic(), asked.desk.now());
    let rows = chosen[from..to]
        .iter()
        .map(|item| {
            let id = &item.stored.key.id;
            let subject = format!("{}/{id}", kind.name());
            Row {
                url: asked.place.record(kind, id),
                name: item.name.clone(),
                tags: tags(asked, item),
                here: present
                    .iter()
                    .filter(|here| here.subject == subject && here.who != asked.actor.account.to_string())
                    .map(|here| here.name.clone())
                    .collect(),
                cells: columns_of(asked).map(|field| cell(field, item, book)).collect(),
                marks: marks(book, item),
                id: id.clone(),
            }
        })
        .collect();
    let sheets = asked.place.edition().map(|edition| {
        let url = format!("/desk/{edition}/sheets/{}.xlsx", kind.name());
        (url, format!("/desk/{edition}/sheets"))
    });
    page(
        StatusCode::OK,
        &ListPage {
            tabs: tabs(&asked.place, kind, l),
            kind: kind.name(),
            new: asked.may_edit().then(|| format!("{address}/new")),
            new_words: message("new", kind, l),
            empty: message("empty", kind, l),
            empty_next: l
                .by_id(&format!("form-empty-next-{}", kind.name()), &[])
                .unwrap_or_default(),
            total,
            count,
            q,
            narrowed,
            filters,
            columns: columns(asked, &sort, &link),
            rows,
            first,
            before,
            after,
            sheets,
            sort,
            address,
            shell: asked
                .place
                .shell(&asked.visit, form.section, title(asked, book, l))
                .said(said_words(query, l)),
        },
    )
}

fn title(asked: &Asked, book: &Book, l: &Locale) -> String {
    match &asked.place {
        super::place::Place::Series(series) => l.form_entries_title(book.word(Kind::Series, series)),
        _ => list_title(asked.form.kind, l),
    }
}

fn message(word: &str, kind: Kind, l: &Locale) -> String {
    l.by_id(&format!("form-{word}-{}", kind.name()), &[])
        .unwrap_or_default()
}

fn columns_of(asked: &Asked) -> impl Iterator<Item = &'static Field> {
    asked.form.columns.iter().filter_map(|name| asked.form.field(name))
}

fn columns(asked: &Asked, sort: &str, link: &impl Fn(&[(&str, Option<&str>)]) -> String) -> Vec<Column> {
    let l = asked.l();
    let (by, down) = sort.strip_prefix('-').map_or((sort, false), |by| (by, true));
    let column = |name: &str, words: String, num: bool| {
        let mine = by == name;
        let next = if mine && !down {
            format!("-{name}")
        } else {
            name.to_owned()
        };
        Column {
            words,
            url: Some(link(&[("sort", Some(&next)), ("after", None), ("before", None)])),
            order: mine.then_some(if down { "descending" } else { "ascending" }),
            num,
        }
    };
    let name = match asked.form.name_field().and_then(|name| asked.form.field(name)) {
        Some(field) => field_label(asked.form, field, l),
        None => l.form_column_name(),
    };
    let mut columns = vec![column("name", name, false)];
    columns.extend(columns_of(asked).map(|field| {
        column(
            field.name,
            field_short(asked.form, field, l),
            matches!(field.input, Input::Number(_)),
        )
    }));
    columns.push(Column {
        words: l.form_column_languages(),
        url: Some(link(&[("sort", Some("languages")), ("after", None), ("before", None)])),
        order: (by == "languages").then_some("ascending"),
        num: false,
    });
    columns
}

fn cell(field: &Field, item: &Item, book: &Book) -> Cell {
    let value = value_of(&item.stored.fields, field.name);
    let words = match (field.input, value) {
        // Many names make a number.
        (Input::Many(_), Some(Value::Array(list))) if list.len() > 3 => book.l.form_so_many(list.len()),
        (Input::Roles, Some(Value::Array(list))) if list.len() > 2 => book.l.form_so_many(list.len()),
        _ => show(field, value, book),
    };
    let colour = (field.input == Input::Colour && words.starts_with('#')).then(|| words.clone());
    Cell {
        colour,
        words,
        num: matches!(field.input, Input::Number(_)),
    }
}

fn tags(asked: &Asked, item: &Item) -> Vec<String> {
    let l = asked.l();
    let is = |field: &str| item.stored.fields.get(field) == Some(&Value::Bool(true));
    let mut tags = Vec::new();
    if is("cancelled") {
        tags.push(l.form_tag_cancelled());
    }
    if is("outside_programme") {
        tags.push(l.form_tag_outside());
    }
    if asked.form.kind == Kind::Session && !item.stored.fields.contains_key("start") && !is("cancelled") {
        tags.push(l.form_tag_unplaced());
    }
    tags
}

fn marks(book: &Book, item: &Item) -> Vec<(String, bool, String)> {
    book.languages
        .iter()
        .map(|tag| {
            let there = !item.missing.contains(tag);
            let language = book.language(tag);
            let words = if there {
                book.l.form_mark_all_in(language)
            } else {
                book.l.form_mark_lacks(language)
            };
            (tag.clone(), there, words)
        })
        .collect()
}

/// The choices by which the list can be narrowed: values that are there, and languages that lack something.
fn filters(asked: &Asked, book: &Book, items: &[Item], query: &Sent) -> Vec<Filter> {
    let l = asked.l();
    let mut filters = Vec::new();
    let mut add = |name: String, label: String, choices: Vec<(String, String)>| {
        if choices.is_empty() {
            return;
        }
        let now = query.words(&name).unwrap_or_default();
        let choices = std::iter::once((String::new(), l.form_any()))
            .chain(choices)
            .map(|(value, words)| Choice {
                chosen: value == now,
                value,
                words,
            })
            .collect();
        filters.push(Filter {
            id: format!("filter-{}", name.replace(['.', '_'], "-")),
            name,
            label,
            choices,
        });
    };
    for field in asked.form.filters.iter().filter_map(|name| asked.form.field(name)) {
        let mut choices: BTreeMap<String, String> = BTreeMap::new();
        for item in items {
            for value in single_values(field, &item.stored) {
                choices
                    .entry(value)
                    .or_insert_with_key(|value| show_single(field, value, book));
            }
        }
        if field.input == Input::Moment {
            choices.insert("none".to_owned(), l.form_filter_unplaced());
        }
        let label = if field.input == Input::Moment {
            l.form_filter_day()
        } else {
            field_short(asked.form, field, l)
        };
        let mut choices: Vec<(String, String)> = choices.into_iter().collect();
        if field.input != Input::Moment {
            choices.sort_by_cached_key(|(_, words)| l.sort_key(words));
        }
        add(format!("f.{}", field.name), label, choices);
    }
    let missing = book
        .languages
        .iter()
        .filter(|tag| items.iter().any(|item| item.missing.contains(tag)))
        .map(|tag| (tag.clone(), book.language(tag)))
        .collect();
    add("missing".to_owned(), l.form_filter_missing(), missing);
    filters
}

/// The values of a field that can be filtered by, each by itself; of a moment its day.
fn single_values(field: &Field, stored: &Stored) -> Vec<String> {
    match value_of(&stored.fields, field.name) {
        Some(Value::String(text)) if field.input == Input::Moment => vec![text.chars().take(10).collect()],
        Some(Value::String(text)) => vec![text.clone()],
        Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

fn show_single(field: &Field, value: &str, book: &Book) -> String {
    match field.input {
        Input::Moment => book.word(Kind::Day, value),
        Input::Many(kind) => book.word(kind, value),
        _ => show(field, Some(&Value::from(value)), book),
    }
}

fn fits(asked: &Asked, item: &Item, filter: &str, wanted: &str) -> bool {
    if filter == "missing" {
        return item.missing.iter().any(|tag| tag == wanted);
    }
    let Some(field) = filter.strip_prefix("f.").and_then(|name| asked.form.field(name)) else {
        return true;
    };
    let values = single_values(field, &item.stored);
    if field.input == Input::Moment && wanted == "none" {
        return values.is_empty();
    }
    values.iter().any(|value| value == wanted)
}

/// The items in which every word of the query is found, in any script.
fn search(asked: &Asked, book: &Book, items: Vec<Item>, q: &str) -> Vec<Item> {
    let texts: Vec<(Vec<String>, String)> = items
        .iter()
        .map(|item| {
            let name = asked
                .form
                .name_field()
                .and_then(|name| item.stored.fields.get(name))
                .and_then(Value::as_object);
            let mut titles: Vec<String> = name
                .into_iter()
                .flat_map(|name| name.values())
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect();
            titles.push(item.name.clone());
            let mut words = item.stored.key.id.clone();
            for field in asked.form.fields() {
                words.push(' ');
                words.push_str(&show(field, value_of(&item.stored.fields, field.name), book));
            }
            (titles, words)
        })
        .collect();
    let titles: Vec<Vec<&str>> = texts
        .iter()
        .map(|(titles, _)| titles.iter().map(String::as_str).collect())
        .collect();
    let index = Index::new(
        titles
            .iter()
            .zip(&texts)
            .map(|(titles, (_, words))| Document { titles, words }),
    );
    let mut places: Vec<Option<Item>> = items.into_iter().map(Some).collect();
    index
        .find(q, places.len())
        .into_iter()
        .filter_map(|place| places[place].take())
        .collect()
}

fn sort_by(asked: &Asked, book: &Book, items: &mut [Item], sort: &str) {
    let l = asked.l();
    let sort = match (sort, asked.form.kind) {
        ("", Kind::Session) => "start",
        ("", Kind::Person | Kind::Organisation) => "name",
        _ => sort,
    };
    let (by, down) = sort.strip_prefix('-').map_or((sort, false), |by| (by, true));
    match (by, asked.form.field(by)) {
        ("name", _) => items.sort_by_cached_key(|item| l.sort_key(&item.name)),
        ("languages", _) => items.sort_by_key(|item| std::cmp::Reverse(item.missing.len())),
        (_, Some(field)) => {
            // Instants and numbers by what they are, everything else by its words; what is not there comes last.
            items.sort_by_cached_key(|item| {
                let value = value_of(&item.stored.fields, field.name);
                let key = match (field.input, value) {
                    (_, Some(Value::Number(number))) => {
                        format!("{:012}", number.as_u64().unwrap_or_default()).into_bytes()
                    }
                    (Input::Moment | Input::Date | Input::Time, Some(Value::String(text))) => text.clone().into_bytes(),
                    (_, value) => l.sort_key(&show(field, value, book)),
                };
                (value.is_none(), key)
            });
        }
        _ => return,
    }
    if down {
        items.reverse();
    }
}

/// From which to which item the page goes: after or before the one that the address names.
fn window(items: &[Item], query: &Sent) -> (usize, usize) {
    let place = |id: Option<&str>| items.iter().position(|item| Some(item.stored.key.id.as_str()) == id);
    if let Some(at) = query.words("after").and_then(|id| place(Some(id))) {
        return (at + 1, (at + 1 + PAGE).min(items.len()));
    }
    if let Some(at) = query.words("before").and_then(|id| place(Some(id))) {
        return (at.saturating_sub(PAGE), at);
    }
    (0, PAGE.min(items.len()))
}

fn link(address: &str, query: &Sent, change: &[(&str, Option<&str>)]) -> String {
    let mut pairs: Vec<(String, String)> = query
        .0
        .iter()
        .filter(|(name, value)| {
            !value.is_empty() && name != "said" && !change.iter().any(|(changed, _)| changed == name)
        })
        .cloned()
        .collect();
    for (name, value) in change {
        if let Some(value) = value {
            pairs.push(((*name).to_owned(), (*value).to_owned()));
        }
    }
    let pairs: Vec<String> = pairs
        .iter()
        .map(|(name, value)| format!("{}={}", escaped(name), escaped(value)))
        .collect();
    if pairs.is_empty() {
        address.to_owned()
    } else {
        format!("{address}?{}", pairs.join("&"))
    }
}
