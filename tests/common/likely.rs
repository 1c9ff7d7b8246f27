//! Specs such as newsrooms write, in all their measures: names of any length, figures of any size, all that kinds take.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{json, Map, Value as Json};

const WORDS: &[&str] = &[
    "Sở",
    "Huyện",
    "Bắc",
    "Quang",
    "Yên",
    "Minh",
    "tỉnh",
    "Chủ tịch",
    "UBND",
    "cải cách",
    "hành chính",
    "hoàn thành",
    "xuất sắc",
    "nhiệm vụ",
    "triệu",
    "lượt",
    "khách",
    "quốc tế",
    "năm",
    "2023",
    "growth",
    "of",
    "the",
    "province",
    "visitors",
    "Wirtschaftswachstum",
    "Elektrizitätswerk",
    "I",
    "a",
    "W",
    "Tốt",
    "Khá",
    "(tạm tính)",
    "–",
    "và",
    "A/B",
    "Hà Giang,",
    "non-governmental",
];
const UNITS: &[&str] = &["%", "tỷ đồng", "triệu lượt khách", "người", "kg", "nghìn lượt khách quốc tế mỗi năm", "°C"];

fn words(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(select(WORDS), 1..=most).prop_map(|words| words.join(" "))
}

/// Names, no two of them alike.
fn names(count: usize, most: usize) -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(words(most), count).prop_map(|names| {
        let named = |(index, name): (usize, String)| if index == 0 { name } else { format!("{name} {index}") };
        names.into_iter().enumerate().map(named).collect()
    })
}

/// Figures of one measure, as a table has them.
fn figures(count: usize, below: bool) -> impl Strategy<Value = Vec<Json>> {
    let scale = select(vec![1.0, 1.0, 10.0, 100.0, 3500.0, 1e5, 1e7, 3.4e9]);
    let digits = select(vec![0, 0, 0, 1, 2, 3]);
    let figure = prop_oneof![
        8 => (0.0..1.0f64).prop_map(Some),
        2 => (-1.0..0.0f64).prop_map(Some),
        1 => Just(Some(0.0)),
        1 => Just(Some(1.0)),
        1 => Just(None),
    ];
    (scale, digits, any::<bool>(), prop::collection::vec(figure, count)).prop_map(move |(scale, digits, mixed, figures)| {
        let figure = |figure: Option<f64>| {
            let figure = figure? * scale;
            let figure = if below && mixed && scale < 1e6 { figure } else { figure.abs() };
            let unit = if scale > 1e6 { 1.0 } else { 10f64.powi(digits) };
            Some((figure * unit).round() / unit)
        };
        figures.into_iter().map(|known| figure(known).map_or(Json::Null, Json::from)).collect()
    })
}

/// How figures are written.
fn format() -> impl Strategy<Value = Json> {
    let unit = prop::option::weighted(0.6, select(UNITS));
    let prefix = prop::option::weighted(0.15, select(vec!["US$", "€"]));
    let by = prop::option::weighted(0.2, select(vec![1e3, 1e6]));
    let decimals = prop::option::weighted(0.2, 0..4u32);
    let sign = prop::option::weighted(0.15, Just("always"));
    (unit, prefix, by, decimals, sign).prop_map(|(unit, prefix, by, decimals, sign)| {
        record([
            ("unit", unit.map(Json::from)),
            ("prefix", prefix.map(Json::from)),
            ("divideBy", by.map(Json::from)),
            ("decimals", decimals.map(Json::from)),
            ("sign", sign.map(Json::from)),
        ])
    })
}

fn record<const N: usize>(entries: [(&str, Option<Json>); N]) -> Json {
    entries.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect::<Map<_, _>>().into()
}

/// A heading, and rows of a name and figures.
fn table(rows: Vec<String>, series: Vec<String>, columns: Vec<Vec<Json>>) -> Json {
    let heading = std::iter::once(Json::from("Tên")).chain(series.into_iter().map(Json::from)).collect();
    let row = |(index, name): (usize, String)| {
        std::iter::once(Json::from(name)).chain(columns.iter().map(|column| column[index].clone())).collect()
    };
    std::iter::once(heading).chain(rows.into_iter().enumerate().map(row)).collect::<Vec<Json>>().into()
}

