/** A text with what was searched for marked; nothing of it is markup. */
export function Highlight({ text, wanted }: { text: string; wanted?: string }) {
  const word = wanted?.trim().toLowerCase() ?? '';
  if (word === '') return text;
  const parts: { said: string; isHit: boolean; at: number }[] = [];
  const lower = text.toLowerCase();
  let from = 0;
  for (let at = lower.indexOf(word); at !== -1 && parts.length < 200; at = lower.indexOf(word, from)) {
    parts.push(
      { said: text.slice(from, at), isHit: false, at: from },
      { said: text.slice(at, at + word.length), isHit: true, at },
    );
    from = at + word.length;
  }
  parts.push({ said: text.slice(from), isHit: false, at: from });
  return parts.map((part) =>
    part.isHit ? <mark key={`${part.at}m`}>{part.said}</mark> : <span key={part.at}>{part.said}</span>,
  );
}
