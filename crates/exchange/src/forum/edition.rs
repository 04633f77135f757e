//! `forum/1`: one edition, or a supplement to one.

use jiff::civil::Date;

use super::draft::{Draft, put, uid};
use super::fields::{At, Fields, Said};
use super::references::Wanted;
use super::regions::Described;
use super::supplement::{Mode, Pen};
use super::{agreements, codes, edition_regions, facts, organisations, people, places, programme};
use crate::archive::{Archive, Edition, Language, Side, Source, derived_uid};

pub const STATUS: [&str; 3] = ["planned", "held", "cancelled"];

/// Reads a file that is an edition of its own.
pub fn read(at: At<'_>, described: &mut Described<'_>) -> Option<Edition> {
    let fields = at.fields()?;
    let id = fields.need("id").and_then(At::id).unwrap_or_default().to_owned();
    let edition = Edition {
        uid: derived_uid(&id, "edition", &id),
        id,
        series: None,
        ordinal: None,
        status: String::new(),
        title: Default::default(),
        theme: None,
        languages: Vec::new(),
        start: Date::default(),
        end: Date::default(),
        timezone: String::new(),
        city: None,
        country: None,
        region: None,
        url: None,
        organisers: Vec::new(),
        sides: Vec::new(),
        days: Vec::new(),
        tracks: Vec::new(),
        venues: Vec::new(),
        travel: Vec::new(),
        organisations: Vec::new(),
        people: Vec::new(),
        delegations: Vec::new(),
        sessions: Vec::new(),
        agreements: Vec::new(),
        facts: Vec::new(),
        not_found: Vec::new(),
        planning: Default::default(),
        sources: Vec::new(),
    };
    for key in ["title", "dates", "timezone", "sides"] {
        fields.need(key);
    }
    let mut draft = Draft::new(edition, Mode::OWN, None);
    draft.fill(fields, described);
    let edition = &mut draft.edition;
    if edition.languages.is_empty() {
        let due = ["kk", "ru", "en"]
            .into_iter()
            .filter(|tag| edition.title.get(tag).is_some());
        edition.languages = due.map(Language::new).collect();
    }
    if edition.status.is_empty() {
        edition.status = "planned".into();
    }
    (!edition.id.is_empty()).then_some(draft.edition)
}

/// Adds a supplement to the edition it names. `editions` are those read with it; one that is only in `known` is copied.
pub fn supplement(at: At<'_>, editions: &mut Vec<Edition>, known: Option<&Archive>, described: &mut Described<'_>) {
    let Some(fields) = at.fields() else { return };
    let synthetic = fields.need("synthetic").and_then(At::flag).unwrap_or(false);
    let Some(base) = fields.need("supplements") else { return };
    let Some(id) = base.word() else { return };
    let index = editions.iter().position(|edition| edition.id == id);
    let stored = known.and_then(|known| known.editions.iter().find(|edition| edition.id == id));
    let Some(edition) = index.map(|index| editions[index].clone()).or_else(|| stored.cloned()) else {
        let ids = editions
            .iter()
            .chain(known.iter().flat_map(|known| &known.editions))
            .map(|edition| edition.id.as_str());
        let hint = codes::nearest(id, ids).map(|near| format!("did you mean \"{near}\"?"));
        return base.error(
            "no edition has this id",
            &hint.unwrap_or("read the edition's own file with this one".into()),
        );
    };
    let dates = Some((edition.start, edition.end));
    let mode = Mode {
        supplement: true,
        synthetic,
    };
    let mut draft = Draft::new(edition, mode, dates);
    draft.fill(fields, described);
    match index {
        Some(index) => editions[index] = draft.edition,
        None => editions.push(draft.edition),
    }
}

