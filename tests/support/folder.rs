//! A data folder that is gone after the test.

use std::path::PathBuf;

/// Two new, empty folders: one for the house, one for what the window remembers.
pub struct Folder(PathBuf);

impl Folder {
    /// Makes them; the name keeps the folders of one run apart.
    pub fn new(name: &str) -> Self {
        let folder = Self(std::env::temp_dir().join(format!("kezhan-window-{name}-{}", std::process::id())));
        for part in [folder.house(), folder.profile()] {
            std::fs::create_dir_all(part).expect("a folder can be made");
        }
        folder
    }

    /// The data folder.
    pub fn house(&self) -> PathBuf {
        self.0.join("house")
    }

    /// Where the browser engine keeps what the page stores.
    pub fn profile(&self) -> PathBuf {
        self.0.join("profile")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}
