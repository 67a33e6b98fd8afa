//! The key for sealed fields, kept in the key store of the operating system.

use keyring::Entry;
use kezhan_core::id::Entropy as _;
use kezhan_http::KeySource;
use kezhan_http::host::{HostProblem, KEY_VARIABLE};
use kezhan_http::sources::SystemEntropy;
use kezhan_store::Location;
use std::fs;
use std::path::Path;

const SERVICE: &str = "app.kezhan.desktop";
/// Names the entry of the key store, so that a folder that was moved on this machine keeps its key.
const NAME_FILE: &str = "house.keyring";
/// Used by a server, and by a desktop without a key store.
const KEY_FILE: &str = "house.key";

/// Finds the key of the house in this folder, or makes one for a new house.
///
/// Order: the environment or the key file of a server, if there is one; then the key store. A machine
/// without a key store gives a new house a key file that only this user can read. Books whose key is gone
/// are refused: with a new key, what was sealed with the old one could never be read again.
pub async fn find(location: &Location) -> Result<KeySource, HostProblem> {
    let folder = &location.folder;
    let file = folder.join(KEY_FILE);
    if std::env::var_os(KEY_VARIABLE).is_some() || file.exists() {
        return Ok(KeySource::Server { file });
    }
    let named = folder.join(NAME_FILE);
    if named.exists() {
        let name = fs::read_to_string(&named).map_err(|error| refused(folder, &error.to_string()))?;
        let key = aside(move || stored(name.trim())).await;
        return key.map(KeySource::Bytes).map_err(|reason| refused(folder, &reason));
    }
    if kezhan_http::is_sealed(location).await? {
        return Err(HostProblem::KeyMissing { file: file.display().to_string() });
    }
    let place = folder.clone();
    match aside(move || store_new(&place)).await {
        Ok(key) => Ok(KeySource::Bytes(key)),
        Err(reason) => {
            tracing::warn!(reason, "no key store here: the key of the house goes into a private file");
            Ok(KeySource::Server { file })
        }
    }
}

/// Key stores answer when they like, some only after asking the user, so they get a thread of their own.
async fn aside<T: Send + 'static>(
    ask: impl FnOnce() -> Result<T, String> + Send + 'static,
) -> Result<T, String> {
    tauri::async_runtime::spawn_blocking(ask).await.unwrap_or_else(|error| Err(error.to_string()))
}

fn stored(name: &str) -> Result<[u8; 32], String> {
    let secret = Entry::new(SERVICE, name).and_then(|entry| entry.get_secret());
    let secret = secret.map_err(|error| error.to_string())?;
    secret.try_into().map_err(|_| "the key store holds no key of 32 bytes under this name".to_owned())
}

fn store_new(folder: &Path) -> Result<[u8; 32], String> {
    let mut name = [0_u8; 16];
    SystemEntropy.fill(&mut name);
    let name = format!("{:032x}", u128::from_be_bytes(name));
    let mut key = [0_u8; 32];
    SystemEntropy.fill(&mut key);
    let entry = Entry::new(SERVICE, &name).map_err(|error| error.to_string())?;
    entry.set_secret(&key).map_err(|error| error.to_string())?;
    // Some stores take a secret and forget it at once; a key that is gone tomorrow would lose sealed fields.
    if stored(&name)? != key {
        return Err("the key store does not give back what it was given".to_owned());
    }
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(folder.join(NAME_FILE), format!("{name}\n")))
        .map_err(|error| error.to_string())?;
    Ok(key)
}

fn refused(folder: &Path, reason: &str) -> HostProblem {
    HostProblem::Key { file: folder.join(NAME_FILE).display().to_string(), reason: reason.to_owned() }
}
