//! Labels never collide, overflow or get cut, at any width.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;
#[path = "common/likely.rs"]
mod likely;

use dohoa::color::Color;
use dohoa::geom::{Point, Rect};
use dohoa::scene::{Align, Form, Mark, Scene, Shape};
use dohoa::sheet::{Look, Sheet};
use dohoa::text::face::Face;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// Specs that ask for trouble.
const HARD: &[&str] = &[
    r#"{"type":"bar","locale":"vi","data":[["Việc","Số"],["Ban hành kế hoạch tuyên truyền cải cách hành chính nhà nước giai đoạn hai nghìn không trăm hai mươi mốt",3],["A",3466]]}"#,
    r#"{"type":"bar","data":[["a","n"],["Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",3],["b",-4],["c",null]]}"#,
    r#"{"type":"bar","orientation":"vertical","format":{"unit":"%"},"data":[["Quý","Số"],["Quý một năm nay",-3.25],["Quý hai",12.5],["Ba",0.1]]}"#,
    r#"{"type":"bar","format":{"unit":"triệu đồng trên một hộ gia đình"},"data":[["a","x","y","z"],["một",123456789,2,3],["hai",1,2,123456789]]}"#,
    r#"{"type":"stacked-bar","palette":"ordered","data":[["a","một","hai","ba","bốn","năm"],["Nhóm có tên rất dài, dài đến nỗi phải xuống dòng",1,2,3,4,5],["B",500,1,1,1,1]]}"#,
    r#"{"type":"waffle","data":[["a","Hoàn thành xuất sắc nhiệm vụ","Khá"],["Sở, ban, ngành và các cơ quan trực thuộc tỉnh",40,3],["B",1,60],["C",7,7]]}"#,
    r#"{"type":"ranking","format":{"unit":"triệu đồng"},"bars":true,"data":[["Giải","Huyện","Tiền"],["Giải khuyến khích toàn đoàn","Huyện có cái tên dài hơn mọi huyện khác trong tỉnh",500],["Nhì","B",2]]}"#,
    r#"{"type":"targets","data":[{"label":"Một chỉ tiêu có tên rất dài để xem nhãn xuống dòng ra sao","value":123456789.5,"unit":"triệu lượt khách mỗi năm","sense":"reduce","current":3},{"label":"B","value":1}]}"#,
    r#"{"type":"line","locale":"vi","format":{"unit":"nghìn lượt khách quốc tế mỗi năm"},"data":[["Tháng","Một dãy có tên dài","Một dãy khác có tên còn dài hơn nữa","C"],["tháng 1/2023",123456789,2,3],["tháng 2/2023",1,null,123456788],["tháng 3/2023",1,123456787,123456786]]}"#,
    r#"{"type":"line","locale":"vi","data":[["Việc","Số"],["Ban hành kế hoạch tuyên truyền",3],["Tổ chức hội nghị triển khai nhiệm vụ",3466],["Sơ kết",12],["Tổng kết",-40]],"annotations":[{"at":"Sơ kết","text":"Một lời chú dài, dài đến nỗi phải xuống dòng mấy lần mới hết"},{"at":"Tổng kết","text":"Ở mép bên phải thì đứng sang trái"},{"at":"Tổ chức hội nghị triển khai nhiệm vụ","text":"Chồng lên hai lời kia"},{"at":"Ban hành kế hoạch tuyên truyền","to":"Sơ kết","text":"Một khoảng"}]}"#,
    r#"{"type":"line","data":[["Day","A","B","C","D","E"],["28/12/2023",1,1,1,1,1],["29/12/2023",2,2,2,2,2]]}"#,
    r#"{"type":"line","data":[["Year","n"],[2023,7]],"annotations":[{"at":"2023","text":"alone"}]}"#,
    r#"{"type":"area","locale":"vi","percent":true,"data":[["Năm","Một","Hai","Ba"],[2000,0,0,0],[2010,5,3,2],[2023,1,9,100000000]]}"#,
    r#"{"type":"area","data":[["Year","n"],[2000,-5],[2001,12.5],[2002,null],[2003,0.1]]}"#,
    r#"{"type":"scatter","locale":"vi","highlight":["Xã có tên dài hơn mọi xã khác trong huyện","B","C"],"format":{"unit":"triệu đồng một người một năm"},"data":[["Xã","Một cột có tên dài đến nỗi phải xuống dòng","Thu nhập"],["Xã có tên dài hơn mọi xã khác trong huyện",1,2],["B",1,2],["C",1.0001,2],["D",-500,123456789]]}"#,
    r#"{"type":"scatter","columns":{"size":"c","color":"d"},"data":{"a":[1,2,3],"b":[5,5,5],"c":[0,null,9],"d":[-7,0.5,1234567]}}"#,
    r#"{"type":"scatter","columns":{"size":"c"},"data":[["Xã","Một cột có tên dài","Thu nhập bình quân của một người trong một năm","c"],["A",-42,1,9],["B",-34,0,5]]}"#,
    r#"{"type":"stacked-bar","percent":true,"data":[["a","một","hai","ba","bốn"],["A",0,1478015,10,0],["B",1,2,1478015,3]]}"#,
    r#"{"type":"bar","locale":"vi","data":[["a","n"],["A",-35847.83],["B",-1]]}"#,
    r#"{"type":"bar","locale":"vi","data":[["a","n"],["A",25000000],["B",-1]]}"#,
    r#"{"type":"ranking","bars":true,"data":[["Hạng","Huyện","Tiền"],[1,null,10000000],[2,"B",5]]}"#,
    r#"{"type":"bar","orientation":"vertical","data":"a,n\nAA,1\nBB,2\nCC,3\nDD,4\nEE,5\nGG,6\nHH,7\nKK,8\nLL,9\nMM,8\nNN,7\nOO,6\nPP,5\nQQ,4\nRR,3\nSS,2\nTT,1\nUU,2\nVV,3\nXX,4"}"#,
];

