//! Both databases have the same schema: tables, columns, keys, uniqueness, references, guards.

use kezhan_store::Tx;
use kezhan_tests::{Backend, World};
use std::collections::BTreeSet;

type Facts = BTreeSet<String>;

async fn facts(tx: &mut Tx, text: &'static str) -> Facts {
    let rows: Vec<(String,)> = tx.sql(text).all().await.expect("the catalogue of the database");
    rows.into_iter().map(|row| row.0).collect()
}

/// Question, SQLite, PostgreSQL: each answers with one text per fact.
const QUESTIONS: &[(&str, &str, &str)] = &[
    (
        "columns",
        "SELECT m.name || '.' || c.name || CASE WHEN c.\"notnull\" = 1 THEN ' required ' ELSE ' ' END || \
         CASE c.type WHEN 'BLOB' THEN 'bytes' WHEN 'INTEGER' THEN 'number' ELSE 'text' END \
         FROM sqlite_master m JOIN pragma_table_info(m.name) c \
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '_sqlx%'",
        "SELECT table_name || '.' || column_name || \
         CASE is_nullable WHEN 'NO' THEN ' required ' ELSE ' ' END \
         || CASE WHEN data_type = 'bytea' THEN 'bytes' \
         WHEN data_type IN ('bigint', 'integer', 'smallint', 'boolean') THEN 'number' ELSE 'text' END \
         FROM information_schema.columns \
         WHERE table_schema = current_schema() AND table_name NOT LIKE '\\_sqlx%'",
    ),
    (
        "unique sets of columns",
        "SELECT s.t || '(' || s.columns || ')' FROM \
         (SELECT m.name AS t, i.name AS i, (SELECT group_concat(x.name, ',' ORDER BY x.seqno) \
         FROM pragma_index_info(i.name) x) AS columns FROM sqlite_master m JOIN pragma_index_list(m.name) i \
         WHERE m.type = 'table' AND i.\"unique\" = 1 AND m.name NOT LIKE '_sqlx%' \
         UNION SELECT m.name, 'rowid', (SELECT group_concat(c.name, ',' ORDER BY c.pk) \
         FROM pragma_table_info(m.name) c WHERE c.pk > 0) FROM sqlite_master m \
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '_sqlx%') s \
         WHERE s.columns IS NOT NULL",
        "SELECT t.relname || '(' || (SELECT string_agg(a.attname, ',' ORDER BY k.position) \
         FROM unnest(x.indkey) WITH ORDINALITY AS k(attnum, position) \
         JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum) || ')' \
         FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid \
         WHERE x.indisunique AND t.relnamespace = current_schema()::regnamespace \
         AND t.relname NOT LIKE '\\_sqlx%'",
    ),
    (
        "references",
        "SELECT m.name || '.' || f.\"from\" || ' -> ' || f.\"table\" FROM sqlite_master m \
         JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'",
        "SELECT t.relname || '.' || a.attname || ' -> ' || r.relname FROM pg_constraint c \
         JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class r ON r.oid = c.confrelid \
         JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY (c.conkey) \
         WHERE c.contype = 'f' AND t.relnamespace = current_schema()::regnamespace",
    ),
    (
        "named indexes",
        "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
        "SELECT i.relname::text FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid \
         LEFT JOIN pg_constraint c ON c.conindid = i.oid \
         WHERE c.oid IS NULL AND i.relnamespace = current_schema()::regnamespace",
    ),
    (
        "append-only tables",
        "SELECT DISTINCT tbl_name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%append-only%'",
        "SELECT DISTINCT t.relname::text FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid \
         JOIN pg_proc p ON p.oid = g.tgfoid WHERE p.proname = 'refuse_change'",
    ),
];

#[tokio::test]
async fn both_databases_have_the_same_schema() {
    if !World::backends().contains(&Backend::Postgres) {
        return;
    }
    let (file, server) = (World::new(Backend::Sqlite).await, World::new(Backend::Postgres).await);
    let mut on_file = file.app.database().read().await.expect("a snapshot");
    let mut on_server = server.app.database().read().await.expect("a snapshot");
    for (what, sqlite, postgres) in QUESTIONS {
        let (left, right) = (facts(&mut on_file, sqlite).await, facts(&mut on_server, postgres).await);
        assert!(left.len() > 5, "{what}: SQLite told only {left:?}");
        let only = |one: &Facts, other: &Facts| one.difference(other).cloned().collect::<Vec<_>>();
        let (on_file_only, on_server_only) = (only(&left, &right), only(&right, &left));
        assert!(
            on_file_only.is_empty() && on_server_only.is_empty(),
            "{what} differ; only on SQLite: {on_file_only:#?}; only on PostgreSQL: {on_server_only:#?}"
        );
    }
}
