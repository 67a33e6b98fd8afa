//! A clerk at the desk: sees, clicks, fills and presses keys in the real desktop window, through WebDriver.
//!
//! Elements are found the way people find them: by their visible or accessible name. Every wait ends with a
//! picture of the window and a sentence about what was missing.

use crate::folder::Folder;
use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};
use tokio::process::{Child, Command};
use tokio::time::{sleep, timeout};

/// How long a screen may take. A debug build on a busy machine is slow; a hanging one never comes.
const PATIENCE: Duration = Duration::from_secs(40);
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// Finds elements by role and name inside the page.
const FIND: &str = include_str!("find.js");

/// The opened program, and the driver that holds it.
pub struct Desk {
    client: Client,
    // Killed when dropped, and the window with it.
    driver: Child,
    asked: Instant,
}

impl Desk {
    /// Starts the program on a folder of its own and waits until the window has a page. It draws in a way
    /// that lets a driver take pictures: without DMA-BUF or layers, WebKit never answers one that asks.
    pub async fn open(folder: &Folder) -> Self {
        let layers = ["WEBKIT_DISABLE_DMABUF_RENDERER", "WEBKIT_DISABLE_COMPOSITING_MODE"];
        Self::open_with(folder, layers.map(|name| (name, "0")).as_slice()).await
    }

    /// The same as people start it, for measuring.
    pub async fn open_as_shipped(folder: &Folder) -> Self {
        Self::open_with(folder, &[]).await
    }

