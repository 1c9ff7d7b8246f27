// How the tests drive a browser that Playwright does not know: firefox.ts and webkit.ts each do it in their own way.

/** What the tests ask of such a browser. Lengths in CSS px, from the corner of the window. */
export interface Driven {
  open(url: string): Promise<void>;
  /** Runs in the page; JSON in, JSON out. */
  evaluate<Args extends unknown[], Result>(run: (...args: Args) => Result | Promise<Result>, ...args: Args): Promise<Result>;
  size(width: number, height: number): Promise<void>;
  point(x: number, y: number): Promise<void>;
  press(x: number, y: number): Promise<void>;
  /** As `KeyboardEvent.key` names it: 'Tab', 'ArrowRight', 'Enter', 'Escape', … */
  key(name: string): Promise<void>;
  /** The window as PNG. */
  picture(): Promise<Buffer>;
  close(): Promise<void>;
}
