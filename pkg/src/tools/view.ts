// What readers have changed, all of it together: series that are hidden, the order, shares, the table. One function makes the
// spec that is shown out of the one that was given, so that no control undoes another.

import type { Spec } from '../hands.js';

export interface View {
  hide?: string[];
  sort?: string;
  percent?: boolean;
  table?: string;
}

const isSpec = (value: unknown): value is Spec => typeof value === 'object' && !!value && !Array.isArray(value);

/** The spec as it is to be shown. What nobody has touched stays as it was given. */
export function viewed(spec: Spec, view: View): Spec {
  const shown: Spec = { ...unnarrowed(spec, Object.keys(view)), ...view };
  if (showsOthers(spec, view)) delete shown['alt'];
  if (!view.hide) return shown;
  if (Array.isArray(spec['tables'])) shown['tables'] = chosen(spec['tables'], shown);
  if (Array.isArray(spec['panels'])) shown['panels'] = spec['panels'].map((panel) => (isSpec(panel) ? unhidden(panel) : panel));
  return shown;
}

/** Whether there are other figures than those that the writer has put into words: then the words are made from the figures. */
function showsOthers({ hide, table, tables }: Spec, view: View): boolean {
  const own = textsOf(hide);
  const hides = view.hide && (view.hide.length !== own.length || view.hide.some((name) => !own.includes(name)));
  const first = Array.isArray(tables) ? tables[0]?.['label'] : undefined;
  return !!hides || (!!view.table && view.table !== (table ?? first));
}

/** The spec without these keys in its `narrow`, which overrules the rest: it would take back what readers have set. */
function unnarrowed(spec: Spec, keys: string[]): Spec {
  const { narrow } = spec;
  return isSpec(narrow) ? { ...spec, narrow: without(narrow, keys) } : spec;
}

/** A panel without a `hide` of its own: what it hid is in the board's list by now. */
const unhidden = (panel: Spec): Spec => without(unnarrowed(panel, ['hide']), ['hide']);

/** Only the tables that may be shown: that another one lacks a series which a reader has hidden is not to be told as a slip. */
function chosen(tables: Spec[], { table = tables[0]?.['label'], narrow }: Spec): Spec[] {
  const names = [table, isSpec(narrow) ? narrow['table'] : undefined];
  return tables.filter(({ label }) => names.includes(label));
}

const without = (spec: Spec, keys: string[]): Spec => Object.fromEntries(Object.entries(spec).filter(([key]) => !keys.includes(key)));

/** The spec as it counts at a width, in px of the plot's own. */
export function atWidth(spec: Spec, width: number): Spec {
  const { narrow } = spec;
  return isSpec(narrow) && width < Number(narrow['below']) ? { ...spec, ...narrow } : spec;
}

/** The panel of a board that a figure stands in, by the figure's key; no other chart has any. */
export function panelIn({ panels }: Spec, key: string): Spec | undefined {
  const panel: unknown = Array.isArray(panels) ? panels[parseInt(key)] : undefined;
  return isSpec(panel) ? panel : undefined;
}

/** A text or a list of texts, as a spec may have it. */
export const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((text): text is string => typeof text === 'string');

/** Shows a hidden series, or hides a shown one; the last that is shown stays. */
export function toggled(all: readonly string[], hidden: readonly string[], name: string): string[] {
  if (hidden.includes(name)) return hidden.filter((other) => other !== name);
  const more = [...hidden, name];
  return all.every((series) => more.includes(series)) ? [...hidden] : more;
}

/** Shows this series alone, or, if it is alone already, all of them. */
export function isolated(all: readonly string[], hidden: readonly string[], name: string): string[] {
  const others = all.filter((series) => series !== name);
  const isAlone = !hidden.includes(name) && others.every((series) => hidden.includes(series));
  return isAlone ? [] : others;
}
