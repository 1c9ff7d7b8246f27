/** What the tests ask of a browser that Playwright does not know. Lengths in CSS px, from the corner of the window. */
export interface Driven {
  open(url: string): Promise<void>;
  /** Runs in the page; JSON in, JSON out. */
  evaluate<Args extends unknown[], Result>(run: (...args: Args) => Result | Promise<Result>, ...args: Args): Promise<Result>;
  size(width: number, height: number): Promise<void>;
  point(x: number, y: number): Promise<void>;
  press(x: number, y: number): Promise<void>;
  key(name: string): Promise<void>;          // 'Tab', 'ArrowRight', 'Enter', 'Escape', …
  picture(): Promise<Buffer>;                 // PNG of the window
  close(): Promise<void>;
}
