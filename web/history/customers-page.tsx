import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { CustomerItem } from '../../src/contract/history.ts';
import { useCustomers } from '../api/queries.ts';
import { useZone } from '../api/use-zone.ts';
import { formatDay } from '../formats/date.ts';
import { formatDuration } from '../formats/duration.ts';
import { formatCount } from '../formats/number.ts';
import { personName } from './person-name.ts';
import { useWords } from '../locales/use-words.tsx';
import { ChannelMark } from '../ui/channel-mark.tsx';
import { useNow } from '../ui/freshness.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageHead } from '../ui/page.tsx';
import { Bone, Failed, State } from '../ui/state.tsx';
import { Tail } from '../ui/tail.tsx';
import { useDebounced } from '../ui/use-debounced.ts';
import { useTextInAddress } from '../ui/use-text-in-address.ts';

export function CustomersPage() {
  const { t } = useWords();
  const [params] = useSearchParams();
  const [text, setText] = useState(params.get('text') ?? '');
  const wanted = useDebounced(text.trim());
  const customers = useCustomers(wanted);
  useTextInAddress(wanted);
  const items = customers.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <main className="page" id="content" tabIndex={-1}>
      <PageHead title={t.history.customers}>
        <div className="with-icon page-search">
          <Icon name="search" />
          <input
            className="input"
            type="search"
            value={text}
            onChange={(event) => setText(event.target.value)}
            placeholder={t.history.searchCustomers}
            aria-label={t.history.searchCustomers}
            data-testid="customer-search"
          />
        </div>
      </PageHead>
      {customers.isError && items.length === 0 ? (
        <Failed error={customers.error} onRetry={() => void customers.refetch()} />
      ) : customers.isPending ? (
        <CustomerBones />
      ) : items.length === 0 ? (
        wanted ? (
          <State icon="search" title={t.history.noCustomers(wanted)} text={t.history.noCustomersFix} />
        ) : (
          <State icon="customers" title={t.history.emptyCustomers} text={t.history.emptyCustomersFix}>
            <Link className="button main" to="/imports">
              {t.frame.importData}
            </Link>
          </State>
        )
      ) : (
        <>
          <CustomerTable items={items} isStale={customers.isPlaceholderData} />
          <Tail
            hasMore={customers.hasNextPage}
            isBusy={customers.isFetchingNextPage}
            onMore={() => void customers.fetchNextPage()}
          />
        </>
      )}
    </main>
  );
}

function CustomerTable({ items, isStale }: { items: readonly CustomerItem[]; isStale: boolean }) {
  const { t } = useWords();
  return (
    <div className={`card table-scroll ${isStale ? 'stale' : ''}`}>
      <table className="table customers" data-testid="customers">
        <thead>
          <tr>
            <th scope="col">{t.history.name}</th>
            <th scope="col">{t.history.channels}</th>
            <th scope="col" className="number">
              {t.history.interactions}
            </th>
            <th scope="col" className="number">
              {t.history.lastContact}
            </th>
            <th scope="col" className="number">
              {t.history.waitingSince}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <CustomerRow key={item.customerId} item={item} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CustomerRow({ item }: { item: CustomerItem }) {
  const { t, locale } = useWords();
  const zone = useZone();
  const navigate = useNavigate();
  const now = useNow(60_000);
  const path = `/customers/${item.customerId}`;
  const point = item.contactPoints.find((candidate) => candidate.value !== item.label && candidate.kind !== 'unknown');
  return (
    <tr className="opens" onClick={() => void navigate(path)}>
      <td className="name">
        <Link to={path} onClick={(event) => event.stopPropagation()}>
          <span className="cut strong">{personName(item.label, t)}</span>
          {point ? <span className="cut small quiet">{point.value}</span> : null}
        </Link>
      </td>
      <td>
        <span className="marks">
          {item.channels.map((channel) => (
            <ChannelMark key={channel} channel={channel} size={22} />
          ))}
        </span>
      </td>
      <td className="number">{formatCount(item.interactions, locale)}</td>
      <td className="number quiet">{formatDay(item.lastAt, zone, locale)}</td>
      <td className="number">
        {item.waitingSince ? (
          <span className="badge waiting">
            <Icon name="clock" size={12} />
            {formatDuration(Math.max(0, (now - Date.parse(item.waitingSince)) / 1000), locale)}
          </span>
        ) : (
          <span className="quiet">–</span>
        )}
      </td>
    </tr>
  );
}

function CustomerBones() {
  const { t } = useWords();
  return (
    <div className="card bone-rows" role="status" aria-label={t.frame.loading}>
      {Array.from({ length: 10 }, (_, row) => (
        <div key={row}>
          <Bone width={150 + ((row * 37) % 80)} />
          <Bone width={60} height={20} />
          <Bone width={40} />
          <Bone width={84} />
        </div>
      ))}
    </div>
  );
}
