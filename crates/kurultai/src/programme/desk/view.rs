//! A form as its page shows it: each field a control with its label, hint, what is wrong with it and what was typed.

use std::collections::BTreeSet;

use super::book::{Book, Entry};
use super::forms::{Field, Form, Input, Key};
use super::sent::Sent;
use super::values::{Trouble, is_short};
use crate::platform::i18n::{Lang, Locale};
use crate::programme::records::Kind;

/// Fields that belong together.
#[derive(Debug)]
pub struct Section {
    pub title: String,
    pub open: bool,
    pub controls: Vec<Control>,
}

/// One field on the page.
#[derive(Debug)]
pub struct Control {
    pub id: String,
    pub name: String,
    pub label: String,
    pub hint: Option<String>,
    pub required: bool,
    pub errors: Vec<String>,
    pub widget: Widget,
}

impl Control {
    /// Ids of what describes the control to whoever listens.
    pub fn described(&self) -> String {
        let mut ids = Vec::new();
        if !self.errors.is_empty() {
            ids.push(format!("{}-err", self.id));
        }
        if self.hint.is_some() {
            ids.push(format!("{}-hint", self.id));
        }
        ids.join(" ")
    }

    /// Where the link in the list of errors leads.
    pub fn first(&self) -> &str {
        match &self.widget {
            Widget::Texts(boxes, _) => boxes.first().map_or(&self.id, |one| &one.id),
            _ => &self.id,
        }
    }

    /// Whether the control is several boxes under one heading.
    pub fn is_group(&self) -> bool {
        !matches!(
            self.widget,
            Widget::Text { .. } | Widget::Choice(_) | Widget::Yes(_) | Widget::Fixed(_)
        )
    }
}

#[derive(Debug)]
pub enum Widget {
    /// Words in languages side by side; of several lines or of one.
    Texts(Vec<LangBox>, bool),
    TextRows(Vec<TextRow>, Rows),
    Text {
        kind: &'static str,
        value: String,
        /// The list of suggestions.
        list: Option<String>,
        unit: Option<String>,
        mode: &'static str,
    },
    Choice(Vec<Choice>),
    Checks(Vec<Choice>),
    Yes(bool),
    Names(Vec<NameRow>, String),
    Roles(Vec<RoleRow>),
    Windows(Vec<WindowRow>),
    /// A key that cannot be changed any more.
    Fixed(String),
}

/// Whether rows can be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    Free,
    Given,
}

impl Rows {
    pub fn free(self) -> bool {
        self == Self::Free
    }
}

#[derive(Debug)]
pub struct LangBox {
    pub id: String,
    pub name: String,
    pub tag: String,
    pub language: String,
    pub value: String,
    pub translated: bool,
    pub mark: String,
}

#[derive(Debug)]
pub struct TextRow {
    pub row: String,
    pub label: String,
    pub boxes: Vec<LangBox>,
}

#[derive(Debug)]
pub struct NameRow {
    pub row: usize,
    pub value: String,
    pub label: String,
}

#[derive(Debug)]
pub struct RoleRow {
    pub row: usize,
    pub person: String,
    pub roles: Vec<Choice>,
    pub sides: Vec<Choice>,
    pub label: String,
}

#[derive(Debug)]
pub struct WindowRow {
    pub row: usize,
    pub from: String,
    pub to: String,
    pub label: String,
}

#[derive(Debug, Clone)]
pub struct Choice {
    pub value: String,
    pub words: String,
    pub chosen: bool,
}

/// Suggestions that several fields share.
#[derive(Debug)]
pub struct Suggestions {
    pub id: String,
    /// What is filled in, and the same in other languages.
    pub words: Vec<(String, String)>,
}

