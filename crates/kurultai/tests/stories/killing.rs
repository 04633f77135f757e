//! Killed without a word in the middle of work: whatever was acknowledged is there afterwards, and the ledger is whole.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

const PROGRAM: &str = env!("CARGO_BIN_EXE_kurultai");
const EDITION: &str = "xiv-chelyabinsk-2017";

/// A folder of its own, gone with the test.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn program(folder: &Path, port: u16) -> Command {
    let mut command = Command::new(PROGRAM);
    command
        .current_dir(folder)
        .env_remove("DATABASE_URL")
        .env("KURULTAI_DATA", folder.join("data"))
        .env("KURULTAI_LISTEN", format!("127.0.0.1:{port}"))
        .env("KURULTAI_API_RATE", "1000000")
        .env("KURULTAI_LOG", "error")
        .stdin(Stdio::null());
    command
}

fn serve(folder: &Path, port: u16) -> Child {
    let child = program(folder, port)
        .arg("serve")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let until = Instant::now() + Duration::from_secs(60);
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(Instant::now() < until, "it does not listen");
        std::thread::sleep(Duration::from_millis(50));
    }
    child
}

/// An answer: its status, its entity tag and its body; `None` when the connection broke before all of it was there.
fn ask(port: u16, key: &str, method: &str, path: &str, tag: Option<&str>, body: &str) -> Option<(u16, String, Value)> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    let condition = tag.map_or(String::new(), |tag| format!("If-Match: {tag}\r\n"));
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer {key}\r\n\
         Content-Type: application/merge-patch+json\r\nContent-Length: {}\r\n{condition}\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).ok()?;
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let status = line.split(' ').nth(1)?.parse().ok()?;
    let (mut found, mut length) = (String::new(), 0_usize);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let Some((name, value)) = line.trim_end().split_once(": ") else {
            break;
        };
        match name.to_ascii_lowercase().as_str() {
            "etag" => value.clone_into(&mut found),
            "content-length" => length = value.parse().ok()?,
            _ => {}
        }
    }
    let mut bytes = vec![0; length];
    reader.read_exact(&mut bytes).ok()?;
    Some((status, found, serde_json::from_slice(&bytes).unwrap_or(Value::Null)))
}

#[test]
fn what_was_acknowledged_outlives_a_kill_and_the_ledger_stays_whole() {
    let folder = Folder(std::env::temp_dir().join(format!("kurultai-killing-{}", std::process::id())));
    // A folder that an earlier run left behind.
    let _ = std::fs::remove_dir_all(&folder.0);
    std::fs::create_dir_all(&folder.0).expect("a folder");
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = free.local_addr().expect("an address").port();
    drop(free);
    let set_up = program(&folder.0, port)
        .args(["demo", "--no-serve"])
        .output()
        .expect("it runs");
    assert!(set_up.status.success(), "{}", String::from_utf8_lossy(&set_up.stderr));
    let made = program(&folder.0, port)
        .args(["key", "killing@desk.example", "--make-account"])
        .output()
        .expect("it runs");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let key = String::from_utf8(made.stdout).expect("a key").trim().to_owned();
    let path = format!("/api/v1/editions/{EDITION}/sessions/plenary");

    let mut acknowledged = 0_u32;
    for round in 0..3 {
        let mut child = serve(&folder.0, port);
        let (status, mut tag, before) = ask(port, &key, "GET", &path, None, "").expect("an answer");
        assert_eq!(status, 200, "{before}");
        if acknowledged > 0 {
            let kept = before["audience"].as_u64().expect("a number");
            // The last one may have been written without its answer having come through.
            assert!(
                kept == u64::from(acknowledged) || kept == u64::from(acknowledged) + 1,
                "{acknowledged} was acknowledged, {kept} is there"
            );
            acknowledged = u32::try_from(kept).expect("a small number");
        }
        let pid = child.id().to_string();
        // The kill comes from the side, at some moment of some change.
        let killer = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(400 + 170 * round));
            Command::new("kill").args(["-KILL", &pid]).status().expect("kill runs")
        });
        let begun = acknowledged;
        loop {
            let body = json!({ "audience": acknowledged + 1 }).to_string();
            match ask(port, &key, "PATCH", &path, Some(&tag), &body) {
                Some((200, found, _)) => {
                    acknowledged += 1;
                    tag = found;
                }
                Some((status, _, answer)) => panic!("{status}: {answer}"),
                None => break,
            }
        }
        assert!(acknowledged > begun, "nothing was changed before the kill");
        killer.join().expect("it was killed");
        child.wait().expect("it is gone");
    }
    let doctor = program(&folder.0, port).arg("doctor").output().expect("it runs");
    assert!(
        doctor.status.success(),
        "{}{}",
        String::from_utf8_lossy(&doctor.stdout),
        String::from_utf8_lossy(&doctor.stderr)
    );
}
