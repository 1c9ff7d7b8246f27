// A spec as TypeScript knows it. Made from the keys that the core declares: INSTA_UPDATE=always cargo test --test schema
// writes it anew.

/** What every chart may say. */
export interface Common {
  /** What the chart shows, best as a finding. */
  title?: string;
  /** What is counted, in which unit, when. */
  subtitle?: string;
  /** What a reader must know to read the figures right. */
  note?: string;
  /** Who published the figures, and when. “Source: ” is put before it. */
  source?: string;
  /** Who made the chart. */
  byline?: string;
  /** Shorter labels, for where the full ones would not fit. Tooltip and table keep the full ones. */
  short?: Readonly<Record<string, string>>;
}

/** What only a whole spec may say, not a panel of one. */
export interface Outer {
  /**
   * What readers get to do: sort, see shares (percent), open the table (data), keep the picture (save). Only what is listed is
   * offered; [] offers nothing.
   */
  controls?: readonly ('sort' | 'percent' | 'data' | 'save')[];
  /** A story in steps: what stands out, and what is said. */
  steps?: readonly {
    /** What is said. */
    text?: string;
    /** The labels or series that stand out at this step. */
    highlight?: string | readonly string[];
    /** A word on one figure. */
    annotation?: {
      /** Which figure: its label, or its label and series. */
      at: string | readonly string[];
      /** What is said of it. */
      text: string;
    };
  }[];
  /** Where the source can be read: an http, https or relative address. */
  sourceUrl?: string;
  /** The chart in words, for those who don't see it. Without it, a summary is made from the figures. */
  alt?: string;
  /** The address of dohoa.schema.json, for editors that complete and check. The chart has no use for it. */
  $schema?: string;
  /**
   * Which version of this language the chart was written for; 1 is the only one yet. What a version means never changes. Without
   * it: `1`.
   */
  version?: 1;
  /**
   * The language tag that sets separators and the library's own words. Without it, the language of the page, or English where
   * that names none.
   */
  locale?: string;
  /** Light or dark ground; “auto” follows the page. Or a style of the chart's own. Without it: `"auto"`. */
  theme?: 'auto' | 'light' | 'dark' | OwnStyle;
  /** The library's own words, said otherwise: from the English phrase to yours. */
  words?: Readonly<Record<string, string>>;
}

/** What every chart says that shows a table. */
export interface Tabular {
  /** Several tables, of which readers choose one. */
  tables?: readonly {
    /** What the table is called. */
    label?: string;
    /** Its figures, written like a chart's “data”. */
    data: Figures;
  }[];
  /** The label of the table that is shown at first. Without it, the first one. */
  table?: string;
  /**
   * The figures: rows with their names, lists of which the first is the heading, CSV text, or {"url": …}. A table in the article
   * itself takes its place.
   */
  data?: Figures;
  /** How values are written. */
  format?: Format;
}

/** What every chart says that shows a label and one or more series. */
export interface Wide {
  /** Which columns are shown. Without it, the first text column names the rows and every number column is shown. */
  columns?: {
    /** The column that names the rows. */
    label?: string;
    /** The columns of numbers to show. */
    values?: string | readonly string[];
  };
  /** The series that are left out until a reader asks for them. */
  hide?: string | readonly string[];
}

/** Compares sizes by length. */
export interface BarChart extends Common, Tabular, Wide {
  /** The kind of chart. */
  type: 'bar';
  /** The order of the rows: as given (“none”), from the largest (“desc”) or from the smallest (“asc”). Without it: `"none"`. */
  sort?: 'none' | 'desc' | 'asc';
  /** The labels or series that carry the message; the rest turns grey. */
  highlight?: string | readonly string[];
  /**
   * The series' colours: “categorical” for different things, “ordered” for grades from strong to weak, or a list of #rrggbb.
   * Without it: `"categorical"`.
   */
  palette?: 'categorical' | 'ordered' | readonly string[];
  /** Lying bars, or standing ones where their labels fit. Without it: `"horizontal"`. */
  orientation?: 'horizontal' | 'vertical';
  /** The whole of which the bars are parts: pointing at a bar tells its share. */
  total?: number;
  /** What is different where the chart is narrower than “below” px: keys of the same kind of chart. */
  narrow?: Changes<BarChart>;
}

/** Compares sizes by length. */
export interface BarSpec extends BarChart, Outer {}

