import type { Why } from '../source.ts';

const SLOT = 15 * 60;
/** A channel is made, and its id with it, when the call begins; a second may tick in between. */
const TOLERANCE = 2;

/**
 * What the ids say about the zone of the times: `1690325492.2` begins with the epoch second of the
 * call, its start is written in local time, so their difference is the offset. Seen, not obeyed: it
 * stands beside the zone that was given, so that a wrong one is noticed. Null where no id tells.
 */
export function zoneEvidence(
  calls: readonly { readonly start: string; readonly uniqueid: string }[],
  zone: string,
): Why | null {
  const votes = new Map<number, { n: number; epoch: number }>();
  for (const { start, uniqueid } of calls) {
    const epoch = Number(/(\d{9,10})\.\d+$/.exec(uniqueid)?.[1]);
    const local = Date.parse(`${start.slice(0, 10)}T${start.slice(11, 19)}Z`) / 1000;
    if (!Number.isFinite(epoch) || !Number.isFinite(local)) continue;
    const offset = Math.round((local - epoch) / SLOT) * SLOT;
    if (Math.abs(local - epoch - offset) > TOLERANCE || Math.abs(offset) > 15 * 3600) continue;
    votes.set(offset, { n: (votes.get(offset)?.n ?? 0) + 1, epoch });
  }
  const [best] = [...votes].sort((a, b) => b[1].n - a[1].n);
  if (!best) return null;
  const [offset, { epoch, n }] = best;
  const fits = offsetOf(zone, epoch) === offset;
  const code = fits ? 'cdr-zone-confirmed' : 'cdr-zone-contradicted';
  return { code, about: { offset: shown(offset), zone, calls: String(n) } };
}

/** Seconds east of UTC at an epoch second. */
function offsetOf(zone: string, epoch: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
  }).formatToParts(epoch * 1000);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) / 1000 - epoch;
}

function shown(offset: number): string {
  const minutes = Math.abs(offset) / 60;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `UTC${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
