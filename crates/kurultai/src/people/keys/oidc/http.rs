//! Asking a provider over HTTP: with TLS by the system's certificates, without redirects, with limits of time and size.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};

/// How long a provider may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// How much it may answer.
const MOST: usize = 1024 * 1024;

type Inner = Client<HttpsConnector<HttpConnector>, Full<Bytes>>;

/// Asks providers.
#[derive(Clone, Default)]
pub struct Http {
    inner: Arc<OnceLock<Inner>>,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum HttpError {
    #[error("the certificates of this system cannot be read")]
    Certificates(#[source] std::io::Error),
    #[error("there was no answer within {} s", PATIENCE.as_secs())]
    Late,
    #[error("the request failed")]
    Request(#[source] hyper_util::client::legacy::Error),
    #[error("the answer could not be read")]
    Body(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Http {
    fn inner(&self) -> Result<&Inner, HttpError> {
        if let Some(inner) = self.inner.get() {
            return Ok(inner);
        }
        // Reading the certificates takes some milliseconds, which an installation without providers saves.
        let connector = HttpsConnectorBuilder::new()
            .with_native_roots()
            .map_err(HttpError::Certificates)?
            .https_or_http()
            .enable_http1()
            .build();
        let inner = Client::builder(TokioExecutor::new())
            .pool_idle_timeout(Duration::from_secs(30))
            .build(connector);
        Ok(self.inner.get_or_init(|| inner))
    }

    async fn ask(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let asked = self.inner()?.request(request.map(|body| Full::new(Bytes::from(body))));
        let answered = async {
            let (parts, body) = asked.await.map_err(HttpError::Request)?.into_parts();
            let body = Limited::new(body, MOST).collect().await.map_err(HttpError::Body)?;
            Ok(HttpResponse::from_parts(parts, body.to_bytes().to_vec()))
        };
        tokio::time::timeout(PATIENCE, answered)
            .await
            .map_err(|_| HttpError::Late)?
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = HttpError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.ask(request))
    }
}
