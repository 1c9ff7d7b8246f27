// One scene, three painters: what the program draws as PNG is what Chromium shows of the program's SVG; and where letters are equally
// wide, a page lays out to the byte what the program does. That the canvas shows what the SVG shows, parity.test.ts holds.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { html, site, visit } from './browser.js';
import { comparing } from './pictures.js';

const root = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const PROGRAM = join(process.env['CARGO_TARGET_DIR'] ?? root('target'), `debug/dohoa${process.platform === 'win32' ? '.exe' : ''}`);

/** Every kind, in both languages. */
const KINDS = ['awards-levels', 'reform-grades', 'reform-units', 'emulation-ranking', 'targets-2024', 'year-end-board'];
/** Those with axes have examples in one language alone. */
const WITH_AXES = ['example-line', 'example-line-days', 'example-area', 'example-area-stacked', 'example-scatter'];
/** Runs from right to left; resvg does not know the attribute that tells browsers so. */
const MIRRORED = 'example-arabic';
const NAMES = [...KINDS.flatMap((name) => [name, `${name}.en`]), ...WITH_AXES, MIRRORED];

// The tolerance. Chromium and resvg smooth the edges of letters by roads of their own, so a dot may be past those around the same
// place in the other picture by this much, of 255; and so many of a million, such as a slender stroke, may be past that. A
// letter, a bar or a colour that the other has not is far more.
const SHADE = 48;
const DOTS_PER_MILLION = 2;

