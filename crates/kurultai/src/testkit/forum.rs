//! A forum in memory, asked as a reader would ask it: no socket, no clock, a database and a folder of its own.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use exchange::archive::{Archive, Language, Text};
use hyper::header::{HeaderMap, HeaderName, HeaderValue};
use hyper::{Method, Response, StatusCode};
use jiff::Timestamp;

use crate::app::App;
use crate::commands::demo;
use crate::config::{Config, Flags};
use crate::platform::db::Db;
use crate::platform::web::server::read_body;
use crate::platform::web::site::{Body, Question};
use crate::programme::import;
use crate::programme::model::Override;
use crate::programme::release::{self, Order, ReleaseError};

/// The forum and its site.
#[derive(Debug)]
pub struct Forum {
    pub app: App,
    pub config: Config,
    folder: PathBuf,
}

/// What a reader got.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("the body is text")
    }

    /// A header's value, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }
}

impl Forum {
    /// The demonstration, released and shown.
    pub async fn demo() -> Self {
        let forum = Self::empty().await;
        demo::set_up(&forum.app.db).await.expect("the demonstration is right");
        forum.show().await;
        forum
    }

    /// A forum of these records, released and shown; whatever is found wrong with them is let pass.
    pub async fn of(archive: &Archive) -> Self {
        let forum = Self::empty().await;
        forum.import(archive).await;
        for edition in &archive.editions {
            forum.release(&edition.id, "first").await.expect("it can be released");
        }
        forum.show().await;
        forum
    }

    /// A database without editions.
    pub async fn empty() -> Self {
        Self::set_up(Flags::default()).await
    }

    /// As [`Forum::empty`], with what is set in the flags: a database of another engine, say.
    pub async fn set_up(flags: Flags) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("kurultai-forum-{}-{number}", std::process::id()));
        let flags = Flags {
            data: Some(folder.clone()),
            base_url: Some("https://forum.example".to_owned()),
            ..flags
        };
        let config = Config::resolve(&flags, |_| None).expect("the flags are right");
        let db = Db::open(&config.database).await.expect("a database");
        Self {
            app: App::new(db, &config),
            config,
            folder,
        }
    }

    /// The folder with its database and packs.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes records into the draft.
    pub async fn import(&self, archive: &Archive) {
        let mut tx = self.app.db.write().await.expect("a transaction");
        let plan = import::plan(&mut tx, archive).await.expect("a plan");
        import::apply(&mut tx, &plan, &["test".to_owned()], "test", moment(0))
            .await
            .expect("it is written");
        tx.commit().await.expect("it is kept");
    }

    /// Releases the draft, letting everything pass.
    ///
    /// # Errors
    /// As [`release::publish`].
    pub async fn release(&self, edition: &str, reason: &str) -> Result<u32, ReleaseError> {
        let mut tx = self.app.db.write().await?;
        let proposal = release::propose(&mut tx, edition).await?;
        let order = Order {
            author: "Айгүл".to_owned(),
            reason: Text::of("en", reason),
            overrides: proposal
                .findings
                .hard()
                .map(|finding| Override {
                    finding: finding.key.clone(),
                    reason: "as it is".to_owned(),
                })
                .collect(),
            at: moment(i64::from(proposal.number)),
        };
        let summary = release::publish(&mut tx, edition, &order).await?;
        tx.commit().await?;
        Ok(summary.number)
    }

    /// Withdraws a release in favour of an earlier one.
    ///
    /// # Errors
    /// As [`release::withdraw`].
    pub async fn withdraw(&self, edition: &str, number: u32, favour: u32) -> Result<(), ReleaseError> {
        let order = Order {
            author: "Айгүл".to_owned(),
            reason: Text::of("en", "withdrawn"),
            overrides: Vec::new(),
            at: moment(100),
        };
        let mut tx = self.app.db.write().await?;
        release::withdraw(&mut tx, edition, number, favour, &order).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Shows what was released.
    pub async fn show(&self) {
        self.app.refresh().await.expect("the site compiles");
    }

    pub async fn get(&self, address: &str) -> Answer {
        self.ask(Method::GET, address, &[]).await
    }

    /// Asks with headers; an address nobody knows gets the page for that.
    pub async fn ask(&self, method: Method, address: &str, headers: &[(&str, &str)]) -> Answer {
        let (path, query) = match address.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (address, None),
        };
        let mut asked = HeaderMap::new();
        for (name, value) in headers {
            let name: HeaderName = name.parse().expect("a header's name");
            asked.append(name, HeaderValue::from_str(value).expect("a header's value"));
        }
        let site = self.app.front.current.get();
        let question = Question {
            path,
            query,
            headers: &asked,
        };
        let response: Response<Body> = site
            .answer(&method, &question)
            .unwrap_or_else(|| site.answer_not_found(&method, path));
        let (parts, body) = response.into_parts();
        let body = read_body(Response::new(body)).await.to_vec();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }

    /// The addresses of all compiled pages, sorted.
    pub fn addresses(&self) -> Vec<String> {
        let mut addresses: Vec<String> = self.app.front.current.get().paths().map(str::to_owned).collect();
        addresses.sort();
        addresses
    }
}

impl Drop for Forum {
    fn drop(&mut self) {
        // What is left of it is in the system's folder for temporary files.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The given clock: so many minutes after the morning of 1 June 2031, UTC.
pub fn moment(minutes: i64) -> Timestamp {
    Timestamp::from_second(1_938_056_400 + minutes * 60).expect("a moment within range")
}

/// The three languages of the forum, as records write them.
pub fn languages() -> Vec<Language> {
    ["kk", "ru", "en"].map(Language::new).to_vec()
}
