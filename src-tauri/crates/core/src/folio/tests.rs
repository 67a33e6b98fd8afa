use proptest::prelude::*;

use super::*;
use crate::money::Quantity;
use crate::tax::{Breakdown, PriceMode, breakdown};

fn percent(whole: i64) -> Percent {
    Percent::from_scaled(whole * 10_000)
}

fn charge(gross: i64) -> Breakdown {
    breakdown(Money(gross), PriceMode::Inclusive, percent(10), percent(6))
}

fn grosses(split: &Split) -> Vec<i64> {
    split.parts.iter().map(|part| part.amount.gross.0).collect()
}

fn split(gross: i64, plan: &SplitPlan) -> Result<Split, FolioProblem> {
    plan_split(&charge(gross), Quantity::ONE, plan)
}

fn amounts(amounts: &[i64]) -> SplitPlan {
    SplitPlan::Amounts { amounts: amounts.iter().map(|amount| Money(*amount)).collect() }
}

fn percents(percents: &[i64]) -> SplitPlan {
    SplitPlan::Percents { percents: percents.iter().map(|whole| percent(*whole)).collect() }
}

fn record() -> PostingRecord<'static> {
    let date = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
    PostingRecord {
        id: "id",
        property: "property",
        entry: "entry",
        folio: "folio",
        seq: 1,
        business_date: date,
        service_date: date,
        at: 1_000,
        kind: "charge",
        texts: ["category", "code", "文字", "text"],
        figures: [1, 2, 3, 4, 5, 6, 7],
        revenue: "revenue",
        tender: None,
        cash: [None, None],
        reference: "reference",
        lineage: [None, None, None],
        reason: "",
        actor: ["actor", "name"],
    }
}

