import type { Choice } from './choices.tsx';

/** All zones that the browser knows, with their offset now; the given ones first. */
export function zoneChoices(first: readonly string[], now = Date.now()): Choice[] {
  const known = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : [];
  const zones = [...new Set([...first, 'UTC', ...known])];
  return zones.map((zone) => ({ value: zone, label: zoneLabel(zone), beside: offsetOf(zone, now) }));
}

export function zoneLabel(zone: string): string {
  return zone.replaceAll('_', ' ').replaceAll('/', ' / ');
}

/** The last part, which is the city: short enough for a filter bar. */
export function zoneCity(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

export function browserZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

function offsetOf(zone: string, now: number): string {
  try {
    const part = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' })
      .formatToParts(now)
      .find((piece) => piece.type === 'timeZoneName');
    return (part?.value ?? '').replace('GMT', 'UTC');
  } catch {
    return '';
  }
}
