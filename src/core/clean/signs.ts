import type { Said, SaidParty } from '../record/said.ts';
import { beginsLikeALabel } from './automation-label.ts';
import { mayBeBlankWord } from './blank-words.ts';

/** What one look at a record's values shows; rules that need none of it are skipped. */
export const SIGNS = {
  /** A control character other than tab and line ends, or one of U+0080–U+009F. */
  control: 1,
  /** Invisible characters and spaces that are not the space. */
  invisible: 2,
  fullWidth: 4,
  /** Letters that UTF-8 read as Latin-1 or Windows-1252 begins with. */
  mojibake: 8,
  /** Characters that Unicode may write in another way. */
  composed: 16,
  /** A space at either end. */
  loose: 32,
  /** A value that may be a word for "nothing". */
  short: 64,
  /** A number in a text or a name as long as a card's, or what an account number may begin with. */
  numbers: 128,
  /** Its source found it to be a program's, or its text begins like a label of one. */
  automation: 256,
} as const;

/** All signs of a record. One pass over its characters: a million rows come through here. */
export function signsOf(said: Said): number {
  let signs = 0;
  if (said.channel !== undefined) signs |= shortSigns(said.channel);
  if (said.direction !== undefined) signs |= shortSigns(said.direction);
  if (said.at !== undefined) signs |= shortSigns(said.at);
  if (said.replyAt !== undefined) signs |= shortSigns(said.replyAt);
  if (said.answered !== undefined) signs |= shortSigns(said.answered);
  if (said.answeredAt !== undefined) signs |= shortSigns(said.answeredAt);
  if (said.endedAt !== undefined) signs |= shortSigns(said.endedAt);
  if (said.waited !== undefined) signs |= shortSigns(said.waited);
  if (said.talked !== undefined) signs |= shortSigns(said.talked);
  if (said.held !== undefined) signs |= shortSigns(said.held);
  if (said.wrappedUp !== undefined) signs |= shortSigns(said.wrappedUp);
  if (said.handled !== undefined) signs |= shortSigns(said.handled);
  if (said.rating !== undefined) signs |= shortSigns(said.rating);
  if (said.ratedAt !== undefined) signs |= shortSigns(said.ratedAt);
  if (said.surveySentAt !== undefined) signs |= shortSigns(said.surveySentAt);
  if (said.resolved !== undefined) signs |= shortSigns(said.resolved);
  if (said.resolvedAt !== undefined) signs |= shortSigns(said.resolvedAt);
  if (said.reopenedAt !== undefined) signs |= shortSigns(said.reopenedAt);
  if (said.reopens !== undefined) signs |= shortSigns(said.reopens);
  if (said.customer !== undefined) signs |= partySigns(said.customer);
  if (said.agent !== undefined) signs |= partySigns(said.agent);
  if (said.from !== undefined) signs |= partySigns(said.from);
  if (said.to !== undefined) signs |= signsOfAll(said.to);
  if (said.customerAlso !== undefined) signs |= signsOfAll(said.customerAlso);
  if (said.agentAlso !== undefined) signs |= signsOfAll(said.agentAlso);
  if (said.company !== undefined) signs |= toldSigns(said.company);
  if (said.topic !== undefined) signs |= toldSigns(said.topic);
  if (said.subtopic !== undefined) signs |= toldSigns(said.subtopic);
  if (said.tags !== undefined) for (const tag of said.tags) signs |= toldSigns(tag);
  if (said.attributes !== undefined) {
    for (const name in said.attributes) signs |= toldSigns(said.attributes[name]!.said);
  }
  // Nothing but numbers is looked for in the names of files.
  if (said.attachments !== undefined) for (const { name } of said.attachments) signs |= numberSigns(name);
  if (said.automationSign !== undefined) signs |= SIGNS.automation;
  else if (said.text !== undefined && beginsLikeALabel(said.text)) signs |= SIGNS.automation;
  if (said.subject !== undefined) signs |= textSigns(said.subject);
  if (said.text !== undefined) signs |= textSigns(said.text);
  if (said.replyText !== undefined) signs |= textSigns(said.replyText);
  return signs;
}

