import { asteriskCdr } from './asterisk-cdr/index.ts';
import { irc } from './irc/index.ts';
import { mail } from './mail/index.ts';
import { synthetic } from './synthetic/index.ts';
import { table } from './table/index.ts';
import { whatsapp } from './whatsapp/index.ts';
import type { Source } from './source.ts';

/** Every source, in the order in which equal confidence is decided. */
export const SOURCES: readonly Source[] = [mail, asteriskCdr, whatsapp, irc, table, synthetic];
