//! `setup.create`.

use super::found;
use crate::cx::Cx;
use crate::event::Tag;
use crate::operation::{Kind, Operation};
use crate::problem::{Problem, Result, Rule};
use crate::user::{self, NewUser, check};
use chrono::NaiveDate;
use kezhan_core::money::{Money, Percent};
use kezhan_core::permission::Permission;
use kezhan_core::tax::PriceMode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How far the first business date may lie from the calendar, in days: a house may open its books late, but a
/// year off is a slip of the finger.
const DATE_REACH: i64 = 366;

/// Makes the house: rooms by pattern, room types, a rate plan, taxes, items, tenders, roles and the first
/// administrator. Refused with `already_set_up` once there is a house.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateHouse {
    /// Language of the house, `zh-CN` or `en`.
    pub language: String,
    /// The hotel.
    pub property: PropertyFacts,
    /// Which floors have which rooms.
    pub floors: Vec<FloorPattern>,
    /// Kinds of room with the price of a night.
    pub room_types: Vec<RoomTypeInput>,
    /// Whether listed prices include service charge and tax.
    pub price_mode: PriceMode,
    /// Value-added tax on room nights and services.
    pub tax_percent: Percent,
    /// Service charge.
    pub service_percent: Percent,
    /// First business date; without it the date of the house's clock.
    #[serde(default)]
    pub business_date: Option<NaiveDate>,
    /// The first user.
    pub administrator: Administrator,
}

/// Facts of a hotel as they stand on its papers.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PropertyFacts {
    /// Chinese name.
    pub name: String,
    /// English name; empty = the Chinese one.
    pub name_en: String,
    /// Address.
    pub address: String,
    /// Telephone.
    pub phone: String,
    /// Taxpayer number, the unified social credit code in China; empty while there is none.
    pub tax_number: String,
    /// ISO 4217 currency code.
    pub currency: String,
    /// Offset of the house's clock from UTC in minutes.
    pub utc_offset_minutes: i64,
}

/// A run of like floors: the room number is the floor and two digits, as in 301.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FloorPattern {
    /// Lowest floor.
    pub from: i64,
    /// Highest floor.
    pub to: i64,
    /// Rooms of this kind on each floor.
    pub rooms_per_floor: i64,
    /// Number of the first of them on its floor.
    pub first_room: i64,
    /// Floors that do not exist, such as 4 and 14.
    #[serde(default)]
    pub skip: Vec<i64>,
    /// Code of the room type.
    pub type_code: String,
}

/// A kind of room.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RoomTypeInput {
    /// Short code, 1 to 8 letters and digits.
    pub code: String,
    /// Chinese name.
    pub name: String,
    /// English name; empty = the Chinese one.
    pub name_en: String,
    /// Guests that fit.
    pub max_guests: i64,
    /// Price of a night in minor units.
    pub price: Money,
    /// Price of Friday and Saturday nights in minor units; without it the same as the others.
    #[serde(default)]
    pub weekend_price: Option<Money>,
}

/// The first user of a house.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Administrator {
    /// Login.
    pub login: String,
    /// Name.
    pub name: String,
    /// Password of at least eight characters.
    pub password: String,
    /// PIN of six digits.
    #[serde(default)]
    pub pin: Option<String>,
}

impl Administrator {
    /// Checks what was typed; `field` is the path of this object.
    pub(crate) fn checked(&self, field: &str, language: &str) -> Result<NewUser<'_>> {
        let path = |name: &str| format!("{field}.{name}");
        let login = check::login(&path("login"), &self.login)?;
        let name = check::name(&path("name"), &self.name)?;
        check::password(&path("password"), &self.password)?;
        if let Some(pin) = &self.pin {
            check::pin(&path("pin"), pin)?;
        }
        let language = language.to_owned();
        Ok(NewUser { login, name, language, password: &self.password, pin: self.pin.as_deref() })
    }
}

/// A new house.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Created {
    /// The house.
    pub property_id: String,
    /// How many rooms were made.
    pub rooms: usize,
}

impl Operation for CreateHouse {
    type Output = Created;
    const NAME: &'static str = "setup.create";
    const KIND: Kind = Kind::Command;
    const NEEDS: Permission = Permission::Public;
    const TOUCHES: &'static [Tag] = super::EVERYTHING;

    async fn run(&self, cx: &mut Cx<'_>) -> Result<Created> {
        if cx.house.is_some() {
            return Err(Problem::AlreadySetUp {}.into());
        }
        let plan = found::checked(self)?;
        let administrator = self.administrator.checked("administrator", &plan.language)?;
        let calendar = found::local_date(cx.now, plan.utc_offset_minutes);
        let business_date = self.business_date.unwrap_or(calendar);
        if (business_date - calendar).num_days().abs() > DATE_REACH {
            return Err(Problem::field("businessDate", Rule::Invalid, Some(calendar.to_string())).into());
        }
        let house = found::found(cx, &plan, business_date, false).await?;
        user::insert_standard_roles(cx).await?;
        let row = user::new_user(cx, &administrator);
        user::insert_with_role(cx, &row, "administrator.login", user::ADMINISTRATOR).await?;
        Ok(Created { property_id: house.id, rooms: plan.rooms.len() })
    }
}
