//! The world of a test: a set-up house, its users, and calls through the one door.

use crate::press::TestPress;
use crate::sources::{StandingClock, TestEntropy};
use kezhan_app::vault::Vault;
use kezhan_app::{App, Caller, Problem};
use kezhan_store::{Db, Location};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::future::Future;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use tokio::sync::OnceCell;

/// What a call answers.
pub type Answer = Result<Value, Problem>;

/// 2026-11-22, 14:00 in Shanghai: a Sunday afternoon.
const START_MS: i64 = 1_795_327_200_000;
const PASSWORD: &str = "yunqi-2026";
const USERS: &[(&str, &str, &str, &str)] = &[
    ("manager", "李经理", "222222", "manager"),
    ("desk", "张前台", "333333", "front_desk"),
    ("cashier", "王收银", "444444", "cashier"),
    ("room", "赵客房", "555555", "housekeeping"),
    ("auditor", "钱稽核", "666666", "auditor"),
];

static COUNT: AtomicU64 = AtomicU64::new(1);
static SQLITE: OnceCell<PathBuf> = OnceCell::const_new();
static POSTGRES: OnceCell<String> = OnceCell::const_new();

/// Which database a world stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// A file of its own.
    Sqlite,
    /// A database of its own on the server named by `KEZHAN_TEST_POSTGRES`.
    Postgres,
}

/// A house for one test.
pub struct World {
    /// The program.
    pub app: App,
    /// Its clock.
    pub clock: Arc<StandingClock>,
    /// Its press.
    pub press: Arc<TestPress>,
    /// Where its books are.
    pub location: Location,
    /// On which database.
    pub backend: Backend,
    tokens: Mutex<HashMap<String, String>>,
    user: Mutex<String>,
}

impl World {
    /// Runs a test on SQLite and, where a server is named, on PostgreSQL. The desk is signed in.
    pub async fn each<F, Done>(test: F)
    where
        F: Fn(Arc<World>) -> Done,
        Done: Future<Output = ()>,
    {
        for backend in Self::backends() {
            let world = Arc::new(Self::new(backend).await);
            test(world.clone()).await;
            world.app.database().close().await;
            std::fs::remove_dir_all(world.folder()).ok();
        }
    }

    /// The databases of this run.
    pub fn backends() -> Vec<Backend> {
        match postgres_server() {
            Some(_) => vec![Backend::Sqlite, Backend::Postgres],
            None => vec![Backend::Sqlite],
        }
    }

    /// A set-up house of its own.
    pub async fn new(backend: Backend) -> Self {
        let folder = fresh_folder();
        let location = match backend {
            Backend::Sqlite => {
                let template = SQLITE.get_or_init(sqlite_template).await;
                std::fs::copy(template.join("kezhan.sqlite"), folder.join("kezhan.sqlite"))
                    .expect("copy of the template");
                Location { folder, url: None }
            }
            Backend::Postgres => {
                let template = POSTGRES.get_or_init(postgres_template).await;
                Location { folder, url: Some(copy_database(template).await) }
            }
        };
        Self::open(location, backend).await
    }

    /// An empty house, before the first start was done.
    pub async fn empty(backend: Backend) -> Self {
        let folder = fresh_folder();
        let url = match backend {
            Backend::Sqlite => None,
            Backend::Postgres => Some(create_database("template0").await),
        };
        Self::open(Location { folder, url }, backend).await
    }

    /// Opens the books of a location.
    pub async fn open(location: Location, backend: Backend) -> Self {
        let db = Db::open(&location).await.expect("a fresh location opens");
        let clock = Arc::new(StandingClock::at(START_MS));
        let press = Arc::new(TestPress::default());
        let seed = COUNT.fetch_add(1, Ordering::SeqCst);
        let entropy = Arc::new(TestEntropy::seeded(seed));
        let app = App::new(db, clock.clone(), entropy, press.clone(), Vault::new(&[7; 32]));
        let user = Mutex::new("desk".to_owned());
        Self { app, clock, press, location, backend, tokens: Mutex::default(), user }
    }

    /// Acts as this user from now on: `admin`, `manager`, `desk`, `cashier`, `room`, `auditor`.
    pub fn as_user(&self, login: &str) -> &Self {
        login.clone_into(&mut self.user.lock().unwrap_or_else(PoisonError::into_inner));
        self
    }

