//! Charts of many points: what is left out is never seen, and every figure is still there for whoever asks.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use dohoa::explore::nearest;
use dohoa::geom::{Point, Rect};
use dohoa::native::read_value;
use dohoa::scene::{Form, Scene, Shape};
use dohoa::sheet::{Look, Sheet};
use dohoa::surface::svg::{svg, Dress};
use dohoa::text::face::Face;
use dohoa::theme::Theme;
use dohoa::thin::{edge, line, Cover};
use dohoa::value::Value;

const MILLION: usize = 1_000_000;

/// Numbers that look as if they were thrown, the same at each run.
fn noise(count: usize) -> Vec<f64> {
    let mut seed = 7u64;
    let next = |_| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 40) as f64 / (1u64 << 24) as f64
    };
    (0..count).map(next).collect()
}

fn walk(count: usize) -> Vec<f64> {
    let mut level = 0.0;
    noise(count)
        .into_iter()
        .map(|step| {
            level += step - 0.5;
            level
        })
        .collect()
}

fn spec(kind: &str, xs: Vec<f64>, ys: Vec<f64>) -> Sheet {
    let text = |text: &str| Value::Text(text.to_owned());
    let data = Value::Record(vec![("x".to_owned(), Value::Numbers(xs.into())), ("y".to_owned(), Value::Numbers(ys.into()))]);
    read_value(Value::Record(vec![("type".to_owned(), text(kind)), ("locale".to_owned(), text("vi")), ("data".to_owned(), data)]))
}

fn plot(sheet: &Sheet) -> Scene {
    assert!(sheet.problems().iter().all(|problem| problem.code.starts_with("no-") || problem.message.is_empty()), "{:?}", sheet.problems());
    sheet.plot(640.0, &sheet.theme(&Look { dark: false, family: String::new() }), Face::bundled()).unwrap()
}

fn steps(count: usize) -> Vec<f64> {
    (0..count).map(|index| index as f64).collect()
}

/// The picture in pixels, two to a CSS px.
fn pixels(shapes: Vec<(Vec<Point>, Form)>, ratio: f64) -> resvg::tiny_skia::Pixmap {
    let theme = Theme::light();
    let mut scene = Scene::new(300.0, "");
    scene.size.height = 200.0;
    for (points, form) in shapes {
        scene.path(points, form, theme.accent, None);
    }
    let svg = svg(&scene, &theme, Dress { title: "", description: "", lang: "en", ground: true, inlaid: None });
    let tree = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).unwrap();
    let mut pixels = resvg::tiny_skia::Pixmap::new(300 * ratio as u32, 200 * ratio as u32).unwrap();
    resvg::render(&tree, resvg::tiny_skia::Transform::from_scale(ratio as f32, ratio as f32), &mut pixels.as_mut());
    pixels
}

/// How many pixels differ by more than a sixth of the way from ink to ground.
fn different(a: &resvg::tiny_skia::Pixmap, b: &resvg::tiny_skia::Pixmap) -> usize {
    let far = |(a, b): (&[u8], &[u8])| a.iter().zip(b).any(|(a, b)| a.abs_diff(*b) > 40);
    a.data().chunks(4).zip(b.data().chunks(4)).filter(|pair| far(*pair)).count()
}

/// How many of 300 × 200 pixels may differ, and twice as many where there are two to a CSS px each way, as edges are twice as long
/// there: where strokes that overlap smooth the same edge many times over.
const TOLERATED: f64 = 600.0;

/// The same for a line of 40,000, of whose columns only the lowest and the highest are drawn: five times as many strokes smooth each
/// edge, so that with the first and the last of each column drawn as well 621 and 1,226 pixels differ.
const TOLERATED_OF_VERY_MANY: f64 = 650.0;

