//! Every problem that the core can note: its name, how grave it is, and its sentence in each language. `{found}` is what
//! stands in the spec. What was expected, or the nearest right name, follows as a sentence of its own.

use super::Severity::{self, Error, Note, Warning};
#[cfg(feature = "desk")]
use crate::words::{phrase, Phrase};

/// A sort of problem.
#[derive(Debug)]
pub struct Code {
    /// Stable: documents and editors refer to it.
    pub name: &'static str,
    /// Whether it stops the chart.
    pub severity: Severity,
    /// The sentence.
    #[cfg(feature = "desk")]
    pub says: Phrase,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $id:ident = $severity:ident $name:literal: $vi:literal, $en:literal;)*) => {
        $($(#[$doc])* pub static $id: Code = Code {
            name: $name,
            severity: $severity,
            #[cfg(feature = "desk")]
            says: phrase($vi, $en),
        };)*
        /// All of them.
        #[cfg(not(target_arch = "wasm32"))]
        pub static ALL: &[&Code] = &[$(&$id),*];
    };
}

codes! {
    /// The input is no tree of plain data.
    SPEC_UNREADABLE = Error "spec-unreadable":
        "Không đọc được bản mô tả biểu đồ: {found}.", "The chart's description can't be read: {found}.";
    /// A comment in JSON text.
    JSON_COMMENT = Error "json-comment":
        "JSON không có chú thích: hãy bỏ “{found}”.", "JSON has no comments: take out “{found}”.";
    /// A comma behind the last entry of an object or a list.
    JSON_COMMA = Error "json-comma":
        "Thừa một dấu phẩy trước “{found}”: hãy bỏ dấu phẩy đó.", "There is a comma too many before “{found}”: take it out.";
    /// A text in JSON that goes on beyond its line.
    JSON_LINE_BREAK = Error "json-line-break":
        "Đoạn chữ “{found}” chưa đóng ngoặc kép ở cuối dòng.", "The text “{found}” isn't closed at the end of its line.";
    /// Anything else that is no JSON.
    JSON_SYNTAX = Error "json-syntax":
        "JSON viết chưa đúng ở “{found}”.", "The JSON is not right at “{found}”.";
    /// JSON text that ends too early.
    JSON_ENDS = Error "json-ends":
        "JSON còn thiếu phần cuối, sau “{found}”.", "The JSON ends too early, after “{found}”.";
    /// The input is data, but not an object.
    SPEC_NOT_RECORD = Error "spec-not-an-object":
        "Bản mô tả biểu đồ phải là một đối tượng JSON, ở đây là {found}.", "A chart's description is a JSON object; this is {found}.";
    /// A locale that is no language tag.
    LOCALE_UNREADABLE = Error "locale-unreadable":
        "“{found}” không phải là mã ngôn ngữ.", "“{found}” is not a language tag.";
    /// No `type`.
    KIND_MISSING = Error "kind-missing":
        "Thiếu “type”, tức loại biểu đồ.", "“type”, the kind of chart, is missing.";
    /// A `type` that no kind has.
    KIND_UNKNOWN = Error "kind-unknown":
        "Không có loại biểu đồ “{found}”.", "There is no chart kind “{found}”.";
    /// A key that means nothing here.
    UNKNOWN_KEY = Error "unknown-key":
        "Ở đây không có khóa “{found}”.", "There is no key “{found}” here.";
    /// A series to leave out that the data does not have.
    HIDE_UNKNOWN = Warning "hide-unknown":
        "Ở “hide”: không có dãy số liệu nào tên “{found}”.", "“hide”: the data has no series “{found}”.";
    /// A table to show that is none of them.
    TABLE_UNKNOWN = Error "table-unknown":
        "Ở “table”: không có bảng nào tên “{found}”.", "“table”: no table is called “{found}”.";
    /// A key that stands twice, or two keys that differ by case alone.
    KEY_TWICE = Error "key-twice":
        "Khóa “{found}” được viết hai lần.", "The key “{found}” stands here twice.";
    /// A value of the wrong sort.
    WRONG_TYPE = Error "wrong-type":
        "Giá trị ở đây không đúng kiểu: {found}.", "The value here is of the wrong sort: {found}.";
    /// A word that is not among those allowed.
    WRONG_CHOICE = Error "wrong-choice":
        "Không có lựa chọn “{found}”.", "“{found}” is not one of the choices.";
    /// A number outside its limits.
    OUT_OF_RANGE = Error "out-of-range":
        "Số {found} nằm ngoài giới hạn.", "The number {found} is out of range.";
    /// A text beyond its limit.
    TOO_LONG = Error "too-long":
        "Đoạn chữ này quá dài: {found}", "This text is too long: {found}";
    /// A colour that is not `#rrggbb`.
    WRONG_COLOR = Error "wrong-color":
        "Không đọc được màu “{found}”.", "The colour “{found}” can't be read.";
    /// A URL with a scheme other than http and https.
    URL_REFUSED = Error "url-refused":
        "Địa chỉ “{found}” không được chấp nhận.", "The address “{found}” is not accepted.";
    /// A version that this library does not know.
    VERSION_UNKNOWN = Error "version-unknown":
        "Phiên bản {found} chưa được hỗ trợ.", "Version {found} is not supported.";
    /// No `data`.
    DATA_MISSING = Error "data-missing":
        "Thiếu “data”, tức số liệu.", "“data”, the figures, is missing.";
    /// Data without a row.
    DATA_EMPTY = Error "data-empty":
        "Bảng số liệu không có dòng nào.", "The data has no rows.";
    /// Data named by a URL that nobody fetched.
    DATA_NOT_LOADED = Error "data-not-loaded":
        "Số liệu ở “{found}” chưa được tải.", "The data at “{found}” has not been loaded.";
    /// A row that is neither an object nor an array.
    ROW_UNREADABLE = Error "row-unreadable":
        "Không đọc được dòng này: {found}.", "This row can't be read: {found}.";
    /// A row with more cells than the heading.
    ROW_TOO_LONG = Error "row-too-long":
        "Dòng này có {found} ô, nhiều hơn dòng tiêu đề.", "This row has {found} cells, more than the heading.";
    /// Two columns with one name.
    COLUMN_TWICE = Error "column-twice":
        "Hai cột cùng tên “{found}”.", "Two columns are both named “{found}”.";
    /// A column that the data does not have.
    COLUMN_UNKNOWN = Error "column-unknown":
        "Số liệu không có cột “{found}”.", "The data has no column “{found}”.";
    /// No column of numbers.
    NO_NUMBERS = Error "no-numbers":
        "Số liệu không có cột số nào.", "The data has no column of numbers.";
    /// One column of numbers where two are drawn against each other.
    NUMBERS_LACKING = Error "numbers-lacking":
        "Số liệu chỉ có một cột số, “{found}”.", "The data has but one column of numbers, “{found}”.";
    /// A cell that should be a number.
    NUMBER_UNREADABLE = Error "number-unreadable":
        "Không đọc được số “{found}”.", "“{found}” can't be read as a number.";
    /// A label that is no date where `axis` says that all are.
    TIME_UNREADABLE = Error "time-unreadable":
        "“{found}” không đặt được lên trục thời gian.", "“{found}” has no place on an axis of time.";
    /// NaN, an infinity, or too large to be a figure.
    NUMBER_NOT_FINITE = Error "number-not-finite":
        "Giá trị {found} không phải là một con số dùng được.", "{found} is not a usable number.";
    /// A number below zero where the kind can't show one.
    NUMBER_NEGATIVE = Error "number-negative":
        "Loại biểu đồ này không thể hiện được số âm ({found}).", "This kind of chart can't show a negative number ({found}).";
    /// A number with a fraction where whole things are counted.
    NUMBER_NOT_WHOLE = Error "number-not-whole":
        "Ở đây đếm từng đơn vị, nhưng {found} không chia hết.", "Whole things are counted here, but {found} doesn't divide evenly.";
    /// Nothing but zeros where parts of a whole are shown.
    ALL_ZERO = Error "all-zero":
        "“{found}” chỉ gồm số 0 nên không có gì để chia phần.", "“{found}” holds nothing but zeros, so there are no parts to show.";
    /// More rows than the kind can show.
    TOO_MANY_ROWS = Error "too-many-rows":
        "Số liệu có {found} dòng, quá nhiều cho loại biểu đồ này.", "The data has {found} rows, too many for this kind of chart.";
    /// More panels than a board can hold.
    TOO_MANY_PANELS = Error "too-many-panels":
        "Bộ biểu đồ có {found} khung, quá nhiều cho một biểu đồ.", "The board has {found} panels, too many for one chart.";
    /// More series than the eye can tell apart.
    TOO_MANY_SERIES = Error "too-many-series":
        "Số liệu có {found} cột số, quá nhiều để phân biệt.", "The data has {found} columns of numbers, too many to tell apart.";
    /// More cells than a waffle can show.
    TOO_MANY_CELLS = Error "too-many-cells":
        "Biểu đồ sẽ có {found} ô, quá nhiều để đếm.", "The chart would have {found} cells, too many to count.";
    /// A board without panels.
    NO_PANELS = Error "no-panels":
        "Bộ biểu đồ không có khung nào.", "The board has no panels.";
    /// A number column where some row has none.
    VALUE_MISSING = Error "value-missing":
        "Dòng “{found}” thiếu giá trị.", "The row “{found}” has no value.";
    /// A label in `highlight` that the data does not have.
    HIGHLIGHT_UNKNOWN = Warning "highlight-unknown":
        "Số liệu không có “{found}” để làm nổi bật.", "The data has no “{found}” to highlight.";
    /// A place in `annotations` that the data does not have.
    ANNOTATION_UNKNOWN = Warning "annotation-unknown":
        "Số liệu không có “{found}” để gắn lời chú.", "The data has no “{found}” to put words on.";
    /// Words on a figure without their place, or without words.
    ANNOTATION_HALF = Warning "annotation-half":
        "Lời chú này thiếu “{found}”.", "This annotation has no “{found}”.";
    /// Parts that exceed the whole.
    TOTAL_EXCEEDED = Warning "total-exceeded":
        "Các phần cộng lại được {found}, lớn hơn “total”.", "The parts add up to {found}, more than “total”.";
    /// Figures of one column, or on one axis, that are counted in different units.
    UNITS_DIFFER = Error "units-differ":
        "“{found}” khác đơn vị với những số đi cùng.", "“{found}” is in another unit than the figures it stands with.";
    /// A unit that was read off the figures.
    GUESS_UNIT = Note "guess-unit":
        "“{found}” được đọc là một con số kèm đơn vị.", "“{found}” was read as a number and its unit.";
    /// What parts the cells, where the heading has more than one mark that could.
    GUESS_SEPARATOR = Note "guess-separator":
        "Dòng tiêu đề có nhiều dấu ngăn; các ô được tách ở {found}.", "The heading has several separators; cells were parted at {found}.";
    /// A label that is no date where the others are.
    DATE_UNREADABLE = Note "date-unreadable":
        "“{found}” không đọc được là ngày tháng như các nhãn khác.", "“{found}” can't be read as a date, as the other labels can.";
    /// Labels that are dates, and jump back in time.
    DATES_UNSORTED = Note "dates-unsorted":
        "“{found}” đứng sau một thời điểm muộn hơn.", "“{found}” stands behind a later date.";
    /// A heading that looks like figures.
    GUESS_HEADING = Note "guess-heading":
        "Dòng đầu được đọc là tiêu đề, dù trong đó có số “{found}”.", "The first row was read as the heading, though it holds the number “{found}”.";
    /// An encoding that the file does not tell.
    GUESS_ENCODING = Note "guess-encoding":
        "Tệp số liệu không nói rõ bảng mã; được đọc theo {found}.", "The data file doesn't tell its encoding; it was read as {found}.";

    // What a second pair of eyes would say: told at the desk alone, by `checks`.
    /// No `locale`.
    LOCALE_MISSING = Note "locale-missing":
        "Thiếu “locale”: số được đọc theo ngôn ngữ của từng trang, nên “1.250” có thể thành hai số khác nhau.", "“locale” is missing: numbers are read in the language of each page, so “1.250” can become two different ones.";
    /// A locale that is a country's code and no language's.
    LOCALE_UNKNOWN = Warning "locale-unknown":
        "Không ngôn ngữ nào có mã “{found}”, nên số được đọc và viết như tiếng Anh.", "No language has the tag “{found}”, so numbers are read and written as in English.";
    /// A title above the heading.
    HEADING_BELOW = Warning "heading-below":
        "“{found}” được đọc là dòng tiêu đề, nhưng trông như tên bảng; tiêu đề nằm ở dòng dưới.", "“{found}” was read as the heading, but looks like the table's title; the heading is in the row below.";
    /// No title.
    TITLE_MISSING = Warning "title-missing":
        "Biểu đồ chưa có tiêu đề.", "The chart has no title.";
    /// A title that says no more than a heading.
    TITLE_LABEL = Note "title-label":
        "Tiêu đề “{found}” mới chỉ là một nhãn.", "The title “{found}” is only a label.";
    /// No source.
    SOURCE_MISSING = Warning "source-missing":
        "Biểu đồ chưa ghi nguồn.", "The chart names no source.";
    /// No date.
    DATE_MISSING = Warning "date-missing":
        "Không chỗ nào cho biết số liệu của thời điểm nào.", "Nothing says of when the figures are.";
    /// No `alt` where the summary can't read all figures out.
    ALT_MISSING = Note "alt-missing":
        "Biểu đồ có {found} số liệu, quá nhiều để đọc hết cho người không nhìn thấy.", "The chart has {found} figures, too many to be read out to those who don't see it.";
    /// A figure in the title that the data doesn't have.
    FIGURE_UNSUPPORTED = Warning "figure-unsupported":
        "Số {found} không có trong số liệu, cũng không tính ra được từ đó.", "The figure {found} is not in the data and doesn't follow from it.";
    /// Parts that are less than the whole.
    TOTAL_SHORT = Warning "total-short":
        "Các phần cộng lại được {found}, nhỏ hơn “total”.", "The parts add up to {found}, less than “total”.";
    /// Shares that don't make 100.
    SHARES_OFF = Warning "shares-off":
        "Các tỷ lệ cộng lại được {found}, không phải 100%.", "The shares add up to {found}, not to 100%.";
    /// Shares of a row that rounding takes to 99% or 101%, told as parts of that.
    SHARES_RECKONED = Note "shares-reckoned":
        "Người đọc thấy tỷ lệ khác số đã cho ({found}), vì các phần của dòng này không cộng lại đúng 100%.", "Readers are told another share than was given ({found}), as the parts of this row don't add up to 100%.";
    /// The unit of a heading that `format` contradicts.
    UNIT_CONTRADICTS = Warning "unit-contradicts":
        "Tiêu đề cột nói “{found}”, nhưng “format” viết đơn vị khác.", "The heading says “{found}”, but “format” writes another unit.";
    /// Series in different units on one scale.
    UNITS_MIXED = Warning "units-mixed":
        "“{found}” không cùng đơn vị với dãy đứng trước trên cùng một thang đo.", "“{found}” is in another unit than the series before it, on one scale.";
    /// Changes beside sizes on one scale.
    CHANGES_MIXED = Warning "changes-mixed":
        "“{found}” là mức tăng giảm, vẽ cạnh các số không phải mức tăng giảm trên cùng một thang đo.", "“{found}” has changes, and stands on one scale with figures that are none.";
    /// Plus signs that are not written.
    PLUS_LOST = Note "plus-lost":
        "“{found}” được viết không có dấu cộng.", "“{found}” is written without its plus.";
    /// Figures that are below zero for the picture's sake.
    MINUS_MIRRORED = Warning "minus-mirrored":
        "“{found}” toàn số âm, và người đọc thấy dấu trừ ở từng số.", "“{found}” is all below zero, and readers see the minus at each figure.";
    /// Shares as spreadsheets keep them, with a per cent sign.
    PERCENT_FRACTION = Warning "percent-fraction":
        "“{found}” được ghi là {found}%, nhưng trông như tỷ lệ phần trăm mà bảng tính lưu dưới dạng số thập phân.", "“{found}” is written as {found}%, but looks like a share of 1, as spreadsheets keep them.";
    /// A table that lies on its side.
    COLUMNS_IN_TIME = Warning "columns-in-time":
        "Thời gian nằm ở các cột (“{found}”…), nên đường vẽ nối các tên với nhau, không đi theo thời gian.", "Time goes along the columns (“{found}” …), so the lines join the names and don't run along time.";
    /// A figure that is read as a fraction and looks like thousands.
    NUMBER_AMBIGUOUS = Warning "number-ambiguous":
        "“{found}” đang được đọc là số thập phân, nhưng trông như hàng nghìn.", "“{found}” is read as a fraction, but looks like thousands.";
    /// A figure that is read as thousands and could be a fraction.
    GUESS_GROUPS = Note "guess-groups":
        "“{found}” được đọc là hàng nghìn.", "“{found}” was read as thousands.";
    /// More rows than the kind shows well.
    MANY_ROWS = Warning "many-rows":
        "Có {found} dòng, nhiều hơn mức dễ đọc với loại biểu đồ này.", "There are {found} rows, more than this kind of chart shows well.";
    /// More series than the kind shows well.
    MANY_SERIES = Warning "many-series":
        "Có {found} dãy số liệu, nhiều hơn mức dễ so sánh.", "There are {found} series, more than can be compared well.";
    /// More squares than anybody counts.
    MANY_CELLS = Warning "many-cells":
        "Có {found} ô, không ai đếm hết.", "There are {found} cells, more than anybody counts.";
    /// Squares that stand for another figure.
    SQUARES_OFF = Warning "squares-off":
        "Các ô của “{found}” lệch quá nửa ô so với số thật.", "The squares of “{found}” are off its figure by more than half a square.";
    /// A figure at present that is no part of what is to be reduced.
    REDUCE_CURRENT = Warning "reduce-current":
        "“{found}” không có thanh tiến độ: mức hiện nay lớn hơn mức phải giảm.", "“{found}” has no bar of progress: its figure at present is larger than what is to be reduced.";
    /// Another kind shows it better.
    KIND_BETTER = Note "kind-better":
        "Với số liệu này có loại dễ đọc hơn “{found}”.", "For this data there is a better kind than “{found}”.";
    /// Squares of a single part in each row.
    PARTS_APART = Note "parts-apart":
        "Mỗi dòng ở đây là một nhóm ô riêng, không phải một phần của một tổng chung.", "Each row is a group of squares by itself here, not a part of one whole.";
    /// Numbers that name something, drawn as if they measured it.
    COLUMN_NAMES = Warning "column-names":
        "Cột số đầu tiên, “{found}”, được vẽ theo chiều ngang, và không cột nào đặt tên cho các chấm.", "The first column of numbers, “{found}”, is drawn across, and no column names the dots.";
    /// A column that is not shown.
    COLUMN_UNSEEN = Warning "column-unseen":
        "Cột “{found}” không được vẽ: bảng xếp hạng chỉ có hạng, tên và một cột số.", "The column “{found}” is not shown: a ranking has places, names and one column of numbers.";
    /// A column of figures that can't be read, and so is left out.
    COLUMN_UNREAD = Warning "column-unread":
        "Cột này không được vẽ: “{found}” và các ô như thế không đọc được là số.", "This column is not shown: “{found}” and cells like it can't be read as numbers.";
    /// Numbers of the rows in place of their names.
    LABEL_COUNTS = Warning "label-counts":
        "Cột đặt tên cho các dòng chỉ có số thứ tự, như “{found}”; tên nằm ở một cột không được hiện.", "The column that names the rows only numbers them, as “{found}” does; their names are in one that is not shown.";
    /// Rows in different units on one scale.
    UNITS_IN_ROWS = Warning "units-in-rows":
        "Các dòng khác đơn vị (“{found}”…) mà vẽ trên cùng một thang đo.", "The rows are in different units (“{found}” …), and are drawn on one scale.";
    /// A column that says which row it is, or which place it has.
    COLUMN_COUNTS = Warning "column-counts":
        "Cột “{found}” chỉ đánh số, xếp hạng hay ghi mã các dòng, nhưng được vẽ như số liệu.", "The column “{found}” only counts, ranks or codes the rows, but is drawn as figures.";
    /// A column that is the total of those beside it.
    COLUMN_SUMS = Warning "column-sums":
        "Cột “{found}” là tổng, gồm cả các cột khác, nên mọi thứ được tính hai lần.", "The column “{found}” is a total that the others are part of, so everything is counted twice.";
    /// A row that is the total of the others.
    ROW_SUMS = Warning "row-sums":
        "Dòng “{found}” là tổng của các dòng khác, nhưng được vẽ như một dòng nữa.", "The row “{found}” is the total of the others, but is drawn as one more.";
    /// A remark below a table.
    ROW_REMARK = Warning "row-remark":
        "Dòng “{found}” là một lời ghi chú, nhưng được đọc như một dòng số liệu.", "The row “{found}” is a remark, but is read as one of figures.";
    /// Rows that have no name.
    LABEL_EMPTY = Warning "label-empty":
        "Cột “{found}” đặt tên cho các dòng, nhưng có dòng để trống.", "The column “{found}” names the rows, but is empty in some of them.";
    /// Two rows of one name.
    DUPLICATE_LABEL = Warning "duplicate-label":
        "Hai dòng cùng tên “{found}”.", "Two rows are both named “{found}”.";
    /// A moment of which a series has several figures.
    MOMENT_TWICE = Warning "moment-twice":
        "“{found}” có nhiều dòng, nên đường vẽ không đi theo thời gian được.", "“{found}” has several rows, so no line can run along time there.";
    /// Days that could all be read the other way.
    GUESS_MONTH_FIRST = Note "guess-month-first":
        "“{found}” được đọc là tháng trước, ngày sau, như người Mỹ viết.", "“{found}” was read month first, as Americans write.";
    /// Moments that stand at equal distances.
    LABELS_SPACED = Warning "labels-spaced":
        "Các nhãn đứng cách đều nhau, không theo thời gian, vì “{found}” không đọc được là thời điểm.", "The labels stand at equal distances, not in time, as “{found}” can't be read as a date.";
    /// Days as a spreadsheet counts them.
    DATES_SERIAL = Warning "dates-serial":
        "“{found}” là một ngày mà bảng tính ghi thành số, nên trục không theo ngày tháng.", "“{found}” is a day as spreadsheets count them, so the axis is none of dates.";
    /// A key that `narrow` can't change.
    NARROW_UNCHANGED = Warning "narrow-unchanged":
        "“narrow” không đổi được “{found}”: khóa này như nhau ở mọi bề rộng.", "“narrow” can't change “{found}”, which is the same at every width.";
    /// An address of the web that is read as a file's.
    URL_BARE = Warning "url-bare":
        "“{found}” thiếu https://, nên trình duyệt tìm nó như một tệp cạnh trang này.", "“{found}” lacks its https://, so browsers look for a file beside the page.";
    /// Figures that lose the zeros behind their mark.
    DECIMALS_UNEVEN = Note "decimals-uneven":
        "“{found}” được viết không có số 0 ở cuối, nên ít chữ số thập phân hơn các số khác.", "“{found}” is written without its last zeros, so with fewer decimals than others.";
    /// A name in `short` that the data does not have.
    SHORT_UNKNOWN = Warning "short-unknown":
        "Ở “short”: số liệu không có “{found}”.", "“short”: the data has no “{found}”.";
    /// Words of one's own for a phrase that there is not.
    WORDS_UNKNOWN = Warning "words-unknown":
        "Ở “words”: dohoa không có cụm từ nào là “{found}”.", "“words”: there is no phrase “{found}”.";
    /// Words of one's own whose blanks are not those of the phrase.
    WORDS_BLANKS = Warning "words-blanks":
        "Ở “words”: chữ thay cho “{found}” không có đúng các chỗ trống của nó.", "“words”: what is said for “{found}” has other blanks than that.";
    /// A figure that is lost in rounding.
    WRITTEN_ZERO = Warning "written-zero":
        "{found} không phải là 0, nhưng được viết thành 0.", "{found} is not 0, but is written as 0.";
    /// Bars that a ranking can't have.
    BARS_DROPPED = Warning "bars-dropped":
        "Bảng xếp hạng không vẽ thanh nào, vì có số âm ({found}).", "The ranking has no bars, as there is a number below 0 ({found}).";
    /// Bars that have nothing to show.
    BARS_EMPTY = Warning "bars-empty":
        "Bảng xếp hạng không vẽ thanh nào, vì không có giá trị.", "The ranking has no bars, as it has no values.";
    /// A label that a phone cuts.
    LABEL_CUT = Warning "label-cut":
        "Nhãn “{found}” bị cắt bớt trên điện thoại.", "The label “{found}” is cut on a phone.";
    /// A colour that is hardly seen.
    CONTRAST_LOW = Warning "contrast-low":
        "Màu {found} khó thấy trên nền.", "The colour {found} is hard to see on its ground.";
    /// Two colours that some take for one.
    COLORS_ALIKE = Warning "colors-alike":
        "Hai màu {found} khó phân biệt, nhất là với người mù màu.", "The colours {found} are hard to tell apart, above all for colour-blind readers.";
}

#[cfg(all(test, feature = "desk"))]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn each_code_has_a_name_of_its_own_and_speaks_both_languages() {
        let names: HashSet<_> = ALL.iter().map(|code| code.name).collect();
        assert_eq!(names.len(), ALL.len());
        for code in ALL {
            assert!(code.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
            let found = |text: &str| text.contains("{found}");
            assert_eq!(found(code.says.vi), found(code.says.en), "{}", code.name);
        }
    }
}
