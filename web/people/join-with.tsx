import { useId, useState } from 'react';
import { useCustomers } from '../api/queries.ts';
import { personName } from '../history/person-name.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { useDebounced } from '../ui/use-debounced.ts';
import type { DecidingPeople } from './use-deciding-people.ts';

const MOST_SHOWN = 8;

/** Finds another customer, to say that both are one, or that they are two and stay two. */
export function JoinWith(props: { customerId: string; name: string; deciding: DecidingPeople }) {
  const { customerId, deciding } = props;
  const { t } = useWords();
  const id = useId();
  const [text, setText] = useState('');
  const sought = useDebounced(text.trim(), 200);
  const found = useCustomers(sought);
  const others = (found.data?.pages ?? [])
    .flatMap((page) => page.items)
    .filter((other) => other.customerId !== customerId)
    .slice(0, MOST_SHOWN);
  return (
    <section className="join-with">
      <label className="label" htmlFor={id}>
        {t.people.joinWith}
      </label>
      <input
        id={id}
        type="search"
        className="input"
        value={text}
        placeholder={t.people.joinHint}
        onChange={(event) => setText(event.target.value)}
      />
      {sought === '' ? null : others.length === 0 && found.isSuccess ? (
        <p className="small quiet">{t.people.nobodyFound}</p>
      ) : (
        <ul className="join-found">
          {others.map((other) => {
            const customers = [customerId, other.customerId];
            const name = personName(other.label, t);
            return (
              <li key={other.customerId}>
                <span>
                  <b>{name}</b>{' '}
                  <span className="small quiet">{other.contactPoints.map(({ value }) => value).join(', ')}</span>
                </span>
                <span className="choices">
                  <Button
                    tiny
                    disabled={deciding.isBusy}
                    onClick={() =>
                      deciding.decide(
                        { kind: 'same-person', about: { customers }, why: '' },
                        t.people.areOne(props.name, name),
                        () => setText(''),
                      )
                    }
                  >
                    {t.people.join}
                  </Button>
                  <Button
                    tiny
                    look="plain"
                    disabled={deciding.isBusy}
                    onClick={() =>
                      deciding.decide(
                        { kind: 'different-people', about: { customers }, why: '' },
                        t.people.areTwo(props.name, name),
                        () => setText(''),
                      )
                    }
                  >
                    {t.people.different}
                  </Button>
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
