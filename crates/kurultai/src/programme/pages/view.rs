//! How one language sees the release: words with their marks, dates, addresses, footnotes.
//!
//! Always true of what comes out: a text that is not in the page's language says so to machines (`lang`) and to people
//! (a mark); what was made up carries a word and a shape; what the record says carries the name of who published it.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt::Write;

use exchange::archive::{
    Fact, Language, Organisation, Person, Provenance, SeriesEntry, Session, SessionRole, Text, Venue,
};
use jiff::civil::{Date, DateTime};

use super::address::{self, tail};
use super::html::{Escaped, Html};
use super::index::{Index, day_of};
use super::json_ld::Machine;
use crate::platform::i18n::{Lang, Locale, locale};

pub struct View<'a> {
    pub lang: Lang,
    pub tag: &'static str,
    pub l: &'static Locale,
    pub x: &'a Index<'a>,
    /// The release as the writers of other formats see it; `None` when they cannot write it.
    pub machine: Option<&'a Machine<'a>>,
    /// `/kk/xiv-chelyabinsk-2017`
    pub prefix: String,
    /// Whether the edition owes its texts in this language, so that an absent one deserves a mark.
    due: bool,
    mark_translated: String,
    mark_missing: String,
    mark_illustrative: String,
}

impl<'a> View<'a> {
    pub fn new(x: &'a Index<'a>, lang: Lang, machine: Option<&'a Machine<'a>>) -> Self {
        let l = locale(lang);
        View {
            lang,
            tag: lang.tag(),
            l,
            x,
            machine,
            prefix: address::edition(lang, &x.edition.id),
            due: x.edition.languages.iter().any(|due| due.as_str() == lang.tag()),
            mark_translated: format!(
                " <abbr class=tr title=\"{}\">{}</abbr>",
                Escaped(&l.site_translated_hint()),
                Escaped(&l.site_translated())
            ),
            mark_missing: format!(" <span class=nt>{}</span>", Escaped(&l.site_not_yet())),
            mark_illustrative: format!(
                "<span class=il title=\"{}\">{}</span>",
                Escaped(&l.site_illustrative_hint()),
                Escaped(&l.site_illustrative())
            ),
        }
    }

    /// The address of a page or file below the edition.
    pub fn to(&self, tail: impl AsRef<str>) -> String {
        format!("{}{}", self.prefix, tail.as_ref())
    }
    pub fn to_session(&self, id: &str) -> String {
        self.to(tail::session(id))
    }
    pub fn to_day(&self, date: impl Borrow<Date>) -> String {
        self.to(tail::day(*date.borrow()))
    }
    pub fn absolute(&self, tail: &str) -> String {
        format!("{}{}{tail}", self.x.frozen.base_url, self.prefix)
    }
    pub fn asset(&self, name: &str) -> String {
        (self.x.frozen.assets)(name)
    }

