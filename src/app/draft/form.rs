//! A form over a copy of an object: fields change the copy and note what changed; at the end the
//! copy becomes an edit.

use crate::app::widgets::{self, Field, field_row};
use crate::app::{Action, Ctx};
use crate::edit::Edit;
use crate::model::{Date, Listed, Term};
use egui::Ui;

/// The list that a field chooses from: ids and names.
pub type Options = Vec<(String, String)>;

/// A form in the course of a frame.
#[derive(Debug, Default)]
pub struct Form {
    changed: Option<Changed>,
    left: bool,
}

#[derive(Debug)]
struct Changed {
    name: String,
    /// Set where more of the same follows: typing in a field.
    run: Option<String>,
}

impl Form {
    /// Notes that the copy was changed in one go.
    pub fn touch(&mut self, name: impl Into<String>) {
        self.changed = Some(Changed { name: name.into(), run: None });
    }

    /// Notes that the copy was changed by typing into a field: more of the same may follow.
    pub fn run(&mut self, name: impl Into<String>, field: &str) {
        self.changed = Some(Changed { name: name.into(), run: Some(field.to_owned()) });
    }

    /// Notes whether a field was left: a run of typing is over.
    pub fn note_left(&mut self, left: bool) {
        self.left |= left;
    }

    /// Takes over what came of a field: a run of typing is one step.
    pub fn take<T>(&mut self, label: &str, target: &mut T, field: Field<T>) {
        if let Some(value) = field.changed {
            *target = value;
            self.run(format!("change {}", label.to_lowercase()), label);
        }
        self.note_left(field.left);
    }

    /// A line of text.
    pub fn text(&mut self, ui: &mut Ui, label: &str, value: &mut String, empty: &str) {
        let field = field_row(ui, label, |ui| widgets::text_field(ui, value, empty));
        self.take(label, value, field);
    }

    /// Several lines of text.
    pub fn area(&mut self, ui: &mut Ui, label: &str, value: &mut String, empty: &str, rows: usize) {
        let field = field_row(ui, label, |ui| widgets::text_area(ui, value, empty, rows));
        self.take(label, value, field);
    }

    /// A number.
    pub fn number(&mut self, ui: &mut Ui, label: &str, value: &mut f64, unit: &str) {
        let field = field_row(ui, label, |ui| widgets::number_field(ui, *value, unit));
        self.take(label, value, field);
    }

    /// A number that may be absent.
    pub fn optional(&mut self, ui: &mut Ui, label: &str, value: &mut Option<f64>, unit: &str) {
        let field = field_row(ui, label, |ui| widgets::optional_number_field(ui, *value, unit));
        self.take(label, value, field);
    }

    /// A day that may be absent.
    pub fn date(&mut self, ui: &mut Ui, label: &str, value: &mut Option<Date>) {
        let field = field_row(ui, label, |ui| widgets::date_field(ui, *value));
        self.take(label, value, field);
    }

    /// One of a closed vocabulary.
    pub fn choice<T: Term>(&mut self, ui: &mut Ui, label: &str, value: &mut T) {
        if let Some(new) = field_row(ui, label, |ui| widgets::choice(ui, label, *value)) {
            *value = new;
            self.touch(format!("change {}", label.to_lowercase()));
        }
    }

    /// One of a closed vocabulary, or none.
    pub fn choice_or_none<T: Term>(
        &mut self,
        ui: &mut Ui,
        label: &str,
        value: &mut Option<T>,
        none: &str,
    ) {
        let chosen = field_row(ui, label, |ui| widgets::choice_optional(ui, label, *value, none));
        if let Some(new) = chosen {
            *value = new;
            self.touch(format!("change {}", label.to_lowercase()));
        }
    }

    /// One object, by id.
    pub fn reference(&mut self, ui: &mut Ui, label: &str, options: &Options, value: &mut String) {
        let chosen = field_row(ui, label, |ui| widgets::reference(ui, label, options, value));
        if let Some(new) = chosen {
            *value = new;
            self.touch(format!("change {}", label.to_lowercase()));
        }
    }

    /// Any number of objects, by id.
    pub fn many(
        &mut self,
        ui: &mut Ui,
        label: &str,
        options: &Options,
        value: &mut Vec<String>,
        none: &str,
    ) {
        let name = label.to_lowercase();
        let chosen =
            field_row(ui, label, |ui| widgets::many_choice(ui, &name, options, value, none));
        if let Some(new) = chosen {
            *value = new;
            self.touch(format!("change {name}"));
        }
    }

    /// Turns what changed into an action on the object at a place.
    pub fn finish<T: Listed>(self, ctx: &mut Ctx, index: usize, value: T) {
        let target = format!("{:?} {}", T::KIND, value.id());
        self.finish_as(ctx, &target, || Edit::put(index, value));
    }

    /// Turns what changed into an action with this edit.
    pub fn finish_as(self, ctx: &mut Ctx, target: &str, edit: impl FnOnce() -> Edit) {
        if let Some(Changed { name, run }) = self.changed {
            match run {
                Some(field) => ctx.edit_run(name, format!("{target} {field}"), edit()),
                None => ctx.edit(name, edit()),
            }
        }
        if self.left {
            ctx.actions.push(Action::Seal);
        }
    }
}

/// Every object of a type, as a list to choose from.
pub fn options<T: Listed>(ctx: &Ctx) -> Options {
    T::list(ctx.package).iter().map(|o| (o.id().to_owned(), o.name().to_owned())).collect()
}

/// The same, with a first entry that stands for none.
pub fn options_or<T: Listed>(ctx: &Ctx, none: &str) -> Options {
    let mut options = vec![(String::new(), none.to_owned())];
    options.extend(self::options::<T>(ctx));
    options
}

/// Parties, their organs and bodies: whoever can decide.
pub fn element_options(ctx: &Ctx) -> Options {
    let mut options = Vec::new();
    for party in &ctx.package.parties {
        options.push((party.id.clone(), party.name().to_owned()));
        for organ in &party.organs {
            let id = format!("{}.{}", party.id, organ.id);
            let name = ctx.package.element_name(&id);
            options.push((id.clone(), format!("{name} ({})", party.name())));
        }
    }
    options.extend(self::options::<crate::model::Body>(ctx));
    options
}

/// Pools with their holders, as pools have no name of their own.
pub fn pool_options(ctx: &Ctx) -> Options {
    let mut options = vec![(String::new(), "No pool".to_owned())];
    options.extend(ctx.package.pools.iter().map(|p| (p.id.clone(), pool_name(ctx, p))));
    options
}

/// What a pool is called: its holder, its capability and how much it holds.
pub fn pool_name(ctx: &Ctx, pool: &crate::model::Pool) -> String {
    let holder = ctx.package.element_name(&pool.by);
    let capability = ctx
        .package
        .find::<crate::model::Capability>(&pool.capability)
        .map_or("nothing yet", |c| c.name());
    let held = crate::words::amount(pool.amount);
    format!("{holder}: {capability} ({held})")
}
