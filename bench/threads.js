// npm run bench:threads: conversations and reply links on real files of which people counted the truth (data/INDEX.md of the
// shared data; RAPPORT_SHARED says where). No clock: these are counts. Beside our links those of silence alone and of order alone.
import { join } from 'node:path';
import { withStore } from './with-store.js';

const MAILDIRS = [
  ['notmuch_default', 24],
  ['notmuch_broken', 2],
  ['notmuch_threading', 3],
];
const ROOMS = ['stripe.0.ascii', 'stripe.2.ascii', 'ubuntu_2004-11-15_03.raw', 'ubuntu_2016-12-19_20.raw'];
const SILENCE = 30 * 60_000;

await withStore(async ({ store, load }) => {
  const { sharedData } = await load('src/core/testing/shared-data.ts');
  const { importFiles } = await load('src/pipeline/import-files.ts');
  const { undoImport } = await load('src/pipeline/undo-import.ts');
  const { ask } = await load('src/statistics/index.ts');
  const shared = sharedData('.');
  if (shared === null) throw new Error('the shared data is not here: set RAPPORT_SHARED');

  console.log('conversations of Maildirs                 ours   truth');
  for (const [name, truth] of MAILDIRS) {
    const { importId } = await importFiles(store, { paths: [join(shared, 'email/maildir', name)], zone: 'UTC' });
    const { rows } = await ask(store.database, { metric: 'conversations' });
    console.log(`${name.padEnd(40)} ${String(rows[0].value).padStart(5)} ${String(truth).padStart(7)}`);
    await undoImport(store, importId);
  }

  const rooms = await load('src/core/testing/annotated-room.ts');
  const { replyLinks } = await load('src/core/thread/reply-links.ts');
  console.log('\nreply links of rooms, F1 (precision/recall)             ours   silence     order');
  for (const name of ROOMS) {
    const file = (kind) => join(shared, 'chat/irc', kind);
    const room = rooms.readAnnotatedRoom(file(`${name}.txt`), file(`${name.replace(/\.\w+$/, '')}.annotation.txt`));
    const of = (links) => rooms.linkQuality(room, links);
    const all = [
      of(replyLinks(room.lines)),
      of(rooms.linksBySilence(room.lines, SILENCE)),
      of(rooms.linksByOrder(room.lines)),
    ];
    const [ours, ...others] = all.map(({ f1 }) => f1.toFixed(3));
    const detail = `${all[0].precision.toFixed(3)}/${all[0].recall.toFixed(3)}`;
    console.log(`${name.padEnd(38)} ${detail}  ${ours.padStart(8)} ${others.map((one) => one.padStart(9)).join(' ')}`);
  }
});
