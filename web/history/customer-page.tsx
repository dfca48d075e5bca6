import { useEffect, useMemo, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { CustomerItem, InteractionItem } from '../../src/contract/history.ts';
import { useCustomer, useHistory } from '../api/queries.ts';
import { useZone } from '../api/use-zone.ts';
import { formatDay } from '../formats/date.ts';
import { formatCount } from '../formats/number.ts';
import { personName } from './person-name.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageHead } from '../ui/page.tsx';
import { Segments } from '../ui/segments.tsx';
import { Bone, Failed, State } from '../ui/state.tsx';
import { Tail } from '../ui/tail.tsx';
import { InteractionDrawer } from './interaction-drawer.tsx';
import { Timeline } from './timeline.tsx';
import { WhoIs } from './who-is.tsx';
import { PersonPanel } from '../people/person-panel.tsx';
import { useArrivals } from './use-arrivals.ts';

export function CustomerPage() {
  const { customerId = '' } = useParams();
  const { t, locale } = useWords();
  const [params] = useSearchParams();
  const zone = useZone();
  const [channel, setChannel] = useState<string | null>(null);
  const [opened, setOpened] = useState<InteractionItem | null>(null);
  const customer = useCustomer(customerId);
  const history = useHistory(customerId, channel);
  const items = useMemo(() => history.data?.pages.flatMap((page) => page.items) ?? [], [history.data]);
  const arrivals = useArrivals(customerId, channel, items, history.isSuccess);
  useScrollTo(params.get('at'), items);

  if (customer.isError) {
    return (
      <main className="page narrow" id="content" tabIndex={-1}>
        <PageHead title={t.history.customers} />
        <Failed error={customer.error} onRetry={() => void customer.refetch()} />
      </main>
    );
  }
  return (
    <main className="page narrow" id="content" tabIndex={-1}>
      <Link to="/customers" className="back">
        <Icon name="left" size={14} />
        {t.history.customers}
      </Link>
      <PageHead title={customer.data ? personName(customer.data.label, t) : '…'}>
        {customer.data && customer.data.channels.length > 1 ? (
          <Segments
            label={t.history.channels}
            value={channel ?? ''}
            options={[
              { value: '', label: t.history.allChannels },
              ...customer.data.channels.map((name) => ({ value: name, label: t.frame.channels[name] })),
            ]}
            onChange={(name) => setChannel(name || null)}
          />
        ) : null}
      </PageHead>
      {customer.data ? <Who customer={customer.data} zone={zone} /> : <Bone width={260} />}
      {arrivals.count > 0 ? (
        <div className="arrivals" role="status">
          <Button look="main" icon="up" tiny onClick={arrivals.show} data-testid="new-arrivals">
            {t.history.newItems(arrivals.count, formatCount(arrivals.count, locale))}
          </Button>
        </div>
      ) : null}
      {history.isError && items.length === 0 ? (
        <Failed error={history.error} onRetry={() => void history.refetch()} />
      ) : history.isPending ? (
        <TimelineBones />
      ) : items.length === 0 ? (
        <State icon="chat" title={t.history.emptyHistory} text={t.history.emptyHistoryFix} />
      ) : (
        <>
          <Timeline items={items} zone={zone} oldestWait={customer.data?.waitingSince ?? null} onOpen={setOpened} />
          <Tail
            hasMore={history.hasNextPage}
            isBusy={history.isFetchingNextPage}
            onMore={() => void history.fetchNextPage()}
          />
          {history.hasNextPage ? null : <p className="end">{t.history.endOfHistory}</p>}
        </>
      )}
      {opened ? (
        <InteractionDrawer recordId={opened.recordId} part={opened.part} zone={zone} onClose={() => setOpened(null)} />
      ) : null}
    </main>
  );
}

function Who({ customer, zone }: { customer: CustomerItem; zone: string }) {
  const { t, locale } = useWords();
  const [isPanelOpen, setPanelOpen] = useState(false);
  return (
    <div className="who-card">
      <ul className="points" aria-label={t.history.contactPoints}>
        {customer.contactPoints
          .filter((point) => point.kind !== 'unknown')
          .map((point) => (
            <li key={point.id} className="point">
              <Icon
                name={
                  point.kind === 'email'
                    ? 'email'
                    : point.kind === 'phone'
                      ? 'phone'
                      : point.kind === 'handle'
                        ? 'chat'
                        : 'customers'
                }
                size={13}
              />
              <span className="tabular">{point.value}</span>
              <WhoIs point={point} zone={zone} />
            </li>
          ))}
      </ul>
      <p className="small quiet tabular">
        {t.history.interactionCount(customer.interactions, formatCount(customer.interactions, locale))} ·{' '}
        {t.history.since(formatDay(customer.firstAt, zone, locale))}
      </p>
      <Button tiny look="plain" icon="customers" data-testid="why-one" onClick={() => setPanelOpen(true)}>
        {t.people.whyButton}
      </Button>
      {isPanelOpen ? (
        <PersonPanel
          customerId={customer.customerId}
          name={personName(customer.label, t)}
          zone={zone}
          onClose={() => setPanelOpen(false)}
        />
      ) : null}
    </div>
  );
}

/** Brings the interaction that a link pointed at into sight, once it is loaded. */
function useScrollTo(recordId: string | null, items: readonly InteractionItem[]): void {
  const isLoaded = recordId !== null && items.some((item) => item.recordId === recordId);
  useEffect(() => {
    if (!isLoaded || !recordId) return;
    const target = document.querySelector(`[data-record="${CSS.escape(recordId)}"]`);
    target?.scrollIntoView({ block: 'center' });
    target?.classList.add('pointed');
  }, [isLoaded, recordId]);
}

export function TimelineBones() {
  const { t } = useWords();
  return (
    <div className="timeline" role="status" aria-label={t.frame.loading}>
      <Bone width={120} />
      {Array.from({ length: 5 }, (_, row) => (
        <div key={row} className="card interaction">
          <Bone width={26} height={26} />
          <div className="interaction-body">
            <Bone width={180} />
            <Bone width={`${80 - row * 7}%`} height={32} />
          </div>
        </div>
      ))}
    </div>
  );
}
