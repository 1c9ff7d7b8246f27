// The article without looking at it: every figure is reached by the keyboard alone, and again by the accessibility tree alone,
// which is all that a screen reader has.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { painted, site, visit } from './browser.js';

/** What a figure is of, and the figure; written down here once more, so that no chart vouches for itself. */
type Figure = [of: string[], figure: string];

const ARTICLES: Record<string, Figure[][]> = {
  '': charts({
    levels: [
      [['Chủ tịch nước, Chính phủ, Thủ tướng'], '33'],
      [['Chủ tịch UBND tỉnh'], '3.466'],
    ],
    handed: [
      [['Cờ thi đua của Thủ tướng · tập thể'], '7'],
      [['Bằng khen của Thủ tướng · tập thể'], '4'],
      [['Bằng khen của Thủ tướng · cá nhân'], '8'],
      [['Cờ thi đua của UBND tỉnh · đơn vị'], '24'],
      [['Bằng khen của Chủ tịch UBND tỉnh · tập thể'], '71'],
      [['Bằng khen của Chủ tịch UBND tỉnh · cá nhân'], '58'],
      [['Bằng khen của Chủ tịch UBND tỉnh · hộ gia đình'], '33'],
    ],
    grades: [
      [['Sở, ban, ngành', 'Xuất sắc'], '2 đơn vị'],
      [['Sở, ban, ngành', 'Tốt'], '13 đơn vị'],
      [['Sở, ban, ngành', 'Khá'], '5 đơn vị'],
      [['UBND huyện, thành phố', 'Xuất sắc'], '0 đơn vị'],
      [['UBND huyện, thành phố', 'Tốt'], '7 đơn vị'],
      [['UBND huyện, thành phố', 'Khá'], '4 đơn vị'],
    ],
    ranking: [
      [['Huyện Bắc Quang'], '500 triệu đồng'],
      [['Huyện Quang Bình'], '350 triệu đồng'],
    ],
    targets: [
      [['Tăng trưởng tổng sản phẩm trên địa bàn (GRDP)'], '7,5%'],
      [['GRDP bình quân đầu người'], '40 triệu đồng'],
      [['Thu ngân sách nhà nước trên địa bàn'], '2.460 tỷ đồng'],
      [['Khách du lịch'], '3,2 triệu lượt'],
      [['Giá trị hàng hóa xuất - nhập khẩu qua cửa khẩu'], '308 triệu USD'],
      [['Tỷ lệ hộ nghèo'], '4,4%'],
      [['Tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ trở lên'], '90%'],
    ],
  }),
  'en/': charts({
    levels: [
      [['State President, Government, Prime Minister'], '33'],
      [['Chairman of the provincial People’s Committee'], '3,466'],
    ],
    handed: [
      [['Prime Minister’s emulation flag · collectives'], '7'],
      [['Prime Minister’s certificate of merit · collectives'], '4'],
      [['Prime Minister’s certificate of merit · individuals'], '8'],
      [['Provincial emulation flag · units'], '24'],
      [['Provincial Chairman’s certificate of merit · collectives'], '71'],
      [['Provincial Chairman’s certificate of merit · individuals'], '58'],
      [['Provincial Chairman’s certificate of merit · households'], '33'],
    ],
    grades: [
      [['Departments', 'Excellent'], '2 units'],
      [['Departments', 'Good'], '13 units'],
      [['Departments', 'Fair'], '5 units'],
      [['Districts and city', 'Excellent'], '0 units'],
      [['Districts and city', 'Good'], '7 units'],
      [['Districts and city', 'Fair'], '4 units'],
    ],
    ranking: [
      [['Bắc Quang district'], '500 million đồng'],
      [['Quang Bình district'], '350 million đồng'],
    ],
    targets: [
      [['Growth of gross regional domestic product (GRDP)'], '7.5%'],
      [['GRDP per capita'], '40 million đồng'],
      [['State budget revenue in the province'], '2,460 billion đồng'],
      [['Tourist arrivals'], '3.2 million visits'],
      [['Goods traded through the border gates'], '308 million USD'],
      [['Poor-household rate'], '4.4%'],
      [['Grassroots party organisations rated good or better'], '90%'],
    ],
  }),
};

