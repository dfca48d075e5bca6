import type { Guess, Trial } from '../../src/contract/imports.ts';
import { say } from '../../src/contract/messages/index.ts';
import { formatCount } from '../formats/number.ts';
import { ruleName } from '../history/rule-name.ts';
import { useWords } from '../locales/use-words.tsx';
import { PreviewLine } from './preview-line.tsx';

/** What would come of a file: counts, and the records that fare worst, as they came and as they would be. */
export function TrialView({ guess, isBusy }: { guess: Guess; isBusy: boolean }) {
  const words = useWords();
  const { t, locale } = words;
  const { trial } = guess;
  if (trial === null) return null;
  const count = (n: number): string => formatCount(n, locale);
  const changes = Object.entries(trial.changes).sort((a, b) => b[1] - a[1]);
  return (
    <>
      <section className="guess-part" aria-live="polite" data-testid="trial">
        <h4>{t.wizard.trial}</h4>
        <p className="trial-outcome">
          {trial.refused === 0
            ? t.wizard.allFine(count(trial.records))
            : t.wizard.outcome(count(trial.records), count(trial.records - trial.refused), count(trial.refused))}{' '}
          <span className="small quiet">
            {isBusy ? t.wizard.retrying : trial.isWhole ? t.wizard.whole : t.wizard.part}
          </span>
        </p>
        {changes.length > 0 ? (
          <p className="small quiet">
            {changes
              .slice(0, 6)
              .map(([rule, n]) => `${ruleName(rule, words)} ${t.imports.times(count(n))}`)
              .join(' · ')}
          </p>
        ) : null}
        {trial.warnings.map((why) => (
          <p key={`${why.code}${why.about['rule']}`} className="small late" role="alert">
            {say(why.code, { ...why.about, rule: ruleName(why.about['rule'] ?? '', words) }, locale)}
          </p>
        ))}
      </section>
      {trial.worst.length > 0 ? (
        <section className="guess-part">
          <h4>{t.wizard.worst}</h4>
          <ol className="worst" data-testid="worst">
            {trial.worst.map((row) => (
              <Worst key={row.line} row={row} zone={guess.reading?.zone ?? 'UTC'} />
            ))}
          </ol>
        </section>
      ) : null}
    </>
  );
}

function Worst({ row, zone }: { row: Trial['worst'][number]; zone: string }) {
  const words = useWords();
  const { t, locale } = words;
  const field = t.problems.fields[row.problem?.about['field'] ?? ''] ?? row.problem?.about['field'] ?? '';
  return (
    <li>
      <p className="small">
        <span className="quiet tabular">{t.wizard.line(formatCount(row.line, locale))}</span>{' '}
        {row.problem ? (
          <strong className="late">{say(row.problem.code, { ...row.problem.about, field }, locale)}</strong>
        ) : null}
      </p>
      <pre>{row.original}</pre>
      {row.changes.length > 0 ? (
        <ul className="small quiet worst-changes">
          {row.changes.slice(0, 4).map((change, at) => (
            <li key={at}>
              {ruleName(change.rule, words)}:{' '}
              <span className="mono">{change.before.slice(0, 60) || t.wizard.empty}</span> →{' '}
              <span className="mono">{change.after.slice(0, 60) || t.wizard.empty}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {row.record ? <PreviewLine row={row.record} zone={zone} /> : null}
    </li>
  );
}
