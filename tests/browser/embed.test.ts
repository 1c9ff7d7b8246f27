// The ways to put a chart on a page, and what the page may do with it afterwards.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { before, describe, test } from 'node:test';
import { AWARDS, html, inline, json, painted, site, visit } from './browser.js';

const FIGURE = `
<figure data-dohoa='{"type":"bar","locale":"vi","source":"hagiang.gov.vn"}' id="bang">
  <figcaption>Trao tại hội nghị<sup>1</sup></figcaption>
  <table>
    <thead><tr><th>Hình thức</th><th>Số lượng</th></tr></thead>
    <tbody>
      <tr><th>Cờ thi đua<br>của Thủ tướng</th><td>7<sup>2</sup></td></tr>
      <tr><th>Bằng khen của Thủ tướng</th><td>12</td></tr>
    </tbody>
    <tfoot><tr><th>Tổng</th><td>19</td></tr></tfoot>
  </table>
</figure>`;

/** With a field and a link in what scrolls around the table. */
const LINKED = FIGURE.replace('<table>', '<div id="in-scroller" tabindex="0"><table>')
  .replace('</table>', '</table></div>')
  .replace('<td>12', '<td><a id="in-link" href="#x">12</a><span id="in-field" tabindex="0"></span>');

const THREE = `<do-hoa src="/awards.json"></do-hoa>${inline(AWARDS)}${FIGURE}`;
const SCRIPT = '<script src="/dohoa/dohoa.js"></script>';

const CLASSIC = readFileSync(new URL('../../pkg/dist/dohoa.js', import.meta.url), 'utf8');

/** The script elsewhere, or several times: the same page. */
const TAGS: Record<string, string> = {
  'deferred.html': '<script src="/dohoa/dohoa.js" defer></script>',
  'async.html': '<script src="/dohoa/dohoa.js" async></script>',
  'plain.html': SCRIPT,
  // A browser then says of no script that it is the one that runs.
  'module.html': '<script type="module" src="/dohoa/dohoa.js"></script>',
  'twice.html': SCRIPT + '<script src="/dohoa/dohoa.js" defer></script>',
  // What optimises a page has put all scripts into one file, and the page says where the wasm is.
  'combined.html':
    '<link rel="preload" href="/dohoa/dohoa.wasm" as="fetch" type="application/wasm" crossorigin><script src="/cache/all.js" defer></script>',
};

