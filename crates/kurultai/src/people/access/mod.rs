//! Who may do what: permissions, the access roles made of them, and the one way to mount an address.
//!
//! Always true:
//! - an address is mounted through [`Routes`] with a [`Permission`], and is asked for that permission before its handler
//!   runs; a test knocks on every door as every role;
//! - what somebody is holds in one edition, or, for an administrator, in all of them;
//! - a request that changes something carries the token of its form, or a key of its own (a program's).
//!
//! Start reading at [`Permission`] and [`Role`].

mod actor;
pub(in crate::people) mod guard;
mod routes;

pub use actor::{AccountId, Actor, Grant, Visit};
pub use guard::{COOKIE, Refusal};
pub use routes::{Declared, Desk, Programs, Routes};

/// What an address asks of whoever opens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Permission {
    /// Nothing: signing in, health.
    Public,
    /// To be signed in: one's own account.
    SignedIn,
    /// To run this installation: accounts, mail, new editions.
    Administer,
    /// To see the desk of an edition.
    ReadDesk,
    /// To change its frame: dates, sides, days, venues, halls, tracks.
    EditFrame,
    /// To change organisations, people and delegations.
    EditPeople,
    /// To change sessions, who does what in them, and the board.
    EditProgramme,
    /// To change the register of agreements.
    EditAgreements,
    /// To propose and publish releases.
    Release,
    /// To approve a release for one's side.
    Approve,
    /// To invite others and say what they may do.
    ManageRoles,
    /// To read who changed what.
    ReadHistory,
}

impl Permission {
    /// All that are given in an edition, in the order of the table.
    pub const OF_EDITION: [Self; 9] = [
        Self::ReadDesk,
        Self::EditFrame,
        Self::EditPeople,
        Self::EditProgramme,
        Self::EditAgreements,
        Self::Release,
        Self::Approve,
        Self::ManageRoles,
        Self::ReadHistory,
    ];

    /// The name in messages and in the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::SignedIn => "signed-in",
            Self::Administer => "administer",
            Self::ReadDesk => "read-desk",
            Self::EditFrame => "edit-frame",
            Self::EditPeople => "edit-people",
            Self::EditProgramme => "edit-programme",
            Self::EditAgreements => "edit-agreements",
            Self::Release => "release",
            Self::Approve => "approve",
            Self::ManageRoles => "manage-roles",
            Self::ReadHistory => "read-history",
        }
    }
}

/// The desks of a secretariat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Office {
    Programme,
    Delegations,
    Conference,
    Exhibition,
    Press,
}

impl Office {
    pub const ALL: [Self; 5] = [
        Self::Programme,
        Self::Delegations,
        Self::Conference,
        Self::Exhibition,
        Self::Press,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Programme => "programme",
            Self::Delegations => "delegations",
            Self::Conference => "conference",
            Self::Exhibition => "exhibition",
            Self::Press => "press",
        }
    }

    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|office| office.name() == name)
    }
}

/// What an account is in an edition; not what a person does in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Of the installation: may do everything in every edition.
    Administrator,
    HostSecretariat,
    GuestSecretariat,
    DeskOfficer(Office),
    HeadOfDelegation,
    HallStaff,
    /// Reads everything, changes nothing.
    Auditor,
}

impl Role {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 11] = [
        Self::Administrator,
        Self::HostSecretariat,
        Self::GuestSecretariat,
        Self::DeskOfficer(Office::Programme),
        Self::DeskOfficer(Office::Delegations),
        Self::DeskOfficer(Office::Conference),
        Self::DeskOfficer(Office::Exhibition),
        Self::DeskOfficer(Office::Press),
        Self::HeadOfDelegation,
        Self::HallStaff,
        Self::Auditor,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::HostSecretariat => "host-secretariat",
            Self::GuestSecretariat => "guest-secretariat",
            Self::DeskOfficer(_) => "desk-officer",
            Self::HeadOfDelegation => "head-of-delegation",
            Self::HallStaff => "hall-staff",
            Self::Auditor => "auditor",
        }
    }

    pub fn office(self) -> Option<Office> {
        match self {
            Self::DeskOfficer(office) => Some(office),
            _ => None,
        }
    }

    /// The role with this name; a desk officer needs an office.
    pub fn of(name: &str, office: Option<&str>) -> Option<Self> {
        let office = office.and_then(Office::of);
        Self::ALL
            .into_iter()
            .find(|role| role.name() == name && role.office() == office)
    }

    /// The whole table of who may do what.
    pub fn permits(self, permission: Permission) -> bool {
        use Permission as P;
        if matches!(permission, P::Public | P::SignedIn) {
            return true;
        }
        match self {
            Self::Administrator => true,
            Self::HostSecretariat | Self::GuestSecretariat => permission != P::Administer,
            Self::DeskOfficer(Office::Programme | Office::Conference) => {
                matches!(
                    permission,
                    P::ReadDesk | P::EditProgramme | P::EditPeople | P::ReadHistory
                )
            }
            Self::DeskOfficer(Office::Delegations) => {
                matches!(permission, P::ReadDesk | P::EditPeople | P::ReadHistory)
            }
            Self::DeskOfficer(Office::Exhibition) => matches!(permission, P::ReadDesk | P::EditPeople),
            Self::DeskOfficer(Office::Press) => matches!(permission, P::ReadDesk | P::EditAgreements),
            Self::HeadOfDelegation => matches!(permission, P::ReadDesk),
            Self::HallStaff => matches!(permission, P::ReadDesk),
            Self::Auditor => matches!(permission, P::ReadDesk | P::ReadHistory),
        }
    }
}
