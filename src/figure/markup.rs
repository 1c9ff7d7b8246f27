//! The pieces of HTML around the pictures. Elements that have a meaning of their own come first, so that all of it can be read
//! where nothing but the text is left.

use crate::describe::DataTable;
use crate::sheet::Sheet;
use crate::surface::svg::escape;
use crate::words::{phrase, Phrase};

const DATA: Phrase = phrase("Bảng số liệu", "Data table");

/// Title and subtitle.
pub fn words(sheet: &Sheet) -> String {
    let Some(heading) = sheet.heading() else { return String::new() };
    let title = heading.title.as_deref().map(|words| set("strong", "title", words));
    let subtitle = heading.subtitle.as_deref().map(|words| set("span", "subtitle", words));
    let lines: Vec<String> = [title, subtitle].into_iter().flatten().collect();
    match lines.is_empty() {
        true => String::new(),
        false => ["<figcaption>", &lines.join("\n"), "</figcaption>\n"].concat(),
    }
}

/// Note, source, byline, and what stands beside them.
pub fn below(sheet: &Sheet, beside: &str) -> String {
    let Some(infographic) = sheet.infographic() else { return String::new() };
    let heading = &infographic.frame.heading;
    let note = heading.note.as_deref().map(|note| [&set("p", "note", note), "\n"].concat()).unwrap_or_default();
    let source = infographic.frame.source(sheet.locale()).map(|source| match &heading.source_url {
        Some(url) => ["<a href=\"", &escape(url), "\">", &escape(&source), "</a>"].concat(),
        None => escape(&source),
    });
    let said: Vec<String> = source.into_iter().chain(heading.byline.as_deref().map(escape)).collect();
    if said.is_empty() && beside.is_empty() {
        return note;
    }
    let said = if said.is_empty() { String::new() } else { ["<span>", &said.join(" · "), "</span>\n"].concat() };
    [&note, "<div class=\"dohoa-source\">", &said, beside, "</div>\n"].concat()
}

/// A table that is folded away, as the picture shows its figures; or passes away, where a script will come that doesn't offer it.
pub fn folded(sheet: &Sheet, table: &str, passes: bool) -> String {
    let name = escape(DATA.in_lang(sheet.locale().lang()));
    let class = if passes { "dohoa-data dohoa-passing" } else { "dohoa-data" };
    ["<details class=\"", class, "\"><summary>", &name, "</summary>", table.trim_end(), "</details>\n"].concat()
}

/// The figures.
pub fn table(table: &DataTable) -> String {
    let heads: String = table.columns.iter().map(|name| ["<th scope=\"col\">", &escape(name), "</th>"].concat()).collect();
    let mut out = ["<table><thead><tr>", &heads, "</tr></thead><tbody>"].concat();
    for row in &table.rows {
        let mut cells = row.iter().map(|cell| escape(cell));
        let head = cells.next().unwrap_or_default();
        let rest: String = cells.map(|cell| ["<td>", &cell, "</td>"].concat()).collect();
        out += &["<tr><th scope=\"row\">", &head, "</th>", &rest, "</tr>"].concat();
    }
    out + "</tbody></table>\n"
}

fn set(element: &str, class: &str, words: &str) -> String {
    ["<", element, " class=\"dohoa-", class, "\">", &escape(words), "</", element, ">"].concat()
}
