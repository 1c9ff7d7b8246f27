// Whatever is wrong stays in its own box: the box says what and where, an event tells the page, one line stands in the
// console, and the charts before and after it are drawn.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { AWARDS, html, inline, painted, site, visit, type SiteOptions, type Visit } from './browser.js';

interface Case {
  /** The code of the first problem. */
  code: string;
  /** Stands in the box. */
  says: RegExp;
  path: string;
}

interface Told {
  severity: string;
  code: string;
  path: string;
  message: string;
}

const DATA = AWARDS.data;

const WRONG: Record<string, Case & { spec: unknown }> = {
  'malformed JSON': {
    spec: '{\n  "type": "bar"\n  "title": "Thiếu dấu phẩy"\n}',
    code: 'json-malformed',
    says: /dòng 2, cột 16.*thiếu dấu phẩy/,
    path: '2:16',
  },
  'JSON in curly quotes': {
    spec: '{ “type”: “bar” }',
    code: 'json-malformed',
    says: /dòng 1, cột 3, dấu ngoặc không đúng kiểu, JSON cần dấu ngoặc kép thẳng/,
    path: '1:3',
  },
  'JSON in single quotes': { spec: "{'type': 'bar'}", code: 'json-malformed', says: /JSON cần dấu ngoặc kép thẳng/, path: '1:2' },
  'JSON in HTML’s quotes': { spec: '{&quot;type&quot;: 1}', code: 'json-malformed', says: /mã HTML thay cho ký tự/, path: '1:2' },
  'JSON with a line break of HTML': {
    spec: '{"type": "bar",<br />\n"title": "x"}',
    code: 'json-malformed',
    says: /cột 16, có thẻ HTML/,
    path: '1:16',
  },
  'JSON with a space that is none of its own': {
    spec: '{\u00a0"type": "bar"}',
    code: 'json-malformed',
    says: /dấu cách đặc biệt \(U\+00A0\)/,
    path: '1:2',
  },
  'JSON with a comment': { spec: '{"type": "bar", // thanh\n"title": "x"}', code: 'json-malformed', says: /cột 17, không được viết chú thích/, path: '1:17' },
  'JSON with a comma too many': { spec: '{\n  "type": "bar",\n}', code: 'json-malformed', says: /thiếu tên trong ngoặc kép/, path: '3:1' },
  'JSON in one long line': {
    spec: `{"type": "bar", "title": "${'dài '.repeat(300)}" "data": [${'["A", 1], '.repeat(300)}]}`,
    code: 'json-malformed',
    says: /^[^]{0,220}$/,
    path: '1:1228',
  },
  'no JSON at all': { spec: '  ', code: 'spec-empty', says: /Chưa có nội dung JSON.*<script type="application\/json">/s, path: '' },
  'an unknown kind': { spec: { ...AWARDS, type: 'bra' }, code: 'kind-unknown', says: /“bra”.*“bar”/s, path: 'type' },
  'a misspelt key': { spec: { ...AWARDS, titel: 'x' }, code: 'unknown-key', says: /“titel”.*“title”/s, path: 'titel' },
  'a text where a number belongs': {
    spec: { ...AWARDS, data: [['Cấp', 'Số lượt'], ['Tỉnh', 'nhiều'], ['Huyện', 3]] },
    code: 'number-unreadable',
    says: /nhiều/,
    path: 'data[1][1]',
  },
  'a negative part': {
    spec: { ...AWARDS, type: 'waffle', data: [['Cấp', 'Số'], ['Tỉnh', -1], ['Huyện', 3]] },
    code: 'number-negative',
    says: /-1/,
    path: 'data: Tỉnh · Số',
  },
  'parts that are all zero': {
    spec: { ...AWARDS, type: 'waffle', data: [['Cấp', 'Số'], ['Tỉnh', 0], ['Huyện', 0]] },
    code: 'all-zero',
    says: /số 0/,
    path: 'data',
  },
  'an empty table': { spec: { ...AWARDS, data: [DATA[0]] }, code: 'data-empty', says: /không có dòng nào/, path: 'data' },
  '500 rows': {
    spec: { ...AWARDS, data: [DATA[0], ...Array.from({ length: 500 }, (_, row) => [`Hàng ${row}`, row])] },
    code: 'too-many-rows',
    says: /500/,
    path: 'data',
  },
  'a label of 2,000 letters': {
    spec: { ...AWARDS, data: [DATA[0], ['ế'.repeat(2000), 1]] },
    code: 'too-long',
    says: /quá dài/,
    path: 'data[1][0]',
  },
  'a data file that is not there': {
    spec: { ...AWARDS, data: { url: '/none.csv' } },
    code: 'data-unreachable',
    says: /“\/none\.csv”.*404/,
    path: 'data.url',
  },
  'a data file whose name a replacement would take for its own': {
    spec: { ...AWARDS, data: { url: '/none$&$1.csv' } },
    code: 'data-unreachable',
    says: /“\/none\$&\$1\.csv”/,
    path: 'data.url',
  },
  'a data file of a panel that is too large': {
    spec: { type: 'board', locale: 'vi', title: 'Bảng', panels: [{ ...AWARDS, data: { url: '/large.csv' } }] },
    code: 'data-unreachable',
    says: /5 MB/,
    path: 'panels[0].data.url',
  },
  'an address that is none': {
    spec: { ...AWARDS, data: { url: 'javascript:alert(1)' } },
    code: 'url-refused',
    says: /“javascript:alert\(1\)”.*http/s,
    path: 'data.url',
  },
};

