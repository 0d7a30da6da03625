//! The object tree to bytes.
//!
//! Streams are compressed and most other objects packed into compressed streams. PDF/A wants the
//! stated length of a stream to be that up to the line end before `endstream`; the library ends
//! that line with a line feed, so a stream whose own last byte is a carriage return would be read
//! as one shorter than it says. Such streams are packed once more with a byte of padding.

use lopdf::{Document as Objects, Object, SaveOptions, Stream};

use super::PdfError;

const BEST_COMPRESSION: u32 = 9;
/// Most objects in one packed stream, and how many fewer are tried if one ends unluckily.
const OBJECTS_PER_STREAM: usize = 200;
const ATTEMPTS: usize = 24;

/// The file.
pub(super) fn to_bytes(mut objects: Objects) -> Result<Vec<u8>, PdfError> {
    for object in objects.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.allows_compression
        {
            compress(stream)?;
        }
    }
    let mut bytes = save(&mut objects, OBJECTS_PER_STREAM)?;
    for fewer in 1..ATTEMPTS {
        if !ends_unluckily(&bytes) {
            break;
        }
        bytes = save(&mut objects, OBJECTS_PER_STREAM - fewer)?;
    }
    Ok(bytes)
}

fn save(objects: &mut Objects, per_stream: usize) -> Result<Vec<u8>, PdfError> {
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(per_stream)
        .compression_level(BEST_COMPRESSION)
        .build();
    let mut bytes = Vec::new();
    objects.save_with_options(&mut bytes, options)?;
    Ok(bytes)
}

/// Compresses a stream so that it does not end with a carriage return. The last byte is that of
/// the sum of all, so that the padding must not be zero. It follows what counts: white space
/// after page contents and character maps, four bytes beyond the last table of a font.
fn compress(stream: &mut Stream) -> Result<(), PdfError> {
    let is_font = stream.dict.has(b"Length1");
    let mut plain = stream.content.clone();
    stream.compress()?;
    for _ in 0..ATTEMPTS {
        if stream.content.last() != Some(&b'\r') {
            break;
        }
        plain.extend_from_slice(if is_font { &[0, 0, 0, 1] } else { b"\n" });
        if is_font {
            stream.dict.set("Length1", i64::try_from(plain.len()).unwrap_or(i64::MAX));
        }
        stream.dict.remove(b"Filter");
        stream.set_content(plain.clone());
        stream.compress()?;
    }
    Ok(())
}

fn ends_unluckily(bytes: &[u8]) -> bool {
    const ENDING: &[u8] = b"\r\nendstream";
    bytes.windows(ENDING.len()).any(|window| window == ENDING)
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::Dictionary;

    /// Packs streams that differ in their first byte, so that one of them meets the case.
    fn assert_none_ends_unluckily(dictionary: &Dictionary, padding: &[u8]) {
        let mut unlucky = 0;
        for first in 0..=u8::MAX {
            let mut content = "0 0 m 1 1 l S\n".repeat(30).into_bytes();
            content[0] = first;
            let mut stream = Stream::new(dictionary.clone(), content.clone());
            stream.compress().unwrap();
            unlucky += usize::from(stream.content.last() == Some(&b'\r'));
            let mut stream = Stream::new(dictionary.clone(), content.clone());
            compress(&mut stream).unwrap();
            assert_ne!(stream.content.last(), Some(&b'\r'));
            let unpacked = stream.decompressed_content().unwrap();
            let (kept, added) = unpacked.split_at(content.len());
            assert_eq!(kept, content);
            assert!(added.is_empty() || added == padding);
        }
        assert!(unlucky > 0, "the test meets the case that it is about");
    }

    #[test]
    fn no_compressed_stream_ends_with_a_carriage_return() {
        assert_none_ends_unluckily(&Dictionary::new(), b"\n");
        assert_none_ends_unluckily(&lopdf::dictionary! { "Length1" => 420 }, &[0, 0, 0, 1]);
    }
}
