pub mod brief;
pub mod figures;
pub mod typeset;