fn tables(most_rows: usize, most_series: usize, below: bool) -> impl Strategy<Value = (Vec<String>, Vec<String>, Json)> {
    (1..=most_rows, 1..=most_series).prop_flat_map(move |(rows, series)| {
        let columns = prop::collection::vec(figures(rows, below), series);
        (names(rows, 9), names(series, 5), columns)
            .prop_map(|(rows, series, columns)| (rows.clone(), series.clone(), table(rows, series, columns)))
    })
}

/// Bars, stacks, squares.
fn series_kind() -> impl Strategy<Value = Json> {
    let kind = select(vec!["bar", "bar", "bar", "stacked-bar", "stacked-bar", "waffle"]);
    let more = (any::<[bool; 6]>(), select(vec!["none", "desc", "asc"]));
    (kind, tables(12, 5, true), format(), more, tables(9, 4, false)).prop_map(|(kind, free, format, (flags, sort), upward)| {
        let (rows, series, data) = if kind == "bar" { free } else { upward };
        let bars = kind != "waffle";
        let lit = if flags[5] { &series } else { &rows };
        let mut spec = record([
            ("type", Some(kind.into())),
            ("data", Some(data)),
            ("format", (flags[0] && bars).then_some(format)),
            ("sort", bars.then_some(sort.into())),
            ("orientation", (kind == "bar" && flags[1]).then_some("vertical".into())),
            ("percent", (kind == "stacked-bar" && flags[1]).then_some(true.into())),
            ("palette", flags[2].then_some("ordered".into())),
            ("highlight", flags[3].then(|| lit[0].clone().into())),
            ("hide", (flags[4] && series.len() > 1).then(|| series[0].clone().into())),
        ]);
        if kind == "waffle" {
            counted(&mut spec);
        }
        spec
    })
}

/// Squares are whole, and not too many.
fn counted(spec: &mut Json) {
    let cells = spec["data"].as_array_mut().unwrap().iter_mut().skip(1).flat_map(|row| row.as_array_mut().unwrap().iter_mut().skip(1));
    for cell in cells {
        if let Some(figure) = cell.as_f64() {
            *cell = (figure.abs() as u64 % 60).into();
        }
    }
}

fn ranking() -> impl Strategy<Value = Json> {
    (tables(12, 1, false), format(), any::<[bool; 5]>(), 1..5u32).prop_map(|((rows, _, mut data), format, flags, top)| {
        if flags[0] {
            for (index, row) in data.as_array_mut().unwrap().iter_mut().enumerate() {
                let place = if index == 0 {
                    "Hạng".into()
                } else if flags[1] {
                    (index / 2 + 1).into()
                } else {
                    index.into()
                };
                row.as_array_mut().unwrap().insert(0, place);
            }
        }
        record([
            ("type", Some("ranking".into())),
            ("data", Some(data)),
            ("format", flags[2].then_some(format)),
            ("bars", flags[3].then_some(true.into())),
            ("top", flags[4].then_some(top.into())),
            ("highlight", flags[1].then(|| rows[0].clone().into())),
        ])
    })
}

fn targets() -> impl Strategy<Value = Json> {
    let tile = (
        words(9),
        figures(2, true),
        prop::option::of(select(UNITS)),
        prop::option::of(select(vec!["reach", "attract", "reduce", "above", "below"])),
        any::<bool>(),
    );
    prop::collection::vec(tile, 1..9).prop_map(|tiles| {
        let tile = |(label, figures, unit, sense, known): (String, Vec<Json>, Option<&str>, Option<&str>, bool)| {
            let value = if figures[0].is_null() { 7.5.into() } else { figures[0].clone() };
            record([
                ("label", Some(label.into())),
                ("value", Some(value)),
                ("unit", unit.map(Json::from)),
                ("sense", sense.map(Json::from)),
                ("current", known.then(|| figures[1].clone())),
            ])
        };
        json!({ "type": "targets", "data": tiles.into_iter().map(tile).collect::<Vec<Json>>() })
    })
}

