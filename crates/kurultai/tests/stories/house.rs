//! House rules that a compiler does not know: where words, statements and sentences may stand.

mod source;
mod templates;
mod words;

/// Fails with all objections at once.
fn none(objections: Vec<String>) {
    assert!(objections.is_empty(), "\n{}\n", objections.join("\n"));
}