/** The charts in the order in which the article has them; the last is the board, which has them all. */
function charts(of: Record<'levels' | 'handed' | 'grades' | 'ranking' | 'targets', Figure[]>): Figure[][] {
  const { levels, handed, grades, ranking, targets } = of;
  return [levels, handed, grades, grades, ranking, targets, [...levels, ...ranking, ...handed, ...grades, ...targets]];
}

/** No-break spaces sound like others. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Whether a text says this figure, and not one that has it within, as 13 has 3. */
const says = (text: string, figure: string): boolean =>
  new RegExp(`(?<![\\d.,])${figure.replace(/[.$()]/g, '\\$&')}(?!\\d|[.,]\\d)`).test(text);

let url: string;
before(async () => {
  url = await site({ csp: true });
});

async function open(path: string, viewport = { width: 1000, height: 900 }): Promise<Page> {
  const { page } = await visit(url + path, { viewport, reducedMotion: 'reduce' });
  await painted(page, 1);
  await page.waitForFunction(
    (count) => {
      const hosts = [...document.querySelectorAll('do-hoa > div, figure[data-dohoa] > div')].filter((host) => host.shadowRoot);
      const name = (host: Element, part: string) => host.shadowRoot!.querySelector(part)?.getAttribute('aria-label');
      // A picture has its title for a name until its words are there.
      return hosts.length === count && hosts.every((host) => name(host, 'canvas') && name(host, 'canvas') !== name(host, '.walk'));
    },
    7,
  );
  return page;
}

interface Focused {
  role: string;
  name: string;
}

/** What has the focus, wherever it is: its role or tag, and its name; nothing at the page's end. */
const focused = (page: Page): Promise<Focused | null> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element || element === document.body) return null;
    return { role: element.getAttribute('role') ?? element.localName, name: element.getAttribute('aria-label') ?? element.textContent ?? '' };
  });

/** Waits until the chart that has the focus has its tools: only then do its arrows lead anywhere. */
const toolsOf = (page: Page) =>
  page.waitForFunction(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.querySelector('[aria-live]');
  });

/**
 * Walks over a whole plot as one would who does not see how its rows lie: along each by →, back by ←, on by ↓. Hands out what
 * was heard, without "1 of 7", which says that nothing was left out.
 */
async function walk(page: Page): Promise<string[]> {
  const heard = new Set<string>();
  const press = async (key: string): Promise<string> => {
    await page.keyboard.press(key);
    const { role, name } = (await focused(page))!;
    assert.equal(role, 'graphics-symbol');
    return plain(name);
  };
  const goOn = async (key: string, from: string): Promise<string> => {
    heard.add(from);
    const next = await press(key);
    return next === from ? from : goOn(key, next);
  };
  for (let row = await press('Home'); !heard.has(row); row = await press('ArrowDown')) {
    await goOn('ArrowLeft', await goOn('ArrowRight', row));
  }
  const parts = [...heard].map((name) => /^(.*)\. (\d+) \S+ (\d+)$/.exec(name)!);
  const places = parts.map(([, , place]) => Number(place)).sort((a, b) => a - b);
  assert.deepEqual(places, Array.from({ length: Number(parts[0]![3]) }, (_, index) => index + 1));
  return parts.map(([, name]) => name!);
}

