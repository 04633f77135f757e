//! A session lacks somebody it cannot do without: a moderator, a chair, a co-chair of each side.

use super::{Definition, Look, Reads, Say, soft};
use crate::board::{Board, Placement};
use crate::findings::Fact;
use crate::ids::ItemIdx;

pub(super) const DEFINITION: Definition = Definition {
    id: "role-missing",
    setting: soft(3),
    reads: Reads::Content,
    look: Look::Each(look),
};

/// Who must be there: one person with one of `roles`, or one from each side that takes part. The first role is the one
/// asked for when nobody is.
struct Required {
    roles: &'static [&'static str],
    filled: Filled,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Filled {
    Once,
    ByEachSide,
}

/// The one place that says which kind of session needs whom.
fn required(kind: &str) -> &'static [Required] {
    use Filled::{ByEachSide, Once};
    match kind {
        "plenary" => &[Required {
            roles: &["chair", "moderator"],
            filled: Once,
        }],
        "panel" => &[Required {
            roles: &["moderator"],
            filled: Once,
        }],
        "council" => &[Required {
            roles: &["co-chair"],
            filled: ByEachSide,
        }],
        "conference" | "rectors-forum" | "section" => &[Required {
            roles: &["chair", "co-chair", "moderator"],
            filled: Once,
        }],
        "bilateral" => &[Required {
            roles: &["principal"],
            filled: ByEachSide,
        }],
        "talk" => &[Required {
            roles: &["speaker"],
            filled: Once,
        }],
        _ => &[],
    }
}

fn look(board: &Board, item: ItemIdx, _: Option<Placement>, say: Say) {
    let facts = &board.problem().items[item.position()];
    for Required { roles, filled } in required(&facts.kind) {
        let filling = || facts.roles.iter().filter(|role| roles.contains(&role.role.as_str()));
        if *filled == Filled::Once || facts.sides.is_empty() {
            if filling().next().is_none() {
                say(Fact::RoleMissing {
                    item,
                    role: roles[0],
                    side: None,
                });
            }
        } else {
            for side in &facts.sides {
                if !filling().any(|role| role.side == Some(*side)) {
                    say(Fact::RoleMissing {
                        item,
                        role: roles[0],
                        side: Some(*side),
                    });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    /// Sides are `kz` and `ru`; `aigul` is of `kz`, `ivan` of `ru`.
    #[test]
    fn who_must_be_there() {
        let cases = [
            (
                "a panel with a moderator",
                "item a kind=panel people=ivan:moderator",
                "",
            ),
            (
                "a panel with speakers only",
                "item a kind=panel people=ivan:speaker",
                "a/moderator",
            ),
            ("a plenary with nobody", "item a kind=plenary", "a/chair"),
            (
                "a plenary with a moderator",
                "item a kind=plenary people=ivan:moderator",
                "",
            ),
            ("a conference with nobody", "item a kind=conference", "a/chair"),
            (
                "a section led by two",
                "item a kind=section people=ivan:co-chair,aigul:co-chair",
                "",
            ),
            (
                "a council led by two sides",
                "item a kind=council people=ivan:co-chair,aigul:co-chair",
                "",
            ),
            (
                "a council led by one",
                "item a kind=council people=ivan:co-chair",
                "a/co-chair/kz",
            ),
            (
                "a council led by none",
                "item a kind=council",
                "a/co-chair/kz; a/co-chair/ru",
            ),
            (
                "a council of one side",
                "item a kind=council sides=ru people=ivan:co-chair",
                "",
            ),
            (
                "somebody speaks for the other side",
                "item a kind=council people=ivan:co-chair,ivan:co-chair@kz",
                "",
            ),
            ("a break", "item a kind=break break", ""),
            ("a cancelled panel", "item a kind=panel cancelled", ""),
        ];
        check("role-missing", &cases);
    }
}
