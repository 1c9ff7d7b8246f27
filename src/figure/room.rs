//! The room that a chart's controls and its story take once its script has come, so that nothing moves when they do: the same words in
//! the same rows as `pkg/src/tools/controls.ts` and `steps.ts` make them. `pkg/public/figure.css` lays them out as
//! `pkg/src/tools/look.ts` does.

use crate::sheet::Sheet;
use crate::spec::offers::Offers;
use crate::surface::svg::escape;
use crate::words::{phrase, Phrase};

const TABLE: Phrase = phrase("Bảng", "Table");
const ORDER: Phrase = phrase("Thứ tự", "Order");
const AS_GIVEN: Phrase = phrase("Như ban đầu", "As given");
const BY_VALUE: Phrase = phrase("Theo giá trị", "By value");
const MEASURE: Phrase = phrase("Cách tính", "Measure");
const COUNTS: Phrase = phrase("Số lượng", "Counts");
const SHARES: Phrase = phrase("Tỷ lệ (100%)", "Shares (100%)");
const SAVE_PNG: Phrase = phrase("Lưu PNG", "Save PNG");
const SAVE_SVG: Phrase = phrase("Lưu SVG", "Save SVG");
const STORY: Phrase = phrase("Từng bước", "Step by step");

/// More choices, or longer ones, stand in a list, as in `controls.ts`.
const MOST_ABREAST: usize = 4;
const MOST_LETTERS: usize = 48;

/// The row above the plot; nothing where there are no controls. It has no text of its own: its words stand in attributes, from which
/// the style sheet sets them unseen, so that nobody reads, hears, finds or copies what can't be pressed.
pub fn controls(sheet: &Sheet) -> String {
    let Some(infographic) = sheet.infographic() else { return String::new() };
    let Offers { tables, sort, percent, save, .. } = &infographic.offers;
    let say = |phrase: Phrase| phrase.in_lang(sheet.locale().lang());
    let mut row = String::new();
    if tables.len() > 1 {
        row += &choice(say(TABLE), &tables.iter().map(String::as_str).collect::<Vec<_>>());
    }
    if *sort {
        row += &choice(say(ORDER), &[say(AS_GIVEN), say(BY_VALUE)]);
    }
    if *percent {
        row += &choice(say(MEASURE), &[say(COUNTS), say(SHARES)]);
    }
    if *save {
        row += &["<span class=\"dohoa-files\">", &unseen(say(SAVE_PNG)), &unseen(say(SAVE_SVG)), "</span>"].concat();
    }
    if row.is_empty() {
        return row;
    }
    ["<div class=\"dohoa-controls\" hidden=\"\">", &row, "</div>\n"].concat()
}

/// One of several, abreast or in a list.
fn choice(name: &str, options: &[&str]) -> String {
    let letters: usize = options.iter().map(|option| option.encode_utf16().count()).sum();
    if options.len() > MOST_ABREAST || letters > MOST_LETTERS {
        let options: String = options.iter().map(|option| ["<option label=\"", &escape(option), "\">"].concat()).collect();
        let name = escape(name);
        return ["<span class=\"dohoa-list\" data-words=\"", &name, "\"><select disabled=\"\">", &options, "</select></span>"].concat();
    }
    let options: String = options.iter().map(|option| unseen(option)).collect();
    ["<span class=\"dohoa-choice\">", &options, "</span>"].concat()
}

fn unseen(words: &str) -> String {
    ["<span data-words=\"", &escape(words), "\"></span>"].concat()
}

/// The story, folded as high as the buttons that will tell it; where it is told by the article alone, only room for them.
pub fn steps(sheet: &Sheet) -> String {
    let said = told(sheet);
    match sheet.infographic().is_some_and(|infographic| !infographic.offers.steps.is_empty()) {
        true if said.is_empty() => "<div class=\"dohoa-steps\" hidden=\"\"></div>\n".to_owned(),
        true => {
            let name = STORY.in_lang(sheet.locale().lang());
            ["<details class=\"dohoa-steps\"><summary>", &escape(name), "</summary>", said.trim_end(), "</details>\n"].concat()
        }
        false => String::new(),
    }
}

/// What the steps say, one below the other; nothing where none says anything.
pub fn told(sheet: &Sheet) -> String {
    let steps = sheet.infographic().map_or(&[][..], |infographic| &infographic.offers.steps);
    if steps.iter().all(|text| text.trim().is_empty()) {
        return String::new();
    }
    let steps: String = steps.iter().map(|text| ["<li>", &escape(text), "</li>"].concat()).collect();
    ["<ol>", &steps, "</ol>\n"].concat()
}
