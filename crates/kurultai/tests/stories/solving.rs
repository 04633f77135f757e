//! `kurultai solve` on the XIV Forum, and a plan whose process is killed.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use kurultai::commands::demo;
use kurultai::platform::db::Db;
use kurultai::programme::import;
use serde_json::{Value, json};

const PROGRAM: &str = env!("CARGO_BIN_EXE_kurultai");

/// A folder of its own, gone with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("kurultai-{name}-{}", std::process::id()));
        // A folder that an earlier run left behind.
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }
}

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
        .env("KURULTAI_LANGUAGE", "en")
        .stdin(Stdio::null());
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    program(folder, 0).args(arguments).output().expect("it runs")
}

fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

async fn open(folder: &Path) -> Db {
    let file = folder.join("data");
    let found = std::fs::read_dir(&file)
        .expect("the data folder")
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .find(|path| {
            path.extension()
                .is_some_and(|extension| extension == "db" || extension == "sqlite")
        })
        .expect("a database");
    Db::open(&found.display().to_string()).await.expect("it opens")
}

/// The demonstration with no session of the programme anywhere.
async fn empty_board(folder: &Path) {
    let mut record = demo::record().expect("the demonstration is right");
    for session in &mut record.editions[0].sessions {
        if !session.outside_programme {
            (session.date, session.start, session.end, session.hall, session.venue) = (None, None, None, None, None);
        }
    }
    let db = open(folder).await;
    let mut tx = db.write().await.expect("a transaction");
    let plan = import::plan(&mut tx, &record).await.expect("a plan");
    import::apply(&mut tx, &plan, &["test".to_owned()], "test", jiff::Timestamp::now())
        .await
        .expect("it is written");
    tx.commit().await.expect("it is kept");
    db.close().await;
}

#[tokio::test]
async fn the_whole_xiv_forum_is_placed_from_an_empty_board_without_a_clash() {
    let folder = Folder::new("solving");
    let folder = folder.0.as_path();
    let set_up = run(folder, &["demo", "--no-serve"]);
    assert!(set_up.status.success(), "{}", said(&set_up));
    empty_board(folder).await;

    // Only to see, first.
    let seen = run(folder, &["solve", "--seconds", "2"]);
    assert!(
        said(&seen).contains("nothing was written; --apply does it"),
        "{}",
        said(&seen)
    );
    assert!(said(&run(folder, &["check"])).contains("has no time yet"));

    let solved = run(folder, &["solve", "--seconds", "30", "--apply"]);
    assert!(solved.status.success(), "{}", said(&solved));
    assert!(said(&solved).contains(", 0 found no place"), "{}", said(&solved));
    let checked = run(folder, &["check", "--hard"]);
    assert!(checked.status.success(), "{}", said(&checked));

    // What is written is one change; a second run has nothing to place.
    let again = run(folder, &["solve", "--seconds", "1", "--keep"]);
    assert_eq!(again.status.code(), Some(2), "{}", said(&again));
    assert!(
        said(&again).contains("nothing in what was chosen can be moved"),
        "{}",
        said(&again)
    );
}

#[tokio::test]
async fn what_cannot_be_solved_is_said_with_its_status() {
    let folder = Folder::new("solving-refused");
    let folder = folder.0.as_path();
    assert!(run(folder, &["demo", "--no-serve"]).status.success());
    for (arguments, words) in [
        (vec!["solve", "--edition", "nowhere"], "there is no edition \"nowhere\""),
        (
            vec!["solve", "--day", "2017-11-10"],
            "the edition has no day 2017-11-10",
        ),
        (vec!["solve", "--track", "none"], "there is no track \"none\""),
        (vec!["solve", "--every", "1"], "1 is not in 5..=120"),
    ] {
        let refused = run(folder, &arguments);
        assert_eq!(refused.status.code(), Some(2), "{}", said(&refused));
        assert!(said(&refused).contains(words), "{words:?} in {}", said(&refused));
    }
    let json = run(folder, &["solve", "--seconds", "1", "--json", "--track", "science"]);
    let shown: Value = serde_json::from_slice(&json.stdout).unwrap_or_else(|error| panic!("{error}: {}", said(&json)));
    assert_eq!(shown["applied"], false);
    assert!(shown["plan"]["movable"].as_u64() > Some(0));
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

fn ask(port: u16, key: &str, method: &str, tail: &str, body: &str) -> Value {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("it listens");
    stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a limit");
    let path = format!("/api/v1/editions/{}/plans{tail}", demo::EDITION);
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer {key}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).expect("it is sent");
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    while reader.read_line(&mut line).expect("a head") > 2 {
        line.clear();
    }
    let mut body = String::new();
    reader.read_to_string(&mut body).expect("a body");
    serde_json::from_str(&body).unwrap_or_else(|error| panic!("{error}: {body}"))
}

fn wait(port: u16, key: &str, id: &str, wanted: &[&str]) -> Value {
    let until = Instant::now() + Duration::from_secs(90);
    loop {
        let plan = ask(port, key, "GET", &format!("/{id}"), "");
        if wanted.contains(&plan["state"].as_str().unwrap_or_default()) {
            return plan;
        }
        assert!(Instant::now() < until, "it is {}", plan["state"]);
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[tokio::test]
async fn a_plan_whose_process_is_killed_is_worked_out_by_the_next() {
    let folder = Folder::new("solving-killed");
    let folder = folder.0.as_path();
    assert!(run(folder, &["demo", "--no-serve"]).status.success());
    empty_board(folder).await;
    let made = run(folder, &["key", "plans@desk.example", "--make-account"]);
    assert!(made.status.success(), "{}", said(&made));
    let key = String::from_utf8(made.stdout).expect("a key").trim().to_owned();
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = free.local_addr().expect("an address").port();
    drop(free);

    let mut child = serve(folder, port);
    let plan = ask(port, &key, "POST", "", &json!({ "seconds": 10 }).to_string());
    let id = plan["id"].as_str().unwrap_or_else(|| panic!("{plan}")).to_owned();
    wait(port, &key, &id, &["running"]);
    child.kill().expect("it is killed");
    child.wait().expect("it is gone");
    // The lock on the job would end by itself after a minute.
    let db = open(folder).await;
    let mut tx = db.write().await.expect("a transaction");
    tx.execute("update job set locked_until = 0 where ended_at is null", &[])
        .await
        .expect("it ends");
    tx.commit().await.expect("it is kept");
    db.close().await;

    let mut child = serve(folder, port);
    let done = wait(port, &key, &id, &["done", "failed"]);
    assert_eq!(done["state"], "done", "{done}");
    assert!(
        done["solution"]["moves"]
            .as_array()
            .is_some_and(|moves| !moves.is_empty())
    );
    child.kill().expect("it is killed");
    child.wait().expect("it is gone");
    let doctor = run(folder, &["doctor"]);
    assert!(doctor.status.success(), "{}", said(&doctor));
}
