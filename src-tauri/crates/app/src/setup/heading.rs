//! What stands at the head of every paper of a house.

use crate::cx::bounded;
use crate::problem::{Problem, Result, Rule};

/// The names of a hotel and where it is found.
pub struct Heading<Text> {
    /// Chinese name.
    pub name: Text,
    /// English name.
    pub name_en: Text,
    /// Address.
    pub address: Text,
    /// Telephone.
    pub phone: Text,
    /// Taxpayer number.
    pub tax_number: Text,
}

impl<Given: AsRef<str>> Heading<Given> {
    /// The texts as they are kept; `path` stands before the names of the fields, such as `property.`. Without
    /// an English name the Chinese one serves for both.
    ///
    /// # Errors
    /// `bad_request` on the field that is missing, too long, or no taxpayer number.
    pub fn checked(&self, path: &str) -> Result<Heading<String>> {
        let text = |field: &str, text: &Given, least: usize, most: usize| {
            bounded(&format!("{path}{field}"), text.as_ref(), least, most)
        };
        let name = text("name", &self.name, 1, 60)?;
        let name_en = text("nameEn", &self.name_en, 0, 80)?;
        let tax_number = text("taxNumber", &self.tax_number, 0, 20)?.to_uppercase();
        if !tax_number.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(Problem::field(format!("{path}taxNumber"), Rule::Invalid, None).into());
        }
        Ok(Heading {
            name_en: if name_en.is_empty() { name.clone() } else { name_en },
            name,
            address: text("address", &self.address, 0, 200)?,
            phone: text("phone", &self.phone, 0, 40)?,
            tax_number,
        })
    }
}
