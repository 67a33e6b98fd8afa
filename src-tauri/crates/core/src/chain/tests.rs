use proptest::prelude::*;

use super::*;

fn day(number: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, number).unwrap()
}

#[derive(Clone)]
struct Row {
    seq: i64,
    algorithm: String,
    previous: String,
    hash: String,
    fields: Vec<String>,
}

fn record(seq: i64, fields: &[String]) -> Canonical {
    let start = Canonical::new("row").int(seq).list(fields.len());
    fields.iter().fold(start, |record, field| record.text(field))
}

fn chain(name: &str, contents: &[Vec<String>]) -> Vec<Row> {
    let mut hash = ChainHash::genesis(name);
    let seal = |(i, fields): (usize, &Vec<String>)| {
        let seq = i as i64 + 1;
        let previous = hash;
        hash = link(previous, &record(seq, fields));
        Row {
            seq,
            algorithm: ALGORITHM.to_owned(),
            previous: previous.to_string(),
            hash: hash.to_string(),
            fields: fields.clone(),
        }
    };
    contents.iter().enumerate().map(seal).collect()
}

fn walk(name: &str, rows: &[Row]) -> Vec<ChainProblem> {
    let mut walk = Walk::from_start(name);
    rows.iter()
        .flat_map(|row| {
            let Row { seq, algorithm, previous, hash, fields } = row;
            walk.step(Seal { seq: *seq, algorithm, previous, hash }, &record(*seq, fields))
        })
        .collect()
}

fn sample() -> Vec<Row> {
    let fields = |i: i64| vec![format!("客人 {i}"), format!("{}", i * 100), "cash".to_owned()];
    chain("journal", &(1..=5).map(fields).collect::<Vec<_>>())
}

#[test]
fn the_hash_is_sha_256_of_algorithm_previous_and_record() {
    // Worked out with another implementation: a change of the encoding would orphan every stored chain.
    let record = Canonical::new("a").int(1).text("").maybe_text(None).flag(true).date(day(1)).list(2);
    let expected = [
        &[1_u8, 0, 0, 0, 0, 0, 0, 0, 1, b'a'][..],
        &[2, 0, 0, 0, 0, 0, 0, 0, 1],
        &[1, 0, 0, 0, 0, 0, 0, 0, 0],
        &[0],
        &[4, 1],
        &[3, 0, 0x0b, 0x49, 0x5c],
        &[5, 0, 0, 0, 0, 0, 0, 0, 2],
    ]
    .concat();
    assert_eq!(record.as_bytes(), expected);
    assert_eq!(
        ChainHash::genesis("journal").to_string(),
        "323b7979d88f25d26773c5fc5851b2923a33ab5ebeb3f11c30a9c2a17b159fde",
    );
    assert_eq!(
        link(ChainHash::genesis("journal"), &record).to_string(),
        "f4bb895457e469f40c2cc311a9f92e3e937a64bfeb70c78360d7cf55fba6098a",
    );
}

#[test]
fn an_untouched_chain_is_clean_and_ends_at_its_head() {
    let rows = sample();
    assert_eq!(walk("journal", &rows), []);
    let last = &rows[4];
    let mut end = Walk::from_head(4, &rows[3].hash);
    let seal = Seal { seq: 5, algorithm: ALGORITHM, previous: &last.previous, hash: &last.hash };
    assert_eq!(end.step(seal, &record(5, &last.fields)), []);
    assert_eq!(end.finish(5, &last.hash), Ok(()));
    assert_eq!(end.finish(6, &last.hash), Err(ChainProblem::WrongHead { expected: 6, found: 5 }));
    assert_eq!(end.finish(5, &rows[3].hash), Err(ChainProblem::WrongHead { expected: 5, found: 5 }));
}

#[test]
fn each_flipped_byte_is_found_at_its_record() {
    let rows = sample();
    for index in 0..rows.len() {
        for field in 0..rows[index].fields.len() {
            for byte in 0..rows[index].fields[field].len() {
                let mut changed = rows.clone();
                let mut bytes = changed[index].fields[field].clone().into_bytes();
                // Text stays text: only ASCII is flipped in place, other bytes are replaced.
                if bytes[byte].is_ascii() {
                    bytes[byte] ^= 1;
                } else {
                    bytes = format!("{}x", "客".repeat(byte)).into_bytes();
                }
                changed[index].fields[field] = String::from_utf8(bytes).unwrap();
                let seq = rows[index].seq;
                assert_eq!(walk("journal", &changed), [ChainProblem::WrongHash { seq }]);
            }
        }
    }
}

