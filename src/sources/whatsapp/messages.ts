import type { Place } from '../../core/record/raw-record.ts';
import { LIMITS } from '../limits.ts';
import { type Header, headerOf } from './header.ts';
import { linesOf } from '../lines.ts';

/** One message with the lines that continue it, or lines above the first message. */
export interface Message {
  /** Null: lines that belong to a message whose start is not in this file. */
  readonly header: Header | null;
  /** The rest of the header's line, and those below it. */
  readonly lines: string[];
  readonly place: Place;
  readonly isTooLong: boolean;
}

/** Whether a line that looks like a header is one; see {@link Header.shape}. */
export type IsHeader = (header: Header) => boolean;

/** The messages of a chat, in the file's order, in batches; bounded by the longest message. */
export async function* messagesOf(bytes: AsyncIterable<Buffer>, isHeader: IsHeader): AsyncGenerator<Message[]> {
  let open: Growing | null = null;
  for await (const lines of linesOf(bytes, LIMITS.chatMessageBytes)) {
    const done: Message[] = [];
    for (const line of lines) {
      const header = headerOf(line.text);
      if (header && isHeader(header)) {
        if (open) done.push(closed(open));
        open = {
          header,
          lines: [header.rest],
          offset: line.offset,
          length: line.length,
          line: line.number,
          isTooLong: line.isTooLong,
        };
      } else {
        open ??= { header: null, lines: [], offset: line.offset, length: 0, line: line.number, isTooLong: false };
        open.length += line.length;
        open.isTooLong ||= line.isTooLong || open.length > LIMITS.chatMessageBytes;
        if (!open.isTooLong) open.lines.push(line.text);
      }
    }
    if (done.length > 0) yield done;
  }
  if (open) yield [closed(open)];
}

interface Growing {
  header: Header | null;
  lines: string[];
  offset: number;
  length: number;
  line: number;
  isTooLong: boolean;
}

function closed({ header, lines, offset, length, line, isTooLong }: Growing): Message {
  return { header, lines: withoutBlankEnd(lines), place: { offset, length, line }, isTooLong };
}

/** An editor's last empty lines are not the last message's. */
function withoutBlankEnd(lines: string[]): string[] {
  let end = lines.length;
  while (end > 1 && lines[end - 1] === '') end -= 1;
  return end === lines.length ? lines : lines.slice(0, end);
}
