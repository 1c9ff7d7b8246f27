//! Where an editor's advice is deserved, and where it has to be silent: a false alarm teaches people not to listen.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use dohoa::figure::LADDER;
use dohoa::native::check;
use dohoa::scene::Shape;
use dohoa::sheet::{Look, Sheet};
use dohoa::source::Loaded;
use dohoa::text::face::Face;
use dohoa::theme::scale::PLACE;
use dohoa::words::Lang;
use serde_json::{json, Value as Json};

/// What is said of a spec by this code: what was found, and the whole sentence.
fn told(spec: &Json, code: &str) -> Vec<(String, String)> {
    let sheet = checked(spec);
    let said = sheet.problems().iter().filter(|problem| problem.code == code);
    said.map(|problem| (problem.found.clone(), problem.message.clone())).collect()
}

fn checked(spec: &Json) -> Sheet {
    let mut spec = spec.clone();
    spec["locale"] = json!("vi");
    check(&spec.to_string(), None, &|_| None).0
}

fn of(kind: &str, data: &str) -> Json {
    json!({ "type": kind, "data": data })
}

fn found(spec: &Json, code: &str) -> Vec<String> {
    told(spec, code).into_iter().map(|(found, _)| found).collect()
}

#[test]
fn a_column_that_only_counts_the_rows_is_told() {
    for (kind, data, column) in [
        ("stacked-bar", "STT,Huyện,Tốt,Khá\n1,A,12,8\n2,B,9,3\n3,C,7,5", "STT"),
        ("bar", "Huyện,tt,Tốt\nA,1,12\nB,2,9", "tt"),
        ("waffle", "Số thứ tự,Huyện,Tốt,Khá\n4,A,12,8\n7,B,9,3", "Số thứ tự"),
        ("bar", "STT,Huyện,Tốt\nI,A,12\n1,B,9\n2,C,4", "STT"),
        ("line", "Năm,#,Số\n2021,1,5\n2022,2,8\n2023,3,4", "#"),
        ("area", "Năm,No.,Số\n2021,1,5\n2022,2,8\n2023,3,4", "No."),
        ("bar", "Mã,Huyện,Tốt\n1,A,12\n2,B,9\n3,C,4", "Mã"),
        ("bar", "Schlüssel,Kreis,Einwohner\n14511,A,248563\n14521,B,324912\n14522,C,298230", "Schlüssel"),
        ("bar", "Huyện,Năm,Điểm\nA,2021,88\nB,2022,93\nC,2023,70", "Năm"),
        ("bar", "geo,TIME_PERIOD,OBS_VALUE\nDE,2022,3\nFR,2022,7\nIT,2022,8", "TIME_PERIOD"),
        ("bar", "Huyện,Hạng,Điểm\nA,2,88\nB,1,93\nC,2,88", "Hạng"),
        ("bar", ",Huyện,Tốt\n0,A,12\n1,B,9", "(không tên)"),
        ("bar", "Huyện,,Tốt\nA,1,12\nB,2,9\nC,3,4", "(không tên)"),
        ("ranking", "Vị trí,Đơn vị,Điểm\n1,A,93\n2,B,88\n2,C,88", "Vị trí"),
        ("ranking", "STT,Đơn vị,Điểm\n1,A,93\n2,B,88\n3,C,84", "STT"),
        ("ranking", "#,Đơn vị,Điểm\n1,A,93\n2,B,88\n2,C,88", "#"),
        ("scatter", "STT;Huyện;Thu;Chi\n1;A;12;8\n2;B;9;3\n3;C;7;5", "STT"),
    ] {
        assert_eq!(found(&of(kind, data), "column-counts"), [column], "{kind} of {data}");
    }
}

#[test]
fn the_same_advice_is_told_at_each_place_that_deserves_it_and_once_at_each() {
    const SUMS: &str = "Hạng,Số\nTổng cộng,18\nTốt,13\nKhá,5";
    let places = |spec: &Json, code: &str| -> Vec<String> {
        let load = |name: &str| Some(Loaded { name: name.to_owned(), text: SUMS.to_owned(), encoding: None });
        let sheet = check(&spec.to_string(), None, &load).0;
        sheet.problems().iter().filter(|problem| problem.code == code).map(|problem| problem.path.clone()).collect()
    };
    let bars = |data: Json| json!({ "type": "bar", "title": "Hai mức", "data": data });
    let board = |panels: [Json; 2]| json!({ "type": "board", "locale": "vi", "panels": panels });
    let own = places(&board([bars(json!(SUMS)), bars(json!(SUMS))]), "row-sums");
    assert_eq!(own, ["panels[0].data, dòng 2, cột “Hạng”", "panels[1].data, dòng 2, cột “Hạng”"]);
    let shared = json!({ "url": "a.csv" });
    assert_eq!(places(&board([bars(shared.clone()), bars(shared)]), "row-sums").len(), 1, "one line of one file");
    let tables = json!([{ "label": "Sở", "data": "Nơi,Tiền\nA,7 tỷ\nB,8 tỷ" }, { "label": "Huyện", "data": "Nơi,Tiền\nC,7 tỷ\nD,9 tỷ" }]);
    let narrow = json!({ "below": 480, "sort": "desc" });
    let spec = json!({ "type": "bar", "locale": "vi", "tables": tables, "narrow": narrow });
    let told = places(&spec, "guess-unit");
    assert_eq!(told, [0, 1].map(|at| format!("tables[{at}].data, dòng 2, cột “Tiền”")), "each read twice");
}

