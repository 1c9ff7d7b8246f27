//! Text as something with a width: fonts, measuring, and breaking into lines. What is said and how numbers are written is
//! decided before; where the lines go is the charts'.

#[cfg(feature = "desk")]
pub mod face;

use crate::value::trimmed;

/// How heavy letters are. Two weights are enough for a chart, and all that every surface can draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// CSS 400.
    Regular,
    /// CSS 600.
    Semibold,
}

/// A size and a weight; the family is the theme's. Sizes are whole CSS px, so that a font is two bytes wherever it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Font {
    px: u8,
    /// How heavy.
    pub weight: Weight,
}

impl Font {
    /// Regular letters of `px` CSS px.
    pub const fn regular(px: u8) -> Self {
        Self { px, weight: Weight::Regular }
    }

    /// Semibold letters of `px` CSS px.
    pub const fn semibold(px: u8) -> Self {
        Self { px, weight: Weight::Semibold }
    }

    /// A number that no other font has.
    pub fn number(self) -> u64 {
        u64::from(self.px) << 1 | u64::from(self.weight == Weight::Semibold)
    }

    /// The size, CSS px.
    pub fn size(self) -> f64 {
        f64::from(self.px)
    }

    /// The same, smaller by `part` (1: as it is), down to a whole px and to `least`.
    pub fn shrunk(self, part: f64, least: Font) -> Self {
        Self { px: ((self.size() * part) as u8).clamp(least.px, self.px.max(least.px)), ..self }
    }

    /// The font as CSS and canvas write it, in `family`.
    pub fn css(self, family: &str) -> String {
        let weight = match self.weight {
            Weight::Regular => "400 ",
            Weight::Semibold => "600 ",
        };
        [weight, &self.px.to_string(), "px ", family].concat()
    }

    /// The distance between baselines, whole CSS px: Vietnamese stacks two marks on a capital and needs the room.
    pub fn line_height(self) -> f64 {
        (self.size() * 1.35).round()
    }

    /// The baseline that centres capitals and figures on `y`: they are about 0.72 em high in the common sans faces.
    pub fn baseline_at(self, y: f64) -> f64 {
        (y + self.size() * 0.36).round()
    }

    /// The baseline of the first line of a block whose top is `top`.
    pub fn first_baseline(self, top: f64) -> f64 {
        self.baseline_at(top + self.line_height() / 2.0)
    }
}

/// Widths of text, and where it may be cut. A page asks its canvas, a server a bundled face, a test a fixed width.
pub trait Measure {
    /// The advance width of `text` in CSS px.
    fn width(&self, text: &str, font: Font) -> f64;

    /// The byte offsets where each letter as readers see it (a grapheme cluster) ends.
    fn clusters(&self, text: &str) -> Vec<usize>;
}

/// Every letter as wide as every other: for tests that are about layout, not about a face.
#[derive(Clone, Copy, Debug)]
pub struct Typewriter;

impl Measure for Typewriter {
    fn width(&self, text: &str, font: Font) -> f64 {
        text.chars().count() as f64 * font.size() * 0.55
    }

    fn clusters(&self, text: &str) -> Vec<usize> {
        text.char_indices().map(|(at, c)| at + c.len_utf8()).collect()
    }
}

/// Text broken into lines that all fit one width.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    /// From top to bottom.
    pub lines: Vec<String>,
    /// The widest line, CSS px.
    pub width: f64,
    /// Whether every word stands whole on a line, and none is missing.
    pub whole: bool,
}

impl Lines {
    /// The height of the block, CSS px.
    pub fn height(&self, font: Font) -> f64 {
        self.lines.len() as f64 * font.line_height()
    }
}

/// Whether the first letter of a text is one of those that run from left to right in a chart that runs the other way: “Yahoo!” ends
/// with its mark there, too. Figures have none.
pub fn is_latin(text: &str) -> bool {
    // From Latin letters to Arabic ones: behind them are quotation marks, dashes and signs of direction.
    let is_letter = |letter: &char| letter.is_ascii_alphabetic() || ('\u{c0}'..'\u{900}').contains(letter);
    text.chars().find(is_letter).is_some_and(|letter| letter < '\u{590}')
}

const ELLIPSIS: char = '…';

