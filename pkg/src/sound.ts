// The figures as tones, in reading order: the higher, the more, among those of one scale. A part of its own, loaded when a reader asks
// for it.

/** From the smallest to the largest figure, Hz: two octaves around the middle of the piano. */
const LOW = 220;
const HIGH = 880;
/** Seconds from one tone to the next, and of a tone. */
const EACH = 0.28;
const TONE = 0.22;
/** Seconds that the sound may take to begin, before the figures go on without it. */
const PATIENCE = 1;

/** The pitch of each figure of a scale; a figure that is not there has none. */
export function pitches(values: readonly (number | null)[]): (number | null)[] {
  const known = values.filter((value): value is number => value !== null);
  const low = Math.min(0, ...known);
  const high = Math.max(0, ...known);
  return values.map((value) => (value === null ? null : LOW + ((HIGH - LOW) * (value - low)) / (high - low || 1)));
}

/** The pitches of several scales, a beat of silence between two: what is the highest of one may be the lowest of the next. */
export const tonesOf = (scales: readonly (readonly (number | null)[])[]): (number | null)[] =>
  scales.flatMap((values, at) => [...(at ? [null] : []), ...pitches(values)]);

/** Plays scales one after the other. `reach` is told which beat it is, and -1 at the end, when the context may be closed. */
export function play(context: AudioContext, scales: readonly (readonly (number | null)[])[], reach: (beat: number) => void, signal: AbortSignal): void {
  const tones = tonesOf(scales);
  const volume = new GainNode(context, { gain: 0 });
  volume.connect(context.destination);
  const tone = new OscillatorNode(context, { type: 'triangle' });
  tone.connect(volume);
  const from = context.currentTime;
  const begun = performance.now();
  const start = from + 0.05;
  // What is heard sets the pace. Where its clock stands still, as it does without a device or with one that hangs, the wall's
  // does: the figures are pointed out in turn all the same, and playing ends.
  const elapsed = () => (context.currentTime > from ? context.currentTime - start : (performance.now() - begun) / 1000 - PATIENCE);
  tones.forEach((pitch, index) => {
    if (pitch === null) return;
    const at = start + index * EACH;
    tone.frequency.setValueAtTime(pitch, at);
    // Softly in and out: a tone that is cut clicks.
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.25, at + 0.02);
    volume.gain.setValueAtTime(0.25, at + TONE - 0.04);
    volume.gain.linearRampToValueAtTime(0, at + TONE);
  });
  tone.start();
  let last = -1;
  const timer = setInterval(() => {
    const index = Math.floor(elapsed() / EACH);
    // A busy page may come late: none is left out.
    while (last < index && last < tones.length - 1) reach(++last);
    if (index >= tones.length) stop();
  }, 40);
  const stop = () => {
    clearInterval(timer);
    signal.removeEventListener('abort', stop);
    reach(-1);
  };
  signal.addEventListener('abort', stop);
}
