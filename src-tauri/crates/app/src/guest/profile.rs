//! A guest's particulars: checked, sealed, and kept once per identity paper.

use super::problem::refused;
use crate::cx::{Cx, bounded};
use crate::problem::{Problem, Result, Rule};
use crate::vault::{Place, Vault};
use kezhan_core::guest::{
    IdType, ResidentId, Sex, check_name, check_phone, mask_identity, mask_phone, phone_tail, search_text,
};
use kezhan_core::id::{Entropy, GuestId};
use kezhan_core::paper::Language;
use kezhan_store::StoreError;
use kezhan_store::guest::{self as rows, GuestRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

const TABLE: &str = "guest";

/// A guest's gender as the guest wishes it on papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Gender {
    /// Male.
    Male,
    /// Female.
    Female,
    /// Not said.
    Unspecified,
}

impl Gender {
    /// The stored name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Gender::Male => "male",
            Gender::Female => "female",
            Gender::Unspecified => "unspecified",
        }
    }

    /// The gender of a stored name; what is unknown is not said.
    pub fn from_name(name: &str) -> Self {
        let all = [Gender::Male, Gender::Female];
        all.into_iter().find(|gender| gender.as_str() == name).unwrap_or(Gender::Unspecified)
    }
}

/// A guest as typed. Of a known guest only what is given is changed; an empty text clears a field.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GuestInput {
    /// The known guest; left out for a new one. A guest with the same identity paper and the same name is
    /// recognised without it.
    #[serde(default)]
    pub id: Option<GuestId>,
    /// Name as the guest writes it, 1 to 80 characters.
    pub name: String,
    /// Telephone number, 3 to 20 digits.
    #[serde(default)]
    pub phone: Option<String>,
    /// Kind of identity paper; needed with a number.
    #[serde(default)]
    pub id_type: Option<IdType>,
    /// Number of the paper; that of a resident identity card is checked to its last character.
    #[serde(default)]
    pub id_number: Option<String>,
    /// Gender; read from a resident identity number when left out.
    #[serde(default)]
    pub gender: Option<Gender>,
    /// ISO 3166 code of two letters; `CN` for a new guest when left out.
    #[serde(default)]
    pub nationality: Option<String>,
    /// Language of the guest's papers; `zh-CN` for a new guest when left out.
    #[serde(default)]
    pub language: Option<Language>,
    /// Address, up to 200 characters.
    #[serde(default)]
    pub address: Option<String>,
    /// Note, up to 500 characters.
    #[serde(default)]
    pub note: Option<String>,
}

/// A guest that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedGuest {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
}

/// What was typed, after every check that needs no other record.
struct Checked {
    name: String,
    phone: Option<String>,
    /// Kind and number of a paper; the number is empty to forget it.
    paper: Option<(IdType, String)>,
    gender: Option<Gender>,
    nationality: Option<String>,
    language: Option<Language>,
    address: Option<String>,
    note: Option<String>,
}

/// Keeps a guest as typed: creates one, or changes the one with the given id or the same identity paper.
/// `prefix` is the path of the input in the caller's arguments, such as `guest`.
///
/// # Errors
/// `bad_request` naming the field, `not_found` for an unknown id, `taken` when the paper belongs to another
/// guest than the one named, `paper_of_other` when it belongs to one of another name.
pub async fn save_input(cx: &mut Cx<'_>, input: &GuestInput, prefix: &str) -> Result<SavedGuest> {
    let checked = check(input, prefix)?;
    let known = recognise(cx, input, &checked, prefix).await?;
    let fresh = known.is_none();
    let before = match known {
        Some(row) => row,
        None => blank(cx),
    };
    let mut after = before.clone();
    change(&mut after, checked, &cx.app.vault, cx.app.entropy.as_ref());
    let written = if fresh {
        rows::insert(&mut cx.tx, &after).await.map(|()| true)
    } else if after == before {
        Ok(true)
    } else {
        rows::update(&mut cx.tx, &after).await
    };
    match written {
        Ok(true) => {}
        Ok(false) => return Err(Problem::Stale { kind: "guest", id: after.id }.into()),
        // Another station kept the same paper a moment ago: the repeated command will recognise it.
        Err(StoreError::Unique) => return Err(StoreError::Conflict.into()),
        Err(error) => return Err(error.into()),
    }
    note_changes(cx, &before, &after);
    Ok(SavedGuest { id: after.id, name: after.name })
}

