//! Holds a value against the declared keys: every key that is not declared and every value that does not fit is noted, and
//! what is left can be asked for by name without a further check.

use super::keys::{Key, Takes};
use super::{foreign, slips};
use crate::color::Color;
use crate::problem::codes::{KEY_TWICE, OUT_OF_RANGE, TOO_LONG, UNKNOWN_KEY, URL_REFUSED, WRONG_CHOICE, WRONG_COLOR, WRONG_TYPE};
use crate::problem::{at, written, Finding, Problems};
use crate::value::Value;
use crate::words::{cut, fill, phrase, Lang};

/// The names of the palettes that come with the library.
pub const PALETTES: &[&str] = &["categorical", "ordered"];

/// How many letters a label in a list of labels may have.
pub const LABEL: usize = 300;

/// The entries of one object of a spec, once they have been checked.
#[derive(Clone, Debug)]
pub struct Fields<'v> {
    entries: &'v [(String, Value)],
    keys: Vec<&'static Key>,
}

impl<'v> Fields<'v> {
    /// Checks `entries` against `keys` and notes what is wrong.
    pub fn check(entries: &'v [(String, Value)], keys: Vec<&'static Key>, problems: &mut Problems) -> Self {
        check_entries(entries, &keys, problems);
        Self { entries, keys }
    }

