//! The command line of the desktop program.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "\
kezhan [--data DIR] [--database URL]

  --data DIR       folder of the house; without it, the program's own folder of this user
  --database URL   PostgreSQL address; without it, the SQLite file in the folder";

/// What was asked for.
#[derive(Debug, Default)]
pub struct Options {
    /// Folder of the house, when another one than this user's own was named.
    pub data: Option<PathBuf>,
    /// PostgreSQL address.
    pub database: Option<String>,
}

impl Options {
    /// Reads the words after the program's name; on help or a mistake, says so and gives the exit code.
    pub fn read(words: impl Iterator<Item = OsString>) -> Result<Self, ExitCode> {
        let mut options = Self::default();
        let mut words = words;
        while let Some(word) = words.next() {
            match word.to_str() {
                Some("--data") => options.data = words.next().map(PathBuf::from),
                Some("--database") => options.database = words.next().and_then(|url| url.into_string().ok()),
                Some("--help" | "-h") => {
                    println!("{USAGE}");
                    return Err(ExitCode::SUCCESS);
                }
                Some("--version") => {
                    println!("kezhan {}", env!("CARGO_PKG_VERSION"));
                    return Err(ExitCode::SUCCESS);
                }
                _ => {
                    eprintln!("kezhan: {} is unknown\n{USAGE}", word.to_string_lossy());
                    return Err(ExitCode::from(2));
                }
            }
        }
        Ok(options)
    }
}
