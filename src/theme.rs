//! What a colour or a size is for. The one place where the look is decided; kinds ask for "the accent", never for a blue.
//! A newsroom's house style is laid over it here.

use crate::color::Color;
use crate::text::Font;
#[cfg(feature = "desk")]
use crate::value::Value;

/// The look of one ground.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Whether this is the look on dark ground.
    pub dark: bool,
    /// What everything stands on.
    pub ground: Color,
    /// Titles, labels and values.
    pub text: Color,
    /// Subtitles, notes, axis labels: still 4.5:1.
    pub muted: Color,
    /// Hairlines of the grid and between rows: meant to be barely seen.
    pub hairline: Color,
    /// The zero line: 3:1, since it carries meaning.
    pub axis: Color,
    /// Carries the message.
    pub accent: Color,
    /// Marks beside those that carry the message: 3:1 against the ground.
    pub rest: Color,
    /// What a progress bar runs in.
    pub track: Color,
    /// The strong and the weak end of an ordered palette, both 3:1 against the ground.
    pub ordered: [Color; 2],
    /// Series colours, in the order of use; told apart by colour-blind readers.
    pub categorical: [Color; SERIES],
    /// A CSS font-family list.
    pub family: String,
    /// How much larger than composed everything is shown.
    pub scale: f64,
    /// How many device pixels the picture has to a CSS px, as far as is known: what is finer than them is not drawn.
    pub pixels: f64,
    /// How far corners of marks are rounded, CSS px.
    pub radius: f64,
    /// How much wider than usual the gaps are.
    pub space: f64,
    /// Whether series differ by pattern as well.
    pub patterned: bool,
    /// Whether the colours are the reader's system's, against which no spec's own stand.
    pub forced: bool,
}

/// The single colours that a house style may set, by name; `Theme::slots` has them in this order.
pub const COLORS: [&str; 8] = ["ground", "text", "muted", "hairline", "axis", "accent", "rest", "track"];

/// The smallest and the largest that each measure of a house style may be.
pub mod limits {
    /// Of `scale` and of `space`.
    pub const FACTOR: (f64, f64) = (0.5, 3.0);
    /// Of `radius`, CSS px.
    pub const RADIUS: (f64, f64) = (0.0, 40.0);
}

/// As many series as the palette can tell apart.
pub const SERIES: usize = 6;

/// How many colours a theme has: those of `COLORS`, the two ends of the ordered palette, and those of series.
const SLOTS: usize = COLORS.len() + 2 + SERIES;

#[rustfmt::skip]
static LIGHT: [Color; SLOTS] = colors([
    0xffffff, 0x1c1f24, 0x5b626c, 0xdfe2e6, 0x7d848e, 0x0b6285, 0x8b9199, 0xe3e7eb,
    0x072f45, 0x6d9ab3,
    0x0b6285, 0xdb6a1e, 0x2b2140, 0x30996b, 0x8c2f3a, 0xa877d8,
]);

#[rustfmt::skip]
static DARK: [Color; SLOTS] = colors([
    0x15181c, 0xe9ebee, 0xa6adb7, 0x33383f, 0x838b96, 0x58b4dc, 0x7a828c, 0x2b3037,
    0xd2edf9, 0x3a7696,
    0x58b4dc, 0xe07b39, 0xe6dcf5, 0x2f8f66, 0xc0392b, 0x8f6fe0,
]);

const fn colors(rgb: [u32; SLOTS]) -> [Color; SLOTS] {
    let mut colors = [Color::hex(0); SLOTS];
    let mut slot = 0;
    while slot < SLOTS {
        #[allow(clippy::indexing_slicing)]
        {
            colors[slot] = Color::hex(rgb[slot]);
        }
        slot += 1;
    }
    colors
}

/// Tabular figures by default on every system, and Vietnamese in all of them.
pub const FAMILY: &str = "\"Helvetica Neue\", Arial, \"Liberation Sans\", \"Noto Sans\", sans-serif";

/// The type scale, CSS px.
pub mod scale {
    use super::Font;