    /// Session token of the acting user.
    pub async fn token(&self) -> String {
        let login = self.user.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(token) = self.tokens.lock().unwrap_or_else(PoisonError::into_inner).get(&login) {
            return token.clone();
        }
        let args = json!({"login": login, "password": PASSWORD, "station": "test"});
        let answer = self
            .app
            .call(&Caller::default(), "session.sign_in", args)
            .await
            .expect("users of the template sign in");
        let token = text(&answer, "token");
        self.tokens.lock().unwrap_or_else(PoisonError::into_inner).insert(login, token.clone());
        token
    }

    /// Forgets the session of the acting user: the next call signs in anew.
    pub fn forget_session(&self) {
        let login = self.user.lock().unwrap_or_else(PoisonError::into_inner).clone();
        self.tokens.lock().unwrap_or_else(PoisonError::into_inner).remove(&login);
    }

    /// Calls an operation as the acting user.
    pub async fn call(&self, operation: &str, args: Value) -> Answer {
        let caller = Caller { token: Some(self.token().await), ..Caller::default() };
        self.app.call(&caller, operation, args).await
    }

    /// Calls with an idempotency key.
    pub async fn call_keyed(&self, key: &str, operation: &str, args: Value) -> Answer {
        let caller =
            Caller { token: Some(self.token().await), key: Some(key.to_owned()), ..Caller::default() };
        self.app.call(&caller, operation, args).await
    }

    /// Calls with the consent of a second person.
    pub async fn call_approved(&self, approval: &str, operation: &str, args: Value) -> Answer {
        let approval = Some(approval.to_owned());
        let caller = Caller { token: Some(self.token().await), approval, ..Caller::default() };
        self.app.call(&caller, operation, args).await
    }

    /// Calls what must succeed.
    pub async fn ok(&self, operation: &str, args: Value) -> Value {
        let shown = args.to_string();
        match self.call(operation, args).await {
            Ok(value) => value,
            Err(problem) => panic!("{operation} {shown} was refused: {problem:?}"),
        }
    }

    /// Calls what must be refused.
    pub async fn refused(&self, operation: &str, args: Value) -> Problem {
        let shown = args.to_string();
        match self.call(operation, args).await {
            Ok(value) => panic!("{operation} {shown} should be refused, but answered {value}"),
            Err(problem) => problem,
        }
    }

    /// The id of the room with this number.
    pub async fn room(&self, number: &str) -> String {
        let card = self.card(number).await;
        text(&card, "id")
    }

    /// The wall's card of the room with this number.
    pub async fn card(&self, number: &str) -> Value {
        let wall = self.ok("room.wall", json!({})).await;
        let floors = wall["floors"].as_array().expect("floors");
        let mut rooms = floors.iter().flat_map(|floor| floor["rooms"].as_array().expect("rooms"));
        rooms.find(|room| room["number"] == number).unwrap_or_else(|| panic!("no room {number}")).clone()
    }

    /// The catalogue entry of `kind` (`items`, `tenders`, `roomTypes`) with this code.
    pub async fn catalogue(&self, kind: &str, code: &str) -> Value {
        let catalogue = self.ok("catalogue.list", json!({})).await;
        let entries = catalogue[kind].as_array().unwrap_or_else(|| panic!("no {kind}"));
        entries
            .iter()
            .find(|entry| entry["code"] == code)
            .unwrap_or_else(|| panic!("no {code} in {kind}"))
            .clone()
    }

    /// The number of a passport that nobody else has: a walk-in shows a paper.
    pub fn passport() -> String {
        format!("E{:08}", COUNT.fetch_add(1, Ordering::SeqCst))
    }

    /// Walks a guest in for some nights with 300.00 in cash as deposit.
    pub async fn walk_in(&self, room: &str, guest: &str, nights: u16) -> Value {
        let room = self.room(room).await;
        let cash = text(&self.catalogue("tenders", "cash").await, "id");
        let args = json!({
            "guest": {"name": guest, "idType": "passport", "idNumber": Self::passport()},
            "nights": nights, "adults": 1, "roomId": room,
            "deposit": {"tenderId": cash, "amount": 30_000},
        });
        self.ok("stay.walk_in", args).await
    }

