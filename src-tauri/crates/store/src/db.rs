//! Opening a database and its transactions. SQLite has one writer connection and a pool of readers.

use crate::error::{StoreError, StoreResult, Unusable};
use crate::migrate;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgPool, Postgres, Sqlite, SqlitePool, Transaction};
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Marks a SQLite file as ours ("KZHN"), so that a foreign file is never written to.
pub const APPLICATION_ID: i64 = 0x4B5A_484E;
/// 3.51.3 fixed a loss of committed pages when the write-ahead log is reset during a checkpoint.
const SQLITE_MIN: (u32, u32, u32) = (3, 51, 3);
const POSTGRES_MIN: i64 = 140_000;
/// The program has more statements than the hundred that a connection usually keeps prepared.
const STATEMENTS: usize = 600;
/// Name of the SQLite file in the folder of a house.
pub const FILE_NAME: &str = "kezhan.sqlite";

/// Where the books are.
#[derive(Debug, Clone)]
pub struct Location {
    /// Folder of the house: the SQLite file, copies made before migrations, the lock.
    pub folder: PathBuf,
    /// PostgreSQL address; `None` means the SQLite file in `folder`.
    pub url: Option<String>,
}

/// Which of the two databases this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DbKind {
    /// One local file.
    Sqlite,
    /// A shared server.
    Postgres,
}

/// An open database.
#[derive(Clone)]
pub struct Db {
    pools: Pools,
    // Whether commands on a server need not wait for its disk.
    relaxed: Arc<AtomicBool>,
    // Held for as long as the database is open: the single-instance guard of the folder.
    lock: Option<Arc<File>>,
}

#[derive(Clone)]
enum Pools {
    Sqlite { writer: SqlitePool, readers: SqlitePool, file: PathBuf },
    Postgres(PgPool),
}

