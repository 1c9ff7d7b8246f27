//! Where an editor's advice is deserved, and where it has to be silent: a false alarm teaches people not to listen.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use dohoa::figure::LADDER;
use dohoa::native::check;
use dohoa::scene::Shape;
use dohoa::sheet::{Look, Sheet};
use dohoa::text::face::Face;
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
