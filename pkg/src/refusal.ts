// How a chart says what is wrong with it where there is no box: to the console, and in words that the core doesn't have.

import type { Problem } from './core.js';
import { troubleWords } from './parts.js';
import type { Trouble } from './reading.js';
import type { Explained } from './trouble.js';

export const isError = ({ severity }: Problem): boolean => severity === 'error';

/** One line in the console for a chart that is broken, none for one that is drawn. */
export function report(name: string, problems: readonly Problem[]): void {
  const [first, ...more] = problems.filter(isError);
  if (!first) return;
  const place = first.path && ` (${first.path})`;
  const rest = more.length ? ` (+${more.length} more)` : '';
  console.error(`dohoa: ${name}: ${first.message}${place}${rest}`);
}

/** The words for a trouble outside the core, in plain English where even they cannot be loaded. */
export async function explain(trouble: Trouble, locale: string, severity: Problem['severity']): Promise<Explained> {
  try {
    return await (await troubleWords()).explain(trouble, locale, severity);
  } catch {
    const { code, path, found, why } = trouble;
    const message = [code, found, why].filter(Boolean).join(': ');
    return {
      heading: 'This chart cannot be drawn',
      problems: [{ code, severity, path, found, expected: '', message }],
    };
  }
}
