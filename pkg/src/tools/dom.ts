// Small helpers for making elements: text nodes and properties only, nothing is parsed as HTML.

type Child = Node | string;

export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  Object.assign(made, properties);
  made.append(...children);
  return made;
}

export const button = (text: string, press: (event: MouseEvent) => void): HTMLButtonElement => {
  const made = make('button', { type: 'button' }, text);
  made.addEventListener('click', press);
  return made;
};

/**
 * What can be pressed or reached is at least so wide and so high, CSS px (WCAG 2.2, 2.5.8). guide/legend.rs lays entries out by the same
 * number, so that their buttons don't meet.
 */
export const TARGET = 24;

/** Puts an element that is placed absolutely at these distances, CSS px. */
export function put(element: HTMLElement, px: { left: number; top: number; width?: number; height?: number }): void {
  for (const [side, length] of Object.entries(px)) element.style.setProperty(side, `${length}px`);
}

/** Hands the reader a file. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  make('a', { href: url, download: name }).click();
  // The download has its own hold on the data once it has begun.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** So long a message can be read, ms: what has happened is not to be met as news by who comes past later. */
const FRESH = 6000;

/** A line that is read aloud when its text changes, and never shown. The same words twice are two messages. */
export class Announcer {
  readonly element = make('div', { className: 'unseen' });
  /** The same for the eye alone: who hears has heard it. */
  readonly #note = make('span', { className: 'said' });
  #last = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.element.setAttribute('aria-live', 'polite');
    this.#note.setAttribute('aria-hidden', 'true');
  }

  /** `beside`: where it is shown as well, to who sees nothing else of what has happened. */
  say(text: string, beside?: HTMLElement): void {
    // A screen reader passes over a text that does not change: a no-break space makes it another one.
    this.#last = text && text === this.#last ? text + '\u00a0' : text;
    this.element.textContent = this.#last;
    this.#note.textContent = text;
    takeOut(this.#note);
    beside?.append(this.#note);
    clearTimeout(this.#timer);
    if (text) this.#timer = setTimeout(() => this.say(''), FRESH);
  }
}

/** As `remove`, which some old libraries have replaced by one that fails for what stands nowhere. */
const takeOut = (element: Element): void => void element.parentNode?.removeChild(element);

/** Takes elements away. Who is at one of them is at `plot` from then on: a focus that goes nowhere is a jump to the top of the page. */
export function takeAway(plot: HTMLElement, ...gone: Element[]): void {
  const { activeElement } = plot.getRootNode() as ShadowRoot;
  if (gone.some((element) => element.contains(activeElement))) plot.focus({ preventScroll: true });
  gone.forEach(takeOut);
}

/** The element within `place` that has the focus. */
export function focusedIn(place: HTMLElement): Element | undefined {
  const { activeElement } = place.getRootNode() as ShadowRoot;
  return activeElement && place.contains(activeElement) ? activeElement : undefined;
}