#[test]
fn each_flipped_digit_of_a_hash_is_found() {
    let rows = sample();
    for index in 0..rows.len() {
        for digit in 0..64 {
            let flip = |text: &str| {
                let mut bytes = text.as_bytes().to_vec();
                bytes[digit] = if bytes[digit] == b'0' { b'1' } else { b'0' };
                String::from_utf8(bytes).unwrap()
            };
            let seq = rows[index].seq;
            let mut changed = rows.clone();
            changed[index].hash = flip(&rows[index].hash);
            let found = walk("journal", &changed);
            assert_eq!(found[0], ChainProblem::WrongHash { seq });
            assert!(
                found[1..].iter().all(|problem| *problem == ChainProblem::WrongPrevious { seq: seq + 1 })
            );
            let mut changed = rows.clone();
            changed[index].previous = flip(&rows[index].previous);
            let both = [ChainProblem::WrongPrevious { seq }, ChainProblem::WrongHash { seq }];
            assert_eq!(walk("journal", &changed), both);
        }
    }
}

#[test]
fn capitals_in_a_hash_are_a_change() {
    let mut rows = sample();
    rows[2].hash = rows[2].hash.to_uppercase();
    assert_eq!(rows[2].hash.parse::<ChainHash>(), Err(BadHash));
    assert_eq!(walk("journal", &rows)[0], ChainProblem::WrongHash { seq: 3 });
}

#[test]
fn removed_moved_and_foreign_records_are_found() {
    let rows = sample();
    let mut removed = rows.clone();
    removed.remove(2);
    assert_eq!(walk("journal", &removed), [ChainProblem::Gap { expected: 3, found: 4 }]);
    let mut swapped = rows.clone();
    swapped.swap(1, 2);
    assert_eq!(walk("journal", &swapped)[0], ChainProblem::Gap { expected: 2, found: 3 });
    let mut doubled = rows.clone();
    doubled.insert(1, rows[0].clone());
    assert_eq!(walk("journal", &doubled)[0], ChainProblem::Gap { expected: 2, found: 1 });
    assert_eq!(walk("audit", &rows), [ChainProblem::WrongPrevious { seq: 1 }]);
    let mut unknown = rows;
    unknown[4].algorithm = "sha1".to_owned();
    let expected = ChainProblem::UnknownAlgorithm { seq: 5, algorithm: "sha1".to_owned() };
    assert_eq!(walk("journal", &unknown), [expected]);
}

#[test]
fn a_cut_off_tail_is_found_by_the_head() {
    let rows = sample();
    let mut end = Walk::from_start("journal");
    for row in &rows[..3] {
        let seal = Seal { seq: row.seq, algorithm: &row.algorithm, previous: &row.previous, hash: &row.hash };
        assert_eq!(end.step(seal, &record(row.seq, &row.fields)), []);
    }
    assert_eq!((end.seq(), end.hash()), (3, rows[2].hash.as_str()));
    assert_eq!(end.finish(5, &rows[4].hash), Err(ChainProblem::WrongHead { expected: 5, found: 3 }));
}

#[test]
fn absent_empty_and_zero_differ() {
    let new = || Canonical::new("x");
    let all = [
        new(),
        new().text(""),
        new().maybe_text(None),
        new().int(0),
        new().flag(false),
        new().flag(true),
        new().list(0),
        new().date(day(1)),
        new().maybe_int(Some(1)),
        new().maybe_date(Some(day(2))),
        Canonical::new("y"),
    ];
    for (i, one) in all.iter().enumerate() {
        assert!(all.iter().skip(i + 1).all(|other| one != other), "{one:?}");
    }
    assert_eq!(new().maybe_int(None), new().maybe_date(None));
}

#[derive(Debug, Clone, PartialEq)]
enum Field {
    Text(Option<String>),
    Int(i64),
    Flag(bool),
    List(usize),
}

fn fields() -> impl Strategy<Value = Vec<Field>> {
    let field = prop_oneof![
        proptest::option::of("[\\x00-\\x05a]{0,12}").prop_map(Field::Text),
        any::<i64>().prop_map(Field::Int),
        any::<bool>().prop_map(Field::Flag),
        (0..300_usize).prop_map(Field::List),
    ];
    proptest::collection::vec(field, 0..6)
}

fn bytes(fields: &[Field]) -> Canonical {
    fields.iter().fold(Canonical::new("row"), |record, field| match field {
        Field::Text(text) => record.maybe_text(text.as_deref()),
        Field::Int(value) => record.int(*value),
        Field::Flag(value) => record.flag(*value),
        Field::List(length) => record.list(*length),
    })
}

proptest! {
    #[test]
    fn different_records_have_different_bytes(one in fields(), other in fields()) {
        prop_assert_eq!(one == other, bytes(&one) == bytes(&other));
    }

    #[test]
    fn moving_text_between_fields_changes_the_bytes(text in "[\\x00-\\x05a]{1,30}", cut in 0..30_usize) {
        let cut = cut.min(text.len());
        let (left, right) = text.split_at(cut);
        let whole = Canonical::new("row").text(&text).text("");
        prop_assert_eq!(right.is_empty(), whole == Canonical::new("row").text(left).text(right));
    }

    #[test]
    fn hashes_are_read_back(text in "[0-9a-f]{64}") {
        prop_assert_eq!(text.parse::<ChainHash>().map(|hash| hash.to_string()), Ok(text));
    }
}
