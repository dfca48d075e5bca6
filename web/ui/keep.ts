/** What this browser remembers for its reader; a browser that forbids it simply forgets. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(`rapport.${key}`);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`rapport.${key}`);
    else localStorage.setItem(`rapport.${key}`, value);
  } catch {
    // Private windows may refuse; nothing depends on it.
  }
}
