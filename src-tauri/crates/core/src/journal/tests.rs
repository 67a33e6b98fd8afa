use proptest::prelude::*;

use super::*;
use crate::money::Percent;
use crate::tax::{PriceMode, breakdown};

const FOLIO: &str = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
const STAY: &str = "01BX5ZZKBKACTAV9WEVGEMMVRZ";

fn folio() -> Party {
    Party::folio(FOLIO.parse().unwrap(), STAY.parse().unwrap())
}

fn stay() -> Party {
    Party::stay(STAY.parse().unwrap())
}

fn company() -> Party {
    Party::company(STAY.parse().unwrap())
}

fn draft(kind: JournalKind) -> EntryDraft {
    EntryDraft::new(kind, Currency::CNY)
}

fn room() -> Account {
    Account::revenue("room").unwrap()
}

#[test]
fn the_entries_of_a_stay_balance_and_clear_the_ledgers() {
    let none = Party::none;
    let night = breakdown(Money(10_000), PriceMode::Exclusive, Percent::from_scaled(100_000), vat());
    let card = Account::tender("card").unwrap();
    let (deposit, guest, city) = (Account::deposit_ledger, Account::guest_ledger, Account::city_ledger);
    let entries = [
        draft(JournalKind::Deposit).debit(Account::cash(), none(), Money(5_000)).credit(
            deposit(),
            stay(),
            Money(5_000),
        ),
        draft(JournalKind::DepositTransfer).debit(deposit(), stay(), Money(5_000)).credit(
            guest(),
            folio(),
            Money(5_000),
        ),
        draft(JournalKind::RoomNight).charge(folio(), room(), &night),
        draft(JournalKind::Payment).debit(card, none(), Money(5_000)).credit(guest(), folio(), Money(5_000)),
        draft(JournalKind::OnAccount).debit(city(), company(), Money(1_660)).credit(
            guest(),
            folio(),
            Money(1_660),
        ),
        draft(JournalKind::CityPayment).debit(Account::bank(), none(), Money(1_660)).credit(
            city(),
            company(),
            Money(1_660),
        ),
    ];
    let entries: Vec<Balanced> = entries.into_iter().map(|entry| entry.build().unwrap()).collect();
    let total = |account: Account| entries.iter().map(|entry| entry.movement(&account)).sum::<Money>();
    for ledger in [deposit(), guest(), city()] {
        assert_eq!(total(ledger), Money::ZERO);
    }
    assert_eq!(total(room()), Money(-10_000));
    assert_eq!(total(Account::service_charge()), Money(-1_000));
    assert_eq!(total(Account::vat()), Money(-660));
    let money = total(Account::cash()) + total(Account::bank()) + total("tender:card".parse().unwrap());
    assert_eq!(money, Money(11_660));
}

fn vat() -> Percent {
    Percent::from_scaled(60_000)
}

#[test]
fn an_unbalanced_entry_cannot_be_made() {
    let off = draft(JournalKind::Payment)
        .debit(Account::cash(), Party::none(), Money(100))
        .credit(Account::guest_ledger(), folio(), Money(99))
        .build();
    assert_eq!(off, Err(JournalProblem::Unbalanced { difference: 1 }));
    let huge = |amount| Line { account: room(), party: Party::none(), amount: Money(amount) };
    let overflowing = vec![huge(i64::MAX), huge(i64::MAX), huge(2)];
    assert_eq!(
        check_lines(&overflowing),
        Err(JournalProblem::Unbalanced { difference: i128::from(i64::MAX) * 2 + 2 })
    );
}

#[test]
fn empty_negative_and_zero_are_refused() {
    let nothing = draft(JournalKind::Charge).debit(room(), Party::none(), Money::ZERO).build();
    assert_eq!(nothing, Err(JournalProblem::Empty));
    let negative = draft(JournalKind::Charge)
        .debit(Account::cash(), Party::none(), Money(-5))
        .credit(room(), Party::none(), Money(-5))
        .build();
    let expected = JournalProblem::NegativeAmount { account: Account::cash(), amount: Money(-5) };
    assert_eq!(negative, Err(expected));
    let zero = vec![Line { account: room(), party: Party::none(), amount: Money::ZERO }];
    assert_eq!(check_lines(&zero), Err(JournalProblem::ZeroLine { account: room() }));
}

