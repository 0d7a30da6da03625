//! What the file says of itself: once as a dictionary, once as XMP, the same in both.

use lopdf::{Dictionary, Document as Objects, Object, Stream, dictionary};

use super::objects::{name, text_string};
use crate::brief::document::Meta;

/// The program as it signs its files.
const PROGRAM: &str = concat!("Casus ", env!("CARGO_PKG_VERSION"));
/// The date of a document without one: fixed, as a file may not depend on the clock.
const UNDATED: &str = "2000-01-01";

fn iso(meta: &Meta) -> String {
    meta.date.map_or_else(|| UNDATED.to_owned(), crate::model::Date::iso)
}

/// The information dictionary.
pub(super) fn info(meta: &Meta) -> Dictionary {
    let date = Object::string_literal(format!("D:{}000000Z", iso(meta).replace('-', "")));
    let mut info = dictionary! {
        "Title" => text_string(&meta.title),
        "Creator" => text_string(PROGRAM),
        "Producer" => text_string(PROGRAM),
        "CreationDate" => date.clone(),
        "ModDate" => date,
    };
    if !meta.author_office.is_empty() {
        info.set("Author", text_string(&meta.author_office));
    }
    if !meta.subject.is_empty() {
        info.set("Subject", text_string(&meta.subject));
    }
    info
}

/// Adds the XMP stream; returns a reference to it.
pub(super) fn add_stream(objects: &mut Objects, meta: &Meta) -> Object {
    let dictionary = dictionary! { "Type" => name("Metadata"), "Subtype" => name("XML") };
    let mut stream = Stream::new(dictionary, xmp(meta).into_bytes());
    // Archives read it without unpacking.
    stream.allows_compression = false;
    objects.add_object(stream).into()
}

fn xmp(meta: &Meta) -> String {
    let date = format!("{}T00:00:00Z", iso(meta));
    let mut dublin_core = alternatives("dc:title", &meta.title);
    if !meta.author_office.is_empty() {
        let office = escaped(&meta.author_office);
        dublin_core +=
            &format!("<dc:creator><rdf:Seq><rdf:li>{office}</rdf:li></rdf:Seq></dc:creator>");
    }
    if !meta.subject.is_empty() {
        dublin_core += &alternatives("dc:description", &meta.subject);
    }
    let language = meta.language.tag();
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format>{dublin_core}<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool><xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate><xmp:MetadataDate>{date}</xmp:MetadataDate><pdf:Producer>{PROGRAM}</pdf:Producer></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part></rdf:Description>
{EXTENSION}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"#,
        bom = '\u{FEFF}',
    )
}

/// PDF/A knows the properties of PDF/UA only where the file itself describes them.
const EXTENSION: &str = concat!(
    r#"<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">"#,
    r#"<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">"#,
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>",
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>",
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>",
    r#"<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">"#,
    "<pdfaProperty:name>part</pdfaProperty:name>",
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>",
    "<pdfaProperty:category>internal</pdfaProperty:category>",
    "<pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>",
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>",
    "</rdf:Description>",
);

fn alternatives(property: &str, text: &str) -> String {
    let text = escaped(text);
    format!(
        r#"<{property}><rdf:Alt><rdf:li xml:lang="x-default">{text}</rdf:li></rdf:Alt></{property}>"#
    )
}

/// Text as XML has it; characters that XML cannot have are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{FFFE}' | '\u{FFFF}' => {}
            c if c.is_control() && !matches!(c, '\t' | '\n' | '\r') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_for_xml() {
        assert_eq!(escaped("A & B <c>\u{0}\u{B}\u{FFFF} «й»"), "A &amp; B &lt;c&gt; «й»");
    }

    #[test]
    fn both_accounts_bear_the_date_of_the_document() {
        let date = crate::model::Date::new(2026, 11, 4);
        let meta = Meta { date, title: "T".to_owned(), ..Meta::default() };
        assert!(xmp(&meta).contains("<xmp:CreateDate>2026-11-04T00:00:00Z<"));
        let stated = info(&meta);
        assert_eq!(stated.get(b"ModDate").unwrap().as_str().unwrap(), b"D:20261104000000Z");
        assert!(!stated.has(b"Author"), "what is not known is not stated");
    }
}
