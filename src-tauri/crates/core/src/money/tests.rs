use proptest::prelude::*;

use super::*;

fn decimal(text: &str) -> Decimal {
    Decimal::from_str(text).expect("a decimal")
}

fn yuan(text: &str) -> Result<Money, MoneyProblem> {
    Money::parse(text, Currency::CNY)
}

#[test]
fn amounts_as_people_write_them() {
    for (text, minor) in [
        ("1234.5", 123_450),
        ("１２３４．５", 123_450),
        ("1,234.50", 123_450),
        ("１，２３４．５０", 123_450),
        ("12,345,678.90", 1_234_567_890),
        (" -3 ", -300),
        ("−3.05", -305),
        ("-0.01", -1),
        ("￥12", 1_200),
        ("¥ 12.30", 1_230),
        ("0", 0),
        ("007", 700),
        ("5.000", 500),
        ("1000000000", MAX_AMOUNT.0),
    ] {
        assert_eq!(yuan(text), Ok(Money(minor)), "{text}");
    }
    assert_eq!(Money::parse("1,234", Currency::JPY), Ok(Money(1_234)));
    assert_eq!(Money::parse("1.234", Currency::parse("KWD").expect("a code")), Ok(Money(1_234)));
}

#[test]
fn what_is_no_amount_is_refused() {
    for text in [
        "", " ", "-", "--1", "abc", "1e3", "1.2.3", ".5", "5.", "12,34", "1234,567", "1,234,5", ",123", "1,",
        "1.5,0", "0x10", "+5", "1 000", "1.-5", "½", "一百",
    ] {
        assert_eq!(yuan(text), Err(MoneyProblem::NotAnAmount { text: text.to_owned() }), "{text}");
    }
    let too_fine = |text: &str, allowed| MoneyProblem::TooManyDecimals { text: text.to_owned(), allowed };
    assert_eq!(yuan("0.005"), Err(too_fine("0.005", 2)));
    assert_eq!(Money::parse("1.5", Currency::JPY), Err(too_fine("1.5", 0)));
    let too_large = MoneyProblem::TooLarge { max: MAX_AMOUNT.0 };
    for text in ["1000000000.01", "-1000000000.01", "99999999999999999999999999"] {
        assert_eq!(yuan(text), Err(too_large.clone()), "{text}");
    }
}

#[test]
fn plain_text_of_an_amount() {
    for (minor, text) in [(123_450, "1234.50"), (-5, "-0.05"), (0, "0.00")] {
        assert_eq!(Money(minor).plain(Currency::CNY), text);
    }
    assert_eq!(Money(500).plain(Currency::JPY), "500");
}

#[test]
fn checks_of_amounts() {
    let too_large = Err(MoneyProblem::TooLarge { max: MAX_AMOUNT.0 });
    let beyond = Money(MAX_AMOUNT.0 + 1);
    assert_eq!(MAX_AMOUNT.check_amount(), Ok(MAX_AMOUNT));
    assert_eq!(beyond.check_amount(), too_large);
    assert_eq!((-beyond).check_amount(), too_large);
    assert_eq!(Money(i64::MIN).check_amount(), too_large);
    assert_eq!(Money(-1).check_not_negative(), Err(MoneyProblem::Negative));
    assert_eq!(Money::ZERO.check_not_negative(), Ok(Money::ZERO));
    assert_eq!(Money::ZERO.check_positive(), Err(MoneyProblem::NotPositive));
    assert_eq!(beyond.check_positive(), too_large);
    assert_eq!(Money(i64::MAX).checked_add(Money(1)), None);
    assert_eq!(Money(i64::MIN).checked_sub(Money(1)), None);
    assert_eq!(Money(i64::MAX).checked_mul(2), None);
    assert_eq!(Money(250).checked_mul(-3), Some(Money(-750)));
}

#[test]
fn a_price_times_a_quantity() {
    let quantity = |text: &str| Quantity::parse(text).expect("a quantity");
    assert_eq!(Money(1_250).times(quantity("3")), Ok(Money(3_750)));
    assert_eq!(Money(999).times(quantity("0.5")), Ok(Money(500)));
    assert_eq!(Money(-999).times(quantity("0.5")), Ok(Money(-500)));
    let too_large = Err(MoneyProblem::TooLarge { max: MAX_AMOUNT.0 });
    assert_eq!(MAX_AMOUNT.times(quantity("1.001")), too_large);
    assert_eq!(Money(i64::MAX).times(Quantity(Decimal::MAX)), too_large);
}

