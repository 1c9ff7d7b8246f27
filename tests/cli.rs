//! The program as people and machines call it: what it prints, how it ends, which files it makes.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

const CSV: &str = "Cấp,Số lượt\r\nTỉnh,3466\r\nHuyện 県,ba mươi ba\r\n";
const VI: &str = r#"{
  "type": "bar",
  "locale": "vi",
  "titel": "Tỉnh khen nhiều hơn huyện",
  "source": "Cổng tỉnh, 28/12/2023",
  "data": "Cấp,Số\nTỉnh,3466\nHuyện,ba"
}
"#;
const BESIDE: &str = r#"{"type": "bar", "locale": "vi", "title": "Tỉnh hơn huyện", "source": "28/12/2023", "data": {"url": "luot.csv"}}
"#;
const WARNS: &str = r#"{
  "type": "bar",
  "locale": "en",
  "title": "Twice as many in 2023",
  "source": "Portal",
  "highlight": "Tinh",
  "data": "a,n\nTỉnh,1\nHuyện,2"
}
"#;

/// A folder with specs of each sort.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("vi.json", VI), ("beside.json", BESIDE), ("luot.csv", CSV), ("warns.json", WARNS)] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn dohoa(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dohoa")).args(args).current_dir(folder).stdin(Stdio::null()).output().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn golden(name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => "cli", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn problems_are_shown_in_the_line_where_they_stand() {
    let folder = folder();
    let output = dohoa(folder.path(), &["check", "beside.json", "vi.json", "warns.json"]);
    golden("check-text", stdout(&output));
    assert_eq!(code(&output), 1);
    let output = dohoa(folder.path(), &["check", "--lang", "en", "beside.json"]);
    assert!(stdout(&output).contains("“ba mươi ba” can't be read as a number"), "{}", stdout(&output));
}

#[test]
fn a_long_line_is_cut_around_the_place_but_counted_from_its_beginning() {
    let folder = tempfile::tempdir().unwrap();
    let rows: String = (0..30).map(|row| format!("Tỉnh {row},{row}\\n")).collect();
    let spec = format!("{{\"type\": \"bar\", \"locale\": \"vi\", \"data\": \"Tỉnh,Số\\n{rows}Huyện,ba\"}}");
    fs::write(folder.path().join("one.json"), &spec).unwrap();
    let output = dohoa(folder.path(), &["check", "one.json"]);
    let column = spec.chars().count() - "ba\"}".len() + 1;
    assert!(column > 100 && stdout(&output).contains(&format!(" --> one.json:1:{column}\n")), "{column}: {}", stdout(&output));
    assert!(stdout(&output).contains("1 | ..."), "{}", stdout(&output));
}

#[test]
fn programs_and_github_get_them_in_their_own_form() {
    let folder = folder();
    let json = dohoa(folder.path(), &["check", "--format", "json", "beside.json", "vi.json"]);
    golden("check-json", stdout(&json));
    let told: serde_json::Value = serde_json::from_str(stdout(&json)).unwrap();
    assert_eq!(told.as_array().unwrap().len(), 3);
    let units: Vec<u16> = CSV.encode_utf16().collect();
    let range = told[0]["from"].as_u64().unwrap() as usize..told[0]["to"].as_u64().unwrap() as usize;
    assert_eq!(String::from_utf16(&units[range]).unwrap(), "ba mươi ba");
    let github = dohoa(folder.path(), &["check", "--format", "github", "."]);
    golden("check-github", stdout(&github));
    assert_eq!(stdout(&dohoa(folder.path(), &["check", "--format", "json", "warns.json", "--lang", "en"])).matches("\"code\"").count(), 1);
}

#[derive(serde::Deserialize)]
struct Broken {
    name: String,
    spec: String,
}

