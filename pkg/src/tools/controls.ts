// The row of controls above the plot: which table, which order, counts or shares, and files to take along. Room for the same row is in
// the figure that stands there before the script: src/figure/room.rs, which decides as it is decided here.

import type { Hands, Spec } from '../hands.js';
import { button, focusedIn, make, type Announcer } from './dom.js';
import { slug } from './files.js';
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

/** One of several choices: its words and what it makes of the view. */
type Option = [text: string, part: View];

/** A choice, and what marks one of its options as chosen. */
type Made = [element: HTMLElement, mark: (chosen: number) => void];

/** As wide, and as high, as they are once they are chosen: rows don't move for a choice. */
const words = (text: string): HTMLElement => {
  const made = make('span', {}, make('span', {}, text));
  made.dataset['words'] = text;
  return made;
};

const isOrder = (sort: unknown): sort is string => sort === 'asc' || sort === 'desc';

/** What a control is called: by its label, its options included, or by itself. */
const nameOf = (control: Element): string => (control.closest('label') ?? control).textContent!;

/** `shown` is the spec as it counts at present; `change` is told what of the view is to be different. */
export function controls(
  hands: Hands,
  say: Say,
  announcer: Announcer,
  shown: () => Spec,
  change: (part: View, said: string) => void,
): Controls {
  let count = 0;
  /** Marks in each choice the option that is shown. */
  let marks: (() => void)[] = [];

  const choice = (name: string, options: Option[], chosen: () => number): HTMLElement => {
    const letters = options.map(([text]) => text.normalize()).join('').length;
    const isLong = options.length > MOST_ABREAST || letters > MOST_LETTERS;
    const [element, mark] = (isLong ? list : segments)(name, options);
    marks.push(() => mark(chosen()));
    return element;
  };

  const list = (name: string, options: Option[]): Made => {
    const select = make('select', {}, ...options.map(([text]) => make('option', {}, text)));
    select.setAttribute('aria-label', titled(hands, name));
    select.addEventListener('change', () => {
      const [text, part] = options[select.selectedIndex]!;
      change(part, text);
    });
    return [make('label', {}, `${name} `, select), (chosen) => (select.selectedIndex = chosen)];
  };

  const segments = (name: string, options: Option[]): Made => {
    const group = `group-${count++}`;
    const inputs = options.map(([text, part]) => {
      const input = make('input', { type: 'radio', name: group });
      input.addEventListener('change', () => change(part, text));
      return input;
    });
    const labels = inputs.map((input, at) => make('label', {}, input, words(options[at]![0])));
    const set = make('fieldset', {}, make('legend', { className: 'unseen' }, titled(hands, name)), ...labels);
    return [set, (chosen) => inputs.forEach((input, at) => (input.checked = at === chosen))];
  };

  const choices = (spec: Spec, wanted: string[]): HTMLElement[] => {
    const made: HTMLElement[] = [];
    const labels = (Array.isArray(spec['tables']) ? spec['tables'] : []).flatMap((table: Spec) => textsOf(table['label']));
    if (labels.length > 1) {
      const options = labels.map((table): Option => [table, { table }]);
      made.push(choice(say('Table'), options, () => Math.max(0, labels.indexOf(String(shown()['table'])))));
    }
    if (wanted.includes('sort') && SORTED.test(String(spec['type']))) {
      const given = [shown()['sort'], spec['sort']].find(isOrder) ?? 'desc';
      const options: Option[] = [[say('As given'), { sort: 'none' }], [say('By value'), { sort: given }]];
      made.push(choice(say('Order'), options, () => Number(isOrder(shown()['sort']))));
    }
    if (wanted.includes('percent') && SHARED.test(String(spec['type']))) {
      const options: Option[] = [[say('Counts'), { percent: false }], [say('Shares (100%)'), { percent: true }]];
      made.push(choice(say('Measure'), options, () => Number(shown()['percent'] === true)));
    }
    return made;
  };

  const save = async (ending: string, content: () => Promise<Blob>, row: HTMLElement): Promise<void> => {
    const name = `${slug(hands.caption().title ?? hands.caption().type)}.${ending}`;
    try {
      const url = URL.createObjectURL(await content());
      make('a', { href: url, download: name }).click();
      // The download has its own hold on the data once it has begun.
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
      announcer.say(say('Saved {name}', { name }), row);
    } catch {
      announcer.say(say('Could not be saved'), row);
    }
  };

  const files = (): HTMLElement => {
    const row = make('span', { className: 'files' });
    const add = (words: string, ending: string, content: () => Promise<Blob>) => {
      const made = button(words, () => void save(ending, content, row));
      made.setAttribute('aria-label', titled(hands, words));
      row.append(made);
    };
    add(say('Save PNG'), 'png', () => hands.chart.toPNG());
    add(say('Save SVG'), 'svg', async () => new Blob([await hands.chart.toSVG()], { type: 'image/svg+xml' }));
    return row;
  };

  const laidOut = () => marks.forEach((mark) => mark());

  return {
    laidOut,
    renew() {
      const spec = hands.spec();
      const wanted = textsOf(spec['controls']);
      marks = [];
      const had = focusedIn(hands.above);
      const name = had && nameOf(had);
      hands.above.replaceChildren(...choices(spec, wanted), ...(wanted.includes('save') ? [files()] : []));
      laidOut();
      if (!had) return;
      // Who is at a control is at the one of that name again: a focus that goes nowhere is a jump to the top of the page.
      const again = [...hands.above.querySelectorAll<HTMLElement>('input, select, button')].find((made) => nameOf(made) === name);
      (again ?? hands.plot).focus({ preventScroll: true });
    },
  };
}
