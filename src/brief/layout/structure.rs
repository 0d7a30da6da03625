//! What the content of the pages means, as a tree in reading order: the ground for screen
//! readers and for copying text out.

use crate::figures::Area;
use crate::typeset::Language;

/// A node by its index in [`Structure::nodes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub usize);

/// The tree.
#[derive(Clone, Debug)]
pub struct Structure {
    /// All nodes; the first is the root. A node that carries neither content nor kids may be
    /// left out of its parent's kids and is then no part of the tree.
    pub nodes: Vec<Node>,
}

/// A part of the document.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// The node above; the root is its own parent.
    pub parent: NodeId,
    /// What it consists of, in reading order.
    pub kids: Vec<Kid>,
    /// Whether it has been given its place among its parent's kids.
    pub attached: bool,
    /// What it says in words, for figures.
    pub alt: Option<String>,
    /// Language, where it is not the document's.
    pub language: Option<Language>,
    /// Page and area that a figure takes.
    pub extent: Option<(usize, Area)>,
}

/// A part of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kid {
    /// A node below.
    Node(NodeId),
    /// Marked content: page and number on the page.
    Content(usize, usize),
    /// A link: page and number on the page.
    Link(usize, usize),
}

/// What a part of the document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The whole.
    Document,
    /// A section with its heading.
    Section,
    /// A heading; 1 is the highest.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// Words from elsewhere.
    Quote,
    /// A list with what its entries are labelled by.
    List(Labels),
    /// An entry of a list.
    ListItem,
    /// The number or bullet of an entry.
    Label,
    /// What an entry says.
    ListBody,
    /// A table.
    Table,
    /// The title of a table or figure.
    Caption,
    /// The head of a table.
    TableHead,
    /// The rows of a table.
    TableBody,
    /// A row.
    TableRow,
    /// A cell that names its column.
    ColumnHead,
    /// A cell that names its row.
    RowHead,
    /// A cell that names the rows below it and spans so many columns.
    GroupHead {
        /// Number of columns it spans.
        columns: usize,
    },
    /// A cell.
    Cell,
    /// A figure.
    Figure,
    /// The table of contents.
    Contents,
    /// An entry of the contents.
    ContentsItem,
    /// A reference to another place.
    Reference,
    /// Words that lead somewhere.
    Link,
    /// Words that differ from those around them, in language for instance.
    Span,
}

/// What the entries of a list are labelled by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Labels {
    /// Numbers.
    Numbers,
    /// Bullets.
    Bullets,
    /// Words of their own.
    Words,
}

impl Default for Structure {
    fn default() -> Self {
        let root = Node {
            role: Role::Document,
            parent: Self::ROOT,
            kids: Vec::new(),
            attached: true,
            alt: None,
            language: None,
            extent: None,
        };
        Self { nodes: vec![root] }
    }
}

impl Structure {
    /// The node above all others.
    pub const ROOT: NodeId = NodeId(0);

    /// Makes a node beneath `parent`; it takes its place among the parent's kids when it is
    /// attached.
    pub fn add(&mut self, parent: NodeId, role: Role) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push(Node {
            role,
            parent,
            kids: Vec::new(),
            attached: false,
            alt: None,
            language: None,
            extent: None,
        });
        id
    }

    /// The node itself.
    #[must_use]
    pub fn get(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.0)
    }

    /// The node, to change it.
    pub fn get_mut(&mut self, id: NodeId) -> Option<&mut Node> {
        self.nodes.get_mut(id.0)
    }

    /// Gives the node, and those above it, their places as last kids of their parents, unless
    /// they have them.
    pub fn attach(&mut self, id: NodeId) {
        let mut path = Vec::new();
        let mut current = id;
        while let Some(node) = self.get(current).filter(|node| !node.attached) {
            path.push(current);
            current = node.parent;
        }
        for id in path.into_iter().rev() {
            let Some(node) = self.get_mut(id) else { continue };
            node.attached = true;
            let parent = node.parent;
            if let Some(parent) = self.get_mut(parent) {
                parent.kids.push(Kid::Node(id));
            }
        }
    }

    /// Adds marked content or a link to a node.
    pub fn push(&mut self, id: NodeId, kid: Kid) {
        self.attach(id);
        if let Some(node) = self.get_mut(id) {
            node.kids.push(kid);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_take_their_places_in_the_order_of_attachment() {
        let mut tree = Structure::default();
        let section = tree.add(Structure::ROOT, Role::Section);
        let late = tree.add(section, Role::Paragraph);
        let early = tree.add(section, Role::Heading(1));
        tree.push(early, Kid::Content(0, 0));
        tree.push(late, Kid::Content(0, 1));
        tree.attach(late);
        assert_eq!(tree.get(Structure::ROOT).unwrap().kids, [Kid::Node(section)]);
        assert_eq!(tree.get(section).unwrap().kids, [Kid::Node(early), Kid::Node(late)]);
    }
}