#[test]
fn each_field_of_a_posting_is_in_its_digest() {
    let edits: [fn(&mut PostingRecord<'static>); 18] = [
        |record| record.id = "other",
        |record| record.property = "other",
        |record| record.entry = "other",
        |record| record.folio = "other",
        |record| record.seq = 2,
        |record| record.business_date = record.business_date.succ_opt().unwrap(),
        |record| record.service_date = record.service_date.succ_opt().unwrap(),
        |record| record.at = 1_001,
        |record| record.kind = "other",
        |record| record.texts.swap(0, 1),
        |record| record.revenue = "other",
        |record| record.tender = Some(""),
        |record| record.cash[0] = Some(0),
        |record| record.cash[1] = Some(0),
        |record| record.reference = "other",
        |record| record.reason = "other",
        |record| record.actor[0] = "other",
        |record| record.actor[1] = "other",
    ];
    let mut changed: Vec<PostingRecord<'_>> = edits
        .iter()
        .map(|edit| {
            let mut other = record();
            edit(&mut other);
            other
        })
        .collect();
    let parts = |count| (0..count).map(|_| record());
    changed.extend(parts(4).zip(0..).map(|(mut other, i): (_, usize)| {
        other.texts[i] = "other";
        other
    }));
    changed.extend(parts(7).zip(0..).map(|(mut other, i): (_, usize)| {
        other.figures[i] = 0;
        other
    }));
    changed.extend(parts(3).zip(0..).map(|(mut other, i): (_, usize)| {
        other.lineage[i] = Some("");
        other
    }));
    let digests: std::collections::BTreeSet<String> =
        changed.iter().chain([&record()]).map(|record| record.digest().to_string()).collect();
    assert_eq!(digests.len(), 18 + 4 + 7 + 3 + 1, "no change goes unnoticed and no two look the same");
}

#[test]
fn a_hundred_in_three_shows_the_tail() {
    let three = split(10_000, &SplitPlan::Equal { parts: 3 }).unwrap();
    assert_eq!(grosses(&three), [3_334, 3_333, 3_333]);
    assert_eq!((three.tail, three.tail_parts()), (Money(1), vec![0]));
    let quantities: Vec<i64> = three.parts.iter().map(|part| part.quantity.scaled()).collect();
    assert_eq!(quantities, [334, 333, 333]);
    let back = split(-10_000, &SplitPlan::Equal { parts: 3 }).unwrap();
    assert_eq!(grosses(&back), [-3_334, -3_333, -3_333]);
    assert_eq!((back.tail, back.tail_parts()), (Money(-1), vec![0]));
    let even = split(9_000, &SplitPlan::Equal { parts: 3 }).unwrap();
    assert_eq!((even.tail, even.tail_parts()), (Money(0), vec![]));
}

#[test]
fn amounts_are_kept_to_the_unit_and_the_rest_is_a_part() {
    let paid = split(10_000, &amounts(&[2_500, 1])).unwrap();
    assert_eq!(grosses(&paid), [2_500, 1, 7_499]);
    assert_eq!((paid.tail, paid.tail_parts()), (Money(0), vec![]));
    assert_eq!(grosses(&split(10_000, &amounts(&[4_000, 6_000])).unwrap()), [4_000, 6_000]);
    assert_eq!(grosses(&split(-100, &amounts(&[-30])).unwrap()), [-30, -70]);
    assert_eq!(grosses(&split(100, &amounts(&[99])).unwrap()), [99, 1]);
}

#[test]
fn percents_follow_the_largest_remainder() {
    let parts = split(9_999, &percents(&[50, 30, 20])).unwrap();
    assert_eq!(grosses(&parts), [4_999, 3_000, 2_000]);
    assert_eq!((parts.tail, parts.tail_parts()), (Money(2), vec![1, 2]));
}

#[test]
fn plans_that_do_not_add_up_are_refused() {
    let count = |parts| Err(FolioProblem::PartCount { parts });
    assert_eq!(split(100, &SplitPlan::Equal { parts: 1 }), count(1));
    assert_eq!(split(100, &SplitPlan::Equal { parts: 0 }), count(0));
    assert_eq!(split(100, &SplitPlan::Equal { parts: 51 }), count(51));
    assert_eq!(split(100, &amounts(&[])), count(0));
    assert_eq!(split(100, &amounts(&[100])), count(1));
    assert_eq!(split(100, &percents(&[100])), count(1));
    let empty = FolioProblem::EmptyPart { part: 2, gross: Money(2) };
    assert_eq!(split(2, &SplitPlan::Equal { parts: 3 }), Err(empty));
    assert!(matches!(split(0, &SplitPlan::Equal { parts: 2 }), Err(FolioProblem::EmptyPart { .. })));
    let exceed = FolioProblem::PartsExceed { sum: Money(101), gross: Money(100) };
    assert_eq!(split(100, &amounts(&[60, 41])), Err(exceed));
    let off = FolioProblem::PercentsOff { sum: percent(99) };
    assert_eq!(split(100, &percents(&[50, 49])), Err(off));
    let bad = |line| FolioProblem::BadAmount { line, problem: MoneyProblem::NotPositive };
    assert_eq!(split(100, &amounts(&[50, -1])), Err(bad(1)));
    assert_eq!(split(100, &amounts(&[0])), Err(bad(0)));
    assert_eq!(split(100, &percents(&[150, -50])), Err(bad(1)));
    let absurd = split(100, &amounts(&[i64::MAX]));
    assert!(matches!(absurd, Err(FolioProblem::BadAmount { problem: MoneyProblem::TooLarge { .. }, .. })));
}

#[test]
fn plans_are_read_from_their_wire_shape() {
    let read = |json| serde_json::from_value::<SplitPlan>(json);
    assert_eq!(read(serde_json::json!({"equal": {"parts": 3}})).unwrap(), SplitPlan::Equal { parts: 3 });
    let shares = serde_json::json!({"percents": {"percents": ["60", "40"]}});
    assert_eq!(read(shares).unwrap(), percents(&[60, 40]));
    assert_eq!(read(serde_json::json!({"amounts": {"amounts": [5]}})).unwrap(), amounts(&[5]));
    assert!(read(serde_json::json!({"equal": {"parts": 3, "extra": 1}})).is_err());
    assert!(read(serde_json::json!({"equal": {"parts": -3}})).is_err());
}

fn tender(kind: TenderKind, amount: Option<i64>, received: Option<i64>) -> TenderLine {
    TenderLine { kind, amount: amount.map(Money), received: received.map(Money) }
}

fn settle(balance: i64, tenders: &[TenderLine]) -> Result<Settlement, FolioProblem> {
    plan_settle(Money(balance), tenders, false)
}

use TenderKind::{Card, Cash, CityLedger, Wallet};

#[test]
fn two_tenders_with_change() {
    let tenders = [tender(Card, Some(10_000), None), tender(Cash, None, Some(20_000))];
    let done = settle(26_800, &tenders).unwrap();
    assert_eq!((done.change, done.remaining), (Money(3_200), Money::ZERO));
    assert_eq!(done.payments[0].amount, Money(10_000));
    let cash = done.payments[1];
    assert_eq!((cash.amount, cash.received, cash.change), (Money(16_800), Money(20_000), Money(3_200)));
    let first = [tender(Cash, None, Some(20_000)), tender(Card, Some(10_000), None)];
    assert_eq!(settle(26_800, &first).unwrap().change, Money(3_200), "given amounts count first");
}

#[test]
fn a_part_is_enough_and_the_rest_remains() {
    let part = settle(26_800, &[tender(Wallet, Some(6_800), None)]).unwrap();
    assert_eq!(part.remaining, Money(20_000));
    let short = settle(26_800, &[tender(Cash, None, Some(10_000))]).unwrap();
    assert_eq!((short.remaining, short.change), (Money(16_800), Money::ZERO));
    let twice = [tender(Cash, None, Some(10_000)), tender(Cash, None, Some(20_000))];
    let done = settle(26_800, &twice).unwrap();
    let paid: Vec<i64> = done.payments.iter().map(|payment| payment.amount.0).collect();
    assert_eq!((paid, done.change, done.remaining), (vec![10_000, 16_800], Money(3_200), Money::ZERO));
}

#[test]
fn too_much_is_offered_as_a_credit() {
    let over = [tender(Card, Some(12_000), None)];
    let problem = FolioProblem::Overpaid {
        balance: Money(10_000),
        offered: Money(12_000),
        excess: Money(2_000),
        may_be_credit: true,
    };
    assert_eq!(settle(10_000, &over), Err(problem));
    let ahead = plan_settle(Money(10_000), &over, true).unwrap();
    assert_eq!(ahead.remaining, Money(-2_000));
    let company = [tender(CityLedger, Some(12_000), None)];
    let refused = plan_settle(Money(10_000), &company, true);
    assert!(matches!(refused, Err(FolioProblem::Overpaid { may_be_credit: false, .. })));
    assert_eq!(settle(0, &over), Err(FolioProblem::NothingOwed));
    assert_eq!(plan_settle(Money::ZERO, &over, true).unwrap().remaining, Money(-12_000));
    assert_eq!(plan_settle(Money::ZERO, &company, true), Err(FolioProblem::NothingOwed));
}

#[test]
fn only_cash_gives_change() {
    let card = settle(10_000, &[tender(Card, None, Some(12_000))]);
    assert_eq!(card, Err(FolioProblem::NoChange { line: 0, kind: Card }));
    let little = settle(10_000, &[tender(Cash, Some(9_000), Some(8_000))]);
    let expected = FolioProblem::ReceivedTooLittle { line: 0, amount: Money(9_000), received: Money(8_000) };
    assert_eq!(little, Err(expected));
}

#[test]
fn a_credit_is_paid_back() {
    let back = settle(-5_000, &[tender(Card, Some(2_000), None), tender(Cash, None, None)]).unwrap();
    let paid: Vec<i64> = back.payments.iter().map(|payment| payment.amount.0).collect();
    assert_eq!(paid, [-2_000, -3_000]);
    assert_eq!((back.change, back.remaining), (Money::ZERO, Money::ZERO));
    let too_much = FolioProblem::OverRefunded { credit: Money(5_000), offered: Money(5_001) };
    assert_eq!(settle(-5_000, &[tender(Cash, Some(5_001), None)]), Err(too_much));
    let received = settle(-5_000, &[tender(Cash, None, Some(5_000))]);
    assert_eq!(received, Err(FolioProblem::ReceivedOnRefund { line: 0 }));
}

#[test]
fn tenders_that_make_no_sense_are_refused() {
    assert_eq!(settle(100, &[]), Err(FolioProblem::TenderCount { tenders: 0 }));
    assert_eq!(
        settle(100, &[tender(Cash, Some(1), None); 21]),
        Err(FolioProblem::TenderCount { tenders: 21 })
    );
    let left = settle(100, &[tender(Card, Some(100), None), tender(Cash, None, None)]);
    assert_eq!(left, Err(FolioProblem::NothingLeft { line: 1 }));
    for amount in [0, -5] {
        let problem = FolioProblem::BadAmount { line: 0, problem: MoneyProblem::NotPositive };
        assert_eq!(settle(100, &[tender(Cash, Some(amount), None)]), Err(problem));
    }
    let absurd = settle(100, &[tender(Cash, None, Some(i64::MAX))]);
    assert!(matches!(absurd, Err(FolioProblem::BadAmount { problem: MoneyProblem::TooLarge { .. }, .. })));
}

fn day(number: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, number).unwrap()
}