#[test]
fn columns_are_named_in_the_text_where_their_chart_stands() {
    let text = r#"{"locale":"vi","type":"bar","data":{"url":"a.csv"}}"#;
    let beside = |name: &str| Some(Loaded { name: name.to_owned(), text: "STT,Huyện,Tốt\n1,A,12\n2,B,9".to_owned(), encoding: None });
    let sheet = check(text, None, &beside).0;
    let problem = sheet.problems().iter().find(|problem| problem.code == "column-counts").unwrap();
    assert_eq!(problem.place.as_ref().unwrap().file.as_deref(), Some("a.csv"));
    assert!(problem.fix.is_none(), "what would have to change is not in that file");
    let rows = json!([{ "STT": 1, "Huyện": "A", "Tốt": 12 }, { "STT": 2, "Huyện": "B", "Tốt": 9 }]);
    let sheet = checked(&json!({ "type": "board", "panels": [{ "type": "bar", "data": rows }] }));
    let problem = sheet.problems().iter().find(|problem| problem.code == "column-counts").unwrap();
    let edits = &problem.fix.as_ref().unwrap().edits;
    assert_eq!(edits.iter().map(|edit| edit.text.as_str()).collect::<Vec<_>>(), [r#""columns": {"values": ["Tốt"]}, "#]);
}

#[test]
fn figures_that_are_in_order_or_small_are_figures() {
    for (kind, data) in [
        ("bar", "a,n\nx,1\ny,2\nz,3"),
        ("bar", "Nước,No.\nA,120\nB,50"),
        ("bar", "Nước,#\nA,2\nB,1"),
        ("stacked-bar", "a,x,y\nA,1,2\nB,2,3\nC,3,4"),
        ("line", "Năm,Hạng\n2021,3\n2022,2\n2023,1"),
        ("bar", "Sở,Vị trí,Biên chế\nA,12,30\nB,9,25"),
        ("ranking", "Đơn vị,Điểm\nA,1\nB,2\nC,3"),
        ("ranking", "Đội,#\nA,3\nB,2\nC,1"),
        ("ranking", "Hạng,Đơn vị,Điểm\n1,A,93\n2,B,88"),
        ("bar", "Vòng,Bàn,Thẻ\nMột,1,3\nHai,2,1\nBa,3,4\nBốn,4,2\nNăm,5,0"),
        ("bar", "Huyện,\nA,0\nB,1"),
        ("bar", "Ngành;TT;Quy mô\nA;6,5;12\nB;2,6;9\nC;8,1;4"),
        ("scatter", "Event;Year;Magnitude;Deaths\nA;1950;7;12\nB;1970;8;30\nC;2010;6;9"),
        ("scatter", "City;Day;Cases;Deaths\nA;1;7;12\nB;2;8;30\nC;3;6;9"),
    ] {
        assert_eq!(found(&of(kind, data), "column-counts"), [""; 0], "{kind} of {data}");
    }
    let named = json!({ "type": "bar", "columns": { "values": ["STT"] }, "data": "STT,Huyện,Tốt\n1,A,12\n2,B,9" });
    assert_eq!(found(&named, "column-counts"), [""; 0], "the writer has asked for it");
    // Of a column of places the figures beside it fall, or rise; one that only counts is left out.
    for (points, fix) in [("75,60,55", "{\"place\": \"STT\"}"), ("60,75,55", "{\"values\": \"Điểm\"}")] {
        let rows: String = points.split(',').zip(1..).map(|(points, row)| format!("\n{row},Đội {row},{points}")).collect();
        let sheet = checked(&of("ranking", &format!("STT,Đội,Điểm{rows}")));
        let problem = sheet.problems().iter().find(|problem| problem.code == "column-counts").unwrap();
        assert!(problem.fix.as_ref().unwrap().edits[0].text.contains(fix), "{points}: {:?}", problem.fix);
    }
}

#[test]
fn a_total_among_its_parts_is_told_and_a_part_is_not() {
    for (kind, data, column) in [
        ("stacked-bar", "Sở,Đạt,Chưa,Tổng\nA,5,2,7\nB,4,4,8", "Tổng"),
        ("waffle", "Total,Sở,Đạt,Chưa\n7,A,5,2\n8,B,4,4", "Total"),
        ("area", "Năm,Nam,Nữ,Cả hai\n2022,120,130,250\n2023,90,80,170", "Cả hai"),
    ] {
        assert_eq!(found(&of(kind, data), "column-sums"), [column], "{kind} of {data}");
    }
    for (kind, data) in [
        ("bar", "Sở,Đạt,Chưa,Tổng\nA,5,2,7\nB,4,4,8"),
        ("line", "Năm,Nam,Nữ,Cả hai\n2022,120,130,250\n2023,90,80,170"),
        ("stacked-bar", "a,x,y,z\nA,1,2,3\nB,2,3,5"),
        ("stacked-bar", "Năm,Tổng thu,Tổng chi\n2022,120,110\n2023,90,80"),
        ("stacked-bar", "Nơi,Total,Khác\nA,5,20\nB,4,30"),
    ] {
        assert_eq!(found(&of(kind, data), "column-sums"), [""; 0], "{kind} of {data}");
    }
}

#[test]
fn rows_of_one_name_are_told_with_both_places() {
    for kind in ["bar", "stacked-bar", "waffle", "ranking"] {
        let told = told(&of(kind, "Huyện,Số\nA,13\nB,5\nA,7\nA,2"), "duplicate-label");
        let [(found, message)] = told.as_slice() else { panic!("{kind}: {told:?}") };
        assert!(found == "A" && message.contains("dòng 2, cột “Huyện”"), "{message}");
    }
    assert_eq!(found(&of("line", "Tháng,Số\nT11,1\nT12,5\nT11,7"), "duplicate-label"), [""; 0]);
    assert_eq!(found(&of("bar", "Huyện,Số\n,13\n,5"), "duplicate-label"), [""; 0]);
}

#[test]
fn a_date_that_comes_again_in_one_series_is_told() {
    for (data, found_at) in [
        ("Ngày,Tỉnh,Số\n1/1/2023,A,3\n2/1/2023,A,4\n1/1/2023,B,6", "1/1/2023"),
        ("Năm,Tỉnh,Số\n2022,A,3\n2023,A,4\n2022,B,6\n2023,B,5", "2022"),
        ("Năm,Số\n2022,3\n2022,4\n2023,6", "2022"),
    ] {
        assert_eq!(found(&of("line", data), "moment-twice"), [found_at], "{data}");
        assert_eq!(found(&of("area", data), "moment-twice"), [found_at], "{data}");
        assert_eq!(found(&of("bar", data), "moment-twice"), [""; 0], "{data}");
    }
    for data in ["Ngày,A,B\n1/1/2023,3,\n1/1/2023,,6\n2/1/2023,4,5", "Tháng,Số\ntháng 12,3\ntháng 1,4\ntháng 12,6", "Tên,Số\nA,3\nB,4\nA,6"]
    {
        assert_eq!(found(&of("line", data), "moment-twice"), [""; 0], "{data}");
    }
}

#[test]
fn names_that_the_data_has_in_any_column_are_known() {
    let mut spec = json!({ "type": "board", "panels": [
        { "type": "ranking", "columns": { "place": "Giải", "label": "Huyện" }, "data": "Giải,Huyện,Điểm\nNhất,A,9\nNhì,B,8" },
        { "type": "bar", "data": [{ "Năm": 2022, "Thu": 3 }, { "Năm": 2023, "Thu": 4 }], "short": { "2022": "22" } },
    ] });
    spec["steps"] = json!([{ "highlight": ["Nhất", "B", "2023"], "annotation": { "at": ["2022", "Thu"], "text": "x" } }]);
    for code in ["highlight-unknown", "annotation-unknown", "short-unknown"] {
        assert_eq!(found(&spec, code), [""; 0], "{code}");
    }
    spec["steps"] = json!([{ "highlight": ["Ba", "2023"] }, { "annotation": { "at": "2021", "text": "x" } }]);
    spec["panels"][1]["short"] = json!({ "Chi": "C" });
    for (code, name) in [("highlight-unknown", "Ba"), ("annotation-unknown", "2021"), ("short-unknown", "Chi")] {
        assert_eq!(found(&spec, code), [name], "{code}");
    }
}

#[test]
fn a_figure_that_rounding_makes_nothing_is_told() {
    let bars = |format: Json, data: &str| json!({ "type": "bar", "format": format, "data": data });
    for (format, data, figure) in [
        (json!({ "decimals": 0 }), "a;n\nx;0,4\ny;3", "0,4"),
        (json!({ "divideBy": 1e9, "decimals": 1 }), "a;n\nx;-20000000\ny;5000000000", "-20.000.000"),
    ] {
        assert_eq!(found(&bars(format, data), "written-zero"), [figure], "{data}");
    }
    for (format, data) in [
        (json!({ "decimals": 0 }), "a;n\nx;0,5\ny;0"),
        (json!({ "decimals": 1 }), "a;n\nx;0,05\ny;3"),
        (json!({}), "a;n\nx;0,001\ny;3"),
        (json!({ "divideBy": 1e6 }), "a;n\nx;400\ny;5000000"),
        (json!({}), "a;n\nx;0,0000000000000004\ny;3"),
    ] {
        assert_eq!(found(&bars(format, data), "written-zero"), [""; 0], "{data}");
    }
}

/// Whether some text of the plot ends in dots, in the narrowest picture of a figure.
fn is_cut(sheet: &Sheet) -> bool {
    let [narrowest, ..] = LADDER;
    let theme = sheet.theme(&Look { dark: false, family: String::new() });
    let plot = sheet.plot(f64::from(narrowest) / theme.scale, &theme, Face::of_pages()).unwrap();
    plot.marks.iter().any(|mark| matches!(&mark.shape, Shape::Text { text, .. } if text.ends_with('…')))
}

#[test]
fn labels_that_are_said_to_be_cut_are_those_that_the_narrowest_figure_cuts() {
    let words: Vec<&str> = "Tỷ lệ hộ nghèo đa chiều ở các xã đặc biệt khó khăn".split(' ').cycle().take(60).collect();
    for kind in ["bar", "stacked-bar", "waffle", "ranking", "targets"] {
        let mut cut = 0;
        for count in 1..words.len() {
            let label = words.iter().take(count).copied().collect::<Vec<_>>().join(" ");
            if label.chars().count() > 190 {
                break;
            }
            for scale in [1.0, 1.3] {
                let data = format!("label,value,Chưa\n{label},5,2\nSở,3,1\nXã,4,1");
                let spec = json!({ "type": kind, "theme": { "scale": scale }, "data": data });
                let sheet = checked(&spec);
                assert_eq!(!told(&spec, "label-cut").is_empty(), is_cut(&sheet), "{kind} at {scale}: {label}");
                cut += usize::from(is_cut(&sheet));
            }
        }
        assert!(cut > 0, "{kind} cuts nothing");
    }
}

#[test]
fn dots_that_a_label_ends_in_are_no_cut() {
    let spec = of("bar", "Loại,Số\nBằng khen,13\nCờ và giấy khen…,5");
    assert_eq!(found(&spec, "label-cut"), [""; 0]);
}

/// How a ranking says its figures, for those who hear it.
fn heard(spec: &Json) -> String {
    let sheet = checked(spec);
    let theme = sheet.theme(&Look { dark: false, family: String::new() });
    sheet.describe(&sheet.plot(640.0, &theme, Face::bundled()).unwrap())
}

#[test]
fn places_are_found_in_any_language_and_spelling() {
    for data in [
        "Rank,Team,Points\n1st,Arsenal,88\n2nd,Chelsea,70\n3rd,Fulham,60",
        "Team,Place,Points\nArsenal,1,88\nChelsea,T2,70\nFulham,T2,70",
        "RANG,Team,Points\n1.,Arsenal,88\n2.,Chelsea,70\n3.,Fulham,60",
        "Platz,Team,Points\n1,Arsenal,88\n2,Chelsea,70\n2,Fulham,70",
        "МЕСТО,Team,Points\n2,Chelsea,70\n1,Arsenal,88\n3,Fulham,60",
        "順位,Team,Points\n1位,Arsenal,88\n2位,Chelsea,70\n3位,Fulham,60",
        // Places far down are often said together.
        "Rank,Team,Points\n1,Arsenal,88\n=5,Chelsea,70\n1201–1500,Fulham,60",
    ] {
        let spec = of("ranking", data);
        let heading = data.split(',').find(|heading| !["Team", "Points"].contains(heading)).unwrap();
        let said = heard(&spec);
        assert!(said.contains("Arsenal") && said.contains(&format!(", {heading} 1")), "{said}");
        assert!(said.contains(": 88"), "{said}");
        assert_eq!(found(&spec, "column-unseen"), [""; 0], "{data}");
        assert_eq!(found(&spec, "column-counts"), [""; 0], "{data}");
    }
}

#[test]
fn places_that_are_not_taken_for_such_are_told() {
    let spec = of("ranking", "Rank,Team,Points\nfirst,Arsenal,88\nsecond,Chelsea,70");
    assert!(heard(&spec).contains("Arsenal"), "the names are shown in any case");
    let said = told(&spec, "column-unseen");
    assert!(said.len() == 1 && said[0].1.contains(r#""columns": {"place": "Rank"}"#), "{said:?}");
    for data in ["Posición,Team,Points\n1,A,88\n2,B,70\n2,C,70", "Stanza,Team,Points\n1,A,88\n2,B,70\n2,C,70\n4,D,51"] {
        let heading = data.split(',').next().unwrap();
        assert_eq!(found(&of("ranking", data), "column-counts"), [heading], "{data}");
    }
    assert_eq!(found(&of("ranking", "Phiếu,Team,Points\n5,A,88\n2,B,70\n2,C,70"), "column-counts"), [""; 0]);
}

#[test]
fn names_that_places_have_pushed_aside_are_told() {
    for (heading, places) in [("Pl.", "1. 2. 2."), ("Posição", "1º 2º 3º"), ("Sıra", "1. 5. 11."), ("Pos", "1st =2 =2"), ("#", "#1 #2 #3")]
    {
        let rows = places.split(' ').zip(["Magdeburg", "Halle", "Dessau"]).zip([9, 7, 7]);
        let rows: Vec<String> = rows.map(|((place, name), points)| format!("{place},{name},{points}")).collect();
        let spec = of("ranking", &format!("{heading},Team,Points\n{}", rows.join("\n")));
        let said = told(&spec, "column-unseen");
        assert!(said.len() == 1 && said[0].0 == "Team", "{heading}: {said:?}");
        assert!(said[0].1.contains(&format!(r#""columns": {{"place": "{heading}"}}"#)), "{said:?}");
    }
    for data in ["Lớp,Chủ nhiệm,Điểm\n10A,Lan,9\n11A,Huệ,7", "Tuyến,Từ,Km\n3B,A,9\n4C,B,7", "Năm,Đội,Điểm\n2.,A,9\n1.,B,7"]
    {
        assert_eq!(found(&of("ranking", data), "column-unseen"), [""; 0], "{data}");
    }
}

#[test]
fn dots_that_numbers_name_are_told() {
    let data = "ZIP;Price;Days\n15201;349;31\n15206;310;35";
    let said = told(&of("scatter", data), "column-names");
    assert!(said.len() == 1 && said[0].1.contains(r#"{"label": "ZIP", "x": "Price", "y": "Days"}"#), "{said:?}");
    let mut named = of("scatter", data);
    named["columns"] = json!({ "x": "Price", "y": "Days" });
    for spec in [named, of("scatter", "Price;Days\n349;31\n310;35"), of("scatter", "Ward;Price;Days\nA;349;31\nB;310;35")] {
        assert_eq!(found(&spec, "column-names"), [""; 0]);
    }
}

#[test]
fn a_column_of_figures_that_is_left_out_unread_is_told() {
    for (data, cell, plain) in [
        ("Tỉnh;Thu;Chi\nA;1,5;2.55\nB;2,5;3.75", "2.55", "2,55"),
        ("Tỉnh;Thu;Chi\nA;1,5;\nB;2,5;3.75\nC;3,5;x\nD;3;2.5", "3.75", "3,75"),
        ("Tỉnh;Thu;Chi\nA;12;34[1]\nB;9;27[2]", "34[1]", "34"),
        ("Tỉnh;Thu;Xã\nA;12;hơn 300\nB;9;~3.200", "hơn 300", "300"),
        ("Seat;Won;Votes\nA;12;15,34,56,789\nB;9;2,34,567", "15,34,56,789", "153456789"),
    ] {
        let said = told(&of("bar", data), "column-unread");
        assert!(said.len() == 1 && said[0].0 == cell && said[0].1.contains(&format!(" {plain},")), "{data}: {said:?}");
    }
    for data in [
        "Tỉnh;Thu;Ngày\nA;1,5;2.11.2023\nB;2,5;3.11.2023",
        "STT;Tỉnh;Thu\n1.1;A;5\n1.2;B;6",
        "Tỉnh;Thu;Ghi chú\nA;5;2.55 là tạm tính\nB;6;tốt",
        "Tỉnh;Thu;Lớp\nA;5;10A\nB;6;5G",
        "Tên;Lớp;Số\nA;Lớp 10;12\nB;Lớp 11;15\nC;Lớp 12;20",
        "Tên;Số;Quận\nA;12;Quận 1\nB;15;Quận 3\nC;20;Quận 5",
        "Tên;Số;Đội\nA;12;U23\nB;15;U19\nC;20;U17",
        "Tên;Số;Mạng\nA;12;5G\nB;15;4G\nC;20;5G",
        "Tên;Số;Klasse\nA;12;10a\nB;15;10b\nC;20;10c",
        "Tên;Số;Phiên bản\nA;12;1.2\nB;15;2.0\nC;20;3.1",
        "Tên;Số;Giờ\nA;12;8.30\nB;15;9.45\nC;20;17.15",
        "Tên;Số;Tuyến\nA;12;WK 12\nB;15;WK 14\nC;20;WK 17",
        "Tên;Số;Tuổi\nA;12;18+\nB;15;16+\nC;20;12+",
    ] {
        assert_eq!(found(&of("bar", data), "column-unread"), [""; 0], "{data}");
    }
    let mut chosen = of("bar", "Tỉnh;Thu;Chi\nA;1,5;2.55\nB;2,5;3.75");
    chosen["columns"] = json!({ "values": ["Thu"] });
    assert_eq!(found(&chosen, "column-unread"), [""; 0]);
}

#[test]
fn rows_that_go_by_their_numbers_while_their_names_are_not_seen_are_told() {
    for (data, names) in [
        ("STT;Chỉ tiêu;Số\nI;Đường;7\n1.1;Cầu;3", "Chỉ tiêu"),
        ("TT;Chỉ tiêu;ĐVT;Số\na);Đường;km;7\n;Cầu;km;3", "Chỉ tiêu"),
        (";Name;Number\n1.;A;7\n2.;B;3", "Name"),
    ] {
        let said = told(&of("bar", data), "label-counts");
        assert!(said.len() == 1 && said[0].1.contains(&format!("{{\"label\": \"{names}\"}}")), "{data}: {said:?}");
        assert_eq!(found(&of("bar", data), "label-empty"), [""; 0], "{data}");
    }
    for data in [
        "ID;Type;n\nA;car;20\nB;bus;30\nC;car;20",
        "TT;Ghi chú;Số\nI;;7\nII;tốt;3",
        "STT;Chỉ tiêu;Số\n1;Đường;7\n2;Cầu;3",
        ";Ghi chú;Số\nA;tốt;7\nB;khá;3",
        "Loại;Tên;Số\nI;Đường;7\nII;Cầu;3",
        "STT;Số\nI;7\nII;3",
    ] {
        assert_eq!(found(&of("bar", data), "label-counts"), [""; 0], "{data}");
    }
    assert_eq!(found(&of("ranking", "STT;Đội;Điểm\n1.;A;9\n2.;B;7"), "label-counts"), [""; 0], "those are places");
}

#[test]
fn rows_in_several_units_on_one_scale_are_told() {
    let data = "Chỉ tiêu;ĐVT;Số\nTăng trưởng;%;7\nSố khác;%;4\nKhách;triệu lượt;3";
    for kind in ["bar", "ranking"] {
        assert_eq!(found(&of(kind, data), "units-in-rows"), ["triệu lượt"], "{kind}");
    }
    for data in [
        "Mặt hàng;ĐVT;Giá (đồng)\nGạo;kg;18.000\nDầu ăn;lít;52.000",
        "Mặt hàng;ĐVT;Tăng giá (%)\nGạo;kg;5\nDầu ăn;lít;7",
        "Mặt hàng;ĐVT;Bán\nGạo;kg;18.000 đồng\nDầu ăn;lít;52.000 đồng",
        "Chỉ tiêu;ĐVT;Số\nA;km;7\nB;Km;4",
        "Người nhận;Đơn vị;Số\nA;Sở Nội vụ;7\nB;Sở Y tế;4",
        "Chỉ tiêu;Ghi chú;Số\nA;%;7\nB;km;4",
    ] {
        assert_eq!(found(&of("bar", data), "units-in-rows"), [""; 0], "{data}");
    }
}

#[test]
fn shares_beside_counts_and_changes_beside_sizes_are_told() {
    for (data, column) in [
        ("Ứng viên;Phiếu;%\nA;60345;50,9\nB;58206;49,1", "%"),
        ("Huyện;Tỷ lệ hộ nghèo;Số hộ\nA;12,5;1500\nB;9,5;900", "Số hộ"),
        ("Partei;Stimmen;Anteil in %\nA;500;62,5\nB;300;37,5", "Anteil in %"),
        ("Huyện;Thu;So sánh (%)\nA;1334244;105,1\nB;900000;98,2", "So sánh (%)"),
    ] {
        assert_eq!(found(&of("bar", data), "units-mixed"), [column], "{data}");
    }
    for data in ["a;2022 (%);2023\nx;50;60\ny;40;30", "a;Tỷ lệ sinh;Tỷ lệ chết\nx;15;7\ny;14;8", "a;Tăng %\nx;150\ny;20"] {
        assert_eq!(found(&of("bar", data), "units-mixed"), [""; 0], "{data}");
    }
    for data in ["Đảng;2021;So với 2016\nA;37,1;+7,3\nB;20,8;-3,5", "Đảng;2021;Chênh lệch\nA;37,1;7,3\nB;20,8;-3,5"] {
        assert_eq!(found(&of("bar", data), "changes-mixed").len(), 1, "{data}");
    }
    for data in ["Đảng;2021;2016\nA;37,1;29,8\nB;20,8;24,3", "Quý;Xuất;Nhập\n1;-5;3\n2;4;-1", "Đảng;Chênh lệch\nA;7,3\nB;-3,5"]
    {
        assert_eq!(found(&of("bar", data), "changes-mixed"), [""; 0], "{data}");
    }
}

#[test]
fn shares_that_are_stretched_to_other_shares_are_told() {
    let mut spec = of("stacked-bar", "Năm;Gió;Than\n2015;14,9;45,5\n2023;31,0;26,1");
    spec["format"] = json!({ "unit": "%" });
    assert_eq!(found(&spec, "shares-off"), [""; 0], "parts of more than these");
    spec["percent"] = json!(true);
    assert_eq!(found(&spec, "shares-off"), ["60,4%", "57,1%"]);
    spec["data"] = json!("Nhóm;Có;Không;Khác\nA;33;33;33");
    assert_eq!(found(&spec, "shares-off"), [""; 0], "rounding alone");
}

#[test]
fn plus_signs_that_are_lost_are_told() {
    let mut spec = of("bar", "Đảng;Thay đổi\nA;-3,5\nB;+7,3");
    let said = told(&spec, "plus-lost");
    assert!(said.len() == 1 && said[0].0 == "+7,3" && said[0].1.contains(r#""format": {"sign": "always"}"#), "{said:?}");
    spec["format"] = json!({ "sign": "always" });
    assert_eq!(found(&spec, "plus-lost"), [""; 0]);
    assert_eq!(found(&of("bar", "Tuổi;Người\n80+;7\n90+;3"), "plus-lost"), [""; 0]);
}

#[test]
fn men_below_zero_are_told() {
    let pyramid = "Tuổi;Nam;Nữ\n0–19;-9;8\n20–39;-7;7\n40–59;-5;6\n60+;-2;4";
    assert_eq!(found(&of("bar", pyramid), "minus-mirrored"), ["Nam"]);
    for data in [
        "Năm;Chi;Thu\n2020;-9;8\n2021;-7;7\n2022;-5;6\n2023;-2;4",
        "Tỉnh;Đi;Đến\nA;-9;8\nB;-7;7\nC;-5;6\nD;-2;4",
        "Tuổi;Nam;Nữ\n0–19;9;8\n20–39;7;7\n40–59;5;6\n60+;2;4",
    ] {
        assert_eq!(found(&of("bar", data), "minus-mirrored"), [""; 0], "{data}");
    }
}

#[test]
fn shares_of_one_with_a_per_cent_sign_are_told() {
    let of_unit = |data: &str, unit: &str| {
        let mut spec = of("line", data);
        spec["format"] = json!({ "unit": unit });
        spec
    };
    let said = told(&of_unit("Năm;n\n2016;0,4318\n2017;0,3872\n2018;0,342", "%"), "percent-fraction");
    assert!(said.len() == 1 && said[0].1.contains("43,18%") && said[0].1.contains(r#""divideBy": 0.01"#), "{said:?}");
    assert_eq!(found(&of("bar", "Xã;Tỷ lệ (%)\nA;0,431\nB;0,387\nC;0,342"), "percent-fraction").len(), 1);
    for spec in [
        of_unit("Tháng;n\n1/2023;0,53\n2/2023;0,84\n3/2023;0,71", "%"),
        of_unit("Năm;n\n2016;0,4318\n2017;0,3872\n2018;1,342", "%"),
        of_unit("Năm;n\n2016;0,4318\n2017;0,3872\n2018;0,342", "mg"),
        of("bar", "Xã;n\nA;0,431%\nB;0,387%\nC;0,342%"),
    ] {
        assert_eq!(found(&spec, "percent-fraction"), [""; 0]);
    }
}

#[test]
fn years_along_the_columns_of_a_line_are_told() {
    let wide = "Tỉnh;2021;2022;2023\nHà Giang;1;2;3\nMarrakesh;2;3;4";
    for kind in ["line", "area"] {
        let said = told(&of(kind, wide), "columns-in-time");
        assert!(said.len() == 1 && said[0].0 == "2021" && said[0].1.contains("chuyển vị"), "{said:?}");
    }
    for (kind, data) in [
        ("bar", wide),
        ("line", "Tháng;2022;2023\nTháng 1;1;2\nTháng 2;2;3"),
        ("line", "Month;2022;2023\nJan;1;2\nFeb;2;3"),
        ("line", "Tuổi;2009;2019\n0–4;1;2\n5–9;2;3"),
        ("line", "Năm;A;B\n2022;1;2\n2023;2;3"),
    ] {
        assert_eq!(found(&of(kind, data), "columns-in-time"), [""; 0], "{data}");
    }
    let mut meant = of("line", wide);
    meant["axis"] = json!("text");
    assert_eq!(found(&meant, "columns-in-time"), [""; 0]);
}

#[test]
fn a_thousandth_among_thousands_is_told() {
    let spec = of("bar", "Xã;Dân\nA;239.364\nB;242.083\nC;79.655\nD;38,778");
    let said = told(&spec, "number-ambiguous");
    assert!(said.len() == 1 && said[0].0 == "38,778" && said[0].1.contains("38778"), "{said:?}");
    for data in ["Xã;Dân\nA;239.364,5\nB;38,778", "Xã;Dân\nA;239.364\nB;12,5\nC;38,778"] {
        assert_eq!(found(&of("bar", data), "number-ambiguous"), [""; 0], "{data}");
    }
}

#[test]
fn figures_of_another_language_that_were_read_as_thousands_are_told_with_what_they_would_be() {
    for (data, cell, fraction) in [
        ("Nước;Tăng\nA;6.821\nB;7,1\nC;5.333\nD;6,5", "6.821", "6,821"),
        ("Nước;Tăng (%)\nA;6.821\nB;7.104\nC;5.333", "6.821", "6,821"),
        ("Nước;Tăng\nA;6.821%\nB;7.104%", "6.821%", "6,821%"),
        ("Nước;GDP;Tăng\nA;1,234.5;6.821\nB;2,104.1;7.104\nC;12.3;5.333", "6.821", "6,821"),
    ] {
        let said = told(&of("bar", data), "guess-groups");
        assert!(said.len() == 1 && said[0].0 == cell && said[0].1.contains(&format!(" {fraction} nếu")), "{data}: {said:?}");
    }
    for data in [
        "Xã;Dân\nA;6.821\nB;7.104\nC;5.333",
        "Xã;Dân số;Phiên bản\nA;11.234;1.5\nB;17.250;2.0\nC;12.500;3.1",
        "Nước;Diện tích (km²)\nViệt Nam;331.212\nVatican;0,44\nMonaco;2,02",
        "Tỉnh;Thu\nA;6.821\nB;980,2\nC;5.333",
        "STT;Xã;Dân\n1.1;A;6.821\n1.2;B;7.104\n1.3;C;5.333",
        "Huyện;So với năm trước (%)\nA;1.250\nB;980,2",
    ] {
        assert_eq!(found(&of("bar", data), "guess-groups"), [""; 0], "{data}");
    }
}

#[test]
fn a_letter_behind_all_figures_is_a_unit_and_behind_some_a_flag() {
    let said = |data: &str| told(&of("bar", data), "guess-unit").into_iter().map(|(_, message)| message).collect::<String>();
    assert!(said("Việc;Số\nA;12,5 p\nB;52,1 p").contains("\"unit\": \"p\""));
    assert!(said("Việc;Số\nA;12,5 s\nB;52,1").contains("\"unit\": \"s\""), "seconds");
    assert!(said("Việc;Số\nA;12,5 p\nB;52,1").contains("12,5 nếu “p” là cờ"));
}

#[test]
fn a_year_that_is_not_the_last_word_is_a_year() {
    let wide = "Tỉnh;2021;2022;Sơ bộ 2023\nHà Giang;1;2;3\nCao Bằng;2;3;4";
    assert_eq!(found(&of("line", wide), "columns-in-time"), ["2021"]);
    assert_eq!(found(&of("stacked-bar", wide), "kind-better"), ["stacked-bar"]);
}

#[test]
fn targets_of_a_table_with_headings_of_its_own_are_not_the_numbers_of_its_rows() {
    let said = told(&of("targets", "STT;Chỉ tiêu;Unit;Kế hoạch\n1;Tăng trưởng;%;7,5\n2;Thu;tỷ đồng;2.460"), "column-unknown");
    assert!(said[0].1.contains(r#"{"label": "Chỉ tiêu", "value": "Kế hoạch", "unit": "Unit"}"#), "{said:?}");
}

#[test]
fn totals_remarks_and_months_are_known_in_the_languages_of_neighbours() {
    for total in ["Razem", "Ogółem", "Toplam", "Summa", "Total geral", "Celkem"] {
        assert_eq!(found(&of("bar", &format!("a;n\nx;30\ny;12\nz;9\n{total};51")), "row-sums"), [total]);
    }
    for (remark, entry) in [
        ("Quelle: Kämmerei", r#""source": "Kämmerei""#),
        ("Źródło: GUS", r#""source": "GUS""#),
        ("Fonte: IBGE", r#""source": "IBGE""#),
        ("Kaynak: TÜİK", r#""source": "TÜİK""#),
        ("Stand: 31.12.2023", r#""note": "Stand: 31.12.2023""#),
    ] {
        let said = told(&of("bar", &format!("a;n\nx;30\ny;12\n{remark};")), "row-remark");
        assert!(said.len() == 1 && said[0].1.contains(entry), "{said:?}");
    }
    let undated = |data: &str| !found(&of("line", data), "date-missing").is_empty();
    assert!(!undated("Ay;n\nOca 23;5\nŞub 23;6") && !undated("Miesiąc;n\nsty 23;5\nlut 23;6") && undated("Xã;n\nA;5\nB;6"));
}

#[test]
fn years_are_years_in_any_script_and_however_they_are_glued() {
    let missing = |locale: &str, source: &str| {
        let spec = json!({ "type": "bar", "locale": locale, "title": "A leads", "data": "a,n\nx,3\ny,2", "source": source });
        check(&spec.to_string(), None, &|_| None).0.problems().iter().any(|problem| problem.code == "date-missing")
    };
    for (locale, source) in
        [("ja", "総務省2024年度"), ("ko", "통계청 2024년"), ("fa", "مرکز آمار ۱۴۰۲"), ("th", "สำนักงานสถิติ ๒๕๖๖"), ("th", "2566")]
    {
        assert!(!missing(locale, source), "{locale} {source}");
    }
    for (locale, source) in [("en", "Office 1402"), ("en", "Office 12024"), ("fa", "مرکز آمار ۱۲"), ("en", "Office 2566")] {
        assert!(missing(locale, source), "{locale} {source}");
    }
}

#[test]
fn a_board_hides_what_some_panel_has() {
    let panels = json!([
        { "type": "bar", "data": "a,Thu,Chi\nx,3,1\ny,2,1" },
        { "type": "stacked-bar", "data": "a,Nam,Nữ\nx,3,1\ny,2,1" }
    ]);
    let spec = json!({ "type": "board", "hide": ["Chi", "Nự"], "panels": panels });
    let said = told(&spec, "hide-unknown");
    assert!(said.len() == 1 && said[0].0 == "Nự" && said[0].1.contains("Nữ"), "{said:?}");
}

#[test]
fn rows_of_squares_may_be_parts_of_one_whole() {
    for (data, count) in [("Hạng,Số\nTốt,13\nKhá,5", 1), ("Hạng,Số\nTốt,13", 0), ("Khối,Tốt,Khá\nSở,13,5\nHuyện,7,4", 0)]
    {
        assert_eq!(told(&of("waffle", data), "parts-apart").len(), count, "{data}");
    }
    assert_eq!(told(&of("bar", "Hạng,Số\nTốt,13\nKhá,5"), "parts-apart").len(), 0);
}

#[test]
fn words_on_a_figure_need_a_place_and_words() {
    let half = |rest: Json| -> Vec<(String, String)> {
        let mut spec = of("line", "Năm,Số\n2020,1\n2021,2\n2022,3");
        spec.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        let sheet = checked(&spec);
        let said = sheet.problems().iter().filter(|problem| problem.code == "annotation-half");
        said.map(|problem| (problem.path.clone(), problem.found.clone())).collect()
    };
    let whole = json!({ "at": ["2021", "Số"], "text": "Năm dịch" });
    for (note, lacks) in [
        (whole.clone(), vec![]),
        (json!({ "at": "2021" }), vec!["text"]),
        (json!({ "at": "2021", "text": " " }), vec!["text"]),
        (json!({ "text": "Năm dịch" }), vec!["at"]),
        (json!({ "at": [], "text": "Năm dịch" }), vec!["at"]),
        (json!({}), vec!["at", "text"]),
    ] {
        for (rest, path) in [
            (json!({ "annotations": [whole, note] }), "annotations[1]"),
            (json!({ "narrow": { "below": 480, "annotations": [note] } }), "narrow.annotations[0]"),
            (json!({ "steps": [{ "text": "Một bước" }, { "text": "Hai bước", "annotation": note }] }), "steps[1].annotation"),
        ] {
            let wanted: Vec<_> = lacks.iter().map(|key| (path.to_owned(), key.to_string())).collect();
            assert_eq!(half(rest), wanted, "{note}");
        }
    }
    let panel = json!({ "type": "line", "data": "Năm,Số\n2020,1\n2021,2", "annotations": [{ "at": "2021" }] });
    let board = checked(&json!({ "type": "board", "panels": [panel] }));
    assert!(board.problems().iter().any(|problem| problem.code == "annotation-half" && problem.path == "panels[0].annotations[0]"));
}

#[test]
fn shares_are_too_much_for_one_whole_only_where_they_are_parts_of_one() {
    let row = |values: &str| format!("Nhóm,Có (%),Không (%)\nSở,{values}\nHuyện,40,60");
    for (kind, data, sum) in [
        ("stacked-bar", row("60,50"), "110%"),
        ("waffle", row("70,60"), "130%"),
        ("area", "Năm,Có (%),Không (%)\n2021,60,50\n2022,70,50\n2023,40,60".to_owned(), "110%"),
        ("stacked-bar", "Nhóm,A (%),B (%),C (%)\nSở,40,30,25".to_owned(), "95%"),
        ("bar", "Hạng,Tỷ trọng (%)\nXuất sắc,10\nTốt,62\nKhá,25".to_owned(), "97%"),
    ] {
        assert_eq!(found(&of(kind, &data), "shares-off"), [sum], "{kind} of {data}");
    }
    for (kind, data) in [
        // Each may have been rounded up.
        ("stacked-bar", row("50,51")),
        // Others may have given no answer.
        ("stacked-bar", row("45,50")),
        // More than all of something is a rate.
        ("stacked-bar", row("110,5")),
        ("bar", "Năm,Tăng (%)\n2022,60\n2023,50".to_owned()),
        ("bar", "Nhóm,Tăng (%)\nA,60\nB,50\nC,40".to_owned()),
        // Bars may be rates of this and of that.
        ("bar", "Vùng;Thất nghiệp (%)\nBắc;28,5\nTrung;30,1\nNam;35".to_owned()),
        ("bar", "Hộ có,Tỷ lệ (%)\nĐiện thoại,70\nÔ tô,9\nMáy tính,24".to_owned()),
        ("bar", "Năm,Tăng (%)\n2021,30\n2022,30\n2023,38".to_owned()),
        ("line", row("60,50")),
        ("stacked-bar", "Nhóm,Tỷ lệ (%)\nSở,110".to_owned()),
        // Three of many parts.
        ("stacked-bar", "Nhóm,A (%),B (%),C (%)\nSở,40,25,15".to_owned()),
    ] {
        assert_eq!(found(&of(kind, &data), "shares-off"), [""; 0], "{kind} of {data}");
    }
}

#[test]
fn a_figure_in_the_title_follows_from_the_data_as_exactly_as_it_is_said() {
    let told =
        |title: &str| found(&json!({ "type": "bar", "title": title, "data": "Hạng,Số đơn vị\nTốt,1300\nKhá,466" }), "figure-unsupported");
    for title in [
        "1.300 đơn vị đạt hạng Tốt",
        "Gần 1.400 đơn vị đạt hạng Tốt",
        "Tốt chiếm 73,6%",
        "Tốt chiếm 74%",
        "Nhiều hơn 834 đơn vị",
        "Ở 10 huyện",
    ] {
        assert_eq!(told(title), [""; 0], "{title}");
    }
    for (title, figure) in [
        ("1.400 đơn vị đạt hạng Tốt", "1.400"),
        ("Gần 1.600 đơn vị đạt hạng Tốt", "1.600"),
        ("Tốt chiếm 73,7%", "73,7"),
        ("Tốt chiếm 75%", "75"),
        ("Ở 11 huyện", "11"),
        // Of millions neither a share of 74% is one, nor a figure that is counted twice.
        ("74 triệu đơn vị đạt hạng Tốt", "74"),
        ("2.600 đơn vị đạt hạng Tốt", "2.600"),
    ] {
        assert_eq!(told(title), [figure], "{title}");
    }
}

#[test]
fn a_subtitle_says_in_what_figures_are_counted() {
    let told = |locale: &str, subtitle: &str, title: &str| {
        let spec = json!({ "type": "bar", "title": title, "subtitle": subtitle, "data": "Nhóm,n\nA,431\nB,1250" });
        told_in(locale, &spec, "figure-unsupported").len()
    };
    for (locale, subtitle, title) in [
        ("en", "Year to December, thousands", "Migration fell to 431,000"),
        ("en", "Year to December, thousands", "1.7 million came in all"),
        ("de", "Personen, in Tausend", "1,25 Millionen in B"),
        ("id", "Dalam ribu jiwa", "431.000 jiwa di A"),
        ("vi", "Nghìn người", "431.000 người ở A"),
        ("ja", "単位:万人", "431万人"),
    ] {
        assert_eq!(told(locale, subtitle, title), 0, "{title}");
        assert_eq!(told(locale, "", title), usize::from(locale != "ja"), "{title}");
    }
    assert_eq!(told("en", "Year to December, thousands", "Migration fell to 481,000"), 1);
}

#[test]
fn squares_that_are_off_are_told_with_a_size_that_is_not() {
    let waffle = |each: f64, data: &str| json!({ "type": "waffle", "each": each, "data": data });
    for (each, data, found_at, better) in [
        (10.0, "Nhóm,A,B,C,D\nSở,14,14,14,14", "Sở", "“each”: 2"),
        (10.0, "Nhóm,A,B,C,D\nSở,15,15,15,15", "Sở", "“each”: 5"),
        (10.0, "Nhóm,A,B\nHuyện,20,40\nSở,50,3", "Sở · B", "“each”: 5"),
        (0.5, "Nhóm;A;B\nSở;0,6;0,6", "", ""),
        (1000.0, "Nhóm,A,B\nSở,1,70000", "Sở · A", "loại “stacked-bar”"),
        // Seven hundred and fifty nobody counts.
        (1000.0, "Nhóm,A,B\nSở,1,1500", "Sở · A", "loại “stacked-bar”"),
    ] {
        let told = told(&waffle(each, data), "squares-off");
        match told.as_slice() {
            [] => assert_eq!(found_at, "", "{data}"),
            [(found, message)] => assert!(found == found_at && message.contains(better), "{data}: {message}"),
            _ => panic!("{told:?}"),
        }
    }
    let sheet = checked(&waffle(10.0, "Nhóm,A,B,C,D\nSở,14,14,14,14"));
    let problem = sheet.problems().iter().find(|problem| problem.code == "squares-off").unwrap();
    assert!(problem.message.contains("đếm ô được 40 thay vì 56"), "{}", problem.message);
    assert_eq!(problem.fix.as_ref().unwrap().edits.iter().map(|edit| edit.text.as_str()).collect::<Vec<_>>(), ["2"]);
    for (each, data) in [(10.0, "Nhóm,A,B\nSở,120,34"), (10.0, "Nhóm,A,B\nSở,0,40\nHuyện,5,"), (1.0, "Nhóm,A,B\nSở,13,5")] {
        assert_eq!(found(&waffle(each, data), "squares-off"), [""; 0], "{data}");
    }
}

#[test]
fn a_ranking_without_values_has_no_bars_and_no_room_for_them() {
    let spec = |bars: bool, data: &str| json!({ "type": "ranking", "bars": bars, "data": data });
    let height = |spec: &Json| {
        let theme = checked(spec).theme(&Look { dark: false, family: String::new() });
        checked(spec).plot(640.0, &theme, Face::bundled()).unwrap().size.height
    };
    let places = "Hạng,Huyện\n1,A\n2,B";
    assert_eq!(height(&spec(true, places)), height(&spec(false, places)));
    assert_eq!(told(&spec(true, places), "bars-empty").len(), 1);
    assert_eq!(told(&spec(false, places), "bars-empty"), []);
    let values = "Hạng,Huyện,Điểm\n1,A,9\n2,B,7";
    assert!(height(&spec(true, values)) > height(&spec(false, values)));
    assert_eq!(told(&spec(true, values), "bars-empty"), []);
}

#[test]
fn who_shares_the_last_place_that_stands_out_stands_out_too() {
    let bold = |top: u8, data: &str| {
        let sheet = checked(&json!({ "type": "ranking", "top": top, "data": data }));
        let theme = sheet.theme(&Look { dark: false, family: String::new() });
        let scene = sheet.plot(640.0, &theme, Face::bundled()).unwrap();
        let name = |mark: &dohoa::scene::Mark| match &mark.shape {
            Shape::Text { text, font, .. } if *font == PLACE && text.starts_with("Xã") => Some(text.trim_start_matches("Xã ").to_owned()),
            _ => None,
        };
        scene.marks.iter().filter_map(name).collect::<String>()
    };
    let values = "Xã,Điểm\nXã A,95\nXã B,90\nXã C,88\nXã D,88\nXã E,80";
    assert_eq!([0, 1, 2, 3, 4, 9].map(|top| bold(top, values)), ["", "A", "AB", "ABCD", "ABCD", "ABCDE"]);
    let places = "Hạng,Xã\n1,Xã A\n2,Xã B\n3,Xã C\n3,Xã D\n,Xã E\n,Xã F";
    assert_eq!([3, 5].map(|top| bold(top, places)), ["ABCD", "ABCDE"], "no place is none to share");
}

#[test]
fn months_without_a_year_may_run_over_the_end_of_one() {
    let months = |months: [u8; 4]| format!("Tháng,Số\n{}", months.map(|month| format!("Tháng {month},5")).join("\n"));
    assert_eq!(found(&of("line", &months([9, 11, 1, 2])), "dates-unsorted"), [""; 0], "a school year");
    for (order, at) in [([9, 11, 1, 12], "Tháng 1"), ([1, 3, 2, 4], "Tháng 2"), ([9, 1, 11, 2], "Tháng 1")] {
        assert_eq!(found(&of("line", &months(order)), "dates-unsorted"), [at], "{order:?}");
    }
}

#[test]
fn a_row_that_is_the_total_of_the_others_is_told() {
    for (kind, data, label) in [
        ("bar", "Miền;Phiếu\nBắc;12\nNam;13\nTổng cộng;25", "Tổng cộng"),
        ("bar", "Miền;Phiếu\nCả nước;60\nBắc;10\nTrung;20\nNam;30", "Cả nước"),
        ("stacked-bar", "Region,Men,Women\nNorth,12,13\nSouth,15,11\nAll,27,24", "All"),
        ("waffle", "Region,Men,Women\nNorth,2,3\nSouth,5,1\nTotal,7,4", "Total"),
        ("ranking", "Tỉnh;Thu\nTổng số;100,1\nA;50,1\nB;49,9", "Tổng số"),
        ("line", "Năm;Số\n2021;12\n2022;13\nTổng;25", "Tổng"),
        ("bar", "Khu vực;Số\nTổng số;1100\nKhu vực I;310\nNông nghiệp;205\nThủy sản;105\nKhu vực II;450\nKhu vực III;340", "Tổng số"),
        ("bar", "Khu vực;Số\nTổng số;760\nKhu vực I;310\n- Nông nghiệp;200\nKhu vực II;450\n- Xây dựng;80", "Tổng số"),
    ] {
        assert_eq!(found(&of(kind, data), "row-sums"), [label], "{kind} of {data}");
    }
    for (kind, data) in [
        ("bar", "Miền;Phiếu\nBắc;12\nNam;13\nTây;25"),
        ("bar", "Miền;Tỷ lệ\nBắc;12\nNam;13\nCả nước;12,5"),
        ("bar", "Hãng;Doanh thu\nTotal;25\nShell;13"),
        ("line", "Năm;Số\n2021;12\n2022;13\n2023;25"),
        ("bar", "Hãng;Doanh thu\nTotal;25\nShell;13\nBP;13\nEni;9"),
        ("bar", "sex;n\nTotal;6\nTotal;1\nTotal;2\nTotal;3"),
        ("bar", "Chỉ tiêu;Số\nTổng số;1100\nKhu vực I;310\n- Nông nghiệp;205\n- Thủy sản;105\nKhu vực II;450"),
    ] {
        assert_eq!(found(&of(kind, data), "row-sums"), [""; 0], "{kind} of {data}");
    }
    for (data, left) in [
        ("Miền;Phiếu\nBắc;12\nNam;13\nTổng cộng;25", "Miền;Phiếu\nBắc;12\nNam;13"),
        ("Miền;Phiếu\r\nTổng;25\r\nBắc;12\r\nNam;13\r\n", "Miền;Phiếu\r\nBắc;12\r\nNam;13\r\n"),
    ] {
        let beside = |name: &str| Some(Loaded { name: name.to_owned(), text: data.to_owned(), encoding: None });
        let inline = json!({ "type": "bar", "locale": "vi", "data": data }).to_string();
        for (text, whole) in [(r#"{"locale":"vi","type":"bar","data":{"url":"a.csv"}}"#, data), (&inline, &inline)] {
            let sheet = check(text, None, &beside).0;
            let problem = sheet.problems().iter().find(|problem| problem.code == "row-sums").unwrap();
            let [edit] = problem.fix.as_ref().unwrap().edits.as_slice() else { panic!("{problem:?}") };
            let mut mended = whole.to_owned();
            mended.replace_range(edit.bytes.clone(), &edit.text);
            let mended = serde_json::from_str::<Json>(&mended).map_or(mended, |spec| spec["data"].as_str().unwrap().to_owned());
            assert_eq!(mended, left);
        }
    }
    let quoted = of("bar", "Miền;Phiếu\nBắc;12\nNam;13\n\"Tổng\";25");
    assert!(checked(&quoted).problems().iter().any(|problem| problem.code == "row-sums" && problem.fix.is_none()));
    let mut meant = of("bar", "Miền;Phiếu\nBắc;12\nNam;13\nTổng cộng;25");
    meant["highlight"] = json!("Tổng cộng");
    assert_eq!(found(&meant, "row-sums"), [""; 0], "the writer wants it to stand there");
}

#[test]
fn rows_that_have_lost_their_names_are_told_with_the_column_that_has_them() {
    let merged = of("bar", "Vùng,Tỉnh,Phiếu\nBắc,A,12\n,B,13\nNam,C,5\n,D,6");
    let sheet = checked(&merged);
    let problem = sheet.problems().iter().find(|problem| problem.code == "label-empty").unwrap();
    assert!(problem.found == "Vùng" && problem.message.contains("B, D"), "{}", problem.message);
    assert_eq!(problem.fix.as_ref().unwrap().edits[0].text, r#""columns": {"label": "Tỉnh"}, "#);
    let told = told(&of("bar", "Vùng,Tỉnh,Phiếu\nBắc,A,12\n,B,13\nNam,,5"), "label-empty");
    assert!(told.len() == 1 && told[0].1.contains("điền tên"), "{told:?}");
    for data in ["Vùng,Phiếu\nBắc,12\n,13", "Vùng,Tỉnh,Phiếu\nBắc,A,12\nNam,,13", "Vùng,Phiếu\n,13\n,5"] {
        assert_eq!(found(&of("bar", data), "label-empty"), [""; 0], "{data}");
    }
}

#[test]
fn remarks_below_a_table_are_told_and_names_are_not() {
    let data = "Tỉnh;Thu\nHà Nội;410\nHuế;44\nNguồn: Bộ Tài chính;\n* Số ước tính;";
    let told = told(&of("bar", data), "row-remark");
    assert_eq!(told.iter().map(|(found, _)| found.as_str()).collect::<Vec<_>>(), ["Nguồn: Bộ Tài chính", "* Số ước tính"]);
    assert!(told[0].1.contains(r#""source": "Bộ Tài chính""#) && told[1].1.contains(r#""note": "* Số ước tính""#), "{told:?}");
    for data in [
        "Tỉnh;Thu\nA;3\nData from database: World Development Indicators;\nLast Updated: 05/30/2024;",
        "Tỉnh;Thu\nA;3\n__________;\n© Destatis;",
        "Tỉnh;Thu\nA;3\n(*) Sơ bộ;\n1/ Gồm cả thu nội địa;",
        "Tỉnh;Thu\nA;3\nNguồn: Bộ Tài chính;\nLàm tròn;",
    ] {
        assert_eq!(found(&of("bar", data), "row-remark").len(), 2, "{data}");
    }
    let books = "Rank,Book\n1,Emma\n2,Harry Potter and the Prisoner of Azkaban by J. K. Rowling, told again for children\n3,Note";
    assert_eq!(found(&of("ranking", books), "row-remark"), [""; 0]);
    for data in ["Nguồn;Thu\nA;3\nNguồn vốn khác;", "Nguồn;Thu\nNguồn: A;3\nB;4", "Nguồn;Thu\nGhi chú: A;\nB;4"] {
        assert_eq!(found(&of("bar", data), "row-remark"), [""; 0], "{data}");
    }
}

#[test]
fn times_that_a_ranking_does_not_show_are_told() {
    let spec = of("ranking", "Hạng,Vận động viên,Thành tích\n1,Kipchoge,2:01:09\n2,Bekele,2:01:41");
    assert_eq!(found(&spec, "column-unseen"), ["Thành tích"]);
    for data in [
        "Hạng,Đội,Ghi chú\n1,A,mới\n2,B,cũ",
        "Hạng,Đội,Mùa\n1,A,2023–2024\n2,B,2022–2023",
        "Hạng,Đội,Thành tích,Điểm\n1,A,2:01,9\n2,B,2:05,7",
    ] {
        assert_eq!(found(&of("ranking", data), "column-unseen"), [""; 0], "{data}");
    }
}

#[test]
fn an_address_without_its_beginning_is_told() {
    let mut spec = of("bar", "a,n\nx,1\ny,2");
    for (url, bare) in [
        ("www.gso.gov.vn", true),
        ("gso.gov.vn/so-lieu?nam=2023", true),
        ("https://www.gso.gov.vn", false),
        ("bao-cao.pdf", false),
        ("/tin/1", false),
        ("../nguon.html", false),
        ("//gso.gov.vn", false),
    ] {
        spec["sourceUrl"] = json!(url);
        assert_eq!(found(&spec, "url-bare").len(), usize::from(bare), "{url}");
    }
}

#[test]
fn what_narrow_can_not_change_is_told() {
    let mut spec = of("bar", "a,n\nx,1\ny,2");
    spec["narrow"] = json!({ "below": 480, "title": "Hẹp", "alt": "x", "sort": "desc", "short": { "x": "X" }, "highlight": "x" });
    assert_eq!(found(&spec, "narrow-unchanged"), ["alt", "title"]);
}

#[test]
fn zeros_that_are_lost_behind_some_marks_are_told() {
    for (data, cell) in
        [("a;n\nx;2,4\ny;2,0", "2,0"), ("a;n;m\nx;23,1%;67,2%\ny;29,9%;64,0%", "64,0%"), ("a;n\nx;780,00 €\ny;1320,50 €", "780,00 €")]
    {
        assert_eq!(found(&of("bar", data), "decimals-uneven"), [cell], "{data}");
    }
    for data in ["a;n\nx;2,4\ny;2", "a;n\nx;3,0\ny;2,0", "a;n\nx;2,4\ny;2,1", "a;n\nx;410,500\ny;3,25", "a;n;m\nx;2,4;12\ny;2,0;9"] {
        assert_eq!(found(&of("bar", data), "decimals-uneven"), [""; 0], "{data}");
    }
    assert_eq!(found(&of("ranking", "a;n;m\nx;24;2,4\ny;20;2,0"), "decimals-uneven"), [""; 0], "they are not seen");
    let mut spec = of("bar", "a;n\nx;2,4\ny;2,0");
    spec["format"] = json!({ "decimals": 1 });
    assert_eq!(found(&spec, "decimals-uneven"), [""; 0]);
    spec["format"] = json!({ "unit": "%" });
    assert_eq!(found(&spec, "decimals-uneven"), ["2,0"]);
}

/// A line along these labels.
fn along(heading: &str, labels: &[&str]) -> Json {
    let rows: Vec<String> = labels.iter().enumerate().map(|(row, label)| format!("\n{label};{row}")).collect();
    of("line", &format!("{heading};Số{}", rows.concat()))
}

#[test]
fn moments_that_stand_at_equal_distances_are_told() {
    for (labels, at) in [
        (&["1.2.23", "2.2.23", "15.3.23", "16.3.23"][..], "1.2.23"),
        (&["28/2", "1/3", "5/3", "20/3"], "28/2"),
        (&["Tuần 1", "Tuần 2", "Tuần 3", "Tuần 5"], "Tuần 5"),
        (&["Januar 2023", "Februar 2023", "Juni 2023"], "Januar 2023"),
        (&["2023-01-01", "2023-02-30", "2023-06-01", "2023-12-01"], "2023-02-30"),
        (&["2019", "2020", "2022*", "2023 (ước)"], "2022*"),
        (&["Jun 1", "Jun 8", "Jun 29"], "Jun 1"),
        (&["6. Mai 2024", "13. Mai 2024", "10. Juni 2024"], "6. Mai 2024"),
    ] {
        assert_eq!(found(&along("Lúc", labels), "labels-spaced"), [at], "{labels:?}");
    }
    for labels in [
        &["2020", "2021", "2022*", "2023 (ước)"][..],
        &["Januar 2023", "Februar 2023", "März 2023"],
        &["Jul 2023", "Agu 2023", "Sep 2023", "Okt 2023", "Nov 2023", "Des 2023"],
        &["29. April 2024", "6. Mai 2024", "13. Mai 2024", "20. Mai 2024"],
        &["Jun 1", "Jun 8", "Jun 15", "Jun 22"],
        &["Decile 1", "Decile 5", "Decile 10"],
        &["Tuần 1", "Tuần 2", "Tuần 3"],
        &["T2", "T3", "T4", "CN"],
        &["28/12/2023", "29/12/2023", "15/1/2024"],
        &["28/12/23", "29/12/23", "15/1/24"],
        &["2024-03-01T10:00", "2024-03-01T10:05", "2024-03-01T11:00"],
        &["0–14", "15–64", "65+"],
        &["Hà Nội", "Huế", "Cà Mau"],
        &["2019–2020", "2020–2021", "2022–2023"],
        &["1", "2", "5"],
    ] {
        let spec = along("Lúc", labels);
        assert_eq!(found(&spec, "labels-spaced"), [""; 0], "{labels:?}");
    }
    assert_eq!(found(&along("Thứ", &["T2", "T3", "T4", "CN"]), "date-unreadable"), [""; 0], "Sunday");
    let months = "Monat,mm\nJan,6\nFeb,4\nMär,5\nApr,3\nMai,7\nJun,8";
    for (locale, labels) in [("de", vec![]), ("en", vec!["Mär", "Mai"])] {
        let spec = json!({ "type": "bar", "locale": locale, "data": months });
        let sheet = check(&spec.to_string(), None, &|_| None).0;
        let said = sheet.problems().iter().filter(|problem| problem.code == "date-unreadable");
        assert_eq!(said.map(|problem| problem.found.as_str()).collect::<Vec<_>>(), labels, "{locale}");
    }
    let dated = |labels: &[&str]| told_in("de", &along("Monat", labels), "date-unreadable").len();
    assert_eq!(dated(&["Jan 2024", "Feb 2024", "Mär 2024", "Apr 2024", "Mai 2024"]), 0);
    assert_eq!(dated(&["Q1 2024", "Q2 2024", "Q3 2024", "Q5 2024"]), 1);
    let mut meant = along("Lúc", &["28/2", "1/3", "5/3", "20/3"]);
    meant["axis"] = json!("text");
    assert_eq!(found(&meant, "labels-spaced"), [""; 0]);
}

#[test]
fn days_as_numbers_are_told_where_the_heading_says_that_they_are_days() {
    let told = told(&along("Ngày", &["45292", "45293", "45300"]), "dates-serial");
    assert!(told.len() == 1 && told[0].0 == "45292" && told[0].1.contains("2024-01-01"), "{told:?}");
    assert_eq!(found(&along("Độ cao", &["45292", "45293", "45300"]), "dates-serial"), [""; 0]);
}

#[test]
fn days_that_are_read_month_first_are_told() {
    let said = |locale: &str, dates: &[&str]| {
        let mut spec = along("Date", dates);
        spec["locale"] = json!(locale);
        let sheet = check(&spec.to_string(), None, &|_| None).0;
        let said = sheet.problems().iter().find(|problem| problem.code == "guess-month-first");
        said.map(|problem| problem.message.clone())
    };
    let message = said("en", &["01/03/2024", "02/03/2024", "03/03/2024"]).unwrap();
    assert!(message.contains("2024-01-03 if that is right, 2024-03-01 if the day comes first") && message.contains("en-GB"), "{message}");
    for (locale, dates) in [
        ("en", &["01/03/2024", "02/13/2024"][..]),
        ("en", &["13/03/2024", "02/03/2024"]),
        ("en", &["2024-03-01", "2024-03-02"]),
        ("en", &["01/01/2024", "02/02/2024"]),
        ("en-GB", &["01/03/2024", "02/03/2024"]),
        ("vi", &["01/03/2024", "02/03/2024"]),
    ] {
        assert_eq!(said(locale, dates), None, "{locale} {dates:?}");
    }
}

#[test]
fn columns_of_nothing_behind_a_table_are_left_out() {
    for data in ["Tỉnh;Thu;;\nA;410;;\nB;446;;\n;;;", "Tỉnh;Thu;Chi;;\nA;410;;;\nB;446;5;;"] {
        assert!(checked(&of("bar", data)).problems().iter().all(|problem| problem.code != "column-twice"), "{data}");
    }
    let lists = json!({ "type": "bar", "data": [["Tỉnh", "Thu", "", null], ["A", 410, "", null], ["B", 446, null]] });
    assert_eq!(found(&lists, "column-twice"), [""; 0]);
    assert_eq!(found(&of("bar", "Tỉnh;Thu;;\nA;410;;\nB;446;;x"), "column-twice"), [""], "something stands there");
}

#[test]
fn codes_of_countries_are_no_languages() {
    let meant = |locale: &str| {
        let spec = json!({ "type": "bar", "locale": locale, "data": "a,n\nx,3\ny,2" });
        let sheet = check(&spec.to_string(), None, &|_| None).0;
        sheet.problems().iter().find(|problem| problem.code == "locale-unknown").and_then(|problem| problem.nearest.clone())
    };
    for (tag, language) in [("vn", "vi"), ("VN", "vi"), ("vn-VN", "vi-VN"), ("jp", "ja"), ("gb", "en-GB")] {
        assert_eq!(meant(tag).as_deref(), Some(language), "{tag}");
    }
    for tag in ["vi", "vi-VN", "en-US", "se", "uk", "kr", "de-AT"] {
        assert_eq!(meant(tag), None, "{tag}");
    }
}

/// What is said of a spec in a language of its own by this code: what was found, and the whole sentence in English.
fn told_in(locale: &str, spec: &Json, code: &str) -> Vec<(String, String)> {
    let mut spec = spec.clone();
    spec["locale"] = json!(locale);
    let sheet = check(&spec.to_string(), Some(Lang::En), &|_| None).0;
    let said = sheet.problems().iter().filter(|problem| problem.code == code);
    said.map(|problem| (problem.found.clone(), problem.message.clone())).collect()
}

#[test]
fn a_threshold_in_a_title_is_no_figure_of_the_data_and_a_mistake_still_is() {
    let told = |locale: &str, title: &str, data: &str| {
        let spec = json!({ "type": "bar", "title": title, "data": data });
        told_in(locale, &spec, "figure-unsupported").into_iter().map(|(found, _)| found).collect::<Vec<_>>()
    };
    let (comma, point) = ("a;n\nA;24,8%\nB;27,3%", "a;n\nA;24.8%\nB;27.3%");
    for (locale, title) in [
        ("vi", "Hai vùng thất nghiệp vượt 19%"),
        ("vi", "Thất nghiệp vượt ngưỡng 19%"),
        ("vi", "Hai vùng hơn 19%"),
        ("vi", "Hai vùng thấp hơn 31%"),
        ("vi", "Cả hai dưới 31%"),
        ("fr", "Le chômage dépasse 19 % dans deux régions"),
        ("fr", "Au-dessus de la barre des 19 %"),
        ("fr", "Taux supérieur à 19\u{202f}%"),
        ("de", "Quote über 19 Prozent"),
        ("de", "Mehr als 19\u{a0}% arbeitslos"),
        ("es", "El paro supera el 19 % en dos regiones"),
        ("es", "Por debajo del 31 %"),
        ("tr", "İşsizlik %19'nin üzerinde"),
        ("tr", "İşsizlik %19'u aştı"),
        ("pl", "Bezrobocie przekracza 19%"),
        ("sv", "Över 19 % arbetslösa"),
    ] {
        assert_eq!(told(locale, title, comma), [""; 0], "{title}");
    }
    for (locale, title) in [
        ("en", "Jobless rate over 19% in two regions"),
        ("en", "Fewer than 31% in A"),
        ("en", "Past the 19% mark"),
        ("ja", "失業率が19%を超える"),
        ("ko", "실업률 19% 초과"),
        ("zh", "失业率超过19%"),
    ] {
        assert_eq!(told(locale, title, point), [""; 0], "{title}");
    }
    for (locale, title, data, found) in [
        ("fr", "Le chômage atteint 19 %", comma, "19"),
        ("vi", "Thất nghiệp tăng tới 19%", comma, "19"),
        ("es", "El paro llega al 19 %", comma, "19"),
        ("en", "Jobless rate over 31%", point, "31"),
        ("en", "Jobless rate below 19%", point, "19"),
        ("en", "Jobless rate over 5%", point, "5"),
        ("ja", "失業率は19%", point, "19"),
        ("vi", "Hơn 300 lượt khen thưởng", "a;n\nA;33\nB;3466", "300"),
        ("vi", "Hơn 4.000 lượt khen thưởng", "a;n\nA;33\nB;3466", "4.000"),
        ("vi", "Vượt 2.123 lượt", "a;n\nA;33\nB;3466", "2.123"),
    ] {
        assert_eq!(told(locale, title, data), [found], "{title}");
    }
}

#[test]
fn figures_in_titles_are_read_in_the_words_of_many_languages() {
    let told = |locale: &str, title: &str, data: &str| {
        told_in(locale, &json!({ "type": "bar", "title": title, "data": data }), "figure-unsupported").len()
    };
    let (millions, counts) = ("a;n\nA;3500000\nB;2100000", "a;n\nA;3466\nB;33");
    for (locale, title, data) in [
        ("de", "3,5 Millionen Euro für A", millions),
        ("de", "Rund 3,4 Mio. Euro für A", millions),
        ("fr", "3,5 millions pour A", millions),
        ("ru", "3,5 млн рублей", millions),
        ("ja", "A県は350万人", millions),
        ("ko", "A는 350만 명", millions),
        ("de", "Tabelle nach dem 30. Spieltag", counts),
        ("de", "Stand 28. Dezember", counts),
        ("de", "So wenig wie seit 40 Jahren nicht", counts),
        ("fr", "Au 28 décembre", counts),
        ("es", "A 28 de diciembre", counts),
        ("tr", "28 Aralık itibarıyla", counts),
        ("fr", "Environ 3 400 médailles", counts),
        ("ja", "第30回大会", counts),
    ] {
        assert_eq!(told(locale, title, data), 0, "{title}");
    }
    let arabic = "a;n\nA;٣٦٫٥٪\nB;٣٧٫٤٪";
    for (title, count) in [("التضخم ٣٦٫٥٪ في ٢٠٢٣", 0), ("التضخم يتجاوز ٣٥٪", 0), ("التضخم بلغ ٦٥٪", 1)]
    {
        assert_eq!(told("ar-EG", title, arabic), count, "{title}");
    }
    for (locale, title, data) in [
        ("de", "4,6 Millionen Euro für A", millions),
        ("ja", "A県は380万人", millions),
        ("fr", "145 décès en A", counts),
        ("de", "Rund 4.600 Medaillen", counts),
    ] {
        assert_eq!(told(locale, title, data), 1, "{title}");
    }
}

#[test]
fn shares_that_rounding_makes_others_are_told_where_headings_alone_say_per_cent() {
    let area = |percent: bool, data: &str| json!({ "type": "area", "percent": percent, "data": data });
    let off = "Năm;Than (%);Khí (%);Gió (%)\n2021;34;33;33\n2022;33;33;33\n2023;34;34;33";
    for percent in [true, false] {
        let told = told(&area(percent, off), "shares-reckoned");
        let [(found, message)] = told.as_slice() else { panic!("{told:?}") };
        assert!(found == "33% → 33,3%" && message.contains(r#""format": {"unit": "%"}"#), "{message}");
    }
    for data in [
        "Năm;Than (%);Khí (%)\n2021;40;60\n2022;33;67",
        "Năm;Than (%);Khí (%);Gió (%)\n2021;33,33;33,33;33,33\n2022;20;30;50",
        "Năm;Than;Khí;Gió\n2021;33;33;33\n2022;34;34;33",
        // That is told as shares that are off.
        "Năm;Than (%);Khí (%);Gió (%)\n2021;33;33;30\n2022;20;30;50",
        "Năm;Than (%);Khí (%);Gió (%)\n2021;33;33;\n2022;20;30;50",
    ] {
        assert_eq!(found(&area(true, data), "shares-reckoned"), [""; 0], "{data}");
    }
    let given = "Năm;Than;Khí;Gió\n2021;34%;33%;33%\n2022;33%;33%;33%\n2023;34%;34%;33%";
    for kind in ["stacked-bar", "area"] {
        assert_eq!(found(&of(kind, given), "shares-reckoned"), [""; 0], "they keep what they are given");
    }
    let unsaid = "Tuổi;Có (%);Không (%);Khó nói (%)\nA;39;60;2\nB;40;59;1";
    for kind in ["stacked-bar", "waffle"] {
        let sheet = checked(&of(kind, unsaid));
        let problem = sheet.problems().iter().find(|problem| problem.code == "shares-reckoned").unwrap();
        assert_eq!(
            (problem.found.as_str(), problem.fix.as_ref().unwrap().edits[0].text.as_str()),
            ("39% → 38,6%", r#""format": {"unit": "%"}, "#)
        );
    }
    let mut said = of("stacked-bar", unsaid);
    said["format"] = json!({ "unit": "%" });
    assert_eq!(found(&said, "shares-reckoned"), [""; 0]);
}

#[test]
fn a_unit_that_heading_and_format_contradict_each_other_in_is_told() {
    let bars = |locale: &str, heading: &str, format: Json| {
        let spec = json!({ "type": "bar", "format": format, "data": [["Nơi", heading], ["A", 12], ["B", 15]] });
        told_in(locale, &spec, "unit-contradicts")
    };
    for (heading, format, better) in [
        ("Thu (tỷ đồng)", json!({ "unit": "triệu đồng" }), "\"divideBy\": 0.001"),
        ("Thu (đồng)", json!({ "unit": "tỷ đồng" }), "\"divideBy\": 1000000000"),
        ("Thu, triệu USD", json!({ "unit": "triệu đồng" }), "one unit in both places"),
        ("Thu (%)", json!({ "unit": "người" }), "one unit in both places"),
        ("Umsatz in Mio. Euro", json!({ "unit": "Mrd. €" }), "\"divideBy\": 1000 "),
        ("Umsatz (Mio. EUR)", json!({ "unit": "Mio.", "prefix": "$" }), "one unit in both places"),
        ("Budget (milliards d’euros)", json!({ "unit": "millions d’euros" }), "\"divideBy\": 0.001"),
        ("Revenue ($ million)", json!({ "prefix": "$", "unit": "billion" }), "\"divideBy\": 1000 "),
    ] {
        let told = bars("en", heading, format);
        let [(found, message)] = told.as_slice() else { panic!("{heading}: {told:?}") };
        assert!(found == heading && message.contains(better), "{message}");
    }
    for (heading, format) in [
        ("Thu (tỷ đồng)", json!({ "unit": "tỷ đồng" })),
        ("Thu (tỷ đồng)", json!({ "unit": "tỷ" })),
        ("Thu (đồng)", json!({ "unit": "tỷ đồng", "divideBy": 1e9 })),
        ("Thu (tỷ đồng)", json!({ "unit": "triệu đồng", "divideBy": 0.001 })),
        ("Thu (nghìn tỷ đồng)", json!({ "unit": "nghìn tỷ đồng" })),
        ("Thu (triệu USD)", json!({ "prefix": "US$", "unit": "triệu" })),
        ("Thu (triệu USD)", json!({ "prefix": "$" })),
        ("Umsatz in Mio. €", json!({ "unit": "Mio. Euro" })),
        ("Growth in %", json!({ "unit": "%" })),
        ("Nam (18–24)", json!({ "unit": "%" })),
        ("Sống ở phố (2023)", json!({ "unit": "người" })),
        ("People in poverty", json!({ "unit": "million" })),
        ("Thu (tỷ đồng)", json!({})),
    ] {
        assert_eq!(bars("en", heading, format.clone()), [], "{heading} {format}");
    }
}

#[test]
fn a_ranking_says_by_which_column_it_ranks_and_names_that_of_points() {
    for (data, other, shown) in [
        ("Team,Played,Won,Points\nA,10,7,23\nB,10,6,21", "Points", "Played"),
        ("Mannschaft,Sp.,S,Pkt.\nA,10,7,23\nB,10,6,21", "Pkt.", "Sp."),
        ("Đội,Trận,Thắng\nA,10,7\nB,10,6", "Thắng", "Trận"),
    ] {
        let told = told_in("en", &of("ranking", data), "column-unseen");
        let [(found, message)] = told.as_slice() else { panic!("{data}: {told:?}") };
        let better = format!("\"columns\": {{\"values\": \"{other}\"}} to rank by that one (now it is “{shown}”)");
        assert!(found == other && message.contains(&better), "{message}");
    }
    assert_eq!(found(&of("ranking", "Đội,Điểm,Trận\nA,23,10\nB,21,10"), "column-unseen"), [""; 0], "it ranks by points");
    let spec = of("ranking", "#,Equipo,PJ,Pts\n1,A,16,41\n2,B,16,39\n3,C,16,34");
    let told = told_in("es", &spec, "column-unseen");
    assert!(matches!(told.as_slice(), [(_, message)] if message.contains(r##"{"place": "#", "values": "Pts"}"##)), "{told:?}");
    // What is told to be a column of places is none to rank by.
    assert_eq!(found(&of("ranking", "Vị trí,Đơn vị,Điểm\n1,A,93\n2,B,88\n2,C,88"), "column-unseen"), [""; 0]);
    let bars = told_in("en", &of("bar", "Team,P,W,D,L,Pts\nA,10,7,2,1,23\nB,10,6,3,1,21"), "many-series");
    assert!(matches!(bars.as_slice(), [(_, message)] if message.contains(r#""columns": {"values": ["Pts"]}"#)), "{bars:?}");
}

#[test]
fn a_whole_share_among_tenths_is_told_and_figures_as_they_come_are_not() {
    let said = |kind: &str, data: &str| found(&of(kind, data), "decimals-uneven");
    assert_eq!(said("bar", "a;n\nA;13,3%\nB;11,2%\nC;9,4%\nD;8%\nE;7,7%"), ["8%"]);
    assert_eq!(said("ranking", "a;n\nA;13,3%\nB;11,2%\nC;9,4%\nD;8%\nE;7,7%"), ["8%"]);
    for (kind, data) in [
        ("bar", "a;n\nA;13,3%\nB;11%\nC;9,4%\nD;8%\nE;7,7%"),
        ("bar", "a;n\nA;13,3%\nB;8%\nC;7,7%"),
        ("bar", "a;n\nA;13,3\nB;11,2\nC;9,4\nD;8\nE;7,7"),
        ("bar", "a;n\nA;13,3%\nB;11,2%\nC;9,4%\nD;0%\nE;7,7%"),
        ("line", "Năm;n\n2019;13,3%\n2020;11,2%\n2021;9,4%\n2022;8%\n2023;7,7%"),
    ] {
        assert_eq!(said(kind, data), [""; 0], "{kind} of {data}");
    }
}

#[test]
fn signs_and_digits_of_another_place_are_told_with_what_to_write() {
    for (locale, cell, better) in [
        ("tr", "‰9,3", r#""format": {"prefix": "‰"}"#),
        ("eu", "‰ 9,3", r#""format": {"prefix": "‰"}"#),
        ("tr", "%-9,3", "write -9,3%"),
        ("de", "%9,3", "write 9,3%"),
        ("de", "-‰ 9,3", "write -9,3‰"),
        ("fa", "٪۹٫۳", "write ۹٫۳٪"),
        ("fa", "۹/۳٪", "write ۹٫۳٪"),
        ("fa", "9.3", "write 9٫3"),
        ("ar-EG", "%9,3", "write 9٫3%"),
        ("ar", "٩٫٣٪", r#""locale": "ar-u-nu-arab""#),
        ("hi", "९.३%", r#""locale": "hi-u-nu-deva""#),
        ("ja", "９.３％", "write 9.3%"),
        ("en", "9.3pp", "write 9.3 pp"),
    ] {
        let told = told_in(locale, &of("bar", &format!("a;n\nx;{cell}\ny;{cell}")), "no-numbers");
        assert!(matches!(told.as_slice(), [(found, message)] if found == cell && message.contains(better)), "{locale} {cell}: {told:?}");
    }
    for (locale, cell) in [("ar-u-nu-arab", "٩٫٣٪"), ("hi-u-nu-deva", "९.३%"), ("en", "9.3 pp"), ("fa", "9٫3")] {
        assert_eq!(told_in(locale, &of("bar", &format!("a;n\nx;{cell}\ny;{cell}")), "no-numbers"), [], "{locale} {cell}");
    }
    let locked = told_in("ja", &of("bar", "a;n\nx;9.3％\ny;9.1％"), "guess-unit");
    assert!(matches!(locked.as_slice(), [(_, message)] if message.contains(r#"{"unit": "%"}"#)), "{locked:?}");
}

#[test]
fn a_place_of_words_that_is_nearly_one_is_told_with_the_label() {
    let near = |labels: [&str; 3], at: &str, to: Option<&str>| {
        let rows: String = labels.iter().enumerate().map(|(row, label)| format!("\n{label};{row}")).collect();
        let mut spec =
            json!({ "type": "line", "locale": "vi", "data": format!("Lúc;Số{rows}"), "annotations": [{ "at": at, "text": "x" }] });
        if let Some(to) = to {
            spec["annotations"][0]["to"] = json!(to);
        }
        let sheet = checked(&spec);
        let problem = sheet.problems().iter().find(|problem| problem.code == "annotation-unknown");
        problem.map(|problem| (problem.path.clone(), problem.nearest.clone()))
    };
    let days = ["28/12/2023", "29/12/2023", "30/12/2023"];
    let at = |label: &str| Some(("annotations[0].at".to_owned(), Some(label.to_owned())));
    assert_eq!(near(days, "30/12/23", None), at("30/12/2023"));
    assert_eq!(near(days, "12/30/2023", None), at("30/12/2023"), "as Americans write it");
    assert_eq!(near(days, "28/12", None), at("28/12/2023"));
    assert_eq!(near(["Hà Nội", "Huế", "Cà Mau"], "Hà Nộ", None), at("Hà Nội"));
    assert_eq!(near(days, "28/12/2023", Some("30/12/23")), Some(("annotations[0].to".to_owned(), Some("30/12/2023".to_owned()))));
    assert_eq!(near(days, "31/12/23", None), Some(("annotations[0].at".to_owned(), None)), "no such day");
    assert_eq!(near(days, "2023-12-30", None), None, "the same day, and it is read");
}

#[test]
fn numbers_that_people_write_in_json_are_told_as_what_they_are() {
    let mended = |cells: &str| {
        let text = format!(r#"{{"type":"bar","locale":"vi","data":[["a","n"],["x",{cells}],["y",3]]}}"#);
        let sheet = check(&text, Some(Lang::En), &|_| None).0;
        let problem = sheet.problems()[0].clone();
        assert_eq!(problem.code, "json-syntax", "{cells}");
        (problem.found, problem.fix.map(|fix| fix.edits.into_iter().map(|edit| edit.text).collect::<String>()).unwrap_or_default())
    };
    for (cells, found, plain) in [
        ("791 543", "791 543", "791543"),
        ("1 234 567.5", "1 234 567", "1234567"),
        ("-1\u{a0}234", "1\u{a0}234", "1234"),
        ("12\u{202f}345\u{202f}678", "12\u{202f}345\u{202f}678", "12345678"),
    ] {
        assert_eq!(mended(cells), (found.to_owned(), plain.to_owned()), "{cells}");
    }
    // A comma is missing there.
    for cells in ["12\n345", "12 34", "1234 567"] {
        assert_eq!(mended(cells).1, ",", "{cells}");
    }
    let of_object = |value: &str| {
        let text = format!(r#"{{"type":"bar","locale":"vi","data":[{{"a":"x","n":{value},"b":"z"}}]}}"#);
        let sheet = check(&text, Some(Lang::En), &|_| None).0;
        sheet.problems()[0].fix.clone().map(|fix| fix.edits[0].text.clone())
    };
    assert_eq!(of_object("30,33").as_deref(), Some("30.33"));
    assert_eq!(of_object("-7,5").as_deref(), Some("7.5"));
}

#[test]
fn weeks_that_are_missing_are_told_in_the_form_that_the_others_have() {
    for (labels, missing) in [
        (["2022-W27", "2022-W28", "2022-W30"], "“2022-W29”"),
        (["2022-S07", "2022-S08", "2022-S10"], "“2022-S09”"),
        (["KW 7/2023", "KW 8/2023", "KW 11/2023"], "“KW 9/2023”"),
        (["Semana 1", "Semana 2", "Semana 4"], "“Semana 3”"),
    ] {
        let told = told(&along("Tuần", &labels), "labels-spaced");
        assert!(matches!(told.as_slice(), [(_, message)] if message.contains(missing)), "{labels:?}: {told:?}");
    }
    let every_second = ["2024-W40", "2024-W42", "2024-W46"];
    let told = told(&along("Tuần", &every_second), "labels-spaced");
    assert!(matches!(told.as_slice(), [(found, message)] if found == "2024-W46" && message.contains("“2024-W44”")), "{told:?}");
    for labels in [
        ["2022-W27", "2022-W28", "2022-W29"],
        ["2024-W40", "2024-W42", "2024-W44"],
        ["2022-W52", "2023-W01", "2023-W02"],
        ["S1", "S2", "S4"],
        ["Lô 1", "Lô 2", "Lô 4"],
    ] {
        assert_eq!(found(&along("Tuần", &labels), "labels-spaced"), [""; 0], "{labels:?}");
    }
}

#[test]
fn a_footnote_on_a_date_is_told_and_equal_distances_stay() {
    let said = |labels: &[&str], code: &str| told(&along("Quý", labels), code);
    let quarters = ["Q1 2023", "Q2 2023", "Q3 2023", "Q4 2023*"];
    let told = said(&quarters, "date-unreadable");
    assert!(matches!(told.as_slice(), [(found, message)] if found == "Q4 2023*" && message.contains("Q4 2023; điều dấu")), "{told:?}");
    assert_eq!(said(&quarters, "labels-spaced"), [], "they are as far from each other as they look");
    assert_eq!(said(&["Q1 2023", "Q2 2023", "Q4 2023 (1)"], "labels-spaced").len(), 1);
}

#[test]
fn years_upon_each_other_are_told_and_parts_are_not() {
    for (data, better) in [
        ("Khoản;2022;2023\nA;7;9\nB;5;4", true),
        ("Khoản;2022 (tỷ đồng);2023 (tỷ đồng)\nA;7;9\nB;5;4", true),
        ("Khoản;Thu 2022;Thu 2023\nA;7;9\nB;5;4", true),
        ("Khoản;Thu 2022;Chi 2023\nA;7;9\nB;5;4", false),
        ("Khoản;Thu;Chi\nA;7;9\nB;5;4", false),
    ] {
        assert_eq!(found(&of("stacked-bar", data), "kind-better").len(), usize::from(better), "{data}");
    }
}

#[test]
fn codes_of_places_are_no_figures() {
    for (kind, data, column) in [
        ("bar", "FIPS,State,Population\n48,Texas,30\n12,Florida,22\n6,California,38", "FIPS"),
        ("ranking", "FIPS,State,Population\n48,Texas,30\n12,Florida,22\n6,California,38", "FIPS"),
        ("bar", "Tỉnh,Mã,Dân số\nA,1,30\nB,24,22", "Mã"),
    ] {
        let told = told(&of(kind, data), "column-counts");
        assert!(matches!(told.as_slice(), [(found, message)] if found == column && !message.contains("place")), "{data}: {told:?}");
    }
    for data in ["Tỉnh,Mã\nA,1\nB,24", "Tỉnh,Mã,Dân số\nA,3,30\nB,3,22", "Tỉnh,Diện tích,Dân số\nA,3,30\nB,4,22"] {
        assert_eq!(found(&of("bar", data), "column-counts"), [""; 0], "{data}");
    }
}

#[test]
fn one_unit_of_several_columns_is_told_once_and_a_cell_without_a_figure_can_be_emptied() {
    assert_eq!(found(&of("bar", "a;n;m\nx;4 kg;5 kg\ny;7 kg;8 kg"), "guess-unit"), ["4 kg"]);
    assert_eq!(found(&of("bar", "a;n;m\nx;4;5 kg\ny;0;8 kg"), "guess-unit"), [""; 0], "the first column has none");
    for (text, empty) in [("n.d.", true), ("k.A.", true), ("#DIV/0!", true), ("không có", true), ("ba mươi", false)] {
        let sheet = checked(&of("bar", &format!("a;n\nx;4\ny;{text}\nz;5")));
        let problem = sheet.problems().iter().find(|problem| problem.code == "number-unreadable").unwrap();
        let edit = problem.fix.as_ref().map(|fix| fix.edits[0].text.as_str());
        assert_eq!(edit, empty.then_some(""), "{text}");
    }
}

#[test]
fn marks_and_words_about_a_number_are_told_with_the_number_alone() {
    let told = |locale: &str, cell: &str| {
        let text = format!(r#"{{"type":"bar","locale":"{locale}","data":"a;n\nx;{cell}\ny;7\nz;8\nw;9"}}"#);
        let sheet = check(&text, Some(Lang::En), &|_| None).0;
        let problem = sheet.problems().iter().find(|problem| problem.code == "number-unreadable").unwrap().clone();
        (problem.fix.map(|fix| fix.edits[0].text.clone()), problem.message)
    };
    for (locale, cell, plain) in [
        ("de", "12,3¹", "12,3"),
        ("de", "5,0r", "5,0"),
        ("en", "12.3†", "12.3"),
        ("en", "£1.2m", "£1.2 million"),
        ("en", "$12k", "$12 thousand"),
        ("en-IN", "Rs 500", "500 Rs"),
        ("ja", "△1,234", "-1,234"),
        ("ja", "▲5.2", "-5.2"),
        ("en", "1.2e-05", "0.000012"),
        ("de", "1.25E+02", "125"),
        ("vi", "-3,5e-1", "-0,35"),
        ("es", "..", ""),
        ("ja", "─", ""),
    ] {
        assert_eq!(told(locale, cell).0.as_deref(), Some(plain), "{locale} {cell}");
    }
    for (locale, cell, alone) in [
        ("de", "ca. 5", "here 5,"),
        ("en", "<5", "here 5,"),
        ("en", "5+", "here 5,"),
        ("vi", "hơn 90%", "here 90%,"),
        ("vi", "giảm 2,3%", "here -2,3%,"),
        ("ja", "約500", "here 500,"),
        ("en", "1.23E+08", "123000000 if no digit was lost"),
        ("fr", "1,2e6", "1200000 if no digit was lost"),
    ] {
        let (fix, message) = told(locale, cell);
        assert!(fix.is_none() && message.contains(alone), "what is lost has to be said elsewhere: {message}");
    }
    for (locale, cell) in [("de", "10–12"), ("en", "3/4"), ("en", "▲5.2"), ("en", "1.2e99"), ("en", "1.2.3e4")] {
        let (fix, message) = told(locale, cell);
        assert!(fix.is_none() && !message.contains("here"), "{cell}: {message}");
    }
    let marked = check(r#"{"type":"bar","locale":"fr","data":"a;n\nx;9 %\ny;12,3 %*\nz;8 %\nw;7 %"}"#, None, &|_| None).0;
    let problem = marked.problems().iter().find(|problem| problem.code == "units-differ").unwrap();
    assert_eq!(problem.fix.as_ref().unwrap().edits[0].text, "12,3 %");
    let first = check(r#"{"type":"bar","locale":"fr","data":"a;n\nx;12,3 %*\ny;9 %"}"#, Some(Lang::En), &|_| None).0;
    let problem = first.problems().iter().find(|problem| problem.code == "no-numbers").unwrap();
    assert!(problem.message.ends_with("in place of “12,3 %*” write 12,3 %."), "{}", problem.message);
}

#[test]
fn a_title_in_per_cent_of_shares_of_one_is_told_with_the_format() {
    let spec = json!({ "type": "bar", "title": "Turnout fell to 67.3%", "data": "Year,Turnout\n2010,0.651\n2017,0.688\n2019,0.673" });
    let told = told_in("en", &spec, "figure-unsupported");
    let better = r#""format": {"unit": "%", "divideBy": 0.01} if 0.673 in the data is that share"#;
    assert!(matches!(told.as_slice(), [(_, message)] if message.contains(better)), "{told:?}");
    let index = json!({ "type": "bar", "title": "S&P 500 closes at a high", "data": "Day,Close\nA,4622.4\nB,4707.1" });
    assert_eq!(told_in("en", &index, "figure-unsupported"), []);
    let unread = json!({ "type": "bar", "title": "A has 7,466", "data": "Day;n\nA;7*466\nB;47\nC;48" });
    assert_eq!(told_in("en", &unread, "figure-unsupported"), [], "of figures that can't be read nobody knows");
}

#[test]
fn a_mark_that_is_thousands_or_a_fraction_is_told_both_ways_and_mended_neither() {
    for (locale, thousands, fraction) in [("pt-PT", "4167", "4,167"), ("fr", "4167", "4,167"), ("sv", "4167", "4,167")] {
        let better = format!("{thousands} if thousands are meant, {fraction} if a fraction");
        for data in ["a;n\nx;4.167\ny;2.917", "a;n\nx;4.167\ny;7\nz;8"] {
            let mut spec = of("bar", data);
            spec["locale"] = json!(locale);
            let sheet = check(&spec.to_string(), Some(Lang::En), &|_| None).0;
            let problem = sheet.problems().iter().find(|problem| problem.found == "4.167").unwrap();
            assert!(problem.message.contains(&better) && problem.fix.is_none(), "{locale}: {}", problem.message);
        }
    }
    let decimals = told_in("fr", &of("bar", "a;n\nx;4.167\ny;2.9"), "no-numbers");
    assert!(matches!(decimals.as_slice(), [(_, message)] if message.contains(r#""locale": "en""#)), "{decimals:?}");
    let columns = told_in("fr", &of("bar", "a;n;m\nx;4 167;+1,2 %\ny;2 917;-0,3 %"), "units-differ");
    assert!(matches!(columns.as_slice(), [(_, message)] if message.contains("a panel of a “board” for each unit")), "{columns:?}");
}

#[test]
fn a_fiscal_year_is_a_date() {
    for (source, missing) in [("Microsoft, FY24 Q1", 0), ("Microsoft, FY2024", 0), ("Microsoft, FYI", 1), ("Microsoft", 1)] {
        let spec = json!({ "type": "bar", "source": source, "data": "Quarter,Cloud\nA,27.1\nB,28.5" });
        assert_eq!(told_in("en", &spec, "date-missing").len(), missing, "{source}");
    }
}
