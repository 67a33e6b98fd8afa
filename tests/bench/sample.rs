//! The sample hotel from nothing to complete: sixty days of history, thirty of bookings, proven.

use crate::report::Report;
use kezhan_tests::{Backend, World};
use std::time::Instant;

/// Measures both databases.
pub async fn run(report: &mut Report) {
    for backend in World::backends() {
        let name = match backend {
            Backend::Sqlite => "sample_hotel_sqlite",
            Backend::Postgres => "sample_hotel_postgres",
        };
        let world = World::empty(backend).await;
        let started = Instant::now();
        kezhan_app::sample::ensure(&world.app).await.expect("the sample hotel is built");
        let seconds = started.elapsed().as_secs_f64();
        world.proves().await;
        report.at_most(name, seconds, "s", 60.0, 1);
    }
}