fn sheets() -> Vec<(String, Sheet)> {
    let mut sheets: Vec<(String, Sheet)> = common::specs().iter().map(|(name, json)| (name.clone(), common::read(json))).collect();
    sheets.extend(HARD.iter().map(|json| ((*json).to_owned(), common::read(json))));
    sheets
}

fn scenes(mut check: impl FnMut(&str, f64, &Scene)) {
    for (name, sheet) in sheets() {
        assert!(sheet.infographic().is_some(), "{name}: {:?}", sheet.problems());
        let theme = sheet.theme(&Look { dark: false, family: String::new() });
        for width in (240..=1200).step_by(20).chain([1600]).map(f64::from) {
            check(&name, width, &sheet.plot(width, &theme, Face::bundled()).unwrap());
        }
    }
}

/// The box of a text's letters: from its capitals to its descenders.
fn letters(shape: &Shape) -> Option<(Rect, &str)> {
    let Shape::Text { at, text, font, align, width, .. } = shape else { return None };
    let left = match align {
        Align::Start => at.x,
        Align::Middle => at.x - width / 2.0,
        Align::End => at.x - width,
    };
    Some((Rect::new(left, at.y - font.size() * 0.74, *width, font.size() * 0.92), text))
}

/// The first mark that leaves the scene.
fn outside(scene: &Scene) -> Option<String> {
    scene.marks.iter().find_map(|mark| {
        let bounds = letters(&mark.shape).map_or_else(|| mark.shape.bounds(), |(rect, _)| rect);
        let inside = bounds.x >= -0.6 && bounds.right() <= scene.size.width + 0.6 && bounds.y >= -0.6;
        let inside = inside && bounds.bottom() <= scene.size.height + 1.0;
        (!inside).then(|| format!("{mark:?} is not in {:?}", scene.size))
    })
}