/// A transaction on either database. Dropping it rolls back.
pub enum Tx {
    /// On the local file.
    Sqlite(Transaction<'static, Sqlite>),
    /// On the shared server.
    Postgres(Transaction<'static, Postgres>),
}

impl Tx {
    /// Makes everything durable: on SQLite with an fsync (`synchronous=FULL`).
    pub async fn commit(self) -> StoreResult<()> {
        match self {
            Tx::Sqlite(tx) => tx.commit().await?,
            Tx::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }

    /// Undoes everything.
    pub async fn rollback(self) -> StoreResult<()> {
        match self {
            Tx::Sqlite(tx) => tx.rollback().await?,
            Tx::Postgres(tx) => tx.rollback().await?,
        }
        Ok(())
    }
}

impl Db {
    /// Opens the database, takes the folder's lock, checks that it is ours and brings the schema up to date.
    pub async fn open(location: &Location) -> StoreResult<Self> {
        match &location.url {
            None => {
                let lock = lock_folder(&location.folder)?;
                Self::open_sqlite(&location.folder, Some(Arc::new(lock)), true).await
            }
            Some(url) => Self::open_postgres(url).await,
        }
    }

    /// Opens for `verify`: never creates, never migrates.
    pub async fn open_existing(location: &Location) -> StoreResult<Self> {
        match &location.url {
            None => Self::open_sqlite(&location.folder, None, false).await,
            Some(url) => {
                let db = Self::connect_postgres(url).await?;
                if let Pools::Postgres(pool) = &db.pools {
                    migrate::refuse_other_postgres(pool).await?;
                }
                Ok(db)
            }
        }
    }

    async fn open_sqlite(folder: &Path, lock: Option<Arc<File>>, migrate: bool) -> StoreResult<Self> {
        check_sqlite_version().await?;
        let file = folder.join(FILE_NAME);
        let fresh = !file.exists();
        if fresh && !migrate {
            return Err(Unusable::Folder {
                folder: folder.display().to_string(),
                reason: format!("there is no {FILE_NAME} in it"),
            }
            .into());
        }
        if !fresh {
            check_header(&file)?;
        }
        let options = SqliteConnectOptions::new()
            .filename(&file)
            .create_if_missing(migrate)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(5))
            .statement_cache_capacity(STATEMENTS)
            // With the usual fifty a proof spends its time handing rows from one thread to the other.
            .row_buffer_size(4_096);
        let damaged = |error: sqlx::Error| unusable_file(&file, error);
        // A connection to a file is not lost while it waits: none is tried before it is used.
        // The night audit proves all the books on the writer's connection: 48 MiB of them stay in memory.
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .test_before_acquire(false)
            .acquire_timeout(Duration::from_secs(30))
            .connect_with(options.clone().pragma("cache_size", "-49152"))
            .await
            .map_err(damaged)?;
        let readers = SqlitePoolOptions::new()
            .max_connections(6)
            .test_before_acquire(false)
            .acquire_timeout(Duration::from_secs(10))
            .connect_with(options.pragma("query_only", "ON"))
            .await
            .map_err(damaged)?;
        if !fresh {
            Self::quick_check(&readers, &file).await?;
        }
        let pools = Pools::Sqlite { writer, readers, file: file.clone() };
        let db = Self { pools, relaxed: Arc::default(), lock };
        if migrate {
            migrate::sqlite(db.sqlite_writer(), &file, folder, fresh).await?;
        } else {
            migrate::refuse_other_sqlite(db.sqlite_writer()).await?;
        }
        Ok(db)
    }

    async fn open_postgres(url: &str) -> StoreResult<Self> {
        let db = Self::connect_postgres(url).await?;
        if let Pools::Postgres(pool) = &db.pools {
            migrate::postgres(pool).await?;
        }
        Ok(db)
    }

    async fn connect_postgres(url: &str) -> StoreResult<Self> {
        let no_server = |error: sqlx::Error| Unusable::NoServer { reason: error.to_string() };
        let options =
            PgConnectOptions::from_str(url).map_err(no_server)?.statement_cache_capacity(STATEMENTS);
        let pool = PgPoolOptions::new()
            .max_connections(10)
            // A server that is gone is told to the user within this time.
            .acquire_timeout(Duration::from_secs(5))
            .connect_with(options)
            .await
            .map_err(no_server)?;
        let found: (String,) = sqlx::query_as("SHOW server_version_num").fetch_one(&pool).await?;
        let found: i64 = found.0.parse().unwrap_or(0);
        if found < POSTGRES_MIN {
            return Err(Unusable::OldPostgres { found, needed: POSTGRES_MIN }.into());
        }
        Ok(Self { pools: Pools::Postgres(pool), relaxed: Arc::default(), lock: None })
    }

    /// Which database this is.
    pub fn kind(&self) -> DbKind {
        match self.pools {
            Pools::Sqlite { .. } => DbKind::Sqlite,
            Pools::Postgres(_) => DbKind::Postgres,
        }
    }

    /// The SQLite file, for messages and copies.
    pub fn file(&self) -> Option<&Path> {
        match &self.pools {
            Pools::Sqlite { file, .. } => Some(file),
            Pools::Postgres(_) => None,
        }
    }

    pub(crate) fn postgres(&self) -> Option<&PgPool> {
        match &self.pools {
            Pools::Sqlite { .. } => None,
            Pools::Postgres(pool) => Some(pool),
        }
    }

    /// Whether [`close`](Self::close) was called.
    pub fn is_closed(&self) -> bool {
        match &self.pools {
            Pools::Sqlite { writer, .. } => writer.is_closed(),
            Pools::Postgres(pool) => pool.is_closed(),
        }
    }

    fn sqlite_writer(&self) -> &SqlitePool {
        match &self.pools {
            Pools::Sqlite { writer, .. } => writer,
            Pools::Postgres(_) => unreachable!("asked only while opening a SQLite file"),
        }
    }

    /// A serializable transaction that may write.
    pub async fn write(&self) -> StoreResult<Tx> {
        Ok(match &self.pools {
            Pools::Sqlite { writer, .. } => Tx::Sqlite(begin_sqlite(writer).await?),
            Pools::Postgres(pool) => {
                let mut tx = pool.begin_with("BEGIN ISOLATION LEVEL SERIALIZABLE").await?;
                if self.relaxed.load(Ordering::SeqCst) {
                    sqlx::query("SET LOCAL synchronous_commit = off").execute(&mut *tx).await?;
                }
                Tx::Postgres(tx)
            }
        })
    }

    /// A consistent snapshot for reading.
    pub async fn read(&self) -> StoreResult<Tx> {
        Ok(match &self.pools {
            Pools::Sqlite { readers, .. } => Tx::Sqlite(readers.begin_with("BEGIN").await?),
            Pools::Postgres(pool) => {
                Tx::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)
            }
        })
    }

    /// Closes all connections, whoever still holds one, and lets go of the folder; on SQLite the log is
    /// folded into the file.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { writer, readers, .. } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
        if let Some(lock) = &self.lock {
            // A lock that cannot be given back goes with the program.
            lock.unlock().ok();
        }
    }

    /// Empties the house and starts it anew: only for clearing sample data.
    pub async fn wipe(&self) -> StoreResult<()> {
        match &self.pools {
            Pools::Sqlite { writer, .. } => migrate::wipe_sqlite(writer).await,
            Pools::Postgres(pool) => migrate::wipe_postgres(pool).await,
        }
    }

