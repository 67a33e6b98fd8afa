//! The house of the sample hotel and the people who work in it.

use crate::catalogue::pricing;
use crate::cx::Cx;
use crate::problem::{Problem, Result};
use crate::setup::{Administrator, CreateHouse, FloorPattern, PropertyFacts, RoomTypeInput};
use crate::setup::{found as founding, note_sample};
use crate::user::{self, NewUser};
use chrono::{Datelike, Days, NaiveDate};
use kezhan_core::money::{Money, Percent};
use kezhan_core::tax::PriceMode;
use kezhan_store::catalogue;
use kezhan_store::people::UserRow;
use kezhan_store::rate::{self as rates, PriceRow, SeasonRow};
use kezhan_store::room::facts::{self, FEATURE_SEPARATOR};
use kezhan_store::room::{self, RoomRow};
use rust_decimal::Decimal;

/// Password of every sample user, printed in the guide.
pub const PASSWORD: &str = "yunqi-2026";
const UTC_OFFSET_MINUTES: i64 = 480;

/// A sample user.
pub struct Staff {
    /// Login.
    pub login: &'static str,
    /// Names in Chinese and English.
    pub names: (&'static str, &'static str),
    /// PIN.
    pub pin: &'static str,
    /// Code of the role.
    pub role: &'static str,
}

const fn staff(
    login: &'static str,
    names: (&'static str, &'static str),
    pin: &'static str,
    role: &'static str,
) -> Staff {
    Staff { login, names, pin, role }
}

/// Everybody who works in the sample hotel.
pub const STAFF: &[Staff] = &[
    staff("admin", ("系统管理员", "Administrator"), "111111", user::ADMINISTRATOR),
    staff("manager", ("沈岚", "Shen Lan"), "222222", "manager"),
    staff("desk", ("陆小舟", "Lu Xiaozhou"), "333333", "front_desk"),
    staff("cashier", ("何静", "He Jing"), "444444", "cashier"),
    staff("room", ("周阿姨", "Aunt Zhou"), "555555", "housekeeping"),
    staff("auditor", ("顾远", "Gu Yuan"), "666666", "auditor"),
];

/// Code, names, guests, price, weekend price; then first room and rooms on each floor.
type Kind = (&'static str, (&'static str, &'static str), i64, i64, i64, i64, i64);

const KINDS: &[Kind] = &[
    ("TWN", ("标准双床房", "Standard twin"), 2, 39_800, 45_800, 1, 7),
    ("KNG", ("舒适大床房", "Comfort king"), 2, 42_800, 49_800, 8, 6),
    ("DLX", ("山景豪华大床房", "Deluxe king, hill view"), 2, 56_800, 65_800, 14, 4),
    ("FAM", ("亲子家庭房", "Family room"), 4, 68_800, 79_800, 18, 2),
    ("STE", ("云栖套房", "Cloud suite"), 3, 128_800, 148_800, 20, 1),
];

/// Price of an ordinary night of a room type, minor units.
pub fn price(code: &str) -> i64 {
    KINDS.iter().find(|kind| kind.0 == code).map_or(0, |kind| kind.3)
}

/// What the wizard would have sent for this house.
fn request(language: &str, administrator: Administrator) -> CreateHouse {
    let room_types = KINDS.iter().map(|(code, (name, name_en), guests, base, weekend, _, _)| RoomTypeInput {
        code: (*code).to_owned(),
        name: (*name).to_owned(),
        name_en: (*name_en).to_owned(),
        max_guests: *guests,
        price: Money(*base),
        weekend_price: Some(Money(*weekend)),
    });
    let floors = KINDS.iter().map(|(code, _, _, _, _, first_room, count)| FloorPattern {
        from: 3,
        to: 8,
        rooms_per_floor: *count,
        first_room: *first_room,
        skip: Vec::new(),
        type_code: (*code).to_owned(),
    });
    CreateHouse {
        language: language.to_owned(),
        property: PropertyFacts {
            name: "云栖客栈".to_owned(),
            name_en: "Cloud Rest Inn".to_owned(),
            address: "云栖镇梅溪路 18 号".to_owned(),
            phone: "0571-5550 1808".to_owned(),
            tax_number: "91330000SAMPLE0018".to_owned(),
            currency: "CNY".to_owned(),
            utc_offset_minutes: UTC_OFFSET_MINUTES,
        },
        floors: floors.collect(),
        room_types: room_types.collect(),
        price_mode: PriceMode::Inclusive,
        tax_percent: Percent(Decimal::from(6)),
        service_percent: Percent::ZERO,
        business_date: None,
        administrator,
    }
}

fn administrator(language: &str) -> Administrator {
    let staff = &STAFF[0];
    Administrator {
        login: staff.login.to_owned(),
        name: name(staff, language),
        password: PASSWORD.to_owned(),
        pin: Some(staff.pin.to_owned()),
    }
}

fn name(staff: &Staff, language: &str) -> String {
    if language == "en" { staff.names.1 } else { staff.names.0 }.to_owned()
}

/// Makes the house, as many days back as its history is long, and its people; its id. The history is
/// built afterwards.
pub(crate) async fn found(cx: &mut Cx<'_>, language: &str, extra: Option<&Administrator>) -> Result<String> {
    let mut people: Vec<(UserRow, &str)> = Vec::new();
    if let Some(given) = extra {
        let new = given.checked("administrator", language)?;
        // The history is written by the sample users, so their logins stay with their passwords.
        if STAFF.iter().skip(1).any(|staff| staff.login == new.login) {
            return Err(Problem::Taken { field: "administrator.login".to_owned(), value: new.login }.into());
        }
        people.push((user::new_user(cx, &new), user::ADMINISTRATOR));
    }
    for staff in STAFF {
        if people.iter().any(|(known, _)| known.login == staff.login) {
            continue;
        }
        let new = NewUser {
            login: staff.login.to_owned(),
            name: name(staff, language),
            language: language.to_owned(),
            password: PASSWORD,
            pin: Some(staff.pin),
        };
        people.push((user::new_user(cx, &new), staff.role));
    }
    found_with(cx, language, &people).await
}

/// Makes the house with people whose accounts are known already.
pub(crate) async fn found_with(
    cx: &mut Cx<'_>,
    language: &str,
    people: &[(UserRow, &str)],
) -> Result<String> {
    let plan = founding::checked(&request(language, administrator(language)))?;
    let today = founding::local_date(cx.now, plan.utc_offset_minutes);
    let house = founding::found(cx, &plan, today - Days::new(u64::from(cx.app.sample_history)), true).await?;
    user::insert_standard_roles(cx).await?;
    for (row, role) in people {
        user::insert_with_role(cx, row, "administrator.login", role).await?;
    }
    dress(cx, &house.id).await?;
    insert_season(cx, today).await?;
    note_sample(&mut cx.tx, cx.app).await?;
    Ok(house.id)
}

/// What the rooms of a kind have in common.
fn features_of(code: &str) -> &'static [&'static str] {
    match code {
        "DLX" => &["hill_view"],
        "FAM" => &["extra_bed"],
        "STE" => &["hill_view", "balcony", "bathtub"],
        _ => &[],
    }
}