/// The first shape that lies upon a text: texts are drawn last, so a shape that were meant to cover one would not.
fn covering(scene: &Scene) -> Option<String> {
    let mut texts: Vec<(Rect, &str)> = Vec::new();
    for mark in &scene.marks {
        if let Some(text) = letters(&mark.shape) {
            texts.push(text);
            continue;
        }
        let shape = mark.shape.bounds();
        let covered = texts.iter().find(|(text, _)| overlap(&shape, text, 0.0));
        if let Some((_, words)) = covered {
            return Some(format!("{shape:?} covers “{words}”"));
        }
    }
    None
}

/// The first text that runs into another.
fn touching(scene: &Scene) -> Option<String> {
    let texts: Vec<(Rect, &str)> = scene.marks.iter().filter_map(|mark| letters(&mark.shape)).collect();
    texts.iter().enumerate().find_map(|(index, (one, first))| {
        let (_, second) = texts[index + 1..].iter().find(|(other, _)| overlap(one, other, 0.5))?;
        Some(format!("“{first}” runs into “{second}”"))
    })
}

fn overlap(one: &Rect, other: &Rect, deep: f64) -> bool {
    let across = one.right().min(other.right()) - one.x.max(other.x);
    let down = one.bottom().min(other.bottom()) - one.y.max(other.y);
    across > 0.0 && down > deep
}

/// The first text that is hard to read on what lies below it, or on the ground.
fn faint(scene: &Scene, ground: Color) -> Option<String> {
    scene.marks.iter().enumerate().find_map(|(index, mark)| {
        let (Some((rect, text)), Shape::Text { fill: ink, .. }) = (letters(&mark.shape), &mark.shape) else { return None };
        // A line of the grid hides no letter.
        let below = |x: f64| {
            let at = Point::new(x, rect.center().y);
            let fill = scene.marks[..index].iter().rev().find_map(|mark| match mark.shape {
                Shape::Rect { rect, fill } if rect.distance(at) == 0.0 && rect.width.min(rect.height) > 1.0 => Some(fill),
                _ => None,
            });
            fill.unwrap_or(ground)
        };
        let contrast = [rect.x + 1.0, rect.center().x, rect.right() - 1.0].map(|x| ink.contrast(below(x))).into_iter().fold(21.0, f64::min);
        (contrast < 4.5).then(|| format!("“{text}” has {contrast:.2}:1"))
    })
}

/// The first line that runs through a text.
fn crossed(scene: &Scene) -> Option<String> {
    let lines = scene.marks.iter().filter_map(|mark| match &mark.shape {
        Shape::Path { points, form: Form::Line(_), .. } => Some(points),
        _ => None,
    });
    let strokes: Vec<(&Point, &Point)> = lines.flat_map(|points| points.iter().zip(points.iter().skip(1))).collect();
    scene.marks.iter().filter_map(|mark| letters(&mark.shape)).find_map(|(rect, text)| {
        let within = Rect::new(rect.x + 1.0, rect.y + 1.0, rect.width - 2.0, rect.height - 2.0);
        let between = |a: f64, b: f64, step: u32| a + (b - a) * f64::from(step) / 20.0;
        let at = |(a, b): &(&Point, &Point), step| Point::new(between(a.x, b.x, step), between(a.y, b.y, step));
        let runs_through = strokes.iter().any(|stroke| (0..=20).any(|step| within.distance(at(stroke, step)) == 0.0));
        runs_through.then(|| format!("a line runs through “{text}”"))
    })
}

/// The first fault of any kind in a scene on that ground. What has its colour, as around dots, may leave the scene.
fn fault(scene: &Scene, ground: Color) -> Option<String> {
    let is_seen = |mark: &Mark| !matches!(mark.shape, Shape::Path { fill, .. } if fill == ground);
    let marks = scene.marks.iter().filter(|mark| is_seen(mark)).cloned().collect();
    let scene = &Scene { marks, ..scene.clone() };
    outside(scene).or_else(|| covering(scene)).or_else(|| touching(scene)).or_else(|| faint(scene, ground)).or_else(|| crossed(scene))
}

