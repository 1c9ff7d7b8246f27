// The chart that is being worked on. Its JSON text is the one truth: grid, form and fixes change that text, so all of them share
// one undo. After each change it is saved, and once the typing pauses it is checked.

import { history, historyField, isolateHistory, redo, redoDepth, undo, undoDepth } from '@codemirror/commands';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { check, type PlacedProblem, type Spec } from 'dohoa';
import type { Node } from 'jsonc-parser';
import { smallest, treeOf, valueAt, type Edit } from './edits.js';
import { filesOf } from './files.js';
import { keep, keepAtOnce, keepVersion, load, onChangeElsewhere, type Kept, type Why } from './store.js';
import { language } from './words.js';

export type Found = PlacedProblem & { fix?: { title: string; edits: { from: number; to: number; text: string }[] } };

/** What is known of a text once it has been looked at. */
export interface Checked {
  text: string;
  /** Absent while the JSON cannot be read. */
  tree: Node | undefined;
  problems: readonly Found[];
  /** The spec, if no error stops it. */
  spec: Spec | undefined;
  /** The checks themselves could not be had. */
  failed?: boolean;
}

export type Saving = 'saved' | 'saving' | 'unsaved';

interface Events {
  /** The text has changed. */
  text: (text: string) => void;
  /** It has been looked at. */
  checked: (checked: Checked) => void;
  saving: (saving: Saving) => void;
  /** It has come from another tab. */
  elsewhere: () => void;
}

/** Pauses, ms: before the text is looked at, before it is saved, and after how long a version of it is kept. */
const PAUSE = 150;
const SAVING = 250;
const VERSION = 10 * 60_000;

export class Draft {
  readonly id: string;
  readonly view: EditorView;
  #checked: Checked | undefined;
  /** The last text from which a chart could be drawn. */
  #good: string | undefined;
  readonly #listeners: { [K in keyof Events]: Events[K][] } = { text: [], checked: [], saving: [], elsewhere: [] };
  readonly #extensions: Extension;
  #changed: number;
  #looking = 0;
  #saving = 0;
  #unsaved = false;
  /** The last try to save it has failed. */
  #failed = false;
  readonly #closed = new AbortController();
  #versionAt = Date.now();

