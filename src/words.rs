//! The languages that the library itself speaks, a phrase in each of them, and the words that a spec brings for any other.
//! Numbers and everything else that depends on a locale is `locale`'s.

use crate::value::Value;
use std::cell::RefCell;

/// A language of the library's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Vietnamese.
    Vi,
    /// English, and what any other locale gets.
    En,
    /// A spec's own words: the place of its dictionary.
    Own(u8),
}

/// What a spec says instead of the library's words, and the language of all that it leaves as it is.
struct Dictionary {
    /// Kept for good, so that a phrase is a `&'static str` in any language.
    words: &'static Value,
    base: Lang,
}

thread_local! {
    /// A newsroom has one for each language it writes in.
    static DICTIONARIES: RefCell<Vec<Dictionary>> = const { RefCell::new(Vec::new()) };
}

impl Lang {
    /// The language for a BCP 47 tag such as `vi` or `vi-VN`.
    pub fn of(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("vi") {
            Lang::Vi
        } else {
            Lang::En
        }
    }

    /// This language with `words` of one's own, an object from the English phrase to another. Equal ones are kept once; of more
    /// than a byte can count, the last is given up for the new one.
    pub fn with(self, words: &Value) -> Self {
        if !matches!(words, Value::Record(_)) {
            return self;
        }
        DICTIONARIES.with_borrow_mut(|all| {
            let known = all.iter().position(|known| known.words == words && known.base == self);
            let place = known.unwrap_or_else(|| {
                all.truncate(usize::from(u8::MAX));
                all.push(Dictionary { words: Box::leak(Box::new(words.clone())), base: self });
                all.len() - 1
            });
            Lang::Own(place as u8)
        })
    }
}

/// One phrase in every language of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Vietnamese.
    pub vi: &'static str,
    /// English.
    pub en: &'static str,
}

impl Phrase {
    /// The phrase in `lang`.
    pub fn in_lang(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => self.vi,
            Lang::En => self.en,
            Lang::Own(place) => self.own(place),
        }
    }

    fn own(self, place: u8) -> &'static str {
        let found = DICTIONARIES.with_borrow(|all| all.get(usize::from(place)).map(|own| (own.words.get(self.en), own.base)));
        match found {
            Some((Some(Value::Text(said)), _)) => said,
            Some((_, base)) => self.in_lang(base),
            None => self.en,
        }
    }
}

/// A phrase: Vietnamese first, as the project's first readers.
pub const fn phrase(vi: &'static str, en: &'static str) -> Phrase {
    Phrase { vi, en }
}

/// `template` with each `{name}` replaced by its text.
pub fn fill(template: &str, blanks: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        let text = blanks.iter().find(|(blank, _)| *blank == name);
        out.push_str(text.map_or("", |(_, text)| text));
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_with_a_region_speaks_its_language() {
        assert_eq!(Lang::of("vi-VN"), Lang::Vi);
        assert_eq!(Lang::of("en"), Lang::En);
        assert_eq!(Lang::of("vie"), Lang::En);
    }

    #[test]
    fn words_of_ones_own_stand_in_for_the_english_ones() {
        let words: Value = serde_json::from_str(r#"{"Source: ": "Fuente: ", "Note": 7}"#).unwrap();
        let own = Lang::Vi.with(&words);
        assert_eq!(phrase("Nguồn: ", "Source: ").in_lang(own), "Fuente: ");
        assert_eq!(phrase("Mục", "Item").in_lang(own), "Mục", "what is left out is said as before");
        assert_eq!(phrase("Ghi chú", "Note").in_lang(own), "Ghi chú", "a number is no word");
        assert_eq!(own, Lang::Vi.with(&words), "one dictionary is kept once");
        assert_ne!(own, Lang::En.with(&words));
        assert_eq!(Lang::Vi.with(&Value::Null), Lang::Vi);
    }

    #[test]
    fn what_is_filled_in_is_never_filled_again() {
        assert_eq!(fill("“{found}” and {x}", &[("found", "{x}"), ("x", "y")]), "“{x}” and y");
    }
}