    /// While a house is filled that can be filled anew, commands need not wait for the disk; `false` makes
    /// all
    /// of it durable and waits again from then on. The file stays whole either way: a crash loses the last
    /// commands only.
    pub async fn relax(&self, relaxed: bool) -> StoreResult<()> {
        match &self.pools {
            Pools::Sqlite { writer, .. } => {
                let mut connection = writer.acquire().await?;
                if relaxed {
                    sqlx::query("PRAGMA synchronous = NORMAL").execute(&mut *connection).await?;
                } else {
                    sqlx::query("PRAGMA synchronous = FULL").execute(&mut *connection).await?;
                    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut *connection).await?;
                }
            }
            // The next command that waits for the disk takes all earlier ones with it.
            Pools::Postgres(_) => self.relaxed.store(relaxed, Ordering::SeqCst),
        }
        Ok(())
    }

    /// Lets PostgreSQL look at what its tables hold by now, and forget how it read them while they were
    /// small. A house that grows by and by needs no such help; one that is filled at once does. SQLite reads
    /// the same way whatever its tables hold.
    pub async fn learn_sizes(&self) -> StoreResult<()> {
        if let Pools::Postgres(pool) = &self.pools {
            sqlx::query("ANALYZE").execute(pool).await?;
        }
        Ok(())
    }

    /// A reader looks through the file: the writer would keep all it has seen in its large memory.
    async fn quick_check(readers: &SqlitePool, file: &Path) -> StoreResult<()> {
        let said: Vec<(String,)> = sqlx::query_as("PRAGMA quick_check(5)")
            .fetch_all(readers)
            .await
            .map_err(|error| unusable_file(file, error))?;
        let reason: Vec<String> = said.into_iter().map(|row| row.0).filter(|text| text != "ok").collect();
        if reason.is_empty() {
            return Ok(());
        }
        Err(Unusable::Damaged { file: file.display().to_string(), reason: reason.join("; ") }.into())
    }
}

/// Begins on the one connection that writes. On a full disk SQLite takes a transaction back by itself; the
/// driver does not notice and would refuse every later one, so such a connection is replaced.
async fn begin_sqlite(writer: &SqlitePool) -> StoreResult<Transaction<'static, Sqlite>> {
    const BEGIN: &str = "BEGIN IMMEDIATE";
    match writer.begin_with(BEGIN).await {
        Err(sqlx::Error::InvalidSavePointStatement) => {
            writer.acquire().await?.close().await?;
            Ok(writer.begin_with(BEGIN).await?)
        }
        other => Ok(other?),
    }
}

/// Creates a database on a server from a template: for tests and for moving a house to a server.
pub async fn create_database(server: &str, name: &str, template: &str) -> StoreResult<()> {
    let pool = PgPoolOptions::new().max_connections(1).connect(server).await?;
    let quoted = |text: &str| text.replace('"', "\"\"");
    let text = format!("CREATE DATABASE \"{}\" TEMPLATE \"{}\"", quoted(name), quoted(template));
    sqlx::query(crate::sql::trusted(text)).execute(&pool).await?;
    pool.close().await;
    Ok(())
}

fn lock_folder(folder: &Path) -> StoreResult<File> {
    let refused = |error: std::io::Error| Unusable::Folder {
        folder: folder.display().to_string(),
        reason: error.to_string(),
    };
    std::fs::create_dir_all(folder).map_err(refused)?;
    let lock = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(folder.join("kezhan.lock"))
        .map_err(refused)?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(Unusable::InUse { folder: folder.display().to_string() }.into()),
        Err(TryLockError::Error(error)) => Err(refused(error).into()),
    }
}

/// Looks at the file before SQLite touches it: a foreign or cut file stays as it is.
fn check_header(file: &Path) -> StoreResult<()> {
    use std::io::Read;
    const MAGIC: &[u8] = b"SQLite format 3\0";
    let name = file.display().to_string();
    let damaged = |reason: String| Unusable::Damaged { file: name.clone(), reason };
    let mut header = Vec::with_capacity(100);
    let opened = File::open(file).map_err(|error| damaged(error.to_string()))?;
    opened.take(100).read_to_end(&mut header).map_err(|error| damaged(error.to_string()))?;
    let begins = &header[..header.len().min(MAGIC.len())];
    if !MAGIC.starts_with(begins) {
        return Err(Unusable::Foreign { file: name }.into());
    }
    let Some(id) = header.get(68..72).filter(|_| header.len() == 100) else {
        return Err(damaged(format!("it ends after {} bytes", header.len())).into());
    };
    if id != u32::try_from(APPLICATION_ID).unwrap_or_default().to_be_bytes() {
        return Err(Unusable::Foreign { file: name }.into());
    }
    Ok(())
}

fn unusable_file(file: &Path, error: sqlx::Error) -> StoreError {
    match StoreError::from(error) {
        StoreError::Driver(error) => {
            Unusable::Damaged { file: file.display().to_string(), reason: error.to_string() }.into()
        }
        other => other,
    }
}

async fn check_sqlite_version() -> StoreResult<()> {
    let memory = SqlitePoolOptions::new().max_connections(1).connect("sqlite::memory:").await?;
    let (found,): (String,) = sqlx::query_as("SELECT sqlite_version()").fetch_one(&memory).await?;
    memory.close().await;
    let mut parts = found.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let version = (parts.next().unwrap_or(0), parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    if version < SQLITE_MIN {
        let (a, b, c) = SQLITE_MIN;
        return Err(Unusable::OldSqlite { found, needed: format!("{a}.{b}.{c}") }.into());
    }
    Ok(())
}
