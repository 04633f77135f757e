//! The types of this office. They are those of the archive, since the draft, a release and a file hold the same record.

pub use exchange::archive::{
    Day, Edition, Fact, Hall, Region, Series, SeriesEntry, Side, Source, Track, Travel, Venue,
};

/// Facts that belong to no single edition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reference {
    pub regions: Vec<Region>,
    pub series: Vec<Series>,
    /// What is said of the regions as a whole.
    pub facts: Vec<Fact>,
    pub sources: Vec<Source>,
}
