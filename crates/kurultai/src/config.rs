//! Configuration: a file, then the environment, then flags; the later one wins. `kurultai config` prints what came out and
//! where each value is from.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::{Deserialize, Serialize};

use crate::people::keys::oidc::Provider;
use crate::platform::mail;

/// Whose name stands on mail that nobody sends.
const DEFAULT_SENDER: &str = "Kurultai <kurultai@localhost>";

/// The file that is read when no other is named and it is there.
pub const DEFAULT_FILE: &str = "kurultai.toml";

/// What can be set by flags, for every command.
#[derive(Debug, Clone, Default, Args)]
pub struct Flags {
    /// Configuration file (TOML) [default: kurultai.toml, if there is one]
    #[arg(long, global = true, value_name = "FILE", help_heading = "Configuration")]
    pub config: Option<PathBuf>,
    /// Folder for the database, compiled sites and files [environment: KURULTAI_DATA]
    #[arg(long, global = true, value_name = "FOLDER", help_heading = "Configuration")]
    pub data: Option<PathBuf>,
    /// postgres://… for PostgreSQL; without it, SQLite in the data folder [environment: DATABASE_URL]
    #[arg(long, global = true, value_name = "ADDRESS", help_heading = "Configuration")]
    pub database: Option<String>,
    /// Address to listen on [environment: KURULTAI_LISTEN]
    #[arg(long, global = true, value_name = "IP:PORT", help_heading = "Configuration")]
    pub listen: Option<String>,
    /// Address under which readers reach the site, without a slash at the end [environment: KURULTAI_BASE_URL]
    #[arg(long, global = true, value_name = "URL", help_heading = "Configuration")]
    pub base_url: Option<String>,
    /// Threads that answer requests; 0 for one per core [environment: KURULTAI_THREADS]
    #[arg(long, global = true, value_name = "COUNT", help_heading = "Configuration")]
    pub threads: Option<String>,
    /// Logs: text or json [environment: KURULTAI_LOG_FORMAT]
    #[arg(long, global = true, value_name = "FORMAT", help_heading = "Configuration")]
    pub log_format: Option<String>,
    /// What is logged, such as info or kurultai=debug [environment: KURULTAI_LOG]
    #[arg(long, global = true, value_name = "FILTER", help_heading = "Configuration")]
    pub log: Option<String>,
    /// Language of a reader whose browser asks for none of ours: kk, ru or en [environment: KURULTAI_LANGUAGE]
    #[arg(long, global = true, value_name = "LANGUAGE", help_heading = "Configuration")]
    pub language: Option<String>,
    /// Server that takes mail: smtp://user:password@host:587?tls=required or smtps://…; without one, mail stays here and is
    /// read at /desk/mail [environment: KURULTAI_SMTP]
    #[arg(long, global = true, value_name = "URL", help_heading = "Configuration")]
    pub smtp: Option<String>,
    /// Sender of mail, such as "Forum <forum@example.org>" [environment: KURULTAI_MAIL_FROM]
    #[arg(long, global = true, value_name = "ADDRESS", help_heading = "Configuration")]
    pub mail_from: Option<String>,
    /// Whether webhooks may lead into a private network: yes or no [environment: KURULTAI_WEBHOOK_PRIVATE]
    #[arg(long, global = true, value_name = "YES|NO", help_heading = "Configuration")]
    pub webhook_private: Option<String>,
    /// Requests a minute that one key may make of the API [environment: KURULTAI_API_RATE]
    #[arg(long, global = true, value_name = "COUNT", help_heading = "Configuration")]
    pub api_rate: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileSettings {
    data: Option<PathBuf>,
    database: Option<String>,
    listen: Option<String>,
    base_url: Option<String>,
    threads: Option<usize>,
    log_format: Option<String>,
    log: Option<String>,
    language: Option<String>,
    smtp: Option<String>,
    mail_from: Option<String>,
    webhook_private: Option<bool>,
    api_rate: Option<u32>,
    #[serde(default)]
    oidc: Vec<FileProvider>,
}

/// A provider of accounts (OpenID Connect), `[[oidc]]` in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileProvider {
    key: String,
    name: String,
    issuer: String,
    client_id: String,
    client_secret: Option<String>,
    scopes: Option<Vec<String>>,
}

