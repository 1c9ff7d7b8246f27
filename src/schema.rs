//! The JSON Schema of specs, by which an editor offers keys and values as one types and underlines what is wrong. It is made
//! from the declared keys and knows none of them by name; what only the figures can tell, such as a column that isn't there,
//! is left to those who read the spec.
//!
//! It is written in draft 7, the newest that editors know in whole, and `type` parts the kinds of chart: an editor takes the
//! one whose `const` fits, offers its keys, and tells of its mistakes alone.

use crate::board::{self, Infographic, MOST_PANELS, PANEL};
use crate::charts::{Kind, KINDS};
use crate::locale::icu;
use crate::problem::Problems;
use crate::spec::read::{LABEL, PALETTES};
use crate::spec::{Key, Takes, ADDRESS, CHANGES, COMMON, OUTER, UNCHANGED, VERSION};
use crate::table::read::MOST_LETTERS;
use crate::value::Value as Tree;
use crate::words::{phrase, Lang};
use serde_json::{json, Map, Value};

/// What the reader takes for a colour; editors show it as one.
const COLOR: &str = "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$";
/// What the reader takes for an address: one with the scheme http or https, or with none.
const URL: &str = r"^(\s*[hH][tT][tT][pP][sS]?:.*|[^:/?#]*([/?#].*)?)$";

/// The schema, with its descriptions in `lang`.
pub fn schema(lang: Lang) -> Value {
    let mut definitions = Map::new();
    for kind in board::kinds() {
        let keys = || COMMON.iter().chain(kind.keys());
        definitions.insert(kind.name.to_owned(), chart(kind, keys().chain(OUTER), lang));
        let changes = keys().filter(|key| !UNCHANGED.contains(&key.name)).chain(CHANGES);
        // What the chart has already need not be said again.
        let changes = and(object(changes, Some(kind), lang), "required", CHANGES.iter().map(|key| key.name).collect::<Vec<_>>());
        definitions.insert(["narrow-", kind.name].concat(), changes);
    }
    for kind in KINDS {
        definitions.insert(["panel-", kind.name].concat(), chart(kind, COMMON.iter().chain(kind.keys()).chain(PANEL), lang));
    }
    share(&mut definitions);
    definitions.insert("figures".to_owned(), figures(lang));
    definitions.insert("figures-or-columns".to_owned(), figures_or_columns(lang));
    let what = phrase("Một biểu đồ của dohoa, viết bằng JSON", "A chart of dohoa, written in JSON");
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": what.in_lang(lang),
        "type": "object",
        "oneOf": board::kinds().map(|kind| reference(kind.name)).collect::<Vec<_>>(),
        "definitions": definitions,
    })
}

/// One kind of chart with its keys.
fn chart<'k>(kind: &'static Kind, keys: impl Iterator<Item = &'k Key>, lang: Lang) -> Value {
    let chart = and(object(keys, Some(kind), lang), "title", kind.noun.in_lang(lang));
    and(chart, "description", kind.doc.says.in_lang(lang))
}

/// An object with these keys and no others. `kind` is the chart that they belong to, where that matters.
fn object<'k>(keys: impl Iterator<Item = &'k Key>, kind: Option<&Kind>, lang: Lang) -> Value {
    let mut properties = Map::new();
    let mut needed = Vec::new();
    for key in keys {
        properties.insert(key.name.to_owned(), property(key, kind, lang));
        if key.doc.needed {
            needed.push(key.name);
        }
    }
    let object = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if needed.is_empty() {
        object
    } else {
        and(object, "required", needed)
    }
}

/// What may stand at a key, and what it is for.
fn property(key: &Key, kind: Option<&Kind>, lang: Lang) -> Value {
    let own = kind.filter(|_| matches!(key.takes, Takes::Kind));
    let says = own.map_or(key.doc.says, |kind| kind.doc.says);
    let mut property = and(value(&key.takes, kind, lang), "description", says.in_lang(lang));
    if let Some(default) = written(key.doc.default) {
        property = and(property, "default", default);
    }
    match written(key.doc.example) {
        Some(example) if own.is_none() => and(property, "examples", vec![example]),
        _ => property,
    }
}

/// A schema with one more keyword.
fn and(mut schema: Value, keyword: &str, says: impl Into<Value>) -> Value {
    if let Value::Object(keywords) = &mut schema {
        keywords.insert(keyword.to_owned(), says.into());
    }
    schema
}

/// JSON as a declaration has it.
fn written(json: Option<&str>) -> Option<Value> {
    serde_json::from_str(json?).ok()
}

