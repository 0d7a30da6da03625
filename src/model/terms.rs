//! Closed vocabularies: each value has a key for the file and words for people.

/// A closed vocabulary of the model: what the file spells, and what people read.
pub trait Term: Copy + PartialEq + 'static {
    /// Every value, in the order in which a drafter is offered them.
    const ALL: &'static [Self];
    /// The words on screen and paper, lower case.
    fn words(self) -> &'static str;
    /// The key in the file.
    fn key(self) -> &'static str;
}

/// Declares a vocabulary: the enum, its serde names and its [`Term`] implementation at one place.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $key:literal, $words:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        pub enum $name {
            $($(#[$vmeta])* #[serde(rename = $key)] $variant,)+
        }
        impl $crate::model::terms::Term for $name {
            const ALL: &'static [Self] = &[$($name::$variant),+];
            fn words(self) -> &'static str {
                match self { $($name::$variant => $words),+ }
            }
            fn key(self) -> &'static str {
                match self { $($name::$variant => $key),+ }
            }
        }
    };
}
pub(crate) use vocabulary;
