//! The table of operations: names, rights, tags. A widened right is a one-line difference in the snapshot.

use kezhan_app::operation::Kind;
use kezhan_app::{Tag, operations};
use std::collections::BTreeSet;

#[test]
fn names_are_unique_and_read_domain_verb() {
    let mut seen = BTreeSet::new();
    for entry in operations::all() {
        assert!(seen.insert(entry.name), "{} is declared twice", entry.name);
        let (domain, verb) = entry.name.split_once('.').expect("a dot between domain and verb");
        let plain = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        assert!(plain(domain) && plain(verb), "{} is not domain.verb", entry.name);
    }
}

#[test]
fn every_tag_that_a_command_touches_is_part_of_some_query() {
    let provided: BTreeSet<Tag> = operations::all()
        .filter(|entry| entry.kind == Kind::Query)
        .flat_map(|entry| entry.touches.iter().copied())
        .collect();
    for entry in operations::all().filter(|entry| entry.kind == Kind::Command) {
        for tag in entry.touches {
            assert!(provided.contains(tag), "{} touches {tag:?}, which no query is made of", entry.name);
        }
    }
}

#[test]
fn the_table_of_rights_is_as_reviewed() {
    let mut table = String::new();
    for entry in operations::all() {
        let tags: Vec<String> = entry.touches.iter().map(|tag| format!("{tag:?}")).collect();
        let kind = if entry.kind == Kind::Query { "query" } else { "command" };
        table.push_str(&format!("{} {} {} [{}]\n", entry.name, kind, entry.needs.as_str(), tags.join(" ")));
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/suite/operations.txt");
    if std::env::var_os("KEZHAN_BLESS").is_some() {
        std::fs::write(path, &table).expect("the snapshot is written");
    }
    let reviewed = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(table, reviewed, "rights changed: review, then run the tests once with KEZHAN_BLESS=1");
}

#[test]
fn the_committed_contract_is_the_program_s() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/openapi.json");
    let made = serde_json::to_string_pretty(&kezhan_app::openapi::document()).expect("plain data") + "\n";
    if std::env::var_os("KEZHAN_BLESS").is_some() {
        std::fs::write(path, &made).expect("the contract is written");
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == made,
        "ui/openapi.json is stale: run the tests once with KEZHAN_BLESS=1, then `npm run client`"
    );
}
