//! The structure tree, the way back from content to it, and the links.

use lopdf::{Dictionary, Document as Objects, Object, ObjectId, dictionary};

use super::PdfError;
use super::objects::{name, rounded, text_string};
use crate::brief::layout::{Destination, Kid, Labels, Layout, Link, Node, Role, Structure};

/// The tag of a part of the document.
pub(super) fn tag(role: Role) -> String {
    let tag = match role {
        Role::Document => "Document",
        Role::Section => "Sect",
        Role::Heading(level) => return format!("H{}", level.clamp(1, 6)),
        Role::Paragraph => "P",
        Role::Quote => "BlockQuote",
        Role::List(_) => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListBody => "LBody",
        Role::Table => "Table",
        Role::Caption => "Caption",
        Role::TableHead => "THead",
        Role::TableBody => "TBody",
        Role::TableRow => "TR",
        Role::ColumnHead | Role::RowHead | Role::GroupHead { .. } => "TH",
        Role::Cell => "TD",
        Role::Figure => "Figure",
        Role::Contents => "TOC",
        Role::ContentsItem => "TOCI",
        Role::Reference => "Reference",
        Role::Link => "Link",
        Role::Span => "Span",
    };
    tag.to_owned()
}

/// Adds the tree and the links to the file; returns a reference to the tree's root.
pub(super) fn add(
    objects: &mut Objects,
    layout: &Layout,
    pages: &[ObjectId],
) -> Result<Object, PdfError> {
    let root = objects.new_object_id();
    let elements: Vec<ObjectId> =
        layout.structure.nodes.iter().map(|_| objects.new_object_id()).collect();
    let mut parents = ParentTree { entries: Vec::new(), next: pages.len() };
    let tree = Tree { layout, pages, elements: &elements, root };
    let links = tree.add_links(objects, &mut parents)?;
    tree.mark_pages(objects, &mut parents)?;
    for (node, element) in layout.structure.nodes.iter().zip(&elements) {
        if node.attached {
            objects.set_object(*element, tree.element(node, &links));
        }
    }
    let next = integer(parents.next);
    let parents = objects.add_object(parents.dictionary());
    let document = elements.first().copied().unwrap_or(root);
    objects.set_object(
        root,
        dictionary! {
            "Type" => name("StructTreeRoot"),
            "K" => Object::Reference(document),
            "ParentTree" => parents,
            "ParentTreeNextKey" => next,
        },
    );
    Ok(root.into())
}

/// For each page and each link, the elements that its content belongs to.
struct ParentTree {
    entries: Vec<(usize, Object)>,
    next: usize,
}

impl ParentTree {
    fn dictionary(mut self) -> Dictionary {
        self.entries.sort_by_key(|(key, _)| *key);
        let numbers: Vec<Object> =
            self.entries.into_iter().flat_map(|(key, value)| [integer(key), value]).collect();
        dictionary! { "Nums" => numbers }
    }
}

struct Tree<'a> {
    layout: &'a Layout,
    pages: &'a [ObjectId],
    elements: &'a [ObjectId],
    root: ObjectId,
}

