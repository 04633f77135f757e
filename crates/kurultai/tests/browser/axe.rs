//! axe-core, injected into the page that a browser shows.

use fantoccini::Client;
use serde::Deserialize;

const SOURCE: &str = include_str!("vendor/axe.min.js");

/// WCAG 2.2 AA and what axe calls good practice.
const RUN: &str = "
    const done = arguments[arguments.length - 1];
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then(
        (found) => done(found.violations.map((violation) => ({
            rule: violation.id,
            help: violation.help,
            places: violation.nodes.map((node) => node.target.join(' ')),
        }))),
        (error) => done([{ rule: 'axe', help: String(error), places: [] }]));";

/// Something on a page that keeps people out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Violation {
    /// The rule's name, such as `image-alt`.
    pub rule: String,
    pub help: String,
    /// Where, as CSS selectors.
    pub places: Vec<String>,
}

/// What axe finds wrong with the page as it is now.
pub async fn axe(client: &Client) -> Vec<Violation> {
    client.execute(SOURCE, Vec::new()).await.expect("axe loads");
    let found = client.execute_async(RUN, Vec::new()).await.expect("axe runs");
    serde_json::from_value(found).expect("a list of violations")
}
