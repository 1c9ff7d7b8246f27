// The figures as a grid that can be corrected: chooses which of a spec's tables is shown, takes what is typed and pasted, and
// marks the cells that the library has something to say about.

import type { Checked, Draft, Found } from '../draft.js';
import { headed } from '../above.js';
import { applied, changed, editKey, treeOf, valueAt } from '../edits.js';
import { cellOf, editFor, even, figuresAt, nameOf, placesOf, shown, typed, whole, type At, type Figures, type Place, type Row } from '../figures.js';
import { broughtBy, cellsIn, choose, readFiles, textAt, type Table as Brought } from '../files.js';
import { aboutTable, isOtherTable } from '../former.js';
import { box, button, make, say } from '../make.js';
import { words } from '../words.js';
import type { Mark, Table } from './table.js';

const EMPTY: Figures = { form: 'none', rows: [], url: '' };
/** Where nothing is written yet. */
const BLANK: Row[] = [[null, null]];

export class GridPane {
  readonly element: HTMLElement;
  readonly #draft: Draft;
  readonly #host = box('div', 'grid');
  readonly #which = make('select', { 'aria-label': words.grid.which });
  readonly #message = box('p', 'grid-message');
  readonly #note = box('p', 'cell-note');
  readonly #tools: HTMLElement;
  /** What adds and takes away rows and columns. */
  readonly #shaping: HTMLButtonElement[];
  #table: Table | undefined;
  #places: Place[] = [];
  #figures: Figures = EMPTY;
  #marks: Mark[] = [];
  #locale = '';
  #at = 0;
  #turn = 0;

