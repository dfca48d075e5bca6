import { clean } from '../core/clean/clean.ts';
import type { Cleaning } from '../core/clean/cleaning.ts';
import { maskSensitive } from '../core/clean/rules/mask-sensitive.ts';
import { stripQuotedReply } from '../core/clean/rules/strip-quoted-reply.ts';
import { stripSignature } from '../core/clean/rules/strip-signature.ts';
import type { Store } from '../store/store.ts';
import { inspectRecord } from './inspect-record.ts';
import { RecordReader } from './record-reader.ts';

/** What takes words away that somebody wrote. */
const TAKING_AWAY = new Set([stripQuotedReply, stripSignature, maskSensitive]);

/**
 * The text of an interaction as it came: readable, with the mail that it answers, its signature and the
 * numbers that are masked elsewhere. Null: it has none.
 *
 * @throws {PersonError} `record.unknown`.
 */
export async function textAsItCame(store: Store, recordId: string, part: number): Promise<string | null> {
  const { place } = await inspectRecord(store, recordId);
  const { said, cleaning } = await new RecordReader(store, store.database).said(place);
  if (!said.ok) return null;
  const whole = clean(said.value, gentle(cleaning)).said;
  return (part === 0 ? whole.text : whole.replyText) ?? null;
}

function gentle({ steps }: Cleaning): Cleaning {
  return { steps: steps.filter(({ rule }) => !TAKING_AWAY.has(rule)) };
}
