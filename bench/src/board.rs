//! The board at the size of a large gathering: what a drop costs on the server, and what dragging costs in the browser.

#[allow(
    dead_code,
    unused_imports,
    reason = "a helper of the tests, of which this needs a part"
)]
#[path = "../../crates/kurultai/tests/browser/mod.rs"]
mod browser;

use std::sync::Arc;
use std::time::{Duration, Instant};

use exchange::archive::{Archive, Session};
use jiff::ToSpan as _;
use kurultai::people::access::Role;
use kurultai::platform::web::server;
use kurultai::testkit::{Client, Forum};
use serde_json::{Value, json};

use crate::{Outcome, edition};

const EDITION: &str = "board";
const HALLS: usize = 35;
const DROPS: usize = 300;
const QUESTIONS: usize = 60;
const DRAGS: usize = 30;
/// Sessions of 40 minutes, one every 45, from a quarter past eight.
const A_DAY: usize = 15;

/// So many sessions in 35 halls on two days; more than fit begin again at the first hall, and clash.
fn archive(sessions: usize) -> Archive {
    let mut archive = edition::archive(EDITION, sessions);
    let edition = &mut archive.editions[0];
    let (first, days) = (edition.start, edition.days[..2].to_vec());
    edition.days = days;
    edition.end = first.saturating_add(1.day());
    edition.venues[0].halls.truncate(HALLS);
    let halls = edition.venues[0].halls.len();
    let place = |number: usize, session: &mut Session| {
        let slot = number / halls % (2 * A_DAY);
        let day = first.saturating_add(i64::try_from(slot / A_DAY).expect("two days").days());
        let ahead = i64::try_from(slot % A_DAY * 45).expect("minutes of a day").minutes();
        let start = day.at(8, 15, 0, 0).saturating_add(ahead);
        session.date = Some(day);
        session.start = Some(start);
        session.end = Some(start.saturating_add(40.minutes()));
        session.hall = Some(format!("hall-{}", number % halls));
    };
    for (number, session) in edition.sessions.iter_mut().enumerate() {
        place(number, session);
    }
    archive
}

/// Prints what was measured.
pub async fn measure(sessions: usize) -> Outcome<()> {
    let forum = Forum::empty().await;
    forum.import(&archive(sessions)).await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    println!("{sessions} sessions, {HALLS} halls, 2 days; {}", forum.app.db.engine());
    on_the_server(&mut zhanar, sessions).await?;
    in_the_browser(forum, &zhanar).await
}

/// Milliseconds, sorted.
#[derive(Default)]
struct Times(Vec<f64>);

impl Times {
    fn add(&mut self, since: Instant) {
        self.0.push(since.elapsed().as_secs_f64() * 1e3);
    }

    fn line(mut self, what: &str) {
        self.0.sort_by(f64::total_cmp);
        let at = |part: f64| self.0[((self.0.len() - 1) as f64 * part).round() as usize];
        println!(
            "{what:<44} p50 {:>7.2} ms   p95 {:>7.2} ms   max {:>7.2} ms   ({})",
            at(0.5),
            at(0.95),
            at(1.0),
            self.0.len()
        );
    }
}

