// What a newsroom's system leaves of what a writer pastes, in the manner of WordPress: a list of elements and attributes that may
// stay. Everything else loses its tags and keeps its text.

const ELEMENTS = new Set(
  `a abbr article aside b big blockquote br button caption cite code col colgroup dd del details dfn div dl dt em figure figcaption
  footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp section small span strong sub summary sup table
  tbody td tfoot th thead tr u ul var`.split(/\s+/),
);

/** Of any element; `data-…` as well. */
const GLOBAL = /^(class|dir|hidden|id|lang|role|title|aria-(label|hidden|describedby|labelledby)|data-[\w-]+)$/;
const OWN: Record<string, RegExp> = {
  a: /^(href|rel|target)$/,
  img: /^(src|alt|width|height|loading)$/,
  th: /^(scope|colspan|rowspan)$/,
  td: /^(colspan|rowspan)$/,
  details: /^open$/,
};

const TAG = /<(\/?)([a-z][\w-]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>/gi;
const ATTRIBUTE = /([\w:-]+)\s*=\s*("[^"]*"|'[^']*')/g;
const ADDRESS = /^["'](https?:|\/(?!\/)|[\w.-]+(\/|$))/i;

export function kses(html: string): string {
  const bare = html.replace(/<!--[\s\S]*?-->/g, '');
  return bare.replace(TAG, (_, end: string, given: string, attributes: string) => {
    const name = given.toLowerCase();
    if (!ELEMENTS.has(name)) return '';
    const kept = [...attributes.matchAll(ATTRIBUTE)].filter(([, key, value]) => {
      const allowed = GLOBAL.test(key!.toLowerCase()) || OWN[name]?.test(key!.toLowerCase());
      return allowed && (!/^(href|src)$/i.test(key!) || ADDRESS.test(value!));
    });
    return `<${end}${name}${kept.map(([whole]) => ` ${whole}`).join('')}>`;
  });
}
