// What stands in a page before, and without, any script; how the script takes it over; and what is left of it where a system
// strips what it does not know.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { BarSpec } from '../../pkg/src/index.js';
import type { HouseStyle, StaticOptions } from '../../pkg/src/static.js';
import { filled, PAGES } from '../../www/figures.mjs';
import { AWARDS, html, inline, painted, site, visit } from './browser.js';
import { kses } from './kses.js';

// What is built is typed by what it is built from: types are checked before there is a build.
const built = new URL('../../pkg/dist/static.js', import.meta.url).href;
const { renderToString, SpecError } = (await import(built)) as typeof import('../../pkg/src/static.js');

const www = (path: string): string => readFileSync(new URL(`../../www/${path}`, import.meta.url), 'utf8');
const picture = (name: string): string => readFileSync(new URL(`../pictures/${name}.snap.svg`, import.meta.url), 'utf8');
const CHARTS = readdirSync(new URL('../../www/charts/', import.meta.url)).filter((name) => name.endsWith('.json'));

/** The files that a spec names. */
function filesOf(text: string): Record<string, string> {
  const spec = JSON.parse(text) as { data?: { url?: string }; panels?: { data?: { url?: string } }[]; tables?: { data?: { url?: string } }[] };
  const named = [spec, ...(spec.panels ?? []), ...(spec.tables ?? [])].flatMap(({ data }) => data?.url ?? []);
  return Object.fromEntries(named.map((url) => [url, www(`charts/${url}`)]));
}

const render = (name: string, options: StaticOptions = {}): Promise<string> => {
  const text = www(`charts/${name}`);
  return renderToString(text, { files: filesOf(text), ...options });
};

