//! The desktop program as built: seconds to an interactive window, memory of all its processes at the room
//! wall of the sample hotel, size of the installer.

use crate::report::Report;
use kezhan_http::{HostOptions, KeySource};
use kezhan_store::Location;
use kezhan_tests::desk::{Desk, children_of};
use kezhan_tests::folder::Folder;
use std::path::Path;
use std::time::Duration;

const STARTS: usize = 5;

/// Measures the release build, where there is one and a display to show it on.
pub async fn run(report: &mut Report) {
    if std::env::var_os("KEZHAN_DESKTOP").is_none() {
        report.missing("window", "KEZHAN_DESKTOP does not name the desktop program");
        return;
    }
    let folder = Folder::new("bench");
    fill(&folder.house()).await;
    let mut starts = Vec::with_capacity(STARTS);
    for _ in 0..STARTS {
        let desk = Desk::open_as_shipped(&folder).await;
        desk.sees_id("sign-in-login").await;
        starts.push(desk.age());
        desk.leaves().await;
    }
    let median = crate::percentile_ms(&mut starts, 50) / 1_000.0;
    report.at_most("window_interactive", median, "s", 2.5, STARTS);

    let desk = Desk::open_as_shipped(&folder).await;
    desk.clicks_id("sign-in-login").await;
    desk.types("desk").await;
    desk.presses("Tab").await;
    desk.types("yunqi-2026").await;
    desk.presses("Enter").await;
    desk.sees_id("filter-occupied").await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    let (shared, resident) = memory(desk.driver());
    report.at_most("memory_all_processes", megabytes(shared), "MB", 350.0, 1);
    report.plain("memory_all_processes_counting_shared_pages_in_each", megabytes(resident), "MB", 1);
    desk.leaves().await;
    if let Some(installer) = std::env::var_os("KEZHAN_INSTALLER") {
        let size = std::fs::metadata(installer).expect("the installer was built").len();
        report.plain("installer_size", megabytes(size / 1_024), "MB", 1);
    }
}

/// Builds the sample hotel in a folder whose key lies beside it, as a server's does.
async fn fill(folder: &Path) {
    let location = Location { folder: folder.to_owned(), url: None };
    let key = KeySource::Server { file: folder.join("house.key") };
    let house = kezhan_http::open(HostOptions { location, key, clock: None }).await.expect("a new house");
    kezhan_app::sample::ensure(&house.app).await.expect("the sample hotel is built");
    house.app.database().close().await;
}

fn megabytes(kilobytes: u64) -> f64 {
    kilobytes as f64 / 1_024.0
}

/// Kilobytes of everything the driver has started: with shared pages divided among those who share them, and
/// with shared pages counted in every process anew.
fn memory(driver: u32) -> (u64, u64) {
    let mut family = vec![driver];
    let mut at = 0;
    while at < family.len() {
        family.extend(children_of(family[at]));
        at += 1;
    }
    // The driver itself is not part of the program.
    family[1..].iter().map(|process| rollup(*process)).fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
}

fn rollup(process: u32) -> (u64, u64) {
    let text = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    let field = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(name));
        line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or(0)
    };
    (field("Pss:"), field("Rss:"))
}
