import { InvariantError } from '../basics/invariant-error.ts';

/**
 * Cuts an endless talk into conversations, wherever nobody said anything for longer than `silence`.
 *
 * `talk` is one chat room, oldest first; its lines stay in order. A pause of exactly `silence`
 * milliseconds is no cut. Without a single line there is no conversation.
 *
 * @throws {InvariantError} `TALK_OUT_OF_ORDER`: the caller did not sort.
 */
export function sessionsOf<T extends { readonly at: number }>(talk: readonly T[], silence: number): T[][] {
  const sessions: T[][] = [];
  let previous: T | null = null;
  for (const line of talk) {
    if (previous !== null && line.at < previous.at) throw new InvariantError('TALK_OUT_OF_ORDER', `${line.at}`);
    if (previous === null || line.at - previous.at > silence) sessions.push([]);
    sessions[sessions.length - 1]!.push(line);
    previous = line;
  }
  return sessions;
}
