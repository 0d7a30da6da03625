//! Everything that can be done by name: menus, the palette and the shortcuts are made from this
//! list.

use super::workspaces::Workspace;
use crate::model::{Kind, Term as _};
use egui::{Key, KeyboardShortcut, Modifiers};

/// Something that can be done from a menu, the palette or the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    /// A package from a template.
    New,
    /// A package with nothing in it.
    NewBlank,
    /// A file from disk.
    Open,
    /// Save under the file's name.
    Save,
    /// Save under a new name.
    SaveAs,
    /// Keep the package as a template of one's own.
    SaveTemplate,
    /// Keep commitments as a block of one's own.
    SaveBlock,
    /// The user's own templates and blocks.
    Library,
    /// Export the brief as PDF.
    Export,
    /// Print the brief.
    Print,
    /// Back to the start screen.
    Close,
    /// End the program.
    Quit,
    /// Take back the last edit.
    Undo,
    /// Bring back what was taken back.
    Redo,
    /// Find by name.
    Find,
    /// Every command and object by name.
    Palette,
    /// Type a new name for what is selected.
    Rename,
    /// Copy what is selected within the package.
    Duplicate,
    /// Move what is selected one place up.
    MoveUp,
    /// Move what is selected one place down.
    MoveDown,
    /// Remove what is selected.
    Delete,
    /// The selected clause to the clipboard.
    CopyClause,
    /// Every finding to the clipboard.
    CopyFindings,
    /// Add an object of a kind.
    Add(Kind),
    /// Insert a block, party or scenario from the library.
    Insert,
    /// Show a workspace.
    Show(Workspace),
    /// Look at the package as of a day.
    AsOf,
    /// Look at the package as designed again, with every party in.
    ClearWhatIf,
    /// Select what the next finding is about.
    NextFinding,
    /// Select what the finding before is about.
    PreviousFinding,
    /// Larger text.
    ZoomIn,
    /// Smaller text.
    ZoomOut,
    /// Text of the usual size.
    ZoomReset,
    /// Light and dark as the system has it.
    ThemeSystem,
    /// Light.
    ThemeLight,
    /// Dark.
    ThemeDark,
    /// The page that explains the finding at hand.
    Explain,
    /// The shortcuts.
    Shortcuts,
    /// What the program is.
    About,
}

/// A menu of the menu bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Menu {
    /// Files.
    File,
    /// Edits.
    Edit,
    /// New objects.
    Insert,
    /// How things are shown.
    View,
    /// Help.
    Help,
}

impl Menu {
    /// Every menu in the order of the bar.
    pub const ALL: [Menu; 5] = [Menu::File, Menu::Edit, Menu::Insert, Menu::View, Menu::Help];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Menu::File => "File",
            Menu::Edit => "Edit",
            Menu::Insert => "Insert",
            Menu::View => "View",
            Menu::Help => "Help",
        }
    }

    /// Its commands; none is a line between two groups.
    pub fn entries(self) -> Vec<Option<Command>> {
        use Command as C;
        let groups: Vec<Vec<Command>> = match self {
            Menu::File => vec![
                vec![C::New, C::NewBlank, C::Open],
                vec![C::Save, C::SaveAs],
                vec![C::SaveTemplate, C::SaveBlock, C::Library],
                vec![C::Export, C::Print],
                vec![C::Close, C::Quit],
            ],
            Menu::Edit => vec![
                vec![C::Undo, C::Redo],
                vec![C::Rename, C::Duplicate, C::MoveUp, C::MoveDown, C::Delete],
                vec![C::CopyClause, C::CopyFindings],
                vec![C::Find, C::Palette],
            ],
            Menu::Insert => {
                vec![vec![C::Insert], ADDABLE.iter().map(|&kind| C::Add(kind)).collect()]
            }
            Menu::View => vec![
                Workspace::ALL.iter().map(|&w| C::Show(w)).collect(),
                vec![C::NextFinding, C::PreviousFinding],
                vec![C::AsOf, C::ClearWhatIf],
                vec![C::ZoomIn, C::ZoomOut, C::ZoomReset],
                vec![C::ThemeSystem, C::ThemeLight, C::ThemeDark],
            ],
            Menu::Help => vec![vec![C::Explain, C::Shortcuts], vec![C::About]],
        };
        let mut entries = Vec::new();
        for group in groups {
            if !entries.is_empty() {
                entries.push(None);
            }
            entries.extend(group.into_iter().map(Some));
        }
        entries
    }
}

/// The kinds that a drafter adds, in the order of the outline.
pub const ADDABLE: [Kind; 12] = [
    Kind::Party,
    Kind::Body,
    Kind::Instrument,
    Kind::Trigger,
    Kind::Layer,
    Kind::Commitment,
    Kind::Scenario,
    Kind::Pool,
    Kind::Vector,
    Kind::Capability,
    Kind::Area,
    Kind::Source,
];

