//! Fields of forms. Each shows a value and returns what it became; nothing is changed here.

use crate::app::icons::Icon;
use crate::app::theme::{self, Theme, size};
use crate::model::{Date, Term};
use crate::typeset::Face;
use crate::words;
use egui::{ComboBox, Response, RichText, TextEdit, Ui};

/// What came of a field in this frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Field<T> {
    /// The new value, where it changed.
    pub changed: Option<T>,
    /// Whether the field was left: a run of typing is over.
    pub left: bool,
}

impl<T> Field<T> {
    fn of(response: &Response, changed: Option<T>) -> Field<T> {
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        Field { changed, left: response.lost_focus() }
    }
}

/// Where the name for the fields that are being drawn is kept meanwhile.
fn name_slot() -> egui::Id {
    egui::Id::unique("name of the field being drawn")
}

/// Gives the fields drawn by `contents` a name for screen readers. egui takes the hint of an empty
/// text field for its name; a hint is an example, and no name.
pub fn named<R>(ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.data_mut(|d| d.insert_temp(name_slot(), name.to_owned()));
    let result = ui.name_inputs(name, contents);
    ui.data_mut(|d| d.remove::<String>(name_slot()));
    result
}

/// The field with the name that [`named`] has for it.
fn with_name(ui: &Ui, response: Response) -> Response {
    match ui.data(|d| d.get_temp::<String>(name_slot())) {
        Some(name) => response.accessible_name(name),
        None => response,
    }
}

/// A row of a form: the label at the left, the field beside it. The label names the field for
/// screen readers.
pub fn field_row<R>(ui: &mut Ui, label: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    const LABEL_WIDTH: f32 = 128.0;
    let theme = Theme::of(ui);
    ui.horizontal_top(|ui| {
        let width = LABEL_WIDTH.min(ui.available_width() * 0.4);
        let text = RichText::new(label).color(theme.muted);
        let place = egui::Layout::left_to_right(egui::Align::Min);
        ui.allocate_ui_with_layout(egui::vec2(width, 24.0), place, |ui| {
            ui.set_min_width(width);
            ui.add_space(0.0);
            ui.vertical(|ui| {
                ui.add_space(3.0);
                ui.add(egui::Label::new(text).wrap())
            })
            .inner
        });
        ui.vertical(|ui| named(ui, label, contents)).inner
    })
    .inner
}

/// A line of text.
pub fn text_field(ui: &mut Ui, value: &str, empty: &str) -> Field<String> {
    let mut text = value.to_owned();
    let edit = TextEdit::singleline(&mut text)
        .hint_text(RichText::new(empty).color(Theme::of(ui).muted))
        .desired_width(f32::INFINITY)
        .margin(egui::Margin::symmetric(6, 3));
    let response = ui.add(edit);
    let response = with_name(ui, response);
    let changed = response.changed().then_some(text);
    Field::of(&response, changed)
}

/// Several lines of text.
pub fn text_area(ui: &mut Ui, value: &str, empty: &str, rows: usize) -> Field<String> {
    let mut text = value.to_owned();
    let edit = TextEdit::multiline(&mut text)
        .hint_text(RichText::new(empty).color(Theme::of(ui).muted))
        .desired_width(f32::INFINITY)
        .desired_rows(rows)
        .margin(egui::Margin::symmetric(6, 4));
    let response = ui.add(edit);
    let response = with_name(ui, response);
    let changed = response.changed().then_some(text);
    Field::of(&response, changed)
}

/// A field whose text is read as something else; what cannot be read is marked and not taken.
fn parsed_field<T>(
    ui: &mut Ui,
    shown: String,
    width: f32,
    unit: &str,
    read: impl Fn(&str) -> Option<T>,
    wanted: &str,
) -> Field<T> {
    let theme = Theme::of(ui);
    let id = ui.next_auto_id().with("parsed");
    let being_typed: Option<String> =
        if ui.memory(|m| m.has_focus(id)) { ui.data(|d| d.get_temp(id)) } else { None };
    let mut text = being_typed.unwrap_or(shown);
    let wrong = read(&text).is_none();
    let mut edit = TextEdit::singleline(&mut text)
        .id(id)
        .desired_width(width)
        .margin(egui::Margin::symmetric(5, 3));
    if wrong {
        edit = edit.text_color(theme.danger);
    }
    let response = ui
        .horizontal(|ui| {
            let response = ui.add(edit);
            if !unit.is_empty() {
                let color = theme.muted;
                ui.label(theme::text(unit, Face::Sans, size::BODY).color(color));
            }
            response
        })
        .inner;
    let response = if wrong { response.on_hover_text(wanted) } else { response };
    let changed = if response.changed() { read(&text) } else { None };
    ui.data_mut(|d| d.insert_temp(id, text));
    Field::of(&response, changed)
}

