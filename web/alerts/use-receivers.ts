import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  DeliveryItem,
  NewReceiver,
  ReceiverAboutInput,
  ReceiverItem,
  SetTelling,
  Telling,
} from '../../src/contract/receivers.ts';
import { get, send } from '../api/client.ts';

export function useReceivers() {
  return useQuery({
    queryKey: ['alerts', 'receivers'],
    queryFn: ({ signal }) => get<ReceiverItem[]>('receivers', [], signal),
  });
}

/** Those that have failed and have not arrived. */
export function useTroubles() {
  return useQuery({
    queryKey: ['alerts', 'troubles'],
    queryFn: ({ signal }) => get<DeliveryItem[]>('deliveries', [], signal),
  });
}

export function useTelling() {
  return useQuery({
    queryKey: ['alerts', 'telling'],
    queryFn: ({ signal }) => get<Telling>('telling', [], signal),
  });
}

export function useReceiverDeeds() {
  const client = useQueryClient();
  const onSuccess = (): void => void client.invalidateQueries({ queryKey: ['alerts'] });
  const add = useMutation({
    mutationFn: (about: ReceiverAboutInput) => send<NewReceiver>('POST', 'receivers', about),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (receiverId: number) => send('DELETE', `receivers/${receiverId}`),
    onSuccess,
  });
  const test = useMutation({
    mutationFn: (receiverId: number) => send<DeliveryItem>('POST', `receivers/${receiverId}/test`),
    onSuccess,
  });
  const retry = useMutation({
    mutationFn: (deliveryId: number) => send<DeliveryItem>('POST', `deliveries/${deliveryId}/retry`),
    onSuccess,
  });
  const telling = useMutation({ mutationFn: (body: SetTelling) => send<Telling>('PUT', 'telling', body), onSuccess });
  return { add, remove, test, retry, telling };
}
