import { useState, type FormEvent } from 'react';
import type { Deciding } from '../../src/contract/decisions.ts';
import { formatCount } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { ValueInput } from './value-input.tsx';
import type { Deeds } from './use-deeds.tsx';

type ValueCount = { readonly value: string; readonly count: number };

/** Values that are alike, and what they are to read instead: one decision for all that are chosen. */
export function FixForm(props: {
  namespace: string;
  field: string;
  values: readonly ValueCount[];
  distinct: number;
  clusters?: readonly (readonly string[])[];
  mayLeaveOut: boolean;
  deeds: Deeds;
}) {
  const { t, locale } = useWords();
  const { namespace, field, values, deeds } = props;
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const [to, setTo] = useState('');
  const first = values[0];
  const picked = values.filter(({ value }) => (chosen ? chosen.has(value) : value === first?.value));
  const records = picked.reduce((sum, { count }) => sum + count, 0);
  const isMany = values.length > 1;
  const decide = (target: string | null): void =>
    deeds.decide(fixOf({ namespace, field, values: picked.map(({ value }) => value), to: target }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (to.trim() !== '') decide(to.trim());
  };
  const toggle = (value: string): void => {
    const next = new Set(picked.map((one) => one.value));
    if (!next.delete(value)) next.add(value);
    setChosen(next);
  };
  return (
    <form className="fix-form" onSubmit={submit}>
      {isMany ? (
        <fieldset className="fix-values">
          <legend className="for-readers">{t.problems.value}</legend>
          <label className="fix-value all">
            <input
              type="checkbox"
              checked={picked.length === values.length}
              onChange={() => setChosen(new Set(picked.length === values.length ? [] : values.map((one) => one.value)))}
            />
            <span className="quiet">{t.problems.all}</span>
          </label>
          {values.map(({ value, count }) => (
            <label key={value} className="fix-value">
              <input
                type="checkbox"
                checked={picked.some((one) => one.value === value)}
                onChange={() => toggle(value)}
              />
              <span className="mono cut">{value === '' ? t.problems.nothingSaid : value}</span>
              <span className="number quiet">{formatCount(count, locale)}</span>
            </label>
          ))}
          {props.distinct > values.length ? (
            <p className="small quiet">{t.problems.moreValues(formatCount(props.distinct - values.length, locale))}</p>
          ) : null}
        </fieldset>
      ) : null}
      {(props.clusters ?? []).map((cluster) => (
        <Button key={cluster.join('\n')} tiny className="fix-cluster" onClick={() => setChosen(new Set(cluster))}>
          {t.problems.spelt(cluster.join(' · '))}
        </Button>
      ))}
      <div className="fix-line">
        <span className="small quiet tabular">
          {isMany ? (
            t.problems.chosen(picked.length, formatCount(records, locale))
          ) : (
            <span className="mono">{first?.value === '' ? t.problems.nothingSaid : first?.value}</span>
          )}{' '}
          {t.problems.newValue}
        </span>
        <ValueInput field={field} value={to} onChange={setTo} />
        <Button look="main" type="submit" disabled={deeds.isBusy || picked.length === 0 || to.trim() === ''}>
          {t.problems.putRight}
        </Button>
        {field === 'channel' ? (
          <Button disabled={deeds.isBusy || picked.length === 0} onClick={() => decide('other')}>
            {t.problems.acceptOther}
          </Button>
        ) : props.mayLeaveOut ? (
          <Button disabled={deeds.isBusy || picked.length === 0} onClick={() => decide(null)}>
            {t.problems.leaveOut}
          </Button>
        ) : null}
      </div>
      {deeds.isBusy ? (
        <p className="small quiet" role="status">
          {t.problems.working(formatCount(records, locale))}
        </p>
      ) : null}
    </form>
  );
}

/** The decision; a value of nothing is null there. */
export function fixOf(fix: {
  namespace?: string;
  recordId?: string;
  field: string;
  values: readonly string[];
  to: string | null;
}): Deciding {
  const { namespace = null, recordId = null, field, to } = fix;
  const values = fix.values.map((value) => (value === '' ? null : value));
  return { kind: 'fix', about: { namespace, recordId, field, values, to }, why: '' } as Deciding;
}
