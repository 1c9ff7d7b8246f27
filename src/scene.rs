//! The picture before it is drawn: a flat list of marks, all resolved to px, colours and words, and the data that they stand
//! for. Everything that comes after (painting, pointing, describing, exporting) reads this and nothing else.

use crate::color::Color;
use crate::geom::{Point, Rect, Size};
use crate::locale::Locale;
use crate::text::Font;
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// One figure, formatted once for all who say it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Datum {
    /// The same for the same figure in every layout, and where other rows come before it: what transitions and the focus go by. Rows of
    /// one name share it. Where figures may be many, along an axis, a slash and the row stand behind it.
    pub key: String,
    /// What the figure is of.
    pub label: String,
    /// Which of several series it belongs to.
    pub series: Option<String>,
    /// The figure as the data has it; `None` where there is none.
    pub value: Option<f64>,
    /// What belongs before the figure when it is read out: "above", "reduce by". A figure that has this, be it empty, stands
    /// for itself and is not held against others.
    pub sense: Option<&'static str>,
    /// The figure as it is written, with its unit.
    pub text: String,
    /// Its part of the whole, as it is written.
    pub share: Option<String>,
    /// That whole, if it is the sum of the parts that bear this label.
    pub whole: Option<String>,
    /// What else is known of it: a place, a current value; name and words.
    pub details: Vec<(String, String)>,
    /// Where a tooltip points, CSS px.
    pub anchor: Point,
    /// How large, CSS px, and in which colour a dot marks the anchor while the figure is pointed at; for figures without a mark
    /// of their own, such as those of a line.
    pub spot: Option<(f64, Color)>,
}

impl Datum {
    /// The figure and, where it has one, its share: "13 units (65%)".
    pub fn with_share(&self) -> String {
        match &self.share {
            Some(share) => [&self.text, " (", share, ")"].concat(),
            None => self.text.clone(),
        }
    }
}

/// The figures of a chart that may have too many of them to keep each: they know where they stand, and are put into words when
/// somebody asks.
pub trait Crowd {
    /// How many figures there are.
    fn count(&self) -> usize;

    /// How many stand one above the other at each place along the chart, and follow each other in the order.
    fn stride(&self) -> usize;

    /// Figure `index` in the words of `locale`.
    fn datum(&self, index: usize, locale: &Locale) -> Datum;

    /// The words that stand on figure `index` in the picture.
    fn note(&self, _index: usize) -> Option<&str> {
        None
    }

    /// The figure that is meant by `point`, if it is within `reach` CSS px.
    fn nearest(&self, point: Point, reach: f64) -> Option<usize>;
}

/// What only kinds with axes put into a scene holds one of these. In the module without them it is a type that has no value, so that the
/// compiler leaves out all that would be done with such things.
#[cfg(feature = "plane")]
pub type WithAxes = ();
/// As above.
#[cfg(not(feature = "plane"))]
pub type WithAxes = std::convert::Infallible;

/// The crowds of a scene, none of which there can be without such kinds.
#[cfg(feature = "plane")]
pub type Groups = Vec<Group>;
/// No crowd.
#[cfg(not(feature = "plane"))]
pub type Groups = [Group; 0];

/// A crowd in a scene.
#[derive(Clone)]
pub struct Group {
    /// Made by kinds with axes alone.
    pub only: WithAxes,
    /// Its figures; places are counted from `at`.
    pub crowd: Arc<dyn Crowd>,
    /// Where its own upper left corner is in the scene, CSS px.
    pub at: Point,
    /// The index of its first figure in `Scene::data`; `None` if they are too many to be there.
    pub first: Option<usize>,
}

impl fmt::Debug for Group {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("Group")
    }
}

/// How the points of a path are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    /// A line through all of them, so many CSS px thick.
    Line(f64),
    /// The area within them.
    Area,
    /// A dot at each, of this radius in CSS px.
    Dots(f64),
}

/// Where a text stands on its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// The text begins at the point.
    Start,
    /// The point is in the middle.
    Middle,
    /// The text ends at the point.
    End,
}

/// The few shapes of which everything is made.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A filled rectangle; its edges are put on whole device pixels.
    Rect {
        /// Where.
        rect: Rect,
        /// With what.
        fill: Color,
    },
    /// One line of text.
    Text {
        /// On the baseline.
        at: Point,
        /// The words.
        text: String,
        /// Size and weight.
        font: Font,
        /// Which part of the text is at the point.
        align: Align,
        /// The ink.
        fill: Color,
        /// Its advance width, measured when it was laid out.
        width: f64,
    },
    /// Points, and what is drawn along them.
    Path {
        /// Where they are; never empty.
        points: Vec<Point>,
        /// What is drawn.
        form: Form,
        /// The ink.
        fill: Color,
        /// Made by kinds with axes alone.
        only: WithAxes,
    },
}

