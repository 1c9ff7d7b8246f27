// A chart as text in a plain Node script: node render.mjs chart.json > chart.svg

import { readFileSync } from 'node:fs';
import { renderToString } from 'dohoa/static';

const [path, form = 'svg'] = process.argv.slice(2);
process.stdout.write(await renderToString(readFileSync(path, 'utf8'), { form }));
