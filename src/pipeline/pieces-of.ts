import type { Readable } from 'node:stream';
import type { Place } from '../core/record/raw-record.ts';
import type { SourceFile } from '../sources/source-file.ts';
import type { Source, Survey } from '../sources/source.ts';

const LONGEST = 2_000;

/** The starts of a few records as they stand in a file, in the order in which they are asked for; one pass. */
export async function piecesOf(
  { source, survey, file }: { readonly source: Source; readonly survey: Survey; readonly file: SourceFile },
  places: readonly Place[],
): Promise<string[]> {
  const decoded = source.decoded?.(survey) ?? null;
  const stream = decoded === null ? file.open() : file.open().pipe(decoded);
  const parts = places.map(() => [] as Buffer[]);
  const end = Math.max(0, ...places.map(({ offset, length }) => offset + Math.min(length, LONGEST)));
  let passed = 0;
  for await (const chunk of stream as Readable & AsyncIterable<Buffer>) {
    places.forEach(({ offset, length }, at) => {
      const from = Math.max(0, offset - passed);
      const to = offset + Math.min(length, LONGEST) - passed;
      if (from < chunk.length && to > from) parts[at]!.push(chunk.subarray(from, to));
    });
    passed += chunk.length;
    if (passed >= end) break;
  }
  return parts.map((some) =>
    Buffer.concat(some)
      .toString('utf8')
      .replace(/[\r\n]+$/, '')
      .replaceAll('\u0000', '␀'),
  );
}