describe('embedding', () => {
  let url: string;
  before(async () => {
    const pages = Object.entries(TAGS).map(([name, tags]) => [`/t/${name}`, html(THREE, tags)] as const);
    url = await site({
      csp: true,
      extra: {
        ...Object.fromEntries(pages),
        '/t/last.html': html(THREE + SCRIPT, ''),
        '/t/named.html': html(`<div id="dohoa"></div>${inline(AWARDS)}`),
        '/t/empty.html': html('<div id="a">Đang tải <b>biểu đồ</b></div>'),
        '/t/own.html': html(`<figure data-dohoa='${JSON.stringify(AWARDS)}'><figcaption>Lời dẫn</figcaption></figure>`),
        '/t/null.html': html(FIGURE.replace('"type"', '"title":null,"data":null,"type"')),
        '/t/blank.html': html(FIGURE.replace('"type"', '"title":"","type"')),
        '/t/nothing.html': html(FIGURE.replace('"type"', '"data":"","type"')),
        '/t/linked.html': html(`<button id="first">Đầu</button>${LINKED}<button id="last">Cuối</button>`),
        '/t/copied.html': html(`${FIGURE}${inline(AWARDS, 'id="own"').replace('<script', '<table><tr><td>33 và 3.466</td></tr></table><script')}<div id="overlay"></div>`),
        '/within.html': html(`<figure>${inline(AWARDS)}<figcaption>Lời dẫn</figcaption></figure>`),
        '/cache/all.js': { type: 'text/javascript', body: `;(() => {})();\n${CLASSIC}\n;(() => {})();` },
        '/awards.json': json(AWARDS),
        '/other.json': json({ ...AWARDS, title: 'Tệp khác' }),
        '/slow.csv': { type: 'text/csv', body: 'Cấp,Số\nA,1\nB,2' },
      },
    });
  });

  for (const name of [...Object.keys(TAGS), 'last.html']) {
    test(`all three forms, under the strict policy: ${name}`, async () => {
      const { page, said, forbidden } = await visit(`${url}t/${name}`);
      await painted(page, 3);
      assert.equal(await page.locator('.plot > canvas').count(), 3);
      assert.deepEqual(said, []);
      assert.deepEqual(forbidden, []);
    });
  }

  test('a figure gives its caption and table, shows them once, and keeps the table for screen readers', async () => {
    const { page } = await visit(`${url}t/deferred.html`);
    await painted(page, 3);
    const figure = page.locator('#bang');
    assert.equal(await figure.locator('figcaption').first().isVisible(), true);
    assert.equal(await figure.locator('.title').count(), 0);
    // Whatever the page has for its tables.
    const table = await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('table { position: static !important; clip-path: none !important; transform: none !important }');
      document.adoptedStyleSheets = [sheet];
      const { width, height } = document.querySelector('#bang table')!.getBoundingClientRect();
      return { width, height, scroll: document.documentElement.scrollWidth };
    });
    assert.ok(table.width < 10 && table.height < 10, `the table is still ${table.width} × ${table.height}`);
    assert.ok(table.scroll <= 800);
    const client = await page.context().newCDPSession(page);
    const { nodes } = (await client.send('Accessibility.getFullAXTree')) as {
      nodes: { ignored: boolean; role?: { value: string }; name?: { value: string } }[];
    };
    const cells = nodes.filter(({ ignored, role }) => !ignored && /cell|header/i.test(role?.value ?? ''));
    const names = cells.map(({ name }) => name?.value);
    assert.equal(names.filter((name) => name?.startsWith('Bằng khen của Thủ tướng')).length, 1, names.join('; '));
    const label = await figure.locator('.plot > canvas').getAttribute('aria-label');
    assert.ok(label?.includes('hội nghị') && !label.includes('hội nghị1'), String(label));
  });

  test('the keyboard passes by what a figure has in its covered table, and stops there again once the chart is gone', async () => {
    const { page } = await visit(`${url}t/linked.html`);
    await painted(page, 1);
    const stops = async () => {
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      await page.locator('#first').focus();
      const met: string[] = [];
      for (let tab = 0; tab < 12 && met.at(-1) !== 'last'; tab++) {
        await page.keyboard.press('Tab');
        met.push(await page.evaluate(() => document.activeElement!.id || document.activeElement!.localName));
      }
      return met.filter((id) => /in-|last/.test(id));
    };
    assert.deepEqual(await stops(), ['last']);
    // To who hears the table they are there.
    const links = await page.locator('#in-link').evaluate((link) => [link.getAttribute('href'), !!link.closest('[inert], [aria-hidden]')]);
    assert.deepEqual(links, ['#x', false]);
    await page.evaluate(() => window.dohoa!.scan()[0]!.destroy());
    assert.deepEqual(await stops(), ['in-scroller', 'in-link', 'in-field', 'last']);
    assert.equal(await page.locator('#in-field').getAttribute('tabindex'), '0');
    assert.equal(await page.locator('[data-dohoa-tab], [data-dohoa-style]').count(), 0, 'nothing tells of it any more');
  });

  for (const [what, place] of [['an element', '#own'], ['a figure', '#bang']] as const) {
    test(`a copy of ${what} whose chart has come becomes a chart, and gives back what stood there`, async () => {
      const { page, said } = await visit(`${url}t/copied.html`);
      await painted(page, 2);
      await page.evaluate((place) => {
        const copy = document.querySelector(place)!.cloneNode(true) as HTMLElement;
        copy.id = 'copy';
        document.querySelector('#overlay')!.append(copy);
      }, place);
      const isShown = () =>
        page.locator('#copy > table').evaluate((table) => table.checkVisibility() && getComputedStyle(table).clipPath === 'none');
      await page.evaluate(() => window.dohoa!.scan());
      await painted(page, 3);
      assert.equal(await page.locator('#copy .plot > canvas').count(), 1);
      assert.equal(await isShown(), false);
      const [own, copy] = await Promise.all([page.locator(place).boundingBox(), page.locator('#copy').boundingBox()]);
      assert.ok(Math.abs(own!.height - copy!.height) < 2, `${copy!.height} px high, and not ${own!.height}`);
      // Gone, it leaves what stood there, and the first goes on as before.
      await page.evaluate(() => {
        const copy = document.querySelector('#copy')! as HTMLElement & { chart?: { destroy(): void } };
        (copy.chart ?? window.dohoa!.scan(document.querySelector('#overlay')!)[0]!).destroy();
      });
      await page.waitForTimeout(100);
      assert.equal(await isShown(), true);
      assert.equal(await page.locator('#copy [data-dohoa-style], #copy [data-dohoa-tab]').count(), 0);
      assert.equal(await page.locator(`${place} .plot > canvas`).isVisible(), true);
      // Of a script that a script copies, be it no more than JSON, this policy says something.
      assert.deepEqual(said.filter((line) => !line.includes('TrustedScript')), []);
    });
  }

  test('an article that a page puts in later, with a script tag of its own, has its charts', async () => {
    // No policy: under the strictest one a page puts in no scripts.
    const more = html(`${inline(AWARDS)}<template>${FIGURE}${inline(AWARDS)}${SCRIPT}</template>`);
    const { page, said } = await visit((await site({ extra: { '/t/more.html': more } })) + 't/more.html');
    await painted(page, 1);
    await page.evaluate(() => document.body.replaceChildren(document.importNode(document.querySelector('template')!.content, true)));
    await painted(page, 2);
    assert.deepEqual(said, []);
  });

  test('a figure whose spec has a title and data of its own: both are shown, and read aloud', async () => {
    const { page } = await visit(`${url}t/own.html`);
    await painted(page, 1);
    assert.equal(await page.locator('.title').innerText(), AWARDS.title);
    assert.equal(await page.locator('.heard table tbody tr').count(), 2);
    assert.equal(await page.getByText('Lời dẫn').isVisible(), true);
  });

  test('a figure whose spec has null for a title and for data: what the page says is taken', async () => {
    const { page, said } = await visit(`${url}t/null.html`);
    await painted(page, 1);
    const chart = await page.evaluate(() => window.dohoa!.scan()[0]!.table());
    assert.deepEqual([chart.caption, chart.rows.length], ['Trao tại hội nghị', 2]);
    assert.deepEqual(said, []);
  });

  test('what a writer has left empty is not filled from the figure', async () => {
    const { page } = await visit(`${url}t/blank.html`);
    await painted(page, 1);
    assert.equal(await page.evaluate(() => window.dohoa!.scan()[0]!.table().caption), '');
    await page.goto(`${url}t/nothing.html`);
    await page.waitForFunction(() => window.dohoa?.scan()[0]?.problems.length);
    assert.deepEqual(await page.evaluate(() => window.dohoa!.scan()[0]!.problems.map(({ path }) => path)), ['data']);
  });

  test('an element in a figure of the page: one figure, not two', async () => {
    const { page } = await visit(`${url}within.html`);
    await painted(page, 1);
    assert.equal(await page.getByRole('figure').count(), 1);
    assert.equal(await page.locator('.frame[role="group"]').count(), 1);
    assert.equal(await page.locator('.title').innerText(), AWARDS.title);
  });

  test("a figure's table with spans, footnotes, a foot and a heading of two rows", async () => {
    const { page } = await visit(`${url}t/empty.html`);
    const rows = await page.evaluate(async () => {
      const row = (...cells: [tag: string, text: string, rows?: number, columns?: number][]) => {
        const line = document.createElement('tr');
        for (const [tag, text, rowSpan = 1, colSpan = 1] of cells) {
          const cell = document.createElement(tag) as HTMLTableCellElement;
          Object.assign(cell, { textContent: text, rowSpan, colSpan });
          line.append(cell);
        }
        return line;
      };
      const figure = document.createElement('figure');
      figure.dataset['dohoa'] = '{"type":"stacked-bar","locale":"vi","columns":{"label":"Nhóm","values":["Tốt","Khá"]}}';
      const table = document.createElement('table');
      table.append(
        row(['th', 'Khối'], ['th', ' Nhóm\n '], ['th', 'Tốt'], ['th', 'Khá']),
        row(['th', 'Tỉnh', 2], ['th', 'Sở'], ['td', '13'], ['td', '5']),
        row(['th', 'Ban'], ['td', '4', 1, 2]),
      );
      const mark = document.createElement('sup');
      mark.textContent = '1';
      table.rows[1]!.cells[2]!.append(mark);
      table.createTFoot().append(row(['th', 'Tổng', 1, 2], ['td', '17'], ['td', '9']));
      figure.append(table);
      document.body.append(figure);
      const [chart] = window.dohoa!.scan();
      await new Promise((resolve) => setTimeout(resolve, 300));
      return [chart!.problems.map(({ message }) => message), chart!.table().rows, window.dohoa!.scan(figure.parentElement!)[0] === chart];
    });
    assert.deepEqual(rows, [[], [['Sở', '13', '5'], ['Ban', '4', '4']], true]);
  });

  test('the source is a link, be its address one within the site', async () => {
    const { page } = await visit(`${url}t/empty.html`);
    const links = await page.evaluate(async (spec) => {
      const chart = await window.dohoa!.mount(document.querySelector('#a')!, spec);
      const links: (string | undefined)[] = [];
      for (const sourceUrl of ['https://hagiang.gov.vn/', '/tin/1', '../tin/2', undefined]) {
        await chart.update({ ...spec, sourceUrl } as never);
        const link = document.querySelector('#a > div')!.shadowRoot!.querySelector<HTMLAnchorElement>('.source a');
        links.push(link?.textContent === `Nguồn: ${spec.source}` ? link.href : link?.textContent!);
      }
      return links;
    }, AWARDS);
    assert.deepEqual(links, ['https://hagiang.gov.vn/', `${url}tin/1`, `${url}tin/2`, undefined]);
  });

  test('an element with the id "dohoa" does not stand in the way', async () => {
    const { page } = await visit(`${url}t/named.html`);
    await painted(page, 1);
    assert.equal(await page.evaluate(() => typeof window.dohoa?.mount), 'function');
  });

  test('mount: what stood there is hidden, and given back by destroy', async () => {
    const { page, said } = await visit(`${url}t/empty.html`);
    const seen = await page.evaluate(async (spec) => {
      const place = document.querySelector<HTMLElement>('#a')!;
      const chart = await window.dohoa!.mount(place, spec);
      const during = place.innerText.trim();
      const svg = await chart.toSVG();
      const png = await chart.toPNG({ scale: 2 });
      const image = await createImageBitmap(png);
      const sizes = [{ width: '300px' }, { width: -5 }, { width: NaN }, { scale: 0 }, { scale: Infinity }] as never[];
      const refused = await Promise.all(sizes.map((size) => chart.toPNG(size).then(() => '', ({ name }) => name)));
      refused.push(await chart.toSVG({ width: '300px' as never }).then(() => '', ({ message }) => message));
      const told = { describe: chart.describe(), rows: chart.table().rows.length, svg: svg.slice(0, 4), png: image.width, refused };
      chart.destroy();
      chart.destroy();
      await chart.update(spec);
      return { during, after: place.innerHTML, ...told };
    }, AWARDS);
    assert.ok(!seen.during.includes('Đang tải'), seen.during);
    assert.equal(seen.after.replaceAll(' style=""', ''), 'Đang tải <b>biểu đồ</b>');
    assert.ok(seen.describe.includes('Khen thưởng'));
    assert.equal(seen.rows, 2);
    assert.equal(seen.svg, '<svg');
    assert.equal(seen.png, 2 * 784);
    assert.deepEqual(seen.refused, [...Array<string>(5).fill('TypeError'), 'dohoa: width is a number above 0, and was given as 300px']);
    assert.deepEqual(said, []);
  });

  test('a chart that a page has done away with stays away', async () => {
    const { page, said } = await visit(`${url}t/copied.html`);
    await painted(page, 2);
    await page.evaluate(() => window.chartOf('#own').destroy());
    await page.waitForTimeout(300);
    assert.equal(await page.locator('#own .plot').count(), 0);
    assert.equal(await page.locator('#own td').isVisible(), true);
    assert.deepEqual(said, []);
  });

  test('of several updates the last wins, also while the first is loading', async () => {
    const { page } = await visit(`${url}t/empty.html`);
    // Holds back the first file until the second chart has long been there.
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/slow.csv', async (route) => {
      await held;
      await route.continue().catch(() => {});
    });
    const title = await page.evaluate(async (spec) => {
      const place = document.querySelector('#a')!;
      const first = window.dohoa!.mount(place, { ...spec, title: 'Chậm', data: { url: '/slow.csv' } });
      await new Promise((resolve) => setTimeout(resolve, 50));
      const host = place.lastElementChild!;
      // The chart under way has no handle yet; a second mount in the same place takes it over.
      const chart = await window.dohoa!.mount(place, { ...spec, title: 'Một' });
      const late = chart.update({ ...spec, title: 'Hai', data: { url: '/slow.csv' } });
      await chart.update({ ...spec, title: 'Ba' });
      (window as unknown as { late: Promise<unknown> }).late = Promise.all([first, late]);
      return { before: host.isConnected, text: place.lastElementChild!.shadowRoot!.querySelector('.title')!.textContent };
    }, AWARDS);
    assert.deepEqual(title, { before: false, text: 'Ba' });
    release();
    const last = await page.evaluate(async () => {
      await (window as unknown as { late: Promise<unknown> }).late;
      await new Promise((resolve) => setTimeout(resolve, 100));
      const hosts = [...document.querySelectorAll('#a > div')];
      return hosts.map((host) => host.shadowRoot!.querySelector('.title')!.textContent);
    });
    assert.deepEqual(last, ['Ba']);
  });

  test('destroy before the chart is ready leaves nothing behind', async () => {
    const { page, said } = await visit(`${url}t/empty.html`);
    const left = await page.evaluate(async () => {
      const element = document.createElement('do-hoa');
      element.setAttribute('src', '/awards.json');
      document.body.append(element);
      element.remove();
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { children: element.childNodes.length, chart: element.chart === undefined };
    });
    assert.deepEqual(left, { children: 0, chart: true });
    assert.deepEqual(said, []);
  });

  test('an element that is moved keeps its chart; one whose src changes shows the other file', async () => {
    const { page } = await visit(`${url}t/deferred.html`);
    await painted(page, 3);
    const same = await page.evaluate(async () => {
      const element = document.querySelector('do-hoa')!;
      const chart = element.chart;
      document.body.append(element);
      await new Promise((resolve) => setTimeout(resolve, 50));
      const kept = element.chart === chart && chart !== undefined;
      element.setAttribute('src', '/other.json');
      return kept;
    });
    assert.equal(same, true);
    await page.locator('do-hoa[src="/other.json"] .title', { hasText: 'Tệp khác' }).waitFor();
  });

  test('what a page adds to an element is no other spec', async () => {
    const { page } = await visit(`${url}t/copied.html`);
    await painted(page, 2);
    const title = await page.evaluate(async (spec) => {
      const element = document.querySelector('do-hoa')!;
      await element.chart!.update({ ...spec, title: 'Đã đổi' });
      element.append(document.createElement('p'));
      await new Promise((done) => setTimeout(done, 300));
      return element.chart!.table().caption;
    }, AWARDS);
    assert.equal(title, 'Đã đổi');
  });

  test('an element that comes back after a while is drawn again', async () => {
    const { page } = await visit(`${url}t/deferred.html`);
    await painted(page, 3);
    await page.evaluate(async () => {
      const element = document.querySelector('do-hoa')!;
      element.remove();
      await new Promise((resolve) => setTimeout(resolve, 50));
      document.body.append(element);
    });
    await painted(page, 3);
    assert.equal(await page.locator('do-hoa').last().locator('.plot > canvas').count(), 1);
  });

  test('the policy is in force: what it forbids is noticed', async () => {
    const { page, forbidden } = await visit(`${url}t/empty.html`);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.src = 'data:text/javascript,1';
      document.body.append(script);
      document.body.setAttribute('style', 'color: red');
    }).catch(() => {});
    await page.waitForTimeout(100);
    assert.ok(forbidden.length > 0);
  });

  test('addresses start from where the script says, be that told from the page', async () => {
    const { page, said } = await visit(`${url}t/empty.html`);
    const codes = await page.evaluate(async () => {
      const spec = { type: 'bar', data: { url: 'awards-levels.csv' } } as const;
      const place = document.querySelector('#a')!;
      const codes = [];
      for (const baseUrl of ['/charts/', '../charts/', `${location.origin}/charts/x.json`, 'http://']) {
        const chart = await window.dohoa!.mount(place, spec, { baseUrl });
        codes.push(chart.problems.map(({ code }) => code).join());
      }
      return codes;
    });
    assert.deepEqual(codes, ['', '', '', 'url-refused']);
    assert.equal(said.length, 1);
  });

  test('who waits for a chart hears of it, though a reader is at what stands there when that goes', async () => {
    const { page } = await visit(`${url}t/empty.html`);
    const settled = await page.evaluate(async (spec) => {
      const settled: string[] = [];
      const within = <T>(promise: Promise<T>, name: string) =>
        Promise.race([promise.then(() => name), new Promise<string>((done) => setTimeout(done, 2000, 'never'))]).then((how) => settled.push(how));
      const place = () => {
        const place = document.body.appendChild(document.createElement('do-hoa'));
        const details = place.appendChild(document.createElement('details'));
        details.append('Bảng');
        details.open = true;
        return place;
      };
      const [element, plain] = [place(), document.body.appendChild(document.createElement('div'))];
      const details = plain.appendChild(document.createElement('details'));
      details.append('Bảng');
      details.open = true;
      const updated = element.chart!.update(spec);
      const mounted = window.dohoa!.mount(plain, spec);
      await new Promise((done) => setTimeout(done, 300));
      element.chart!.destroy();
      plain.remove();
      await Promise.all([within(updated, 'updated'), within(mounted, 'mounted')]);
      return settled.sort();
    }, AWARDS);
    assert.deepEqual(settled, ['mounted', 'updated']);
  });

  test('a chart in a closed place waits, and is drawn when the place opens', async () => {
    const { page, said } = await visit(`${url}t/empty.html`);
    await page.evaluate(async (spec) => {
      const place = document.querySelector<HTMLElement>('#a')!;
      place.style.display = 'none';
      await window.dohoa!.mount(place, spec);
      // What stood there stays until there is a picture.
      if (place.firstElementChild!.getAttribute('style')) throw new Error('hidden too early');
      place.style.display = '';
    }, AWARDS);
    await painted(page, 1);
    assert.deepEqual(said, []);
  });

  test('a chart whose place is closed is as wide as it was to who takes a picture of it', async () => {
    const { page } = await visit(`${url}t/empty.html`);
    const widths = await page.evaluate(async (spec) => {
      const place = document.querySelector<HTMLElement>('#a')!;
      place.style.width = '500px';
      const chart = await window.dohoa!.mount(place, spec);
      const width = async () => Number(/ width="(\d+)"/.exec(await chart.toSVG())![1]);
      const open = await width();
      place.style.display = 'none';
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      return [open, await width()];
    }, AWARDS);
    assert.deepEqual(widths, [500, 500]);
  });
});