  constructor(draft: Draft) {
    this.#draft = draft;
    this.#shaping = this.#shapingButtons();
    this.#tools = box('div', 'tools', this.#which, ...this.#bringingButtons(), ...this.#shaping);
    this.#note.setAttribute('aria-live', 'polite');
    this.element = make('section', { class: 'figures', 'aria-label': words.grid.heading }, this.#tools, this.#message, this.#host, this.#note, box('p', 'grid-hint', words.grid.head));
    this.#which.addEventListener('change', () => {
      this.#at = Number(this.#which.value);
      void this.#read(this.#draft.text);
    });
    this.#host.addEventListener('paste', (event) => void this.#paste(event));
    this.#host.addEventListener('copy', (event) => this.#copy(event));
    draft.on('text', (text) => void this.#read(text));
    draft.on('checked', (checked) => this.#mark(checked));
    void this.#start();
  }

  /** Goes to the cell of a problem, if it is at one. */
  async goTo({ path }: Found): Promise<boolean> {
    const tree = treeOf(this.#draft.text);
    for (const [at, place] of (tree ? placesOf(tree) : []).entries()) {
      const cell = cellOf(path, place, await figuresAt(tree!, place));
      if (!cell) continue;
      this.#at = at;
      await this.#read(this.#draft.text);
      this.#table?.focus(cell);
      return true;
    }
    return false;
  }

  /** "B5", if a problem is at a cell of the table that is shown. */
  nameOf({ path }: Found): string | undefined {
    const cell = this.#place && cellOf(path, this.#place, this.#figures);
    return cell && words.grid.cell(nameOf(cell));
  }

  /** Puts a whole table in the place of the one that is shown. Of another table goes what the chart says of the former one. */
  async replace(brought: Brought): Promise<void> {
    if (!treeOf(this.#draft.text)) return say(words.grid.broken);
    await this.#draft.version('replaced');
    const rows = whole(brought.rows);
    const { text } = this.#draft;
    const place = this.#place;
    if (!treeOf(text) || !place) return say(words.grid.notTaken);
    const gone = isOtherTable(rows, this.#figures.rows) ? aboutTable(chartAt(text, place)) : [];
    const cleared = gone.reduce((text, key) => applied(text, editKey(text, [...place.path, ...key], undefined)), text);
    const form = isSameHeading(rows, this.#figures.rows) ? this.#figures.form : 'lists';
    const edit = editFor(cleared, treeOf(cleared)!, place, form, even(rows));
    const filled = edit ? applied(cleared, [edit]) : cleared;
    this.#draft.change(changed(text, headed(filled, place.path, chartAt(filled, place), brought.above)));
    const said = gone.length ? `${words.grid.former(gone.map((key) => key.join('.')))} ` : '';
    say(said + words.grid.pasted(rows.length, rows[0]?.length ?? 0));
  }

  get #place(): Place | undefined {
    return this.#places[this.#at];
  }

  #bringingButtons(): HTMLButtonElement[] {
    const { grid } = words;
    return [button(grid.paste, () => void this.#pasteByButton()), button(grid.file, () => choose((files) => void this.#open(files)))];
  }

  #shapingButtons(): HTMLButtonElement[] {
    const { grid } = words;
    const change = (how: (rows: Row[], at: At) => Row[]) => () => this.#reshape(how);
    return [
      button(grid.addRow, change((rows, { row }) => rows.toSpliced(row + 1, 0, (rows[0] ?? [null]).map(() => null))), { icon: 'row', bare: true }),
      button(grid.addColumn, change((rows, { column }) => rows.map((row) => row.toSpliced(column + 1, 0, null))), { icon: 'column', bare: true }),
      button(grid.dropRow, change((rows, { row }) => rows.toSpliced(row, 1)), { icon: 'row-out', bare: true }),
      button(grid.dropColumn, change((rows, { column }) => rows.map((row) => row.toSpliced(column, 1))), { icon: 'column-out', bare: true }),
    ];
  }

  async #start(): Promise<void> {
    // Not once the grid is there: who lists problems asks for the names of their cells before that.
    const reading = this.#read(this.#draft.text);
    const { Table } = await import('./table.js');
    this.#table = new Table(this.#host, (row, column) => shown(this.#figures.rows[row]?.[column] ?? null, this.#locale), {
      typed: (at, text) => this.#typed(at, text),
      moved: (at) => this.#explain(at),
    });
    await reading;
    this.#show();
    if (this.#draft.checked) this.#mark(this.#draft.checked);
  }

  async #read(text: string): Promise<void> {
    const turn = ++this.#turn;
    const tree = treeOf(text);
    this.#message.hidden = !!tree;
    this.#host.classList.toggle('waiting', !tree);
    if (!tree) {
      this.#message.textContent = words.grid.broken;
      return;
    }
    const places = placesOf(tree);
    const at = Math.min(this.#at, places.length - 1);
    const figures = places[at] ? await figuresAt(tree, places[at]) : EMPTY;
    if (turn !== this.#turn) return;
    [this.#places, this.#at, this.#figures] = [places, at, figures];
    this.#locale = String(valueAt(tree, ['locale']) ?? document.documentElement.lang);
    this.#offerPlaces();
    this.#sayForm();
    this.#show();
  }

  #offerPlaces(): void {
    this.#which.hidden = this.#places.length < 2;
    const name = ({ path: [key, at], title }: Place) =>
      key === undefined ? words.grid.whole : (key === 'tables' ? words.grid.table : words.grid.panel)(Number(at) + 1, title);
    this.#which.replaceChildren(...this.#places.map((place, at) => make('option', { value: at, selected: at === this.#at }, name(place))));
  }

  #sayForm(): void {
    const { form, url } = this.#figures;
    const isElsewhere = form === 'file' || form === 'other';
    this.#message.hidden = !isElsewhere && form !== 'none';
    if (form === 'file') this.#message.replaceChildren(words.grid.inFile(url), ' ', button(words.grid.bring, () => void this.#bring(url)));
    else if (form !== 'none') this.#message.textContent = words.grid.other;
    else this.#message.textContent = words.grid.none;
    this.#host.hidden = isElsewhere;
    // Figures that are not shown would be lost for a blank row.
    for (const button of this.#shaping) button.disabled = isElsewhere;
  }

  #show(): void {
    const { rows } = this.#figures;
    this.#table?.show(rows, this.#marks);
  }

  #mark({ problems }: Checked): void {
    const place = this.#place;
    this.#marks = problems.flatMap((problem) => {
      const cell = place && problem.severity !== 'note' ? cellOf(problem.path, place, this.#figures) : undefined;
      return cell ? [{ ...cell, severity: problem.severity as Mark['severity'], message: problem.message }] : [];
    });
    this.#show();
    const focused = this.#table?.focused;
    if (focused) this.#explain(focused);
  }

  /** Says below the grid what is wrong with the cell that has the focus. */
  #explain(at: At): void {
    const mark = this.#marks.find(({ row, column }) => row === at.row && column === at.column);
    this.#note.className = `cell-note ${mark?.severity ?? ''}`;
    const text = mark ? `${nameOf(at)}: ${mark.message}` : '';
    if (this.#note.textContent !== text) this.#note.textContent = text;
  }

  #typed({ row, column }: At, text: string): void {
    const before = this.#figures.rows[row]?.[column] ?? null;
    // As it was: a number keeps what stands behind its spelling.
    if (text === shown(before, this.#locale)) return;
    // What names a row is a text, unless it was a number, such as a year or a place along an axis.
    const value = row && (column || typeof before === 'number') ? typed(text) : text.trim() || null;
    this.#write(this.#figures.rows.map((cells, y) => (y === row ? cells.with(column, value) : cells)));
  }

  #reshape(how: (rows: Row[], at: At) => Row[]): void {
    const rows = this.#figures.rows.length ? [...this.#figures.rows] : BLANK;
    const at = this.#table?.focused ?? { row: rows.length - 1, column: (rows[0]?.length ?? 1) - 1 };
    const changed = how(rows, at).filter((row) => row.length);
    if (changed.length) this.#write(changed);
    this.#table?.focus({ row: Math.min(at.row, changed.length - 1), column: Math.min(at.column, (changed[0]?.length ?? 1) - 1) });
  }

  /** Puts rows into the text, where it can be read; tells whether it can. */
  #write(rows: readonly Row[], form = this.#figures.form): boolean {
    const text = this.#draft.text;
    const tree = treeOf(text);
    const place = this.#place;
    if (!tree || !place) {
      say(words.grid.notTaken);
      return false;
    }
    const edit = editFor(text, tree, place, form, even(rows));
    if (edit) this.#draft.change([edit]);
    return true;
  }

