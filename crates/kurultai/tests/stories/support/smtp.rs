//! A small SMTP server on this machine that takes letters, or refuses them as it was told to.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What the server took: to whom, and the message as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    pub to: String,
    pub message: String,
}

impl Taken {
    /// The lines of the head, folded lines joined.
    pub fn headers(&self) -> Vec<String> {
        let (head, _) = self.message.split_once("\r\n\r\n").expect("a head and a body");
        head.replace("\r\n ", " ").lines().map(str::to_owned).collect()
    }
}

#[derive(Debug, Default)]
struct Said {
    /// Answers to the next messages, instead of taking them.
    refusals: VecDeque<&'static str>,
    taken: Vec<Taken>,
    conversations: usize,
}

/// The server; it goes when the test's runtime does.
#[derive(Debug, Clone)]
pub struct Smtp {
    port: u16,
    said: Arc<Mutex<Said>>,
}

impl Smtp {
    /// A server that answers the first messages with these refusals and takes the others.
    pub async fn start(refusals: &[&'static str]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let server = Self {
            port: listener.local_addr().expect("an address").port(),
            said: Arc::new(Mutex::new(Said {
                refusals: refusals.iter().copied().collect(),
                ..Said::default()
            })),
        };
        let talking = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(talking.clone().converse(stream));
            }
        });
        server
    }

    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    pub fn taken(&self) -> Vec<Taken> {
        self.said.lock().expect("nobody panicked").taken.clone()
    }

    /// How often somebody called.
    pub fn conversations(&self) -> usize {
        self.said.lock().expect("nobody panicked").conversations
    }

    async fn converse(self, stream: TcpStream) -> Option<()> {
        self.said.lock().ok()?.conversations += 1;
        let (reader, mut writer) = stream.into_split();
        let mut lines = BufReader::new(reader).lines();
        writer.write_all(b"220 test ESMTP\r\n").await.ok()?;
        let mut to = String::new();
        while let Some(line) = lines.next_line().await.ok()? {
            let verb = line.split([' ', ':']).next().unwrap_or_default().to_uppercase();
            let answer = match verb.as_str() {
                "EHLO" => "250-test\r\n250 8BITMIME\r\n".to_owned(),
                "RCPT" => {
                    to = line.trim_start_matches("RCPT TO:<").split('>').next()?.to_owned();
                    "250 ok\r\n".to_owned()
                }
                "DATA" => {
                    writer.write_all(b"354 go on\r\n").await.ok()?;
                    let mut message = String::new();
                    loop {
                        let line = lines.next_line().await.ok()??;
                        if line == "." {
                            break;
                        }
                        message.push_str(line.strip_prefix('.').unwrap_or(&line));
                        message.push_str("\r\n");
                    }
                    let mut said = self.said.lock().ok()?;
                    match said.refusals.pop_front() {
                        Some(refusal) => format!("{refusal}\r\n"),
                        None => {
                            let to = to.clone();
                            said.taken.push(Taken { to, message });
                            "250 taken\r\n".to_owned()
                        }
                    }
                }
                "QUIT" => {
                    writer.write_all(b"221 bye\r\n").await.ok()?;
                    return Some(());
                }
                _ => "250 ok\r\n".to_owned(),
            };
            writer.write_all(answer.as_bytes()).await.ok()?;
        }
        Some(())
    }
}
