import type { CallOutcome } from '../../core/basics/call-outcome.ts';
import type { Direction } from '../../core/basics/direction.ts';
import type { Said, SaidParty } from '../../core/record/said.ts';
import type { Field } from './layout.ts';

/** One leg as Asterisk wrote it; a missing column is empty. */
export type Leg = (field: Field) => string;

/**
 * A leg of a call: who, which way, and how it ended.
 *
 * A leg goes out when an extension dialled a long number, or came from a context for outgoing calls.
 * Everything else comes in, one extension calling another too: which of them is ours no record tells.
 * Where the mapping names our people, it decides: to a stranger out, between two of ours internal.
 */
export function callOf(leg: Leg, isOurs: ((address: string) => boolean) | null): Said {
  const direction = directionOf(leg, isOurs);
  const outcome = outcomeOf(leg, direction);
  const answeredAt = outcome === 'answered' ? answerOf(leg) : undefined;
  const waited = outcome === 'answered' ? waitOf(leg, answeredAt) : undefined;
  const [customer, agent] = direction === 'inbound' ? [callerOf(leg), dialledOf(leg)] : [calledOf(leg), deskOf(leg)];
  return {
    kind: 'call',
    threading: { kind: 'call', call: leg('linkedid') || leg('uniqueid') || keyOf(leg) },
    direction,
    at: leg('start'),
    ...(customer ? { customer } : {}),
    ...(agent ? { agent } : {}),
    ...(outcome ? { outcome } : {}),
    ...(answeredAt ? { answeredAt } : {}),
    ...(isMoment(leg('end')) ? { endedAt: leg('end') } : {}),
    ...(waited === undefined ? {} : { waited: String(waited) }),
    ...(outcome === 'answered' && leg('billsec') !== '' ? { talked: leg('billsec') } : {}),
  };
}

/** The same leg in every export: its channel's id where there is one, else what is true of it alone. */
export function keyOf(leg: Leg): string {
  const id = leg('uniqueid');
  const parts = ['start', 'channel', 'dstchannel', 'sequence', ...(id ? [] : ['src', 'dst', 'duration', 'billsec'])];
  return [id, ...parts.map(leg)].join('\n');
}

const OUTGOING_CONTEXT = /^(from-internal|outbound|outgoing|outrt|macro-dialout)/i;

function directionOf(leg: Leg, isOurs: ((address: string) => boolean) | null): Direction {
  if (isOurs) {
    const called = [leg('dst'), deviceOf(leg('dstchannel'))].some(isOurs);
    const calling = [leg('src'), deviceOf(leg('channel'))].some(isOurs);
    if (calling || called) return calling ? (called ? 'internal' : 'outbound') : 'inbound';
  }
  if (!isLongNumber(leg('dst'))) return 'inbound';
  return isLongNumber(leg('src')) && !OUTGOING_CONTEXT.test(leg('dcontext')) ? 'inbound' : 'outbound';
}

/**
 * `ANSWERED` also means that the exchange itself picked up: a queue in which the caller hung up before
 * any agent was dialled, or a mailbox. Who gave up on a ringing telephone is not recorded: that is missed.
 */
function outcomeOf(leg: Leg, direction: Direction): CallOutcome | undefined {
  const isDialled = leg('dstchannel') !== '';
  const isIncoming = direction === 'inbound';
  switch (leg('disposition').toUpperCase()) {
    case 'ANSWERED':
      if (isIncoming && !isDialled && isApp(leg, 'queue')) return 'abandoned';
      return isIncoming && !isDialled && isApp(leg, 'voicemail') ? 'missed' : 'answered';
    case 'NO ANSWER':
      if (!isIncoming) return 'unreached';
      return !isDialled && isApp(leg, 'queue') ? 'abandoned' : 'missed';
    case 'BUSY':
      return isIncoming ? 'missed' : 'unreached';
    case 'FAILED':
    case 'CONGESTION':
      return 'failed';
  }
  return undefined;
}

function isApp(leg: Leg, name: string): boolean {
  return leg('lastapp').toLowerCase() === name;
}

/** Databases keep no moment of the answer, but how long the call took and how long of it was talk. */
function answerOf(leg: Leg): string | undefined {
  if (isMoment(leg('answer'))) return leg('answer');
  const [start, duration, talk] = [instantOf(leg('start')), Number(leg('duration')), Number(leg('billsec'))];
  if (Number.isNaN(start) || leg('duration') === '' || leg('billsec') === '' || !(duration >= talk)) return undefined;
  return new Date(start + (duration - talk) * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

function waitOf(leg: Leg, answeredAt: string | undefined): number | undefined {
  const seconds = answeredAt === undefined ? NaN : (instantOf(answeredAt) - instantOf(leg('start'))) / 1000;
  return seconds >= 0 ? seconds : undefined;
}

/** Local time read as if it were UTC: good for differences within a call, and for nothing else. */
function instantOf(text: string): number {
  return Date.parse(`${text.slice(0, 10)}T${text.slice(11, 19)}Z`);
}

function isMoment(text: string): boolean {
  return /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d/.test(text) && !text.startsWith('0000') && !text.startsWith('1970-01-01');
}

function isLongNumber(text: string): boolean {
  return /^\+?\d{7,}$/.test(text.replace(/[\s()./-]/g, ''));
}

/** Who called: the number, with the name that the line showed. */
function callerOf(leg: Leg): SaidParty | null {
  const shown = /^\s*"*(.*?)"*\s*<([^<>]*)>\s*$/.exec(leg('clid'));
  const number = leg('src') || shown?.[2]?.trim() || '';
  const name = shown?.[1]?.replaceAll('"', '').trim();
  if (number === '' || HIDDEN.test(number)) return null;
  return { ...partyOf(number), ...(name && name !== number ? { name } : {}) };
}

const HIDDEN = /^(anonymous|unknown|unavailable|private|restricted|withheld|s|0+)$/i;

function calledOf(leg: Leg): SaidParty | null {
  return leg('dst') === '' ? null : partyOf(leg('dst'));
}

function partyOf(address: string): SaidParty {
  if (isLongNumber(address)) return { kind: 'phone', address };
  return { kind: 'extension', address };
}

/** Whose telephone rang: the device at the other end, or the one that was to be dialled. */
function dialledOf(leg: Leg): SaidParty | null {
  const device = deviceOf(leg('dstchannel')) || (isApp(leg, 'dial') ? onlyDevice(leg('lastdata')) : '');
  return device === '' ? null : { kind: 'extension', address: device };
}

/** Whose telephone called. */
function deskOf(leg: Leg): SaidParty | null {
  const device = deviceOf(leg('channel')) || leg('src');
  return device === '' ? null : { kind: 'extension', address: device };
}

/** `PJSIP/client2-00000003` and `Local/101@from-queue-0000001a;1` are the devices client2 and 101. */
function deviceOf(channel: string): string {
  const found = /^[A-Za-z0-9]+\/(.+?)(?:-[0-9a-f]{6,}(?:;[12])?)?$/i.exec(channel);
  return (found?.[1] ?? '').replace(/@.*$/, '').trim();
}

/** `PJSIP/client2,30,tT`; a call to several devices at once rang nobody in particular. */
function onlyDevice(dialled: string): string {
  const devices = dialled.split(/[,|]/)[0]!;
  return devices.includes('&') ? '' : deviceOf(devices);
}