const NARROW: Record<string, unknown> = {
  'one row': { ...AWARDS, data: DATA.slice(0, 2) },
  'values that are all zero': { ...AWARDS, data: [DATA[0], ['A', 0], ['B', 0]] },
  'values below zero': { ...AWARDS, data: [DATA[0], ['A', -3], ['B', 2]] },
};

const GOOD = inline(AWARDS);
const between = (body: string) => html(`${GOOD}<div id="place">${body}</div>${GOOD}`);

/** Remembers the problem events of a page from its first byte on. */
async function listen(page: Page): Promise<() => Promise<Told[][]>> {
  await page.addInitScript(() => {
    const told: unknown[] = [];
    Object.assign(window, { told });
    document.addEventListener('dohoa-problem', (event) => told.push((event as CustomEvent).detail));
  });
  return () => page.evaluate(() => (window as unknown as { told: Told[][] }).told);
}

async function visitListening(url: string): Promise<Visit & { told: () => Promise<Told[][]> }> {
  const visited = await visit('');
  const told = await listen(visited.page);
  await visited.page.goto(url);
  return { ...visited, told };
}

const box = (page: Page) => page.locator('#place .problem');
const boxText = (page: Page) => box(page).innerText();

/** The box, the event, the one line, and the neighbours that are drawn. */
async function assertContained(visited: Awaited<ReturnType<typeof visitListening>>, wanted: Case, name: RegExp) {
  const { page, said, told } = visited;
  await painted(page, 2);
  await box(page).waitFor();
  assert.match(await boxText(page), wanted.says);
  await page.waitForFunction(() => (window as unknown as { told: unknown[] }).told.length);
  const errors = (await told()).flat().filter(({ severity }) => severity === 'error');
  assert.equal(errors[0]?.code, wanted.code);
  assert.equal(errors[0]?.path, wanted.path);
  assert.equal(said.length, 1, said.join('\n'));
  assert.match(said[0] ?? '', /^dohoa: /);
  assert.match(said[0] ?? '', name);
  assert.ok(said[0]?.includes(errors[0]?.message ?? ''), said[0]);
}

const pageOf = (name: string) => `/t/${encodeURIComponent(name)}.html`;

