//! The façade over both drivers: one SQL text with numbered placeholders, native types.

use crate::db::Tx;
use crate::error::StoreResult;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::query::Query;

use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{
    Arguments, AssertSqlSafe, Encode, FromRow, Postgres, SqlSafeStr, SqlStr, Sqlite, Type, query_as_with,
    query_with,
};

/// A value that both databases take as a parameter.
pub trait Param:
    for<'q> Encode<'q, Sqlite> + Type<Sqlite> + for<'q> Encode<'q, Postgres> + Type<Postgres> + Send + 'static
{
}

impl<T> Param for T where
    T: for<'q> Encode<'q, Sqlite>
        + Type<Sqlite>
        + for<'q> Encode<'q, Postgres>
        + Type<Postgres>
        + Send
        + 'static
{
}

/// A struct that both databases can fill from a row.
pub trait Record: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

impl<T> Record for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

enum Bound {
    Sqlite(SqliteArguments),
    Postgres(PgArguments),
}

/// One statement on its way to the database of its transaction.
#[must_use = "a statement does nothing until it is run"]
pub struct Sql<'t> {
    tx: &'t mut Tx,
    text: SqlStr,
    bound: Bound,
    count: usize,
}

impl Tx {
    /// Starts a statement; placeholders are `$1`, `$2`, … on both databases.
    pub fn sql(&mut self, text: &'static str) -> Sql<'_> {
        self.statement(text.into_sql_str())
    }

    /// Starts a statement whose list filter was put together by [`Filter`].
    pub fn filtered(&mut self, filter: Filter) -> Sql<'_> {
        let mut statement = self.statement(AssertSqlSafe(filter.text).into_sql_str());
        for value in filter.values {
            statement = match value {
                Value::Text(text) => statement.bind(text),
                Value::Int(number) => statement.bind(number),
                Value::Date(date) => statement.bind(date),
            };
        }
        statement
    }

    /// Starts an insert of several rows in one statement: `text` ends with `VALUES`, the values of each
    /// row are
    /// bound in turn, and `tail` follows, such as an `ON CONFLICT`. There must be a row.
    pub fn rows(&mut self, text: &'static str, columns: usize, rows: usize, tail: &'static str) -> Sql<'_> {
        let mut whole = String::with_capacity(text.len() + tail.len() + rows * columns * 5);
        whole.push_str(text);
        for row in 0..rows {
            whole.push_str(if row == 0 { " (" } else { ", (" });
            for column in 0..columns {
                whole.push_str(if column == 0 { "$" } else { ", $" });
                whole.push_str(&(row * columns + column + 1).to_string());
            }
            whole.push(')');
        }
        whole.push_str(tail);
        self.statement(AssertSqlSafe(whole).into_sql_str())
    }

    fn statement(&mut self, text: SqlStr) -> Sql<'_> {
        let bound = match self {
            Tx::Sqlite(_) => Bound::Sqlite(SqliteArguments::default()),
            Tx::Postgres(_) => Bound::Postgres(PgArguments::default()),
        };
        Sql { tx: self, text, bound, count: 0 }
    }
}

