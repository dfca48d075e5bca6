import { isBlankWord } from '../../core/clean/blank-words.ts';
import { isNoRating } from '../../core/clean/rules/drop-placeholders.ts';
import { readBoolean } from '../../core/standardise/boolean.ts';
import { readChannel } from '../../core/standardise/channel.ts';
import { readDirection } from '../../core/standardise/direction.ts';
import { readDuration } from '../../core/standardise/duration.ts';
import { readInstant } from '../../core/standardise/instant.ts';
import { readRating } from '../../core/standardise/rating.ts';
import { readCount, readResolution } from '../../core/standardise/resolution.ts';
import { DURATIONS, fieldOfHeader, TIMES, unitOfHeader, type Field } from './fields.ts';
import type { Column } from './table-details.ts';

/**
 * What each column is, from its header and its values, English and Chinese alike. No field is given
 * twice. A header that names a field whose values say otherwise is overruled: a `response_time` of
 * small numbers is a duration, an `id` that comes twice with different rows is no id.
 */
export function guessColumns(headers: readonly string[], rows: readonly (readonly string[])[]): Column[] {
  const looks = headers.map(
    (header, index) =>
      new ColumnLook(
        header,
        rows.map((row) => row[index] ?? ''),
      ),
  );
  const fields: (Field | null)[] = headers.map(() => null);
  const taken = new Set<Field>();
  const give = (index: number, field: Field): void => {
    fields[index] = field;
    taken.add(field);
  };

  const hasSerials = looks.some((look) => {
    const field = fieldOfHeader(look.header)?.field;
    return (field === 'at' || field === 'at-date') && look.serials >= 0.9;
  });
  const wishes = looks
    .map((look, index) => ({ index, wish: wishOf(look, hasSerials) }))
    .filter((entry) => entry.wish !== null)
    .sort((a, b) => b.wish!.sureness - a.wish!.sureness || a.index - b.index);
  for (const { index, wish } of wishes) if (!taken.has(wish!.field)) give(index, wish!.field);

  giveByValues(looks, fields, taken, give);
  standInForTime(looks, fields, taken, give);
  giveUserOfCalls(looks, fields, taken, give);
  joinDateAndTime(looks, fields, taken, give);
  dropFalseId(headers, rows, fields, taken);
  if (!taken.has('customer') && !taken.has('customer-name')) giveNameOfCaller(looks, fields, taken, give);

  return headers.map((column, index) => ({
    column,
    field: fields[index]!,
    unit: fields[index] !== null && DURATIONS.has(fields[index]!) ? unitOfHeader(column) : null,
    samples: looks[index]!.values.slice(0, 3).map((value) => value.slice(0, 80).replace(/[\ud800-\udbff]$/, '')),
  }));
}

/** The values of one column, seen from several sides; each side is looked at when it is asked for. */
class ColumnLook {
  /** Without the empty ones; at most 200. */
  readonly values: readonly string[];

  constructor(
    readonly header: string,
    cells: readonly string[],
  ) {
    this.values = cells
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '' && !isBlankWord(cell))
      .slice(0, 200);
  }

  get isEmpty(): boolean {
    return this.values.length === 0;
  }

  share(holds: (value: string) => boolean): number {
    return this.isEmpty ? 0 : this.values.filter(holds).length / this.values.length;
  }

  get moments(): number {
    return this.share((value) => isMoment(value));
  }

  /** The share of values that may be a spreadsheet's day numbers, of 1970 to 2100. */
  get serials(): number {
    return this.share(isSerial);
  }

  get distinct(): number {
    return new Set(this.values).size;
  }
}

/** A spreadsheet's number of a day, perhaps with its time as a fraction. */
export function isSerial(value: string): boolean {
  const found = /^(\d{5})(?:[.,]\d{1,15})?$/.exec(value);
  return found !== null && Number(found[1]) >= 25_569 && Number(found[1]) < 73_416;
}

function isMoment(value: string): boolean {
  const read = readInstant(value, { dateOrder: 'dmy', zone: 'UTC' });
  return 'at' in read || read.refused !== 'time-unreadable';
}

const TIME_OF_DAY = /^\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?[ap]\.?m\.?)?$|^(?:上午|下午)\s?\d{1,2}[:点]\d{0,2}/i;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^\+?[\d０-９][\d０-９\s().-]{6,18}$/;

interface Wish {
  readonly field: Field;
  readonly sureness: number;
}