/// A number as a drafter types it; none where it is not one that a package may hold.
fn read_number(text: &str) -> Option<f64> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let decimal_comma = text.matches(',').count() == 1
        && !text.contains('.')
        && text.split(',').next_back().is_some_and(|digits| digits.len() != 3);
    let text = if decimal_comma { text.replace(',', ".") } else { text.replace(',', "") };
    let number: f64 = text.parse().ok()?;
    (0.0..=1e15).contains(&number).then_some(number)
}

const WANTED: &str = "A number, 0 or more";

/// A number, with the unit after the field.
pub fn number_field(ui: &mut Ui, value: f64, unit: &str) -> Field<f64> {
    parsed_field(ui, format!("{value}"), 64.0, unit, read_number, WANTED)
}

/// A number that may be absent, with the unit after the field.
pub fn optional_number_field(ui: &mut Ui, value: Option<f64>, unit: &str) -> Field<Option<f64>> {
    let shown = value.map_or_else(String::new, |v| format!("{v}"));
    let read = |text: &str| {
        if text.trim().is_empty() { Some(None) } else { read_number(text).map(Some) }
    };
    parsed_field(ui, shown, 64.0, unit, read, "A number, 0 or more, or nothing")
}

/// A number in a cell of a table, without a frame until the pointer or the keyboard is on it;
/// `name` is for screen readers, `hint` says what it counts.
pub fn cell_number(
    ui: &mut Ui,
    shown: &str,
    width: f32,
    name: &str,
    hint: &str,
) -> Field<Option<f64>> {
    let theme = Theme::of(ui);
    let id = ui.next_auto_id().with("cell");
    let focused = ui.memory(|m| m.has_focus(id));
    let typed: Option<String> = if focused { ui.data(|d| d.get_temp(id)) } else { None };
    let mut text = typed.unwrap_or_else(|| shown.to_owned());
    let read = |text: &str| {
        if text.trim().is_empty() { Some(None) } else { read_number(text).map(Some) }
    };
    let hovered = ui.rect_contains_pointer(ui.max_rect());
    let stroke = if focused || hovered { theme.outline } else { theme.panel };
    let frame = egui::Frame::new()
        .stroke(egui::Stroke::new(1.0, stroke))
        .corner_radius(3)
        .inner_margin(egui::Margin::symmetric(3, 2));
    let color = if read(&text).is_none() { theme.danger } else { theme.ink };
    let edit = TextEdit::singleline(&mut text)
        .id(id)
        .frame(frame)
        .text_color(color)
        .align(egui::Align2::RIGHT_CENTER)
        .desired_width(width);
    let response = ui.add(edit).accessible_name(name).on_hover_text(hint);
    let changed = if response.changed() { read(&text) } else { None };
    ui.data_mut(|d| d.insert_temp(id, text));
    Field::of(&response, changed)
}

/// A day that may be absent.
pub fn date_field(ui: &mut Ui, value: Option<Date>) -> Field<Option<Date>> {
    let shown = value.map_or_else(String::new, Date::iso);
    let read = |text: &str| {
        if text.trim().is_empty() { Some(None) } else { text.parse().ok().map(Some) }
    };
    let said = value.map_or_else(|| "year-month-day".to_owned(), |date| date.to_string());
    parsed_field(ui, shown, 92.0, &said, read, "A date such as 2026-11-24, or nothing")
}

/// One of a closed vocabulary.
pub fn choice<T: Term>(ui: &mut Ui, salt: &str, value: T) -> Option<T> {
    let mut chosen = None;
    ComboBox::from_id_salt((salt, ui.next_auto_id()))
        .selected_text(words::sentence_case(value.words()))
        .width(180.0_f32.min(ui.available_width() - 8.0).max(60.0))
        .truncate()
        .show_ui(ui, |ui| {
            for &option in T::ALL {
                let text = words::sentence_case(option.words());
                if ui.selectable_label(option == value, text).clicked() && option != value {
                    chosen = Some(option);
                }
            }
        });
    chosen
}

