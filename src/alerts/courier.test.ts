import { expect, it } from 'vitest';
import { alertAboutSchema } from '../contract/alerts.ts';
import { type ReceiverAboutInput, receiverAboutSchema } from '../contract/receivers.ts';
import type { Database } from '../store/database.ts';
import { deliveriesOf, type KeptDelivery, retryDelivery, troubledDeliveries } from '../store/deliveries.ts';
import { listFirings } from '../store/firings.ts';
import { type Story, story } from '../store/testing/given.ts';
import { withDatabase } from '../store/testing/with-database.ts';
import { writeTelling } from '../store/telling.ts';
import { checkAlert } from './check.ts';
import { deliverDue, sendTest } from './courier.ts';
import { makeAlert, muteAlert } from './deciding.ts';
import { makeReceiver } from './make-receiver.ts';
import { sendWebhook, signatureOf } from './send-webhook.ts';
import { withMailbox } from './testing/with-mailbox.ts';
import { withWebhook } from './testing/with-webhook.ts';

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const waits = (...names: string[]) => {
  const given = story();
  for (const name of names) given.customer(name).writes(ago(40));
  return given;
};

async function receiver(database: Database, about: ReceiverAboutInput) {
  return await makeReceiver(database, receiverAboutSchema.parse(about), 'Olga');
}

/** More than one customer waits; it tells these. */
async function alertTo(database: Database, receivers: number[]): Promise<number> {
  const about = { name: 'Long waits', question: { metric: 'waiting' }, fires: 'above', at: 1, clears: 0, receivers };
  return await makeAlert(database, alertAboutSchema.parse(about), 'Olga', null);
}

async function check(database: Database, alertId: number, given: Story): Promise<void> {
  await given.storedIn(database);
  await checkAlert(database, alertId, { mirror: null, isForced: true });
}

/** Delivers while `work` runs; `again` in seconds. */
async function delivering<T>(database: Database, again: readonly number[], work: () => Promise<T>): Promise<T> {
  const ended = new AbortController();
  const running = deliverDue(database, ended.signal, fail, again);
  try {
    return await work();
  } finally {
    ended.abort();
    await running;
  }
}

async function deliveries(database: Database): Promise<KeptDelivery[]> {
  const firings = await listFirings(database, { limit: 50 });
  return await deliveriesOf(
    database,
    firings.map(({ firingId }) => firingId),
  );
}

const state = (database: Database) => async () =>
  (await deliveries(database)).map((one) => `${one.event} ${one.state} ${one.attempts}`);

it('posts what fired and what cleared, signed, once each, with a link to the answer', async () => {
  await withDatabase(async (database) => {
    await withWebhook(
      () => ({ status: 204 }),
      async (url, posts) => {
        const { receiverId, secret } = await receiver(database, {
          kind: 'webhook',
          name: 'Pager',
          url,
          isPrivateAllowed: true,
        });
        await writeTelling(
          database,
          { address: 'https://rapport.example/', host: null, port: null, security: null, username: null, sender: null },
          'Olga',
        );
        const alertId = await alertTo(database, [receiverId]);
        await delivering(database, [1], async () => {
          await check(database, alertId, waits('Eva', 'Max'));
          await expect.poll(() => posts.length, { timeout: 10_000 }).toBe(1);
          await check(database, alertId, story());
          await expect.poll(state(database), { timeout: 10_000 }).toEqual(['fired done 1', 'cleared done 1']);
        });
        const [fired, cleared] = posts.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
        expect(fired).toMatchObject({
          event: 'alert.fired',
          alert: { id: alertId, name: 'Long waits', says: { en: 'Waiting, above 1, clears at 0 or less' } },
          firing: { value: 2, n: 2, clearedAt: null },
        });
        expect(fired!.link).toMatch(/^https:\/\/rapport\.example\/explore\?metric=waiting&.*version=/);
        expect(cleared).toMatchObject({ event: 'alert.cleared', firing: { clearedValue: 0 } });
        const [, seconds, hex] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(posts[0]!.headers['rapport-signature']))!;
        expect(hex).toBe(signatureOf(secret!, seconds!, posts[0]!.body));
      },
    );
  });
}, 60_000);