/** The field that the header names, if the values let it be. */
function wishOf(look: ColumnLook, hasSerials: boolean): Wish | null {
  const named = fieldOfHeader(look.header);
  if (named === null) return null;
  // A table of calls may have an empty column for the channel, and is one of calls still.
  if (look.isEmpty) return named.field === 'channel' ? null : { ...named, sureness: named.sureness / 2 };
  const { field, sureness } = named;
  // Day numbers are believed where the moment of the contact itself is one: elsewhere they may be seconds.
  if (hasSerials && TIMES.has(field) && look.serials >= 0.9) return named;
  if (hasSerials && field === 'at-time' && look.share((value) => /^0?[.,]\d+$/.test(value)) >= 0.6) return named;
  if (TIMES.has(field)) return timeWish(look, field, sureness, hasSerials);
  if (DURATIONS.has(field)) return look.share((value) => readDuration(value) !== null) >= 0.6 ? named : null;
  switch (field) {
    case 'rating':
      return look.share((value) => isNoRating(value) || 'value' in readRating(value, '0-100')) >= 0.5 ? named : null;
    case 'answered':
      return look.share((value) => readBoolean(value) !== null) >= 0.6 ? named : null;
    case 'resolved':
      // "Resolution" may be a text, "status" that of a sale; "Resolved" over moments says when.
      if (look.share((value) => readResolution(value) !== null) >= 0.3) return named;
      return timeWish(look, 'resolved-at', sureness, hasSerials);
    case 'reopens':
      return look.share((value) => readCount(value) !== null) >= 0.6 ? named : null;
    case 'customer-email':
      // "Email" over a column of yes and no, or of texts, is something else.
      return look.share((value) => value.includes('@')) >= 0.5 ? named : null;
    case 'customer-phone':
      return look.share((value) => PHONE.test(value)) >= 0.4 ? named : null;
    case 'agent-email':
      return look.share((value) => value.includes('@')) >= 0.5 ? named : null;
    case 'company':
      // The same in every row is the house's own name, not its customers'.
      return look.distinct > 1 || look.values.length < 5 ? named : null;
    case 'channel':
      return look.share((value) => readChannel(value) !== null) >= 0.3 ? named : directionWish(look, sureness);
    case 'direction':
      return directionWish(look, sureness) ?? channelWish(look, sureness);
    case 'from':
      // "Source" may be who called, or by what way.
      return channelWish(look, sureness * 2) ?? named;
    case 'text':
    case 'subject':
    case 'topic':
    case 'subtopic':
    case 'tags':
      return look.moments > 0.6 ? null : named;
    case 'reply-text':
      return look.moments > 0.6 ? { field: 'reply-at', sureness: 0.7 } : named;
    default:
      return named;
  }
}

function timeWish(look: ColumnLook, field: Field, sureness: number, hasSerials: boolean): Wish | null {
  if (hasSerials && field === 'at' && look.share((value) => /^0?[.,]\d+$/.test(value)) >= 0.6)
    return { field: 'at-time', sureness };
  if (look.moments >= 0.6) return { field, sureness };
  if (look.share((value) => TIME_OF_DAY.test(value)) >= 0.6 && field === 'at') return { field: 'at-time', sureness };
  const isDuration = look.share((value) => readDuration(value) !== null) >= 0.6;
  if (field === 'reply-at' && isDuration) return { field: 'waited', sureness };
  return null;
}

function directionWish(look: ColumnLook, sureness: number): Wish | null {
  return look.share((value) => readDirection(value) !== null) >= 0.6 ? { field: 'direction', sureness } : null;
}

function channelWish(look: ColumnLook, sureness: number): Wish | null {
  return look.share((value) => readChannel(value) !== null) >= 0.6
    ? { field: 'channel', sureness: sureness / 2 }
    : null;
}

type Give = (index: number, field: Field) => void;

/** Columns whose header says nothing, but whose values do. */
function giveByValues(
  looks: readonly ColumnLook[],
  fields: readonly (Field | null)[],
  taken: ReadonlySet<Field>,
  give: Give,
): void {
  const free = (): { look: ColumnLook; index: number }[] =>
    looks.map((look, index) => ({ look, index })).filter(({ look, index }) => fields[index] === null && !look.isEmpty);
  const first = (field: Field, suits: (look: ColumnLook) => boolean): void => {
    if (taken.has(field)) return;
    const found = free().find(({ look }) => suits(look));
    if (found !== undefined) give(found.index, field);
  };
  const isUnnamed = (look: ColumnLook): boolean => fieldOfHeader(look.header) === null;

  if (!taken.has('at-date'))
    first(
      'at',
      (look) =>
        !OTHER_DATE.test(look.header) && look.moments >= 0.8 && !look.values.every((value) => /^\d+$/.test(value)),
    );
  if (!taken.has('channel')) {
    first(
      'channel',
      (look) =>
        isUnnamed(look) &&
        look.distinct <= 30 &&
        look.share((value) => readChannel(value) !== null) >= 0.8 &&
        look.share((value) => readBoolean(value) !== null) < 0.5,
    );
  }
  if (!taken.has('customer') && !taken.has('from')) {
    first('customer-email', (look) => isUnnamed(look) && look.share((value) => EMAIL.test(value)) >= 0.8);
  }
  if (!taken.has('text')) {
    const longest = free()
      .map(({ look, index }) => ({
        index,
        length: look.values.reduce((sum, value) => sum + value.length, 0) / look.values.length,
        look,
      }))
      .filter(
        ({ look, length }) =>
          isUnnamed(look) &&
          length >= 25 &&
          look.distinct > look.values.length / 4 &&
          look.share((value) => /\s|[\u4e00-\u9fff]/.test(value)) > 0.8,
      )
      .sort((a, b) => b.length - a.length)[0];
    if (longest !== undefined && longest.look.moments < 0.5) give(longest.index, 'text');
  }
}

