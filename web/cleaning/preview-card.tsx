import type { RecipePreview } from '../../src/contract/recipes.ts';
import { say } from '../../src/contract/messages/index.ts';
import { formatCount } from '../formats/number.ts';
import { ruleName } from '../history/rule-name.ts';
import { useWords } from '../locales/use-words.tsx';
import { ChangedValue } from './changed-value.tsx';

const MOST_SAMPLES = 5;

/** What a recipe would change of the data that is there: counts for each rule, and values as they would be. */
export function PreviewCard({ preview }: { preview: RecipePreview }) {
  const words = useWords();
  const { t, locale } = words;
  const n = (value: number): string => formatCount(value, locale);
  const rules = preview.rules.filter(({ now, then, samples }) => now !== then || samples.length > 0);
  return (
    <section className="card recipe-preview" data-testid="recipe-preview" aria-live="polite">
      <h2>{t.cleaning.wouldChange(preview.changed, n(preview.changed), n(preview.looked))}</h2>
      {preview.isWhole ? null : <p className="small quiet">{t.cleaning.firstOnly(n(preview.looked))}</p>}
      {preview.passing > 0 ? <p>{t.cleaning.wouldPass(preview.passing, n(preview.passing))}</p> : null}
      {preview.refused > 0 ? (
        <p className="late">{t.cleaning.wouldBeRefused(preview.refused, n(preview.refused))}</p>
      ) : null}
      {rules.map(({ rule, now, then, samples }) => (
        <section key={rule} className="preview-rule">
          <h3>
            {ruleName(rule, words)} <span className="small quiet">{t.cleaning.values(n(now), n(then))}</span>
          </h3>
          <ul>
            {samples.slice(0, MOST_SAMPLES).map((sample, at) => (
              <ChangedValue key={at} field={sample.field} before={sample.now} after={sample.then} />
            ))}
          </ul>
        </section>
      ))}
      {preview.turning.length > 0 ? (
        <ul className="small">
          {preview.turning.slice(0, MOST_SAMPLES).map((one) => (
            <li key={one.recordId}>{say(one.code, one.about, locale)}</li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
