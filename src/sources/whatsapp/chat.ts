import { sha256 } from '../../core/basics/sha256.ts';
import type { SaidParty } from '../../core/record/said.ts';
import { nameOf } from './body.ts';
import { EXPORT_NAMES } from './phrases.ts';

/** Whose chat an export is. */
export interface Chat {
  /**
   * What all pieces of one chat share. The title that WhatsApp put into the file's name, so that
   * pieces of a chat meet whoever writes in them; without a title the set of those who write.
   */
  readonly room: string;
  /** The other side of a chat between two; null in a group, and where nothing tells who is who. */
  readonly customer: SaidParty | null;
}

export interface Participants {
  /** From the file's name or its folder's; null: the export was renamed. */
  readonly title: string | null;
  readonly authors: ReadonlySet<string>;
  /** A system line spoke of a group. */
  readonly isGroup: boolean;
  /** Names and numbers of our people, from the mapping. */
  readonly agents: readonly string[];
}

export function chatOf(participants: Participants): Chat {
  const { title, authors } = participants;
  const room = title === null ? `authors ${sha256([...authors].sort().join('\n'))}` : `title ${sameName(title)}`;
  const customer = customerOf(participants);
  return { room, customer: customer === null ? null : partyOf(customer) };
}

/**
 * The title of a chat between two is the other one's name. Without a title, one of two who is known
 * as an agent leaves the other as the customer.
 */
function customerOf({ title, authors, isGroup, agents }: Participants): string | null {
  const ours = new Set(agents.map(sameName));
  const names = [...authors];
  const other = title === null ? null : titledOne(title, names, isGroup);
  if (other !== null && !ours.has(sameName(other))) return other;
  if (names.length !== 2) return null;
  const outside = names.filter((name) => !ours.has(sameName(name)));
  return outside.length === 1 ? outside[0]! : null;
}

function titledOne(title: string, authors: readonly string[], isGroup: boolean): string | null {
  const self = authors.find((name) => sameName(name) === sameName(title));
  const others = authors.filter((name) => name !== self);
  if (others.length > 1) return null;
  // Only our side wrote: the title is whom we wrote to, unless it is a group's.
  return self ?? (isGroup ? null : title);
}

/** File names cannot hold every sign, and phone numbers come with all kinds of spaces. */
function sameName(name: string): string {
  const plain = nameOf(name).toLowerCase();
  return isPhone(plain) ? `+${plain.replace(/\D/g, '')}` : plain.replace(/[\\/:*?"<>|_]/g, '').trim();
}

export function isPhone(name: string): boolean {
  return /^\+?[\d\s().\-\u2010-\u2015]{6,}$/u.test(name) && name.replace(/\D/g, '').length >= 6;
}

/** A number is a phone, which other sources know too; a name is one only in this phone's address book. */
export function partyOf(author: string): SaidParty {
  return isPhone(author) ? { kind: 'phone', address: author } : { kind: 'handle', address: author, name: author };
}

/**
 * The chat's title from the name of the file, or of the folder or archive that it lies in (exports of
 * iPhones are all called `_chat.txt`); null where nobody named it so.
 */
export function titleOf(fileName: string): string | null {
  const parts = fileName.split('/').slice(-2).reverse();
  for (const part of parts) {
    const stem = nameOf(part.replace(/\.(txt|zip)$/i, '')).replace(/ ?\(\d{1,3}\)$/, '');
    for (const pattern of EXPORT_NAMES) {
      const title = pattern.exec(stem)?.[1]?.trim();
      if (title) return title;
    }
  }
  return null;
}
