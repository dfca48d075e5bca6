import type { UnknownGroup } from '../../src/contract/problems.ts';
import { formatCount } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { FixForm } from './fix-form.tsx';
import { fieldName } from './problem-group-card.tsx';
import type { Deeds } from './use-deeds.tsx';

/** Stored records of which a value stayed unknown: "412 records say 'Whats App' (Channel)". */
export function UnknownGroupCard({ group, deeds }: { group: UnknownGroup; deeds: Deeds }) {
  const { t, locale } = useWords();
  const field = fieldName(group.field, t.problems.fields);
  const count = formatCount(group.count, locale);
  return (
    <article className="card problem-card" data-testid="unknown-group" data-field={group.field}>
      <header>
        <div>
          <h3>
            {group.distinct === 1 && group.values[0]?.value === ''
              ? t.problems.saysNothing(group.count, count, field)
              : group.distinct === 1
                ? t.problems.says(group.count, count, field, group.values[0]?.value ?? '')
                : t.problems.saysMany(count, field)}
          </h3>
          <p className="small quiet">{t.problems.inFiles(group.files.join(', '), 0)}</p>
        </div>
        <span className="badge">{t.problems.records(group.count, count)}</span>
      </header>
      <FixForm
        namespace={group.namespace}
        field={group.field}
        values={group.values}
        distinct={group.distinct}
        clusters={group.clusters}
        mayLeaveOut={group.field !== 'at'}
        deeds={deeds}
      />
    </article>
  );
}