it('a poisoned webhook is tried again and then given up, is seen, and holds up nobody', async () => {
  await withDatabase(async (database) => {
    await withWebhook(
      () => ({ status: 500 }),
      async (bad, badPosts) => {
        await withWebhook(
          () => ({ status: 200 }),
          async (good, goodPosts) => {
            const poisoned = await receiver(database, {
              kind: 'webhook',
              name: 'Bad',
              url: bad,
              isPrivateAllowed: true,
            });
            const fine = await receiver(database, { kind: 'webhook', name: 'Good', url: good, isPrivateAllowed: true });
            const alertId = await alertTo(database, [poisoned.receiverId, fine.receiverId]);
            await delivering(database, [0, 0], async () => {
              await check(database, alertId, waits('Eva', 'Max'));
              await expect.poll(state(database), { timeout: 20_000 }).toEqual(['fired failed 3', 'fired done 1']);
            });
            expect([badPosts.length, goodPosts.length]).toEqual([3, 1]);
            // Who gets one twice can tell by its number.
            expect(new Set(badPosts.map(({ headers }) => headers['rapport-delivery'])).size).toBe(1);
            const [trouble] = await troubledDeliveries(database);
            expect(trouble).toMatchObject({
              receiver: 'Bad',
              problem: { code: 'webhook.status', about: { status: '500' } },
            });
            await retryDelivery(database, trouble!.deliveryId);
            await delivering(database, [], async () => {
              await expect.poll(() => badPosts.length, { timeout: 10_000 }).toBe(4);
            });
          },
        );
      },
    );
  });
}, 60_000);

it('goes on after a crash: what was taken and not finished is taken again, and not by two at once', async () => {
  await withDatabase(async (database) => {
    await withWebhook(
      () => ({ status: 200 }),
      async (url, posts) => {
        const { receiverId } = await receiver(database, {
          kind: 'webhook',
          name: 'Pager',
          url,
          isPrivateAllowed: true,
        });
        const alertId = await alertTo(database, [receiverId]);
        await check(database, alertId, waits('Eva', 'Max'));
        await check(database, alertId, story());
        // Two servers deliver side by side; what cleared comes after what fired.
        await delivering(database, [], () =>
          delivering(database, [], async () => {
            await expect.poll(state(database), { timeout: 10_000 }).toEqual(['fired done 1', 'cleared done 1']);
          }),
        );
        expect(posts.map(({ headers }) => headers['rapport-event'])).toEqual(['alert.fired', 'alert.cleared']);
        // A third died over it an hour ago.
        await database.query(
          "update watch.delivery set state = 'due', due_at = now() - interval '1 hour' where event = 'fired'",
        );
        await delivering(database, [], async () => {
          await expect.poll(state(database), { timeout: 10_000 }).toEqual(['fired done 2', 'cleared done 1']);
        });
      },
    );
  });
}, 60_000);

it('tells nobody of what fires while it is muted', async () => {
  await withDatabase(async (database) => {
    const { receiverId } = await receiver(database, { kind: 'webhook', name: 'Pager', url: 'https://pager.example/' });
    const alertId = await alertTo(database, [receiverId]);
    await muteAlert(database, alertId, ago(-60));
    await check(database, alertId, waits('Eva', 'Max'));
    await check(database, alertId, story());
    expect(await listFirings(database, { limit: 5 })).toMatchObject([{ isMuted: true }]);
    expect(await deliveries(database)).toEqual([]);
  });
});

it('follows no redirect, and reaches into no private network unless that was allowed', async () => {
  await withWebhook(
    () => ({ status: 200 }),
    async (inside, posts) => {
      const parcel = { deliveryId: 1, event: 'alert.test', body: '{}' };
      const to = (url: string, isPrivateAllowed = false) =>
        sendWebhook({ url, isPrivateAllowed, secret: 's' }, parcel, 2_000);
      expect(await to(inside)).toMatchObject({ code: 'webhook.private' });
      // A name that stands for this machine.
      expect(await to(inside.replace('127.0.0.1', 'localhost'))).toMatchObject({ code: 'webhook.private' });
      // Other ways to write it.
      expect(await to(inside.replace('127.0.0.1', '127.1'))).toMatchObject({ code: 'webhook.private' });
      expect(await to(inside.replace('127.0.0.1', '0x7f000001'))).toMatchObject({ code: 'webhook.private' });
      expect(await to(inside.replace('127.0.0.1', '[::ffff:127.0.0.1]'))).toMatchObject({ code: 'webhook.private' });
      expect(await to('http://169.254.169.254/latest', true)).toMatchObject({ code: 'webhook.private' });
      expect(posts).toEqual([]);
      await withWebhook(
        () => ({ status: 302, location: inside }),
        async (outside) => {
          expect(await to(outside, true)).toEqual({ code: 'webhook.redirected', about: { status: '302' } });
        },
      );
      expect(posts).toEqual([]);
      expect(await to(inside, true)).toBeNull();
    },
  );
});

