//! Saying things on a terminal: remarks with the place they speak of, lists of differences, progress.

use std::collections::BTreeMap;
use std::io::IsTerminal as _;

use exchange::remark::{Remark, Severity};
use indicatif::{ProgressBar, ProgressStyle};
use miette::{LabeledSpan, MietteDiagnostic, NamedSource, Report};
use serde_json::Value;

use crate::programme::import::records::{Difference, FieldChange, Status};

/// More than this many remarks are counted, not shown.
const MOST_REMARKS: usize = 60;
/// More than this many differences are counted, not shown, unless all are asked for.
const MOST_CHANGES: usize = 200;

/// Prints remarks with the lines they speak of; errors first.
pub fn remarks(remarks: &[Remark], texts: &BTreeMap<String, String>) {
    let mut sorted: Vec<&Remark> = remarks.iter().collect();
    sorted.sort_by_key(|remark| remark.severity);
    for remark in sorted.iter().take(MOST_REMARKS) {
        eprintln!("{remark}");
        if let Some(report) = texts.get(&remark.file).and_then(|text| with_snippet(remark, text)) {
            let shown = format!("{report:?}");
            // The first line is the sentence that was just printed in the form editors understand.
            for line in shown.lines().skip(1).filter(|line| !line.trim().is_empty()) {
                eprintln!("{line}");
            }
        }
    }
    if sorted.len() > MOST_REMARKS {
        eprintln!("… and {} more; --json prints them all", sorted.len() - MOST_REMARKS);
    }
}

fn with_snippet(remark: &Remark, text: &str) -> Option<Report> {
    let line = text.split_inclusive('\n').nth(remark.line.checked_sub(1)?)?;
    if line.len() > 400 {
        return None;
    }
    let start: usize = text.split_inclusive('\n').take(remark.line - 1).map(str::len).sum();
    let column = remark.column.saturating_sub(1);
    let offset: usize = line.chars().take(column).map(char::len_utf8).sum();
    let length = line[offset..].trim_end().len().min(remark.value.len().max(1));
    let label = if remark.hint.is_empty() {
        "here".to_owned()
    } else {
        remark.hint.clone()
    };
    let diagnostic = MietteDiagnostic::new(remark.what.clone())
        .with_severity(match remark.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
        .with_label(LabeledSpan::at(start + offset..start + offset + length, label));
    Some(Report::new(diagnostic).with_source_code(NamedSource::new(&remark.file, text.to_owned())))
}

/// Prints a list of differences, one record a line, the fields that changed below it.
pub fn difference(difference: &Difference, all: bool) {
    let shown = if all { usize::MAX } else { MOST_CHANGES };
    for change in difference.changes.iter().take(shown) {
        let sign = match change.status {
            Status::New => '+',
            Status::Changed => '~',
            Status::Gone => '-',
        };
        println!(
            "{sign} {:<12} {:<32} {}",
            change.key.kind.name(),
            change.key.id,
            change.label
        );
        for FieldChange { field, before, after } in &change.fields {
            println!("      {field}: {} → {}", short(before), short(after));
        }
    }
    if difference.changes.len() > shown {
        println!("… and {} more; --all shows them", difference.changes.len() - shown);
    }
    let [new, changed, gone] = difference.counts();
    println!("{new} new, {changed} changed, {gone} gone");
}

fn short(value: &Value) -> String {
    let text = match value {
        Value::Null => return "–".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    if text.chars().count() <= 70 {
        text
    } else {
        text.chars().take(69).chain(['…']).collect()
    }
}

/// A spinner for long work, when somebody is watching.
pub fn progress(what: &'static str) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner().with_message(what);
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(std::time::Duration::from_millis(120));
    bar
}
