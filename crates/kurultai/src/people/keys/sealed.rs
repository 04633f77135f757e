//! Secrets that must be calculated with and so cannot be digests: sealed (ChaCha20-Poly1305, RFC 8439) with a key in a file
//! of the data folder. Whoever has the database alone, or a backup of it, does not have them. What is sealed belongs to one
//! account and opens for no other.

use std::io::{ErrorKind, Read as _, Write as _};
use std::path::Path;

use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

use crate::people::access::AccountId;
use crate::platform::secret;

/// The file with the key, in the data folder. Nodes that share a database need the same one.
pub const FILE: &str = "secret.key";

/// Seals and opens.
pub struct Sealer(LessSafeKey);

impl std::fmt::Debug for Sealer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sealer")
    }
}

impl Sealer {
    /// With the key of this data folder, made when there is none.
    ///
    /// # Errors
    /// When the file can neither be read nor made, or is not of 32 bytes.
    pub fn of(data: &Path) -> std::io::Result<Self> {
        let path = data.join(FILE);
        match read(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                std::fs::create_dir_all(data)?;
                make(&path)?;
                read(&path)
            }
            read => read,
        }
    }

    fn new(key: &[u8; 32]) -> Self {
        let key = UnboundKey::new(&CHACHA20_POLY1305, key).expect("the key has the length that this cipher wants");
        Self(LessSafeKey::new(key))
    }

    pub fn seal(&self, account: AccountId, plain: &[u8]) -> Vec<u8> {
        // Random nonces of 96 bits: at most a handful of secrets per account are ever sealed.
        let nonce = secret::random::<NONCE_LEN>();
        let mut sealed = plain.to_vec();
        self.0
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(account.0.as_bytes()),
                &mut sealed,
            )
            .expect("secrets are short");
        [nonce.as_slice(), &sealed].concat()
    }

    /// `None` when it was sealed with another key or for another account.
    pub fn open(&self, account: AccountId, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, rest) = sealed.split_at_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let mut plain = rest.to_vec();
        let length = self
            .0
            .open_in_place(nonce, Aad::from(account.0.as_bytes()), &mut plain)
            .ok()?
            .len();
        plain.truncate(length);
        Some(plain)
    }
}

fn read(path: &Path) -> std::io::Result<Sealer> {
    let mut bytes = Vec::new();
    // Somebody else may be writing it at this moment; what is shorter than a key is not read as one.
    std::fs::File::open(path)?.take(64).read_to_end(&mut bytes)?;
    let key: [u8; 32] = bytes.try_into().map_err(|_| {
        std::io::Error::new(
            ErrorKind::InvalidData,
            format!(
                "{} is not a key of 32 bytes; bring it back from where it was saved",
                path.display()
            ),
        )
    })?;
    Ok(Sealer::new(&key))
}

/// Writes a key beside its place and puts it there in one step, unless somebody was faster.
fn make(path: &Path) -> std::io::Result<()> {
    let draft = path.with_extension(secret::hex(&secret::random::<8>()));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&draft)?;
    file.write_all(&secret::random::<32>())?;
    file.sync_all()?;
    let linked = std::fs::hard_link(&draft, path);
    std::fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn folder() -> std::path::PathBuf {
        std::env::temp_dir().join(format!("kurultai-sealed-{}", Uuid::now_v7()))
    }

    #[test]
    fn what_is_sealed_opens_with_its_key_for_its_account_only() {
        let folder = folder();
        let (ours, other) = (AccountId(Uuid::from_u128(1)), AccountId(Uuid::from_u128(2)));
        let sealed = Sealer::of(&folder).unwrap().seal(ours, b"a secret");
        assert!(!sealed.windows(8).any(|part| part == b"a secret"));
        // Another start of the program reads the same key.
        let again = Sealer::of(&folder).unwrap();
        assert_eq!(again.open(ours, &sealed).as_deref(), Some(b"a secret".as_slice()));
        assert_eq!(again.open(other, &sealed), None);
        let mut bent = sealed.clone();
        bent[14] ^= 1;
        assert_eq!(again.open(ours, &bent), None);
        assert_eq!(again.open(ours, &sealed[..5]), None);
        std::fs::remove_file(folder.join(FILE)).unwrap();
        assert_eq!(Sealer::of(&folder).unwrap().open(ours, &sealed), None);
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_on_the_machine_reads_the_key() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = folder();
        Sealer::of(&folder).unwrap();
        let mode = std::fs::metadata(folder.join(FILE)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "no draft is left");
        std::fs::write(folder.join(FILE), "short").unwrap();
        assert!(Sealer::of(&folder).is_err());
        std::fs::remove_dir_all(folder).unwrap();
    }
}
