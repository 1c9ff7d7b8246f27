//! Whether a picture can be set in the bundled face, with which PNG and PDF are drawn: a letter that it has not would be an empty
//! box, in a file that nobody may look at before readers do.

use dohoa::scene::{Scene, Shape};
use dohoa::text::Font;
use ttf_parser::Face;

/// So many of the letters are named.
const NAMED: usize = 5;

/// Why a picture can't be had as `kind`, if a letter is missing for it.
pub fn check(scene: &Scene, kind: &str) -> Result<(), String> {
    let missing = missing(scene)?;
    if missing.is_empty() {
        return Ok(());
    }
    let named: Vec<String> = missing.iter().take(NAMED).map(|letter| format!("“{letter}”")).collect();
    let more = if missing.len() > NAMED { ", …" } else { "" };
    Err(format!(
        "{kind} is drawn with DejaVu Sans, which has no {}{more}; write without, or take SVG or HTML, which are read in the reader's own face",
        named.join(", ")
    ))
}

/// Whether a word runs from right to left, wherever it stands.
pub fn runs_left(scene: &Scene) -> bool {
    texts(scene).any(|(text, _)| {
        text.chars().any(|letter| matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'))
    })
}

/// The letters that the face has not, each once, as they come.
fn missing(scene: &Scene) -> Result<Vec<char>, String> {
    let [regular, bold] = [dejavu::sans::regular(), dejavu::sans::bold()].map(|bytes| Face::parse(bytes, 0));
    let (regular, bold) = regular.ok().zip(bold.ok()).ok_or("the bundled face can't be read")?;
    let mut missing = Vec::new();
    for (text, font) in texts(scene) {
        let face = if font == Font::regular(font.size() as u8) { &regular } else { &bold };
        let unknown = |letter: &char| !is_unseen(*letter) && face.glyph_index(*letter).is_none();
        for letter in text.chars().filter(unknown) {
            if !missing.contains(&letter) {
                missing.push(letter);
            }
        }
    }
    Ok(missing)
}

fn texts(scene: &Scene) -> impl Iterator<Item = (&str, Font)> {
    scene.marks.iter().filter_map(|mark| match &mark.shape {
        Shape::Text { text, font, .. } => Some((text.as_str(), *font)),
        _ => None,
    })
}

/// What needs no letter of its own: blanks, and what says how letters join, break and run.
fn is_unseen(letter: char) -> bool {
    letter.is_whitespace() || letter.is_control() || dohoa::value::is_unseen(letter) || matches!(letter, '\u{fe00}'..='\u{fe0f}')
}
