//! The border and its regions as a drawing: each region a link for those who point, a list beside it for everybody.

use std::fmt::Write;
use std::sync::LazyLock;

use serde::Deserialize;

use super::address::tail;
use super::html::{Escaped, Html};
use super::view::View;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Drawing {
    view_box: [f32; 2],
    border: String,
    countries: Vec<Outline>,
    regions: Vec<Outline>,
}

#[derive(Deserialize)]
struct Outline {
    id: String,
    d: String,
    /// Where its name is written.
    #[serde(default)]
    label: [f32; 2],
    /// Where its centre lies.
    #[serde(default)]
    centre: [f32; 2],
}

/// The drawing of the series' border regions, which is part of the program.
static DRAWING: LazyLock<Drawing> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../../../assets/map/regions.json"))
        .expect("the drawing in the tree is whole")
});

/// The whole border, or the neighbourhood of one region. Empty when the archive names none of the drawn regions.
pub fn of(v: &View, only: Option<&str>) -> Html {
    let drawing = &*DRAWING;
    let known: Vec<&Outline> = drawing
        .regions
        .iter()
        .filter(|outline| v.x.regions.contains_key(outline.id.as_str()))
        .collect();
    if known.is_empty() {
        return Html::default();
    }
    let mut out = String::with_capacity(32_000);
    out.push_str("<figure class=map><svg viewBox=\"");
    let region = only.and_then(|id| v.x.regions.get(id));
    let shown: Vec<&Outline> = match (region, only) {
        (Some(region), Some(id)) => known
            .into_iter()
            .filter(|outline| outline.id == id || region.borders.contains(&outline.id))
            .collect(),
        _ => known,
    };
    match only.and_then(|id| shown.iter().find(|outline| outline.id == id)) {
        Some(outline) => {
            let [width, height] = drawing.view_box;
            let left = (outline.label[0] - 190.0).clamp(0.0, width - 380.0);
            let top = (outline.label[1] - 125.0).clamp(0.0, height - 250.0);
            let _ = write!(out, "{left:.0} {top:.0} 380 250");
        }
        None => {
            let _ = write!(out, "0 0 {} {}", drawing.view_box[0], drawing.view_box[1]);
        }
    }
    out.push_str("\" aria-hidden=true>");
    if only.is_none() {
        for country in &drawing.countries {
            let _ = write!(
                out,
                "<path class=\"cy {}\" d=\"{}\"/>",
                country.id.to_ascii_lowercase(),
                country.d
            );
        }
    }
    for outline in &shown {
        let region = v.x.regions[outline.id.as_str()];
        let class = match (
            only == Some(outline.id.as_str()),
            v.x.edition.region.as_deref() == Some(outline.id.as_str()),
        ) {
            (true, _) => " on",
            (_, true) => " host",
            _ => "",
        };
        let _ = write!(
            out,
            "<a href={} tabindex=-1 class=\"rg {}{class}\"><title>{}</title><path d=\"{}\"/></a>",
            v.to(tail::region(&outline.id)),
            region.side.to_ascii_lowercase(),
            Escaped(v.best(&region.name)),
            outline.d
        );
    }
    let _ = write!(out, "<path class=bd d=\"{}\"/>", drawing.border);
    for outline in &shown {
        let region = v.x.regions[outline.id.as_str()];
        let [x, y] = outline.centre;
        let _ = write!(
            out,
            "<circle cx={x} cy={y} r=3.5 /><text x={} y={}>{}</text>",
            x + 7.0,
            y + 5.0,
            Escaped(v.best(&region.centre))
        );
    }
    let _ = write!(
        out,
        "</svg><figcaption>{}</figcaption></figure>",
        Escaped(&v.l.forum_map_origin())
    );
    Html(out)
}
