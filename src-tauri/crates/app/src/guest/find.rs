//! Finding guests by what a desk hears or reads: name, pinyin, initials, telephone, identity paper.

use super::profile::{identity_index, open_phone, phone_index};
use crate::cx::Cx;
use crate::problem::Result;
use kezhan_core::guest::{IdType, check_phone, phone_tail, search_terms};
use kezhan_store::guest::{self as rows, GuestRow};

/// The most that one search shows.
pub(crate) const MOST: usize = 20;
/// Guests with the same last four digits that are looked at for a longer ending.
const SAME_TAIL: i64 = 500;
/// Digits from which on a number is looked up whole.
const WHOLE_NUMBER: usize = 8;

/// Guests that fit the text, best first, at most [`MOST`]: by identity paper, then by telephone, then by
/// name.
pub(crate) async fn find(cx: &mut Cx<'_>, text: &str) -> Result<Vec<GuestRow>> {
    let mut found = by_paper(cx, text).await?;
    for guest in by_telephone(cx, text).await? {
        add(&mut found, guest);
    }
    if found.len() < MOST {
        let terms = search_terms(text);
        for guest in rows::by_name(&mut cx.tx, &terms, MOST as i64).await? {
            add(&mut found, guest);
        }
    }
    found.truncate(MOST);
    Ok(found)
}

fn add(found: &mut Vec<GuestRow>, guest: GuestRow) {
    if found.iter().all(|known| known.id != guest.id) {
        found.push(guest);
    }
}

async fn by_paper(cx: &mut Cx<'_>, text: &str) -> Result<Vec<GuestRow>> {
    let index = |kind: IdType| {
        let number = kind.check_number(text).ok()?;
        Some(identity_index(&cx.app.vault, kind, &number))
    };
    let indexes: Vec<String> = IdType::ALL.into_iter().filter_map(index).collect();
    Ok(rows::by_identities(&mut cx.tx, indexes).await?)
}

async fn by_telephone(cx: &mut Cx<'_>, text: &str) -> Result<Vec<GuestRow>> {
    let Ok(number) = check_phone(text) else { return Ok(Vec::new()) };
    let Some(tail) = phone_tail(&number) else { return Ok(Vec::new()) };
    let digits = number.trim_start_matches('+');
    if digits.len() >= WHOLE_NUMBER {
        let index = phone_index(&cx.app.vault, &number);
        return Ok(rows::by_phone(&mut cx.tx, &index, MOST as i64).await?);
    }
    let mut fitting = Vec::new();
    for guest in rows::by_phone_tail(&mut cx.tx, &tail, SAME_TAIL).await? {
        if digits.len() == tail.len() || open_phone(cx, &guest)?.is_some_and(|phone| phone.ends_with(digits))
        {
            fitting.push(guest);
        }
    }
    Ok(fitting)
}