describe('without a browser', () => {
  for (const name of CHARTS) {
    test(`${name}: the picture is the program's, to the byte`, async () => {
      const stem = name.replace('.json', '').replaceAll('.', '-');
      assert.equal(await render(name, { form: 'svg' }), picture(`${stem}-640`));
      if (!name.includes('.en.')) assert.equal(await render(name, { form: 'svg', dark: true }), picture(`${stem}-640-dark`));
    });
  }

  test('a spec may be an object; one that is wrong is told with all its problems', async () => {
    assert.match(await renderToString(AWARDS), /3\.466/);
    const wrong = renderToString({ ...AWARDS, type: 'bra' } as never);
    await assert.rejects(wrong, (error: InstanceType<typeof SpecError>) => error instanceof SpecError && error.problems[0]?.nearest === 'bar');
    await assert.rejects(renderToString('{'), SpecError);
    assert.match(await renderToString(AWARDS), /3\.466/);
  });

  test('typed arrays are figures like any others', async () => {
    const spec = { type: 'line', locale: 'vi', title: 'Thử' } as const;
    const lists = { x: [2021, 2022, 2023], 'Số': [1, 2.5, 4] };
    const typed = { x: Int32Array.from(lists.x), 'Số': Float64Array.from(lists['Số']) };
    const options = { form: 'svg' } as const;
    assert.equal(await renderToString({ ...spec, data: typed }, options), await renderToString({ ...spec, data: lists } as never, options));
  });

  test('typed arrays that count milliseconds are days and moments', async () => {
    const spec = { type: 'line', locale: 'vi', title: 'Thử', axis: 'time' } as const;
    const said = ['2023-12-28', '2023-12-30T05:30'];
    const times = ['2023-12-28T00:00Z', '2023-12-30T05:30Z'].map(Date.parse);
    const lists = await renderToString({ ...spec, data: { t: said, n: [1, 2] } } as never);
    const n = Float64Array.of(1, 2);
    for (const t of [Float64Array.from(times), BigInt64Array.from(times, BigInt)]) {
      assert.equal(await renderToString({ ...spec, data: { t, n } } as never), lists);
      const named = { ...spec, columns: { label: 't' }, data: { n, t } } as never;
      assert.match(await renderToString(named), /2023-12-30T05:30/);
    }
    assert.equal(await renderToString({ ...spec, data: { t: times.map((time) => new Date(time)), n: [1, 2] } } as never), lists);
    assert.equal(await renderToString({ ...spec, data: { t: said, n: [1n, 2n] } } as never), lists);
  });

  test('what a page refuses is refused, also where JSON has no word for it', async () => {
    const codes = (data: unknown) =>
      renderToString({ type: 'line', locale: 'en', data } as never).then(
        () => [],
        ({ problems }: InstanceType<typeof SpecError>) => problems.map(({ code, path, line }) => `${code} ${path} ${line}`),
      );
    const t = Float64Array.of(1, 2, 3);
    assert.deepEqual(await codes([['t', 'n'], ['x', NaN], ['y', 2]]), ['number-not-finite data[1][1] 1']);
    assert.deepEqual(await codes([['t', 'n'], ['x', -Infinity], ['y', 2]]), ['number-not-finite data[1][1] 1']);
    assert.deepEqual(await codes({ t, n: Float64Array.of(1, Infinity, 3) }), ['number-not-finite data 1']);
    assert.deepEqual(await codes([['t', 'n'], ['x', () => 1]]), ['spec-unreadable  1']);
    // In typed arrays there is no other word for a gap.
    assert.deepEqual(await codes({ t, n: Float64Array.of(1, NaN, 3) }), []);
    assert.deepEqual(await codes([['t', 'n'], ['x', undefined], ['y', 2]]), []);
    // A file is handed over as its text.
    const files = { 'a.csv': 'x,n\na,1' };
    await assert.rejects(renderToString({ type: 'bar', total: NaN, data: { url: 'a.csv' } } as never, { files }), SpecError);
    const board = { type: 'board', panels: [{ type: 'bar', data: { url: 'a.csv' } }, { type: 'line', data: { t, n: t } }] };
    assert.match(await renderToString(board as never, { files }), /<svg/);
  });

  test('what there is not is refused, by the name of what there is', async () => {
    await assert.rejects(renderToString(AWARDS, { form: 'png' } as never), /no form "png"; there are html, svg, figure, pictures$/);
    await assert.rejects(renderToString(AWARDS, { widths: [640, 641] }), /no width of 641; it knows 288, .*, 1100$/);
    for (const width of [0, -5, 119, 4001, NaN, Infinity, '300px', '640', null]) {
      await assert.rejects(renderToString(AWARDS, { form: 'svg', width } as never), /TypeError: dohoa: a picture is from 120 to 4000 CSS px wide, and .* is no such number$/);
    }
    await assert.rejects(renderToString(AWARDS, { theme: 'dark' } as never), /TypeError: dohoa: there is no option "theme"; there are form, width, dark, .*, locale$/);
    await assert.rejects(renderToString(AWARDS, { house: { fnt: 'x', light: { accent: 'rot' } } } as never), /TypeError: dohoa: in the house style: fnt: There is no key “fnt” here. Did you mean “font”\?\nlight.accent: .*“rot”/);
    await assert.rejects(renderToString(AWARDS, { house: '{"font":"Georgia"}' } as never), /TypeError: dohoa: in the house style: The value here is of the wrong sort: .*Expected: an object/);
    await assert.rejects(renderToString(AWARDS, { locale: 'de_DE' }), /TypeError: dohoa: "de_DE" is no language tag/);
    const apart = { ...AWARDS, data: { url: './a "b".csv' } } as const;
    for (const [files, why] of [
      [{ 'a.csv': Buffer.from('a,b\nx,1') }, /TypeError: dohoa: files\["a.csv"\] is to be the text of that file, which readFile\(…, 'utf8'\) gives, and is Buffer$/],
      [new Map([['a.csv', 'a,b\nx,1']]), /TypeError: dohoa: files is an object from the address in the spec/],
      // Nothing is fetched, so nothing is to be put beside the spec either.
      [{ 'a.csv': 'a,b\nx,1' }, /“.\/a "b".csv” chưa được tải. Cần: renderToString\(spec, \{ files: \{ "\.\/a \\"b\\"\.csv": "…" \} \}\)\.$/],
    ] as const) {
      await assert.rejects(renderToString(apart, { files } as never), why);
    }
    for (const none of [undefined, null, 7]) await assert.rejects(renderToString(none as never), /a spec is an object or JSON text/);
    // Those that it knows are those of the style sheet.
    const known = /it knows (.*)$/.exec(await renderToString(AWARDS, { widths: [1] }).catch(({ message }: Error) => message))![1]!;
    const sheet = readFileSync(new URL('../../pkg/public/figure.css', import.meta.url), 'utf8');
    const named = [...new Set([...sheet.matchAll(/\.dohoa-from-(\d+) \{ inline-size/g)].map(([, width]) => Number(width)))].sort((a, b) => a - b);
    assert.deepEqual(known.split(', ').map(Number), named);
    const figure = await renderToString(AWARDS, { widths: named });
    assert.equal([...figure.matchAll(/<svg/g)].length, named.length);
  });
});

describe('the articles', () => {
  for (const name of PAGES) {
    test(`${name} shows the figures as they are now: node www/figures.mjs`, async () => {
      assert.ok((await filled(www(name))) === www(name));
    });
  }

  for (const [width, colorScheme] of [[320, 'light'], [640, 'dark'], [1200, 'light']] as const) {
    test(`${width} px wide, ${colorScheme}, without JavaScript: one picture a chart, within its column, and its figures`, async () => {
      const url = await site({ csp: true });
      const { page, forbidden } = await visit('', { viewport: { width, height: 900 }, javaScriptEnabled: false, colorScheme });
      await page.goto(url);
      const plots = page.locator('.dohoa-plot');
      assert.equal(await plots.count(), 7);
      for (let at = 0; at < 7; at++) {
        const pictures = await plots.nth(at).locator('svg').all();
        const shown: number[] = [];
        for (const picture of pictures) if (await picture.isVisible()) shown.push((await picture.boundingBox())!.width);
        assert.equal(shown.length, 1);
        const column = (await plots.nth(at).boundingBox())!.width;
        assert.ok(shown[0]! <= column && shown[0]! > column * 0.9, `${shown[0]} of ${column} px`);
      }
      const text = page.locator('.chart-levels svg:visible text').last();
      assert.equal(await text.textContent(), '3.466');
      // Playwright asks the page by scripts of its own.
      const ink = await text.evaluate((text) => getComputedStyle(text).fill);
      assert.equal(ink, colorScheme === 'dark' ? 'rgb(233, 235, 238)' : 'rgb(28, 31, 36)');
      await page.locator('.chart-levels summary').click();
      assert.equal(await page.locator('.chart-levels td').last().isVisible(), true);
      assert.deepEqual(forbidden, []);
    });
  }

  test('figures of different widths on one page: each shows one picture, whichever style sheet comes first', async () => {
    const figures = await Promise.all([[288, 480, 640], [640], [358, 560]].map((widths) => render('awards-levels.json', { widths })));
    const url = await site({ extra: { '/p.html': html(figures.join('')), '/r.html': html(figures.reverse().join('')) } });
    for (const path of ['p.html', 'r.html']) {
      const { page } = await visit(url + path, { viewport: { width: 700, height: 2000 }, javaScriptEnabled: false });
      const widths = [];
      for (const picture of await page.locator('.dohoa-plot > svg').all()) if (await picture.isVisible()) widths.push((await picture.boundingBox())!.width);
      assert.deepEqual(widths.sort(), [560, 640, 640], path);
    }
  });
});

describe('in a browser that knows no `light-dark()`', () => {
  // What it does not know it passes over, by whatever name that goes.
  const older = (text: string): string => text.replaceAll('light-dark(', 'no-such-color(');
  const STYLE = older(readFileSync(new URL('../../pkg/dist/figure.css', import.meta.url), 'utf8'));
  const page = async (spec: object, ground: string, colorScheme: 'light' | 'dark' = 'light') => {
    const figure = await renderToString({ ...AWARDS, subtitle: 'Số lượt', ...spec } as never, { styled: false });
    const table = '<script>document.querySelector("details").open = true</script>';
    const url = await site({ extra: { '/p.html': html(older(figure) + table, `<style>${STYLE} html { ${ground} }</style>`) } });
    const { page } = await visit(`${url}p.html`, { colorScheme });
    return (name: string, property = 'color') => page.locator(name).first().evaluate((part, property) => getComputedStyle(part).getPropertyValue(property), property);
  };
  /** From 0 to 1, as WCAG has it. */
  const luminance = (color: string): number => {
    const parts = /^color\(srgb (.*)\)$/.exec(color)?.[1]?.split(' ').map(Number) ?? color.match(/\d+/g)!.map((part) => Number(part) / 255);
    const [red, green, blue] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const contrast = (one: string, other: string): number => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light! + 0.05) / (dark! + 0.05);
  };

  for (const [name, color, background] of [['light', 'rgb(28, 31, 36)', 'rgb(255, 255, 255)'], ['dark', 'rgb(233, 235, 238)', 'rgb(21, 24, 28)']] as const) {
    test(`on a ${name} page words have its colour, the muted are greyer, and both can be read; the table has its lines`, async () => {
      const of = await page({}, `color: ${color}; background: ${background}`);
      assert.equal(await of('.dohoa-title'), color);
      const muted = await of('.dohoa-subtitle');
      assert.equal(await of('.dohoa-source'), muted);
      assert.ok(contrast(muted, background) >= 4.5 && contrast(muted, background) < contrast(color, background) - 3, muted);
      assert.equal(await of('.dohoa-data td', 'border-block-end-style'), 'solid');
    });
  }

  test('on a page that is dark as the system is, the picture, which is the light one, has light ground; a dark one has not', async () => {
    const of = await page({}, 'color: #e9ebee; background: #15181c', 'dark');
    assert.equal(await of('.dohoa-plot > svg', 'background-color'), 'rgb(255, 255, 255)');
    const dark = await page({ theme: 'dark' }, '', 'dark');
    assert.equal(await dark('.dohoa-plot > svg', 'background-color'), 'rgba(0, 0, 0, 0)');
  });

  test("a chart's own ground has words that can be read there", async () => {
    const dark = await page({ theme: 'dark' }, '');
    assert.deepEqual([await dark('.dohoa-title'), await dark('.dohoa', 'background-color')], ['rgb(233, 235, 238)', 'rgb(21, 24, 28)']);
    const light = await page({ theme: 'light' }, 'color: #fff; background: #000');
    assert.equal(await light('.dohoa-title'), 'rgb(28, 31, 36)');
  });
});

