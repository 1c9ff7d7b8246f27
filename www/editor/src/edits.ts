// JSON text and edits of it, as small as they can be.

import { findNodeAtLocation, getNodeValue, modify, parseTree, type JSONPath, type Node } from 'jsonc-parser';

export interface Edit {
  from: number;
  to: number;
  insert: string;
}

/** The tree of a JSON text; undefined while it is being written. */
export function treeOf(text: string): Node | undefined {
  try {
    JSON.parse(text);
    return parseTree(text);
  } catch {
    return undefined;
  }
}

export const valueAt = (tree: Node, path: JSONPath): unknown => {
  const node = findNodeAtLocation(tree, path);
  return node && getNodeValue(node);
};

export const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same change without what stays as it is at both ends. */
export function smallest(text: string, { from, to, insert }: Edit): Edit | undefined {
  const before = text.slice(from, to);
  if (before === insert) return;
  let head = 0;
  while (head < before.length && head < insert.length && before[head] === insert[head]) head++;
  let tail = 0;
  while (tail < before.length - head && tail < insert.length - head && before.at(-1 - tail) === insert.at(-1 - tail)) tail++;
  return { from: from + head, to: to - tail, insert: insert.slice(head, insert.length - tail) };
}

/** The text once it is changed. */
export const applied = (text: string, edits: readonly Edit[]): string =>
  edits.toSorted((one, other) => other.from - one.from).reduce((text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to), text);

/** All that makes one text of the other, as one step. */
export function changed(text: string, other: string): Edit[] {
  const edit = smallest(text, { from: 0, to: text.length, insert: other });
  return edit ? [edit] : [];
}

/** Sets one key, or takes it out if there is nothing to set. */
export function editKey(text: string, path: JSONPath, value: unknown): Edit[] {
  const changes = modify(text, path, value === '' ? undefined : value, { formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' } });
  return changes.map(({ offset, length, content }) => ({ from: offset, to: offset + length, insert: content }));
}
