import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Interaction, InteractionFacts } from '../core/identify/interaction.ts';
import { history, SILENCE } from '../core/testing/histories.ts';
import { room } from '../core/testing/interactions.ts';
import { type Connection, inTransaction } from '../store/database.ts';
import { factsOfScopes } from '../store/facts.ts';
import { addInteractions } from '../store/interactions.ts';
import { withDatabase } from '../store/testing/with-database.ts';
import { deriveTouched } from './derive-touched.ts';

// A long chat is derived around what came; nobody can tell by the rows.

const chat = history.map((told) =>
  told
    .filter(({ threading }) => threading === 'session')
    .map((facts): InteractionFacts => ({ ...facts, scopeId: room('lobby') })),
);

test('a chat derived by windows, line after line, is the chat derived whole', { timeout: 240_000 }, () =>
  withDatabase((database) =>
    fc.assert(
      fc.asyncProperty(chat, fc.integer({ min: 1, max: 6 }), async (told, atOnce) => {
        const lived = async (longChat: number) =>
          await inTransaction(database, async (connection) => {
            await connection.query('truncate history.interaction');
            for (let at = 0; at < told.length; at += atOnce)
              await add(connection, told.slice(at, at + atOnce), longChat);
            const facts = await factsOfScopes(connection, [room('lobby')], []);
            return facts.sort((a, b) => (`${a.recordId}${a.part}` < `${b.recordId}${b.part}` ? -1 : 1));
          });
        expect(await lived(0)).toEqual(await lived(1_000));
      }),
      { numRuns: 25 },
    ),
  ),
);

async function add(connection: Connection, added: readonly InteractionFacts[], longChat: number): Promise<void> {
  await addInteractions(connection, added.map(asInteraction));
  await deriveTouched(connection, { added, scopeIds: [], calls: [] }, { chatSilence: SILENCE, longChat });
}

function asInteraction(facts: InteractionFacts): Interaction {
  return {
    facts,
    subject: null,
    text: null,
    sentiment: null,
    words: null,
    topic: null,
    subtopic: null,
    tags: null,
    gaveUpAt: null,
    language: null,
    sensitive: [],
    attachments: [],
    attributes: null,
    fills: [],
  };
}
