import type { QueryClient } from '@tanstack/react-query';

/** Forgets what the person before could see. Who is here stays: its watchers must learn of the next. */
export function forgetAll(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey: [room] }) => room !== 'session' });
}