/** Wholes and the parts they are made of, one bar a whole. */
export interface StackedBarChart extends Common, Tabular, Wide {
  /** The kind of chart. */
  type: 'stacked-bar';
  /** The order of the rows: as given (“none”), from the largest (“desc”) or from the smallest (“asc”). Without it: `"none"`. */
  sort?: 'none' | 'desc' | 'asc';
  /** The labels or series that carry the message; the rest turns grey. */
  highlight?: string | readonly string[];
  /**
   * The series' colours: “categorical” for different things, “ordered” for grades from strong to weak, or a list of #rrggbb.
   * Without it: `"categorical"`.
   */
  palette?: 'categorical' | 'ordered' | readonly string[];
  /** Whether every bar is stretched to 100%, to compare shares. Without it: `false`. */
  percent?: boolean;
  /** What is different where the chart is narrower than “below” px: keys of the same kind of chart. */
  narrow?: Changes<StackedBarChart>;
}

/** Wholes and the parts they are made of, one bar a whole. */
export interface StackedBarSpec extends StackedBarChart, Outer {}

/** Parts of a whole, one square a unit, so that they can be counted. */
export interface WaffleChart extends Common, Tabular, Wide {
  /** The kind of chart. */
  type: 'waffle';
  /** The labels or series that carry the message; the rest turns grey. */
  highlight?: string | readonly string[];
  /**
   * The series' colours: “categorical” for different things, “ordered” for grades from strong to weak, or a list of #rrggbb.
   * Without it: `"categorical"`.
   */
  palette?: 'categorical' | 'ordered' | readonly string[];
  /** How much one square stands for. Without it: `1`. */
  each?: number;
  /** What is different where the chart is narrower than “below” px: keys of the same kind of chart. */
  narrow?: Changes<WaffleChart>;
}

/** Parts of a whole, one square a unit, so that they can be counted. */
export interface WaffleSpec extends WaffleChart, Outer {}

/** Places, names, and what each place is worth. */
export interface RankingChart extends Common, Tabular {
  /** The kind of chart. */
  type: 'ranking';
  /** Which column is which. */
  columns?: {
    /**
     * The column of places. Without it, a column of numbers called “Rank”, “Place”, “Hạng”, “Thứ hạng” or “Xếp hạng”; where there
     * is none, places follow from the values, the largest first.
     */
    place?: string;
    /** The column of names. */
    label?: string;
    /** The column of values. */
    values?: string;
  };
  /** The labels or series that carry the message; the rest turns grey. */
  highlight?: string | readonly string[];
  /** How many rows from the first on are emphasised, and with them those that share the place of the last. */
  top?: number;
  /** Whether a thin bar below each row shows the size of its value. Without it: `false`. */
  bars?: boolean;
  /** What is different where the chart is narrower than “below” px: keys of the same kind of chart. */
  narrow?: Changes<RankingChart>;
}

/** Places, names, and what each place is worth. */
export interface RankingSpec extends RankingChart, Outer {}

/** Targets as tiles, each in a unit of its own. */
export interface TargetsChart extends Common, Tabular {
  /** The kind of chart. */
  type: 'targets';
  /** How the columns are called, if not by these names. */
  columns?: {
    /** The column that says what the target is about. */
    label?: string;
    /** The column of figures to reach. */
    value?: string;
    /** The column of units. */
    unit?: string;
    /** The column of what stands before a figure. */
    prefix?: string;
    /** The column of what a figure is divided by before it is written. */
    divideBy?: string;
    /** The column of how many digits stand behind the decimal mark. */
    decimals?: string;
    /** The column of what is meant: reach, attract, reduce, above or below. */
    sense?: string;
    /** The column of figures at present, where known. */
    current?: string;
  };
  /** What is different where the chart is narrower than “below” px: keys of the same kind of chart. */
  narrow?: Changes<TargetsChart>;
}

/** Targets as tiles, each in a unit of its own. */
export interface TargetsSpec extends TargetsChart, Outer {}

