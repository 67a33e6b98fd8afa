//! Postings per second through the door, against the same rows written by bare prepared statements.

use crate::bare::Bare;
use crate::house::{fill, house, rooms};
use crate::report::Report;
use kezhan_tests::{Backend, World};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::Instant;

const POSTINGS: usize = 1_500;
const ROUNDS: usize = 3;
/// Numbers of the bare rows that are written before the measuring.
const FIRST: usize = 1_000_000;

/// Measures both databases.
pub async fn run(report: &mut Report) {
    for backend in World::backends() {
        let (name, least) = match backend {
            Backend::Sqlite => ("door_postings_sqlite", 50.0),
            Backend::Postgres => ("door_postings_postgres", 40.0),
        };
        let door = Door::open(backend).await;
        let loops = door.bare_loops().await;
        door.prove_the_same_rows(&loops[0]).await;
        let mut through = Vec::new();
        let mut bare = Vec::new();
        // Taking turns keeps a busy moment of the machine from hitting one side alone.
        for round in 0..ROUNDS {
            let started = Instant::now();
            for number in 0..POSTINGS {
                door.post(number, &format!("bench-{round}-{number}")).await;
            }
            through.push(per_second(started));
            let started = Instant::now();
            for number in 0..POSTINGS {
                loops[number % loops.len()].write(&door.world, round * POSTINGS + number + 1).await;
            }
            bare.push(per_second(started));
        }
        let measured = (median(&mut through), median(&mut bare));
        report.share(name, measured, "1/s", least, POSTINGS * ROUNDS);
    }
}

/// A house with guests to charge.
struct Door {
    world: World,
    stays: Vec<String>,
    item: Value,
}

impl Door {
    async fn open(backend: Backend) -> Self {
        let world = house(backend, 1, 20, 1).await;
        let rooms = rooms(&world).await;
        let stays = fill(&world, &rooms, 5).await;
        let item = world.catalogue("items", "shirt").await["id"].clone();
        Self { world, stays, item }
    }

    async fn post(&self, number: usize, key: &str) -> Value {
        let stay = &self.stays[number % self.stays.len()];
        let args = json!({"stayId": stay, "itemId": self.item, "quantity": "1"});
        self.world.call_keyed(key, "folio.post_charge", args).await.expect("a posting")
    }

    /// A bare loop for each guest, so that both sides write to the same folios.
    async fn bare_loops(&self) -> Vec<Bare> {
        let mut loops = Vec::with_capacity(self.stays.len());
        for number in 0..self.stays.len() {
            let key = format!("template-{number}");
            let posted = self.post(number, &key).await;
            let text = |field: &str| posted[field].as_str().expect("an id").to_owned();
            loops.push(Bare::of(&self.world, &text("postingId"), &text("actionId"), &key).await);
        }
        loops
    }

    /// A comparison with fewer rows would be worth nothing.
    async fn prove_the_same_rows(&self, bare: &Bare) {
        // The first run makes the heads of its own chains; from then on they are moved.
        bare.write(&self.world, FIRST).await;
        let before = self.rows().await;
        self.post(0, "counted").await;
        let between = self.rows().await;
        bare.write(&self.world, 0).await;
        let after = self.rows().await;
        let added = |from: &BTreeMap<String, i64>, to: &BTreeMap<String, i64>| -> BTreeMap<String, i64> {
            let grown = to.iter().map(|(table, count)| (table.clone(), count - from[table]));
            grown.filter(|(_, count)| *count != 0).collect()
        };
        let door = added(&before, &between);
        assert!(!door.is_empty(), "a posting writes rows");
        assert_eq!(door, added(&between, &after), "the bare loop writes the rows of the door");
    }

    /// Rows of every table.
    async fn rows(&self) -> BTreeMap<String, i64> {
        let mut tx = self.world.app.database().read().await.expect("a snapshot");
        let listed = match self.world.backend {
            Backend::Sqlite => {
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            }
            Backend::Postgres => {
                "SELECT CAST(table_name AS TEXT) FROM information_schema.tables \
                 WHERE table_schema = current_schema()"
            }
        };
        let tables: Vec<(String,)> = tx.sql(listed).all().await.expect("the tables");
        let mut rows = BTreeMap::new();
        for (table,) in tables {
            // A statement is a text of the program; this one lives as long as the measuring does.
            let count: &'static str = format!("SELECT COUNT(*) FROM \"{table}\"").leak();
            rows.insert(table, tx.sql(count).number().await.expect("a count"));
        }
        rows
    }
}

fn per_second(started: Instant) -> f64 {
    POSTINGS as f64 / started.elapsed().as_secs_f64()
}

fn median(samples: &mut [f64]) -> f64 {
    samples.sort_by(f64::total_cmp);
    samples[samples.len() / 2]
}
