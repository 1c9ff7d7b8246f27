//! The spec's own colours: seen against the ground, and told apart by every reader. The library's own are held by tests.

use super::Review;
use crate::color::sight::differences;
use crate::color::Color;
use crate::locale::Fraction;
use crate::problem::codes::{COLORS_ALIKE, CONTRAST_LOW};
use crate::problem::fix::quoted;
use crate::problem::{at, join, Change, Finding, Problems};
use crate::theme::{Theme, COLORS};
use crate::value::Value;
use crate::words::{fill, phrase};

/// What marks and words need against the ground (WCAG 2.2).
const MARK: f64 = 3.0;
const WORDS: f64 = 4.5;
/// Colours that differ by less are taken for one another by some reader.
const APART: f64 = 9.0;

/// A colour of the spec.
struct Own {
    path: String,
    color: Color,
    /// The grounds on which it stands.
    grounds: Vec<Color>,
    least: f64,
}

/// Colours that are hardly seen against their ground.
pub(super) fn faint(review: &Review, problems: &mut Problems) {
    let palettes = palettes(review).into_iter().flatten();
    for own in palettes.chain(single_colors(review)) {
        let ratio = |color: Color| own.grounds.iter().map(|ground| color.contrast(*ground)).fold(f64::INFINITY, f64::min);
        let seen = ratio(own.color);
        if seen >= own.least {
            continue;
        }
        // The nearest colour towards black or white that is seen on all its grounds.
        let steps = (1..=50).flat_map(|step| [Color::hex(0), Color::hex(0xffffff)].map(|ink| own.color.mix(ink, f64::from(step) / 50.0)));
        let better = steps.into_iter().find(|color| ratio(*color) >= own.least);
        let say = |number: f64| review.locale.number(number, Fraction { min: 0, max: 1 });
        // Rounded down, so that 2.96 is not said to be the 3 that it lacks.
        let found = say((seen * 10.0).floor() / 10.0);
        let is_dark = own.grounds.iter().find(|ground| own.color.contrast(**ground) == seen).is_some_and(|ground| ground.luminance() < 0.2);
        let ground = if is_dark { phrase("nền tối", "dark ground") } else { phrase("nền sáng", "light ground") };
        let expected = phrase(
            "tương phản ít nhất {least}:1 trên {ground}; ở đây là {found}:1",
            "a contrast of at least {least}:1 on {ground}; here it is {found}:1",
        );
        problems.tell(&CONTRAST_LOW, |lang| {
            let blanks = [("least", say(own.least)), ("found", found), ("ground", ground.in_lang(lang).to_owned())];
            let expected = fill(expected.in_lang(lang), &blanks.each_ref().map(|(name, text)| (*name, text.as_str())));
            let change = better.map(|color| Change::Value(quoted(&color.to_hex())));
            Finding::at(own.path.clone()).found(own.color.to_hex()).expected(expected).mended(change)
        });
    }
}

/// Colours of two series that some reader can't tell apart.
pub(super) fn alike(review: &Review, problems: &mut Problems) {
    let is_patterned = review.spec.get("theme").and_then(|theme| theme.get("patterns")) == Some(&Value::Flag(true));
    for palette in palettes(review).iter().filter(|_| !is_patterned) {
        for (index, own) in palette.iter().enumerate() {
            let seen = |other: &&Own| differences(own.color, other.color).1 < APART;
            let Some(other) = palette.iter().take(index).find(seen) else { continue };
            let found = [other.color.to_hex().as_str(), " – ", &own.color.to_hex()].concat();
            let expected = phrase(
                "hai màu sáng tối khác nhau, hoặc \"theme\": {\"patterns\": true}",
                "colours of different lightness, or \"theme\": {\"patterns\": true}",
            );
            problems.tell(&COLORS_ALIKE, |lang| Finding::at(own.path.clone()).found(found).expected(expected.in_lang(lang)));
        }
    }
}

/// The colours of series that the spec brings, as far as there are series.
fn palettes(review: &Review) -> Vec<Vec<Own>> {
    let mut palettes = Vec::new();
    let mut most = 1;
    for part in &review.parts {
        let series = part.figures.iter().map(|figures| figures.values.len()).max().unwrap_or(1);
        most = most.max(series);
        palettes.push(owned(part.spec.get("palette"), &join(&part.path, "palette"), series, &grounds(review)));
    }
    for (name, ground) in [("light", theme(review, false).ground), ("dark", theme(review, true).ground)] {
        let colors = review.spec.get("theme").and_then(|theme| theme.get(name)).and_then(|colors| colors.get("categorical"));
        palettes.push(owned(colors, &["theme.", name, ".categorical"].concat(), most, &[ground]));
    }
    palettes
}

fn owned(colors: Option<&Value>, path: &str, series: usize, grounds: &[Color]) -> Vec<Own> {
    let Some(Value::List(colors)) = colors else { return Vec::new() };
    let read = |(index, color): (usize, &Value)| {
        let color = color.as_text().and_then(Color::parse)?;
        Some(Own { path: [path, &at(index)].concat(), color, grounds: grounds.to_vec(), least: MARK })
    };
    colors.iter().take(series).enumerate().filter_map(read).collect()
}

/// The single colours of the spec's style that have to be seen, each on its own ground.
fn single_colors(review: &Review) -> Vec<Own> {
    let mut found = Vec::new();
    for (name, ground) in [("light", theme(review, false).ground), ("dark", theme(review, true).ground)] {
        for key in COLORS.iter().filter(|key| ["text", "muted", "axis", "accent", "rest"].contains(key)) {
            let color = review.spec.get("theme").and_then(|theme| theme.get(name)?.get(key)?.as_text()).and_then(Color::parse);
            let least = if ["text", "muted"].contains(key) { WORDS } else { MARK };
            let path = ["theme.", name, ".", key].concat();
            found.extend(color.map(|color| Own { path, color, grounds: vec![ground], least }));
        }
    }
    found
}

/// The grounds on which the chart may be seen.
fn grounds(review: &Review) -> Vec<Color> {
    let style = review.spec.get("theme").unwrap_or(&Value::Null);
    let light = theme(review, false).ground;
    let dark = theme(review, true).ground;
    match style.get("ground").unwrap_or(style).as_text() {
        Some("light") => vec![light],
        Some("dark") => vec![dark],
        _ => vec![light, dark],
    }
}

/// The library's theme with the ground that the spec gives it.
fn theme(review: &Review, dark: bool) -> Theme {
    let mut theme = if dark { Theme::dark() } else { Theme::light() };
    let own = review.spec.get("theme").and_then(|style| style.get(if dark { "dark" } else { "light" })?.get("ground")?.as_text());
    theme.ground = own.and_then(Color::parse).unwrap_or(theme.ground);
    theme
}
