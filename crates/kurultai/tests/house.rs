//! House rules that a compiler does not know: where words, statements and sentences may stand.

#[path = "house/source.rs"]
mod source;
#[path = "house/templates.rs"]
mod templates;
#[path = "support/tree.rs"]
mod tree;
#[path = "house/words.rs"]
mod words;

/// Fails with all objections at once.
fn none(objections: Vec<String>) {
    assert!(objections.is_empty(), "\n{}\n", objections.join("\n"));
}
