/** A text in what its author wrote and what they quoted. Cleaning keeps quotes; reading folds them. */
export function foldQuotes(text: string): { own: string; quoted: string } {
  const lines = text.split('\n');
  const start = lines.findIndex(
    (line, at) => isQuote(line) && lines.slice(at).every((rest) => isQuote(rest) || rest.trim() === ''),
  );
  if (start < 1) return { own: text, quoted: '' };
  const lead = isLead(lines[start - 1] ?? '') ? start - 1 : start;
  return { own: lines.slice(0, lead).join('\n').trimEnd(), quoted: lines.slice(lead).join('\n') };
}

function isQuote(line: string): boolean {
  return /^\s*>/.test(line);
}

function isLead(line: string): boolean {
  return /(wrote|writes|schrieb|写道|寫道)\s*[::]\s*$/i.test(line);
}
