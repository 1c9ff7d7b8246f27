// What is wrong with a spec that somebody is typing, by the desk's module: for editors.

import { compile } from './compile.js';
import type { Problem } from './core.js';
import { desk } from './parts.js';

/** A problem, and where it stands in the text. */
export interface PlacedProblem extends Problem {
  /** The data file in which it is, as the spec names it, if it is not the spec itself. */
  file?: string;
  /** The line on which it begins, from 1. */
  line: number;
  /** The character of that line at which it begins, from 1. */
  column: number;
  /** Where it begins in the text, as JavaScript counts. */
  from: number;
  /** Where it ends. */
  to: number;
}

/**
 * All that is wrong with a spec, given as JSON text: what `dohoa check` says, to the letter. `pageLocale` holds where the spec
 * names none, and is the page's own unless told otherwise; `files` has the text of each file that the spec names by `{"url": …}`.
 */
export async function check(
  text: string,
  pageLocale = globalThis.document?.documentElement.lang ?? '',
  files: Readonly<Record<string, string>> = {},
): Promise<PlacedProblem[]> {
  return (await desk()).check(compile, text, pageLocale, files);
}
