// The floor: every point by canvas calls, none left out, and no axes. Pointing finds the nearest by looking at all of them.

import { points } from '../../points.js';

const COLOR = '#0b6285';

points({
  draw(place, kind, { xs, ys }) {
    const canvas = document.createElement('canvas');
    const { clientWidth: width, clientHeight: height } = place;
    [canvas.width, canvas.height] = [width, height];
    place.append(canvas);
    const context = canvas.getContext('2d')!;
    let [low, high] = [Infinity, -Infinity];
    for (const y of ys) {
      if (y < low) low = y;
      if (y > high) high = y;
    }
    const at = (index: number): [number, number] => [xs[index]! * width, height - ((ys[index]! - low) / (high - low)) * height];
    context.beginPath();
    for (let index = 0; index < xs.length; index++) {
      const [x, y] = at(index);
      if (kind === 'line') context.lineTo(x, y);
      else {
        context.moveTo(x + 2, y);
        context.arc(x, y, 2, 0, 2 * Math.PI);
      }
    }
    context.fillStyle = context.strokeStyle = COLOR;
    context.lineWidth = 2;
    if (kind === 'line') context.stroke();
    else context.fill();
    const tip = document.createElement('div');
    Object.assign(tip.style, { position: 'absolute', pointerEvents: 'none' });
    place.append(tip);
    canvas.addEventListener('pointermove', ({ offsetX, offsetY }) => {
      let [best, nearest] = [Infinity, 0];
      for (let index = 0; index < xs.length; index++) {
        const [x, y] = at(index);
        const distance = (x - offsetX) ** 2 + (y - offsetY) ** 2;
        if (distance < best) [best, nearest] = [distance, index];
      }
      const [x, y] = at(nearest);
      Object.assign(tip.style, { left: `${x}px`, top: `${y}px` });
      tip.textContent = `${xs[nearest]}: ${ys[nearest]}`;
    });
    return () => canvas.remove();
  },
});