/// What a command may depend on.
#[derive(Debug, Clone, Default)]
pub struct Situation {
    /// Whether a package is open.
    pub open: bool,
    /// What undo would take back.
    pub undo: Option<String>,
    /// What redo would bring back.
    pub redo: Option<String>,
    /// Whether an object is selected that can be removed and copied.
    pub object: bool,
    /// Whether the selected object has a clause.
    pub clause: bool,
    /// Whether anything was found.
    pub findings: bool,
    /// Whether a what-if view is on.
    pub what_if: bool,
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

impl Command {
    /// Every command, menu by menu.
    pub fn all() -> Vec<Command> {
        Menu::ALL.iter().flat_map(|m| m.entries()).flatten().collect()
    }

    /// What the menu says; `…` where more will be asked.
    pub fn text(self, situation: &Situation) -> String {
        let named = |verb: &str, name: &Option<String>| match name {
            Some(name) => format!("{verb} {name}"),
            None => verb.to_owned(),
        };
        match self {
            Command::New => "New from template…".into(),
            Command::NewBlank => "New empty package".into(),
            Command::Open => "Open…".into(),
            Command::Save => "Save".into(),
            Command::SaveAs => "Save as…".into(),
            Command::SaveTemplate => "Save as template…".into(),
            Command::SaveBlock => "Save as block…".into(),
            Command::Library => "Your templates and blocks…".into(),
            Command::Export => "Export brief as PDF…".into(),
            Command::Print => "Print brief…".into(),
            Command::Close => "Close package".into(),
            Command::Quit => "Quit".into(),
            Command::Undo => named("Undo", &situation.undo),
            Command::Redo => named("Redo", &situation.redo),
            Command::Find => "Find…".into(),
            Command::Palette => "Find or do anything…".into(),
            Command::Rename => "Rename".into(),
            Command::Duplicate => "Duplicate".into(),
            Command::MoveUp => "Move up".into(),
            Command::MoveDown => "Move down".into(),
            Command::Delete => "Delete".into(),
            Command::CopyClause => "Copy clause".into(),
            Command::CopyFindings => "Copy all findings".into(),
            Command::Add(kind) => format!("Add {}", kind.words()),
            Command::Insert => "Insert from library…".into(),
            Command::Show(workspace) => workspace.name().into(),
            Command::AsOf => "As of a date…".into(),
            Command::ClearWhatIf => "Leave what-if view".into(),
            Command::NextFinding => "Next finding".into(),
            Command::PreviousFinding => "Previous finding".into(),
            Command::ZoomIn => "Larger text".into(),
            Command::ZoomOut => "Smaller text".into(),
            Command::ZoomReset => "Usual text size".into(),
            Command::ThemeSystem => "Colours as the system".into(),
            Command::ThemeLight => "Light colours".into(),
            Command::ThemeDark => "Dark colours".into(),
            Command::Explain => "Explain what is selected".into(),
            Command::Shortcuts => "Keyboard shortcuts".into(),
            Command::About => "About Casus".into(),
        }
    }

    /// The shortcuts, the one that menus show first.
    pub fn shortcuts(self) -> Vec<KeyboardShortcut> {
        let key = |modifiers, key| vec![KeyboardShortcut::new(modifiers, key)];
        let numbers = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6];
        match self {
            Command::New => key(CTRL, Key::N),
            Command::NewBlank => key(CTRL_SHIFT, Key::N),
            Command::Open => key(CTRL, Key::O),
            Command::Save => key(CTRL, Key::S),
            Command::SaveAs => key(CTRL_SHIFT, Key::S),
            Command::Export => key(CTRL, Key::E),
            Command::Print => key(CTRL, Key::P),
            Command::Close => key(CTRL, Key::W),
            Command::Quit => key(CTRL, Key::Q),
            Command::Undo => key(CTRL, Key::Z),
            Command::Redo => {
                vec![KeyboardShortcut::new(CTRL, Key::Y), KeyboardShortcut::new(CTRL_SHIFT, Key::Z)]
            }
            Command::Find => key(CTRL, Key::F),
            Command::Palette => key(CTRL, Key::K),
            Command::Rename => key(Modifiers::NONE, Key::F2),
            Command::Duplicate => key(CTRL, Key::D),
            Command::MoveUp => key(CTRL_SHIFT, Key::ArrowUp),
            Command::MoveDown => key(CTRL_SHIFT, Key::ArrowDown),
            Command::Delete => key(Modifiers::NONE, Key::Delete),
            Command::CopyClause => key(CTRL_SHIFT, Key::C),
            Command::Insert => key(CTRL, Key::I),
            Command::Show(workspace) => {
                let at = Workspace::ALL.iter().position(|&w| w == workspace);
                at.and_then(|i| numbers.get(i)).map_or(Vec::new(), |&number| key(CTRL, number))
            }
            Command::NextFinding => key(Modifiers::NONE, Key::F7),
            Command::PreviousFinding => key(Modifiers::SHIFT, Key::F7),
            Command::ZoomIn => vec![
                KeyboardShortcut::new(CTRL, Key::Plus),
                KeyboardShortcut::new(CTRL, Key::Equals),
            ],
            Command::ZoomOut => key(CTRL, Key::Minus),
            Command::ZoomReset => key(CTRL, Key::Num0),
            Command::Explain => key(Modifiers::NONE, Key::F1),
            Command::Add(_)
            | Command::SaveTemplate
            | Command::SaveBlock
            | Command::Library
            | Command::CopyFindings
            | Command::AsOf
            | Command::ClearWhatIf
            | Command::ThemeSystem
            | Command::ThemeLight
            | Command::ThemeDark
            | Command::Shortcuts
            | Command::About => Vec::new(),
        }
    }

