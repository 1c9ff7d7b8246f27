// The figures as a table that everyone sees, on demand, to be read, copied or taken along.

import type { DataTable } from '../core.js';
import type { Hands, Spec } from '../hands.js';
import { button, download, make, takeAway, type Announcer } from './dom.js';
import { fileName, toCsv, toTabs } from './files.js';
import { titled, type Say } from './words.js';

export interface Sheet {
  /** Opens or closes it. */
  toggle(): void;
  /** The figures are others. */
  renew(): void;
}

export function sheet(hands: Hands, say: Say, announcer: Announcer, spec: () => Spec): Sheet {
  let shown: HTMLElement | undefined;
  const scroller = make('div', { className: 'scroller' });
  scroller.setAttribute('role', 'region');
  // A region that can be scrolled must be within reach of the keyboard.
  scroller.tabIndex = 0;
  const buttons = [
    button('', async () => announcer.say(say((await copy(hands, scroller)) ? 'Copied' : 'Could not be copied'), tools)),
    button('', () => announcer.say(say('Saved {name}', { name: save(hands) }), tools)),
  ];
  const tools = make('div', { className: 'files' }, ...buttons);
  const fill = filler(hands, say, spec, scroller, buttons);
  const isOffered = () => hands.plot.getRootNode().contains(hands.data);
  let wasOffered = isOffered();

  const toggle = () => {
    if (shown) {
      takeAway(hands.plot, shown);
      shown = undefined;
    } else {
      shown = make('div', { className: 'sheet' }, scroller, tools);
      fill();
      hands.below.append(shown);
    }
    giveWay(hands, !!shown);
    hands.data.setAttribute('aria-expanded', String(!!shown));
    // Its button says so itself; who presses a key at the figures would hear nothing.
    if (hands.plot.matches(':focus-within')) announcer.say(say(shown ? 'Table opened below' : 'Table closed'));
  };

  return {
    toggle,
    renew() {
      const isWithdrawn = wasOffered && !isOffered();
      wasOffered = isOffered();
      if (!shown) return;
      // Nobody could close it by mouse any more. Who has opened it by a key, where there never was a button, closes it by that.
      if (isWithdrawn) toggle();
      else fill();
    },
  };
}

/** Fills the table and names its buttons anew, if anything is different: else who reads it would lose the line and the focus. */
function filler(hands: Hands, say: Say, spec: () => Spec, scroller: HTMLElement, buttons: HTMLButtonElement[]): () => void {
  let filled = '';
  return () => {
    const table = spec()['percent'] === true ? withShares(hands.chart.table(), hands) : hands.chart.table();
    const [name, ...labels] = [table.caption || hands.caption().dataName, say('Copy'), say('Download CSV')];
    const names = labels.map((label) => titled(hands, label));
    const content = JSON.stringify([table, name, names]);
    if (content === filled) return;
    filled = content;
    const { scrollTop, scrollLeft } = scroller;
    scroller.setAttribute('aria-label', name);
    scroller.replaceChildren(tableOf(table));
    scroller.scrollTo({ top: scrollTop, left: scrollLeft, behavior: 'instant' });
    buttons.forEach((button, at) => {
      button.textContent = labels[at]!;
      button.setAttribute('aria-label', names[at]!);
    });
  };
}

/** The table for those who hear it has the same figures: while this one is shown it is not met beside it. */
function giveWay({ plot }: Hands, isShown: boolean): void {
  const heard = (plot.getRootNode() as ShadowRoot).querySelector<HTMLElement>('.heard');
  if (heard) heard.hidden = isShown;
}

/** Hands the reader the figures as a file, and says under which name. */
function save(hands: Hands): string {
  const name = fileName(hands.caption(), 'csv');
  download(name, new Blob([toCsv(hands.chart.table())], { type: 'text/csv;charset=utf-8' }));
  return name;
}

/** Copies the figures, and says whether that could be done. */
function copy(hands: Hands, marked: HTMLElement): Promise<boolean> {
  const text = toTabs(hands.chart.table());
  const write = async () => navigator.clipboard.writeText(text);
  return write().then(
    () => true,
    () => byMarking(marked, text),
  );
}

/**
 * In a frame of another host's page the clipboard is closed to scripts, and so it is where a page is not sent safely; what is marked may
 * be copied all the same. If not even that, it stays marked, for the reader's own keys or menu.
 */
function byMarking(marked: HTMLElement, text: string): boolean {
  const put = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  const selection = getSelection();
  selection?.selectAllChildren(marked);
  document.addEventListener('copy', put, true);
  const isCopied = document.execCommand('copy');
  document.removeEventListener('copy', put, true);
  if (isCopied) selection?.removeAllRanges();
  return isCopied;
}

/**
 * The table of a chart that shows shares, each beside its figure as the tooltip says it. What is copied and taken along has the figures
 * alone: from them shares can be had, but not the other way round.
 */
function withShares(table: DataTable, hands: Hands): DataTable {
  const nameOf = (...words: (string | undefined)[]) => words.join('\n');
  const shares = new Map<string, string[]>();
  for (const { label, series, text, share } of hands.figures()) {
    // Rows of one label may have the same figure and not the same share: each takes its own, in their order.
    if (share) shares.set(nameOf(label, series, text), [...(shares.get(nameOf(label, series, text)) ?? []), share]);
  }
  const cell = (row: string[], text: string, at: number) => {
    const share = shares.get(nameOf(row[0], table.columns[at], text))?.shift();
    return share ? `${text} (${share})` : text;
  };
  return { ...table, rows: table.rows.map((row) => row.map((text, at) => cell(row, text, at))) };
}

function tableOf({ caption, columns, rows }: DataTable): HTMLTableElement {
  const heading = (text: string, scope: string) => make('th', { scope }, text);
  const body = rows.map(([first = '', ...cells]) => make('tr', {}, heading(first, 'row'), ...cells.map((text) => make('td', {}, text))));
  return make(
    'table',
    {},
    ...(caption ? [make('caption', {}, caption)] : []),
    make('thead', {}, make('tr', {}, ...columns.map((text) => heading(text, 'col')))),
    make('tbody', {}, ...body),
  );
}