#[test]
fn a_line_of_many_points_looks_as_if_all_of_them_were_drawn() {
    let (many, very_many) = (8_000, 40_000);
    for (ys, tolerated) in [
        (noise(many), TOLERATED),
        (walk(many), TOLERATED),
        (noise(very_many), TOLERATED_OF_VERY_MANY),
        (walk(very_many), TOLERATED_OF_VERY_MANY),
    ] {
        let (low, high) = ys.iter().fold((f64::MAX, f64::MIN), |(low, high), y| (low.min(*y), high.max(*y)));
        let xs = steps(ys.len());
        let across = 280.0 / xs.len() as f64;
        let place = |x: f64, y: f64| Point::new(10.0 + x * across, 190.0 - (y - low) / (high - low) * 180.0);
        let all: Vec<Point> = xs.iter().zip(&ys).map(|(x, y)| place(*x, *y)).collect();
        for ratio in [1.0, 2.0] {
            let thinned = line(&xs, &ys, across * ratio, &place);
            assert!(thinned[0].len() < all.len() / 2, "{} of {} points are drawn", thinned[0].len(), all.len());
            let [all, thinned] =
                [vec![all.clone()], thinned].map(|runs| pixels(runs.into_iter().map(|run| (run, Form::Line(2.0))).collect(), ratio));
            let far = different(&all, &thinned);
            assert!(far as f64 <= tolerated * ratio, "of {} points {far} pixels differ at {ratio} device pixels a CSS px", xs.len());
        }
    }
}

/// How dark each pixel is that an area fills to some part: as `shrunk` makes it of a picture so many times as large each way.
fn filled(points: Vec<Point>, shrunk: usize) -> Vec<u8> {
    let large = pixels(vec![(points, Form::Area)], shrunk as f64);
    let row = large.width() as usize;
    let mut sums = vec![0; row / shrunk * (large.height() as usize / shrunk)];
    for (at, pixel) in large.data().chunks(4).enumerate() {
        sums[at / row / shrunk * (row / shrunk) + at % row / shrunk] += usize::from(pixel[0]);
    }
    sums.into_iter().map(|sum| (sum / shrunk / shrunk) as u8).collect()
}

#[test]
fn of_an_area_of_many_points_as_much_of_each_pixel_is_filled_as_by_all_of_them() {
    for (ys, tolerated) in [(walk(8_000), 50), (walk(40_000), 100), (noise(8_000), 10_000)] {
        let (low, high) = ys.iter().fold((f64::MAX, f64::MIN), |(low, high), y| (low.min(*y), high.max(*y)));
        let xs = steps(ys.len());
        let across = 280.0 / xs.len() as f64;
        let place = |x: f64, y: f64| Point::new(10.0 + x * across, 190.0 - (y - low) / (high - low) * 180.0);
        let down = |mut run: Vec<Point>| {
            let ends = [run[run.len() - 1].x, run[0].x];
            run.extend(ends.map(|x| Point::new(x, 190.0)));
            run
        };
        let all = down(xs.iter().zip(&ys).map(|(x, y)| place(*x, *y)).collect());
        let thinned = edge(&xs, &ys, across, &place).into_iter().map(down).next().unwrap();
        assert!(thinned.len() < all.len() / 4, "{} of {} points are drawn", thinned.len(), all.len());
        // Nobody paints so many corners within a pixel rightly at once: what is right is a picture eight times as large.
        let right = filled(all.clone(), 8);
        let wrong = |points| filled(points, 1).iter().zip(&right).filter(|(a, b)| a.abs_diff(**b) > 40).count();
        let [thinned, all] = [thinned, all].map(wrong);
        assert!(thinned <= tolerated && thinned < all, "{thinned} pixels of {} points are wrong, {all} with all drawn", xs.len());
    }
}

#[test]
fn a_dense_stack_has_no_ground_between_its_areas_by_lines_or_by_edges() {
    let stack = |count: usize| {
        let column = |ys: Vec<f64>| Value::Numbers(ys.into());
        let columns = [("x", steps(count)), ("a", noise(count)), ("b", noise(count))];
        let data = Value::Record(columns.map(|(name, ys)| (name.to_owned(), column(ys))).into());
        plot(&read_value(Value::Record(vec![("type".to_owned(), Value::Text("area".to_owned())), ("data".to_owned(), data)])))
    };
    let lines = |scene: &Scene| scene.marks.iter().filter(|mark| matches!(mark.shape, Shape::Path { form: Form::Line(_), .. })).count();
    assert_eq!(lines(&stack(60)), 2);
    let dense = stack(5_000);
    assert_eq!(lines(&dense), 0);
    // Down to the axis each, and those before below those that come.
    let areas = dense.marks.iter().filter(|mark| matches!(mark.shape, Shape::Path { form: Form::Area, .. }));
    let bounds: Vec<Rect> = areas.map(|mark| mark.shape.bounds()).collect();
    assert_eq!(bounds.len(), 2);
    assert!(bounds[0].bottom() == bounds[1].bottom() && bounds[0].y < bounds[1].y, "{bounds:?}");
}

