//! The search page and what can be found, ready to be put together: the server's engine picks entries, this module says
//! how a page of them looks. No template is run when somebody searches.

use std::fmt::Write;

use askama::Template;
use exchange::archive::Text;
use serde::{Deserialize, Serialize};

use super::address::{key, tail};
use super::html::{Escaped, Html, squeeze};
use super::shell::Shell;
use super::view::View;
use crate::platform::i18n::{Lang, locale};

/// One thing that can be found.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SearchEntry {
    /// Such as `session/plenary`, the same in every language.
    pub id: String,
    /// The title or name in every language, for the engine to fold and index.
    pub title: Text,
    /// Everything else that should lead here: people, place, summary, subject.
    pub words: String,
    /// Address from the root, in the language of these parts.
    pub url: String,
    /// What it is, in the language of these parts: `Panel`, `Person`, `Venue`.
    pub kind: String,
    /// Line of context: when and where, post, city.
    pub context: String,
    /// The finished `<li>`.
    pub html: String,
}

/// The search page of one language, cut where the query and the results go.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SearchParts {
    #[serde(with = "super::lang_tag")]
    pub lang: Lang,
    pub path: String,
    before_query: String,
    after_query: String,
    tail: String,
    pub entries: Vec<SearchEntry>,
}

/// The page for a query: `found` are places in [`SearchParts::entries`], best first.
pub fn search_page(parts: &SearchParts, query: &str, found: &[usize]) -> Vec<u8> {
    let l = locale(parts.lang);
    let mut out = String::with_capacity(parts.before_query.len() + parts.tail.len() + 400 * found.len() + 256);
    out.push_str(&parts.before_query);
    let _ = write!(out, "{}", Escaped(query));
    out.push_str(&parts.after_query);
    if !query.trim().is_empty() {
        let _ = write!(
            out,
            "<p role=status>{}</p>",
            Escaped(&l.site_search_found(found.len(), query))
        );
        if found.is_empty() {
            let _ = write!(out, "<p>{}</p>", Escaped(&l.site_search_nothing_hint()));
        }
    }
    out.push_str("<ol class=res id=results>");
    for entry in found.iter().filter_map(|place| parts.entries.get(*place)) {
        out.push_str(&entry.html);
    }
    out.push_str("</ol>");
    out.push_str(&parts.tail);
    out.into_bytes()
}

/// The answer to `search.json?q=…` for the script that searches as one types: `{"status": "…", "html": "<li>…"}`.
pub fn search_json(parts: &SearchParts, query: &str, found: &[usize]) -> Vec<u8> {
    let html: String = found
        .iter()
        .filter_map(|place| parts.entries.get(*place))
        .map(|entry| entry.html.as_str())
        .collect();
    let status = locale(parts.lang).site_search_found(found.len(), query);
    serde_json::json!({ "status": status, "html": html })
        .to_string()
        .into_bytes()
}

#[derive(Template)]
#[template(path = "programme/pages/search.html")]
struct Search<'a> {
    s: Shell<'a>,
    v: &'a View<'a>,
}

const CUT_QUERY: &str = "⁂query⁂";
const CUT_RESULTS: &str = "⁂results⁂";

pub fn parts(v: &View) -> SearchParts {
    let s = Shell::new(v, tail::SEARCH, tail::SEARCH, v.l.site_search_title()).described(v.l.site_search_description());
    let page = squeeze(&Search { s, v }.render().expect("a template over plain values renders"));
    let (before_query, rest) = page.split_once(CUT_QUERY).expect("the template marks the query");
    let (after_query, tail) = rest.split_once(CUT_RESULTS).expect("the template marks the results");
    SearchParts {
        lang: v.lang,
        path: v.to(tail::SEARCH),
        before_query: before_query.to_string(),
        after_query: after_query.to_string(),
        tail: tail.to_string(),
        entries: entries(v),
    }
}

