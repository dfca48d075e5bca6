import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SavedAboutInput, SavedQuestion } from '../../src/contract/saved-questions.ts';
import { get, send } from '../api/client.ts';

export function useSavedQuestions() {
  return useQuery({
    queryKey: ['questions'],
    queryFn: ({ signal }) => get<SavedQuestion[]>('questions', [], signal),
  });
}

/** One by its number, removed or not; null asks nothing. */
export function useSavedQuestion(questionId: string | null) {
  return useQuery({
    queryKey: ['questions', questionId],
    queryFn: ({ signal }) => get<SavedQuestion>(`questions/${encodeURIComponent(questionId ?? '')}`, [], signal),
    enabled: questionId !== null,
  });
}

export function useSaving() {
  const client = useQueryClient();
  const onSuccess = (): void => void client.invalidateQueries({ queryKey: ['questions'] });
  const save = useMutation({
    mutationFn: (asked: { name: string; about: SavedAboutInput }) => send<SavedQuestion>('POST', 'questions', asked),
    onSuccess,
  });
  const change = useMutation({
    mutationFn: ({ questionId, ...part }: { questionId: number; name?: string; about?: SavedAboutInput }) =>
      send<SavedQuestion>('PUT', `questions/${questionId}`, part),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (questionId: number) => send<SavedQuestion>('DELETE', `questions/${questionId}`),
    onSuccess,
  });
  const restore = useMutation({
    mutationFn: (questionId: number) => send<SavedQuestion>('POST', `questions/${questionId}/restore`),
    onSuccess,
  });
  return { save, change, remove, restore };
}
