use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

#[test]
fn nights_of_a_stay() {
    let stay = NightRange::new(day("2026-02-27"), day("2026-03-02")).expect("a stay");
    assert_eq!(stay.count(), 3);
    assert_eq!(stay.nights().collect::<Vec<_>>(), ["2026-02-27", "2026-02-28", "2026-03-01"].map(day));
    assert!(stay.contains(day("2026-03-01")) && !stay.contains(day("2026-03-02")));
    assert_eq!(NightRange::from_nights(day("2026-02-27"), 3), Ok(stay));
    assert!(nights(day("2026-02-27"), day("2026-03-02")).expect("a stay").eq(stay.nights()));
}

#[test]
fn dates_that_are_no_stay() {
    let (early, late) = (day("2026-11-22"), day("2026-11-23"));
    assert_eq!(
        NightRange::new(early, early),
        Err(CalendarProblem::NoNight { arrival: early, departure: early })
    );
    assert_eq!(
        NightRange::new(late, early),
        Err(CalendarProblem::NoNight { arrival: late, departure: early })
    );
    assert_eq!(
        NightRange::from_nights(early, 0),
        Err(CalendarProblem::NoNight { arrival: early, departure: early })
    );
    assert!(NightRange::from_nights(early, MAX_NIGHTS).is_ok());
    assert_eq!(
        NightRange::from_nights(early, MAX_NIGHTS + 1),
        Err(CalendarProblem::TooManyNights { nights: 401, max: 400 })
    );
    let nights = u32::MAX;
    assert_eq!(
        NightRange::from_nights(NaiveDate::MAX, nights),
        Err(CalendarProblem::TooManyNights { nights: i64::from(nights), max: 400 })
    );
}

#[test]
fn a_departure_and_an_arrival_on_one_day_do_not_meet() {
    let range = |from, to| NightRange::new(day(from), day(to)).expect("a stay");
    let stay = range("2026-11-22", "2026-11-25");
    assert!(!stay.overlaps(&range("2026-11-25", "2026-11-26")));
    assert!(!stay.overlaps(&range("2026-11-20", "2026-11-22")));
    assert!(stay.overlaps(&range("2026-11-24", "2026-11-26")));
}

#[test]
fn a_stay_on_the_wire() {
    let sent = r#"{"arrival":"2026-11-22","departure":"2026-11-25"}"#;
    let stay: NightRange = serde_json::from_str(sent).expect("a stay");
    assert_eq!(serde_json::to_string(&stay).expect("plain data"), sent);
    for bad in [
        r#"{"arrival":"2026-11-22","departure":"2026-11-22"}"#,
        r#"{"arrival":"2026-11-22","departure":"2026-11-31"}"#,
        r#"{"arrival":"2026-11-22","departure":"2026-11-25","nights":3}"#,
    ] {
        assert!(serde_json::from_str::<NightRange>(bad).is_err(), "{bad}");
    }
}

#[test]
fn weekdays() {
    let friday = day("2026-11-27");
    let includes = |days: Weekdays| [0, 1, 2].map(|n| days.includes(friday + Days::new(n)));
    assert_eq!(includes(Weekdays::WEEKEND_NIGHTS), [true, true, false]);
    assert_eq!(includes(Weekdays::NONE.with(Weekday::Sun)), [false, false, true]);
    assert_eq!(Weekdays::NONE.with(Weekday::Fri).with(Weekday::Sat), Weekdays::WEEKEND_NIGHTS);
    assert_eq!(Weekdays::from_mask(128), Err(CalendarProblem::NotWeekdays { mask: 128 }));
    assert_eq!(Weekdays::from_mask(127), Ok(Weekdays::ALL));
    assert_eq!(serde_json::to_string(&Weekdays::WEEKEND_NIGHTS).expect("an integer"), "48");
    assert!(serde_json::from_str::<Weekdays>("128").is_err());
    let schema = serde_json::to_value(schemars::schema_for!(Weekdays)).expect("a schema");
    assert_eq!(schema["maximum"], 127);
}

proptest! {
    #[test]
    fn a_night_belongs_when_it_is_listed(
        start in 0_u64..1_000,
        nights in 1..=MAX_NIGHTS,
        other in 0_u64..1_500,
    ) {
        let origin = day("2026-01-01");
        let stay = NightRange::from_nights(origin + Days::new(start), nights).expect("a stay");
        prop_assert_eq!(stay.nights().count(), nights as usize);
        let night = origin + Days::new(other);
        prop_assert_eq!(stay.contains(night), stay.nights().any(|listed| listed == night));
        let one_night = NightRange::from_nights(night, 1).expect("a stay");
        prop_assert_eq!(stay.overlaps(&one_night), stay.contains(night));
    }

    #[test]
    fn stays_overlap_when_they_share_a_night(a in 0_u64..40, m in 1_u32..20, b in 0_u64..40, n in 1_u32..20) {
        let stay = |from, nights| NightRange::from_nights(day("2026-01-01") + Days::new(from), nights);
        let (one, two) = (stay(a, m).expect("a stay"), stay(b, n).expect("a stay"));
        prop_assert_eq!(one.overlaps(&two), one.nights().any(|night| two.contains(night)));
        prop_assert_eq!(one.overlaps(&two), two.overlaps(&one));
    }
}
