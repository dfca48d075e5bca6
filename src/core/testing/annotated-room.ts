import { readFileSync } from 'node:fs';
import type { RoomLine } from '../thread/reply-links.ts';

// Rooms in which people found by hand what answers what: data/INDEX.md, chat/irc (Kummerfeld et al. 2019, CC-BY-4.0).

/** A room's lines, and the links between them that people found. */
export interface AnnotatedRoom {
  readonly lines: readonly RoomLine[];
  /** `earlier later` by line numbers from 0; a line that begins something answers itself. */
  readonly truth: ReadonlySet<string>;
}

/** How well links agree with the truth. */
export interface LinkQuality {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const MINUTE = 60_000;

export function readAnnotatedRoom(logPath: string, annotationPath: string): AnnotatedRoom {
  return { lines: roomIn(readFileSync(logPath, 'utf8')), truth: linksIn(readFileSync(annotationPath, 'utf8')) };
}

/** Of the lines from the first annotated one on: what came before is there to be answered only. */
export function linkQuality({ lines, truth }: AnnotatedRoom, links: readonly number[]): LinkQuality {
  const from = Math.min(...[...truth].map((link) => Number(link.split(' ')[1])));
  const found = links.flatMap((link, index) =>
    index < from || lines[index]!.author === null ? [] : [`${link} ${index}`],
  );
  const right = found.filter((link) => truth.has(link)).length;
  const [precision, recall] = [right / found.length, right / truth.size];
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** What order alone says: each line answers the one before. */
export function linksByOrder(lines: readonly RoomLine[]): number[] {
  return linksBySilence(lines, Infinity);
}

/** What silence alone says: each line answers the one before, and begins something after a pause longer than `silence` ms. */
export function linksBySilence(lines: readonly RoomLine[], silence: number): number[] {
  let last: number | null = null;
  return lines.map(({ at, author }, index) => {
    const link = last === null || at - lines[last]!.at > silence ? index : last;
    if (author !== null) last = index;
    return link;
  });
}

function linksIn(text: string): Set<string> {
  return new Set(
    text
      .trim()
      .split('\n')
      .map((line) =>
        line
          .split(' ')
          .slice(0, 2)
          .map(Number)
          .toSorted((a, b) => a - b)
          .join(' '),
      ),
  );
}

function roomIn(text: string): RoomLine[] {
  const said = text.trimEnd().split('\n').map(lineOf);
  const names = new Set(said.flatMap(({ author }) => (author === null ? [] : [author])));
  let day = 0;
  let last = 0;
  return said.map(({ at, author, text: words }) => {
    if (at !== null && at + day < last - 12 * 60 * MINUTE) day += 24 * 60 * MINUTE;
    last = at === null ? last : at + day;
    const first = words
      .toLowerCase()
      .split(/\s/)[0]!
      .replace(/^[@\W]+|[:,.!?;)]+$/g, '');
    const to = author !== null && first !== author && first.length >= 3 && names.has(first) ? first : null;
    return { at: last, author, to };
  });
}

function lineOf(line: string): { at: number | null; author: string | null; text: string } {
  const stamped = /^(?:\S+ (\d{4}-\d\d-\d\d) )?\[(\d\d):(\d\d)(?::(\d\d))?\] (?:<([^>]*)>|\* (\S+)) ?(.*)$/.exec(line);
  if (!stamped) return { at: null, author: null, text: line };
  const [, date, hours, minutes, seconds = '0', speaker, actor, text = ''] = stamped;
  const clock = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return { at: (date ? Date.parse(date) : 0) + clock, author: (speaker ?? actor ?? '').toLowerCase(), text };
}
