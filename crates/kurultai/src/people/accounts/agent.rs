//! A browser and its system in words, from what it says of itself; and the network it comes from.

use std::net::IpAddr;

use crate::platform::i18n::Locale;

/// Names in the order in which they are looked for: what imitates others comes first.
const BROWSERS: [(&str, &str); 10] = [
    ("YaBrowser/", "Yandex Browser"),
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Vivaldi/", "Vivaldi"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

const SYSTEMS: [(&str, &str); 8] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
    ("FreeBSD", "FreeBSD"),
];

/// `Firefox, Windows`; an agent that says neither is unknown.
pub fn words(l: &Locale, agent: Option<&str>) -> String {
    let agent = agent.unwrap_or_default();
    let find = |names: &[(&str, &'static str)]| {
        names
            .iter()
            .find(|(sign, _)| agent.contains(sign))
            .map(|(_, name)| *name)
    };
    match (find(&BROWSERS), find(&SYSTEMS)) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => l.account_device_unknown(),
    }
}

/// The network of an address: three parts of four, or that of a household.
pub fn network(address: &str) -> String {
    let whole = household(address);
    match whole.parse() {
        Ok(IpAddr::V4(address)) => {
            let [a, b, c, _] = address.octets();
            format!("{a}.{b}.{c}")
        }
        _ => whole,
    }
}

/// Who is counted as one: an IPv4 address as it is; of an IPv6 address the first half, since whoever has one has the
/// other half to choose from.
pub fn household(address: &str) -> String {
    match address.parse::<IpAddr>().map(|address| address.to_canonical()) {
        Ok(IpAddr::V4(address)) => address.to_string(),
        Ok(IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}")
        }
        Err(_) => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::i18n::{Lang, locale};

    #[test]
    fn an_address_counts_for_itself_or_for_its_household() {
        assert_eq!(household("203.0.113.7"), "203.0.113.7");
        assert_eq!(household("::ffff:203.0.113.7"), "203.0.113.7");
        assert_eq!(household("2001:db8:1:2:3::4"), household("2001:db8:1:2:ffff::1"));
        assert_ne!(household("2001:db8:1:2::1"), household("2001:db8:1:3::1"));
        assert_eq!(household("unknown"), "unknown");
    }

    #[test]
    fn browsers_are_told_apart() {
        let l = locale(Lang::En);
        let cases = [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Firefox, Windows",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0 YaBrowser/25.8 Safari/537.36",
                "Yandex Browser, Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
                "Safari, iPhone",
            ),
            (
                "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0 Mobile Safari/537.36",
                "Chrome, Android",
            ),
        ];
        for (agent, expected) in cases {
            assert_eq!(words(l, Some(agent)), expected);
        }
        assert_eq!(words(l, None), l.account_device_unknown());
        assert_eq!(network("203.0.113.7"), "203.0.113");
        assert_eq!(network("2001:db8:1:2:3::4"), "2001:db8:1:2");
        // As a socket for both kinds of addresses tells them.
        assert_eq!(network("::ffff:203.0.113.7"), "203.0.113");
    }
}
