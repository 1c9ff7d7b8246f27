/** The desk's module, compiled: a `WebAssembly.Module`, where the host imports `.wasm` as one. Node's own types don't know that name. */
declare const module: object;
export default module;
