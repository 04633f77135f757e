//! The ways of signing in beside a password, as the page at the door offers them.

use crate::people::access::Desk;
use crate::platform::i18n::Locale;

/// A way of signing in that has a page or a script of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    pub url: String,
    pub words: String,
}

/// The ways that the page at the door offers, in the order in which they stand, and the scripts that they need.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ways {
    pub ways: Vec<Way>,
    pub scripts: Vec<&'static str>,
}

/// What this installation offers; `next` is checked and written as a query's value.
pub fn offered(desk: &Desk, l: &Locale, next: &str) -> Ways {
    let mut ways = vec![
        Way {
            url: format!("/sign-in/passkey?next={next}"),
            words: l.key_way_passkey(),
        },
        Way {
            url: format!("/sign-in/link?next={next}"),
            words: l.key_way_link(),
        },
    ];
    ways.extend(desk.providers.all().iter().map(|provider| Way {
        url: format!("/sign-in/oidc/{}?next={next}", provider.key),
        words: l.key_way_provider(&provider.name),
    }));
    Ways {
        ways,
        scripts: vec!["js/passkey.js"],
    }
}