/** Dates of something else than the contact: a wait from the day of purchase would be made up. */
const OTHER_DATE =
  /purchase|bought|birth|\bdob\b|\bdue|expir|\bsla\b|warrant|renew|deliver|shipp|hire|joined|sign.?up|regist|modif|updat|resol|solved|clos|resolution|购买|購買|下单|订单日期|出生|生日|截止|到期|过期|发货|签收|注册|入职|更新|修改|解决|关闭|完成|办结/i;

/** Where no column says when something was written, it was answered then at the latest: that is all that is known. */
function standInForTime(
  looks: readonly ColumnLook[],
  fields: readonly (Field | null)[],
  taken: Set<Field>,
  give: Give,
): void {
  if (taken.has('at') || taken.has('at-date') || taken.has('reply-text')) return;
  const index = fields.indexOf('reply-at');
  if (index < 0 || looks[index]!.moments < 0.6) return;
  taken.delete('reply-at');
  give(index, 'at');
}

/** In a list of calls from one number to another, the user is who was at the telephone here. */
function giveUserOfCalls(
  looks: readonly ColumnLook[],
  fields: readonly (Field | null)[],
  taken: Set<Field>,
  give: Give,
): void {
  if (!taken.has('from') || !taken.has('to') || taken.has('agent')) return;
  const index = fields.findIndex(
    (field, i) =>
      (field === 'customer' || field === 'customer-name') && /^user(?:[\s_-]?name)?$/i.test(looks[i]!.header.trim()),
  );
  if (index < 0) return;
  taken.delete(fields[index]!);
  give(index, 'agent');
}

/** A date in one column and a time of day in another are one moment. */
function joinDateAndTime(
  looks: readonly ColumnLook[],
  fields: readonly (Field | null)[],
  taken: Set<Field>,
  give: Give,
): void {
  const dates = fields.indexOf('at');
  const times = fields.indexOf('at-time');
  if (dates >= 0 && times >= 0 && looks[dates]!.share(isDateOnly) >= 0.6) {
    taken.delete('at');
    give(dates, 'at-date');
    return;
  }
  if (dates >= 0 || times < 0) return;
  const free = looks.findIndex((look, index) => fields[index] === null && look.share(isDateOnly) >= 0.6);
  if (free >= 0) give(free, 'at-date');
}

function isDateOnly(value: string): boolean {
  return /^\d{5}$/.test(value) || (isMoment(value) && (!value.includes(':') || /[ T]0?0:00(?::00)?/.test(value)));
}

/** An id that repeats over rows that differ names something larger than a row. */
function dropFalseId(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  fields: (Field | null)[],
  taken: Set<Field>,
): void {
  const index = fields.indexOf('id');
  if (index < 0 || !repeatsWithOtherContent(rows, index)) return;
  taken.delete('id');
  const isMatter =
    /ticket|case|conversation|session|chat|thread|request|incident|工单|单号|会话|对话|案件|工單|單號/i.test(
      headers[index]!,
    );
  fields[index] = isMatter && !taken.has('matter') ? 'matter' : null;
}

export function repeatsWithOtherContent(rows: readonly (readonly string[])[], index: number): boolean {
  const seen = new Map<string, string>();
  for (const row of rows) {
    const id = (row[index] ?? '').trim();
    if (id === '') continue;
    const content = row.join('\u001f');
    const before = seen.get(id);
    if (before !== undefined && before !== content) return true;
    seen.set(id, content);
  }
  return false;
}

/** "Name" beside no customer at all is the customer's. */
function giveNameOfCaller(
  looks: readonly ColumnLook[],
  fields: readonly (Field | null)[],
  taken: ReadonlySet<Field>,
  give: Give,
): void {
  if (taken.has('customer-email') || taken.has('customer-phone') || taken.has('from')) return;
  const index = looks.findIndex(
    (look, i) => fields[i] === null && /^(?:name|contact|客户|客戶|顾客)$/i.test(look.header.trim()),
  );
  if (index >= 0) give(index, 'customer-name');
}
