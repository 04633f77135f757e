//! Signing in with an account at another provider (OpenID Connect Core 1.0): the code flow with PKCE.
//!
//! Always true:
//! - who comes back is the browser that went: the state is bound to it, short-lived and taken once, the nonce is in the token;
//! - a token is believed when its signature, issuer, audience and times hold, and nothing of it before;
//! - an account is found by issuer and subject; by an address only when the provider says that it verified it, and then the
//!   two are linked. Nobody who was not invited gets an account by coming from elsewhere.
//!
//! Start reading at [`Providers`]; [`begin`](Providers::begin) leads away, [`finish`](Providers::finish) reads what came back.

mod http;

use std::collections::HashMap;
use std::error::Error;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime};

use jiff::{SignedDuration, Timestamp};
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreIdTokenVerifier, CoreProviderMetadata,
    CoreUserInfoClaims,
};
use openidconnect::url::Url;
use openidconnect::{
    AccessTokenHash, AuthType, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken,
    EndUserName, EndpointMaybeSet, EndpointNotSet, EndpointSet, IssuerUrl, LanguageTag, LocalizedClaim, Nonce,
    OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope,
    SignatureVerificationError, TokenResponse as _,
};
use serde::{Deserialize, Serialize};

use crate::platform::i18n::Lang;
use crate::platform::secret;
use http::Http;

/// How long what a provider says of itself is believed.
const FRESH: SignedDuration = SignedDuration::from_mins(60);

/// A provider as the configuration names it.
#[derive(Clone, PartialEq, Eq)]
pub struct Provider {
    /// In addresses: small letters, digits and hyphens.
    pub key: String,
    /// As the button says it.
    pub name: String,
    pub issuer: String,
    pub client_id: String,
    pub client_secret: Option<String>,
    /// Beside `openid`.
    pub scopes: Vec<String>,
}

impl std::fmt::Debug for Provider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Provider")
            .field("key", &self.key)
            .field("issuer", &self.issuer)
            .finish_non_exhaustive()
    }
}

impl Provider {
    /// What its configuration should say and does not, for an operator.
    pub fn objection(&self) -> Option<&'static str> {
        let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
        if self.key.is_empty() || !self.key.chars().all(fits) {
            return Some("a key of small letters, digits and hyphens");
        }
        if self.name.trim().is_empty() || self.client_id.is_empty() {
            return Some("a name and a client_id");
        }
        let safe = Url::parse(&self.issuer).is_ok_and(|url| {
            let near = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
            url.scheme() == "https" || (url.scheme() == "http" && near)
        });
        (!safe).then_some("an issuer with an https:// address")
    }
}

/// Why somebody does not come in by a provider.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    /// It does not answer, or not as a provider does.
    #[error("the provider {provider} does not answer as it should")]
    Unreachable {
        provider: String,
        #[source]
        problem: Box<dyn Error + Send + Sync>,
    },
    /// It says no to us: the code is used up, or it does not know us.
    #[error("the provider says: {0}")]
    Declined(String),
    /// Its token does not hold.
    #[error("the token of the provider does not hold: {0}")]
    Token(String),
}

/// What is kept until the browser comes back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Journey {
    pub provider: String,
    nonce: String,
    verifier: String,
    pub next: Option<String>,
}

impl Journey {
    pub fn to(provider: &Provider, next: Option<String>) -> Self {
        Self {
            provider: provider.key.clone(),
            nonce: secret::token(),
            verifier: secret::token(),
            next,
        }
    }
}

/// Who came back, as the provider says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stranger {
    pub issuer: String,
    pub subject: String,
    /// The address, when there is one, and whether the provider verified it.
    pub email: Option<String>,
    pub verified: bool,
    pub name: Option<String>,
}

type Client =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// The providers of this installation.
#[derive(Clone, Default)]
pub struct Providers {
    providers: Arc<[Provider]>,
    /// What each says of itself, and when it did.
    known: Arc<RwLock<HashMap<String, (Timestamp, CoreProviderMetadata)>>>,
    http: Http,
}

impl std::fmt::Debug for Providers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.providers.iter()).finish()
    }
}

