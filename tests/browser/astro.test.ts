// The example in examples/astro/: a page whose chart is written when the site is built, and awakes in the reader's browser.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { painted, site, visit } from './browser.js';

const EXAMPLE = fileURLToPath(new URL('../../examples/astro/', import.meta.url));
const NPM = process.platform === 'win32' ? 'npm.cmd' : 'npm';

const run = (command: string, args: string[]): string =>
  execFileSync(command, args, { cwd: EXAMPLE, encoding: 'utf8', stdio: 'pipe', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } });

describe('a site built by Astro', () => {
  let url: string;
  before(async () => {
    if (!existsSync(join(EXAMPLE, 'node_modules/astro'))) run(NPM, ['ci', '--no-audit', '--no-fund', '--ignore-scripts']);
    run(process.execPath, [join(EXAMPLE, 'node_modules/astro/astro.js'), 'build']);
    url = await site({ csp: true, extra: { '/': join(EXAMPLE, 'dist') } });
  });

  test('shows its chart without JavaScript, on both grounds', async () => {
    const { page, forbidden } = await visit('', { javaScriptEnabled: false, colorScheme: 'dark' });
    await page.goto(url);
    assert.equal(await page.locator('svg:visible').count(), 1);
    assert.equal(await page.locator('svg:visible text').last().textContent(), '3.466');
    assert.deepEqual(forbidden, []);
  });

  test('and awakens it where it stands, under the strict policy', async () => {
    const { page, said, forbidden } = await visit('');
    await page.goto(url);
    await painted(page, 1);
    assert.equal(await page.locator('svg:visible').count(), 0);
    assert.deepEqual([said, forbidden], [[], []]);
  });
});
