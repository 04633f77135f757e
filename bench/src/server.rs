//! The program that is measured, as a process of its own, and the plainest client that can ask it.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use crate::Outcome;

/// A running `kurultai serve`.
pub struct Server {
    process: Child,
    address: String,
    /// From the start of the process to the first answer with a page.
    pub started_ms: u128,
}

impl Server {
    /// Starts the program that lies beside this one.
    pub fn start(data: &Path) -> Outcome<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string();
        let program = std::env::current_exe()?.with_file_name("kurultai");
        let began = Instant::now();
        let process = Command::new(program)
            .args([
                "--log",
                "warn",
                "--base-url",
                "http://bench.example",
                "--listen",
                &address,
            ])
            .arg("--data")
            .arg(data)
            .arg("serve")
            .spawn()?;
        let mut server = Self {
            process,
            address,
            started_ms: 0,
        };
        server.await_page("/", "")?;
        server.started_ms = began.elapsed().as_millis();
        Ok(server)
    }

    /// Asks until a page has these words.
    pub fn await_page(&self, path: &str, words: &str) -> Outcome<()> {
        let deadline = Instant::now() + Duration::from_secs(300);
        while Instant::now() < deadline {
            let answer = self.ask(path, "identity").unwrap_or_default();
            if answer.starts_with(b"HTTP/1.1 200") && String::from_utf8_lossy(&answer).contains(words) {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Err(format!("{path} never had {words:?}").into())
    }

    /// Asks for the pages of an edition as a browser would: lists, sessions and people in every language.
    pub fn ask_everything(&self, edition: &str, sessions: usize) -> Outcome<()> {
        for lang in ["kk", "ru", "en"] {
            let lists = [
                "",
                "/programme",
                "/programme/list",
                "/people",
                "/changes",
                "/take",
                "/search?q=19",
            ];
            let mut tails: Vec<String> = lists.map(str::to_owned).into();
            tails.extend((0..sessions).map(|number| format!("/sessions/session-{number}")));
            tails.extend((0..sessions * 18 / 10).map(|number| format!("/people/person-{number}")));
            for tail in tails {
                let path = format!("/{lang}/{edition}{tail}");
                if !self.ask(&path, "gzip, deflate, br, zstd")?.starts_with(b"HTTP/1.1 200") {
                    return Err(format!("{path} was not answered").into());
                }
            }
        }
        Ok(())
    }

    fn ask(&self, path: &str, accept: &str) -> Outcome<Vec<u8>> {
        let mut stream = TcpStream::connect(&self.address)?;
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nhost: bench\r\naccept-encoding: {accept}\r\nconnection: close\r\n\r\n"
        )?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Ok(answer)
    }

    /// Megabytes resident, and how many of them are not of files.
    pub fn memory(&self) -> Outcome<(u64, u64)> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()))?;
        let megabytes = |name: &str| -> u64 {
            status
                .lines()
                .find_map(|line| line.strip_prefix(name)?.split_whitespace().next()?.parse::<u64>().ok())
                .map_or(0, |kib| kib / 1024)
        };
        Ok((megabytes("VmRSS:"), megabytes("RssAnon:")))
    }

    pub fn stop(mut self) -> Outcome<()> {
        self.process.kill()?;
        self.process.wait()?;
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Gone already when it was stopped; else an error is on its way and matters more.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
