//! Where a record lives: its addresses, the tabs above its pages, and who is editing it.

use crate::people::access::{Actor, Permission, Visit};
use crate::people::desk::{DeskShell, Section};
use crate::platform::i18n::Locale;
use crate::programme::records::{Kind, RecordKey};

use super::forms::{Form, Key};

/// Owner of records: an edition, nobody, or a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    Edition(String),
    Shared,
    Series(String),
}

impl Place {
    pub fn edition(&self) -> Option<&str> {
        match self {
            Self::Edition(key) => Some(key),
            Self::Shared | Self::Series(_) => None,
        }
    }

    pub fn key(&self, kind: Kind, id: &str) -> RecordKey {
        match self {
            Self::Edition(edition) => RecordKey::of(edition, kind, id),
            Self::Shared => RecordKey::shared(kind, id),
            Self::Series(series) => RecordKey::shared(kind, &format!("{series}/{id}")),
        }
    }

    /// The key as it stands in addresses: an entry of a series without the series.
    pub fn short<'a>(&self, id: &'a str) -> &'a str {
        match self {
            Self::Series(series) => id
                .strip_prefix(series.as_str())
                .and_then(|rest| rest.strip_prefix('/'))
                .unwrap_or(id),
            _ => id,
        }
    }

    /// The address of the list.
    pub fn list(&self, kind: Kind) -> String {
        match self {
            Self::Edition(edition) => format!("/desk/{edition}/{}", kind.name()),
            Self::Shared => "/desk/series".to_owned(),
            Self::Series(series) => format!("/desk/series/{series}/entry"),
        }
    }

    /// The address of a record.
    pub fn record(&self, kind: Kind, id: &str) -> String {
        match (self, kind) {
            (Self::Edition(edition), Kind::Edition) => format!("/desk/{edition}/edition"),
            _ => format!("{}/{}", self.list(kind), escaped(self.short(id))),
        }
    }

    /// The topic under which its visitors are counted.
    pub fn topic(&self) -> &str {
        self.edition().unwrap_or_default()
    }

    pub fn may(&self, actor: &Actor, permission: Permission) -> bool {
        actor.may(permission, self.edition())
    }

    pub fn shell(&self, visit: &Visit, section: Section, title: String) -> DeskShell {
        DeskShell::new(visit, self.edition(), section, title)
            .style("css/forms.css")
            .script("js/forms.js")
    }
}

/// A link above a page to its neighbours.
#[derive(Debug)]
pub struct Tab {
    pub url: String,
    pub words: String,
    pub here: bool,
}

/// The neighbours of a kind: what belongs to the same item of the bar.
pub fn tabs(place: &Place, kind: Kind, l: &Locale) -> Vec<Tab> {
    let kinds: &[Kind] = match kind {
        Kind::Edition | Kind::Side | Kind::Day | Kind::Track | Kind::Source => {
            &[Kind::Edition, Kind::Side, Kind::Day, Kind::Track, Kind::Source]
        }
        Kind::Venue | Kind::Hall | Kind::Travel => &[Kind::Venue, Kind::Hall, Kind::Travel],
        Kind::Person | Kind::Organisation | Kind::Delegation => &[Kind::Person, Kind::Organisation, Kind::Delegation],
        _ => &[],
    };
    let mut tabs: Vec<Tab> = kinds
        .iter()
        .map(|each| Tab {
            url: place.list(*each),
            words: list_title(*each, l),
            here: *each == kind,
        })
        .collect();
    if matches!(kind, Kind::Person | Kind::Organisation | Kind::Delegation)
        && let Some(edition) = place.edition()
    {
        tabs.push(Tab {
            url: format!("/desk/{edition}/duplicates"),
            words: l.form_duplicates(),
            here: false,
        });
    }
    tabs
}

/// What the records of a kind are called together.
pub fn list_title(kind: Kind, l: &Locale) -> String {
    l.by_id(&format!("form-list-{}", kind.name()), &[]).unwrap_or_default()
}

/// The key that a new record gets from its form, as far as somebody has to choose it.
pub fn chosen_key<'a>(form: &Form, typed: impl Fn(&str) -> Option<&'a str>) -> Option<&'a str> {
    match form.key {
        Key::Made => typed("id"),
        Key::Field(name) => typed(name),
    }
}

/// A key as a part of an address.
pub fn escaped(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}
