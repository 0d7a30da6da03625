//! The colour space that the file's colours are in: sRGB, as an ICC profile built here from the
//! published definition (IEC 61966-2-1), so that no profile with terms of its own has to ship.

use lopdf::{Document as Objects, Object, Stream, dictionary};

use super::objects::{name, text_string};

/// Samples of the tone curve.
const SAMPLES: u16 = 1024;

/// Adds the profile and returns the output intent that refers to it.
pub(super) fn add(objects: &mut Objects) -> Object {
    let stream = Stream::new(dictionary! { "N" => 3, "Alternate" => name("DeviceRGB") }, srgb());
    let profile = objects.add_object(stream);
    dictionary! {
        "Type" => name("OutputIntent"),
        "S" => name("GTS_PDFA1"),
        "OutputConditionIdentifier" => text_string("sRGB IEC61966-2.1"),
        "Info" => text_string("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    }
    .into()
}

/// A display profile of version 2: primaries and white adapted to D50, one curve for all
/// channels.
fn srgb() -> Vec<u8> {
    let curve = curve();
    // Tags with their data; the three curves share theirs.
    let data: [(&[&[u8; 4]], Vec<u8>); 7] = [
        (&[b"desc"], description("sRGB")),
        (&[b"cprt"], text("No copyright, use freely")),
        (&[b"wtpt"], xyz([0x0000_F6D6, 0x0001_0000, 0x0000_D32D])),
        (&[b"rXYZ"], xyz([0x0000_6FA2, 0x0000_38F5, 0x0000_0390])),
        (&[b"gXYZ"], xyz([0x0000_6299, 0x0000_B785, 0x0000_18DA])),
        (&[b"bXYZ"], xyz([0x0000_24A0, 0x0000_0F84, 0x0000_B6CF])),
        (&[b"rTRC", b"gTRC", b"bTRC"], curve),
    ];
    let count: u32 = data.iter().map(|(tags, _)| length(tags.len())).sum();
    let mut table = count.to_be_bytes().to_vec();
    let mut body = Vec::new();
    let start = HEADER + 4 + 12 * count;
    for (tags, bytes) in data {
        let offset = start + length(body.len());
        for tag in tags {
            table.extend_from_slice(*tag);
            table.extend(offset.to_be_bytes());
            table.extend(length(bytes.len()).to_be_bytes());
        }
        body.extend(bytes);
        // Each tag starts on a multiple of four bytes.
        body.resize(body.len().next_multiple_of(4), 0);
    }
    let mut profile = header(start + length(body.len()));
    profile.extend(table);
    profile.extend(body);
    profile
}

const HEADER: u32 = 128;

fn header(size: u32) -> Vec<u8> {
    let mut header = Vec::new();
    header.extend(size.to_be_bytes());
    header.extend([0; 4]); // no preferred module
    header.extend([2, 0x10, 0, 0]); // version 2.1
    header.extend_from_slice(b"mntrRGB XYZ ");
    header.extend([2026, 1, 1, 0, 0, 0].map(u16::to_be_bytes).as_flattened());
    header.extend_from_slice(b"acsp");
    header.extend([0; 28]); // no platform, flags, device; perceptual intent
    header.extend([0x0000_F6D6_u32, 0x0001_0000, 0x0000_D32D].map(u32::to_be_bytes).as_flattened());
    header.resize(HEADER as usize, 0);
    header
}

fn xyz(values: [u32; 3]) -> Vec<u8> {
    let mut data = b"XYZ \0\0\0\0".to_vec();
    data.extend(values.map(u32::to_be_bytes).as_flattened());
    data
}

fn text(text: &str) -> Vec<u8> {
    let mut data = b"text\0\0\0\0".to_vec();
    data.extend(text.bytes().chain([0]));
    data
}

fn description(text: &str) -> Vec<u8> {
    let mut data = b"desc\0\0\0\0".to_vec();
    data.extend(length(text.len() + 1).to_be_bytes());
    data.extend(text.bytes().chain([0]));
    // Neither a Unicode nor a Macintosh form of it.
    data.extend([0; 8 + 3 + 67]);
    data
}

/// The curve from stored value to light.
fn curve() -> Vec<u8> {
    let mut data = b"curv\0\0\0\0".to_vec();
    data.extend(u32::from(SAMPLES).to_be_bytes());
    for sample in 0..SAMPLES {
        let value = f64::from(sample) / f64::from(SAMPLES - 1);
        let light =
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "light lies between 0 and 1"
        )]
        let stored = (light * f64::from(u16::MAX)).round() as u16;
        data.extend(stored.to_be_bytes());
    }
    data
}

/// Lengths within the profile are far below four gigabytes.
#[expect(clippy::cast_possible_truncation, reason = "the profile takes some kilobytes")]
const fn length(length: usize) -> u32 {
    length as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_is_sound() {
        let profile = srgb();
        let number = |at: usize| u32::from_be_bytes(profile[at..at + 4].try_into().unwrap());
        assert_eq!(number(0) as usize, profile.len());
        assert_eq!(&profile[36..40], b"acsp");
        let count = number(128) as usize;
        assert_eq!(count, 9);
        for tag in 0..count {
            let entry = 132 + 12 * tag;
            let (offset, size) = (number(entry + 4) as usize, number(entry + 8) as usize);
            assert!(offset % 4 == 0 && offset + size <= profile.len());
            if &profile[entry + 1..entry + 4] == b"TRC" {
                assert_eq!(&profile[offset..offset + 4], b"curv");
                let last = offset + size - 2;
                assert_eq!(profile[last..last + 2], [0xFF, 0xFF], "white is full light");
            }
        }
    }
}
