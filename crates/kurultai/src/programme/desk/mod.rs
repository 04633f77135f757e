//! The organisers' pages of this office.

mod history;

use crate::people::access::Routes;

pub fn routes() -> Routes {
    history::routes()
}
