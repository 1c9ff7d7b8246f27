//! The small tree that any input becomes first: JSON text natively, a JavaScript object in a page. It keeps the order of
//! keys, knows nothing of what they mean, and is where text is brought to one Unicode form.

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::sync::Arc;

/// Anything deeper is no spec, and an object that contains itself would never end.
pub const DEEPEST: usize = 16;

/// What a key, a cell or a whole spec may hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`, or `undefined` in JavaScript.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// Any number, NaN and infinities too: a JavaScript object may hold them, and whoever reads must say so.
    Number(f64),
    /// A text.
    Text(String),
    /// An array.
    List(Vec<Value>),
    /// A typed array of JavaScript: as many numbers as one likes, none of which is looked at before somebody asks.
    Numbers(Arc<Vec<f64>>),
    /// An object, in the order in which it was written.
    Record(Vec<(String, Value)>),
}

impl Value {
    /// The value of `key` if this is a record that has it.
    pub fn get(&self, key: &str) -> Option<&Value> {
        match self {
            Value::Record(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, v)| v),
            _ => None,
        }
    }

    /// The items of the list at `key`; none if there is no list.
    #[cfg(feature = "desk")]
    pub fn list(&self, key: &str) -> &[Value] {
        match self.get(key) {
            Some(Value::List(items)) => items,
            _ => &[],
        }
    }

    /// The item at `index` if this is a list that has it.
    pub fn item(&self, index: usize) -> Option<&Value> {
        match self {
            Value::List(items) => items.get(index),
            _ => None,
        }
    }

    /// The text if this is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Replaces every text and key by what `form` makes of it: Unicode NFC, so that "ế" is one letter however it was typed.
    /// `form` answers `None` where nothing changes.
    pub fn normalize(&mut self, form: &dyn Fn(&str) -> Option<String>) {
        let fix = |text: &mut String| {
            if !text.chars().all(is_composed) {
                if let Some(better) = form(text) {
                    *text = better;
                }
            }
        };
        match self {
            Value::Text(text) => fix(text),
            Value::List(items) => items.iter_mut().for_each(|item| item.normalize(form)),
            Value::Record(entries) => {
                for (key, value) in entries {
                    fix(key);
                    value.normalize(form);
                }
            }
            _ => {}
        }
    }
}

/// Whether a letter is as NFC has it and joins nothing: those of Europe and of Vietnam, and common punctuation. In a text of these
/// alone nothing changes, and nobody has to be asked.
fn is_composed(letter: char) -> bool {
    matches!(letter, '\0'..'\u{300}' | '\u{1e00}'..'\u{1f00}' | '\u{2002}'..'\u{20d0}')
}

/// What only says how letters join, break and run. It comes along from pages and spreadsheets and stands anywhere, also in and about
/// figures, where it says nothing; letters may need it.
#[inline(never)]
pub fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// What Unicode calls white space. Not `is_whitespace`, whose table is dear in a page.
#[inline(never)]
pub fn is_blank(letter: char) -> bool {
    matches!(letter, '\t'..='\r' | ' ' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// `text` without blanks at its ends.
pub fn trimmed(text: &str) -> &str {
    within(text, false)
}

/// `text` without blanks and what isn't seen at its ends.
pub fn bare(text: &str) -> &str {
    within(text, true)
}

#[inline(never)]
fn within(text: &str, unseen_too: bool) -> &str {
    text.trim_matches(|letter| is_blank(letter) || unseen_too && is_unseen(letter))
}

impl<'de> serde::Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Depth(0).deserialize(deserializer)
    }
}

/// Reads a value, counting how deep it stands.
struct Depth(usize);

impl<'de> DeserializeSeed<'de> for Depth {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        if self.0 > DEEPEST {
            return Err(D::Error::custom("nested too deeply"));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Depth {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("JSON data")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(Depth(self.0 + 1))? {
            items.push(item);
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            entries.push((key, map.next_value_seed(Depth(self.0 + 1))?));
        }
        Ok(Value::Record(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_keep_their_order() {
        let value: Value = serde_json::from_str(r#"{"z":1,"a":[true,null,"x"]}"#).unwrap();
        let Value::Record(entries) = &value else { panic!("{value:?}") };
        assert_eq!(entries[0].0, "z");
        assert_eq!(entries[1].1, Value::List(vec![Value::Flag(true), Value::Null, Value::Text("x".into())]));
    }

    #[test]
    fn blanks_are_those_of_unicode() {
        assert!(('\0'..char::MAX).all(|letter| is_blank(letter) == letter.is_whitespace()));
    }

    #[test]
    fn what_never_ends_is_refused() {
        let deep = "[".repeat(40) + &"]".repeat(40);
        assert!(serde_json::from_str::<Value>(&deep).is_err());
    }

    #[test]
    fn what_is_taken_for_composed_is_what_nfc_makes_of_it() {
        use unicode_normalization::{char::canonical_combining_class, UnicodeNormalization};
        for letter in ('\0'..char::MAX).filter(|letter| is_composed(*letter)) {
            assert!(letter.nfc().eq([letter]) && canonical_combining_class(letter) == 0, "{letter:?}");
            // Nor does it join what stands before it.
            assert!(['a', 'A', 'ế', 'ơ'].iter().all(|before| [*before, letter].into_iter().nfc().eq([*before, letter])), "{letter:?}");
        }
    }

    #[test]
    fn decomposed_vietnamese_becomes_one_letter_each() {
        use unicode_normalization::UnicodeNormalization;
        let mut value = Value::Record(vec![("Ti\u{302}n".into(), Value::Text("e\u{302}\u{301}".into()))]);
        value.normalize(&|text| Some(text.nfc().collect()));
        assert_eq!(value.get("Tîn"), Some(&Value::Text("ế".into())));
    }
}