#[test]
fn a_cloud_of_many_dots_looks_as_if_all_of_them_were_drawn() {
    let values = noise(40_000);
    let all: Vec<Point> = values.chunks(2).map(|pair| Point::new(10.0 + pair[0] * 280.0, 10.0 + pair[1] * pair[0] * 180.0)).collect();
    let mut cover = Cover::new(Rect::new(10.0, 10.0, 280.0, 180.0));
    let mut seen = all.clone();
    seen.retain(|center| cover.add(*center, 2.5));
    assert!(seen.len() < all.len() * 3 / 4, "{} of {}", seen.len(), all.len());
    let far = different(&pixels(vec![(all, Form::Dots(2.5))], 2.0), &pixels(vec![(seen, Form::Dots(2.5))], 2.0));
    assert!(far as f64 <= 4.0 * TOLERATED, "{far} pixels differ");
}

#[test]
fn of_a_million_points_each_can_be_pointed_at_and_said() {
    let ys = walk(MILLION);
    let sheet = spec("line", steps(MILLION), ys.clone());
    let scene = plot(&sheet);
    assert_eq!(scene.count(), MILLION);
    assert!(scene.data.is_empty());
    for index in [0, 1, 77_777, 500_000, MILLION - 1] {
        let datum = scene.figure(index, sheet.locale()).unwrap();
        assert_eq!(datum.value, Some(ys[index]));
        // Figures that share a place are as near as each other.
        let found = nearest(&scene, datum.anchor, 12.0).unwrap();
        let other = scene.figure(found, sheet.locale()).unwrap();
        assert!((other.anchor.x - datum.anchor.x).abs() < 0.01 && (other.anchor.y - datum.anchor.y).abs() < 0.01);
    }
    assert!(scene.figure(MILLION, sheet.locale()).is_none());
    let drawn: usize = scene.marks.iter().map(|mark| if let Shape::Path { points, .. } = &mark.shape { points.len() } else { 1 }).sum();
    assert!(drawn < 6_000, "{drawn} points are drawn");
}

#[test]
fn table_and_summary_of_a_million_are_short_and_say_so() {
    let sheet = spec("line", steps(MILLION), walk(MILLION));
    let scene = plot(&sheet);
    let table = sheet.table(&scene);
    assert_eq!(table.rows.len(), 120);
    assert_eq!(table.caption, "120 trong 1.000.000 dòng, cách đều nhau");
    assert!(sheet.describe(&scene).starts_with("Biểu đồ đường, 1.000.000 số liệu. y: từ "));
}

#[test]
fn a_part_of_many_is_shown_with_its_own_figures() {
    let mut sheet = spec("line", steps(MILLION), walk(MILLION));
    assert!(plot(&sheet).window.is_some());
    sheet.show(0.5, 0.5005);
    let scene = plot(&sheet);
    assert_eq!(scene.count(), 500);
    assert_eq!(scene.data[0].label, "500.000");
    let window = scene.window.unwrap();
    for mark in &scene.marks {
        let bounds = mark.shape.bounds();
        let is_line = matches!(mark.shape, Shape::Path { form: Form::Line(_), .. });
        assert!(!is_line || bounds.x >= window.x - 0.01 && bounds.right() <= window.right() + 0.01, "{bounds:?} in {window:?}");
    }
    sheet.show(f64::NAN, 2.0);
    assert_eq!(plot(&sheet).count(), MILLION);
}

#[test]
fn a_dot_of_many_is_found_where_it_stands() {
    let (xs, ys) = (noise(30_000), walk(30_000));
    let sheet = spec("scatter", xs.clone(), ys.clone());
    let scene = plot(&sheet);
    for index in (0..scene.count()).step_by(997) {
        let datum = scene.figure(index, sheet.locale()).unwrap();
        let found = scene.figure(nearest(&scene, datum.anchor, 2.0).unwrap(), sheet.locale()).unwrap();
        assert_eq!(found.anchor, datum.anchor);
    }
    let x = scene.figure(0, sheet.locale()).unwrap().anchor.x;
    assert!(scene.figure(29_999, sheet.locale()).unwrap().anchor.x > x, "the walk goes from left to right");
}