impl Providers {
    pub fn new(providers: Vec<Provider>) -> Self {
        Self {
            providers: providers.into(),
            ..Self::default()
        }
    }

    pub fn all(&self) -> &[Provider] {
        &self.providers
    }

    pub fn get(&self, key: &str) -> Option<&Provider> {
        self.providers.iter().find(|provider| provider.key == key)
    }

    /// The name of the provider with this issuer; the issuer itself when it is configured no more.
    pub fn name_of<'a>(&'a self, issuer: &'a str) -> &'a str {
        self.providers
            .iter()
            .find(|provider| provider.issuer == issuer)
            .map_or(issuer, |provider| provider.name.as_str())
    }

    /// The address at the provider to which the browser goes; `state` is the key with which it comes back.
    ///
    /// # Errors
    /// When the provider does not answer.
    pub async fn begin(
        &self,
        provider: &Provider,
        base_url: &str,
        journey: &Journey,
        state: &str,
        lang: Lang,
        now: Timestamp,
    ) -> Result<String, ProviderError> {
        let client = client(provider, base_url, self.metadata(provider, now).await?)?;
        let verifier = PkceCodeVerifier::new(journey.verifier.clone());
        let (state, nonce) = (CsrfToken::new(state.to_owned()), Nonce::new(journey.nonce.clone()));
        let mut request = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, move || state, move || nonce)
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
            .add_ui_locale(LanguageTag::new(lang.tag().to_owned()));
        for scope in &provider.scopes {
            request = request.add_scope(Scope::new(scope.clone()));
        }
        let (url, _, _) = request.url();
        Ok(url.into())
    }

    /// Exchanges the code for a token, believes it if it holds, and asks for the address if the token does not say it.
    ///
    /// # Errors
    /// When the provider does not answer, says no, or its token does not hold.
    pub async fn finish(
        &self,
        provider: &Provider,
        base_url: &str,
        journey: &Journey,
        code: &str,
        now: Timestamp,
    ) -> Result<Stranger, ProviderError> {
        let first = client(provider, base_url, self.metadata(provider, now).await?)?;
        let answer = first
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|error| unreachable(provider, error))?
            .set_pkce_verifier(PkceCodeVerifier::new(journey.verifier.clone()))
            .request_async(&self.http)
            .await
            .map_err(|error| match error {
                RequestTokenError::ServerResponse(said) => ProviderError::Declined(said.to_string()),
                other => unreachable(provider, other),
            })?;
        let token = answer
            .id_token()
            .ok_or_else(|| ProviderError::Token("there is none".to_owned()))?;
        let nonce = Nonce::new(journey.nonce.clone());
        // Providers change their keys from time to time.
        let strange = matches!(
            token.claims(&at(first.id_token_verifier(), now), &nonce),
            Err(ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::NoMatchingKey
            ))
        );
        let client = if strange {
            self.forget(provider);
            client(provider, base_url, self.metadata(provider, now).await?)?
        } else {
            first
        };
        let verifier = at(client.id_token_verifier(), now);
        let claims = token.claims(&verifier, &nonce).map_err(|error| broken(&error))?;
        if let Some(expected) = claims.access_token_hash() {
            let actual = AccessTokenHash::from_token(
                answer.access_token(),
                token.signing_alg().map_err(|error| broken(&error))?,
                token.signing_key(&verifier).map_err(|error| broken(&error))?,
            )
            .map_err(|error| broken(&error))?;
            if actual != *expected {
                return Err(ProviderError::Token("it belongs to another access token".to_owned()));
            }
        }
        let mut stranger = Stranger {
            issuer: claims.issuer().to_string(),
            subject: claims.subject().to_string(),
            email: claims.email().map(|email| email.to_string()),
            verified: claims.email_verified().unwrap_or(false),
            name: any(claims.name()),
        };
        if stranger.email.is_none()
            && let Ok(request) = client.user_info(answer.access_token().clone(), Some(claims.subject().clone()))
        {
            let told: CoreUserInfoClaims = request
                .request_async(&self.http)
                .await
                .map_err(|error| unreachable(provider, error))?;
            stranger.email = told.email().map(|email| email.to_string());
            stranger.verified = told.email_verified().unwrap_or(false);
            stranger.name = stranger.name.or_else(|| any(told.name()));
        }
        Ok(stranger)
    }

    /// What the provider says of itself, asked again when that was long ago.
    async fn metadata(&self, provider: &Provider, now: Timestamp) -> Result<CoreProviderMetadata, ProviderError> {
        let known = {
            let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
            known.get(&provider.key).cloned()
        };
        if let Some((at, metadata)) = known
            && now.duration_since(at) < FRESH
        {
            return Ok(metadata);
        }
        let issuer = IssuerUrl::new(provider.issuer.clone()).map_err(|error| unreachable(provider, error))?;
        let metadata = CoreProviderMetadata::discover_async(issuer, &self.http)
            .await
            .map_err(|error| unreachable(provider, error))?;
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        known.insert(provider.key.clone(), (now, metadata.clone()));
        Ok(metadata)
    }

    fn forget(&self, provider: &Provider) {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        known.remove(&provider.key);
    }
}

