//! The log of the desktop program: a file in the data folder, because nobody sees what a window prints.

use std::fs::{File, OpenOptions, create_dir_all, metadata, rename};
use std::path::Path;
use std::sync::Arc;
use tracing_subscriber::EnvFilter;

/// A log of this size is put aside at the next start; one older log is kept.
const FULL: u64 = 5 * 1024 * 1024;

/// Starts logging to `kezhan.log`; a folder that cannot be written leaves the log on standard error.
pub fn start(folder: &Path) {
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn,zbus=warn"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_ansi(false);
    match file(folder) {
        Ok(file) => log.with_writer(Arc::new(file)).init(),
        Err(error) => {
            log.with_writer(std::io::stderr).init();
            tracing::warn!(%error, folder = %folder.display(), "no log file");
        }
    }
}

fn file(folder: &Path) -> std::io::Result<File> {
    create_dir_all(folder)?;
    let path = folder.join("kezhan.log");
    if metadata(&path).is_ok_and(|about| about.len() > FULL) {
        rename(&path, folder.join("kezhan.old.log"))?;
    }
    OpenOptions::new().create(true).append(true).open(path)
}