describe('a wrong spec', () => {
  let url: string;
  before(async () => {
    const extra: SiteOptions['extra'] = { '/large.csv': { type: 'text/csv', body: 'a,b\n' + 'x,1\n'.repeat(1_300_000) } };
    for (const [name, { spec }] of Object.entries(WRONG)) {
      extra[pageOf(name)] = between(inline(spec, 'id="sai"') + '<p>Đứng sau</p>');
    }
    for (const [name, spec] of Object.entries(NARROW)) extra[pageOf(name)] = html(inline(spec));
    url = await site({ csp: true, extra });
  });

  for (const [name, wanted] of Object.entries(WRONG)) {
    test(name, async () => {
      const visited = await visitListening(new URL(pageOf(name), url).href);
      await assertContained(visited, wanted, /^dohoa: sai: /);
      assert.deepEqual(visited.forbidden, []);
    });
  }

  for (const name of Object.keys(NARROW)) {
    test(`is not: ${name}`, async () => {
      const { page, said } = await visit(new URL(pageOf(name), url).href);
      await painted(page, 1);
      assert.deepEqual(said, []);
    });
  }

  test('NaN, which only a script can pass', async () => {
    const { page, told, said } = await visitListening(new URL(pageOf('one row'), url).href);
    await painted(page, 1);
    const [problems, count] = await page.evaluate(async (spec) => {
      const place = document.createElement('div');
      document.body.append(place);
      const chart = await window.dohoa!.mount(place, { ...spec, data: [['a', 'b'], ['x', Number.NaN]] }, { name: 'thử' });
      let heard = 0;
      chart.addEventListener('problem', (event) => (heard = event.detail.length));
      await new Promise((resolve) => setTimeout(resolve, 50));
      return [chart.problems, heard] as const;
    }, AWARDS);
    assert.equal(problems[0]?.code, 'number-not-finite');
    assert.equal(count, 1, 'who awaited mount hears of it');
    assert.equal((await told()).length, 1);
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /^dohoa: thử: .*NaN.* \(data\[1\]\[1\]\)$/);
  });

  test('mended before anybody has heard of it: then nobody does', async () => {
    const { page, told } = await visitListening(new URL(pageOf('one row'), url).href);
    await painted(page, 1);
    const problems = await page.evaluate(async (spec) => {
      const chart = await window.dohoa!.mount(document.body.appendChild(document.createElement('div')), spec);
      // Once more, for then the words are there at once.
      for (let time = 0; time < 2; time++) {
        await chart.update({ type: 'bra' } as never);
        await chart.update(spec);
      }
      await new Promise((done) => setTimeout(done, 100));
      return chart.problems;
    }, AWARDS);
    assert.deepEqual([problems, await told()], [[], []]);
  });

  test('mended by an update, and broken again', async () => {
    const { page } = await visit(new URL(pageOf('a misspelt key'), url).href);
    await painted(page, 2);
    await box(page).waitFor();
    await page.evaluate((spec) => chartOf('#sai').update(spec), AWARDS);
    await painted(page, 3);
    assert.equal(await box(page).count(), 0);
    await page.evaluate(() => chartOf('#sai').update({ type: 'bra' } as never));
    assert.equal(await box(page).count(), 1);
    assert.equal(await page.locator('#place canvas').count(), 0);
  });

  test('who is at the chart is at what is said in its place, and at the chart again once it is mended', async () => {
    const { page } = await visit(new URL(pageOf('one row'), url).href);
    await painted(page, 1);
    const update = (spec: unknown) => page.evaluate((spec) => chartOf('do-hoa').update(spec as never), spec);
    const focused = () => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.className);
    await page.locator('.walk').focus();
    await update({ type: 'bra' });
    assert.equal(await focused(), 'problem');
    await update(AWARDS);
    assert.equal(await focused(), 'walk');
    await page.locator('.walk').blur();
    await update({ type: 'bra' });
    assert.equal(await focused(), undefined, 'nobody is led to it');
  });

  test('what is said in its place can be read on the page’s ground, whichever that becomes', async () => {
    const { page } = await visit(new URL(pageOf('a misspelt key'), url).href);
    await box(page).waitFor();
    const night = page.locator('.frame.dark .problem');
    for (const [theme, state] of [['dark', 'attached'], ['light', 'detached']] as const) {
      await page.evaluate((theme) => document.documentElement.setAttribute('data-theme', theme), theme);
      await night.waitFor({ state, timeout: 3000 });
    }
  });

  test('no spec at all, once a reader has turned to the chart: the same words as ever', async () => {
    const { page, said } = await visit(new URL(pageOf('one row'), url).href);
    await painted(page, 1);
    await page.locator('.walk').focus();
    await page.locator('.walk [aria-live]').waitFor({ state: 'attached' });
    const codes = await page.evaluate(async () => {
      const chart = chartOf('do-hoa');
      const codes = [];
      for (const none of [null, undefined]) {
        await chart.update(none as never);
        codes.push(chart.problems.map(({ code }) => code));
      }
      return codes;
    });
    assert.deepEqual(codes, [['spec-not-an-object'], ['spec-not-an-object']]);
    assert.equal(said.length, 2);
    await page.evaluate((spec) => chartOf('do-hoa').update(spec), AWARDS);
    await painted(page, 1);
  });

  test('no element to draw in: that is said', async () => {
    const { page } = await visit(new URL(pageOf('one row'), url).href);
    const refused = (target: unknown) =>
      page.evaluate(([target, spec]) => window.dohoa!.mount(target as never, spec as never).catch((error: Error) => error.message), [target, AWARDS]);
    assert.equal(await refused(null), 'dohoa: mount() draws in an element of the page, and was given null');
    assert.equal(await refused('#place'), 'dohoa: mount() draws in an element of the page, and was given #place');
  });

  test("in an article's figure: its caption and table go on standing there", async () => {
    const url = await site({
      csp: true,
      extra: {
        '/t.html': html(`<figure data-dohoa='{"type": "bra"}'><figcaption>Khen thưởng</figcaption>
          <table><tr><th>Cấp</th><th>Số</th></tr><tr><th>Tỉnh</th><td>3466</td></tr></table></figure>`),
      },
    });
    const { page, said } = await visit(url + 't.html');
    await page.locator('.problem').waitFor();
    for (const words of ['Khen thưởng', '3466']) assert.equal(await page.getByText(words).isVisible(), true, words);
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /^dohoa: figure: /);
  });

  test('there is nothing to export, and that is said', async () => {
    const { page } = await visit(new URL(pageOf('an unknown kind'), url).href);
    await box(page).waitFor();
    const told = await page.evaluate(async () => {
      const chart = chartOf('#sai');
      const refused = (error: Error) => error.message;
      const svg = await Promise.resolve().then(() => chart.toSVG()).catch(refused);
      return { svg, png: await chart.toPNG().catch(refused), rows: chart.table().rows, words: chart.describe() };
    });
    const refusal = 'dohoa: there is no chart to export';
    assert.deepEqual({ ...told, words: '' }, { svg: refusal, png: refusal, rows: [], words: '' });
    assert.match(told.words, /“bra”/);
  });

  test('several at once: all in the box, and how many in the console', async () => {
    const { page, said } = await visit(new URL(pageOf('one row'), url).href);
    await painted(page, 1);
    await page.evaluate((spec) => {
      const place = document.createElement('div');
      place.id = 'place';
      document.body.append(place);
      return window.dohoa!.mount(place, { ...spec, titel: 1, sotr: 2, highligt: 3, highlight: 'Không có' } as typeof spec);
    }, AWARDS);
    assert.equal(await page.locator('#place .problem li').count(), 3);
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /\(\+2 more\)$/);
  });
});