/// Breaks `text` at spaces into lines no wider than `room`; a word that is wider is broken behind a hyphen, or else between letters. What does not
/// fit into `most` lines ends in an ellipsis: the full words stay in the tooltip and the table. A few lines are made about
/// equally long, so that no word is left alone on the last, and where that takes no line more, none ends in the beginning of a name.
pub fn wrap(text: &str, font: Font, room: f64, most: usize, measure: &dyn Measure) -> Lines {
    let room = room.max(font.size() * 2.0);
    let words = words(text);
    let mut best = fill_lines(&words, font, room, most, measure, false);
    let count = best.lines.len();
    if !(2..=BALANCED).contains(&count) || !best.whole {
        return best;
    }
    let named = fill_lines(&words, font, room, most, measure, true);
    let keeps_names = named.lines.len() == count && named.whole;
    if keeps_names {
        best = named;
    }
    // The narrowest room that needs no more lines, to within a few px.
    let (mut narrow, mut wide) = (best.width / 2.0, best.width);
    while wide - narrow > font.size() / 4.0 {
        let middle = (narrow + wide) / 2.0;
        let lines = fill_lines(&words, font, middle, most, measure, keeps_names);
        if lines.lines.len() == count && lines.whole {
            (wide, best) = (middle, lines);
        } else {
            narrow = middle;
        }
    }
    best
}

/// Longer paragraphs are read as such and need no balance.
const BALANCED: usize = 4;

/// Where a line may break; a no-break space is not among them.
const BLANKS: [char; 4] = [' ', '\n', '\t', '\r'];

/// Fills one line after the other. `keeps_names`: what begins a name goes to the next line with it.
fn fill_lines(words: &[String], font: Font, room: f64, most: usize, measure: &dyn Measure, keeps_names: bool) -> Lines {
    let mut breaker = Breaker { font, room, measure, lines: Vec::new(), whole: true };
    let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut rest = words.as_mut_slice();
    // Whether the first word is what was left of a longer one.
    let mut is_piece = false;
    while breaker.lines.len() <= most {
        let count = breaker.most_that_fit(rest);
        let Some(first) = rest.first_mut() else { break };
        if count == 0 && !is_piece {
            *first = breaker.cut(first);
            is_piece = true;
            continue;
        }
        // Of two capitals the second is the end of a name: “Bắc Quang district”.
        let capitals = || rest.iter().take(count).rev().take_while(|word| begins_name(word)).count();
        let is_torn = keeps_names && count < rest.len() && capitals() == 1;
        let count = count - usize::from(is_torn);
        let Some((line, more)) = rest.split_at_mut_checked(count.max(1)) else { break };
        breaker.lines.push(line.join(" "));
        (rest, is_piece) = (more, false);
    }
    breaker.finish(most.max(1))
}

/// The words of `text`. A dot or dash that stands alone ends the line before it and never begins one, nor does what the French write
/// apart: “Bac : 90,9 %”.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split(BLANKS) {
        match (word, words.last_mut()) {
            ("", _) => {}
            ("·" | "–" | "—" | "/" | "|" | "-" | "•" | ":" | ";" | "!" | "?" | "»" | "%", Some(before)) => {
                before.push(' ');
                before.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
    }
    words
}

/// Whether a word of letters begins with a capital, as names of more words do: “Thủ tướng”, “Hà Giang”. A letter alone is the end of one,
/// as in “trạm B”. Of Vietnamese letters with two marks every other one is a capital; digits and most signs stand before `@` in ASCII.
fn begins_name(word: &str) -> bool {
    let is_capital = match word.as_bytes() {
        [b'A'..=b'Z', _, ..] | [0xc4, 0x90, ..] => true,
        [0xe1, 0xb8..=0xbb, last, ..] => last % 2 == 0,
        _ => false,
    };
    is_capital && word.bytes().all(|byte| byte > b'@')
}

const SOFT_HYPHEN: char = '\u{ad}';
/// What begins no line in Chinese and Japanese, and what ends none.
const NEVER_FIRST: &str = "、。，．・：；」』）】〉》〕］！？％ーゝゞヽヾ々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ";
const NEVER_LAST: &str = "「『（【〈《〔［";
/// So that a number stays whole, or a mark with what it belongs to, so many letters may go on to the next line and no more.
const MOST_BACK: usize = 9;

