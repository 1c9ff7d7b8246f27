// Styles and scripts as files, so that the page holds under the strictest policy.
export default { build: { inlineStylesheets: 'never' }, vite: { build: { assetsInlineLimit: 0 } } };
