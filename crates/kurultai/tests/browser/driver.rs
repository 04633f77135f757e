//! A chromedriver of one's own on a port the system chose.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

static COUNT: AtomicU32 = AtomicU32::new(0);

#[derive(Debug)]
pub struct Driver {
    process: Child,
    address: String,
    folder: PathBuf,
}

impl Driver {
    pub fn start() -> Self {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("kurultai_browser_{}_{number}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for temporary files");
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            // Chromium writes beside its profile as well; all of it goes with the folder.
            .env("TMPDIR", &folder)
            .env("HOME", &folder)
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is installed");
        let mut lines = BufReader::new(process.stdout.take().expect("its output")).lines();
        let port: u16 = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| {
                line.split_once("successfully on port ")?
                    .1
                    .trim_end_matches('.')
                    .parse()
                    .ok()
            })
            .expect("chromedriver says its port");
        // It must not run into a closed pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Self {
            process,
            address: format!("http://127.0.0.1:{port}/"),
            folder,
        }
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    /// Empty; removed with the driver.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Drop for Driver {
    /// Ends the driver with every browser it started, also when a test failed half way.
    fn drop(&mut self) {
        let group = format!("-{}", self.process.id());
        let _ = Command::new("kill")
            .args(["-KILL", "--", &group])
            .stderr(Stdio::null())
            .status();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
