//! Deposits before and after arrival.

use super::*;

async fn booked(world: &World) -> String {
    let args = booking(world, "2026-11-22", "2026-11-24").await;
    id(&world.ok("stay.book", args).await, "stayId")
}

async fn take(world: &World, stay: &str, amount: i64) -> Value {
    let deposit = json!({"tenderId": tender(world, "card").await, "amount": amount, "reference": "POS 17"});
    world.ok("deposit.take", json!({"stayId": stay, "deposit": deposit})).await
}

#[tokio::test]
async fn a_deposit_before_arrival_is_held_and_shown() {
    World::each(|world| async move {
        let stay = booked(&world).await;
        let taken = take(&world, &stay, 20_000).await;
        let shown = account(&world, &stay).await;
        assert_eq!((&shown["depositHeld"], &shown["stay"]["balance"]), (&json!(20_000), &json!(0)));
        let line = line(&world, &stay, &id(&taken, "postingId")).await;
        assert_eq!(
            (&line["kind"], &line["gross"], &line["tenderCode"]),
            (&json!("deposit"), &json!(-20_000), &json!("card"))
        );
        assert_eq!((&line["reference"], &shown["folios"][0]["payments"]), (&json!("POS 17"), &json!(0)));
        world.proves().await;
        world.ok("undo.run", json!({"actionId": id(&taken, "actionId")})).await;
        let shown = account(&world, &stay).await;
        assert_eq!((&shown["depositHeld"], &shown["stay"]["balance"]), (&json!(0), &json!(0)));
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_deposit_in_house_is_a_credit_at_once() {
    World::each(|world| async move {
        let (stay, first) = guest(&world).await;
        let before = money(&world, &stay).await;
        let taken = take(&world, &stay, 10_000).await;
        assert_eq!(balance(&world, &stay, &first).await, -40_000);
        assert_eq!(account(&world, &stay).await["depositHeld"], 0);
        let preview = world.ok("undo.preview", json!({"actionId": id(&taken, "actionId")})).await;
        assert_eq!(
            (&preview["steps"], &preview["effects"][0]["kind"]),
            (&json!(["return_payment"]), &json!("deposit_refunded"))
        );
        undo(&world, &taken).await;
        assert_eq!(money(&world, &stay).await, before);
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_deposit_is_given_back_by_reversal_before_and_after_arrival() {
    World::each(|world| async move {
        let stay = booked(&world).await;
        let one = id(&take(&world, &stay, 8_000).await, "postingId");
        let two = id(&take(&world, &stay, 7_000).await, "postingId");
        let reversed = world.ok("folio.reverse", json!({"postingId": one, "reason": "改期"})).await;
        let line_of = line(&world, &stay, &id(&reversed, "postingId")).await;
        assert_eq!((&line_of["kind"], &line_of["gross"]), (&json!("deposit"), &json!(8_000)));
        assert_eq!(account(&world, &stay).await["depositHeld"], 7_000);
        world.proves().await;
        let shown = account(&world, &stay).await;
        let args =
            json!({"stayId": stay, "version": shown["stay"]["version"], "roomId": world.room("205").await});
        world.ok("stay.check_in", args).await;
        let before = money(&world, &stay).await;
        assert_eq!(before[3], -7_000, "the deposit is a credit of the guest in house");
        let reversed = world.ok("folio.reverse", json!({"postingId": two, "reason": "退押金"})).await;
        assert_eq!(money(&world, &stay).await[3], 0, "it leaves the folio and goes back to the card");
        assert_eq!(account(&world, &stay).await["depositHeld"], 0);
        world.proves().await;
        undo(&world, &reversed).await;
        assert_eq!(account(&world, &stay).await["stay"]["balance"], -7_000);
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn a_deposit_used_at_check_in_can_still_be_undone() {
    World::each(|world| async move {
        let stay = booked(&world).await;
        let taken = take(&world, &stay, 8_000).await;
        let shown = account(&world, &stay).await;
        let args =
            json!({"stayId": stay, "version": shown["stay"]["version"], "roomId": world.room("205").await});
        let arrived = world.ok("stay.check_in", args).await;
        undo(&world, &taken).await;
        let shown = account(&world, &stay).await;
        assert_eq!((&shown["depositHeld"], &shown["stay"]["balance"]), (&json!(0), &json!(0)));
        world.proves().await;
        undo(&world, &arrived).await;
        let shown = account(&world, &stay).await;
        assert_eq!((&shown["depositHeld"], &shown["stay"]["balance"]), (&json!(0), &json!(0)));
        world.proves().await;
    })
    .await;
}

#[tokio::test]
async fn bad_deposits_are_refused_by_field() {
    World::each(|world| async move {
        let stay = booked(&world).await;
        let (cash, later) = (tender(&world, "cash").await, tender(&world, "city_ledger").await);
        let cases = [
            (json!({"tenderId": cash, "amount": 0}), bad("deposit.amount", Rule::TooSmall, Some("1"))),
            (json!({"tenderId": cash, "amount": -5}), bad("deposit.amount", Rule::TooSmall, Some("1"))),
            (
                json!({"tenderId": cash, "amount": 100_000_000_001_i64}),
                bad("deposit.amount", Rule::TooLarge, Some("100000000000")),
            ),
            (json!({"tenderId": later, "amount": 5}), bad("deposit.tenderId", Rule::Invalid, None)),
            (json!({"tenderId": NOBODY, "amount": 5}), Problem::missing("tender", NOBODY)),
            (json!({"tenderId": cash}), bad("deposit.amount", Rule::Required, None)),
        ];
        for (deposit, expected) in cases {
            let args = json!({"stayId": stay, "deposit": deposit});
            assert_eq!(world.refused("deposit.take", args).await, expected, "{deposit}");
        }
        assert_eq!(account(&world, &stay).await["depositHeld"], 0);
    })
    .await;
}