    /// The words of a text as they are read out, without marks; empty when there are none.
    pub fn plain(&self, text: &'a Text) -> &'a str {
        text.best(self.tag).map_or("", |(_, words)| words)
    }

    /// The same for a text that does not live as long as the release.
    pub fn best<'t>(&self, text: &'t Text) -> &'t str {
        [self.tag, "en", "ru", "kk"]
            .into_iter()
            .find_map(|tag| text.get(tag))
            .unwrap_or_else(|| text.words.values().next().map_or("", String::as_str))
    }

    /// The words, with their language where it is not the page's.
    pub fn words(&self, text: &Text) -> Html {
        match text.best(self.tag) {
            None => Html::default(),
            Some((tag, words)) if tag == self.tag => Html(Escaped(words).to_string()),
            Some((tag, words)) => Html(format!("<span lang=\"{}\">{}</span>", Escaped(tag), Escaped(words))),
        }
    }

    /// What is to be said about the words: a translation, or not yet there in this language.
    pub fn mark(&self, text: &Text) -> Html {
        match text.best(self.tag) {
            Some((tag, _)) if tag != self.tag => Html(if self.due {
                self.mark_missing.clone()
            } else {
                String::new()
            }),
            Some((tag, _)) if text.translated.contains(&Language::new(tag)) => Html(self.mark_translated.clone()),
            _ => Html::default(),
        }
    }

    /// The words and what is to be said about them.
    pub fn said(&self, text: &Text) -> Html {
        Html(self.words(text).0 + self.mark(text).as_str())
    }

    /// Long texts as paragraphs, in one element that carries their language.
    pub fn prose(&self, text: &Text) -> Html {
        let Some((tag, words)) = text.best(self.tag) else {
            return Html::default();
        };
        let lang = if tag == self.tag {
            String::new()
        } else {
            format!(" lang=\"{}\"", Escaped(tag))
        };
        let mark = self.mark(text);
        let mark = if mark.is_empty() {
            String::new()
        } else {
            format!("<p class=mk>{mark}</p>")
        };
        Html(format!(
            "<div class=prose{lang}>{}</div>{mark}",
            super::html::paragraphs(words)
        ))
    }

    pub fn illustrative(&self) -> Html {
        Html(self.mark_illustrative.clone())
    }

    /// The tag for a record that was made up as a whole.
    pub fn invented(&self, record: &Provenance) -> Html {
        if record.invented() {
            self.illustrative()
        } else {
            Html::default()
        }
    }

    /// The tag for one or several fields that were made up.
    pub fn made_up(&self, record: &Provenance, fields: &[&str]) -> Html {
        if !record.invented() && fields.iter().any(|field| record.illustrative.contains(*field)) {
            self.illustrative()
        } else {
            Html::default()
        }
    }

    /// What of a session's place in the programme was made up, in one short tag.
    pub fn session_tag(&self, session: &Session) -> Html {
        let record = &session.record;
        if record.invented() {
            return self.illustrative();
        }
        let has = |field: &str| record.illustrative.contains(field);
        let time = has("start") || has("end") || has("date");
        let words = match (time, has("hall") || has("venue")) {
            (true, true) => self.l.programme_illustrative_time_and_place(),
            (true, false) => self.l.programme_illustrative_time(),
            (false, true) => self.l.programme_illustrative_place(),
            (false, false) => return Html::default(),
        };
        Html(format!(
            "<span class=il title=\"{}\">{}</span>",
            Escaped(&self.l.site_illustrative_hint()),
            Escaped(&words)
        ))
    }

    /// A word of a vocabulary, or the key itself with its hyphens opened when it is not in it.
    pub fn term(&self, vocabulary: &str, key: &str) -> String {
        let word = self.l.term(vocabulary, key);
        if word == key {
            key.replace(['-', '_'], " ")
        } else {
            word
        }
    }
    pub fn kind(&self, session: &Session) -> String {
        self.term("kind", &session.kind)
    }
    pub fn side(&self, id: &str) -> Html {
        match self.x.edition.sides.iter().find(|side| side.id == id) {
            Some(side) => self.words(&side.name),
            None => Html(Escaped(&self.term("side", id)).to_string()),
        }
    }
    pub fn side_plain(&self, id: &str) -> String {
        match self.x.edition.sides.iter().find(|side| side.id == id) {
            Some(side) => side.name.best(self.tag).map_or(id, |(_, words)| words).to_string(),
            None => self.term("side", id),
        }
    }
    pub fn languages(&self, languages: &[Language]) -> String {
        let names: Vec<String> = languages
            .iter()
            .map(|language| self.term("language", language.as_str()))
            .collect();
        names.join(", ")
    }

    pub fn date(&self, date: impl Borrow<Date>) -> String {
        self.l.date_long(*date.borrow())
    }
    pub fn weekday(&self, date: impl Borrow<Date>) -> String {
        self.l.date_with_weekday(*date.borrow())
    }
    pub fn weekday_name(&self, date: impl Borrow<Date>) -> String {
        self.l.weekday_long(*date.borrow())
    }
    pub fn edition_dates(&self) -> String {
        self.range(self.x.edition.start, self.x.edition.end)
    }
    pub fn range(&self, start: Date, end: Date) -> String {
        if start == end {
            self.l.date_long(start)
        } else {
            self.l.date_range(start, end)
        }
    }

    /// `<time>` of a session's hours, or nothing.
    pub fn hours(&self, session: &Session) -> Html {
        let Some(start) = session.start else {
            return Html::default();
        };
        Html(format!(
            "<time datetime={start}{}>{}</time>",
            self.x.offset(start),
            self.hours_plain(start, session.end)
        ))
    }

    pub fn hours_plain(&self, start: DateTime, end: Option<DateTime>) -> String {
        match end {
            Some(end) => self.l.time_range(start.time(), end.time()),
            None => self.l.time(start.time()),
        }
    }

    /// Day and hours in one line, with what is not known said in words.
    pub fn when(&self, session: &Session) -> Html {
        let Some(date) = day_of(session) else {
            return Html(Escaped(&self.l.programme_day_unknown()).to_string());
        };
        let day = format!("<a href={}>{}</a>", self.to_day(date), Escaped(&self.weekday(date)));
        let hours = self.hours(session);
        if hours.is_empty() {
            Html(format!("{day}, {}", Escaped(&self.l.programme_time_unknown())))
        } else {
            Html(format!("{day}, {hours}"))
        }
    }

    /// Hall and venue as words; empty when neither is known.
    pub fn place(&self, session: &Session) -> Html {
        let hall = session.hall.as_ref().and_then(|id| self.x.halls.get(id.as_str()));
        match (hall, self.x.venue_of(session)) {
            (Some((venue, hall)), _) => Html(format!("{}, {}", self.words(&hall.name), self.words(&venue.name))),
            (None, Some(venue)) => self.words(&venue.name),
            (None, None) => Html::default(),
        }
    }

    pub fn link_venue(&self, venue: &Venue) -> Html {
        Html(format!(
            "<a href={}>{}</a>",
            self.to(tail::venue(&venue.id)),
            self.words(&venue.name)
        ))
    }
    pub fn link_person(&self, person: &Person) -> Html {
        Html(format!(
            "<a href={}>{}</a>",
            self.to(tail::person(&person.id)),
            self.words(&person.name)
        ))
    }
    pub fn link_person_id(&self, id: &str) -> Html {
        match self.x.people.get(id) {
            Some(person) => self.link_person(person),
            None => Html(Escaped(id).to_string()),
        }
    }
    pub fn link_organisation(&self, organisation: &Organisation) -> Html {
        Html(format!(
            "<a href={}>{}</a>",
            self.to(tail::organisation(&organisation.id)),
            self.words(&organisation.name)
        ))
    }
    pub fn link_session(&self, session: &Session) -> Html {
        Html(format!(
            "<a href={}>{}</a>",
            self.to_session(&session.id),
            self.words(&session.title)
        ))
    }
    pub fn link_region(&self, code: &str) -> Html {
        match self.x.regions.get(code) {
            Some(region) => Html(format!(
                "<a href={}>{}</a>",
                self.to(tail::region(code)),
                self.words(&region.name)
            )),
            None => Html(Escaped(code).to_string()),
        }
    }
    /// An organisation, a region or a side: whoever can be a party to an agreement or organise a session.
    pub fn link_party(&self, id: &str) -> Html {
        if let Some(organisation) = self.x.organisations.get(id) {
            self.link_organisation(organisation)
        } else if self.x.regions.contains_key(id) {
            self.link_region(id)
        } else if let Some(person) = self.x.people.get(id) {
            self.link_person(person)
        } else {
            self.side(id)
        }
    }
    pub fn link_parties(&self, ids: &[String]) -> Html {
        let links: Vec<String> = ids.iter().map(|id| self.link_party(id).0).collect();
        Html(links.join(", "))
    }

    pub fn person_name(&self, id: &str) -> Html {
        self.x
            .people
            .get(id)
            .map(|person| self.words(&person.name))
            .unwrap_or_default()
    }

    /// Names of those a list shows beside a title: everybody but interpreters, each once.
    pub fn names(&self, roles: &[SessionRole], most: usize) -> Html {
        let mut seen: Vec<&str> = Vec::new();
        for role in roles.iter().filter(|role| role.role != "interpreter") {
            if !seen.contains(&role.person.as_str()) {
                seen.push(&role.person);
            }
        }
        let more = seen.len().saturating_sub(most);
        let mut out: Vec<String> = seen.iter().take(most).map(|id| self.person_name(id).0).collect();
        if more > 0 {
            out.push(Escaped(&self.l.people_and_more(more)).to_string());
        }
        Html(out.join(", "))
    }

    /// Who published what a record says: the publishers, each linking to the publication.
    pub fn sources(&self, ids: &[String]) -> Html {
        if ids.is_empty() {
            return Html::default();
        }
        let mut out = format!(
            "<p class=src><b>{}</b> ",
            Escaped(&self.l.site_sources_label(ids.len()))
        );
        self.write_sources(&mut out, ids);
        out.push_str("</p>");
        Html(out)
    }

    /// The same for one figure or sentence, in the running line.
    pub fn cited(&self, ids: &[String]) -> Html {
        if ids.is_empty() {
            return Html::default();
        }
        let mut out = String::from(" <small class=src>");
        self.write_sources(&mut out, ids);
        out.push_str("</small>");
        Html(out)
    }

    fn write_sources(&self, out: &mut String, ids: &[String]) {
        for (i, id) in ids.iter().enumerate() {
            if i > 0 {
                out.push_str("; ");
            }
            match self.x.sources.get(id.as_str()) {
                Some((number, source)) => {
                    let lang = source
                        .language
                        .as_ref()
                        .filter(|language| language.as_str() != self.tag)
                        .map(|language| format!(" hreflang=\"{}\"", Escaped(language.as_str())))
                        .unwrap_or_default();
                    let _ = write!(
                        out,
                        "<a href=\"{}\"{lang} rel=external>{}</a> <a class=fn href=\"{}#{}\" aria-label=\"{}\">{number}</a>",
                        Escaped(super::places::web(&source.url)),
                        Escaped(&source.publisher),
                        self.to(tail::SOURCES),
                        Escaped(id),
                        Escaped(&self.l.site_source_number(*number)),
                    );
                }
                None => {
                    let _ = write!(out, "{}", Escaped(id));
                }
            }
        }
    }

    /// How sure the record is, when it is not, and what it notes about itself.
    pub fn doubts(&self, record: &Provenance) -> Html {
        let certainty = record
            .certainty
            .as_ref()
            .map(|certainty| self.term("certainty", certainty));
        if certainty.is_none() && record.note.is_none() {
            return Html::default();
        }
        let mut out = String::from("<div class=note>");
        if let Some(certainty) = certainty {
            let _ = write!(out, "<p><b>{}</b></p>", Escaped(&certainty));
        }
        if let Some(note) = &record.note {
            let _ = write!(out, "<p>{}</p>", self.said(note));
        }
        out.push_str("</div>");
        Html(out)
    }

    /// A day without its year, for lists within one edition.
    pub fn day_month(&self, date: impl Borrow<Date>) -> String {
        self.l.date_day_month(*date.borrow())
    }

    pub fn number(&self, value: impl Borrow<u32>) -> String {
        self.l.number(i64::from(*value.borrow()))
    }

    /// The figure of a fact with its unit, such as `31 %` or `about 240,000,000 US dollars`.
    pub fn figure(&self, fact: &Fact) -> String {
        let digits = fact.value.as_deref().unwrap_or_default();
        let number = match (digits.parse::<i64>(), digits.parse::<f64>()) {
            (Ok(whole), _) => self.l.number(whole),
            (_, Ok(value)) => self
                .l
                .decimal(value, digits.split_once('.').map_or(0, |(_, fraction)| fraction.len())),
            _ => digits.to_string(),
        };
        let figure = match fact.unit.as_deref() {
            Some("year") => digits.to_string(),
            Some("percent") => self.l.forum_percent(number),
            Some(unit) if unit.len() == 3 && unit.chars().all(|c| c.is_ascii_uppercase()) => {
                self.l.forum_money(number, self.term("unit", unit))
            }
            _ => number,
        };
        if fact.approximate {
            self.l.forum_about(figure)
        } else {
            figure
        }
    }

    /// When an edition of the series was held, or is to be.
    pub fn entry_dates(&self, entry: &SeriesEntry) -> String {
        match (entry.start, entry.end, &entry.planned) {
            (Some(start), end, _) => self.range(start, end.unwrap_or(start)),
            (None, _, Some(planned)) => planned.best(self.tag).map_or("", |(_, words)| words).to_string(),
            _ => self.l.programme_day_unknown(),
        }
    }

    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.l.compare(a, b)
    }

    /// The name under which a person stands in a list: family name first.
    pub fn sort_name(&self, person: &Person) -> String {
        if let Some(name) = person.sort_name.get(self.tag) {
            return name.to_string();
        }
        let name = person.name.best(self.tag).map_or("", |(_, words)| words);
        match name.rsplit_once(' ') {
            Some((given, family)) => format!("{family} {given}"),
            None => name.to_string(),
        }
    }

    /// The class that gives a session its quiet edge colour: its track, else its kind.
    pub fn edge(&self, session: &Session) -> String {
        match session
            .track
            .as_ref()
            .and_then(|track| self.x.tracks.get(track.as_str()))
        {
            Some((place, _)) => format!("t{}", place % 12),
            None => format!("k-{}", Escaped(&session.kind)),
        }
    }

    pub fn track(&self, session: &Session) -> Html {
        session
            .track
            .as_ref()
            .and_then(|track| self.x.tracks.get(track.as_str()))
            .map(|(_, track)| self.words(&track.name))
            .unwrap_or_default()
    }
}
