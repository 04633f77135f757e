//! Stretches of time in which something may be: in order, overlapping nowhere and touching nowhere.

use crate::problem::{Minutes, Windows};

/// Any stretches as windows.
pub(crate) fn merged(mut stretches: Vec<(Minutes, Minutes)>) -> Windows {
    stretches.sort_unstable();
    let mut windows: Windows = Vec::with_capacity(stretches.len());
    for (from, to) in stretches {
        match windows.last_mut() {
            Some(last) if last.1 >= from => last.1 = last.1.max(to),
            _ => windows.push((from, to)),
        }
    }
    windows
}

/// What lies in windows of both lists. O(length of both).
pub(crate) fn common(one: &[(Minutes, Minutes)], other: &[(Minutes, Minutes)]) -> Windows {
    let (mut a, mut b) = (0, 0);
    let mut windows = Vec::new();
    while let (Some(x), Some(y)) = (one.get(a), other.get(b)) {
        let (from, to) = (x.0.max(y.0), x.1.min(y.1));
        if from < to {
            windows.push((from, to));
        }
        if x.1 < y.1 { a += 1 } else { b += 1 }
    }
    windows
}

/// The longest stretch without an interruption; 0 when there is none.
pub(crate) fn longest(windows: &[(Minutes, Minutes)]) -> Minutes {
    windows.iter().map(|(from, to)| to - from).max().unwrap_or(0)
}

/// Whether what lies between windows counts as outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pauses {
    /// Only the beginning and the end must lie in a window.
    Allowed,
    Count,
}

/// Minutes from `start` to `end` in which no window is open. O(log windows + windows touched).
pub(crate) fn outside(windows: &[(Minutes, Minutes)], start: Minutes, end: Minutes, pauses: Pauses) -> Minutes {
    let from = windows.partition_point(|window| window.1 <= start);
    let touched = || {
        windows[from..]
            .iter()
            .take_while(|window| window.0 < end)
            .map(|window| (window.0.max(start), window.1.min(end)))
    };
    let inside = match pauses {
        Pauses::Count => touched().map(|(opens, closes)| closes - opens).sum(),
        Pauses::Allowed => match (touched().next(), touched().last()) {
            (Some(first), Some(last)) => last.1 - first.0,
            _ => 0,
        },
    };
    end - start - inside
}