    async fn open_with(folder: &Folder, settings: &[(&str, &str)]) -> Self {
        let program = from_environment("KEZHAN_DESKTOP");
        let port = free_port();
        let driver = Command::new(from_environment("KEZHAN_WEBDRIVER"))
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("XDG_DATA_HOME", folder.profile())
            .envs(settings.iter().copied())
            .stdin(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("WebKit's driver starts");
        let options = json!({ "binary": program, "args": ["--data", folder.house()] });
        let wanted = json!({ "webkitgtk:browserOptions": options });
        let wanted = wanted.as_object().expect("written as an object").clone();
        let address = format!("http://127.0.0.1:{port}");
        let start = Instant::now();
        let mut session = ClientBuilder::new(HttpConnector::new());
        session.capabilities(wanted);
        let (client, asked) = loop {
            let asked = Instant::now();
            match session.connect(&address).await {
                Ok(client) => break (client, asked),
                Err(error) if start.elapsed() > PATIENCE => panic!("no window: {error}"),
                Err(_) => sleep(Duration::from_millis(50)).await,
            }
        };
        Self { client, driver, asked }
    }

    /// Time since the program was started.
    pub fn age(&self) -> Duration {
        self.asked.elapsed()
    }

    /// The process of the driver, which is the parent of the program's.
    pub fn driver(&self) -> u32 {
        self.driver.id().expect("the driver runs until the desk is left")
    }

    /// Waits until a text can be read somewhere in the window.
    pub async fn sees(&self, text: &str) {
        self.wait("text", text).await;
    }

    /// Waits until a text can no longer be read.
    pub async fn no_longer_sees(&self, text: &str) {
        let start = Instant::now();
        while self.find("text", text).await.is_some() {
            self.give_up_after(start, &format!("the text “{text}” is still there")).await;
        }
    }

    /// Clicks a button, link, tab, menu entry, option, row or card by its name.
    pub async fn clicks(&self, name: &str) {
        self.act(name, "control", |control| async move { control.click().await }).await;
    }

    /// Clicks what carries a `data-testid`.
    pub async fn clicks_id(&self, id: &str) {
        self.act(id, "id", |control| async move { control.click().await }).await;
    }

    /// Ticks the first line with this text that can be ticked.
    pub async fn ticks(&self, text: &str) {
        self.act(text, "tick", |tick| async move { tick.click().await }).await;
    }

    /// Waits until something with this `data-testid` can be seen.
    pub async fn sees_id(&self, id: &str) {
        self.wait("id", id).await;
    }

    /// Waits until nothing with this `data-testid` can be seen any more.
    pub async fn no_longer_sees_id(&self, id: &str) {
        let start = Instant::now();
        while self.find("id", id).await.is_some() {
            self.give_up_after(start, &format!("“{id}” is still there")).await;
        }
    }

    /// Waits until a text can be read within what carries a `data-testid`.
    pub async fn reads_text(&self, id: &str, text: &str) {
        let start = Instant::now();
        while !self.text_of(id).await.contains(text) {
            self.give_up_after(start, &format!("“{id}” does not show “{text}”")).await;
        }
    }

    /// The text within what carries a `data-testid`.
    pub async fn text_of(&self, id: &str) -> String {
        self.wait("id", id).await.text().await.unwrap_or_default()
    }

    /// Moves the focus with the Tab key, as often as it takes, to the control or field with this name.
    pub async fn tabs_to(&self, name: &str) {
        self.tab_to("focus", name).await;
    }

    /// Moves the focus with the Tab key to what carries a `data-testid`.
    pub async fn tabs_to_id(&self, id: &str) {
        self.tab_to("focus-id", id).await;
    }

    /// Moves the focus with the Tab key to a row of alternatives of which this one is chosen.
    pub async fn tabs_to_choice(&self, name: &str) {
        self.tab_to("focus-choice", name).await;
    }

    async fn tab_to(&self, kind: &str, name: &str) {
        let start = Instant::now();
        while self.find(kind, name).await.is_none() {
            self.presses("Tab").await;
            self.give_up_after(start, &format!("Tab does not lead to “{name}”")).await;
        }
    }

    /// Waits until the focus is at what carries a `data-testid` without any help.
    pub async fn stands_at_id(&self, id: &str) {
        self.wait("focus-id", id).await;
    }

    /// Goes down in an opened list until the entry with this name is the one Enter takes.
    pub async fn goes_down_to(&self, option: &str) {
        self.down_to("option", option).await;
    }

    /// Goes down in the list that has the focus until the line with this text, one that can be selected, is
    /// the one the keys act on.
    pub async fn walks_down_to(&self, text: &str) {
        self.presses("Home").await;
        self.down_to("line", text).await;
    }

    async fn down_to(&self, kind: &str, name: &str) {
        let start = Instant::now();
        while self.find(kind, name).await.is_none() {
            self.presses("Down").await;
            self.give_up_after(start, &format!("Down does not lead to “{name}”")).await;
        }
    }

    /// Types into whatever has the focus, as a keyboard does.
    pub async fn types(&self, text: &str) {
        let keys = text.chars().fold(KeyActions::new("keyboard".into()), |keys, letter| {
            keys.then(KeyAction::Down { value: letter }).then(KeyAction::Up { value: letter })
        });
        self.client.perform_actions(keys).await.expect("keys reach the window");
        self.client.release_actions().await.expect("keys come up again");
    }

    /// Presses a key or a chord: `F2`, `Enter`, `Ctrl+K`, `Ctrl+Shift+Z`.
    pub async fn presses(&self, chord: &str) {
        let keys: Vec<char> = chord.split('+').map(key).collect();
        let mut actions = KeyActions::new("keyboard".into());
        for value in &keys {
            actions = actions.then(KeyAction::Down { value: *value });
        }
        for value in keys.iter().rev() {
            actions = actions.then(KeyAction::Up { value: *value });
        }
        self.client.perform_actions(actions).await.expect("keys reach the window");
        self.client.release_actions().await.expect("keys come up again");
    }

    /// The text of the field that carries a `data-testid`.
    pub async fn reads_id(&self, id: &str) -> String {
        let field = self.wait("id", id).await;
        field.prop("value").await.expect("fields have values").unwrap_or_default()
    }

    /// All text that can be read in the window.
    pub async fn page(&self) -> String {
        let text = self.client.execute("return document.body.innerText", vec![]).await;
        text.expect("the page answers").as_str().unwrap_or_default().to_owned()
    }

    /// Keeps a picture of the window as `artefacts/window/NAME.png`.
    pub async fn keeps_picture(&self, name: &str) {
        self.is_still().await;
        let picture = timeout(PATIENCE, self.client.screenshot()).await.expect("a picture comes in time");
        let picture = picture.expect("the window can be pictured");
        let folder = artefacts();
        std::fs::create_dir_all(&folder).expect("the artefacts folder can be made");
        std::fs::write(folder.join(format!("{name}.png")), picture).expect("the picture can be kept");
    }

    /// Waits until nothing moves any more; what moves for ever is not waited for.
    pub async fn is_still(&self) {
        const STILL: &str = "return document.getAnimations().every((each) => each.playState !== 'running')";
        for _ in 0..20 {
            sleep(Duration::from_millis(100)).await;
            if self.client.execute(STILL, vec![]).await.is_ok_and(|still| still == true) {
                return;
            }
        }
    }

    /// Closes the window as a person does, and waits until the program has ended.
    pub async fn leaves(self) {
        let driver = self.driver();
        self.client.close().await.expect("the window closes");
        let start = Instant::now();
        while !children_of(driver).is_empty() {
            assert!(start.elapsed() < PATIENCE, "the window has closed and the program goes on");
            sleep(Duration::from_millis(20)).await;
        }
    }

    async fn act<F, R>(&self, name: &str, kind: &str, act: F)
    where
        F: Fn(Element) -> R,
        R: Future<Output = Result<(), fantoccini::error::CmdError>>,
    {
        let start = Instant::now();
        loop {
            let element = self.wait(kind, name).await;
            // Animations and late answers may move it away under the pointer: look again, like a person.
            match act(element).await {
                Ok(()) => return,
                Err(error) => self.give_up_after(start, &format!("{kind} “{name}”: {error}")).await,
            }
        }
    }

    async fn wait(&self, kind: &str, name: &str) -> Element {
        let start = Instant::now();
        loop {
            if let Some(element) = self.find(kind, name).await {
                return element;
            }
            self.give_up_after(start, &format!("no {kind} “{name}”")).await;
        }
    }

    async fn find(&self, kind: &str, name: &str) -> Option<Element> {
        // The page may be between two documents just now; then there is nothing to find yet.
        let found = self.client.execute(FIND, vec![json!(kind), json!(name)]).await.ok()?;
        let id = found.get(ELEMENT).and_then(Value::as_str)?;
        Some(Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned())))
    }

    async fn give_up_after(&self, start: Instant, what: &str) {
        if start.elapsed() > PATIENCE {
            self.keeps_picture("failure").await;
            panic!(
                "{what}; artefacts/window/failure.png shows the window, which reads:\n{}",
                self.page().await
            );
        }
        sleep(Duration::from_millis(20)).await;
    }
}

