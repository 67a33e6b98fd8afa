//! Schema migrations: numbered, only ever added, the same numbers for both databases.

use crate::db::APPLICATION_ID;
use crate::error::{StoreResult, Unusable};
use crate::sql::trusted;
use sqlx::migrate::{AppliedMigration, Migrate, MigrateError, Migrator};
use sqlx::{Connection, PgPool, SqliteConnection, SqlitePool};
use std::path::Path;

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

fn newest(migrator: &Migrator) -> i64 {
    migrator.iter().map(|migration| migration.version).max().unwrap_or(0)
}

/// Brings a SQLite file up to date; an existing file is copied first.
pub async fn sqlite(writer: &SqlitePool, file: &Path, folder: &Path, fresh: bool) -> StoreResult<()> {
    bring_sqlite(&SQLITE, writer, file, folder, fresh).await
}

async fn bring_sqlite(
    to: &Migrator,
    writer: &SqlitePool,
    file: &Path,
    folder: &Path,
    fresh: bool,
) -> StoreResult<()> {
    if fresh {
        // A pragma takes no parameters; the number is our own constant.
        sqlx::query(trusted(format!("PRAGMA application_id = {APPLICATION_ID}"))).execute(writer).await?;
        // The mark is looked for in the file itself: in the log alone, a power cut on the first day would
        // make the house look foreign.
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(writer).await?;
    }
    let applied = refuse_other(to, &applied_sqlite(writer).await?)?;
    if !fresh && applied < newest(to) {
        let copies = folder.join("copies");
        std::fs::create_dir_all(&copies).map_err(sqlx::Error::Io)?;
        let name = format!("before-schema-{:04}.sqlite", newest(to));
        let copy = copies.join(name);
        if !copy.exists() {
            tracing::info!(file = %file.display(), copy = %copy.display(), "copying before the migration");
            sqlx::query("VACUUM INTO $1").bind(copy.display().to_string()).execute(writer).await?;
        }
    }
    to.run(writer).await.map_err(migration_error)
}

/// Refuses a schema that is not ours, without changing it.
pub async fn refuse_other_sqlite(writer: &SqlitePool) -> StoreResult<()> {
    refuse_other(&SQLITE, &applied_sqlite(writer).await?).map(|_| ())
}

/// Brings a PostgreSQL database up to date under the driver's advisory lock; the tables of a house are copied
/// into a schema beside it first.
pub async fn postgres(pool: &PgPool) -> StoreResult<()> {
    bring_postgres(&POSTGRES, pool).await
}

async fn bring_postgres(to: &Migrator, pool: &PgPool) -> StoreResult<()> {
    let tables = tables_of_postgres(pool).await?;
    if tables.iter().any(|table| !BOOKKEEPING.contains(&table.as_str())) && !is_ours(&tables) {
        return Err(foreign_postgres(pool).await?.into());
    }
    let applied = refuse_other(to, &applied_postgres(pool).await?)?;
    if applied > 0 && applied < newest(to) {
        copy_postgres(pool, &tables, newest(to)).await?;
    }
    to.run(pool).await.map_err(migration_error)
}

/// Refuses a PostgreSQL database that is not ours, or not of our schema, without changing it.
pub async fn refuse_other_postgres(pool: &PgPool) -> StoreResult<()> {
    if !is_ours(&tables_of_postgres(pool).await?) {
        return Err(foreign_postgres(pool).await?.into());
    }
    refuse_other(&POSTGRES, &applied_postgres(pool).await?).map(|_| ())
}

/// Tables that are there before the first migration ran to its end.
const BOOKKEEPING: &[&str] = &["_sqlx_migrations"];

fn is_ours(tables: &[String]) -> bool {
    ["property", "journal_entry", "audit"].iter().all(|ours| tables.iter().any(|table| table == ours))
}

