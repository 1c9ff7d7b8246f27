// WebKit: what a reader meets in any browser, and what a phone asks of it.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checks } from './checks.js';
import { own, pages } from './page.js';
import { launch } from './webkit.js';

describe('WebKit', () => {
  checks(launch);

  test('on a phone whose reader likes it dark: dark at once, and as sharp as the screen', async () => {
    const url = await pages({ '/article.html': own('index.html') });
    const driven = await launch({ dark: true, ratio: 2 });
    try {
      await driven.size(320, 700);
      await driven.open(`${url}article.html`);
      const [isDark, backing, shown] = await driven.evaluate(async () => {
        const canvas = () => window.reader.find<HTMLCanvasElement>('canvas');
        while (!canvas()) await window.reader.frames(1);
        return [window.reader.find('.frame')!.classList.contains('dark'), canvas()!.width, canvas()!.getBoundingClientRect().width * 2] as const;
      });
      assert.ok(isDark);
      assert.equal(backing, shown);
    } finally {
      await driven.close();
    }
  });
});
