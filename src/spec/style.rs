//! The keys of a house style: fonts, colours, measures and words that a newsroom's charts share, or that one spec has for its
//! own in `theme`. What they do to the look is the theme's.

use super::keys::{doc, Key, Takes};
use super::GROUNDS;
use crate::theme::{limits, COLORS};

const FACTOR: Takes = Takes::Number { min: limits::FACTOR.0, max: limits::FACTOR.1 };

/// The library's own words in another language.
pub const WORDS: Key = Key::new("words", Takes::Pairs, doc("The library's own words, said otherwise: {\"Source: \": \"Fuente: \"}."));

/// What a style may say.
pub const KEYS: &[Key] = &[
    Key::new("ground", Takes::OneOf(GROUNDS), doc("The ground; auto follows the page.")),
    Key::new("font", Takes::Text(300), doc("A CSS font-family list.")),
    Key::new("scale", FACTOR, doc("How much larger than usual everything is.")),
    Key::new(
        "radius",
        Takes::Number { min: limits::RADIUS.0, max: limits::RADIUS.1 },
        doc("How far the corners of marks are rounded, CSS px."),
    ),
    Key::new("space", FACTOR, doc("How much wider than usual the gaps are.")),
    Key::new("patterns", Takes::Flag, doc("Whether series differ by pattern as well as by colour.")),
    Key::new("light", Takes::Record(GROUND), doc("The colours on light ground.")),
    Key::new("dark", Takes::Record(GROUND), doc("The colours on dark ground.")),
    WORDS,
];

/// The colours of one ground.
const GROUND: &[Key] = &[
    Key::new(COLORS[0], Takes::Color, doc("What everything stands on.")),
    Key::new(COLORS[1], Takes::Color, doc("Titles, labels and values.")),
    Key::new(COLORS[2], Takes::Color, doc("Subtitles, notes, axis labels.")),
    Key::new(COLORS[3], Takes::Color, doc("Lines of the grid and between rows.")),
    Key::new(COLORS[4], Takes::Color, doc("The line at zero.")),
    Key::new(COLORS[5], Takes::Color, doc("What carries the message.")),
    Key::new(COLORS[6], Takes::Color, doc("Marks beside those that carry the message.")),
    Key::new(COLORS[7], Takes::Color, doc("What a progress bar runs in.")),
    Key::new("ordered", Takes::Colors, doc("The strong and the weak end of an ordered palette.")),
    Key::new("categorical", Takes::Colors, doc("Up to six colours of series, in the order of use.")),
];