impl Draft {
    /// The sections in the order in which they need each other: a role asks whether its person is made up.
    fn fill(&mut self, fields: Fields<'_>, described: &mut Described<'_>) {
        fields.known("format");
        fields.take_marks("title");
        self.own_fields(&fields);
        for at in fields.items("sources") {
            source(at, &mut self.edition.sources);
        }
        for at in fields.items("sides") {
            self.side(at);
        }
        self.when_and_where(&fields);
        self.kinds = fields
            .list("kinds", |at| at.one_of("kind of session", &programme::KINDS))
            .map_or(vec![], |s| s.value);
        fields
            .items("venues")
            .into_iter()
            .for_each(|at| places::venue(self, at));
        fields
            .items("organisations")
            .into_iter()
            .for_each(|at| organisations::organisation(self, at, organisations::Section::Bodies));
        for key in ["universities", "border_universities"] {
            fields
                .items(key)
                .into_iter()
                .for_each(|at| organisations::organisation(self, at, organisations::Section::Universities));
        }
        fields
            .items("people")
            .into_iter()
            .for_each(|at| people::person(self, at));
        fields.items("days").into_iter().for_each(|at| places::day(self, at));
        fields
            .items("tracks")
            .into_iter()
            .for_each(|at| places::track(self, at));
        fields
            .items("travel")
            .into_iter()
            .for_each(|at| places::travel(self, at));
        programme::read(self, &fields);
        fields
            .items("agreements")
            .into_iter()
            .for_each(|at| agreements::agreement(self, at));
        fields
            .items("delegations")
            .into_iter()
            .for_each(|at| people::delegation(self, at));
        self.record(&fields, described);
        fields.close();
    }

    fn own_fields(&mut self, fields: &Fields<'_>) {
        let mut pen = self.pen(false, &Default::default());
        if !self.mode.supplement {
            pen = self.pen(true, &Default::default());
            if let Some(said) = fields.read("uid", uid) {
                self.edition.uid = said.value;
            }
        }
        let series = fields.read("series", |at| self.refer(at, Wanted::Series));
        self.keep_real(series.as_ref(), self.edition.series.is_none());
        pen.one("series", &mut self.edition.series, series);
        let ordinal = fields.read("ordinal", |at| at.number(1..=3999u32));
        self.keep_real(ordinal.as_ref(), self.edition.ordinal.is_none());
        pen.one("ordinal", &mut self.edition.ordinal, ordinal);
        pen.always(
            "status",
            &mut self.edition.status,
            fields.read("status", |at| at.one_of("status", &STATUS)),
        );
        pen.main_text("title", &mut self.edition.title, fields.text("title"));
        let theme = fields.text("theme");
        self.keep_real(theme.as_ref(), self.edition.theme.is_none());
        pen.text("theme", &mut self.edition.theme, theme);
        let url = fields.read("url", At::url);
        self.keep_real(url.as_ref(), self.edition.url.is_none());
        pen.one("url", &mut self.edition.url, url);
        if let Some(said) = fields.list("languages", At::language) {
            match self.edition.languages.iter().find(|due| !said.value.contains(due)) {
                Some(due) => said.at.error(
                    &format!("{} is a language of the edition", due.as_str()),
                    "add it to the list",
                ),
                None => self.edition.languages = said.value,
            }
        }
    }

    fn when_and_where(&mut self, fields: &Fields<'_>) {
        let (mode, none) = (self.mode, Default::default());
        let pen = || Pen::new(mode, !mode.supplement, &none);
        if let Some(dates) = fields.get("dates").and_then(At::fields) {
            let mut pen = pen();
            for key in ["start", "end"] {
                dates.need(key);
            }
            let (start, end) = (dates.read("start", At::date), dates.read("end", At::date));
            dates.close();
            let known = self.mode.supplement;
            let mut old = (known.then_some(self.edition.start), known.then_some(self.edition.end));
            if let (Some(start), Some(end)) = (&start, &end) {
                if end.value < start.value {
                    end.at
                        .error("the end is before the start", &format!("the start is {}", start.value));
                } else if !known {
                    self.dates = Some((start.value, end.value));
                }
            }
            pen.one("start", &mut old.0, start);
            pen.one("end", &mut old.1, end);
            (self.edition.start, self.edition.end) = (old.0.unwrap_or_default(), old.1.unwrap_or_default());
        }
        let mut pen = pen();
        pen.always("timezone", &mut self.edition.timezone, fields.read("timezone", zone));
        if let Some(place) = fields.get("place").and_then(At::fields) {
            place.take_marks("city");
            let (city, country) = (place.text("city"), place.read("country", At::country));
            let region = place.read("region", |at| self.region(at, Wanted::Region));
            if let (Some(country), Some(region)) = (&country, &region) {
                same_country(region, &country.value);
            }
            self.keep_real(city.as_ref(), self.edition.city.is_none());
            self.keep_real(country.as_ref(), self.edition.country.is_none());
            self.keep_real(region.as_ref(), self.edition.region.is_none());
            pen.text("city", &mut self.edition.city, city);
            pen.one("country", &mut self.edition.country, country);
            pen.one("region", &mut self.edition.region, region);
            place.close();
        }
    }