test('in make-believe browsers, which lack what charts live by, the element stays unknown, and who asks for a chart is told', () => {
  const script = `
    const known = [];
    const there = {
      HTMLElement: class {},
      customElements: { get: () => undefined, define: (name) => known.push(name) },
      matchMedia() {},
      visualViewport: {},
      ResizeObserver: class {},
      IntersectionObserver: class {},
      document: { fonts: {} },
    };
    const { mount } = await import('./index.js');
    for (const lack of ['matchMedia', 'visualViewport', 'ResizeObserver', 'IntersectionObserver', 'fonts', 'nothing']) {
      Object.assign(globalThis, there, lack === 'fonts' && { document: {} });
      delete globalThis[lack];
      // Each time anew.
      await import('./element.js?without=' + lack);
      if (lack === 'nothing') break;
      if (known.length) throw new Error('known without ' + lack);
      const said = await mount({ closest() {} }, {}).catch(String);
      if (!said.includes(lack) || !said.includes('mock the module')) throw new Error(said);
    }
    if (String(known) !== 'do-hoa') throw new Error('unknown, though nothing is lacking');
  `;
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: fileURLToPath(new URL('../../pkg/dist/', import.meta.url)),
  });
});

test('importing in Node, without a DOM, works and does nothing', () => {
  const script = `
    const before = Object.keys(globalThis).length;
    const { mount, Chart, DoHoa, scan } = await import('./index.js');
    await import('./element.js');
    if (typeof mount !== 'function' || typeof scan !== 'function' || !Chart || !DoHoa) throw new Error('not all is there');
    if (Object.keys(globalThis).length !== before) throw new Error('globals were added');
  `;
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: fileURLToPath(new URL('../../pkg/dist/', import.meta.url)),
  });
});
