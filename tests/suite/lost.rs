//! A database that goes away: the caller is told, nothing is half done, and when it is back the same key
//! succeeds exactly once.

use kezhan_app::Problem;
use kezhan_store::Location;
use kezhan_tests::{Backend, World};
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// The wire between the program and its database, which can be cut.
struct Wire {
    upstream: String,
    port: u16,
    /// Messages to the database that still get through before the wire is cut; below zero = never cut.
    left: Arc<AtomicI64>,
    /// Whether the message at which it is cut still reaches the database: then only its answer is lost.
    delivers: bool,
    cut: watch::Sender<()>,
    accepting: Option<JoinHandle<()>>,
}

impl Wire {
    async fn to(upstream: &str) -> Self {
        let (cut, _) = watch::channel(());
        let left = Arc::new(AtomicI64::new(-1));
        let upstream = upstream.to_owned();
        let mut wire = Self { upstream, port: 0, left, delivers: false, cut, accepting: None };
        wire.mend().await;
        wire
    }

    /// Listens, on the same port as before.
    async fn mend(&mut self) {
        let listener = TcpListener::bind(("127.0.0.1", self.port)).await.expect("a free port");
        self.port = listener.local_addr().expect("bound").port();
        let (upstream, left, delivers) = (self.upstream.clone(), self.left.clone(), self.delivers);
        let cut = self.cut.subscribe();
        self.accepting = Some(tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let (upstream, left, cut) = (upstream.clone(), left.clone(), cut.clone());
                tokio::spawn(async move {
                    let server = TcpStream::connect(upstream).await.expect("the database listens");
                    carry(client, server, &left, delivers, cut).await;
                });
            }
        }));
    }

    /// Nobody listens any more, and every connection is gone.
    async fn stop(&mut self) {
        if let Some(accepting) = self.accepting.take() {
            accepting.abort();
            let _ = accepting.await;
        }
        self.cut.send_replace(());
    }

    /// Cuts the wire once, at the message after so many.
    fn cut_after(&self, messages: i64) {
        self.left.store(messages, Ordering::SeqCst);
    }

    /// Whether the cut came; from now on none does.
    fn was_cut(&self) -> bool {
        self.left.swap(-1, Ordering::SeqCst) < 0
    }
}

/// Carries bytes both ways until either side ends or the wire is cut.
async fn carry(
    mut client: TcpStream,
    mut server: TcpStream,
    left: &AtomicI64,
    delivers: bool,
    mut cut: watch::Receiver<()>,
) {
    cut.mark_unchanged();
    let (mut up, mut down) = (vec![0_u8; 65_536], vec![0_u8; 65_536]);
    loop {
        tokio::select! {
            _ = cut.changed() => return,
            read = client.read(&mut up) => {
                let Ok(length @ 1..) = read else { return };
                let last = left.load(Ordering::SeqCst) >= 0 && left.fetch_sub(1, Ordering::SeqCst) == 0;
                if (!last || delivers) && server.write_all(&up[..length]).await.is_err() {
                    return;
                }
                if last {
                    if delivers {
                        // The database has worked on it when its answer begins, which nobody gets.
                        let _ = server.read(&mut down).await;
                    }
                    return;
                }
            }
            read = server.read(&mut down) => {
                let Ok(length @ 1..) = read else { return };
                if client.write_all(&down[..length]).await.is_err() {
                    return;
                }
            }
        }
    }
}

/// A house on a server behind a wire.
async fn behind_a_wire() -> Option<(World, Wire)> {
    if !World::backends().contains(&Backend::Postgres) {
        return None;
    }
    let world = World::new(Backend::Postgres).await;
    let url = world.location.url.clone().expect("a server");
    world.app.database().close().await;
    let (head, rest) = url.split_once('@').expect("a user");
    let (upstream, name) = rest.split_once('/').expect("a database");
    let wire = Wire::to(upstream).await;
    let url = Some(format!("{head}@127.0.0.1:{}/{name}", wire.port));
    let location = Location { folder: world.location.folder.clone(), url };
    Some((World::open(location, Backend::Postgres).await, wire))
}

struct Guest {
    stay: Value,
    item: Value,
}

impl Guest {
    async fn arrives(world: &World) -> Self {
        let stay = world.walk_in("203", "王伟", 2).await["stayId"].clone();
        Self { stay, item: world.catalogue("items", "water").await["id"].clone() }
    }

    /// Charges something under a key that is also the note on the line.
    async fn charge(&self, world: &World, key: &str) -> Result<Value, Problem> {
        let args = json!({"stayId": self.stay, "itemId": self.item, "quantity": "1", "note": key});
        world.call_keyed(key, "folio.post_charge", args).await
    }

    async fn charged(&self, world: &World, key: &str) -> usize {
        let view = world.ok("folio.get", json!({"stayId": self.stay})).await;
        let lines = view["folios"][0]["postings"].as_array().expect("postings").clone();
        lines.iter().filter(|line| line["reference"] == key).count()
    }
}

#[tokio::test]
async fn while_the_database_is_gone_callers_are_told_and_afterwards_the_same_key_works() {
    let Some((world, mut wire)) = behind_a_wire().await else { return };
    let guest = Guest::arrives(&world).await;
    guest.charge(&world, "before").await.expect("the database is there");
    wire.stop().await;
    let asked = Instant::now();
    assert_eq!(guest.charge(&world, "meanwhile").await, Err(Problem::Unavailable {}));
    assert!(asked.elapsed() < Duration::from_secs(10), "told after {:?}", asked.elapsed());
    assert_eq!(world.refused("room.wall", json!({})).await, Problem::Unavailable {});
    wire.mend().await;
    let done = guest.charge(&world, "meanwhile").await;
    assert!(done.is_ok(), "{done:?}");
    assert_eq!(guest.charge(&world, "meanwhile").await, done, "a repeat answers the same");
    for key in ["before", "meanwhile"] {
        assert_eq!(guest.charged(&world, key).await, 1, "{key}");
    }
    world.proves().await;
}

#[tokio::test]
async fn wherever_the_wire_breaks_a_repeat_has_one_effect() {
    for delivers in [false, true] {
        let Some((world, mut wire)) = behind_a_wire().await else { return };
        let guest = Guest::arrives(&world).await;
        wire.stop().await;
        wire.delivers = delivers;
        wire.mend().await;
        let mut cuts = 0;
        loop {
            // A call first, so that the connection is made and its statements are known.
            guest.charge(&world, &format!("warm-{cuts}")).await.expect("the wire is whole");
            wire.cut_after(cuts);
            let key = format!("cut-{cuts}");
            let answer = guest.charge(&world, &key).await;
            let cut = wire.was_cut();
            assert!(answer.is_ok() || answer == Err(Problem::Unavailable {}), "{key}: {answer:?}");
            let repeat = guest.charge(&world, &key).await;
            assert!(repeat.is_ok(), "{key}: {repeat:?}");
            assert!(answer.is_err() || answer == repeat, "{key}: a repeat answers the same");
            assert_eq!(guest.charged(&world, &key).await, 1, "{key}");
            if !cut {
                break;
            }
            cuts += 1;
        }
        assert!(cuts > 20, "a charge is more than {cuts} messages");
        world.proves().await;
    }
}
