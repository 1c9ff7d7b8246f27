// The row of controls above the plot: which table, which order, counts or shares, and files to take along.

import type { Hands, Spec } from '../hands.js';
import { button, make, type Announcer } from './dom.js';
import { slug } from './files.js';
import { textsOf, type View } from './view.js';
import type { Say } from './words.js';

/** More choices, or longer ones, than stand well abreast on a phone. */
const MOST_ABREAST = 4;
const MOST_LETTERS = 48;

export interface Controls {
  /** Made anew for another spec. */
  renew(): void;
}

/** `change` is told what of the view is to be different. */
export function controls(hands: Hands, say: Say, announcer: Announcer, change: (part: View, said: string) => void): Controls {
  let count = 0;

  const choice = (name: string, options: [text: string, part: View][], chosen: number): HTMLElement => {
    const isLong = options.length > MOST_ABREAST || options.map(([text]) => text).join('').length > MOST_LETTERS;
    return isLong ? list(name, options, chosen) : segments(name, options, chosen);
  };

  const list = (name: string, options: [string, View][], chosen: number): HTMLElement => {
    const select = make('select', {}, ...options.map(([text]) => make('option', {}, text)));
    select.selectedIndex = chosen;
    select.addEventListener('change', () => {
      const [text, part] = options[select.selectedIndex]!;
      change(part, text);
    });
    return make('label', {}, `${name} `, select);
  };

  const segments = (name: string, options: [string, View][], chosen: number): HTMLElement => {
    const group = `group-${count++}`;
    const set = make('fieldset', {}, make('legend', { className: 'unseen' }, name));
    options.forEach(([text, part], at) => {
      const input = make('input', { type: 'radio', name: group, checked: at === chosen });
      input.addEventListener('change', () => change(part, text));
      set.append(make('label', {}, input, make('span', {}, text)));
    });
    return set;
  };

  const choices = (spec: Spec, wanted: string[]): HTMLElement[] => {
    const made: HTMLElement[] = [];
    const labels = (Array.isArray(spec['tables']) ? spec['tables'] : []).flatMap((table: Spec) => textsOf(table['label']));
    if (labels.length > 1) {
      const chosen = Math.max(0, labels.indexOf(String(spec['table'])));
      made.push(choice(say('Table'), labels.map((table) => [table, { table }]), chosen));
    }
    if (wanted.includes('sort') && hands.takes('sort')) {
      const given = spec['sort'] === 'asc' ? 'asc' : 'desc';
      const options: [string, View][] = [[say('As given'), { sort: 'none' }], [say('By value'), { sort: given }]];
      made.push(choice(say('Order'), options, ['asc', 'desc'].includes(String(spec['sort'])) ? 1 : 0));
    }
    if (wanted.includes('percent') && hands.takes('percent')) {
      const options: [string, View][] = [[say('Counts'), { percent: false }], [say('Shares (100%)'), { percent: true }]];
      made.push(choice(say('Measure'), options, spec['percent'] === true ? 1 : 0));
    }
    return made;
  };

  const save = async (ending: string, content: () => Promise<Blob>): Promise<void> => {
    const name = `${slug(hands.caption().title ?? hands.caption().type)}.${ending}`;
    try {
      const url = URL.createObjectURL(await content());
      make('a', { href: url, download: name }).click();
      // The download has its own hold on the data once it has begun.
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
      announcer.say(say('Saved {name}', { name }));
    } catch {
      announcer.say(say('Could not be saved'));
    }
  };

  const files = (): HTMLElement =>
    make(
      'span',
      { className: 'files' },
      button(say('Save PNG'), () => void save('png', () => hands.chart.toPNG())),
      button(say('Save SVG'), () => void save('svg', async () => new Blob([await hands.chart.toSVG()], { type: 'image/svg+xml' }))),
    );

  return {
    renew() {
      const spec = hands.spec();
      const wanted = textsOf(spec['controls']);
      hands.above.replaceChildren(...choices(spec, wanted), ...(wanted.includes('save') ? [files()] : []));
    },
  };
}