/** A page whose text stands below charts, with all that moves in it added up; charts come when `go` says so. */
async function arriving(body: string, head: string, width: number, house?: HouseStyle): Promise<{ page: Page; go(): void; shifts(): Promise<number> }> {
  const script = '<link rel="stylesheet" href="/dohoa/figure.css"><script src="/dohoa/dohoa.js" data-style="/house.json" defer></script>';
  const style = { type: 'application/json', body: JSON.stringify(house ?? {}) };
  const url = await site({ extra: { '/house.json': style, '/p.html': html(`${body}<p id="below">Dưới cùng</p>`, head + script) } });
  const { page } = await visit('', { viewport: { width, height: 6000 } });
  await page.addInitScript(() => {
    Object.assign(window, { moved: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) (window as unknown as { moved: number }).moved += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  let go = () => {};
  const started = new Promise<void>((resolve) => (go = resolve));
  await page.route('**/dohoa.wasm', async (route) => {
    await started;
    await route.continue();
  });
  await page.goto(`${url}p.html`);
  await page.evaluate(() => document.fonts.ready.then(() => new Promise(requestAnimationFrame)));
  const shifts = async () => {
    await page.waitForTimeout(200);
    return page.evaluate(() => (window as unknown as { moved: number }).moved);
  };
  return { page, go, shifts };
}

describe('a chart takes the place of its figure', () => {
  const FACES = ['"Liberation Sans"', '"Liberation Mono"', '"Liberation Serif"', '"DejaVu Sans"'];
  const names = ['awards-levels', 'awards-handed', 'reform-grades', 'reform-units', 'emulation-ranking', 'targets-2024', 'year-end-board'];
  let figures: string;
  before(async () => {
    const made = await Promise.all(names.map((name) => render(`${name}.json`, { styled: false })));
    figures = made.join('');
  });
  for (const face of FACES) {
    for (const width of [320, 390, 800]) {
      test(`nothing moves, in ${face}, ${width} px wide`, async () => {
        const { page, go, shifts } = await arriving(figures, `<style>:root { --dohoa-font: ${face} }</style>`, width);
        const top = () => page.locator('#below').evaluate((below) => below.getBoundingClientRect().top);
        const before = await top();
        go();
        await painted(page, names.length);
        assert.deepEqual([await shifts(), await top()], [0, before]);
      });
    }
  }

  for (const width of [390, 800]) {
    test(`nothing moves, in a house style of its own size, face and gaps, ${width} px wide`, async () => {
      const house: HouseStyle = { scale: 1.5, space: 2, font: '"Liberation Serif"', light: { text: '#7a0000', muted: '#0000aa' } };
      const { page, go, shifts } = await arriving(await render('awards-levels.json', { styled: false, house }), '', width, house);
      const seen = () =>
        page.evaluate(() => {
          const box = (name: string, root: ParentNode) => {
            const element = root.querySelector(name)!;
            const { color, fontSize, fontFamily } = getComputedStyle(element);
            return { color, fontSize, fontFamily, height: element.getBoundingClientRect().height };
          };
          const root = [...document.querySelectorAll('do-hoa > *')].find((child) => child.shadowRoot)?.shadowRoot;
          return ['title', 'subtitle', 'note'].map((name) => (root?.querySelector('.title') ? box(`.${name}`, root) : box(`.dohoa-${name}`, document)));
        });
      const before = await seen();
      go();
      await painted(page, 1);
      assert.deepEqual(await seen(), before);
      assert.equal(await shifts(), 0);
    });
  }

  // What starter kits, and what sites for their articles, say of everything that a figure is made of.
  const PAGES_OWN = {
    'starts from nothing': `* { box-sizing: border-box; margin: 0; padding: 0; letter-spacing: .05em; font-family: monospace } body { margin: 8px }
      img, svg { display: block; vertical-align: middle; max-width: 100%; height: auto } summary { display: flex } table { width: 100% }`,
    'dresses what it publishes': `body { color: #555; line-height: 1.9; hyphens: none } main figure { margin: 3em 1em; padding: 1em; border: 1px solid; max-width: 20em; display: flex; text-align: center }
      main figure figcaption { font-size: .875em; line-height: 1.2; margin: .9em 0 2em; font-style: italic; text-align: center } main figure strong { display: inline; color: #a00; font-weight: 900 }
      main p { margin: 1.25em 0; font-size: 1.1em } main a { display: inline-block; padding: 4px; border: 1px solid } main svg { width: 2em; height: 2em; margin: 1em; padding: 3px }
      main details { margin: 1em 0; padding: 1em; border: 1px solid } main details > summary { padding: 1em; font-weight: 900 } main span { padding: 2px } main div { margin: 1em 0 }
      main table { display: block; width: 100% } main table th, main table td { padding: 1em; border: 2px solid }`,
    'counts its letters in tens': 'html { font-size: 62.5% } body { font-size: 1.6rem }',
  };
  for (const [what, css] of Object.entries(PAGES_OWN)) {
    for (const width of [390, 800]) {
      test(`a page that ${what} has the same figure, ${width} px wide, and nothing moves`, async () => {
        /** How large is what can be seen of the figures, whatever stands around them. */
        const sizes = (page: Page) =>
          page.evaluate(() =>
            [...document.querySelectorAll<HTMLElement>('do-hoa')].map((place) => {
              place.style.width = '374px';
              const shown = [...place.querySelectorAll('svg, .dohoa-title, .dohoa-subtitle, .dohoa-note, summary')].filter((each) => each.getClientRects().length);
              return shown.map((each) => `${each.getAttribute('class')} ${[each.getBoundingClientRect().width, each.getBoundingClientRect().height].map(Math.round)}`);
            }),
          );
        const plain = await arriving(`<main>${figures}</main>`, '<style>body { margin: 8px }</style>', width);
        const dressed = await arriving(`<main>${figures}</main>`, `<style>${css}</style>`, width);
        assert.deepEqual(await sizes(dressed.page), await sizes(plain.page));
        await dressed.page.evaluate(() => document.querySelectorAll<HTMLElement>('do-hoa').forEach((place) => (place.style.width = '')));
        const top = () => dressed.page.locator('#below').evaluate((below) => below.getBoundingClientRect().top);
        const before = await top();
        dressed.go();
        await painted(dressed.page, names.length);
        assert.equal(await top(), before);
      });
    }
  }

  test('nothing moves when other figures come that are as high, though a little of its room is empty; much lower ones take no more than they need', async () => {
    const spec = (n: number, rows = ['Some name of a row that is longer', 'Other name', 'z']) =>
      ({
        type: 'bar',
        locale: 'en',
        title: 'A long title that says what is found here in some words',
        source: 'x',
        controls: ['sort', 'data'],
        data: [['a', 'n'], ...rows.map((row, at) => [row, at + n])],
      }) satisfies BarSpec;
    const { page, go } = await arriving(`<main style="width:617px">${await renderToString(spec(1), { styled: false })}</main>`, '', 800);
    const top = () => page.locator('#below').evaluate((below) => below.getBoundingClientRect().top);
    const empty = () =>
      page.locator('do-hoa').evaluate((place) => {
        const [whole, chart] = [place, [...place.children].find((child) => child.shadowRoot)!].map((each) => each.getBoundingClientRect().height);
        return whole! - chart!;
      });
    const before = await top();
    go();
    await painted(page, 1);
    assert.ok((await empty()) > 1, 'it is all taken');
    const update = async (next: BarSpec) => {
      await page.evaluate((next) => chartOf('do-hoa').update(next), next);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    };
    for (const n of [2, 3]) {
      await update(spec(n));
      assert.equal(await top(), before);
    }
    await update(spec(3, ['z']));
    assert.ok((await top()) < before - 16);
    assert.ok((await empty()) < 1);
  });

  test('nothing is made of it before it has been painted', async () => {
    // Asked in the script's own task: in between there is no frame.
    const script = readFileSync(new URL('../../pkg/dist/dohoa.js', import.meta.url), 'utf8') + "\nwindow.known = !!customElements.get('do-hoa');";
    const head = '<script src="/dohoa/asking.js" defer></script>';
    const extra = {
      '/dohoa/asking.js': { type: 'text/javascript', body: script },
      '/pictured.html': html(await render('awards-levels.json', { styled: false }), head),
      '/plain.html': html('<do-hoa src="/charts/awards-levels.json"></do-hoa>', head),
    };
    const url = await site({ extra });
    for (const name of ['pictured', 'plain']) {
      const { page } = await visit(`${url}${name}.html`);
      await painted(page, 1);
      // Where nothing stands there yet, the chart need not wait.
      assert.equal(await page.evaluate('known'), name === 'plain', name);
    }
  });

  test('in a face like Arial the picture is the same one, dot by dot but for the edges of letters', async () => {
    const { page, go } = await arriving(await render('awards-levels.json', { styled: false }), '', 656);
    const clip = (await page.locator('.dohoa-plot').boundingBox())!;
    const before = await page.screenshot({ clip });
    go();
    await painted(page, 1);
    const after = await page.screenshot({ clip });
    const unlike = await page.evaluate(async (pictures) => {
      const [one, other] = await Promise.all(
        pictures.map(async (base64) => {
          const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
          context.drawImage(bitmap, 0, 0);
          return context.getImageData(0, 0, bitmap.width, bitmap.height).data;
        }),
      );
      return one!.filter((value, at) => Math.abs(value - other![at]!) > 48).length / one!.length;
    }, [before, after].map((picture) => picture.toString('base64')));
    assert.ok(unlike < 0.002, `${unlike}`);
  });

  test('far below the window its picture stays, the same to the dot, until the canvas is painted', async () => {
    const far = '<div style="height:20000px"></div>';
    const { page, go } = await arriving(far + (await render('awards-levels.json', { styled: false })), '', 656);
    const capture = async () => page.screenshot({ fullPage: true, clip: (await page.locator('do-hoa').boundingBox())! });
    const before = await capture();
    go();
    await page.waitForFunction(() => getComputedStyle(document.querySelector('figure.dohoa')!).display === 'none');
    const plot = () =>
      page.evaluate(() => {
        const host = [...document.querySelector('do-hoa')!.children].find((child) => child.shadowRoot)!;
        const [picture, canvas] = ['.plot > svg', 'canvas'].map((part) => host.shadowRoot!.querySelector(part));
        return { picture: picture?.getAttribute('aria-hidden'), canvas: (canvas as HTMLCanvasElement).width };
      });
    assert.deepEqual(await plot(), { picture: 'true', canvas: 300 }, 'as every canvas is made');
    // As pages do with tabs, and browsers for a moment while they are captured.
    for (const display of ['none', '']) {
      await page.evaluate((display) => {
        document.querySelector<HTMLElement>('do-hoa')!.style.display = display;
        return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      }, display);
    }
    assert.equal((await plot()).picture, 'true', 'hidden and shown again');
    assert.ok(before.equals(await capture()), 'another picture');
    await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'));
    await page.waitForFunction(() => {
      const host = [...document.querySelector('do-hoa')!.children].find((child) => child.shadowRoot)!;
      return getComputedStyle(host.shadowRoot!.querySelector('.plot > svg')!).colorScheme === 'dark';
    });
    // On a page of another width it is not the picture of the chart any more, and would stick out.
    await page.setViewportSize({ width: 400, height: 600 });
    await page.waitForFunction(() => ![...document.querySelectorAll('do-hoa > *')].some((child) => child.shadowRoot?.querySelector('.plot > svg')));
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await painted(page, 1);
    const { canvas } = await plot();
    assert.ok(canvas > 300 && canvas < 400, String(canvas));
  });

  test('not while a reader has marked its words, opened its table or put the focus into it', async () => {
    const { page, go } = await arriving(await render('awards-levels.json', { styled: false }), '', 640);
    const isFigure = () => page.locator('figure.dohoa').isVisible();
    await page.evaluate(() => getSelection()!.selectAllChildren(document.querySelector('.dohoa-title')!));
    go();
    await page.waitForTimeout(400);
    assert.equal(await isFigure(), true);
    assert.match(await page.evaluate(() => String(getSelection())), /Khen thưởng/);
    await page.locator('summary').click();
    await page.evaluate(() => getSelection()!.removeAllRanges());
    await page.waitForTimeout(100);
    assert.equal(await isFigure(), true, 'its table is open');
    await page.locator('summary').click();
    await page.waitForTimeout(100);
    assert.equal(await isFigure(), true, 'the focus is in it');
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await painted(page, 1);
    assert.equal(await isFigure(), false);
  });

  for (const how of ['zoom: .7', 'zoom: 1.3', 'transform: scale(.7)', 'transform: scale(1.3)']) {
    test(`nothing moves in what is scaled, ${how}`, async () => {
      const sides = 'width: 520px; transform-origin: 0 0';
      const { page, go } = await arriving(`<div style="${how}; ${sides}">${figures}<p id="inside">Trong khung</p></div>`, '', 800);
      const top = () => page.locator('#inside').evaluate((inside) => inside.getBoundingClientRect().top);
      const before = await top();
      go();
      await painted(page, names.length);
      const after = await top();
      assert.ok(Math.abs(after - before) < 1, `${after - before} px`);
      const canvases = await page.locator('.plot > canvas').evaluateAll((all) => all.map((canvas) => (canvas as HTMLElement).offsetWidth));
      assert.ok(Math.min(...canvases) > 440, `${canvases}`);
    });
  }

  test('what the page itself has opened in the place is no reader’s, and holds nothing up', async () => {
    const { page, go } = await arriving(inline(AWARDS).replace('<script', '<details open><summary>Bảng</summary>33 và 3.466</details><script'), '', 640);
    go();
    await painted(page, 1);
    assert.equal(await page.locator('summary').isVisible(), false);
  });

  for (const part of ['handover', 'tools', 'look']) {
    test(`the chart comes without ${part}.js, too, where that never answers`, async () => {
      const figure = await renderToString({ ...AWARDS, controls: ['sort', 'save'], ...(part === 'look' && { theme: { space: 1.2 } }) });
      const { page, go } = await arriving(figure, '', 640);
      let answer = () => {};
      const answered = new Promise<void>((done) => (answer = done));
      await page.route(`**/${part}.js`, async (route) => {
        await answered;
        await route.continue();
      });
      go();
      await page.reload();
      await page.waitForFunction(() => !document.querySelector<HTMLElement>('figure.dohoa')!.offsetWidth, undefined, { timeout: 9000 });
      await painted(page, 1);
      assert.equal(await page.locator('figure.dohoa').isVisible(), false);
      assert.equal(await page.locator('.above button').count(), part === 'tools' ? 0 : 2);
      answer();
      await page.locator('.above button').first().waitFor();
      // Taken away, the chart leaves what stood there.
      await page.evaluate(() => window.chartOf('do-hoa').destroy());
      await page.waitForTimeout(300);
      assert.equal(await page.locator('figure.dohoa').isVisible(), true);
    });
  }

  test('words that are marked elsewhere stay marked, and the page stays where it was', async () => {
    const { page, go } = await arriving(figures, '', 640);
    await page.setViewportSize({ width: 640, height: 700 });
    await page.evaluate(() => {
      document.querySelector('#below')!.scrollIntoView();
      getSelection()!.selectAllChildren(document.querySelector('#below')!);
    });
    const y = () => page.evaluate(() => [scrollY, String(getSelection())]);
    const before = await y();
    go();
    await painted(page, 1);
    await page.waitForTimeout(2500);
    assert.deepEqual(await y(), before);
  });

  test('ten on a page do not get in each other’s way', async () => {
    const ten = (await render('awards-levels.json', { styled: false })).repeat(10);
    assert.equal(/ id=/.test(ten), false);
    const { page, go, shifts } = await arriving(ten, '', 640);
    go();
    await painted(page, 10);
    assert.equal(await shifts(), 0);
  });
});

describe('what sanitizers leave', () => {
  const FIGURES = ['33', '3.466', 'Chủ tịch UBND tỉnh', 'Khen thưởng cấp tỉnh nhiều gấp hơn', 'Nguồn: Cổng thông tin điện tử tỉnh Hà Giang'];
  const seen = async (body: string, strict = true): Promise<{ text: string; page: Page }> => {
    const url = await site({ csp: strict, extra: { '/p.html': html(body, '') } });
    const { page } = await visit(`${url}p.html`);
    return { text: await page.evaluate(() => document.body.innerText), page };
  };
  const purified = async (dirty: string): Promise<string> => {
    const script = readFileSync(new URL('../../node_modules/dompurify/dist/purify.min.js', import.meta.url), 'utf8');
    const { page } = await visit(`${await site()}favicon.svg`);
    await page.goto('about:blank');
    await page.addScriptTag({ content: script });
    return page.evaluate((dirty) => (globalThis as unknown as { DOMPurify: { sanitize(dirty: string): string } }).DOMPurify.sanitize(dirty), dirty);
  };

  test('WordPress-like lists: the form made for them says all, shows no code, and awakes', async () => {
    const clean = kses(await render('awards-levels.json', { form: 'figure', image: '/anh.png' }));
    const { text } = await seen(clean);
    for (const said of FIGURES) assert.ok(text.includes(said), said);
    assert.equal(/[{}]|font-size|#0b6285/.test(text), false, text);
    assert.match(clean, /<img src="\/anh.png" alt="[^"]*3\.466/);
    const url = await site({ csp: true, extra: { '/p.html': html(clean) } });
    const { page, said, forbidden } = await visit(`${url}p.html`);
    await painted(page, 1);
    assert.deepEqual([said, forbidden], [[], []]);
    assert.equal((await page.locator('figcaption').allTextContents()).filter((text) => text).length, 1);
  });

  test('every spec in the form for such systems becomes the chart that it describes, boards among them', async () => {
    const figures = await Promise.all(CHARTS.map((name) => render(name, { form: 'figure' })));
    const url = await site({ csp: true, extra: { '/p.html': html(figures.join('\n')) } });
    const { page, said } = await visit(`${url}p.html`);
    // What is far below is read, and painted once somebody comes near.
    await page.waitForFunction((count) => window.dohoa?.scan().filter((chart) => chart.describe()).length === count, CHARTS.length);
    const described = await page.evaluate(() => window.dohoa!.scan().map((chart) => [chart.describe(), chart.problems.length]));
    for (const [at, name] of CHARTS.entries()) {
      const { description } = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(await render(name))![1]!) as { description: string };
      assert.deepEqual(described[at], [description, 0], name);
    }
    assert.deepEqual(said, []);
  });

  test('WordPress-like lists: of the whole figure, too, the table is left', async () => {
    const clean = kses(await render('awards-levels.json', { styled: false }));
    assert.equal(/<(script|svg|style|do-hoa)/.test(clean), false);
    const { text } = await seen(clean);
    for (const said of FIGURES) assert.ok(text.includes(said), said);
    assert.match(clean, /<td>3\.466<\/td>/);
  });

  test('DOMPurify as it comes: picture, table and words on both grounds, no script', async () => {
    for (const styled of [true, false]) {
      const clean = await purified(await render('awards-levels.json', { styled }));
      assert.equal(/<script|<do-hoa/.test(clean), false);
      for (const said of FIGURES) assert.ok(clean.includes(said), said);
      const { text, page } = await seen(clean, false);
      assert.equal(/[{}]/.test(text), false, text);
      assert.equal(await page.locator('svg:visible').count(), 1, 'one picture, with the style sheet or without');
      await page.evaluate(() => (document.documentElement.style.colorScheme = 'dark'));
      const ink = await page.locator('svg:visible text').first().evaluate((text) => getComputedStyle(text).fill);
      assert.equal(ink, 'rgb(233, 235, 238)');
    }
  });

  test('what search engines read is a data set, and nothing ends its script early', async () => {
    const title = '</script><script>alert(1)</script>"\u2028.';
    const made = await renderToString({ ...AWARDS, title, source: 'A & <b>' });
    const { page, said } = await visit(`${await site({ extra: { '/p.html': html(made, '') } })}p.html`);
    assert.deepEqual(said, []);
    const [about, spec] = await page.locator('script[type]').allTextContents();
    const dataset = JSON.parse(about!) as Record<string, string>;
    assert.deepEqual([dataset['@type'], dataset['name'], dataset['citation']], ['Dataset', title, 'A & <b>']);
    assert.equal((JSON.parse(spec!) as { title: string }).title, title);
    assert.equal(await page.locator('script:not([type])').count(), 0);
  });
});
