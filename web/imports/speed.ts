/** Rows a second and seconds left, from two looks at a running import; null before it can be known. */
export interface Speed {
  readonly perSecond: number | null;
  readonly secondsLeft: number | null;
}

export interface Look {
  readonly at: number;
  readonly seen: number;
  readonly bytes: number;
  readonly totalBytes: number;
}

export function speedOf(first: Look, last: Look): Speed {
  const seconds = (last.at - first.at) / 1000;
  if (seconds < 0.4) return { perSecond: null, secondsLeft: null };
  const rows = (last.seen - first.seen) / seconds;
  const bytes = (last.bytes - first.bytes) / seconds;
  return {
    perSecond: rows > 0 ? rows : null,
    secondsLeft: bytes > 0 ? Math.max(0, last.totalBytes - last.bytes) / bytes : null,
  };
}
