//! Sealed fields: identity numbers and telephones are unreadable without the key of the house.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use kezhan_core::id::Entropy;
use kezhan_store::house::{self, House};
use kezhan_store::{Db, StoreResult, Tx};
use sha2::Sha256;

/// Names the check value among the facts that the database keeps of itself.
const CHECK_NAME: &str = "key_check";
/// What the check value says; its place binds it to this purpose.
const CHECK_TEXT: &str = "kezhan key check v1";
const CHECK: Place<'static> = Place { table: "meta", column: "value", id: CHECK_NAME };

/// Where a sealed value stands; bound into the seal, so that values cannot be swapped between rows.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// Table.
    pub table: &'static str,
    /// Column.
    pub column: &'static str,
    /// Row.
    pub id: &'a str,
}

/// The value cannot be opened: another key, another place or a changed byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the sealed value cannot be opened")]
pub struct Unreadable;

/// Keys for sealing, for the blind index and for request fingerprints, all derived from the key of the house.
pub struct Vault {
    cipher: XChaCha20Poly1305,
    index_key: [u8; 32],
    request_key: [u8; 32],
}

impl Vault {
    /// From the 32-byte key that the host keeps in the key store.
    pub fn new(key: &[u8; 32]) -> Self {
        let seal = derive(key, b"kezhan field seal v1");
        Self {
            cipher: XChaCha20Poly1305::new(&seal.into()),
            index_key: derive(key, b"kezhan blind index v1"),
            request_key: derive(key, b"kezhan request fingerprint v1"),
        }
    }

    /// Seals a text for its place: 24 bytes of nonce, then the ciphertext.
    pub fn seal(&self, entropy: &dyn Entropy, place: Place<'_>, text: &str) -> Vec<u8> {
        let mut nonce = [0_u8; 24];
        entropy.fill(&mut nonce);
        let aad = aad(place);
        let sealed = self
            .cipher
            .encrypt(&XNonce::from(nonce), Payload { msg: text.as_bytes(), aad: aad.as_bytes() })
            .expect("texts of our size always fit the cipher");
        [nonce.as_slice(), &sealed].concat()
    }

    /// Opens a sealed text.
    pub fn open(&self, place: Place<'_>, sealed: &[u8]) -> Result<String, Unreadable> {
        let (nonce, text) = sealed.split_at_checked(24).ok_or(Unreadable)?;
        let nonce: [u8; 24] = nonce.try_into().map_err(|_| Unreadable)?;
        let aad = aad(place);
        let plain = self
            .cipher
            .decrypt(&XNonce::from(nonce), Payload { msg: text, aad: aad.as_bytes() })
            .map_err(|_| Unreadable)?;
        String::from_utf8(plain).map_err(|_| Unreadable)
    }

    /// The check value of this key: only the same key opens it.
    fn check_value(&self, entropy: &dyn Entropy) -> String {
        hex::encode(self.seal(entropy, CHECK, CHECK_TEXT))
    }

    /// Whether this key made the check value.
    fn made(&self, check: &str) -> bool {
        let sealed = hex::decode(check).unwrap_or_default();
        self.open(CHECK, &sealed).is_ok_and(|text| text == CHECK_TEXT)
    }

    /// Keyed hash for looking a value up without storing it.
    pub fn index(&self, kind: &str, text: &str) -> String {
        let bytes = hmac(&self.index_key, &[kind.as_bytes(), &[0], text.as_bytes()]);
        hex::encode(bytes)
    }

    /// Keyed hash of a request: tells a repeat from another request, and without the key nobody can try out
    /// which password or identity number was in it.
    pub fn fingerprint(&self, operation: &str, args: &str) -> String {
        hex::encode(hmac(&self.request_key, &[operation.as_bytes(), &[0], args.as_bytes()]))
    }
}

/// What a database says about the key that its fields are sealed with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sealed {
    /// There is no house yet: nothing is sealed, any key will do.
    NotYet,
    /// With the key that made this check value; empty = the value is gone, so no key can be proven.
    With(String),
}

