const CR = 0x0d;
const LF = 0x0a;
const GREATER = 0x3e;
const FROM = Buffer.from('From ');

/** The body as it was before an mbox escaped it (mboxrd): of `>From `, `>>From ` one `>` goes. */
export function withoutFromEscapes(bytes: Buffer): Buffer {
  return dropQuoteMarks(bytes, false);
}

/** The form over which digests are taken: `\n` line ends, no `>` before `From `, no blanks at the end. */
export function canonicalBody(body: Buffer): Buffer {
  const bytes = dropQuoteMarks(withLineFeeds(body), true);
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === LF || bytes[end - 1] === 0x20 || bytes[end - 1] === 0x09)) end--;
  return bytes.subarray(0, end);
}

function withLineFeeds(bytes: Buffer): Buffer {
  if (!bytes.includes(CR)) return bytes;
  const out = Buffer.allocUnsafe(bytes.length);
  let n = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte !== CR) out[n++] = byte;
    else if (bytes[i + 1] !== LF) out[n++] = LF;
  }
  return out.subarray(0, n);
}

function dropQuoteMarks(bytes: Buffer, all: boolean): Buffer {
  const kept: Buffer[] = [];
  let from = 0;
  for (let at = bytes.indexOf(FROM); at >= 0; at = bytes.indexOf(FROM, at + 1)) {
    let start = at;
    while (start > 0 && bytes[start - 1] === GREATER) start--;
    if (start === at || (start > 0 && bytes[start - 1] !== LF)) continue;
    kept.push(bytes.subarray(from, start));
    from = all ? at : start + 1;
  }
  return kept.length === 0 ? bytes : Buffer.concat([...kept, bytes.subarray(from)]);
}
