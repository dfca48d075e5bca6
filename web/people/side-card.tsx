import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { InteractionItem, KnownCustomer, Page } from '../../src/contract/history.ts';
import { get } from '../api/client.ts';
import { formatDay, formatMoment } from '../formats/date.ts';
import { formatCount } from '../formats/number.ts';
import { personName } from '../history/person-name.ts';
import { useWords } from '../locales/use-words.tsx';
import { ChannelMark } from '../ui/channel-mark.tsx';
import { Bone } from '../ui/state.tsx';

/** One of two who may be one person: how to reach them, how much there is, and the last that was said. */
export function SideCard(props: { customer: KnownCustomer; zone: string; isGlimpsed: boolean }) {
  const { customer, zone } = props;
  const { t, locale } = useWords();
  return (
    <section className="side-card">
      <h3>
        {customer.firstAt === null ? (
          personName(customer.label, t)
        ) : (
          <Link className="link" to={`/customers/${customer.customerId}`}>
            {personName(customer.label, t)}
          </Link>
        )}
      </h3>
      <ul className="side-points">
        {customer.contactPoints
          .filter(({ kind }) => kind !== 'unknown')
          .map((point) => (
            <li key={point.id}>
              <span className="tabular">{point.value}</span>
              {point.name && point.name !== customer.label ? <span className="quiet"> {point.name}</span> : null}
            </li>
          ))}
      </ul>
      <p className="small quiet">
        {customer.channels.map((channel) => (
          <ChannelMark key={channel} channel={channel} />
        ))}{' '}
        {customer.firstAt === null || customer.lastAt === null
          ? t.people.onlyNamed
          : `${t.history.interactionCount(customer.interactions, formatCount(customer.interactions, locale))} · ${formatDay(customer.firstAt, zone, locale)} – ${formatDay(customer.lastAt, zone, locale)}`}
      </p>
      {props.isGlimpsed && customer.firstAt !== null ? <Glimpse customerId={customer.customerId} zone={zone} /> : null}
    </section>
  );
}

function Glimpse({ customerId, zone }: { customerId: string; zone: string }) {
  const { t, locale } = useWords();
  const latest = useQuery({
    queryKey: ['glimpse', customerId],
    queryFn: ({ signal }) => get<Page<InteractionItem>>(`customers/${customerId}/history`, [['limit', '3']], signal),
  });
  if (latest.isPending) return <Bone width="80%" />;
  return (
    <ul className="glimpse">
      {(latest.data?.items ?? []).map((item) => (
        <li key={`${item.recordId}/${item.part}`}>
          <time className="small quiet tabular" dateTime={item.at}>
            {formatMoment(item.at, zone, locale)}
          </time>
          <span>{item.subject ?? item.text ?? t.people.noText}</span>
        </li>
      ))}
    </ul>
  );
}
