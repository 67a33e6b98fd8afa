//! Guests and companies of the sample hotel. All of them are made up: the region of their identity numbers,
//! 99, is given to no place in China, and their telephone numbers belong to ranges that are never connected.

use super::dice::Dice;
use serde_json::{Value, json};

const SURNAMES: &[&str] = &[
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何",
    "林", "高", "罗", "郑", "梁", "谢", "宋", "唐", "许", "韩", "冯", "邓", "曹", "彭", "曾", "肖", "田",
    "董", "潘", "袁", "蔡", "蒋", "余", "于", "杜", "叶", "程", "魏", "苏", "吕", "丁", "任", "卢", "姚",
    "沈", "钟", "姜", "崔", "谭", "陆", "范", "汪", "廖", "石", "金", "贾", "夏", "韦", "方", "邹", "熊",
    "白", "孟", "秦", "江", "尹", "欧阳", "司徒",
];
const MEN: &[&str] = &[
    "伟", "磊", "军", "洋", "勇", "杰", "涛", "明", "超", "浩然", "子轩", "宇航", "志强", "建国", "文博",
    "嘉豪", "俊杰", "天佑", "思远", "一鸣", "景行", "书恒", "立诚", "承泽", "海波", "晓东", "国栋", "瑞霖",
    "博文", "鹏飞",
];
const WOMEN: &[&str] = &[
    "芳", "娜", "敏", "静", "丽", "艳", "娟", "霞", "秀英", "桂兰", "雨桐", "梓涵", "欣怡", "诗涵", "晓燕",
    "梦琪", "婉清", "若溪", "语嫣", "佳宁", "雪梅", "思琪", "慧敏", "春兰", "玉洁", "可馨", "月华", "文静",
    "冰洁", "海棠",
];

/// Language, nation and names of guests from abroad, with the start of telephone numbers kept for fiction.
const ABROAD: &[(&str, &str, &str, bool)] = &[
    ("US", "Emily Carter", "+1202555", false),
    ("US", "Daniel Brooks", "+1202555", true),
    ("US", "Grace Whitfield", "+1415555", false),
    ("US", "Marcus Hale", "+1415555", true),
    ("GB", "Oliver Bennett", "+447700900", true),
    ("GB", "Charlotte Webb", "+447700900", false),
    ("GB", "Henry Ashdown", "+447700900", true),
    ("AU", "Lachlan Moore", "+61491570", true),
    ("AU", "Isla Fraser", "+61491570", false),
    ("DE", "Jonas Weber", "", true),
    ("DE", "Katharina Vogel", "", false),
    ("FR", "Camille Laurent", "", false),
    ("FR", "Étienne Moreau", "", true),
    ("JP", "Haruto Nakamura", "", true),
    ("JP", "Aoi Kobayashi", "", false),
    ("KR", "Kim Min-jun", "", true),
    ("KR", "Lee Seo-yeon", "", false),
    ("IT", "Giulia Ferri", "", false),
    ("ES", "Álvaro Reyes", "", true),
    ("NL", "Sanne de Wit", "", false),
    ("SE", "Elsa Lindqvist", "", false),
    ("CA", "Noah Tremblay", "+1613555", true),
    ("SG", "Tan Wei Ling", "", false),
    ("MY", "Ahmad Faizal", "", true),
];

/// Companies that let their people's stays be put on account: name, credit limit in minor units.
pub const COMPANIES: &[(&str, i64)] = &[
    ("云梯软件有限公司", 20_000_000),
    ("青禾文化传播有限公司", 12_000_000),
    ("栖霞建筑设计院", 15_000_000),
    ("远帆国际旅行社", 30_000_000),
    ("白石医疗器械有限公司", 12_000_000),
    ("梅溪茶业合作社", 8_000_000),
];

/// Guest number `index`: the same number is the same person again.
pub fn guest(index: usize) -> Value {
    let mut dice = Dice::new(0x6B65_7A68_616E ^ u64::try_from(index).unwrap_or(0));
    // Warm: nearby seeds start with independent streams, but the first draw decides between home and abroad.
    if dice.chance(9) { abroad(&mut dice, index) } else { at_home(&mut dice, index) }
}

fn at_home(dice: &mut Dice, index: usize) -> Value {
    let man = dice.chance(54);
    let surname = dice.pick(SURNAMES);
    let given = dice.pick(if man { MEN } else { WOMEN });
    json!({
        "name": format!("{surname}{given}"),
        "phone": format!("10005{:06}", (index * 7_919 + 310_007) % 1_000_000),
        "idType": "resident_id",
        "idNumber": resident_id(dice, index, man),
        "gender": if man { "male" } else { "female" },
        "nationality": "CN",
        "language": "zh-CN",
    })
}

fn abroad(dice: &mut Dice, index: usize) -> Value {
    let (nation, name, prefix, man) = *dice.pick(ABROAD);
    // Each range kept for fiction ends in a block of a hundred numbers or more.
    let phone = match prefix {
        "" => Value::Null,
        "+447700900" | "+61491570" => json!(format!("{prefix}{:03}", 100 + index % 100)),
        _ => json!(format!("{prefix}{:04}", 100 + index % 100)),
    };
    json!({
        "name": name,
        "phone": phone,
        "idType": "passport",
        "idNumber": format!("{nation}99{index:05}"),
        "gender": if man { "male" } else { "female" },
        "nationality": nation,
        "language": "en",
    })
}

/// A resident identity number with a right check character (GB 11643) and a region that does not exist.
fn resident_id(dice: &mut Dice, index: usize, man: bool) -> String {
    let (year, month, day) = (dice.between(1952, 2005), dice.between(1, 12), dice.between(1, 28));
    // The order number tells men, odd, from women, even; the region carries the rest of the index.
    let order = (index % 499) * 2 + usize::from(man);
    let region = 990_100 + (index / 499) % 99;
    let body = format!("{region}{year:04}{month:02}{day:02}{order:03}");
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    let check = char::from(b"10X98765432"[(sum % 11) as usize]);
    format!("{body}{check}")
}

#[cfg(test)]
mod tests {
    use super::guest;
    use kezhan_core::guest::{IdType, check_phone};
    use std::collections::HashSet;

    #[test]
    fn every_guest_has_a_good_paper_of_their_own() {
        let mut numbers = HashSet::new();
        let mut foreign = 0;
        for index in 0..3_000 {
            let guest = guest(index);
            let kind = guest["idType"].as_str().and_then(IdType::from_name).expect("a known paper");
            let number = guest["idNumber"].as_str().expect("a number");
            let kept = kind.check_number(number).unwrap_or_else(|problem| panic!("{number}: {problem}"));
            assert!(numbers.insert(kept), "{number} twice");
            if let Some(phone) = guest["phone"].as_str() {
                check_phone(phone).unwrap_or_else(|problem| panic!("{phone}: {problem}"));
            }
            foreign += usize::from(guest["nationality"] != "CN");
        }
        assert!((150..450).contains(&foreign), "{foreign} guests from abroad");
    }
}
