// What the library says of the chart, all at once, each with the way to its place and, where there is one, its remedy.

import type { Checked, Draft, Found } from '../draft.js';
import { box, button, make } from '../make.js';
import { words } from '../words.js';
import { mend } from './json.js';

export interface Places {
  /** "Ô B5", if the problem is at a cell. */
  nameOf(problem: Found): string | undefined;
  goTo(problem: Found): void;
}

export function problemsPane(draft: Draft, places: Places): HTMLElement {
  const { problems: say } = words;
  const count = box('span', 'count');
  const list = make('ul');
  const notes = make('details', { hidden: true });
  const status = box('p', 'status', say.checking);
  status.setAttribute('role', 'status');
  const pane = make('section', { class: 'problems', 'aria-label': say.heading, tabindex: -1 }, make('h2', {}, say.heading, ' ', count), status, list, notes);

  const item = (problem: Found): HTMLElement => {
    const { code, severity, line, file } = problem;
    // Where the library looks for a file there is none of the journalist's own: it looks beside this page.
    const message = [problem.message, ...(code === 'data-not-loaded' ? [say.fileHere] : [])].join(' ');
    const place = places.nameOf(problem) ?? (line && !file ? say.line(line) : file);
    const go = place && button(place, () => places.goTo(problem), { rank: 'place' });
    if (go) go.title = say.goTo;
    // What is wrong in a file of figures is mended there, not in this text.
    const fix = problem.fix && !file ? button(problem.fix.title, () => mend(draft, problem), { rank: 'fix' }) : undefined;
    return make('li', { class: severity }, box('span', 'severity', say.severity[severity]), box('span', 'message', message), box('span', 'ways', fix, go));
  };

  draft.on('checked', ({ problems, failed }: Checked) => {
    const told = problems.filter(({ severity }) => severity !== 'note');
    const guessed = problems.filter(({ severity }) => severity === 'note');
    const errors = told.filter(({ severity }) => severity === 'error').length;
    count.textContent = told.length ? say.count(errors, told.length - errors) : '';
    const said = failed ? say.failed : told.length ? '' : say.none;
    if (status.textContent !== said) status.textContent = said;
    status.hidden = !said;
    const keepFocus = focusIn(pane);
    list.replaceChildren(...told.sort((one, other) => rank(one) - rank(other)).map(item));
    notes.hidden = !guessed.length;
    const open = notes.open;
    notes.replaceChildren(make('summary', {}, say.notes(guessed.length)), make('ul', {}, ...guessed.map(item)));
    notes.open = open;
    keepFocus();
    pane.dataset['state'] = errors ? 'error' : told.length ? 'warning' : 'good';
  });
  return pane;
}

/** What is folded away may have a place all the same. */
const isSeen = (stop: Element): boolean => stop.getClientRects().length > 0 && !stop.closest('details:not([open]) > :not(summary)');

/** What is pressed in a list goes with it: the focus then goes to what has come into its place, or stays at the list as a whole. */
function focusIn(pane: HTMLElement): () => void {
  const stops = () => [...pane.querySelectorAll<HTMLElement>('button, summary')].filter(isSeen);
  const at = stops().findIndex((stop) => stop === document.activeElement);
  return () => {
    const now = stops();
    if (at >= 0) (now[Math.min(at, now.length - 1)] ?? pane).focus();
  };
}

const rank = ({ severity }: Found): number => (severity === 'error' ? 0 : 1);