/// What the program says of all broken specs, a spec a line. The browser's tests hold the package and the page against it: `read` is
/// how many of the problems are found where a chart is read, as in a page; the others are an editor's advice.
#[test]
fn what_is_said_of_broken_specs_is_on_record_for_package_and_page() {
    let broken: Vec<Broken> = serde_json::from_str(include_str!("problems/broken.json")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut cases = Vec::new();
    for Broken { name, spec } in &broken {
        for lang in ["vi", "en"] {
            let spec = match spec.strip_prefix('{') {
                Some(rest) if !spec.contains("\"locale\"") => format!("{{\"locale\":\"{lang}\",{rest}"),
                _ => spec.to_owned(),
            };
            fs::write(folder.path().join(format!("{:04}.json", cases.len())), &spec).unwrap();
            cases.push((name, spec));
        }
    }
    let output = dohoa(folder.path(), &["check", "--format", "json", "."]);
    let told: Vec<serde_json::Value> = serde_json::from_str(stdout(&output)).unwrap();
    let mut lines = String::new();
    for (index, (name, spec)) in cases.iter().enumerate() {
        let file = format!("{index:04}.json");
        let mut of_this: Vec<serde_json::Value> = told.iter().filter(|problem| problem["file"] == file.as_str()).cloned().collect();
        of_this.iter_mut().for_each(|problem| drop(problem.as_object_mut().unwrap().remove("file")));
        let read = dohoa::native::read(spec).problems().len();
        assert!(!of_this.is_empty() && read <= of_this.len(), "{name}");
        let line = serde_json::json!({ "name": name, "spec": spec, "read": read, "problems": of_this });
        lines.push_str(&format!("{line}\n"));
    }
    golden("check-broken", &lines);
}

#[test]
fn how_it_ends_says_what_it_found() {
    let folder = folder();
    let ends = |args: &[&str]| code(&dohoa(folder.path(), args));
    assert_eq!(ends(&["check", "warns.json"]), 0, "a warning stops no chart");
    assert_eq!(ends(&["check", "--deny-warnings", "warns.json"]), 1);
    assert_eq!(ends(&["check", "vi.json"]), 1);
    assert_eq!(ends(&["check", "vi.json", "gone.json"]), 2, "what can't be read counts for more");
    assert_eq!(ends(&["check"]), 2);
    assert_eq!(ends(&["check", "--format", "xml", "vi.json"]), 2);
    fs::write(folder.path().join("latin.json"), b"{\"title\": \"caf\xe9\"}").unwrap();
    assert_eq!(ends(&["check", "latin.json"]), 2);
}

/// A reader such as `head`, which goes when it has what it wants.
/// The program on its way, with whoever drops a pipe as the one who no longer listens to it.
fn begun(folder: &Path, args: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dohoa"));
    command.args(args).current_dir(folder).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let folder = folder();
    for args in [&["schema"][..], &["man"], &["completions", "bash"], &["embed", "warns.json"], &["check", "warns.json"]] {
        let mut child = begun(folder.path(), args);
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((code(&output), String::from_utf8_lossy(&output.stderr).as_ref()), (0, ""), "{args:?}");
    }
}

#[test]
fn whoever_stops_listening_to_complaints_stops_nothing() {
    let folder = folder();
    let broken = fs::canonicalize(folder.path()).unwrap().join("nowhere.json");
    let style = folder.path().join("no-style.json");
    fs::write(&style, r#"{"fnt": "x"}"#).unwrap();
    let (broken, style) = (broken.to_str().unwrap(), style.to_str().unwrap());
    for (args, ending) in [
        (vec!["check", broken, "warns.json"], 2),
        (vec!["render", broken, "warns.json", "-o", "out/"], 1),
        (vec!["render", "warns.json", "-o", "out.jpg"], 2),
        (vec!["render", "warns.json", "-o", "styled.svg", "--theme", style], 2),
        (vec!["embed", broken], 1),
        (vec!["man", "nothing"], 2),
    ] {
        let mut child = begun(folder.path(), &args);
        drop(child.stderr.take());
        assert_eq!(code(&child.wait_with_output().unwrap()), ending, "{args:?}");
    }
    assert!(folder.path().join("out/warns.svg").exists());
}

#[test]
fn a_folder_is_no_spec_to_embed_and_that_is_said() {
    let folder = folder();
    let output = dohoa(folder.path(), &["embed", "."]);
    assert_eq!(
        (code(&output), String::from_utf8_lossy(&output.stderr).as_ref()),
        (1, "dohoa: .: a folder; name one spec in it, a JSON file\n")
    );
}

#[test]
fn a_spec_may_come_from_another_program() {
    let folder = folder();
    let mut child = Command::new(env!("CARGO_BIN_EXE_dohoa"))
        .args(["check", "-", "--format", "github"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(BESIDE.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(
        stdout(&output).starts_with("::error file=luot.csv,line=3,col=9,endColumn=18,title=number-unreadable::"),
        "{}",
        stdout(&output)
    );
    assert_eq!(code(&output), 1);
}

#[test]
fn places_in_a_file_are_counted_in_its_lines_whatever_ends_them() {
    let folder = folder();
    for end in ["\r", "\n", "\r\n"] {
        fs::write(folder.path().join("luot.csv"), CSV.replace("\r\n", end)).unwrap();
        let output = dohoa(folder.path(), &["check", "beside.json", "--format", "github"]);
        assert!(stdout(&output).starts_with("::error file=luot.csv,line=3,col=9,endColumn=18,"), "{end:?}: {}", stdout(&output));
        let output = dohoa(folder.path(), &["check", "beside.json"]);
        assert!(
            stdout(&output).contains(" --> luot.csv:3:9\n") && stdout(&output).contains("3 | Huyện 県,ba mươi ba\n"),
            "{}",
            stdout(&output)
        );
    }
}

#[test]
fn a_spec_from_elsewhere_opens_no_file_outside_its_folder() {
    let outer = folder();
    let inner = outer.path().join("inner");
    fs::create_dir(&inner).unwrap();
    let absolute = outer.path().join("luot.csv");
    for url in ["../luot.csv", absolute.to_str().unwrap()] {
        let spec = serde_json::json!({ "type": "bar", "data": { "url": url } }).to_string();
        fs::write(inner.join("spec.json"), spec).unwrap();
        let output = dohoa(&inner, &["check", "spec.json"]);
        assert!(stdout(&output).contains("data-not-loaded"), "{url}: {}", stdout(&output));
    }
    let output = dohoa(outer.path(), &["check", "inner/spec.json"]);
    assert!(stdout(&output).contains("data-not-loaded"), "an absolute path is never taken");
}

#[test]
fn nothing_is_wrong_with_the_specs_that_the_pages_show() {
    let output = dohoa(Path::new(env!("CARGO_MANIFEST_DIR")), &["check", "--deny-warnings", "www/charts"]);
    assert_eq!(code(&output), 0, "these have to be mended, or the check that is wrong about them:\n{}", stdout(&output));
}

/// What a PNG says of its size, behind its signature and the head of its first chunk.
fn png_size(path: &Path) -> (u32, u32) {
    let bytes = fs::read(path).unwrap();
    assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"), "{}", path.display());
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_folder_of_specs_becomes_a_folder_of_pictures_twice_the_same() {
    let out = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let render = |name: &str| {
        let folder = out.path().join(name);
        let output = dohoa(root, &["render", "www/charts", "-o", folder.to_str().unwrap(), "--format", "svg,html"]);
        assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
        folder
    };
    let (first, second) = (render("first"), render("second"));
    let specs = fs::read_dir(root.join("www/charts")).unwrap();
    let specs = specs.filter(|entry| entry.as_ref().unwrap().path().extension().is_some_and(|end| end == "json")).count();
    assert_eq!(names(&first).len(), specs * 2, "{:?}", names(&first));
    for name in names(&first) {
        let text = fs::read_to_string(first.join(&name)).unwrap();
        assert_eq!(text, fs::read_to_string(second.join(&name)).unwrap(), "{name}");
        assert!(!text.contains("<script") && !text.contains(" id="), "{name} runs or names something");
        let said = if name.ends_with(".svg") { "<desc>" } else { "role=\"img\" aria-label=\"" };
        assert!(text.contains("<svg") && text.contains("<title>") && text.contains(said), "{name}");
        if name.ends_with(".svg") {
            roxmltree::Document::parse(&text).unwrap();
        }
    }
}

#[test]
fn a_picture_has_the_size_that_was_asked_for() {
    let folder = folder();
    let sizes = [
        (&["--preset", "social"][..], (1200, 630)),
        (&["--preset", "story", "--theme", "dark"][..], (1080, 1920)),
        (&["--preset", "social", "--scale", "2"][..], (2400, 1260)),
    ];
    for (more, size) in sizes {
        let output = dohoa(folder.path(), &[&["render", "warns.json", "-o", "out/a.png"], more].concat());
        assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(png_size(&folder.path().join("out/a.png")), size);
    }
    dohoa(folder.path(), &["render", "warns.json", "-o", "b.png", "--width", "300", "--scale", "1.5"]);
    assert_eq!(png_size(&folder.path().join("b.png")).0, 450);
}

#[test]
fn a_card_is_made_of_all_that_can_be_read_at_its_size() {
    let folder = folder();
    let charts = concat!(env!("CARGO_MANIFEST_DIR"), "/www/charts");
    let output = dohoa(folder.path(), &["render", charts, "-o", "cards", "--format", "png", "--preset", "social", "--scale", "0.25"]);
    let said = String::from_utf8(output.stderr).unwrap();
    let refused: Vec<&str> = said.lines().filter(|line| line.contains("too much for 1200×630")).collect();
    assert!(refused.len() == 2 && refused.iter().all(|line| line.contains("year-end-board")), "{said}");
}

#[test]
fn one_failure_stops_no_other_and_leaves_no_file() {
    let folder = folder();
    let output = dohoa(folder.path(), &["render", ".", "-o", "out", "--format", "svg,png"]);
    assert_eq!(code(&output), 1);
    assert_eq!(names(&folder.path().join("out")), ["warns.png", "warns.svg"], "nothing is left behind of those that failed");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("luot.csv:3:9: ") && said.contains("vi.json:4:3: ") && said.contains("2 of 3 failed"), "{said}");
}

#[test]
fn names_that_would_meet_are_refused_before_anything_is_written() {
    let folder = folder();
    for other in ["a", "B"] {
        fs::create_dir(folder.path().join(other)).unwrap();
    }
    fs::write(folder.path().join("a/x.json"), WARNS).unwrap();
    fs::write(folder.path().join("B/X.json"), WARNS).unwrap();
    for args in [["a/x.json", "B/X.json", "out"], ["a", "B", "out"], ["a/x.json", "B/X.json", "out.svg"]] {
        let [one, other, out] = args;
        let output = dohoa(folder.path(), &["render", one, other, "-o", out]);
        assert_eq!(code(&output), 2, "{args:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("would both become"), "{args:?}");
        assert!(!folder.path().join(out).exists());
    }
    assert_eq!(code(&dohoa(&folder.path().join("a"), &["render", "../warns.json", "-o", "out"])), 0);
    assert_eq!(names(&folder.path().join("a/out")), ["warns.svg"], "a spec from above is drawn into the folder");
}

#[test]
fn what_cannot_be_replaced_is_left_whole() {
    let folder = folder();
    fs::create_dir_all(folder.path().join("out/warns.svg/kept")).unwrap();
    let output = dohoa(folder.path(), &["render", "warns.json", "-o", "out"]);
    assert_eq!(code(&output), 1);
    assert_eq!(names(&folder.path().join("out")), ["warns.svg"], "no half-written file stays beside it");
}

#[test]
fn shells_and_manuals_know_the_commands() {
    let here = Path::new(".");
    for shell in ["bash", "zsh", "fish"] {
        assert!(stdout(&dohoa(here, &["completions", shell])).contains("deny-warnings"), "{shell}");
    }
    assert!(stdout(&dohoa(here, &["man"])).contains("render"));
    for (command, option) in [("check", "deny\\-warnings"), ("render", "preset"), ("embed", "unstyled")] {
        let page = dohoa(here, &["man", command]);
        let title = format!(".TH dohoa-{command} 1");
        assert!(stdout(&page).contains(&title) && stdout(&page).contains(option), "{}", stdout(&page));
    }
    assert!(refused(here, &["man", "paint"]).contains("there is no command “paint”"));
    for (lang, title) in [("vi", "Một biểu đồ của dohoa"), ("en", "A chart of dohoa")] {
        let schema: serde_json::Value = serde_json::from_str(stdout(&dohoa(here, &["schema", "--lang", lang]))).unwrap();
        assert!(schema["title"].as_str().unwrap().starts_with(title));
    }
}

#[test]
fn embed_code_has_the_figure_in_it_in_each_form() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let embed = |more: &[&str]| {
        let output = dohoa(root, &[&["embed", "www/charts/awards-levels.json"], more].concat());
        assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
        stdout(&output).to_owned()
    };
    let whole = embed(&["--base", "https://a.example/d/", "--integrity", "sha384-abc"]);
    assert!(whole.starts_with("<do-hoa>\n<style>") && whole.contains("<td>3.466</td>") && whole.contains("application/ld+json"), "{whole}");
    let script = "<script src=\"https://a.example/d/dohoa.js\" integrity=\"sha384-abc\" crossorigin=\"anonymous\" defer></script>";
    assert!(whole.contains(script), "{whole}");
    assert!(whole.contains("3466") && !whole.contains("awards-levels.csv"), "figures of a file stand in the code");
    let with_src = embed(&["--src", "/charts/a.json?b=1&c", "--unstyled"]);
    assert!(with_src.starts_with("<do-hoa src=\"/charts/a.json?b=1&amp;c\">") && !with_src.contains("<style"), "{with_src}");
    assert!(!with_src.contains("type=\"application/json\""));
    let plain = embed(&["--form", "figure"]);
    assert!(["<script", "<style", "<svg"].iter().all(|tag| !plain.contains(tag)) && plain.contains("<td>33</td>"), "{plain}");
    let frame = embed(&["--form", "iframe", "--src", "/a b.json?c=d&e"]);
    assert!(
        frame.contains("/dohoa/embed.html?src=/a%20b.json%3Fc%3Dd%26e\" title=\"Khen thưởng cấp tỉnh")
            && frame.contains("loading=\"lazy\""),
        "{frame}"
    );
    let packed = embed(&["--form", "iframe"]);
    let spec = packed.split("#spec=").nth(1).unwrap().split('"').next().unwrap();
    assert!(spec.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)), "{spec}");
}

#[test]
fn embed_code_is_refused_for_a_chart_that_cannot_be_drawn_and_for_widths_that_no_style_sheet_knows() {
    let folder = folder();
    let output = dohoa(folder.path(), &["embed", "vi.json"]);
    assert_eq!((code(&output), stdout(&output)), (1, ""));
    assert!(String::from_utf8_lossy(&output.stderr).contains("vi.json:4:3: "));
    assert_eq!(code(&dohoa(folder.path(), &["embed", "warns.json", "--widths", "300"])), 2);
    assert_eq!(code(&dohoa(folder.path(), &["embed", "warns.json", "--integrity", "md5-x"])), 2);
    assert_eq!(code(&dohoa(folder.path(), &["embed", "warns.json", "--widths", "640,288"])), 0);
}

#[test]
fn a_pdf_has_its_face_in_it_and_its_text_as_text() {
    let folder = folder();
    let render = |out: &str| {
        let output = dohoa(folder.path(), &["render", "warns.json", "-o", out]);
        assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
        fs::read(folder.path().join(out)).unwrap()
    };
    let pdf = render("a.pdf");
    assert!(pdf == render("b.pdf"), "twice the same");
    let text = String::from_utf8_lossy(&pdf);
    let has = |word: &str| text.contains(word);
    assert!(has("%PDF-") && has("/FontFile2") && has("/ToUnicode") && has("+DejaVuSans"), "an embedded face that can be read back");
    assert!(!has("/XObject") && pdf.len() < 60_000, "no picture of text: {} bytes", pdf.len());
    let output = dohoa(
        Path::new(env!("CARGO_MANIFEST_DIR")),
        &["render", "www/charts/example-arabic.json", "-o", folder.path().join("ar.pdf").to_str().unwrap()],
    );
    assert_eq!(code(&output), 1);
    assert!(String::from_utf8_lossy(&output.stderr).contains("right to left"));
}

#[test]
fn a_picture_that_would_have_empty_boxes_or_words_backwards_is_none() {
    let folder = folder();
    let render = |labels: &str, out: &str| {
        let spec = format!(r#"{{"type":"bar","locale":"en","title":"Read in 2024","data":"L,n\n{labels},5\nabc,7"}}"#);
        fs::write(folder.path().join("l.json"), spec).unwrap();
        let output = dohoa(folder.path(), &["render", "l.json", "-o", out]);
        (code(&output), String::from_utf8(output.stderr).unwrap())
    };
    for out in ["l.png", "l.pdf"] {
        let (code, said) = render("中文 हिन्दी ★", out);
        assert_eq!(code, 1, "{said}");
        assert!(said.contains("no “中”, “文”, “ह”") && !said.contains('★') && said.contains("SVG"), "{said}");
        assert!(!folder.path().join(out).exists());
        assert_eq!(render("“Tiếng\u{a0}Việt”\u{200d} – Ελλάδα ½ ٪", "ok.png").0, 0);
    }
    assert_eq!(render("中文", "l.svg").0, 0);
    let (code, said) = render("עברית and English", "mixed.pdf");
    assert!(code == 1 && said.contains("right to left"), "{said}");
    assert_eq!(render("עברית and English", "mixed.png").0, 0);
}

#[test]
fn pictures_do_not_depend_on_the_fonts_of_the_machine() {
    let folder = folder();
    let render = |name: &str, with: &[(&str, &str)]| {
        let args = ["render", "warns.json", "-o", name, "--format", "svg,png,pdf,html"];
        let output =
            Command::new(env!("CARGO_BIN_EXE_dohoa")).args(args).envs(with.iter().copied()).current_dir(folder.path()).output().unwrap();
        assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
        names(&folder.path().join(name)).into_iter().map(|file| fs::read(folder.path().join(name).join(file)).unwrap()).collect::<Vec<_>>()
    };
    let bare = folder.path().join("fonts.conf");
    fs::write(&bare, "<fontconfig><dir>/nowhere</dir></fontconfig>").unwrap();
    let elsewhere =
        [("FONTCONFIG_FILE", bare.to_str().unwrap()), ("HOME", "/nowhere"), ("LC_ALL", "ar_EG.UTF-8"), ("TZ", "Asia/Ho_Chi_Minh")];
    let here = render("here", &[]);
    assert_eq!(here.len(), 4);
    assert!(here == render("there", &elsewhere), "another machine's fonts, language and time make another picture");
}

/// What is said where nothing is begun.
fn refused(folder: &Path, args: &[&str]) -> String {
    let output = dohoa(folder, args);
    assert_eq!(code(&output), 2, "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_name_that_nothing_can_be_written_as_is_refused() {
    let folder = folder();
    let render = |more: &[&str]| refused(folder.path(), &[&["render", "warns.json", "-o"], more].concat());
    for name in ["x.jpg", "x.jpeg", "x.webp", "x.pgn"] {
        let said = render(&[name]);
        assert!(said.contains(&format!("{name}: ")) && said.contains("choose .svg, .png, .pdf, .html, or a folder"), "{said}");
    }
    assert!(render(&["-"]).contains("-: pictures don't go to standard output"));
    assert!(render(&["y.svg", "--format", "png,pdf"]).contains("y.svg: ends in .svg, but --format says png,pdf"));
    assert!(render(&["vi.json"]).contains("vi.json: is a file already"));
    assert_eq!(names(folder.path()), ["beside.json", "luot.csv", "vi.json", "warns.json"], "nothing was made");
    fs::create_dir(folder.path().join("v1.2")).unwrap();
    for out in ["v1.2", "v1.3/"] {
        let output = dohoa(folder.path(), &["render", "warns.json", "-o", out, "--format", "svg,svg"]);
        assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(names(&folder.path().join(out)), ["warns.svg"]);
    }
}

#[test]
fn a_folder_of_the_name_that_stands_for_standard_input_is_not_read() {
    let folder = folder();
    fs::create_dir(folder.path().join("-")).unwrap();
    fs::write(folder.path().join("-/vi.json"), VI).unwrap();
    let output = dohoa(folder.path(), &["check", "-"]);
    assert!(stdout(&output).contains("<stdin>:1:1"), "{}", stdout(&output));
}

#[cfg(unix)]
#[test]
fn what_a_link_leads_to_is_written_and_the_link_stays() {
    let folder = folder();
    fs::create_dir(folder.path().join("real")).unwrap();
    fs::write(folder.path().join("real/a.svg"), "old").unwrap();
    std::os::unix::fs::symlink("real/a.svg", folder.path().join("link.svg")).unwrap();
    assert_eq!(code(&dohoa(folder.path(), &["render", "warns.json", "-o", "link.svg"])), 0);
    assert!(folder.path().join("link.svg").is_symlink());
    assert!(fs::read_to_string(folder.path().join("real/a.svg")).unwrap().contains("<svg"));
}

#[test]
fn schema_and_house_style_may_lie_among_the_charts() {
    let folder = tempfile::tempdir().unwrap();
    let schema = dohoa(folder.path(), &["schema"]).stdout;
    for (name, text) in
        [("dohoa.schema.json", schema.as_slice()), ("ours.json", br##"{"light": {"accent": "#8a2b1d"}}"##), ("A.JSON", WARNS.as_bytes())]
    {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let output = dohoa(folder.path(), &["check", "--format", "github", "."]);
    assert_eq!(code(&output), 0, "{}", stdout(&output));
    assert!(stdout(&output).contains("file=A.JSON") && stdout(&output).lines().count() == 1, "{}", stdout(&output));
    assert_eq!(code(&dohoa(folder.path(), &["check", "dohoa.schema.json"])), 1, "a file that is named itself is meant");
    assert_eq!(code(&dohoa(folder.path(), &["render", ".", "-o", "out"])), 0);
    fs::write(folder.path().join("typeless.json"), r#"{"title": "A"}"#).unwrap();
    assert_eq!(code(&dohoa(folder.path(), &["check", "."])), 1, "a chart that forgets its kind is no house style");
}

#[test]
fn a_folder_without_specs_is_no_sound_one() {
    let folder = tempfile::tempdir().unwrap();
    assert!(refused(folder.path(), &["check", "."]).contains("no specs are there"));
}

/// What `check` says, in English, of a chart with its figures at `url`.
fn said_of(folder: &Path, url: &str) -> String {
    let spec = serde_json::json!({ "type": "bar", "locale": "en", "data": { "url": url } }).to_string();
    fs::write(folder.join("spec.json"), spec).unwrap();
    stdout(&dohoa(folder, &["check", "spec.json"])).to_owned()
}

#[test]
fn figures_are_found_by_an_escaped_name_and_in_either_form_of_unicode() {
    let folder = folder();
    for (name, url) in [
        ("so lieu.csv", "so%20lieu.csv?v=2"),
        ("t\u{1ec9}nh.csv", "t%E1%BB%89nh.csv"),
        ("huye\u{323}\u{302}n.csv", "huy\u{1ec7}n.csv"),
        ("7%.csv", "7%.csv"),
    ] {
        fs::write(folder.path().join(name), "a,n\nx,1\ny,2\n").unwrap();
        let said = said_of(folder.path(), url);
        assert!(!said.contains("error"), "{url}: {said}");
    }
    assert!(said_of(folder.path(), "%2e%2e/luot.csv").contains("data-not-loaded"));
}

#[test]
fn figures_that_do_not_come_are_told_with_the_reason() {
    let folder = folder();
    fs::create_dir(folder.path().join("inner")).unwrap();
    fs::write(folder.path().join("inner/large.csv"), "a,n\n".repeat(1_300_000)).unwrap();
    fs::write(folder.path().join("inner/book.xlsx"), b"PK\x03\x04\x14\0").unwrap();
    fs::write(folder.path().join("inner/photo.csv"), b"RIFF\x24\0\0\0WEBPVP8 \x18\0\0\0").unwrap();
    fs::write(folder.path().join("inner/torn.csv"), "Cấp,Số\nTỉnh,3\n\0\0\0\0").unwrap();
    let cases = [
        ("gone.csv", "that file in the folder of the JSON file"),
        ("https://a.example/luot.csv", "nothing is loaded from the network here"),
        ("/luot.csv", "nothing is loaded from the network here"),
        ("file:///luot.csv", "that file in the folder of the JSON file"),
        ("../luot.csv", "this one is outside"),
        (".", "this is a folder"),
        ("", "the name of a file"),
        ("large.csv", "at most 5 MB"),
        ("book.xlsx", "this is an Excel workbook"),
        ("photo.csv", "this is an Excel workbook, a picture or an archive"),
        ("torn.csv", "this is an Excel workbook, a picture or an archive"),
        (&format!("{}large.csv", "./".repeat(40)), "at most 5 MB"),
    ];
    for (url, reason) in cases {
        let said = said_of(&folder.path().join("inner"), url);
        assert!(said.contains("data-not-loaded") && said.contains(reason), "{url}: {said}");
    }
}

#[test]
fn a_spec_that_no_page_would_load_is_told() {
    let folder = folder();
    let rest = WARNS.strip_prefix('{').unwrap();
    fs::write(folder.path().join("large.json"), format!("{{{}{rest}", " ".repeat(5_000_000))).unwrap();
    let output = dohoa(folder.path(), &["check", "large.json", "--format", "github"]);
    assert!(stdout(&output).contains("title=spec-unreachable::A page does not load the file “large.json”"), "{}", stdout(&output));
    assert_eq!(code(&output), 1);
}

#[test]
fn a_spec_that_is_no_text_is_told_for_what_it_is() {
    let folder = folder();
    for bytes in [&b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"[..], b"PK\x03\x04 {}", b"{\"type\": \"bar\"\0\x01\x02\x03}"] {
        fs::write(folder.path().join("chart.json"), bytes).unwrap();
        let output = dohoa(folder.path(), &["check", "chart.json"]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains("chart.json: a workbook, a picture or an archive, and no JSON text"), "{said}");
        assert_eq!(code(&output), 2);
    }
}

#[test]
fn a_spec_may_be_in_utf_16() {
    let folder = folder();
    for mark in ["\u{feff}", ""] {
        let bytes: Vec<u8> = [mark, WARNS].concat().encode_utf16().flat_map(u16::to_le_bytes).collect();
        fs::write(folder.path().join("wide.json"), bytes).unwrap();
        let output = dohoa(folder.path(), &["check", "wide.json"]);
        assert!(stdout(&output).contains("wide.json:6:16"), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_no_reason_to_panic() {
    for args in [&["completions", "bash"][..], &["man"], &["schema"]] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_dohoa")).args(args).stdout(full).stderr(Stdio::piped()).output().unwrap();
        assert_eq!((code(&output), output.stderr.as_slice()), (2, &[][..]), "{args:?}");
    }
}

#[test]
fn a_chart_that_is_too_much_for_a_card_is_told_a_way_out_that_it_has() {
    let folder = folder();
    let rows: String = (0..150).map(|row| format!("Row {row},{row}\n")).collect();
    let chart = serde_json::json!({ "type": "bar", "locale": "en", "data": format!("a,n\n{rows}") });
    let mut panel = chart.clone();
    panel.as_object_mut().unwrap().remove("locale");
    let board = serde_json::json!({ "type": "board", "locale": "en", "panels": [panel, panel] });
    for (spec, way) in [(&chart, "keep fewer rows"), (&board, "render one panel of it")] {
        fs::write(folder.path().join("much.json"), spec.to_string()).unwrap();
        let output = dohoa(folder.path(), &["render", "much.json", "-o", "much.png", "--preset", "social"]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("too much for 1200×630") && said.contains(way), "{said}");
        assert_eq!(said.contains("panel"), way.contains("panel"), "{said}");
    }
}

#[test]
fn a_house_style_is_read_as_closely_as_a_spec() {
    let folder = folder();
    let path = folder.path().join("house.json");
    let cases = [
        ("{\n  \"lihgt\": {}\n}", "house.json:2:3: There is no key “lihgt” here. Did you mean “light”? (unknown-key)"),
        ("{\"light\": {\"accent\": \"reddish\"}}", "(wrong-color)"),
        ("{\"scale\": 9}", "house.json:1:11: The number 9 is out of range. Expected: 0.5…3."),
        ("\"dark\"", "(wrong-type)"),
        ("{\"scale\": 1,}", "house.json:1:12: "),
    ];
    for (style, said) in cases {
        fs::write(&path, style).unwrap();
        for args in
            [&["render", "warns.json", "-o", "a.svg", "--theme", "house.json"][..], &["embed", "warns.json", "--theme", "house.json"]]
        {
            let output = dohoa(folder.path(), args);
            assert_ne!(code(&output), 0, "{style}");
            assert!(String::from_utf8_lossy(&output.stderr).contains(said), "{style}: {}", String::from_utf8_lossy(&output.stderr));
        }
    }
    assert!(!folder.path().join("a.svg").exists());
    fs::write(&path, "{\"scale\": 9, \"radius\": -1}").unwrap();
    assert_eq!(refused(folder.path(), &["render", "warns.json", "-o", "a.svg", "--theme", "house.json"]).lines().count(), 2, "all at once");
    fs::write(&path, "{\n \"words\": {\"Nows\": \"Ahora\", \"{n} figures\": \"cifras\"}\n}").unwrap();
    let output = dohoa(folder.path(), &["render", "warns.json", "-o", "b.svg", "--theme", "house.json"]);
    assert_eq!(code(&output), 0, "words that nobody reads stop nothing");
    let told = String::from_utf8_lossy(&output.stderr);
    for said in ["house.json:2:20: “words”: there is no phrase “Nows”. Did you mean “Now”? (words-unknown)", "(words-blanks)"] {
        assert!(told.contains(said), "{told}");
    }
    fs::write(&path, "\u{feff}{\"light\": {\"ground\": \"#fffdf8\"}}").unwrap();
    assert_eq!(code(&dohoa(folder.path(), &["render", "warns.json", "-o", "a.svg", "--theme", "house.json"])), 0);
    assert!(fs::read_to_string(folder.path().join("a.svg")).unwrap().contains("#fffdf8"));
    for theme in ["broadsheet", "dohoa"] {
        let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("pkg/themes/{theme}.json"));
        assert_eq!(code(&dohoa(folder.path(), &["render", "warns.json", "-o", "a.svg", "--theme", theme.to_str().unwrap()])), 0);
    }
}

/// The width and the height that an SVG file has, CSS px.
fn svg_size(path: &Path) -> (f64, f64) {
    let text = fs::read_to_string(path).unwrap();
    let document = roxmltree::Document::parse(&text).unwrap();
    let number = |name| document.root_element().attribute(name).unwrap().parse().unwrap();
    (number("width"), number("height"))
}

#[test]
fn each_preset_has_its_width_and_its_sharpness() {
    let folder = folder();
    let cases: [(&[&str], u32, u32); 6] = [
        (&[], 640, 2),
        (&["--width", "300"], 300, 2),
        (&["--preset", "article"], 640, 2),
        (&["--preset", "print"], 680, 4),
        (&["--preset", "print", "--scale", "1"], 680, 1),
        (&["--preset", "article", "--scale", "0.1"], 640, 0),
    ];
    for (more, width, scale) in cases {
        let output = dohoa(folder.path(), &[&["render", "warns.json", "-o", "out", "--format", "svg,png"], more].concat());
        assert_eq!(code(&output), 0, "{more:?}: {}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(svg_size(&folder.path().join("out/warns.svg")).0, f64::from(width), "{more:?}");
        let pixels = if scale == 0 { width / 10 } else { width * scale };
        assert_eq!(png_size(&folder.path().join("out/warns.png")).0, pixels, "{more:?}");
    }
}

#[test]
fn a_size_that_is_a_slip_is_refused() {
    let folder = folder();
    let render = |more: &[&str]| dohoa(folder.path(), &[&["render", "warns.json", "-o", "a.svg"], more].concat());
    let slips: [&[&str]; 9] = [
        &["--scale", "0"],
        &["--scale", "0.09"],
        &["--scale", "8.1"],
        &["--scale", "NaN"],
        &["--scale", "2x"],
        &["--width", "119"],
        &["--width", "4001"],
        &["--width", "640px"],
        &["--width", "300", "--preset", "social"],
    ];
    for slip in slips {
        let output = render(slip);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(code(&output) == 2 && said.contains(slip[0]), "{slip:?}: {said}");
        assert!(!folder.path().join("a.svg").exists(), "{slip:?}");
    }
    for limit in [["--scale", "8"], ["--width", "120"], ["--width", "4000"]] {
        assert_eq!(code(&render(&limit)), 0, "{limit:?}");
    }
}

#[test]
fn a_picture_of_more_pixels_than_memory_holds_is_refused_with_a_way_out() {
    let folder = folder();
    let rows: String = (0..30).map(|row| format!("Row {row},{row}\n")).collect();
    let spec = serde_json::json!({ "type": "bar", "locale": "en", "data": format!("a,n\n{rows}") });
    fs::write(folder.path().join("long.json"), spec.to_string()).unwrap();
    let output = dohoa(folder.path(), &["render", "long.json", "-o", "long.png", "--width", "4000", "--scale", "8"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(code(&output) == 1 && said.contains("long.json: 32000×") && said.contains("choose a smaller --scale"), "{said}");
    assert!(!said.contains("1 of 1"), "one failure of one spec has been told already: {said}");
    assert!(!folder.path().join("long.png").exists());
}

#[test]
fn messages_come_in_the_language_that_was_asked_for() {
    let folder = folder();
    let said = |args: &[&str]| String::from_utf8(dohoa(folder.path(), args).stderr).unwrap();
    let render = ["render", "vi.json", "-o", "a.svg"];
    assert!(said(&render).contains("không có khóa “titel”"), "{}", said(&render));
    let in_english = [&render[..], &["--lang", "en"]].concat();
    assert!(said(&in_english).contains("There is no key “titel”"), "{}", said(&in_english));
    fs::write(folder.path().join("house.json"), "{\"lihgt\": {}}").unwrap();
    let house = ["render", "warns.json", "-o", "a.svg", "--theme", "house.json", "--lang", "vi"];
    assert!(said(&house).contains("không có khóa “lihgt”"), "{}", said(&house));
    fs::write(folder.path().join("large.json"), format!("{VI}{}", " ".repeat(5_000_000))).unwrap();
    let output = dohoa(folder.path(), &["check", "large.json", "--format", "github"]);
    assert!(stdout(&output).contains("Trang không tải tệp “large.json”"), "{}", stdout(&output));
}

#[test]
fn the_ground_is_the_one_that_was_asked_for_in_pictures_and_in_pages() {
    let folder = folder();
    fs::write(folder.path().join("night.json"), r##"{"ground": "dark", "dark": {"ground": "#101418"}}"##).unwrap();
    for (theme, name, ground) in [("light", "light", "#ffffff"), ("dark", "dark", "#15181c"), ("night.json", "dark", "#101418")] {
        let output = dohoa(folder.path(), &["render", "warns.json", "-o", "out", "--format", "svg,html", "--theme", theme]);
        assert_eq!(code(&output), 0, "{theme}: {}", String::from_utf8_lossy(&output.stderr));
        let read = |file: &str| fs::read_to_string(folder.path().join("out").join(file)).unwrap();
        let (picture, page) = (read("warns.svg"), read("warns.html"));
        assert!(picture.contains(&format!("fill=\"{ground}\"/>")), "{theme}: {picture}");
        assert!(
            page.contains(&format!("dir=\"ltr\" data-theme=\"{name}\">")) && page.contains(&format!("html{{background:{ground}}}")),
            "{theme}: {page}"
        );
    }
}

#[test]
fn a_page_has_the_direction_of_its_language_and_words_that_look_like_markup_stay_words() {
    let folder = folder();
    for (locale, direction) in [("en", "ltr"), ("ar", "rtl")] {
        let title = "</title><b>A & \"B\"</b>";
        let spec = serde_json::json!({ "type": "bar", "locale": locale, "title": title, "data": "a,n\nx,1\ny,2" });
        fs::write(folder.path().join("page.json"), spec.to_string()).unwrap();
        let output = dohoa(folder.path(), &["render", "page.json", "-o", "page.html"]);
        assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
        let page = fs::read_to_string(folder.path().join("page.html")).unwrap();
        assert!(page.contains(&format!("<html lang=\"{locale}\" dir=\"{direction}\"")), "{page}");
        assert!(!page.contains("<b>") && page.contains("<title>&lt;/title&gt;&lt;b&gt;A &amp; "), "{page}");
        let frame = dohoa(folder.path(), &["embed", "page.json", "--form", "iframe"]);
        assert!(stdout(&frame).contains("title=\"&lt;/title&gt;&lt;b&gt;A &amp; &quot;B&quot;&lt;/b&gt;\""), "{}", stdout(&frame));
    }
}

#[test]
fn the_words_of_a_house_style_stand_in_all_that_is_made() {
    let folder = folder();
    fs::write(folder.path().join("house.json"), r#"{"words": {"Source: ": "Nach: "}}"#).unwrap();
    let output = dohoa(folder.path(), &["render", "warns.json", "-o", "out", "--format", "svg,html", "--theme", "house.json"]);
    assert_eq!(code(&output), 0);
    for file in ["warns.svg", "warns.html"] {
        let text = fs::read_to_string(folder.path().join("out").join(file)).unwrap();
        assert!(text.contains("Nach: Portal"), "{file}: {text}");
    }
    let output = dohoa(folder.path(), &["embed", "warns.json", "--theme", "house.json"]);
    assert!(stdout(&output).contains("Nach: Portal"), "{}", stdout(&output));
}

#[test]
fn what_cannot_be_read_or_written_is_named() {
    let folder = folder();
    let said = |args: &[&str]| String::from_utf8(dohoa(folder.path(), args).stderr).unwrap();
    assert!(said(&["check", "gone.json"]).starts_with("dohoa: gone.json: "), "{}", said(&["check", "gone.json"]));
    assert!(said(&["render", "gone.json", "-o", "a.svg"]).starts_with("dohoa: gone.json: "));
    fs::write(folder.path().join("latin.json"), b"{\"title\": \"caf\xe9\"}").unwrap();
    assert!(said(&["check", "latin.json"]).contains("latin.json: not UTF-8 text; save the file as UTF-8"));
    let output = dohoa(folder.path(), &["render", "warns.json", "-o", "luot.csv/a.svg"]);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(code(&output) == 1 && told.starts_with("dohoa: luot.csv/a.svg: "), "{told}");
}

#[cfg(unix)]
#[test]
fn what_is_made_can_be_read_by_whoever_serves_it() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    assert_eq!(code(&dohoa(folder.path(), &["render", "warns.json", "-o", "a.svg"])), 0);
    let mode = |name: &str| fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
    assert_eq!(mode("a.svg"), mode("warns.json"), "as any other file that is written here");
}

#[cfg(unix)]
#[test]
fn folders_below_are_read_in_their_places_and_a_link_back_up_is_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["in/a", "in/b"] {
        fs::create_dir_all(folder.path().join(name)).unwrap();
        fs::write(folder.path().join(name).join("x.json"), WARNS).unwrap();
    }
    std::os::unix::fs::symlink("..", folder.path().join("in/a/up")).unwrap();
    let output = dohoa(folder.path(), &["render", "in", "-o", "out"]);
    assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(names(&folder.path().join("out")), ["a", "b"]);
    for name in ["out/a", "out/b"] {
        assert_eq!(names(&folder.path().join(name)), ["x.svg"]);
    }
}

#[test]
fn a_spec_from_another_program_is_drawn_as_chart_into_a_folder() {
    let folder = folder();
    let spec = fs::File::open(folder.path().join("warns.json")).unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_dohoa"));
    assert!(program.args(["render", "-", "-o", "out"]).current_dir(folder.path()).stdin(spec).status().unwrap().success());
    assert_eq!(names(&folder.path().join("out")), ["chart.svg"]);
}

#[test]
fn an_ending_in_capitals_says_the_same() {
    let folder = folder();
    assert_eq!(code(&dohoa(folder.path(), &["render", "warns.json", "-o", "CARD.PNG"])), 0);
    png_size(&folder.path().join("CARD.PNG"));
}

#[cfg(target_os = "linux")]
#[test]
fn problems_that_nobody_could_be_told_are_no_success() {
    let folder = folder();
    for format in ["text", "json", "github"] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut program = Command::new(env!("CARGO_BIN_EXE_dohoa"));
        program.args(["check", "warns.json", "--format", format]).current_dir(folder.path()).stdout(full);
        assert_eq!(program.status().unwrap().code(), Some(2), "{format}");
    }
}

#[test]
fn github_gets_names_and_words_escaped_and_notes_as_notices() {
    let folder = tempfile::tempdir().unwrap();
    let spec = r#"{"type": "bar", "locale": "en", "title": "A", "highlight": "7%\nx", "data": "a,n\nx,1\ny,2"}"#;
    let name = if cfg!(windows) { "a,b.json" } else { "a,b:c%.json" };
    fs::write(folder.path().join(name), spec).unwrap();
    let output = dohoa(folder.path(), &["check", "--format", "github", name]);
    let file = name.replace('%', "%25").replace(':', "%3A").replace(',', "%2C");
    assert!(
        stdout(&output).lines().all(|line| line.starts_with("::") && line.contains(&format!(" file={file},line=1,"))),
        "{}",
        stdout(&output)
    );
    assert!(stdout(&output).contains("The data has no “7%25%0Ax” to highlight"), "{}", stdout(&output));
    assert!(stdout(&output).contains("::notice file="), "{}", stdout(&output));
}

#[test]
fn notes_stop_nobody_and_of_sound_specs_programs_get_an_empty_list() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("note.json"),
        WARNS.replace("Twice as many in 2023", "A").replace("\"Portal\"", "\"Portal, 2023\"").replace("Tinh", "Tỉnh"),
    )
    .unwrap();
    let output = dohoa(folder.path(), &["check", "note.json", "--deny-warnings"]);
    assert!(stdout(&output).starts_with("note[") && code(&output) == 0, "{}", stdout(&output));
    fs::write(folder.path().join("sound.json"), WARNS.replace("Tinh", "Tỉnh")).unwrap();
    assert_eq!(stdout(&dohoa(folder.path(), &["check", "sound.json", "--format", "json"])).trim(), "[]");
}

#[test]
fn the_mark_at_the_beginning_of_a_file_is_no_letter_of_its_first_line() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("bom.json"), "\u{feff}{\"type\": \"bar\", \"titel\": \"A\"}").unwrap();
    let output = dohoa(folder.path(), &["check", "--lang", "en", "bom.json"]);
    let marked = " --> bom.json:1:17\n  |\n1 | {\"type\": \"bar\", \"titel\": \"A\"}\n  |                 ^^^^^^^\n";
    assert!(stdout(&output).contains(marked), "{}", stdout(&output));
}

#[test]
fn a_picture_may_be_made_of_a_file_that_is_too_large_for_pages() {
    let folder = folder();
    fs::write(folder.path().join("large.csv"), format!("a,n\nx,1\ny,2\n{}", "\n".repeat(5_000_000))).unwrap();
    fs::write(folder.path().join("large.json"), r#"{"type": "bar", "locale": "en", "data": {"url": "large.csv"}}"#).unwrap();
    let output = dohoa(folder.path(), &["render", "large.json", "-o", "large.svg"]);
    assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn figures_may_stand_where_the_program_was_started_and_their_address_may_name_a_part() {
    let outer = folder();
    fs::create_dir(outer.path().join("inner")).unwrap();
    let spec = serde_json::json!({ "type": "bar", "data": { "url": "../luot.csv#tinh" } }).to_string();
    fs::write(outer.path().join("inner/spec.json"), spec).unwrap();
    let output = dohoa(outer.path(), &["check", "inner/spec.json", "--format", "github"]);
    assert!(stdout(&output).contains("title=number-unreadable") && !stdout(&output).contains("data-not-loaded"), "{}", stdout(&output));
}

#[test]
fn of_letters_that_are_missing_five_are_named_and_more_are_counted_as_more() {
    let folder = folder();
    for (letters, said) in [("中文字母表", "“表”; write"), ("中文字母表格", "“表”, …; write")] {
        let spec = serde_json::json!({ "type": "bar", "locale": "en", "data": format!("a,n\n{letters},1\nx,2") });
        fs::write(folder.path().join("l.json"), spec.to_string()).unwrap();
        let output = dohoa(folder.path(), &["render", "l.json", "-o", "l.png"]);
        assert!(String::from_utf8_lossy(&output.stderr).contains(said), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn embed_code_is_the_same_in_whatever_order_widths_are_named_and_a_frame_is_as_high_as_at_the_widest() {
    let folder = folder();
    let embed = |more: &[&str]| stdout(&dohoa(folder.path(), &[&["embed", "warns.json"], more].concat())).to_owned();
    assert_eq!(embed(&["--widths", "640,288,640"]), embed(&["--widths", "288,640"]));
    fs::write(folder.path().join("warns.json"), WARNS.replace("Twice as many", &"Twice as many ".repeat(8))).unwrap();
    let height = |widths: &str| {
        let frame = embed(&["--form", "iframe", "--widths", widths]);
        frame.split("height=\"").nth(1).unwrap().split('"').next().unwrap().parse::<u32>().unwrap()
    };
    let (narrow, wide) = (height("288"), height("960"));
    assert!(narrow > wide, "{narrow} and {wide}");
    assert_eq!(height("960,288"), wide);
}

#[test]
fn a_picture_of_the_chart_has_its_address_and_its_words_in_the_form_without_script() {
    let folder = folder();
    let output = dohoa(folder.path(), &["embed", "warns.json", "--form", "figure", "--image", "/a.png?b=1&c=\"2\""]);
    let image = "<img src=\"/a.png?b=1&amp;c=&quot;2&quot;\" alt=\"Twice as many in 2023. Bar chart, 2 figures: ";
    assert!(stdout(&output).contains(image), "{}", stdout(&output));
}

/// What a PDF draws: the largest of its streams that can be read as such.
fn drawn(pdf: &[u8]) -> String {
    let starts = (0..pdf.len()).filter(|at| pdf[*at..].starts_with(b"\nstream\n") || pdf[*at..].starts_with(b"\nstream\r\n"));
    let streams = starts.filter_map(|at| {
        let bytes = &pdf[at + 8..];
        miniz_oxide::inflate::decompress_to_vec_zlib(bytes).ok()
    });
    let texts = streams
        .filter_map(|bytes| String::from_utf8(bytes.into_iter().map(|byte| if byte.is_ascii() { byte } else { b'?' }).collect()).ok());
    texts.filter(|text| text.contains(" Tm")).max_by_key(String::len).unwrap()
}

/// A box around what is drawn, CSS px from the top left.
type Around = [f64; 4];

fn around(points: impl IntoIterator<Item = (f64, f64)>) -> Around {
    points.into_iter().fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |[left, top, right, bottom], (x, y)| {
        [left.min(x), top.min(y), right.max(x), bottom.max(y)]
    })
}

/// The shapes of a PDF's page, in order, and where its texts begin.
fn on_paper(drawn: &str) -> (Vec<Around>, Vec<(f64, f64)>) {
    let (mut shapes, mut texts) = (Vec::new(), Vec::new());
    for part in drawn.split("\nQ") {
        let words: Vec<&str> = part.split_whitespace().collect();
        let before = |at: usize, count: usize| words[at - count..at].iter().map(|word| word.parse::<f64>().unwrap()).collect::<Vec<_>>();
        let mut points = Vec::new();
        for (at, word) in words.iter().enumerate() {
            match *word {
                "m" | "l" => points.push((before(at, 2)[0], before(at, 2)[1])),
                "c" => points.extend(before(at, 6).chunks(2).map(|pair| (pair[0], pair[1]))),
                word if word.starts_with("Tm") => texts.push((before(at, 2)[0], before(at, 2)[1])),
                _ => {}
            }
        }
        if !points.is_empty() {
            shapes.push(around(points));
        }
    }
    (shapes, texts)
}

/// The same of an SVG file.
fn on_screen(svg: &str) -> (Vec<Around>, Vec<(f64, f64)>) {
    use dohoa::text::{face::Face, Font};
    let document = roxmltree::Document::parse(svg).unwrap();
    let (mut shapes, mut texts) = (Vec::new(), Vec::new());
    for node in document.root_element().children().filter(roxmltree::Node::is_element) {
        let number = |name| node.attribute(name).map_or(0.0, |value| value.parse::<f64>().unwrap());
        let (x, y) = (number("x"), number("y"));
        match node.tag_name().name() {
            "rect" => shapes.push([x, y, x + number("width"), y + number("height")]),
            "circle" => {
                let (x, y, radius) = (number("cx"), number("cy"), number("r"));
                shapes.push([x - radius, y - radius, x + radius, y + radius]);
            }
            "polyline" => shapes.push(around(node.attribute("points").unwrap().split(' ').map(|pair| {
                let (x, y) = pair.split_once(',').unwrap();
                (x.parse().unwrap(), y.parse().unwrap())
            }))),
            "text" => {
                let size = number("font-size") as u8;
                let font = if node.has_attribute("font-weight") { Font::semibold(size) } else { Font::regular(size) };
                let width = Face::bundled().advance(node.text().unwrap(), font);
                let back = match node.attribute("text-anchor") {
                    Some("end") => width,
                    Some("middle") => width / 2.0,
                    _ => 0.0,
                };
                texts.push((x - back, y));
            }
            "title" | "desc" => {}
            other => panic!("{other}"),
        }
    }
    (shapes, texts)
}

#[test]
fn a_pdf_has_all_where_the_picture_for_screens_has_it() {
    let folder = folder();
    let rows: String = (0..12).map(|row| format!("{},{},{}\n", 2001 + row, row * 3 % 7 - 2, row)).collect();
    for (kind, head) in [("line", "year,a,b"), ("scatter", "p,x,y")] {
        let spec = serde_json::json!({ "type": kind, "locale": "en", "title": "Up in 2012", "data": format!("{head}\n{rows}") });
        fs::write(folder.path().join("both.json"), spec.to_string()).unwrap();
        let output = dohoa(folder.path(), &["render", "both.json", "-o", "out", "--format", "svg,pdf"]);
        assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
        let pdf = fs::read(folder.path().join("out/both.pdf")).unwrap();
        let (shapes, texts) = on_paper(&drawn(&pdf));
        let (drawn, written) = on_screen(&fs::read_to_string(folder.path().join("out/both.svg")).unwrap());
        assert_eq!((shapes.len(), texts.len()), (drawn.len(), written.len()), "{kind}");
        // A sixteenth of a px is the finest that is drawn.
        let is_near = |one: f64, other: f64| (one - other).abs() < 0.07;
        for (one, other) in shapes.iter().zip(&drawn) {
            assert!(one.iter().zip(other).all(|(one, other)| is_near(*one, *other)), "{kind}: {one:?} {other:?}");
        }
        for (one, other) in texts.iter().zip(&written) {
            assert!(is_near(one.0, other.0) && is_near(one.1, other.1), "{kind}: {one:?} {other:?}");
        }
        let (width, height) = svg_size(&folder.path().join("out/both.svg"));
        let page = format!("/MediaBox[0 0 {} {}]", width * 0.75, height * 0.75);
        assert!(String::from_utf8_lossy(&pdf).contains(&page), "{page}");
    }
}

#[test]
fn a_pdf_says_its_title_its_words_and_their_language() {
    let folder = folder();
    fs::write(folder.path().join("said.json"), WARNS.replace("\"en\"", "\"en-GB\"")).unwrap();
    assert_eq!(code(&dohoa(folder.path(), &["render", "said.json", "-o", "a.pdf"])), 0);
    let pdf = fs::read(folder.path().join("a.pdf")).unwrap();
    let text = String::from_utf8_lossy(&pdf);
    let wide = |words: &str| words.encode_utf16().map(|unit| format!("{unit:04X}")).collect::<String>();
    let has = |key: &str, words: &str| text.contains(&format!("/{key}({words}")) || text.contains(&format!("/{key}<FEFF{}", wide(words)));
    assert!(has("Title", "Twice as many in 2023"), "{text}");
    assert!(has("Subject", "Twice as many in 2023. Bar chart, 2 figures: Tỉnh: 1"), "{text}");
    assert!(text.contains("/Lang(en-GB)"), "{text}");
}
