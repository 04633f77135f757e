//! "Take it with you": the programme in every form in which it leaves this site.

use askama::Template;

use super::address::tail;
use super::html::Html;
use super::index::DayPlan;
use super::shell::Shell;
use super::view::View;
use super::{Page, page};
use crate::platform::qr::{self, Picture};

#[derive(Template)]
#[template(path = "programme/pages/take.html")]
struct Take<'a> {
    s: Shell<'a>,
    v: &'a View<'a>,
    files: Vec<File>,
    calendar_qr: Html,
    site_qr: Html,
    days: &'a [DayPlan<'a>],
    /// Address, name: halls in which something is held.
    halls: Vec<(String, Html)>,
}

struct File {
    name: &'static str,
    url: String,
    what: String,
}

pub fn compile(v: &View) -> Page {
    let l = v.l;
    let files = [
        ("XLSX", tail::XLSX, l.site_take_xlsx()),
        ("CSV", tail::CSV, l.site_take_csv()),
        ("frab XML", tail::SCHEDULE_XML, l.site_take_schedule_xml()),
        ("schedule JSON", tail::SCHEDULE_JSON, l.site_take_schedule_json()),
        ("JSON-LD", tail::JSON_LD, l.site_take_json_ld()),
        ("Atom", tail::ATOM, l.site_take_atom()),
        ("kurultai/1 JSON", tail::ARCHIVE, l.site_take_archive()),
    ];
    let halls = v.x.edition.venues.iter().flat_map(|venue| &venue.halls);
    let halls = halls.filter(|hall| v.x.sessions_at.contains_key(hall.id.as_str()));
    let s = Shell::new(v, tail::TAKE, tail::TAKE, l.site_take_title())
        .described(l.site_take_description())
        .calendar(tail::CALENDAR.to_string());
    page(
        v,
        tail::TAKE,
        &Take {
            s,
            v,
            files: files
                .into_iter()
                .map(|(name, tail, what)| File {
                    name,
                    url: v.to(tail),
                    what,
                })
                .collect(),
            calendar_qr: qr(&v.absolute(tail::CALENDAR), &l.site_take_qr_calendar()),
            site_qr: qr(&v.absolute(tail::PROGRAMME), &l.site_take_qr_programme()),
            days: &v.x.days,
            halls: halls
                .map(|hall| (v.to(tail::hall_calendar(&hall.id)), v.words(&hall.name)))
                .collect(),
        },
    )
}

/// A QR code, dark on light.
pub fn qr(text: &str, label: &str) -> Html {
    let Some(Picture { width: side, path }) = qr::picture(text) else {
        return Html::default();
    };
    Html(format!(
        "<svg class=qr viewBox=\"0 0 {side} {side}\" role=img aria-label=\"{}\"><path class=qb d=\"M0 0h{side}v{side}H0z\"/><path class=qm d=\"{path}\"/></svg>",
        super::html::Escaped(label)
    ))
}