/// What lies along a line: years, months, days, quarters, words.
fn along() -> impl Strategy<Value = (Vec<String>, Vec<String>, Json)> {
    (1..14usize, 1..6usize, 0..6u32).prop_flat_map(|(rows, series, kind)| {
        let named = move |words: Vec<String>| -> Vec<String> {
            let place = |(at, name): (usize, String)| match kind {
                0 => format!("{}", 1990 + at * 3),
                1 => format!("tháng {}/2023", at % 12 + 1 + at / 12),
                2 => format!("{:02}/12/2023", at + 1),
                3 => format!("Q{} {}", at % 4 + 1, 2020 + at / 4),
                4 => format!("{}", at * 7),
                _ => name,
            };
            words.into_iter().enumerate().map(place).collect()
        };
        let columns = prop::collection::vec(figures(rows, true), series);
        (names(rows, 4).prop_map(named), names(series, 5), columns)
            .prop_map(|(rows, series, columns)| (rows.clone(), series.clone(), table(rows, series, columns)))
    })
}

fn curves() -> impl Strategy<Value = Json> {
    let more = (any::<[bool; 6]>(), words(12), prop::option::of(any::<bool>()));
    (select(vec!["line", "line", "area"]), along(), format(), more).prop_map(
        |(kind, (rows, series, mut data), format, (flags, words, zero))| {
            if kind == "area" {
                for row in data.as_array_mut().unwrap().iter_mut().skip(1) {
                    for cell in row.as_array_mut().unwrap().iter_mut().skip(1) {
                        *cell = cell.as_f64().map_or(Json::Null, |figure| figure.abs().into());
                    }
                }
            }
            let note = record([
                ("at", Some(rows[rows.len() / 2].clone().into())),
                ("text", Some(words.into())),
                ("to", flags[4].then(|| rows[rows.len() - 1].clone().into())),
            ]);
            record([
                ("type", Some(kind.into())),
                ("data", Some(data)),
                ("format", flags[0].then_some(format)),
                ("highlight", flags[1].then(|| series[0].clone().into())),
                ("annotations", flags[2].then(|| vec![note].into())),
                ("palette", flags[3].then_some("ordered".into())),
                ("zero", (kind == "line").then_some(zero).flatten().map(Json::from)),
                ("percent", (kind == "area" && flags[5]).then_some(true.into())),
            ])
        },
    )
}

fn dots() -> impl Strategy<Value = Json> {
    (1..30usize, any::<[bool; 6]>(), format(), format()).prop_flat_map(|(rows, flags, x, y)| {
        let columns = (figures(rows, true), figures(rows, true), figures(rows, false));
        (names(rows, 6), names(4, 5), columns).prop_map(move |(rows, heads, (across, up, third))| {
            let group = |index: usize| {
                if flags[0] {
                    Json::from(["Vùng cao", "Vùng thấp", "Trung du miền núi phía Bắc"][index % 3])
                } else {
                    third[index].clone()
                }
            };
            let row = |(index, name): (usize, &String)| json!([name, across[index], up[index], group(index)]);
            let data: Vec<Json> = std::iter::once(json!(heads)).chain(rows.iter().enumerate().map(row)).collect();
            let third = heads[3].clone();
            let columns =
                record([("color", flags[1].then(|| third.clone().into())), ("size", (flags[2] && !flags[0]).then(|| third.into()))]);
            let lit: Vec<Json> = rows.iter().take(3).map(|name| name.clone().into()).collect();
            record([
                ("type", Some("scatter".into())),
                ("data", Some(data.into())),
                ("columns", (flags[1] || (flags[2] && !flags[0])).then_some(columns)),
                ("xFormat", flags[3].then(|| x.clone())),
                ("format", flags[4].then(|| y.clone())),
                ("highlight", flags[5].then(|| lit.into())),
            ])
        })
    })
}

/// Any chart.
pub fn spec() -> impl Strategy<Value = Json> {
    let one = prop_oneof![4 => series_kind(), 2 => ranking(), 2 => targets(), 3 => curves(), 2 => dots()].boxed();
    let titled = (one.clone(), words(12), words(15)).prop_map(|(mut panel, title, note)| {
        panel["title"] = title.into();
        panel["note"] = note.into();
        panel
    });
    let board = prop::collection::vec(titled, 1..5).prop_map(|panels| json!({ "type": "board", "panels": panels }));
    let locale = select(vec!["vi", "vi", "en", "de", "fr", "ar", "he", "hi"]);
    (prop_oneof![8 => one, 1 => board], locale).prop_map(|(mut spec, locale)| {
        spec["locale"] = locale.into();
        spec
    })
}