#[test]
fn control_accounts_need_their_party() {
    let cases = [
        (Account::deposit_ledger(), ControlAccount::DepositLedger, company(), stay()),
        (Account::guest_ledger(), ControlAccount::GuestLedger, stay(), folio()),
        (Account::city_ledger(), ControlAccount::CityLedger, stay(), company()),
    ];
    for (account, control, wrong, right) in cases {
        let entry = |party: Party| {
            draft(JournalKind::Payment)
                .debit(Account::cash(), Party::none(), Money(1))
                .credit(account.clone(), party, Money(1))
                .build()
        };
        assert_eq!(entry(Party::none()), Err(JournalProblem::MissingParty { account: control }));
        assert_eq!(entry(wrong), Err(JournalProblem::MissingParty { account: control }));
        assert!(entry(right).is_ok());
        assert_eq!(account.control(), Some(control));
        assert_eq!(Account::from(control), account);
    }
    assert!(Account::cash().control().is_none());
}

#[test]
fn a_reversal_brings_every_account_back() {
    let charge = breakdown(Money(9_999), PriceMode::Inclusive, Percent::ZERO, vat());
    let entry = draft(JournalKind::Charge).charge(folio(), room(), &charge).build().unwrap();
    let back = entry.reverse();
    assert_eq!(back.kind(), JournalKind::Reversal);
    assert_eq!(back.currency(), entry.currency());
    assert_eq!(check_lines(back.lines()), Ok(()));
    for line in entry.lines() {
        assert_eq!(entry.movement(&line.account) + back.movement(&line.account), Money::ZERO);
    }
    assert_eq!(back.reverse().lines(), entry.lines());
}

#[test]
fn accounts_are_read_strictly() {
    let constructed = [
        Account::cash(),
        Account::bank(),
        Account::deposit_ledger(),
        Account::guest_ledger(),
        Account::city_ledger(),
        Account::service_charge(),
        Account::vat(),
        Account::tender("wechat_pay").unwrap(),
        Account::revenue("minibar2").unwrap(),
    ];
    for account in constructed {
        assert_eq!(account.as_str().parse(), Ok(account));
    }
    let long = "a".repeat(65);
    for bad in ["", "Cash", "cash:", ":room", "revenue:a:b", "revenue: room", "客房", "1a", long.as_str()] {
        assert_eq!(bad.parse::<Account>(), Err(BadAccount { text: bad.to_owned() }), "{bad}");
    }
    assert!(Account::revenue("Room").is_err());
    assert!(room().is_revenue() && Account::service_charge().is_revenue());
    assert!(!Account::vat().is_revenue());
}

#[test]
fn kinds_are_named_the_same_everywhere() {
    for kind in JournalKind::ALL {
        assert_eq!(kind.as_str().parse(), Ok(*kind));
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
        assert_eq!(serde_json::from_value::<JournalKind>(kind.as_str().into()).unwrap(), *kind);
    }
    assert!("Payment".parse::<JournalKind>().is_err());
}

type Fields = (String, i64, NaiveDate, i64, Vec<Option<String>>);

fn canonical(texts: &[String], fields: &Fields, lines: &[Line], postings: &[&str]) -> Canonical {
    let (id, seq, business_date, at, reverses) = fields;
    let record = EntryRecord {
        id,
        property: &texts[0],
        seq: *seq,
        business_date: *business_date,
        at: *at,
        kind: &texts[1],
        currency: &texts[2],
        reason: &texts[3],
        reverses: reverses[0].as_deref(),
        actor: &texts[4],
        station: &texts[5],
    };
    record.canonical(lines.iter().map(LineRecord::from), postings.iter().copied())
}

