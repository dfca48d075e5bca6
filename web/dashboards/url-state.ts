import type { Bucket, Filter } from '../../src/contract/question.ts';
import { RANGES, type RangeChoice, type RangeName } from '../../src/contract/range.ts';

export const BUCKET_NAMES = ['hour', 'day', 'week', 'month', 'quarter', 'year'] as const satisfies readonly Bucket[];

/** What the filter bar holds; all of it stands in the address. Null: not chosen, the default holds. */
export interface View {
  readonly range: RangeChoice | null;
  readonly zone: string | null;
  readonly every: Bucket | null;
  readonly channels: readonly string[];
  readonly agents: readonly string[];
}

export function readView(params: URLSearchParams): View {
  return {
    range: readRange(params),
    zone: readZone(params.get('zone')),
    every: BUCKET_NAMES.find((bucket) => bucket === params.get('every')) ?? null,
    channels: params.getAll('channel').filter(Boolean),
    agents: params.getAll('agent').filter(Boolean),
  };
}

/** Writes a view into an address, leaving alone what is not its own. */
export function writeView(view: View, onto: URLSearchParams): URLSearchParams {
  const params = new URLSearchParams(onto);
  for (const name of ['range', 'from', 'to', 'zone', 'every', 'channel', 'agent']) params.delete(name);
  if (view.range) params.set('range', view.range.name);
  if (view.range?.name === 'custom' && view.range.from) params.set('from', view.range.from);
  if (view.range?.name === 'custom' && view.range.to) params.set('to', view.range.to);
  if (view.zone) params.set('zone', view.zone);
  if (view.every) params.set('every', view.every);
  for (const channel of view.channels) params.append('channel', channel);
  for (const agent of view.agents) params.append('agent', agent);
  return params;
}

export function filtersOf(view: Pick<View, 'channels' | 'agents'>): Filter[] {
  return [
    ...view.channels.map((value) => ({ dimension: 'channel' as const, value })),
    ...view.agents.map((value) => ({ dimension: 'agent' as const, value })),
  ];
}

function readRange(params: URLSearchParams): RangeChoice | null {
  const name: RangeName | undefined = RANGES.find((known) => known === params.get('range'));
  if (!name) return null;
  if (name !== 'custom') return { name };
  const from = readDate(params.get('from'));
  const to = readDate(params.get('to'));
  return from && to && from <= to ? { name, from, to } : null;
}

const DATE_OR_INSTANT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z)?$/;

function readDate(text: string | null): string | null {
  return text && DATE_OR_INSTANT.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

function readZone(text: string | null): string | null {
  if (!text) return null;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return text;
  } catch {
    return null;
  }
}
