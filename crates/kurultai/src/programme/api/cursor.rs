//! Where a page of a list ends and the next begins. A cursor is a text that programs pass back and do not read: what it
//! holds is bound to the list that it came from by a digest, so one from elsewhere, or one that was made up, is refused.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::problem::Problem;
use crate::platform::secret;

const CHECK: usize = 8;

/// A cursor of this list that says `place`.
pub(super) fn write(list: &str, place: &str) -> String {
    let check = check(list, place);
    URL_SAFE_NO_PAD.encode(format!("{check}{place}"))
}

/// The place that a cursor of this list says.
pub(super) fn read(list: &str, cursor: &str) -> Result<String, Problem> {
    let bad = || Problem::new("bad-cursor");
    let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| bad())?;
    let text = String::from_utf8(bytes).map_err(|_| bad())?;
    let (given, place) = text.split_at_checked(CHECK).ok_or_else(bad)?;
    if given == check(list, place) {
        Ok(place.to_owned())
    } else {
        Err(bad())
    }
}

fn check(list: &str, place: &str) -> String {
    secret::digest(&format!("kurultai-cursor/1 {list} {place}"))[..CHECK].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_of_its_list() {
        let cursor = write("sessions?q=a", "plenary");
        assert_eq!(read("sessions?q=a", &cursor).ok().as_deref(), Some("plenary"));
        assert!(read("sessions?q=b", &cursor).is_err());
        assert!(read("sessions?q=a", "").is_err());
        assert!(read("sessions?q=a", "cGxlbmFyeQ").is_err());
        assert!(read("sessions?q=a", "ю").is_err());
    }
}
