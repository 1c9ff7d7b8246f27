// The look of what tools put around and over the plot. The colours and the type are those of the chart's frame, style.ts. What stands
// around it from the start has its room in the figure that stood there before, by the same measures in public/figure.css.

const css = `
.unseen { position: absolute; width: 1px; height: 1px; contain: strict; clip-path: inset(50%); white-space: nowrap }
.symbol { position: absolute; pointer-events: none; outline: 2px solid var(--text); outline-offset: 2px; border-radius: 1px }
.symbol:focus { box-shadow: 0 0 0 2px var(--ground) }
.entry { all: unset; position: absolute; pointer-events: auto; cursor: pointer; box-sizing: border-box; border-radius: 2px }
.entry:hover { box-shadow: inset 0 -1px var(--muted) }
.zoom { position: absolute; display: flex; gap: 4px; pointer-events: auto }
.zoom button { all: unset; cursor: pointer; box-sizing: border-box; min-width: 28px; height: 28px; padding: 0 6px; text-align: center; line-height: 26px; font-size: 1.1em; background: var(--ground); border: 1px solid var(--muted); border-radius: 3px }
.zoom button:focus-visible { outline: 2px solid var(--text); outline-offset: 2px }
.zoom [aria-disabled=true] { opacity: .4; cursor: default }
.bubble {
  position: absolute; z-index: 1; box-sizing: border-box; width: max-content; max-width: min(280px, 100%);
  padding: 8px 12px; border-radius: 4px; background: var(--text); color: var(--ground); font-size: .93em; line-height: 1.4;
  outline: 2px solid transparent; pointer-events: none;
}
.brush { position: absolute; pointer-events: none; background: var(--text); opacity: .14 }
.above { display: flex; flex-wrap: wrap; gap: 8px 28px; align-items: center; margin-top: 12px; font-size: .93em }
.head:empty ~ .above { margin-top: 0 }
.above:not(:empty) ~ .plot { margin-top: calc(12*var(--gap)) }
.above > label { min-width: 0; max-width: 100% }
fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0 16px; min-width: 0 }
fieldset label { position: relative; cursor: pointer; color: var(--muted); min-height: 24px; display: flex; align-items: center }
fieldset input { position: absolute; inset: 0; opacity: 0; margin: 0; width: 100%; height: 100%; cursor: pointer }
fieldset label > span { display: grid; padding: 3px 0; border-bottom: 2px solid transparent }
fieldset span > span, fieldset [data-words]::after { grid-area: 1 / 1 }
fieldset [data-words]::after { content: attr(data-words); font-weight: 600; visibility: hidden }
fieldset :checked + span { color: var(--text); font-weight: 600; border-bottom-color: currentColor }
fieldset :focus-visible + span { outline: 2px solid var(--text); outline-offset: 2px }
select { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--muted); border-radius: 3px; min-height: 28px; max-width: 100% }
.files { position: relative; display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center }
.files button, .help button { all: unset; cursor: pointer; box-sizing: border-box; min-height: 24px; min-width: 24px; padding: 3px 0; text-decoration: underline; text-underline-offset: 2px }
.files button:focus-visible, .help button:focus-visible, .entry:focus-visible { outline: 2px solid var(--text); outline-offset: 2px }
.said { position: absolute; z-index: 1; top: 100%; inset-inline-start: 0; box-sizing: border-box; width: max-content; max-width: 100%; padding: 3px 8px; border-radius: 4px; background: var(--text); color: var(--ground); outline: 2px solid transparent; pointer-events: none }
.sheet .said { top: auto; bottom: 100% }
.below { margin-top: 12px; font-size: .93em }
.scroller { max-height: 360px; overflow: auto; border-block: 1px solid var(--line) }
.sheet .files { margin-top: 4px }
.sheet table { border-collapse: collapse; width: 100% }
.sheet caption { text-align: start; font-weight: 600; padding: 8px 0 }
.sheet :is(th, td) { text-align: end; padding: 6px 0 6px 16px; font-weight: 400; border-top: 1px solid var(--line); vertical-align: top }
.sheet :is(th, td):first-child { text-align: start; padding-inline-start: 0 }
.sheet thead th { color: var(--muted); border-top: 0; vertical-align: bottom }
.steps:not(:last-child) { margin-bottom: 12px }
.steps .files button { font-size: 1.4em; line-height: 1; text-align: center; text-decoration: none; border: 1px solid var(--muted); border-radius: 3px; padding: 3px 8px }
.steps .files [aria-disabled=true] { opacity: .4; cursor: default }
.step-text { margin: 8px 0 0; max-width: 44em }
.step-text:empty { display: none }
.help { display: flex; gap: 12px; justify-content: space-between; border: 1px solid var(--line); padding: 8px 12px; margin-bottom: 12px }
.help button { text-decoration: none; text-align: center }
.paper { display: none }
@media (forced-colors: active) {
  .symbol { outline-color: Highlight }
  .entry:hover { box-shadow: none; outline: 1px solid }
  .brush { background: none; opacity: 1; outline: 2px solid Highlight }
  fieldset label > span { border-bottom-color: Canvas }
  fieldset :checked + span { border-bottom-color: Highlight }
}
@media print {
  .above, .steps .files, .step-text, .help, .sheet .files, .symbol, .entry, .zoom, .bubble { display: none }
  .paper { display: block }
  .scroller { max-height: none; overflow: visible }
}
`;

let sheet: CSSStyleSheet | undefined;

/** The style sheet of the tools, one for all charts. */
export function toolStyles(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  return sheet;
}