/// Where a value came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    Default,
    File(String),
    Environment(&'static str),
    Flag(&'static str),
}

/// One setting with its origin, ready to print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Setting {
    pub name: &'static str,
    pub value: String,
    pub origin: Origin,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    Text,
    Json,
}

/// The configuration in force.
#[derive(Debug, Clone)]
pub struct Config {
    pub data: PathBuf,
    /// As [`crate::platform::db::Db::open`] takes it.
    pub database: String,
    pub listen: SocketAddr,
    pub base_url: String,
    /// 0 for one per core.
    pub threads: usize,
    pub log_format: LogFormat,
    pub log: String,
    pub language: crate::platform::i18n::Lang,
    /// As [`mail::check_server`] takes it; without one, mail stays here.
    pub smtp: Option<String>,
    /// As [`mail::check_sender`] takes it.
    pub mail_from: String,
    /// Whether webhooks may lead into a private network.
    pub webhook_private: bool,
    /// Requests a minute for one key of the API.
    pub api_rate: u32,
    /// Where people may have an account that opens one here.
    pub providers: Vec<Provider>,
    pub settings: Vec<Setting>,
}

/// A value that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("the configuration file {file} cannot be read: {problem}")]
    Unreadable { file: String, problem: std::io::Error },
    #[error("the configuration file {file} is not right: {problem}")]
    Malformed { file: String, problem: String },
    #[error("{name} is {value:?} ({origin:?}), but it must be {expected}")]
    Value {
        name: &'static str,
        value: String,
        origin: Origin,
        expected: &'static str,
    },
}

