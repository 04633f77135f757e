//! Whatever the text, reading it ends without a panic.

use exchange::forum::{self, Input};
use proptest::prelude::*;

const FILES: [&str; 3] = [
    include_str!("samples/forum/regions.yaml"),
    include_str!("samples/forum/series.yaml"),
    include_str!("samples/forum/forum.yaml"),
];

/// The file with some of its lines dropped, doubled, swapped or cut, and some of its characters replaced.
fn mutate(text: &str, changes: &[(usize, usize, u8, char)]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for &(line, column, how, sign) in changes {
        if lines.is_empty() {
            break;
        }
        let (at, other) = (line % lines.len(), column % lines.len());
        match how % 6 {
            0 => drop(lines.remove(at)),
            1 => lines.insert(at, lines[other].clone()),
            2 => lines.swap(at, other),
            3 => lines[at] = lines[at].chars().take(column % 60).collect(),
            4 => lines[at].insert(0, ' '),
            _ => {
                let position = column % lines[at].chars().count().max(1);
                lines[at] = lines[at]
                    .chars()
                    .enumerate()
                    .map(|(n, c)| if n == position { sign } else { c })
                    .collect();
            }
        }
    }
    lines.join("\n")
}

fn signs() -> impl Strategy<Value = char> {
    prop_oneof![
        proptest::sample::select(":-{}[],'\"#&*!|>%@`?~\t 0".chars().collect::<Vec<_>>()),
        any::<char>()
    ]
}

#[test]
fn the_samples_have_no_errors() {
    let names = ["regions", "series", "forum"];
    let inputs: Vec<_> = names
        .iter()
        .zip(FILES)
        .map(|(file, text)| Input { file, text })
        .collect();
    let outcome = forum::read(&inputs, None);
    let said: Vec<_> = outcome.remarks.iter().map(ToString::to_string).collect();
    assert_eq!(said, [""; 0]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_text_never_panics(text in "\\PC{0,200}|[a-z0-9:{}\\[\\],'\"#&*!|> \n-]{0,300}") {
        forum::looks_like(&text);
        forum::read(&[Input { file: "f", text: &text }], None);
        let text = format!("format: forum/1\n{text}");
        forum::read(&[Input { file: "f", text: &text }], None);
    }

    #[test]
    fn mutated_files_never_panic_and_every_remark_has_a_place(
        changes in proptest::collection::vec((0usize..500, 0usize..500, any::<u8>(), signs()), 1..12),
    ) {
        let texts = FILES.map(|text| mutate(text, &changes));
        let inputs: Vec<_> = texts.iter().map(|text| Input { file: "f", text }).collect();
        let outcome = forum::read(&inputs, None);
        for remark in &outcome.remarks {
            prop_assert!(remark.line > 0 && remark.column > 0, "{remark}");
        }
        prop_assert_eq!(&outcome, &forum::read(&inputs, None));
        let known = outcome.archive;
        forum::read(&inputs, Some(&known));
    }
}

#[test]
fn deep_and_large_texts_are_refused_quickly() {
    for text in [
        "[".repeat(200_000),
        "{a: ".repeat(100_000),
        "- ".repeat(100_000),
        "a:\n ".repeat(50_000),
        "a".repeat(9 << 20),
    ] {
        let outcome = forum::read(&[Input { file: "f", text: &text }], None);
        assert!(outcome.has_errors());
    }
}