fn facts(kind: PostingKind) -> PostingFacts {
    PostingFacts { kind, folio: FolioState::Open, offsets: false, offset: false, business_date: day(1) }
}

#[test]
fn folios_take_postings_and_close_at_zero() {
    assert_eq!(FolioState::Open.may_post(), Ok(()));
    assert_eq!(FolioState::Closed.may_post(), Err(FolioProblem::Closed));
    assert_eq!(FolioState::Open.may_close(Money::ZERO), Ok(()));
    let open = FolioProblem::BalanceOpen { balance: Money(-1) };
    assert_eq!(FolioState::Open.may_close(Money(-1)), Err(open));
    assert_eq!(FolioState::Closed.may_close(Money::ZERO), Err(FolioProblem::Closed));
}

#[test]
fn only_live_charges_split_and_move() {
    for kind in PostingKind::ALL {
        let expected = if matches!(kind, PostingKind::Charge | PostingKind::Transfer | PostingKind::Split) {
            Ok(())
        } else {
            Err(FolioProblem::NotACharge { kind: *kind })
        };
        assert_eq!(facts(*kind).may_split(), expected);
        assert_eq!(facts(*kind).may_transfer(FolioState::Open, false), expected);
    }
    let charge = facts(PostingKind::Charge);
    assert_eq!(charge.may_transfer(FolioState::Closed, false), Err(FolioProblem::Closed));
    assert_eq!(charge.may_transfer(FolioState::Open, true), Err(FolioProblem::SameFolio));
    let gone = PostingFacts { offset: true, ..charge };
    assert_eq!(gone.may_split(), Err(FolioProblem::AlreadyOffset));
    let mirror = PostingFacts { offsets: true, ..charge };
    assert_eq!(mirror.may_split(), Err(FolioProblem::IsOffset));
    let closed = PostingFacts { folio: FolioState::Closed, ..charge };
    assert_eq!(closed.may_split(), Err(FolioProblem::Closed));
}