/// Where a line ends that begins at `start` in a word too long for it, of whose letters those that end in `ends` fit: behind a hyphen or
/// a slash, or else behind the last letter after which a line may end.
fn break_in(word: &str, start: usize, ends: &[usize]) -> usize {
    let last = ends.last().copied().unwrap_or_default();
    let mut letters = word.get(start..last).unwrap_or_default().char_indices().rev();
    let hyphen = letters.find(|(at, c)| *at > 0 && matches!(c, '-' | '‐' | '–' | '/' | &SOFT_HYPHEN));
    if let Some((at, c)) = hyphen {
        return start + at + c.len_utf8();
    }
    let mut back = ends.iter().rev().take(MOST_BACK).copied().take_while(|end| *end > start);
    back.find(|end| may_part(word, *end)).unwrap_or(last)
}

/// Whether a line may end here: not within a number, nor where it would end or begin with a mark that belongs to the other.
fn may_part(word: &str, at: usize) -> bool {
    let Some((before, after)) = word.split_at_checked(at) else { return false };
    let (Some(before), Some(after)) = (before.chars().next_back(), after.chars().next()) else { return true };
    let is_numeric = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%');
    let is_one_of = |marks: &str, c: char| marks.chars().any(|mark| mark == c);
    !(is_numeric(before) && is_numeric(after) || is_one_of(NEVER_FIRST, after) || is_one_of(NEVER_LAST, before))
}

struct Breaker<'a> {
    font: Font,
    room: f64,
    measure: &'a dyn Measure,
    lines: Vec<String>,
    whole: bool,
}

