//! Guests: kept once per paper, found by what a desk hears, unreadable without the key, revealed on record.

use kezhan_app::Problem;
use kezhan_app::problem::Rule;
use kezhan_tests::World;
use serde_json::{Value, json};

/// Formed by the rules of GB 11643 with its check character, and nobody's.
const NUMBER: &str = "11010119900307029X";

fn is_bad(problem: &Problem, path: &str, what: Rule) -> bool {
    matches!(problem, Problem::BadRequest { field, rule, .. } if field == path && *rule == what)
}

async fn save(world: &World, guest: Value) -> String {
    let saved = world.ok("guest.save", json!({"guest": guest})).await;
    saved["guestId"].as_str().expect("an id").to_owned()
}

async fn find(world: &World, text: &str) -> Vec<String> {
    let found = world.ok("guest.search", json!({"text": text})).await;
    let guests = found["guests"].as_array().expect("guests");
    guests.iter().map(|guest| guest["name"].as_str().expect("a name").to_owned()).collect()
}

fn wang() -> Value {
    json!({
        "name": "王伟", "phone": "138 0013 0086", "idType": "resident_id", "idNumber": NUMBER.to_lowercase(),
        "address": "杭州市", "note": "高楼层",
    })
}

#[tokio::test]
async fn a_guest_is_found_by_name_pinyin_initials_telephone_and_paper() {
    World::each(|world| async move {
        save(&world, wang()).await;
        save(&world, json!({"name": "O'Brien  José", "phone": "+353 87 123 4567", "language": "en"})).await;
        save(&world, json!({"name": "王薇", "phone": "13900000086"})).await;
        for text in ["王伟", "wangwei", "0086", "80013", "13800130086", "+8613800130086", NUMBER] {
            let found = find(&world, text).await;
            if text != "80013" {
                assert!(found.contains(&"王伟".to_owned()), "{text} finds {found:?}");
            }
        }
        assert_eq!(find(&world, "ww").await.len(), 2, "both 王伟 and 王薇");
        assert_eq!(find(&world, "0086").await.len(), 2);
        assert_eq!(find(&world, "130086").await, ["王伟"], "a longer ending tells them apart");
        assert_eq!(find(&world, "80013").await, Vec::<String>::new(), "the middle of a number is no ending");
        assert_eq!(find(&world, NUMBER).await, ["王伟"]);
        assert_eq!(find(&world, "jose brien").await, ["O'Brien José"]);
        assert_eq!(find(&world, "").await, Vec::<String>::new());
        assert_eq!(find(&world, "%").await, Vec::<String>::new(), "a wildcard is only a character");
    })
    .await;
}

#[tokio::test]
async fn screens_get_masks_and_only_a_reveal_gets_the_numbers() {
    World::each(|world| async move {
        let id = save(&world, wang()).await;
        let got = world.ok("guest.get", json!({"guestId": id})).await;
        let guest = &got["guest"];
        assert_eq!(
            (&guest["phoneMasked"], &guest["idMasked"]),
            (&json!("138****0086"), &json!("110***********029X"))
        );
        assert_eq!((&guest["gender"], &guest["nationality"]), (&json!("male"), &json!("CN")));
        assert!(!got.to_string().contains(NUMBER) && !got.to_string().contains("13800130086"));
        let asked = json!({"guestId": id, "reason": "公安核查"});
        let forbidden = world.refused("guest.reveal", asked.clone()).await;
        assert!(matches!(forbidden, Problem::Forbidden { .. }), "{forbidden:?}");
        world.as_user("manager");
        let silent = world.refused("guest.reveal", json!({"guestId": id, "reason": " "})).await;
        assert!(is_bad(&silent, "reason", Rule::Required), "{silent:?}");
        let clear = world.call_keyed("reveal-1", "guest.reveal", asked.clone()).await.expect("a manager may");
        assert_eq!(clear, json!({"phone": "13800130086", "idNumber": NUMBER}));
        let again = world.call_keyed("reveal-1", "guest.reveal", asked).await.expect("a repeat");
        assert_eq!(again, clear);
        let kept = everything(&world).await;
        assert!(!kept.contains(NUMBER), "no identity number in clear anywhere in the books");
        assert!(!kept.contains("13800130086"), "no telephone number in clear anywhere in the books");
        assert!(kept.contains("公安核查"), "why somebody looked is on record");
    })
    .await;
}

