//! Sockets: a thin service in front of the router. Pages are answered from memory before the router is asked.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::Router;
use bytes::Bytes;
use http_body_util::{BodyExt as _, Either};
use hyper::body::Incoming;
use hyper::header::CONTENT_TYPE;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt as _;

use super::metrics::{Metrics, Origin};
use super::site::{Body, CommonHeaders, Current, Question};

/// A connection that sends its request slower than this is closed.
const HEADER_TIMEOUT: Duration = Duration::from_secs(15);
/// How long a shutdown waits for requests under way.
const GRACE: Duration = Duration::from_secs(20);
/// More connections than this wait in the system's queue.
const MOST_CONNECTIONS: u64 = 50_000;

/// What the service needs to answer.
#[derive(Debug)]
pub struct Front {
    pub current: Current,
    pub metrics: Metrics,
    pub common: CommonHeaders,
}

/// Opens the listening socket.
///
/// # Errors
/// When the address is taken or not allowed.
pub fn listen(address: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = socket2::Socket::new(socket2::Domain::for_address(address), socket2::Type::STREAM, None)?;
    socket.set_reuse_address(true)?;
    socket.set_nonblocking(true)?;
    socket.bind(&address.into())?;
    socket.listen(4096)?;
    TcpListener::from_std(socket.into())
}

/// Serves until `stop` resolves, then finishes the requests under way.
pub async fn serve(listener: TcpListener, front: Arc<Front>, router: Router, stop: impl Future<Output = ()>) {
    let graceful = GracefulShutdown::new();
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        match accepted {
            Ok((stream, peer)) => accept(stream, peer, &front, &router, &graceful),
            Err(error) => {
                // Out of file descriptors, usually: give others time to close theirs.
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
    drop(listener);
    tracing::info!(
        open = front.metrics.open_connections.load(Ordering::Relaxed),
        "finishing the requests under way"
    );
    if tokio::time::timeout(GRACE, graceful.shutdown()).await.is_err() {
        tracing::warn!("some connections were still busy and were closed");
    }
}

/// Who is at the other end of the connection.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub SocketAddr);

fn accept(stream: TcpStream, peer: SocketAddr, front: &Arc<Front>, router: &Router, graceful: &GracefulShutdown) {
    if front.metrics.open_connections.load(Ordering::Relaxed) >= MOST_CONNECTIONS {
        tracing::warn!("too many connections; one was turned away");
        return;
    }
    // Without it the last packet of an answer may wait for an acknowledgement; a failure costs only time.
    let _ = stream.set_nodelay(true);
    front.metrics.open_connections.fetch_add(1, Ordering::Relaxed);
    let service = {
        let front = Arc::clone(front);
        let router = router.clone();
        service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(Peer(peer));
            let front = Arc::clone(&front);
            let router = router.clone();
            async move { Ok::<_, Infallible>(answer(&front, router, request).await) }
        })
    };
    // Not `pipeline_flush`: it makes the connection copy every body behind its headers before sending.
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIMEOUT)
        .serve_connection(TokioIo::new(stream), service);
    let connection = graceful.watch(connection);
    let front = Arc::clone(front);
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!(%error, "a connection ended early");
        }
        front.metrics.open_connections.fetch_sub(1, Ordering::Relaxed);
    });
}

type Sent = Either<Body, axum::body::Body>;

async fn answer(front: &Front, router: Router, request: Request<Incoming>) -> Response<Sent> {
    {
        let site = front.current.get();
        let question = Question {
            path: request.uri().path(),
            query: request.uri().query(),
            headers: request.headers(),
        };
        if let Some(response) = site.answer(request.method(), &question) {
            front.metrics.count(Origin::Memory, response.status().as_u16());
            return response.map(Either::Left);
        }
    }
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let request = request.map(|body| axum::body::Body::new(body.map_err(axum::Error::new)));
    let Ok(mut response) = router.oneshot(request).await;
    // A handler that says 404 says it in its own words; the router alone says nothing.
    if response.status() == StatusCode::NOT_FOUND && !response.headers().contains_key(CONTENT_TYPE) {
        front.metrics.count(Origin::Nobody, 404);
        return front.current.get().answer_not_found(&method, &path).map(Either::Left);
    }
    front.metrics.count(Origin::Router, response.status().as_u16());
    front.common.add_to(response.headers_mut());
    response.map(Either::Right)
}

/// Asks a site as a client would, without a socket. For tests and for checks of a compiled site.
pub fn ask(front: &Front, path_and_query: &str, headers: &hyper::HeaderMap) -> Option<Response<Body>> {
    let (path, query) = match path_and_query.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (path_and_query, None),
    };
    front
        .current
        .get()
        .answer(&Method::GET, &Question { path, query, headers })
}

/// The bytes of an answer.
pub async fn read_body(response: Response<Body>) -> Bytes {
    match response.into_body().collect().await {
        Ok(body) => body.to_bytes(),
        Err(never) => match never {},
    }
}
