//! A chart as a page of its own that needs no script: its words as text, the plot as SVG, the figures as a table.

use dohoa::describe::DataTable;
use dohoa::sheet::Sheet;
use dohoa::words::phrase;

const STYLE: &str = "body{margin:2rem auto;max-width:42rem;padding:0 1rem;font-family:system-ui,sans-serif;line-height:1.45}\
figure{margin:0}svg{max-width:100%;height:auto}figcaption strong{display:block;font-size:1.25rem}\
table{border-collapse:collapse}th,td{padding:.25rem .75rem .25rem 0;text-align:start}td{font-variant-numeric:tabular-nums}";

/// The whole page.
pub fn whole(sheet: &Sheet, svg: &str, table: &DataTable) -> String {
    let locale = sheet.locale();
    let title = sheet.heading().and_then(|heading| heading.title.as_deref()).unwrap_or(&table.caption);
    let direction = if locale.right_to_left() { "rtl" } else { "ltr" };
    let (lang, title, figure) = (escape(locale.tag()), escape(title), figure(sheet, svg, table));
    format!(
        "<!doctype html>\n<html lang=\"{lang}\" dir=\"{direction}\">\n<meta charset=\"utf-8\">\n\
<meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}</style>\n{figure}</html>\n"
    )
}

/// The figure alone.
fn figure(sheet: &Sheet, svg: &str, table: &DataTable) -> String {
    let mut out = "<figure>\n<figcaption>".to_owned();
    let heading = sheet.heading().cloned().unwrap_or_default();
    out += &heading.title.map(|title| format!("<strong>{}</strong>", escape(&title))).unwrap_or_default();
    out += &heading.subtitle.map(|subtitle| format!(" {}", escape(&subtitle))).unwrap_or_default();
    out += "</figcaption>\n";
    out += svg;
    out += &rows(sheet, table);
    for line in [heading.note, source(sheet), heading.byline].into_iter().flatten() {
        out += &format!("<p><small>{}</small></p>\n", escape(&line));
    }
    out + "</figure>\n"
}

fn source(sheet: &Sheet) -> Option<String> {
    sheet.infographic()?.frame.source(sheet.locale())
}

fn rows(sheet: &Sheet, table: &DataTable) -> String {
    let name = phrase("Bảng số liệu", "Data table").in_lang(sheet.locale().lang());
    let heads: String = table.columns.iter().map(|name| format!("<th scope=\"col\">{}</th>", escape(name))).collect();
    let mut out = format!("<details>\n<summary>{name}</summary>\n<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        let mut cells = row.iter().map(|cell| escape(cell));
        let head = cells.next().unwrap_or_default();
        let rest: String = cells.map(|cell| format!("<td>{cell}</td>")).collect();
        out += &format!("<tr><th scope=\"row\">{head}</th>{rest}</tr>\n");
    }
    out + "</tbody>\n</table>\n</details>\n"
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
