import { isZone } from '../../core/standardise/zone-offsets.ts';

/** The zone that a header names, as an IANA name: "Created (UTC)", "time GMT+8", 时间（北京时间）, "at (Europe/Berlin)"; null: none. */
export function zoneOfHeader(header: string): string | null {
  const text = header.normalize('NFKC');
  const named = /\b([A-Z][A-Za-z]+\/[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_]+)?)\b/.exec(text)?.[1];
  if (named !== undefined && isZone(named)) return named;
  if (/北京时间|北京時間/.test(text)) return 'Asia/Shanghai';
  const offset = /(?:^|[^A-Za-z])(?:UTC|GMT)(?:\s*([+-])\s*(\d{1,2})(?::?00)?)?(?![A-Za-z\d:])/i.exec(text);
  if (offset === null) return null;
  const hours = Number(offset[2] ?? 0);
  // The names of POSIX count westwards: Etc/GMT-8 is eight hours ahead of UTC.
  const zone = hours === 0 ? 'UTC' : `Etc/GMT${offset[1] === '+' ? '-' : '+'}${hours}`;
  return isZone(zone) ? zone : null;
}
