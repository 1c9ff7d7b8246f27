//! The table of advance widths that measures pictures is that of the face with which PNG and PDF are drawn. A new release of the
//! face is taken over with `INSTA_UPDATE=always cargo test --test face`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::path::Path;

/// As `src/text/face.rs` tells it.
fn table(bytes: &[u8]) -> Vec<u8> {
    let face = ttf_parser::Face::parse(bytes, 0).unwrap();
    assert_eq!(face.units_per_em(), 2048);
    let advance = |code| face.glyph_hor_advance(face.glyph_index(char::from_u32(code)?)?);
    let mut runs: Vec<(u32, Vec<u16>)> = Vec::new();
    for code in 0..0x3000 {
        let Some(advance) = advance(code) else { continue };
        match runs.last_mut() {
            Some((first, widths)) if *first + widths.len() as u32 == code => widths.push(advance),
            _ => runs.push((code, vec![advance])),
        }
    }
    let numbers = std::iter::once(runs.len() as u16)
        .chain(runs.iter().flat_map(|(first, widths)| [*first as u16, widths.len() as u16].into_iter().chain(widths.iter().copied())));
    numbers.flat_map(u16::to_le_bytes).collect()
}

#[test]
fn the_table_is_the_faces_own() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text/dejavu.advances");
    let now = [dejavu::sans::regular(), dejavu::sans::bold()].map(table).concat();
    if std::env::var("INSTA_UPDATE").is_ok_and(|value| value == "always") {
        std::fs::write(&path, &now).unwrap();
    }
    assert!(std::fs::read(path).unwrap() == now, "INSTA_UPDATE=always cargo test --test face");
}
