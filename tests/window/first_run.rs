//! From the first start to an own hotel: the wizard by keyboard alone.

use crate::clerk::Clerk;

/// Walks the wizard to a house of twelve rooms, 301 to 504, and ends at the room wall. The first page comes
/// up in the language of the machine; the cards are named in their own.
pub async fn found(clerk: &Clerk) {
    let Clerk { desk, words, .. } = clerk;
    desk.tabs_to(words.language).await;
    desk.presses("Enter").await;
    desk.sees(words.welcome).await;
    clerk.keeps_picture("first-run-language").await;
    desk.presses("Ctrl+Enter").await;
    desk.sees(words.where_to_start).await;
    desk.tabs_to(words.own_hotel).await;
    desk.presses("Enter").await;
    desk.sees(words.facts).await;
    desk.types("湖畔小筑").await;
    clerk.keeps_picture("first-run-facts").await;
    desk.presses("Ctrl+Enter").await;
    desk.tabs_to(words.rooms_in_words).await;
    desk.types(words.pattern).await;
    desk.presses("Enter").await;
    desk.sees("504").await;
    clerk.keeps_picture("first-run-rooms").await;
    desk.presses("Ctrl+Enter").await;
    desk.sees(words.first_user).await;
    desk.types("王管理").await;
    desk.tabs_to(words.password).await;
    desk.types("a long secret 1").await;
    desk.tabs_to(words.password_again).await;
    desk.types("a long secret 1").await;
    desk.tabs_to("PIN").await;
    desk.types("246810").await;
    desk.presses("Ctrl+Enter").await;
    desk.sees_id("room-301").await;
    clerk.keeps_picture("own-hotel").await;
}