fn check(input: &GuestInput, prefix: &str) -> Result<Checked> {
    let path = |field: &str| format!("{prefix}.{field}");
    let name = check_name(&input.name).map_err(|problem| refused(&path("name"), &problem))?;
    let phone = match input.phone.as_deref().map(str::trim) {
        None => None,
        Some("") => Some(String::new()),
        Some(typed) => Some(check_phone(typed).map_err(|problem| refused(&path("phone"), &problem))?),
    };
    let paper = match (input.id_type, input.id_number.as_deref().map(str::trim)) {
        (_, None) => None,
        (kind, Some("")) => Some((kind.unwrap_or(IdType::Other), String::new())),
        (None, Some(_)) => return Err(Problem::field(path("idType"), Rule::Required, None).into()),
        (Some(kind), Some(typed)) => {
            let number = kind.check_number(typed).map_err(|problem| refused(&path("idNumber"), &problem))?;
            Some((kind, number))
        }
    };
    let text = |field: &str, typed: &Option<String>, most: usize| {
        typed.as_deref().map(|typed| bounded(&path(field), typed, 0, most)).transpose()
    };
    Ok(Checked {
        name,
        phone,
        paper,
        gender: input.gender,
        nationality: input
            .nationality
            .as_deref()
            .map(|typed| country(&path("nationality"), typed))
            .transpose()?,
        language: input.language,
        address: text("address", &input.address, 200)?,
        note: text("note", &input.note, 500)?,
    })
}

fn country(path: &str, typed: &str) -> Result<String> {
    let code = typed.trim().to_ascii_uppercase();
    if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Ok(code);
    }
    Err(Problem::field(path, Rule::Invalid, None).into())
}

/// The record these particulars belong to, if there is one.
async fn recognise(
    cx: &mut Cx<'_>,
    input: &GuestInput,
    checked: &Checked,
    prefix: &str,
) -> Result<Option<GuestRow>> {
    let named = match &input.id {
        Some(id) => Some(super::load(cx, id.as_str()).await?),
        None => None,
    };
    let bearer = match &checked.paper {
        Some((kind, number)) if !number.is_empty() => {
            let index = identity_index(&cx.app.vault, *kind, number);
            rows::by_identity(&mut cx.tx, &index).await?
        }
        _ => None,
    };
    match (named, bearer) {
        (Some(named), Some(bearer)) if named.id != bearer.id => {
            let value = bearer.id_masked;
            Err(Problem::Taken { field: format!("{prefix}.idNumber"), value }.into())
        }
        (Some(named), _) => {
            check_kind(&named, input, prefix)?;
            Ok(Some(named))
        }
        // Nobody is renamed by a slip of the hand: whoever has a new name is chosen first.
        (None, Some(bearer)) if bearer.name_folded != search_text(&checked.name) => {
            let field = format!("{prefix}.idNumber");
            Err(Problem::PaperOfOther { field, guest: bearer.id, name: bearer.name }.into())
        }
        (None, bearer) => Ok(bearer),
    }
}

/// A number was checked by the rules of its paper, so another kind of paper needs its number typed anew.
fn check_kind(known: &GuestRow, input: &GuestInput, prefix: &str) -> Result<()> {
    let other = input.id_type.is_some_and(|kind| kind.as_str() != known.id_type);
    if other && input.id_number.is_none() && known.id_sealed.is_some() {
        return Err(Problem::field(format!("{prefix}.idNumber"), Rule::Required, None).into());
    }
    Ok(())
}

fn blank(cx: &Cx<'_>) -> GuestRow {
    let (clock, entropy) = cx.sources();
    GuestRow {
        id: GuestId::make(clock, entropy).to_string(),
        name: String::new(),
        name_folded: String::new(),
        gender: Gender::Unspecified.as_str().to_owned(),
        nationality: "CN".to_owned(),
        language: Language::default().as_str().to_owned(),
        phone_sealed: None,
        phone_index: None,
        phone_tail: String::new(),
        phone_masked: String::new(),
        id_type: String::new(),
        id_sealed: None,
        id_index: None,
        id_masked: String::new(),
        address: String::new(),
        note: String::new(),
        created_at: cx.now,
        version: 1,
    }
}