test('a warning: the chart is drawn, the event tells, the console says nothing', async () => {
  const url = await site({ extra: { '/t.html': html(inline({ ...AWARDS, highlight: 'Cấp huyện' })) } });
  const { page, said, told } = await visitListening(url + 't.html');
  await painted(page, 1);
  await page.waitForFunction(() => (window as unknown as { told: unknown[] }).told.length);
  const heard = (await told()).flat().map(({ severity, code, path }) => ({ severity, code, path }));
  assert.deepEqual(heard, [{ severity: 'warning', code: 'highlight-unknown', path: 'highlight' }]);
  assert.equal(await page.locator('.problem').count(), 0);
  assert.deepEqual(said, []);
});

describe('files that do not come', () => {
  const missing = between('<do-hoa src="/none.json"><table><tr><td>Bảng của bài</td></tr></table></do-hoa>');

  test('no such spec: the box says so, and what stood there stays', async () => {
    const url = await site({ csp: true, extra: { '/t.html': missing } });
    const visited = await visitListening(url + 't.html');
    await assertContained(visited, { code: 'spec-missing', says: /“\/none\.json”.*404/, path: '' }, /^dohoa: \/none\.json: /);
    assert.equal(await visited.page.getByText('Bảng của bài').isVisible(), true);
  });

  test('a web page in its place: the box says so', async () => {
    const url = await site({ extra: { '/t.html': between('<do-hoa src="/none.json"></do-hoa>'), '/none.json': html('') } });
    const { page } = await visit(url + 't.html');
    await box(page).waitFor();
    assert.match(await boxText(page), /dòng 1, cột 1, đó là một trang web chứ không phải JSON/);
  });

  test('in the language of the page, whatever its country', async () => {
    const said = { en: 'The file “/none.json” was not found: the server answered 404.', 'vi-VN': 'Không tìm thấy tệp “/none.json”: máy chủ trả lời 404.' };
    for (const [lang, words] of Object.entries(said)) {
      const url = await site({ extra: { '/t.html': html('<do-hoa src="/none.json"></do-hoa>', undefined, lang) } });
      const { page } = await visit(url + 't.html');
      await page.getByText(words).waitFor();
    }
  });

  test('the line is told whatever ends lines in the file', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const body = ['{', '  "type": "bar"', '  "title": "x"', '}'].join(end);
      const url = await site({ extra: { '/t.html': between('<do-hoa src="/spec.json"></do-hoa>'), '/spec.json': { type: 'application/json', body } } });
      const { page } = await visit(url + 't.html');
      await box(page).waitFor();
      assert.match(await boxText(page), /dòng 2, cột 16, thiếu dấu phẩy/, JSON.stringify(end));
    }
  });

  test('a spec that cannot be reached', async () => {
    const url = await site({ extra: { '/t.html': between('<do-hoa src="/spec.json"></do-hoa>') } });
    const visited = await visit('');
    const told = await listen(visited.page);
    await visited.page.route('**/spec.json', (route) => route.abort());
    await visited.page.goto(url + 't.html');
    const wanted = { code: 'spec-unreachable', says: /Không tải được tệp “\/spec\.json”/, path: '' };
    await assertContained({ ...visited, told }, wanted, /^dohoa: \/spec\.json: /);
  });

  for (const src of ['data:application/json,{}', 'javascript:1', 'http://']) {
    test(`an address that is refused: ${src}`, async () => {
      const url = await site({ extra: { '/t.html': between(`<do-hoa src="${src}"></do-hoa>`) } });
      const visited = await visitListening(url + 't.html');
      await assertContained(visited, { code: 'url-refused', says: /không được chấp nhận/, path: '' }, /^dohoa: /);
    });
  }

  test('a data file that never ends is given up after 20 seconds', async () => {
    const url = await site({ extra: { '/t.html': between(inline({ ...AWARDS, data: { url: '/slow.csv' } })) } });
    const visited = await visit('');
    const told = await listen(visited.page);
    await visited.page.route('**/slow.csv', () => {});
    await visited.page.clock.install();
    await visited.page.goto(url + 't.html');
    await painted(visited.page, 2);
    await visited.page.clock.fastForward(19_000);
    assert.equal(await box(visited.page).count(), 0);
    await visited.page.clock.fastForward(2_000);
    await box(visited.page).waitFor();
    assert.match(await boxText(visited.page), /20 giây/);
    assert.equal((await told()).length, 1);
  });
});

