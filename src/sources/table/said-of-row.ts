import { readChannel } from '../../core/standardise/channel.ts';
import type { Said, SaidAttribute, SaidParty, SaidThreading } from '../../core/record/said.ts';
import { FIELDS, type DurationUnit, type Field } from './fields.ts';
import { datedOf, isSwapped, runningNumber } from './swapped-dates.ts';
import type { AttributeColumn, SwappedDates, TableDetails } from './table-details.ts';

/** Where each field stands in a row; -1: nowhere. */
type Indexes = Readonly<Record<Field, number>>;

/**
 * Makes the function that turns a row's cells into what it says. Made once a table, so that a row
 * costs a look at the columns that are there; every record has the same shape.
 */
export function saidMaker(details: TableDetails): (cells: readonly string[]) => Said {
  const at = indexesOf(details);
  const units = unitsOf(details);
  const hasReplyText = at['reply-text'] >= 0;
  const tellsAnswers = hasReplyText || at['reply-at'] >= 0 || at['answered-at'] >= 0;
  const { isCallLog, isMessageLog, attributes, swapped } = details;
  const moments = momentsOf(details, hasReplyText);
  const isCustomerManyAddressed = isMany(at.customer, at['customer-email'], at['customer-phone']);
  const isAgentManyAddressed = isMany(at['agent-id'], at.agent, at['agent-email'], at['agent-extension']);

  return (cells) => {
    const channel = cellAt(cells, at.channel);
    const replyAt = cellAt(cells, at['reply-at']);
    const customer = customerOf(cells, at);
    const matter = cellAt(cells, at.matter);
    const said: Said = {
      kind: (channel === undefined ? isCallLog : isPhone(channel)) ? 'call' : 'message',
      kindFollowsChannel: true,
      threading: matter !== undefined ? { kind: 'matter', matter } : isMessageLog ? talkWith(customer) : OWN,
      channel,
      direction: cellAt(cells, at.direction),
      at: momentOf(cells, at),
      from: partyOf(cellAt(cells, at.from), 'name'),
      to: partiesOf(cellAt(cells, at.to)),
      customer,
      agent: agentOf(cells, at),
      customerAlso: isCustomerManyAddressed ? customerAlsoOf(cells, at, customer) : undefined,
      agentAlso: isAgentManyAddressed ? agentAlsoOf(cells, at) : undefined,
      company: cellAt(cells, at.company),
      subject: cellAt(cells, at.subject) ?? cellAt(cells, at.topic),
      topic: cellAt(cells, at.topic),
      subtopic: cellAt(cells, at.subtopic),
      tags: at.tags < 0 ? undefined : tagsOf(cellAt(cells, at.tags)),
      text: cellAt(cells, at.text),
      replyAt: hasReplyText ? replyAt : undefined,
      replyText: hasReplyText ? cellAt(cells, at['reply-text']) : undefined,
      tellsAnswers,
      answered: cellAt(cells, at.answered),
      answeredAt: cellAt(cells, at['answered-at']) ?? (hasReplyText ? undefined : replyAt),
      endedAt: cellAt(cells, at['ended-at']),
      waited: durationAt(cells, at.waited, units.waited),
      talked: durationAt(cells, at.talked, units.talked),
      held: durationAt(cells, at.held, units.held),
      wrappedUp: durationAt(cells, at['wrapped-up'], units['wrapped-up']),
      handled: durationAt(cells, at.handled, units.handled),
      rating: cellAt(cells, at.rating),
      ratedAt: cellAt(cells, at['rated-at']),
      surveySentAt: cellAt(cells, at['survey-sent-at']),
      resolved: cellAt(cells, at.resolved),
      resolvedAt: cellAt(cells, at['resolved-at']),
      reopens: cellAt(cells, at.reopens),
      tellsResolution: at['resolved-at'] >= 0,
      attributes: attributes === undefined ? undefined : attributesOf(cells, attributes),
      moments,
      dayAndMonth: swapped === undefined ? undefined : dayAndMonthOf(cells, swapped),
    };
    return said;
  };
}

/** One cell, which standardising parts. */
function tagsOf(cell: string | undefined): readonly string[] | undefined {
  return cell === undefined ? undefined : [cell];
}

function indexesOf(details: TableDetails): Indexes {
  const found = Object.fromEntries(FIELDS.map((field) => [field, -1])) as Record<Field, number>;
  details.shown.forEach((column, index) => {
    if (column.field !== null && found[column.field] < 0) found[column.field] = index;
  });
  return found;
}

function unitsOf(details: TableDetails): Partial<Record<Field, DurationUnit | null>> {
  return Object.fromEntries(
    details.shown.filter((column) => column.field !== null).map((column) => [column.field!, column.unit]),
  );
}

/** By what a record calls them, the columns whose moments are read in another way; undefined: none is. */
function momentsOf(details: TableDetails, hasReplyText: boolean): Said['moments'] {
  const own = details.shown.flatMap(({ field, moments }) =>
    field === null || moments === undefined ? [] : [[momentNameOf(field, hasReplyText), moments] as const],
  );
  return own.length === 0 ? undefined : Object.fromEntries(own);
}

