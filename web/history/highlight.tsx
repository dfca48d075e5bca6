/** A text with what was searched for marked, by the pattern that found it; nothing of it is markup. */
export function Highlight({ text, wanted }: { text: string; wanted?: RegExp }) {
  if (!wanted) return text;
  const parts: { said: string; isHit: boolean; at: number }[] = [];
  let from = 0;
  for (const hit of text.matchAll(wanted)) {
    if (hit[0] === '' || parts.length >= MOST_PARTS) break;
    parts.push({ said: text.slice(from, hit.index), isHit: false, at: from });
    parts.push({ said: hit[0], isHit: true, at: hit.index });
    from = hit.index + hit[0].length;
  }
  parts.push({ said: text.slice(from), isHit: false, at: from });
  return parts.map((part) =>
    part.isHit ? <mark key={`${part.at}m`}>{part.said}</mark> : <span key={part.at}>{part.said}</span>,
  );
}

const MOST_PARTS = 200;

/** The pattern that an answer of the search says, ready to mark with; undefined where it says none. */
export function wantedOf(pattern: string | undefined): RegExp | undefined {
  return pattern ? new RegExp(pattern, 'g') : undefined;
}
