//! The best values that are known of each instance, with where they are from: `reference.json`.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::read::{Refusal, bytes};

/// What is known of one instance. Smaller objectives are better.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Known {
    /// The value of a schedule that was published with the instance.
    pub published: Option<i64>,
    /// The best value attained.
    pub ub: Option<i64>,
    /// A lower bound that is proved.
    pub lb: Option<i64>,
    /// The value that is proved to be the best.
    pub opt: Option<i64>,
    pub source: String,
    /// The bound of a baseline's model, which need not be one of the instance.
    pub model_bound: Option<i64>,
    pub model_optimal: bool,
}

/// By the name of the instance.
pub fn read(path: &Path) -> Result<BTreeMap<String, Known>, Refusal> {
    serde_json::from_slice(&bytes(path)?).map_err(|error| Refusal {
        file: path.display().to_string(),
        place: String::new(),
        value: format!("not as it should be: {error}"),
        right: "it maps names of instances to what is known of them".to_owned(),
    })
}
