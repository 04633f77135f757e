//! The one way to mount an address: with the permission it asks for.

use std::sync::Arc;

use axum::Router;
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodFilter, MethodRouter, on};

use super::{Permission, guard};
use crate::people::keys::oidc::Providers;
use crate::platform::clock::Clock;
use crate::platform::db::Db;
use crate::platform::i18n::Lang;
use crate::platform::live::Bell;
use crate::platform::mail::Carrier;
use crate::platform::presence::Presence;
use crate::platform::web::server::Front;

/// What handlers work with.
#[derive(Clone, Debug)]
pub struct Desk {
    pub db: Db,
    pub front: Arc<Front>,
    /// Without a slash at the end.
    pub base_url: Arc<str>,
    /// The folder with the database, compiled sites and files.
    pub data: Arc<std::path::Path>,
    /// For readers whose browser asks for none of ours.
    pub language: Lang,
    pub clock: Clock,
    pub bell: Bell,
    /// Who has which record open.
    pub presence: Presence,
    /// Who takes letters.
    pub mail: Carrier,
    pub programs: Programs,
    /// Where people may have an account that opens one here.
    pub providers: Providers,
}

/// What other programs may do here.
#[derive(Clone, Copy, Debug)]
pub struct Programs {
    /// Whether addresses within a private network may be told things.
    pub webhook_private: bool,
    /// For one key.
    pub requests_per_minute: u32,
}

impl Desk {
    pub fn now(&self) -> jiff::Timestamp {
        self.clock.now()
    }

    /// Whether readers come through TLS, so that cookies may ask for it.
    pub fn https(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// Says to whoever is looking at the edition that its draft changed.
    pub fn draft_changed(&self, edition: &str, revision: i64, keys: &[String], by: &str) {
        let data = serde_json::json!({ "revision": revision, "keys": keys, "by": by });
        self.bell.ring(edition, "draft", data);
    }
}

/// An address with its method and what it asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    pub method: Method,
    pub path: String,
    pub permission: Permission,
}

/// Addresses with their handlers and permissions.
pub struct Routes {
    mounted: Vec<(Declared, MethodRouter<Desk>)>,
}

impl std::fmt::Debug for Routes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.declared()).finish()
    }
}

impl Default for Routes {
    fn default() -> Self {
        Self::new()
    }
}

impl Routes {
    pub fn new() -> Self {
        Self { mounted: Vec::new() }
    }

    #[must_use]
    pub fn get<H: Handler<T, Desk>, T: 'static>(self, path: &str, permission: Permission, handler: H) -> Self {
        self.mount(Method::GET, path, permission, on(MethodFilter::GET, handler))
    }

    #[must_use]
    pub fn post<H: Handler<T, Desk>, T: 'static>(self, path: &str, permission: Permission, handler: H) -> Self {
        self.mount(Method::POST, path, permission, on(MethodFilter::POST, handler))
    }

    #[must_use]
    pub fn put<H: Handler<T, Desk>, T: 'static>(self, path: &str, permission: Permission, handler: H) -> Self {
        self.mount(Method::PUT, path, permission, on(MethodFilter::PUT, handler))
    }

    #[must_use]
    pub fn patch<H: Handler<T, Desk>, T: 'static>(self, path: &str, permission: Permission, handler: H) -> Self {
        self.mount(Method::PATCH, path, permission, on(MethodFilter::PATCH, handler))
    }

    #[must_use]
    pub fn delete<H: Handler<T, Desk>, T: 'static>(self, path: &str, permission: Permission, handler: H) -> Self {
        self.mount(Method::DELETE, path, permission, on(MethodFilter::DELETE, handler))
    }

    /// An address with a limit of its own on what may be sent to it, in bytes.
    #[must_use]
    pub fn upload<H: Handler<T, Desk>, T: 'static>(
        self,
        path: &str,
        permission: Permission,
        most: usize,
        handler: H,
    ) -> Self {
        let route = on(MethodFilter::POST, handler).layer(axum::extract::DefaultBodyLimit::max(most));
        self.mount(Method::POST, path, permission, route)
    }

    fn mount(mut self, method: Method, path: &str, permission: Permission, route: MethodRouter<Desk>) -> Self {
        let declared = Declared {
            method,
            path: path.to_owned(),
            permission,
        };
        self.mounted.push((declared, route));
        self
    }

    /// Adds those of another office.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.mounted.extend(other.mounted);
        self
    }

    pub fn declared(&self) -> Vec<Declared> {
        self.mounted.iter().map(|(declared, _)| declared.clone()).collect()
    }

    /// The router, every route behind the guard.
    pub fn router(self, desk: Desk) -> Router {
        let mut router = Router::new();
        for (declared, route) in self.mounted {
            let door = guard::Door {
                desk: desk.clone(),
                permission: declared.permission,
            };
            router = router.route(&declared.path, route.route_layer(from_fn_with_state(door, guard::pass)));
        }
        router
            .fallback(guard::nowhere)
            .method_not_allowed_fallback(guard::wrong_method)
            .with_state(desk)
    }
}
