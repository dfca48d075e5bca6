import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { linkQuality, linksBySilence, readAnnotatedRoom } from '../core/testing/annotated-room.ts';
import { sharedData } from '../core/testing/shared-data.ts';
import { replyLinks, type RoomLine, talksOf } from '../core/thread/reply-links.ts';
import { sessionsOf } from '../core/thread/sessions.ts';
import type { Store } from '../store/store.ts';
import { decide } from './decisions/decide.ts';
import { importFiles } from './import-files.ts';
import { withStore } from './testing/with-store.ts';

// A real room of customer support, through all the stages: what people found by hand holds of what the store keeps.
const IRC = sharedData('chat/irc');
const HOUR = 3_600_000;

describe.skipIf(IRC === null)('a room of many talks at once (../shared/data/chat/irc/stripe.*)', () => {
  test.each([
    ['stripe.0', 0.73],
    ['stripe.2', 0.74],
  ])('%s: conversations are what reply links connect, and the links are those of people (F1 ≥ %s)', (name, least) =>
    withStore(async (store) => {
      const log = join(IRC!, `${name}.ascii.txt`);
      expect(await importFiles(store, { paths: [log], zone: 'UTC' })).toMatchObject({ stored: 1200, quarantined: 0 });
      // Who answers most people is of the company; the log does not say who that is.
      await decide(store, { kind: 'our-people', about: { agents: [await mostAnswering(store)] }, why: '' }, 'test');
      const kept = await keptLines(store);
      expect(kept).toHaveLength(1200);
      const lines = kept.map(({ line }) => line);

      const room = readAnnotatedRoom(log, join(IRC!, `${name}.annotation.txt`));
      const ours = linkQuality({ ...room, lines }, replyLinks(lines)).f1;
      expect(ours).toBeGreaterThanOrEqual(least);
      expect(ours).toBeGreaterThan(linkQuality(room, linksBySilence(room.lines, HOUR / 2)).f1 + 0.1);

      const talks = sessionsOf(kept, 24 * HOUR).flatMap((session) =>
        talksOf(session, replyLinks(session.map(({ line }) => line))).flatMap((talk) => sessionsOf(talk, 24 * HOUR)),
      );
      const conversations = byConversation(kept);
      const names = (groups: Iterable<readonly Kept[]>) =>
        [...groups].map((group) => group.map(({ number }) => number).join()).sort();
      expect(names(conversations.values())).toEqual(names(talks));
      expect(conversations.size).toBeGreaterThan(100);
    }),
  );
});

async function mostAnswering(store: Store): Promise<string> {
  const { rows } = await store.database.query<{ value: string }>(
    `select p.value from history.interaction i
     join history.contact_point p on p.contact_point_id = i.author_point_id
     where i.recipient_point_id is not null
     group by p.value order by count(distinct i.recipient_point_id) desc, p.value limit 1`,
  );
  return rows[0]!.value;
}

interface Kept {
  readonly at: number;
  readonly number: number;
  readonly conversationId: string;
  readonly line: RoomLine;
}

function byConversation(lines: readonly Kept[]): Map<string, Kept[]> {
  const conversations = new Map<string, Kept[]>();
  for (const line of lines)
    conversations.set(line.conversationId, [...(conversations.get(line.conversationId) ?? []), line]);
  return conversations;
}

/** In the order of the file. */
async function keptLines(store: Store): Promise<Kept[]> {
  const { rows } = await store.database.query<{
    at: Date;
    number: number;
    conversation_id: string;
    kind: string;
    author_point_id: string | null;
    recipient_point_id: string | null;
  }>(
    `select i.at, r.line as number, coalesce(i.conversation_id, i.record_id) as conversation_id, i.kind,
       i.author_point_id, i.recipient_point_id
     from history.interaction i join history.record r using (record_id)
     order by r.line`,
  );
  return rows.map((row) => ({
    at: row.at.getTime(),
    number: row.number,
    conversationId: row.conversation_id,
    line: {
      at: row.at.getTime(),
      author: row.kind === 'system' ? null : row.author_point_id,
      to: row.recipient_point_id,
    },
  }));
}
