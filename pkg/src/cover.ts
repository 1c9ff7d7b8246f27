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

/** What a node was before it was covered stands beside it: a copy knows nothing else of that. */
const STYLE = 'data-dohoa-style';
const TAB = 'data-dohoa-tab';

/** Whether the keyboard stops there; some browsers let it stop at what scrolls as well, and that is around the rows. */
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

/** Who goes on by Tab would be where nothing shows. To who hears the table its links are links all the same. */
function passBy(stop: Element): () => void {
  stop.setAttribute(TAB, stop.getAttribute('tabindex') ?? '');
  stop.setAttribute('tabindex', '-1');
  return () => letStop(stop);
}

function restyle(node: HTMLElement | SVGElement, styles: Styles): () => void {
  const { style } = node;
  const was = Object.keys(styles).map((name) => [name, style.getPropertyValue(name), style.getPropertyPriority(name)]);
  node.setAttribute(STYLE, JSON.stringify(was));
  for (const [name, value] of Object.entries(styles)) style.setProperty(name, value, 'important');
  return () => show(node);
}

function letStop(stop: Element): void {
  const was = stop.getAttribute(TAB);
  if (was) stop.setAttribute('tabindex', was);
  else stop.removeAttribute('tabindex');
  stop.removeAttribute(TAB);
}

function show(node: HTMLElement | SVGElement): void {
  const was = JSON.parse(node.getAttribute(STYLE)!) as [name: string, value: string, priority: string][];
  for (const property of was) node.style.setProperty(...property);
  node.removeAttribute(STYLE);
}

/** A copy that a script has made of the place is covered like the place itself, by a chart that is not there. */
export function uncoverCopy(target: Element): void {
  for (const node of target.querySelectorAll<HTMLElement | SVGElement>(`:scope > [${STYLE}]`)) {
    show(node);
    node.querySelectorAll(`[${TAB}]`).forEach(letStop);
    if (node.hasAttribute(TAB)) letStop(node);
  }
}
