/** One line of a file. */
export interface Line {
  /** Bytes from the start, and how many up to the next line. */
  readonly offset: number;
  readonly length: number;
  /** From 1. */
  readonly number: number;
  /** Without its end; of a line that is too long, its start. */
  readonly text: string;
  readonly isTooLong: boolean;
}

/** Kept of a line that is too long, to show it. */
const SHOWN_BYTES = 2_000;

/**
 * The lines of a stream, in batches as the bytes come. Memory is bounded by `longest` bytes and a
 * chunk: of a longer line only the start is kept, its length is still told.
 */
export async function* linesOf(bytes: AsyncIterable<Buffer>, longest: number): AsyncGenerator<Line[]> {
  let kept: Buffer[] = [];
  let keptBytes = 0;
  let lineBytes = 0;
  let offset = 0;
  let number = 0;
  const keep = (part: Buffer): void => {
    lineBytes += part.length;
    if (lineBytes > longest && keptBytes > SHOWN_BYTES) {
      kept = [Buffer.concat(kept).subarray(0, SHOWN_BYTES)];
      keptBytes = SHOWN_BYTES;
    } else if (lineBytes <= longest || keptBytes < SHOWN_BYTES) {
      kept.push(part);
      keptBytes += part.length;
    }
  };
  const end = (): Line => {
    const isTooLong = lineBytes > longest;
    const whole = kept.length === 1 ? kept[0]! : Buffer.concat(kept);
    const line = {
      offset,
      length: lineBytes,
      number: (number += 1),
      text: textOf(isTooLong ? whole.subarray(0, SHOWN_BYTES) : whole),
      isTooLong,
    };
    offset += lineBytes;
    kept = [];
    keptBytes = lineBytes = 0;
    return line;
  };
  for await (const chunk of bytes) {
    const lines: Line[] = [];
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      keep(chunk.subarray(from, at + 1));
      lines.push(end());
      from = at + 1;
    }
    if (from < chunk.length) keep(chunk.subarray(from));
    if (lines.length > 0) yield lines;
  }
  if (lineBytes > 0) yield [end()];
}

const NEWLINE = 0x0a;
const RETURN = 0x0d;

function textOf(line: Buffer): string {
  let end = line.length;
  if (line[end - 1] === NEWLINE) end -= 1;
  if (line[end - 1] === RETURN) end -= 1;
  return line.toString('utf8', 0, end);
}
