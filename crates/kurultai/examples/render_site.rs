//! Writes the public pages of an edition to a folder, with their assets, for a look in a browser:
//!
//! ```text
//! cargo run -p kurultai --example render_site -- FOLDER [BASE_URL]
//! python3 -m http.server --directory FOLDER --bind 127.0.0.1 8000
//! ```
//!
//! An address has no extension, so a page becomes `address/index.html`. The demo's files are read from `demo/`; an archive
//! of this program or a schedule of another one may be named as the third argument instead.

use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, fs};

use exchange::archive::{Archive, Text};
use exchange::forum::{Input, read};
use jiff::civil::date;
use kurultai::platform::i18n::Lang;
use kurultai::programme::difference::{Change, ChangeKind, WhenWhere};
use kurultai::programme::pages::{
    EditionCard, Filters, Frozen, ReleaseInfo, ReleaseSummary, Site, compile, compile_site, grid_css, list_page,
    search_page,
};

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let mut arguments = env::args().skip(1);
    let folder = PathBuf::from(
        arguments
            .next()
            .ok_or("usage: render_site FOLDER [BASE_URL] [ARCHIVE]")?,
    );
    let base_url = arguments.next().unwrap_or_else(|| "http://127.0.0.1:8000".to_string());
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let archive = match arguments.next() {
        Some(file) => other(&file)?,
        None => demo(&root)?,
    };
    let edition = archive.editions.first().ok_or("the archive holds no edition")?;
    let history = history(&archive);
    let release = history[0].release.clone();
    let assets = |name: &str| format!("/assets/demo/{name}");
    let frozen = Frozen {
        archive: &archive,
        release: &release,
        history: &history,
        base_url: &base_url,
        assets: &assets,
    };

    let begun = Instant::now();
    let compiled = compile(&frozen);
    let took = begun.elapsed();
    let (mut count, mut bytes) = (0, 0);
    for language in &compiled {
        for page in &language.pages {
            count += 1;
            bytes += page.body.len();
            write(&folder, &page.path, &page.body)?;
        }
        let filters = Filters::from_pairs([("kind", "panel"), ("language", "kk")]);
        write(
            &folder,
            &format!("{}-filtered", language.list.path),
            &list_page(&language.list, &filters),
        )?;
        let found: Vec<usize> = (0..language.search.entries.len().min(12)).collect();
        write(
            &folder,
            &format!("{}-found", language.search.path),
            &search_page(&language.search, "форум", &found),
        )?;
    }
    let card = EditionCard {
        id: edition.id.clone(),
        title: edition.title.clone(),
        theme: edition.theme.clone(),
        city: edition.city.clone(),
        start: edition.start,
        end: edition.end,
        ordinal: edition.ordinal,
    };
    for page in compile_site(Site {
        editions: &[card],
        base_url: &base_url,
        assets: &assets,
    }) {
        write(&folder, &page.path, &page.body)?;
    }
    copy(&root.join("assets"), &folder.join("assets/demo"))?;
    fs::write(folder.join("assets/demo/css/grid.css"), grid_css())?;
    println!(
        "{} sessions, {} languages: {count} pages, {bytes} bytes in {took:.1?}",
        edition.sessions.len(),
        Lang::all().len()
    );
    Ok(())
}

fn demo(root: &Path) -> Result<Archive, Failure> {
    let mut files: Vec<PathBuf> = fs::read_dir(root.join("demo"))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .collect();
    files.sort_by_key(|path| (path.to_string_lossy().matches('.').count(), path.clone()));
    let texts: Vec<(String, String)> = files
        .iter()
        .map(|path| Ok((path.display().to_string(), fs::read_to_string(path)?)))
        .collect::<Result<_, Failure>>()?;
    let inputs: Vec<Input> = texts.iter().map(|(file, text)| Input { file, text }).collect();
    let outcome = read(&inputs, None);
    let errors: Vec<_> = outcome.remarks.iter().filter(|remark| remark.is_error()).collect();
    if let Some(first) = errors.first() {
        eprintln!("{} errors in the demo's files, the first: {first}", errors.len());
    }
    Ok(outcome.archive)
}

/// The archive of this program, or a schedule of another one.
fn other(file: &str) -> Result<Archive, Failure> {
    let bytes = fs::read(file)?;
    if let Ok(archive) = serde_json::from_slice(&bytes) {
        return Ok(archive);
    }
    let reading = exchange::read::read(file, &bytes, &exchange::read::Options::default())
        .map_err(|refusal| format!("{file}: {refusal:?}"))?;
    Ok(Archive {
        format: exchange::archive::FORMAT.to_string(),
        editions: vec![reading.edition],
        ..Archive::default()
    })
}

/// Two releases with a change of every kind, so that there is something to see.
fn history(archive: &Archive) -> Vec<ReleaseSummary> {
    let edition = &archive.editions[0];
    let info = |number, at: &str, reason: &str| ReleaseInfo {
        number,
        published: at.parse().expect("the example's instants are well formed"),
        author: "secretariat-ru".to_string(),
        reason: Text::of("ru", reason),
        withdrawn: None,
    };
    let kinds = [
        ChangeKind::Moved,
        ChangeKind::Added,
        ChangeKind::Cancelled,
        ChangeKind::Renamed,
        ChangeKind::People,
    ];
    let difference = edition.sessions.iter().zip(kinds).map(|(session, kind)| {
        let place = WhenWhere {
            date: Some(date(2017, 11, 8)),
            start: Some(date(2017, 11, 8).at(10, 0, 0, 0)),
            end: Some(date(2017, 11, 8).at(11, 30, 0, 0)),
            hall: None,
            venue: edition.venues.first().map(|venue| venue.name.clone()),
        };
        Change {
            kind,
            session: session.id.clone(),
            title: session.title.clone(),
            former_title: (kind == ChangeKind::Renamed).then(|| Text::of("ru", "Прежнее название заседания")),
            before: matches!(kind, ChangeKind::Moved | ChangeKind::Cancelled).then(|| place.clone()),
            after: matches!(kind, ChangeKind::Moved | ChangeKind::Added).then(|| place.clone()),
            joined: if kind == ChangeKind::People {
                vec![edition.people[0].name.clone()]
            } else {
                Vec::new()
            },
            left: Vec::new(),
        }
    });
    vec![
        ReleaseSummary {
            release: info(
                2,
                "2017-11-05T09:00:00Z",
                "Пленарное заседание перенесено по согласованию сторон",
            ),
            difference: difference.collect(),
        },
        ReleaseSummary {
            release: info(1, "2017-10-27T07:30:00Z", "Первая публикация программы"),
            difference: Vec::new(),
        },
    ]
}

fn write(folder: &Path, path: &str, body: &[u8]) -> Result<(), Failure> {
    let target = folder.join(path.trim_matches('/')).join("index.html");
    fs::create_dir_all(target.parent().ok_or("a page has a folder")?)?;
    Ok(fs::write(target, body)?)
}

fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
