// The floor of drawing: the same marks by canvas calls. Where each stands is reckoned from nothing but the place's size; no text is
// measured, no number is written by a locale's rules, nothing can be pointed at.

import { page, type ChartData } from '../page.js';

const FONT = '14px sans-serif';
const TEXT = '#1c1f24';

page({
  draw(place, chart) {
    const canvas = document.createElement('canvas');
    const { clientWidth, clientHeight } = place;
    canvas.width = clientWidth * devicePixelRatio;
    canvas.height = clientHeight * devicePixelRatio;
    Object.assign(canvas.style, { width: `${clientWidth}px`, height: `${clientHeight}px` });
    place.append(canvas);
    const context = canvas.getContext('2d')!;
    context.scale(devicePixelRatio, devicePixelRatio);
    const drawn = { context, width: clientWidth, height: clientHeight };
    paint(drawn, chart);
    return drawn;
  },

  update: paint,
});

interface Drawn {
  context: CanvasRenderingContext2D;
  width: number;
  height: number;
}

function paint({ context, width, height }: Drawn, { title, labels, series }: ChartData): void {
  context.clearRect(0, 0, width, height);
  context.fillStyle = TEXT;
  context.font = 'bold 18px sans-serif';
  context.textAlign = 'left';
  context.fillText(title, 0, 18);
  context.font = FONT;
  const top = series.length > 1 ? 64 : 32;
  const row = (height - top) / labels.length;
  const scale = (width - 60) / Math.max(...labels.map((_, at) => series.reduce((sum, { values }) => sum + values[at]!, 0)));
  if (series.length > 1) legend(context, series);
  labels.forEach((label, at) => {
    const y = top + at * row;
    context.fillStyle = TEXT;
    context.textAlign = 'left';
    context.fillText(label, 0, y + 14);
    let x = 0;
    for (const { values, colors } of series) {
      const length = values[at]! * scale;
      context.fillStyle = colors[at]!;
      context.fillRect(x, y + 20, length, row - 28);
      x += length;
      if (series.length > 1 && values[at]) value(context, values[at], x - 6, y + row / 2 + 11, 'right', '#fff');
    }
    if (series.length === 1) value(context, series[0]!.values[at]!, x + 6, y + row / 2 + 11, 'left', TEXT);
  });
}

function legend(context: CanvasRenderingContext2D, series: ChartData['series']): void {
  series.forEach(({ name, colors }, at) => {
    context.fillStyle = colors[0]!;
    context.fillRect(at * 100, 36, 12, 12);
    context.fillStyle = TEXT;
    context.fillText(name, at * 100 + 18, 47);
  });
}

function value(context: CanvasRenderingContext2D, figure: number, x: number, y: number, align: CanvasTextAlign, color: string): void {
  context.fillStyle = color;
  context.textAlign = align;
  context.fillText(String(figure).replace(/\B(?=(\d{3})+$)/g, '.'), x, y);
}
