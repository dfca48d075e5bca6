import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Guess } from '../../src/contract/imports.ts';
import { send } from '../api/client.ts';
import { useDebounced } from '../ui/use-debounced.ts';
import { mapOf, type ReadingChoices } from './reading-choices.ts';

/** What would come of a file, read as it is said now; the last answer stays while the next is on its way. */
export function useTrial(
  path: string | null,
  first: Guess | null,
  choices: ReadingChoices,
  common: { readonly zone: string | null; readonly country: string | null; readonly stopAt: number | null },
) {
  const map = mapOf({ ...choices, profileName: null }, first);
  const body = {
    ...(map === null ? {} : { map }),
    ...(common.zone === null ? {} : { zone: common.zone }),
    ...(common.country === null ? {} : { country: common.country }),
    ...(common.stopAt === null ? {} : { tolerance: { refused: { stop: common.stopAt } } }),
    ...(choices.ignoresProfiles ? { ignoresProfiles: true } : {}),
  };
  const asked = useDebounced(JSON.stringify(body), 250);
  const isFirst = asked === '{}' && first !== null;
  const answer = useQuery({
    queryKey: ['trial', path, asked],
    queryFn: () => send<Guess>('POST', `${path}/guess`, JSON.parse(asked) as object),
    enabled: path !== null && !isFirst,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
  return { guess: isFirst ? first : (answer.data ?? first), isBusy: answer.isFetching, error: answer.error };
}