function momentNameOf(field: Field, hasReplyText: boolean): string {
  if (field === 'at-date') return 'at';
  if (field === 'reply-at') return hasReplyText ? 'replyAt' : 'answeredAt';
  return field.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function attributesOf(cells: readonly string[], columns: readonly AttributeColumn[]): Said['attributes'] {
  const found: [string, SaidAttribute][] = [];
  for (const { index, name, unit, money, mark } of columns) {
    const said = cells[index]!;
    if (said !== '') found.push([name, { said, unit, money, mark }]);
  }
  // Not by assignment: a mapping may call one `__proto__`.
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

function dayAndMonthOf(cells: readonly string[], swapped: SwappedDates): Said['dayAndMonth'] {
  const number = runningNumber(cells[swapped.numberIndex]!);
  const dated = number === null ? null : datedOf(number, cells[swapped.dateIndex]!.trim(), 0, swapped.reading);
  if (dated === null || !isSwapped(dated, swapped.knots)) return undefined;
  return swapped.isRepaired ? 'exchange' : 'doubtful';
}

function cellAt(cells: readonly string[], index: number): string | undefined {
  if (index < 0) return undefined;
  const cell = cells[index]!;
  return cell === '' ? undefined : cell;
}

/** With its unit, where the header says one and the cell is a bare number. */
function durationAt(
  cells: readonly string[],
  index: number,
  unit: DurationUnit | null | undefined,
): string | undefined {
  const cell = cellAt(cells, index);
  if (cell === undefined || unit === null || unit === undefined || unit === 's') return cell;
  return /^\s*[-−]?\d*[.,]?\d+\s*$/.test(cell) ? `${cell.trim()} ${unit}` : cell;
}

function momentOf(cells: readonly string[], at: Indexes): string | undefined {
  if (at['at-date'] < 0) return cellAt(cells, at.at);
  const date = cellAt(cells, at['at-date']);
  const time = cellAt(cells, at['at-time']);
  if (date === undefined || time === undefined) return date;
  // Spreadsheets give a date a midnight when its column was once a moment.
  return `${date.trim().replace(/[ T]0?0:00(?::00)?(?:\.0+)?$/, '')} ${time.trim()}`;
}

const OWN: SaidThreading = { kind: 'own' };

function talkWith(customer: SaidParty | undefined): SaidThreading {
  return customer === undefined ? OWN : { kind: 'session', room: `${customer.kind} ${customer.address.trim()}` };
}

/** The system's own number first: it is there in every row, and it is the same customer in each. */
function customerOf(cells: readonly string[], at: Indexes): SaidParty | undefined {
  const account = cellAt(cells, at.customer);
  const name = cellAt(cells, at['customer-name']);
  if (account !== undefined) {
    if (account.includes('@')) return named('email', account, name);
    return named('account', account, name);
  }
  const email = cellAt(cells, at['customer-email']);
  if (email !== undefined && email.includes('@')) return named('email', email, name);
  const phone = cellAt(cells, at['customer-phone']);
  if (phone !== undefined) return named('phone', phone, name);
  return name === undefined ? undefined : { kind: 'name', address: name };
}

/** The addresses of the customer beside the one that names the history; undefined: there are none. */
function customerAlsoOf(
  cells: readonly string[],
  at: Indexes,
  customer: SaidParty | undefined,
): readonly SaidParty[] | undefined {
  if (customer === undefined) return undefined;
  const { name } = customer;
  const email = cellAt(cells, at['customer-email']);
  const phone = customer.kind === 'phone' ? undefined : cellAt(cells, at['customer-phone']);
  if (email === undefined || !email.includes('@') || email === customer.address)
    return phone === undefined ? undefined : [named('phone', phone, name)];
  return phone === undefined
    ? [named('email', email, name)]
    : [named('email', email, name), named('phone', phone, name)];
}

function agentOf(cells: readonly string[], at: Indexes): SaidParty | undefined {
  const id = cellAt(cells, at['agent-id']);
  const name = cellAt(cells, at.agent);
  if (id !== undefined) return named('account', id, name);
  if (name !== undefined) return partyOf(name, 'name');
  const email = cellAt(cells, at['agent-email']);
  if (email !== undefined && email.includes('@')) return { kind: 'email', address: email };
  const extension = cellAt(cells, at['agent-extension']);
  return extension === undefined ? undefined : { kind: 'extension', address: extension };
}

/** All that the row calls its agent by but what {@link agentOf} took, which standardising tells apart. */
function agentAlsoOf(cells: readonly string[], at: Indexes): readonly SaidParty[] | undefined {
  const name = cellAt(cells, at.agent);
  const email = cellAt(cells, at['agent-email']);
  const extension = cellAt(cells, at['agent-extension']);
  const also: SaidParty[] = [];
  if (name !== undefined && at['agent-id'] >= 0) also.push(partyOf(name, 'name')!);
  if (email !== undefined && email.includes('@')) also.push(named('email', email, name));
  if (extension !== undefined) also.push(named('extension', extension, name));
  return also.length === 0 ? undefined : also;
}

function isMany(...indexes: readonly number[]): boolean {
  return indexes.filter((index) => index >= 0).length > 1;
}

function named(kind: SaidParty['kind'], address: string, name: string | undefined): SaidParty {
  return name === undefined ? { kind, address } : { kind, address, name };
}

function partyOf(cell: string | undefined, otherwise: SaidParty['kind']): SaidParty | undefined {
  if (cell === undefined) return undefined;
  if (cell.includes('@')) return { kind: 'email', address: cell };
  return { kind: PHONE.test(cell) ? 'phone' : otherwise, address: cell };
}

function partiesOf(cell: string | undefined): readonly SaidParty[] | undefined {
  const party = partyOf(cell, 'name');
  return party === undefined ? undefined : [party];
}

const PHONE = /^[+\d][\d\s().-]{5,}$/;

const phoneLabels = new Map<string, boolean>();

/** Whether a label means the telephone. Remembered: a column has a handful of them. */
function isPhone(label: string): boolean {
  let known = phoneLabels.get(label);
  if (known === undefined) {
    if (phoneLabels.size > 10_000) phoneLabels.clear();
    phoneLabels.set(label, (known = readChannel(label.trim())?.channel === 'phone'));
  }
  return known;
}
