//! The languages that the library itself speaks, a phrase in each of them, and the words that a spec brings for any other.
//! Numbers and everything else that depends on a locale is `locale`'s.

use crate::value::Value;
use std::cell::Cell;

/// A language of the library's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Vietnamese.
    Vi,
    /// English, and what any other locale gets.
    En,
    /// A spec's own words.
    Own(&'static Dictionary),
}

/// What a spec says instead of the library's words. Kept for good, in a chain with all others, so that a phrase is a
/// `&'static str` in any language.
#[derive(Debug, PartialEq, Eq)]
pub struct Dictionary {
    /// An English phrase, what is said instead, and so on, with a NUL behind each.
    words: String,
    /// Whether all that is left as it is stays Vietnamese.
    vietnamese: bool,
    /// The one that was kept before this one.
    before: Option<&'static Dictionary>,
    /// How many were kept before it.
    place: u8,
}

thread_local! {
    static LAST: Cell<Option<&'static Dictionary>> = const { Cell::new(None) };
}

impl Lang {
    /// The language for a BCP 47 tag such as `vi` or `vi-VN`.
    pub fn of(tag: &str) -> Self {
        match tag.as_bytes() {
            [b'v' | b'V', b'i' | b'I'] | [b'v' | b'V', b'i' | b'I', b'-' | b'_', ..] => Lang::Vi,
            _ => Lang::En,
        }
    }

    /// This language with `words` of one's own, an object from the English phrase to another. Equal ones are kept once; a
    /// newsroom has one for each language it writes in, and beyond 255 nothing is kept.
    pub fn with(self, words: &Value) -> Self {
        let Value::Record(entries) = words else { return self };
        let mut words = String::new();
        for (phrase, said) in entries {
            for part in [phrase, said.as_text().unwrap_or(phrase)] {
                words.push_str(part);
                words.push('\0');
            }
        }
        let vietnamese = matches!(self, Lang::Vi);
        let before = LAST.get();
        let mut known = before;
        while let Some(dictionary) = known {
            if dictionary.words == words && dictionary.vietnamese == vietnamese {
                return Lang::Own(dictionary);
            }
            known = dictionary.before;
        }
        let Some(place) = before.map_or(Some(0), |before| before.place.checked_add(1)) else { return self };
        let kept: &'static Dictionary = Box::leak(Box::new(Dictionary { words, vietnamese, before, place }));
        LAST.set(Some(kept));
        Lang::Own(kept)
    }

    /// This language with `words`, as above, for what it has no words of its own for.
    #[cfg(feature = "desk")]
    pub fn over(self, words: &Value) -> Self {
        let (Lang::Own(own), Value::Record(below)) = (self, words) else { return self.with(words) };
        let mut parts = own.words.split_terminator('\0').map(str::to_owned);
        let mut entries = Vec::new();
        while let (Some(phrase), Some(said)) = (parts.next(), parts.next()) {
            entries.push((phrase, Value::Text(said)));
        }
        entries.extend(below.iter().cloned());
        let plain = if own.vietnamese { Lang::Vi } else { Lang::En };
        plain.with(&Value::Record(entries))
    }
}

impl Dictionary {
    fn find(&self, phrase: Phrase) -> &str {
        let mut rest = self.words.as_str();
        while let Some((known, tail)) = cut(rest, b'\0') {
            let Some((said, tail)) = cut(tail, b'\0') else { break };
            if known == phrase.en {
                return said;
            }
            rest = tail;
        }
        if self.vietnamese {
            phrase.vi
        } else {
            phrase.en
        }
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
            Lang::Own(dictionary) => dictionary.find(self),
        }
    }
}

/// A phrase: Vietnamese first, as the project's first readers.
pub const fn phrase(vi: &'static str, en: &'static str) -> Phrase {
    Phrase { vi, en }
}

/// What stands before the first `mark`, an ASCII character, and what behind it. `split_once` brings a fast search for any
/// character along, which is a kilobyte in a page.
#[inline(never)]
pub fn cut(text: &str, mark: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == mark)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// `template` with each `{name}` replaced by its text.
pub fn fill(template: &str, blanks: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = cut(rest, b'{') {
        out.push_str(before);
        let Some((name, tail)) = cut(after, b'}') else {
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

/// What ends a sentence in one script or another.
const STOPS: [char; 12] = ['.', '!', '?', '…', '。', '！', '？', '．', '؟', '۔', '।', '။'];

/// Adds a sentence.
#[inline(never)]
pub fn say(text: &mut String, words: &str) {
    text.push_str(words);
    end(text);
}

/// Ends a sentence, if one has begun.
pub fn end(text: &mut String) {
    if !text.is_empty() && !text.ends_with(' ') {
        text.push_str(if text.ends_with(STOPS) { " " } else { ". " });
    }
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
        assert_eq!(phrase("Ghi chú", "Note").in_lang(own), "Note", "a number is no word");
        assert_eq!(own, Lang::Vi.with(&words), "one dictionary is kept once");
        assert_ne!(own, Lang::En.with(&words));
        assert_eq!(Lang::Vi.with(&Value::Null), Lang::Vi);
    }

    #[test]
    fn words_of_a_house_go_below_those_of_ones_own() {
        let [own, house]: [Value; 2] = serde_json::from_str(r#"[{"Note": "Nota"}, {"Note": "Aviso", "Item": "Cosa"}]"#).unwrap();
        let both = Lang::Vi.with(&own).over(&house);
        let said = [phrase("Ghi chú", "Note"), phrase("Mục", "Item"), phrase("Giá trị", "Value")].map(|phrase| phrase.in_lang(both));
        assert_eq!(said, ["Nota", "Cosa", "Giá trị"]);
        assert_eq!(Lang::En.over(&house), Lang::En.with(&house));
        assert_eq!(Lang::Vi.with(&own).over(&Value::Null), Lang::Vi.with(&own));
    }

    #[test]
    fn what_is_filled_in_is_never_filled_again() {
        assert_eq!(fill("“{found}” and {x}", &[("found", "{x}"), ("x", "y")]), "“{x}” and y");
    }
}
