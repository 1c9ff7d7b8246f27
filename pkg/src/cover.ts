// Takes what stood in a chart's place out of sight once the chart is painted, and gives it back as it was. Done through
// the nodes' own styles, so that it works in any tree and under any CSP.

type Styles = Record<string, string>;

const GONE: Styles = { display: 'none' };

// Out of sight but read aloud. A table cannot be clipped to a pixel by its width, so it is scaled as well: else its full
// width would make a narrow page scroll sideways.
const UNSEEN: Styles = {
  position: 'absolute',
  left: '0',
  'clip-path': 'inset(50%)',
  transform: 'scale(.01)',
  'transform-origin': '0 0',
  'pointer-events': 'none',
};

/**
 * A cover holds as long as the page lives, and no longer: a page that is saved, or made a text of to be read elsewhere, has no chart and is
 * to show what stood there. So each of its styles is the value of a custom property that is registered, of which no markup tells.
 */
const nameOf = (style: string): string => `--dohoa-${style}-while-alive`;

/** Firefox can from 128 on. */
const canRegister = !!globalThis.CSS?.registerProperty;

// All of them before the first is needed: at each the browser asks the styles of the whole page anew.
for (const [style, initialValue] of canRegister ? Object.entries({ ...GONE, ...UNSEEN }) : []) {
  try {
    CSS.registerProperty({ name: nameOf(style), syntax: '*', inherits: false, initialValue });
  } catch {
    // Another copy of the library has done so.
  }
}

/** Attributes in which a covered node keeps the styles and the tab stop that it had: a copy of the node has nothing else to go by. */
const STYLE = 'data-dohoa-style';
const TAB = 'data-dohoa-tab';
/** The same for the height of its own that a place had. */
const HEIGHT = 'data-dohoa-height';

/** Whether Tab stops at an element. Some browsers let it stop at what scrolls as well, which is never within a table's rows. */
const isStop = (element: Element): boolean =>
  element.matches('a[href], area[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]') ||
  (!element.closest('tr') && /auto|scroll/.test(getComputedStyle(element).overflow));

/** Hides these nodes, tables for the eye and the keyboard only where `tablesStay`. Returns what undoes it. */
export function cover(nodes: readonly Node[], tablesStay: boolean): () => void {
  const undo: (() => void)[] = [];
  for (const node of nodes) {
    if (node instanceof HTMLElement || node instanceof SVGElement) {
      // A figure's picture hides its table, and the chart has one of its own.
      const hasTable = !node.matches('.dohoa') && (node.matches('table') || node.querySelector('table'));
      const stays = tablesStay && hasTable;
      undo.push(restyle(node, stays ? UNSEEN : GONE));
      if (stays) undo.push(...[node, ...node.querySelectorAll('*')].filter(isStop).map(passBy));
    } else if (node instanceof Text) {
      const { data } = node;
      node.data = '';
      undo.push(() => (node.data = data));
    }
  }
  return () => undo.forEach((step) => step());
}

/** Takes an element out of the way of Tab: the focus would be where nothing shows. Who hears the table still finds its links. */
function passBy(stop: Element): () => void {
  stop.setAttribute(TAB, stop.getAttribute('tabindex') ?? '');
  stop.setAttribute('tabindex', '-1');
  return () => letStop(stop);
}

function restyle(node: HTMLElement | SVGElement, styles: Styles): () => void {
  const { style } = node;
  // No list: some old libraries write lists as JSON in a way of their own.
  const had: Record<string, { value: string; priority: string }> = {};
  for (const [name, value] of Object.entries(styles)) {
    had[name] = { value: style.getPropertyValue(name), priority: style.getPropertyPriority(name) };
    style.setProperty(name, canRegister ? `var(${nameOf(name)},revert-layer)` : value, 'important');
  }
  node.setAttribute(STYLE, JSON.stringify(had));
  return () => show(node);
}

/** Gives a chart's place at least this height, CSS px. Returns what gives it back its own. */
export function holdHeight(place: HTMLElement, height: number): () => void {
  place.setAttribute(HEIGHT, place.style.minHeight);
  place.style.minHeight = `${height}px`;
  return () => letHeight(place);
}

function letHeight(place: HTMLElement): void {
  place.style.minHeight = place.getAttribute(HEIGHT) ?? '';
  place.removeAttribute(HEIGHT);
}

/** Gives an element back the tab index that it had. */
function letStop(stop: Element): void {
  const was = stop.getAttribute(TAB);
  if (was) stop.setAttribute('tabindex', was);
  else stop.removeAttribute('tabindex');
  stop.removeAttribute(TAB);
}

/** Gives a node back the styles that it had; none, where the page has put back its own attributes meanwhile. */
function show(node: HTMLElement | SVGElement): void {
  const had = JSON.parse(node.getAttribute(STYLE) ?? '{}') as Record<string, { value: string; priority: string }>;
  for (const [name, { value, priority }] of Object.entries(had)) node.style.setProperty(name, value, priority);
  node.removeAttribute(STYLE);
}

/** Uncovers what a script has copied from another chart's place: it came covered, and the chart that covered it is not here. */
export function uncoverCopy(target: Element): void {
  if (target.hasAttribute(HEIGHT)) letHeight(target as HTMLElement);
  for (const node of target.querySelectorAll<HTMLElement | SVGElement>(`:scope > [${STYLE}]`)) {
    show(node);
    node.querySelectorAll(`[${TAB}]`).forEach(letStop);
    if (node.hasAttribute(TAB)) letStop(node);
  }
}
