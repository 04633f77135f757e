//! A text of a session is not there in a language of the forum.

use super::{Definition, Look, Reads, Say, soft};
use crate::board::{Board, Placement};
use crate::findings::Fact;
use crate::ids::ItemIdx;

pub(super) const DEFINITION: Definition = Definition {
    id: "text-missing",
    setting: soft(1),
    reads: Reads::Content,
    look: Look::Each(look),
};

fn look(board: &Board, item: ItemIdx, _: Option<Placement>, say: Say) {
    for (field, present) in &board.problem().items[item.position()].texts {
        for language in &board.problem().languages_written {
            if !present.contains(language) {
                say(Fact::TextMissing {
                    item,
                    field: *field,
                    language: *language,
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    /// Everything must be written in `kk` and `ru`.
    #[test]
    fn texts_and_languages() {
        let cases = [
            ("all there", "item a text=title:kk,ru", ""),
            ("one lacking", "item a text=title:ru", "a/title/kk"),
            ("all lacking", "item a text=title:", "a/title/kk; a/title/ru"),
            ("a language too many", "item a text=title:kk,ru,en", ""),
            ("two texts", "item a text=title:kk,ru text=abstract:kk", "a/abstract/ru"),
            ("no text is due", "item a", ""),
            ("cancelled", "item a text=title:ru cancelled", ""),
        ];
        check("text-missing", &cases);
    }
}
