//! Reads a PDF back, as other programs would.

use std::collections::BTreeMap;

use lopdf::{Document, Object, ObjectId};

/// The id of the file.
pub fn id(bytes: &[u8]) -> Vec<u8> {
    let file = Document::load_mem(bytes).unwrap();
    file.trailer.get(b"ID").unwrap().as_array().unwrap()[0].as_str().unwrap().to_vec()
}

/// The text of all pages, lines run together.
pub fn text(bytes: &[u8]) -> String {
    let file = Document::load_mem(bytes).unwrap();
    let pages: Vec<u32> = file.get_pages().into_keys().collect();
    let text = file.extract_text(&pages).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Checks that marked content and links lead to the elements that name them, and back.
pub fn assert_parent_tree_is_whole(bytes: &[u8]) {
    let file = Document::load_mem(bytes).unwrap();
    let root = file.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let root = file.dereference(root).unwrap().1.as_dict().unwrap();
    let tree = file.dereference(root.get(b"ParentTree").unwrap()).unwrap().1.as_dict().unwrap();
    let parents: BTreeMap<i64, &Object> = tree
        .get(b"Nums")
        .unwrap()
        .as_array()
        .unwrap()
        .chunks(2)
        .map(|pair| (pair[0].as_i64().unwrap(), &pair[1]))
        .collect();
    let next = root.get(b"ParentTreeNextKey").unwrap().as_i64().unwrap();
    assert_eq!(parents.len() as i64, next, "every key below the next has its entry");

    let (mut contents, mut links) = (0, 0);
    for page_id in file.get_pages().into_values() {
        let page = file.get_dictionary(page_id).unwrap();
        let key = page.get(b"StructParents").unwrap().as_i64().unwrap();
        let elements = parents[&key].as_array().unwrap();
        let marked = marked_content(&file, page_id);
        assert_eq!(marked, (0..elements.len() as i64).collect::<Vec<_>>());
        for (number, element) in elements.iter().enumerate() {
            let element = element.as_reference().unwrap();
            assert!(names_content(&file, element, page_id, number as i64), "{element:?} {number}");
            contents += 1;
        }
        let Ok(annotations) = page.get(b"Annots") else { continue };
        for annotation in annotations.as_array().unwrap() {
            let annotation = annotation.as_reference().unwrap();
            let dictionary = file.get_dictionary(annotation).unwrap();
            let key = dictionary.get(b"StructParent").unwrap().as_i64().unwrap();
            let element = parents[&key].as_reference().unwrap();
            let tag = file.get_dictionary(element).unwrap().get(b"S").unwrap().as_name().unwrap();
            assert_eq!(tag, b"Link");
            assert!(names_object(&file, element, annotation));
            links += 1;
        }
    }
    assert!(contents > 100 && links > 10, "{contents} contents, {links} links");
}

/// The numbers of a page's marked contents, in order.
fn marked_content(file: &Document, page: ObjectId) -> Vec<i64> {
    file.get_and_decode_page_content(page)
        .unwrap()
        .operations
        .iter()
        .filter(|operation| operation.operator == "BDC")
        .filter_map(|operation| operation.operands[1].as_dict().ok()?.get(b"MCID").ok())
        .map(|number| number.as_i64().unwrap())
        .collect()
}

fn kids(file: &Document, element: ObjectId) -> &[Object] {
    file.get_dictionary(element).unwrap().get(b"K").unwrap().as_array().unwrap()
}

fn names_content(file: &Document, element: ObjectId, page: ObjectId, number: i64) -> bool {
    let own_page = file.get_dictionary(element).unwrap().get(b"Pg").unwrap().as_reference();
    kids(file, element).iter().any(|kid| match kid {
        Object::Integer(kid) => *kid == number && own_page.as_ref().ok() == Some(&page),
        Object::Dictionary(kid) => {
            kid.get(b"MCID").and_then(Object::as_i64).ok() == Some(number)
                && kid.get(b"Pg").and_then(Object::as_reference).ok() == Some(page)
        }
        _ => false,
    })
}

fn names_object(file: &Document, element: ObjectId, object: ObjectId) -> bool {
    kids(file, element).iter().any(|kid| {
        kid.as_dict()
            .is_ok_and(|kid| kid.get(b"Obj").and_then(Object::as_reference).ok() == Some(object))
    })
}