impl Config {
    /// Puts the configuration together. `environment` looks a variable up.
    ///
    /// # Errors
    /// When the named file is missing or malformed, or a value cannot be used.
    pub fn resolve(flags: &Flags, environment: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let (file, file_name) = read_file(flags.config.as_deref())?;
        let mut settings = Vec::new();
        let mut pick = |name, flag_name, flag: Option<String>, variable, in_file: Option<String>, default: String| {
            let (value, origin) = match (flag, environment(variable).filter(|value| !value.is_empty()), in_file) {
                (Some(value), _, _) => (value, Origin::Flag(flag_name)),
                (None, Some(value), _) => (value, Origin::Environment(variable)),
                (None, None, Some(value)) => (value, Origin::File(file_name.clone())),
                (None, None, None) => (default, Origin::Default),
            };
            settings.push(Setting {
                name,
                value: value.clone(),
                origin: origin.clone(),
            });
            (value, origin)
        };
        let text = |path: PathBuf| path.to_string_lossy().into_owned();
        let (data, _) = pick(
            "data",
            "--data",
            flags.data.clone().map(text),
            "KURULTAI_DATA",
            file.data.map(text),
            "kurultai-data".to_owned(),
        );
        let data = PathBuf::from(data);
        let (database, _) = pick(
            "database",
            "--database",
            flags.database.clone(),
            "DATABASE_URL",
            file.database,
            data.join("kurultai.sqlite").to_string_lossy().into_owned(),
        );
        let (listen, listen_origin) = pick(
            "listen",
            "--listen",
            flags.listen.clone(),
            "KURULTAI_LISTEN",
            file.listen,
            "127.0.0.1:8014".to_owned(),
        );
        let listen: SocketAddr = listen.parse().map_err(|_| ConfigError::Value {
            name: "listen",
            value: listen,
            origin: listen_origin,
            expected: "an address and a port, such as 127.0.0.1:8014 or [::]:80",
        })?;
        let (base_url, base_origin) = pick(
            "base_url",
            "--base-url",
            flags.base_url.clone(),
            "KURULTAI_BASE_URL",
            file.base_url,
            format!("http://{listen}"),
        );
        let base_url = base_url.trim_end_matches('/').to_owned();
        if !(base_url.starts_with("http://") || base_url.starts_with("https://")) {
            return Err(ConfigError::Value {
                name: "base_url",
                value: base_url,
                origin: base_origin,
                expected: "an http:// or https:// address",
            });
        }
        let (threads, threads_origin) = pick(
            "threads",
            "--threads",
            flags.threads.clone(),
            "KURULTAI_THREADS",
            file.threads.map(|threads| threads.to_string()),
            "0".to_owned(),
        );
        let threads = threads
            .parse()
            .ok()
            .filter(|threads| *threads <= 1024)
            .ok_or(ConfigError::Value {
                name: "threads",
                value: threads,
                origin: threads_origin,
                expected: "a whole number from 0 to 1024",
            })?;
        let (log_format, format_origin) = pick(
            "log_format",
            "--log-format",
            flags.log_format.clone(),
            "KURULTAI_LOG_FORMAT",
            file.log_format,
            "text".to_owned(),
        );
        let log_format = match log_format.as_str() {
            "text" => LogFormat::Text,
            "json" => LogFormat::Json,
            _ => {
                return Err(ConfigError::Value {
                    name: "log_format",
                    value: log_format,
                    origin: format_origin,
                    expected: "text or json",
                });
            }
        };
        let (log, _) = pick(
            "log",
            "--log",
            flags.log.clone(),
            "KURULTAI_LOG",
            file.log,
            "info".to_owned(),
        );
        let (language, language_origin) = pick(
            "language",
            "--language",
            flags.language.clone(),
            "KURULTAI_LANGUAGE",
            file.language,
            "ru".to_owned(),
        );
        let language = crate::platform::i18n::Lang::from_tag(&language).ok_or(ConfigError::Value {
            name: "language",
            value: language,
            origin: language_origin,
            expected: "kk, ru or en",
        })?;
        let (smtp, smtp_origin) = pick(
            "smtp",
            "--smtp",
            flags.smtp.clone(),
            "KURULTAI_SMTP",
            file.smtp,
            String::new(),
        );
        let smtp = Some(smtp).filter(|url| !url.is_empty());
        if let Some(url) = smtp.as_deref().filter(|url| !mail::check_server(url)) {
            return Err(ConfigError::Value {
                name: "smtp",
                value: without_password(url),
                origin: smtp_origin,
                expected: "smtp://user:password@host:587?tls=required, smtps://user:password@host or smtp://host",
            });
        }
        let (mail_from, from_origin) = pick(
            "mail_from",
            "--mail-from",
            flags.mail_from.clone(),
            "KURULTAI_MAIL_FROM",
            file.mail_from,
            DEFAULT_SENDER.to_owned(),
        );
        if !mail::check_sender(&mail_from) || (smtp.is_some() && from_origin == Origin::Default) {
            return Err(ConfigError::Value {
                name: "mail_from",
                value: mail_from,
                origin: from_origin,
                expected: "the address that mail is sent from, such as Forum <forum@example.org>",
            });
        }
        let (private, private_origin) = pick(
            "webhook_private",
            "--webhook-private",
            flags.webhook_private.clone(),
            "KURULTAI_WEBHOOK_PRIVATE",
            file.webhook_private.map(|private| private.to_string()),
            "no".to_owned(),
        );
        let webhook_private = match private.as_str() {
            "yes" | "true" => true,
            "no" | "false" => false,
            _ => {
                return Err(ConfigError::Value {
                    name: "webhook_private",
                    value: private,
                    origin: private_origin,
                    expected: "yes or no",
                });
            }
        };
        let (rate, rate_origin) = pick(
            "api_rate",
            "--api-rate",
            flags.api_rate.clone(),
            "KURULTAI_API_RATE",
            file.api_rate.map(|rate| rate.to_string()),
            "1200".to_owned(),
        );
        let api_rate = rate
            .parse()
            .ok()
            .filter(|rate| (1..=1_000_000).contains(rate))
            .ok_or(ConfigError::Value {
                name: "api_rate",
                value: rate,
                origin: rate_origin,
                expected: "a whole number from 1 to 1000000",
            })?;
        let (providers, set) = providers(file.oidc, &file_name, &environment)?;
        settings.extend(set);
        Ok(Self {
            data,
            database,
            listen,
            base_url,
            threads,
            log_format,
            log,
            language,
            smtp,
            mail_from,
            webhook_private,
            api_rate,
            providers,
            settings,
        })
    }

    /// Where compiled sites are kept.
    pub fn site_folder(&self) -> PathBuf {
        self.data.join("site")
    }
}