/// Whole requests without a socket: the door, the permission, the transaction with its flush to disk, findings, JSON.
async fn on_the_server(zhanar: &mut Client, sessions: usize) -> Outcome<()> {
    let begin = Instant::now();
    let answer = zhanar.get(&format!("/desk/{EDITION}/board/state")).await;
    let first = begin.elapsed();
    let state: Value = serde_json::from_slice(&answer.body)?;
    println!(
        "first look, draft read from the database     {:>7.1} ms, {:.0} kB of JSON",
        first.as_secs_f64() * 1e3,
        answer.body.len() as f64 / 1e3
    );
    let mut known: Vec<Value> = state["sessions"].as_array().ok_or("sessions")?.clone();
    let (mut looks, mut pages) = (Times::default(), Times::default());
    for _ in 0..20 {
        let begin = Instant::now();
        zhanar.get(&format!("/desk/{EDITION}/board/state")).await;
        looks.add(begin);
        let begin = Instant::now();
        zhanar.get(&format!("/desk/{EDITION}/board")).await;
        pages.add(begin);
    }
    looks.line("state as JSON");
    pages.line("page without a script");

    let mut drops = Times::default();
    let mut findings = 0;
    for drop in 0..DROPS {
        let number = drop * 7919 % sessions;
        let hall = drop * 31 % HALLS;
        let start = 8 * 60 + 15 * (drop * 13 % 44) + 1440 * (drop % 2);
        let one = json!({
            "session": known[number]["id"], "base": known[number]["v"],
            "start": start, "minutes": 40, "place": format!("hall:hall-{hall}"),
        });
        let begin = Instant::now();
        let answer = zhanar
            .post_json(&format!("/desk/{EDITION}/board/move"), &json!({ "moves": [one] }))
            .await;
        drops.add(begin);
        if answer.status.as_u16() != 200 {
            return Err(format!("a drop was answered {}: {}", answer.status, answer.text()).into());
        }
        let answer: Value = serde_json::from_slice(&answer.body)?;
        findings += answer["outcome"]["caused"].as_array().map_or(0, Vec::len);
        known[number] = answer["sessions"][0].clone();
    }
    drops.line("a drop: written, judged, answered");
    println!("{findings} findings caused by {DROPS} drops");

    let (mut better, mut hints, mut tries) = (Times::default(), Times::default(), Times::default());
    for question in 0..QUESTIONS {
        let id = known[question * 7919 % sessions]["id"]
            .as_str()
            .ok_or("an id")?
            .to_owned();
        let begin = Instant::now();
        zhanar.get(&format!("/desk/{EDITION}/board/better?session={id}")).await;
        better.add(begin);
        let begin = Instant::now();
        zhanar.get(&format!("/desk/{EDITION}/board/hints?session={id}")).await;
        hints.add(begin);
        let begin = Instant::now();
        zhanar
            .get(&format!(
                "/desk/{EDITION}/board/try?session={id}&start=600&minutes=40&place=hall:hall-3"
            ))
            .await;
        tries.add(begin);
    }
    better.line("where else? (every hall and quarter hour)");
    hints.line("hints for a drag (the same places)");
    tries.line("what would a drop here do?");
    Ok(())
}

/// Counts long tasks and the time between frames from now on.
const WATCH: &str = "
    window.seen = { tasks: [], frames: [] };
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.seen.tasks.push(entry.duration);
    }).observe({ type: 'longtask', buffered: true });
    let last = performance.now();
    const frame = (now) => { window.seen.frames.push(now - last); last = now; requestAnimationFrame(frame); };
    requestAnimationFrame(frame);";

const SUM: &str = "
    const { tasks, frames } = window.seen;
    window.seen = { tasks: [], frames: [] };
    frames.sort((a, b) => a - b);
    const at = (part) => frames.length ? frames[Math.round((frames.length - 1) * part)] : 0;
    return [tasks.length, Math.max(0, ...tasks), frames.length, at(.5), at(.95), at(.99), at(1)];";

