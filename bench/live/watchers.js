import { get } from 'node:http';

/** So many open streams; how long after a commit (the oldest of those told as one) each was told. */
export async function watchers({ address, cookie }, howMany) {
  const latencies = [];
  const streams = await Promise.all(
    Array.from(
      { length: howMany },
      () =>
        new Promise((resolve, reject) => {
          get({ ...address, path: '/api/v1/live', headers: { cookie } }, (stream) => {
            stream.setEncoding('utf8').on('data', (text) => {
              for (const [, committedAt] of text.matchAll(/"committedAt":"([^"]+)"/g))
                latencies.push(Date.now() - Date.parse(committedAt));
            });
            stream.on('error', () => undefined);
            resolve(stream);
          }).on('error', reject);
        }),
    ),
  );
  return { latencies, close: () => streams.forEach((stream) => stream.destroy()) };
}
