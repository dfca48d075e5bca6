import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Change, Changes } from '../../src/contract/changes.ts';
import type { Answer, QuestionInput } from '../../src/contract/question.ts';
import { get } from '../api/client.ts';
import { questionParams } from '../api/question-params.ts';
import { formatMoment } from '../formats/date.ts';
import { formatCount, formatValue } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { Bones, Failed } from '../ui/state.tsx';

/** What has made the number of the whole range another since, each with its share; the shares add up. */
export function WhatChanged({ answer, question }: { answer: Answer; question: QuestionInput }) {
  const { t, locale } = useWords();
  const { every: _every, by: _by, top: _top, compare: _compare, asOf: _asOf, version: _version, ...one } = question;
  const params = [...questionParams(one), ['sinceVersion', String(answer.version)] as const];
  const changes = useQuery({
    queryKey: ['changes', params],
    queryFn: ({ signal }) => get<Changes>('answers/changes', params, signal),
  });
  if (changes.isError) return <Failed error={changes.error} onRetry={() => void changes.refetch()} />;
  if (changes.isPending) return <Bones rows={3} />;
  const { before, after, unit } = changes.data;
  const number = (value: number | null) => formatValue(value, unit, locale);
  return (
    <section className="card what-changed" data-testid="what-changed">
      <p className="strong tabular">
        {t.changes.fromTo(number(before.value), number(after.value))}{' '}
        <span className="quiet small">{t.changes.ns(formatCount(before.n, locale), formatCount(after.n, locale))}</span>
      </p>
      {changes.data.changes.length === 0 ? (
        <p className="quiet">{t.changes.none}</p>
      ) : (
        <ol>
          {changes.data.changes.map((change) => (
            <li key={change.version}>
              <time className="small quiet tabular" dateTime={change.recordedAt}>
                {formatMoment(change.recordedAt, answer.zone, locale)}
              </time>
              <span>
                <Cause change={change} />
              </span>
              <span className="strong tabular">{signed(change.difference, number)}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Cause({ change }: { change: Change }) {
  const { t } = useWords();
  const said = t.changes.causes[change.cause] ?? change.cause;
  if (change.import)
    return (
      <>
        {t.changes.because(said)}
        <Link to={`/imports/${change.import.id}`}>{change.import.title}</Link>
      </>
    );
  if (!change.decision) return said;
  const { kind, why, decidedBy } = change.decision;
  return (
    <>
      {t.changes.because(said)}
      <Link to="/quality/decisions">{t.quality.kinds[kind] ?? kind}</Link>
      <span className="quiet small"> {[decidedBy, why].filter(Boolean).join(' · ')}</span>
    </>
  );
}

function signed(difference: number | null, number: (value: number) => string): string {
  if (difference === null) return '–';
  return difference > 0 ? `+${number(difference)}` : number(difference).replace(/^-/, '−');
}