/// What may stand at a key.
fn value(takes: &Takes, kind: Option<&Kind>, lang: Lang) -> Value {
    let record = |keys: &[Key]| object(keys.iter(), kind, lang);
    match takes {
        Takes::Text(most) => json!({ "type": "string", "maxLength": most }),
        Takes::Number { min, max } => json!({ "type": "number", "minimum": number(*min), "maximum": number(*max) }),
        Takes::Flag => json!({ "type": "boolean" }),
        Takes::OneOf(words) => json!({ "type": "string", "enum": words }),
        Takes::Texts => json!({ "type": ["string", "array"], "maxLength": LABEL, "items": { "type": "string", "maxLength": LABEL } }),
        Takes::Palette => json!({ "anyOf": [{ "type": "string", "enum": PALETTES }, colors()] }),
        Takes::Color => color(),
        Takes::Colors => colors(),
        Takes::WordOr(words, keys) => json!({ "anyOf": [{ "type": "string", "enum": words }, record(keys)] }),
        Takes::Url => json!({ "type": "string", "pattern": URL }),
        Takes::SomeOf(words) => json!({ "type": "array", "items": { "type": "string", "enum": words } }),
        Takes::Record(keys) => record(keys),
        Takes::Records(keys) => json!({ "type": "array", "items": record(keys) }),
        Takes::Pairs => json!({ "type": "object", "additionalProperties": { "type": "string", "maxLength": LABEL } }),
        Takes::Kind => json!({ "const": kind.map(|kind| kind.name) }),
        Takes::Version => json!({ "const": number(VERSION) }),
        Takes::Data => reference(if kind.is_some_and(takes_columns) { "figures-or-columns" } else { "figures" }),
        Takes::Changes => reference(&["narrow-", kind.map_or("", |kind| kind.name)].concat()),
        Takes::Panels => {
            let panels: Vec<Value> = KINDS.iter().map(|kind| reference(&["panel-", kind.name].concat())).collect();
            json!({ "type": "array", "items": { "type": "object", "oneOf": panels }, "minItems": 1, "maxItems": MOST_PANELS })
        }
    }
}

/// A number as people write it: a whole one without a point behind it.
fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() <= 1e6 {
        (value as i64).into()
    } else {
        value.into()
    }
}

fn color() -> Value {
    json!({ "type": "string", "pattern": COLOR, "format": "color-hex" })
}

fn colors() -> Value {
    json!({ "type": "array", "items": color(), "minItems": 1 })
}

fn cell() -> Value {
    json!({ "type": ["string", "number", "null"], "maxLength": MOST_LETTERS })
}

/// Figures in any of the forms that `data` takes in every kind.
fn figures(lang: Lang) -> Value {
    let text = phrase("Chữ CSV; dòng đầu là tiêu đề.", "CSV text; the first line is the heading.");
    let rows = phrase("Các dòng có tên cột.", "Rows with their names.");
    let lists = phrase("Danh sách; dòng đầu là tiêu đề.", "Lists; the first is the heading.");
    json!({ "anyOf": [
        { "type": "string", "description": text.in_lang(lang) },
        {
            "type": "array",
            "items": { "type": "object", "additionalProperties": cell() },
            "minItems": 1,
            "description": rows.in_lang(lang),
        },
        { "type": "array", "items": { "type": "array", "items": cell() }, "minItems": 2, "description": lists.in_lang(lang) },
        object(ADDRESS.iter(), None, lang),
    ] })
}

/// The same, and lists under the name of each column.
fn figures_or_columns(lang: Lang) -> Value {
    let says = phrase("Danh sách các ô của từng cột, theo tên cột.", "The cells of each column, by its name.");
    let columns = json!({
        "type": "object",
        "additionalProperties": { "type": "array", "items": cell() },
        "minProperties": 1,
        "description": says.in_lang(lang),
    });
    json!({ "anyOf": [reference("figures"), columns] })
}

/// Whether `data` may be columns by name, which no key says: asked of the kind itself.
fn takes_columns(kind: &Kind) -> bool {
    let column = |name: &str| (name.to_owned(), Tree::List(vec![Tree::Number(1.0)]));
    let spec = [("type", Tree::Text(kind.name.to_owned())), ("data", Tree::Record(vec![column("x"), column("y")]))];
    let spec = Tree::Record(spec.map(|(key, value)| (key.to_owned(), value)).into());
    Infographic::read(&spec, &icu::locale("en"), &mut Problems::new(Lang::En)).is_some()
}

/// Keys that are the same wherever they stand are written once.
fn share(definitions: &mut Map<String, Value>) {
    let mut seen: Map<String, Value> = Map::new();
    let mut differ = Vec::new();
    for (name, property) in definitions.values().filter_map(|chart| chart.get("properties")?.as_object()).flatten() {
        match seen.get(name) {
            Some(other) if other != property => differ.push(name.clone()),
            _ => drop(seen.insert(name.clone(), property.clone())),
        }
    }
    seen.retain(|name, _| !differ.contains(name));
    for properties in definitions.values_mut().filter_map(|chart| chart.get_mut("properties")?.as_object_mut()) {
        for (name, property) in properties.iter_mut().filter(|(name, _)| seen.contains_key(*name)) {
            *property = reference(&["key-", name].concat());
        }
    }
    definitions.extend(seen.into_iter().map(|(name, property)| (["key-", &name].concat(), property)));
}

fn reference(name: &str) -> Value {
    let place = ["#/definitions/", name].concat();
    json!({ "$ref": place })
}
