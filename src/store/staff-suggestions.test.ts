import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { intake } from '../pipeline/intake.ts';
import { importFiles } from '../pipeline/import-files.ts';
import { withStore } from '../pipeline/testing/with-store.ts';
import { staffSuggestions } from './staff-suggestions.ts';

const mail = (n: number, from: string, to: string) =>
  `From nobody Mon Mar  2 09:00:00 2026\nFrom: ${from}\nTo: ${to}\nMessage-ID: <${n}@x.example>\nDate: Mon, 2 Mar 2026 09:00:00 +0000\nSubject: s\n\nhello ${n}\n\n`;

test('who wrote the sent mail, and whose domain is in most mails, look like ours; who is listed is not named again', () =>
  withStore(async (store, folder) => {
    await mkdir(join(folder, 'box'));
    const sent = [1, 2, 3].map((n) => mail(n, 'Ann <ann@shop.example>', `c${n}@home${n}.example`));
    const inbox = Array.from({ length: 9 }, (_, n) => mail(10 + n, `c${n}@home${n}.example`, 'help@shop.example'));
    await writeFile(join(folder, 'box', 'Sent.mbox'), sent.join(''));
    await writeFile(join(folder, 'box', 'Inbox.mbox'), inbox.join(''));
    await importFiles(store, { paths: [join(folder, 'box')], zone: 'UTC' });
    expect(await staffSuggestions(store.database, [])).toEqual({
      ours: [{ pattern: '@shop.example', why: 'sent-mail', mails: 3, of: 3 }],
      machines: [],
    });
    expect((await staffSuggestions(store.database, ['@shop.example'])).ours).toEqual([]);
  }));

test('who answers within seconds, at any hour, with the same text is a machine; a quick person with words of their own is none', () =>
  withStore(async (store) => {
    const talk = (agent: string, text: (n: number) => string) =>
      Array.from({ length: 24 }, (_, n) => {
        const at = Date.UTC(2026, 2, 2 + n, n);
        const customer = { kind: 'account', address: `C${n}-${agent}` };
        const said = { channel: 'chat', customer, conversation: `${agent} ${n}` };
        const iso = (seconds: number) => new Date(at + seconds * 1000).toISOString();
        return [
          { ...said, id: `${agent}-q${n}`, at: iso(0), text: `question ${n}` },
          {
            ...said,
            id: `${agent}-a${n}`,
            direction: 'outbound',
            agent: { kind: 'account', address: agent },
            at: iso(2),
            text: text(n),
          },
        ];
      }).flat();
    await intake(store, 'desk', [...talk('robot', () => 'We got it.'), ...talk('ann', (n) => `Answer ${n}`)], 'en');
    const { machines } = await staffSuggestions(store.database, []);
    expect(machines).toMatchObject([{ label: 'robot', answers: 24, quickShare: 1, texts: 1 }]);
  }));