/** How figures go on along time, a line for each series. */
export interface LineChart extends Common, Tabular, Wide {
  /** The kind of chart. */
  type: 'line';
  /** The labels or series that carry the message; the rest turns grey. */
  highlight?: string | readonly string[];
  /**
   * The series' colours: “categorical” for different things, “ordered” for grades from strong to weak, or a list of #rrggbb.
   * Without it: `"categorical"`.
   */
  palette?: 'categorical' | 'ordered' | readonly string[];
  /** Words on a figure or on a range. */
  annotations?: readonly {
    /** Which place: its label, or its label and series. */
    at: string | readonly string[];
    /** Where it is a range: the label at its end. */
    to?: string;
    /** What is said. */
    text: string;
  }[];
  /**
   * What the axis along the bottom is: time, numbers or text; “auto” finds out. In typed arrays time is in milliseconds since
   * 1970, as JavaScript counts it. Without it: `"auto"`.
   */
  axis?: 'auto' | 'time' | 'number' | 'text';
  /** Whether the upright axis starts at zero. Without it, it does unless all figures are far from zero. */
  zero?: boolean;
  /** What is different where the chart is narrower than “below” px: keys of the same kind of chart. */
  narrow?: Changes<LineChart>;
}

/** How figures go on along time, a line for each series. */
export interface LineSpec extends LineChart, Outer {}

/** How sizes go on along time; several series lie upon each other. */
export interface AreaChart extends Common, Tabular, Wide {
  /** The kind of chart. */
  type: 'area';
  /** The labels or series that carry the message; the rest turns grey. */
  highlight?: string | readonly string[];
  /**
   * The series' colours: “categorical” for different things, “ordered” for grades from strong to weak, or a list of #rrggbb.
   * Without it: `"categorical"`.
   */
  palette?: 'categorical' | 'ordered' | readonly string[];
  /** Words on a figure or on a range. */
  annotations?: readonly {
    /** Which place: its label, or its label and series. */
    at: string | readonly string[];
    /** Where it is a range: the label at its end. */
    to?: string;
    /** What is said. */
    text: string;
  }[];
  /**
   * What the axis along the bottom is: time, numbers or text; “auto” finds out. In typed arrays time is in milliseconds since
   * 1970, as JavaScript counts it. Without it: `"auto"`.
   */
  axis?: 'auto' | 'time' | 'number' | 'text';
  /** Whether every place along is stretched to 100%, to compare shares. Without it: `false`. */
  percent?: boolean;
  /** What is different where the chart is narrower than “below” px: keys of the same kind of chart. */
  narrow?: Changes<AreaChart>;
}

/** How sizes go on along time; several series lie upon each other. */
export interface AreaSpec extends AreaChart, Outer {}

/** How two figures of each row go together, a dot for each row. */
export interface ScatterChart extends Common, Tabular {
  /** The kind of chart. */
  type: 'scatter';
  /** The series that are left out until a reader asks for them. */
  hide?: string | readonly string[];
  /** The labels or series that carry the message; the rest turns grey. */
  highlight?: string | readonly string[];
  /**
   * The series' colours: “categorical” for different things, “ordered” for grades from strong to weak, or a list of #rrggbb.
   * Without it: `"categorical"`.
   */
  palette?: 'categorical' | 'ordered' | readonly string[];
  /** Which column is what. Without it, the first text column names the dots, and the first two of numbers place them. */
  columns?: {
    /** The column that names the dots. */
    label?: string;
    /** The column of numbers across. */
    x?: string;
    /** The column of numbers upward. */
    y?: string;
    /** The column of numbers that makes a dot large. */
    size?: string;
    /** The column that colours the dots: groups, or numbers. */
    color?: string;
  };
  /** How numbers across are written; “format” is for those upward. */
  xFormat?: {
    /** The word after the number, never changed. */
    unit?: string;
    /** What stands before the number; a space behind it stays. */
    prefix?: string;
    /** What a value is divided by before it is written: 1e6 for millions. Without it: `1`. */
    divideBy?: number;
    /**
     * How many digits stand behind the decimal mark. Without it, as many as there are, up to three; of a small figure two that
     * are not 0.
     */
    decimals?: number;
    /** “always” writes a plus sign as well. Without it: `"auto"`. */
    sign?: 'auto' | 'always';
  };
  /** What is different where the chart is narrower than “below” px: keys of the same kind of chart. */
  narrow?: Changes<ScatterChart>;
}

/** How two figures of each row go together, a dot for each row. */
export interface ScatterSpec extends ScatterChart, Outer {}

