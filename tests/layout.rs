//! Labels never collide, overflow or get cut, at any width.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use dohoa::geom::Rect;
use dohoa::scene::{Align, Scene, Shape};
use dohoa::sheet::{Look, Sheet};
use dohoa::text::face::Face;

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

#[test]
fn no_mark_leaves_the_scene() {
    scenes(|name, width, scene| {
        for mark in &scene.marks {
            let bounds = letters(&mark.shape).map_or_else(|| mark.shape.bounds(), |(rect, _)| rect);
            let inside = bounds.x >= -0.6 && bounds.right() <= scene.size.width + 0.6 && bounds.y >= -0.6;
            assert!(inside && bounds.bottom() <= scene.size.height + 1.0, "{name} at {width}: {mark:?} in {:?}", scene.size);
        }
    });
}

/// Texts are drawn last, so a shape that were meant to cover one would not.
#[test]
fn no_shape_lies_upon_a_text() {
    scenes(|name, width, scene| {
        let mut texts: Vec<(Rect, &str)> = Vec::new();
        for mark in &scene.marks {
            if let Some(text) = letters(&mark.shape) {
                texts.push(text);
                continue;
            }
            let shape = mark.shape.bounds();
            for (text, words) in &texts {
                let across = shape.right().min(text.right()) - shape.x.max(text.x);
                let down = shape.bottom().min(text.bottom()) - shape.y.max(text.y);
                assert!(across <= 0.0 || down <= 0.0, "{name} at {width}: {shape:?} covers “{words}”");
            }
        }
    });
}

#[test]
fn no_two_texts_touch() {
    scenes(|name, width, scene| {
        let texts: Vec<(Rect, &str)> = scene.marks.iter().filter_map(|mark| letters(&mark.shape)).collect();
        for (index, (one, first)) in texts.iter().enumerate() {
            for (other, second) in &texts[index + 1..] {
                let across = one.right().min(other.right()) - one.x.max(other.x);
                let down = one.bottom().min(other.bottom()) - one.y.max(other.y);
                assert!(across <= 0.0 || down <= 0.5, "{name} at {width}: “{first}” runs into “{second}”");
            }
        }
    });
}

#[test]
fn no_text_is_smaller_than_twelve_px() {
    scenes(|name, width, scene| {
        for mark in &scene.marks {
            if let Shape::Text { font, text, .. } = &mark.shape {
                assert!(font.size() >= 12.0, "{name} at {width}: “{text}”");
            }
        }
    });
}

#[test]
fn words_on_a_mark_can_be_read_on_it() {
    for (name, sheet) in sheets() {
        for dark in [false, true] {
            let theme = sheet.theme(&Look { dark, family: String::new() });
            let scene = sheet.plot(640.0, &theme, Face::bundled()).unwrap();
            for (index, mark) in scene.marks.iter().enumerate() {
                let (Some((rect, text)), Shape::Text { fill: ink, .. }) = (letters(&mark.shape), &mark.shape) else { continue };
                let below = scene.marks[..index].iter().rev().find_map(|mark| match mark.shape {
                    Shape::Rect { rect: ground, fill } if ground.distance(rect.center()) == 0.0 => Some(fill),
                    _ => None,
                });
                let contrast = ink.contrast(below.unwrap_or(theme.ground));
                assert!(contrast >= 4.5, "{name}, dark {dark}: “{text}” has {contrast:.2}:1");
            }
        }
    }
}