    fn side(&mut self, at: At<'_>) {
        let Some(fields) = at.fields() else { return };
        fields.take_marks("name");
        let name = fields.text("name");
        if let Some(id) = fields.need("id").and_then(At::country)
            && self.claim("sides", at, &id)
        {
            let index = self.edition.sides.iter().position(|side| side.id == id);
            if index.is_none() {
                self.keep_real(Some(&at.said(())), true);
            }
            let mut side = index.map_or(
                Side {
                    id,
                    name: Default::default(),
                },
                |index| self.edition.sides[index].clone(),
            );
            self.pen(index.is_none(), &Default::default())
                .main_text("name", &mut side.name, name);
            if side.name.is_empty() {
                fields.missing("name");
            }
            put(&mut self.edition.sides, index, side);
        }
        fields.close();
    }

    /// Figures, preparation, regions: what the public record alone can say.
    fn record(&mut self, fields: &Fields<'_>, described: &mut Described<'_>) {
        for key in [
            "preparation",
            "agreement_counts",
            "figures",
            "regions",
            "next_edition",
            "not_found",
        ] {
            let Some(at) = fields.get(key) else { continue };
            if self.mode.synthetic {
                at.error(
                    "figures and facts of a forum cannot be made up",
                    "put them into a file with `synthetic: false`",
                );
                continue;
            }
            let edition = self.edition.id.clone();
            match key {
                "preparation" => facts::preparation(self, at),
                "agreement_counts" => facts::counts(at, &edition)
                    .into_iter()
                    .for_each(|fact| self.add_fact(at.said(fact))),
                "figures" => {
                    let read = at.items().into_iter().filter_map(|at| facts::figure(at, &edition));
                    read.for_each(|fact| self.add_fact(fact));
                }
                "regions" => edition_regions::of_edition(self, at, described),
                "next_edition" => facts::next_edition(self, at),
                _ => self.pen(false, &Default::default()).items(
                    "not_found",
                    &mut self.edition.not_found,
                    fields.texts("not_found"),
                ),
            }
        }
    }
}

fn zone(at: At<'_>) -> Option<String> {
    let name = at.word()?;
    match codes::zone(name) {
        Some(found) if found == name => Some(found),
        Some(found) => {
            at.error("the time zone is spelt otherwise", &format!("write {found}"));
            None
        }
        None => {
            let zones: Vec<_> = jiff::tz::db()
                .available()
                .map(|zone| zone.as_str().to_owned())
                .collect();
            let near = codes::nearest(name, zones.iter().map(String::as_str));
            let hint = near.map_or("an IANA name such as Asia/Almaty".into(), |near| {
                format!("did you mean \"{near}\"?")
            });
            at.error("no time zone has this name", &hint);
            None
        }
    }
}

/// Says when a region is of another country than `country`.
pub fn same_country(region: &Said<'_, String>, country: &str) {
    if super::codes::country(country) && !region.value.starts_with(&format!("{country}-")) {
        region.at.error(
            "this region is of another country",
            &format!("a code of {country} begins with {country}-"),
        );
    }
}

/// One publication; the same one may be given in two files.
pub fn source(at: At<'_>, sources: &mut Vec<Source>) {
    let Some(fields) = at.fields() else { return };
    let id = fields.need("id").and_then(At::source_id);
    let url = fields.need("url").and_then(At::url);
    let publisher = fields.need("publisher").and_then(At::word);
    let language = fields.read("lang", At::language).map(|said| said.value);
    let date = fields.read("date", At::about_date).map(|said| said.value);
    fields.close();
    let (Some(id), Some(url), Some(publisher)) = (id, url, publisher) else {
        return;
    };
    let source = Source {
        id: id.to_owned(),
        url,
        publisher: publisher.to_owned(),
        language,
        date,
    };
    match sources.iter().find(|there| there.id == id) {
        Some(there) if *there == source => {}
        Some(there) => {
            let place = fields_id(at);
            let hint = format!("the other is {}", there.url);
            at.log.say(
                crate::remark::Severity::Error,
                at.file,
                place,
                "another source has this id",
                id,
                &hint,
            );
        }
        None => sources.push(source),
    }
}

fn fields_id(at: At<'_>) -> super::yaml::Place {
    at.fields()
        .and_then(|fields| fields.get("id"))
        .map_or(at.node.place, |at| at.node.place)
}