#[test]
fn gaps_infinities_and_lengths_that_differ_are_no_accident() {
    let sheet = spec("line", steps(5), vec![1.0, f64::NAN, 3.0]);
    let scene = plot(&sheet);
    assert_eq!(scene.data.iter().filter(|datum| datum.value.is_some()).count(), 2);
    for (xs, ys) in [(steps(2), vec![1.0, f64::INFINITY]), (vec![0.0, f64::NAN], vec![1.0, 2.0]), (vec![], vec![])] {
        assert!(spec("line", xs.clone(), ys.clone()).infographic().is_none());
        spec("scatter", xs, ys);
    }
    let flat = plot(&spec("line", vec![3.0; 4], vec![7.0; 4]));
    assert!(flat.marks.iter().all(|mark| mark.shape.bounds().x.is_finite()));
}

#[test]
fn what_is_no_number_among_many_is_a_gap_beside_labels_as_well() {
    let text = |text: &str| Value::Text(text.to_owned());
    let labels = Value::List(["2021", "2022", "2023"].map(text).into());
    let numbers = Value::Numbers(vec![1.0, f64::NAN, 3.0].into());
    let data = Value::Record(vec![("t".to_owned(), labels), ("n".to_owned(), numbers)]);
    let sheet = read_value(Value::Record(vec![("type".to_owned(), text("line")), ("data".to_owned(), data)]));
    assert_eq!(sheet.problem_count(), 0, "{:?}", sheet.problems());
    assert_eq!(plot(&sheet).data.iter().map(|datum| datum.value).collect::<Vec<_>>(), [Some(1.0), None, Some(3.0)]);
}

#[test]
fn a_table_of_some_of_many_rows_has_them_from_the_first_to_the_last() {
    let sheet = spec("line", steps(40_000), walk(40_000));
    let table = sheet.table(&plot(&sheet));
    let labels: Vec<&str> = table.rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!((labels.len(), labels[0], labels[60], labels[119]), (120, "0", "20.167", "39.999"));
    let has_them_all = |sheet: &Sheet| sheet.describe(&plot(sheet)).contains("Xem thêm ở bảng số liệu");
    assert!(!has_them_all(&sheet) && has_them_all(&spec("line", steps(40), walk(40))));
}

#[test]
fn a_series_that_is_left_out_and_ends_early_leaves_no_shares_of_what_nobody_knows() {
    let numbers = |count: usize| Value::Numbers(vec![1.0; count].into());
    let text = |text: &str| Value::Text(text.to_owned());
    let record = |entries: Vec<(&str, Value)>| Value::Record(entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect());
    // In whichever order those that are left out stand.
    for ends in [[2, 4], [4, 2], [2, 2]] {
        let others = [("c", numbers(ends[0])), ("d", numbers(ends[1]))];
        let data = record([vec![("x", Value::Numbers(steps(4).into())), ("a", numbers(4)), ("b", numbers(4))], others.into()].concat());
        let hide = Value::List(vec![text("c"), text("d")]);
        let sheet = read_value(record(vec![("type", text("area")), ("locale", text("en")), ("hide", hide), ("data", data)]));
        let scene = plot(&sheet);
        let shares: Vec<_> = scene.data.iter().map(|datum| datum.share.as_deref()).collect();
        assert_eq!(shares, [[Some("25%"); 4], [None; 4]].concat(), "{ends:?}");
    }
}

#[test]
fn a_line_goes_on_to_the_edges_of_the_part_that_is_shown() {
    let mut sheet = spec("line", steps(2001), walk(2001));
    sheet.show(0.5003, 0.5053);
    let scene = plot(&sheet);
    let window = scene.window.unwrap();
    let is_line = |mark: &&dohoa::scene::Mark| matches!(mark.shape, Shape::Path { form: Form::Line(_), .. });
    let line = scene.marks.iter().find(is_line).unwrap().shape.bounds();
    assert!((line.x - window.x).abs() < 0.1 && (line.right() - window.right()).abs() < 0.1, "{line:?} in {window:?}");
}

#[test]
fn figures_that_have_no_place_along_the_axis_are_told() {
    for kind in ["line", "area", "scatter"] {
        let sheet = spec(kind, steps(2), steps(4));
        let told: Vec<_> = sheet.problems().iter().map(|problem| (problem.code, problem.path.as_str(), problem.found.as_str())).collect();
        assert_eq!(told, [("wrong-type", "data.y", "4")], "{kind}");
        // What is missing at the end is a gap, as anywhere.
        plot(&spec(kind, steps(4), steps(2)));
    }
}