  constructor(kept: Kept, place: DocumentFragment | Element, root: Document | ShadowRoot, extensions: Extension) {
    this.id = kept.id;
    this.#changed = kept.changed;
    this.#good = kept.good;
    const noticing = EditorView.updateListener.of(({ docChanged }) => docChanged && this.#noticed());
    this.#extensions = [history({ minDepth: 1000 }), noticing, extensions];
    this.view = new EditorView({ state: this.#stateOf(kept), parent: place, root });
    const { signal } = this.#closed;
    addEventListener('pagehide', () => this.leave(), { signal });
    document.addEventListener('visibilitychange', () => document.hidden && this.leave(), { signal });
    // Only what the browser could not keep is worth a question.
    addEventListener('beforeunload', (event) => this.#failed && event.preventDefault(), { signal });
    onChangeElsewhere(kept.id, () => void this.#takeOver(), signal);
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  get title(): string {
    const tree = treeOf(this.text) ?? this.#checked?.tree;
    return String((tree && valueAt(tree, ['title'])) ?? '');
  }

  get checked(): Checked | undefined {
    return this.#checked;
  }

  get good(): string | undefined {
    return this.#good;
  }

  get depths(): { undo: number; redo: number } {
    const { state } = this.view;
    return { undo: undoDepth(state), redo: redoDepth(state) };
  }

  on<K extends keyof Events>(event: K, listener: Events[K]): void {
    this.#listeners[event].push(listener);
  }

  /** Changes the text, as one step of undo; typing in one place is one step as well. */
  change(edits: readonly Edit[], typing = false): void {
    if (edits.length) this.view.dispatch({ changes: [...edits], userEvent: typing ? 'input.type' : 'input' });
  }

  replace(text: string): void {
    this.change([{ from: 0, to: this.view.state.doc.length, insert: text }]);
  }

  undo(): boolean {
    return undo(this.view);
  }

  redo(): boolean {
    return redo(this.view);
  }

  /** Keeps the text as a version to which one can go back. */
  async version(why: Why): Promise<void> {
    this.#versionAt = Date.now();
    await keepVersion({ chart: this.id, at: this.#versionAt, why, text: this.text }).catch(() => {});
  }

  /** The page is being left, or put aside: whatever is not saved yet is saved now. */
  leave(): void {
    if (!this.#unsaved) return;
    keepAtOnce(this.#kept());
    void this.#save();
    void this.version('worked');
  }

  /** Saves, and tells whether all of it is kept now. */
  async settle(): Promise<boolean> {
    if (this.#unsaved) await this.#save();
    return !this.#failed;
  }

  /** It could not be kept. */
  fail(): void {
    this.#unsaved = true;
    this.#failed = true;
    this.#tell('saving', 'unsaved');
  }

  /** Nobody works on it any more: it is neither saved nor taken over from here on. */
  close(): void {
    clearTimeout(this.#saving);
    this.#closed.abort();
  }

  /** Looks at the text once nothing else is going on. */
  look(pause = PAUSE): void {
    clearTimeout(this.#looking);
    const idle = (run: () => void) => ('requestIdleCallback' in window ? requestIdleCallback(run, { timeout: 400 }) : setTimeout(run));
    this.#looking = window.setTimeout(() => idle(() => void this.#look()), pause);
  }

  #stateOf({ text, state }: Kept): EditorState {
    const fields = { history: historyField };
    try {
      const saved = state ? EditorState.fromJSON(state, { extensions: this.#extensions }, fields) : undefined;
      // What was written in haste on leaving is one step further than the history beside it.
      const before = saved?.doc.toString() ?? '';
      const change = smallest(before, { from: 0, to: before.length, insert: text });
      if (saved) return change ? saved.update({ changes: change, annotations: isolateHistory.of('full') }).state : saved;
    } catch {
      // Of another version of the editor: the text alone is taken.
    }
    return EditorState.create({ doc: text, extensions: this.#extensions });
  }

  #kept(): Kept {
    const state = this.view.state.toJSON({ history: historyField });
    const good = this.#good === this.text ? undefined : this.#good;
    return { id: this.id, title: this.title, text: this.text, good, state, changed: this.#changed };
  }

  #noticed(): void {
    this.#changed = Date.now();
    this.#unsaved = true;
    this.#tell('text', this.text);
    this.#tell('saving', 'saving');
    clearTimeout(this.#saving);
    this.#saving = window.setTimeout(() => void this.#save(), SAVING);
    this.look();
    if (Date.now() - this.#versionAt > VERSION) void this.version('worked');
  }

  async #save(): Promise<void> {
    clearTimeout(this.#saving);
    const saved = this.#changed;
    try {
      await keep(this.#kept());
      this.#failed = false;
      if (saved !== this.#changed) return;
      this.#unsaved = false;
      this.#tell('saving', 'saved');
    } catch {
      this.fail();
    }
  }

  async #look(): Promise<void> {
    const text = this.text;
    const tree = treeOf(text);
    try {
      const files = tree ? await filesOf(tree) : {};
      const problems: Found[] = await check(text, language, files);
      // Whatever was typed meanwhile is looked at anew.
      if (text !== this.text) return;
      const stopped = problems.some(({ severity }) => severity === 'error');
      this.#checked = { text, tree, problems, spec: stopped ? undefined : (JSON.parse(text) as Spec) };
      if (!stopped) this.#good = text;
    } catch (error) {
      console.error(error);
      this.#checked = { text, tree, problems: [], spec: undefined, failed: true };
    }
    this.#tell('checked', this.#checked);
  }

  /** Another tab has the same chart open and has changed it. What is unsaved here stays. */
  async #takeOver(): Promise<void> {
    const kept = await load(this.id);
    if (!kept || this.#unsaved || kept.changed <= this.#changed || kept.text === this.text) return;
    this.#changed = kept.changed;
    this.view.setState(this.#stateOf(kept));
    this.#tell('text', kept.text);
    this.look(0);
    this.#tell('elsewhere');
  }

  #tell<K extends keyof Events>(event: K, ...said: Parameters<Events[K]>): void {
    for (const listener of this.#listeners[event]) (listener as (...said: Parameters<Events[K]>) => void)(...said);
  }
}
