//! News for browsers that are looking at something right now: a bell that is rung after a commit, and the stream of
//! server-sent events that passes it on. Nothing is kept; whoever missed it asks for the present state.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::Stream;
use serde_json::Value;
use tokio::sync::broadcast;

/// A piece of news: its kind and what it says.
#[derive(Debug, Clone)]
pub struct News {
    pub kind: &'static str,
    pub data: Value,
}

/// Rung by topic. Cloning it gives another handle of the same bell.
#[derive(Debug, Clone, Default)]
pub struct Bell {
    topics: Arc<Mutex<HashMap<String, broadcast::Sender<News>>>>,
}

impl Bell {
    /// Tells everybody who listens to `topic`.
    pub fn ring(&self, topic: &str, kind: &'static str, data: Value) {
        let mut topics = self.topics.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sender) = topics.get(topic)
            && sender.send(News { kind, data }).is_err()
        {
            // Nobody listens any more.
            topics.remove(topic);
        }
    }

    /// Hears what is told about `topic` from now on.
    pub fn listen(&self, topic: &str) -> broadcast::Receiver<News> {
        let mut topics = self.topics.lock().unwrap_or_else(PoisonError::into_inner);
        topics
            .entry(topic.to_owned())
            .or_insert_with(|| broadcast::channel(256).0)
            .subscribe()
    }

    /// The stream for a browser. One that is too slow is told `missed` and asks again.
    pub fn stream(&self, topic: &str) -> Sse<impl Stream<Item = Result<Event, Infallible>> + use<>> {
        let receiver = self.listen(topic);
        let stream = futures_util::stream::unfold(receiver, |mut receiver| async move {
            let event = match receiver.recv().await {
                Ok(news) => Event::default().event(news.kind).data(news.data.to_string()),
                Err(broadcast::error::RecvError::Lagged(_)) => Event::default().event("missed").data("{}"),
                Err(broadcast::error::RecvError::Closed) => return None,
            };
            Some((Ok(event), receiver))
        });
        Sse::new(stream).keep_alive(KeepAlive::new().interval(Duration::from_secs(20)))
    }
}