    /// An exported picture's title.
    pub const TITLE: Font = Font::semibold(19);
    /// Its subtitle.
    pub const SUBTITLE: Font = Font::regular(14);
    /// The title of a panel on a board.
    pub const PANEL: Font = Font::semibold(16);
    /// Labels of rows and columns.
    pub const LABEL: Font = Font::regular(13);
    /// Values at marks.
    pub const VALUE: Font = Font::semibold(13);
    /// Axis labels, legends, notes, sources.
    pub const NOTE: Font = Font::regular(12);
    /// The big figure of a tile.
    pub const FIGURE: Font = Font::semibold(32);
    /// The unit beside it.
    pub const UNIT: Font = Font::regular(15);
    /// A name in a ranking.
    pub const NAME: Font = Font::regular(15);
    /// A place in a ranking, and a name that carries the message.
    pub const PLACE: Font = Font::semibold(15);
}

impl Theme {
    /// On white.
    pub fn light() -> Self {
        Self::on(false, &LIGHT)
    }

    /// On near-black.
    pub fn dark() -> Self {
        Self::on(true, &DARK)
    }

    #[inline(never)]
    fn on(dark: bool, colors: &[Color; SLOTS]) -> Self {
        let [ground, text, muted, hairline, axis, accent, rest, track, strong, weak, categorical @ ..] = *colors;
        Self {
            dark,
            ground,
            text,
            muted,
            hairline,
            axis,
            accent,
            rest,
            track,
            ordered: [strong, weak],
            categorical,
            family: FAMILY.to_owned(),
            scale: 1.0,
            pixels: 2.0,
            radius: 0.0,
            space: 1.0,
            patterned: false,
            forced: false,
        }
    }

    /// All colours: the single ones as `COLORS` names them, then the two ends of the ordered palette, then those of series.
    pub fn slots(&mut self) -> [&mut Color; SLOTS] {
        let [strong, weak] = &mut self.ordered;
        let [first, second, third, fourth, fifth, sixth] = &mut self.categorical;
        [
            &mut self.ground,
            &mut self.text,
            &mut self.muted,
            &mut self.hairline,
            &mut self.axis,
            &mut self.accent,
            &mut self.rest,
            &mut self.track,
            strong,
            weak,
            first,
            second,
            third,
            fourth,
            fifth,
            sixth,
        ]
    }

    /// Lays a house style over this theme. What does not fit is left as it is: whether it does, others say. In a page the
    /// page's own script has put together what is to be laid over.
    #[cfg(feature = "desk")]
    pub fn apply(&mut self, house: &Value) {
        if let Some(font) = house.get("font").and_then(Value::as_text) {
            font.clone_into(&mut self.family);
        }
        let number = |name, (least, most): (f64, f64)| match house.get(name) {
            Some(Value::Number(number)) if (least..=most).contains(number) => Some(*number),
            _ => None,
        };
        self.scale = number("scale", limits::FACTOR).unwrap_or(self.scale);
        self.radius = number("radius", limits::RADIUS).unwrap_or(self.radius);
        self.space = number("space", limits::FACTOR).unwrap_or(self.space);
        if let Some(Value::Flag(patterns)) = house.get("patterns") {
            self.patterned = *patterns;
        }
        let Some(colors) = house.get(if self.dark { "dark" } else { "light" }) else { return };
        let several = |name, count| (0..count).map(move |index| colors.get(name).and_then(|list| list.item(index)));
        let all = COLORS.iter().map(|name| colors.get(name)).chain(several("ordered", 2)).chain(several("categorical", SERIES));
        for (color, slot) in all.zip(self.slots()) {
            if let Some(color) = color.and_then(Value::as_text).and_then(Color::parse) {
                *slot = color;
            }
        }
    }

    /// A gap of `px` as wide as this theme has it, in whole CSS px.
    pub fn gap(&self, px: f64) -> f64 {
        (px * self.space).round()
    }

    /// The ink for words on a mark. Those on a pattern stand on a plate of the ground.
    pub fn ink_on(&self, mark: Color) -> Color {
        match mark.pattern() {
            0 => mark.ink(),
            _ => self.text,
        }
    }

    /// The colour of a mark as words in it can be read: darker or lighter until it has 4.5:1 against the ground.
    pub fn ink_of(&self, mark: Color) -> Color {
        let mut ink = mark;
        for _ in 0..10 {
            if ink.contrast(self.ground) >= 4.6 {
                break;
            }
            ink = ink.mix(self.text, 0.15);
        }
        ink
    }

    /// The colour of grade `index` of `count`, from strong to weak.
    pub fn grade(&self, index: usize, count: usize) -> Color {
        let [strong, weak] = self.ordered;
        strong.mix(weak, index as f64 / count.saturating_sub(1).max(1) as f64)
    }
}
