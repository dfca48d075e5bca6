import type { Channel } from '../basics/channel.ts';
import type { Direction } from '../basics/direction.ts';
import type { CallOutcome } from '../basics/call-outcome.ts';
import type { ContactPointId, ScopeId } from '../basics/ids.ts';
import type { InteractionRef } from '../identify/interaction.ts';
import type { Threading } from '../standardise/standard-record.ts';
import { contentOf, isMeaningful, wordsOf } from './same-text.ts';

/** What is fixed of an interaction, or decided without regard to repeats, and tells whether it came twice. */
export interface CandidateFacts extends InteractionRef {
  readonly contactPointId: ContactPointId;
  /** The customer whose contact point that is. */
  readonly personId: ContactPointId;
  /** UTC milliseconds. */
  readonly at: number;
  readonly kind: 'message' | 'call';
  readonly channel: Channel;
  readonly direction: Direction | null;
  readonly agentPointId: ContactPointId | null;
  /** By name. */
  readonly source: string;
  readonly isAutomation: boolean;
  readonly threading: Threading['kind'];
  readonly scopeId: ScopeId | null;
  readonly outcome: CallOutcome | null;
  /** Milliseconds. */
  readonly talk: number | null;
  readonly hold: number | null;
  readonly wrapUp: number | null;
  readonly statedAnsweredAt: number | null;
  /** It brings a survey, answered or not. */
  readonly isRated: boolean;
  readonly subject: string | null;
  readonly text: string | null;
  /** Names; empty where a source names no file. */
  readonly attachments: readonly string[];
}

/** Where it came from; asked only of those that look alike. */
export interface CandidateOrigin {
  /** Whose ids these are: two files of one system share it, two systems never do. */
  readonly system: string;
  /**
   * The files that hold it, of a source whose records have no ids of their own; null elsewhere. Two lines
   * of one file are two messages, whatever they say.
   */
  readonly files: readonly number[] | null;
  /** Its record holds a question and the answer. */
  readonly isPair: boolean;
}

/** An interaction of which it is asked whether it is the same exchange as another. */
export interface Candidate extends CandidateFacts, CandidateOrigin {
  readonly written: Written;
}

/** What two texts are compared by. */
export interface Written {
  /** Letters and digits alone, quoted mail and signature left away: equal however it was wrapped or quoted. */
  readonly words: string;
  readonly subject: string;
  /** As it stands, its spaces made one. */
  readonly content: string;
  /** Long enough that nobody says it twice by chance ({@link isMeaningful}). */
  readonly isMeaningful: boolean;
}

export function writtenOf({ subject, text }: Pick<CandidateFacts, 'subject' | 'text'>): Written {
  const words = wordsOf(text ?? '', subject ?? '');
  const title = wordsOf(withoutReplySigns(subject ?? ''), '');
  return { words, subject: title, content: contentOf(text ?? ''), isMeaningful: isMeaningful(words, title) };
}

/** Help desks put `Re:` before a subject, or take it away. */
function withoutReplySigns(subject: string): string {
  return subject.replace(/^\s*(?:(?:re|aw|sv|fwd?|wg|回复|答复|转发|轉寄)\s*[:：]\s*)+/i, '');
}

const MINUTE = 60_000;

/**
 * What an interaction must share with another to be asked about at all: no rule links two that share no
 * key. Empty for what says nothing. The lines of a chat are compared within a contact point, all else within a customer.
 */
export function keysOf(facts: CandidateFacts, written: Written): string[] {
  const { personId, contactPointId, direction } = facts;
  if (facts.kind === 'call') return [`${personId} call`];
  const keys: string[] = [];
  if (written.isMeaningful) keys.push(`${personId} text ${direction ?? ''} ${written.words}`);
  if (isLine(facts)) keys.push(`${contactPointId} ${lineKeyOf(facts, written)}`);
  return keys;
}

/** Channels on which people talk in short turns, and say things again. */
export const TALK_CHANNELS: readonly Channel[] = ['chat', 'sms', 'social'];

/** One turn of an endless talk. A form or a mail that is pushed is none, though only silence cuts it. */
export function isLine({ threading, channel }: Pick<CandidateFacts, 'threading' | 'channel'>): boolean {
  return threading === 'session' && TALK_CHANNELS.includes(channel);
}

/** Of a line: the same side, in the same minute, with the same words (or only files). */
export function lineKeyOf({ at, direction, attachments }: CandidateFacts, { content }: Written): string {
  return `line ${direction ?? ''} ${Math.floor(at / MINUTE)} ${attachments.length} ${content}`;
}

export function nameOf({ recordId, part }: InteractionRef): string {
  return `${recordId}/${part}`;
}

/** The order of a history, and of what happened at one moment. */
export function byMoment(a: Candidate, b: Candidate): number {
  return a.at - b.at || (a.recordId < b.recordId ? -1 : a.recordId > b.recordId ? 1 : a.part - b.part);
}
