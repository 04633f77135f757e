//! What the fuzzing targets do with their bytes: read them, and hold what comes out against the promises of the readers.
//! Shared by the targets (nightly, coverage-guided) and by `fuzz_bounded.rs` (stable, a few seconds).

use std::collections::BTreeSet;

use exchange::archive::{Archive, Edition, FORMAT};
use exchange::read::{self, Options, Times};

/// `schedule.xml` in all its dialects.
pub fn frab(bytes: &[u8]) {
    export("fuzz.xml", bytes);
}

/// `schedule.json` of c3voc and pretalx, and pretalx's API.
pub fn schedule_json(bytes: &[u8]) {
    export("fuzz.json", bytes);
}

/// The public-record files of forums, series and regions.
pub fn forum(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let input = [exchange::forum::Input {
        file: "fuzz.yaml",
        text,
    }];
    let outcome = exchange::forum::read(&input, None);
    assert_eq!(
        outcome,
        exchange::forum::read(&input, None),
        "the same file reads the same"
    );
    let lines = text.lines().count() + 1;
    for remark in &outcome.remarks {
        assert!(remark.line <= lines, "{remark} is within the file");
    }
}

/// Indico's event and timetable.
pub fn indico(bytes: &[u8]) {
    export("indico.json", bytes);
}

/// Our own archive: what is read is written and read again as the same bytes.
pub fn native(bytes: &[u8]) {
    match read::native("fuzz.json", bytes) {
        Ok(archive) => write_and_read(&archive),
        Err(remarks) => assert!(
            remarks.iter().any(exchange::remark::Remark::is_error),
            "a failure says why"
        ),
    }
}

fn export(name: &str, bytes: &[u8]) {
    // The length decides, so that both ways are met.
    let times = if bytes.len().is_multiple_of(2) {
        Times::Instants
    } else {
        Times::AsPrinted
    };
    let options = Options {
        times,
        ..Options::default()
    };
    match read::read(name, bytes, &options) {
        Ok(reading) => {
            assert!(
                !reading.remarks.iter().any(exchange::remark::Remark::is_error),
                "a reading has warnings only"
            );
            hold(&reading.edition);
            write_and_read(&Archive {
                format: FORMAT.to_owned(),
                editions: vec![reading.edition],
                ..Archive::default()
            });
        }
        Err(refusal) => {
            let sentence = refusal.to_string();
            assert!(
                sentence.starts_with(name) && !sentence.contains('\n'),
                "a refusal is one sentence: {sentence:?}"
            );
        }
    }
}

fn write_and_read(archive: &Archive) {
    let json = archive.to_json();
    match read::native("again.json", json.as_bytes()) {
        Ok(again) => assert_eq!(again.to_json(), json, "an archive is lossless"),
        Err(remarks) => panic!("an archive that was written is not read: {}\n{json}", remarks[0]),
    }
}

/// Ids are keys and unique, references lead somewhere, nothing ends before it begins.
fn hold(edition: &Edition) {
    let keys = |ids: Vec<&str>| -> BTreeSet<String> {
        let count = ids.len();
        let set: BTreeSet<String> = ids.into_iter().map(str::to_owned).collect();
        assert_eq!(set.len(), count, "ids are unique");
        let good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        assert!(
            set.iter()
                .all(|id| !id.is_empty() && id.len() <= 80 && id.bytes().all(good)),
            "ids are keys: {set:?}"
        );
        set
    };
    keys(vec![&edition.id]);
    let sessions = keys(edition.sessions.iter().map(|session| session.id.as_str()).collect());
    let people = keys(edition.people.iter().map(|person| person.id.as_str()).collect());
    let tracks = keys(edition.tracks.iter().map(|track| track.id.as_str()).collect());
    let venues = keys(edition.venues.iter().map(|venue| venue.id.as_str()).collect());
    let halls = keys(
        edition
            .venues
            .iter()
            .flat_map(|venue| &venue.halls)
            .map(|hall| hall.id.as_str())
            .collect(),
    );
    let organisations = keys(edition.organisations.iter().map(|body| body.id.as_str()).collect());
    let days: BTreeSet<_> = edition.days.iter().map(|day| day.date).collect();
    assert_eq!(days.len(), edition.days.len());
    assert!(edition.start <= edition.end && !edition.languages.is_empty());
    for person in &edition.people {
        assert!(person.organisation.iter().all(|id| organisations.contains(id)));
    }
    for session in &edition.sessions {
        assert!(session.track.iter().all(|id| tracks.contains(id)));
        assert!(session.venue.iter().all(|id| venues.contains(id)));
        assert!(session.hall.iter().all(|id| halls.contains(id)));
        assert!(
            session
                .part_of
                .iter()
                .all(|id| sessions.contains(id) && *id != session.id)
        );
        assert!(session.roles.iter().all(|role| people.contains(&role.person)));
        assert!(
            session
                .end
                .is_none_or(|end| session.start.is_some_and(|start| start < end)),
            "{session:?}"
        );
        assert!(
            session
                .date
                .is_none_or(|date| days.contains(&date) && edition.start <= date && date <= edition.end)
        );
        assert!(!session.title.is_empty() && !session.kind.is_empty());
        assert!(
            session
                .links
                .iter()
                .all(|link| !link.url.to_ascii_lowercase().starts_with("javascript"))
        );
    }
}

/// Spreadsheets: what is read keeps the limits, and is read the same again.
pub fn sheet(bytes: &[u8]) {
    use exchange::sheet::{Limits, read};
    let limits = Limits {
        rows: 500,
        columns: 100,
        cells: 20_000,
        unpacked_bytes: 4_000_000,
        ..Limits::USUAL
    };
    let Ok(book) = read(bytes, &limits) else { return };
    // Numbers that are none are not equal to themselves, so the words are compared.
    assert_eq!(
        format!("{book:?}"),
        format!("{:?}", read(bytes, &limits).expect("it was read before"))
    );
    for sheet in &book.sheets {
        assert!(!sheet.rows.is_empty() && sheet.rows.len() <= limits.rows);
        for row in &sheet.rows {
            assert!(
                row.windows(2)
                    .all(|pair| pair[0].at < pair[1].at && pair[0].at.row == pair[1].at.row)
            );
            assert!(row.last().is_some_and(|cell| cell.at.column < limits.columns));
        }
        assert!(sheet.rows.windows(2).all(|pair| pair[0][0].at.row < pair[1][0].at.row));
    }
}
