// From the address of a module to compiled wasm, by whichever way the host allows.

/** Compiles what is at `url`, or else the same module as base64 text: where a bundler knows no addresses, none can be made. */
export async function compile(url: () => URL, inline: () => Promise<{ default: string }>): Promise<WebAssembly.Module> {
  try {
    const response = await fetch(url());
    // Streaming is refused for any other type; a page of HTML in the file's place fails to compile.
    return await (response.headers.get('content-type') === 'application/wasm'
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer()));
  } catch {
    const { default: base64 } = await inline();
    return WebAssembly.compile(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
  }
}
