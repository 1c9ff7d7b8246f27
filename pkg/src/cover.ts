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

/** Whether a node shows: most charts have nothing in their place but a spec, which does not. */
export const isSeen = (node: Node): boolean =>
  node instanceof Element ? !(node instanceof HTMLScriptElement) : node instanceof Text && !!node.data.trim();

/** Hides these nodes, tables for the eye only where `tablesStay`. Returns what undoes it. */
export function cover(nodes: Iterable<Node>, tablesStay: boolean): () => void {
  const undo: (() => void)[] = [];
  for (const node of [...nodes].filter(isSeen)) {
    if (node instanceof HTMLElement || node instanceof SVGElement) {
      // A figure's picture hides its table, and the chart has one of its own.
      const hasTable = !node.matches('.dohoa') && (node.matches('table') || node.querySelector('table'));
      undo.push(restyle(node.style, tablesStay && hasTable ? UNSEEN : GONE));
    } else if (node instanceof Text) {
      const { data } = node;
      node.data = '';
      undo.push(() => (node.data = data));
    }
  }
  return () => undo.forEach((step) => step());
}

function restyle(style: CSSStyleDeclaration, styles: Styles): () => void {
  const before = Object.entries(styles).map(([name, value]) => {
    const was = [name, style.getPropertyValue(name), style.getPropertyPriority(name)] as const;
    style.setProperty(name, value, 'important');
    return was;
  });
  return () => before.forEach((was) => style.setProperty(...was));
}
