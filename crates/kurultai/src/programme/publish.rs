//! From releases to the site: each edition's current release is compiled once into a pack, and the packs of all editions
//! together are the site.
//!
//! Always true:
//! - a pack is named by everything it is made from (release, history, base address, build), so one that is there can be
//!   used as it is and compiling happens once;
//! - the site is shown in one step, when all of it is ready.

mod answers;
pub(in crate::programme) mod feeds;

pub use feeds::Words;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use exchange::archive::Archive;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use self::answers::{Editions, Entrance};
use super::model::{Publication, Release};
use super::pages::{self, EditionCard, Frozen, ReleaseInfo, ReleaseSummary, Withdrawal};
use super::{release, store};
use crate::platform::db::{Db, DbError, Tx};
use crate::platform::i18n::Lang;
use crate::platform::secret;
pub use crate::platform::web::assets;
use crate::platform::web::pack::{self, Check, Pack, Page};
use crate::platform::web::site::{CommonHeaders, Keep, Site};

/// What the site is made for.
#[derive(Debug, Clone)]
pub struct Publisher {
    /// Where packs are kept.
    pub folder: PathBuf,
    /// Without a slash at the end.
    pub base_url: String,
    /// For readers whose browser asks for none of our languages.
    pub language: Lang,
}

/// Why a site cannot be shown. The one that is shown stays.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    #[error(transparent)]
    Db(#[from] DbError),
    #[error("the compiled site cannot be kept in {folder}: {problem}")]
    Folder { folder: PathBuf, problem: std::io::Error },
    #[error("compiling stopped")]
    Compiling,
}

/// Which releases the public sees; two equal ones give the same site.
pub type Shown = Vec<(String, Uuid, u32, u32)>;

/// Which releases the public sees now.
pub async fn shown(db: &Db) -> Result<Shown, DbError> {
    store::current_releases(&mut db.read().await?).await
}

/// One edition's release with what its pages say around it.
struct Current {
    release: Release,
    publications: Vec<Publication>,
    summaries: Vec<super::model::ReleaseSummary>,
}

impl Publisher {
    /// Headers of every answer.
    pub fn headers(&self) -> CommonHeaders {
        CommonHeaders::new(self.base_url.starts_with("https://"))
    }

    /// A site without editions.
    pub fn empty(&self) -> Site {
        self.assemble(Vec::new())
    }

    /// Compiles what has to be compiled and puts the site together.
    ///
    /// # Errors
    /// When the database or the folder fails.
    pub async fn build(&self, db: &Db) -> Result<Site, PublishError> {
        let mut packs = Vec::new();
        let mut used = Vec::new();
        for (key, edition, number, _) in shown(db).await? {
            let current = load(&mut db.read().await?, edition, number).await?;
            let path = self.pack_path(&key, &current);
            used.push(path.clone());
            let pack = match pack::open(&path, Check::Shape) {
                Ok(pack) => pack,
                Err(_) => self.compile_pack(current, path).await?,
            };
            packs.push((key, pack));
        }
        self.forget_unused(&used);
        Ok(self.assemble(packs))
    }

    async fn compile_pack(&self, current: Current, path: PathBuf) -> Result<Pack, PublishError> {
        let archive = release::content(&current.release)?;
        let base_url = self.base_url.clone();
        let folder = self.folder.clone();
        let work = move || -> std::io::Result<Pack> {
            let began = Instant::now();
            let (pages, private) = compile(&archive, &current, &base_url);
            let (compiled, count) = (began.elapsed(), pages.len());
            pack::write(&path, pages, &private)?;
            tracing::info!(
                pages = count,
                compiling_ms = millis(compiled),
                packing_ms = millis(began.elapsed() - compiled),
                "a site was compiled"
            );
            pack::open(&path, Check::Shape).map_err(|error| std::io::Error::other(error.to_string()))
        };
        tokio::task::spawn_blocking(work)
            .await
            .map_err(|_| PublishError::Compiling)?
            .map_err(|problem| PublishError::Folder { folder, problem })
    }