async fn tables_of_postgres(pool: &PgPool) -> StoreResult<Vec<String>> {
    let text = "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema()";
    let rows: Vec<(String,)> = sqlx::query_as(text).fetch_all(pool).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

async fn foreign_postgres(pool: &PgPool) -> StoreResult<Unusable> {
    let (name,): (String,) = sqlx::query_as("SELECT current_database()::text").fetch_one(pool).await?;
    Ok(Unusable::Foreign { file: name })
}

async fn applied_postgres(pool: &PgPool) -> StoreResult<Vec<AppliedMigration>> {
    let mut connection = pool.acquire().await?;
    connection.ensure_migrations_table(&POSTGRES.table_name).await.map_err(migration_error)?;
    connection.list_applied_migrations(&POSTGRES.table_name).await.map_err(migration_error)
}

/// Copies every table as it is now, all or none; a copy that is there already is the older and better one.
async fn copy_postgres(pool: &PgPool, tables: &[String], schema: i64) -> StoreResult<()> {
    let mut tx = pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ").await?;
    let (from,): (String,) = sqlx::query_as("SELECT current_schema()::text").fetch_one(&mut *tx).await?;
    let copy = format!("{from}_before_{schema:04}");
    let known: Option<(String,)> =
        sqlx::query_as("SELECT nspname::text FROM pg_namespace WHERE nspname = $1")
            .bind(&copy)
            .fetch_optional(&mut *tx)
            .await?;
    if known.is_some() {
        return Ok(());
    }
    tracing::info!(copy, "copying before the migration");
    // Names come from the server's own catalogue and are quoted.
    let quoted = |name: &str| format!("\"{}\"", name.replace('"', "\"\""));
    sqlx::query(trusted(format!("CREATE SCHEMA {}", quoted(&copy)))).execute(&mut *tx).await?;
    for table in tables {
        let (source, target) = (quoted(&from), quoted(&copy));
        let table = quoted(table);
        let text = format!("CREATE TABLE {target}.{table} AS TABLE {source}.{table}");
        sqlx::query(trusted(text)).execute(&mut *tx).await?;
    }
    Ok(tx.commit().await?)
}

async fn applied_sqlite(writer: &SqlitePool) -> StoreResult<Vec<AppliedMigration>> {
    let mut connection = writer.acquire().await?;
    connection.ensure_migrations_table(&SQLITE.table_name).await.map_err(migration_error)?;
    connection.list_applied_migrations(&SQLITE.table_name).await.map_err(migration_error)
}

/// The newest migration that was applied; refuses one that this program does not know, or knows with another
/// text.
fn refuse_other(migrator: &Migrator, applied: &[AppliedMigration]) -> StoreResult<i64> {
    let (found, known) = (applied.iter().map(|one| one.version).max().unwrap_or(0), newest(migrator));
    if found > known {
        return Err(Unusable::Newer { found, known }.into());
    }
    let same = |one: &AppliedMigration| {
        migrator.iter().any(|ours| ours.version == one.version && ours.checksum == one.checksum)
    };
    match applied.iter().find(|one| !same(one)) {
        Some(other) => Err(Unusable::Altered { schema: other.version }.into()),
        None => Ok(found),
    }
}

fn migration_error(error: MigrateError) -> crate::StoreError {
    match error {
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => error.into(),
        MigrateError::VersionMissing(found) => Unusable::Newer { found, known: newest(&SQLITE) }.into(),
        MigrateError::VersionMismatch(schema) | MigrateError::Dirty(schema) => {
            Unusable::Altered { schema }.into()
        }
        other => sqlx::Error::Migrate(Box::new(other)).into(),
    }
}

/// Drops every table of ours, all or none, and runs the migrations again.
pub async fn wipe_sqlite(writer: &SqlitePool) -> StoreResult<()> {
    let mut connection = writer.acquire().await?;
    let tables: Vec<(String,)> =
        sqlx::query_as("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            .fetch_all(&mut *connection)
            .await?;
    // Has no effect inside a transaction.
    sqlx::query("PRAGMA foreign_keys = OFF").execute(&mut *connection).await?;
    let dropped = drop_tables(&mut connection, tables).await;
    sqlx::query("PRAGMA foreign_keys = ON").execute(&mut *connection).await?;
    dropped?;
    drop(connection);
    SQLITE.run(writer).await.map_err(migration_error)
}

async fn drop_tables(connection: &mut SqliteConnection, tables: Vec<(String,)>) -> StoreResult<()> {
    let mut tx = connection.begin_with("BEGIN IMMEDIATE").await?;
    for (table,) in tables {
        // Names come from the catalogue of our own schema.
        let drop = format!("DROP TABLE IF EXISTS \"{table}\"");
        sqlx::query(trusted(drop)).execute(&mut *tx).await?;
    }
    Ok(tx.commit().await?)
}

/// Empties the schema of the connection, all or nothing, and runs the migrations again.
pub async fn wipe_postgres(pool: &PgPool) -> StoreResult<()> {
    let mut tx = pool.begin().await?;
    let (schema,): (String,) = sqlx::query_as("SELECT current_schema()").fetch_one(&mut *tx).await?;
    // The name comes from the server itself and is quoted.
    let quoted = schema.replace('"', "\"\"");
    sqlx::query(trusted(format!("DROP SCHEMA \"{quoted}\" CASCADE"))).execute(&mut *tx).await?;
    sqlx::query(trusted(format!("CREATE SCHEMA \"{quoted}\""))).execute(&mut *tx).await?;
    tx.commit().await?;
    POSTGRES.run(pool).await.map_err(migration_error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};

    /// The schema of today and one step that does not exist yet.
    async fn with_a_next_step(database: &str, folder: &Path) -> Migrator {
        let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(database);
        let steps = folder.join("steps");
        std::fs::create_dir_all(&steps).expect("a folder");
        for step in std::fs::read_dir(ours).expect("our migrations").map(|step| step.expect("a file")) {
            std::fs::copy(step.path(), steps.join(step.file_name())).expect("copied");
        }
        let next = "UPDATE meta SET value = 'after'; ALTER TABLE meta ADD COLUMN later TEXT;";
        std::fs::write(steps.join("9999_next.sql"), next).expect("written");
        Migrator::new(steps.as_path()).await.expect("migrations")
    }

    fn fresh_folder(name: &str) -> std::path::PathBuf {
        let folder = std::env::temp_dir().join(format!("kezhan-migrate-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        folder
    }

    async fn opened(file: &Path) -> SqlitePool {
        let options = SqliteConnectOptions::new().filename(file).create_if_missing(true);
        SqlitePoolOptions::new().max_connections(1).connect_with(options).await.expect("opened")
    }

    const KEEP: &str = "INSERT INTO meta (key, value) VALUES ('kept', 'before')";
    const KEPT: &str = "SELECT value FROM meta WHERE key = 'kept'";

    #[tokio::test]
    async fn a_file_is_copied_before_its_schema_changes() {
        let folder = fresh_folder("sqlite");
        let file = folder.join("house.sqlite");
        let pool = opened(&file).await;
        sqlite(&pool, &file, &folder, true).await.expect("today's schema");
        sqlx::query(KEEP).execute(&pool).await.expect("a row");
        sqlite(&pool, &file, &folder, false).await.expect("nothing to do");
        assert!(!folder.join("copies").exists(), "an up-to-date file is not copied");
        let next = with_a_next_step("sqlite", &folder).await;
        bring_sqlite(&next, &pool, &file, &folder, false).await.expect("the next schema");
        let after: (String,) = sqlx::query_as(KEPT).fetch_one(&pool).await.expect("the row");
        assert_eq!(after.0, "after");
        let copy = opened(&folder.join("copies/before-schema-9999.sqlite")).await;
        let before: (String,) = sqlx::query_as(KEPT).fetch_one(&copy).await.expect("the copied row");
        assert_eq!(before.0, "before");
        std::fs::remove_dir_all(&folder).ok();
    }

    #[tokio::test]
    async fn the_tables_on_a_server_are_copied_before_their_schema_changes() {
        let Ok(url) = std::env::var("KEZHAN_TEST_POSTGRES") else { return };
        let folder = fresh_folder("postgres");
        let name = format!("migrate_{}", std::process::id());
        crate::db::create_database(&url, &name, "template0").await.expect("a database");
        let options: sqlx::postgres::PgConnectOptions = url.parse().expect("an address");
        let pool = PgPool::connect_with(options.database(&name)).await.expect("connected");
        postgres(&pool).await.expect("today's schema");
        sqlx::query(KEEP).execute(&pool).await.expect("a row");
        let next = with_a_next_step("postgres", &folder).await;
        bring_postgres(&next, &pool).await.expect("the next schema");
        let after: (String,) = sqlx::query_as(KEPT).fetch_one(&pool).await.expect("the row");
        assert_eq!(after.0, "after");
        let copied = "SELECT value FROM public_before_9999.meta WHERE key = 'kept'";
        let before: (String,) = sqlx::query_as(copied).fetch_one(&pool).await.expect("the copied row");
        assert_eq!(before.0, "before");
        pool.close().await;
        std::fs::remove_dir_all(&folder).ok();
    }
}
