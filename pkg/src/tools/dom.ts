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

/** A line that is read aloud when its text changes, and never shown. The same words twice are two messages. */
export class Announcer {
  readonly element = make('div', { className: 'unseen' });
  #last = '';

  constructor() {
    this.element.setAttribute('aria-live', 'polite');
  }

  say(text: string): void {
    // A screen reader passes over a text that does not change: a no-break space makes it another one.
    this.#last = text === this.#last ? text + '\u00a0' : text;
    this.element.textContent = this.#last;
  }
}

/** Takes elements away. Who is at one of them is at `plot` from then on: a focus that goes nowhere is a jump to the top of the page. */
export function takeAway(plot: HTMLElement, ...gone: Element[]): void {
  const { activeElement } = plot.getRootNode() as ShadowRoot;
  if (gone.some((element) => element.contains(activeElement))) plot.focus({ preventScroll: true });
  gone.forEach((element) => element.remove());
}

/** The element within `place` that has the focus. */
export function focusedIn(place: HTMLElement): Element | undefined {
  const { activeElement } = place.getRootNode() as ShadowRoot;
  return activeElement && place.contains(activeElement) ? activeElement : undefined;
}