#[test]
fn each_field_of_an_entry_is_under_the_hash() {
    let entry = draft(JournalKind::Payment)
        .debit(Account::cash(), Party::none(), Money(100))
        .credit(Account::guest_ledger(), folio(), Money(100))
        .build()
        .unwrap();
    let texts: Vec<String> = (0..6).map(|i| format!("text {i}")).collect();
    let date = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
    let fields: Fields = ("entry".to_owned(), 7, date, 1_000, vec![None]);
    let lines = entry.lines().to_vec();
    let before = canonical(&texts, &fields, &lines, &["p", "q"]);
    let mut changed = Vec::new();
    for i in 0..texts.len() {
        let mut other = texts.clone();
        other[i].push('!');
        changed.push(canonical(&other, &fields, &lines, &["p", "q"]));
    }
    let (id, seq, date, at, reverses) = fields.clone();
    let others: [Fields; 5] = [
        ("entrY".to_owned(), seq, date, at, reverses.clone()),
        (id.clone(), 8, date, at, reverses.clone()),
        (id.clone(), seq, date.succ_opt().unwrap(), at, reverses.clone()),
        (id.clone(), seq, date, 1_001, reverses),
        (id, seq, date, at, vec![Some(String::new())]),
    ];
    changed.extend(others.iter().map(|other| canonical(&texts, other, &lines, &["p", "q"])));
    let edits: [fn(&mut Vec<Line>); 7] = [
        |lines| lines[0].account = Account::bank(),
        |lines| lines[0].amount = Money(101),
        |lines| lines[1].party.folio = None,
        |lines| lines[1].party.stay = None,
        |lines| lines[1].party.company = Some(STAY.parse().unwrap()),
        |lines| lines.swap(0, 1),
        |lines| lines.truncate(1),
    ];
    for edit in edits {
        let mut other = lines.clone();
        edit(&mut other);
        changed.push(canonical(&texts, &fields, &other, &["p", "q"]));
    }
    for postings in [&["p"][..], &["q", "p"], &["pq"], &["p", "q", ""], &[]] {
        changed.push(canonical(&texts, &fields, &lines, postings));
    }
    assert_eq!(changed.len(), 23);
    for (i, record) in changed.iter().enumerate() {
        assert_ne!(*record, before, "change {i}");
        assert!(!changed[i + 1..].contains(record), "change {i} repeats");
    }
}

proptest! {
    #[test]
    fn only_what_sums_to_zero_is_built(
        amounts in proptest::collection::vec(-1_000_000_i64..1_000_000, 1..8),
        balance in any::<bool>(),
    ) {
        let start = draft(JournalKind::Transfer);
        let mut entry = amounts.iter().fold(start, |entry, amount| {
            entry.signed(Account::guest_ledger(), folio(), Money(*amount))
        });
        let sum: i64 = amounts.iter().sum();
        if balance {
            entry = entry.signed(room(), Party::none(), Money(-sum));
        }
        match entry.build() {
            Ok(built) => {
                prop_assert_eq!(built.lines().iter().map(|line| line.amount).sum::<Money>(), Money::ZERO);
                prop_assert!(built.lines().iter().all(|line| line.amount != Money::ZERO));
                prop_assert_eq!(check_lines(built.reverse().lines()), Ok(()));
            }
            Err(JournalProblem::Empty) => prop_assert!(amounts.iter().all(|amount| *amount == 0)),
            Err(problem) => {
                prop_assert!(!balance);
                prop_assert_eq!(problem, JournalProblem::Unbalanced { difference: i128::from(sum) });
            }
        }
    }

    #[test]
    fn every_charge_balances(price in 1_i64..100_000_000, service in 0_i64..300_000, tax in 0_i64..300_000,
        inclusive in any::<bool>(), rebate in any::<bool>()) {
        let mode = if inclusive { PriceMode::Inclusive } else { PriceMode::Exclusive };
        let price = Money(if rebate { -price } else { price });
        let charge = breakdown(price, mode, Percent::from_scaled(service), Percent::from_scaled(tax));
        let entry = draft(JournalKind::Charge).charge(folio(), room(), &charge).build();
        prop_assert_eq!(entry.map(|entry| entry.movement(&Account::guest_ledger())), Ok(charge.gross));
    }
}