impl Sql<'_> {
    /// Binds the next placeholder.
    pub fn bind<T: Param>(mut self, value: T) -> Self {
        let added = match &mut self.bound {
            Bound::Sqlite(arguments) => arguments.add(value),
            Bound::Postgres(arguments) => arguments.add(value),
        };
        added.expect("the types bound here always encode");
        self.count += 1;
        self
    }

    /// Binds a text such as an id or a state by reference.
    pub fn text(self, value: impl AsRef<str>) -> Self {
        self.bind(value.as_ref().to_owned())
    }

    /// Binds an optional text.
    pub fn text_opt(self, value: Option<impl AsRef<str>>) -> Self {
        self.bind(value.map(|text| text.as_ref().to_owned()))
    }

    /// Runs the statement and returns the number of rows it changed.
    pub async fn run(self) -> StoreResult<u64> {
        self.check();
        match (self.tx, self.bound) {
            (Tx::Sqlite(tx), Bound::Sqlite(arguments)) => {
                let query: Query<'_, Sqlite, _> = query_with(self.text, arguments);
                Ok(query.execute(&mut **tx).await?.rows_affected())
            }
            (Tx::Postgres(tx), Bound::Postgres(arguments)) => {
                let query: Query<'_, Postgres, _> = query_with(self.text, arguments);
                Ok(query.execute(&mut **tx).await?.rows_affected())
            }
            _ => unreachable!("arguments are made for the transaction's own database"),
        }
    }

    /// All rows.
    pub async fn all<T: Record>(self) -> StoreResult<Vec<T>> {
        self.check();
        match (self.tx, self.bound) {
            (Tx::Sqlite(tx), Bound::Sqlite(arguments)) => {
                Ok(query_as_with::<Sqlite, T, _>(self.text, arguments).fetch_all(&mut **tx).await?)
            }
            (Tx::Postgres(tx), Bound::Postgres(arguments)) => {
                Ok(query_as_with::<Postgres, T, _>(self.text, arguments).fetch_all(&mut **tx).await?)
            }
            _ => unreachable!("arguments are made for the transaction's own database"),
        }
    }

    /// The row, if there is one.
    pub async fn opt<T: Record>(self) -> StoreResult<Option<T>> {
        self.check();
        match (self.tx, self.bound) {
            (Tx::Sqlite(tx), Bound::Sqlite(arguments)) => {
                Ok(query_as_with::<Sqlite, T, _>(self.text, arguments).fetch_optional(&mut **tx).await?)
            }
            (Tx::Postgres(tx), Bound::Postgres(arguments)) => {
                Ok(query_as_with::<Postgres, T, _>(self.text, arguments).fetch_optional(&mut **tx).await?)
            }
            _ => unreachable!("arguments are made for the transaction's own database"),
        }
    }

    /// The one row that must be there (aggregates, rows just written).
    pub async fn one<T: Record>(self) -> StoreResult<T> {
        self.opt().await?.ok_or(crate::StoreError::Driver(sqlx::Error::RowNotFound))
    }

    /// The single number of an aggregate.
    pub async fn number(self) -> StoreResult<i64> {
        Ok(self.one::<(i64,)>().await?.0)
    }

    /// A forgotten bind is silently NULL on SQLite, so debug builds count.
    fn check(&self) {
        if cfg!(debug_assertions) {
            let highest = highest_placeholder(self.text.as_str());
            assert_eq!(highest, self.count, "placeholders and binds differ in: {}", self.text.as_str());
        }
    }
}

fn highest_placeholder(text: &str) -> usize {
    text.split('$')
        .skip(1)
        .filter_map(|rest| {
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            digits.parse().ok()
        })
        .max()
        .unwrap_or(0)
}

/// Marks text made of our own constants and catalogue names as safe; never for anything a person typed.
pub(crate) fn trusted(text: String) -> AssertSqlSafe<String> {
    AssertSqlSafe(text)
}

enum Value {
    Text(String),
    Int(i64),
    Date(chrono::NaiveDate),
}

/// Builds the variable part of a list query with numbered placeholders; the only place where SQL is made
/// at run time.
pub struct Filter {
    text: String,
    values: Vec<Value>,
}

impl Filter {
    /// Starts from a fixed statement without placeholders that ends where conditions may follow (`… WHERE
    /// 1 = 1`).
    pub fn new(base: &'static str) -> Self {
        Self { text: base.to_owned(), values: Vec::new() }
    }

    /// Adds fixed text.
    pub fn push(mut self, text: &'static str) -> Self {
        self.text.push_str(text);
        self
    }

    /// Adds `text` and a placeholder for a text.
    pub fn text(self, text: &'static str, value: impl Into<String>) -> Self {
        self.value(text, Value::Text(value.into()))
    }

    /// Adds `text` and a placeholder for a number.
    pub fn int(self, text: &'static str, value: i64) -> Self {
        self.value(text, Value::Int(value))
    }

    /// Adds `text` and a placeholder for a date.
    pub fn date(self, text: &'static str, value: chrono::NaiveDate) -> Self {
        self.value(text, Value::Date(value))
    }

    /// Adds `text ($n, $n+1, …)`; an empty list matches nothing.
    pub fn among(mut self, text: &'static str, values: impl IntoIterator<Item = String>) -> Self {
        self.text.push_str(text);
        self.text.push_str(" (");
        let mut first = true;
        for value in values {
            if !first {
                self.text.push_str(", ");
            }
            first = false;
            self.values.push(Value::Text(value));
            self.text.push('$');
            self.text.push_str(&self.values.len().to_string());
        }
        if first {
            self.text.push_str("NULL");
        }
        self.text.push(')');
        self
    }

    fn value(mut self, text: &'static str, value: Value) -> Self {
        self.text.push_str(text);
        self.values.push(value);
        self.text.push_str(" $");
        self.text.push_str(&self.values.len().to_string());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_counted_by_their_highest_number() {
        assert_eq!(highest_placeholder("SELECT $1, $2 WHERE a = $1 AND b = $12"), 12);
        assert_eq!(highest_placeholder("SELECT 1"), 0);
    }

    #[test]
    fn an_empty_list_filter_matches_nothing() {
        let filter = Filter::new("SELECT 1 WHERE a").among(" IN", Vec::new());
        assert_eq!(filter.text, "SELECT 1 WHERE a IN (NULL)");
    }
}
