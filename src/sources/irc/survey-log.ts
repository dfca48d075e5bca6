import { type Outcome, passed, refused } from '../../core/basics/outcome.ts';
import { problem } from '../../core/basics/problem.ts';
import { LIMITS } from '../limits.ts';
import { linesOf } from '../lines.ts';
import { linesOfHead } from '../lines-of-head.ts';
import type { SourceFile } from '../source-file.ts';
import type { Survey, SurveyOptions, Why } from '../source.ts';
import { lineOf } from './line-of.ts';

/** How one log is read. */
export interface LogDetails {
  readonly room: string;
  /** The day of lines that do not say theirs, up to the first line that does; null: each says its own. */
  readonly firstDay: string | null;
  /** All who speak in it: a line that begins with one of their names is said to them. Of logs that were read before: missing. */
  readonly nicks?: readonly string[];
}

/** Lines from which it is decided how the file is read. */
export const LOOKED_AT = 2_000;

export async function surveyLog(file: SourceFile, options: SurveyOptions): Promise<Outcome<Survey<LogDetails>>> {
  const lines = linesOfHead(file, LOOKED_AT).flatMap((line) => lineOf(line) ?? []);
  const spoken = lines.filter((line) => line.kind !== 'day');
  if (spoken.length === 0) return refused(problem('source', 'irc-no-lines'));
  const first = lines[0]!;
  const saysDay = first.kind === 'day' ? first.date !== '' : first.date !== null;
  const named = dayInName(file.name);
  if (!saysDay && named === null) return refused(problem('source', 'irc-no-day'));
  const room = roomOf(lines) ?? roomInName(file.name);
  const speakers = new Set(spoken.flatMap(({ nick }) => nick ?? []));
  const evidence: Why[] = [
    { code: 'irc-room', about: { room, people: String(speakers.size), lines: String(spoken.length) } },
    ...(saysDay ? [] : [{ code: 'irc-day-of-name', about: { day: named! } }]),
    ...(spoken.some(({ offset }) => offset !== null)
      ? []
      : [{ code: 'irc-zone-assumed', about: { zone: options.zone } }]),
  ];
  return passed({
    namespace: options.map?.system ?? 'irc',
    reading: {
      dateOrder: 'ymd',
      zone: options.zone,
      country: options.country,
      ratingScale: options.map?.ratingScale ?? '1-5',
    },
    unproven: [],
    evidence,
    details: { room, firstDay: saysDay ? null : named, nicks: await nicksIn(file) },
    manner: JSON.stringify([room]),
  });
}

async function nicksIn(file: SourceFile): Promise<string[]> {
  const nicks = new Set<string>();
  for await (const lines of linesOf(file.open(), LIMITS.chatLineBytes))
    for (const { text, isTooLong } of lines) {
      const line = isTooLong ? null : lineOf(text);
      if (line !== null && line.kind !== 'day' && line.nick !== null) nicks.add(line.nick);
      if (nicks.size === LIMITS.chatPeople) return [...nicks];
    }
  return [...nicks];
}

/** As the lines name it themselves, or as somebody enters it. */
function roomOf(lines: readonly NonNullable<ReturnType<typeof lineOf>>[]): string | null {
  for (const line of lines) {
    if (line.room !== null) return line.room;
    const entered = line.kind === 'system' ? /\bjoined (#\S+)/.exec(line.text) : null;
    if (entered !== null) return entered[1]!;
  }
  return null;
}

const IN_NAME = /(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})/;

function dayInName(name: string): string | null {
  const found = IN_NAME.exec(lastPart(name));
  if (found === null) return null;
  const [, year, month, day] = found;
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31
    ? `${year}-${month}-${day}`
    : null;
}

function roomInName(name: string): string {
  const base = lastPart(name).replace(/(?:\.(?:log|txt|raw|ascii|irc|weechatlog))+$/i, '');
  const [before = ''] = base.split(IN_NAME);
  return before.replace(/[-_. ]+$/, '') || base;
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
