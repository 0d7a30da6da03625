//! Small helpers for PDF objects.

use lopdf::{Document as Objects, Object, StringFormat};

/// A name.
pub(super) fn name(name: &str) -> Object {
    Object::Name(name.as_bytes().to_vec())
}

/// A string that people read.
pub(super) fn text_string(text: &str) -> Object {
    if text.is_ascii() {
        return Object::String(text.as_bytes().to_vec(), StringFormat::Literal);
    }
    Object::String(utf16(text), StringFormat::Hexadecimal)
}

/// Text in UTF-16 with its byte order mark.
pub(super) fn utf16(text: &str) -> Vec<u8> {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    bytes
}

/// Rounded to hundredths of a point, which no printer resolves: shorter files.
pub(super) fn rounded(points: f32) -> f32 {
    // Adding zero turns a negative zero into a plain one.
    (points * 100.0).round() / 100.0 + 0.0
}

/// A number that depends on every object of the file, and on nothing else.
pub(super) fn fingerprint(objects: &Objects) -> [u8; 16] {
    let mut hash = Hash::default();
    for (id, object) in &objects.objects {
        hash.add(&id.0.to_be_bytes());
        match object {
            Object::Stream(stream) => {
                hash.add(format!("{:?}", stream.dict).as_bytes());
                hash.add(&stream.content);
            }
            object => hash.add(format!("{object:?}").as_bytes()),
        }
    }
    hash.0.to_be_bytes()
}

/// The tag before the name of a subset: six letters that differ with what it holds.
pub(super) fn subset_tag(content: &[u8]) -> String {
    let mut hash = Hash::default();
    hash.add(content);
    hash.0.to_be_bytes().iter().rev().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// FNV-1a, 128 bits wide.
struct Hash(u128);

impl Default for Hash {
    fn default() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }
}

impl Hash {
    fn add(&mut self, bytes: &[u8]) {
        const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013B;
        for byte in bytes {
            self.0 = (self.0 ^ u128::from(*byte)).wrapping_mul(PRIME);
        }
    }
}
