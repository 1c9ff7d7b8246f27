// Earlier versions of the chart, and the way back to one.

import type { Draft } from '../draft.js';
import { box, button, make, say } from '../make.js';
import { versionsOf, type Version } from '../store.js';
import { when, words } from '../words.js';

export async function showVersions(draft: Draft): Promise<void> {
  const { versions: said } = words;
  const dialog = make('dialog', { class: 'versions', 'aria-labelledby': 'versions-heading' });
  const restore = async ({ text }: Version) => {
    await draft.version('restored');
    draft.replace(text);
    dialog.close();
    say(said.restored);
  };
  const item = (version: Version) =>
    make('li', {}, box('span', 'when', when(version.at)), box('span', 'why', said.why[version.why]), box('span', 'title', titleOf(version)), button(said.restore, () => void restore(version)));
  const kept = await versionsOf(draft.id).catch((): Version[] => []);
  dialog.append(
    box('header', '', make('h2', { id: 'versions-heading' }, said.heading), button(said.close, () => dialog.close(), { icon: 'close', bare: true })),
    box('p', 'hint', said.hint),
    kept.length ? make('ol', {}, ...kept.map(item)) : make('p', {}, said.none),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function titleOf({ text }: Version): string {
  try {
    return String((JSON.parse(text) as { title?: unknown }).title ?? words.start.untitled);
  } catch {
    return words.start.untitled;
  }
}