    /// The value of `name` unless it is absent or null.
    pub fn value(&self, name: &str) -> Option<&'v Value> {
        debug_assert!(self.key(name).is_some(), "“{name}” is asked for but not declared");
        let entry = self.entries.iter().find(|(key, _)| key == name);
        entry.map(|(_, value)| value).filter(|value| **value != Value::Null)
    }

    /// Whether something stands at `name`, which need be no key here.
    #[cfg(feature = "desk")]
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|(key, value)| key == name && *value != Value::Null)
    }

    /// A text.
    pub fn text(&self, name: &str) -> Option<&'v str> {
        self.value(name)?.as_text()
    }

    /// A finite number.
    pub fn number(&self, name: &str) -> Option<f64> {
        match self.value(name)? {
            Value::Number(number) if number.is_finite() => Some(*number),
            _ => None,
        }
    }

    /// A flag.
    pub fn flag(&self, name: &str) -> Option<bool> {
        match self.value(name)? {
            Value::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    /// One text or several.
    pub fn texts(&self, name: &str) -> Vec<String> {
        match self.value(name) {
            Some(Value::Text(text)) => vec![text.clone()],
            Some(Value::List(items)) => items.iter().filter_map(Value::as_text).map(str::to_owned).collect(),
            _ => Vec::new(),
        }
    }

    /// Where one of several texts stands: `key`, or `key[1]` in a list.
    pub fn place(&self, key: &str, text: &str) -> String {
        match self.value(key) {
            Some(Value::List(items)) => match items.iter().position(|item| item.as_text() == Some(text)) {
                Some(index) => [key, &at(index)].concat(),
                None => key.to_owned(),
            },
            _ => key.to_owned(),
        }
    }

    /// Pairs of texts.
    pub fn pairs(&self, name: &str) -> Vec<(String, String)> {
        match self.value(name) {
            Some(Value::Record(entries)) => {
                entries.iter().filter_map(|(from, to)| Some((from.clone(), to.as_text()?.to_owned()))).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The list at `name`; empty if there is none, or no such key here.
    pub fn list(&self, name: &str) -> &'v [Value] {
        match self.key(name).and_then(|key| self.value(key.name)) {
            Some(Value::List(items)) => items,
            _ => &[],
        }
    }

    /// The object at `name`, whose keys were checked with this one's.
    pub fn record(&self, name: &str) -> Option<Fields<'v>> {
        match (self.value(name)?, &self.key(name)?.takes) {
            (Value::Record(entries), Takes::Record(keys)) => Some(Fields { entries, keys: keys.iter().collect() }),
            _ => None,
        }
    }

    fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().copied().find(|key| key.name == name)
    }
}

/// Nested objects are checked with the outer one, so that no problem waits for somebody to ask for them.
fn check_entries(entries: &[(String, Value)], keys: &[&'static Key], problems: &mut Problems) {
    for (index, (name, value)) in entries.iter().enumerate() {
        match keys.iter().find(|key| key.name == name) {
            None => problems.note(&UNKNOWN_KEY, |lang| foreign::unknown_key(name, entries, keys, lang)),
            Some(_) if entries.iter().take(index).any(|(earlier, _)| earlier == name) => {
                problems.note(&KEY_TWICE, |lang| Finding::at(name).found(name).wants(lang, "chỉ giữ một", "only one of them"));
            }
            Some(key) => problems.inside(|| name.clone(), |problems| check_value(value, &key.takes, problems)),
        }
    }
}

fn check_value(value: &Value, takes: &Takes, problems: &mut Problems) {
    if *value == Value::Null {
        return;
    }
    match (takes, value) {
        // Whoever reads these says what is wrong with them.
        (Takes::Kind | Takes::Data | Takes::Changes | Takes::Panels, _) => {}
        (Takes::Flag, Value::Flag(_)) | (Takes::Version, Value::Number(_)) => {}
        (Takes::Text(most), Value::Text(text)) => check_length(text, *most, problems),
        (Takes::Number { min, max }, Value::Number(number)) => check_range(*number, *min, *max, problems),
        (Takes::OneOf(words) | Takes::WordOr(words, _), Value::Text(text)) => check_word(text, words, problems),
        (Takes::Texts, Value::Text(text)) => check_length(text, LABEL, problems),
        (Takes::Texts, Value::List(items)) => {
            for (index, item) in items.iter().enumerate() {
                problems.inside(|| at(index), |problems| check_value(item, &Takes::Text(LABEL), problems));
            }
        }
        (Takes::Palette, Value::Text(text)) => check_word(text, PALETTES, problems),
        (Takes::Color, Value::Text(_)) => check_color(value, problems),
        (Takes::Palette | Takes::Colors, Value::List(colors)) if !colors.is_empty() => {
            for (index, color) in colors.iter().enumerate() {
                problems.inside(|| at(index), |problems| check_color(color, problems));
            }
        }
        (Takes::Url, Value::Text(url)) => check_url(url, problems),
        (Takes::SomeOf(words), Value::List(items)) => {
            for (index, item) in items.iter().enumerate() {
                problems.inside(|| at(index), |problems| check_value(item, &Takes::OneOf(words), problems));
            }
        }
        (Takes::Records(keys), Value::List(items)) => {
            for (index, item) in items.iter().enumerate() {
                problems.inside(|| at(index), |problems| check_value(item, &Takes::Record(keys), problems));
            }
        }
        (Takes::Pairs, Value::Record(entries)) => {
            for (name, text) in entries {
                problems.inside(|| name.clone(), |problems| check_value(text, &Takes::Text(LABEL), problems));
            }
        }
        (Takes::Record(keys) | Takes::WordOr(_, keys), Value::Record(entries)) => {
            check_entries(entries, &keys.iter().collect::<Vec<_>>(), problems)
        }
        _ => problems.note(&WRONG_TYPE, |lang| {
            Finding::at("").found(found(value, lang)).expected(wanted(takes, lang)).mended(slips::meant(value, takes))
        }),
    }
}

fn check_word(text: &str, words: &[&str], problems: &mut Problems) {
    if !words.contains(&text) {
        problems.note(&WRONG_CHOICE, |lang| foreign::unknown_word(text, words, lang));
    }
}

fn check_length(text: &str, most: usize, problems: &mut Problems) {
    if text.chars().count() > most {
        problems.note(&TOO_LONG, |lang| {
            let limit = phrase("nhiều nhất {n} ký tự", "at most {n} letters").in_lang(lang);
            Finding::at("").found(text).expected(fill(limit, &[("n", &most.to_string())]))
        });
    }
}

fn check_range(number: f64, min: f64, max: f64, problems: &mut Problems) {
    if !(min..=max).contains(&number) {
        problems.note(&OUT_OF_RANGE, |_| {
            let limits = [&written(min), "…", &written(max)].concat();
            Finding::at("").found(written(number)).expected(limits)
        });
    }
}

fn check_color(color: &Value, problems: &mut Problems) {
    if color.as_text().and_then(Color::parse).is_none() {
        problems.note(&WRONG_COLOR, |lang| Finding::at("").found(found(color, lang)).expected("#rrggbb").mended(slips::color(color)));
    }
}

/// A link that a reader may follow: anything with a scheme other than http or https, such as `javascript:`, is refused.
fn check_url(url: &str, problems: &mut Problems) {
    // Browsers drop control characters and blanks before they look for the scheme; so does this.
    let plain: String = url.chars().filter(|c| !c.is_control() && *c != ' ').collect::<String>().to_ascii_lowercase();
    let before_path = plain.split(['/', '?', '#']).next().unwrap_or_default();
    let scheme = cut(before_path, b':').map(|(scheme, _)| scheme);
    if !matches!(scheme, None | Some("http" | "https")) {
        let expected = phrase("http, https hoặc địa chỉ tương đối", "http, https or a relative address");
        problems.note(&URL_REFUSED, |lang| Finding::at("").found(url).expected(expected.in_lang(lang)));
    }
}

/// What a key takes, in words.
fn wanted(takes: &Takes, lang: Lang) -> String {
    let words = match takes {
        Takes::Text(_) | Takes::Url | Takes::Kind => phrase("một đoạn chữ trong ngoặc kép", "a text in quotes"),
        Takes::Number { .. } | Takes::Version => phrase("một con số, không có ngoặc kép", "a number, without quotes"),
        Takes::Flag => phrase("true hoặc false", "true or false"),
        Takes::Texts => phrase("một nhãn hoặc một danh sách nhãn", "a label or a list of labels"),
        Takes::Palette => {
            phrase("“categorical”, “ordered” hoặc một danh sách màu #rrggbb", "“categorical”, “ordered” or a list of #rrggbb colours")
        }
        Takes::SomeOf(words) => return ["[\"", &words.join("\", \""), "\"]"].concat(),
        Takes::Records(_) => phrase("một danh sách đối tượng [{…}, …]", "a list of objects [{…}, …]"),
        Takes::Pairs => phrase("một đối tượng {\"…\": \"…\"}", "an object {\"…\": \"…\"}"),
        Takes::Color => phrase("một màu #rrggbb", "a colour as #rrggbb"),
        Takes::Colors => phrase("một danh sách màu #rrggbb", "a list of #rrggbb colours"),
        Takes::Record(_) | Takes::Data | Takes::Changes | Takes::Panels => phrase("một đối tượng {…}", "an object {…}"),
        Takes::OneOf(words) => return words.join(", "),
        Takes::WordOr(words, _) => return [&words.join(", "), ", {…}"].concat(),
    };
    words.in_lang(lang).to_owned()
}

/// A value in words, for a message.
pub fn found(value: &Value, lang: Lang) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Flag(true) => "true".to_owned(),
        Value::Flag(false) => "false".to_owned(),
        Value::Number(number) => written(*number),
        Value::Text(text) => text.clone(),
        Value::List(_) | Value::Numbers(_) => phrase("một danh sách", "a list").in_lang(lang).to_owned(),
        Value::Record(_) => phrase("một đối tượng", "an object").in_lang(lang).to_owned(),
    }
}