fn entries(v: &View) -> Vec<SearchEntry> {
    let e = v.x.edition;
    let mut out = Vec::new();
    let all = |text: &Option<Text>| -> String {
        text.iter()
            .flat_map(|text| text.words.values())
            .cloned()
            .collect::<Vec<_>>()
            .join(" ")
    };
    for session in &v.x.order {
        let people = session
            .roles
            .iter()
            .filter_map(|role| v.x.people.get(role.person.as_str()));
        let mut words: Vec<String> = people.flat_map(|person| person.name.words.values().cloned()).collect();
        words.extend([&session.subtitle, &session.summary, &session.description].map(all));
        if let Some(venue) = v.x.venue_of(session) {
            words.extend(venue.name.words.values().cloned());
        }
        let when = match (super::index::day_of(session), session.start) {
            (Some(day), Some(start)) => format!("{}, {}", v.day_month(day), v.hours_plain(start, session.end)),
            (Some(day), None) => v.day_month(day),
            _ => String::new(),
        };
        let place =
            v.x.venue_of(session)
                .map(|venue| v.plain(&venue.name))
                .unwrap_or_default();
        let context = [when.as_str(), place]
            .into_iter()
            .filter(|p| !p.is_empty())
            .collect::<Vec<_>>()
            .join(" · ");
        let tag = v.session_tag(session);
        out.push(entry(
            v,
            "session",
            &session.id,
            tail::session(&session.id),
            &session.title,
            v.kind(session),
            context,
            words,
            tag,
        ));
    }
    for person in &e.people {
        let post = person
            .post
            .as_ref()
            .map(|post| v.plain(post))
            .unwrap_or_default()
            .to_string();
        let mut words = vec![all(&person.post), all(&person.biography)];
        words.extend(person.latin_name.clone());
        let tag = v.invented(&person.record);
        out.push(entry(
            v,
            "person",
            &person.id,
            tail::person(&person.id),
            &person.name,
            v.l.site_a_person(),
            post,
            words,
            tag,
        ));
    }
    for organisation in &e.organisations {
        let city = organisation
            .city
            .as_ref()
            .map(|city| v.plain(city))
            .unwrap_or_default()
            .to_string();
        let words = vec![all(&organisation.former_name), all(&organisation.role)];
        let kind = v.term("organisation", &organisation.kind);
        let tag = v.invented(&organisation.record);
        out.push(entry(
            v,
            "organisation",
            &organisation.id,
            tail::organisation(&organisation.id),
            &organisation.name,
            kind,
            city,
            words,
            tag,
        ));
    }
    for venue in &e.venues {
        let words: Vec<String> = venue
            .halls
            .iter()
            .flat_map(|hall| hall.name.words.values().cloned())
            .collect();
        let site = venue
            .site
            .as_ref()
            .map(|site| v.plain(site))
            .unwrap_or_default()
            .to_string();
        let tag = v.invented(&venue.record);
        out.push(entry(
            v,
            "venue",
            &venue.id,
            tail::venue(&venue.id),
            &venue.name,
            v.l.site_a_venue(),
            site,
            words,
            tag,
        ));
    }
    for agreement in &e.agreements {
        let words = vec![all(&agreement.subject)];
        let url = format!("{}#{}", tail::AGREEMENTS, key(&agreement.id));
        let kind = v.term("document", &agreement.kind);
        let context = v.term("level", &agreement.level);
        let tag = v.invented(&agreement.record);
        out.push(entry(
            v,
            "agreement",
            &agreement.id,
            url,
            &agreement.title,
            kind,
            context,
            words,
            tag,
        ));
    }
    for region in &v.x.frozen.archive.regions {
        let centre = v.plain(&region.centre).to_string();
        let words = vec![
            region.id.clone(),
            region.centre.words.values().cloned().collect::<Vec<_>>().join(" "),
        ];
        out.push(entry(
            v,
            "region",
            &region.id,
            tail::region(&region.id),
            &region.name,
            v.l.site_a_region(),
            centre,
            words,
            Html::default(),
        ));
    }
    out
}

#[expect(
    clippy::too_many_arguments,
    reason = "one line per kind of thing that can be found reads best"
)]
fn entry(
    v: &View,
    family: &str,
    id: &str,
    tail: String,
    title: &Text,
    kind: String,
    context: String,
    words: Vec<String>,
    tag: Html,
) -> SearchEntry {
    let url = v.to(&tail);
    let html = format!(
        "<li><p class=ey>{}</p><h2><a href={url}>{}</a></h2><p class=wh>{}</p>{}</li>",
        Escaped(&kind),
        v.words(title),
        Escaped(&context),
        if tag.is_empty() {
            String::new()
        } else {
            format!("<p class=mk>{tag}</p>")
        },
    );
    SearchEntry {
        id: format!("{family}/{id}"),
        title: title.clone(),
        words: words.join(" "),
        url,
        kind,
        context,
        html,
    }
}
