import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { InteractionItem, Page } from '../../src/contract/history.ts';
import { get } from '../api/client.ts';
import { historyParams } from '../api/queries.ts';
import { keyOf } from './group-timeline.ts';

/** What came since the timeline was loaded. It is only counted, so that nothing jumps, until it is asked for. */
export function useArrivals(
  customerId: string,
  channel: string | null,
  items: readonly InteractionItem[],
  isLoaded: boolean,
) {
  const client = useQueryClient();
  const head = useQuery({
    queryKey: ['arrivals', customerId, channel],
    queryFn: ({ signal }) =>
      get<Page<InteractionItem>>(`customers/${customerId}/history`, historyParams(channel), signal),
    enabled: isLoaded,
  });
  const known = new Set(items.map(keyOf));
  const count = head.data?.items.filter((item) => !known.has(keyOf(item))).length ?? 0;
  const show = (): void => {
    void window.scrollTo({ top: 0 });
    void client.resetQueries({ queryKey: ['history', customerId] });
    void client.invalidateQueries({ queryKey: ['customer', customerId] });
  };
  return { count: isLoaded ? count : 0, show };
}
