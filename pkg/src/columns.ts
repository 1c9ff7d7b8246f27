// Typed arrays on their way to the core. What reads a spec would ask them for one number at a time, so they are taken out first and
// go over in one piece each; in their place stands a text that says which it was.

/** Hidden from what goes through a spec's entries; the core asks for it by name. */
const KEY = '\0';

/** `spec` as the core reads it. Where there is no typed array in it, it is the same object. */
export function withColumns(spec: unknown): unknown {
  const columns: Float64Array[] = [];
  const lifted = lift(spec, columns);
  if (columns.length) Object.defineProperty(lifted, KEY, { value: columns });
  return lifted;
}

function lift(value: unknown, columns: Float64Array[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value)) return KEY + (columns.push(Float64Array.from(value as unknown as ArrayLike<number>)) - 1);
  const before = columns.length;
  // Rows hold no columns: only panels and tables do.
  if (Array.isArray(value)) {
    if (Array.isArray(value[0])) return value;
    const items = value.map((item) => lift(item, columns));
    return columns.length > before ? items : value;
  }
  const entries = Object.entries(value).map(([key, entry]) => [key, lift(entry, columns)]);
  return columns.length > before ? Object.fromEntries(entries) : value;
}
