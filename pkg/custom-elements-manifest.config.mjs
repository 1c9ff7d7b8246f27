// Editors look the element up by what the package exports, not by its sources.
const PUBLIC = { 'src/do-hoa.ts': 'dist/index.js', 'src/element.ts': 'dist/element.js' };

const asPublished = (key, value) => {
  if (key === 'members') return value.filter(({ privacy, name }) => privacy !== 'private' && !name.endsWith('Callback'));
  if (key === 'path' || key === 'module') return PUBLIC[value.replace(/^\//, '').replace(/\.js$/, '.ts')] ?? value;
  // The sources extend a stand-in where there is no DOM.
  if (key === 'superclass') return { name: 'HTMLElement' };
  return value;
};

export default {
  globs: Object.keys(PUBLIC),
  outdir: 'dist',
  packagejson: false,
  plugins: [
    {
      name: 'as-published',
      packageLinkPhase({ customElementsManifest }) {
        Object.assign(customElementsManifest, JSON.parse(JSON.stringify(customElementsManifest, asPublished)));
      },
    },
  ],
};
