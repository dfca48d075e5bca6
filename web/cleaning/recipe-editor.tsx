import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DecisionItem } from '../../src/contract/decisions.ts';
import type { CleaningRuleItem, RecipePreview, SourceRecipe } from '../../src/contract/recipes.ts';
import type { RuleCount } from '../../src/contract/rules.ts';
import { send } from '../api/client.ts';
import { useZone } from '../api/use-zone.ts';
import { formatMoment } from '../formats/date.ts';
import { useWords } from '../locales/use-words.tsx';
import { type OpenedRows, QualityRowsDrawer } from '../measures/rows-drawer.tsx';
import { Button } from '../ui/button.tsx';
import { explain } from '../ui/state.tsx';
import { ChangeBar } from './change-bar.tsx';
import { isSameRecipe, leftOut, moved, type Step, withRule } from './draft.ts';
import { OffRule, RuleCard } from './rule-card.tsx';
import { RecipeFile } from './recipe-file.tsx';
import { PreviewCard } from './preview-card.tsx';
import { Versions } from './versions.tsx';

/** The recipe of one source as a draft: nothing is done before it was shown what it would do. */
export function RecipeEditor(props: {
  recipe: SourceRecipe;
  rules: readonly CleaningRuleItem[];
  standard: readonly Step[];
  counts: readonly RuleCount[];
}) {
  const { recipe, rules, standard } = props;
  const { source } = recipe;
  const { t, locale } = useWords();
  const zone = useZone();
  const client = useQueryClient();
  const [draft, setDraft] = useState<readonly Step[] | null>(null);
  const [opened, setOpened] = useState<OpenedRows | null>(null);
  const steps = draft ?? recipe.steps;
  const isChanged = !isSameRecipe(steps, recipe.steps, rules);

  const preview = useMutation({
    mutationFn: () => send<RecipePreview>('POST', 'recipes/preview', { source, steps }),
  });
  const apply = useMutation({
    mutationFn: (why: string) =>
      send<DecisionItem>('POST', 'decisions', { kind: 'recipe', about: { source, steps }, why }),
    onSuccess: async () => {
      await client.invalidateQueries();
      setDraft(null);
      preview.reset();
    },
  });
  const change = (next: readonly Step[]): void => {
    setDraft(next);
    preview.reset();
    apply.reset();
  };
  const held = recipe.versions.find(({ version }) => version === recipe.version);
  const counted = new Map(props.counts.map((count) => [count.rule, count]));
  const failure = preview.error ?? apply.error;
  return (
    <div className="recipe">
      <header className="recipe-head">
        <p>
          <b>{recipe.version === 0 ? t.cleaning.standard : t.cleaning.version(String(recipe.version))}</b>
          {held ? (
            <span className="small quiet">
              {' '}
              {t.cleaning.decidedBy(held.decidedBy, formatMoment(held.decidedAt, zone, locale))}
              {held.why ? ` · ${held.why}` : ''}
            </span>
          ) : null}
        </p>
        <RecipeFile source={source} steps={steps} onRead={change} />
        {isSameRecipe(steps, standard, rules) ? null : (
          <Button tiny icon="undo" onClick={() => change(standard)}>
            {t.cleaning.toStandard}
          </Button>
        )}
      </header>
      <ol className="recipe-steps">
        {steps.map((step, at) => (
          <RuleCard
            key={step.rule}
            place={at + 1}
            step={step}
            rule={rules.find(({ id }) => id === step.rule)}
            count={counted.get(step.rule)}
            onOpen={(title) => setOpened({ title, cell: { rule: step.rule, source } })}
            onParameters={(parameters) => change(steps.map((one, i) => (i === at ? { ...one, parameters } : one)))}
            onOff={() => change(steps.filter((_, i) => i !== at))}
            up={moved(steps, at, -1, rules)}
            down={moved(steps, at, 1, rules)}
            onMove={change}
          />
        ))}
      </ol>
      {leftOut(steps, rules).length > 0 ? (
        <section>
          <h2 className="recipe-off-title">{t.cleaning.off}</h2>
          <ul className="recipe-steps">
            {leftOut(steps, rules).map((rule) => (
              <OffRule key={rule.id} rule={rule} onOn={() => change(withRule(steps, rule, rules))} />
            ))}
          </ul>
        </section>
      ) : null}
      {preview.data ? <PreviewCard preview={preview.data} /> : null}
      {failure ? (
        <p className="late" role="alert">
          {explain(failure, t.frame).title} {explain(failure, t.frame).text}
        </p>
      ) : null}
      {isChanged ? (
        <ChangeBar
          isPreviewed={preview.isSuccess}
          isPreviewing={preview.isPending}
          isApplying={apply.isPending}
          onPreview={() => preview.mutate()}
          onApply={(why) => apply.mutate(why)}
          onDiscard={() => change(recipe.steps)}
        />
      ) : null}
      <Versions recipe={recipe} zone={zone} onTake={change} />
      {opened ? (
        <QualityRowsDrawer
          opened={opened}
          view={{ source, every: 'month', zone, weekStart: 1 }}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </div>
  );
}
