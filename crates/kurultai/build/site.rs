//! Lists the files of `assets/` that the program carries, and gives the build a name.

use sha2::{Digest as _, Sha256};
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Folders of `assets/` whose files are served; what else is there is for making them.
const SERVED: [&str; 3] = ["css", "js", "fonts"];
const SERVED_FILES: [&str; 4] = ["favicon.svg", "emblem.svg", "apple-touch-icon.png", "og.png"];

/// Writes `assets.rs` (path and bytes of each served file, one digest over all) and sets `KURULTAI_BUILD`, a digest over
/// everything from which pages are made: pages compiled by another build are compiled again.
pub fn write(root: &Path) -> Result<(), Box<dyn Error>> {
    let assets = root.join("assets");
    println!("cargo::rerun-if-changed={}", assets.display());
    let mut files: Vec<PathBuf> = SERVED_FILES
        .iter()
        .map(|name| assets.join(name))
        .filter(|path| path.is_file())
        .collect();
    for folder in SERVED {
        collect(&assets.join(folder), &mut files)?;
    }
    files.retain(|path| {
        path.extension().is_some_and(|kind| {
            ["css", "js", "woff2", "svg", "png"]
                .iter()
                .any(|served| kind == *served)
        })
    });
    files.sort();
    let mut digest = Sha256::new();
    let mut list = String::from("pub const FILES: &[(&str, &[u8])] = &[\n");
    for path in &files {
        let name = path.strip_prefix(&assets)?.to_string_lossy().replace('\\', "/");
        digest.update(name.as_bytes());
        digest.update(fs::read(path)?);
        writeln!(
            list,
            "    ({name:?}, include_bytes!({:?})),",
            path.canonicalize()?.display().to_string()
        )?;
    }
    list.push_str("];\n");

    let mut sources = Vec::new();
    for folder in ["crates/kurultai/src", "crates/exchange/src", "locales"] {
        println!("cargo::rerun-if-changed={}", root.join(folder).display());
        collect(&root.join(folder), &mut sources)?;
    }
    sources.sort();
    let mut build = digest.clone();
    for path in sources {
        build.update(fs::read(&path)?);
    }
    let hex = |digest: Sha256| -> String {
        digest
            .finalize()
            .iter()
            .take(6)
            .map(|byte| format!("{byte:02x}"))
            .collect()
    };
    writeln!(list, "\npub const DIGEST: &str = {:?};", hex(digest))?;
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("assets.rs"), list)?;
    println!("cargo::rustc-env=KURULTAI_BUILD={}", hex(build));
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