/// Log, stored answers, steps and guests as one text.
async fn everything(world: &World) -> String {
    let mut tx = world.app.database().read().await.expect("a snapshot");
    let mut all = String::new();
    for text in [
        "SELECT args || changes || subject || code FROM audit",
        "SELECT result || args_hash || key FROM idempotency",
        "SELECT summary || compensation || guards FROM action",
        "SELECT name || name_folded || phone_tail || phone_masked || id_masked || address || note FROM guest",
    ] {
        let rows: Vec<(String,)> = tx.sql(text).all().await.expect("rows");
        rows.into_iter().for_each(|(row,)| all.push_str(&row));
    }
    let sealed: Vec<(Vec<u8>, Vec<u8>)> = tx
        .sql("SELECT id_sealed, phone_sealed FROM guest WHERE id_sealed IS NOT NULL")
        .all()
        .await
        .expect("rows");
    assert!(!sealed.is_empty());
    for (paper, phone) in sealed {
        all.push_str(&String::from_utf8_lossy(&paper));
        all.push_str(&String::from_utf8_lossy(&phone));
    }
    all
}

#[tokio::test]
async fn a_paper_belongs_to_one_guest() {
    World::each(|world| async move {
        let id = save(&world, wang()).await;
        let same =
            json!({"name": "王伟", "idType": "resident_id", "idNumber": NUMBER, "phone": "13911112222"});
        assert_eq!(save(&world, same).await, id, "recognised by the paper");
        let got = world.ok("guest.get", json!({"guestId": id})).await["guest"].clone();
        assert_eq!(
            (&got["phoneMasked"], &got["note"]),
            (&json!("139****2222"), &json!("高楼层")),
            "and changed"
        );
        let slip = json!({"name": "王维", "idType": "resident_id", "idNumber": NUMBER});
        let refused = world.refused("guest.save", json!({"guest": slip})).await;
        let named = Problem::PaperOfOther {
            field: "guest.idNumber".to_owned(),
            guest: id.clone(),
            name: "王伟".to_owned(),
        };
        assert_eq!(refused, named, "nobody is renamed by a slip of the hand");
        let renamed = json!({"id": id, "name": "王维", "idType": "resident_id", "idNumber": NUMBER});
        assert_eq!(save(&world, renamed).await, id, "whoever is chosen may have a new name");
        save(&world, json!({"id": id, "name": "王伟"})).await;
        let other = save(&world, json!({"name": "李娜"})).await;
        let stolen = json!({"id": other, "name": "李娜", "idType": "resident_id", "idNumber": NUMBER});
        let taken = world.refused("guest.save", json!({"guest": stolen})).await;
        assert!(matches!(&taken, Problem::Taken { field, .. } if field == "guest.idNumber"), "{taken:?}");
        let passport = json!({"name": "李娜", "idType": "passport", "idNumber": "e 1234 5678", "id": other});
        assert_eq!(save(&world, passport).await, other);
        let cleared = json!({"id": other, "name": "李娜", "idNumber": "", "phone": ""});
        save(&world, cleared).await;
        let got = world.ok("guest.get", json!({"guestId": other})).await["guest"].clone();
        assert_eq!((&got["idType"], &got["idMasked"]), (&Value::Null, &json!("")));
    })
    .await;
}

#[tokio::test]
async fn wrong_particulars_name_their_field() {
    World::each(|world| async move {
        let wrong = [
            (json!({"name": " "}), "guest.name", Rule::Required),
            (json!({"name": "x".repeat(81)}), "guest.name", Rule::TooLong),
            (json!({"name": "a", "phone": "call me"}), "guest.phone", Rule::Invalid),
            (json!({"name": "a", "idNumber": NUMBER}), "guest.idType", Rule::Required),
            (
                json!({"name": "a", "idType": "resident_id", "idNumber": "110101199003070290"}),
                "guest.idNumber",
                Rule::Checksum,
            ),
            (
                json!({"name": "a", "idType": "resident_id", "idNumber": "1101011990"}),
                "guest.idNumber",
                Rule::TooShort,
            ),
            (json!({"name": "a", "idType": "fishing", "idNumber": "1"}), "guest.idType", Rule::Invalid),
            (json!({"name": "a", "nationality": "China"}), "guest.nationality", Rule::Invalid),
            (json!({"name": "a", "language": "fr"}), "guest.language", Rule::Invalid),
            (json!({"name": "a", "address": "x".repeat(201)}), "guest.address", Rule::TooLong),
            (json!({"name": "a", "shoeSize": 43}), "guest.shoeSize", Rule::UnknownField),
        ];
        for (guest, path, rule) in wrong {
            let shown = guest.to_string();
            let problem = world.refused("guest.save", json!({"guest": guest})).await;
            assert!(is_bad(&problem, path, rule), "{shown}: {problem:?}");
        }
        assert_eq!(find(&world, "a").await, Vec::<String>::new(), "nothing was kept");
    })
    .await;
}

