//! Turns `locales/{en,kk,ru}/*.ftl` into functions, or refuses to build and says where the languages disagree; lists the
//! files of `assets/`.

#[path = "build/catalogue.rs"]
mod catalogue;
#[path = "build/generate.rs"]
mod generate;
#[path = "build/site.rs"]
mod site;

use catalogue::Source;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../..");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed={}", root.join("locales").display());

    site::write(&root)?;

    let mut sources = Vec::new();
    for language in catalogue::LANGUAGES {
        sources.extend(read_language(&root, language)?);
    }
    let messages = catalogue::read(&sources).unwrap_or_else(|faults| {
        eprintln!("\n{} to mend in locales/:", faults.len());
        for fault in &faults {
            eprintln!("  {fault}");
        }
        std::process::exit(1);
    });
    let out = PathBuf::from(env::var("OUT_DIR")?).join("messages.rs");
    fs::write(out, generate::rust(&sources, &messages))?;
    Ok(())
}

fn read_language(root: &Path, language: &'static str) -> Result<Vec<Source>, Box<dyn Error>> {
    let folder = root.join("locales").join(language);
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .map_err(|error| format!("reading {}: {error}", folder.display()))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "ftl"));
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let text = fs::read_to_string(path).map_err(|error| format!("reading {}: {error}", path.display()))?;
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            Ok(Source { language, stem, text })
        })
        .collect()
}
