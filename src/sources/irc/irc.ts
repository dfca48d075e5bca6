import { recordIdOf } from '../../core/basics/ids.ts';
import { type Outcome, passed, refused } from '../../core/basics/outcome.ts';
import { type Problem, problem } from '../../core/basics/problem.ts';
import { sha256 } from '../../core/basics/sha256.ts';
import type { Said } from '../../core/record/said.ts';
import { LIMITS } from '../limits.ts';
import { type Line, linesOf } from '../lines.ts';
import { linesOfHead } from '../lines-of-head.ts';
import { Occurrences } from '../occurrences.ts';
import { beforeOf, LAST_IN_MOMENT, rankOf } from '../order-in-moment.ts';
import type { SourceFile } from '../source-file.ts';
import type { Recognition, Source, SourceItem, Survey } from '../source.ts';
import { DaysOfLog } from './days-of-log.ts';
import { lineOf, type LogLine } from './line-of.ts';
import { LOOKED_AT, type LogDetails, surveyLog } from './survey-log.ts';

/** Logs of IRC rooms, as clients and bots write them. */
export const irc: Source<LogDetails> = {
  id: 'irc',
  label: { en: 'IRC log', 'zh-CN': 'IRC 聊天日志' },
  channel: 'chat',
  isKeyedByContent: true,
  recognise,
  survey: surveyLog,
  read,
  readAt: async (bytes, survey, digest) => readAgain(bytes, survey, digest),
};

/** Most lines are a log's, and somebody speaks in it. */
function recognise(file: SourceFile): Recognition | null {
  const lines = linesOfHead(file, LOOKED_AT);
  const known = lines.flatMap((line) => lineOf(line) ?? []);
  const spoken = known.filter(({ kind }) => kind === 'said').length;
  if (spoken === 0 || known.length < lines.length * 0.7) return null;
  const isTabbed = !lines.some((line) => /<[^\s<>]+>/.test(line));
  return {
    confidence: isTabbed ? 0.7 : spoken > 1 ? 0.96 : 0.8,
    why: { code: 'irc-recognised', about: { lines: String(spoken) } },
  };
}

type Spoken = Exclude<LogLine, { kind: 'day' }> & { readonly time: string };

/** "12:18:05" → "12:18": a line that tells no time was written in that minute or later. */
function minuteOf(time: string | null): string | null {
  return time === null ? null : time.split(':').slice(0, 2).join(':');
}

async function* read(file: SourceFile, survey: Survey<LogDetails>): AsyncGenerator<readonly SourceItem[]> {
  const days = new DaysOfLog(survey.details.firstDay);
  const addressees = addresseesOf(survey.details);
  const inSecond = new Occurrences();
  const nth = new Occurrences();
  let last: string | null = null;
  for await (const lines of linesOf(file.open(), LIMITS.chatLineBytes)) {
    const items: SourceItem[] = [];
    for (const line of lines) {
      if (line.text.trim() === '') continue;
      const read = line.isTooLong ? null : lineOf(line.text);
      if (read?.kind === 'day') days.begin(read.date);
      else if (read === null) items.push(refusedOf(line, survey, nth));
      else {
        const time = (last = read.time ?? minuteOf(last));
        const day = time === null ? null : days.of(read.date, time);
        items.push(itemOf(line, { ...read, time: time ?? '' }, day, survey, addressees, inSecond, nth));
      }
    }
    if (items.length > 0) yield items;
  }
}

function itemOf(
  line: Line,
  read: Spoken,
  day: string | null,
  survey: Survey<LogDetails>,
  addressees: Addressees,
  inSecond: Occurrences,
  nth: Occurrences,
): SourceItem {
  if (day === null) return refusedOf(line, survey, nth, problem('source', 'irc-no-day'));
  const moment = `${day}T${read.time}`;
  const before = Math.min(inSecond.of(moment) - 1, LAST_IN_MOMENT);
  const room = read.room ?? survey.details.room;
  const key = [room, moment, read.nick ?? '', read.kind, read.text.slice(0, 1_000)].join('\n');
  const to = addressees(read);
  return {
    recordId: recordIdOf(survey.namespace, `${key}\n${nth.of(key)}`),
    // Who is named depends on who speaks in this file: another export of this line may be another version of it.
    digest: digestOf(
      before,
      `${day}T${minuteOf(read.time)!.padStart(5, '0')}:00Z`,
      to === null ? key : `${key}\n${to}`,
    ),
    place: placeOf(line),
    said: saidOf(read, to, day, before, survey.details),
  };
}

