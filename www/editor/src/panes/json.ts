// The JSON beside the grid: CodeMirror in a shadow root of its own, where its styles are constructed sheets, which a strict
// policy allows. Underlines are the library's problems; what is offered and explained comes from the schema.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, foldGutter, foldKeymap, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { format } from 'jsonc-parser';
import { Draft, type Checked, type Found } from '../draft.js';
import { explained, offered } from '../hints.js';
import { box, button, make } from '../make.js';
import type { Kept } from '../store.js';
import { language, words } from '../words.js';
import { phrases } from './phrases.vi.js';

const colors = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--code-key)' },
  { tag: tags.string, color: 'var(--code-text)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--code-number)' },
  { tag: [tags.separator, tags.squareBracket, tags.brace], color: 'var(--muted)' },
]);

const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--text)', backgroundColor: 'var(--ground)', fontSize: '0.8125rem' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.6', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--text)', paddingBlock: '0.5rem' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': { backgroundColor: 'var(--ground)', color: 'var(--muted)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--sunken)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--selected)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--selected)', color: 'inherit' },
  '.cm-tooltip': { backgroundColor: 'var(--ground)', color: 'var(--text)', border: '1px solid var(--edge)', borderRadius: '4px', maxWidth: 'min(28rem, 90vw)' },
  '.cm-tooltip .hint': { padding: '0.375rem 0.625rem', font: '400 0.8125rem/1.5 var(--sans)', whiteSpace: 'pre-line', maxWidth: '26rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', maxHeight: '14rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.1875rem 0.5rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--ground)' },
  '.cm-completionIcon': { display: 'none' },
  '.cm-diagnostic': { padding: '0.375rem 0.625rem', font: '400 0.8125rem/1.5 var(--sans)', borderLeftWidth: '3px' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--error)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--warning)' },
  '.cm-diagnosticAction': { backgroundColor: 'var(--accent)', color: 'var(--ground)', padding: '0.25rem 0.5rem', borderRadius: '3px', fontSize: '0.8125rem' },
  '.cm-lintRange-error, .cm-lintRange-warning': { backgroundImage: 'none', textDecoration: 'underline wavy var(--error) 1px', textUnderlineOffset: '3px' },
  '.cm-lintRange-warning': { textDecorationColor: 'var(--warning)' },
  '.cm-lint-marker': { width: '0.75em', height: '0.75em' },
  '.cm-panels': { backgroundColor: 'var(--sunken)', color: 'var(--text)', font: '400 0.8125rem/1.5 var(--sans)' },
  '.cm-panels input, .cm-panels button, .cm-panels label': { font: 'inherit', color: 'inherit', background: 'var(--ground)' },
});

const EXTENSIONS: Extension = [
  lineNumbers(), foldGutter(), lintGutter(), highlightActiveLine(), highlightActiveLineGutter(), drawSelection(),
  json(), indentOnInput(), indentUnit.of('  '), bracketMatching(), closeBrackets(),
  syntaxHighlighting(colors), look, EditorView.lineWrapping,
  autocompletion({ override: [offered], icons: false }), explained,
  EditorState.phrases.of(language === 'vi' ? phrases : {}),
  // Tab goes on to the next part of the page, for those who have no mouse.
  keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...foldKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap]),
  EditorView.contentAttributes.of({ 'aria-label': words.json.label }),
];

export function jsonPane(kept: Kept): { draft: Draft; pane: HTMLElement } {
  const host = box('div', 'code');
  const root = host.attachShadow({ mode: 'open' });
  const draft = new Draft(kept, root, root, EXTENSIONS);
  const tidy = button(words.json.tidy, () => tidied(draft), { rank: 'quiet' });
  draft.on('checked', (checked) => draft.view.dispatch(setDiagnostics(draft.view.state, diagnostics(draft, checked))));
  return { draft, pane: box('div', 'pane-body json', box('div', 'tools', make('h2', {}, words.json.heading), tidy), host) };
}

function diagnostics(draft: Draft, { text, problems }: Checked): Diagnostic[] {
  const marked = problems.filter(({ severity, file }) => severity !== 'note' && !file);
  return marked.map((problem) => {
    const from = Math.min(problem.from ?? 0, text.length);
    const actions = problem.fix && [{ name: problem.fix.title, apply: () => mend(draft, problem) }];
    const severity = problem.severity === 'error' ? 'error' : 'warning';
    return { from, to: Math.min(Math.max(problem.to ?? from, from), text.length), severity, message: problem.message, ...(actions && { actions }) };
  });
}

/** Does what the library proposes. */
export function mend(draft: Draft, { fix }: Found): void {
  draft.change((fix?.edits ?? []).map(({ from, to, text }) => ({ from, to, insert: text })));
}

function tidied(draft: Draft): void {
  const edits = format(draft.text, undefined, { insertSpaces: true, tabSize: 2, eol: '\n', keepLines: true });
  draft.change(edits.map(({ offset, length, content }) => ({ from: offset, to: offset + length, insert: content })));
}
