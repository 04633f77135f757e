//! The command from end to end, on instances that are made here.

use std::path::{Path, PathBuf};

use instances::command::{self, Ending};
use instances::generate::{Kind, generate, with_schedule};
use instances::{Instance, check, to_json};
use serde_json::Value;

#[test]
fn instances_are_solved_and_a_line_is_printed_for_each() {
    let folder = Folder::new("solved");
    let files = [(Kind::Tracks, 30), (Kind::Forum, 16)].map(|(kind, size)| folder.made(kind, 3, size));
    let solutions = folder.path("solutions");
    let (ending, out, err) = run(&[&files[0], &files[1], "--seconds", "0.2", "--solutions", &solutions]);
    assert_eq!((ending, err.as_str()), (Ending::Good, ""));
    let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    let is_key = |word: &str, at: usize| {
        word.chars().all(|c| c.is_ascii_lowercase() || c == '_') && !word.is_empty() && at % 2 == 1
    };
    for line in out.lines() {
        let keys: Vec<&str> = line
            .split('"')
            .enumerate()
            .filter(|&(at, word)| is_key(word, at))
            .map(|(_, word)| word)
            .collect();
        assert_eq!(
            keys,
            [
                "instance",
                "objective",
                "bound",
                "optimal",
                "seconds",
                "first_seconds",
                "trace"
            ]
        );
    }
    for (line, file) in lines.iter().zip(&files) {
        let name = line["instance"].as_str().unwrap();
        let objective = line["objective"].as_i64().unwrap();
        assert!(line["bound"].is_null() || line["bound"].as_i64().unwrap() <= objective);
        assert_eq!(line["optimal"], Value::Bool(line["bound"].as_i64() == Some(objective)));
        let trace = line["trace"].as_array().unwrap();
        assert_eq!(trace[0][0], line["first_seconds"]);
        assert_eq!(trace.last().unwrap()[1], line["objective"]);
        let objectives: Vec<i64> = trace.iter().map(|step| step[1].as_i64().unwrap()).collect();
        assert!(
            objectives.windows(2).all(|pair| pair[0] > pair[1]),
            "each is better than the one before"
        );
        assert!(line["seconds"].as_f64().unwrap() >= trace.last().unwrap()[0].as_f64().unwrap());

        let solution = format!("{solutions}/{name}.json");
        let (ending, out, _) = run(&["check", file, &solution]);
        let answer: Value = serde_json::from_str(&out).unwrap();
        assert_eq!(ending, Ending::Good);
        assert_eq!(
            answer,
            serde_json::json!({"instance": name, "objective": objective, "broken": 0})
        );
    }
}

#[test]
fn a_file_that_is_refused_does_not_stop_the_others() {
    let folder = Folder::new("refused");
    let good = folder.made(Kind::Tracks, 1, 20);
    let bad = folder.path("bad.json");
    std::fs::write(&bad, "{}").unwrap();
    let (ending, out, err) = run(&[&bad, &good, "--seconds", "0.2"]);
    assert_eq!(ending, Ending::Refused);
    assert_eq!(out.lines().count(), 1);
    assert!(
        err.contains("bad.json: not as it should be: missing field `format`"),
        "{err}"
    );
}

#[test]
fn without_a_solution_the_line_says_so() {
    let folder = Folder::new("unsolved");
    let Instance::Talks(mut instance) = generate(Kind::Forum, 1, 12) else {
        unreachable!()
    };
    for talk in &mut instance.talks {
        talk.required_room_tags = vec!["a lake".to_owned()];
    }
    let file = folder.path("lake.json");
    std::fs::write(&file, to_json(&instance)).unwrap();
    let (ending, out, err) = run(&[&file, "--seconds", "0.2"]);
    assert_eq!(ending, Ending::Good);
    let line: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        (&line["objective"], &line["trace"]),
        (&Value::Null, &serde_json::json!([]))
    );
    assert!(err.contains("no place for talk 0 (T0001)"), "{err}");
}

#[test]
fn a_solution_that_breaks_rules_is_wrong() {
    let folder = Folder::new("broken");
    let file = folder.made(Kind::Tracks, 1, 20);
    let Instance::Tracks(instance) = Instance::read(Path::new(&file)).unwrap() else {
        unreachable!()
    };
    let all_in_one = instance.solution(vec![instances::tracks::Place::default(); instance.submissions.len()]);
    let solution = folder.path("solution.json");
    std::fs::write(&solution, to_json(&all_in_one)).unwrap();
    let (ending, _, err) = run(&["check", &file, &solution]);
    assert_eq!(ending, Ending::Wrong);
    assert!(
        err.contains("TwoTracksInCell: session 0, room 0 belongs to one track"),
        "{err}"
    );
}

#[test]
fn what_is_not_understood_is_said() {
    for arguments in [
        &["--seconds"][..],
        &["a.json", "--seconds", "-1"],
        &["a.json", "--threads", "0"],
        &["a.json", "--loud", "1"],
        &[],
    ] {
        let (ending, out, err) = run(arguments);
        assert_eq!((ending, out.as_str()), (Ending::Refused, ""));
        assert!(err.contains("usage: programme FILE"), "{err}");
    }
}

#[test]
fn made_instances_are_valid_solvable_and_the_same_each_time() {
    for kind in [Kind::Tracks, Kind::Conference, Kind::Forum, Kind::Forum1000] {
        for size in [4, 5, 7, 19, 60, 150] {
            for seed in 0..6 {
                let (instance, schedule) = with_schedule(kind, seed, size);
                assert_eq!(check(&instance, &schedule).broken, [], "a solution exists");
                let made = to_json(&instance);
                let read = Instance::parse("made.json", made.as_bytes()).unwrap_or_else(|refusal| panic!("{refusal}"));
                assert_eq!(read.items(), size);
                assert_eq!(made, to_json(&generate(kind, seed, size)));
                assert_ne!(made, to_json(&generate(kind, seed + 100, size)));
            }
        }
    }
}

#[test]
fn a_forum_of_a_thousand_has_its_shape() {
    let Instance::Talks(forum) = generate(Kind::Forum1000, 1, 1000) else {
        unreachable!()
    };
    let days = forum.slots.iter().map(|slot| slot.day).max().map(|last| last + 1);
    assert_eq!(
        (
            forum.talks.len(),
            forum.rooms.len(),
            days,
            forum.attendees.len(),
            forum.slots.len()
        ),
        (1000, 35, Some(3), 5000, 63)
    );
    assert!(
        forum
            .talks
            .iter()
            .filter(|talk| !talk.interpret_into.is_empty())
            .count()
            > 100
    );
}

fn run(arguments: &[&str]) -> (Ending, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let ending = command::run(
        arguments.iter().map(|&argument| argument.to_owned()),
        &mut out,
        &mut err,
    )
    .expect("memory takes everything");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8 is printed");
    (ending, text(out), text(err))
}

/// A folder that is taken away in the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("kurultai-instances-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for the test");
        Self(folder)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_string_lossy().into_owned()
    }

    fn made(&self, kind: Kind, seed: u64, size: usize) -> String {
        let instance = generate(kind, seed, size);
        let file = self.path(&format!("{}.json", instance.name()));
        std::fs::write(&file, to_json(&instance)).expect("a file for the test");
        file
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}
