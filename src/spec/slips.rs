//! What was meant by a value of the wrong sort, where it is plain: a number in quotes, a single thing where a list belongs, a
//! colour by its name.

use super::keys::Takes;
use crate::color::Color;
use crate::problem::fix::quoted;
use crate::problem::{written, Change};
use crate::value::Value;

/// The change that makes `value` what is taken here, if there is a plain one.
pub(super) fn meant(value: &Value, takes: &Takes) -> Option<Change> {
    match (takes, value) {
        (Takes::Number { min, max }, Value::Text(text)) => {
            let text = text.trim();
            let is_plain = text.chars().all(|letter| letter.is_ascii_digit() || ".-".contains(letter));
            let number = text.parse::<f64>().ok().filter(|number| is_plain && (*min..=*max).contains(number))?;
            Some(Change::Value(written(number)))
        }
        (Takes::Version, Value::Text(text)) if text.trim() == "1" => Some(Change::Value("1".to_owned())),
        (Takes::Text(_) | Takes::Texts, Value::Number(number)) => Some(Change::Value(quoted(&written(*number)))),
        (Takes::Flag, Value::Text(word)) => {
            let word = word.trim().to_lowercase();
            let is_yes = ["true", "yes", "on", "1", "có", "bật"].contains(&word.as_str());
            let is_no = ["false", "no", "off", "0", "không", "tắt"].contains(&word.as_str());
            (is_yes || is_no).then(|| Change::Value(is_yes.to_string()))
        }
        (Takes::Flag, Value::Number(number)) if [0.0, 1.0].contains(number) => Some(Change::Value((*number == 1.0).to_string())),
        // Whoever says no more than that rows are sorted wants the largest first.
        (Takes::OneOf(words), Value::Flag(flag)) if words.contains(&"desc") => {
            Some(Change::Value(quoted(if *flag { "desc" } else { "none" })))
        }
        (Takes::SomeOf(_), Value::Flag(false)) => Some(Change::Value("[]".to_owned())),
        (Takes::SomeOf(words), Value::Text(word)) if words.contains(&word.as_str()) => Some(Change::Wrap("[", "]")),
        (Takes::Records(_), Value::Record(_)) => Some(Change::Wrap("[", "]")),
        (Takes::Colors, Value::Text(text)) if Color::parse(text).is_some() => Some(Change::Wrap("[", "]")),
        _ => None,
    }
}

/// The colour that a text is, that a name means, or digits without their sign.
pub(super) fn color(value: &Value) -> Option<Change> {
    let text = value.as_text()?.trim().to_ascii_lowercase();
    let signed = ["#", text.trim_start_matches('#')].concat();
    let named = || NAMED.iter().find(|(name, _)| *name == text).map(|(_, rgb)| Color::hex(*rgb).to_hex());
    let meant = if Color::parse(&signed).is_some() { signed } else { named()? };
    Some(Change::Value(quoted(&meant)))
}

/// The colours that people name, as CSS has them.
const NAMED: &[(&str, u32)] = &[
    ("black", 0x000000),
    ("white", 0xffffff),
    ("gray", 0x808080),
    ("grey", 0x808080),
    ("red", 0xff0000),
    ("green", 0x008000),
    ("blue", 0x0000ff),
    ("yellow", 0xffff00),
    ("orange", 0xffa500),
    ("purple", 0x800080),
    ("pink", 0xffc0cb),
    ("brown", 0xa52a2a),
    ("navy", 0x000080),
    ("teal", 0x008080),
    ("maroon", 0x800000),
    ("steelblue", 0x4682b4),
    ("tomato", 0xff6347),
    ("gold", 0xffd700),
];