#[test]
fn void_the_same_day_adjust_later() {
    let charge = facts(PostingKind::Charge);
    assert_eq!(charge.may_reverse(day(1), false, "wrong room"), Ok(Correction::Void));
    assert_eq!(charge.may_reverse(day(1), true, "wrong room"), Ok(Correction::Adjustment));
    assert_eq!(charge.may_reverse(day(2), false, "wrong room"), Ok(Correction::Adjustment));
    assert_eq!(charge.may_reverse(day(1), false, " "), Err(FolioProblem::ReasonMissing));
    let gone = PostingFacts { offset: true, ..charge };
    assert_eq!(gone.may_reverse(day(1), false, "twice"), Err(FolioProblem::AlreadyOffset));
}

fn any_plan() -> impl Strategy<Value = SplitPlan> {
    prop_oneof![
        (2_u32..20).prop_map(|parts| SplitPlan::Equal { parts }),
        proptest::collection::vec(1_i64..200_000, 1..6).prop_map(|parts| amounts(&parts)),
        proptest::collection::vec(1_i64..1_000_000, 1..6).prop_map(|cuts| {
            let mut cuts: Vec<i64> = cuts.into_iter().chain([0, 1_000_000]).collect();
            cuts.sort_unstable();
            cuts.dedup();
            let steps = cuts.windows(2).map(|pair| Percent::from_scaled(pair[1] - pair[0]));
            SplitPlan::Percents { percents: steps.collect() }
        }),
    ]
}

