//! A clerk who works with one hand: only the mouse for what the mouse can do, or the keyboard alone.

use crate::words::Words;
use kezhan_tests::desk::Desk;

/// What the clerk works with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// Points and clicks; types text only.
    Mouse,
    /// Never touches the mouse.
    Keys,
}

/// One clerk at one desk.
pub struct Clerk {
    pub desk: Desk,
    pub hand: Hand,
    pub words: &'static Words,
}

impl Clerk {
    /// Presses the button that carries this `data-testid`.
    pub async fn uses(&self, id: &str) {
        match self.hand {
            Hand::Mouse => self.desk.clicks_id(id).await,
            Hand::Keys => {
                self.desk.tabs_to_id(id).await;
                self.desk.presses("Enter").await;
            }
        }
    }

    /// Presses the button with this name.
    pub async fn uses_named(&self, name: &str) {
        match self.hand {
            Hand::Mouse => self.desk.clicks(name).await,
            Hand::Keys => {
                self.desk.tabs_to(name).await;
                self.desk.presses("Enter").await;
            }
        }
    }

    /// Confirms: with the button, or with the chord that is printed on it.
    pub async fn confirms(&self, button: &str) {
        self.shortcut("Ctrl+Enter", button).await;
    }

    /// Clicks the button, or presses the chord printed on it.
    pub async fn shortcut(&self, chord: &str, button: &str) {
        match self.hand {
            Hand::Mouse => self.desk.clicks_id(button).await,
            Hand::Keys => {
                self.desk.sees_id(button).await;
                self.desk.presses(chord).await;
            }
        }
    }

    /// Replaces the text of the field that carries this `data-testid`.
    pub async fn fills(&self, id: &str, text: &str) {
        match self.hand {
            Hand::Mouse => self.desk.clicks_id(id).await,
            Hand::Keys => self.desk.tabs_to_id(id).await,
        }
        self.desk.presses("Ctrl+A").await;
        self.desk.presses("Backspace").await;
        self.desk.types(text).await;
    }

    /// Chooses an entry of a list that opens, after typing a part of it where the list can be searched.
    pub async fn picks(&self, id: &str, part: &str, option: &str) {
        match self.hand {
            Hand::Mouse => {
                self.desk.clicks_id(id).await;
                self.desk.types(part).await;
                self.desk.clicks(option).await;
            }
            Hand::Keys => {
                self.desk.tabs_to_id(id).await;
                self.desk.types(part).await;
                self.desk.goes_down_to(option).await;
                self.desk.presses("Enter").await;
            }
        }
    }

    /// Chooses the entry after the chosen one in a row of alternatives.
    pub async fn switches(&self, from: &str, to: &str) {
        match self.hand {
            Hand::Mouse => self.desk.clicks(to).await,
            Hand::Keys => {
                self.desk.tabs_to_choice(from).await;
                self.desk.presses("Right").await;
            }
        }
    }

    /// Selects the first line with this text that can be selected in the list with this name.
    pub async fn ticks(&self, list: &str, text: &str) {
        match self.hand {
            Hand::Mouse => self.desk.ticks(text).await,
            Hand::Keys => {
                self.desk.tabs_to(list).await;
                self.desk.walks_down_to(text).await;
                self.desk.presses("Space").await;
            }
        }
    }

    /// Opens the folio of a room from the wall.
    pub async fn opens_folio(&self, room: &str) {
        let tile = format!("room-{room}");
        match self.hand {
            Hand::Mouse => {
                self.desk.clicks_id(&tile).await;
                self.desk.clicks(self.words.folio).await;
            }
            Hand::Keys => {
                self.desk.types(room).await;
                self.desk.presses("Enter").await;
            }
        }
        self.desk.sees_id("folio-page").await;
    }

    /// Looks at the paper that opened, keeps a picture and puts it away.
    pub async fn looks_at_paper(&self, picture: &str) {
        self.desk.sees(self.words.paper).await;
        self.desk.sees_id("paper-page").await;
        self.keeps_picture(picture).await;
        self.puts_paper_away().await;
    }

    /// Turns the bill from detail to summary.
    pub async fn switches_paper(&self) {
        self.switches(self.words.detail, self.words.summary).await;
        self.desk.is_still().await;
    }

    pub async fn puts_paper_away(&self) {
        self.desk.presses("Escape").await;
        self.desk.no_longer_sees(self.words.paper).await;
    }

    /// Keeps a picture; the keyboard's story shows the same screens, so only the mouse's is pictured.
    pub async fn keeps_picture(&self, name: &str) {
        if self.hand == Hand::Mouse {
            self.desk.keeps_picture(&format!("{name}-{}", self.words.code)).await;
        }
    }
}