/// The zones of the two countries, for a choice; any other may be typed.
pub const ZONES: [&str; 20] = [
    "Asia/Almaty",
    "Asia/Aqtau",
    "Asia/Aqtobe",
    "Asia/Atyrau",
    "Asia/Oral",
    "Asia/Qostanay",
    "Asia/Qyzylorda",
    "Europe/Kaliningrad",
    "Europe/Moscow",
    "Europe/Samara",
    "Europe/Saratov",
    "Europe/Volgograd",
    "Europe/Astrakhan",
    "Asia/Yekaterinburg",
    "Asia/Omsk",
    "Asia/Novosibirsk",
    "Asia/Barnaul",
    "Asia/Krasnoyarsk",
    "Asia/Irkutsk",
    "Asia/Vladivostok",
];

/// Languages that are offered; others stay where they are there.
const LANGUAGES: [&str; 8] = ["kk", "ru", "en", "de", "fr", "zh", "uz", "bg"];

/// The label of a field.
pub fn field_label(form: &Form, field: &Field, l: &Locale) -> String {
    message(form, field, "", l).unwrap_or_else(|| field.name.to_owned())
}

/// The same for the head of a column or a filter, where the whole label would be too long.
pub fn field_short(form: &Form, field: &Field, l: &Locale) -> String {
    message(form, field, "-short", l).unwrap_or_else(|| field_label(form, field, l))
}

/// The hint of a field, where one helps.
pub fn field_hint(form: &Form, field: &Field, l: &Locale) -> Option<String> {
    message(form, field, "-hint", l)
}

fn message(form: &Form, field: &Field, tail: &str, l: &Locale) -> Option<String> {
    let slug = field.slug();
    l.by_id(&format!("form-{}-{slug}{tail}", form.kind.name()), &[])
        .or_else(|| l.by_id(&format!("form-field-{slug}{tail}"), &[]))
}

/// What is wrong, and what to do about it.
pub fn trouble_words(trouble: &Trouble, l: &Locale) -> String {
    l.by_id(
        &format!("form-error-{}", trouble.code),
        &[("value", trouble.value.clone().into())],
    )
    .unwrap_or_else(|| l.form_error_wrong_type(trouble.value.clone()))
}

/// Everything that is needed to show a form.
#[derive(Debug, Clone, Copy)]
pub struct Showing<'a> {
    pub form: &'a Form,
    pub sent: &'a Sent,
    pub troubles: &'a [Trouble],
    pub book: &'a Book,
    /// Whether the record is new, so that its key can be chosen.
    pub is_new: bool,
    /// A list that gets one more empty row.
    pub more: Option<&'a str>,
}

