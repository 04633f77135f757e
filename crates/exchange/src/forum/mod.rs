//! The public-record files `forum/1`, `forum-series/1` and `regions/1`.