  async #paste(event: ClipboardEvent): Promise<void> {
    const data = event.clipboardData;
    const text = data?.getData('text/plain') ?? '';
    // A spreadsheet copies a single cell as a table too.
    const html = data?.getData('text/html') ?? '';
    const cells = html.match(/<t[dh]\b/gi) ?? [];
    const isBlock = /[\t\n]/.test(text.trim()) || cells.length > 1;
    // Into a cell that is being edited goes what is one cell's.
    if (!data || (event.target instanceof HTMLInputElement && !isBlock)) return;
    event.preventDefault();
    this.#table?.stopEditing();
    const at = this.#table?.focused;
    const brought = isBlock && !at?.row ? await broughtBy(text, html) : undefined;
    if (brought) return 'json' in brought ? say(words.grid.chart) : this.replace(brought);
    const rows = isBlock ? await cellsIn(text, html) : [[text.trim()]];
    if (!rows) return say(words.start.noFigures);
    this.#fill(at ?? { row: 0, column: 0 }, rows);
  }

  /** Fills in from a cell, and grows the table where it is too small. */
  #fill({ row, column }: At, block: readonly Row[]): void {
    const { rows } = this.#figures;
    const width = Math.max(rows[0]?.length ?? 1, column + (block[0]?.length ?? 0));
    const height = Math.max(rows.length, row + block.length);
    const grown = Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_, x) => rows[y]?.[x] ?? null));
    block.forEach((cells, y) => cells.forEach((value, x) => (grown[row + y]![column + x] = value !== null && row + y && column + x ? typed(shown(value, this.#locale)) : value)));
    if (this.#write(grown)) say(words.grid.pasted(block.length, block[0]?.length ?? 0));
  }

  #copy(event: ClipboardEvent): void {
    const at = this.#table?.focused;
    if (!at || event.target instanceof HTMLInputElement) return;
    event.clipboardData?.setData('text/plain', shown(this.#figures.rows[at.row]?.[at.column] ?? null, this.#locale));
    event.preventDefault();
  }

  async #pasteByButton(): Promise<void> {
    try {
      const [item] = await navigator.clipboard.read();
      const part = async (type: string) => (item?.types.includes(type) ? (await item.getType(type)).text() : '');
      const brought = await broughtBy(await part('text/plain'), await part('text/html'));
      if (!brought) return say(words.start.noFigures);
      if ('json' in brought) say(words.grid.chart);
      else await this.replace(brought);
    } catch {
      say(words.grid.pasteAllowed);
      if (this.#figures.rows.length) this.#table?.focus({ row: 0, column: 0 });
    }
  }

  async #open(files: File[]): Promise<void> {
    const brought = await readFiles(files);
    if ('rows' in brought) await this.replace(brought);
    else say('refused' in brought ? brought.refused : words.grid.chart);
  }

  async #bring(url: string): Promise<void> {
    const brought = await textAt(url).then((text) => broughtBy(text, ''), () => undefined);
    if (brought && 'rows' in brought) await this.replace(brought);
    else say(words.grid.elsewhere(url));
  }
}

/** The spec or panel whose table stands at a place. */
const chartAt = (text: string, { path }: Place): unknown => valueAt(treeOf(text)!, path);

const isSameHeading = ([one = []]: readonly Row[], [other = []]: readonly Row[]): boolean => one.every((name) => other.includes(name));