impl Shape {
    /// The box that the shape takes up, CSS px.
    pub fn bounds(&self) -> Rect {
        match self {
            Shape::Rect { rect, .. } => *rect,
            Shape::Text { at, font, align, width, .. } => {
                let left = match align {
                    Align::Start => at.x,
                    Align::Middle => at.x - width / 2.0,
                    Align::End => at.x - width,
                };
                Rect::new(left, at.y - font.size() * 0.95, *width, font.size() * 1.2)
            }
            Shape::Path { points, form, .. } => {
                let [mut left, mut top] = [f64::INFINITY; 2];
                let [mut right, mut bottom] = [f64::NEG_INFINITY; 2];
                for point in points {
                    (left, right) = (left.min(point.x), right.max(point.x));
                    (top, bottom) = (top.min(point.y), bottom.max(point.y));
                }
                let out = if let Form::Dots(radius) = form { *radius } else { 0.0 };
                Rect::new(left - out, top - out, right - left + 2.0 * out, bottom - top + 2.0 * out)
            }
        }
    }

    fn shift(&mut self, dx: f64, dy: f64) {
        match self {
            Shape::Rect { rect, .. } => *rect = rect.moved(dx, dy),
            Shape::Text { at, .. } => at.shift(dx, dy),
            Shape::Path { points, .. } => points.iter_mut().for_each(|point| point.shift(dx, dy)),
        }
    }
}

/// A shape, and the datum that it stands for, if any.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What is drawn.
    pub shape: Shape,
    /// An index into `Scene::data`.
    pub datum: Option<usize>,
}

/// What a legend says of one series, and where: a page puts a button there.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The series.
    pub name: String,
    /// Whether it is left out at present.
    pub hidden: bool,
    /// Swatch and name, CSS px.
    pub rect: Rect,
}

/// A chart among several.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// The index of its first figure.
    pub first: usize,
    /// What it is called.
    pub title: String,
    /// What is counted in it; may be empty.
    pub subtitle: String,
    /// Its note, its source and who made it, in sentences: on a board they are no text of the page's.
    pub below: String,
    /// What there is to say of its figures; see `Scene::gist`.
    pub gist: String,
}

/// A composed picture.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// CSS px.
    pub size: Size,
    /// In the order in which they are drawn.
    pub marks: Vec<Mark>,
    /// In the order in which they are read.
    pub data: Vec<Datum>,
    /// Its crowds: figures that know by themselves where they stand, having no mark each, or being too many for `data`.
    pub groups: Groups,
    /// What there is to say of figures that are no list of things to compare, in sentences; may be empty.
    pub gist: String,
    /// Where readers may choose a part of what is too dense to be told apart, CSS px.
    pub window: Option<Rect>,
    /// The entries of its legends.
    pub entries: Vec<Entry>,
    /// The panels of which it is made, if it is made of any.
    pub panels: Vec<Panel>,
    /// What the labels are: the heading of the table's first column.
    pub label_name: String,
    /// Whether it reads from right to left, having been mirrored.
    pub mirrored: bool,
}

impl Scene {
    /// An empty scene of `width` CSS px; its height is set when it is known.
    pub fn new(width: f64, label_name: &str) -> Self {
        Self { size: Size { width, height: 0.0 }, label_name: label_name.to_owned(), ..Self::default() }
    }

    /// Adds a figure and says which index it has got.
    pub fn datum(&mut self, datum: Datum) -> usize {
        self.data.push(datum);
        self.data.len() - 1
    }

    /// Adds a filled rectangle.
    pub fn rect(&mut self, rect: Rect, fill: Color, datum: Option<usize>) {
        self.marks.push(Mark { shape: Shape::Rect { rect, fill }, datum });
    }

    /// Adds a line of text that has been measured.
    pub fn text(&mut self, text: Text, datum: Option<usize>) {
        self.marks.push(Mark {
            shape: Shape::Text { at: text.at, text: text.text, font: text.font, align: text.align, fill: text.fill, width: text.width },
            datum,
        });
    }

    /// Adds points and what is drawn along them; nothing if there are none.
    #[cfg(feature = "plane")]
    pub fn path(&mut self, points: Vec<Point>, form: Form, fill: Color, datum: Option<usize>) {
        if !points.is_empty() {
            self.marks.push(Mark { shape: Shape::Path { points, form, fill, only: () }, datum });
        }
    }

    /// Adds figures that know where they stand. They are kept in `data` as well, if they are few enough.
    #[cfg(feature = "plane")]
    pub fn group(&mut self, crowd: Arc<dyn Crowd>, locale: &Locale) {
        let few = crowd.count() <= FEW;
        let first = few.then_some(self.data.len());
        if few {
            self.data.extend((0..crowd.count()).map(|index| crowd.datum(index, locale)));
        }
        self.groups.push(Group { only: (), crowd, at: Point::default(), first });
    }

    /// How many figures there are, those among them that are not in `data`.
    pub fn count(&self) -> usize {
        self.data.len() + self.unkept().map(|group| group.crowd.count()).sum::<usize>()
    }

    /// The panel that a figure stands in, if there are any.
    pub fn panel(&self, index: usize) -> Option<&Panel> {
        self.panels.iter().rfind(|panel| panel.first <= index)
    }

