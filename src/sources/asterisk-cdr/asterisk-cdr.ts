import { recordIdOf } from '../../core/basics/ids.ts';
import { type Outcome, passed, refused } from '../../core/basics/outcome.ts';
import { type Problem, problem } from '../../core/basics/problem.ts';
import { sha256 } from '../../core/basics/sha256.ts';
import { LIMITS } from '../limits.ts';
import { type Line, linesOf } from '../lines.ts';
import { linesOfHead } from '../lines-of-head.ts';
import type { SourceFile } from '../source-file.ts';
import type { Recognition, RefusedRecord, Source, SourceItem, Survey, SurveyOptions } from '../source.ts';
import { callOf, keyOf, type Leg } from './call.ts';
import { cellsOf } from './cells.ts';
import { FIELDS, isRecord, type Layout, layoutOf } from './layout.ts';
import { zoneEvidence } from './zone-evidence.ts';

/** How one file of call records is read. */
export interface CdrDetails {
  readonly layout: Layout;
  /** Our people's extensions, from the mapping; empty: the numbers tell who is who. */
  readonly agents: readonly string[];
}

/** Call detail records of Asterisk: `Master.csv`, `cdr_custom`, or exported from its database. */
export const asteriskCdr: Source<CdrDetails> = {
  id: 'asterisk-cdr',
  label: { en: 'Asterisk call records', 'zh-CN': 'Asterisk 通话记录' },
  channel: 'phone',
  recognise,
  survey: async (file, options) => survey(file, options),
  read,
  readAt: async (bytes, { details }) => {
    const row = rowOf(
      Buffer.from(bytes)
        .toString('utf8')
        .replace(/\r?\n$/, ''),
      details.layout,
    );
    return row.ok ? passed(callOf(row.value, isOursOf(details))) : row;
  },
};

function recognise(file: SourceFile): Recognition | null {
  const layout = layoutOf(linesOfHead(file, LOOKED_AT));
  if (!layout) return null;
  const code = layout.hasHeader ? 'cdr-recognised-by-header' : 'cdr-recognised-by-content';
  return { confidence: 0.97, why: { code, about: { columns: String(Object.keys(layout.columns).length) } } };
}

const LOOKED_AT = 500;

function survey(file: SourceFile, options: SurveyOptions): Outcome<Survey<CdrDetails>> {
  const lines = linesOfHead(file, LOOKED_AT);
  const layout = layoutOf(lines);
  if (!layout) return refused(problem('source', 'cdr-no-layout'));
  const legs = lines.slice(layout.hasHeader ? 1 : 0).flatMap((line) => {
    const row = rowOf(line, layout);
    return row.ok ? [row.value] : [];
  });
  if (lines.length === 1 && layout.hasHeader) return refused(problem('source', 'cdr-no-rows'));
  const told = zoneEvidence(
    legs.map((leg) => ({ start: leg('start'), uniqueid: leg('uniqueid') })),
    options.zone,
  );
  const order = Object.entries(layout.columns).sort((a, b) => a[1] - b[1]);
  return passed({
    namespace: options.map?.system ?? 'asterisk',
    reading: {
      dateOrder: 'ymd',
      zone: options.zone,
      country: options.country,
      ratingScale: options.map?.ratingScale ?? '1-5',
    },
    unproven: [],
    evidence: [
      { code: 'cdr-columns', about: { columns: order.map(([field]) => field).join(', ') } },
      ...(told ? [told] : []),
    ],
    details: { layout, agents: options.map?.agents ?? [] },
  });
}

async function* read(
  file: SourceFile,
  { namespace, details }: Survey<CdrDetails>,
): AsyncGenerator<readonly SourceItem[]> {
  const { layout } = details;
  const isOurs = isOursOf(details);
  let isFirst = layout.hasHeader;
  for await (const lines of linesOf(file.open(), LIMITS.tableRowBytes)) {
    const items: SourceItem[] = [];
    for (const line of lines) {
      if (line.text.trim() === '') continue;
      if (!isFirst) items.push(itemOf(line, layout, namespace, isOurs));
      isFirst = false;
    }
    if (items.length > 0) yield items;
  }
}

function itemOf(
  line: Line,
  layout: Layout,
  namespace: string,
  isOurs: ((address: string) => boolean) | null,
): SourceItem {
  const { offset, length, number } = line;
  const place = { offset, length, line: number };
  const row = line.isTooLong ? refused(problem('source', 'cdr-row-too-long')) : rowOf(line.text, layout);
  if (!row.ok) return refusedOf(line, namespace, row.problem);
  const leg = row.value;
  return {
    recordId: recordIdOf(namespace, keyOf(leg)),
    digest: sha256(FIELDS.map(leg).join('\n')).slice(0, 16),
    place,
    said: callOf(leg, isOurs),
  };
}

function refusedOf({ offset, length, number, text }: Line, namespace: string, why: Problem): RefusedRecord {
  const place = { offset, length, line: number };
  const digest = sha256(text).slice(0, 16);
  return {
    recordId: recordIdOf(namespace, `refused\n${text}`),
    digest,
    place,
    problem: why,
    excerpt: text.slice(0, 500),
  };
}

function rowOf(line: string, layout: Layout): Outcome<Leg> {
  const cells = cellsOf(line.replace(/^\ufeff/, ''), layout.delimiter);
  if (!cells) return refused(problem('source', 'cdr-open-quote'));
  if (!isRecord(cells, layout.columns))
    return refused(problem('source', 'cdr-broken-row', { cells: String(cells.length) }));
  return passed((field) => cells[layout.columns[field] ?? -1] ?? '');
}

function isOursOf({ agents }: CdrDetails): ((address: string) => boolean) | null {
  const ours = new Set(agents);
  return agents.length === 0 ? null : (address) => ours.has(address);
}
