//! Whether everything that is named exists: asked while reading, answered when all files are read.

use std::collections::BTreeSet;

use super::codes;
use super::fields::Log;
use super::yaml::Place;
use crate::archive::{Archive, Edition};
use crate::remark::Severity;

/// What a reference must lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    Person,
    Venue,
    Hall,
    Organisation,
    Session,
    Agreement,
    Track,
    Side,
    /// A source of the edition, or of the series and regions where there is no edition.
    Source,
    Series,
    /// A region that a regions file must describe.
    Region,
    /// A region in which something merely stands: its code suffices, but a description is missed.
    Location,
    /// A side, a region or an organisation.
    Party,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    pub file: String,
    pub place: Place,
    pub wanted: Wanted,
    /// Id of the edition in which to look; empty for the series and the regions.
    pub edition: String,
    pub value: String,
}

/// Reports every reference that leads nowhere. O(references · log(records)).
pub fn check(archive: &Archive, known: Option<&Archive>, log: &Log) {
    let mut shelves: std::collections::BTreeMap<(String, u8), BTreeSet<&str>> = Default::default();
    for reference in log.references.take() {
        let key = (reference.edition.clone(), reference.wanted as u8);
        let shelf = shelves
            .entry(key)
            .or_insert_with(|| shelf(archive, known, reference.wanted, &reference.edition));
        if shelf.contains(reference.value.as_str()) {
            continue;
        }
        let near = codes::nearest(&reference.value, shelf.iter().copied());
        let hint = match (near, reference.wanted) {
            // The code itself is known to be right.
            (_, Wanted::Region | Wanted::Location) => "describe it in a regions/1 file".into(),
            (Some(near), _) => format!("did you mean \"{near}\"?"),
            (None, Wanted::Series) => "read its forum-series/1 file together with this one".into(),
            (None, Wanted::Source) => "add it to `sources`".into(),
            (None, _) if !shelf.is_empty() && shelf.len() <= 8 => {
                format!("one of: {}", shelf.iter().copied().collect::<Vec<_>>().join(", "))
            }
            _ => String::new(),
        };
        let severity = match reference.wanted {
            Wanted::Location => Severity::Warning,
            _ => Severity::Error,
        };
        log.say(
            severity,
            &reference.file,
            reference.place,
            absence(reference.wanted),
            &reference.value,
            &hint,
        );
    }
}

fn absence(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Person => "no person has this id",
        Wanted::Venue => "no venue has this id",
        Wanted::Hall => "no hall has this id",
        Wanted::Organisation => "no organisation has this id",
        Wanted::Session => "no session has this id",
        Wanted::Agreement => "no agreement has this id",
        Wanted::Track => "no track has this id",
        Wanted::Side => "no side has this id",
        Wanted::Source => "no source has this id",
        Wanted::Series => "no series has this id",
        Wanted::Region | Wanted::Location => "no regions file describes this region",
        Wanted::Party => "no side, region or organisation has this id",
    }
}

/// Every id to which such a reference may lead.
fn shelf<'a>(archive: &'a Archive, known: Option<&'a Archive>, wanted: Wanted, edition: &str) -> BTreeSet<&'a str> {
    let both = || std::iter::once(archive).chain(known);
    let home: Option<&Edition> = archive.editions.iter().find(|one| one.id == edition);
    fn ids<'a, T>(records: Option<&'a Vec<T>>, id: impl Fn(&'a T) -> &'a str + 'a) -> BTreeSet<&'a str> {
        records.into_iter().flatten().map(id).collect()
    }
    match wanted {
        Wanted::Person => ids(home.map(|e| &e.people), |r| &r.id),
        Wanted::Venue => ids(home.map(|e| &e.venues), |r| &r.id),
        Wanted::Hall => home
            .into_iter()
            .flat_map(|e| &e.venues)
            .flat_map(|v| &v.halls)
            .map(|h| h.id.as_str())
            .collect(),
        Wanted::Organisation => ids(home.map(|e| &e.organisations), |r| &r.id),
        Wanted::Session => ids(home.map(|e| &e.sessions), |r| &r.id),
        Wanted::Agreement => ids(home.map(|e| &e.agreements), |r| &r.id),
        Wanted::Track => ids(home.map(|e| &e.tracks), |r| &r.id),
        Wanted::Side => ids(home.map(|e| &e.sides), |r| &r.id),
        Wanted::Source if edition.is_empty() => both().flat_map(|a| &a.sources).map(|s| s.id.as_str()).collect(),
        Wanted::Source => ids(home.map(|e| &e.sources), |r| &r.id),
        Wanted::Series => both().flat_map(|a| &a.series).map(|s| s.id.as_str()).collect(),
        Wanted::Region | Wanted::Location => both().flat_map(|a| &a.regions).map(|r| r.id.as_str()).collect(),
        Wanted::Party => {
            let mut all = shelf(archive, known, Wanted::Side, edition);
            all.extend(shelf(archive, known, Wanted::Region, edition));
            all.extend(shelf(archive, known, Wanted::Organisation, edition));
            all
        }
    }
}
