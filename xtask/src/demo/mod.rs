//! The invented half of the demonstration forum: hours, halls, talks, speakers, exhibitors and delegates around the
//! sessions of the public record.
//!
//! Always true of it: everything is marked illustrative; nobody is in two places at once, nobody has to travel faster than
//! the roads allow, no hall holds two things; no real person gets a role, a post or a word. On purpose it keeps a few soft
//! findings (a talk without Kazakh, a panel without Kazakh interpreters), so that the findings page is not empty.
//!
//! The tables are the content: [`record`], [`panels`], [`conference`], [`hospitality`], [`places`], [`organisations`],
//! [`delegates`]. [`cast`] gives names; [`render`] writes the file.

mod cast;
mod conference;
mod delegates;
mod dice;
mod file;
mod hospitality;
mod item;
mod names;
mod organisations;
mod panels;
mod places;
mod record;
#[cfg(test)]
mod tests;
mod words;

pub const FILE_NAME: &str = "xiv-chelyabinsk-2017.synthetic.yaml";

/// The whole file, the same bytes every time.
pub fn render() -> String {
    let programme = programme();
    let cast = cast::Cast::draw(&programme);
    file::write(&programme, &cast)
}

/// Every item in the order of the clock, then of its hall.
fn programme() -> Vec<item::Item> {
    let mut items: Vec<item::Item> = [
        record::RECORD,
        conference::CONFERENCE,
        panels::PANELS,
        hospitality::HOSPITALITY,
    ]
    .concat();
    items.sort_by_key(|item| (item.day, item.start, item.part_of.is_some(), item.hall, item.id));
    items
}