function refusedOf(
  line: Line,
  survey: Survey<LogDetails>,
  nth: Occurrences,
  why: Problem = problem('source', line.isTooLong ? 'irc-line-too-long' : 'irc-no-line'),
): SourceItem {
  const excerpt = line.text.slice(0, 500);
  const key = [survey.details.room, 'refused', excerpt].join('\n');
  return {
    recordId: recordIdOf(survey.namespace, `${key}\n${nth.of(key)}`),
    digest: sha256(key).slice(0, 16),
    place: placeOf(line),
    problem: why,
    excerpt,
  };
}

function placeOf({ offset, length, number }: Line) {
  return { offset, length, line: number };
}

/** Whom a line is said to; null: to all. */
type Addressees = (line: Pick<Spoken, 'nick' | 'text'>) => string | null;

/** As people of a room do it: `ann: …`, `ann, …`, `@ann …`, `ann …`, in any case. Shorter names are words too. */
function addresseesOf({ nicks = [] }: LogDetails): Addressees {
  const spelled = new Map(
    nicks.filter((nick) => nick.length >= SHORTEST_NAME).map((nick) => [nick.toLowerCase(), nick]),
  );
  return ({ nick, text }) => {
    if (nick === null) return null;
    const first = /^\s*@?(\S{1,80}?)[:,.!?;)]*(?:\s|$)/.exec(text)?.[1]?.toLowerCase();
    const named = first === undefined ? undefined : spelled.get(first);
    return named === undefined || named.toLowerCase() === nick.toLowerCase() ? null : named;
  };
}

const SHORTEST_NAME = 3;

/** Lines are read again one by one, each with the details of its file: the room's names are put in order once for all. */
const ofDetails = new WeakMap<LogDetails, Addressees>();

function addresseesAgain(details: LogDetails): Addressees {
  const known = ofDetails.get(details) ?? addresseesOf(details);
  ofDetails.set(details, known);
  return known;
}

function saidOf(read: Spoken, to: string | null, day: string, before: number, details: LogDetails): Said {
  const seconds = read.time.split(':').length > 2 ? read.time : `${read.time}:00`;
  const threading = { kind: 'session', room: read.room ?? details.room } as const;
  const at = `${day} ${seconds.padStart(8, '0')}.${String(before).padStart(3, '0')}${read.offset ?? ''}`;
  if (read.nick === null) return { kind: 'system', threading, at, text: read.text };
  return {
    kind: 'message',
    threading,
    at,
    from: { kind: 'handle', address: read.nick },
    ...(to === null ? {} : { to: [{ kind: 'handle', address: to }] }),
    text: read.text,
    // Notices are what services and bots send, so that nobody answers them by program.
    ...(read.kind === 'noticed' ? { automationSign: 'irc-notice' } : {}),
  };
}

const MINUTE_MS = 60_000;

/**
 * Logs write seconds or minutes, many no day, and some lines no time: the place within the second and the minute are kept
 * with the digest, which is all that is there when one line is read again.
 */
function digestOf(before: number, minute: string, key: string): string {
  const minutes = Math.max(0, Math.floor(Date.parse(minute) / MINUTE_MS) || 0) & 0x7fffffff;
  return rankOf(before) + minutes.toString(16).padStart(8, '0') + sha256(key).slice(0, 5);
}

function readAgain(bytes: Uint8Array, survey: Survey<LogDetails>, digest: string): Outcome<Said> {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).replace(/\r?\n$/, '');
  const read = lineOf(text);
  if (read === null || read.kind === 'day') return refused(problem('source', 'irc-no-line'));
  const minute = new Date(Number.parseInt(digest.slice(3, 11), 16) * MINUTE_MS).toISOString();
  const time = read.time ?? minute.slice(11, 16);
  return passed(
    saidOf(
      { ...read, time },
      addresseesAgain(survey.details)(read),
      read.date ?? minute.slice(0, 10),
      beforeOf(digest),
      survey.details,
    ),
  );
}