fn assert_none(name: &str, width: f64, fault: Option<String>) {
    assert!(fault.is_none(), "{name} at {width}: {}", fault.unwrap());
}

/// A text in letters that are too small to be read.
fn small(scene: &Scene) -> Option<String> {
    scene.marks.iter().find_map(|mark| match &mark.shape {
        Shape::Text { font, text, .. } if font.size() < 12.0 => Some(format!("“{text}” is smaller than 12 px")),
        _ => None,
    })
}

/// All asked of one layout, as to lay out is what takes its time.
#[test]
fn tiles_have_room_for_a_word_above_the_figure_only_in_rows_that_have_one() {
    // What each target asks for, and how far below the rule of its tile its figure stands, the first row's and the second's.
    for (senses, [first, second]) in [([""; 3], [10.0, 10.0]), (["reach", "", ""], [28.0, 10.0]), (["", "", "below"], [10.0, 28.0])] {
        let rows: Vec<String> = senses.iter().enumerate().map(|(row, sense)| format!("\\nT{row};{};{sense}", row + 1)).collect();
        let sheet = common::read(&format!(r#"{{"type":"targets","data":"label;value;sense{}"}}"#, rows.concat()));
        let theme = sheet.theme(&Look { dark: false, family: String::new() });
        let scene = sheet.plot(320.0, &theme, Face::bundled()).unwrap();
        let below = |index: usize| {
            let own = scene.marks.iter().filter(|mark| mark.datum == Some(index));
            let shapes: Vec<&Shape> = own.map(|mark| &mark.shape).collect();
            let figure = shapes.iter().find_map(|shape| match shape {
                Shape::Text { text, font, at, .. } if *text == (index + 1).to_string() => Some(at.y - font.first_baseline(0.0)),
                _ => None,
            });
            figure.unwrap() - shapes[0].bounds().y
        };
        assert_eq!([below(0), below(1), below(2)], [first, first, second], "{senses:?}");
    }
}

/// How far a tooltip or a step's word keeps from what it points at (`#show` in pkg/src/frame.ts), CSS px.
const OFF: f64 = 12.0;

#[test]
fn what_points_at_a_standing_bar_covers_none_of_its_number() {
    let figures = r#"[["Quý","Bắc","Nam"],["Một",40,-22.5],["Hai",0.1,25],["Ba",null,0]]"#;
    for data in [figures, r#"[["Quý","Số"],["Một",40],["Hai",-22.5]]"#] {
        let sheet = common::read(&format!(r#"{{"type":"bar","orientation":"vertical","data":{data}}}"#));
        let theme = sheet.theme(&Look { dark: false, family: String::new() });
        let scene = sheet.plot(640.0, &theme, Face::bundled()).unwrap();
        for (index, datum) in scene.data.iter().enumerate() {
            let mut own = scene.marks.iter().filter(|mark| mark.datum == Some(index)).filter_map(|mark| letters(&mark.shape));
            // The last word of a figure; before it may stand the label of its row.
            let (number, text) = own.next_back().unwrap();
            let (above, below) = (datum.anchor.y - OFF, datum.anchor.y + OFF);
            assert!(above <= number.y && below >= number.bottom(), "{text}: {number:?}, {above} and {below}");
        }
    }
}

#[test]
fn no_mark_leaves_the_scene_or_lies_upon_a_text_and_no_text_touches_another_or_is_too_small() {
    scenes(|name, width, scene| {
        assert_none(name, width, outside(scene).or_else(|| covering(scene)).or_else(|| touching(scene)).or_else(|| small(scene)));
    });
}

#[test]
fn words_on_a_mark_can_be_read_on_it() {
    for (name, sheet) in sheets() {
        for dark in [false, true] {
            let theme = sheet.theme(&Look { dark, family: String::new() });
            let scene = sheet.plot(640.0, &theme, Face::bundled()).unwrap();
            assert_none(&format!("{name}, dark {dark}"), 640.0, faint(&scene, theme.ground));
        }
    }
}

proptest! {
    // The same ones each time, so that nobody is stopped by a rarity that has nothing to do with their change; `PROPTEST_CASES=20000`
    // takes three minutes and finds more.
    #![proptest_config(ProptestConfig { cases: 512, rng_seed: RngSeed::Fixed(2024), ..Default::default() })]

    #[test]
    fn labels_of_likely_charts_neither_collide_nor_leave_the_picture(spec in likely::spec(), width in 256.0..1300.0f64, dark in any::<bool>()) {
        let sheet = common::read(&spec.to_string());
        prop_assume!(sheet.infographic().is_some());
        let theme = sheet.theme(&Look { dark, family: String::new() });
        let scene = sheet.plot(width, &theme, Face::bundled()).unwrap();
        if let Some(fault) = fault(&scene, theme.ground) {
            prop_assert!(false, "{fault}\n{spec}\nat {width}");
        }
    }
}

/// A phone whose reader wants letters twice as large leaves as little.
#[test]
fn a_figure_too_long_for_its_tile_loses_no_digit() {
    let sheet =
        common::read(r#"{"type":"targets","locale":"vi","data":"label,value,unit\nThu,123456789012345,đồng\nChi,123456789012345,%"}"#);
    let theme = sheet.theme(&Look { dark: false, family: String::new() });
    for width in [128.0, 160.0, 288.0] {
        let scene = sheet.plot(width, &theme, Face::bundled()).unwrap();
        let texts: Vec<(Rect, &str)> = scene.marks.iter().filter_map(|mark| letters(&mark.shape)).collect();
        for (rect, text) in &texts {
            assert!(rect.right() <= width + 0.6, "{text} at {width}");
        }
        let said: String = texts.iter().map(|(_, text)| *text).collect();
        assert_eq!(said.matches("123.456.789.012.345").count(), 2, "{said} at {width}");
        assert!(texts.iter().all(|(rect, _)| rect.bottom() <= scene.size.height), "{texts:?} at {width}");
    }
}

#[test]
fn no_figure_of_a_tile_is_torn_that_fits_with_fewer_beside_it() {
    let sheet = common::read(
        r#"{"type":"targets","locale":"vi","data":"label;value;unit\nThu;2460000000000;đồng\nChi;12345678901;đồng\nKhác;1500000000000,25;đồng"}"#,
    );
    let theme = sheet.theme(&Look { dark: false, family: String::new() });
    for width in (240..=1000).step_by(4).map(f64::from) {
        let scene = sheet.plot(width, &theme, Face::bundled()).unwrap();
        let texts: Vec<&str> = scene.marks.iter().filter_map(|mark| letters(&mark.shape)).map(|(_, text)| text).collect();
        assert!(texts.contains(&"2.460.000.000.000"), "{texts:?} at {width}");
    }
}

#[test]
fn no_word_is_torn_that_fits_with_less_beside_it() {
    let long = ["Kraftfahrzeughaftpflicht", "Bruttoendenergieverbrauch", "Arbeitsunfähigkeit"];
    let names = long.map(|name| format!("{name:?}")).join(",");
    let places = long.map(|name| format!(r#"[1,"{name}",123456789.25]"#)).join(",");
    for spec in [
        format!(r#"{{"type":"waffle","data":[["a",{names}],["A",3,4,2],["B",12,7,5],["C",1,0,9],["D",5,5,5]]}}"#),
        format!(r#"{{"type":"waffle","data":[["a",{names}],["A",30,40,20],["B",12,7,150]]}}"#),
        format!(r#"{{"type":"waffle","data":[["a","n"],[{}]]}}"#, long.map(|name| format!(r#""{name}",9"#)).join("],[")),
        format!(r#"{{"type":"waffle","data":[["a","n","m"],[{}]]}}"#, long.map(|name| format!(r#""{name}",9,4"#)).join("],[")),
        format!(r#"{{"type":"ranking","data":[["Rang","Name","Punkte"],{places}]}}"#),
    ] {
        let sheet = common::read(&spec);
        let theme = sheet.theme(&Look { dark: false, family: String::new() });
        for width in (280..=1000).step_by(20).map(f64::from) {
            let scene = sheet.plot(width, &theme, Face::bundled()).unwrap();
            let texts: Vec<&str> = scene.marks.iter().filter_map(|mark| letters(&mark.shape)).map(|(_, text)| text).collect();
            for word in long {
                assert!(texts.iter().any(|text| text.contains(word)), "{word} is torn at {width} in {texts:?}");
            }
        }
    }
}

#[test]
fn squares_of_a_single_part_have_no_line_for_it_and_are_found_by_their_heads() {
    let sheet = common::read(r#"{"type":"waffle","locale":"en","data":"Way,Pupils\nCar,46\nBus,0\nBoat,"}"#);
    let theme = sheet.theme(&Look { dark: false, family: String::new() });
    let scene = sheet.plot(640.0, &theme, Face::bundled()).unwrap();
    let words: Vec<(&str, Option<usize>)> = scene.marks.iter().filter_map(|mark| Some((letters(&mark.shape)?.1, mark.datum))).collect();
    assert_eq!(words, [("Car", Some(0)), ("46", Some(0)), ("Bus", Some(1)), ("0", Some(1)), ("Boat", Some(2)), ("–", Some(2))]);
    assert!(scene.entries.is_empty());
    assert!(scene.data.iter().all(|datum| datum.whole.is_none() && datum.share.is_none()), "{:?}", scene.data);
    assert_eq!(scene.data.iter().map(|datum| datum.label.as_str()).collect::<Vec<_>>(), ["Car", "Bus", "Boat"]);
}

#[test]
fn words_that_a_no_break_space_joins_stay_on_one_line() {
    let spec = r#"{"type":"TYPE","locale":"vi","title":"Bằng khen của Chủ\u00a0tịch UBND tỉnh Hà\u00a0Giang năm 2023","data":[["Loại","Số"],["Bằng khen của Chủ\u00a0tịch UBND tỉnh",3466],["Cờ thi đua",33]]}"#;
    for kind in ["bar", "ranking", "waffle"] {
        let sheet = common::read(&spec.replace("TYPE", kind).replace("3466", "346"));
        for width in (240..=700).step_by(20) {
            let svg = dohoa::native::svg(&sheet, f64::from(width)).unwrap();
            for joined in ["Chủ\u{a0}tịch", "Hà\u{a0}Giang"] {
                assert!(svg.contains(joined), "{joined} in a {kind} at {width}");
            }
            assert!(svg.matches("Chủ\u{a0}tịch").count() >= 2, "title and label of a {kind} at {width}");
        }
    }
}

#[test]
fn plots_side_by_side_begin_at_one_height_whatever_their_titles_take() {
    let long = "The units that led the province in administrative reform over the whole of the past year";
    let panel = |words: &str| format!(r#"{{"type":"bar",{words}"data":[["a","n"],["A",1],["B",2]]}}"#);
    let panels = [panel(""), panel(r#""title":"Awards","#), panel(&format!(r#""title":"{long}","subtitle":"Units","#))].join(",");
    let sheet = common::read(&format!(r#"{{"type":"board","locale":"en","panels":[{panels}]}}"#));
    let theme = sheet.theme(&Look { dark: false, family: String::new() });
    let tops = |width: f64| -> Vec<f64> {
        let scene = sheet.plot(width, &theme, Face::bundled()).unwrap();
        (0..3).map(|panel| scene.bounds(2 * panel).y).collect()
    };
    let abreast = tops(1100.0);
    assert!(abreast.windows(2).all(|pair| pair[0] == pair[1]), "{abreast:?}");
    let stacked = tops(320.0);
    assert!(stacked.windows(2).all(|pair| pair[0] < pair[1]), "{stacked:?}");
    assert!(stacked[0] < abreast[0], "a panel without words has none of its neighbours' room where it stands alone");
}
