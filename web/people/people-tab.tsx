import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import type { Page } from '../../src/contract/history.ts';
import type { SuggestionItem, SuggestionState } from '../../src/contract/people.ts';
import { get, send } from '../api/client.ts';
import { useZone } from '../api/use-zone.ts';
import { formatMoment } from '../formats/date.ts';
import { formatCount } from '../formats/number.ts';
import { personName } from '../history/person-name.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Bones, explain, Failed, State } from '../ui/state.tsx';
import { Tail } from '../ui/tail.tsx';
import { RefusedPairs } from './refused-pairs.tsx';
import { SuggestionCard, type Verdict } from './suggestion-card.tsx';
import { ToldToast } from './told-toast.tsx';
import { useDecidingPeople } from './use-deciding-people.ts';
import './people.css';

/** Who may be one person, the most probable first: evidence side by side, one key an answer, and the way back. */
export function PeopleTab() {
  const { t } = useWords();
  const suggestions = useInfiniteQuery({
    queryKey: ['suggestions'],
    queryFn: ({ pageParam, signal }) =>
      get<Page<SuggestionItem>>('suggestions', pageParam === null ? [] : [['cursor', pageParam]], signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const state = useQuery({
    queryKey: ['suggestion-state'],
    queryFn: ({ signal }) => get<SuggestionState>('suggestions/state', [], signal),
  });
  if (suggestions.isError && !suggestions.data)
    return <Failed error={suggestions.error} onRetry={() => void suggestions.refetch()} />;
  if (suggestions.isPending) return <Bones rows={6} height={18} />;
  return (
    <>
      {state.data ? <Made state={state.data} /> : null}
      <Queue
        items={suggestions.data.pages.flatMap((page) => page.items)}
        hasMore={suggestions.hasNextPage}
        isLoadingMore={suggestions.isFetchingNextPage}
        onMore={() => void suggestions.fetchNextPage()}
      />
      <RefusedPairs />
      <p className="small quiet people-how">{t.people.how}</p>
    </>
  );
}

/** How many stand, when they were looked for, and that the history has changed since. */
function Made({ state }: { state: SuggestionState }) {
  const { t, locale } = useWords();
  const zone = useZone();
  const client = useQueryClient();
  const refresh = useMutation({
    mutationFn: () => send<SuggestionState>('POST', 'suggestions/refresh'),
    onSuccess: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('suggestion') }),
  });
  return (
    <div className="suggestions-made">
      <p className="small quiet">
        {state.madeAt === null
          ? t.people.neverMade
          : t.people.made(
              state.standing,
              formatCount(state.standing, locale),
              formatMoment(state.madeAt, zone, locale),
            )}
        {state.madeAt !== null && !state.isCurrent ? ` ${t.people.changedSince}` : ''}
      </p>
      <Button tiny disabled={refresh.isPending} onClick={() => refresh.mutate()}>
        {refresh.isPending ? t.people.looking : t.people.lookAgain}
      </Button>
      {refresh.isError ? (
        <p className="small late" role="alert">
          {explain(refresh.error, t.frame).title} {explain(refresh.error, t.frame).text}
        </p>
      ) : null}
    </div>
  );
}

const KEYS: Readonly<Record<string, Verdict>> = { s: 'same', d: 'different', l: 'later' };

function Queue(props: {
  items: readonly SuggestionItem[];
  hasMore: boolean;
  isLoadingMore: boolean;
  onMore: () => void;
}) {
  const { t } = useWords();
  const zone = useZone();
  const deciding = useDecidingPeople();
  const [later, setLater] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<string | null>(null);
  const items = props.items.filter((item) => !later.has(keyOf(item)));
  const current = items.find((item) => keyOf(item) === chosen) ?? items[0];

  const answer = (item: SuggestionItem, verdict: Verdict): void => {
    if (deciding.isBusy) return;
    const customers = [item.a.customerId, item.b.customerId];
    const names = [personName(item.a.label, t), personName(item.b.label, t)] as const;
    if (verdict === 'later') setLater(new Set([...later, keyOf(item)]));
    else if (verdict === 'same')
      deciding.decide({ kind: 'same-person', about: { customers }, why: '' }, t.people.areOne(...names));
    else deciding.decide({ kind: 'different-people', about: { customers }, why: '' }, t.people.areTwo(...names));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>): void => {
    if (!current || event.altKey || event.ctrlKey || event.metaKey) return;
    const verdict = KEYS[event.key.toLowerCase()];
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (verdict === undefined && step === 0) return;
    event.preventDefault();
    if (verdict !== undefined) return answer(current, verdict);
    const next = items[items.indexOf(current) + step];
    if (!next) return;
    setChosen(keyOf(next));
    const cards = event.currentTarget.querySelectorAll<HTMLElement>('[data-testid=suggestion]');
    cards[items.indexOf(next)]?.focus();
  };
  if (items.length === 0 && !props.hasMore)
    return (
      <>
        <State icon="check" title={t.people.none} text={later.size > 0 ? t.people.noneNow : t.people.noneFix} />
        <ToldToast deciding={deciding} />
      </>
    );
  return (
    <>
      <ul className="suggestion-queue" onKeyDown={onKeyDown} aria-label={t.people.queue}>
        {items.map((item) => (
          <SuggestionCard
            key={keyOf(item)}
            item={item}
            zone={zone}
            isCurrent={item === current}
            isBusy={deciding.isBusy}
            onVerdict={(verdict) => answer(item, verdict)}
            onFocus={() => setChosen(keyOf(item))}
          />
        ))}
      </ul>
      <Tail hasMore={props.hasMore} isBusy={props.isLoadingMore} onMore={props.onMore} />
      <ToldToast deciding={deciding} />
    </>
  );
}

function keyOf({ a, b }: SuggestionItem): string {
  return `${a.customerId} ${b.customerId}`;
}
