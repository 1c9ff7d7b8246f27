// The desk with a chart on it: the bar above, and the panes side by side, or one at a time where it is narrow.

import type { Draft, Found, Saving } from './draft.js';
import { treeOf } from './edits.js';
import { namedAt } from './figures.js';
import { onDrop, readFiles } from './files.js';
import { box, button, make, say } from './make.js';
import { showOut } from './out/dialog.js';
import { formPane } from './panes/form.js';
import { GridPane } from './panes/grid.js';
import { jsonPane } from './panes/json.js';
import { problemsPane } from './panes/problems.js';
import { showVersions } from './panes/versions.js';
import { ViewPane } from './panes/view.js';
import { linkOf } from './share.js';
import type { Kept } from './store.js';
import { tabs } from './tabs.js';
import { words } from './words.js';

/** Letters of a link that some messengers cut. */
const LONG = 8000;

export interface Ways {
  /** Back to the start. */
  begin(): void;
  /** Another chart, from its JSON. */
  open(json: string): void;
  /** Takes the bar of the page, beside its name. */
  bar(...children: Node[]): void;
}

export function workbench(kept: Kept, ways: Ways): { element: HTMLElement; draft: Draft } {
  const { draft, pane: json } = jsonPane(kept);
  const grid = new GridPane(draft);
  const view = new ViewPane(draft);
  const { panes } = words;
  const goTo = async (problem: Found): Promise<void> => {
    if (await grid.goTo(problem)) return shown('data');
    shown('json');
    // What is wrong in a file has its place there; here it is where the file is named.
    const tree = treeOf(draft.text);
    const { from = 0, to = from } = problem.file === undefined ? problem : ((tree && namedAt(tree, problem.file)) ?? {});
    draft.view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
    draft.view.focus();
  };
  const problems = problemsPane(draft, { nameOf: (problem) => grid.nameOf(problem), goTo: (problem) => void goTo(problem) });
  const { list, show } = tabs(panes.label, [
    ['data', panes.data, box('div', 'pane-body data', formPane(draft), grid.element)],
    ['json', panes.json, json],
    ['view', panes.view, box('div', 'pane-body', view.element)],
  ]);
  // A pane that was hidden has the focus only once it is shown.
  const shown = (name: string) => show(name);
  const element = make('main', { id: 'main', class: 'workbench', tabindex: -1 }, make('h1', { class: 'unseen' }, words.name), list.tablist, ...list.panels, problems);

  const stop = new AbortController();
  /** Whatever comes next, the keys and the files that are dropped are no longer this chart's. */
  const leave = async (next: () => void): Promise<void> => {
    if (!(await draft.settle()) && !confirm(words.bar.leaveUnsaved)) return;
    stop.abort();
    draft.close();
    next();
  };
  ways.bar(...barOf(draft, () => void leave(ways.begin)));
  keys(draft, stop.signal);
  onDrop((files) => void bring(files, grid, (json) => void leave(() => ways.open(json))), stop.signal);
  draft.on('elsewhere', () => say(words.bar.elsewhere));
  draft.on('text', () => entitle(draft));
  entitle(draft);
  draft.look(0);
  return { element, draft };
}

function entitle({ title }: Draft): void {
  document.title = `${title || words.start.untitled} · ${words.name}`;
}

async function bring(files: File[], grid: GridPane, open: (json: string) => void): Promise<void> {
  const brought = await readFiles(files);
  if ('refused' in brought) say(brought.refused);
  else if ('json' in brought) open(brought.json);
  else await grid.replace(brought);
}

function barOf(draft: Draft, begin: () => void): Node[] {
  const { bar } = words;
  const undo = button(bar.undo, () => draft.undo(), { icon: 'undo', bare: true });
  const redo = button(bar.redo, () => draft.redo(), { icon: 'redo', bare: true });
  const saving = box('span', 'saving', bar.saved);
  saving.setAttribute('role', 'status');
  const depths = () => {
    const depths = draft.depths;
    [undo.disabled, redo.disabled] = [!depths.undo, !depths.redo];
  };
  draft.on('text', depths);
  draft.on('saving', (state: Saving) => {
    saving.dataset['state'] = state;
    saving.textContent = bar[state];
  });
  depths();
  return [
    saving,
    box('div', 'group', button(bar.new, begin, { icon: 'plus', bare: true }), undo, redo, button(bar.versions, () => void showVersions(draft), { icon: 'versions', bare: true })),
    button(bar.share, () => void share(draft.text), { icon: 'link', rank: 'share' }),
    button(bar.out, () => void showOut(draft), { icon: 'out', rank: 'primary' }),
  ];
}

async function share(text: string): Promise<void> {
  const coming = linkOf(text);
  try {
    await copy(coming);
    say((await coming).length > LONG ? words.bar.long : words.bar.shared);
  } catch {
    // In the address bar it can be copied by hand.
    history.replaceState(history.state, '', await coming);
    say(words.bar.copyFailed);
  }
}

/**
 * A press lets a page write to the clipboard; in Safari no longer once the page has waited for something. So the clipboard is handed
 * what is still to come, where it takes that.
 */
async function copy(coming: Promise<string>): Promise<void> {
  if (!('ClipboardItem' in globalThis)) return navigator.clipboard.writeText(await coming);
  const type = 'text/plain';
  await navigator.clipboard.write([new ClipboardItem({ [type]: coming.then((text) => new Blob([text], { type })) })]);
}

/** Undo reaches everything, wherever the focus is, but for a cell that is being typed. */
function keys(draft: Draft, signal: AbortSignal): void {
  addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const [target] = event.composedPath();
    if (key === 's') {
      event.preventDefault();
      void draft.settle().then((kept) => say(kept ? words.bar.saved : words.bar.unsaved));
    }
    const back = key === 'z' && !event.shiftKey;
    const forth = key === 'y' || (key === 'z' && event.shiftKey);
    const own = target instanceof Element && !!target.closest('.cm-editor, .ag-cell-inline-editing, dialog');
    if ((!back && !forth) || own) return;
    event.preventDefault();
    if (back) draft.undo();
    else draft.redo();
  }, { signal });
}
