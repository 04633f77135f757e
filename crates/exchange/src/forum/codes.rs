//! Codes of the world outside: countries, regions, languages, zones and institutions.

/// What an ISO 3166-2 code turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegionCode {
    /// In force today, or of a country whose list is not kept here.
    Current,
    /// Replaced in November 2022; today's code.
    Former(&'static str),
    /// Of the right shape, but its country has no such region.
    Unknown,
    /// Not of the shape `KZ-59`.
    Misshapen,
}

/// Kazakhstan since November 2022 (ISO 3166-2 newsletter of that month).
pub const KZ: [&str; 20] = [
    "KZ-10", "KZ-11", "KZ-15", "KZ-19", "KZ-23", "KZ-27", "KZ-31", "KZ-33", "KZ-35", "KZ-39", "KZ-43", "KZ-47",
    "KZ-55", "KZ-59", "KZ-61", "KZ-62", "KZ-63", "KZ-71", "KZ-75", "KZ-79",
];

/// Kazakhstan's codes before November 2022, and what each became.
const KZ_FORMER: [(&str, &str); 17] = [
    ("KZ-AKM", "KZ-11"),
    ("KZ-AKT", "KZ-15"),
    ("KZ-ALA", "KZ-75"),
    ("KZ-ALM", "KZ-19"),
    ("KZ-AST", "KZ-71"),
    ("KZ-ATY", "KZ-23"),
    ("KZ-KAR", "KZ-35"),
    ("KZ-KUS", "KZ-39"),
    ("KZ-KZY", "KZ-43"),
    ("KZ-MAN", "KZ-47"),
    ("KZ-PAV", "KZ-55"),
    ("KZ-SEV", "KZ-59"),
    ("KZ-SHY", "KZ-79"),
    ("KZ-VOS", "KZ-63"),
    ("KZ-YUZ", "KZ-61"),
    ("KZ-ZAP", "KZ-27"),
    ("KZ-ZHA", "KZ-31"),
];

/// The Russian Federation in ISO 3166-2.
pub const RU: [&str; 83] = [
    "RU-AD", "RU-AL", "RU-ALT", "RU-AMU", "RU-ARK", "RU-AST", "RU-BA", "RU-BEL", "RU-BRY", "RU-BU", "RU-CE", "RU-CHE",
    "RU-CHU", "RU-CU", "RU-DA", "RU-IN", "RU-IRK", "RU-IVA", "RU-KAM", "RU-KB", "RU-KC", "RU-KDA", "RU-KEM", "RU-KGD",
    "RU-KGN", "RU-KHA", "RU-KHM", "RU-KIR", "RU-KK", "RU-KL", "RU-KLU", "RU-KO", "RU-KOS", "RU-KR", "RU-KRS", "RU-KYA",
    "RU-LEN", "RU-LIP", "RU-MAG", "RU-ME", "RU-MO", "RU-MOS", "RU-MOW", "RU-MUR", "RU-NEN", "RU-NGR", "RU-NIZ",
    "RU-NVS", "RU-OMS", "RU-ORE", "RU-ORL", "RU-PER", "RU-PNZ", "RU-PRI", "RU-PSK", "RU-ROS", "RU-RYA", "RU-SA",
    "RU-SAK", "RU-SAM", "RU-SAR", "RU-SE", "RU-SMO", "RU-SPE", "RU-STA", "RU-SVE", "RU-TA", "RU-TAM", "RU-TOM",
    "RU-TUL", "RU-TVE", "RU-TY", "RU-TYU", "RU-UD", "RU-ULY", "RU-VGG", "RU-VLA", "RU-VLG", "RU-VOR", "RU-YAN",
    "RU-YAR", "RU-YEV", "RU-ZAB",
];

/// Languages with a two-letter code (ISO 639-1).
const LANGUAGES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de \
    dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is \
    it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na \
    nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr \
    ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Reads an ISO 3166-2 code.
pub fn region(code: &str) -> RegionCode {
    let Some((land, part)) = code.split_once('-') else {
        return RegionCode::Misshapen;
    };
    let fits = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
    if !country(land) || part.is_empty() || part.len() > 3 || !part.chars().all(fits) {
        return RegionCode::Misshapen;
    }
    if let Some(today) = successor(code) {
        return RegionCode::Former(today);
    }
    match land {
        "KZ" if !KZ.contains(&code) => RegionCode::Unknown,
        "RU" if !RU.contains(&code) => RegionCode::Unknown,
        _ => RegionCode::Current,
    }
}

/// Today's code for one that was replaced in November 2022.
pub fn successor(code: &str) -> Option<&'static str> {
    KZ_FORMER
        .iter()
        .find(|(former, _)| *former == code)
        .map(|(_, today)| *today)
}

/// The kind of a region, from what its code says.
pub fn kind_of_region(code: &str) -> &'static str {
    match code {
        "KZ-71" | "KZ-75" | "KZ-79" | "RU-MOW" | "RU-SPE" => "city",
        "RU-ALT" | "RU-KAM" | "RU-KDA" | "RU-KHA" | "RU-KYA" | "RU-PER" | "RU-PRI" | "RU-STA" | "RU-ZAB" => "krai",
        "RU-CHU" | "RU-KHM" | "RU-NEN" | "RU-YAN" => "okrug",
        // ISO gives the republics of Russia two letters and the other regions three.
        _ if code.starts_with("RU-") && code.len() == 5 => "republic",
        _ => "oblast",
    }
}

/// Whether `code` has the shape of an ISO 3166-1 alpha-2 code.
pub fn country(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase())
}