/// One of a closed vocabulary, or none of it, for which `none` stands.
pub fn choice_optional<T: Term>(
    ui: &mut Ui,
    salt: &str,
    value: Option<T>,
    none: &str,
) -> Option<Option<T>> {
    let mut options = vec![(String::new(), none.to_owned())];
    options.extend(T::ALL.iter().map(|t| (t.key().to_owned(), words::sentence_case(t.words()))));
    let key = value.map_or("", |t| t.key());
    reference(ui, salt, &options, key)
        .map(|chosen| T::ALL.iter().copied().find(|t| t.key() == chosen))
}

/// One of several objects, by id; the id that was chosen.
pub fn reference(
    ui: &mut Ui,
    salt: &str,
    options: &[(String, String)],
    value: &str,
) -> Option<String> {
    let name = options.iter().find(|(id, _)| id == value).map(|(_, name)| name.as_str());
    let mut chosen = None;
    ComboBox::from_id_salt((salt, ui.next_auto_id()))
        .selected_text(name.unwrap_or("Missing from the package"))
        .width(240.0_f32.min(ui.available_width() - 8.0).max(60.0))
        .height(320.0)
        .truncate()
        .show_ui(ui, |ui| {
            for (id, name) in options {
                if ui.selectable_label(id == value, name).clicked() && id != value {
                    chosen = Some(id.clone());
                }
            }
        });
    chosen
}

/// Any number of objects, by id: chips that can be struck, and a menu to choose from. Returns the
/// new list where it changed. `none` is what an empty list means.
pub fn many_choice(
    ui: &mut Ui,
    name: &str,
    options: &[(String, String)],
    value: &[String],
    none: &str,
) -> Option<Vec<String>> {
    let mut changed = None;
    ui.horizontal_wrapped(|ui| {
        if value.is_empty() {
            super::muted(ui, none);
        }
        for (i, id) in value.iter().enumerate() {
            let known = options.iter().find(|(option, _)| option == id);
            let words = known.map_or("Missing from the package", |(_, name)| name.as_str());
            let chip = removable_chip(ui, words);
            if chip {
                let mut left = value.to_vec();
                left.remove(i);
                changed = Some(left);
            }
        }
        let button = super::link_button(ui, "Choose…");
        let button = button.accessible_name(format!("Choose {name}"));
        egui::Popup::menu(&button)
            .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
            .show(|ui| {
                ui.set_min_width(200.0);
                egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                    if options.is_empty() {
                        super::muted(ui, "There is nothing to choose from yet");
                    }
                    for (id, words) in options {
                        let mut on = value.contains(id);
                        if ui.checkbox(&mut on, words).changed() {
                            changed = Some(toggled(options, value, id, on));
                        }
                    }
                });
            });
    });
    changed
}

/// The list with an id added or struck; new ids stand in the order of the options.
fn toggled(options: &[(String, String)], value: &[String], id: &str, on: bool) -> Vec<String> {
    let mut list = value.to_vec();
    if on {
        list.push(id.to_owned());
        let rank = |id: &String| options.iter().position(|(o, _)| o == id).unwrap_or(usize::MAX);
        list.sort_by_key(rank);
    } else {
        list.retain(|other| other != id);
    }
    list
}

/// A chip with a cross; true when it was struck.
fn removable_chip(ui: &mut Ui, words: &str) -> bool {
    let theme = Theme::of(ui);
    let frame = egui::Frame::new()
        .stroke(egui::Stroke::new(1.0, theme.outline))
        .corner_radius(3)
        .inner_margin(egui::Margin { left: 6, right: 2, top: 0, bottom: 0 });
    frame
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                ui.spacing_mut().interact_size.y = 18.0;
                ui.label(theme::text(words, Face::SansMedium, 12.0));
                super::icon_button(ui, Icon::Cross, &format!("Remove {words}")).clicked()
            })
            .inner
        })
        .inner
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers_as_people_type_them() {
        assert_eq!(read_number("15,000"), Some(15_000.0));
        assert_eq!(read_number("1,5"), Some(1.5));
        assert_eq!(read_number(" 0.25 "), Some(0.25));
        assert_eq!(read_number("1 200"), Some(1_200.0));
        for wrong in ["", "-1", "NaN", "inf", "1e20", "two"] {
            assert_eq!(read_number(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn choosing_keeps_the_order_of_the_options() {
        let options: Vec<(String, String)> =
            ["a", "b", "c"].map(|id| (id.to_owned(), id.to_uppercase())).into();
        let value = vec!["a".to_owned(), "c".to_owned()];
        assert_eq!(toggled(&options, &value, "b", true), ["a", "b", "c"]);
        assert_eq!(toggled(&options, &value, "a", false), ["c"]);
    }
}
