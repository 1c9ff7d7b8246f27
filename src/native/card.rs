//! A picture of a given size, such as a card for social media: the layout is sought in which the words are largest, and what
//! is left of the height goes to the gaps.

use super::{look, Face};
use crate::scene::Scene;
use crate::sheet::Sheet;
use crate::theme::{limits, Theme};
use crate::value::Value;

/// How wide and how high a picture is to be, CSS px, and how much larger than usual its words may and must be.
#[derive(Clone, Copy, Debug)]
pub struct Card {
    /// CSS px.
    pub width: f64,
    /// CSS px.
    pub height: f64,
    /// Words smaller than this times the usual can't be read where the card is shown.
    pub smallest: f64,
    /// Words larger than this times the usual shout.
    pub largest: f64,
}

/// Why there is no card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NoCard {
    /// An error stops the chart.
    NotDrawn,
    /// There is too much in it: its words would be only this many times as large as usual.
    TooMuch(f64),
}

/// Layouts that are tried, CSS px between two of them.
const STEP: f64 = 10.0;
/// The narrowest of them, and how wide the widest may be before it is as good as the one before.
const NARROWEST: f64 = 280.0;

/// The picture with its words in the card's size, and the theme in which it is to be drawn.
pub fn card(sheet: &Sheet, card: Card, dark: bool, house: &Value) -> Result<(Scene, Theme), NoCard> {
    let mut theme = sheet.styled(&look(dark), house);
    let measured = |theme: &Theme, width| sheet.picture(width, theme, Face::bundled());
    let fits = |scene: &Scene| (card.width / scene.size.width).min(card.height / scene.size.height).min(card.largest);
    let widest = card.width / card.smallest;
    let steps = ((widest - NARROWEST) / STEP).max(0.0) as usize;
    let mut best: Option<(f64, f64)> = None;
    for width in (0..=steps).map(|step| NARROWEST + step as f64 * STEP) {
        let scale = fits(&measured(&theme, width).ok_or(NoCard::NotDrawn)?);
        // Of two layouts with words of one size the wider one fills more.
        if best.is_none_or(|(found, _)| scale >= found) {
            best = Some((scale, width));
        }
    }
    let (scale, _) = best.ok_or(NoCard::NotDrawn)?;
    if scale < card.smallest {
        return Err(NoCard::TooMuch(scale));
    }
    let (width, height) = ((card.width / scale).floor(), card.height / scale);
    let mut picture = None;
    // Wider gaps than usual, as far as there is room; the usual ones, or narrower ones if the last step in width wants them.
    for tenths in (5..=(limits::FACTOR.1 * 10.0) as usize).rev() {
        theme.space = tenths as f64 / 10.0;
        let scene = measured(&theme, width).ok_or(NoCard::NotDrawn)?;
        if scene.size.height <= height + 0.5 {
            picture = Some(scene);
            break;
        }
    }
    let picture = picture.ok_or(NoCard::TooMuch(scale))?;
    let mut scene = Scene::new(card.width / scale, &picture.label_name);
    scene.size.height = height;
    scene.mirrored = picture.mirrored;
    let (x, y) = ((scene.size.width - picture.size.width) / 2.0, (height - picture.size.height) / 2.0);
    scene.append(picture, x.floor(), y.floor(), "");
    theme.scale = scale;
    Ok((scene, theme))
}
