import pg from 'pg';

/** Listens as the server does, and remembers of each commit when it was, its version and how many interactions there were with it. */
export async function commitsOf(data, already) {
  const { openStore } = await import('../../dist/store/open-store.js');
  const store = await openStore({ data });
  const client = new pg.Client(store.database.options);
  await client.connect();
  const commits = [];
  let total = already;
  client.on('notification', ({ payload }) => {
    const { committedAt, interactions, version } = JSON.parse(payload);
    if (interactions === 0) return;
    total += interactions;
    commits.push({ at: Date.parse(committedAt), interactions, version, total });
  });
  await client.query('listen rapport_committed');
  return {
    get count() {
      return commits.length;
    },
    /** How long each took until a paint held it, as `holds` says; those never painted are left out. */
    until(paints, holds) {
      let next = 0;
      return commits.flatMap((commit) => {
        while (next < paints.length && !holds(paints[next], commit)) next++;
        return next < paints.length ? [{ ms: paints[next].at - commit.at, interactions: commit.interactions }] : [];
      });
    },
    async close() {
      await client.end();
      await store.close(0);
    },
  };
}

/** The number itself counts it. */
export const isCounted = ({ value }, { total }) => value >= total;
/** The number is of that version of the history or a newer one. */
export const isKnown = (paint, { version }) => paint.version >= version;
