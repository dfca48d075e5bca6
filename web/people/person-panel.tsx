import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonDetail } from '../../src/contract/people.ts';
import { get } from '../api/client.ts';
import { formatCount } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { Bones, Failed } from '../ui/state.tsx';
import { JoinWith } from './join-with.tsx';
import { PointProof } from './point-proof.tsx';
import { ToldToast } from './told-toast.tsx';
import { useDecidingPeople } from './use-deciding-people.ts';
import './people.css';

/** Why these contact points are one customer, the way to take some away, and to join with another. */
export function PersonPanel(props: { customerId: string; name: string; zone: string; onClose: () => void }) {
  const { customerId, zone } = props;
  const { t, locale } = useWords();
  const deciding = useDecidingPeople();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const person = useQuery({
    queryKey: ['person', customerId],
    queryFn: ({ signal }) => get<PersonDetail>(`customers/${customerId}/person`, [], signal),
  });
  const points = person.data?.points ?? [];
  const isSplittable = points.length > 1;
  const goes = points.filter(({ id }) => picked.has(id));
  const toggle = (id: string): void => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    setPicked(next);
  };
  const split = (): void =>
    deciding.decide(
      { kind: 'split', about: { customer: customerId, points: goes.map(({ id }) => id) }, why: '' },
      t.people.splitOff(goes.map(({ value }) => value).join(', ')),
      () => setPicked(new Set()),
    );
  return (
    <Drawer title={t.people.whyOne(props.name)} testId="person-panel" onClose={props.onClose}>
      <ToldToast deciding={deciding} />
      {person.isError ? (
        <Failed error={person.error} onRetry={() => void person.refetch()} />
      ) : person.isPending ? (
        <Bones rows={4} height={18} />
      ) : (
        <>
          <ul className="person-points">
            {points.map((point) => (
              <PointProof
                key={point.id}
                point={point}
                zone={zone}
                picked={isSplittable ? picked.has(point.id) : null}
                onPick={() => toggle(point.id)}
                onUndo={deciding.undo}
                isBusy={deciding.isBusy}
              />
            ))}
          </ul>
          {isSplittable ? (
            <div className="person-split">
              <Button
                disabled={goes.length === 0 || goes.length === points.length || deciding.isBusy}
                onClick={split}
                data-testid="split"
              >
                {goes.length === 0
                  ? t.people.pickToSplit
                  : t.people.split(goes.length, formatCount(goes.length, locale))}
              </Button>
              {goes.length === points.length ? <p className="small quiet">{t.people.nobodyStays}</p> : null}
            </div>
          ) : null}
          <JoinWith customerId={customerId} name={props.name} deciding={deciding} />
        </>
      )}
    </Drawer>
  );
}
