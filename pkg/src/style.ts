// The look of everything around the plot. One constructed sheet for all charts: it needs no permission from a page's CSP,
// and what the page may change are the custom properties and the parts.

import type { Look } from './core.js';

export const FONT = '"Helvetica Neue", Arial, "Liberation Sans", "Noto Sans", sans-serif';

/** Around a chart that brings its own ground, in CSS pixels. */
export const GROUND_PADDING = 16;

/** Holds all that the page's styles say of how a chart looks, but for its font: to ask once is less than to ask for each. */
export const ASKED = '--dohoa-asked';
const LOOKS = ['ground', 'text', 'muted', 'hairline', 'axis', 'accent', 'rest', 'track', 'ordered', 'palette', 'scale', 'radius', 'space'];
const SAID = LOOKS.map((name) => `var(--dohoa-${name},)`).join('');

// A browser tells of a style that changes, whatever it was that changed it, where the change is a transition. This one has its end at
// once: who asks for a colour meanwhile gets the new one. All of it is the frame's: what a page's own rules say of every element, they
// say of the host as well, and there they win. The frame's own colour is that of the page's words, which tells of the page's ground.

const css = `
:host { margin: 0 !important; display: flow-root !important; position: relative; writing-mode: horizontal-tb }
.frame {
  outline-color: color-mix(in srgb, CanvasText, currentColor); ${ASKED}: ${SAID};
  transition: 1ms step-start; transition-property: color, outline-color, ${ASKED}, --dohoa-font; transition-behavior: allow-discrete;
  --text: var(--dohoa-text, #1c1f24); --muted: var(--dohoa-muted, #5b626c);
  --ground: #fff; --line: #d5d9de; --px: 1px; --gap: 1px;
  margin: 0; font: 400 calc(14*var(--px))/1.45 var(--font, var(--dohoa-font, ${FONT}));
  font-variant-numeric: tabular-nums; letter-spacing: normal; word-spacing: normal; text-shadow: none; text-align: start; text-indent: 0; text-transform: none;
  white-space: normal; overflow-wrap: break-word;
}
.frame > * { color: var(--text) }
.dark {
  --text: var(--dohoa-text, #e9ebee); --muted: var(--dohoa-muted, #a6adb7);
  --ground: #15181c; --line: #3b424b;
}
.grounded { background: var(--ground); padding: ${GROUND_PADDING}px }
.title { font-size: 1.43em; line-height: 1.3; font-weight: 600 }
.subtitle { font-size: 1.07em; color: var(--muted); margin-top: 4px }
.title, .subtitle { max-width: 44em; text-wrap: balance }
.plot { position: relative; margin-top: calc(12*var(--gap)); touch-action: pan-y pinch-zoom }
.head:empty ~ .plot { margin-top: 0 }
:is(.head, .above, .below):empty { display: none }
.walk { position: absolute; inset: 0; pointer-events: none }
:focus-visible { outline: 2px solid var(--text); outline-offset: 2px }
button { all: unset; cursor: pointer; text-decoration: underline; padding-block: 4px; margin-block: -4px }
canvas { display: block; max-width: 100% }
.picture { color-scheme: light }
.dark .picture { color-scheme: dark }
.note, .source { font-size: .857em; color: var(--muted); margin-top: calc(12*var(--gap)) }
.source { display: flex; flex-wrap: wrap; gap: 0 16px; align-items: baseline }
.note + .source { margin-top: 4px }
a { color: inherit }
.tip {
  position: absolute; z-index: 1; box-sizing: border-box; width: max-content; max-width: min(280px, 100%);
  padding: 8px 12px; border-radius: 4px; background: var(--text); color: var(--ground); font-size: .93em; line-height: 1.4;
  outline: 2px solid transparent;
}
.spot {
  position: absolute; width: 9px; height: 9px; margin: -4.5px; border-radius: 50%; outline: 2px solid var(--ground);
  pointer-events: none; forced-color-adjust: none;
}
.tip::after { content: ""; position: absolute; inset: 100% 0 -12px }
.tip :first-child { font-weight: 600 }
.finger .tip { pointer-events: none }
.heard { position: absolute; bottom: 0; width: 1px; height: 1px }
[hidden] { display: none }
@media print {
  .frame { --text: #000; --muted: #333; background: none; padding: 0 }
  .plot > canvas { width: 100% !important; height: auto !important; max-height: 80vh; object-fit: contain; object-position: 0 0 }
  .tip, .spot, .above, .source button { display: none }
  .head { break-after: avoid }
  .plot { break-inside: avoid }
  .note, .source { break-before: avoid }
}
`;

let sheet: CSSStyleSheet | undefined;

export function sharedSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  return sheet;
}

/** The colours, the font and the measures that the plot has, for the words around it; those of this sheet are left out. */
export function measuresOf(look?: Look): Record<string, string | undefined> {
  const { text, muted, ground, hairline } = look?.colors ?? {};
  const given = (own: string | number | undefined, usual: string | number, unit = '') => (own && own !== usual ? own + unit : '');
  return {
    text,
    muted,
    ground,
    line: hairline,
    font: given(look?.font, FONT),
    px: given(look?.scale, 1, 'px'),
    gap: given(look?.space, 1, 'px'),
  };
}
