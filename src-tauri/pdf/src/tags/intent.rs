use lopdf::{Document as File, Object, Stream, dictionary};

use super::strings::{name, text};
use crate::PdfError;

/// Names the colour space that the pages' colours are meant in: sRGB primaries, gamma 2.2.
pub fn write(file: &mut File) -> Result<(), PdfError> {
    let profile = file.add_object(Stream::new(dictionary! { "N" => 3 }, profile()));
    let intent = dictionary! {
        "Type" => name("OutputIntent"),
        "S" => name("GTS_PDFA1"),
        "OutputConditionIdentifier" => text("Custom"),
        "Info" => text(DESCRIPTION),
        "DestOutputProfile" => profile,
    };
    file.catalog_mut()?.set("OutputIntents", Object::Array(vec![intent.into()]));
    Ok(())
}

const DESCRIPTION: &str = "sRGB primaries, gamma 2.2";
const HEADER: usize = 128;

/// White of the connection space (D50) and the primaries adapted to it, as s15Fixed16 numbers.
const WHITE: [u32; 3] = [0xF6D6, 0x1_0000, 0xD32D];
const RED: [u32; 3] = [0x6FA2, 0x38F5, 0x0390];
const GREEN: [u32; 3] = [0x6299, 0xB785, 0x18DA];
const BLUE: [u32; 3] = [0x24A0, 0x0F84, 0xB6CF];
/// Gamma 2.2 as u8Fixed8 number.
const GAMMA: u16 = 0x0233;

/// An ICC profile of version 2.1 after ICC.1:2001-04.
fn profile() -> Vec<u8> {
    let curve = [b"curv".as_slice(), &[0; 4], &1_u32.to_be_bytes(), &GAMMA.to_be_bytes(), &[0; 2]].concat();
    let elements: [(&[u8; 4], Vec<u8>); 9] = [
        (b"desc", description()),
        (b"cprt", [b"text".as_slice(), &[0; 4], b"No copyright, use freely\0"].concat()),
        (b"wtpt", xyz(WHITE)),
        (b"rXYZ", xyz(RED)),
        (b"gXYZ", xyz(GREEN)),
        (b"bXYZ", xyz(BLUE)),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut table = be(elements.len());
    let mut data = Vec::new();
    let start = HEADER + 4 + 12 * elements.len();
    for (signature, mut element) in elements {
        table.extend([signature.to_vec(), be(start + data.len()), be(element.len())].concat());
        element.resize(element.len().next_multiple_of(4), 0);
        data.extend(element);
    }
    [header(start + data.len()), table, data].concat()
}

fn header(size: usize) -> Vec<u8> {
    let mut header = be(size);
    header.extend([0; 4]);
    header.extend(0x0210_0000_u32.to_be_bytes());
    header.extend(b"mntrRGB XYZ ");
    header.extend([2000_u16, 1, 1, 0, 0, 0].into_iter().flat_map(u16::to_be_bytes));
    header.extend(b"acsp");
    header.resize(68, 0);
    header.extend(WHITE.into_iter().flat_map(u32::to_be_bytes));
    header.resize(HEADER, 0);
    header
}

fn description() -> Vec<u8> {
    let text = DESCRIPTION.as_bytes();
    let mut element = [b"desc".as_slice(), &[0; 4], &be(text.len() + 1), text, &[0]].concat();
    element.extend([0; 4 + 4 + 2 + 1 + 67]);
    element
}

fn xyz(values: [u32; 3]) -> Vec<u8> {
    let mut element = b"XYZ \0\0\0\0".to_vec();
    element.extend(values.into_iter().flat_map(u32::to_be_bytes));
    element
}

fn be(number: usize) -> Vec<u8> {
    u32::try_from(number).unwrap_or(u32::MAX).to_be_bytes().to_vec()
}
