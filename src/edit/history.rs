//! Undo and redo, without limit, each step with its name.

use super::{Edit, Outdated};
use crate::model::Package;

/// A named step that can be undone or redone.
#[derive(Debug, Clone)]
pub struct Step {
    /// What the step did, as a menu says it after “Undo”, such as “add provider”.
    pub name: String,
    edit: Edit,
    /// Steps with the same target merge while the history is not sealed; none never merges.
    target: Option<String>,
}

/// The edits of a session.
#[derive(Debug, Default)]
pub struct History {
    undo: Vec<Step>,
    redo: Vec<Step>,
    sealed: bool,
}

impl History {
    /// Applies an edit and remembers how to undo it.
    ///
    /// A run of edits with the same `target` (typing in one field, one drag) is one step until
    /// [`History::seal`].
    ///
    /// # Errors
    /// [`Outdated`] where the edit does not fit; nothing has changed then.
    pub fn commit(
        &mut self,
        package: &mut Package,
        name: impl Into<String>,
        target: Option<String>,
        edit: Edit,
    ) -> Result<(), Outdated> {
        let inverse = edit.apply(package)?;
        self.redo.clear();
        let merges = !self.sealed
            && target.is_some()
            && self.undo.last().is_some_and(|last| last.target == target);
        if !merges {
            self.undo.push(Step { name: name.into(), edit: inverse, target });
        }
        self.sealed = false;
        Ok(())
    }

    /// Ends the run: the next edit is a step of its own.
    pub fn seal(&mut self) {
        self.sealed = true;
    }

    /// Undoes the last step and returns its name; none where there is nothing to undo.
    pub fn undo(&mut self, package: &mut Package) -> Option<String> {
        Self::turn(&mut self.undo, &mut self.redo, package, &mut self.sealed)
    }

    /// Redoes the step undone last and returns its name; none where there is nothing to redo.
    pub fn redo(&mut self, package: &mut Package) -> Option<String> {
        Self::turn(&mut self.redo, &mut self.undo, package, &mut self.sealed)
    }

    fn turn(
        from: &mut Vec<Step>,
        to: &mut Vec<Step>,
        package: &mut Package,
        sealed: &mut bool,
    ) -> Option<String> {
        let Step { name, edit, target } = from.pop()?;
        // The step's edit fits: the package is as that step left it.
        let inverse = edit.apply(package).ok()?;
        to.push(Step { name: name.clone(), edit: inverse, target });
        *sealed = true;
        Some(name)
    }

    /// The name of the step that [`History::undo`] would undo.
    pub fn next_undo(&self) -> Option<&str> {
        self.undo.last().map(|step| step.name.as_str())
    }

    /// The name of the step that [`History::redo`] would redo.
    pub fn next_redo(&self) -> Option<&str> {
        self.redo.last().map(|step| step.name.as_str())
    }

    /// How many steps can be undone.
    pub fn depth(&self) -> usize {
        self.undo.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Head;

    fn title(text: &str) -> Edit {
        Edit::Head(Box::new(Head { title: text.into(), ..Head::default() }))
    }

    #[test]
    fn a_run_of_typing_is_one_step() {
        let (mut history, mut package) = (History::default(), Package::empty());
        let target = Some("title".to_owned());
        for text in ["a", "ab", "abc"] {
            history.commit(&mut package, "change title", target.clone(), title(text)).unwrap();
        }
        history.seal();
        history.commit(&mut package, "change title", target, title("x")).unwrap();
        assert_eq!(history.depth(), 2);
        assert_eq!(history.undo(&mut package).as_deref(), Some("change title"));
        assert_eq!(package.head.title, "abc");
        history.undo(&mut package);
        assert_eq!(package, Package::empty());
        assert_eq!(history.undo(&mut package), None);
        history.redo(&mut package);
        history.redo(&mut package);
        assert_eq!(package.head.title, "x");
    }

    #[test]
    fn a_new_edit_forgets_what_was_undone() {
        let (mut history, mut package) = (History::default(), Package::empty());
        history.commit(&mut package, "change title", None, title("a")).unwrap();
        history.undo(&mut package);
        history.commit(&mut package, "change title", None, title("b")).unwrap();
        assert_eq!(history.next_redo(), None);
        assert_eq!(history.next_undo(), Some("change title"));
    }
}