/** Several charts under one title. */
export interface BoardChart extends Common {
  /** The kind of chart. */
  type: 'board';
  /** The series that are left out until a reader asks for them. */
  hide?: string | readonly string[];
  /** The charts, each written as if it stood alone. */
  panels: readonly Panel[];
  /** How narrow a panel may get, in CSS px, before there are fewer columns. Without it: `280`. */
  minPanelWidth?: number;
  /** What is different where the chart is narrower than “below” px: keys of the same kind of chart. */
  narrow?: Changes<BoardChart>;
}

/** Several charts under one title. */
export interface BoardSpec extends BoardChart, Outer {}

/** What only a panel may say. */
export interface InBoard {
  /** Whether the panel takes the whole width of the board. Without it: `false`. */
  wide?: boolean;
}

/** One of the charts of a board. */
export type Panel = (BarChart | StackedBarChart | WaffleChart | RankingChart | TargetsChart | LineChart | AreaChart | ScatterChart) & InBoard;

/** A whole spec, of any kind. One whose kind is known only when it runs is cast: `spec as Spec`. */
export type Spec = BarSpec | StackedBarSpec | WaffleSpec | RankingSpec | TargetsSpec | LineSpec | AreaSpec | ScatterSpec | BoardSpec;

/** What is different where a chart is narrow. */
export type Changes<C> = Partial<Omit<C, 'type' | 'title' | 'subtitle' | 'note' | 'source' | 'byline' | 'narrow'>> & {
  /** Below this width, in CSS px. */
  below: number;
};

/** One figure, or a label; `null` where there is none. Dates are taken in universal time. */
export type Cell = string | number | null | bigint | Date;

/** Typed arrays, in which `NaN` is a gap. */
export type Numbers = Float64Array | Float32Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array | Uint8Array | Uint8ClampedArray | BigInt64Array | BigUint64Array;

/** Figures of one name, for charts with axes. */
export type Column = readonly Cell[] | Numbers;

/** The figures: CSV text, rows of a `Cell` by each name, lists of them, where they are, or columns by name. */
export type Figures = string | readonly object[] | Readonly<Record<string, Column>> | {
  /** The address of a CSV file, from the JSON file's own folder, or from the page's if the JSON is in the page. */
  url: string;
};

/** How values are written. */
export interface Format {
  /** The word after the number, never changed. */
  unit?: string;
  /** What stands before the number; a space behind it stays. */
  prefix?: string;
  /** What a value is divided by before it is written: 1e6 for millions. Without it: `1`. */
  divideBy?: number;
  /**
   * How many digits stand behind the decimal mark. Without it, as many as there are, up to three; of a small figure two that are
   * not 0.
   */
  decimals?: number;
  /** “always” writes a plus sign as well. Without it: `"auto"`. */
  sign?: 'auto' | 'always';
}

/** What a newsroom's charts have in common. */
export interface HouseStyle {
  /** A CSS font-family list. */
  font?: string;
  /** How much larger than usual everything is. Without it: `1`. */
  scale?: number;
  /** How far the corners of marks are rounded, in CSS px. Without it: `0`. */
  radius?: number;
  /** How much wider than usual the gaps are. Without it: `1`. */
  space?: number;
  /** Whether series differ by pattern as well as by colour. Without it: `false`. */
  patterns?: boolean;
  /** The colours on light ground. */
  light?: HouseColors;
  /** The colours on dark ground. */
  dark?: HouseColors;
  /** The library's own words, said otherwise: from the English phrase to yours. */
  words?: Readonly<Record<string, string>>;
}

/** A chart's own style. */
export interface OwnStyle extends HouseStyle {
  /** Light or dark ground; “auto” follows the page. Without it: `"auto"`. */
  ground?: 'auto' | 'light' | 'dark';
}

/** The colours of one ground, as #rrggbb; in a house style as CSS writes colours. */
export interface HouseColors {
  /** What everything stands on. */
  ground?: string;
  /** Titles, labels and values. */
  text?: string;
  /** Subtitles, notes, axis labels. */
  muted?: string;
  /** Lines of the grid and between rows. */
  hairline?: string;
  /** The line at zero. */
  axis?: string;
  /** What carries the message. */
  accent?: string;
  /** Marks beside those that carry the message. */
  rest?: string;
  /** What a progress bar runs in. */
  track?: string;
  /** The strong and the weak end of an ordered palette. */
  ordered?: readonly string[];
  /** Up to six colours of series, in the order of use. */
  categorical?: readonly string[];
}
