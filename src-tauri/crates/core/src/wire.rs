//! Enumerations whose names are the same in the schema, on the wire and in the program.

/// A stored or sent name that is not one of the known ones.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{name:?} is no {what}")]
pub struct UnknownName {
    /// The enumeration that was expected, as its Rust type name.
    pub what: &'static str,
    /// What was found instead.
    pub name: String,
}

/// Declares an enumeration together with its names: serde, JSON schema, `ALL`, `as_str`, `Display`
/// and `FromStr` all use the one name given to a variant.
macro_rules! wire_enum {
    (
        $(#[$meta:meta])*
        pub enum $type:ident { $( $(#[$vmeta:meta])* $variant:ident = $name:literal, )+ }
    ) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize, schemars::JsonSchema,
        )]
        pub enum $type { $( $(#[$vmeta])* #[serde(rename = $name)] $variant, )+ }

        impl $type {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [$type] = &[ $( $type::$variant, )+ ];

            /// The name in the schema and on the wire.
            pub const fn as_str(self) -> &'static str {
                match self { $( $type::$variant => $name, )+ }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::wire::UnknownName;

            fn from_str(name: &str) -> Result<$type, $crate::wire::UnknownName> {
                match name {
                    $( $name => Ok($type::$variant), )+
                    _ => Err($crate::wire::UnknownName { what: stringify!($type), name: name.to_owned() }),
                }
            }
        }
    };
}
pub(crate) use wire_enum;