#[test]
fn money_on_the_wire() {
    assert_eq!(serde_json::to_string(&Money(-1_234)).expect("an integer"), "-1234");
    assert_eq!(serde_json::from_str::<Money>("9007199254740991").expect("2^53 - 1"), MAX_WIRE);
    for bad in
        ["9007199254740992", "-9007199254740992", "-9223372036854775808", "1.5", "\"1\"", "null", "1e3"]
    {
        assert!(serde_json::from_str::<Money>(bad).is_err(), "{bad}");
    }
    let schema = serde_json::to_value(schemars::schema_for!(Money)).expect("a schema");
    assert_eq!(schema["type"], "integer");
    assert_eq!(schema["maximum"], MAX_WIRE.0);
    const { assert!(MAX_AMOUNT.0 < MAX_WIRE.0) };
}

#[test]
fn currencies() {
    for (code, digits, per_major) in [("CNY", 2, 100), ("JPY", 0, 1), ("KWD", 3, 1_000), ("EUR", 2, 100)] {
        let currency = Currency::parse(code).expect("a code");
        assert_eq!((currency.as_str(), currency.minor_digits()), (code, digits));
        assert_eq!(currency.minor_per_major(), per_major);
        let sent = serde_json::to_string(&currency).expect("a string");
        assert_eq!(sent, format!("\"{code}\""));
        assert_eq!(serde_json::from_str::<Currency>(&sent).expect("the same"), currency);
    }
    for code in ["", "CN", "cny", "CNYX", "C1Y", "元"] {
        assert_eq!(Currency::parse(code), Err(MoneyProblem::NotACurrency { code: code.to_owned() }));
        assert!(serde_json::from_str::<Currency>(&format!("\"{code}\"")).is_err());
    }
}

#[test]
fn decimals_on_the_wire() {
    for (sent, steps, shown) in
        [("6", 60_000, "6"), ("6.50", 65_000, "6.5"), ("0.0001", 1, "0.0001"), ("-3", -30_000, "-3")]
    {
        let percent: Percent = serde_json::from_str(&format!("\"{sent}\"")).expect("a percentage");
        assert_eq!(percent.scaled(), steps);
        assert_eq!(Percent::from_scaled(steps), percent);
        assert_eq!(serde_json::to_string(&percent).expect("a string"), format!("\"{shown}\""));
    }
    assert_eq!(Quantity::parse("2.125").map(Quantity::scaled), Ok(2_125));
    assert_eq!(Quantity::from_scaled(2_000).to_string(), "2");
    assert_eq!(Quantity::from(2), Quantity::from_scaled(2_000));
    for bad in
        ["6", "\"\"", "\"-\"", "\"6.\"", "\".5\"", "\"1e2\"", "\"+1\"", "\"1_0\"", "\" 1\"", "\"0.00001\""]
    {
        assert!(serde_json::from_str::<Percent>(bad).is_err(), "{bad}");
    }
    assert_eq!(
        Quantity::parse("0.0005"),
        Err(MoneyProblem::TooManyDecimals { text: "0.0005".to_owned(), allowed: 3 })
    );
    let too_large = MoneyProblem::TooLarge { max: Percent::MAX };
    for text in ["1000000.1", "9999999999999999999999999999999999999999999"] {
        assert_eq!(Percent::parse(text), Err(too_large.clone()));
    }
    assert_eq!(Percent::parse("100.0001").and_then(Percent::check_rate), Err(MoneyProblem::NotARate));
    assert_eq!(Percent::parse("-1").and_then(Percent::check_rate), Err(MoneyProblem::NotARate));
    assert_eq!(Percent::HUNDRED.check_rate(), Ok(Percent::HUNDRED));
    assert_eq!(Quantity::ZERO.check_positive(), Err(MoneyProblem::NotPositive));
}

#[test]
fn a_half_goes_away_from_zero() {
    for (value, rounded) in
        [("0.5", 1), ("-0.5", -1), ("1.5", 2), ("2.5", 3), ("-2.5", -3), ("0.4999999999", 0), ("-0.49", 0)]
    {
        assert_eq!(round_half_up(decimal(value)), rounded, "{value}");
    }
}

