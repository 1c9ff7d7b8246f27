// How a chart says what is wrong with it: by trouble.ts, a part of its own. What is here holds where even that can't be had.

import { troubleParts } from './parts.js';

type Refusal = Pick<Awaited<ReturnType<typeof troubleParts>>, 'explain' | 'refuse'>;

export const refusal = (): Promise<Refusal> => troubleParts().catch(() => plain);

/** The same in plain English. */
const plain: Refusal = {
  explain: async ({ code, path, found, why }, _locale, severity) => {
    const message = [code, found, why].filter(Boolean).join(': ');
    return {
      heading: 'This chart cannot be drawn',
      problems: [{ code, severity, path, found, expected: '', message }],
    };
  },
  refuse: (frame, name, { heading, problems }) => {
    const words = problems.map(({ message }) => message).join(' ');
    frame.textContent = `${heading}: ${words}`;
    console.error(`dohoa: ${name}: ${words}`);
  },
};
