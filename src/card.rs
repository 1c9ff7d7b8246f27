//! A picture of a given size, such as a card for social media: the layout is sought in which the words are largest, and what
//! is left of the height goes to the gaps. How it becomes a file is the business of the two doors.

use crate::scene::Scene;
use crate::sheet::Sheet;
use crate::text::Measure;
use crate::theme::{limits, Theme};

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

/// What words may lose where more of the card is taken for it: a picture as high as it is wide would stand in a third of a card.
const HARDLY: f64 = 0.8;
/// Layouts that are tried, CSS px between two of them.
const STEP: f64 = 10.0;
/// The narrowest of them, CSS px.
const NARROWEST: f64 = 280.0;

/// The picture with its words, in the card's size. `theme` learns what the card makes of it: the gaps, and how much larger than
/// composed it is to be painted.
pub fn card(sheet: &Sheet, card: Card, theme: &mut Theme, measure: &dyn Measure) -> Result<Scene, NoCard> {
    let measured = |theme: &Theme, width| sheet.picture(width, theme, measure).ok_or(NoCard::NotDrawn);
    let layouts = layouts(card, |width| Ok(measured(theme, width)?.size.height))?;
    // Wider gaps than usual, as far as there is room; the usual ones, or narrower ones if the last step in width wants them.
    for Layout { scale, width } in layouts.into_iter().flatten() {
        for tenths in (5..=(limits::FACTOR.1 * 10.0) as usize).rev() {
            theme.space = tenths as f64 / 10.0;
            let picture = measured(theme, width)?;
            if picture.size.height <= card.height / scale + 0.5 {
                theme.scale = scale;
                return Ok(centred(picture, card.width / scale, card.height / scale));
            }
        }
    }
    Err(NoCard::TooMuch(card.smallest))
}

/// A way to lay the picture out: how many times as large as usual its words are, and how wide it is then, CSS px.
#[derive(Clone, Copy)]
struct Layout {
    scale: f64,
    width: f64,
}

/// Ways to lay the picture out, best first; `height` says how high it is at a width. The largest words over the whole width of the
/// card; where the picture gets too high when it is that wide, the largest with which it fills the width at all; and, with the ground
/// beside it, the layout that takes most of the width with words hardly smaller than the largest.
fn layouts(card: Card, height: impl Fn(f64) -> Result<f64, NoCard>) -> Result<[Option<Layout>; 3], NoCard> {
    let widest = card.width / card.smallest;
    let steps = ((widest - NARROWEST) / STEP).max(0.0) as usize;
    let (mut best, mut filling): (Option<Layout>, Option<Layout>) = (None, None);
    let mut all = Vec::new();
    for width in (0..=steps).map(|step| NARROWEST + step as f64 * STEP) {
        let whole = card.width / width;
        let scale = whole.min(card.height / height(width)?).min(card.largest);
        let found = Layout { scale, width };
        all.push(found);
        // Of two layouts with words of one size the wider one fills more.
        if best.is_none_or(|best| scale >= best.scale) {
            best = Some(found);
        }
        if filling.is_none() && scale == whole {
            filling = Some(found);
        }
    }
    let best = best.ok_or(NoCard::NotDrawn)?;
    if best.scale < card.smallest {
        return Err(NoCard::TooMuch(best.scale));
    }
    let over_all = Layout { width: (card.width / best.scale).floor(), ..best };
    let readable = all.into_iter().filter(|found| found.scale >= (best.scale * HARDLY).max(card.smallest));
    let covered = |found: &Layout| (found.scale * found.width).round();
    let broad = readable.max_by(|one, other| covered(one).total_cmp(&covered(other)).then(one.scale.total_cmp(&other.scale)));
    Ok([Some(over_all), filling, broad])
}

/// The picture in the middle of one that is so wide and high, CSS px.
fn centred(picture: Scene, width: f64, height: f64) -> Scene {
    let mut scene = Scene::new(width, &picture.label_name);
    scene.size.height = height;
    scene.mirrored = picture.mirrored;
    let (x, y) = ((width - picture.size.width) / 2.0, (height - picture.size.height) / 2.0);
    scene.append(picture, x.floor(), y.floor(), "");
    scene
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOCIAL: Card = Card { width: 1200.0, height: 630.0, smallest: 1.1, largest: 2.4 };

    /// The ways to lay out a picture that is so high: how large its words are, and how wide it is.
    fn ways(height: impl Fn(f64) -> f64) -> Result<Vec<(f64, f64)>, NoCard> {
        let found = layouts(SOCIAL, |width| Ok(height(width)))?;
        Ok(found.into_iter().flatten().map(|Layout { scale, width }| (scale, width)).collect())
    }

    #[test]
    fn of_layouts_with_words_of_one_size_the_widest_is_taken() {
        assert_eq!(ways(|_| 100.0), Ok(vec![(2.4, 500.0), (2.4, 500.0), (2.4, 500.0)]));
        // What is too high for words as large as that over the whole width fills it with smaller ones.
        let filling = 1200.0 / 780.0;
        assert_eq!(ways(|width| if width < 780.0 { 420.0 } else { 300.0 }), Ok(vec![(filling, 780.0), (filling, 780.0), (filling, 780.0)]));
    }

    #[test]
    fn of_what_gets_higher_as_it_gets_wider_more_of_the_width_is_taken_for_words_hardly_smaller() {
        let found = ways(|width| 260.0 + width / 2.0).unwrap();
        // With the largest words it would be 280 CSS px wide, and stand in not half of the card.
        assert_eq!(found, [(1.575, 761.0), (630.0 / 500.0, 480.0)]);
    }

    #[test]
    fn words_that_would_be_too_small_are_refused_with_how_small() {
        assert_eq!(ways(|_| 630.0), Err(NoCard::TooMuch(1.0)));
        assert_eq!(ways(|_| 630.0 / 1.1).map(|ways| ways.len()), Ok(2));
    }
}