describe('the wasm', () => {
  const body = `${GOOD}<do-hoa id="hai"><script type="application/json">${JSON.stringify(AWARDS)}</script><p>Chữ của bài</p></do-hoa>`;

  test('missing, or a page of HTML in its place, or of a wrong type: the charts are drawn all the same', async () => {
    const wasm = await fetchWasm();
    for (const answer of [
      { status: 404, body: 'none' },
      { status: 200, contentType: 'text/html', body: '<!doctype html>' },
      { status: 200, contentType: 'application/octet-stream', body: wasm },
    ]) {
      const url = await site({ csp: true, extra: { '/t.html': html(body) } });
      const { page, said } = await visit('');
      await page.route('**/dohoa.wasm', (route) => route.fulfill(answer));
      await page.goto(url + 't.html');
      await painted(page, 2);
      assert.deepEqual(said, []);
    }
  });

  test('from a bundle that knows no addresses: of all three modules what is there as text is taken', async () => {
    const line = { type: 'line', locale: 'vi', title: 'Lượt', source: 'x', data: 'Năm,Lượt\n2021,3\n2022,5\n2023,4' };
    const head = '<script type="module" src="/dohoa/element.js"></script>';
    const url = await site({ extra: { '/t.html': html(`${GOOD}${inline(line, 'id="lượt"')}`, head) } });
    const { page, said } = await visit('');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    // As a bundler leaves it that writes one classic script.
    await page.route('**/dohoa/*.js', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replaceAll('import.meta.url', '({}).url') });
    });
    await page.goto(url + 't.html');
    await painted(page, 2);
    assert.match(await page.evaluate(() => window.chartOf('do-hoa').toSVG()), /^<svg/);
    assert.deepEqual(asked.filter((path) => path.endsWith('.wasm')), []);
    const texts = asked.filter((path) => /inline/.test(path)).map((path) => path.replace(/.*\//, ''));
    assert.deepEqual(texts.sort(), ['desk-inline.js', 'inline.js', 'plane-inline.js']);
    assert.deepEqual(said, []);
  });

  test('not to be had at all: one box and one line a chart, and the article stays', async () => {
    const url = await site({ extra: { '/t.html': html(body) } });
    const visited = await visit('');
    const told = await listen(visited.page);
    await visited.page.route(/dohoa\.wasm|inline\.js/, (route) => route.abort());
    await visited.page.goto(url + 't.html');
    await visited.page.locator('.problem').nth(1).waitFor();
    assert.match(await visited.page.locator('.problem').first().innerText(), /WebAssembly/);
    assert.equal(await visited.page.getByText('Chữ của bài').isVisible(), true);
    assert.equal(visited.said.length, 2, visited.said.join('\n'));
    await visited.page.waitForTimeout(20);
    assert.deepEqual((await told()).map(([first]) => first?.code), ['module-blocked', 'module-blocked']);
    // Nothing is given up for good: the next chart asks for it again.
    await visited.page.unroute(/dohoa\.wasm|inline\.js/);
    await visited.page.evaluate((spec) => chartOf('#hai').update(spec), AWARDS);
    await painted(visited.page, 1);
  });

  test('forbidden by the policy: the same', async () => {
    const url = await site({ extra: { '/t.html': html(body) } });
    const { page } = await visit('');
    await page.route('**/t.html', async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), 'content-security-policy': "script-src 'self'" };
      await route.fulfill({ response, headers });
    });
    await page.goto(url + 't.html');
    await page.locator('.problem').nth(1).waitFor();
    assert.match(await page.locator('.problem').first().innerText(), /wasm-unsafe-eval/);
  });

  test('even without the part that has the words, one plain line is there', async () => {
    const url = await site({ extra: { '/t.html': html('<do-hoa src="/none.json"></do-hoa>') } });
    const { page, said } = await visit('');
    await page.route('**/trouble.js', (route) => route.abort());
    await page.goto(url + 't.html');
    await page.getByText('spec-missing: /none.json: 404').waitFor();
    assert.equal(said.length, 1);
  });

  test('of a script that has come as a blob nothing can be had: one plain line a chart, and the article stays', async () => {
    const script = `fetch('/dohoa/dohoa.js').then((script) => script.blob()).then((blob) => {
      document.head.append(Object.assign(document.createElement('script'), { src: URL.createObjectURL(blob) }));
    })`;
    const url = await site({ extra: { '/t.html': html(body, `<script>${script}</script>`) } });
    const { page, said } = await visit(url + 't.html');
    await page.getByText('module-blocked').nth(1).waitFor();
    assert.equal(await page.getByText('Chữ của bài').isVisible(), true);
    assert.deepEqual(said.map((line) => line.slice(0, 30)), ['dohoa: do-hoa: module-blocked:', 'dohoa: hai: module-blocked: Ty']);
  });

  test('a trap in one chart: its own box; all others are drawn anew with another instance and go on', async () => {
    const trapping = inline({ ...AWARDS, title: 'Gặp bẫy' }, 'id="bay"');
    const url = await site({ extra: { '/t.html': html(`${GOOD}<div id="place">${trapping}</div>${GOOD}`) } });
    const visited = await visit('');
    const { page, said } = visited;
    const told = await listen(page);
    await page.addInitScript(trapOnDemand);
    await page.goto(url + 't.html');
    await painted(page, 3);
    await page.evaluate(() => {
      (window as unknown as { trap: boolean }).trap = true;
      chartOf('#bay').describe();
    });
    await box(page).waitFor();
    assert.match(await boxText(page), /lỗi của dohoa.*unreachable/s);
    await painted(page, 2);
    assert.equal(await page.evaluate(() => (window as unknown as { instances: number }).instances), 2);
    const alive = await page.evaluate(async (spec) => {
      const charts = [...document.querySelectorAll('do-hoa')].map(({ chart }) => chart!);
      const words = [charts[0]!.describe(), charts[2]!.describe()];
      await charts[1]!.update(spec);
      return [...words, charts[1]!.describe()];
    }, AWARDS);
    for (const words of alive) assert.match(words, /Khen thưởng/);
    await painted(page, 3);
    assert.equal(said.length, 1, said.join('\n'));
    assert.equal((await told()).flat()[0]?.code, 'chart-failed');
  });
});