for (const [path, expected] of Object.entries(ARTICLES)) {
  describe(`the article, /${path}`, () => {
    test('by the keyboard alone: from Tab to Tab, and over every figure of every chart', { timeout: 120_000 }, async () => {
      const page = await open(path);
      const walked: string[][] = [];
      for (let tabs = 0; tabs < 200; tabs++) {
        await page.keyboard.press('Tab');
        const at = await focused(page);
        if (!at) break;
        if (at.role !== 'application') continue;
        assert.ok(at.name, 'a chart without a name');
        await toolsOf(page);
        walked.push(await walk(page));
        await page.keyboard.press('Escape');
        assert.equal((await focused(page))?.role, 'application', 'Escape leads back to the plot');
      }
      assert.equal(await focused(page), null, 'no way out');
      assert.equal(walked.length, expected.length);
      expected.forEach((figures, chart) => {
        const names = walked[chart]!;
        assert.equal(names.length, figures.length, names.join('\n'));
        for (const [of, figure] of figures) {
          const found = names.some((name) => of.every((part) => name.includes(part)) && says(name, figure));
          assert.ok(found, `chart ${chart}: ${of.join(', ')}: ${figure}\n${names.join('\n')}`);
        }
      });
    });

    test('by the accessibility tree alone: a name that sums up, and a table with headings', async () => {
      const page = await open(path);
      const figures = await figuresOf(page);
      assert.equal(figures.length, expected.length);
      expected.forEach((wanted, chart) => {
        const { images, tables, applications } = figures[chart]!;
        assert.equal(images.length, 1);
        assert.equal(applications.length, 1);
        assert.match(images[0]!, /\d/, 'the picture’s name says figures');
        const isBoard = chart === expected.length - 1;
        if (!isBoard) for (const [, figure] of wanted) assert.ok(says(images[0]!, figure), `${images[0]} lacks ${figure}`);
        assert.equal(tables.length, 1, 'one table, read once');
        const { headings, rows } = tables[0]!;
        assert.ok(headings.length >= 2 && headings.every(Boolean), headings.join(' | '));
        for (const [of, figure] of wanted) {
          const [label, series] = of;
          const found = rows.some(({ heading, cells }) => {
            if (heading !== label) return false;
            const at = series && headings.includes(series) ? [cells[headings.indexOf(series) - 1] ?? ''] : cells;
            return at.some((cell) => cell === figure || cell === figure.replace(/ (đơn vị|units)$/, ''));
          });
          assert.ok(found, `chart ${chart}: ${of.join(', ')}: ${figure}\n${JSON.stringify(rows)}`);
        }
      });
      const boxes = await page.locator('.heard *').evaluateAll((parts) => parts.map((part) => part.getClientRects().length));
      assert.ok(boxes.length && boxes.every((count) => count === 0), 'heard, not laid out');
    });
  });
}

interface Node {
  nodeId: string;
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
  childIds?: string[];
}
interface Heard {
  images: string[];
  applications: string[];
  tables: { headings: string[]; rows: { heading: string; cells: string[] }[] }[];
}

/** What the browser tells assistive technology of each figure of the page. */
async function figuresOf(page: Page): Promise<Heard[]> {
  const client = await page.context().newCDPSession(page);
  await client.send('Accessibility.enable');
  const { nodes } = (await client.send('Accessibility.getFullAXTree')) as { nodes: Node[] };
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const within = (node: Node): Node[] =>
    (node.childIds ?? []).flatMap((id) => {
      const child = byId.get(id);
      return child ? [child, ...within(child)] : [];
    });
  const of = (all: Node[], ...roles: string[]) => all.filter((node) => !node.ignored && roles.includes(node.role?.value ?? ''));
  const name = (node: Node) => plain(node.name?.value ?? '');
  const inside = new Set<Node>();
  // In the order of the page, which is not that of the list.
  return of(within(nodes[0]!), 'figure')
    .filter((figure) => {
      const isOutermost = !inside.has(figure);
      within(figure).forEach((node) => inside.add(node));
      return isOutermost;
    })
    .map((figure) => {
      const all = within(figure);
      return {
        images: of(all, 'image', 'img').map(name),
        applications: of(all, 'application').map(name),
        tables: of(all, 'table').map((table) => {
          const rows = of(within(table), 'row').map((row) => {
            const cells = within(row);
            const [heading = ''] = of(cells, 'rowheader').map(name);
            return { heading, headings: of(cells, 'columnheader').map(name), cells: of(cells, 'cell', 'gridcell').map(name) };
          });
          return {
            headings: rows.find(({ headings }) => headings.length)?.headings ?? [],
            rows: rows.filter(({ heading }) => heading).map(({ heading, cells }) => ({ heading, cells })),
          };
        }),
      };
    });
}