/// Whether `tag` is a language tag (BCP 47): a two-letter code that ISO 639-1 knows or any three letters, with subtags.
pub fn language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    let known = match first.len() {
        2 => LANGUAGES.split_ascii_whitespace().any(|known| known == first),
        3 => first.bytes().all(|b| b.is_ascii_lowercase()),
        _ => false,
    };
    known && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// What a country's code mistaken for its language should have been.
pub fn language_meant(tag: &str) -> Option<&'static str> {
    match tag.to_ascii_lowercase().as_str() {
        "kz" | "kaz" => Some("kk"),
        "rus" => Some("ru"),
        "eng" | "gb" | "us" => Some("en"),
        "ua" => Some("uk"),
        "kg" => Some("ky"),
        "cn" => Some("zh"),
        "kk" => Some("kk"),
        "ru" => Some("ru"),
        "en" => Some("en"),
        _ => None,
    }
}

/// Whether `address` is an address of the Research Organization Registry: `https://ror.org/0`, six characters of
/// Crockford's base 32 and two check digits (ISO 7064 mod 97-10 over the number the first seven stand for, as
/// <https://ror.readme.io/docs/identifier> describes).
pub fn ror(address: &str) -> bool {
    const ALPHABET: &[u8] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let Some(id) = address.strip_prefix("https://ror.org/").map(str::as_bytes) else {
        return false;
    };
    if id.len() != 9 || id[0] != b'0' || !id[7..].iter().all(u8::is_ascii_digit) {
        return false;
    }
    let mut number: u64 = 0;
    for byte in &id[..7] {
        let Some(digit) = ALPHABET.iter().position(|known| known == byte) else {
            return false;
        };
        number = number * 32 + digit as u64;
    }
    let check = u64::from(id[7] - b'0') * 10 + u64::from(id[8] - b'0');
    98 - (number * 100) % 97 == check
}

/// The zone's name as the tz database spells it, when it knows the zone.
pub fn zone(name: &str) -> Option<String> {
    let found = jiff::tz::TimeZone::get(name).ok()?;
    found.iana_name().map(str::to_owned)
}

/// `ordinal` in Roman numerals; empty for 0 and for what Romans did not write (4000 and more).
pub fn roman(ordinal: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if ordinal >= 4000 {
        return String::new();
    }
    let (mut rest, mut numeral) = (ordinal, String::new());
    for (value, sign) in SIGNS {
        while rest >= value {
            numeral.push_str(sign);
            rest -= value;
        }
    }
    numeral
}

/// Whether `address` can be opened by a browser: http or https, and a host.
pub fn url(address: &str) -> bool {
    let rest = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'))
        && !address.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// The candidate nearest to `word` by edit distance, when one is near enough to have been meant; of two
/// equally near the one that begins alike.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let word: Vec<char> = word.chars().take(80).collect();
    let limit = (word.len() / 3).max(1);
    candidates
        .into_iter()
        .filter(|candidate| candidate.chars().count().abs_diff(word.len()) <= limit)
        .map(|candidate| {
            (
                distance(&word, candidate),
                candidate.chars().next() != word.first().copied(),
                candidate,
            )
        })
        .filter(|(far, ..)| *far <= limit)
        .min()
        .map(|(.., candidate)| candidate)
}

/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. O(n·m).
fn distance(a: &[char], b: &str) -> usize {
    let b: Vec<char> = b.chars().map(|c| c.to_ascii_lowercase()).collect();
    let a: Vec<char> = a.iter().map(|c| c.to_ascii_lowercase()).collect();
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    rows[0] = (0..=b.len()).collect();
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let same = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (rows[i - 1][j] + 1)
                .min(rows[i][j - 1] + 1)
                .min(rows[i - 1][j - 1] + same);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_former_code_leads_to_a_code_in_force() {
        for (former, today) in KZ_FORMER {
            assert_eq!(
                (region(former), region(today)),
                (RegionCode::Former(today), RegionCode::Current)
            );
        }
        assert!(KZ.is_sorted() && RU.is_sorted());
    }

    #[test]
    fn ror_check_digits_tell_a_slip() {
        let checked = ["03sfk2504", "010pmpe69", "0242cby63", "04m4wwh75", "0246fxh44"];
        assert!(checked.iter().all(|id| ror(&format!("https://ror.org/{id}"))));
        let wrong = [
            "03sfk2514",
            "010pmpe96",
            "1242cby63",
            "04m4wuh75",
            "0246fxh4",
            "0246fxh444",
            "",
        ];
        assert!(!wrong.iter().any(|id| ror(&format!("https://ror.org/{id}"))));
        assert!(!ror("http://ror.org/03sfk2504"));
    }

    #[test]
    fn ordinals_are_written_as_romans_wrote_them() {
        let pairs = [
            (1, "I"),
            (4, "IV"),
            (14, "XIV"),
            (22, "XXII"),
            (49, "XLIX"),
            (1994, "MCMXCIV"),
            (0, ""),
            (4000, ""),
        ];
        for (ordinal, numeral) in pairs {
            assert_eq!(roman(ordinal), numeral);
        }
    }

    #[test]
    fn the_nearest_word_is_near_and_begins_alike() {
        assert_eq!(nearest("knd", ["end", "kind"]), Some("kind"));
        assert_eq!(nearest("veneu", ["venue", "menu"]), Some("venue"));
        assert_eq!(nearest("plenary", ["panel", "press"]), None);
        assert_eq!(nearest("", ["a", "ab"]), Some("a"));
    }
}
