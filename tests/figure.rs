//! Figures as HTML: the pages show what the library writes, the style sheet knows every width, and embed code is what it says.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use dohoa::figure::{self, LADDER, STYLE, USUAL};
use dohoa::native;
use dohoa::value::Value;
use std::path::Path;

fn www(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("www").join(path)).unwrap()
}

#[test]
fn the_articles_show_what_the_native_library_writes_to_the_byte() {
    let column = [288, 328, 358, 378, 560, 672];
    let mut found = 0;
    for page in [www("index.html"), www("en/index.html")] {
        for part in page.split("<do-hoa src=\"/charts/").skip(1) {
            let name = part.split(".json\"").next().unwrap();
            let json = www(&format!("charts/{name}.json"));
            let widths = if name.contains("board") { [column.as_slice(), &[960, 1100]].concat() } else { column.into() };
            let setting = native::setting(&widths, &Value::Null, false);
            let src = format!("/charts/{name}.json");
            let figure = figure::element(&common::read(&json), &setting, &Value::Null, Some(&src)).unwrap();
            assert!(page.contains(figure.trim_end()), "{name}: node www/figures.mjs");
            found += 1;
        }
    }
    assert_eq!(found, 10);
}

#[test]
fn a_table_of_the_articles_own_has_one_subtitle_before_its_script_and_after_it() {
    for page in [www("index.html"), www("en/index.html")] {
        let own = page.split("<figure data-dohoa='").nth(1).unwrap();
        let (spec, figure) = own.split_once('\'').unwrap();
        let spec: Value = serde_json::from_str(spec).unwrap();
        let subtitle = spec.get("subtitle").and_then(Value::as_text).unwrap();
        assert!(figure.contains(&format!("<p class=\"dohoa-subtitle\">{subtitle}</p>")), "{subtitle}");
    }
}

/// What every rule of the style sheet begins with, as it has to count for more than a page's own.
const OWN: &str = ".dohoa:not(#_)";

#[test]
fn every_rule_of_the_style_sheet_counts_for_more_than_a_pages_own() {
    let sheet: String = STYLE.split("*/").filter_map(|part| part.split("/*").next()).collect();
    let is_selector = |text: &&str| text.starts_with(['.', '[']) && !text.ends_with(';');
    let lists: Vec<&str> = sheet.split(['{', '}']).map(str::trim).filter(is_selector).collect();
    assert!(lists.len() > 60, "{lists:?}");
    // A comma in brackets, as in `:is(th, td)`, begins no selector.
    let selectors = lists.iter().flat_map(|list| {
        let opens = |at: usize| list[..at].matches('(').count() > list[..at].matches(')').count();
        let mut ends: Vec<usize> = list.match_indices(", ").map(|(at, _)| at).filter(|at| !opens(*at)).collect();
        ends.push(list.len());
        let begins = std::iter::once(0).chain(ends.clone().into_iter().map(|end| end + 2));
        begins.zip(ends).map(|(begin, end)| &list[begin..end])
    });
    for selector in selectors {
        assert!(
            selector.trim_start_matches("[data-theme=\"light\"] ").trim_start_matches("[data-theme=\"dark\"] ").starts_with(OWN),
            "{selector}"
        );
    }
}

#[test]
fn the_style_sheet_knows_every_width_and_no_other() {
    for width in LADDER {
        let rem = f64::from(width) / 16.0;
        let of = |class: &str, display: &str| format!("{OWN} .dohoa-plot > svg.dohoa-{class}-{width} {{ display: {display} }}");
        let (from, to) = (of("from", "block"), of("to", "none"));
        let rule = format!("@container (min-width: {width}px) and (min-width: {rem}rem) {{ {from} {to} }}");
        assert!(STYLE.contains(&rule), "{rule}");
        assert!(STYLE.contains(&format!(".dohoa-from-{width} {{ inline-size: calc({width} * var(--dohoa-px)) }}")), "{width}");
    }
    assert_eq!(STYLE.matches("@container").count(), LADDER.len());
    assert!(USUAL.iter().all(|width| LADDER.contains(width)));
}

