//! The languages that the library itself speaks, and a phrase in each of them. Numbers and everything else that depends on a
//! locale is `locale`'s.

/// A language of the library's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Vietnamese.
    Vi,
    /// English, and what any other locale gets.
    En,
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
    pub const fn in_lang(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => self.vi,
            Lang::En => self.en,
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
    fn what_is_filled_in_is_never_filled_again() {
        assert_eq!(fill("“{found}” and {x}", &[("found", "{x}"), ("x", "y")]), "“{x}” and y");
    }
}
