//! Scatter plots: what place, size and colour of a dot stand for is said beside the plot, and every figure of a row can be had.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use dohoa::color::Color;
use dohoa::geom::Rect;
use dohoa::native::read_value;
use dohoa::scene::{Form, Scene, Shape};
use dohoa::sheet::{Look, Sheet};
use dohoa::text::face::Face;
use dohoa::theme::Theme;

/// Communes by people, income, area and height, in a table whose last columns are given.
fn sheet(area: [&str; 4], height: [&str; 4]) -> Sheet {
    let place = ["11.364;35,4 triệu", "6.448;38,2 triệu", "13.335;43,2 triệu", "3.335;23,2 triệu"];
    let rows = (0..4).map(|row| format!("\\nXã {};{};{};{}", ["A", "B", "C", "D"][row], place[row], area[row], height[row]));
    let data = "Xã;Số dân;Thu nhập;Diện tích;Độ cao".to_owned() + &rows.collect::<String>();
    let columns = r#""columns":{"label":"Xã","x":"Số dân","y":"Thu nhập","size":"Diện tích","color":"Độ cao"}"#;
    let spec = format!(r#"{{"type":"scatter","locale":"vi",{columns},"data":"{data}"}}"#);
    let sheet = read_value(serde_json::from_str(&spec).unwrap());
    assert!(sheet.infographic().is_some(), "{:#?}", sheet.problems());
    sheet
}

fn theme(sheet: &Sheet) -> Theme {
    sheet.theme(&Look { dark: false, family: String::new() })
}

fn plot(sheet: &Sheet, width: f64) -> Scene {
    sheet.plot(width, &theme(sheet), Face::bundled()).unwrap()
}

fn texts(scene: &Scene) -> Vec<&str> {
    scene.marks.iter().filter_map(|mark| if let Shape::Text { text, .. } = &mark.shape { Some(text.as_str()) } else { None }).collect()
}

fn grades(scene: &Scene) -> Vec<&str> {
    scene.entries.iter().map(|entry| entry.name.as_str()).collect()
}

/// The radii of the dots that stand for no row, and of those that do by row, the ground around them left out.
fn radii(scene: &Scene, ground: dohoa::color::Color) -> (Vec<f64>, Vec<f64>) {
    let mut own = vec![0.0; scene.data.len()];
    let mut samples = Vec::new();
    for mark in &scene.marks {
        match (&mark.shape, mark.datum) {
            (Shape::Path { form: Form::Dots(radius), .. }, None) => samples.push(*radius),
            (Shape::Path { form: Form::Dots(radius), fill, .. }, Some(datum)) if *fill != ground => own[datum] = *radius,
            _ => {}
        }
    }
    (samples, own)
}

const AREA: [&str; 4] = ["136 km²", "61 km²", "25 km²", "225 km²"];
const HEIGHT: [&str; 4] = ["120 m", "340 m", "812 m", "1012 m"];

#[test]
fn an_axis_says_its_unit_once() {
    for (heading, unit, title) in [
        ("Dân số (nghìn người)", "nghìn người", "Dân số (nghìn người)"),
        ("Tỷ lệ, %", "%", "Tỷ lệ, %"),
        ("Diện tích", "ha", "Diện tích (ha)"),
        // "ha" ends other words as well.
        ("Alpha", "ha", "Alpha (ha)"),
    ] {
        let spec = serde_json::json!({
            "type": "scatter", "locale": "vi", "format": { "unit": unit },
            "columns": { "label": "Xã", "x": "Tuổi", "y": heading },
            "data": [["Xã", "Tuổi", heading], ["A", 31, 4], ["B", 34, 7], ["C", 29, 5]],
        });
        let sheet = read_value(serde_json::from_value(spec).unwrap());
        assert!(texts(&plot(&sheet, 640.0)).contains(&title), "{heading}: {:?}", sheet.problems());
    }
}

#[test]
fn the_table_has_each_figure_with_its_unit_under_its_own_heading() {
    let sheet = sheet(AREA, HEIGHT);
    let table = sheet.table(&plot(&sheet, 640.0));
    assert_eq!(table.columns, ["Xã", "Thu nhập", "Số dân", "Diện tích", "Độ cao"]);
    let row = |row: usize| table.rows[row].join(" | ").replace('\u{a0}', " ");
    assert_eq!(row(0), "Xã D | 23,2 triệu | 3.335 | 225 km² | 1.012 m");
    assert_eq!(row(2), "Xã A | 35,4 triệu | 11.364 | 136 km² | 120 m");
}

#[test]
fn what_sizes_and_colours_say_stands_above_the_plot() {
    for width in [640.0, 240.0] {
        let sheet = sheet(AREA, HEIGHT);
        let scene = plot(&sheet, width);
        let said = texts(&scene);
        for text in ["Độ cao (m)", "1.000–1.500", "500–1.000", "0–500", "Diện tích (km²)", "50", "200", "Thu nhập (triệu)", "Số dân"]
        {
            assert!(said.contains(&text), "{text} at {width}: {said:?}");
        }
        let (samples, own) = radii(&scene, theme(&sheet).ground);
        // By area: a dot for 225 km² is as much larger than one for 200 as those figures are.
        let share = |radius: f64, area: f64| radius * radius / area;
        assert!((share(samples[1], 200.0) - share(own[0], 225.0)).abs() < 1e-6, "{samples:?} {own:?}");
        assert!((share(samples[0], 50.0) - share(own[0], 225.0)).abs() < 1e-6, "{samples:?} {own:?}");
    }
}

#[test]
fn what_is_counted_has_no_sample_of_a_part() {
    let sheet = sheet(["3", "1", "2", "3"], HEIGHT);
    let scene = plot(&sheet, 640.0);
    let (samples, _) = radii(&scene, theme(&sheet).ground);
    assert_eq!(samples.len(), 1);
    assert!(texts(&scene).contains(&"2") && !texts(&scene).contains(&"0,5"));
}

#[test]
fn grades_are_written_as_round_as_they_are_and_years_as_years() {
    let parts = sheet(AREA, ["0,05", "0,12", "0,31", "0,34"]);
    assert_eq!(grades(&plot(&parts, 640.0)), ["0,3–0,4", "0,2–0,3", "0,1–0,2", "0,0–0,1"]);
    let years = sheet(AREA, ["1991", "1995", "2004", "2008"]);
    assert_eq!(grades(&plot(&years, 640.0)), ["2005–2010", "2000–2005", "1995–2000", "1990–1995"]);
}

#[test]
fn a_row_without_colour_or_size_is_of_no_group_and_says_neither() {
    for height in [["120 m", "", "812 m", "1012 m"], ["Thấp", "", "Thấp", "Cao"]] {
        let sheet = sheet(["136 km²", "", "25 km²", "225 km²"], height);
        let scene = plot(&sheet, 640.0);
        assert!(!grades(&scene).contains(&""), "{:?}", grades(&scene));
        assert_eq!(scene.data.len(), 4);
        let of_b = scene.data.iter().position(|datum| datum.label == "Xã B").unwrap();
        assert_eq!(scene.data[of_b].details.len(), 1, "{:?}", scene.data[of_b].details);
        let theme = theme(&sheet);
        let colors = |datum: usize| {
            let own = scene.marks.iter().filter(move |mark| mark.datum == Some(datum));
            own.filter_map(|mark| if let Shape::Path { fill, .. } = &mark.shape { Some(*fill) } else { None }).collect::<Vec<_>>()
        };
        assert!(colors(of_b).contains(&theme.rest));
        for other in (0..4).filter(|datum| *datum != of_b) {
            assert!(!colors(other).contains(&theme.rest), "{}", scene.data[other].label);
        }
    }
}

/// The colour of the dot of each row.
fn fills(scene: &Scene, theme: &Theme) -> Vec<(String, Color)> {
    let fill = |datum| {
        let own = scene.marks.iter().filter(move |mark| mark.datum == Some(datum));
        own.filter_map(|mark| if let Shape::Path { fill, .. } = &mark.shape { Some(*fill) } else { None })
            .find(|fill| *fill != theme.ground)
    };
    let mut fills: Vec<_> = scene.data.iter().enumerate().map(|(index, datum)| (datum.label.clone(), fill(index).unwrap())).collect();
    fills.sort_by(|one, other| one.0.cmp(&other.0));
    fills
}

#[test]
fn what_stands_out_takes_no_other_dot_its_colour() {
    let lit = |height: [&str; 4], highlight: &str| {
        let columns = r#""columns":{"label":"Xã","x":"x","y":"y","color":"Vùng"}"#;
        let rows = (0..4).map(|row| format!("\\n{};{};2;{}", ["A", "B", "C", "D"][row], row + 1, height[row])).collect::<String>();
        let spec = format!(r#"{{"type":"scatter","locale":"vi",{columns},"highlight":{highlight},"data":"Xã;x;y;Vùng{rows}"}}"#);
        let sheet = read_value(serde_json::from_str(&spec).unwrap());
        let (scene, theme) = (plot(&sheet, 640.0), theme(&sheet));
        let within = |entry: &Rect, swatch: &Rect| {
            let (x, y) = (swatch.x + swatch.width / 2.0, swatch.y + swatch.height / 2.0);
            x > entry.x && x < entry.right() && y > entry.y && y < entry.bottom()
        };
        let swatch = |entry: &Rect| {
            let swatches =
                scene
                    .marks
                    .iter()
                    .filter_map(|mark| if let Shape::Rect { rect, fill, .. } = &mark.shape { Some((rect, *fill)) } else { None });
            swatches.into_iter().find(|(rect, _)| within(entry, rect)).unwrap().1
        };
        let keys: Vec<Color> = scene.entries.iter().map(|entry| swatch(&entry.rect)).collect();
        (fills(&scene, &theme).into_iter().map(|(_, fill)| fill).collect::<Vec<_>>(), keys, theme)
    };
    let parts = ["Thấp", "Thấp", "Cao", "Cao"];
    let (plain, keys, theme) = lit(parts, "[]");
    assert_eq!([plain[0], plain[2]], [keys[0], keys[1]]);
    // A row: the others are paler, each still of its group, and the key says what they are.
    let (dots, key, _) = lit(parts, r#""A""#);
    assert_eq!(dots, [plain[0], plain[1].behind(theme.ground), plain[2].behind(theme.ground), plain[3].behind(theme.ground)]);
    assert_eq!(key, keys);
    // A group: the others are grey, dots and key.
    let (dots, key, _) = lit(parts, r#""Cao""#);
    assert_eq!((dots, key), (vec![theme.rest, theme.rest, plain[2], plain[3]], vec![theme.rest, keys[1]]));
    // A row of another group keeps its colour beside it.
    let (dots, ..) = lit(parts, r#"["Cao", "A"]"#);
    assert_eq!(dots, [plain[0], theme.rest, plain[2], plain[3]]);
    // Of what has no group all but that row is grey.
    let (dots, ..) = lit(["Thấp", "", "Cao", ""], r#""B""#);
    assert_eq!(dots, [plain[0].behind(theme.ground), theme.rest, plain[2].behind(theme.ground), theme.rest]);
    // A grade keeps its own: paler would be another grade.
    let grades = ["100", "200", "800", "900"];
    let ((plain, keys, _), (dots, key, _)) = (lit(grades, "[]"), lit(grades, r#""A""#));
    assert_eq!((dots, key), (plain, keys));
}

#[test]
fn a_row_without_a_place_takes_no_other_away_and_stands_in_the_table() {
    let rows = [("A", "11,2"), ("C", ",5"), ("D", "6,7"), ("E", "7,3"), ("F", "8,9"), ("G", "9,9")];
    let data: String = rows.iter().map(|(name, place)| format!("\\n{name},{place}")).collect();
    let spec = format!(r#"{{"type":"scatter","locale":"en","data":"N,x,y{data}"}}"#);
    let sheet = read_value(serde_json::from_str(&spec).unwrap());
    let scene = plot(&sheet, 640.0);
    let rows = sheet.table(&scene).rows;
    let names: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(names, ["D", "E", "F", "G", "A", "C"]);
    assert_eq!(rows[5], ["C", "5", "no figure"]);
    assert!(sheet.describe(&scene).contains("6 figures"), "{}", sheet.describe(&scene));
    // It is drawn nowhere, and found by keyboard within the picture.
    let bounds = scene.bounds(5);
    assert!(bounds.x > 0.0 && bounds.width == 0.0, "{bounds:?}");
}

#[test]
fn a_row_without_a_place_is_hidden_with_its_group() {
    let data = "N,x,y,g\\nA,1,2,Up\\nB,2,,Up\\nC,3,4,Low\\nD,,,Low\\nE,,,";
    let spec = format!(r#"{{"type":"scatter","locale":"en","columns":{{"color":"g"}},"hide":"Up","data":"{data}"}}"#);
    let sheet = read_value(serde_json::from_str(&spec).unwrap());
    let table = sheet.table(&plot(&sheet, 640.0));
    let names: Vec<&str> = table.rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(names, ["C", "D", "E"], "{table:?}");
    assert_eq!(table.rows[1], ["D", "no figure", "no figure", "Low"]);
}

#[test]
fn a_name_stands_on_no_dot_where_there_is_room_elsewhere() {
    let rows = r#"[["Xã","a","b","c"],["Xã ở giữa hai chấm",91000,2,10],["B",80000,2,8],["C",20000,1,3],["D",30000,9,4]]"#;
    let spec = format!(r#"{{"type":"scatter","columns":{{"size":"c"}},"highlight":"Xã ở giữa hai chấm","data":{rows}}}"#);
    let sheet = read_value(serde_json::from_str(&spec).unwrap());
    for width in (320..1200).step_by(10).map(f64::from) {
        let scene = plot(&sheet, width);
        let ground = theme(&sheet).ground;
        let (mut names, mut dots) = (Vec::new(), Vec::new());
        for mark in &scene.marks {
            match &mark.shape {
                Shape::Text { text, .. } if text.starts_with("Xã ở") => names.push(mark.shape.bounds()),
                Shape::Path { fill, .. } if *fill != ground => dots.push(mark.shape.bounds()),
                _ => {}
            }
        }
        let [name] = names.as_slice() else { panic!("{width}: {:?}", texts(&scene)) };
        let meets = |dot: &&Rect| dot.x < name.right() && name.x < dot.right() && dot.y < name.bottom() && name.y < dot.bottom();
        assert_eq!(dots.iter().find(meets), None, "{width}: {name:?}");
    }
}

#[test]
fn a_name_stands_beside_no_other_dot_that_stands_out() {
    let teams = ["Arsenal", "Aston Villa", "Bournemouth", "Brentford", "Brighton", "Burnley", "Chelsea", "Crystal Palace", "Everton"];
    let teams = [&teams[..], &["Fulham", "Liverpool", "Luton", "Manchester City", "Manchester United", "Newcastle"]].concat();
    let row = |(index, team): (usize, &&str)| serde_json::json!([team, 60 + index * 7 % 15 * 9, 20 + index * 11 % 15 * 4]);
    let rows = std::iter::once(serde_json::json!(["Team", "Wages", "Points"])).chain(teams.iter().enumerate().map(row));
    let spec = serde_json::json!({ "type": "scatter", "highlight": teams, "data": rows.collect::<Vec<_>>() });
    let sheet = read_value(serde_json::from_value(spec).unwrap());
    for width in (280..1200).step_by(20).map(f64::from) {
        let scene = plot(&sheet, width);
        for mark in &scene.marks {
            let Shape::Text { text, .. } = &mark.shape else { continue };
            if !teams.contains(&text.as_str()) {
                continue;
            }
            let name = mark.shape.bounds();
            let beside = |at: dohoa::geom::Point| {
                let gap = (name.x - at.x).max(at.x - name.right());
                (name.y..name.bottom()).contains(&at.y) && gap < 24.0
            };
            let other = scene.data.iter().find(|datum| datum.label != *text && beside(datum.anchor));
            assert_eq!(other.map(|datum| &datum.label), None, "{text} at {width}");
        }
    }
}

#[test]
fn a_dot_at_the_upper_edge_has_its_name_beside_it_as_others_have() {
    let rows = r#"[["Phim","Năm","Triệu USD"],["Jaws",1975,470],["E.T.",1982,797],["Avatar",2009,3000],["Endgame",2019,2799]]"#;
    let spec = format!(r#"{{"type":"scatter","highlight":["Jaws","Avatar","Endgame"],"data":{rows}}}"#);
    let sheet = read_value(serde_json::from_str(&spec).unwrap());
    let scene = plot(&sheet, 320.0);
    assert!(texts(&scene).contains(&"Endgame"), "{:?}", texts(&scene));
    for name in ["Jaws", "Avatar"] {
        let mark = scene.marks.iter().find(|mark| matches!(&mark.shape, Shape::Text { text, .. } if text == name));
        let bounds = mark.unwrap_or_else(|| panic!("{name}: {:?}", texts(&scene))).shape.bounds();
        let dot = scene.data.iter().find(|datum| datum.label == name).unwrap().anchor;
        assert!((bounds.y..bounds.bottom()).contains(&dot.y), "{name}: {bounds:?}, {dot:?}");
    }
}

/// The part of what dots cover that shows a dot, and not the rim of another.
fn part_seen(scene: &Scene, ground: Color) -> f64 {
    const CELL: f64 = 0.25;
    let mut cells = std::collections::HashMap::new();
    for mark in &scene.marks {
        let (Shape::Path { points, form: Form::Dots(radius), fill, .. }, Some(_)) = (&mark.shape, mark.datum) else { continue };
        let (at, reach) = (points[0], (radius / CELL).ceil() as i64);
        let (column, row) = ((at.x / CELL).round() as i64, (at.y / CELL).round() as i64);
        for (x, y) in (-reach..=reach).flat_map(|x| (-reach..=reach).map(move |y| (x, y))) {
            if ((x * x + y * y) as f64).sqrt() * CELL <= *radius {
                // Rims on what no dot covers hide nothing.
                let is_dot = *fill != ground;
                cells.entry((column + x, row + y)).and_modify(|cell| *cell = Some(is_dot)).or_insert(is_dot.then_some(true));
            }
        }
    }
    let covered: Vec<bool> = cells.into_values().flatten().collect();
    covered.iter().filter(|is_dot| **is_dot).count() as f64 / covered.len() as f64
}

#[test]
fn in_a_crowd_far_from_one_that_stands_out_dots_stay_seen() {
    let crowd = (0..60).map(|row| serde_json::json!([format!("T{row}"), 500 + row * 20, 40 + row * 13 % 30]));
    let rows = std::iter::once(serde_json::json!(["Tỉnh", "Dân số", "GRDP"])).chain(crowd);
    let rows: Vec<_> = rows.chain([serde_json::json!(["TP. Hồ Chí Minh", 9400, 1600])]).collect();
    for (highlight, width) in [("TP. Hồ Chí Minh", 320.0), ("TP. Hồ Chí Minh", 640.0), ("", 320.0)] {
        let highlight: Vec<&str> = Some(highlight).filter(|name| !name.is_empty()).into_iter().collect();
        let spec = serde_json::json!({ "type": "scatter", "highlight": highlight, "data": rows });
        let sheet = read_value(serde_json::from_value(spec).unwrap());
        let scene = plot(&sheet, width);
        let seen = part_seen(&scene, theme(&sheet).ground);
        assert!(seen > 0.7, "{seen} at {width}");
        // By its marks a dot is known again where it is drawn elsewhere: a rim that is not seen is one of them.
        let marks = |datum: usize| scene.marks.iter().filter(|mark| mark.datum == Some(datum)).count();
        assert!((0..scene.data.len()).all(|datum| marks(datum) == 2));
    }
}

/// Provinces by people, in millions, and income.
fn provinces(more: &[&str]) -> Sheet {
    let rows = ["Hà Giang;887086;2,1", "Hà Nội;8435700;6,9", "Nghệ An;3420000;3,6"];
    let rows = rows.iter().chain(more).map(|row| format!("\\n{row}")).collect::<String>();
    let formats = r#""xFormat":{"unit":"triệu người","divideBy":1000000},"format":{"unit":"triệu đồng"}"#;
    read_value(
        serde_json::from_str(&format!(r#"{{"type":"scatter","locale":"vi",{formats},"data":"Tỉnh;Dân số;Thu nhập{rows}"}}"#)).unwrap(),
    )
}

#[test]
fn numbers_across_are_round_on_a_phone_too() {
    for more in [&[][..], &["TP Hồ Chí Minh;9389700;6,4", "Lào Cai;770600;3,1"]] {
        for width in [240.0, 288.0, 320.0] {
            let sheet = provinces(more);
            let scene = plot(&sheet, width);
            assert!(texts(&scene).contains(&"4") && texts(&scene).contains(&"6"), "{width}: {:?}", texts(&scene));
            assert!(!texts(&scene).iter().any(|text| text.ends_with("triệu người") || text.starts_with("0,")), "{:?}", texts(&scene));
        }
    }
}

#[test]
fn where_no_round_number_has_room_the_ends_of_the_data_are_said_without_their_unit() {
    let data = "A;123456789012345678;1\\nB;123456789012345978;2";
    let format = r#""xFormat":{"unit":"tấn"}"#;
    let sheet =
        read_value(serde_json::from_str(&format!(r#"{{"type":"scatter","locale":"vi",{format},"data":"Tỉnh;X;Y\n{data}"}}"#)).unwrap());
    let scene = plot(&sheet, 240.0);
    let long: Vec<&str> = texts(&scene).into_iter().filter(|text| text.len() > 20).collect();
    assert_eq!(long, ["123.456.789.012.345.680"]);
}

#[test]
fn per_cent_is_said_at_every_number_of_either_axis() {
    let data = "Firm,Growth,Margin,Share\\nA,-12%,-30%,10%\\nB,5%,12%,40%\\nC,40%,-4%,70%";
    let columns = r#""columns":{"label":"Firm","x":"Growth","y":"Margin","color":"Share"}"#;
    for (tag, across, upward, grade) in [("en", "30%", "-30%", "60–80"), ("tr", "%30", "-%30", "60–80")] {
        let spec = format!(r#"{{"type":"scatter","locale":"{tag}",{columns},"data":"{data}"}}"#);
        let scene = plot(&read_value(serde_json::from_str(&spec).unwrap()), 640.0);
        // The colours have it in their heading.
        for text in [across, upward, grade] {
            assert!(texts(&scene).contains(&text), "{text}: {:?}", texts(&scene));
        }
    }
}

#[test]
fn where_groups_differ_by_pattern_their_dots_have_forms_as_in_the_legend() {
    let rows: String = (0..12).map(|row| format!("\\n{row},{row},{},G{}", row * row, row % 6)).collect();
    let spec =
        format!(r#"{{"type":"scatter","locale":"en","theme":{{"patterns":true}},"columns":{{"color":"g"}},"data":"N,x,y,g{rows}"}}"#);
    let sheet = read_value(serde_json::from_str(&spec).unwrap());
    let (scene, ground) = (plot(&sheet, 640.0), theme(&sheet).ground);
    // What is drawn in a colour that is not the ground's: how many corners, and how large a part of it is open.
    let forms = |is_own: &dyn Fn(Option<usize>) -> bool, color: dohoa::color::Color| {
        let of = scene.marks.iter().filter(|mark| is_own(mark.datum));
        let forms = of.filter_map(|mark| match &mark.shape {
            Shape::Path { points, form, fill, .. } if *fill == color => Some((points.len(), *form == Form::Area)),
            _ => None,
        });
        forms.collect::<std::collections::BTreeSet<_>>().into_iter().collect::<Vec<_>>()
    };
    let (mut seen, mut colors) = (Vec::new(), Vec::new());
    for mark in &scene.marks {
        let Shape::Path { fill, .. } = &mark.shape else { continue };
        if *fill != ground && mark.datum.is_some() && !colors.contains(fill) {
            colors.push(*fill);
            let own = forms(&|datum| datum.is_some(), *fill);
            assert_eq!(own, forms(&|datum| datum.is_none(), *fill), "the legend of {fill:?}");
            seen.push(own);
        }
    }
    assert_eq!(colors.len(), 6);
    let corners: std::collections::BTreeSet<usize> = seen.iter().map(|own| own[0].0).collect();
    assert_eq!(corners.into_iter().collect::<Vec<_>>(), [1, 3, 4], "dots, triangles, squares: {seen:?}");
    assert!(!scene.marks.iter().any(|mark| matches!(mark.shape, Shape::Rect { rect, .. } if rect.width == 12.0)), "no swatch is left");
    assert!((0..12).all(|datum| scene.bounds(datum).width > 8.0), "each is found by keyboard");
    let hiding = read_value(serde_json::from_str(&spec.replace(r#""theme""#, r#""hide":"G1","theme""#)).unwrap());
    let frames = plot(&hiding, 640.0).marks.into_iter().filter(|mark| matches!(mark.shape, Shape::Rect { rect, .. } if rect.width == 12.0));
    assert_eq!(frames.count(), 1, "what is left out has its empty frame");
}

#[test]
fn grades_end_where_the_figures_do() {
    let from_zero = sheet(AREA, ["0", "10", "20", "40"]);
    assert_eq!(grades(&plot(&from_zero, 640.0)), ["30–40", "20–30", "10–20", "0–10"]);
    let of_parts = sheet(AREA, ["0,3", "0,4", "0,5", "0,7"]);
    assert_eq!(grades(&plot(&of_parts, 640.0)), ["0,6–0,7", "0,5–0,6", "0,4–0,5", "0,3–0,4"]);
}

#[test]
fn a_loss_is_as_large_as_a_gain() {
    let dots = |area| {
        let sheet = sheet(area, HEIGHT);
        radii(&plot(&sheet, 640.0), theme(&sheet).ground).1
    };
    assert_eq!(dots(["−136 km²", "61 km²", "−25 km²", "−225 km²"]), dots(AREA));
}

#[test]
fn what_colours_stand_for_names_no_dot() {
    let spec =
        r#"{"type":"scatter","locale":"vi","columns":{"x":"A","y":"B","color":"Vùng"},"data":"Vùng;A;B\nBắc;1;2\nNam;3;4\nBắc;5;6"}"#;
    let sheet = read_value(serde_json::from_str(spec).unwrap());
    let scene = plot(&sheet, 640.0);
    assert_eq!(grades(&scene), ["Bắc", "Nam"]);
    assert!(scene.data.iter().all(|datum| datum.label != "Bắc" && datum.label != "Nam"), "{:?}", scene.data);
}
