// What the JSON beside the grid offers as one types and says on hover: the answers of the language service that other editors
// have for JSON, from the schema that ships with the package. Errors are not its business: those are the library's own.

import { snippet, type Completion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import type { EditorState } from '@codemirror/state';
import { hoverTooltip, type Tooltip } from '@codemirror/view';
import type { CompletionItem, JSONDocument, LanguageService, MarkedString, MarkupContent, TextDocument } from 'vscode-json-languageservice';
import { box } from './make.js';
import { schema } from './schema.js';

interface Asked {
  service: LanguageService;
  document: TextDocument;
  parsed: JSONDocument;
}

let starting: Promise<(text: string) => Asked> | undefined;

/** The service is large, and fetched when somebody first types or hovers. */
function start(): Promise<(text: string) => Asked> {
  starting ??= Promise.all([import('vscode-json-languageservice'), schema()]).then(([{ getLanguageService, TextDocument }, schema]) => {
    const service = getLanguageService({});
    service.configure({ validate: false, schemas: [{ uri: 'dohoa.schema.json', fileMatch: ['*'], schema }] });
    return (text) => {
      const document = TextDocument.create('file:///chart.json', 'json', 1, text);
      return { service, document, parsed: service.parseJSONDocument(document) };
    };
  });
  starting.catch(() => (starting = undefined));
  return starting;
}

export async function offered({ state, pos, explicit }: CompletionContext): Promise<CompletionResult | null> {
  const before = state.sliceDoc(Math.max(0, pos - 1), pos);
  if (!explicit && !/["\w:[{-]/.test(before)) return null;
  const { service, document, parsed } = (await start())(state.doc.toString());
  const list = await service.doComplete(document, document.positionAt(pos), parsed);
  if (!list?.items.length) return null;
  const placed = list.items.map((item) => ({ item, ...spanOf(item, document, pos) }));
  const from = Math.min(...placed.map((item) => item.from));
  return { from, options: placed.filter((item) => item.from === from).map(({ item, text }) => option(item, text)) };
}

function spanOf(item: CompletionItem, document: TextDocument, pos: number): { from: number; text: string } {
  const edit = item.textEdit;
  if (!edit) return { from: pos, text: item.insertText ?? item.label };
  const range = 'range' in edit ? edit.range : edit.insert;
  return { from: document.offsetAt(range.start), text: edit.newText };
}

function option(item: CompletionItem, text: string): Completion {
  // What is typed may begin with a quote or without one.
  const label = item.filterText ?? item.label;
  const said = wordsOf(item.documentation);
  const apply = snippet(text.replace(/\$(\d+)/g, (_, at: string) => `\${${at}}`).replace(/\$\{(\d+):/g, (_, at: string) => `\${${at}:`));
  return {
    label,
    displayLabel: item.label,
    apply: (view, completion, from, to) => apply(view, completion, from, swallowed(view.state, to, text)),
    type: text.includes(':') ? 'property' : 'enum',
    ...(said && { info: () => box('div', 'hint', said) }),
  };
}

/** Quotes close by themselves as one types; one that stands behind the cursor is replaced along with the word. */
const swallowed = (state: EditorState, to: number, text: string): number =>
  /["}]$|":/.test(text) && state.sliceDoc(to, to + 1) === '"' ? to + 1 : to;

export const explained = hoverTooltip(async ({ state }, pos): Promise<Tooltip | null> => {
  const { service, document, parsed } = (await start())(state.doc.toString());
  const hover = await service.doHover(document, document.positionAt(pos), parsed);
  const said = [hover?.contents ?? []].flat().map(wordsOf).filter(Boolean).join('\n');
  if (!said) return null;
  const range = hover?.range;
  return {
    pos: range ? document.offsetAt(range.start) : pos,
    ...(range && { end: document.offsetAt(range.end) }),
    create: () => ({ dom: box('div', 'hint', said) }),
  };
});

/** Markdown as plain words. */
function wordsOf(said: string | MarkupContent | MarkedString | undefined): string {
  const text = typeof said === 'string' ? said : (said?.value ?? '');
  return text.replace(/\\([\\`*_{}[\]()#+\-.!<>])/g, '$1').replace(/\*\*/g, '').replaceAll('&nbsp;', ' ').trim();
}
