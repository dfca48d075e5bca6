import type { SourceRecipe } from '../../src/contract/recipes.ts';
import { formatMoment } from '../formats/date.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import type { Step } from './draft.ts';

/** Every recipe that was decided for a source, newest first; any of them can be taken up again. */
export function Versions(props: { recipe: SourceRecipe; zone: string; onTake: (steps: readonly Step[]) => void }) {
  const { recipe, zone } = props;
  const { t, locale } = useWords();
  if (recipe.versions.length === 0) return null;
  return (
    <section className="versions">
      <h2>{t.cleaning.versions}</h2>
      <ul className="card">
        {recipe.versions.map((one) => (
          <li key={one.decisionId} className={one.undoneAt === null ? '' : 'undone'}>
            <span>
              <b>{t.cleaning.version(String(one.version))}</b>{' '}
              <span className="small quiet">
                {t.cleaning.decidedBy(one.decidedBy, formatMoment(one.decidedAt, zone, locale))}
                {one.why ? ` · ${one.why}` : ''}
                {one.undoneAt === null ? '' : ` · ${t.cleaning.undone}`}
              </span>
            </span>
            {one.version === recipe.version && one.undoneAt === null ? (
              <span className="badge good">{t.cleaning.holds}</span>
            ) : (
              <Button tiny onClick={() => props.onTake(one.steps)}>
                {t.cleaning.goBack}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
