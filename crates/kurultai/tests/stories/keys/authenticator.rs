//! A device that holds passkeys (WebAuthn level 3, section 6), written for these tests: it can also lie.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

const PRESENT: u8 = 1;
const VERIFIED: u8 = 1 << 2;
const WITH_KEY: u8 = 1 << 6;

/// One passkey and what its device says about itself.
pub struct Authenticator {
    key: EcdsaKeyPair,
    credential: Vec<u8>,
    user: Vec<u8>,
    /// Where the browser says that it is.
    pub origin: String,
    pub counter: u32,
    pub verifies: bool,
}

fn bytes(value: &Value) -> Vec<u8> {
    URL_SAFE_NO_PAD
        .decode(value.as_str().expect("a text"))
        .expect("base64url")
}

fn letters(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// CBOR (RFC 8949): the head of a value of this kind.
fn head(kind: u8, length: usize) -> Vec<u8> {
    match length {
        0..24 => vec![kind << 5 | length as u8],
        24..256 => vec![kind << 5 | 24, length as u8],
        _ => [vec![kind << 5 | 25], (length as u16).to_be_bytes().to_vec()].concat(),
    }
}

fn text(words: &str) -> Vec<u8> {
    [head(3, words.len()), words.as_bytes().to_vec()].concat()
}

fn string(bytes: &[u8]) -> Vec<u8> {
    [head(2, bytes.len()), bytes.to_vec()].concat()
}

impl Authenticator {
    /// Makes a passkey as it was asked to, and what the browser sends about it.
    pub fn make(origin: &str, options: &Value) -> (Self, Value) {
        let wanted = &options["publicKey"];
        assert_eq!(wanted["authenticatorSelection"]["residentKey"], "required");
        assert_eq!(wanted["authenticatorSelection"]["userVerification"], "required");
        let random = SystemRandom::new();
        let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).expect("a key");
        let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, made.as_ref(), &random).expect("a key");
        let device = Self {
            credential: kurultai::platform::secret::random::<32>().to_vec(),
            user: bytes(&wanted["user"]["id"]),
            key,
            origin: origin.to_owned(),
            counter: 1,
            verifies: true,
        };
        let answer = device.attest(wanted);
        (device, answer)
    }

    /// What the browser sends about this passkey when it is asked to make one.
    pub fn attest(&self, wanted: &Value) -> Value {
        let point = self.key.public_key().as_ref();
        let (x, y) = point[1..].split_at(32);
        // COSE: an EC2 key for ES256 on P-256.
        let cose = [
            head(5, 5),
            vec![0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21],
            string(x),
            vec![0x22],
            string(y),
        ]
        .concat();
        let length = u16::try_from(self.credential.len()).expect("a short id");
        let attested = [
            vec![0; 16],
            length.to_be_bytes().to_vec(),
            self.credential.clone(),
            cose,
        ]
        .concat();
        let site = wanted["rp"]["id"].as_str().expect("a name");
        let data = [self.data(site, WITH_KEY), attested].concat();
        let object = [
            head(5, 3),
            text("fmt"),
            text("none"),
            text("attStmt"),
            head(5, 0),
            text("authData"),
            string(&data),
        ]
        .concat();
        json!({
            "id": letters(&self.credential),
            "rawId": letters(&self.credential),
            "type": "public-key",
            "extensions": {},
            "response": {
                "clientDataJSON": letters(self.client("webauthn.create", wanted).as_bytes()),
                "attestationObject": letters(&object),
            },
        })
    }

    /// Uses the passkey, and what the browser sends then.
    pub fn sign(&mut self, options: &Value) -> Value {
        let wanted = &options["publicKey"];
        assert_eq!(wanted["userVerification"], "required");
        self.counter += 1;
        let data = self.data(wanted["rpId"].as_str().expect("a name"), 0);
        let client = self.client("webauthn.get", wanted);
        let signed = [data.clone(), Sha256::digest(client.as_bytes()).to_vec()].concat();
        let signature = self.key.sign(&SystemRandom::new(), &signed).expect("a signature");
        json!({
            "id": letters(&self.credential),
            "rawId": letters(&self.credential),
            "type": "public-key",
            "extensions": {},
            "response": {
                "clientDataJSON": letters(client.as_bytes()),
                "authenticatorData": letters(&data),
                "signature": letters(signature.as_ref()),
                "userHandle": letters(&self.user),
            },
        })
    }

    fn data(&self, site: &str, more: u8) -> Vec<u8> {
        let verified = if self.verifies { VERIFIED } else { 0 };
        [
            Sha256::digest(site.as_bytes()).to_vec(),
            vec![PRESENT | verified | more],
            self.counter.to_be_bytes().to_vec(),
        ]
        .concat()
    }

    fn client(&self, kind: &str, wanted: &Value) -> String {
        json!({
            "type": kind,
            "challenge": wanted["challenge"],
            "origin": self.origin,
            "crossOrigin": false,
        })
        .to_string()
    }
}