impl Showing<'_> {
    pub fn sections(&self) -> Vec<Section> {
        let l = self.book.l;
        let mut sections: Vec<Section> = self
            .form
            .groups
            .iter()
            .map(|group| {
                let controls: Vec<Control> = group.fields.iter().map(|field| self.control(field)).collect();
                let wanted = controls.iter().any(|control| !control.errors.is_empty())
                    || group.fields.iter().any(|field| self.more == Some(field.name));
                Section {
                    title: l.by_id(&format!("form-group-{}", group.name), &[]).unwrap_or_default(),
                    open: group.open || wanted,
                    controls,
                }
            })
            .collect();
        if self.is_new
            && self.form.key == Key::Made
            && let Some(section) = sections
                .iter_mut()
                .find(|section| !section.open || section.controls.len() > 1)
        {
            section.controls.push(self.own_key());
        }
        sections
    }

    fn own_key(&self) -> Control {
        let l = self.book.l;
        Control {
            id: "f-id".to_owned(),
            name: "id".to_owned(),
            label: l.form_field_id(),
            hint: Some(l.form_field_id_hint()),
            required: false,
            errors: self.errors("id"),
            widget: Widget::Text {
                kind: "text",
                value: self.sent.get("id").unwrap_or_default().to_owned(),
                list: None,
                unit: None,
                mode: "latin",
            },
        }
    }

    fn errors(&self, field: &str) -> Vec<String> {
        self.troubles
            .iter()
            .filter(|trouble| trouble.field == field)
            .map(|trouble| trouble_words(trouble, self.book.l))
            .collect()
    }

    fn control(&self, field: &Field) -> Control {
        let l = self.book.l;
        let fixed = !self.is_new && self.form.key == Key::Field(field.name);
        let widget = if fixed {
            let value = self.sent.get(field.name).unwrap_or_default();
            Widget::Fixed(match field.input {
                Input::Date => self.book.word(Kind::Day, value),
                _ => value.to_owned(),
            })
        } else {
            self.widget(field)
        };
        Control {
            id: format!("f-{}", field.slug()),
            name: field.name.to_owned(),
            label: field_label(self.form, field, l),
            hint: if fixed {
                Some(l.form_key_fixed())
            } else {
                field_hint(self.form, field, l)
            },
            required: field.required && !fixed,
            errors: self.errors(field.name),
            widget,
        }
    }

    fn text(&self, field: &Field, kind: &'static str, list: Option<String>, unit: Option<String>) -> Widget {
        Widget::Text {
            kind,
            value: self.sent.get(field.name).unwrap_or_default().to_owned(),
            list,
            unit,
            mode: match field.input {
                Input::Number(_) => "numeric",
                Input::Code | Input::Country => "latin",
                _ => "",
            },
        }
    }

    fn widget(&self, field: &Field) -> Widget {
        let l = self.book.l;
        let name = field.name;
        match field.input {
            Input::Line => Widget::Texts(self.boxes(name), false),
            Input::Lines => Widget::Texts(self.boxes(name), true),
            Input::Texts => {
                let rows = self.rows(name, 0);
                let rows = rows.into_iter().enumerate().map(|(place, row)| TextRow {
                    row: row.to_string(),
                    label: l.form_row(place + 1),
                    boxes: self.boxes(&format!("{name}.{row}")),
                });
                Widget::TextRows(rows.collect(), Rows::Free)
            }
            Input::BySide => {
                let mut sides: Vec<&str> = vec!["KZ", "RU"];
                sides.extend(
                    self.sent
                        .parts(name)
                        .into_iter()
                        .filter(|side| !["KZ", "RU"].contains(side)),
                );
                let rows = sides.into_iter().map(|side| TextRow {
                    row: side.to_owned(),
                    label: l.term("side", side),
                    boxes: self.boxes(&format!("{name}.{side}")),
                });
                Widget::TextRows(rows.collect(), Rows::Given)
            }
            Input::Plain | Input::Code | Input::Country | Input::Years | Input::Labels => {
                self.text(field, "text", None, None)
            }
            Input::Address => self.text(field, "url", None, None),
            Input::Number(unit) => {
                let unit = l
                    .by_id(&format!("form-unit-{unit}"), &[])
                    .filter(|unit| !unit.is_empty());
                self.text(field, "text", None, unit)
            }
            Input::Date => self.text(field, "date", None, None),
            Input::Time => self.text(field, "time", None, None),
            Input::Moment => self.text(field, "datetime-local", None, None),
            Input::Colour => self.text(field, "text", None, None),
            Input::Zone => self.text(field, "text", Some("list-zone".to_owned()), None),
            Input::Yes => Widget::Yes(self.sent.all(name).next().is_some()),
            Input::Word(vocabulary, words) => {
                let now = self.sent.get(name).unwrap_or_default();
                let choices = words.iter().map(|word| ((*word).to_owned(), l.term(vocabulary, word)));
                Widget::Choice(choose(choices.collect(), now, Some(String::new())))
            }
            Input::Words(vocabulary, words) => {
                let choices = words.iter().map(|word| ((*word).to_owned(), l.term(vocabulary, word)));
                Widget::Checks(self.checks(name, choices.collect()))
            }
            Input::Language => {
                let now = self.sent.get(name).unwrap_or_default();
                Widget::Choice(choose(self.languages(), now, Some(String::new())))
            }
            Input::Languages => Widget::Checks(self.checks(name, self.languages())),
            Input::SideOrJoint => {
                let now = self.sent.get(name).unwrap_or_default();
                let mut sides = self.entries(Kind::Side);
                sides.push(("joint".to_owned(), l.side_joint()));
                Widget::Choice(choose(sides, now, Some(String::new())))
            }
            Input::One(kind) if is_short(kind) => {
                let now = self.sent.get(name).unwrap_or_default();
                Widget::Choice(choose(self.entries(kind), now, Some(String::new())))
            }
            Input::One(kind) => self.text(field, "text", Some(list_of(kind)), None),
            Input::Many(kind) if is_short(kind) => Widget::Checks(self.checks(name, self.entries(kind))),
            Input::Many(kind) => Widget::Names(self.names(name), list_of(kind)),
            Input::Parties => Widget::Names(self.names(name), "list-party".to_owned()),
            Input::Windows => {
                let rows = self.rows(name, 1).into_iter().enumerate().map(|(place, row)| {
                    let part = |part: &str| self.sent.get(&format!("{name}.{row}.{part}")).unwrap_or_default();
                    WindowRow {
                        row,
                        from: part("from").to_owned(),
                        to: part("to").to_owned(),
                        label: l.form_row(place + 1),
                    }
                });
                Widget::Windows(rows.collect())
            }
            Input::Roles => {
                let rows = self.rows(name, 1).into_iter().enumerate().map(|(place, row)| {
                    let part = |part: &str| self.sent.get(&format!("{name}.{row}.{part}")).unwrap_or_default();
                    let roles = super::forms::session::ROLES
                        .iter()
                        .map(|word| ((*word).to_owned(), l.term("role", word)));
                    RoleRow {
                        row,
                        person: part("person").to_owned(),
                        roles: choose(
                            roles.collect(),
                            Some(part("role")).filter(|role| !role.is_empty()).unwrap_or("speaker"),
                            None,
                        ),
                        sides: choose(self.entries(Kind::Side), part("side"), Some(l.form_role_own_side())),
                        label: l.form_row(place + 1),
                    }
                });
                Widget::Roles(rows.collect())
            }
        }
    }

    fn names(&self, name: &str) -> Vec<NameRow> {
        self.rows(name, 1)
            .into_iter()
            .enumerate()
            .map(|(place, row)| NameRow {
                row,
                value: self.sent.get(&format!("{name}.{row}")).unwrap_or_default().to_owned(),
                label: self.book.l.form_row(place + 1),
            })
            .collect()
    }

    /// The rows of a list with so many empty ones at its end.
    fn rows(&self, name: &str, empty: usize) -> Vec<usize> {
        let mut rows = self.sent.rows(name);
        let next = rows.iter().max().map_or(0, |last| last + 1);
        let last_is_empty = rows.last().is_some_and(|row| {
            let start = format!("{name}.{row}");
            self.sent
                .0
                .iter()
                .all(|(key, value)| !key.starts_with(&start) || value.is_empty() || key.ends_with(".role"))
        });
        let more = usize::from(self.more == Some(name));
        let wanted = if last_is_empty { more } else { empty.max(more) };
        rows.extend(next..next + wanted);
        rows
    }

    fn entries(&self, kind: Kind) -> Vec<(String, String)> {
        let entries = if matches!(kind, Kind::Side | Kind::Venue | Kind::Track) {
            self.book.entries(kind).iter().collect()
        } else {
            self.book.sorted(kind)
        };
        entries
            .into_iter()
            .map(|entry| (entry.id.clone(), entry.word.clone()))
            .collect()
    }

    fn languages(&self) -> Vec<(String, String)> {
        LANGUAGES
            .map(|tag| (tag.to_owned(), self.book.l.term("language", tag)))
            .to_vec()
    }

    fn checks(&self, name: &str, mut choices: Vec<(String, String)>) -> Vec<Choice> {
        let now: BTreeSet<&str> = self.sent.all(name).collect();
        let known: BTreeSet<String> = choices.iter().map(|(value, _)| value.clone()).collect();
        choices.extend(
            now.iter()
                .filter(|value| !known.contains(**value))
                .map(|value| ((*value).to_owned(), (*value).to_owned())),
        );
        choices
            .into_iter()
            .map(|(value, words)| Choice {
                chosen: now.contains(value.as_str()),
                value,
                words,
            })
            .collect()
    }

    /// The boxes of a text: the languages of the edition, then others in which there are words.
    fn boxes(&self, name: &str) -> Vec<LangBox> {
        let l = self.book.l;
        let mut tags = self.book.languages.clone();
        for part in self.sent.parts(name) {
            if part != "translated" && !tags.iter().any(|tag| tag == part) {
                tags.push(part.to_owned());
            }
        }
        let translated_name = format!("{name}.translated");
        let translated: BTreeSet<&str> = self.sent.all(&translated_name).collect();
        tags.into_iter()
            .map(|tag| {
                let value = self.sent.get(&format!("{name}.{tag}")).unwrap_or_default().to_owned();
                LangBox {
                    id: format!("f-{}-{tag}", name.replace(['.', '_'], "-")),
                    name: name.to_owned(),
                    language: self.book.language(&tag),
                    translated: translated.contains(tag.as_str()),
                    mark: if value.trim().is_empty() {
                        l.form_mark_missing()
                    } else {
                        l.form_mark_there()
                    },
                    value,
                    tag,
                }
            })
            .collect()
    }

    /// The suggestions that the fields of the form use.
    pub fn suggestions(&self) -> Vec<Suggestions> {
        let mut kinds: BTreeSet<Kind> = BTreeSet::new();
        let mut lists = Vec::new();
        for field in self.form.fields() {
            match field.input {
                Input::One(kind) | Input::Many(kind) if !is_short(kind) => {
                    kinds.insert(kind);
                }
                Input::Roles => {
                    kinds.insert(Kind::Person);
                }
                Input::Zone => lists.push(Suggestions {
                    id: "list-zone".to_owned(),
                    words: ZONES.map(|zone| (zone.to_owned(), String::new())).to_vec(),
                }),
                Input::Parties => lists.push(Suggestions {
                    id: "list-party".to_owned(),
                    words: [Kind::Side, Kind::Region, Kind::Organisation]
                        .into_iter()
                        .flat_map(|kind| self.book.sorted(kind))
                        .map(|entry| (self.book.party(&entry.id), other_words(entry)))
                        .collect(),
                }),
                _ => {}
            }
        }
        lists.extend(kinds.into_iter().map(|kind| Suggestions {
            id: list_of(kind),
            words: self.words_of(kind),
        }));
        lists
    }

    fn words_of(&self, kind: Kind) -> Vec<(String, String)> {
        self.book
            .sorted(kind)
            .into_iter()
            .map(|entry| (entry.word.clone(), other_words(entry)))
            .collect()
    }
}

/// The name in other languages, by which browsers find it too.
fn other_words(entry: &Entry) -> String {
    let others: Vec<&str> = Lang::all()
        .iter()
        .filter_map(|lang| entry.name.get(lang.tag()))
        .filter(|name| **name != *entry.word)
        .collect();
    others.join(" · ")
}

fn list_of(kind: Kind) -> String {
    format!("list-{}", kind.name())
}

/// Choices with the one that is chosen; one that is not among them is added. `none` is the words for no choice.
fn choose(mut choices: Vec<(String, String)>, now: &str, none: Option<String>) -> Vec<Choice> {
    if !now.is_empty() && !choices.iter().any(|(value, _)| value == now) {
        choices.push((now.to_owned(), now.to_owned()));
    }
    none.map(|words| (String::new(), words))
        .into_iter()
        .chain(choices)
        .map(|(value, words)| Choice {
            chosen: value == now,
            value,
            words,
        })
        .collect()
}
