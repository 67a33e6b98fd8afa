//! One stay in the real window, from the wizard to the night audit: by mouse and by keyboard alone, in both
//! languages.

use crate::clerk::{Clerk, Hand};
use crate::first_run::found;
use crate::words::{CHINESE, ENGLISH, Words};
use kezhan_tests::desk::Desk;
use kezhan_tests::folder::Folder;

#[tokio::test]
async fn a_stay_by_mouse_in_chinese() {
    a_stay(Hand::Mouse, &CHINESE).await;
}

#[tokio::test]
async fn a_stay_by_mouse_in_english() {
    a_stay(Hand::Mouse, &ENGLISH).await;
}

#[tokio::test]
async fn a_stay_by_keyboard_alone_in_chinese() {
    a_stay(Hand::Keys, &CHINESE).await;
}

#[tokio::test]
async fn a_stay_by_keyboard_alone_in_english() {
    a_stay(Hand::Keys, &ENGLISH).await;
}

async fn a_stay(hand: Hand, words: &'static Words) {
    let name = if hand == Hand::Mouse { "mouse" } else { "keys" };
    let folder = Folder::new(&format!("{name}-{}", words.code));
    let clerk = Clerk { desk: Desk::open(&folder).await, hand, words };
    found(&clerk).await;
    let room = walk_in(&clerk).await;
    another_guest(&clerk).await;
    clerk.opens_folio(&room).await;
    post(&clerk).await;
    open_company_window(&clerk).await;
    split_and_transfer(&clerk).await;
    settle(&clerk).await;
    leave(&clerk).await;
    close_the_day(&clerk).await;
    clerk.desk.leaves().await;
}

/// Takes a guest in; a mistyped identity number is told and nothing typed is lost. Answers the room.
async fn walk_in(clerk: &Clerk) -> String {
    let desk = &clerk.desk;
    desk.presses("F2").await;
    desk.stands_at_id("walk-in-guest").await;
    desk.types("王伟").await;
    clerk.fills("walk-in-id-number", "110105199003070000").await;
    clerk.fills("walk-in-deposit", "100").await;
    clerk.confirms("walk-in-confirm").await;
    desk.sees(clerk.words.check_digit).await;
    clerk.keeps_picture("walk-in-refused").await;
    assert!(desk.reads_id("walk-in-deposit").await.starts_with("100"), "what was typed is lost");
    // Focus moved on; the refused field is one Tab round away.
    clerk.fills("walk-in-id-number", "110105199003070009").await;
    let room = desk.reads_id("walk-in-room").await;
    let room = room.split(' ').next().expect("a room is proposed").to_owned();
    clerk.keeps_picture("walk-in").await;
    clerk.confirms("walk-in-confirm").await;
    clerk.looks_at_paper("registration-card").await;
    desk.sees("王伟").await;
    clerk.keeps_picture("room-wall").await;
    room
}

/// Somebody who stays over the night, so that the night audit has a room night to charge.
async fn another_guest(clerk: &Clerk) {
    let desk = &clerk.desk;
    desk.presses("F2").await;
    desk.stands_at_id("walk-in-guest").await;
    desk.types("欧阳静").await;
    clerk.fills("walk-in-id-number", "110101199003070011").await;
    clerk.fills("walk-in-nights", "2").await;
    clerk.confirms("walk-in-confirm").await;
    desk.sees(clerk.words.paper).await;
    clerk.puts_paper_away().await;
    desk.sees("欧阳静").await;
}

/// Minibar and laundry.
async fn post(clerk: &Clerk) {
    let Clerk { desk, words, .. } = clerk;
    clerk.uses("post-charge").await;
    clerk.picks("charge-item", "water", &format!("water {}", words.water)).await;
    clerk.confirms("charge-confirm").await;
    desk.sees("6.00").await;
    clerk.uses("post-charge").await;
    clerk.picks("charge-item", "suit", &format!("suit {}", words.suit)).await;
    clerk.fills("charge-price", "500").await;
    clerk.keeps_picture("charge").await;
    clerk.confirms("charge-confirm").await;
    desk.sees("500.00").await;
    clerk.keeps_picture("folio").await;
}