impl Breaker<'_> {
    fn fits(&self, text: &str) -> bool {
        self.measure.width(text, self.font) <= self.room
    }

    /// How many of `words` fit into one line: mostly all, so that is asked first, then by halves. To measure is dear.
    fn most_that_fit(&self, words: &[&str]) -> usize {
        let fit = |count: usize| words.get(..count).is_some_and(|words| self.fits(&words.join(" ")));
        if fit(words.len()) {
            return words.len();
        }
        let (mut fitting, mut too_many) = (0, words.len());
        while too_many - fitting > 1 {
            let middle = (fitting + too_many) / 2;
            *if fit(middle) { &mut fitting } else { &mut too_many } = middle;
        }
        fitting
    }

    /// Makes lines of a word that is wider than one, and hands back what begins the next.
    fn cut<'w>(&mut self, word: &'w str) -> &'w str {
        self.whole = false;
        let mut start = 0;
        let ends = self.measure.clusters(word);
        for (index, next) in ends.iter().enumerate() {
            let fitting = ends.get(..index).unwrap_or_default();
            while fitting.last().is_some_and(|end| *end > start) && !self.fits(word.get(start..*next).unwrap_or_default()) {
                let end = break_in(word, start, fitting);
                let line = word.get(start..end).unwrap_or_default();
                // A soft hyphen is seen where a line ends in it.
                self.lines.push(line.strip_suffix(SOFT_HYPHEN).map_or_else(|| line.to_owned(), |line| [line, "-"].concat()));
                start = end;
            }
        }
        word.get(start..).unwrap_or_default()
    }

    fn finish(mut self, most: usize) -> Lines {
        if self.lines.len() > most {
            self.whole = false;
            self.lines.truncate(most);
            if let Some(last) = self.lines.pop() {
                let cut = self.with_ellipsis(&last);
                self.lines.push(cut);
            }
        }
        let width = |line: &String| self.measure.width(line, self.font);
        let width = self.lines.iter().map(width).fold(0.0, f64::max);
        Lines { lines: self.lines, width, whole: self.whole }
    }

    fn with_ellipsis(&self, line: &str) -> String {
        let ends = self.measure.clusters(line);
        for end in ends.iter().rev() {
            let mut shorter = trimmed(line.get(..*end).unwrap_or_default()).to_owned();
            shorter.push(ELLIPSIS);
            if self.fits(&shorter) {
                return shorter;
            }
        }
        ELLIPSIS.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FONT: Font = Font::regular(10);

    fn lines(text: &str, room: f64, most: usize) -> Vec<String> {
        wrap(text, FONT, room, most, &Typewriter).lines
    }

    #[test]
    fn texts_that_begin_with_latin_letters_run_their_own_way() {
        for text in ["Yahoo!", "ChatGPT 4.0!", "“Åre” (2024)", "28 Jan 2024", "\u{2067}C++\u{2069}", "Đà Nẵng"] {
            assert!(is_latin(text), "{text}");
        }
        for text in ["شركة Yahoo!", "50 %", "–5", "", "€5", "תל אביב"] {
            assert!(!is_latin(text), "{text}");
        }
    }

    #[test]
    fn text_breaks_at_spaces_and_never_inside_a_word_that_fits() {
        assert_eq!(lines("Bằng khen của Chủ tịch", 55.0, 9), ["Bằng", "khen của", "Chủ tịch"]);
    }

    #[test]
    fn no_word_is_left_alone_on_the_last_line_and_no_dot_begins_one() {
        assert_eq!(lines("một hai ba ·", 60.0, 9), ["một hai", "ba ·"]);
    }

    #[test]
    fn marks_and_per_cent_signs_that_stand_apart_begin_no_line() {
        assert_eq!(lines("Réussite au baccalauréat : 90,9 % en 2023", 80.0, 9), ["Réussite au", "baccalauréat :", "90,9 % en 2023"]);
        assert_eq!(lines("Qui va voter ?", 60.0, 9), ["Qui va", "voter ?"]);
    }

    #[test]
    fn names_are_not_torn_where_that_takes_no_line_more() {
        assert_eq!(lines("Bằng khen của Thủ tướng · cá nhân", 160.0, 9), ["Bằng khen của", "Thủ tướng · cá nhân"]);
        assert_eq!(lines("Chủ tịch nước, Chính phủ, Thủ tướng", 120.0, 9), ["Chủ tịch nước,", "Chính phủ, Thủ tướng"]);
        assert_eq!(lines("lãnh đạo của Ủy ban nhân dân", 90.0, 9), ["lãnh đạo của", "Ủy ban nhân dân"]);
        assert_eq!(lines("Máy đo ở trạm B hỏng hai tháng", 90.0, 9), ["Máy đo ở trạm B", "hỏng hai tháng"]);
        assert_eq!(lines("Bắc Quang district", 70.0, 9), ["Bắc Quang", "district"], "the name ends there");
        assert_eq!(lines("ở Hà Giang", 30.0, 9), ["ở Hà", "Giang"], "a line more would be needed");
    }

    #[test]
    fn a_word_wider_than_the_room_is_broken_between_letters() {
        assert_eq!(lines("abcdefghijk x", 22.0, 9), ["abcd", "efgh", "ijk", "x"]);
    }

    #[test]
    fn a_word_wider_than_the_room_is_broken_behind_a_hyphen_or_a_slash_where_it_has_one() {
        assert_eq!(lines("Mecklenburg-Vorpommern", 80.0, 9), ["Mecklenburg-", "Vorpommern"]);
        assert_eq!(lines("a.vn/tin/hai-ba", 40.0, 9), ["a.vn/", "tin/", "hai-ba"]);
        assert_eq!(lines("-abcdefg", 22.0, 9), ["-abc", "defg"], "no hyphen stands alone");
        assert_eq!(lines("Donau\u{ad}dampf\u{ad}schiff", 60.0, 9), ["Donau-", "dampf-", "schiff"]);
    }

    #[test]
    fn lines_in_chinese_and_japanese_keep_numbers_whole_and_marks_where_they_belong() {
        assert_eq!(lines("人口1,234万人", 22.0, 9), ["人口", "1,23", "4万人"], "a number longer than a line is cut");
        assert_eq!(lines("人口は1,234万人", 33.0, 9), ["人口は", "1,234万", "人"]);
        assert_eq!(lines("東京が一番。大阪", 28.0, 9), ["東京が一", "番。大阪"]);
        assert_eq!(lines("東京の「大阪」だ", 22.0, 9), ["東京の", "「大阪」", "だ"]);
        assert_eq!(lines("ああああっっっっ", 22.0, 9), ["あああ", "あっっっ", "っ"]);
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        assert_eq!(lines("một hai ba bốn năm", 44.0, 2), ["một hai", "ba bốn…"]);
    }

    #[test]
    fn a_no_break_space_holds() {
        assert_eq!(lines("40\u{a0}triệu đồng", 50.0, 9), ["40\u{a0}triệu", "đồng"]);
    }

    #[test]
    fn where_there_is_no_room_lines_have_room_for_two_letters_all_the_same() {
        assert_eq!(lines("abcdefgh", 0.0, 9), ["abc", "def", "gh"]);
        assert_eq!(lines("abcdefgh", -40.0, 2), ["abc", "de…"]);
    }

    #[test]
    fn nothing_makes_no_line() {
        assert!(lines("  ", 50.0, 3).is_empty());
    }
}
