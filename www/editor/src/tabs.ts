// Panels of which one is shown at a time, with the keys that tabs have. Where there is room for all of them the styles show all,
// and hide the tabs.

import { make } from './make.js';

export interface Tabs {
  list: { tablist: HTMLElement; panels: HTMLElement[] };
  show(name: string, focus?: boolean): void;
}

let made = 0;

export function tabs(label: string, parts: readonly (readonly [name: string, title: string, content: Node])[]): Tabs {
  const group = `tabs-${++made}`;
  const panels = parts.map(([name, title, content]) =>
    make('div', { id: `${group}-${name}`, class: `panel panel-${name}`, role: 'tabpanel', 'aria-label': title }, content),
  );
  const buttons = parts.map(([name, title]) => make('button', { type: 'button', role: 'tab', 'aria-controls': `${group}-${name}`, 'data-name': name }, title));
  const tablist = make('div', { role: 'tablist', 'aria-label': label, class: 'tabs' }, ...buttons);
  const show = (name: string, focus = false): void => {
    parts.forEach(([part], at) => {
      const [button, panel] = [buttons[at]!, panels[at]!];
      button.setAttribute('aria-selected', String(part === name));
      button.tabIndex = part === name ? 0 : -1;
      panel.classList.toggle('chosen', part === name);
      if (part === name && focus) button.focus();
    });
  };
  tablist.addEventListener('click', ({ target }) => {
    const name = (target as Element).closest<HTMLElement>('[role=tab]')?.dataset['name'];
    if (name) show(name);
  });
  tablist.addEventListener('keydown', (event) => {
    // A panel that is always in sight has no tab.
    const inSight = buttons.filter((button) => button.offsetParent);
    const at = inSight.findIndex((button) => button.getAttribute('aria-selected') === 'true');
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const name = inSight.at(next % inSight.length)?.dataset['name'];
    if (name) show(name, true);
  });
  show(parts[0]![0]);
  return { list: { tablist, panels }, show };
}
