// Everything the editor says, in Vietnamese and English. What is wrong with a chart is said by the library itself.

import { recall, remember } from './memory.js';
import { vi } from './words.vi.js';
import { en } from './words.en.js';

export type Language = 'vi' | 'en';
export type Words = typeof vi;

const KEPT_AS = 'dohoa-editor-language';

/** What the address asks for, else what was chosen last, else Vietnamese. */
export const language: Language = found();
export const words: Words = { vi, en }[language];

function found(): Language {
  const asked = new URLSearchParams(location.search).get('lang');
  if (asked !== 'vi' && asked !== 'en') return recall(KEPT_AS) === 'en' ? 'en' : 'vi';
  remember(KEPT_AS, asked);
  return asked;
}

/** A time as people say it today: the day only if it was another. */
export function when(time: number): string {
  const date = new Date(time);
  const today = date.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(language, today ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' }).format(date);
}
