//! Moves on the board: where and when sessions are held.

use jiff::civil::DateTime;

use super::ask::{Ask, Reply};
use super::operation::Operation;
use super::problem::{self, Fault, Problem};
use super::records;
use crate::forum::store as forum;
use crate::people::access::Permission;
use crate::platform::db::Tx;
use crate::programme::edit::{self, Move, Placement};
use crate::programme::records::RecordKey;

pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::post(
            "/api/v1/editions/{edition}/moves",
            Permission::EditProgramme,
            "moveSessions",
            |ask, tx| Box::pin(moves(ask, tx)),
        )
        .says(
            "board",
            "Moves sessions, all of them or none; one without start, end and place is parked",
        )
        .takes("Moves")
        .gives(200, "Applied")
        .may_fail(&[404, 412, 422]),
    ]
}

async fn moves(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let (uid, _) = forum::edition_revision(tx, ask.edition())
        .await?
        .ok_or_else(|| Problem::new("not-found"))?;
    let mut wanted = Vec::new();
    let mut faults = Vec::new();
    for (place, item) in ask.body["moves"].as_array().into_iter().flatten().enumerate() {
        let text = |name: &str| item[name].as_str().map(str::to_owned);
        let mut moment = |name: &str| -> Option<DateTime> {
            let text = item[name].as_str()?;
            let moment = text.parse().ok();
            if moment.is_none() {
                faults.push(Fault::new(format!("/moves/{place}/{name}"), "wrong-type", text));
            }
            moment
        };
        let (start, end) = (moment("start"), moment("end"));
        let base = item["base"].as_str().and_then(|version| version.parse().ok());
        let Some(base) = base else { continue };
        wanted.push(Move {
            session: text("session").unwrap_or_default(),
            base,
            to: Placement {
                start,
                end,
                hall: text("hall"),
                venue: text("venue"),
            },
        });
    }
    if !faults.is_empty() {
        return Err(Problem::new("refused").faults(faults));
    }
    if wanted
        .iter()
        .flat_map(|one| [Some(&one.session), one.to.hall.as_ref(), one.to.venue.as_ref()])
        .flatten()
        .any(|key| key.chars().any(char::is_control))
    {
        return Err(Problem::new("not-found"));
    }
    let place = |key: &RecordKey| {
        let found = wanted.iter().position(|one| one.session == key.id);
        found.map_or_else(|| "/moves".to_owned(), |place| format!("/moves/{place}"))
    };
    let applied = edit::place_all(tx, uid, &wanted, &ask.by())
        .await
        .map_err(|error| problem::of_edit(error, place))?;
    records::done(ask, tx, &applied).await
}

#[cfg(test)]
mod tests {
    use super::super::{check, schema};
    use super::*;
    use serde_json::json;

    #[test]
    fn a_move_is_what_the_document_says() {
        let one = json!({
            "session": "plenary", "base": "0123456789abcdef", "start": "2031-06-02T09:00", "end": "2031-06-02T10:30",
            "hall": "big",
        });
        let moves = json!({ "moves": [one] });
        assert_eq!(check::faults(&schema::reference("Moves"), schema::all(), &moves), []);
        let moment: DateTime = one["start"].as_str().unwrap().parse().unwrap();
        assert_eq!(moment, jiff::civil::date(2031, 6, 2).at(9, 0, 0, 0));
    }
}
