//! What HTTP asks of an answer (RFC 9110), as clients see it.

use http_body_util::BodyExt as _;

use super::super::pack::{Page, in_memory};
use super::*;

const TEXT: &str = "Көкшетаудан Қостанайға дейін. ";

fn site() -> Site {
    let mut site = Site::new(CommonHeaders::new(false));
    let page = Page {
        path: "/kk/page".into(),
        content_type: "text/html; charset=utf-8".into(),
        language: Some("kk".into()),
        body: TEXT.repeat(100).into_bytes(),
    };
    let calendar = Page {
        path: "/kk/page.ics".into(),
        content_type: "text/calendar; charset=utf-8".into(),
        language: Some("kk".into()),
        body: b"BEGIN:VCALENDAR\r\n".repeat(100),
    };
    site.add_pages(in_memory(vec![page, calendar]), Keep::Ask);
    site.add_not_found("", Bytes::from_static(b"no such page"));
    site.add_not_found("/kk", Bytes::from_static("ондай бет жоқ".as_bytes()));
    site
}

fn asked(pairs: &[(&'static str, &str)]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in pairs {
        headers.append(*name, value.parse().unwrap());
    }
    headers
}

fn ask(method: Method, path: &str, pairs: &[(&'static str, &str)]) -> Response<Body> {
    let headers = asked(pairs);
    let (path, query) = path
        .split_once('?')
        .map_or((path, None), |(path, query)| (path, Some(query)));
    let question = Question {
        path,
        query,
        headers: &headers,
    };
    site().answer(&method, &question).expect("the page is there")
}

fn get(pairs: &[(&'static str, &str)]) -> Response<Body> {
    ask(Method::GET, "/kk/page", pairs)
}

fn value<'r>(response: &'r Response<Body>, name: &str) -> Option<&'r str> {
    response.headers().get(name).map(|value| value.to_str().unwrap())
}

async fn bytes(response: Response<Body>) -> Bytes {
    response.into_body().collect().await.unwrap().to_bytes()
}

#[tokio::test]
async fn each_encoding_has_its_own_tag_and_is_not_sent_again() {
    let mut tags = Vec::new();
    for accept in ["identity", "gzip", "br", "zstd"] {
        let first = get(&[("accept-encoding", accept)]);
        assert_eq!(first.status(), StatusCode::OK);
        assert_eq!(value(&first, "vary"), Some("accept-encoding"));
        assert_eq!(value(&first, "content-language"), Some("kk"));
        let encoding = (accept != "identity").then_some(accept);
        assert_eq!(value(&first, "content-encoding"), encoding);
        let tag = value(&first, "etag").unwrap().to_owned();
        for given in [
            tag.clone(),
            format!("W/{tag}"),
            format!("\"other\", {tag}"),
            "*".to_owned(),
        ] {
            let again = get(&[("accept-encoding", accept), ("if-none-match", &given)]);
            assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{accept} {given}");
            assert_eq!(value(&again, "etag"), Some(tag.as_str()));
            assert_eq!(value(&again, "vary"), Some("accept-encoding"));
            assert!(bytes(again).await.is_empty());
        }
        let other = get(&[("accept-encoding", accept), ("if-none-match", "\"other\"")]);
        assert_eq!(other.status(), StatusCode::OK);
        tags.push(tag);
    }
    tags.sort();
    tags.dedup();
    assert_eq!(tags.len(), 4);
}

#[tokio::test]
async fn a_tag_of_another_encoding_does_not_match() {
    let tag = value(&get(&[("accept-encoding", "gzip")]), "etag").unwrap().to_owned();
    let answer = get(&[("accept-encoding", "br"), ("if-none-match", &tag)]);
    assert_eq!(answer.status(), StatusCode::OK);
}

#[tokio::test]
async fn a_calendar_is_kept_in_gzip_for_all_who_take_it() {
    let check = |accept: &str, expected: Option<&str>| {
        let answer = ask(Method::GET, "/kk/page.ics", &[("accept-encoding", accept)]);
        assert_eq!(value(&answer, "content-encoding"), expected, "{accept}");
    };
    check("br, gzip", Some("gzip"));
    check("br", None);
    check("br, gzip;q=0", None);
}

#[tokio::test]
async fn head_says_how_long_get_would_be() {
    for accept in ["identity", "gzip", "br"] {
        let head = ask(Method::HEAD, "/kk/page", &[("accept-encoding", accept)]);
        let length = value(&head, "content-length").unwrap().to_owned();
        assert!(bytes(head).await.is_empty());
        let body = bytes(get(&[("accept-encoding", accept)])).await;
        assert_eq!(length, body.len().to_string(), "{accept}");
    }
}

#[tokio::test]
async fn one_range_is_cut_out_of_the_page_itself() {
    let whole = TEXT.repeat(100).into_bytes();
    let length = whole.len();
    let check = async |range: &str, expected: Option<std::ops::Range<usize>>| {
        let answer = get(&[("range", range), ("accept-encoding", "gzip")]);
        let Some(span) = expected else {
            assert_eq!(answer.status(), StatusCode::OK, "{range}");
            assert_eq!(value(&answer, "content-encoding"), Some("gzip"));
            return;
        };
        assert_eq!(answer.status(), StatusCode::PARTIAL_CONTENT, "{range}");
        let described = format!("bytes {}-{}/{length}", span.start, span.end - 1);
        assert_eq!(value(&answer, "content-range"), Some(described.as_str()));
        assert_eq!(value(&answer, "content-encoding"), None);
        assert_eq!(bytes(answer).await, whole[span], "{range}");
    };
    check("bytes=0-9", Some(0..10)).await;
    check("bytes=10-", Some(10..length)).await;
    check("bytes=-10", Some(length - 10..length)).await;
    check("bytes=-999999", Some(0..length)).await;
    check("bytes=5-999999", Some(5..length)).await;
    for unread in ["bytes=9-3", "bytes=a-b", "lines=0-1", "bytes=0-1,4-5"] {
        check(unread, None).await;
    }
    for beyond in [format!("bytes={length}-"), "bytes=-0".to_owned()] {
        let answer = get(&[("range", &beyond)]);
        assert_eq!(answer.status(), StatusCode::RANGE_NOT_SATISFIABLE, "{beyond}");
        let described = format!("bytes */{length}");
        assert_eq!(value(&answer, "content-range"), Some(described.as_str()));
    }
}

#[tokio::test]
async fn a_range_of_another_version_gives_the_whole_page() {
    let tag = value(&get(&[]), "etag").unwrap().to_owned();
    let status = |tag: &str| get(&[("range", "bytes=0-9"), ("if-range", tag)]).status();
    assert_eq!(status(&tag), StatusCode::PARTIAL_CONTENT);
    assert_eq!(status("\"other\""), StatusCode::OK);
    assert_eq!(status(&format!("W/{tag}")), StatusCode::OK, "weak tags do not do");
}

#[tokio::test]
async fn other_methods_are_told_what_is_allowed() {
    for method in [Method::POST, Method::PUT, Method::DELETE] {
        let answer = ask(method, "/kk/page", &[]);
        assert_eq!(answer.status(), StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(value(&answer, "allow"), Some("GET, HEAD"));
    }
}

#[tokio::test]
async fn an_unknown_address_is_answered_in_the_language_of_its_beginning() {
    let missing = |path: &str| site().answer_not_found(&Method::GET, path);
    assert_eq!(missing("/kk/nothing").status(), StatusCode::NOT_FOUND);
    assert_eq!(bytes(missing("/kk/nothing")).await, "ондай бет жоқ".as_bytes());
    assert_eq!(bytes(missing("/nothing")).await, "no such page");
}

struct Sorted;

impl Answerer for Sorted {
    fn answer(&self, question: &Question<'_>) -> Option<Answer> {
        (question.path == "/kk/page" && question.query == Some("sorted")).then(|| Answer::Body {
            status: StatusCode::OK,
            content_type: "text/plain",
            language: None,
            body: b"sorted".to_vec(),
        })
    }
}

#[tokio::test]
async fn a_query_changes_nothing_unless_an_answerer_knows_it() {
    let mut site = site();
    site.add_answerer(Arc::new(Sorted));
    let headers = HeaderMap::new();
    let ask = |query| {
        let question = Question {
            path: "/kk/page",
            query,
            headers: &headers,
        };
        site.answer(&Method::GET, &question).unwrap()
    };
    let plain = bytes(ask(None)).await;
    assert_eq!(bytes(ask(Some("utm=1"))).await, plain);
    assert_eq!(bytes(ask(Some("sorted"))).await, "sorted");
}
