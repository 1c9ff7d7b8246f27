//! What a journalist writes, read against one declaration of the keys. `keys` declares, `read` holds a value against the
//! declaration and notes every problem (`slips` and `foreign` know what was probably meant), `offers` is what readers get beside the
//! picture, and the rest are the parts that all kinds share.

pub mod foreign;
pub mod format;
pub mod keys;
#[cfg(feature = "desk")]
pub mod offers;
pub mod palette;
pub mod read;
mod slips;
pub mod style;

pub use format::Format;
pub use keys::{doc, Key, Takes};
pub use palette::Palette;
pub use read::Fields;

use crate::value::{trimmed, Value};

/// The meaning of the spec that this library knows; a published chart says which one it was written for.
pub const VERSION: f64 = 1.0;

/// A title and its like are cut off by readers' patience long before this.
const LINE: usize = 300;
const PARAGRAPH: usize = 2000;

/// What every spec and every panel may say.
pub const COMMON: &[Key] = &[
    Key::new("type", Takes::Kind, doc("Loại biểu đồ.", "The kind of chart.").example(r#""bar""#).needed()),
    Key::new(
        "title",
        Takes::Text(LINE),
        doc("Biểu đồ cho thấy gì, tốt nhất là một nhận định.", "What the chart shows, best as a finding.")
            .example(r#""13 trong 20 sở, ban, ngành đạt hạng Tốt""#),
    ),
    Key::new(
        "subtitle",
        Takes::Text(LINE),
        doc("Đếm cái gì, theo đơn vị nào, khi nào.", "What is counted, in which unit, when.")
            .example(r#""Số đơn vị theo hạng cải cách hành chính năm 2023""#),
    ),
    Key::new(
        "note",
        Takes::Text(PARAGRAPH),
        doc("Điều người đọc phải biết để hiểu đúng con số.", "What a reader must know to read the figures right.")
            .example(r#""Cấp huyện: 0 = không có đơn vị nào được công bố ở hạng Xuất sắc.""#),
    ),
    Key::new(
        "source",
        Takes::Text(LINE),
        doc(
            "Ai công bố số liệu, ngày nào. Chữ “Nguồn: ” được thêm vào trước.",
            "Who published the figures, and when. “Source: ” is put before it.",
        )
        .example(r#""Cổng thông tin điện tử tỉnh Hà Giang, 28/12/2023""#),
    ),
    Key::new("byline", Takes::Text(LINE), doc("Ai làm biểu đồ.", "Who made the chart.").example(r#""Ban Số liệu""#)),
    Key::new(
        "short",
        Takes::Pairs,
        doc(
            "Nhãn ngắn hơn, dùng ở chỗ nhãn đầy đủ không vừa. Chỉ vào biểu đồ và xem bảng vẫn thấy nhãn đầy đủ.",
            "Shorter labels, for where the full ones would not fit. Tooltip and table keep the full ones.",
        )
        .example(r#"{"Chủ tịch UBND tỉnh": "Tỉnh"}"#),
    ),
    Key::new(
        "narrow",
        Takes::Changes,
        doc(
            "Những gì khác đi khi biểu đồ hẹp hơn “below” px: các khóa của chính loại biểu đồ này.",
            "What is different where the chart is narrower than “below” px: keys of the same kind of chart.",
        )
        .example(r#"{"below": 480, "short": {"Chủ tịch UBND tỉnh": "Tỉnh"}}"#),
    ),
];

/// What `narrow` says beside what is different.
pub const CHANGES: &[Key] = &[Key::new(
    "below",
    Takes::Number { min: 0.0, max: 1e9 },
    doc("Biểu đồ hẹp hơn bấy nhiêu px thì đổi.", "Below this width, in CSS px.").example("480").needed(),
)];

/// What `narrow` can't change: the kind, and the words around the chart.
pub const UNCHANGED: &[&str] = &["type", "title", "subtitle", "note", "source", "byline", "narrow"];

/// What only the outermost spec may say.
pub const OUTER: &[Key] = &[
    Key::new(
        "controls",
        Takes::SomeOf(&["sort", "percent", "data", "save"]),
        doc(
            "Người đọc được làm gì: sắp xếp (sort), xem tỷ lệ (percent), xem bảng số liệu (data), lưu hình (save). \
             Đã viết thì chỉ có những gì được viết; [] là không có gì.",
            "What readers get to do: sort, see shares (percent), open the table (data), keep the picture (save). \
             Only what is listed is offered; [] offers nothing.",
        )
        .example(r#"["sort", "data"]"#),
    ),
    Key::new(
        "steps",
        Takes::Records(STEP),
        doc("Câu chuyện theo từng bước: làm nổi bật điều gì, và nói gì.", "A story in steps: what stands out, and what is said.")
            .example(r#"[{"text": "Hạng Xuất sắc chỉ có ở cấp sở: hai đơn vị.", "highlight": "Xuất sắc"}]"#),
    ),
    Key::new(
        "sourceUrl",
        Takes::Url,
        doc("Đọc nguồn ở đâu: địa chỉ http, https hoặc tương đối.", "Where the source can be read: an http, https or relative address.")
            .example(r#""https://hagiang.gov.vn""#),
    ),
    Key::new(
        "alt",
        Takes::Text(PARAGRAPH),
        doc(
            "Biểu đồ bằng lời, cho người không nhìn thấy. Không viết thì phần tóm tắt được làm từ số liệu.",
            "The chart in words, for those who don't see it. Without it, a summary is made from the figures.",
        )
        .example(r#""Hai thanh: 33 cấp Nhà nước, 3.466 cấp tỉnh""#),
    ),
    Key::new(
        "$schema",
        Takes::Text(LINE),
        doc(
            "Địa chỉ của tệp dohoa.schema.json, để trình soạn thảo gợi ý và kiểm tra. Biểu đồ không cần đến nó.",
            "The address of dohoa.schema.json, for editors that complete and check. The chart has no use for it.",
        )
        .example(r#""dohoa.schema.json""#),
    ),
    Key::new(
        "version",
        Takes::Version,
        doc(
            "Biểu đồ được viết cho phiên bản nào của cách viết này; hiện chỉ có 1. Nghĩa của một phiên bản không bao giờ đổi.",
            "Which version of this language the chart was written for; 1 is the only one yet. What a version means never changes.",
        )
        .default("1")
        .example("1"),
    ),
    Key::new(
        "locale",
        Takes::Text(40),
        doc(
            "Mã ngôn ngữ: quyết định dấu phân cách trong số và chữ của chính thư viện. Không viết thì theo ngôn \
             ngữ của trang; trang cũng không nói thì là tiếng Anh.",
            "The language tag that sets separators and the library's own words. Without it, the language of the page, or English where \
             that names none.",
        )
        .example(r#""vi""#),
    ),
    Key::new(
        "theme",
        Takes::WordOr(GROUNDS, style::KEYS),
        doc(
            "Nền sáng hay tối; “auto” là theo trang. Hoặc một kiểu riêng của biểu đồ.",
            "Light or dark ground; “auto” follows the page. Or a style of the chart's own.",
        )
        .default(r#""auto""#)
        .example(r#""dark""#),
    ),
    style::WORDS,
];

/// One step of a story.
const STEP: &[Key] = &[
    Key::new("text", Takes::Text(PARAGRAPH), doc("Nói gì.", "What is said.").example(r#""Hạng Xuất sắc chỉ có ở cấp sở: hai đơn vị.""#)),
    Key::new(
        "highlight",
        Takes::Texts,
        doc("Nhãn hoặc dãy được làm nổi bật ở bước này.", "The labels or series that stand out at this step.").example(r#""Xuất sắc""#),
    ),
    Key::new(
        "annotation",
        Takes::Record(&[
            Key::new(
                "at",
                Takes::Texts,
                doc("Con số nào: nhãn, hoặc nhãn và dãy.", "Which figure: its label, or its label and series.")
                    .example(r#"["Sở, ban, ngành", "Tốt"]"#)
                    .needed(),
            ),
            Key::new(
                "text",
                Takes::Text(LINE),
                doc("Nói gì về con số ấy.", "What is said of it.").example(r#""13 trên 20 đơn vị""#).needed(),
            ),
        ]),
        doc("Một lời chú bên cạnh một con số.", "A word on one figure.")
            .example(r#"{"at": ["Sở, ban, ngành", "Tốt"], "text": "13 trên 20 đơn vị"}"#),
    ),
];

/// What a kind that shows a table has.
pub const DATA: &[Key] = &[
    Key::new(
        "tables",
        Takes::Records(TABLE),
        doc("Nhiều bảng số liệu, người đọc chọn một.", "Several tables, of which readers choose one.")
            .example(r#"[{"label": "Sở, ban, ngành", "data": "Hạng,Số đơn vị\nTốt,13\nKhá,5"}]"#),
    ),
    Key::new(
        "table",
        Takes::Text(LINE),
        doc(
            "Nhãn của bảng được hiện trước. Không viết thì là bảng đầu tiên.",
            "The label of the table that is shown at first. Without it, the first one.",
        )
        .example(r#""Sở, ban, ngành""#),
    ),
    Key::new(
        "data",
        Takes::Data,
        doc(
            "Số liệu: các dòng có tên cột, danh sách mà dòng đầu là tiêu đề, chữ CSV, hoặc {\"url\": …}. \
             Bảng có sẵn trong bài thì không cần khóa này.",
            "The figures: rows with their names, lists of which the first is the heading, CSV text, or {\"url\": …}. \
             A table in the article itself takes its place.",
        )
        .example(r#""Hạng,Số đơn vị\nTốt,13\nKhá,5""#),
    ),
    Key::new(
        "format",
        Takes::Record(format::KEYS),
        doc("Con số được viết thế nào.", "How values are written.").example(r#"{"unit": "triệu đồng", "divideBy": 1e6}"#),
    ),
];

/// One of several tables.
const TABLE: &[Key] = &[
    Key::new("label", Takes::Text(LINE), doc("Tên của bảng.", "What the table is called.").example(r#""Sở, ban, ngành""#)),
    Key::new(
        "data",
        Takes::Data,
        doc("Số liệu của bảng, viết như “data” của biểu đồ.", "Its figures, written like a chart's “data”.")
            .example(r#""Hạng,Số đơn vị\nTốt,13\nKhá,5""#)
            .needed(),
    ),
];

/// What `data` says where the figures are somewhere else. Read by whoever fetches them.
pub const ADDRESS: &[Key] = &[Key::new(
    "url",
    Takes::Url,
    doc(
        "Địa chỉ của tệp CSV, tính từ thư mục của tệp JSON, hoặc từ trang nếu JSON nằm ngay trong trang.",
        "The address of a CSV file, from the JSON file's own folder, or from the page's if the JSON is in the page.",
    )
    .example(r#""khen-thuong.csv""#)
    .needed(),
)];

/// The columns of a wide table: a label and one or more series.
pub const WIDE: &[Key] = &[
    Key::new(
        "columns",
        Takes::Record(&[
            Key::new("label", Takes::Text(LINE), doc("Cột chứa tên các dòng.", "The column that names the rows.").example(r#""Nhóm""#)),
            Key::new(
                "values",
                Takes::Texts,
                doc("Những cột số được vẽ.", "The columns of numbers to show.").example(r#"["2022", "2023"]"#),
            ),
        ]),
        doc(
            "Vẽ những cột nào. Không viết thì cột chữ đầu tiên là tên các dòng, và mọi cột số đều được vẽ.",
            "Which columns are shown. Without it, the first text column names the rows and every number column is shown.",
        )
        .example(r#"{"label": "Nhóm", "values": ["2022", "2023"]}"#),
    ),
    HIDE,
];

/// The key by which series are left out until a reader asks for them.
pub const HIDE: Key = Key::new(
    "hide",
    Takes::Texts,
    doc("Những dãy lúc đầu chưa hiện, đến khi người đọc bật lên.", "The series that are left out until a reader asks for them.")
        .example(r#"["2022"]"#),
);

/// The key by which kinds name what carries the message.
pub const HIGHLIGHT: Key = Key::new(
    "highlight",
    Takes::Texts,
    doc("Nhãn hoặc dãy mang thông điệp; phần còn lại thành xám.", "The labels or series that carry the message; the rest turns grey.")
        .example(r#""Huyện Bắc Quang""#),
);

/// The key by which kinds whose rows have no order of their own order them.
pub const SORT: Key = Key::new(
    "sort",
    Takes::OneOf(&["none", "desc", "asc"]),
    doc(
        "Thứ tự các dòng: như đã viết (“none”), từ lớn đến nhỏ (“desc”) hoặc từ nhỏ đến lớn (“asc”).",
        "The order of the rows: as given (“none”), from the largest (“desc”) or from the smallest (“asc”).",
    )
    .default(r#""none""#)
    .example(r#""desc""#),
);

/// The key by which kinds that have series choose their colours.
pub const PALETTE: Key = Key::new(
    "palette",
    Takes::Palette,
    doc(
        "Màu của các dãy: “categorical” cho những thứ khác nhau, “ordered” cho các hạng từ mạnh đến yếu, hoặc danh sách màu #rrggbb.",
        "The series' colours: “categorical” for different things, “ordered” for grades from strong to weak, or a list of #rrggbb.",
    )
    .default(r#""categorical""#)
    .example(r#""ordered""#),
);

/// The key by which kinds with axes put words on figures.
pub const ANNOTATIONS: Key = Key::new(
    "annotations",
    Takes::Records(&[
        Key::new(
            "at",
            Takes::Texts,
            doc("Chỗ nào: nhãn, hoặc nhãn và dãy.", "Which place: its label, or its label and series.")
                .example(r#"["tháng 8/2023", "Bắc Quang"]"#)
                .needed(),
        ),
        Key::new(
            "to",
            Takes::Text(LINE),
            doc("Nếu là một khoảng: nhãn ở cuối khoảng.", "Where it is a range: the label at its end.").example(r#""tháng 10/2023""#),
        ),
        Key::new("text", Takes::Text(LINE), doc("Nói gì.", "What is said.").example(r#""Bão số 3""#).needed()),
    ]),
    doc("Lời chú cho một số liệu hoặc một khoảng.", "Words on a figure or on a range.")
        .example(r#"[{"at": "tháng 8/2023", "text": "Đợt cao điểm"}]"#),
);

/// The words for grounds.
pub const GROUNDS: &[&str] = &["auto", "light", "dark"];

/// The ground that a spec asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// As the page has it.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// The words around a chart, none of which a kind needs to know.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heading {
    /// What the chart shows.
    pub title: Option<String>,
    /// What is counted.
    pub subtitle: Option<String>,
    /// What a reader must know.
    pub note: Option<String>,
    /// Who published the figures.
    pub source: Option<String>,
    /// Where that can be read.
    pub source_url: Option<String>,
    /// Who made the chart.
    pub byline: Option<String>,
    /// The chart in words.
    pub alt: Option<String>,
}

impl Heading {
    /// Takes the words that a panel may have from checked fields.
    pub fn read(fields: &Fields) -> Self {
        let own = |name| said(fields.text(name));
        Self {
            title: own("title"),
            subtitle: own("subtitle"),
            note: own("note"),
            source: own("source"),
            byline: own("byline"),
            ..Self::default()
        }
    }

    /// Takes what only the outermost spec may say as well.
    pub fn read_outer(&mut self, spec: &Value) {
        let own = |name| said(spec.get(name).and_then(Value::as_text));
        self.source_url = own("sourceUrl");
        self.alt = own("alt");
    }
}

/// A text in which something is said.
fn said(text: Option<&str>) -> Option<String> {
    text.map(trimmed).filter(|text| !text.is_empty()).map(str::to_owned)
}