describe("the desk's module", () => {
  const wrong = inline({ ...AWARDS, titel: 'x' }, 'id="sai"');
  const doubtful = inline({ ...AWARDS, highlight: 'Cấp huyện' });

  test('is not loaded by readers of a sound page', async () => {
    const url = await site({ extra: { '/t.html': html(GOOD + GOOD) } });
    const { page } = await visit('');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(url + 't.html');
    await painted(page, 2);
    assert.deepEqual(asked.filter((path) => /desk|trouble/.test(path)), []);
  });

  test('sent by a server that has no wasm: the words come all the same', async () => {
    const url = await site({ csp: true, extra: { '/t.html': between(wrong) } });
    const visited = await visit('');
    const told = await listen(visited.page);
    await visited.page.route('**/desk.wasm', (route) => route.fulfill({ status: 404, body: 'none' }));
    await visited.page.goto(url + 't.html');
    await assertContained({ ...visited, told }, { code: 'unknown-key', says: /“titel”/, path: 'titel' }, /^dohoa: sai: /);
    assert.deepEqual(visited.forbidden, []);
  });

  test('not to be had, for a chart that cannot be drawn: the box says that much', async () => {
    const url = await site({ extra: { '/t.html': between(wrong) } });
    const visited = await visit('');
    const told = await listen(visited.page);
    await visited.page.route('**/desk*', (route) => route.abort());
    await visited.page.goto(url + 't.html');
    const wanted = { code: 'desk-missing', says: /không tải được lời giải thích.*desk\.wasm/s, path: '' };
    await assertContained({ ...visited, told }, wanted, /^dohoa: sai: /);
  });

  test('has nothing against a chart that cannot be drawn: the box says that the fault is no writer’s', async () => {
    const url = await site({ csp: true, extra: { '/t.html': between(wrong) } });
    for (const problems of [[], [{ code: 'no-source', severity: 'warning', path: '', found: '', expected: '', message: 'Chưa có nguồn.' }]]) {
      const visited = await visit('');
      const told = await listen(visited.page);
      const body = `export const ask = async () => (${JSON.stringify({ heading: 'Sai', problems })});`;
      await visited.page.route('**/desk.js', (route) => route.fulfill({ contentType: 'text/javascript', body }));
      await visited.page.goto(url + 't.html');
      await assertContained({ ...visited, told }, { code: 'chart-failed', says: /đó là lỗi của dohoa/, path: '' }, /^dohoa: sai: /);
      assert.doesNotMatch(await boxText(visited.page), /Sai|nguồn/);
    }
  });

  test('not to be had, for a chart that only has warnings: it is drawn, and the event tells', async () => {
    const url = await site({ extra: { '/t.html': html(doubtful) } });
    const visited = await visit('');
    const told = await listen(visited.page);
    const { page, said } = visited;
    await page.route('**/desk*', (route) => route.abort());
    await page.goto(url + 't.html');
    await painted(page, 1);
    await page.waitForFunction(() => (window as unknown as { told: unknown[] }).told.length);
    const heard = (await told()).flat().map(({ severity, code }) => ({ severity, code }));
    assert.deepEqual(heard, [{ severity: 'warning', code: 'desk-missing' }]);
    assert.equal(await page.locator('.problem').count(), 0);
    const refused = await page.evaluate(() => chartOf('do-hoa').toSVG().then(() => '', String));
    assert.match(refused, /desk\.js/);
    assert.deepEqual(said, []);
  });

  test('not to be had at first: what is asked for later is made once it comes', async () => {
    const url = await site({ extra: { '/t.html': html(GOOD) } });
    const { page } = await visit(url + 't.html');
    await painted(page, 1);
    await page.route(/desk.*(wasm|inline)/, (route) => route.abort());
    const draw = () => page.evaluate(() => chartOf('do-hoa').toSVG().then((svg) => svg.slice(0, 4), () => 'none'));
    assert.equal(await draw(), 'none');
    await page.unrouteAll();
    assert.equal(await draw(), '<svg');
  });

  test('a picture that the browser does not give is told, and none is made of noise or of no width', async () => {
    const url = await site({ extra: { '/t.html': html(`<div hidden>${GOOD}</div>${GOOD}`) } });
    const { page } = await visit(url + 't.html');
    await painted(page, 1);
    const files = await page.evaluate(async () => {
      const [unseen, chart] = [...document.querySelectorAll('do-hoa')].map((place) => place.chart!);
      const hidden = await createImageBitmap(await unseen!.toPNG());
      const svg = await unseen!.toSVG();
      const refused = () => chart!.toPNG({ width: 300, scale: 1 }).then(() => '', ({ message }: Error) => message);
      const { toBlob } = HTMLCanvasElement.prototype;
      HTMLCanvasElement.prototype.toBlob = (done) => done(null);
      const none = await refused();
      HTMLCanvasElement.prototype.toBlob = toBlob;
      const { getImageData } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.getImageData = function (...rect: [number, number, number, number]) {
        const image = getImageData.apply(this, rect);
        image.data[0]! ^= 1;
        return image;
      };
      return { hidden: hidden.width, svg: /width="(\d+)"/.exec(svg)![1], none, noise: await refused() };
    });
    assert.deepEqual([files.hidden, files.svg], [1280, '640'], 'as wide as an article’s column');
    assert.match(files.none, /^dohoa: this browser makes no picture 300 px wide and \d+ px high$/);
    assert.equal(files.noise, 'dohoa: this browser hides from pages what they have painted');
  });

  test('trapped while it checks: that check fails, the next one comes from a new instance', async () => {
    const url = await site({ extra: { '/t.html': html(GOOD) } });
    const { page } = await visit('');
    await page.addInitScript(trapOnDemand);
    await page.goto(url + 't.html');
    await painted(page, 1);
    const checks = await page.evaluate(async () => {
      const state = window as unknown as { trap: boolean; instances: number };
      const check = () => window.dohoa!.check('{"type": "bra"}', 'en').then(([problem]) => problem!.code, String);
      const first = await check();
      state.trap = true;
      return [first, await check(), await check(), state.instances];
    });
    assert.deepEqual(checks, ['kind-unknown', 'RuntimeError: unreachable', 'kind-unknown', 3]);
  });

  test('trapped while it draws a file: that file fails, the next comes from a new instance', async () => {
    const url = await site({ extra: { '/t.html': html(GOOD) } });
    const { page, said } = await visit('');
    await page.addInitScript(trapOnDemand);
    await page.goto(url + 't.html');
    await painted(page, 1);
    const files = await page.evaluate(async () => {
      const state = window as unknown as { trap: boolean; instances: number };
      const chart = chartOf('do-hoa');
      const draw = () => chart.toSVG().then((svg) => svg.slice(0, 4), String);
      const first = await draw();
      state.trap = true;
      return [first, await draw(), await draw(), chart.describe().length > 0, state.instances];
    });
    assert.deepEqual(files, ['<svg', 'RuntimeError: unreachable', '<svg', true, 3]);
    assert.deepEqual(said, []);
  });
});

