use proptest::prelude::*;

use super::*;
use crate::money::MAX_AMOUNT;

fn percent(steps: i64) -> Percent {
    Percent::from_scaled(steps)
}

fn parts(net: i64, service: i64, tax: i64, gross: i64) -> Breakdown {
    Breakdown { net: Money(net), service: Money(service), tax: Money(tax), gross: Money(gross) }
}

const NONE: Percent = Percent::ZERO;
const SIX: i64 = 60_000;
const TEN: i64 = 100_000;
const THIRTEEN: i64 = 130_000;

#[test]
fn service_and_tax_on_top() {
    let on_top = |price, service, tax| breakdown(Money(price), PriceMode::Exclusive, service, tax);
    assert_eq!(on_top(10_000, percent(TEN), percent(SIX)), parts(10_000, 1_000, 660, 11_660));
    assert_eq!(on_top(10_000, NONE, percent(SIX)), parts(10_000, 0, 600, 10_600));
    assert_eq!(on_top(10_000, NONE, NONE), Breakdown::untaxed(Money(10_000)));
    assert_eq!(on_top(1, percent(TEN), percent(SIX)), parts(1, 0, 0, 1));
    assert_eq!(on_top(5, percent(TEN), NONE), parts(5, 1, 0, 6));
}

#[test]
fn service_and_tax_inside() {
    let inside = |price, service, tax| breakdown(Money(price), PriceMode::Inclusive, service, tax);
    assert_eq!(inside(10_000, NONE, percent(SIX)), parts(9_434, 0, 566, 10_000));
    assert_eq!(inside(9_900, NONE, percent(THIRTEEN)), parts(8_761, 0, 1_139, 9_900));
    assert_eq!(inside(11_660, percent(TEN), percent(SIX)), parts(10_000, 1_000, 660, 11_660));
    assert_eq!(inside(10_000, NONE, NONE), Breakdown::untaxed(Money(10_000)));
}

#[test]
fn tax_by_line_and_by_group_of_lines() {
    let inside = |price| breakdown(Money(price), PriceMode::Inclusive, NONE, percent(SIX));
    let lines = [3_333, 3_333, 3_334];
    assert_eq!(lines.map(inside).iter().sum::<Breakdown>(), parts(9_433, 0, 567, 10_000));
    let group = split_breakdown(inside(10_000), &lines);
    assert_eq!(group.iter().sum::<Breakdown>(), parts(9_434, 0, 566, 10_000));
    assert_eq!(group.iter().map(|line| line.gross.0).collect::<Vec<_>>(), lines);
}

#[test]
fn a_charge_in_three() {
    let whole = parts(10_000, 1_000, 660, 11_660);
    let thirds = split_breakdown(whole, &[1, 1, 1]);
    assert_eq!(
        thirds,
        [parts(3_333, 334, 220, 3_887), parts(3_334, 333, 220, 3_887), parts(3_333, 333, 220, 3_886)]
    );
    assert_eq!(split_breakdown(whole, &[1, 0]), [whole, Breakdown::ZERO]);
}

#[test]
fn single_fen_stay_on_their_side_of_zero() {
    for part in split_breakdown(parts(1, 1, 1, 3), &[1, 1, 1]) {
        assert!(part.adds_up());
        assert!(
            !part.net.is_negative() && !part.service.is_negative() && !part.tax.is_negative(),
            "{part:?}"
        );
    }
}

#[test]
#[should_panic(expected = "not negative")]
fn a_negative_rate_is_a_mistake_of_the_program() {
    breakdown(Money(1), PriceMode::Exclusive, NONE, percent(-1));
}

#[test]
fn names_of_modes() {
    for mode in [PriceMode::Inclusive, PriceMode::Exclusive] {
        assert_eq!(PriceMode::from_name(mode.as_str()), Some(mode));
        assert_eq!(serde_json::to_value(mode).expect("a string"), mode.as_str());
    }
    assert_eq!(PriceMode::from_name("net"), None);
}

#[test]
fn what_does_not_add_up_is_seen() {
    assert!(parts(9_434, 0, 566, 10_000).adds_up());
    assert!(!parts(9_434, 0, 566, 10_001).adds_up());
    assert!(!parts(i64::MAX, i64::MAX, 2, 0).adds_up());
}

proptest! {
    #[test]
    fn components_sum_to_gross((price, mode, service, tax) in charges()) {
        let whole = breakdown(Money(price), mode, service, tax);
        prop_assert!(whole.adds_up());
        prop_assert_eq!(breakdown(Money(-price), mode, service, tax), -whole);
        match mode {
            PriceMode::Inclusive => prop_assert_eq!(whole.gross, Money(price)),
            PriceMode::Exclusive => prop_assert_eq!(whole.net, Money(price)),
        }
        prop_assert!(same_side(whole, price));
    }

    #[test]
    fn a_price_taken_apart_is_within_a_fen_of_the_price_put_together(
        price in 0..=MAX_AMOUNT.0 / 2,
        tax in 0_i64..=300_000,
    ) {
        let on_top = breakdown(Money(price), PriceMode::Exclusive, NONE, percent(tax));
        let inside = breakdown(on_top.gross, PriceMode::Inclusive, NONE, percent(tax));
        prop_assert!((inside.net - on_top.net).abs() <= Money(1));
    }

    #[test]
    fn parts_of_a_charge_sum_to_it(
        (price, mode, service, tax) in charges(),
        weights in prop::collection::vec(prop_oneof![0..5_i64, 0..=MAX_AMOUNT.0], 1..10),
    ) {
        let whole = breakdown(Money(price), mode, service, tax);
        let parts = split_breakdown(whole, &weights);
        prop_assert_eq!(parts.len(), weights.len());
        prop_assert_eq!(parts.iter().sum::<Breakdown>(), whole);
        let gross: Vec<Money> = parts.iter().map(|part| part.gross).collect();
        prop_assert_eq!(gross, apportion(whole.gross, &weights));
        for part in parts {
            prop_assert!(part.adds_up());
            prop_assert!(same_side(part, price), "{:?} of {:?}", part, whole);
        }
    }
}

/// Small prices come often: they are where rounding bites.
fn charges() -> impl Strategy<Value = (i64, PriceMode, Percent, Percent)> {
    (
        prop_oneof![-50..=50_i64, -MAX_AMOUNT.0..=MAX_AMOUNT.0],
        prop::sample::select(vec![PriceMode::Inclusive, PriceMode::Exclusive]),
        (0_i64..=1_000_000).prop_map(percent),
        (0_i64..=1_000_000).prop_map(percent),
    )
}

fn same_side(amount: Breakdown, price: i64) -> bool {
    [amount.net, amount.service, amount.tax, amount.gross]
        .iter()
        .all(|part| part.0 == 0 || part.0.signum() == price.signum())
}