/// A name in whatever language it is given.
fn any(name: Option<&LocalizedClaim<EndUserName>>) -> Option<String> {
    let (_, name) = name?.iter().next()?;
    Some(name.to_string())
}

fn unreachable(provider: &Provider, problem: impl Error + Send + Sync + 'static) -> ProviderError {
    ProviderError::Unreachable {
        provider: provider.name.clone(),
        problem: Box::new(problem),
    }
}

fn broken(error: &dyn Error) -> ProviderError {
    ProviderError::Token(error.to_string())
}

/// Where the provider sends the browser back to.
pub fn return_address(base_url: &str, provider: &Provider) -> String {
    format!("{base_url}/sign-in/oidc/{}/back", provider.key)
}

fn client(provider: &Provider, base_url: &str, metadata: CoreProviderMetadata) -> Result<Client, ProviderError> {
    let back = RedirectUrl::new(return_address(base_url, provider)).map_err(|error| unreachable(provider, error))?;
    // The standard's default is the header; some providers take the form only.
    let by_form = metadata.token_endpoint_auth_methods_supported().is_some_and(|methods| {
        !methods.contains(&CoreClientAuthMethod::ClientSecretBasic)
            && methods.contains(&CoreClientAuthMethod::ClientSecretPost)
    });
    let client = CoreClient::from_provider_metadata(
        metadata,
        ClientId::new(provider.client_id.clone()),
        provider.client_secret.clone().map(ClientSecret::new),
    )
    .set_redirect_uri(back);
    Ok(if by_form {
        client.set_auth_type(AuthType::RequestBody)
    } else {
        client
    })
}

/// A verifier whose clock is ours.
fn at(verifier: CoreIdTokenVerifier<'_>, now: Timestamp) -> CoreIdTokenVerifier<'_> {
    let seconds = u64::try_from(now.as_second()).unwrap_or_default();
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
    verifier.set_time_fn(move || now.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn provider(key: &str, issuer: &str) -> Provider {
        Provider {
            key: key.to_owned(),
            name: "University".to_owned(),
            issuer: issuer.to_owned(),
            client_id: "kurultai".to_owned(),
            client_secret: Some("hidden".to_owned()),
            scopes: vec!["email".to_owned()],
        }
    }

    #[test]
    fn a_provider_has_a_key_for_addresses_and_a_safe_issuer() {
        assert_eq!(provider("uni-1", "https://id.example.org").objection(), None);
        assert_eq!(provider("uni", "http://127.0.0.1:9000").objection(), None);
        assert_eq!(provider("uni", "http://localhost:9000").objection(), None);
        for (key, issuer) in [
            ("", "https://id.example.org"),
            ("Uni", "https://id.example.org"),
            ("a/b", "https://id.example.org"),
            ("uni", "http://id.example.org"),
            ("uni", "http://127.0.0.1.example.org"),
            ("uni", "id.example.org"),
        ] {
            assert!(provider(key, issuer).objection().is_some(), "{key} {issuer}");
        }
    }

    #[test]
    fn a_secret_is_not_printed() {
        let providers = Providers::new(vec![provider("uni", "https://id.example.org")]);
        assert!(!format!("{providers:?}").contains("hidden"));
    }
}