    /// The proof of the books, which must be clean.
    pub async fn proves(&self) {
        let mut tx = self.app.database().read().await.expect("a snapshot");
        let report = kezhan_app::ledger::verify::run(&mut tx).await.expect("the proof runs");
        assert!(report.clean, "the books must prove, found {:?}", report.findings);
    }

    /// Where its books are, for another program to open.
    pub fn location(&self) -> &Location {
        &self.location
    }

    /// Folder of this world's data.
    pub fn folder(&self) -> &Path {
        &self.location.folder
    }
}

/// A text field of an answer.
fn text(value: &Value, field: &str) -> String {
    value[field].as_str().unwrap_or_else(|| panic!("no {field} in {value}")).to_owned()
}

fn fresh_folder() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("kezhan-test-{}", unique()));
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    folder
}

/// A name that no other run has: process numbers come back, and what an aborted run left must not be found.
fn unique() -> String {
    static RUN: OnceLock<u64> = OnceLock::new();
    let run = RUN.get_or_init(|| RandomState::new().build_hasher().finish());
    format!("{run:016x}_{}", COUNT.fetch_add(1, Ordering::SeqCst))
}

fn postgres_server() -> Option<String> {
    std::env::var("KEZHAN_TEST_POSTGRES").ok().filter(|url| !url.is_empty())
}

async fn sqlite_template() -> PathBuf {
    let world = World::empty(Backend::Sqlite).await;
    set_up(&world).await;
    world.app.database().close().await;
    world.location.folder
}

async fn postgres_template() -> String {
    let world = World::empty(Backend::Postgres).await;
    set_up(&world).await;
    world.app.database().close().await;
    let url = world.location.url.expect("made with a url");
    url.rsplit('/').next().expect("a database name").to_owned()
}

async fn copy_database(template: &str) -> String {
    create_database(template).await
}

async fn create_database(template: &str) -> String {
    let server = postgres_server().expect("asked only where a server is named");
    let name = format!("kezhan_{}", unique());
    kezhan_store::db::create_database(&server, &name, template).await.expect("a database for the test");
    let (base, _) = server.rsplit_once('/').expect("a url with a database");
    format!("{base}/{name}")
}

/// Two floors of five rooms in two types, tax inclusive, and one user of each role.
async fn set_up(world: &World) {
    let args = json!({
        "language": "zh-CN",
        "property": {
            "name": "测试客栈", "nameEn": "Test Inn", "address": "杭州市西湖区", "phone": "0571-00000000",
            "taxNumber": "91330100TEST000001", "currency": "CNY", "utcOffsetMinutes": 480,
        },

               "roomTypes": [
            {"code": "STD", "name": "标准双床", "nameEn": "Twin", "maxGuests": 2, "price": 39_800,
            "weekendPrice": 42_800},
            {"code": "DLX", "name": "豪华大床", "nameEn": "Deluxe \
                King", "maxGuests": 3, "price": 59_800, "weekendPrice": null},
        ],
        "floors": [
            {"from": 2, "to": 2, "roomsPerFloor": 5, "firstRoom": 1, "typeCode": "STD"},
            {"from": 3, "to": 3, "roomsPerFloor": 5, "firstRoom": 1, "typeCode": "DLX"},
        ],
        "priceMode": "inclusive", "taxPercent": "6", "servicePercent": "0", "businessDate": "2026-11-22",
        "administrator": {"login": "admin", "name": "系统管理员", "password": PASSWORD, "pin": "111111"},
    });
    world.app.call(&Caller::default(), "setup.create", args).await.expect("the first start");
    world.as_user("admin");
    let roles = world.ok("role.list", json!({})).await;
    for (login, name, pin, role) in USERS {
        let role = roles["roles"].as_array().expect("roles").iter().find(|known| known["code"] == *role);
        let role = role.expect("a standard role")["id"].clone();
        let args = json!({
            "login": login, "name": name, "language": "zh-CN", "roles": [role], "active": true,
            "password": PASSWORD, "pin": pin,
        });
        world.ok("user.save", args).await;
    }
    world.as_user("desk");
}
