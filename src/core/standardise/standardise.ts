import type { CallOutcome } from '../basics/call-outcome.ts';
import type { Channel } from '../basics/channel.ts';
import type { Direction } from '../basics/direction.ts';
import type { InteractionKind } from '../basics/interaction-kind.ts';
import { scopeIdOf, threadKeyOf, type RecordId } from '../basics/ids.ts';
import type { StatedResolution } from '../basics/stated-resolution.ts';
import type { SensitiveKind } from '../basics/sensitive-kind.ts';
import { passed, refused, type Outcome } from '../basics/outcome.ts';
import { problem, type Problem } from '../basics/problem.ts';
import type { Change } from '../clean/change.ts';
import type { Cleaned } from '../clean/cleaned.ts';
import type { Said, SaidAttachment, SaidAttribute, SaidParty, SaidThreading } from '../record/said.ts';
import { standardAttribute } from './attributes.ts';
import { readBoolean, saysAbandoned } from './boolean.ts';
import { readChannel } from './channel.ts';
import { readDirection } from './direction.ts';
import { readDuration } from './duration.ts';
import { exchangeDayAndMonth } from './exchange-day-and-month.ts';
import { readInstant } from './instant.ts';
import { languageOf } from './language/language-of.ts';
import { samePersonOf, standardParty } from './party.ts';
import { readRating } from './rating.ts';
import type { Reading } from './reading.ts';
import { readCount, readResolution } from './resolution.ts';
import { labelOf, tagsOf } from './tags.ts';
import type { Attributes, CallParts, Party, Rating, StandardRecord, Threading } from './standard-record.ts';
import { wordsOf } from './words-of.ts';

/** What one record cannot tell by itself: how its file is read, its source's channel, whose keys these are. */
export interface StandardiseHow {
  readonly reading: Reading;
  readonly channel: Channel;
  readonly namespace: string;
}

/**
 * One contact with each thing written in the one way: instants in UTC, phone numbers as E.164,
 * durations in milliseconds, channels, directions and ratings by their names here.
 *
 * A value that cannot be read refuses the record (nothing is half stored): codes `time-missing`,
 * `time-unreadable`, `time-out-of-range`, `date-contradicts-order`, `duration-unreadable`,
 * `answered-unreadable`, `rating-unreadable`, `rating-out-of-scale`, each with `field` and `value`.
 * A value that can be read and cannot be true is left out, with a change that says so: a reply
 * before its question (`impossible-reply-time`), a negative or endless duration
 * (`impossible-duration`). An unknown channel is `other` (`unknown-channel`). The language of each text is
 * filled where the text tells it (`fill-language`).
 */
export function standardise(recordId: RecordId, cleaned: Cleaned, how: StandardiseHow): Outcome<StandardRecord> {
  const { said } = cleaned;
  const desk = new Desk(how.reading, cleaned.changes, said.moments);

  const at = contactAt(said, desk);
  if (at === null) return refused(desk.problem!);
  const medium = mediumOf(said, how.channel, desk);
  const direction = directionOf(said, desk) ?? medium.direction;
  const kind = kindOf(said, medium);
  const answer = answerOf(said, at, desk);
  const call = kind === 'call' ? callPartsOf(said, at, direction, answer, desk) : null;
  const rating = said.rating === undefined ? null : ratingOf(said.rating, said.ratedAt, at, desk);
  const surveySentAt = said.surveySentAt === undefined ? null : desk.instant('surveySentAt', said.surveySentAt);
  const { country } = how.reading;
  const customers = samePersonOf(said.customer, said.customerAlso, country, true);
  if (said.customer?.kind === 'phone' && customers.first?.kind !== 'phone') noteLostPhone(said.customer.address, desk);
  const agents = samePersonOf(said.agent, said.agentAlso, country, false);
  const text = said.text === undefined ? null : bounded('text', said.text, desk);
  const record: StandardRecord = {
    recordId,
    kind,
    channel: medium.channel,
    direction,
    at,
    threading: threadingOf(said.threading, recordId, how.namespace),
    from: partyOf(said.from, country),
    to: said.to === undefined ? NOBODY : partiesOf(said.to, country),
    customer: customers.first,
    agent: agents.first,
    customerAlso: customers.also,
    agentAlso: agents.also,
    company: said.company ?? null,
    isAutomation: said.isAutomation ?? false,
    isReply: said.isReply ?? false,
    subject: said.subject ?? null,
    text,
    words: text === null ? null : wordsOf(text),
    topic: said.topic === undefined ? null : labelOf(said.topic),
    subtopic: said.subtopic === undefined ? null : labelOf(said.subtopic),
    tags: tagsOf(said.tags),
    language: filledLanguage('language', text ?? said.subject, desk),
    sensitive: said.sensitive ?? NOT_SENSITIVE,
    reply: answer.reply,
    answeredAt: answer.at,
    call,
    rating,
    surveySentAt,
    resolution: resolutionOf(said, at, desk),
    attachments: said.attachments ?? NOTHING,
    attributes: said.attributes === undefined ? null : attributesOf(said.attributes, desk),
    changes: desk.changes,
  };
  return desk.problem === null ? passed(record) : refused(desk.problem);
}

