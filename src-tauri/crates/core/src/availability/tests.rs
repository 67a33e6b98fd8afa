use proptest::prelude::*;

use super::*;

#[test]
fn rooms_left_and_occupancy() {
    assert_eq!(available(20, 2, 15, 1), 4);
    let percent = occupancy(20, 2, 15, 1).expect("rooms for sale");
    assert_eq!(percent.to_string(), "78.9474");
    assert_eq!(percent.0.round_dp(1).to_string(), "78.9");
    assert_eq!(available(10, 0, 12, 0), -2, "oversold is seen, not hidden");
    assert_eq!(occupancy(10, 0, 12, 0).map(Percent::scaled), Some(1_200_000));
    assert_eq!(occupancy(5, 5, 0, 0), None);
    assert_eq!(occupancy(5, 6, 1, 0), None);
}

#[test]
fn the_tightest_night_decides_a_stay() {
    assert_eq!(over_stay([5, 2, 7]), Some(2));
    assert_eq!(over_stay([3, -1]), Some(-1));
    assert_eq!(over_stay([]), None);
}

#[test]
fn average_rates() {
    assert_eq!(average_daily_rate(Money(100_000), 3), Some(Money(33_333)));
    assert_eq!(average_daily_rate(Money(0), 0), None);
    assert_eq!(revenue_per_available_room(Money(100_000), 10, 2), Some(Money(12_500)));
    assert_eq!(revenue_per_available_room(Money(100_000), 2, 2), None);
}

proptest! {
    #[test]
    fn a_sale_takes_one_and_a_room_out_of_order_takes_one(
        physical in 0_i64..5_000, out in 0_i64..500, sold in 0_i64..5_000, limit in -50_i64..50,
    ) {
        let left = available(physical, out, sold, limit);
        prop_assert_eq!(available(physical, out, sold + 1, limit), left - 1);
        prop_assert_eq!(available(physical, out + 1, sold, limit), left - 1);
        prop_assert_eq!(available(physical, out, sold, limit + 1), left + 1);
        if let Some(percent) = occupancy(physical, out, sold, limit) {
            prop_assert_eq!(percent > Percent::HUNDRED, left < 0);
            prop_assert_eq!(percent == Percent::HUNDRED, left == 0);
        }
    }
}
