import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { Recipes } from '../../src/contract/recipes.ts';
import type { RuleCount } from '../../src/contract/rules.ts';
import { get } from '../api/client.ts';
import { useWords } from '../locales/use-words.tsx';
import { Bones, Failed, State } from '../ui/state.tsx';
import { RecipeEditor } from './recipe-editor.tsx';
import './cleaning.css';

/** How each source is cleaned: the rules in their order, what they did, what a change would do, and every version. */
export function CleaningTab() {
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const recipes = useQuery({ queryKey: ['recipes'], queryFn: ({ signal }) => get<Recipes>('recipes', [], signal) });
  const counts = useQuery({
    queryKey: ['rule-counts'],
    queryFn: ({ signal }) => get<{ counts: RuleCount[] }>('rules/counts', [], signal),
  });
  if (recipes.isError) return <Failed error={recipes.error} onRetry={() => void recipes.refetch()} />;
  if (recipes.isPending) return <Bones rows={8} height={18} />;
  const { sources } = recipes.data;
  const chosen = sources.find(({ source }) => source === params.get('source')) ?? sources[0];
  if (!chosen) return <State icon="spark" title={t.cleaning.none} text={t.cleaning.noneFix} />;
  return (
    <>
      {sources.length > 1 ? (
        <nav className="rules" aria-label={t.cleaning.sources}>
          {sources.map(({ source }) => (
            <button
              key={source}
              type="button"
              className={`choice ${source === chosen.source ? 'active' : ''}`}
              aria-current={source === chosen.source}
              onClick={() => setParams({ source })}
            >
              {source}
            </button>
          ))}
        </nav>
      ) : null}
      <RecipeEditor
        key={chosen.source}
        recipe={chosen}
        rules={recipes.data.rules}
        standard={recipes.data.standard}
        counts={(counts.data?.counts ?? []).filter(({ source }) => source === chosen.source)}
      />
    </>
  );
}
