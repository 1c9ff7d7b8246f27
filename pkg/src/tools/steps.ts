// A chart's story in steps: which figures stand out, a word on one of them, and what is said. Moved by buttons, by
// `chart.step(n)`, or as the reader scrolls past paragraphs with `data-dohoa-step="chart-id:n"` (n from 1).

import type { Datum } from '../core.js';
import type { Hands, Spec } from '../hands.js';
import { bubble, type Bubble } from './bubble.js';
import { button, make, takeAway, type Announcer } from './dom.js';
import { textsOf } from './view.js';
import { titled, type Say } from './words.js';

export interface Steps {
  /** Shows a step, counted from 0, if there is such a one; -1 is before the first. */
  show(index: number): void;
  /** Another spec stands in the place: of the same story the same step, of another none yet. */
  renew(): void;
  /** The figures have moved, or are others. */
  follow(): void;
  /** Lights what the step that is shown lights, and nothing else. */
  relight(): void;
}

export function steps(hands: Hands, say: Say, announcer: Announcer): Steps {
  let all: Spec[] = [];
  /** All of them as text. */
  let story = '';
  let at = -1;
  const put = bubble(hands);
  /** `aloud`: the reader, or the page for them, has asked for this step. */
  const show = (index: number, aloud = true) => {
    if (index === at || !Number.isInteger(index) || index < -1 || index >= all.length) return;
    at = index;
    const step = all[at];
    light(hands, step);
    const word = annotate(hands, put, step);
    const words = wordsOf(step);
    const count = bar.show(at, all.length, words);
    if (aloud) announcer.say([count, words, word].filter(Boolean).map(sentence).join(' '));
    tell();
  };
  const tell = () => {
    const text = wordsOf(all[at]);
    hands.tell('step', { index: at, ...(text && { text }) });
  };
  const bar = barOf(hands, say, (by) => show(at + by));
  // Who scrolls reads the paragraph: the step is not to talk over it.
  const watch = watcher(hands, (index) => show(index, false));

  return {
    show,
    renew() {
      const { steps } = hands.spec();
      all = Array.isArray(steps) ? steps : [];
      const [before, had] = [story, at];
      story = JSON.stringify(all);
      if (story !== before) {
        at = -1;
        annotate(hands, put, undefined);
        bar.renew(all);
        watch.end();
      }
      if (all.length) bar.show(at, all.length, wordsOf(all[at]));
      if (all.length) watch.begin();
      if (at !== had) tell();
    },
    relight: () => light(hands, all[at]),
    follow() {
      if (at < 0) return;
      light(hands, all[at]);
      annotate(hands, put, all[at]);
    },
  };
}

/** What a step says. */
const wordsOf = (step: Spec | undefined): string => textsOf(step?.['text'])[0] ?? '';

/** The figures that a step means by label, by series, or by both. */
function meant(hands: Hands, names: string[], together: boolean): number[] {
  const isMeant = ({ label, series = '' }: Datum) => {
    const own = [label, series];
    return together ? names.every((name) => own.includes(name)) : own.some((name) => names.includes(name));
  };
  return hands
    .figures()
    .filter(isMeant)
    .map(({ index }) => index);
}

function light(hands: Hands, step: Spec | undefined): void {
  const lit = meant(hands, textsOf(step?.['highlight']), false);
  hands.light(lit.length ? lit : undefined);
}

/** Puts the step's word on its figure, if it has one. Hands out both in words, for those who don't see where it stands. */
function annotate(hands: Hands, put: Bubble, step: Spec | undefined): string {
  const annotation = step?.['annotation'] as Spec | undefined;
  const names = textsOf(annotation?.['at']);
  const [target = -1] = annotation ? meant(hands, names, true) : [];
  const [word] = target < 0 ? [] : textsOf(annotation!['text']);
  put(word ? hands.datum(target) : undefined, word);
  return word ? `${names.join(', ')}: ${word}` : '';
}

/** Below the plot: the buttons, which step of how many it is, what is said; and on paper what all of them say. */
interface Bar {
  /** Hands out which step of how many it is. */
  show(at: number, length: number, words: string): string;
  renew(all: Spec[]): void;
}

function barOf(hands: Hands, say: Say, go: (by: number) => void): Bar {
  const text = make('p', { className: 'step-text' });
  const count = make('span', {});
  const [back, on] = [button('‹', () => go(-1)), button('›', () => go(1))];
  const bar = make('div', { className: 'steps' }, make('div', { className: 'files' }, back, count, on), text);

  const dress = (at: number, length: number) => {
    count.textContent = at < 0 ? '' : say('Step {n} of {all}', { n: at + 1, all: length });
    back.setAttribute('aria-label', titled(hands, say('Previous step')));
    on.setAttribute('aria-label', titled(hands, say('Next step')));
    // Not `disabled`: a button that has the focus would lose it.
    back.setAttribute('aria-disabled', String(at < 0));
    on.setAttribute('aria-disabled', String(at === length - 1));
  };
  /** The bar has its place while there are steps. It is put in once: an element that is put in again loses the focus that it has. */
  const stand = (isWanted: boolean) => {
    if (!isWanted) takeAway(hands.plot, bar);
    else if (bar.parentNode !== hands.below) hands.below.prepend(bar);
  };

  return {
    show(at, length, words) {
      // What a reader has marked in it stays so.
      if (text.textContent !== words) text.textContent = words;
      dress(at, length);
      return count.textContent!;
    },
    renew(all) {
      text.textContent = '';
      const paper = make('ol', { className: 'paper' }, ...all.map((step) => make('li', {}, wordsOf(step))));
      bar.querySelector('ol')?.remove();
      bar.append(paper);
      stand(all.length > 0);
    },
  };
}

interface Watch {
  /** From now on, and those that the page has put in since; of those that are watched already nothing is told again. */
  begin(): void;
  end(): void;
}

/** Watches the paragraphs of the page that belong to a step of this chart; `reach` is told the step. */
function watcher(hands: Hands, reach: (index: number) => void): Watch {
  let watching: IntersectionObserver | undefined;
  const end = () => {
    watching?.disconnect();
    watching = undefined;
  };
  hands.signal.addEventListener('abort', end);
  const met = (entries: IntersectionObserverEntry[]) => {
    for (const { target, isIntersecting } of entries) {
      const { dohoaStep = '' } = (target as HTMLElement).dataset;
      if (isIntersecting) reach(Number(dohoaStep.slice(dohoaStep.lastIndexOf(':') + 1)) - 1);
    }
  };
  const begin = () => {
    const { host } = hands.plot.getRootNode() as ShadowRoot;
    // A chart may have left the page while its tools were on their way.
    const id = host.parentElement?.id;
    if (!id || hands.signal.aborted) return;
    const paragraphs = rootsAround(host).flatMap((root) => [
      ...root.querySelectorAll<HTMLElement>(`[data-dohoa-step^="${CSS.escape(id)}:"]`),
    ]);
    // A band across the middle of the window.
    watching ??= new IntersectionObserver(met, { rootMargin: '-45% 0% -45% 0%' });
    paragraphs.forEach((paragraph) => watching!.observe(paragraph));
  };
  return { begin, end };
}

/** Words that end, so that others may follow them. */
const sentence = (words: string): string => (/[.!?…。！？]$/.test(words) ? words : `${words}.`);

/** The page, and every shadow root that the element stands in. */
function rootsAround(element: Element): (Document | ShadowRoot)[] {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? [root, ...rootsAround(root.host)] : [document];
}
