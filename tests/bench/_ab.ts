import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { launch } from '../browser/chromium.js';
import { buildSite } from './build.js';
import { METRICS } from './metrics/index.js';
import { PEERS } from './peers.js';
import { serve } from './serve.js';
import { visit } from './visit.js';
const [rounds, ...variants] = process.argv.slice(2);
const names = ['empty', 'dohoa', ...(process.env.PEERS?.split(',') ?? [])];
const peers = PEERS.filter((p) => names.includes(p.name));
const only = (process.env.ONLY ?? 'start,main-thread').split(',');
const metrics = METRICS.filter((m) => only.includes(m.name));
const base = await buildSite(peers);
const all = await Promise.all(variants.map(async (v) => {
  const [name, dir] = v.split('=') as [string, string];
  const site = new Map(base);
  for (const f of readdirSync(dir).filter((f) => /\.(js|wasm)$/.test(f) && !f.includes('inline'))) {
    const old = site.get(`/dohoa/${f}`)!;
    site.set(`/dohoa/${f}`, { type: old?.type ?? 'text/javascript', body: brotliCompressSync(readFileSync(`${dir}/${f}`), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }) });
  }
  return { name, server: await serve(site) };
}));
const times = new Map<string, number[]>();
for (let r = 0; r < Number(rounds); r++) {
  for (const metric of metrics) {
    const order = [...all.map((v) => ({ key: v.name, url: `${v.server.url}dohoa/` })), { key: 'empty', url: `${all[0]!.server.url}empty/` }, ...(process.env.PEERS?.split(',') ?? []).map((p) => ({ key: p, url: `${all[0]!.server.url}${p}/` }))];
    const k = r % order.length;
    const turn = [...order.slice(k), ...order.slice(0, k)];
    if (r % 2) turn.reverse();
    for (const { key, url } of turn) {
      const browser = await launch();
      try { const t = await visit(browser, url, metric.conditions, async (v) => metric.measure(v)); if (t !== undefined) { const l = times.get(`${metric.name} ${key}`) ?? []; l.push(t); times.set(`${metric.name} ${key}`, l); } } catch (e) { console.log('!', key, String(e).slice(0, 100)); } finally { await browser.close(); }
    }
  }
}
const med = (l: number[]) => [...l].sort((a, b) => a - b)[l.length >> 1]!;
for (const m of metrics) for (const key of [...times.keys()].filter((k) => k.startsWith(m.name + ' '))) {
  const l = times.get(key)!; const e = times.get(`${m.name} empty`)!;
  console.log(key.padEnd(28), med(l).toFixed(1), 'excess', (med(l) - med(e)).toFixed(1), 'min', Math.min(...l).toFixed(1));
}
for (const v of all) await v.server.close();