fn key(name: &str) -> char {
    let key = match name {
        "Ctrl" => Key::Control,
        "Shift" => Key::Shift,
        "Alt" => Key::Alt,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Tab" => Key::Tab,
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Space" => return ' ',
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "Home" => Key::Home,
        "End" => Key::End,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        _ => return function_key(name).unwrap_or_else(|| single(name)),
    };
    key.into()
}

/// `F1` to `F12` as WebDriver names them.
fn function_key(name: &str) -> Option<char> {
    let number: u32 = name.strip_prefix('F')?.parse().ok()?;
    (1..=12).contains(&number).then(|| char::from_u32(0xE030 + number))?
}

fn single(name: &str) -> char {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => letter.to_ascii_lowercase(),
        _ => panic!("no key is called {name}"),
    }
}

fn from_environment(name: &str) -> PathBuf {
    let path = std::env::var_os(name).map(PathBuf::from);
    path.unwrap_or_else(|| panic!("{name} is not set; start this test with `cargo x test window`"))
}

fn artefacts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("artefacts").join("window")
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    listener.local_addr().expect("a bound socket has an address").port()
}

/// Processes that this one has started and that still run.
pub fn children_of(parent: u32) -> Vec<u32> {
    let output =
        std::process::Command::new("ps").args(["-o", "pid=", "--ppid", &parent.to_string()]).output();
    let text = String::from_utf8_lossy(&output.expect("ps").stdout).into_owned();
    text.split_whitespace().filter_map(|pid| pid.parse().ok()).collect()
}