    /// The figure of an index; those that are not in `data` follow upon those that are.
    pub fn figure(&self, index: usize, locale: &Locale) -> Option<Cow<'_, Datum>> {
        if let Some(datum) = self.data.get(index) {
            return Some(Cow::Borrowed(datum));
        }
        let mut rest = index - self.data.len();
        for group in self.unkept() {
            if rest < group.crowd.count() {
                let mut datum = group.crowd.datum(rest, locale);
                datum.anchor.shift(group.at.x, group.at.y);
                if self.mirrored {
                    datum.anchor.x = self.size.width - datum.anchor.x;
                }
                return Some(Cow::Owned(datum));
            }
            rest -= group.crowd.count();
        }
        None
    }

    /// The words that stand on a figure in the picture.
    pub fn note(&self, index: usize) -> Option<&str> {
        let mut next = self.data.len();
        for group in &self.groups {
            let first = group.first.unwrap_or(next);
            if let Some(own) = index.checked_sub(first).filter(|own| *own < group.crowd.count()) {
                return group.crowd.note(own);
            }
            if group.first.is_none() {
                next += group.crowd.count();
            }
        }
        None
    }

    /// The figure of a group that is meant by `point`, if it is within `reach` CSS px.
    pub fn member(&self, point: Point, reach: f64) -> Option<usize> {
        let x = if self.mirrored { self.size.width - point.x } else { point.x };
        let mut next = self.data.len();
        for group in &self.groups {
            let first = group.first.unwrap_or(next);
            if let Some(index) = group.crowd.nearest(Point::new(x - group.at.x, point.y - group.at.y), reach) {
                return Some(first + index);
            }
            if group.first.is_none() {
                next += group.crowd.count();
            }
        }
        None
    }

    /// The crowds whose figures are not in `data`.
    fn unkept(&self) -> impl Iterator<Item = &Group> {
        self.groups.iter().filter(|group| group.first.is_none())
    }

    /// Turns left and right around, for languages that run the other way. Words keep their letters' order: that is for
    /// whoever draws them.
    pub fn mirror(&mut self) {
        self.mirrored = !self.mirrored;
        let width = self.size.width;
        for mark in &mut self.marks {
            match &mut mark.shape {
                Shape::Rect { rect, .. } => rect.x = width - rect.right(),
                Shape::Text { at, align, .. } => {
                    at.x = width - at.x;
                    *align = match align {
                        Align::Start => Align::End,
                        Align::Middle => Align::Middle,
                        Align::End => Align::Start,
                    };
                }
                Shape::Path { points, .. } => points.iter_mut().for_each(|point| point.x = width - point.x),
            }
        }
        for datum in &mut self.data {
            datum.anchor.x = width - datum.anchor.x;
        }
        for rect in self.entries.iter_mut().map(|entry| &mut entry.rect).chain(&mut self.window) {
            rect.x = width - rect.right();
        }
    }

    /// Puts another scene into this one with its upper left corner at `x`, `y`; the keys of its data get `prefix`.
    pub fn append(&mut self, mut other: Scene, x: f64, y: f64, prefix: &str) {
        let first = self.data.len();
        for mark in &mut other.marks {
            mark.shape.shift(x, y);
            mark.datum = mark.datum.map(|index| index + first);
        }
        for datum in &mut other.data {
            datum.key.insert_str(0, prefix);
            datum.anchor.shift(x, y);
        }
        for entry in &mut other.entries {
            entry.rect = entry.rect.moved(x, y);
        }
        other.panels.iter_mut().for_each(|panel| panel.first += first);
        for group in &mut other.groups {
            group.at.shift(x, y);
            group.first = group.first.map(|own| own + first);
        }
        #[cfg(feature = "plane")]
        self.groups.append(&mut other.groups);
        self.panels.append(&mut other.panels);
        self.marks.append(&mut other.marks);
        self.data.append(&mut other.data);
        self.entries.append(&mut other.entries);
    }

    /// What the marks of a figure take up, CSS px; nothing if it has none.
    pub fn bounds(&self, datum: usize) -> Rect {
        let mut bounds: Option<Rect> = None;
        for mark in &self.marks {
            // A line is more than one of its figures.
            let is_own = !matches!(mark.shape, Shape::Path { form: Form::Line(_) | Form::Area, .. });
            if is_own && mark.datum == Some(datum) {
                let own = mark.shape.bounds();
                bounds = Some(bounds.map_or(own, |all| all.union(&own)));
            }
        }
        bounds.unwrap_or_default()
    }
}

/// So many figures of a group are kept each; of more than that words are made when somebody asks.
pub const FEW: usize = 1500;

/// A line of text on its way into a scene.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// On the baseline.
    pub at: Point,
    /// The words.
    pub text: String,
    /// Size and weight.
    pub font: Font,
    /// Which part of the text is at the point.
    pub align: Align,
    /// The ink.
    pub fill: Color,
    /// Its advance width, CSS px.
    pub width: f64,
}