impl Sealed {
    /// Asks the database.
    pub async fn in_database(db: &Db) -> StoreResult<Self> {
        let mut tx = db.read().await?;
        let house = house::the_house(&mut tx).await?;
        let sealed = Self::of(&mut tx, house.as_ref()).await?;
        tx.rollback().await?;
        Ok(sealed)
    }

    pub(crate) async fn of(tx: &mut Tx, house: Option<&House>) -> StoreResult<Self> {
        Ok(match house {
            None => Self::NotYet,
            Some(_) => Self::With(house::meta(tx, CHECK_NAME).await?.unwrap_or_default()),
        })
    }

    /// Whether fields may be opened and sealed with this key.
    pub fn fits(&self, vault: &Vault) -> bool {
        match self {
            Self::NotYet => true,
            Self::With(check) => vault.made(check),
        }
    }
}

/// Notes which key the fields of a new house are sealed with, in the transaction that founds it.
pub(crate) async fn note_key(tx: &mut Tx, vault: &Vault, entropy: &dyn Entropy) -> StoreResult<()> {
    house::set_meta(tx, CHECK_NAME, &vault.check_value(entropy)).await
}

fn aad(place: Place<'_>) -> String {
    format!("{}|{}|{}", place.table, place.column, place.id)
}

fn derive(key: &[u8; 32], purpose: &[u8]) -> [u8; 32] {
    hmac(key, &[purpose])
}

fn hmac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac =
        <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key).expect("every length is a valid HMAC key");
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Same;
    impl Entropy for Same {
        fn fill(&self, buffer: &mut [u8]) {
            buffer.fill(7);
        }
    }

    const HERE: Place<'_> = Place { table: "guest", column: "id_sealed", id: "A" };

    #[test]
    fn opens_only_at_its_place_with_its_key_and_unchanged() {
        let vault = Vault::new(&[1; 32]);
        let sealed = vault.seal(&Same, HERE, "110101199003070011");
        assert_eq!(vault.open(HERE, &sealed).as_deref(), Ok("110101199003070011"));
        assert_eq!(vault.open(Place { id: "B", ..HERE }, &sealed), Err(Unreadable));
        assert_eq!(Vault::new(&[2; 32]).open(HERE, &sealed), Err(Unreadable));
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(vault.open(HERE, &changed), Err(Unreadable), "byte {at} is covered");
        }
        assert_eq!(vault.open(HERE, b"short"), Err(Unreadable));
    }

    #[test]
    fn only_the_key_that_made_a_check_value_fits() {
        let (vault, other) = (Vault::new(&[1; 32]), Vault::new(&[2; 32]));
        let check = vault.check_value(&Same);
        assert!(Sealed::With(check.clone()).fits(&vault));
        assert!(!Sealed::With(check).fits(&other));
        assert!(!Sealed::With(String::new()).fits(&vault), "a lost check value proves nothing");
        let elsewhere = vault.seal(&Same, Place { id: "other", ..CHECK }, CHECK_TEXT);
        assert!(!Sealed::With(hex::encode(elsewhere)).fits(&vault), "it is bound to its place");
        assert!(Sealed::NotYet.fits(&other));
    }

    #[test]
    fn the_index_depends_on_key_and_kind() {
        let vault = Vault::new(&[1; 32]);
        assert_eq!(vault.index("phone", "1"), vault.index("phone", "1"));
        assert_ne!(vault.index("phone", "1"), vault.index("identity", "1"));
        assert_ne!(vault.index("phone", "1"), Vault::new(&[2; 32]).index("phone", "1"));
    }

    #[test]
    fn a_fingerprint_depends_on_key_operation_and_arguments() {
        let vault = Vault::new(&[1; 32]);
        let print = vault.fingerprint("guest.save", "{}");
        assert_eq!(print, vault.fingerprint("guest.save", "{}"));
        assert_ne!(print, vault.fingerprint("guest.sav", "e{}"));
        assert_ne!(print, vault.fingerprint("guest.save", "[]"));
        assert_ne!(print, Vault::new(&[2; 32]).fingerprint("guest.save", "{}"));
    }
}
