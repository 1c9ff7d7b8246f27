//! The page's door, in a real browser: JavaScript values in, words, figures and painted pixels out.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)]

use dohoa::web::{Core, Look};
use js_sys::{Array, Object, Reflect, JSON};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

wasm_bindgen_test_configure!(run_in_browser);

const TARGETS: &str = include_str!("../www/charts/targets-2024.json");
const RANKING: &str = include_str!("../www/charts/emulation-ranking.json");

fn core(json: &str) -> Core {
    Core::new(JSON::parse(json).unwrap(), "en")
}

fn look() -> Look {
    let look = Object::new();
    Reflect::set(&look, &"dark".into(), &false.into()).unwrap();
    Reflect::set(&look, &"font".into(), &"sans-serif".into()).unwrap();
    Reflect::set(&look, &"style".into(), &Array::new()).unwrap();
    look.unchecked_into()
}

fn text(record: &JsValue, key: &str) -> String {
    Reflect::get(record, &key.into()).unwrap().as_string().unwrap_or_default().replace('\u{a0}', " ")
}

fn canvas() -> HtmlCanvasElement {
    let document = js_sys::global();
    let document = Reflect::get(&document, &"document".into()).unwrap();
    let create: js_sys::Function = Reflect::get(&document, &"createElement".into()).unwrap().unchecked_into();
    create.call1(&document, &"canvas".into()).unwrap().unchecked_into()
}

fn codes(core: &Core) -> Vec<String> {
    Array::from(&core.problems()).iter().map(|problem| text(&problem, "code")).collect()
}

#[wasm_bindgen_test]
fn numbers_are_written_by_the_browser_as_on_a_vietnamese_news_page() {
    let mut core = core(TARGETS);
    assert_eq!(core.problem_count(), 0);
    assert!(core.compose(640.0, 1.0, &look()) > 100.0);
    let said: Vec<String> = (0..7).map(|index| text(&core.datum(index), "text")).collect();
    assert_eq!(said, ["7,5%", "40 triệu đồng", "2.460 tỷ đồng", "3,2 triệu lượt", "308 triệu USD", "4,4%", "90%"]);
    assert!(core.datum(7).is_undefined());
    assert_eq!(text(&core.caption(), "locale"), "vi");
    assert!(core.describe().replace('\u{a0}', " ").contains("2.460 tỷ đồng"));
    let rows = Array::from(&Reflect::get(&core.table(), &"rows".into()).unwrap());
    assert_eq!(rows.length(), 7);
}