#[tokio::test]
async fn two_windows_on_one_guest_do_not_overwrite_each_other() {
    World::each(|world| async move {
        let id = save(&world, wang()).await;
        let version = world.ok("guest.get", json!({"guestId": id})).await["guest"]["version"].clone();
        let edit =
            |note: &str| json!({"guest": {"id": id, "name": "王伟", "note": note}, "version": version});
        world.ok("guest.save", edit("一楼")).await;
        let stale = world.refused("guest.save", edit("二楼")).await;
        assert_eq!(stale, Problem::Stale { kind: "guest", id: id.clone() });
        let kind = json!({"guest": {"id": id, "name": "王伟", "idType": "passport"}});
        let number = world.refused("guest.save", kind).await;
        assert!(is_bad(&number, "guest.idNumber", Rule::Required), "{number:?}");
    })
    .await;
}

#[tokio::test]
async fn a_returning_guest_shows_the_last_stay() {
    World::each(|world| async move {
        world.walk_in("203", "赵敏", 2).await;
        let found = world.ok("guest.search", json!({"text": "zhaomin"})).await["guests"][0].clone();
        assert_eq!(found["lastStay"], json!({"roomNumber": "203", "date": "2026-11-22"}));
        assert_eq!(found["stays"], 1);
        let got = world.ok("guest.get", json!({"guestId": found["id"]})).await;
        assert_eq!(got["stays"][0]["roomNumber"], "203");
        let unknown = world.refused("guest.get", json!({"guestId": "01ARZ3NDEKTSV4RRFFQ69G5FAV"})).await;
        assert!(matches!(unknown, Problem::NotFound { kind: "guest", .. }), "{unknown:?}");
    })
    .await;
}

#[tokio::test]
async fn companies_are_kept_listed_and_guarded_by_version() {
    World::each(|world| async move {
        let given = json!({
            "name": "西湖旅行社", "taxNumber": "91330106MA0000000X", "phone": "0571-88886666",
            "creditLimit": 500_000,
        });
        let id = world.ok("company.save", given).await["companyId"].clone();
        let list = world.ok("company.list", json!({"text": "xhlxs"})).await["companies"].clone();
        assert_eq!(list.as_array().map(Vec::len), Some(1), "found by initials");
        assert_eq!((&list[0]["owes"], &list[0]["creditLimit"]), (&json!(0), &json!(500_000)));
        let edit = |limit: i64, version: Value| {
            json!({"id": id, "name": "西湖旅行社", "creditLimit": limit, "version": version})
        };
        let missing = world.refused("company.save", edit(1, Value::Null)).await;
        assert!(is_bad(&missing, "version", Rule::Required), "{missing:?}");
        let negative = world.refused("company.save", edit(-1, json!(1))).await;
        assert!(is_bad(&negative, "creditLimit", Rule::TooSmall), "{negative:?}");
        world.ok("company.save", edit(600_000, json!(1))).await;
        let stale = world.refused("company.save", edit(700_000, json!(1))).await;
        assert!(matches!(stale, Problem::Stale { kind: "company", .. }), "{stale:?}");
        let bad = json!({"name": "甲", "taxNumber": "统一", "creditLimit": 0});
        let bad = world.refused("company.save", bad).await;
        assert!(is_bad(&bad, "taxNumber", Rule::Invalid), "{bad:?}");
        assert_eq!(world.ok("company.list", json!({"text": "没有"})).await["companies"], json!([]));
    })
    .await;
}

#[tokio::test]
async fn one_search_finds_guests_rooms_and_stays_within_rights() {
    World::each(|world| async move {
        let checked_in = world.walk_in("203", "赵敏", 2).await;
        let found = world.ok("search.find", json!({"text": "203"})).await;
        assert_eq!(found["rooms"][0]["number"], "203");
        assert_eq!(found["rooms"][0]["guestName"], "赵敏");
        assert_eq!(found["stays"][0]["id"], checked_in["stayId"]);
        let found = world.ok("search.find", json!({"text": "zm"})).await;
        assert_eq!(found["guests"][0]["name"], "赵敏");
        assert_eq!(found["stays"][0]["id"], checked_in["stayId"]);
        assert_eq!(
            world.ok("search.find", json!({"text": " "})).await,
            json!({"guests": [], "rooms": [], "stays": []})
        );
        world.as_user("room");
        let found = world.ok("search.find", json!({"text": "203"})).await;
        assert_eq!(
            (&found["guests"], &found["stays"]),
            (&json!([]), &json!([])),
            "housekeeping sees rooms alone"
        );
        assert_eq!(found["rooms"].as_array().map(Vec::len), Some(1));
    })
    .await;
}
