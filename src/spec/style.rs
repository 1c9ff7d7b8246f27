//! The keys of a house style: fonts, colours, measures and words that a newsroom's charts share, or that one spec has for its
//! own in `theme`. What they do to the look is the theme's.

use super::keys::{doc, Key, Takes};
use super::read::{found, Fields};
use super::GROUNDS;
use crate::problem::codes::WRONG_TYPE;
use crate::problem::{Finding, Problems};
use crate::theme::{limits, COLORS};
use crate::value::Value;

const FACTOR: Takes = Takes::Number { min: limits::FACTOR.0, max: limits::FACTOR.1 };

/// The library's own words in another language.
pub const WORDS: Key = Key::new(
    "words",
    Takes::Pairs,
    doc(
        "Chữ của chính thư viện, nói cách khác: từ câu tiếng Anh sang câu của bạn.",
        "The library's own words, said otherwise: from the English phrase to yours.",
    )
    .example(r#"{"Source: ": "Fuente: "}"#),
);

/// Holds a whole style, of a file or of a script, against the keys that there are.
pub fn check(style: &Value, problems: &mut Problems) {
    match style {
        Value::Record(entries) => drop(Fields::check(entries, KEYS.iter().collect(), problems)),
        other => problems.note(&WRONG_TYPE, |lang| {
            Finding::at("").found(found(other, lang)).wants(lang, "một đối tượng {\"light\": {…}, …}", "an object {\"light\": {…}, …}")
        }),
    }
}

/// What a style may say.
pub const KEYS: &[Key] = &[
    Key::new(
        "ground",
        Takes::OneOf(GROUNDS),
        doc("Nền sáng hay tối; “auto” là theo trang.", "Light or dark ground; “auto” follows the page.")
            .default(r#""auto""#)
            .example(r#""dark""#),
    ),
    Key::new(
        "font",
        Takes::Text(300),
        doc("Danh sách phông chữ, như trong CSS.", "A CSS font-family list.").example(r#""Georgia, serif""#),
    ),
    Key::new(
        "scale",
        FACTOR,
        doc("Phóng mọi thứ lên bao nhiêu lần.", "How much larger than usual everything is.").default("1").example("1.25"),
    ),
    Key::new(
        "radius",
        Takes::Number { min: limits::RADIUS.0, max: limits::RADIUS.1 },
        doc("Bo tròn góc của hình bao nhiêu px.", "How far the corners of marks are rounded, in CSS px.").default("0").example("3"),
    ),
    Key::new(
        "space",
        FACTOR,
        doc("Khoảng trống rộng gấp bao nhiêu.", "How much wider than usual the gaps are.").default("1").example("1.5"),
    ),
    Key::new(
        "patterns",
        Takes::Flag,
        doc("Các dãy có khác nhau cả về hoa văn, không chỉ về màu.", "Whether series differ by pattern as well as by colour.")
            .default("false")
            .example("true"),
    ),
    Key::new(
        "light",
        Takes::Record(GROUND),
        doc("Màu trên nền sáng.", "The colours on light ground.").example(r##"{"accent": "#8a2b1d"}"##),
    ),
    Key::new("dark", Takes::Record(GROUND), doc("Màu trên nền tối.", "The colours on dark ground.").example(r##"{"accent": "#e8927c"}"##)),
    WORDS,
];

/// The colours of one ground.
const GROUND: &[Key] = &[
    color(COLORS[0], "Màu nền, mọi thứ nằm trên đó.", "What everything stands on.", r##""#fffdf8""##),
    color(COLORS[1], "Tiêu đề, nhãn và con số.", "Titles, labels and values.", r##""#211c17""##),
    color(COLORS[2], "Phụ đề, ghi chú, chữ ở trục.", "Subtitles, notes, axis labels.", r##""#665c50""##),
    color(COLORS[3], "Đường kẻ mờ của lưới và giữa các dòng.", "Lines of the grid and between rows.", r##""#e4dccf""##),
    color(COLORS[4], "Đường ở số 0.", "The line at zero.", r##""#877b6c""##),
    color(COLORS[5], "Phần mang thông điệp.", "What carries the message.", r##""#8a2b1d""##),
    color(COLORS[6], "Những phần bên cạnh phần mang thông điệp.", "Marks beside those that carry the message.", r##""#948775""##),
    color(COLORS[7], "Rãnh của thanh tiến độ.", "What a progress bar runs in.", r##""#ece4d7""##),
    Key::new(
        "ordered",
        Takes::Colors,
        doc("Màu đậm nhất và nhạt nhất của bảng màu theo hạng.", "The strong and the weak end of an ordered palette.")
            .example(r##"["#4a1209", "#b9806c"]"##),
    ),
    Key::new(
        "categorical",
        Takes::Colors,
        doc("Màu của các dãy theo thứ tự dùng, nhiều nhất sáu màu.", "Up to six colours of series, in the order of use.")
            .example(r##"["#8a2b1d", "#c18600"]"##),
    ),
];

const fn color(name: &'static str, vi: &'static str, en: &'static str, example: &'static str) -> Key {
    Key::new(name, Takes::Color, doc(vi, en).example(example))
}
