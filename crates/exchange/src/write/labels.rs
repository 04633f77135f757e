//! The words of a document that are not the organisers' own: the application brings them in the document's language.

/// Words in one language. Each comes from the application's message files, never from this crate.
pub trait Labels {
    /// What a kind of session is called, as a short noun: `plenary` → “Plenary session”.
    fn kind(&self, kind: &str) -> String;

    /// What a role is called when this many people have it, as a short noun: `speaker`, 2 → “Speakers”.
    fn role(&self, role: &str, people: usize) -> String;

    /// A sentence: the times of this session are made up for a demonstration.
    fn illustrative_times(&self) -> String;

    /// A sentence: the whole session is made up for a demonstration.
    fn illustrative_session(&self) -> String;

    /// The name of a room for sessions whose place is not known: “Place to be announced”.
    fn place_open(&self) -> String;

    /// The name of a sheet of the workbook.
    fn sheet(&self, sheet: Sheet) -> String;

    /// The heading of a column of the workbook.
    fn column(&self, column: Column<'_>) -> String;

    /// A line about the languages of a session, from the floor and by interpreters; `None` leaves the line out.
    fn languages(&self, _spoken: &[&str], _interpreted: &[&str]) -> Option<String> {
        None
    }
}

/// A sheet of the workbook, in its order there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    Programme,
    People,
    Organisations,
    Halls,
    Agreements,
}

/// A column of one of the sheets. The same noun heads the same thing on every sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column<'a> {
    Id,
    Date,
    Start,
    End,
    Kind,
    /// The title in the language named.
    Title(&'a str),
    /// The name in the language named.
    Name(&'a str),
    Venue,
    Hall,
    Capacity,
    Track,
    Sides,
    Side,
    Languages,
    Interpretation,
    Chairs,
    CoChairs,
    Moderators,
    Speakers,
    Rapporteurs,
    /// Everyone with another role, each with the role in brackets.
    OtherRoles,
    Cancelled,
    /// Names of the fields that were made up for a demonstration.
    Illustrative,
    Sources,
    LatinName,
    Post,
    Organisation,
    Region,
    City,
    Ror,
    Url,
    Address,
    Equipment,
    Level,
    Parties,
    Signatories,
    Signed,
    Session,
    Subject,
    Status,
}
