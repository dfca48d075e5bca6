import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recordIdOf, threadKeyOf } from '../basics/ids.ts';
import { agentDirectory } from '../identify/agent-directory.ts';
import { identify } from '../identify/identify.ts';
import type { InteractionFacts } from '../identify/interaction.ts';
import type { StandardRecord } from '../standardise/standard-record.ts';
import { sharedData } from '../testing/shared-data.ts';
import { derive } from './derive.ts';

/** Real mail, counted by programs that share no code with ours (data/INDEX.md); not in this repository. */
const mail = sharedData('email');

describe.skipIf(mail === null)('threads of real mail (../shared/data)', () => {
  test('a public list: 53 files, 52 mails, 24 threads; 13 got a first reply, after 20435.8 s in the mean', () => {
    const facts = deriveMails(mailsIn(join(mail!, 'maildir/notmuch_default')));
    expect(facts.length).toBe(52);
    expect(threads(facts).length).toBe(24);
    const first = facts.filter(({ derived }) => derived.isFirstWait && derived.answeredAt !== null);
    const seconds = first.map(({ at, derived }) => (derived.answeredAt! - at) / 1000);
    expect(seconds.length).toBe(13);
    expect(seconds.reduce((sum, each) => sum + each, 0) / seconds.length).toBeCloseTo(20435.8, 1);
  });

  test('mails that refer to each other in a loop, and mails whose root is missing or invented', () => {
    expect(threads(deriveMails(mailsIn(join(mail!, 'maildir/notmuch_broken')))).length).toBe(2);
    expect(threads(deriveMails(mailsIn(join(mail!, 'maildir/notmuch_threading')))).length).toBe(3);
  });

  test('700 mails of a list: 320 threads, 143 with more than one mail, the largest of 33', () => {
    const mbox = readFileSync(join(mail!, 'spamassassin/easy_ham_2_first700.mbox'), 'latin1');
    const facts = deriveMails(mbox.split(/^From .*\n/m).slice(1));
    const sizes = threads(facts).map((thread) => thread.length);
    expect(sizes.length).toBe(320);
    expect(sizes.filter((size) => size > 1).length).toBe(143);
    expect(Math.max(...sizes)).toBe(33);
  });
});

function mailsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort()
    .map((path) => readFileSync(path, 'latin1'));
}

function deriveMails(mails: readonly string[]): InteractionFacts[] {
  const how = { sourceId: 1, agents: agentDirectory([]), namespace: 'mail' };
  const records = new Map(mails.map(recordOf).map((record) => [record.recordId, record]));
  const facts = [...records.values()].flatMap((record) => identify(record, how).interactions.map((each) => each.facts));
  return derive(facts, { chatSilence: 0, openers: new Map() });
}

function threads(facts: readonly InteractionFacts[]): InteractionFacts[][] {
  const byId = new Map<string, InteractionFacts[]>();
  for (const each of facts) {
    const { conversationId } = each.derived;
    byId.set(conversationId, [...(byId.get(conversationId) ?? []), each]);
  }
  return [...byId.values()];
}

/** Just enough of a mail's head; the real reader is a source's. */
function recordOf(mail: string, place: number): StandardRecord {
  const head = mail
    .replace(/\r\n/g, '\n')
    .split('\n\n', 1)[0]!
    .replace(/\n[ \t]+/g, ' ');
  const header = (name: string) => new RegExp(`^${name}:(.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
  const idsIn = (text: string) => [...text.matchAll(/<([^<>\s]+)>/g)].map((match) => match[1]!);
  const [messageId = `none-${place}`] = idsIn(header('Message-ID'));
  const address = /[\w.+=-]+@[\w.-]+/.exec(header('From'))?.[0].toLowerCase() ?? 'nobody';
  return {
    recordId: recordIdOf('mail', messageId),
    kind: 'message',
    channel: 'email',
    direction: null,
    at: Date.parse(header('Date')),
    threading: {
      kind: 'references',
      keys: [messageId, ...idsIn(header('References')), ...idsIn(header('In-Reply-To'))].map(threadKeyOf),
    },
    from: { kind: 'email', value: address, name: null },
    to: [],
    customer: null,
    agent: null,
    customerAlso: [],
    agentAlso: [],
    company: null,
    attributes: null,
    isAutomation: false,
    isReply: false,
    subject: header('Subject'),
    text: null,
    words: null,
    topic: null,
    subtopic: null,
    tags: null,
    language: null,
    sensitive: [],
    reply: null,
    answeredAt: null,
    call: null,
    rating: null,
    surveySentAt: null,
    resolution: null,
    attachments: [],
    changes: [],
  };
}
