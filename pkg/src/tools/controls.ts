// The row of controls above the plot: which table, which order, counts or shares, and files to take along. Room for the same row is in
// the figure that stands there before the script: src/figure/room.rs, which decides as it is decided here.

import type { Hands, Spec } from '../hands.js';
import { button, download, focusedIn, make, type Announcer } from './dom.js';
import { fileName } from './files.js';
import { textsOf, type View } from './view.js';
import { titled, type Say } from './words.js';

/** More choices, or longer ones, than stand well abreast on a phone. */
const MOST_ABREAST = 4;
const MOST_LETTERS = 48;

/** Which kinds have an order, and of which shares can be told; tests/layers.rs holds this against the core. */
const SORTED = /^(bar|stacked-bar)$/;
const SHARED = /^(stacked-bar|area)$/;

export interface Controls {
  /** Made anew for another spec. */
  renew(): void;
  /** The picture is another one: where it is narrow, another choice may be the one that is shown. */
  laidOut(): void;
}

/** One of several options: its words and what it makes of the view. */
type Option = [text: string, part: View];

/** What may be chosen: what it is called, from what, and which option counts at present. */
type Choice = [name: string, options: Option[], chosen: () => number];

type Change = (part: View, said: string) => void;

/** A choice in the page, and what marks in it the option that counts. */
type Made = [element: HTMLElement, mark: () => void];

/** `shown` is the spec as it counts at present; `change` is told what of the view is to be different. */
export function controls(hands: Hands, say: Say, announcer: Announcer, shown: () => Spec, change: Change): Controls {
  let made: Made[] = [];
  const laidOut = () => made.forEach(([, mark]) => mark());
  return {
    laidOut,
    renew() {
      const spec = hands.spec();
      const wanted = textsOf(spec['controls']);
      made = choicesOf(spec, wanted, say, shown).map((choice) => (isLong(choice) ? list : segments)(choice, hands, change));
      const had = focusedIn(hands.above);
      const name = had && nameOf(had);
      hands.above.replaceChildren(...made.map(([element]) => element), ...(wanted.includes('save') ? [files(hands, say, announcer)] : []));
      laidOut();
      if (!had) return;
      // Who is at a control is at the one of that name again: a focus that goes nowhere is a jump to the top of the page.
      const again = [...hands.above.querySelectorAll<HTMLElement>('input, select, button')].find((made) => nameOf(made) === name);
      (again ?? hands.plot).focus({ preventScroll: true });
    },
  };
}

/** What a control is called: by its label, its options included, or by itself. */
const nameOf = (control: Element): string => (control.closest('label') ?? control).textContent!;

const isOrder = (sort: unknown): sort is string => sort === 'asc' || sort === 'desc';

function choicesOf(spec: Spec, wanted: string[], say: Say, shown: () => Spec): Choice[] {
  const choices: Choice[] = [];
  const labels = (Array.isArray(spec['tables']) ? spec['tables'] : []).flatMap((table: Spec) => textsOf(table['label']));
  if (labels.length > 1) {
    const options = labels.map((table): Option => [table, { table }]);
    choices.push([say('Table'), options, () => Math.max(0, labels.indexOf(String(shown()['table'])))]);
  }
  if (wanted.includes('sort') && SORTED.test(String(spec['type']))) {
    const given = [shown()['sort'], spec['sort']].find(isOrder) ?? 'desc';
    const options: Option[] = [[say('As given'), { sort: 'none' }], [say('By value'), { sort: given }]];
    choices.push([say('Order'), options, () => Number(isOrder(shown()['sort']))]);
  }
  if (wanted.includes('percent') && SHARED.test(String(spec['type']))) {
    const options: Option[] = [[say('Counts'), { percent: false }], [say('Shares (100%)'), { percent: true }]];
    choices.push([say('Measure'), options, () => Number(shown()['percent'] === true)]);
  }
  return choices;
}

function isLong([, options]: Choice): boolean {
  const letters = options.map(([text]) => text.normalize()).join('').length;
  return options.length > MOST_ABREAST || letters > MOST_LETTERS;
}

function list([name, options, chosen]: Choice, hands: Hands, change: Change): Made {
  const select = make('select', {}, ...options.map(([text]) => make('option', {}, text)));
  select.setAttribute('aria-label', titled(hands, name));
  select.addEventListener('change', () => {
    const [text, part] = options[select.selectedIndex]!;
    change(part, text);
  });
  return [make('label', {}, `${name} `, select), () => (select.selectedIndex = chosen())];
}

/** Groups of the page so far: in one place no two have the same name. */
let groups = 0;

function segments([name, options, chosen]: Choice, hands: Hands, change: Change): Made {
  const group = `group-${groups++}`;
  const inputs = options.map(([text, part]) => {
    const input = make('input', { type: 'radio', name: group });
    input.addEventListener('change', () => change(part, text));
    return input;
  });
  const labels = inputs.map((input, at) => make('label', {}, input, words(options[at]![0])));
  const set = make('fieldset', {}, make('legend', { className: 'unseen' }, titled(hands, name)), ...labels);
  const mark = () => {
    const now = chosen();
    inputs.forEach((input, at) => (input.checked = at === now));
  };
  return [set, mark];
}

/** The words of an option, with the room that they take once they are chosen, in bold: rows don't move for a choice. */
function words(text: string): HTMLElement {
  const made = make('span', {}, make('span', {}, text));
  made.dataset['words'] = text;
  return made;
}

function files(hands: Hands, say: Say, announcer: Announcer): HTMLElement {
  const row = make('span', { className: 'files' });
  const save = async (ending: string, content: () => Promise<Blob>) => {
    const name = fileName(hands.caption(), ending);
    try {
      download(name, await content());
      announcer.say(say('Saved {name}', { name }), row);
    } catch {
      announcer.say(say('Could not be saved'), row);
    }
  };
  const add = (words: string, ending: string, content: () => Promise<Blob>) => {
    const made = button(words, () => void save(ending, content));
    made.setAttribute('aria-label', titled(hands, words));
    row.append(made);
  };
  add(say('Save PNG'), 'png', () => hands.chart.toPNG());
  add(say('Save SVG'), 'svg', async () => new Blob([await hands.chart.toSVG()], { type: 'image/svg+xml' }));
  return row;
}