/// The providers of the file, and one of the environment: `KURULTAI_OIDC_ISSUER`, `…_CLIENT_ID`, `…_CLIENT_SECRET`,
/// `…_NAME`, and `…_SCOPES`, separated by spaces. Without scopes, `email` and `profile` are asked for.
fn providers(
    in_file: Vec<FileProvider>,
    file: &str,
    environment: impl Fn(&str) -> Option<String>,
) -> Result<(Vec<Provider>, Vec<Setting>), ConfigError> {
    let usual = || vec!["email".to_owned(), "profile".to_owned()];
    let mut found: Vec<(Provider, Origin)> = in_file
        .into_iter()
        .map(|each| {
            let provider = Provider {
                key: each.key,
                name: each.name,
                issuer: each.issuer,
                client_id: each.client_id,
                client_secret: each.client_secret,
                scopes: each.scopes.unwrap_or_else(usual),
            };
            (provider, Origin::File(file.to_owned()))
        })
        .collect();
    let variable = |name: &str| environment(name).filter(|value| !value.is_empty());
    if let Some(issuer) = variable("KURULTAI_OIDC_ISSUER") {
        let scopes = variable("KURULTAI_OIDC_SCOPES");
        let provider = Provider {
            key: "oidc".to_owned(),
            name: variable("KURULTAI_OIDC_NAME").unwrap_or_else(|| "OpenID Connect".to_owned()),
            issuer,
            client_id: variable("KURULTAI_OIDC_CLIENT_ID").unwrap_or_default(),
            client_secret: variable("KURULTAI_OIDC_CLIENT_SECRET"),
            scopes: scopes.map_or_else(usual, |scopes| scopes.split_whitespace().map(str::to_owned).collect()),
        };
        found.push((provider, Origin::Environment("KURULTAI_OIDC_ISSUER")));
    }
    let mut providers: Vec<Provider> = Vec::new();
    let mut settings = Vec::new();
    for (provider, origin) in found {
        let twice = providers
            .iter()
            .any(|other| other.key == provider.key || other.issuer == provider.issuer);
        let objection = provider
            .objection()
            .or_else(|| twice.then_some("another key and another issuer than each other provider"));
        let value = format!("{} ({})", provider.key, provider.issuer);
        if let Some(expected) = objection {
            return Err(ConfigError::Value {
                name: "oidc",
                value,
                origin,
                expected,
            });
        }
        settings.push(Setting {
            name: "oidc",
            value,
            origin,
        });
        providers.push(provider);
    }
    Ok((providers, settings))
}

fn read_file(named: Option<&Path>) -> Result<(FileSettings, String), ConfigError> {
    let path = named.unwrap_or(Path::new(DEFAULT_FILE));
    let file = path.display().to_string();
    match std::fs::read_to_string(path) {
        Ok(text) => match toml::from_str(&text) {
            Ok(settings) => Ok((settings, file)),
            Err(error) => Err(ConfigError::Malformed {
                file,
                problem: error.to_string(),
            }),
        },
        Err(problem) if named.is_none() && problem.kind() == std::io::ErrorKind::NotFound => {
            Ok((FileSettings::default(), file))
        }
        Err(problem) => Err(ConfigError::Unreadable { file, problem }),
    }
}

