// Firefox as the system has it, driven by WebDriver BiDi.

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type KeyInput } from 'puppeteer-core';
import type { Driven } from './driven.js';

const PLACES = [
  process.env['FIREFOX_PATH'],
  '/usr/bin/firefox',
  '/usr/bin/firefox-esr',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

/** The system's fonts that tests look through, as in chromium.ts. */
const FONTS = fileURLToPath(new URL('../fonts.conf', import.meta.url));

/** Settings as about:config has them. */
export type Preferences = Record<string, string | number | boolean>;

/** What else is asked of it. */
export interface Firefox extends Driven {
  /** The page as PDF, on A4. */
  paper(): Promise<Buffer>;
}

export async function launch(preferences: Preferences = {}): Promise<Firefox> {
  const executablePath = PLACES.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error('no Firefox: set FIREFOX_PATH');
  // What is saved is not left with who runs the tests.
  const saved = mkdtempSync(join(tmpdir(), 'dohoa-firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: { 'browser.download.folderList': 2, 'browser.download.dir': saved, ...preferences },
    env: { FONTCONFIG_FILE: FONTS, ...process.env },
  });
  // A page of its own: in the one that is there the address has the focus, and what is focused in the page never hears of it.
  const page = await browser.newPage();
  return {
    open: async (url) => void (await page.goto(url, { waitUntil: 'load' })),
    evaluate: (run, ...args) => page.evaluate(run as never, ...(args as unknown[] as never[])),
    size: (width, height) => page.setViewport({ width, height }),
    point: (x, y) => page.mouse.move(x, y),
    press: (x, y) => page.mouse.click(x, y),
    key: (name) => page.keyboard.press(name as KeyInput),
    picture: async () => Buffer.from(await page.screenshot()),
    paper: async () => Buffer.from(await page.pdf({ format: 'A4', printBackground: true })),
    async close() {
      await browser.close();
      rmSync(saved, { recursive: true, force: true });
    },
  };
}