#[test]
fn shares_of_a_discount() {
    assert_eq!(apportion(Money(1_000), &[3_000, 3_000, 3_000]), [Money(334), Money(333), Money(333)]);
    assert_eq!(apportion(Money(2_000), &[9_900, 5_900, 1_990]), [Money(1_113), Money(663), Money(224)]);
    // The missing unit goes to the largest remainder, on a tie to the larger weight, then to the lower index.
    assert_eq!(apportion(Money(1), &[1, 2]), [Money(0), Money(1)]);
    assert_eq!(apportion(Money(6), &[1, 3]), [Money(1), Money(5)]);
    assert_eq!(apportion(Money(3), &[5, 5]), [Money(2), Money(1)]);
    assert_eq!(apportion(Money(100), &[0, 0, 0]), [Money(34), Money(33), Money(33)]);
    assert_eq!(apportion(Money(100), &[0, 7, 0]), [Money(0), Money(100), Money(0)]);
    assert_eq!(apportion(Money(100), &[-5, 5]), [Money(0), Money(100)]);
    assert_eq!(apportion(Money(-1_000), &[1, 1, 1]), [Money(-334), Money(-333), Money(-333)]);
    assert_eq!(apportion(Money::ZERO, &[]), []);
    assert_eq!(apportion(Money(i64::MIN), &[1]), [Money(i64::MIN)]);
}

#[test]
#[should_panic(expected = "someone to carry it")]
fn nobody_to_carry_an_amount() {
    apportion(Money(1), &[]);
}

#[test]
fn units_taken_back_one_by_one() {
    let shares: Vec<Money> = (1..=3).map(|k| unit_share(Money(10_000), 3, k)).collect();
    assert_eq!(shares, [Money(3_333), Money(3_334), Money(3_333)]);
}

proptest! {
    #[test]
    fn parts_sum_to_the_whole(total in -MAX_AMOUNT.0..=MAX_AMOUNT.0, weights in weights()) {
        let parts = apportion(Money(total), &weights);
        prop_assert_eq!(parts.len(), weights.len());
        prop_assert_eq!(parts.iter().sum::<Money>(), Money(total));
        let mirror: Vec<Money> = parts.iter().map(|part| -*part).collect();
        prop_assert_eq!(apportion(Money(-total), &weights), mirror);
    }

    #[test]
    fn each_part_is_within_one_unit_of_its_share(total in 0..=MAX_AMOUNT.0, weights in weights()) {
        let sum: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
        prop_assume!(sum > 0);
        for (part, weight) in apportion(Money(total), &weights).iter().zip(&weights) {
            let off = i128::from(part.0) * sum - i128::from(total) * i128::from(*weight);
            prop_assert!(off.abs() < sum, "a part is a whole unit off its share");
            prop_assert!(*weight > 0 || part.is_zero());
        }
    }

    #[test]
    fn a_larger_weight_never_gets_less(total in 0..=MAX_AMOUNT.0, weights in weights()) {
        let parts = apportion(Money(total), &weights);
        for (part, weight) in parts.iter().zip(&weights) {
            for (other, smaller) in parts.iter().zip(&weights) {
                prop_assert!(weight <= smaller || part >= other);
            }
        }
    }

    #[test]
    fn units_sum_to_the_whole(total in -MAX_AMOUNT.0..=MAX_AMOUNT.0, n in 1_u32..50) {
        let shares: Vec<Money> = (1..=n).map(|k| unit_share(Money(total), n, k)).collect();
        prop_assert_eq!(shares.iter().sum::<Money>(), Money(total));
        let least = shares.iter().min().expect("a unit");
        let most = shares.iter().max().expect("a unit");
        prop_assert!(*most - *least <= Money(1));
    }

    #[test]
    fn what_is_written_is_read(
        minor in -MAX_AMOUNT.0..=MAX_AMOUNT.0,
        currency in prop::sample::select(vec![Currency::CNY, Currency::JPY, Currency::EUR]),
    ) {
        prop_assert_eq!(Money::parse(&Money(minor).plain(currency), currency), Ok(Money(minor)));
    }

    #[test]
    fn no_text_breaks_the_reader(text in any::<String>(), digits in "[-0-9.,￥０-９]{0,40}") {
        for text in [text, digits] {
            if let Ok(amount) = yuan(&text) {
                prop_assert_eq!(amount.check_amount(), Ok(amount));
            }
            if let Ok(percent) = Percent::parse(&text) {
                prop_assert_eq!(Percent::from_scaled(percent.scaled()), percent);
            }
        }
    }

    #[test]
    fn steps_come_back(steps in -10_000_000_000_i64..=10_000_000_000) {
        prop_assert_eq!(Percent::from_scaled(steps).scaled(), steps);
        let percent = Percent::from_scaled(steps);
        prop_assert_eq!(Percent::parse(&percent.to_string()), Ok(percent));
    }
}

fn weights() -> impl Strategy<Value = Vec<i64>> {
    prop::collection::vec(prop_oneof![0..10_i64, 0..=MAX_AMOUNT.0], 1..12)
}
