//! The parts that every workspace is made of, as in the printed look of the program: pages, cards,
//! section labels, badges, chips, rows, tables, fields.

mod badges;
mod buttons;
mod fields;
mod long_list;
mod panels;
mod rows;
mod table;

pub use badges::{
    chip, grade_badge, grade_fill, link_chip, measure_bar, paint_grade, stance_paint, status_chip,
};
pub use buttons::{
    button, icon_button, link_button, paint_line, primary_button, segmented, small_button, switch,
};
pub use fields::{
    Field, cell_number, choice, choice_optional, date_field, field_row, many_choice, named,
    number_field, optional_number_field, reference, text_area, text_field,
};
pub use long_list::long_list;
pub use panels::{
    card, card_with, edged, grey_when_stale, hint, icon, inspector, list_label, muted, note, page,
    page_title, section, section_with_add, side_list,
};
pub use rows::{ListRow, list_row, whose};
pub use table::{Align, Column, Table};
