//! Night audit of 1,000 rooms in house: posting, proof, closing.

use crate::house::{fill, house, rooms};
use crate::report::Report;
use kezhan_tests::{Backend, World};
use serde_json::json;
use std::time::Instant;

/// Measures both databases.
pub async fn run(report: &mut Report) {
    for backend in World::backends() {
        let name = match backend {
            Backend::Sqlite => "night_audit_1000_sqlite",
            Backend::Postgres => "night_audit_1000_postgres",
        };
        let world = house(backend, 20, 50, 4).await;
        let rooms = rooms(&world).await;
        fill(&world, &rooms, 3).await;
        let started = Instant::now();
        loop {
            let posted = world.ok("night_audit.post", json!({"limit": 250})).await;
            if posted["remaining"] == 0 {
                break;
            }
        }
        world.ok("night_audit.close", json!({})).await;
        report.at_most(name, started.elapsed().as_secs_f64(), "s", 3.0, 1_000);
    }
}
