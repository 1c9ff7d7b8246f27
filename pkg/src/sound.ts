// The figures as tones, in reading order: the higher, the more. A part of its own, loaded when a reader asks for it.

/** From the smallest to the largest figure, Hz: two octaves around the middle of the piano. */
const LOW = 220;
const HIGH = 880;
/** Seconds from one tone to the next, and of a tone. */
const EACH = 0.28;
const TONE = 0.22;

/** The pitch of each figure; a figure that is not there has none. */
export function pitches(values: readonly (number | null)[]): (number | null)[] {
  const known = values.filter((value): value is number => value !== null);
  const low = Math.min(0, ...known);
  const high = Math.max(0, ...known);
  return values.map((value) => (value === null ? null : LOW + ((HIGH - LOW) * (value - low)) / (high - low || 1)));
}

/** Plays them one after the other. `reach` is told which one sounds, and -1 at the end. */
export function play(values: readonly (number | null)[], reach: (index: number) => void, signal: AbortSignal): void {
  const context = new AudioContext();
  const volume = new GainNode(context, { gain: 0 });
  volume.connect(context.destination);
  const tone = new OscillatorNode(context, { type: 'triangle' });
  tone.connect(volume);
  const start = context.currentTime + 0.05;
  pitches(values).forEach((pitch, index) => {
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
    const index = Math.floor((context.currentTime - start) / EACH);
    if (index >= values.length) return stop();
    if (index > last) reach((last = index));
  }, 40);
  const stop = () => {
    clearInterval(timer);
    signal.removeEventListener('abort', stop);
    void context.close();
    reach(-1);
  };
  signal.addEventListener('abort', stop);
}