const NOBODY: readonly Party[] = [];
const NOT_SENSITIVE: readonly SensitiveKind[] = [];
const NOTHING: readonly SaidAttachment[] = [];

/** Kept of a text; what is longer is a file pasted into a body. The same as LIMITS.textCharacters. */
export const LONGEST_TEXT = 1_000_000;

const DAY = 86_400_000;
/** A part of a call that lasts longer is a clock that jumped or a receiver that was never put down. */
const LONGEST_CALL = 7 * DAY;
const LONGEST_WAIT = 10 * 366 * DAY;

/** Reads values, and keeps the first problem and all changes of one record. */
class Desk {
  problem: Problem | null = null;
  changes: readonly Change[];
  #own: Change[] | null = null;

  constructor(
    readonly reading: Reading,
    before: readonly Change[],
    readonly moments: Said['moments'],
  ) {
    this.changes = before;
  }

  note(field: string, rule: string, before: string, after: string): void {
    if (this.#own === null) this.changes = this.#own = [...this.changes];
    this.#own.push({ field, rule, before: before.slice(0, 200), after: after.slice(0, 200) });
  }

  refuse(code: string, field: string, value: string): null {
    this.problem ??= problem('standardise', code, { field, value });
    return null;
  }

  instant(field: string, text: string): number | null {
    const read = readInstant(text, this.moments?.[field] ?? this.reading);
    if ('at' in read) return read.at;
    if (read.refused !== 'date-contradicts-order' || this.reading.doesExchange !== true)
      return this.refuse(read.refused, field, text);
    return this.exchanged(field, text) ?? this.refuse(read.refused, field, text);
  }

  /** With day and month exchanged, and a change that says so; null where that is no date. */
  exchanged(field: string, text: string): number | null {
    const other = exchangeDayAndMonth(text);
    const read = other === null ? null : readInstant(other, this.moments?.[field] ?? this.reading);
    if (other === null || read === null || !('at' in read)) return null;
    this.note(field, 'swapped-day-month', text, other);
    return read.at;
  }

  /** Milliseconds; null where it was refused, or left out because it cannot be true. */
  duration(field: string, text: string | undefined, longest: number): number | null {
    if (text === undefined) return null;
    const length = readDuration(text);
    if (length === null) return this.refuse('duration-unreadable', field, text);
    if (length >= 0 && length <= longest) return length;
    this.note(field, 'impossible-duration', text, '');
    return null;
  }
}

/** The moment of the contact; null after a refusal. */
function contactAt(said: Said, desk: Desk): number | null {
  if (said.dayAndMonth !== undefined && said.at !== undefined) {
    if (said.dayAndMonth === 'exchange') return desk.exchanged('at', said.at) ?? desk.instant('at', said.at);
    desk.note('at', 'doubtful-day-month', said.at, said.at);
  }
  const fallbacks = said.atFallbacks;
  if (fallbacks === undefined || fallbacks.length === 0) {
    return said.at === undefined ? desk.refuse('time-missing', 'at', '') : desk.instant('at', said.at);
  }
  for (const text of said.at === undefined ? fallbacks : [said.at, ...fallbacks]) {
    const read = readInstant(text, desk.reading);
    if ('at' in read) {
      if (text !== said.at)
        desk.note(
          'at',
          said.at === undefined ? 'fill-time' : 'unusable-time',
          said.at ?? '',
          new Date(read.at).toISOString(),
        );
      return read.at;
    }
  }
  return said.at === undefined ? desk.refuse('time-missing', 'at', '') : desk.instant('at', said.at);
}

interface Medium {
  readonly channel: Channel;
  readonly direction: Direction | null;
}

function mediumOf(said: Said, own: Channel, desk: Desk): Medium {
  if (said.channel !== undefined) {
    const read = readChannel(said.channel);
    if (read !== null) return read;
    desk.note('channel', 'unknown-channel', said.channel, 'other');
    return { channel: 'other', direction: null };
  }
  const channel = said.kind === 'call' ? 'phone' : own;
  desk.note('channel', 'fill-channel', '', channel);
  return { channel, direction: null };
}

/** Null where the source does not say, or says what nobody knows. */
function directionOf(said: Said, desk: Desk): Direction | null {
  if (said.direction === undefined) return null;
  const direction = readDirection(said.direction);
  if (direction === null) desk.note('direction', 'unknown-direction', said.direction, '');
  return direction;
}

/** A kind that follows from the channel follows from it as cleaned, and as put right by hand. */
function kindOf(said: Said, { channel }: Medium): InteractionKind {
  if (said.kindFollowsChannel !== true || said.channel === undefined) return said.kind;
  return channel === 'phone' ? 'call' : 'message';
}

interface Answer {
  readonly at: number | null;
  /** How long somebody waited, in vain or not; milliseconds. */
  readonly waited: number | null;
  readonly reply: StandardRecord['reply'];
}

const NO_ANSWER: Answer = { at: null, waited: null, reply: null };

/** The answer in the same record: a message of its own, or only its moment. */
function answerOf(said: Said, askedAt: number, desk: Desk): Answer {
  if (
    said.replyAt === undefined &&
    said.replyText === undefined &&
    said.answeredAt === undefined &&
    said.waited === undefined
  ) {
    return NO_ANSWER;
  }
  const waited = desk.duration('waited', said.waited, LONGEST_WAIT);
  if (said.replyAt !== undefined || said.replyText !== undefined) return replyOf(said, askedAt, waited, desk);
  if (said.answeredAt !== undefined) {
    const at = desk.instant('answeredAt', said.answeredAt);
    return at === null || at >= askedAt ? { at, waited, reply: null } : impossible('answeredAt', said.answeredAt, desk);
  }
  // The time that a caller waited in vain is no answer.
  const isInVain = said.answered !== undefined && readBoolean(said.answered) === false;
  return { at: waited === null || isInVain ? null : askedAt + waited, waited, reply: null };
}

function replyOf(said: Said, askedAt: number, waited: number | null, desk: Desk): Answer {
  const at =
    said.replyAt === undefined ? (waited === null ? null : askedAt + waited) : desk.instant('replyAt', said.replyAt);
  if (at === null) {
    desk.note('replyText', 'reply-without-time', said.replyText ?? '', '');
    return NO_ANSWER;
  }
  if (at < askedAt) return impossible('replyAt', said.replyAt ?? '', desk);
  const text = said.replyText === undefined ? null : bounded('replyText', said.replyText, desk);
  const language = filledLanguage('replyLanguage', text ?? undefined, desk);
  const words = text === null ? null : wordsOf(text);
  return { at: null, waited, reply: { at, text, words, language, sensitive: said.replySensitive ?? NOT_SENSITIVE } };
}

/** No source says the language of a text: what the text tells is filled. */
function filledLanguage(field: string, text: string | undefined, desk: Desk): string | null {
  const language = text === undefined ? null : languageOf(text);
  if (language !== null) desk.note(field, 'fill-language', '', language);
  return language;
}

function impossible(field: string, value: string, desk: Desk): Answer {
  desk.note(field, 'impossible-reply-time', value, '');
  return NO_ANSWER;
}

function callPartsOf(said: Said, at: number, direction: Direction | null, answer: Answer, desk: Desk): CallParts {
  let talk = desk.duration('talked', said.talked, LONGEST_CALL);
  const hold = desk.duration('held', said.held, LONGEST_CALL);
  const wrapUp = desk.duration('wrappedUp', said.wrappedUp, LONGEST_CALL);
  const handled = desk.duration('handled', said.handled, LONGEST_CALL);
  if (talk === null && handled !== null) talk = Math.max(0, handled - (hold ?? 0) - (wrapUp ?? 0));
  const endedAt = said.endedAt === undefined ? null : desk.instant('endedAt', said.endedAt);
  if (talk === null && endedAt !== null && answer.at !== null && endedAt >= answer.at) {
    talk = Math.max(0, endedAt - answer.at - (hold ?? 0));
    desk.note('talked', 'fill-talk', '', `${talk / 1000} s`);
  }
  const outcome = outcomeOf(said, direction, answer, talk, desk);
  const gaveUpAt = outcome === null || outcome === 'answered' ? null : gaveUpOf(answer, at, endedAt);
  return { outcome, talk, hold, wrapUp, gaveUpAt };
}

/** After the wait that is stated, else when the call ended; an end before its beginning is none. */
function gaveUpOf({ waited }: Answer, at: number, endedAt: number | null): number | null {
  if (waited !== null) return at + waited;
  return endedAt !== null && endedAt >= at ? endedAt : null;
}

function outcomeOf(
  said: Said,
  direction: Direction | null,
  answer: Answer,
  talk: number | null,
  desk: Desk,
): CallOutcome | null {
  if (said.outcome !== undefined) return said.outcome;
  if (said.answered === undefined) {
    if (answer.at !== null || (talk ?? 0) > 0) return 'answered';
    if (isToldUnanswered(said)) return unansweredOf(direction);
    if (said.talked === undefined || talk !== 0) return null;
    desk.note('outcome', 'fill-outcome-from-talk', said.talked, unansweredOf(direction));
    return unansweredOf(direction);
  }
  if (saysAbandoned(said.answered)) return direction === 'outbound' ? 'unreached' : 'abandoned';
  const isAnswered = readBoolean(said.answered);
  if (isAnswered === null) return desk.refuse('answered-unreadable', 'answered', said.answered);
  if (isAnswered) return 'answered';
  return unansweredOf(direction);
}

/** A call in a table with a column for answers, whose cell is empty: nobody answered it. */
function isToldUnanswered(said: Said): boolean {
  return (
    said.tellsAnswers === true &&
    said.replyAt === undefined &&
    said.replyText === undefined &&
    said.answeredAt === undefined
  );
}

function unansweredOf(direction: Direction | null): CallOutcome {
  return direction === 'outbound' ? 'unreached' : 'missed';
}

function ratingOf(text: string, ratedAt: string | undefined, contactAt: number, desk: Desk): Rating | null {
  const read = readRating(text, desk.reading.ratingScale);
  if ('refused' in read) return desk.refuse(read.refused, 'rating', text);
  const at = ratedAt === undefined ? contactAt : desk.instant('ratedAt', ratedAt);
  return at === null ? null : { value: read.value, scale: read.scale, at };
}

/** What the record says of how its conversation was resolved; of what cannot be read or be true, a change tells. */
function resolutionOf(said: Said, at: number, desk: Desk): StatedResolution | null {
  const { resolved, resolvedAt, reopenedAt, reopens } = said;
  const status = resolved === undefined ? null : readResolution(resolved);
  if (resolved !== undefined && status === null) desk.note('resolved', 'unknown-resolution', resolved, '');
  const moment = resolvedAt === undefined ? null : desk.instant('resolvedAt', resolvedAt);
  // A record that is a matter of its own cannot have been resolved before it was there.
  const isImpossible = moment !== null && moment < at && said.threading.kind === 'own';
  if (isImpossible) desk.note('resolvedAt', 'impossible-resolution-time', resolvedAt!, '');
  const count = reopens === undefined ? null : readCount(reopens);
  if (reopens !== undefined && count === null) desk.note('reopens', 'unknown-count', reopens, '');
  const isTold =
    status !== null || moment !== null || reopenedAt !== undefined || count !== null || said.tellsResolution === true;
  if (!isTold) return null;
  return {
    state: status === 'reopened' ? 'open' : (status ?? (isImpossible ? 'resolved' : null)),
    resolvedAt: isImpossible ? null : moment,
    reopenedAt: reopenedAt === undefined ? null : desk.instant('reopenedAt', reopenedAt),
    reopens: status === 'reopened' ? Math.max(1, count ?? 1) : count,
  };
}

const OWN: Threading = { kind: 'own' };

function threadingOf(said: SaidThreading, recordId: RecordId, namespace: string): Threading {
  switch (said.kind) {
    case 'own':
      return OWN;
    case 'references': {
      // A mail without an id is its own matter's first key; Message-IDs are one namespace for the whole world.
      const own = said.messageId ?? recordId;
      const others = said.references.filter(
        (reference, index, all) => reference !== own && all.indexOf(reference) === index,
      );
      return { kind: 'references', keys: [own, ...others].map(threadKeyOf) };
    }
    case 'session':
      return { kind: 'session', scopeId: scopeIdOf('session', `${namespace}\n${said.room}`) };
    case 'matter':
      return { kind: 'matter', scopeId: scopeIdOf('matter', `${namespace}\n${said.matter}`) };
    case 'call':
      return { kind: 'call', scopeId: scopeIdOf('call', `${namespace}\n${said.call}`) };
  }
}

/** "anonymous" is nobody's number; "1.38E+10" was somebody's. */
function noteLostPhone(address: string, desk: Desk): void {
  if (/\d/.test(address)) desk.note('customer', 'ruined-phone', address, '');
}

function attributesOf(said: NonNullable<Said['attributes']>, desk: Desk): Attributes {
  return Object.fromEntries(
    Object.entries(said).map(([name, each]) => {
      const found = standardAttribute(each, desk.reading.country);
      const field = `attributes.${name}`;
      if (found.value === null) desk.note(field, 'unusable-attribute', each.said, '');
      else if (each.unit !== undefined) desk.note(field, 'convert-unit', written(each), `${found.value} ${found.unit}`);
      return [name, found];
    }),
  );
}

/** With the unit that the mapping gave, where the value has none of its own. */
function written({ said, unit }: SaidAttribute): string {
  return /[^\d\s.,+-]/.test(said) ? said : `${said} ${unit}`;
}

function partyOf(said: SaidParty | undefined, country: string | null): Party | null {
  return said === undefined ? null : standardParty(said, country);
}

function partiesOf(said: readonly SaidParty[], country: string | null): readonly Party[] {
  return said.map((party) => standardParty(party, country)).filter((party) => party !== null);
}

function bounded(field: string, text: string, desk: Desk): string {
  if (text.length <= LONGEST_TEXT) return text;
  const last = text.charCodeAt(LONGEST_TEXT - 1);
  const kept = text.slice(0, last >= 0xd800 && last < 0xdc00 ? LONGEST_TEXT - 1 : LONGEST_TEXT);
  desk.note(field, 'cut-text', `${text.length}`, `${kept.length}`);
  return kept;
}