    fn pack_path(&self, key: &str, current: &Current) -> PathBuf {
        let mut name = Sha256::new();
        for part in [
            env!("KURULTAI_BUILD"),
            assets::DIGEST,
            &self.base_url,
            &current.release.digest,
        ] {
            name.update(part.as_bytes());
            name.update([0]);
        }
        for publication in &current.publications {
            name.update(format!("{publication:?}").as_bytes());
        }
        let name = secret::hex(&name.finalize()[..8]);
        self.folder
            .join(format!("{key}-r{}-{name}.pack", current.release.summary.number))
    }

    /// Removes packs of releases that are no longer shown. One that cannot be removed costs only room.
    fn forget_unused(&self, used: &[PathBuf]) {
        let Ok(entries) = std::fs::read_dir(&self.folder) else {
            return;
        };
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.extension().is_some_and(|kind| kind == "pack") && !used.contains(&path) {
                let _ = std::fs::remove_file(path);
            }
        }
    }

    fn assemble(&self, packs: Vec<(String, Pack)>) -> Site {
        let mut site = Site::new(self.headers());
        site.add_pages(pack::in_memory(asset_pages()), Keep::Forever);
        let mut cards = Vec::new();
        let mut editions = Editions::default();
        for (key, pack) in packs {
            let private: BTreeMap<String, bytes::Bytes> = pack.private.into_iter().collect();
            if let Some(card) = private.get("card").and_then(|card| serde_json::from_slice(card).ok()) {
                cards.push(card);
            }
            editions.add(&key, &private);
            site.add_pages(pack.pages, Keep::Ask);
        }
        cards.sort_by(|a: &EditionCard, b: &EditionCard| b.start.cmp(&a.start).then(a.id.cmp(&b.id)));
        let common = pages::compile_site(pages::Site {
            editions: &cards,
            base_url: &self.base_url,
            assets: &assets::address,
        });
        let mut shared = fixed_pages(&self.base_url, cards.iter().map(|card| card.id.as_str()));
        let mut chooser = Vec::new();
        for page in common {
            let path = page.path.clone();
            if path == "/" {
                chooser = page.body;
            } else if let Some(prefix) = path.strip_suffix("/404") {
                site.add_not_found(prefix, page.body.clone().into());
                if prefix == format!("/{}", self.language.tag()) {
                    site.add_not_found("", page.body.into());
                }
            } else {
                let mut page = named(page);
                // Addresses have no slash at their end; the entrance leads there from those that do.
                page.path = page.path.trim_end_matches('/').to_owned();
                shared.push(page);
            }
        }
        site.add_pages(pack::in_memory(shared), Keep::Ask);
        site.add_answerer(Arc::new(Entrance {
            editions: cards.into_iter().map(|card| card.id).collect(),
            fallback: self.language,
            chooser,
        }));
        site.add_answerer(Arc::new(editions));
        site
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

async fn load(tx: &mut Tx, edition: Uuid, number: u32) -> Result<Current, DbError> {
    let release = store::release(tx, edition, number)
        .await?
        .ok_or_else(|| DbError::Malformed {
            column: "publication.number".to_owned(),
            problem: format!("there is no release {number}"),
        })?;
    Ok(Current {
        release,
        publications: store::publications(tx, edition).await?,
        summaries: store::release_summaries(tx, edition).await?,
    })
}

/// All pages and files of an edition, and the data its answers are put together from.
fn compile(archive: &Archive, current: &Current, base_url: &str) -> (Vec<Page>, Vec<(String, Vec<u8>)>) {
    let history: Vec<ReleaseSummary> = current
        .summaries
        .iter()
        .map(|summary| ReleaseSummary {
            release: info(summary, current),
            difference: summary.difference.clone(),
        })
        .collect();
    let this = info(&current.release.summary, current);
    let frozen = Frozen {
        archive,
        release: &this,
        history: &history,
        base_url,
        assets: &assets::address,
    };
    let edition = &archive.editions[0];
    let mut out = Vec::new();
    let mut private = vec![(
        "card".to_owned(),
        serde_json::to_vec(&EditionCard {
            id: edition.id.clone(),
            title: edition.title.clone(),
            theme: edition.theme.clone(),
            city: edition.city.clone(),
            start: edition.start,
            end: edition.end,
            ordinal: edition.ordinal,
        })
        .expect("a card is plain data"),
    )];
    std::thread::scope(|scope| {
        let files = scope.spawn(|| feeds::write(archive, &current.release, &history, base_url));
        let languages: Vec<_> = Lang::all()
            .map(|lang| scope.spawn(move || pages::compile_language(&frozen, lang)))
            .into();
        for language in languages {
            let compiled = language.join().expect("compiling pages does not panic");
            let tag = compiled.lang.tag();
            private.push((
                format!("list/{tag}"),
                serde_json::to_vec(&compiled.list).expect("plain data"),
            ));
            private.push((
                format!("search/{tag}"),
                serde_json::to_vec(&compiled.search).expect("plain data"),
            ));
            out.extend(compiled.pages.into_iter().map(named));
        }
        out.extend(files.join().expect("writing files does not panic"));
    });
    (out, private)
}

fn info(summary: &super::model::ReleaseSummary, current: &Current) -> ReleaseInfo {
    ReleaseInfo {
        number: summary.number,
        published: summary.at,
        author: summary.author.clone(),
        reason: summary.reason.clone(),
        withdrawn: current
            .publications
            .iter()
            .find(|publication| publication.withdrawn == Some(summary.number))
            .map(|publication| Withdrawal {
                at: publication.at,
                reason: publication.reason.clone(),
            }),
    }
}

fn named(page: pages::Page) -> Page {
    let language = Lang::all()
        .into_iter()
        .find(|lang| page.path[1..].split('/').next() == Some(lang.tag()))
        .map(|lang| lang.tag().to_owned());
    Page {
        path: page.path,
        content_type: page.content_type.to_owned(),
        language,
        body: page.body,
    }
}

fn asset_pages() -> Vec<Page> {
    let mut files: Vec<Page> = assets::FILES
        .iter()
        .map(|(path, bytes)| Page {
            path: assets::address(path),
            content_type: assets::content_type(path).to_owned(),
            language: None,
            body: bytes.to_vec(),
        })
        .collect();
    files.push(Page {
        path: assets::address("css/grid.css"),
        content_type: assets::content_type("grid.css").to_owned(),
        language: None,
        body: pages::grid_css().into_bytes(),
    });
    files
}

/// What browsers and crawlers ask for by name.
fn fixed_pages<'a>(base_url: &str, editions: impl Iterator<Item = &'a str>) -> Vec<Page> {
    let mut pages = Vec::new();
    for (path, name) in [
        ("/favicon.ico", "favicon.svg"),
        ("/favicon.svg", "favicon.svg"),
        ("/apple-touch-icon.png", "apple-touch-icon.png"),
    ] {
        if let Some((_, bytes)) = assets::FILES.iter().find(|(known, _)| *known == name) {
            pages.push(Page {
                path: path.to_owned(),
                content_type: assets::content_type(name).to_owned(),
                language: None,
                body: bytes.to_vec(),
            });
        }
    }
    let mut sitemap = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for edition in editions {
        for lang in Lang::all() {
            for tail in [
                "",
                "/programme",
                "/programme/list",
                "/people",
                "/organisations",
                "/series",
                "/take",
            ] {
                sitemap.push_str(&format!(
                    "<url><loc>{base_url}/{}/{edition}{tail}</loc></url>\n",
                    lang.tag()
                ));
            }
        }
    }
    sitemap.push_str("</urlset>\n");
    for (path, kind, body) in [
        (
            "/robots.txt",
            "text/plain; charset=utf-8",
            format!("User-agent: *\nAllow: /\nSitemap: {base_url}/sitemap.xml\n"),
        ),
        ("/sitemap.xml", "application/xml; charset=utf-8", sitemap),
    ] {
        pages.push(Page {
            path: path.to_owned(),
            content_type: kind.to_owned(),
            language: None,
            body: body.into_bytes(),
        });
    }
    pages
}

/// Where packs are, for those who look at a data folder.
pub fn packs(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut packs: Vec<PathBuf> = std::fs::read_dir(folder)?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "pack"))
        .collect();
    packs.sort();
    Ok(packs)
}