fn any_tenders() -> impl Strategy<Value = Vec<TenderLine>> {
    let amount = || proptest::option::weighted(0.6, 1_i64..60_000);
    let line = (0..TenderKind::ALL.len(), amount(), amount())
        .prop_map(|(kind, amount, received)| tender(TenderKind::ALL[kind], amount, received));
    proptest::collection::vec(line, 1..5)
}

proptest! {
    #[test]
    fn parts_sum_to_the_whole_in_every_component(
        price in 1_i64..1_000_000, service in 0_i64..20, tax in 0_i64..20, inclusive in any::<bool>(),
        thousandths in 1_i64..100_000, plan in any_plan(),
    ) {
        let mode = if inclusive { PriceMode::Inclusive } else { PriceMode::Exclusive };
        let whole = breakdown(Money(price), mode, percent(service), percent(tax));
        let quantity = Quantity::from_scaled(thousandths);
        if let Ok(split) = plan_split(&whole, quantity, &plan) {
            prop_assert_eq!(split.parts.iter().map(|part| part.amount).sum::<Breakdown>(), whole);
            for part in &split.parts {
                let Breakdown { net, service, tax, gross } = part.amount;
                prop_assert_eq!(net + service + tax, gross);
                prop_assert!(gross > Money::ZERO);
            }
            let pieces: i64 = split.parts.iter().map(|part| part.quantity.scaled()).sum();
            prop_assert_eq!(pieces, thousandths);
            prop_assert_eq!(split.tail_parts().len() as i64, split.tail.0);
            prop_assert!(split.tail.0 < split.parts.len() as i64);
        }
    }

    #[test]
    fn equal_parts_differ_by_one_unit_at_most(gross in 50_i64..1_000_000, parts in 2_u32..=50) {
        let split = split(gross, &SplitPlan::Equal { parts }).unwrap();
        let grosses = grosses(&split);
        let (least, most) = (grosses.iter().min().unwrap(), grosses.iter().max().unwrap());
        prop_assert!(most - least <= 1);
        prop_assert_eq!(split.tail.0, gross % i64::from(parts));
    }

    #[test]
    fn a_settlement_adds_up(
        balance in -100_000_i64..100_000, tenders in any_tenders(), ahead in any::<bool>(),
    ) {
        let balance = Money(balance);
        if let Ok(done) = plan_settle(balance, &tenders, ahead) {
            let paid: Money = done.payments.iter().map(|payment| payment.amount).sum();
            prop_assert_eq!(balance - paid, done.remaining);
            prop_assert_eq!(done.payments.len(), tenders.len());
            prop_assert_eq!(done.payments.iter().map(|payment| payment.change).sum::<Money>(), done.change);
            prop_assert!(ahead || balance < Money::ZERO || done.remaining >= Money::ZERO);
            prop_assert!(balance >= Money::ZERO || (balance..=Money::ZERO).contains(&done.remaining));
            for (payment, tender) in done.payments.iter().zip(&tenders) {
                prop_assert_eq!(payment.kind, tender.kind);
                prop_assert!(payment.change == Money::ZERO || payment.kind == Cash);
                prop_assert!(payment.change >= Money::ZERO);
                prop_assert_eq!(payment.amount < Money::ZERO, balance < Money::ZERO);
                if payment.amount > Money::ZERO {
                    prop_assert_eq!(payment.received - payment.change, payment.amount);
                    prop_assert!(tender.received.is_none_or(|received| received == payment.received));
                }
                prop_assert!(tender.amount.is_none_or(|amount| amount == payment.amount.abs()));
            }
        }
    }

    #[test]
    fn cash_handed_over_settles_any_balance(balance in 1_i64..1_000_000, more in 0_i64..1_000_000) {
        let done = settle(balance, &[tender(Cash, None, Some(balance + more))]).unwrap();
        prop_assert_eq!((done.remaining, done.change), (Money::ZERO, Money(more)));
    }
}
