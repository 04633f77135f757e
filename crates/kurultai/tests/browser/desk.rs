//! A desk that is served on a port of this machine, and browsers that are signed in to it.

use std::sync::Arc;

use kurultai::people::access::Role;
use kurultai::people::accounts::store;
use kurultai::platform::i18n::Lang;
use kurultai::platform::web::server;
use kurultai::testkit::Forum;
use serde_json::json;

use super::{Browser, Shade, Size};

/// A forum with its public pages and its desk, on `base`.
#[derive(Debug)]
pub struct Served {
    pub forum: Forum,
    /// Without a slash at the end.
    pub base: String,
}

/// Serves a forum on a free port.
pub async fn serve(mut forum: Forum) -> Served {
    let listener = server::listen("127.0.0.1:0".parse().expect("an address")).expect("a free port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    // Without TLS, cookies must not ask for it.
    forum.app.desk.base_url = base.as_str().into();
    let front = Arc::clone(&forum.app.front);
    tokio::spawn(server::serve(
        listener,
        front,
        forum.app.router(),
        std::future::pending(),
    ));
    Served { forum, base }
}

impl Served {
    /// A browser in which somebody with this role in this edition is signed in. `None` when tests in a browser are not
    /// wanted.
    pub async fn signed_in(
        &self,
        role: Role,
        edition: &str,
        size: Size,
        language: &str,
        shade: Shade,
    ) -> Option<Browser> {
        let browser = super::open(size, language, shade).await?;
        let client = self.forum.organiser(role, edition).await;
        let mut tx = self.forum.app.db.write().await.expect("a transaction");
        let id = client.account.expect("an account");
        let mut account = store::account(&mut tx, id)
            .await
            .expect("it is read")
            .expect("it is there");
        account.language = Lang::from_tag(language).expect("a language of the forum");
        store::write_account(&mut tx, &account).await.expect("it is written");
        tx.commit().await.expect("it is kept");
        let token = client.token.expect("a key");
        let cookie = json!({ "name": "kurultai", "value": token, "url": self.base, "httpOnly": true });
        browser.devtools("Network.setCookie", cookie).await;
        Some(browser)
    }
}

/// The demonstration, served, and a browser of a desktop's size in which somebody with this role is signed in, reading
/// English. `None` when tests in a browser are not wanted.
pub async fn signed_in(role: Role, edition: &str) -> Option<(Served, Browser)> {
    let served = serve(Forum::demo().await).await;
    let browser = served
        .signed_in(role, edition, super::DESKTOP, "en", Shade::Light)
        .await?;
    Some((served, browser))
}
