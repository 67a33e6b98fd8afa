use proptest::prelude::*;

use super::*;

fn found(name: &str, query: &str) -> bool {
    let stored = search_text(name);
    search_terms(query).iter().all(|term| stored.contains(term.as_str()))
}

#[test]
fn names_are_found_as_desks_look_for_them() {
    assert_eq!(search_text("张伟"), "张伟 zhangwei zw");
    for (name, query) in [
        ("张伟", "张"),
        ("张伟", "zhangwei"),
        ("张伟", "zhang wei"),
        ("张伟", "ZW"),
        ("张伟", "ｚｗ"),
        ("欧阳娜娜", "oynn"),
        ("吕布", "lvbu"),
        ("吕布", "lubu"),
        ("单雄信", "shanxiongxin"),
        ("单雄信", "sxx"),
        ("曾志伟", "zengzhiwei"),
        ("张乐", "zhangyue"),
        ("买买提·吐尔逊", "mmt"),
        ("José  Muñoz", "jose munoz"),
        ("Smith, John", "johns"),
        ("Smith, John", "john smith"),
        ("SMITH John", "smithjohn"),
        ("Ｓｍｉｔｈ", "smith"),
        ("Иван", "иван"),
        ("がが", "が"),
    ] {
        let expected = query != "johns";
        assert_eq!(found(name, query), expected, "{query} in {:?}", search_text(name));
    }
    assert!(!found("张伟", "lw"));
    assert!(!found("がが", "か"), "a voiced kana is another letter");
}

#[test]
fn folding() {
    assert_eq!(fold("  ＡＢＣ１２３　É-x "), "abc123 e x");
    assert_eq!(fold("张·伟"), "张 伟");
    assert_eq!(search_terms("  "), Vec::<String>::new());
}

#[test]
fn long_names_stay_short_in_the_index() {
    let company = "重庆朝天门单行道长乐曾家岩餐饮管理有限责任公司";
    assert!(search_text(company).len() < 8 * company.len(), "{}", search_text(company));
    assert!(search_text("乐乐乐乐乐乐").split(' ').count() <= 60);
}

#[test]
fn resident_identity_numbers() {
    // The example of the standard, and the same number as people type it.
    for typed in [
        "11010519491231002X",
        "11010519491231002x",
        "１１０１０５１９４９１２３１００２Ｘ",
        " 110105 19491231 002-X ",
    ] {
        let resident = ResidentId::parse(typed).expect("a valid number");
        assert_eq!(resident.number, "11010519491231002X");
        assert_eq!(resident.birth_date, NaiveDate::from_ymd_opt(1949, 12, 31).expect("a date"));
        assert_eq!(resident.sex, Sex::Female);
    }
    assert_eq!(ResidentId::parse("440524188001010014").map(|resident| resident.sex), Ok(Sex::Male));
    for (number, problem) in [
        ("110105194912310021", GuestProblem::IdCheck),
        ("11010519491231003X", GuestProblem::IdCheck),
        ("11010519491331002X", GuestProblem::IdBirthDate),
        ("11010519490229002X", GuestProblem::IdBirthDate),
        ("11010509491231002X", GuestProblem::IdBirthDate),
        ("110105194912310", GuestProblem::IdLength { length: 15, expected: "18" }),
        ("1101051949123100200", GuestProblem::IdLength { length: 19, expected: "18" }),
        ("", GuestProblem::IdLength { length: 0, expected: "18" }),
        ("1101051949123100X2", GuestProblem::IdCharacter { position: 17 }),
        ("一10105194912310021", GuestProblem::IdCharacter { position: 1 }),
    ] {
        assert_eq!(ResidentId::parse(number), Err(problem), "{number}");
    }
}

#[test]
fn numbers_of_other_papers() {
    for (paper, typed, kept) in [
        (IdType::ResidentId, "11010519491231002x", "11010519491231002X"),
        (IdType::Passport, "e 1234-5678", "E12345678"),
        (IdType::HkMacauPermit, "h12345678", "H12345678"),
        (IdType::MilitaryId, "军字第2001988号", "军字第2001988号"),
    ] {
        assert_eq!(paper.check_number(typed).as_deref(), Ok(kept), "{typed}");
    }
    for (paper, typed, problem) in [
        (IdType::ResidentId, "123", GuestProblem::IdLength { length: 3, expected: "18" }),
        (IdType::HkMacauTaiwanResidence, "110105194912310021", GuestProblem::IdCheck),
        (IdType::Passport, "E123", GuestProblem::IdLength { length: 4, expected: "5-20" }),
        (IdType::Passport, "E1234_5678", GuestProblem::IdCharacter { position: 6 }),
        (IdType::Passport, "护照12345678", GuestProblem::IdCharacter { position: 1 }),
        (IdType::Other, " ", GuestProblem::IdLength { length: 0, expected: "3-30" }),
    ] {
        assert_eq!(paper.check_number(typed), Err(problem), "{typed}");
    }
}

