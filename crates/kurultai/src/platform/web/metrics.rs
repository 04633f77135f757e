//! Counters for Prometheus (text exposition format 0.0.4). Counting is one relaxed addition, never a lock.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};

/// Where an answer came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Compiled pages and answers put together from memory.
    Memory,
    /// The router.
    Router,
    /// Nobody knew the address.
    Nobody,
}

const ORIGINS: [(Origin, &str); 3] = [
    (Origin::Memory, "memory"),
    (Origin::Router, "router"),
    (Origin::Nobody, "nobody"),
];
const CLASSES: [&str; 5] = ["1xx", "2xx", "3xx", "4xx", "5xx"];

#[derive(Debug, Default)]
pub struct Metrics {
    requests: [[AtomicU64; 5]; 3],
    pub open_connections: AtomicU64,
    pub swaps: AtomicU64,
    pub pages: AtomicU64,
}

impl Metrics {
    pub fn count(&self, origin: Origin, status: u16) {
        let class = usize::from(status / 100).clamp(1, 5) - 1;
        self.requests[origin as usize][class].fetch_add(1, Ordering::Relaxed);
    }

    /// The page that Prometheus reads.
    pub fn exposition(&self, version: &str) -> String {
        let mut out = String::new();
        out.push_str(
            "# HELP kurultai_requests_total Requests answered, by where the answer came from and status class.\n",
        );
        out.push_str("# TYPE kurultai_requests_total counter\n");
        for (origin, name) in ORIGINS {
            for (class, label) in CLASSES.iter().enumerate() {
                let count = self.requests[origin as usize][class].load(Ordering::Relaxed);
                let _ = writeln!(
                    out,
                    "kurultai_requests_total{{origin=\"{name}\",status=\"{label}\"}} {count}"
                );
            }
        }
        let gauges = [
            (
                "kurultai_open_connections",
                "gauge",
                "Connections open now.",
                &self.open_connections,
            ),
            (
                "kurultai_site_swaps_total",
                "counter",
                "How often another compiled site was shown.",
                &self.swaps,
            ),
            ("kurultai_site_pages", "gauge", "Compiled pages in memory.", &self.pages),
        ];
        for (name, kind, help, value) in gauges {
            let value = value.load(Ordering::Relaxed);
            let _ = writeln!(out, "# HELP {name} {help}\n# TYPE {name} {kind}\n{name} {value}");
        }
        if let Some(bytes) = resident_bytes() {
            let _ = writeln!(
                out,
                "# HELP process_resident_memory_bytes Resident memory.\n# TYPE process_resident_memory_bytes gauge\n\
                 process_resident_memory_bytes {bytes}"
            );
        }
        let _ = writeln!(
            out,
            "# HELP kurultai_build_info The program that runs.\n# TYPE kurultai_build_info gauge\n\
             kurultai_build_info{{version=\"{version}\"}} 1"
        );
        out
    }
}

/// Resident memory of this process in bytes, where the system tells it.
pub fn resident_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim()
        .strip_suffix("kB")?
        .trim()
        .parse::<u64>()
        .ok()
        .map(|kib| kib * 1024)
}
