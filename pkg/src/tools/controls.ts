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
  /** Another spec stands in the place: the row is made anew if it is another one. */
  renew(): void;
  /** The picture is another one: where it is narrow, another choice may be the one that is shown. */
  laidOut(): void;
}

/** One of several options: its words and what it makes of the view. */
type Option = [text: string, part: View];

/** What may be chosen: what it is called, from what, and which option counts at present. */
type Choice = [name: string, options: Option[], chosen: () => number];

type Change = (part: View, said: string) => void;

interface Shown {
  /** The spec as it counts at present. */
  spec(): Spec;
  /** The same without what readers have changed. */
  given(): Spec;
}

/** A choice in the page, and what marks in it the option that counts. */
type Made = [element: HTMLElement, mark: () => void];

/** `change` is told what of the view is to be different. */
export function controls(hands: Hands, say: Say, announcer: Announcer, shown: Shown, change: Change): Controls {
  const { above } = hands;
  let made: Made[] = [];
  /** What the row that stands there says and does. */
  let content = '';
  const laidOut = () => made.forEach(([, mark]) => mark());
  return {
    laidOut,
    renew() {
      const spec = hands.spec();
      const choices = choicesOf(spec, say, shown);
      const saves = textsOf(spec['controls']).includes('save');
      // A press is one only if it ends on the element on which it has begun.
      const wanted = choices.length || saves ? JSON.stringify([hands.caption().title, choices, saves && FILES.map((words) => say(words))]) : '';
      if (wanted === content) return;
      content = wanted;
      const had = focusedIn(above);
      const name = had && nameOf(had);
      // As long as its shadow root lives, Chromium never lets go of a radio button that is taken away under a name.
      for (const input of above.querySelectorAll('input')) input.name = '';
      made = choices.map((choice) => (isLong(choice) ? list : segments)(choice, hands, change));
      above.replaceChildren(...made.map(([element]) => element), ...(saves ? [files(hands, say, announcer)] : []));
      laidOut();
      if (!had) return;
      // Who is at a control is at the one of that name again: a focus that goes nowhere is a jump to the top of the page.
      const again = [...above.querySelectorAll<HTMLElement>('input, select, button')].find((made) => nameOf(made) === name);
      (again ?? hands.plot).focus({ preventScroll: true });
    },
  };
}

/** What a control is called: by its label, its options included, or by itself. */
const nameOf = (control: Element): string => (control.closest('label') ?? control).textContent!;

const isOrder = (sort: unknown): sort is string => sort === 'asc' || sort === 'desc';

/** Whether readers of a spec may choose the order, or shares. */
const isOffered = (spec: Spec, choice: 'sort' | 'percent'): boolean =>
  textsOf(spec['controls']).includes(choice) && (choice === 'sort' ? SORTED : SHARED).test(String(spec['type']));

/** Which tables they may choose from. */
const labelsOf = ({ tables }: Spec): string[] => (Array.isArray(tables) ? tables : []).flatMap((table: Spec) => textsOf(table['label']));

/** What a spec still offers of what readers have chosen. */
export function offered(spec: Spec, { sort, percent, table }: View): View {
  return {
    ...(sort !== undefined && isOffered(spec, 'sort') && { sort }),
    ...(percent !== undefined && isOffered(spec, 'percent') && { percent }),
    ...(table !== undefined && labelsOf(spec).includes(table) && { table }),
  };
}

function choicesOf(spec: Spec, say: Say, shown: Shown): Choice[] {
  const choices: Choice[] = [];
  const labels = labelsOf(spec);
  if (labels.length > 1) {
    const options = labels.map((table): Option => [table, { table }]);
    choices.push([say('Table'), options, () => Math.max(0, labels.indexOf(String(shown.spec()['table'])))]);
  }
  if (isOffered(spec, 'sort')) {
    const given = [shown.given()['sort'], spec['sort']].find(isOrder) ?? 'desc';
    const options: Option[] = [[say('As given'), { sort: 'none' }], [say('By value'), { sort: given }]];
    choices.push([say('Order'), options, () => Number(isOrder(shown.spec()['sort']))]);
  }
  if (isOffered(spec, 'percent')) {
    const options: Option[] = [[say('Counts'), { percent: false }], [say('Shares (100%)'), { percent: true }]];
    choices.push([say('Measure'), options, () => Number(shown.spec()['percent'] === true)]);
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

/** What may be taken along. */
const FILES = ['Save PNG', 'Save SVG'] as const;

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
  const [png, svg] = FILES;
  add(say(png), 'png', () => hands.chart.toPNG());
  add(say(svg), 'svg', async () => new Blob([await hands.chart.toSVG()], { type: 'image/svg+xml' }));
  return row;
}
