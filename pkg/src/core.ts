// The shapes that cross the border between the page and the wasm core, types alone. The core itself, and how it is
// loaded, is engine.ts's business.

/** One finding about a chart, as an editor would want to read it. */
export interface Problem {
  /** Stable name of the kind of problem, such as `unknown-key`. */
  code: string;
  /** An error stops the chart; a warning does not; a note tells what was guessed. */
  severity: 'error' | 'warning' | 'note';
  /** Where in the spec, such as `data[2].value`. Empty when it is about the whole. */
  path: string;
  found: string;
  expected: string;
  /** The nearest right name, where one is near enough. */
  nearest?: string;
  /** The whole in one sentence, in the spec's language. */
  message: string;
  /** How it is mended, where there is one plain way. */
  fix?: Fix;
}

/** One plain way to mend a problem. */
export interface Fix {
  /** What a button would say, in the spec's language. */
  title: string;
  /** What becomes of the text that was checked, or of the problem's own `file`; empty where there was no text. */
  edits: Edit[];
}

/** A stretch of a text that another text replaces. Several belong together, and each counts in the text as it was. */
export interface Edit {
  /** Where it begins, as JavaScript counts. */
  from: number;
  /** Where it ends. */
  to: number;
  text: string;
}

/** The mark that a reader points at: one figure, formatted. */
export interface Datum {
  index: number;
  key: string;
  label: string;
  series?: string;
  value: number | null;
  /** The value as printed, with its unit. */
  text: string;
  /** Its share of the whole as printed, where there is a whole. */
  share?: string;
  /** The tooltip's lines; the first names the mark. */
  lines: string[];
  /** Where the tooltip points, in CSS pixels of the plot. */
  x: number;
  y: number;
  /** What its marks take up, in CSS pixels of the plot. */
  box: Box;
  /** The colour of the dot that marks its place while it is pointed at, where it has no mark of its own. */
  spot?: string;
}

/** Left, top, width and height, in CSS pixels of the plot. */
export type Box = [x: number, y: number, width: number, height: number];

/** An entry of a legend. */
export interface Entry {
  /** The series that it names. */
  name: string;
  /** Whether that series is left out at present. */
  hidden: boolean;
  box: Box;
}

/** The chart's figures, formatted, for readers who cannot see the canvas. */
export interface DataTable {
  caption: string;
  columns: string[];
  /** The first cell of each row is its heading. */
  rows: string[][];
}

/** The words around the plot, ready to print. */
export interface Caption {
  locale: string;
  direction: 'ltr' | 'rtl';
  /** Absent where an error stops the chart. */
  type: string;
  theme: 'auto' | 'light' | 'dark';
  title?: string;
  subtitle?: string;
  note?: string;
  source?: string;
  sourceUrl?: string;
  byline?: string;
  /** What a chart is called, for those who hear its role: "interactive chart". */
  roleName: string;
  /** How to explore it by keyboard, in a sentence. */
  hint: string;
  /** The name of the button that opens the table. */
  dataName: string;
}

/** What of the page's look the core cannot know by itself. */
export interface Look {
  dark: boolean;
  /** A CSS font-family list. */
  font: string;
  /** How much larger than composed everything is shown. */
  scale: number;
  /** How much wider than usual the gaps are. */
  space: number;
  /** Colours that are not the library's, as `#rrggbb`. */
  colors: Record<string, string | undefined>;
  /** For the core: scale, radius, space, whether series have patterns and whether colours are forced, and all colours. */
  style: (number | undefined)[];
}
