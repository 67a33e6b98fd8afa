//! Opening a house: database, key, clock, press. Shared by the server and the desktop.

use crate::sources::{SetClock, SystemClock, SystemEntropy};
use kezhan_app::App;
use kezhan_app::vault::{Sealed, Vault};
use kezhan_core::id::{Clock, Entropy};
use kezhan_store::{Db, Location, StoreError};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Name of the environment variable that may hold the key of the house, 64 hexadecimal digits.
pub const KEY_VARIABLE: &str = "KEZHAN_KEY";

/// Where the key for sealed fields comes from. Never the database, never the repository.
pub enum KeySource {
    /// The operating system's key store was asked already.
    Bytes([u8; 32]),
    /// The environment, else a file of mode 0600, made at the first start.
    Server {
        /// The file.
        file: PathBuf,
    },
}

/// How to open a house.
pub struct HostOptions {
    /// Data folder and database.
    pub location: Location,
    /// Key for sealed fields.
    pub key: KeySource,
    /// Set clock in epoch milliseconds, for tests and demonstrations.
    pub clock: Option<i64>,
}

/// Why a house cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum HostProblem {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The key.
    #[error("the key of the house cannot be used ({file}): {reason}")]
    Key {
        /// Where it was looked for.
        file: String,
        /// What is wrong.
        reason: String,
    },
    /// There are sealed fields, but no key.
    #[error("the fields of this house are sealed, and there is no key in {file}")]
    KeyMissing {
        /// Where it was looked for.
        file: String,
    },
    /// There are sealed fields, and this is not their key.
    #[error("the fields of this house are sealed with another key than the one from {place}")]
    WrongKey {
        /// Where the key came from.
        place: String,
    },
}

/// An open house with its background work.
pub struct House {
    /// The program.
    pub app: Arc<App>,
}

/// Opens the house and starts its background work. Must be called within a Tokio runtime.
///
/// A house whose fields are sealed opens with its own key only: with a second one, what the first one sealed
/// would be lost for everybody who comes after. No key is made for such a house.
pub async fn open(options: HostOptions) -> Result<House, HostProblem> {
    let db = Db::open(&options.location).await?;
    let sealed = Sealed::in_database(&db).await?;
    let (key, place) = key(&options.key, &sealed)?;
    let vault = Vault::new(&key);
    if !sealed.fits(&vault) {
        return Err(HostProblem::WrongKey { place });
    }
    let clock: Arc<dyn Clock> = match options.clock {
        Some(start) => Arc::new(SetClock::at(start)),
        None => Arc::new(SystemClock),
    };
    let press = Arc::new(kezhan_print::SystemPress::default());
    let app = Arc::new(App::new(db, clock, Arc::new(SystemEntropy), press, vault));
    tokio::spawn(kezhan_app::paper::queue::run(app.clone()));
    tokio::spawn(kezhan_app::others::run(app.clone()));
    Ok(House { app })
}

/// Whether a house with sealed fields lives here, so that a key must exist already.
pub async fn is_sealed(location: &Location) -> Result<bool, HostProblem> {
    let db = Db::open(location).await?;
    let sealed = Sealed::in_database(&db).await;
    db.close().await;
    Ok(sealed? != Sealed::NotYet)
}

/// The key, and where it came from.
fn key(source: &KeySource, sealed: &Sealed) -> Result<([u8; 32], String), HostProblem> {
    let file = match source {
        KeySource::Bytes(bytes) => return Ok((*bytes, "the key store".to_owned())),
        KeySource::Server { file } => file,
    };
    if let Ok(text) = std::env::var(KEY_VARIABLE) {
        return Ok((decode(&text, KEY_VARIABLE)?, KEY_VARIABLE.to_owned()));
    }
    let place = file.display().to_string();
    if !file.exists() && *sealed != Sealed::NotYet {
        return Err(HostProblem::KeyMissing { file: place });
    }
    Ok((key_file(file)?, place))
}

/// Reads the key file, or makes it.
pub fn key_file(file: &Path) -> Result<[u8; 32], HostProblem> {
    let refused = |reason: String| HostProblem::Key { file: file.display().to_string(), reason };
    if file.exists() {
        check_mode(file).map_err(refused)?;
        let text = std::fs::read_to_string(file).map_err(|error| refused(error.to_string()))?;
        return decode(text.trim(), &file.display().to_string());
    }
    let mut bytes = [0_u8; 32];
    SystemEntropy.fill(&mut bytes);
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).map_err(|error| refused(error.to_string()))?;
    }
    write_private(file, &hex::encode(bytes)).map_err(|error| refused(error.to_string()))?;
    Ok(bytes)
}

fn decode(text: &str, place: &str) -> Result<[u8; 32], HostProblem> {
    let refused = || HostProblem::Key {
        file: place.to_owned(),
        reason: "64 hexadecimal digits are expected".to_owned(),
    };
    let mut bytes = [0_u8; 32];
    hex::decode_to_slice(text, &mut bytes).map_err(|_| refused())?;
    Ok(bytes)
}

fn write_private(file: &Path, text: &str) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut made = options.open(file)?;
    made.write_all(text.as_bytes())?;
    made.sync_all()
}

#[cfg(unix)]
fn check_mode(file: &Path) -> Result<(), String> {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(file).map_err(|error| error.to_string())?.permissions().mode();
    if mode & 0o077 == 0 { Ok(()) } else { Err("others may read it; set its mode to 0600".to_owned()) }
}

#[cfg(not(unix))]
fn check_mode(_file: &Path) -> Result<(), String> {
    Ok(())
}
