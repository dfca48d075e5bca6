/** What a line of a log says: something that somebody wrote, a notice of the server, or the day from here on. */
export type LogLine =
  | {
      readonly kind: 'said' | 'noticed' | 'system';
      /** Where a line names it: `stripe`, `#ceph`. */
      readonly room: string | null;
      /** "2012-10-17"; null: the day that holds here. */
      readonly date: string | null;
      /** "09:16:21", as written; seconds may be missing. Null: that of the line before, as of some joins and parts. */
      readonly time: string | null;
      /** "+00:00"; null where the line does not say its zone. */
      readonly offset: string | null;
      /** Null: nobody wrote it. */
      readonly nick: string | null;
      readonly text: string;
    }
  | { readonly kind: 'day'; readonly date: string; readonly room: string | null };

/**
 * One line of the log of an IRC client or bot; null: it is none. Known are those of irssi, WeeChat, HexChat, mIRC, ZNC and
 * supybot, and `room date [time] <nick> text`:
 *
 * - `[12:18] <ann> hello`, `12:18 <@ann> hello`, `2012-10-17T09:16:21+0000  <ann> hello`
 * - `* ann waves`, `-chanserv- …` (a notice), `*** ann has quit`, `-!- ann has joined`, `=== ann …`
 * - `--- Day changed Mon Nov 15 2004`, `Session Start: Mon Nov 15 12:00:00 2004`, `Session Ident: #shop`
 */
export function lineOf(text: string): LogLine | null {
  const day = dayOf(text);
  if (day !== null) return day;
  const found = STAMP.exec(text);
  if (found === null) {
    const system = UNTIMED.exec(text);
    return system && { kind: 'system', room: null, date: null, time: null, offset: null, nick: null, text: system[1]! };
  }
  const { room = null, date, open = '', time, offset, close = '' } = found.groups!;
  if ((open === '[') !== (close === ']')) return null;
  const rest = text.slice(found[0].length);
  const who = whoOf(rest);
  if (who === null) return null;
  return {
    room,
    date: date === undefined ? null : date.replaceAll('/', '-'),
    time: time!,
    offset: offset === undefined ? null : offset === 'Z' ? '+00:00' : `${offset.slice(0, 3)}:${offset.slice(-2)}`,
    ...who,
  };
}

const STAMP =
  /^\ufeff?(?:(?<room>[#&\w][^\s<>[\]]{0,80}) )?(?:(?<date>\d{4}[-/]\d{2}[-/]\d{2})[T ])?(?<open>\[?)(?<time>\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?(?<offset>Z|[+-]\d{2}:?\d{2})?(?<close>\]?)[ \t]+/;

/** A prefix of `@`, `+` and the like tells a rank, and is none of the name. */
const SAID = /^<[ ~&@%+]?([^\s<>]{1,60})>(?: (.*)|)$/s;
const TABBED = /^[~&@%+]?([^\s\t<>*-][^\s\t]{0,59})\t(.*)$/s;
const DONE = /^\* [^\s*]/;
const NOTICED = /^-([^\s-][^\s]{0,59}?)(?::[^\s]*)?-(?: (.*)|)$/s;
const UNTIMED = /^(?:===|\*\*\*)\s+(\S.*)$/s;
const SYSTEM = /^(?:\*\*\*|===|-!-|-->|<--|→|←)\s+(.*)$/s;

function whoOf(rest: string): Pick<Extract<LogLine, { nick: unknown }>, 'kind' | 'nick' | 'text'> | null {
  const said = SAID.exec(rest) ?? TABBED.exec(rest);
  if (said !== null) return { kind: 'said', nick: said[1]!, text: said[2] ?? '' };
  const system = SYSTEM.exec(rest);
  if (system !== null) return { kind: 'system', nick: null, text: system[1]! };
  // What somebody does (`/me waves`) is no turn: it asks nothing and answers nothing.
  if (DONE.test(rest)) return { kind: 'system', nick: null, text: rest };
  const noticed = NOTICED.exec(rest);
  return noticed === null ? null : { kind: 'noticed', nick: noticed[1]!, text: noticed[2] ?? '' };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAY =
  /^(?:---|\*\*\*\*|Session (?:Start|Time):?)\s*(?:Day changed|Log opened|Log closed|BEGIN LOGGING AT|ENDING LOGGING AT)?:?\s*(?:[A-Z][a-z]{2},? )?([A-Z][a-z]{2}) (\d{1,2})(?: \d{1,2}:\d{2}(?::\d{2})?)? (\d{4})\s*$/;
const ISO_DAY = /^(?:---|\*\*\*\*).{0,40}?(\d{4})-(\d{2})-(\d{2})\b/;
const IDENT = /^Session Ident: (\S+)/;

function dayOf(text: string): LogLine | null {
  const iso = ISO_DAY.exec(text);
  if (iso !== null) return { kind: 'day', date: `${iso[1]!}-${iso[2]!}-${iso[3]!}`, room: null };
  const ident = IDENT.exec(text);
  if (ident !== null) return { kind: 'day', date: '', room: ident[1]! };
  const day = DAY.exec(text);
  if (day === null) return null;
  const month = MONTHS.indexOf(day[1]!.toLowerCase()) + 1;
  if (month === 0) return null;
  return { kind: 'day', date: `${day[3]!}-${String(month).padStart(2, '0')}-${day[2]!.padStart(2, '0')}`, room: null };
}