async fn in_the_browser(mut forum: Forum, zhanar: &Client) -> Outcome<()> {
    let listener = server::listen("127.0.0.1:0".parse()?)?;
    let base = format!("http://{}", listener.local_addr()?);
    // Without TLS, cookies must not ask for it.
    forum.app.desk.base_url = base.as_str().into();
    let front = Arc::clone(&forum.app.front);
    let router = forum.app.router();
    // A thread of its own, as a server has.
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        runtime
            .expect("a runtime")
            .block_on(server::serve(listener, front, router, std::future::pending()));
    });
    let Some(browser) = browser::open(browser::DESKTOP, "en", browser::Shade::Light).await else {
        return Ok(());
    };
    let cookie = json!({
        "name": "kurultai", "value": zhanar.token.clone().ok_or("a sign-in")?,
        "url": base, "httpOnly": true,
    });
    browser.devtools("Network.setCookie", cookie).await;
    let watch = json!({ "source": WATCH });
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", watch).await;
    browser.goto(&format!("{base}/desk/{EDITION}/board")).await?;
    let run = |script: &str| {
        let script = script.to_owned();
        let browser = &browser;
        async move { browser.execute(&script, Vec::new()).await }
    };
    for _ in 0..600 {
        if run("return Boolean(document.querySelector('.board.ready'))").await? == json!(true) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let ready = run("return [performance.getEntriesByName('board-ready')[0].startTime, document.querySelectorAll('.bd-col .bk').length]").await?;
    println!(
        "the board can be used after {:.0} ms, {} sessions drawn",
        ready[0].as_f64().unwrap_or_default(),
        ready[1]
    );
    say("until then", &run(SUM).await?);

    for number in 0..DRAGS {
        let found = run(&format!(
            "const {{ grid, model }} = document.getElementById('board').board;
             const seen = [...document.querySelectorAll('.bd-col .bk')].map((block) => [block, block.getBoundingClientRect()])
                 .filter(([, at]) => at.left > 80 && at.right < 900 && at.top > 260 && at.bottom < 720);
             const [, at] = seen[{number} * 7 % seen.length];
             return [at.left + 20, at.top + 8];"
        ))
        .await?;
        let from = (found[0].as_f64().unwrap_or(200.0), found[1].as_f64().unwrap_or(300.0));
        let to = (150.0 + (number * 97 % 700) as f64, 300.0 + (number * 61 % 380) as f64);
        mouse(&browser, "mouseMoved", from).await;
        mouse(&browser, "mousePressed", from).await;
        for step in 1..=30 {
            let part = f64::from(step) / 30.0;
            mouse(
                &browser,
                "mouseMoved",
                (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part),
            )
            .await;
            tokio::time::sleep(Duration::from_millis(12)).await;
        }
        mouse(&browser, "mouseReleased", to).await;
        tokio::time::sleep(Duration::from_millis(120)).await;
    }
    say(&format!("{DRAGS} drags with their drops"), &run(SUM).await?);

    run("window.done = false; (async () => {
            const { grid } = document.getElementById('board').board;
            for (let at = 0; at < 120; at++) {
                grid.element.scrollBy(at % 60 < 30 ? 60 : -60, at < 60 ? 18 : -18);
                await new Promise(requestAnimationFrame);
            }
            window.done = true;
         })()")
    .await?;
    tokio::time::sleep(Duration::from_secs(4)).await;
    say("scrolling across all halls", &run(SUM).await?);
    for minutes in [120, 1440, 2880, 480] {
        run(&format!("document.getElementById('board').board.zoomTo({minutes})")).await?;
        tokio::time::sleep(Duration::from_millis(400)).await;
    }
    say("four changes of zoom", &run(SUM).await?);
    browser.close().await;
    Ok(())
}

fn say(what: &str, seen: &Value) {
    let number = |place: usize| seen[place].as_f64().unwrap_or_default();
    println!(
        "{what:<28} {} tasks over 50 ms (longest {:.0})   {} frames: p50 {:.1} p95 {:.1} p99 {:.1} max {:.1} ms",
        number(0),
        number(1),
        number(2),
        number(3),
        number(4),
        number(5),
        number(6)
    );
}

async fn mouse(browser: &browser::Browser, kind: &str, at: (f64, f64)) {
    let button = if kind == "mouseMoved" { "none" } else { "left" };
    let event = json!({ "type": kind, "x": at.0, "y": at.1, "button": button, "buttons": 1, "clickCount": 1 });
    browser.devtools("Input.dispatchMouseEvent", event).await;
}
