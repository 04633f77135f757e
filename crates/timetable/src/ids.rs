//! Numbers that stand for the caller's keys while a programme is being worked on: dense from 0, one type per kind, so that
//! a hall is never taken for a person and every lookup is an array access. They mean something within one
//! [`Problem`](crate::Problem) only and are never stored; keys are.

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The number of a position in a list.
            pub(crate) fn at(position: usize) -> Self {
                Self(u32::try_from(position).expect("a forum has fewer than four billion of anything"))
            }

            /// The position in a list.
            pub fn position(self) -> usize {
                self.0 as usize
            }
        }
    };
}

index!(
    /// Anything with a place in the programme.
    ItemIdx
);
index!(
    /// Somebody who has a role in an item.
    PersonIdx
);
index!(
    /// A room of a venue.
    HallIdx
);
index!(
    /// A place with a door of its own.
    VenueIdx
);
index!(
    /// One of the parties that hold the forum together.
    SideIdx
);
index!(
    /// A language in which something is said or written.
    LanguageIdx
);
index!(
    /// A text of an item, such as its title.
    FieldIdx
);
index!(
    /// Something a hall has and an item may need.
    EquipmentIdx
);