/// Gives each room its features: those of its kind, and those of its floor.
async fn dress(cx: &mut Cx<'_>, property: &str) -> Result<()> {
    let kinds = catalogue::room_types(&mut cx.tx, property).await?;
    for room in room::all(&mut cx.tx, property).await? {
        let kind = kinds.iter().find(|kind| kind.id == room.room_type_id);
        let mut features = kind.map(|kind| features_of(&kind.code)).unwrap_or_default().to_vec();
        if room.floor.parse::<u32>().is_ok_and(|floor| floor >= 7) {
            features.push("high_floor");
        }
        if room.floor != "3" {
            features.push("non_smoking");
        }
        facts::update(&mut cx.tx, &RoomRow { features: features.join(FEATURE_SEPARATOR), ..room }).await?;
    }
    Ok(())
}

/// A festival that falls on the same days every year.
struct Festival {
    name: &'static str,
    /// Month and day of the first night.
    first: (u32, u32),
    nights: u64,
}

const FESTIVALS: &[Festival] = &[
    Festival { name: "五一", first: (4, 30), nights: 5 },
    Festival { name: "国庆", first: (9, 30), nights: 7 },
    Festival { name: "元旦", first: (12, 31), nights: 3 },
];
/// What a festival night costs above a weekend night, minor units.
const FESTIVAL_SURCHARGE: i64 = 12_000;

/// The first night of the next festival that starts after a date, with its name and its number of nights.
fn next_festival(today: NaiveDate) -> Option<(NaiveDate, &'static Festival)> {
    let years = [today.year(), today.year() + 1];
    let starts = years.into_iter().flat_map(|year| FESTIVALS.iter().map(move |festival| (year, festival)));
    let dated = starts.filter_map(|(year, festival)| {
        let (month, day) = festival.first;
        NaiveDate::from_ymd_opt(year, month, day).map(|first| (first, festival))
    });
    dated.filter(|(first, _)| *first > today).min_by_key(|(first, _)| *first)
}

/// Gives the next festival prices of its own.
async fn insert_season(cx: &mut Cx<'_>, today: NaiveDate) -> Result<()> {
    let Some((first_night, festival)) = next_festival(today) else { return Ok(()) };
    let plan = pricing::plan_of(cx, None).await?;
    let season = SeasonRow {
        id: cx.new_id(),
        rate_plan_id: plan.id.clone(),
        name: festival.name.to_owned(),
        first_night,
        last_night: first_night + Days::new(festival.nights - 1),
    };
    let mut prices = rates::prices(&mut cx.tx, &plan.id).await?;
    let dearer = |row: &PriceRow| PriceRow {
        season_id: season.id.clone(),
        base: row.weekend.unwrap_or(row.base) + FESTIVAL_SURCHARGE,
        weekend: None,
        ..row.clone()
    };
    let festive: Vec<PriceRow> = prices.iter().map(dearer).collect();
    prices.extend(festive);
    Ok(rates::replace_prices(&mut cx.tx, &plan.id, &[season], &prices).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_festival_is_never_over() {
        for (today, first, name) in [
            ("2026-11-22", "2026-12-31", "元旦"),
            ("2026-12-31", "2027-04-30", "五一"),
            ("2026-06-01", "2026-09-30", "国庆"),
        ] {
            let found = next_festival(today.parse().expect("a date")).expect("there is always one");
            assert_eq!((found.0.to_string().as_str(), found.1.name), (first, name), "after {today}");
        }
    }
}