function signsOfAll(parties: readonly SaidParty[]): number {
  let signs = 0;
  for (const party of parties) signs |= partySigns(party);
  return signs;
}

function partySigns({ address, name }: SaidParty): number {
  return shortSigns(address) | (name === undefined ? 0 : toldSigns(name));
}

/** Of a short value in which people may write what they like. */
function toldSigns(value: string): number {
  return shortSigns(value) | numberSigns(value);
}

function shortSigns(value: string): number {
  return valueSigns(value) | (mayBeBlankWord(value) ? SIGNS.short : 0);
}

/** Anything but printable ASCII, tab, line ends and Chinese characters. */
const ODD_IN_VALUE = /[^\t\n\r -~\u4e00-\u9fff]/;
/** In texts, Chinese punctuation and typographic quotation marks and dashes are ordinary, too. */
const ODD_IN_TEXT = /[^\t\n\r -~\u2010-\u2027\u3001-\u303f\u4e00-\u9fff\uff01-\uff5e]/;

function valueSigns(value: string): number {
  return endSigns(value) | (ODD_IN_VALUE.test(value) ? signsOfCharacters(value) : 0);
}

/** May hold more than there is, and never less: 0.09 µs a text. */
const LONG_NUMBER =
  /[\d\uff10-\uff19](?:[ -]?[\d\uff10-\uff19]){12}|[A-Za-z\uff21-\uff3a\uff41-\uff5a]{2}[\d\uff10-\uff19]{2}[ -]?[^\s-]{3}/;

function textSigns(text: string): number {
  return endSigns(text) | numberSigns(text) | (ODD_IN_TEXT.test(text) ? signsOfCharacters(text) : 0);
}

/** Thirteen digits are the least that a card has; 4 + 3 characters begin an account number, of which the shortest has fifteen. */
function numberSigns(text: string): number {
  return text.length >= 13 && LONG_NUMBER.test(text) ? SIGNS.numbers : 0;
}

function endSigns(text: string): number {
  const { length } = text;
  if (length === 0) return SIGNS.loose;
  return text.charCodeAt(0) <= 0x20 || text.charCodeAt(length - 1) <= 0x20 ? SIGNS.loose : 0;
}

function signsOfCharacters(text: string): number {
  let signs = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 || code >= 0x7f) signs |= signsOfCharacter(code);
  }
  return signs;
}

function signsOfCharacter(code: number): number {
  if (code < 0x20) return code === 9 || code === 10 || code === 13 ? 0 : SIGNS.control;
  if (code < 0xa0) return SIGNS.control | SIGNS.mojibake;
  if (code === 0xa0 || code === 0xad) return SIGNS.invisible | SIGNS.mojibake;
  if (code >= 0xc2 && code <= 0xf4) return SIGNS.mojibake;
  if (code < 0x300 || (code >= 0x4e00 && code <= 0x9fff)) return 0;
  if (code >= 0x2000 && code <= 0x206f) return code <= 0x200f || code >= 0x2028 ? SIGNS.invisible | SIGNS.composed : 0;
  if (code === 0x3000) return SIGNS.invisible | SIGNS.fullWidth;
  if (code >= 0x3001 && code <= 0x303f) return 0;
  if (code === 0xfeff) return SIGNS.invisible;
  if (code >= 0xff01 && code <= 0xff5e) return SIGNS.fullWidth;
  if (code >= 0xd800 && code <= 0xdfff)
    return code === 0xd87e || (code >= 0xd804 && code <= 0xd805) || code === 0xd834 ? SIGNS.composed : 0;
  if (code >= 0xfe00 && code <= 0xfe0f) return 0;
  return SIGNS.composed;
}
