//! What a search keeps to, one rule to a file. The first sentence of each file is what organisers read beside the rule's
//! weight. A rule says what a placing costs twice, from its definition and as terms; a property test holds the
//! two equal on random models after any moves.

mod after;
mod audience_torn;
mod between;
mod by_itself;
mod crowded;
mod fills_in_order;
mod interpreted;
mod liked;
mod not_at_once;
mod on_one_day;
mod one_hall;
mod parallel;
mod parts_apart;
mod popular;
mod sections_apart;
mod sections_cells;
mod sections_consecutive;
mod sections_in_order;
mod sections_in_parallel;
mod sections_one_hall;
mod stays;
mod variety;
mod way_too_short;

pub use after::After;
pub use audience_torn::AudienceTorn;
pub use between::Between;
pub use by_itself::ByItself;
pub use crowded::Crowded;
pub use fills_in_order::Flow;
pub use interpreted::{Interpreted, Interpreter, Need};
pub use liked::Liked;
pub use not_at_once::NotAtOnce;
pub use on_one_day::OnOneDay;
pub use one_hall::OneHall;
pub use parallel::Parallel;
pub use parts_apart::PartsApart;
pub use popular::Popular;
pub use sections_apart::SectionsApart;
pub use sections_cells::SectionsCells;
pub use sections_consecutive::SectionsConsecutive;
pub use sections_in_order::SectionsInOrder;
pub use sections_in_parallel::SectionsInParallel;
pub use sections_one_hall::SectionsOneHall;
pub use stays::Stays;
pub use variety::Variety;
pub use way_too_short::WayTooShort;

use super::model::{Model, Spot, Stretch};

/// Two items and what each unit of the rule's measure counts for them.
pub type Pair = ([usize; 2], i64);

/// Sums `amount` over those pairs of which both are placed: weight × amount.
fn over_pairs(
    model: &Model,
    spots: &[Spot],
    pairs: &[Pair],
    amount: impl Fn(Stretch, Stretch, Spot, Spot) -> i64,
) -> i64 {
    pairs
        .iter()
        .filter_map(|([a, b], weight)| {
            let (a, b) = (spots[*a], spots[*b]);
            (a.is_placed() && b.is_placed())
                .then(|| weight * amount(model.stretches()[a.stretch()], model.stretches()[b.stretch()], a, b))
        })
        .sum()
}