it('waits for an answer only so long', async () => {
  await withWebhook(
    () => null,
    async (url) => {
      const silent = await sendWebhook(
        { url, isPrivateAllowed: true, secret: 's' },
        { deliveryId: 1, event: 'alert.test', body: '{}' },
        300,
      );
      expect(silent).toMatchObject({ code: 'webhook.timeout' });
    },
  );
});

it('refuses what it sees at once, and keeps no secret where it can be read', async () => {
  await withDatabase(async (database) => {
    const about = { kind: 'webhook', name: 'A', url: 'http://10.0.0.1/' } as const;
    await expect(receiver(database, about)).rejects.toMatchObject({ code: 'webhook.private' });
    await expect(receiver(database, { ...about, url: 'https://a:b@pager.example/' })).rejects.toMatchObject({
      code: 'webhook.with-password',
    });
    expect(receiverAboutSchema.safeParse({ ...about, url: 'file:///etc/passwd' }).success).toBe(false);
    await receiver(database, { ...about, isPrivateAllowed: true });
    await expect(receiver(database, { ...about, name: 'a', isPrivateAllowed: true })).rejects.toMatchObject({
      code: 'receiver.name-taken',
    });
  });
});

it('writes mail in the reader’s language', async () => {
  await withDatabase(async (database) => {
    await withMailbox('hush', async (port, letters) => {
      const chinese = await receiver(database, {
        kind: 'mail',
        name: '王芳',
        address: 'wang@team.example',
        locale: 'zh-CN',
      });
      const english = await receiver(database, { kind: 'mail', name: 'Ann', address: 'ann@team.example' });
      expect(await sendTest(database, english.receiverId)).toMatchObject({
        state: 'failed',
        problem: { code: 'mail.not-set' },
      });
      const server = {
        address: 'https://rapport.example',
        host: '127.0.0.1',
        port,
        security: 'none',
        username: 'rapport',
        sender: 'alerts@team.example',
      } as const;
      expect(await writeTelling(database, { ...server, password: 'wrong' }, 'Olga')).toMatchObject({
        hasPassword: true,
      });
      expect(await sendTest(database, english.receiverId)).toMatchObject({ problem: { code: 'mail.sign-in' } });
      const told = await writeTelling(database, { ...server, password: 'hush' }, 'Olga');
      expect(JSON.stringify(told)).not.toContain('hush');
      // Without a password the one that there is stays; it does not go to another server.
      await writeTelling(database, server, 'Olga');
      expect(await writeTelling(database, { ...server, host: 'other.example' }, 'Olga')).toMatchObject({
        hasPassword: false,
      });
      await writeTelling(database, { ...server, password: 'hush' }, 'Olga');
      const alertId = await alertTo(database, [chinese.receiverId, english.receiverId]);
      await delivering(database, [], async () => {
        await check(database, alertId, waits('Eva', 'Max'));
        await expect.poll(() => letters.length, { timeout: 10_000 }).toBe(2);
      });
      const to = (address: string) => letters.find((letter) => letter.to.includes(address))!;
      expect(to('ann@').user).toBe('rapport');
      expect(to('ann@').text).toContain('Subject: Rapport: Long waits: 2');
      expect(to('ann@').text).toContain('Auto-Submitted: auto-generated');
      expect(decoded(to('ann@').text)).toContain('Waiting, above 1, clears at 0 or less');
      expect(decoded(to('wang@').text)).toContain('正在等待，高于 1，降至 0 或更低时解除');
      expect(decoded(to('wang@').text)).toContain('https://rapport.example/explore?metric=waiting');
    });
  });
}, 60_000);

/** The text of a letter, out of whichever encoding it travelled in. */
function decoded(letter: string): string {
  const [head = '', ...rest] = letter.split('\n\n');
  const body = rest.join('\n\n');
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString();
  if (!/quoted-printable/i.test(head)) return body;
  const bytes = body
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

function fail(error: unknown): never {
  throw error;
}
