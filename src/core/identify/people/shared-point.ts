import type { SharedReason } from '../../basics/shared-reason.ts';
import { nameLikeness, type PersonName, personName, slipsBetween } from './person-name.ts';
import type { PointEvidence } from './point-evidence.ts';

/** Accounts of one person, over all systems and with a few that were opened twice. Above it: a shared inbox. */
const MOST_ACCOUNTS = 6;
/** Addresses of one kind that one account, or one other address, has. Above it: a company's account. */
const MOST_ADDRESSES = 6;
/** Spellings of one person's name. Above it they are not compared: it is shared. */
const MOST_NAMES = 12;

/** Local parts that name a task. RFC 2142 and what is usual; in pinyin and English, as Chinese companies write them. */
const ROLES = new Set(
  (
    'abuse accounting accounts admin administrator ar ap billing booking bookings bestellung buchhaltung business care careers ' +
    'contact contacto contactus customercare customerservice customers desk dispatch einkauf empfang enquiries enquiry ' +
    'facturacion feedback finance frontdesk general hello helpdesk help hi hostmaster hr hallo info information inquiries ' +
    'inquiry invoice invoices jobs kontakt kundenservice legal logistics mail mailbox marketing media news newsletter ' +
    'no-reply noreply donotreply office orders order postmaster post press procurement purchasing reception reservations ' +
    'root sales secretary security service services shipping shop store subscriptions support team tech vendas ventas ' +
    'verkauf warehouse webmaster welcome kefu kehu xiaoshou caiwu renshi shouhou shouqian yewu caigou bangong'
  ).split(' '),
);
const HAN_ROLE = /^(?:客服|售后|售前|销售|财务|人事|采购|业务|前台|办公室|信息)/u;

/** True for an address that is a task's, not a person's: `info@`, `support-eu@`, `kefu2@`. */
export function isRoleAddress(kind: string, value: string): boolean {
  if (kind !== 'email') return false;
  const local = value.slice(0, value.lastIndexOf('@')).replace(/\+.*$/, '');
  if (HAN_ROLE.test(local)) return true;
  return ROLES.has(local) || ROLES.has(local.split(/[._-]/)[0]!.replace(/\d+$/, ''));
}

/** Why this contact point joins nobody; null: it is one person's, as far as anything tells. */
export function sharedReasonOf(point: PointEvidence): SharedReason | null {
  let reason = REASONS.get(point);
  if (reason === undefined) REASONS.set(point, (reason = decide(point)));
  return reason;
}

/** What was decided of a point is asked again for each of its neighbours. */
const REASONS = new WeakMap<PointEvidence, SharedReason | null>();

function decide(point: PointEvidence): SharedReason | null {
  if (point.isCut) return 'names';
  const names = distinctNames(point.names);
  if (names.length > MOST_NAMES || !areOnePersons(names)) return 'names';
  if (isRoleAddress(point.kind, point.value) && names.length > 0) return 'role';
  const counts = countsOf(point);
  if (counts.account > MOST_ACCOUNTS) return 'accounts';
  if (counts.email > MOST_ADDRESSES || counts.phone > MOST_ADDRESSES) return 'addresses';
  if (point.kind === 'name') return counts.account > 1 || counts.email > 1 || counts.phone > 1 ? 'unnamed' : null;
  return names.length === 0 && isCrossroads(point, counts) ? 'unnamed' : null;
}

/** Nobody is named here. An address is one person's mailbox, who may have an account twice; an account has several. */
function isCrossroads({ kind }: PointEvidence, counts: Counts): boolean {
  if (kind === 'account') return false;
  if (kind === 'email') return counts.account > 2;
  return counts.account > 1 || counts.email > 1 || counts.phone > 1;
}

interface Counts {
  account: number;
  email: number;
  phone: number;
}

function countsOf({ ties }: PointEvidence): Counts {
  const counts: Counts = { account: 0, email: 0, phone: 0 };
  for (const { kind } of ties) if (kind === 'account' || kind === 'email' || kind === 'phone') counts[kind]++;
  return counts;
}

/** Names as they are compared, each once, in the order of their keys; words for nobody are left out. */
export function distinctNames(written: readonly string[]): PersonName[] {
  const names = new Map<string, PersonName>();
  for (const one of written) {
    const name = personName(one);
    if (name !== null) names.set(name.key, name);
  }
  return [...names.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/**
 * True where every two of them may be one person's, or all of them are spellings of one that is there too: `Elnea Wright`
 * and `Elena Wrght` are too far apart to tell, but not beside `Elena Wright`.
 */
export function areOnePersons(names: readonly PersonName[]): boolean {
  const isAlike = (a: PersonName, b: PersonName): boolean => nameLikeness(a, b) !== null;
  const isPair = names.every((name, at) => names.slice(at + 1).every((other) => isAlike(name, other)));
  return isPair || names.some((middle) => isWhole(middle) && names.every((other) => isAlike(middle, other)));
}

/** "Eva" or "E. Stone" is alike to too many to stand between them. */
function isWhole({ han, words }: PersonName): boolean {
  return han !== null ? [...han].length > 1 : words.length > 1 && words.every((word) => word.length > 1);
}

/** More slips than are forgiven where nobody looks. */
const SLIPS_TO_ASK = 3;

/**
 * True where the names on a shared contact point are so near to each other that it may be one person's, misspelt more
 * than once. That joins nobody; somebody may be asked.
 */
export function mayBeOnePersons(written: readonly string[]): boolean {
  const names = distinctNames(written);
  return names.every((name, at) => names.slice(at + 1).every((other) => areNear(name, other)));
}

function areNear(a: PersonName, b: PersonName): boolean {
  return nameLikeness(a, b, SLIPS_TO_ASK) !== null || slipsBetween(a.letters, b.letters, SLIPS_TO_ASK) !== null;
}
