//! The hall has fewer booths than the session has languages of interpretation.

use super::{Definition, Look, Reads, Say, soft};
use crate::board::{Board, Place, Placement};
use crate::findings::Fact;
use crate::ids::ItemIdx;

pub(super) const DEFINITION: Definition = Definition {
    id: "booths-missing",
    setting: soft(5),
    reads: Reads::Place,
    look: Look::Each(look),
};

fn look(board: &Board, item: ItemIdx, placement: Option<Placement>, say: Say) {
    let Some(Place::Hall(hall)) = placement.map(|placement| placement.place) else {
        return;
    };
    let languages = board.problem().items[item.position()].interpretation.len();
    let needed = u32::try_from(languages).unwrap_or(u32::MAX);
    if let Some(had) = board.problem().halls[hall.position()].booths
        && had < needed
    {
        say(Fact::BoothsMissing {
            item,
            hall,
            needed,
            had,
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    #[test]
    fn languages_and_booths() {
        let cases = [
            (
                "enough",
                "hall red booths=2\nitem a at=9:00+60 in=red floor=ru interpretation=kk,en",
                "",
            ),
            (
                "one too few",
                "hall red booths=1\nitem a at=9:00+60 in=red floor=ru interpretation=kk,en",
                "a/red needed=2 had=1",
            ),
            (
                "none",
                "hall red booths=0\nitem a at=9:00+60 in=red floor=ru interpretation=kk",
                "a/red needed=1 had=0",
            ),
            (
                "nothing to interpret",
                "hall red booths=0\nitem a at=9:00+60 in=red floor=ru",
                "",
            ),
            (
                "nobody counted",
                "item a at=9:00+60 in=red floor=ru interpretation=kk",
                "",
            ),
            (
                "no hall yet",
                "hall red booths=0\nitem a at=9:00+60 in=@plant floor=ru interpretation=kk",
                "",
            ),
        ];
        check("booths-missing", &cases);
    }
}
