import pg from 'pg';

/** Listens as the server does, and remembers of each commit when it was and how many interactions there were with it. */
export async function commitsOf(data, already) {
  const { openStore } = await import('../../dist/store/open-store.js');
  const store = await openStore({ data });
  const client = new pg.Client(store.database.options);
  await client.connect();
  const commits = [];
  let total = already;
  client.on('notification', ({ payload }) => {
    const { committedAt, interactions } = JSON.parse(payload);
    if (interactions === 0) return;
    total += interactions;
    commits.push({ at: Date.parse(committedAt), interactions, total });
  });
  await client.query('listen rapport_committed');
  return {
    get count() {
      return commits.length;
    },
    /** How long each took until a paint showed at least as many as there were with it; those never painted are left out. */
    until(paints) {
      let next = 0;
      return commits.flatMap(({ at, interactions, total: there }) => {
        while (next < paints.length && paints[next].value < there) next++;
        return next < paints.length ? [{ ms: paints[next].at - at, interactions }] : [];
      });
    },
    async close() {
      await client.end();
      await store.close(0);
    },
  };
}