#[cfg(all(test, feature = "desk"))]
mod tests {
    use super::super::keys::doc;
    use super::*;

    const KEYS: &[Key] = &[
        Key::new("title", Takes::Text(5), doc("", "")),
        Key::new("sort", Takes::OneOf(&["asc", "desc"]), doc("", "")),
        Key::new("total", Takes::Number { min: 0.0, max: 9.0 }, doc("", "")),
        Key::new("palette", Takes::Palette, doc("", "")),
        Key::new("link", Takes::Url, doc("", "")),
        Key::new("format", Takes::Record(&[Key::new("unit", Takes::Text(9), doc("", ""))]), doc("", "")),
    ];

    fn messages(json: &str) -> Vec<(String, &'static str)> {
        let Value::Record(entries) = serde_json::from_str(json).unwrap() else { panic!("{json}") };
        let mut problems = Problems::new(Lang::En);
        Fields::check(&entries, KEYS.iter().collect(), &mut problems);
        problems.list().iter().map(|problem| (problem.path.clone(), problem.code)).collect()
    }

    #[test]
    fn all_problems_are_noted_at_once() {
        let found =
            messages(r##"{"titel":"x","title":"sáu chữ","sort":"up","total":"7","palette":["#123456","blue"],"format":{"unti":"%"}}"##);
        let expected = [
            ("titel", "unknown-key"),
            ("title", "too-long"),
            ("sort", "wrong-choice"),
            ("total", "wrong-type"),
            ("palette[1]", "wrong-color"),
            ("format.unti", "unknown-key"),
        ];
        assert_eq!(found, expected.map(|(path, code)| (path.to_owned(), code)));
    }

    #[test]
    fn a_link_that_runs_code_is_refused_however_it_is_written() {
        for url in ["javascript:x", "JavaScript:x", " java\nscript:x", "data:text/html,x", "file:///etc"] {
            let json = serde_json::to_string(&serde_json::json!({ "link": url })).unwrap();
            assert_eq!(messages(&json).len(), 1, "{url}");
        }
        for url in ["https://a.vn/x:y", " \nhttps://a.vn", "/tin/1", "tin?x=a:b", "#a:b", "//a.vn"] {
            let json = serde_json::to_string(&serde_json::json!({ "link": url })).unwrap();
            assert!(messages(&json).is_empty(), "{url}");
        }
    }

    #[test]
    fn null_is_as_good_as_absent() {
        assert!(messages(r#"{"title":null,"palette":null}"#).is_empty());
    }
}
