//! What this office does later: publish what was scheduled, tell those whom a release touches, and work plans out.

use jiff::SignedDuration;

use super::{approval, notices, planning, sheets, webhook};
use crate::people::access::Desk;
use crate::platform::jobs::{Run, Trouble, Worker};

/// The kind of job that writes to those whom a release touches. Also the name under which the outbox is read.
const TELL: &str = "release.tell";

/// Registers who does this office's jobs.
#[must_use]
pub fn attach(worker: Worker, desk: &Desk) -> Worker {
    let (publishing, telling, planning_for) = (desk.clone(), desk.clone(), desk.clone());
    let courier = webhook::courier::Courier::new(desk.programs.webhook_private);
    webhook::attach(worker, courier)
        .on(approval::SCHEDULED, move |run| {
            let desk = publishing.clone();
            async move { publish(&desk, &run).await }
        })
        .on(TELL, move |run| {
            let desk = telling.clone();
            async move { tell(&desk, &run).await }
        })
        .on(sheets::FORGET, |run| async move { forget_sheets(&run).await })
        .on_patiently(planning::WORK, planning::PATIENCE, move |run| {
            let desk = planning_for.clone();
            async move { planning::work_out(&desk, &run).await }
        })
        .on_failure(planning::WORK, planning::gave_up)
        .on_news("release-shown", TELL)
}

/// Spreadsheets that were brought in hold personal data, so they go in time even when nobody brings another.
async fn forget_sheets(run: &Run) -> Result<(), Trouble> {
    let mut tx = run.db.write().await?;
    let before = run.now - sheets::KEPT + SignedDuration::from_secs(1);
    sheets::store::remove_old(&mut tx, before).await?;
    tx.commit().await?;
    Ok(())
}

async fn publish(desk: &Desk, run: &Run) -> Result<(), Trouble> {
    let id = approval::of_job(&run.key).ok_or_else(|| Trouble::Never("the job names no proposal".to_owned()))?;
    let mut tx = run.db.write().await?;
    let happened = approval::at_its_time(&mut tx, id, run.now).await?;
    if let approval::AtItsTime::Missed(proposed, why) = &happened {
        notices::missed(&mut tx, &desk.base_url, proposed, why, run.now).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn tell(desk: &Desk, run: &Run) -> Result<(), Trouble> {
    let never = || Trouble::Never("the news names no release".to_owned());
    let subject = run.payload["subject"].as_str().ok_or_else(never)?;
    let at = run.payload["at"]
        .as_str()
        .ok_or_else(never)?
        .parse()
        .map_err(|_| never())?;
    let (edition, number) = subject.split_once('/').ok_or_else(never)?;
    let (edition, number) = (
        edition.parse().map_err(|_| never())?,
        number.parse().map_err(|_| never())?,
    );
    let mut tx = run.db.write().await?;
    notices::tell(&mut tx, &desk.base_url, edition, number, at, run.now).await?;
    tx.commit().await?;
    Ok(())
}
