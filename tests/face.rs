//! The table of advance widths that measures pictures is that of the face with which PNG and PDF are drawn. A new release of the
//! face is taken over with `INSTA_UPDATE=always cargo test --test face`. The table for pages is that of Liberation Sans, which no
//! crate carries: `tests/browser/widths.test.ts` holds it to the face that Chromium writes with, and
//! `LIBERATION=FOLDER INSTA_UPDATE=always cargo test --test face` takes it over from the face's files.

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

/// The pairs of letters that stand closer or farther apart than their widths say, as `src/text/face.rs` tells them.
fn pairs(bytes: &[u8]) -> Vec<u8> {
    let face = ttf_parser::Face::parse(bytes, 0).unwrap();
    let letters: Vec<(u16, ttf_parser::GlyphId)> =
        (0..0x3000).filter_map(|code| Some((code, face.glyph_index(char::from_u32(code.into())?)?))).collect();
    let subtables: Vec<_> = face.tables().kern.unwrap().subtables.into_iter().filter(|table| table.horizontal).collect();
    let between = |one, next| subtables.iter().find_map(|table| table.glyphs_kerning(one, next)).filter(|units| *units != 0);
    let of = |(code, one): &(u16, _)| {
        let (code, one) = (*code, *one);
        letters.iter().filter_map(move |(other, next)| Some([code, *other, between(one, *next)? as u16])).collect::<Vec<_>>()
    };
    let pairs: Vec<[u16; 3]> = letters.iter().flat_map(of).collect();
    std::iter::once(pairs.len() as u16).chain(pairs.into_iter().flatten()).flat_map(u16::to_le_bytes).collect()
}

/// What the library has for a face, renewed before if pictures are to be taken over.
fn kept(name: &str, now: impl FnOnce() -> Option<Vec<u8>>) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text").join(name);
    if std::env::var("INSTA_UPDATE").is_ok_and(|value| value == "always") {
        if let Some(now) = now() {
            std::fs::write(&path, now).unwrap();
        }
    }
    std::fs::read(path).unwrap()
}

fn liberation() -> Option<Vec<u8>> {
    let folder = std::env::var_os("LIBERATION")?;
    let file = |weight| Path::new(&folder).join(format!("LiberationSans-{weight}.ttf"));
    let faces = ["Regular", "Bold"].map(|weight| std::fs::read(file(weight)).unwrap());
    Some([table as fn(&[u8]) -> _, pairs].map(|told| faces.each_ref().map(|face| told(face)).concat()).concat())
}

#[test]
fn the_table_is_the_faces_own() {
    let now = [dejavu::sans::regular(), dejavu::sans::bold()].map(table).concat();
    assert!(kept("dejavu.advances", || Some(now.clone())) == now, "INSTA_UPDATE=always cargo test --test face");
}

#[test]
fn the_table_for_pages_is_whole_and_its_pairs_are_in_order() {
    let bytes = kept("page.advances", liberation);
    let mut numbers = bytes.chunks(2).map(|pair| u16::from_le_bytes(pair.try_into().unwrap()));
    for _weight in 0..2 {
        for _run in 0..numbers.next().unwrap() {
            let count = numbers.by_ref().nth(1).unwrap();
            assert_eq!(numbers.by_ref().take(count.into()).count(), usize::from(count));
        }
    }
    for _weight in 0..2 {
        let count = numbers.next().unwrap();
        let pairs: Vec<_> = (0..count).map(|_| [(); 3].map(|()| numbers.next().unwrap())).collect();
        assert!(count > 500 && pairs.is_sorted_by_key(|[one, next, _]| (*one, *next)), "{count}");
    }
    assert_eq!(numbers.next(), None);
}
