//! Availability of 365 nights × 20 types over 1,000 rooms.

use crate::house::{fill, house, rooms};
use crate::percentile_ms;
use crate::report::Report;
use kezhan_tests::{Backend, World};
use serde_json::json;
use std::time::Instant;

const QUERIES: usize = 200;

/// Measures both databases.
pub async fn run(report: &mut Report) {
    for backend in World::backends() {
        let (name, median) = match backend {
            Backend::Sqlite => ("availability_p99_sqlite", "availability_median_sqlite"),
            Backend::Postgres => ("availability_p99_postgres", "availability_median_postgres"),
        };
        let world = house(backend, 20, 50, 20).await;
        let rooms = rooms(&world).await;
        // Six hundred stays of up to two months lie in the year that is asked for.
        fill(&world, &rooms[..600], 60).await;
        let args = json!({"from": "2026-11-22", "to": "2027-11-22"});
        world.ok("availability.query", args.clone()).await;
        let mut samples = Vec::with_capacity(QUERIES);
        for _ in 0..QUERIES {
            let started = Instant::now();
            world.ok("availability.query", args.clone()).await;
            samples.push(started.elapsed());
        }
        report.at_most(name, percentile_ms(&mut samples, 99), "ms", 10.0, QUERIES);
        report.plain(median, percentile_ms(&mut samples, 50), "ms", QUERIES);
    }
}
