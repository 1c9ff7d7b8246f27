// What readers have changed, all of it together: series that are hidden, the order, shares, the table. One function makes the
// spec that is shown out of the one that was given, so that no control undoes another.

import type { Spec } from '../hands.js';

export interface View {
  hide?: string[];
  sort?: string;
  percent?: boolean;
  table?: string;
}

/** The spec as it is to be shown. What nobody has touched stays as it was given. */
export const viewed = (spec: Spec, view: View): Spec => ({ ...spec, ...view });

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