async function fetchWasm(): Promise<Buffer> {
  const url = await site();
  const response = await fetch(url + 'dohoa/dohoa.wasm');
  return Buffer.from(await response.arrayBuffer());
}

/** In the page: counts instances, and makes the next call into the module trap while `window.trap` is set. */
function trapOnDemand(): void {
  const state = window as unknown as { trap: boolean; instances: number };
  state.instances = 0;
  const guarded = (instance: WebAssembly.Instance): WebAssembly.Instance => {
    state.instances++;
    const exports: Record<string, unknown> = { ...instance.exports };
    // The names of exports are shortened in the build: whatever is called next is what traps.
    for (const [name, call] of Object.entries(exports)) {
      if (typeof call !== 'function') continue;
      exports[name] = (...args: unknown[]) => {
        if (!state.trap) return call(...args);
        state.trap = false;
        throw new WebAssembly.RuntimeError('unreachable');
      };
    }
    return Object.create(instance, { exports: { value: exports } }) as WebAssembly.Instance;
  };
  const { instantiate, Instance } = WebAssembly;
  WebAssembly.instantiate = (async (module: WebAssembly.Module, imports: WebAssembly.Imports) =>
    guarded(await instantiate.call(WebAssembly, module, imports) as unknown as WebAssembly.Instance)) as never;
  WebAssembly.Instance = function (module: WebAssembly.Module, imports: WebAssembly.Imports) {
    return guarded(new Instance(module, imports));
  } as never;
}
