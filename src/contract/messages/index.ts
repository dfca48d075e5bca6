import type { Locale } from '../text.ts';
import { access } from './access.ts';
import { asteriskCdr } from './asterisk-cdr.ts';
import { cli } from './cli.ts';
import { conversations } from './conversations.ts';
import { database } from './database.ts';
import { decisions } from './decisions.ts';
import { irc } from './irc.ts';
import { mail } from './mail.ts';
import { fill, type Message, type Messages } from './message.ts';
import { open } from './open.ts';
import { pipeline } from './pipeline.ts';
import { repeats } from './repeats.ts';
import { recipes } from './recipes.ts';
import { sample } from './sample.ts';
import { server } from './server.ts';
import { standardise } from './standardise.ts';
import { statistics } from './statistics.ts';
import { table } from './table.ts';
import { watch } from './watch.ts';
import { whatsapp } from './whatsapp.ts';

/** One file a room of the house; a code names one sentence everywhere. */
export const CATALOGUES: readonly Messages[] = [
  access,
  asteriskCdr,
  cli,
  conversations,
  database,
  decisions,
  irc,
  mail,
  open,
  pipeline,
  repeats,
  recipes,
  sample,
  server,
  standardise,
  statistics,
  table,
  watch,
  whatsapp,
];

const ALL: ReadonlyMap<string, Message> = new Map(CATALOGUES.flatMap((messages) => Object.entries(messages)));

/**
 * The sentence for a code in the reader's language. An unknown code gives the code itself: a
 * message that is missing must be seen, not hidden (a test holds every code used to be known).
 */
export function say(code: string, about: Readonly<Record<string, string>>, locale: Locale): string {
  const message = ALL.get(code);
  return message ? fill(message.says[locale], about) : code;
}

/** What to do about it; empty where the message has no way out to name. */
export function fixFor(code: string, about: Readonly<Record<string, string>>, locale: Locale): string {
  const fix = ALL.get(code)?.fix;
  return fix ? fill(fix[locale], about) : '';
}

export { localeOf } from './message.ts';
export type { Message, Messages } from './message.ts';
