// The desk's module: the same core with words for what is wrong with a spec, and pictures as files. A part of its own,
// loaded on need, so that readers of sound pages never pay for it.

import init, { Core, forgetFonts } from '../core/desk.js';
import { compile } from './compile.js';
import { deskUrl, inlineDesk } from './parts.js';

/** @internal */
export type DeskCore = Core;

let starting: Promise<unknown> | undefined;

/**
 * Asks the desk about a spec. Nothing of the answer is kept: the next question starts anew.
 * @internal
 */
export async function ask<T>(spec: unknown, locale: string, question: (core: DeskCore) => T): Promise<T> {
  starting ??= compile(deskUrl(), inlineDesk).then((module) => init({ module_or_path: module }));
  try {
    await starting;
  } catch (error) {
    starting = undefined;
    throw error;
  }
  // A font may have come since the last question.
  forgetFonts();
  const core = new Core(spec, locale);
  try {
    return question(core);
  } finally {
    core.free();
  }
}
