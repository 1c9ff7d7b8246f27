// Starts WebKit, the engine of Safari and of every browser on an iPhone, as GTK has it: its small browser, on a screen that is nowhere,
// driven by the W3C's WebDriver protocol. A client for the few commands that are needed is shorter than what a library takes to set up.

import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Driven } from './driven.js';

/** The driver, and the browser of the same package. */
const DRIVERS = [process.env['WEBKIT_DRIVER_PATH'], '/usr/bin/WebKitWebDriver'];
const BROWSERS = ['x86_64', 'aarch64'].flatMap((machine) => ['4.1', '6.0'].map((api) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${api}/MiniBrowser`));

/** Says which of the system's fonts there are. */
const FONTS = fileURLToPath(new URL('../fonts.conf', import.meta.url));

/** The screen, px: more than any page is opened at. */
const SCREEN = '1600x2400x24';

/** The browser's own bar is 447 px wide at least; without letters and icons it is as narrow as any phone. */
const BARE = '* { font-size: 1px; padding: 0; margin: 0; border-width: 0; min-width: 0; min-height: 0; -gtk-icon-source: none }';

/** How the protocol writes keys that are no letters. */
const KEYS: Record<string, string> = {
  Tab: '\ue004',
  Enter: '\ue007',
  Escape: '\ue00c',
  ' ': '\ue00d',
  PageUp: '\ue00e',
  PageDown: '\ue00f',
  End: '\ue010',
  Home: '\ue011',
  ArrowLeft: '\ue012',
  ArrowUp: '\ue013',
  ArrowRight: '\ue014',
  ArrowDown: '\ue015',
};

export interface Options {
  /** As a reader's system has it who likes it dark. */
  dark?: boolean;
  /** Device pixels of a CSS px. */
  ratio?: 1 | 2;
}

export async function launch({ dark = false, ratio = 1 }: Options = {}): Promise<Driven> {
  const driver = found(DRIVERS, 'no WebKit: set WEBKIT_DRIVER_PATH');
  const binary = found(BROWSERS, 'no MiniBrowser beside WebKitWebDriver');
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const settings = settingsOf(BARE);
  const started: ChildProcess[] = [screen];
  const end = () => {
    [...started].reverse().forEach((child) => child.kill());
    rmSync(settings, { recursive: true, force: true });
    process.off('exit', end);
  };
  // Nothing is left running by tests that are broken off.
  process.on('exit', end);
  try {
    const display = await displayOf(screen);
    const port = await freePort();
    started.push(spawn(driver, [`--port=${port}`], { env: environment(display, settings, dark, ratio), stdio: 'ignore' }));
    const ask = asking(`http://127.0.0.1:${port}`);
    await until(() => ask('GET', '/status'));
    const options = { binary, args: ['--automation'] };
    const { sessionId } = await ask('POST', '/session', { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } } });
    return driven(asking(`http://127.0.0.1:${port}/session/${sessionId}`), end);
  } catch (error) {
    end();
    throw error;
  }
}

function found(places: (string | undefined)[], otherwise: string): string {
  const path = places.find((place) => place && existsSync(place));
  if (!path) throw new Error(otherwise);
  return path;
}

/** A folder of settings, with a style for what is the browser's own; what is saved goes there too, and not to who runs the tests. */
function settingsOf(css: string): string {
  const settings = mkdtempSync(join(tmpdir(), 'dohoa-webkit-'));
  mkdirSync(join(settings, 'gtk-3.0'));
  writeFileSync(join(settings, 'gtk-3.0', 'gtk.css'), css);
  writeFileSync(join(settings, 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${settings}"\n`);
  return settings;
}

/** Xvfb says the number of the display that it has found free. */
const displayOf = (screen: ChildProcess): Promise<string> =>
  new Promise((done, fail) => {
    screen.once('error', fail);
    screen.once('exit', (code) => fail(new Error(`Xvfb ended with ${code}`)));
    screen.stdio[3]!.once('data', (number: Buffer) => done(`:${String(number).trim()}`));
  });

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });

/** Without a graphics card, a desktop's services, or namespaces for the browser's own sandbox, as test machines are. */
const environment = (display: string, settings: string, dark: boolean, ratio: number): NodeJS.ProcessEnv => ({
  FONTCONFIG_FILE: FONTS,
  ...process.env,
  DISPLAY: display,
  XDG_CONFIG_HOME: settings,
  GDK_BACKEND: 'x11',
  GDK_SCALE: String(ratio),
  GTK_THEME: dark ? 'Adwaita:dark' : 'Adwaita',
  GTK_A11Y: 'none',
  NO_AT_BRIDGE: '1',
  LIBGL_ALWAYS_SOFTWARE: '1',
  WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
});

type Ask = (method: string, path: string, body?: object) => Promise<any>;

const asking =
  (base: string): Ask =>
  async (method, path, body) => {
    const response = await fetch(base + path, { method, ...(body && { body: JSON.stringify(body) }) });
    const { value } = (await response.json()) as { value: { error?: string; message?: string } };
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };

async function until(works: () => Promise<unknown>, tries = 100): Promise<void> {
  for (let left = tries; ; left--) {
    try {
      await works();
      return;
    } catch (error) {
      if (!left) throw error;
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}

function driven(ask: Ask, end: () => void): Driven {
  const pointer = (...actions: object[]) => ask('POST', '/actions', { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }] });
  const to = (x: number, y: number) => ({ type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) });
  const evaluate: Driven['evaluate'] = async (run, ...args) => {
    // What runs the tests names each function by a call, also those that are sent to the page.
    const script = `const __name = (named) => named; const done = arguments[arguments.length - 1];
      Promise.resolve().then(() => (${run})(...arguments[0])).then((value) => done({ value }), (error) => done({ error: String(error) + error?.stack }));`;
    const { value, error } = await ask('POST', '/execute/async', { script, args: [args] });
    if (error) throw new Error(error);
    return value;
  };
  return {
    open: (url) => ask('POST', '/url', { url }),
    evaluate,
    async size(width, height) {
      const inner = await evaluate(() => [innerWidth, innerHeight] as const);
      const outer = await ask('GET', '/window/rect');
      await ask('POST', '/window/rect', { width: width + outer.width - inner[0], height: height + outer.height - inner[1] });
    },
    point: (x, y) => pointer(to(x, y)),
    press: (x, y) => pointer(to(x, y), { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }),
    key: (name) => {
      const value = KEYS[name] ?? name;
      const actions = [{ type: 'keyDown', value }, { type: 'keyUp', value }];
      return ask('POST', '/actions', { actions: [{ type: 'key', id: 'keys', actions }] });
    },
    picture: async () => Buffer.from(await ask('GET', '/screenshot'), 'base64'),
    async close() {
      await ask('DELETE', '').catch(() => {});
      end();
    },
  };
}
