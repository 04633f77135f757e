//! Carries a delivery to its address: signs it, looks where the name leads, and waits for an answer, but not for long.

use std::future::Future;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use hmac::{Hmac, Mac as _};
use http_body_util::Full;
use hyper::{Request, Uri};
use hyper_rustls::HttpsConnectorBuilder;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::dns::Name;
use hyper_util::rt::TokioExecutor;
use jiff::Timestamp;
use sha2::Sha256;

/// How long an address may take.
const PATIENCE: Duration = Duration::from_secs(15);

/// Delivers.
#[derive(Debug, Clone)]
pub struct Courier {
    /// Whether addresses within this machine's own network may be told things.
    pub private: bool,
    pub patience: Duration,
}

/// What is to be sent.
#[derive(Debug, Clone, Copy)]
pub struct Sending<'a> {
    pub id: &'a str,
    pub at: Timestamp,
    pub url: &'a str,
    pub secret: &'a str,
    pub body: &'a str,
}

/// How it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sent {
    Taken(u16),
    Refused(u16),
    Failed(String),
}

/// Where an address leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    pub uri: Uri,
    pub secure: bool,
    pub host: String,
}

impl Target {
    /// Whether the address itself says that it is in a network of its own. A name may still lead into one.
    pub fn is_private(&self) -> bool {
        let host = self.host.trim_start_matches('[').trim_end_matches(']');
        let name = host.trim_end_matches('.').to_ascii_lowercase();
        match host.parse::<IpAddr>() {
            Ok(ip) => is_private(ip),
            Err(_) => name == "localhost" || name.ends_with(".localhost"),
        }
    }
}

/// Reads an address. `None` when nothing can be told to it.
pub fn target(url: &str) -> Option<Target> {
    if url.len() > 2000 || !url.is_ascii() {
        return None;
    }
    let uri: Uri = url.parse().ok()?;
    let secure = match uri.scheme_str()? {
        "https" => true,
        "http" => false,
        _ => return None,
    };
    let authority = uri.authority()?;
    // Whoever needs a password puts a secret into the path.
    if authority.as_str().contains('@') || authority.host().is_empty() {
        return None;
    }
    let host = authority.host().to_owned();
    Some(Target { uri, secure, host })
}

/// The signature of the scheme `v1` of Standard Webhooks: HMAC-SHA256 over id, seconds and body.
pub fn signature(secret: &str, id: &str, seconds: i64, body: &str) -> String {
    let key = STANDARD
        .decode(secret.strip_prefix("whsec_").unwrap_or(secret))
        .unwrap_or_default();
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).expect("HMAC takes a key of any length");
    mac.update(format!("{id}.{seconds}.{body}").as_bytes());
    format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

impl Courier {
    pub fn new(private: bool) -> Self {
        Self {
            private,
            patience: PATIENCE,
        }
    }

    pub async fn send(&self, sending: &Sending<'_>) -> Sent {
        match tokio::time::timeout(self.patience, self.ask(sending)).await {
            Ok(sent) => sent,
            Err(_) => Sent::Failed(format!("no answer within {} s", self.patience.as_secs_f32())),
        }
    }

    async fn ask(&self, sending: &Sending<'_>) -> Sent {
        let Some(target) = target(sending.url) else {
            return Sent::Failed("this is no address that can be told things".to_owned());
        };
        if !self.private && (!target.secure || target.is_private()) {
            return Sent::Failed("the address is in a network of its own".to_owned());
        }
        let seconds = sending.at.as_second();
        let request = Request::post(target.uri)
            .header("content-type", "application/json")
            .header("user-agent", concat!("kurultai/", env!("CARGO_PKG_VERSION")))
            .header("webhook-id", sending.id)
            .header("webhook-timestamp", seconds)
            .header(
                "webhook-signature",
                signature(sending.secret, sending.id, seconds, sending.body),
            )
            .body(Full::new(Bytes::from(sending.body.to_owned())));
        let request = match request {
            Ok(request) => request,
            Err(error) => return Sent::Failed(error.to_string()),
        };
        let mut connector = HttpConnector::new_with_resolver(Resolver { private: self.private });
        connector.enforce_http(false);
        let answer = if target.secure {
            let roots = match HttpsConnectorBuilder::new().with_native_roots() {
                Ok(roots) => roots,
                Err(error) => return Sent::Failed(format!("the system has no certificates: {error}")),
            };
            let connector = roots.https_only().enable_http1().wrap_connector(connector);
            Client::builder(TokioExecutor::new())
                .pool_max_idle_per_host(0)
                .build(connector)
                .request(request)
                .await
        } else {
            Client::builder(TokioExecutor::new())
                .pool_max_idle_per_host(0)
                .build(connector)
                .request(request)
                .await
        };
        match answer {
            // What else it says is not read.
            Ok(response) if response.status().is_success() => Sent::Taken(response.status().as_u16()),
            Ok(response) => Sent::Refused(response.status().as_u16()),
            Err(error) => Sent::Failed(whole(&error)),
        }
    }
}

