//! The time of day as an argument: the system's, or one that a test sets.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;

/// Says what time it is.
#[derive(Debug, Clone, Default)]
pub enum Clock {
    #[default]
    System,
    /// Microseconds since 1970, set by hand.
    Given(Arc<AtomicI64>),
}

impl Clock {
    pub fn given(at: Timestamp) -> Self {
        Self::Given(Arc::new(AtomicI64::new(at.as_microsecond())))
    }

    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => Timestamp::now(),
            Self::Given(at) => Timestamp::from_microsecond(at.load(Ordering::Relaxed)).unwrap_or(Timestamp::UNIX_EPOCH),
        }
    }

    /// Sets a given clock; the system's clock goes its own way.
    pub fn set(&self, now: Timestamp) {
        if let Self::Given(at) = self {
            at.store(now.as_microsecond(), Ordering::Relaxed);
        }
    }
}