/// A window for a company, which takes the room charges from now on.
async fn open_company_window(clerk: &Clerk) {
    let Clerk { desk, words, .. } = clerk;
    clerk.uses("open-window").await;
    desk.sees(words.new_company).await;
    clerk.switches(words.company, words.new_company).await;
    clerk.fills("window-payee", "云杉科技有限公司").await;
    clerk.keeps_picture("company-window").await;
    clerk.confirms("window-confirm").await;
    desk.sees_id("window-B").await;
    clerk.uses("set-routing").await;
    clerk.picks("route-room", "", "B 云杉科技有限公司").await;
    clerk.keeps_picture("routing").await;
    clerk.confirms("route-confirm").await;
    desk.no_longer_sees_id("route-confirm").await;
    charge_the_room(clerk).await;
    clerk.uses("window-A").await;
}

/// The guest leaves on the day of arrival, so no night audit charges the room: the desk does, to the company.
async fn charge_the_room(clerk: &Clerk) {
    let desk = &clerk.desk;
    clerk.shortcut("Alt+U", "charge-room").await;
    desk.sees_id("room-use-full").await;
    clerk.keeps_picture("room-use").await;
    clerk.confirms("room-use-confirm").await;
    desk.no_longer_sees_id("room-use-confirm").await;
    // A whole night of the wizard's room type, on a week day or at the weekend.
    desk.reads_text("window-B", "8.00").await;
}

/// Splits the laundry in three, one part carrying the remainder, and moves a piece of a part to the company.
async fn split_and_transfer(clerk: &Clerk) {
    let Clerk { desk, words, .. } = clerk;
    clerk.ticks(words.postings, words.suit).await;
    clerk.uses("split").await;
    desk.sees(words.tail).await;
    clerk.keeps_picture("split").await;
    clerk.confirms("split-confirm").await;
    desk.no_longer_sees_id("split-confirm").await;
    desk.sees("166.67").await;
    clerk.ticks(words.postings, "166.67").await;
    clerk.uses_named(words.transfer).await;
    clerk.fills("transfer-amount", "50").await;
    clerk.keeps_picture("transfer").await;
    clerk.confirms("transfer-confirm").await;
    desk.no_longer_sees_id("transfer-confirm").await;
    desk.sees("116.67").await;
}

/// The guest pays by WeChat and in cash with change, the company by card.
async fn settle(clerk: &Clerk) {
    let Clerk { desk, words, .. } = clerk;
    clerk.fills("settle-amount", "200").await;
    clerk.shortcut("Alt+3", "tender-wechat").await;
    clerk.fills("settle-amount", "400").await;
    clerk.shortcut("Alt+1", "tender-cash").await;
    desk.sees_id("change").await;
    clerk.keeps_picture("settle").await;
    clerk.confirms("settle-confirm").await;
    desk.sees(words.paper).await;
    desk.sees_id("paper-page").await;
    clerk.keeps_picture("bill-detail").await;
    clerk.switches_paper().await;
    clerk.keeps_picture("bill-summary").await;
    clerk.puts_paper_away().await;
    clerk.uses("window-B").await;
    clerk.shortcut("Alt+2", "tender-card").await;
    clerk.confirms("settle-confirm").await;
    clerk.looks_at_paper("bill-company").await;
}

/// Leaves, comes back, leaves again.
async fn leave(clerk: &Clerk) {
    let Clerk { desk, words, .. } = clerk;
    clerk.shortcut("F8", "folio-check-out").await;
    desk.sees(words.left).await;
    clerk.keeps_picture("checked-out").await;
    desk.presses("Ctrl+Z").await;
    desk.sees(words.undone).await;
    clerk.keeps_picture("undone").await;
    desk.sees_id("folio-check-out").await;
    clerk.shortcut("F8", "folio-check-out").await;
    desk.no_longer_sees_id("folio-check-out").await;
}

/// Closes the day: the guest in house is charged, the proof is green, the date has rolled.
async fn close_the_day(clerk: &Clerk) {
    let Clerk { desk, words, .. } = clerk;
    desk.presses("Ctrl+5").await;
    desk.sees_id("night-audit-close").await;
    let next = desk.text_of("business-date-next").await;
    clerk.keeps_picture("night-audit").await;
    clerk.confirms("night-audit-close").await;
    desk.sees_id("night-audit-confirm").await;
    clerk.keeps_picture("night-audit-confirm").await;
    clerk.confirms("night-audit-confirm").await;
    clerk.looks_at_paper("closing-report").await;
    desk.sees(words.closed).await;
    desk.reads_text("business-date", &next).await;
    clerk.keeps_picture("night-audit-closed").await;
}