    /// Whether it may be done now.
    pub fn is_allowed(self, situation: &Situation) -> bool {
        match self {
            Command::New
            | Command::NewBlank
            | Command::Open
            | Command::Library
            | Command::Quit
            | Command::Palette
            | Command::ZoomIn
            | Command::ZoomOut
            | Command::ZoomReset
            | Command::ThemeSystem
            | Command::ThemeLight
            | Command::ThemeDark
            | Command::Shortcuts
            | Command::About => true,
            Command::Undo => situation.undo.is_some(),
            Command::Redo => situation.redo.is_some(),
            Command::Rename
            | Command::Duplicate
            | Command::MoveUp
            | Command::MoveDown
            | Command::Delete => situation.object,
            Command::CopyClause => situation.clause,
            Command::NextFinding | Command::PreviousFinding | Command::CopyFindings => {
                situation.findings
            }
            Command::Explain => situation.open,
            Command::ClearWhatIf => situation.what_if,
            Command::Save
            | Command::SaveAs
            | Command::SaveTemplate
            | Command::SaveBlock
            | Command::Export
            | Command::Print
            | Command::Close
            | Command::Find
            | Command::Add(_)
            | Command::Insert
            | Command::Show(_)
            | Command::AsOf => situation.open,
        }
    }

    /// Whether its shortcut means something else while text is being typed.
    fn yields_to_typing(self) -> bool {
        matches!(self, Command::Delete | Command::Duplicate | Command::MoveUp | Command::MoveDown)
    }
}

/// Takes the shortcuts that were pressed out of the input and returns their commands.
///
/// Shortcuts with more modifiers are matched first, as a shorter one would match them too.
pub fn pressed(ctx: &egui::Context, situation: &Situation) -> Vec<Command> {
    let typing = ctx.text_edit_focused();
    let mut shortcuts: Vec<(KeyboardShortcut, Command)> = Command::all()
        .into_iter()
        .flat_map(|c| c.shortcuts().into_iter().map(move |s| (s, c)))
        .collect();
    let modifiers = |m: Modifiers| u8::from(m.command) + u8::from(m.shift) + u8::from(m.alt);
    shortcuts.sort_by_key(|(s, _)| std::cmp::Reverse(modifiers(s.modifiers)));
    let mut commands = Vec::new();
    for (shortcut, command) in shortcuts {
        if typing && command.yields_to_typing() {
            continue;
        }
        if ctx.input_mut(|i| i.consume_shortcut(&shortcut)) && command.is_allowed(situation) {
            commands.push(command);
        }
    }
    commands
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn no_two_commands_share_a_shortcut() {
        let mut taken: HashMap<(Key, bool, bool), Command> = HashMap::new();
        for command in Command::all() {
            for s in command.shortcuts() {
                assert!(!s.modifiers.alt, "AltGr types letters on many keyboards: {command:?}");
                let key = (s.logical_key, s.modifiers.command, s.modifiers.shift);
                if let Some(other) = taken.insert(key, command) {
                    panic!("{command:?} and {other:?} share {s:?}");
                }
            }
        }
    }

    #[test]
    fn every_command_stands_in_one_menu_with_words() {
        let all = Command::all();
        for (i, command) in all.iter().enumerate() {
            assert!(!all.iter().skip(i + 1).any(|c| c == command), "{command:?} stands twice");
            let text = command.text(&Situation::default());
            assert!(text.chars().next().is_some_and(char::is_uppercase), "{text}");
        }
    }

    #[test]
    fn every_kind_but_acceptances_can_be_added() {
        for kind in Kind::ALL {
            assert_eq!(ADDABLE.contains(kind), *kind != Kind::Accepted, "{kind:?}");
        }
    }
}
