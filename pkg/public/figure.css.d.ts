// `import 'dohoa/figure.css'`: a bundler's page has the sheet; there is nothing to call it by.
export {};