fn change(row: &mut GuestRow, checked: Checked, vault: &Vault, entropy: &dyn Entropy) {
    row.name_folded = search_text(&checked.name);
    row.name = checked.name;
    if let Some(phone) = checked.phone {
        set_phone(row, &phone, vault, entropy);
    }
    if let Some((kind, number)) = checked.paper {
        set_paper(row, kind, &number, vault, entropy);
    }
    if let Some(gender) = checked.gender {
        gender.as_str().clone_into(&mut row.gender);
    }
    if let Some(nationality) = checked.nationality {
        row.nationality = nationality;
    }
    if let Some(language) = checked.language {
        language.as_str().clone_into(&mut row.language);
    }
    if let Some(address) = checked.address {
        row.address = address;
    }
    if let Some(note) = checked.note {
        row.note = note;
    }
}

fn set_phone(row: &mut GuestRow, phone: &str, vault: &Vault, entropy: &dyn Entropy) {
    let index = (!phone.is_empty()).then(|| phone_index(vault, phone));
    // A seal differs each time, so an unchanged number keeps the one it has.
    if index == row.phone_index {
        return;
    }
    let place = Place { table: TABLE, column: "phone_sealed", id: &row.id };
    row.phone_sealed = index.as_ref().map(|_| vault.seal(entropy, place, phone));
    row.phone_index = index;
    row.phone_tail = phone_tail(phone).unwrap_or_default();
    row.phone_masked = if phone.is_empty() { String::new() } else { mask_phone(phone) };
}

fn set_paper(row: &mut GuestRow, kind: IdType, number: &str, vault: &Vault, entropy: &dyn Entropy) {
    let index = (!number.is_empty()).then(|| identity_index(vault, kind, number));
    if index == row.id_index {
        return;
    }
    let place = Place { table: TABLE, column: "id_sealed", id: &row.id };
    row.id_sealed = index.as_ref().map(|_| vault.seal(entropy, place, number));
    row.id_index = index;
    row.id_masked = if number.is_empty() { String::new() } else { mask_identity(number) };
    row.id_type = if number.is_empty() { String::new() } else { kind.as_str().to_owned() };
    let said = (kind == IdType::ResidentId).then(|| ResidentId::parse(number).ok()).flatten();
    if let Some(resident) = said {
        let gender = if resident.sex == Sex::Male { Gender::Male } else { Gender::Female };
        gender.as_str().clone_into(&mut row.gender);
    }
}

/// The keyed hash by which a telephone number is found: the same with and without China's country code.
pub(crate) fn phone_index(vault: &Vault, phone: &str) -> String {
    let national = phone.strip_prefix("+86").or_else(|| phone.strip_prefix("0086"));
    let plain = national.filter(|rest| rest.len() == 11).unwrap_or(phone);
    vault.index("phone", plain)
}

/// The keyed hash by which an identity paper is found. Papers of different kinds may have the same number.
pub(crate) fn identity_index(vault: &Vault, kind: IdType, number: &str) -> String {
    vault.index("identity", &format!("{}:{number}", kind.as_str()))
}

/// The telephone number in clear.
///
/// # Errors
/// `internal` when the seal cannot be opened with the key of this house.
pub(crate) fn open_phone(cx: &Cx<'_>, row: &GuestRow) -> Result<Option<String>> {
    open(cx, row, "phone_sealed", row.phone_sealed.as_deref())
}

/// The identity number in clear.
///
/// # Errors
/// `internal` when the seal cannot be opened with the key of this house.
pub(crate) fn open_identity(cx: &Cx<'_>, row: &GuestRow) -> Result<Option<String>> {
    open(cx, row, "id_sealed", row.id_sealed.as_deref())
}

fn open(cx: &Cx<'_>, row: &GuestRow, column: &'static str, sealed: Option<&[u8]>) -> Result<Option<String>> {
    let place = Place { table: TABLE, column, id: &row.id };
    let open = |sealed| cx.app.vault.open(place, sealed);
    sealed
        .map(open)
        .transpose()
        .map_err(|error| cx.app.incident("guest", &format!("{column}: {error}")).into())
}

fn note_changes(cx: &mut Cx<'_>, before: &GuestRow, after: &GuestRow) {
    let fields: [(&str, &String, &String); 9] = [
        ("name", &before.name, &after.name),
        ("phoneMasked", &before.phone_masked, &after.phone_masked),
        ("idType", &before.id_type, &after.id_type),
        ("idMasked", &before.id_masked, &after.id_masked),
        ("gender", &before.gender, &after.gender),
        ("nationality", &before.nationality, &after.nationality),
        ("language", &before.language, &after.language),
        ("address", &before.address, &after.address),
        ("note", &before.note, &after.note),
    ];
    for (field, was, is) in fields {
        if was != is {
            cx.changed(&format!("guest.{field}"), was, is);
        }
    }
}
