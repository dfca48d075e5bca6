import type { CleaningRuleItem } from '../../src/contract/recipes.ts';
import { useWords } from '../locales/use-words.tsx';
import { ChangedValue } from './changed-value.tsx';

/** What a rule does and what it leaves alone; the same examples are its test. */
export function Examples({ rule }: { rule: CleaningRuleItem }) {
  const { t } = useWords();
  if (rule.examples.length === 0) return null;
  return (
    <details className="examples">
      <summary className="small">{t.cleaning.examples}</summary>
      <ul>
        {rule.examples.map((example, at) => (
          <ChangedValue key={at} field={example.field} before={example.before} after={example.after} />
        ))}
      </ul>
    </details>
  );
}
