// What this browser remembers of how somebody works: a language, a folder. Charts are `store.ts`'s business. A browser that keeps
// nothing, or has no room left, remembers nothing, and that stops no work.

export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // It is asked for again the next time.
  }
}
