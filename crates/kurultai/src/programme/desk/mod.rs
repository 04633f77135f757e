//! The desk of this office: pages for those who make the programme.

mod release;
//! Pages for those who make the programme.
mod sheets;

use crate::people::access::Routes;

pub fn routes() -> Routes {
    Routes::new().and(release::routes())
    sheets::routes()
}
