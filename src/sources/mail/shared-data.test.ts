import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isRefused, type RefusedRecord } from '../source.ts';
import type { RawRecord } from '../../core/record/raw-record.ts';
import { sharedData } from '../../core/testing/shared-data.ts';
import { fileOf } from '../testing/file-of.ts';
import { mail } from './mail.ts';

const data = sharedData('email');

/** Truth of data/INDEX.md, found by other people's programs. `ids` where records repeat. */
const TRUTH: readonly { path: string; records: number; ids?: number; replies?: number; attachments?: number }[] = [
  { path: 'maildir/notmuch_default', records: 53, ids: 52 },
  { path: 'maildir/notmuch_broken', records: 3 },
  { path: 'maildir/notmuch_threading', records: 12 },
  { path: 'spamassassin/easy_ham_2_first700.mbox', records: 700, ids: 700, replies: 475 },
  { path: 'spamassassin/hard_ham', records: 120, ids: 120 },
  { path: 'spamassassin/hard_ham_2_dups', records: 36, ids: 18 },
  { path: 'mbox/mimekit/content-length.mbox.txt', records: 29 },
  { path: 'mbox/mimekit/issue1189.mbox.txt', records: 4 },
  { path: 'mbox/mimekit/simple.mbox.txt', records: 3 },
  { path: 'mbox/perceval/mbox_complex.mbox', records: 2 },
  { path: 'mbox/perceval/mbox_iso8859_encoding.mbox', records: 1 },
  { path: 'mbox/perceval/mbox_multipart.mbox', records: 2 },
  { path: 'mbox/perceval/mbox_single.mbox', records: 1 },
  { path: 'mbox/perceval/mbox_unknown_encoding.mbox', records: 1 },
  { path: 'mbox/perceval/pipermail_2015_november.mbox', records: 4 },
  { path: 'mbox/perceval/pipermail_2016_april.mbox', records: 3 },
  { path: 'mbox/perceval/pipermail_2016_march.mbox', records: 1 },
  { path: 'eml/ruby_mail', records: 103 },
  { path: 'eml/hunnysoft_mua', records: 54, ids: 54, attachments: 66 },
  { path: 'eml/dovecot_malformed', records: 23 },
  { path: 'eml/mailparser_thirdparty', records: 20 },
  { path: 'eml/mimekit', records: 20 },
  { path: 'eml/public_inbox', records: 16 },
  { path: 'eml/notmuch_misc', records: 5 },
  { path: 'eml/cpython_test', records: 47 },
];

describe.skipIf(data === null)('real mail (../shared/data/email)', () => {
  it.each(TRUTH)('$path holds $records mails', async (truth) => {
    const items: (RawRecord | RefusedRecord)[] = [];
    for (const path of filesBelow(join(data!, truth.path))) items.push(...(await itemsIn(path)));
    expect(items).toHaveLength(truth.records);
    if (truth.ids !== undefined) expect(new Set(items.map((item) => item.recordId)).size).toBe(truth.ids);
    const said = items.flatMap((item) => (isRefused(item) ? [] : [item.said]));
    expect(said).toHaveLength(items.length);
    if (truth.replies !== undefined) expect(said.filter((each) => each.isReply)).toHaveLength(truth.replies);
    if (truth.attachments !== undefined)
      expect(said.flatMap((each) => each.attachments ?? [])).toHaveLength(truth.attachments);
  });

  it('says what each maildir thread refers to: 24 conversations by references', async () => {
    expect(await threadsIn('maildir/notmuch_default')).toHaveLength(24);
    expect(await threadsIn('maildir/notmuch_broken')).toHaveLength(2);
    expect(await threadsIn('maildir/notmuch_threading')).toHaveLength(3);
  });

  it('joins the three pieces of a mail that was too long for one, and the whole', async () => {
    expect(await threadsIn('eml/mimekit/partial')).toEqual([4]);
  });

  it('counts 320 threads among the 700: 143 with two or more mails, the largest with 33', async () => {
    const sizes = await threadsIn('spamassassin/easy_ham_2_first700.mbox');
    expect([sizes.length, sizes.filter((size) => size > 1).length, Math.max(...sizes)]).toEqual([320, 143, 33]);
  });
});

function filesBelow(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

async function itemsIn(path: string): Promise<(RawRecord | RefusedRecord)[]> {
  const file = fileOf(path, readFileSync(path));
  if (mail.recognise(file) === null) return [];
  const survey = await mail.survey(file, { zone: 'UTC', country: null, map: null, learned: {} });
  if (!survey.ok) throw new Error(`${path}: ${survey.problem.code}`);
  const items: (RawRecord | RefusedRecord)[] = [];
  for await (const batch of mail.read(file, survey.value)) items.push(...batch);
  return items;
}

/** The sizes of all threads: mails that a Message-ID or a reference connects, however far. */
async function threadsIn(path: string): Promise<number[]> {
  const parent = new Map<string, string>();
  const find = (key: string): string => {
    let at = key;
    while (parent.get(at) !== undefined && parent.get(at) !== at) at = parent.get(at)!;
    return at;
  };
  const own = new Set<string>();
  for (const file of filesBelow(join(data!, path))) {
    for (const item of await itemsIn(file)) {
      if (isRefused(item) || item.said.threading.kind !== 'references') continue;
      const key = item.said.threading.messageId ?? item.recordId;
      own.add(key);
      if (!parent.has(key)) parent.set(key, key);
      for (const reference of item.said.threading.references) {
        if (!parent.has(reference)) parent.set(reference, reference);
        parent.set(find(reference), find(key));
      }
    }
  }
  const sizes = new Map<string, number>();
  for (const key of own) sizes.set(find(key), (sizes.get(find(key)) ?? 0) + 1);
  return [...sizes.values()];
}