#[test]
fn names_of_papers() {
    for paper in IdType::ALL {
        assert_eq!(IdType::from_name(paper.as_str()), Some(paper));
        assert_eq!(serde_json::to_value(paper).expect("a string"), paper.as_str());
    }
    assert_eq!(IdType::from_name("library_card"), None);
}

#[test]
fn names_as_they_are_kept() {
    assert_eq!(check_name("  张　 伟 ").as_deref(), Ok("张 伟"));
    assert_eq!(check_name("Ｊohn  O'Neil").as_deref(), Ok("John O'Neil"));
    assert_eq!(check_name(" 　"), Err(GuestProblem::NameEmpty));
    assert_eq!(check_name("张\n伟"), Err(GuestProblem::NameControl { position: 2 }));
    let long = "长".repeat(MAX_NAME + 1);
    assert_eq!(check_name(&long), Err(GuestProblem::NameTooLong { length: 81, max: 80 }));
    assert!(check_name(&long[3..]).is_ok());
}

#[test]
fn telephone_numbers() {
    assert_eq!(check_phone("＋86 138-0013-8000").as_deref(), Ok("+8613800138000"));
    assert_eq!(check_phone("(010) 8888 0086").as_deref(), Ok("01088880086"));
    for bad in ["", "12", "abc", "138+00138000", "123456789012345678901", "一三八"] {
        assert_eq!(check_phone(bad), Err(GuestProblem::Phone), "{bad}");
    }
    assert_eq!(phone_tail("138-0000-0086").as_deref(), Some("0086"));
    assert_eq!(phone_tail("12"), None);
}

#[test]
fn what_a_screen_shows() {
    for (phone, shown) in [
        ("13800000086", "138****0086"),
        ("+8613800000086", "+86138****0086"),
        ("138 0000 0086", "138****0086"),
        ("88880086", "88****86"),
        ("110", "***"),
        ("", ""),
    ] {
        assert_eq!(mask_phone(phone), shown);
    }
    for (number, shown) in [
        ("11010519491231002x", "110***********002X"),
        ("E12345678", "E1*****78"),
        ("A123", "****"),
        ("12345", "1***5"),
    ] {
        assert_eq!(mask_identity(number), shown);
    }
}

proptest! {
    #[test]
    fn one_wrong_digit_is_noticed(
        region in 110_000_u32..660_000,
        day in 0_u64..40_000,
        order in 0_u32..1_000,
        at in 0_usize..17,
        by in 1_u8..10,
    ) {
        let start = NaiveDate::from_ymd_opt(1900, 1, 1).expect("a date");
        let birth = start + chrono::Days::new(day);
        let digits = format!("{region}{}{order:03}", birth.format("%Y%m%d"));
        let mut number = digits.clone().into_bytes();
        number.push(check_character(digits.as_bytes()));
        let whole = String::from_utf8(number.clone()).expect("digits");
        prop_assert_eq!(ResidentId::parse(&whole).map(|resident| resident.birth_date), Ok(birth));
        number[at] = b'0' + (number[at] - b'0' + by) % 10;
        let wrong = String::from_utf8(number).expect("digits");
        prop_assert!(ResidentId::parse(&wrong).is_err(), "{} instead of {}", wrong, whole);
    }

    #[test]
    fn at_least_half_of_an_identity_is_hidden(number in "[A-Z0-9]{0,30}") {
        let shown = mask_identity(&number);
        prop_assert_eq!(shown.chars().count(), number.len());
        prop_assert!(shown.matches('*').count() * 2 >= number.len());
    }

    #[test]
    fn no_text_breaks_the_rules(text in any::<String>()) {
        let folded = fold(&text);
        prop_assert_eq!(search_terms(&folded).join(" "), folded.clone());
        prop_assert!(search_text(&text).starts_with(&folded));
        mask_phone(&text);
        mask_identity(&text);
        if let Ok(name) = check_name(&text) {
            prop_assert_eq!(check_name(&name), Ok(name.clone()));
        }
        for paper in IdType::ALL {
            if let Ok(number) = paper.check_number(&text) {
                prop_assert_eq!(paper.check_number(&number), Ok(number.clone()));
            }
        }
    }

    #[test]
    fn a_name_is_found_by_any_part_of_itself(
        name in "[张王李赵单曾吕欧阳娜伟乐]{1,4}",
        from in 0_usize..4,
        to in 1_usize..5,
    ) {
        let part: String = name.chars().take(to).skip(from).collect();
        prop_assert!(found(&name, &part));
    }
}