impl Tree<'_> {
    /// Adds the links of all pages as objects; returns them by page.
    fn add_links(
        &self,
        objects: &mut Objects,
        parents: &mut ParentTree,
    ) -> Result<Vec<Vec<ObjectId>>, PdfError> {
        let mut all = Vec::new();
        for (page, id) in self.layout.pages.iter().zip(self.pages) {
            let mut of_page = Vec::new();
            for link in &page.links {
                let mut annotation = self.annotation(link);
                annotation.set("StructParent", integer(parents.next));
                parents.entries.push((parents.next, self.reference(link.node)));
                parents.next += 1;
                of_page.push(objects.add_object(annotation));
            }
            let page = objects.get_object_mut(*id)?.as_dict_mut()?;
            if of_page.is_empty() {
                page.remove(b"Annots");
            } else {
                let references: Vec<Object> = of_page.iter().map(|id| (*id).into()).collect();
                page.set("Annots", references);
            }
            page.set("Tabs", name("S"));
            all.push(of_page);
        }
        Ok(all)
    }

    fn annotation(&self, link: &Link) -> Dictionary {
        const PRINT: i64 = 1 << 2;
        let mut annotation = dictionary! {
            "Type" => name("Annot"),
            "Subtype" => name("Link"),
            "Rect" => self.rectangle(link.area),
            "Border" => vec![Object::Integer(0); 3],
            "F" => PRINT,
            "Contents" => text_string(&link.description),
        };
        match &link.destination {
            Destination::Place(place) => {
                annotation.set("Dest", self.destination(place.page, place.y));
            }
            Destination::Uri(address) => {
                let address = Object::string_literal(ascii_address(address));
                annotation.set("A", dictionary! { "S" => name("URI"), "URI" => address });
            }
        }
        annotation
    }

    fn destination(&self, page: usize, y: f32) -> Object {
        super::outline::destination(self.layout, self.pages, page, y)
    }

    /// Ties the marked content of each page to its elements.
    fn mark_pages(&self, objects: &mut Objects, parents: &mut ParentTree) -> Result<(), PdfError> {
        for (index, (page, id)) in self.layout.pages.iter().zip(self.pages).enumerate() {
            let marked: Vec<Object> =
                page.marked.iter().map(|node| self.reference(*node)).collect();
            parents.entries.push((index, Object::Array(marked)));
            objects.get_object_mut(*id)?.as_dict_mut()?.set("StructParents", integer(index));
        }
        Ok(())
    }

    fn element(&self, node: &Node, links: &[Vec<ObjectId>]) -> Dictionary {
        let parent = if node.role == Role::Document {
            self.root.into()
        } else {
            self.reference(node.parent)
        };
        let mut element = dictionary! {
            "Type" => name("StructElem"),
            "S" => name(&tag(node.role)),
            "P" => parent,
        };
        // The page of the first content; content of other pages names its own.
        let page = node.kids.iter().find_map(|kid| match kid {
            Kid::Content(page, _) => Some(*page),
            _ => None,
        });
        if let Some(page) = page.and_then(|page| self.pages.get(page)) {
            element.set("Pg", *page);
        }
        let kids: Vec<Object> =
            node.kids.iter().filter_map(|kid| self.kid(*kid, page, links)).collect();
        element.set("K", kids);
        if let Some(alt) = &node.alt {
            element.set("Alt", text_string(alt));
        }
        if let Some(language) = node.language {
            element.set("Lang", text_string(language.tag()));
        }
        if let Some(attributes) = self.attributes(node) {
            element.set("A", attributes);
        }
        element
    }

    fn kid(&self, kid: Kid, own_page: Option<usize>, links: &[Vec<ObjectId>]) -> Option<Object> {
        let page_id = |page: usize| self.pages.get(page).map(|id| Object::Reference(*id));
        Some(match kid {
            Kid::Node(node) => self.reference(node),
            Kid::Content(page, number) if own_page == Some(page) => integer(number),
            Kid::Content(page, number) => dictionary! {
                "Type" => name("MCR"),
                "Pg" => page_id(page)?,
                "MCID" => integer(number),
            }
            .into(),
            Kid::Link(page, index) => dictionary! {
                "Type" => name("OBJR"),
                "Pg" => page_id(page)?,
                "Obj" => *links.get(page)?.get(index)?,
            }
            .into(),
        })
    }

    fn attributes(&self, node: &Node) -> Option<Dictionary> {
        let table = |scope: &str| dictionary! { "O" => name("Table"), "Scope" => name(scope) };
        match node.role {
            Role::List(labels) => {
                let numbering = name(match labels {
                    Labels::Numbers => "Decimal",
                    Labels::Bullets => "Disc",
                    Labels::Words => "None",
                });
                Some(dictionary! { "O" => name("List"), "ListNumbering" => numbering })
            }
            Role::ColumnHead => Some(table("Column")),
            Role::RowHead => Some(table("Row")),
            Role::GroupHead { columns } => {
                let mut attributes = table("Column");
                attributes.set("ColSpan", integer(columns));
                Some(attributes)
            }
            Role::Figure => {
                let (_, area) = node.extent?;
                Some(dictionary! {
                    "O" => name("Layout"),
                    "Placement" => name("Block"),
                    "BBox" => self.rectangle(area),
                })
            }
            _ => None,
        }
    }

    fn rectangle(&self, area: crate::figures::Area) -> Vec<Object> {
        let up = |y: f32| self.layout.height - y;
        [area.x, up(area.bottom()), area.right(), up(area.y)]
            .map(|value| Object::Real(rounded(value)))
            .to_vec()
    }

    fn reference(&self, node: crate::brief::layout::NodeId) -> Object {
        let root = self.elements.get(Structure::ROOT.0);
        self.elements.get(node.0).or(root).map_or(Object::Null, |id| (*id).into())
    }
}

fn integer(value: usize) -> Object {
    Object::Integer(i64::try_from(value).unwrap_or(i64::MAX))
}

/// An address in the letters that addresses may have, others written as their bytes.
fn ascii_address(address: &str) -> String {
    address
        .bytes()
        .map(|byte| match byte {
            b'!'..=b'~' => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_plain_ascii() {
        let address = "https://zakon.rada.gov.ua/закон 1?a=b";
        let plain = ascii_address(address);
        assert!(plain.is_ascii() && !plain.contains(' '), "{plain}");
        assert!(plain.starts_with("https://zakon.rada.gov.ua/%D0%B7"), "{plain}");
        assert!(plain.ends_with("%201?a=b"), "{plain}");
    }
}
