//! The public instances, where they lie beside the repository: all are read, and what we write of them is read the same.

use std::path::{Path, PathBuf};

use instances::{Instance, reference, to_json};

#[test]
fn every_public_instance_is_read() {
    let Some(folder) = folder() else { return };
    let mut files = Vec::new();
    for family in ["cosplib", "javoxx", "generated"] {
        let Ok(entries) = folder.join(family).read_dir() else {
            continue;
        };
        files.extend(
            entries
                .map(|entry| entry.unwrap().path())
                .filter(|path| path.extension().is_some_and(|is| is == "json")),
        );
    }
    let known = reference::read(&folder.join("reference.json")).unwrap();
    let mut names = Vec::new();
    for file in files {
        let instance = Instance::read(&file).unwrap_or_else(|refusal| panic!("{refusal}"));
        assert!(instance.items() > 0);
        assert_eq!(file.file_stem().unwrap(), instance.name());
        let written = to_json(&instance);
        assert_eq!(
            Instance::parse("again.json", written.as_bytes()).as_ref(),
            Ok(&instance)
        );
        names.push(instance.name().to_owned());
    }
    for name in known.keys() {
        assert!(names.contains(name), "{name} is known but not there");
    }
}

/// The folder of the public instances, if there is one: in `KURULTAI_SHARED`, or in `../shared`.
fn folder() -> Option<PathBuf> {
    let shared = std::env::var_os("KURULTAI_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let folder = shared.join("data/bench/programme");
    folder.is_dir().then_some(folder)
}
