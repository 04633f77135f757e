//! What the forum stands on. Nothing here knows a word of forums.

pub mod i18n;
