use chrono::Days;
use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn season(from: &str, to: &str, base: i64, weekend: Option<i64>) -> Season {
    Season { from: day(from), to: day(to), base: Money(base), weekend: weekend.map(Money) }
}

/// 580 in the week and 680 at weekends; a summer, interrupted by a festival.
fn table() -> RateTable {
    RateTable {
        weekend: Some(Money(68_000)),
        seasons: vec![
            season("2026-08-07", "2026-08-09", 98_000, None),
            season("2026-07-01", "2026-08-06", 70_000, Some(80_000)),
            season("2026-08-10", "2026-08-31", 70_000, Some(80_000)),
        ],
        ..RateTable::flat(Money(58_000))
    }
}

#[test]
fn price_of_a_night() {
    for (night, price) in [
        ("2026-11-22", 58_000), // Sunday
        ("2026-11-26", 58_000), // Thursday
        ("2026-11-27", 68_000), // Friday
        ("2026-11-28", 68_000), // Saturday
        ("2026-06-30", 58_000), // the day before the summer
        ("2026-07-01", 70_000), // its first night, a Wednesday
        ("2026-07-03", 80_000), // its first Friday
        ("2026-08-07", 98_000), // a Friday of the festival, which has one price
        ("2026-08-09", 98_000), // its last night
        ("2026-08-10", 70_000), // summer again
        ("2026-08-31", 70_000), // its last night, a Monday
        ("2026-09-01", 58_000), // over
    ] {
        assert_eq!(table().price(day(night)), Money(price), "{night}");
    }
}

#[test]
fn a_quote_is_rounded_night_by_night() {
    let stay = NightRange::new(day("2026-11-26"), day("2026-11-29")).expect("a stay");
    let quote = table().quote(&stay, PriceMode::Inclusive, Percent::ZERO, Percent::from_scaled(60_000));
    let nights: Vec<(NaiveDate, i64, i64)> =
        quote.nights.iter().map(|night| (night.night, night.price.0, night.amount.tax.0)).collect();
    assert_eq!(
        nights,
        [
            (day("2026-11-26"), 58_000, 3_283),
            (day("2026-11-27"), 68_000, 3_849),
            (day("2026-11-28"), 68_000, 3_849)
        ]
    );
    assert_eq!(
        quote.total,
        Breakdown { net: Money(183_019), service: Money::ZERO, tax: Money(10_981), gross: Money(194_000) }
    );
}

#[test]
fn no_night_belongs_to_two_seasons() {
    let check = |periods: &[(&str, &str)]| {
        let days: Vec<_> = periods.iter().map(|(first, last)| (day(first), day(last))).collect();
        check_seasons(&days)
    };
    let (summer, festival) = (("2026-07-01", "2026-08-31"), ("2026-08-07", "2026-08-09"));
    assert_eq!(check(&[]), Ok(()));
    assert_eq!(check(&[summer, ("2026-09-01", "2026-09-01"), ("2026-06-30", "2026-06-30")]), Ok(()));
    let inside = SeasonProblem::Overlap { season: 1, other: 0, night: day("2026-08-07") };
    assert_eq!(check(&[summer, festival]), Err(inside.clone()));
    assert_eq!(check(&[festival, summer]), Err(inside), "whichever comes first in the list");
    let touching = SeasonProblem::Overlap { season: 2, other: 0, night: day("2026-08-31") };
    assert_eq!(check(&[summer, ("2026-10-01", "2026-10-07"), ("2026-08-31", "2026-09-05")]), Err(touching));
    let backwards = SeasonProblem::Backwards { season: 0, first: day("2026-10-07"), last: day("2026-10-01") };
    assert_eq!(check(&[("2026-10-07", "2026-10-01")]), Err(backwards));
}

#[test]
fn a_table_on_the_wire() {
    let short: RateTable = serde_json::from_str(r#"{"base":58000}"#).expect("the rest has defaults");
    assert_eq!(short, RateTable::flat(Money(58_000)));
    let sent = serde_json::to_string(&table()).expect("plain data");
    assert_eq!(serde_json::from_str::<RateTable>(&sent).expect("the same"), table());
    assert!(serde_json::from_str::<RateTable>(r#"{"base":58000,"weekday":1}"#).is_err());
}

proptest! {
    #[test]
    fn a_quote_sums_its_nights(
        nights in 1_u32..60,
        base in 0_i64..10_000_000,
        service in 0_i64..=200_000,
        tax in 0_i64..=200_000,
        inclusive in any::<bool>(),
    ) {
        let mode = if inclusive { PriceMode::Inclusive } else { PriceMode::Exclusive };
        let stay = NightRange::from_nights(day("2026-06-20"), nights).expect("a stay");
        let table = RateTable { base: Money(base), ..table() };
        let quote = table.quote(&stay, mode, Percent::from_scaled(service), Percent::from_scaled(tax));
        prop_assert!(quote.nights.iter().map(|night| night.night).eq(stay.nights()));
        prop_assert!(quote.total.adds_up());
        let gross: Money = quote.nights.iter().map(|night| night.amount.gross).sum();
        prop_assert_eq!(gross, quote.total.gross);
    }

    #[test]
    fn outside_the_seasons_only_the_week_counts(offset in 0_u64..3_000) {
        let night = day("2027-01-01") + Days::new(offset);
        let weekend = Weekdays::WEEKEND_NIGHTS.includes(night);
        prop_assert_eq!(table().price(night), if weekend { Money(68_000) } else { Money(58_000) });
    }
}
