//! Exports of other systems, read leniently.
