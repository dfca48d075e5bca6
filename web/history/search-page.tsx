import { useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { InteractionItem } from '../../src/contract/history.ts';
import { useSearch } from '../api/queries.ts';
import { useZone } from '../api/use-zone.ts';
import { personName } from './person-name.ts';
import { useWords } from '../locales/use-words.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageHead } from '../ui/page.tsx';
import { Failed, State } from '../ui/state.tsx';
import { Tail } from '../ui/tail.tsx';
import { useDebounced } from '../ui/use-debounced.ts';
import { useTextInAddress } from '../ui/use-text-in-address.ts';
import { TimelineBones } from './customer-page.tsx';
import { keyOf } from './group-timeline.ts';
import { wantedOf } from './highlight.tsx';
import { InteractionDrawer } from './interaction-drawer.tsx';
import { InteractionRow } from './interaction-row.tsx';

export function SearchPage() {
  const { t } = useWords();
  const zone = useZone();
  const [params] = useSearchParams();
  const [text, setText] = useState(params.get('text') ?? '');
  const [opened, setOpened] = useState<InteractionItem | null>(null);
  const wanted = useDebounced(text.trim(), 220);
  const found = useSearch(wanted);
  useTextInAddress(wanted);
  const mark = useMemo(() => wantedOf(found.data?.pages[0]?.pattern), [found.data]);
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <main className="page narrow" id="content" tabIndex={-1}>
      <PageHead title={t.search.title} />
      <div className="with-icon big-search">
        <Icon name="search" size={18} />
        <input
          className="input"
          type="search"
          autoFocus
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={t.search.placeholder}
          aria-label={t.search.placeholder}
          data-testid="search"
        />
      </div>
      {wanted === '' ? (
        <State icon="search" title={t.search.start} text={t.search.startFix} />
      ) : found.isError && items.length === 0 ? (
        <Failed error={found.error} onRetry={() => void found.refetch()} />
      ) : found.isPending ? (
        <TimelineBones />
      ) : items.length === 0 ? (
        <State icon="search" title={t.search.none(wanted)} text={t.search.noneFix} />
      ) : (
        <>
          <ol
            className={`rows-list ${found.isPlaceholderData ? 'stale' : ''}`}
            aria-label={t.search.results}
            data-testid="search-results"
          >
            {items.map((item) => (
              <li key={keyOf(item)}>
                <div className="row-who">
                  <span />
                  <Link
                    to={`/customers/${item.customer.id}?at=${item.recordId}`}
                    aria-label={`${t.rows.history}: ${personName(item.customer.label, t)}`}
                  >
                    {item.author === 'customer' ? t.rows.history : personName(item.customer.label, t)}
                    <Icon name="right" size={12} />
                  </Link>
                </div>
                <InteractionRow item={item} zone={zone} isDated wanted={mark} onOpen={() => setOpened(item)} />
              </li>
            ))}
          </ol>
          <Tail
            hasMore={found.hasNextPage}
            isBusy={found.isFetchingNextPage}
            onMore={() => void found.fetchNextPage()}
          />
        </>
      )}
      {opened ? (
        <InteractionDrawer recordId={opened.recordId} part={opened.part} zone={zone} onClose={() => setOpened(null)} />
      ) : null}
    </main>
  );
}
