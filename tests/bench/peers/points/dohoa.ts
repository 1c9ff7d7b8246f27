// dohoa with typed arrays, by `mount()`.

import type * as dohoa from '../../../../pkg/src/index.js';
import { points } from '../../points.js';

points({
  async draw(place, type, { xs: x, ys: y }) {
    const { mount } = (window as unknown as { dohoa: typeof dohoa }).dohoa;
    const chart = await mount(place, { type, locale: 'en', data: { x, y } });
    return () => chart.destroy();
  },
});