/// A database address without its password, for printing.
pub fn without_password(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else {
        return address.to_owned();
    };
    let Some((account, place)) = rest.rsplit_once('@') else {
        return address.to_owned();
    };
    match account.split_once(':') {
        Some((name, _)) => format!("{scheme}://{name}:***@{place}"),
        None => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_win_over_the_environment_and_that_over_the_file() {
        let folder = std::env::temp_dir().join(format!("kurultai-config-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("a.toml");
        std::fs::write(&file, "listen = \"127.0.0.1:1\"\nthreads = 3\nlanguage = \"kk\"\n").unwrap();
        let flags = Flags {
            config: Some(file.clone()),
            language: Some("en".into()),
            ..Flags::default()
        };
        let config = Config::resolve(&flags, |name| {
            matches!(name, "KURULTAI_LISTEN" | "KURULTAI_LANGUAGE").then(|| match name {
                "KURULTAI_LISTEN" => "127.0.0.1:2".to_owned(),
                _ => "ru".to_owned(),
            })
        })
        .unwrap();
        assert_eq!(config.listen.port(), 2);
        assert_eq!(config.threads, 3);
        assert_eq!(config.language, crate::platform::i18n::Lang::En);
        assert_eq!(config.base_url, "http://127.0.0.1:2");
        let origins: Vec<_> = config
            .settings
            .iter()
            .map(|setting| (setting.name, setting.origin.clone()))
            .collect();
        assert_eq!(origins[2], ("listen", Origin::Environment("KURULTAI_LISTEN")));
        assert_eq!(origins[4], ("threads", Origin::File(file.display().to_string())));
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn an_unknown_key_or_a_wrong_value_is_named() {
        let folder = std::env::temp_dir().join(format!("kurultai-wrong-config-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("a.toml");
        std::fs::write(&file, "lisen = \"127.0.0.1:1\"\n").unwrap();
        let flags = Flags {
            config: Some(file),
            ..Flags::default()
        };
        let error = Config::resolve(&flags, |_| None).unwrap_err().to_string();
        assert!(error.contains("lisen"), "{error}");
        std::fs::remove_dir_all(folder).unwrap();
        let flags = Flags {
            listen: Some("nowhere".into()),
            ..Flags::default()
        };
        let error = Config::resolve(&flags, |_| None).unwrap_err().to_string();
        assert!(error.contains("listen is \"nowhere\""), "{error}");
    }

    #[test]
    fn mail_needs_a_server_that_can_be_used_and_then_a_sender() {
        let resolve = |smtp: &str, from: Option<&str>| {
            let flags = Flags {
                smtp: Some(smtp.to_owned()),
                mail_from: from.map(str::to_owned),
                ..Flags::default()
            };
            Config::resolve(&flags, |_| None).map(|config| config.smtp)
        };
        let server = "smtp://forum:secret@mail.example.org:587?tls=required";
        assert_eq!(
            resolve(server, Some("Forum <forum@example.org>")).unwrap(),
            Some(server.to_owned())
        );
        let error = resolve(server, None).unwrap_err().to_string();
        assert!(error.contains("mail_from"), "{error}");
        let error = resolve(server, Some("nobody")).unwrap_err().to_string();
        assert!(error.contains("mail_from is \"nobody\""), "{error}");
        let error = resolve("http://forum:secret@mail.example.org", None)
            .unwrap_err()
            .to_string();
        assert!(error.contains("smtp is") && !error.contains("secret"), "{error}");
        assert_eq!(resolve("", None).unwrap(), None);
    }

    #[test]
    fn providers_come_from_the_file_and_the_environment() {
        let folder = std::env::temp_dir().join(format!("kurultai-oidc-config-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("a.toml");
        let resolve = |more: &str, issuer: &str| {
            let text = format!(
                "[[oidc]]\nkey = \"uni\"\nname = \"University\"\nissuer = \"https://id.example.org\"\nclient_id = \"a\"\n{more}"
            );
            std::fs::write(&file, text).unwrap();
            let flags = Flags {
                config: Some(file.clone()),
                ..Flags::default()
            };
            Config::resolve(&flags, |name| match name {
                "KURULTAI_OIDC_ISSUER" => Some(issuer.to_owned()),
                "KURULTAI_OIDC_CLIENT_ID" => Some("b".to_owned()),
                "KURULTAI_OIDC_CLIENT_SECRET" => Some("hidden".to_owned()),
                _ => None,
            })
        };
        let config = resolve("scopes = [\"email\"]\n", "https://login.example.org").unwrap();
        let keys: Vec<_> = config
            .providers
            .iter()
            .map(|each| (each.key.as_str(), each.scopes.len()))
            .collect();
        assert_eq!(keys, [("uni", 1), ("oidc", 2)]);
        assert!(!format!("{:?}", config.settings).contains("hidden"));
        for (more, issuer, expected) in [
            ("", "http://login.example.org", "https://"),
            ("", "https://id.example.org", "another issuer"),
            ("secret = \"x\"\n", "", "secret"),
        ] {
            let error = resolve(more, issuer).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
        assert_eq!(resolve("", "").unwrap().providers.len(), 1);
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_password_is_not_printed() {
        assert_eq!(without_password("postgres://a:secret@h/d"), "postgres://a:***@h/d");
        assert_eq!(without_password("postgres://a@h/d"), "postgres://a@h/d");
        assert_eq!(without_password("x.sqlite"), "x.sqlite");
        assert_eq!(
            without_password("smtps://forum:p@ss@mail.example.org:465"),
            "smtps://forum:***@mail.example.org:465"
        );
    }
}