#[wasm_bindgen_test]
fn a_chart_is_really_painted_and_a_place_leads_to_its_figure() {
    let mut core = core(r#"{"type":"bar","data":"a,n\nMột,10\nHai,20"}"#);
    let height = core.compose(300.0, 1.0, &look());
    let canvas = canvas();
    core.paint(&canvas, 2.0, -1, &[], 1.0);
    assert_eq!((canvas.width(), f64::from(canvas.height())), (600, height * 2.0));
    let context: CanvasRenderingContext2d = canvas.get_context("2d").unwrap().unwrap().unchecked_into();
    let image = context.get_image_data(0.0, 0.0, 600.0, f64::from(canvas.height())).unwrap().data();
    // The accent, #0b6285, fills the bars.
    let accent = image.chunks(4).filter(|pixel| matches!(pixel, [0x0b, 0x62, 0x85, 255])).count();
    assert!(accent > 5000, "{accent} pixels of the accent");
    let datum = core.datum(1);
    let number = |key: &str| Reflect::get(&datum, &key.into()).unwrap().as_f64().unwrap();
    assert_eq!(core.nearest(number("x") - 4.0, number("y"), 0.0), 1);
    assert_eq!(core.nearest(-500.0, -500.0, 24.0), -1);
    assert_eq!(text(&datum, "label"), "Hai");
}

#[wasm_bindgen_test]
fn another_spec_is_moved_to_from_the_picture_before() {
    let spec = |value: u32| JSON::parse(&format!(r#"{{"type":"bar","data":[["a","n"],["Một",{value}],["Hai",20]]}}"#)).unwrap();
    let mut core = Core::new(spec(20), "vi");
    core.compose(300.0, 1.0, &look());
    let canvas = canvas();
    let accent = |core: &mut Core, progress: f64| {
        core.paint(&canvas, 1.0, -1, &[], progress);
        let context: CanvasRenderingContext2d = canvas.get_context("2d").unwrap().unwrap().unchecked_into();
        let image = context.get_image_data(0.0, 0.0, 300.0, f64::from(canvas.height())).unwrap().data();
        image.chunks(4).filter(|pixel| matches!(pixel, [0x0b, 0x62, 0x85, 255])).count()
    };
    let before = accent(&mut core, 1.0);
    core.renew(spec(2), "vi", 1.0);
    core.compose(300.0, 1.0, &look());
    assert_eq!(accent(&mut core, 0.0), before, "it begins where the other stood");
    let (half, end) = (accent(&mut core, 0.3), accent(&mut core, 1.0));
    assert!(end < half && half < before, "{before}, {half}, {end}");
    assert_eq!(accent(&mut core, 0.3), end, "once there, it stays");
}

#[wasm_bindgen_test]
fn a_legend_says_where_its_entries_are_and_a_kind_which_keys_it_has() {
    let mut core = core(r#"{"type":"stacked-bar","hide":"y","data":"a,x,y\nMột,10,5\nHai,20,5"}"#);
    core.compose(300.0, 1.0, &look());
    let entries = Array::from(&core.entries());
    assert_eq!(core.count(), 2);
    assert_eq!((text(&entries.get(0), "name"), text(&entries.get(1), "name")), ("x".to_owned(), "y".to_owned()));
    let hidden = |index| Reflect::get(&entries.get(index), &"hidden".into()).unwrap().as_bool();
    assert_eq!((hidden(0), hidden(1)), (Some(false), Some(true)));
    assert!(core.takes("percent") && !core.takes("each"));
}

#[wasm_bindgen_test]
fn numbers_may_be_headings() {
    let mut core = core(r#"{"type":"bar","data":[["Năm",2022,2023.5,-0.25],["Một",1,2,3]]}"#);
    core.compose(300.0, 1.0, &look());
    let columns = Array::from(&Reflect::get(&core.table(), &"columns".into()).unwrap());
    assert_eq!(columns.join(" ").as_string().unwrap(), "Năm 2022 2023.5 -0.25");
}

#[wasm_bindgen_test]
fn letters_typed_in_pieces_become_whole() {
    let mut core = core("{\"type\":\"bar\",\"data\":[{\"a\":\"Vie\u{323}\u{302}t\",\"n\":1}]}");
    core.compose(300.0, 1.0, &look());
    assert_eq!(text(&core.datum(0), "label"), "Việt");
}

#[wasm_bindgen_test]
fn a_picture_as_svg_says_what_the_canvas_shows() {
    let core = core(RANKING);
    let svg = core.svg(640.0, &look(), true).replace('\u{a0}', " ");
    assert!(svg.starts_with("<svg") && svg.contains("500 triệu đồng") && svg.contains("Nguồn: "));
}

#[wasm_bindgen_test]
fn values_that_are_no_data_are_answered() {
    let spec = |cell: JsValue| {
        let spec = JSON::parse(r#"{"type":"bar","data":[{"a":"x","n":1},{"a":"y","n":2}]}"#).unwrap();
        let rows = Array::from(&Reflect::get(&spec, &"data".into()).unwrap());
        Reflect::set(&rows.get(0), &"n".into(), &cell).unwrap();
        Core::new(spec, "vi")
    };
    for bad in [f64::NAN, f64::INFINITY, 1e300] {
        assert_eq!(codes(&spec(bad.into())), ["number-not-finite"], "{bad}");
    }
    for bad in [js_sys::Symbol::iterator().into(), js_sys::Function::new_no_args("").into(), js_sys::BigInt::from(2u64.pow(40)).into()] {
        let core = spec(bad);
        assert!(!text(&core.caption(), "type").is_empty() || core.problem_count() > 0);
    }
    let circle = Object::new();
    Reflect::set(&circle, &"type".into(), &circle).unwrap();
    assert_eq!(codes(&Core::new(circle.into(), "en")), ["spec-unreadable"]);
    assert_eq!(codes(&Core::new(JsValue::UNDEFINED, "en")), ["spec-not-an-object"]);
    assert_eq!(codes(&core(r#"{"type":"bar","locale":"!","data":"a,n\nx,1"}"#)), ["locale-unreadable"]);
}
