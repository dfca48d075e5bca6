import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AlertAboutInput, AlertItem, Firing, FiringNow } from '../../src/contract/alerts.ts';
import type { Page } from '../../src/contract/history.ts';
import { get, send } from '../api/client.ts';

/** All that begins with `alerts` is asked again when the server says that something about alerts is another. */

export function useAlerts() {
  return useQuery({ queryKey: ['alerts', 'list'], queryFn: ({ signal }) => get<AlertItem[]>('alerts', [], signal) });
}

export function useFiringNow() {
  return useQuery({
    queryKey: ['alerts', 'firing'],
    queryFn: ({ signal }) => get<FiringNow>('alerts/firing', [], signal),
  });
}

export function useFirings() {
  return useInfiniteQuery({
    queryKey: ['alerts', 'firings'],
    queryFn: ({ pageParam, signal }) =>
      get<Page<Firing>>('alerts/firings', pageParam === null ? [] : [['cursor', pageParam]], signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export function useAlertDeeds() {
  const client = useQueryClient();
  const onSuccess = (): void => void client.invalidateQueries({ queryKey: ['alerts'] });
  const save = useMutation({
    mutationFn: ({ alertId, about }: { alertId: number | null; about: AlertAboutInput }) =>
      alertId === null ? send<AlertItem>('POST', 'alerts', about) : send<AlertItem>('PUT', `alerts/${alertId}`, about),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (alertId: number) => send<AlertItem>('DELETE', `alerts/${alertId}`),
    onSuccess,
  });
  const restore = useMutation({
    mutationFn: (alertId: number) => send<AlertItem>('POST', `alerts/${alertId}/restore`),
    onSuccess,
  });
  const mute = useMutation({
    mutationFn: ({ alertId, until }: { alertId: number; until: string | null }) =>
      send<AlertItem>('POST', `alerts/${alertId}/mute`, { until }),
    onSuccess,
  });
  const check = useMutation({
    mutationFn: (alertId: number) => send<AlertItem>('POST', `alerts/${alertId}/check`),
    onSuccess,
  });
  return { save, remove, restore, mute, check };
}
