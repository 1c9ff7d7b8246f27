// The page's own elements. Text nodes and attributes alone: the page enforces Trusted Types.

export type Child = Node | string | false | undefined;
type Attributes = Record<string, string | number | boolean | undefined>;

/** An element with attributes and children; an attribute that is false or undefined is left out, one that is true is empty. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.filter((child): child is Node | string => !!child));
  return made;
}

/** An element whose class is all there is to say of it. */
export const box = <K extends keyof HTMLElementTagNameMap>(tag: K, name: string, ...children: Child[]): HTMLElementTagNameMap[K] =>
  make(tag, { class: name }, ...children);

interface ButtonLook {
  icon?: IconName;
  /** Only the icon is seen; the name is what is read aloud and shown on hover. */
  bare?: boolean;
  /** As a class: `primary`, `quiet`. */
  rank?: string;
}

export function button(name: string, press: (event: MouseEvent) => void, { icon, bare, rank = '' }: ButtonLook = {}): HTMLButtonElement {
  const label = box('span', bare ? 'unseen' : 'label', name);
  const made = make('button', { type: 'button', class: `button ${rank}${bare ? ' bare' : ''}`, title: bare && name }, icon && drawn(icon), label);
  made.addEventListener('click', press);
  return made;
}

/** Several choices of which one holds, as a group of radio buttons. */
export function choice<T extends string>(legend: string, options: readonly (readonly [T, string])[], chosen: T, choose: (value: T) => void): HTMLFieldSetElement {
  const name = `choice-${++choices}`;
  const made = options.map(([value, label]) => {
    const input = make('input', { type: 'radio', name, value, checked: value === chosen });
    input.addEventListener('change', () => choose(value));
    return make('label', {}, input, box('span', '', label));
  });
  return make('fieldset', { class: 'choice' }, box('legend', 'unseen', legend), ...made);
}
let choices = 0;

/** Line drawings of 24 × 24, each one path. */
const ICONS = {
  undo: 'M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
  redo: 'm15 14 5-5-5-5M20 9H10a6 6 0 0 0 0 12h3',
  versions: 'M3 12a9 9 0 1 0 3-6.7L3 8M3 3v5h5M12 7v5l3 2',
  link: 'M10 14a5 5 0 0 0 7 0l3-3a5 5 0 0 0-7-7l-1 1M14 10a5 5 0 0 0-7 0l-3 3a5 5 0 0 0 7 7l1-1',
  out: 'M12 15V3M7 8l5-5 5 5M5 15v5h14v-5',
  plus: 'M12 5v14M5 12h14',
  row: 'M3 5h18v6H3zM12 14v7M8.5 17.5h7',
  column: 'M5 3h6v18H5zM14 12h7M17.5 8.5v7',
  'row-out': 'M3 5h18v6H3zM8.5 17.5h7',
  'column-out': 'M5 3h6v18H5zM14 12h7',
  paste: 'M9 4h6v3H9zM9 5H5v16h14V5h-4M8 12h8M8 16h5',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5',
  copy: 'M8 8h12v13H8zM16 8V3H4v13h4',
  down: 'M12 3v12M7 10l5 5 5-5M5 20h14',
  light: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5 19 19M19 5l-1.5 1.5M6.5 17.5 5 19',
  dark: 'M20 14.5A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.5z',
  close: 'M6 6l12 12M18 6 6 18',
  bin: 'M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14M10 11v6M14 11v6',
} as const;
export type IconName = keyof typeof ICONS;

export const drawn = (name: IconName): SVGSVGElement => picture(24, [ICONS[name]]);

/** A small drawing of strokes, for those who see; beside it stand words. */
export function picture(size: number, paths: readonly string[], className = 'icon'): SVGSVGElement {
  const SVG = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`);
  svg.setAttribute('class', className);
  svg.setAttribute('aria-hidden', 'true');
  for (const d of paths) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}

const said = box('div', 'unseen');
said.setAttribute('aria-live', 'polite');
const shown = box('div', 'toast');
shown.hidden = true;
let hiding = 0;

/** Says something in passing: read aloud, and seen for a while. */
export function say(text: string): void {
  // What stands behind an open dialog is neither heard nor seen.
  const place = document.querySelector('dialog[open]') ?? document.body;
  if (said.parentNode !== place) place.append(said, shown);
  said.textContent = text;
  shown.textContent = text;
  shown.setAttribute('aria-hidden', 'true');
  shown.hidden = false;
  clearTimeout(hiding);
  hiding = window.setTimeout(() => (shown.hidden = true), 4000);
}
