//! Who takes letters: an SMTP server, or nobody, and then they stay here.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use lettre::message::{Mailbox, Message};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};

use super::message;
use super::store::{Entry, State};
use crate::platform::jobs::Trouble;

type Transport = AsyncSmtpTransport<Tokio1Executor>;

/// How long one conversation with the server may take to answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// Replies of a server that mean it does not let *us* in, not that it refuses the letter (RFC 4954 and RFC 3207).
/// Whoever administers the server can cure them, so the letter waits.
const NOT_LET_IN: [u16; 5] = [530, 534, 535, 538, 523];

/// Who takes letters, and in whose name they are written.
#[derive(Debug, Clone)]
pub struct Carrier {
    from: Arc<str>,
    /// Without one, nothing leaves this program.
    smtp: Option<Arc<Smtp>>,
}

/// An SMTP server.
#[derive(Debug)]
pub struct Smtp {
    url: String,
    /// Made at the first letter: it reads the certificates of the system, which can fail and can take a moment.
    transport: OnceLock<Result<Transport, String>>,
}

/// Whether this is an address of an SMTP server that we can use.
///
/// ```
/// # use kurultai::platform::mail::check_server;
/// assert!(check_server("smtp://user:word@mail.example.org:587?tls=required"));
/// assert!(check_server("smtps://mail.example.org"));
/// assert!(!check_server("https://mail.example.org"));
/// assert!(!check_server("smtp://"));
/// ```
pub fn check_server(url: &str) -> bool {
    let Some((scheme, rest)) = url.split_once("://") else {
        return false;
    };
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let host = place.rsplit_once('@').map_or(place, |(_, host)| host);
    let named = !host.is_empty() && !host.starts_with([':', '/']);
    match scheme {
        "smtp" => named && matches!(query, "" | "tls=required" | "tls=opportunistic"),
        "smtps" => named && query.is_empty(),
        _ => false,
    }
}

/// Whether this is an address to send from, with or without a name: `Forum <forum@example.org>`.
pub fn check_sender(from: &str) -> bool {
    from.parse::<Mailbox>().is_ok()
}

/// Whether this is an address without a name, as letters go to.
pub fn check_recipient(address: &str) -> bool {
    address.parse::<lettre::Address>().is_ok()
}

impl Carrier {
    /// A server as [`check_server`] wants it, and a sender as [`check_sender`] does; without a server, letters stay here.
    pub fn new(server: Option<&str>, from: &str) -> Self {
        let smtp = server.map(|url| Smtp {
            url: url.to_owned(),
            transport: OnceLock::new(),
        });
        Self {
            from: from.into(),
            smtp: smtp.map(Arc::new),
        }
    }

    /// The sender.
    pub fn from(&self) -> &str {
        &self.from
    }

    /// Whether letters stay here.
    pub fn keeps(&self) -> bool {
        self.smtp.is_none()
    }

    /// Hands a letter over, and says what became of it.
    pub(super) async fn send(&self, entry: &Entry) -> Result<State, Trouble> {
        let message = message::compose(entry, &self.from)?;
        match &self.smtp {
            None => Ok(State::Kept),
            Some(smtp) => smtp.send(message).await.map(|()| State::Sent),
        }
    }
}

impl Smtp {
    async fn send(&self, message: Message) -> Result<(), Trouble> {
        let transport = self
            .transport
            .get_or_init(|| {
                Transport::from_url(&self.url)
                    .map(|builder| builder.timeout(Some(PATIENCE)).build())
                    .map_err(|error| error.to_string())
            })
            .as_ref()
            .map_err(|error| Trouble::Again(error.clone()))?;
        transport.send(message).await.map(drop).map_err(|error| {
            let code = error.status().map(u16::from);
            let said = error.to_string();
            if error.is_permanent() && !code.is_some_and(|code| NOT_LET_IN.contains(&code)) {
                Trouble::Never(said)
            } else {
                Trouble::Again(said)
            }
        })
    }
}