fn whole(error: &dyn std::error::Error) -> String {
    let mut said = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        said = format!("{said}: {error}");
        cause = error.source();
    }
    said.chars().take(500).collect()
}

/// Resolves names and leaves out what is in a network of its own, so that the connection goes where was looked.
#[derive(Debug, Clone)]
struct Resolver {
    private: bool,
}

impl tower::Service<Name> for Resolver {
    type Response = std::vec::IntoIter<SocketAddr>;
    type Error = std::io::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Self::Error>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, name: Name) -> Self::Future {
        let private = self.private;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let allowed: Vec<SocketAddr> = found.filter(|found| private || !is_private(found.ip())).collect();
            if allowed.is_empty() {
                return Err(std::io::Error::other("the name leads into a network of its own"));
            }
            Ok(allowed.into_iter())
        })
    }
}

/// Whether an address is reached only from within some network, or by nobody.
pub fn is_private(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_private_v4(ip),
        IpAddr::V6(ip) => is_private_v6(ip),
    }
}

fn is_private_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_multicast()
        || ip.is_documentation()
        || a == 0
        || a >= 240
        // Of providers (RFC 6598), of protocols (RFC 6890), of measurements (RFC 2544).
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && (b == 18 || b == 19))
}

fn is_private_v6(ip: Ipv6Addr) -> bool {
    let [a, b, c, d, e, f, g, h] = ip.segments();
    let inner = |high: u16, low: u16| {
        let [one, two] = high.to_be_bytes();
        let [three, four] = low.to_be_bytes();
        is_private_v4(Ipv4Addr::new(one, two, three, four))
    };
    if ip.is_loopback() || ip.is_unspecified() || ip.is_multicast() {
        return true;
    }
    // Local, link-local and site-local networks, documentation, what is thrown away.
    if a & 0xfe00 == 0xfc00
        || a & 0xffc0 == 0xfe80
        || a & 0xffc0 == 0xfec0
        || (a == 0x2001 && b == 0x0db8)
        || a == 0x0100
    {
        return true;
    }
    match (a, b, c, d, e, f) {
        // An IPv4 address in one of the wrappings of it.
        (0, 0, 0, 0, 0, 0 | 0xffff) | (0x0064, 0xff9b, 0, 0, 0, 0) => inner(g, h),
        (0x0064, 0xff9b, 1, ..) => true,
        (0x2002, high, low, ..) => inner(high, low),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_that_of_the_standard() {
        // The example of the Standard Webhooks specification.
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        let signed = signature(
            secret,
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1_614_265_330,
            r#"{"test": 2432232314}"#,
        );
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn networks_of_their_own_are_known() {
        for ip in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "255.255.255.255",
            "224.0.0.1",
            "198.18.0.1",
            "::1",
            "::",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "fe80::1",
            "fd00::1",
            "64:ff9b::a00:1",
            "2002:7f00:1::",
            "2001:db8::1",
        ] {
            assert!(is_private(ip.parse().unwrap()), "{ip}");
        }
        for ip in [
            "93.184.216.34",
            "2606:2800:220:1::1",
            "172.32.0.1",
            "64:ff9b::5db8:d822",
        ] {
            assert!(!is_private(ip.parse().unwrap()), "{ip}");
        }
    }

    #[test]
    fn an_address_is_read() {
        let target = |url: &str| target(url).map(|target| (target.secure, target.host.clone(), target.is_private()));
        assert_eq!(
            target("https://example.org/x?y"),
            Some((true, "example.org".to_owned(), false))
        );
        assert_eq!(target("https://[::1]:8/"), Some((true, "[::1]".to_owned(), true)));
        assert_eq!(
            target("http://LocalHost./"),
            Some((false, "LocalHost.".to_owned(), true))
        );
        assert_eq!(target("https://a:b@example.org/"), None);
        assert_eq!(target("ftp://example.org/"), None);
        assert_eq!(target("/x"), None);
        assert_eq!(target("https:///x"), None);
    }

    #[tokio::test]
    async fn nothing_is_sent_into_a_network_of_its_own() {
        let courier = Courier::new(false);
        for url in [
            "https://127.0.0.1:1/",
            "https://localhost:1/",
            "https://[::ffff:127.0.0.1]:1/",
            "http://example.org/",
        ] {
            let sending = Sending {
                id: "a",
                at: Timestamp::UNIX_EPOCH,
                url,
                secret: "whsec_",
                body: "{}",
            };
            let sent = courier.send(&sending).await;
            assert!(
                matches!(&sent, Sent::Failed(why) if why.contains("network of its own")),
                "{url}: {sent:?}"
            );
        }
    }
}
