// The grid itself: AG Grid, told what to show and asked what was typed. A part of its own, fetched after what is seen first.

import {
  CellApiModule, CellStyleModule, ClientSideRowModelModule, ColumnApiModule, createGrid, EventApiModule, LocaleModule, ModuleRegistry, RenderApiModule,
  RowApiModule, ScrollApiModule, TextEditorModule, type CellKeyDownEvent, type ColDef, type GridApi, type ICellRendererParams,
} from 'ag-grid-community';
import 'ag-grid-community/styles/ag-grid-no-native-widgets.css';
import { letters, type At, type Row } from '../figures.js';
import { box } from '../make.js';
import { words } from '../words.js';

ModuleRegistry.registerModules([
  CellApiModule, CellStyleModule, ClientSideRowModelModule, ColumnApiModule, EventApiModule, LocaleModule, RenderApiModule, RowApiModule, ScrollApiModule, TextEditorModule,
]);

/** A cell that something is to be said about. */
export interface Mark extends At {
  severity: 'error' | 'warning';
  message: string;
}

export interface Told {
  typed(at: At, text: string): void;
  /** Another cell has the focus. */
  moved(at: At): void;
}

/** A row is known by its number; the cells are looked up when they are shown. */
interface Line {
  at: number;
}

export class Table {
  readonly #grid: GridApi<Line>;
  readonly #shown: (row: number, column: number) => string;
  readonly #told: Told;
  #rows: readonly Row[] = [];
  #marks = new Map<string, Mark>();
  #columns = -1;

  constructor(host: HTMLElement, shown: (row: number, column: number) => string, told: Told) {
    this.#shown = shown;
    this.#told = told;
    this.#grid = createGrid<Line>(host, {
      theme: 'legacy',
      rowData: [],
      columnDefs: [],
      getRowId: ({ data }) => String(data.at),
      rowHeight: 34,
      headerHeight: 30,
      animateRows: false,
      suppressMovableColumns: true,
      stopEditingWhenCellsLoseFocus: true,
      enterNavigatesVerticallyAfterEdit: true,
      suppressNoRowsOverlay: true,
      localeText: { ariaInputEditor: words.grid.editing },
      defaultColDef: { sortable: false, resizable: true, suppressHeaderMenuButton: true },
      // Tab leaves the grid, as it leaves every other part of a page; the arrow keys go from cell to cell.
      tabToNextCell: ({ editing, nextCellPosition }) => (editing && nextCellPosition) || false,
      tabToNextHeader: () => false,
      onCellFocused: ({ rowIndex, column }) => {
        const name = typeof column === 'string' ? column : column?.getColId();
        if (rowIndex !== null && name && name !== 'number') told.moved({ row: rowIndex, column: Number(name) });
      },
      onCellKeyDown: (event) => this.#key(event as CellKeyDownEvent<Line>),
    });
    host.querySelector('[role=grid]')?.setAttribute('aria-label', words.grid.label);
  }

  show(rows: readonly Row[], marks: readonly Mark[]): void {
    const height = rows.length !== this.#rows.length;
    const width = rows[0]?.length ?? 0;
    this.#rows = rows;
    this.#marks = new Map(marks.map((mark) => [`${mark.row}:${mark.column}`, mark]));
    if (width !== this.#columns) {
      this.#columns = width;
      this.#grid.setGridOption('columnDefs', [NUMBERS, ...Array.from({ length: width }, (_, column) => this.#column(column))]);
    }
    if (height) this.#grid.setGridOption('rowData', rows.map((_, at) => ({ at })));
    this.#grid.refreshCells({ force: true });
  }

  /** The cell that has, or last had, the focus. */
  get focused(): At | undefined {
    const cell = this.#grid.getFocusedCell();
    const column = cell ? Number(cell.column.getColId()) : NaN;
    return cell && !Number.isNaN(column) ? { row: cell.rowIndex, column } : undefined;
  }

  focus({ row, column }: At): void {
    this.#grid.ensureIndexVisible(row);
    this.#grid.ensureColumnVisible(String(column));
    this.#grid.setFocusedCell(row, String(column));
  }

  stopEditing(): void {
    this.#grid.stopEditing(true);
  }

  #column(column: number): ColDef<Line> {
    const markOf = (row: number | null | undefined) => this.#marks.get(`${row}:${column}`);
    return {
      colId: String(column),
      headerName: letters(column),
      editable: true,
      minWidth: column ? 92 : 148,
      flex: column ? 1 : 2,
      valueGetter: ({ data }) => (data ? this.#shown(data.at, column) : ''),
      valueSetter: ({ data, newValue }) => {
        this.#told.typed({ row: data.at, column }, String(newValue ?? ''));
        return true;
      },
      cellRenderer: ({ value, data }: ICellRendererParams<Line>) => {
        const mark = markOf(data?.at);
        return box('span', 'value', String(value ?? ''), mark && box('span', 'unseen', `, ${words.grid.wrong(mark.message)}`));
      },
      cellClassRules: {
        figure: () => FIGURE.test(this.#shown(1, column)),
        heading: ({ data }) => data?.at === 0,
        wrong: ({ data }) => markOf(data?.at)?.severity === 'error',
        doubtful: ({ data }) => markOf(data?.at)?.severity === 'warning',
      },
    };
  }

  #key({ event, column, data }: CellKeyDownEvent<Line>): void {
    const { key, target } = event as KeyboardEvent;
    if ((key !== 'Delete' && key !== 'Backspace') || !data || target instanceof HTMLInputElement || column.getColId() === 'number') return;
    this.#grid.stopEditing(true);
    this.#told.typed({ row: data.at, column: Number(column.getColId()) }, '');
  }
}

/** A column whose first cell is a figure stands to the right, as figures do. */
const FIGURE = /^[-−+(]?[$€£]?\d[\d.,\s']*[%)]?$/;

const NUMBERS: ColDef<Line> = {
  colId: 'number',
  headerName: words.grid.row,
  valueGetter: ({ data }) => (data ? data.at + 1 : ''),
  width: 48,
  minWidth: 48,
  pinned: 'left',
  lockPosition: true,
  resizable: false,
  cellClass: 'row-number',
  headerClass: 'row-number',
};
