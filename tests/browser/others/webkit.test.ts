// What readers do in Safari, as far as its engine is at hand.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serve } from '../../../www/serve.mjs';
import { checks } from './page.js';
import { launch } from './webkit.js';

checks(launch);

test('on a phone whose reader likes it dark: dark at once, and as sharp as the screen', async () => {
  const server = await serve({ csp: true });
  const driven = await launch({ dark: true, ratio: 2 });
  try {
    await driven.size(320, 700);
    await driven.open(server.url);
    const [isDark, backing, shown] = await driven.evaluate(async () => {
      const frame = () => document.querySelector('do-hoa > div')?.shadowRoot?.querySelector('.frame canvas');
      while (!frame()) await new Promise(requestAnimationFrame);
      const canvas = frame() as HTMLCanvasElement;
      return [canvas.closest('.frame')!.classList.contains('dark'), canvas.width, canvas.getBoundingClientRect().width * 2] as const;
    });
    assert.ok(isDark);
    assert.equal(backing, shown);
  } finally {
    await driven.close();
    await server.close();
  }
});
