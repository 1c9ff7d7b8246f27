// Every broken spec is answered alike, to the letter: by `dohoa check`, whose answers are on record in tests/cli/check-broken.snap, by
// the package's `check()`, and by the box that a page puts in the chart's place.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { PlacedProblem, Problem } from '../../pkg/src/index.js';
import { html, site, visit } from './browser.js';

interface Case {
  name: string;
  /** The text. */
  spec: string;
  /** How many of the problems are found where a chart is read; behind them stands an editor's advice. */
  read: number;
  problems: PlacedProblem[];
}

const record = await readFile(new URL('../cli/check-broken.snap', import.meta.url), 'utf8');
const CASES = record.slice(record.indexOf('\n---\n') + 5).trim().split('\n').map((line) => JSON.parse(line) as Case);

/** What a page can't know of a text: it reads JSON with the browser's parser, and fetches what a spec names. */
function isForPages({ spec, problems }: Case): boolean {
  const ofText = problems.some(({ code }) => /^json-|^key-twice$|^data-not-loaded$/.test(code));
  return !ofText && spec.trim() !== '';
}

/** A problem without its place in a text. */
function said({ code, severity, path, found, expected, nearest, message, fix }: Problem) {
  return { code, severity, path, found, expected, nearest, message, fix: fix?.title };
}

describe('every broken spec is answered alike', () => {
  let page: Page;
  before(async () => {
    const url = await site({ csp: true, extra: { '/t.html': html('<p>trang</p>', undefined, 'en') } });
    ({ page } = await visit(url + 't.html'));
  });

  test('there are many, in both languages', () => assert.ok(CASES.length >= 160, `${CASES.length}`));

  test('by the package', async () => {
    const texts = CASES.map(({ spec }) => spec);
    const answers = await page.evaluate(async (texts) => {
      const answers: PlacedProblem[][] = [];
      for (const text of texts) answers.push(await window.dohoa!.check(text, 'en'));
      return answers;
    }, texts);
    for (const [index, { name, problems }] of CASES.entries()) assert.deepEqual(answers[index], problems, name);
  });

  test("by the package, in the page's language where no other is named", async () => {
    const [own, named] = await page.evaluate(async (text) => {
      document.documentElement.lang = 'vi';
      const answers = [await window.dohoa!.check(text), await window.dohoa!.check(text, 'vi')];
      document.documentElement.lang = 'en';
      return answers;
    }, '{"type": "bra"}');
    assert.match(own![0]!.message, /Không/i);
    assert.deepEqual(own, named);
  });

  test('by its fixes, which mend the text in an editor', async () => {
    const mended = CASES.flatMap(({ name, spec, problems }) =>
      problems.filter(({ fix }) => fix).map((problem) => ({ name, problem, text: apply(spec, problem) })),
    );
    assert.ok(mended.length >= 60, `${mended.length}`);
    const left = await page.evaluate(async (texts) => {
      const answers: PlacedProblem[][] = [];
      for (const text of texts) answers.push(await window.dohoa!.check(text, 'en'));
      return answers;
    }, mended.map(({ text }) => text));
    for (const [index, { name, problem, text }] of mended.entries()) {
      const same = left[index]!.filter(({ message, path }) => message === problem.message && path === problem.path);
      assert.deepEqual(same, [], `${name}: ${text}`);
    }
  });

  test("by a page, whose chart tells all that is wrong and whose box shows what stops it", async () => {
    const cases = CASES.filter(isForPages);
    assert.ok(cases.length >= 120, `${cases.length}`);
    const answers = await page.evaluate((texts) => {
      const answer = async (text: string) => {
        const place = document.createElement('div');
        document.body.append(place);
        const chart = await window.dohoa!.mount(place, JSON.parse(text));
        // Warnings do not wait for the picture, nor it for them.
        for (let turns = 0; !chart.problems.length && turns < 40; turns++) await new Promise((done) => setTimeout(done, 50));
        const box = place.shadowRoot?.querySelector('.problem') ?? place.querySelector('*')?.shadowRoot?.querySelector('.problem');
        const lines = [...(box?.querySelectorAll('li') ?? [])].map((item) => item.textContent ?? '');
        const { problems } = chart;
        chart.destroy();
        place.remove();
        return { problems, box: lines };
      };
      return Promise.all(texts.map(answer));
    }, cases.map(({ spec }) => spec));
    for (const [index, { name, problems, read }] of cases.entries()) {
      const { problems: found, box } = answers[index]!;
      const wanted = problems.slice(0, read);
      // Notes alone are no reason to ask the desk.
      if (wanted.every(({ severity }) => severity === 'note')) continue;
      assert.deepEqual(found.map(said), wanted.map(said), name);
      const errors = wanted.filter(({ severity }) => severity === 'error');
      assert.equal(box.length, errors.length, name);
      for (const [line, { message }] of errors.entries()) assert.ok(box[line]!.includes(message), `${name}: ${box[line]}`);
    }
  });
});

/** The text after a fix: its edits count in the text as it was, so the last comes first. */
function apply(text: string, { fix }: Problem): string {
  return [...fix!.edits].reverse().reduce((text, { from, to, text: said }) => text.slice(0, from) + said + text.slice(to), text);
}
