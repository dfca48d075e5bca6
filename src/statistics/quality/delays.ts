import type { Quality } from '../../contract/quality.ts';
import type { Connection } from '../../store/database.ts';
import { isoInZone } from '../../core/calendar/zone.ts';
import { bucketsOfFamily } from './buckets-of-family.ts';
import type { QualityQuestion } from './quality.ts';
import { sqlOf } from '../sql-of.ts';

export const DELAYS = new URL('./delays.sql', import.meta.url);

type Delays = Omit<Quality['delay'], 'label' | 'definition'>;

/** How late live records came: in all, by source, over time. Percentiles are those of the very values. */
export async function delaysOf(connection: Connection, question: QualityQuestion): Promise<Delays> {
  const buckets = await bucketsOfFamily(connection, 'delays', question);
  const nothing = { n: 0, median: null, p90: null };
  if (buckets.length === 0) return { ...nothing, bySource: [], over: [] };
  const { rows } = await connection.query<DelayRow>(
    `select m.source, m.bucket, count(*) as n,
       percentile_cont(0.5) within group (order by m.delay_ms) as median,
       percentile_cont(0.9) within group (order by m.delay_ms) as p90
     from (select d.source, width_bucket(d.slot, $1::int[]) as bucket, d.delay_ms from (\n${sqlOf(DELAYS)}) d
       where $2::text is null or d.source = $2) m
     group by grouping sets ((), (m.source), (m.bucket)) order by m.source, m.bucket`,
    [buckets.map(({ slot }) => slot), question.source ?? null],
  );
  const all = rows.find(({ source, bucket }) => source === null && bucket === null);
  return {
    ...(all && all.n > 0 ? secondsOf(all) : nothing),
    bySource: rows.flatMap((row) => (row.source === null ? [] : [{ source: row.source, ...secondsOf(row) }])),
    over: rows.flatMap((row) =>
      row.bucket === null
        ? []
        : [{ bucket: isoInZone(question.zone, buckets[Math.max(0, row.bucket - 1)]!.start), ...secondsOf(row) }],
    ),
  };
}

interface DelayRow {
  readonly source: string | null;
  readonly bucket: number | null;
  readonly n: number;
  readonly median: number;
  readonly p90: number;
}

function secondsOf({ n, median, p90 }: DelayRow): { n: number; median: number; p90: number } {
  return { n, median: median / 1000, p90: p90 / 1000 };
}