#[test]
fn the_words_of_a_figure_wear_the_house_style_and_nothing_without_one() {
    let (_, json) = &common::specs()[0];
    let open = |house: &str| {
        let house: Value = serde_json::from_str(house).unwrap();
        let figure = figure::html(&common::read(json), &native::setting(&[640], &house, false)).unwrap();
        figure.lines().next().unwrap().to_owned()
    };
    assert!(!open("{}").contains("style="));
    let dressed = open(r##"{"scale":1.5,"space":2,"font":"Georgia, \"x\"","light":{"text":"#7a0000","ground":"#ffeecc"}}"##);
    let says = |words: &str| assert!(dressed.contains(words), "{dressed}");
    says("--house-ground:light-dark(#ffeecc,#15181c);--house-text:light-dark(#7a0000,#e9ebee);--house-scale:1.5;--house-space:2;");
    says("--house-font:Georgia, &quot;x&quot;;");
    assert!(!open(r#"{"font":"a;position:fixed"}"#).contains("style="));
    // On a ground of the chart's own a colour is one, which browsers understand that don't know two.
    let house: Value = serde_json::from_str(r##"{"dark":{"ground":"#001020","text":"#ffeecc"}}"##).unwrap();
    let on_dark = json.replacen('{', r#"{"theme":"dark","#, 1);
    let figure = figure::html(&common::read(&on_dark), &native::setting(&[640], &house, false)).unwrap();
    assert!(figure.contains("--house-ground:#001020;--house-text:#ffeecc;"), "{}", figure.lines().next().unwrap());
}

#[test]
fn a_figure_brings_the_rules_for_its_own_widths_and_no_remarks() {
    let (_, json) = &common::specs()[0];
    let figure = figure::html(&common::read(json), &native::setting(&[328, 640], &Value::Null, true)).unwrap();
    let style = figure.split_once("</style>").unwrap().0;
    assert!(!style.contains("/*") && !style.contains("  ") && style.len() < STYLE.len(), "{style}");
    assert_eq!((style.matches("@container").count(), style.matches("{ inline-size: calc(").count()), (2, 2), "{style}");
    assert!(["dohoa-from-328 {", "dohoa-from-640 {", "[data-theme=\"dark\"]"].iter().all(|rule| style.contains(rule)), "{style}");
    // Else a rule has been lost with a remark.
    let rules = |text: &str| text.matches('{').count();
    let missing = 4 * (LADDER.len() - 2);
    let is_rare = |line: &&str| [".dohoa-controls", ".dohoa-steps", ".dohoa-passing"].iter().any(|class| line.contains(class));
    let rare: usize = STYLE.lines().filter(is_rare).map(rules).sum();
    assert!(rare > 10 && !style.lines().any(|line| is_rare(&line)), "{style}");
    assert_eq!(rules(style), rules(STYLE) - missing - rare, "{style}");
    let everything = r#"{"type":"bar","data":"A,B\nx,1","controls":["sort"],"steps":[{"text":"x"}]}"#;
    let figure = figure::element(&common::read(everything), &native::setting(&[328, 640], &Value::Null, true), &Value::Null, Some("x"));
    let style = figure.unwrap().split_once("</style>").unwrap().0.to_owned();
    assert_eq!(rules(&style), rules(STYLE) - missing, "{style}");
}

#[test]
fn room_is_kept_for_controls_where_a_script_will_come_and_the_story_is_told_in_every_form() {
    let json = r#"{"type":"bar","data":"A,B\nx,1","controls":["sort","percent","save"],"steps":[{"text":"a <b>"},{"text":"c"}],
        "words":{"As given":"\"as\"","Data table":"<b>","Step by step":"<i>"}}"#;
    let (sheet, setting) = (common::read(json), native::setting(&[640], &Value::Null, false));
    assert!(sheet.problems().is_empty(), "{:?}", sheet.problems());
    let element = figure::element(&sheet, &setting, &Value::Null, Some("x")).unwrap();
    let unseen = "<div class=\"dohoa-controls\" hidden=\"\"><span class=\"dohoa-choice\"><span data-words=\"&quot;as&quot;\"></span>";
    assert!(element.contains(unseen) && !element.contains("Counts"), "bars have no shares: {element}");
    let story = "<summary>&lt;i&gt;</summary><ol><li>a &lt;b&gt;</li><li>c</li></ol>";
    assert!(element.contains(story) && element.contains("dohoa-passing\"><summary>&lt;b&gt;</summary>"), "{element}");
    let alone = figure::html(&sheet, &setting).unwrap();
    assert!(!alone.contains("dohoa-controls") && !alone.contains("dohoa-passing") && alone.contains(story), "{alone}");
    let plain = figure::plain(&sheet, &setting, &Value::Null, None).unwrap();
    assert!(plain.contains("</table>\n<ol><li>a &lt;b&gt;</li><li>c</li></ol>") && !plain.contains("hidden"), "{plain}");
    let pictures = figure::pictures(&sheet, &setting).unwrap();
    assert!(pictures.starts_with(unseen) && pictures.contains(story), "{pictures}");
}

#[test]
fn every_colour_of_every_figure_has_both_grounds() {
    for (name, json) in common::specs() {
        let sheet = common::read(&json);
        let house = Value::Null;
        let made = figure::pictures(&sheet, &native::setting(&USUAL, &house, false)).unwrap();
        let (groups, closed) = (made.matches("=\"light-dark(").count(), made.matches("</g></g>").count());
        assert!(groups > 0 && groups == closed, "{name}: {groups} groups, {closed} closed");
        let colors = made.matches(" fill=\"").count() + made.matches(" stroke=\"").count() - made.matches(" fill=\"none\"").count();
        assert_eq!(colors, 2 * groups, "{name}: a shape has a colour of its own");
        // On its own ground a picture has the colours that it has as a file.
        let dark = native::svg_with(&sheet, 640.0, true).unwrap();
        for pair in made.split("light-dark(").skip(1) {
            let (_, on_dark) = pair.split_once(')').unwrap().0.split_once(',').unwrap();
            assert!(
                dark.contains(on_dark) || name.contains("board") || name.contains("arabic") || name.contains("style"),
                "{name}: {on_dark}"
            );
        }
    }
}

#[test]
fn a_figure_says_the_words_of_the_house_but_for_those_of_the_spec() {
    let json = r#"{"type":"bar","data":"A,B\nx,1","source":"x","controls":["sort","data"],"words":{"Data table":"Datos"}}"#;
    let house: Value = serde_json::from_str(r#"{"words":{"Data table":"Tabla","Source: ":"Fuente: ","By value":"Por valor"}}"#).unwrap();
    let mut sheet = common::read(json);
    sheet.speak(&house);
    let figure = figure::element(&sheet, &native::setting(&[640], &house, false), &Value::Null, Some("x")).unwrap();
    let said = ["<summary>Datos</summary>", "<span>Fuente: x</span>", "data-words=\"As given\"", "data-words=\"Por valor\""];
    assert!(said.iter().all(|words| figure.contains(words)), "{figure}");
}

#[test]
fn what_stands_abreast_and_what_in_a_list_is_decided_as_the_script_decides_it() {
    let room = |labels: &[String]| {
        let tables: Vec<String> = labels.iter().map(|label| format!(r#"{{"label":"{label}","data":[["a","n"],["x",1]]}}"#)).collect();
        let json = format!(r#"{{"type":"bar","tables":[{}]}}"#, tables.join(","));
        let figure = figure::element(&common::read(&json), &native::setting(&[640], &Value::Null, false), &Value::Null, Some("x")).unwrap();
        ["dohoa-choice", "dohoa-list"].map(|class| figure.contains(class))
    };
    let of =
        |lengths: &[usize]| room(&lengths.iter().zip('a'..).map(|(length, letter)| letter.to_string().repeat(*length)).collect::<Vec<_>>());
    assert_eq!([of(&[24, 24]), of(&[24, 25])], [[true, false], [false, true]]);
    assert_eq!([of(&[1; 4]), of(&[1; 5])], [[true, false], [false, true]]);
}

#[test]
fn a_data_set_without_a_title_is_called_after_its_subtitle_or_what_it_shows() {
    let name = |heading: &str| {
        let json = format!(r#"{{"type":"bar",{heading}"data":"A,B\nx,1\ny,2"}}"#);
        let figure = figure::element(&common::read(&json), &native::setting(&[640], &Value::Null, false), &Value::Null, Some("x")).unwrap();
        let about = figure.split_once("ld+json\">").unwrap().1.split_once("</script>").unwrap().0;
        serde_json::from_str::<Value>(about).unwrap().get("name").and_then(Value::as_text).unwrap().to_owned()
    };
    assert_eq!(name(r#""title":"One","subtitle":"Two","#), "One");
    assert_eq!(name(r#""subtitle":"Two","#), "Two");
    assert!(name("").starts_with("Bar chart"), "{}", name(""));
}
