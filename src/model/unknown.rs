//! Keys that this version does not know: kept with their object and written back where they stood.

use super::Package;

/// The unknown keys of one object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Unknown(pub Vec<UnknownKey>);

/// One unknown key with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct UnknownKey {
    /// The key that stood before it in its table; none where it came first.
    pub after: Option<String>,
    /// The key.
    pub key: String,
    /// The value, a table or list of tables included.
    pub value: toml::Value,
}

/// One step of a path into a file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Seg {
    /// A key of a table.
    Key(String),
    /// An element of a list, from 0.
    Index(usize),
}

/// What a visit is called with: the path of an object and its unknown keys.
type Visitor<'a> = dyn FnMut(&[Seg], &mut Unknown) + 'a;

fn at(path: &[Seg], list: &str, index: usize) -> Vec<Seg> {
    let mut path = path.to_vec();
    path.push(Seg::Key(list.to_owned()));
    path.push(Seg::Index(index));
    path
}

/// Visits each element of flat lists whose elements hold nothing that has unknown keys of its own.
macro_rules! visit_lists {
    ($owner:expr, $path:expr, $visit:expr, $($field:ident = $key:literal),+ $(,)?) => {
        $(for (i, element) in $owner.$field.iter_mut().enumerate() {
            $visit(&at($path, $key, i), &mut element.unknown);
        })+
    };
}

impl Package {
    /// Calls `visit` with every object that may hold unknown keys, and with its path in the file.
    pub fn visit_unknown(&mut self, visit: &mut Visitor) {
        visit(&[], &mut self.unknown);
        visit(&[Seg::Key("package".to_owned())], &mut self.head.unknown);
        if let Some(template) = &mut self.template {
            let path = [Seg::Key("template".to_owned())];
            visit(&path, &mut template.unknown);
            visit_lists!(template, &path, visit, roles = "roles");
        }
        visit_lists!(
            self,
            &[],
            visit,
            vectors = "vector",
            capabilities = "capability",
            areas = "area",
            parties = "party",
            bodies = "body",
            instruments = "instrument",
            layers = "layer",
            pools = "pool",
            triggers = "trigger",
            commitments = "commitment",
            scenarios = "scenario",
            accepted = "accepted",
            sources = "source",
        );
        for (i, party) in self.parties.iter_mut().enumerate() {
            visit_lists!(party, &at(&[], "party", i), visit, organs = "organ");
        }
        for (i, trigger) in self.triggers.iter_mut().enumerate() {
            let path = at(&[], "trigger", i);
            visit_lists!(trigger, &path, visit, determination = "determination");
        }
        for (i, commitment) in self.commitments.iter_mut().enumerate() {
            let path = at(&[], "commitment", i);
            visit_lists!(commitment, &path, visit, activation = "activation", supplies = "supply");
        }
        for (i, scenario) in self.scenarios.iter_mut().enumerate() {
            visit_lists!(scenario, &at(&[], "scenario", i), visit, needs = "need");
        }
    }
}
