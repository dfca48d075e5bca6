import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import type { RepeatGroup, RepeatsPage } from '../../src/contract/repeats.ts';
import { get, type Params } from '../api/client.ts';
import { useZone } from '../api/use-zone.ts';
import { formatCount } from '../formats/number.ts';
import { personName } from '../history/person-name.ts';
import { useWords } from '../locales/use-words.tsx';
import { Bones, Failed, State } from '../ui/state.tsx';
import { Tail } from '../ui/tail.tsx';
import { GroupCard } from './group-card.tsx';
import './repeats.css';

/** What was seen more than once, the latest first, by rule: the evidence side by side, and the way to cut it. */
export function RepeatsTab() {
  const { t } = useWords();
  const zone = useZone();
  const [params] = useSearchParams();
  const rule = params.get('rule');
  const repeats = useRepeats(rule);
  if (repeats.isError && !repeats.data) return <Failed error={repeats.error} onRetry={() => void repeats.refetch()} />;
  if (repeats.isPending) return <Bones rows={6} height={18} />;
  const [first] = repeats.data.pages;
  const groups = repeats.data.pages.flatMap((page) => page.items);
  if (groups.length === 0 && rule === null)
    return <State icon="check" title={t.repeats.none} text={t.repeats.noneFix} />;
  return (
    <>
      <Rules rules={first!.rules} chosen={rule} />
      <ul className="repeat-groups">
        {groups.map((group) => (
          <Group key={`${group.counted.recordId}/${group.counted.part}`} group={group} zone={zone} />
        ))}
      </ul>
      <Tail
        hasMore={repeats.hasNextPage}
        isBusy={repeats.isFetchingNextPage}
        onMore={() => void repeats.fetchNextPage()}
      />
    </>
  );
}

function useRepeats(rule: string | null) {
  const params: Params = rule === null ? [] : [['rule', rule]];
  return useInfiniteQuery({
    queryKey: ['repeats', rule],
    queryFn: ({ pageParam, signal }) =>
      get<RepeatsPage>('repeats', pageParam === null ? params : [...params, ['cursor', pageParam]], signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** Every rule that found something, with its count; choosing one leaves its groups alone. */
function Rules({ rules, chosen }: { rules: RepeatsPage['rules']; chosen: string | null }) {
  const { t, locale } = useWords();
  const found = rules.filter(({ count, rule }) => count > 0 || rule === chosen);
  const total = rules.reduce((sum, { count }) => sum + count, 0);
  return (
    <nav className="rules" aria-label={t.repeats.all}>
      <Link className={`choice ${chosen === null ? 'active' : ''}`} to="?" aria-current={chosen === null}>
        {t.repeats.all} <span className="tabular quiet">{formatCount(total, locale)}</span>
      </Link>
      {found.map(({ rule, reason, count }) => (
        <Link
          key={rule}
          className={`choice ${chosen === rule ? 'active' : ''}`}
          to={`?rule=${rule}`}
          title={reason[locale]}
          aria-current={chosen === rule}
        >
          {t.repeats.rules[rule] ?? rule} <span className="tabular quiet">{formatCount(count, locale)}</span>
        </Link>
      ))}
    </nav>
  );
}

function Group({ group, zone }: { group: RepeatGroup; zone: string }) {
  const { t, locale } = useWords();
  const times = group.repeats.length + 1;
  return (
    <li className="card repeat-group">
      <p className="head">
        <Link className="link" to={`/customers/${group.customer.id}`}>
          {personName(group.customer.label, t)}
        </Link>
        <span className="small quiet">{t.repeats.sightings(times, formatCount(times, locale))}</span>
      </p>
      <GroupCard group={group} zone={zone} />
    </li>
  );
}
