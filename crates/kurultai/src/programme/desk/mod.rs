//! Pages for those who make the programme.

mod sheets;

use crate::people::access::Routes;

pub fn routes() -> Routes {
    sheets::routes()
}
