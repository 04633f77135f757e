//! How fast a program may ask: a bucket for each key, filled evenly.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;

/// Buckets that are full again are forgotten when there are more than this.
const MOST: usize = 10_000;

/// The buckets of this node.
#[derive(Debug, Default)]
pub(super) struct Pace {
    buckets: Mutex<HashMap<String, Bucket>>,
}

#[derive(Debug, Clone, Copy)]
struct Bucket {
    /// In thousandths of a request.
    left: i64,
    at: Timestamp,
}

impl Pace {
    /// Takes a request out of the bucket of this key.
    ///
    /// # Errors
    /// After how many seconds there will be one, when there is none.
    pub fn take(&self, key: &str, per_minute: u32, now: Timestamp) -> Result<(), u64> {
        let full = i64::from(per_minute.max(1)) * 1000;
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() > MOST {
            buckets.retain(|_, bucket| filled(*bucket, full, now) < full);
        }
        let bucket = buckets.entry(key.to_owned()).or_insert(Bucket { left: full, at: now });
        *bucket = Bucket {
            left: filled(*bucket, full, now),
            at: bucket.at.max(now),
        };
        if bucket.left < 1000 {
            let missing = 1000 - bucket.left;
            let seconds = (missing * 60).div_euclid(full) + 1;
            return Err(u64::try_from(seconds).unwrap_or(60));
        }
        bucket.left -= 1000;
        Ok(())
    }
}

fn filled(bucket: Bucket, full: i64, now: Timestamp) -> i64 {
    let milliseconds = now
        .as_millisecond()
        .saturating_sub(bucket.at.as_millisecond())
        .clamp(0, 60_000);
    (bucket.left + full * milliseconds / 60_000).min(full)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_is_emptied_and_filled_again() {
        let pace = Pace::default();
        let at = |milliseconds| Timestamp::from_millisecond(milliseconds).unwrap();
        for _ in 0..60 {
            assert_eq!(pace.take("a", 60, at(0)), Ok(()));
        }
        assert_eq!(pace.take("a", 60, at(0)), Err(2));
        assert_eq!(pace.take("b", 60, at(0)), Ok(()));
        assert_eq!(pace.take("a", 60, at(1000)), Ok(()));
        assert!(pace.take("a", 60, at(1000)).is_err());
    }
}
