// The base64 of the built wasm. Named this way, and not by its path, so that no type of a hundred thousand letters is
// ever written to the package.
declare module '#inline' {
  const base64: string;
  export default base64;
}

declare module '#desk-inline' {
  const base64: string;
  export default base64;
}

declare module '#plane-inline' {
  const base64: string;
  export default base64;
}