describe('the program and Chromium draw one picture', () => {
  let folder: string;
  let page: Page;
  before(async () => {
    assert.ok(existsSync(PROGRAM), `${PROGRAM} is missing: cargo build`);
    folder = mkdtempSync(join(tmpdir(), 'dohoa-painters-'));
    mkdirSync(join(folder, 'specs'));
    for (const file of readdirSync(root('www/charts'))) {
      const isMeant = file.endsWith('.csv') || NAMES.includes(file.replace('.json', ''));
      if (isMeant) copyFileSync(join(root('www/charts'), file), join(folder, 'specs', file));
    }
    ({ page } = await visit(`${await site({ extra: { '/p.html': html('', '') } })}p.html`));
    await comparing(page);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const render = (specs: string, out: string, ...more: string[]) => {
    mkdirSync(join(folder, out), { recursive: true });
    execFileSync(PROGRAM, ['render', specs, '-o', out, '--format', 'svg,png', '--scale', '2', ...more], { cwd: folder, stdio: 'pipe' });
  };

  /** Dots that differ between what Chromium makes of an SVG, at twice its size, and a PNG; and how many may. */
  async function compared(svg: string, png: Buffer): Promise<[count: number, most: number]> {
    const most = Math.ceil((DOTS_PER_MILLION * png.readUInt32BE(16) * png.readUInt32BE(20)) / 1e6);
    const count = await page.evaluate(
      async ([svg, png, shade]) => {
        const dots = async (picture: Blob, scale: number): Promise<ImageData> => {
          const image = new Image();
          image.src = URL.createObjectURL(picture);
          await image.decode();
          const canvas = Object.assign(document.createElement('canvas'), { width: image.width * scale, height: image.height * scale });
          const context = canvas.getContext('2d')!;
          context.drawImage(image, 0, 0, canvas.width, canvas.height);
          return context.getImageData(0, 0, canvas.width, canvas.height);
        };
        const bytes = Uint8Array.from(atob(png), (byte) => byte.charCodeAt(0));
        return differenceOf(
          await dots(new Blob([svg], { type: 'image/svg+xml' }), 2),
          await dots(new Blob([bytes], { type: 'image/png' }), 1),
          shade,
        );
      },
      [svg, png.toString('base64'), SHADE] as const,
    );
    return [count, most];
  }

  // Layout is the same on either ground, so the dark one needs but one width.
  for (const [theme, widths] of [['light', [320, 640, 1100]], ['dark', [640]]] as const) {
    for (const width of widths) {
      test(`every kind in both languages, ${theme}, ${width} px wide`, async () => {
        const out = `${theme}-${width}`;
        render('specs', out, '--theme', theme, '--width', String(width));
        const unlike: string[] = [];
        for (const name of NAMES) {
          const [svg, png] = ['svg', 'png'].map((ending) => readFileSync(join(folder, out, `${name}.${ending}`)));
          const [count, most] = await compared(svg!.toString(), png!);
          if (count > most) unlike.push(`${name}: ${count} dots of ${most}`);
        }
        assert.deepEqual(unlike, []);
      });
    }
  }

  const altered: Record<string, [from: RegExp, to: string | ((whole: string, head: string, width: string) => string)]> = {
    'another digit in a label': [/>3\.466</, '>3.166<'],
    'another mark on a letter': [/>Chủ tịch UBND tỉnh</, '>Chu tịch UBND tỉnh<'],
    'a bar two pixels longer': [/(<rect [^>]* width=")(\d+)(?="[^>]*#0b6285)/, (_, head, width) => `${head}${Number(width) + 2}`],
    'another shade': [/#0b6285/, '#0ba285'],
  };
  for (const [what, [from, to]] of Object.entries(altered)) {
    test(`the comparison finds ${what}`, async () => {
      render('specs/awards-levels.json', 'one', '--width', '640');
      const [svg, png] = ['svg', 'png'].map((ending) => readFileSync(join(folder, 'one', `awards-levels.${ending}`)));
      const broken = svg!.toString().replace(from, to as string);
      assert.notEqual(broken, svg!.toString());
      const [count, most] = await compared(broken, png!);
      assert.ok(count > most, `${count} dots of ${most}`);
    });
  }
});

describe('layout', () => {
  /** A face without its tables for kerning and joining: every letter is as wide as it is anywhere. */
  function loose(weight: string): Buffer {
    const path = execFileSync('fc-match', ['-f', '%{file}', `DejaVu Sans:weight=${weight}`], { encoding: 'utf8' });
    assert.match(path, /DejaVuSans(-Bold)?\.ttf$/, 'the face must be installed');
    const bytes = Buffer.from(readFileSync(path));
    for (let at = 12; at < 12 + 16 * bytes.readUInt16BE(4); at += 16) {
      if (/GPOS|GSUB|kern/.test(bytes.toString('latin1', at, at + 4))) bytes.write('none', at, 'latin1');
    }
    return bytes;
  }

  test('is equal to the byte where letters are equally wide: every chart of the pages, at three widths', async () => {
    const names = readdirSync(root('www/charts')).filter((name) => name.endsWith('.json') && !/arabic/.test(name));
    const face = (weight: number, url: string) => `@font-face { font-family: "DejaVu Sans"; src: url(${url}); font-weight: ${weight} }`;
    const style = `<style>${face(400, '/400.ttf')}${face(600, '/600.ttf')}:root { --dohoa-font: "DejaVu Sans", sans-serif }</style>`;
    const ttf = (weight: string) => ({ type: 'font/ttf', body: loose(weight) });
    const body = names.map((name) => `<do-hoa src="/charts/${name}"></do-hoa>`).join('');
    const page = html(body, `${style}<script src="/dohoa/dohoa.js" defer></script>`);
    const url = await site({ extra: { '/p.html': page, '/400.ttf': ttf('80'), '/600.ttf': ttf('200') } });
    const visited = await visit(`${url}p.html`);
    await visited.page.evaluate(() => Promise.all(['400', '600'].map((weight) => document.fonts.load(`${weight} 13px "DejaVu Sans"`))));
    // Charts below the window are not painted, but loaded all the same.
    await visited.page.evaluate(async () => {
      for (const { chart } of document.querySelectorAll('do-hoa')) await chart!.toSVG();
    });
    const unlike: string[] = [];
    for (const name of names) {
      const stem = name.replace('.json', '').replaceAll('.', '-');
      for (const width of name.includes('.en.') ? [640] : [320, 640, 1100]) {
        const svg = await visited.page.evaluate(([name, width]) => chartOf(`do-hoa[src="/charts/${name}"]`).toSVG({ width }), [name, width] as const);
        if (svg !== readFileSync(root(`tests/pictures/${stem}-${width}.snap.svg`), 'utf8')) unlike.push(`${name} at ${width}`);
      }
    }
    assert.deepEqual(unlike, []);
  });
});
