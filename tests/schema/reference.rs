//! All keys as tables, made from their declarations: what stands below the marker in `docs/spec.md` and `docs/spec.vi.md`.

use crate::common::within;
use dohoa::board::{self, MOST_PANELS, PANEL};
use dohoa::charts::Kind;
use dohoa::problem::written;
use dohoa::spec::read::PALETTES;
use dohoa::spec::{Key, Takes, COMMON, DATA, OUTER, VERSION, WIDE};
use dohoa::words::{fill, phrase, Lang, Phrase};
use std::fmt::Write;

const EVERY: Phrase = phrase("Trong mọi biểu đồ, kể cả trong một khung của board", "In every chart, in a panel of a board as well");
const OUTERMOST: Phrase = phrase("Chỉ ở ngoài cùng", "Outermost only");
const TABULAR: Phrase =
    phrase("Trong biểu đồ có một bảng số liệu: mọi loại trừ {kinds}", "In a chart that shows a table: every kind but {kinds}");
const SERIES: Phrase = phrase("Trong biểu đồ có nhãn và dãy số: {kinds}", "In a chart that shows a label and series: {kinds}");
const IN_PANEL: Phrase = phrase("Chỉ trong một khung của board", "In a panel of a board only");
const HEAD: Phrase = phrase(
    "| Khóa | Nhận | Không viết thì | Ví dụ | Để làm gì |\n|---|---|---|---|---|\n",
    "| Key | Takes | Without it | Example | Is for |\n|---|---|---|---|---|\n",
);
const NEEDED: Phrase = phrase("phải có", "is needed");

/// The tables of all keys.
pub fn reference(lang: Lang) -> String {
    let mut text = String::new();
    section(&mut text, EVERY.in_lang(lang), COMMON.iter(), lang);
    section(&mut text, OUTERMOST.in_lang(lang), OUTER.iter(), lang);
    let of_kinds = |heading: Phrase, is_one: &dyn Fn(&Kind) -> bool| {
        let names: Vec<&str> = board::kinds().filter(|kind| is_one(kind)).map(|kind| kind.name).collect();
        fill(heading.in_lang(lang), &[("kinds", &names.join(", "))])
    };
    let has = |kind: &Kind, shared: &[Key]| kind.keys.iter().any(|keys| are_same(keys, shared));
    section(&mut text, &of_kinds(TABULAR, &|kind| !has(kind, DATA)), DATA.iter(), lang);
    section(&mut text, &of_kinds(SERIES, &|kind| has(kind, WIDE)), WIDE.iter(), lang);
    for kind in board::kinds() {
        let is_shared = |keys: &[Key]| are_same(keys, DATA) || are_same(keys, WIDE);
        let own = kind.keys.iter().filter(|keys| !is_shared(keys)).flat_map(|keys| keys.iter());
        section(&mut text, &format!("`{}`: {}", kind.name, kind.doc.says.in_lang(lang)), own, lang);
    }
    section(&mut text, IN_PANEL.in_lang(lang), PANEL.iter(), lang);
    text
}

/// Whether two lists are the same keys.
fn are_same(keys: &[Key], others: &[Key]) -> bool {
    keys.iter().map(|key| key.name).eq(others.iter().map(|key| key.name))
}

fn section(text: &mut String, heading: &str, keys: impl Iterator<Item = &'static Key>, lang: Lang) {
    write!(text, "\n## {}\n\n{}", heading.trim_end_matches('.'), HEAD.in_lang(lang)).unwrap();
    keys.for_each(|key| rows(text, "", key, lang));
}

/// The row of a key, and those of the keys within it.
fn rows(text: &mut String, before: &str, key: &'static Key, lang: Lang) {
    let doc = &key.doc;
    let code = |json: &str| format!("`{json}`");
    let without = if doc.needed { NEEDED.in_lang(lang).to_owned() } else { doc.default.map_or(String::new(), code) };
    let example = doc.example.map_or(String::new(), code);
    let name = format!("{before}{}", key.name);
    let cells = [code(&name), takes(&key.takes, lang), without, example, doc.says.in_lang(lang).to_owned()];
    writeln!(text, "| {} |", cells.join(" | ")).unwrap();
    let (joint, within) = within(&key.takes);
    within.iter().for_each(|key| rows(text, &[&name, joint].concat(), key, lang));
}

/// What may stand at a key, in words.
fn takes(takes: &Takes, lang: Lang) -> String {
    let say = |vi, en| phrase(vi, en).in_lang(lang);
    let words = |words: &[&str]| words.iter().map(|word| format!("`\"{word}\"`")).collect::<Vec<_>>().join(", ");
    match takes {
        Takes::Text(most) => fill(say("chữ, nhiều nhất {n} ký tự", "text of at most {n} letters"), &[("n", &most.to_string())]),
        Takes::Number { min, max } => {
            fill(say("số từ {min} đến {max}", "number from {min} to {max}"), &[("min", &written(*min)), ("max", &written(*max))])
        }
        Takes::Flag => "`true`, `false`".into(),
        Takes::OneOf(choices) => words(choices),
        Takes::Texts => say("một nhãn hoặc danh sách nhãn", "a label or a list of labels").into(),
        Takes::Palette => [&words(PALETTES), say(" hoặc danh sách màu #rrggbb", " or a list of #rrggbb")].concat(),
        Takes::Color => say("màu #rrggbb", "colour as #rrggbb").into(),
        Takes::Colors => say("danh sách màu #rrggbb", "list of colours as #rrggbb").into(),
        Takes::WordOr(choices, _) => [&words(choices), say(" hoặc đối tượng", " or an object")].concat(),
        Takes::Url => say("địa chỉ http, https hoặc tương đối", "http, https or relative address").into(),
        Takes::SomeOf(choices) => [say("danh sách của ", "list of "), &words(choices)].concat(),
        Takes::Record(_) => say("đối tượng", "object").into(),
        Takes::Records(_) => say("danh sách đối tượng", "list of objects").into(),
        Takes::Pairs => say("đối tượng từ chữ sang chữ", "object from texts to texts").into(),
        Takes::Kind => words(&board::kinds().map(|kind| kind.name).collect::<Vec<_>>()),
        Takes::Version => format!("`{VERSION}`"),
        Takes::Data => say("chữ, các dòng, danh sách, hoặc đối tượng", "text, rows, lists, or an object").into(),
        Takes::Changes => say("đối tượng với các khóa của loại biểu đồ", "object with keys of the same kind").into(),
        Takes::Panels => fill(say("danh sách biểu đồ, nhiều nhất {n}", "list of at most {n} charts"), &[("n", &MOST_PANELS.to_string())]),
    }
}
