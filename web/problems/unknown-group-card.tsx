import type { UnknownGroup } from '../../src/contract/problems.ts';
import { formatCount } from '../formats/number.ts';
import { useWords, type Words } from '../locales/use-words.tsx';
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
          <h3>{titleOf(group, field, { t, locale })}</h3>
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
        mayLeaveOut={group.field !== 'at' && !saysNothing(group)}
        deeds={deeds}
      />
    </article>
  );
}

function titleOf(group: UnknownGroup, field: string, { t, locale }: Pick<Words, 't' | 'locale'>): string {
  const count = formatCount(group.count, locale);
  if (saysNothing(group)) return t.problems.saysNothing(group.count, count, field);
  return group.distinct === 1
    ? t.problems.says(group.count, count, field, group.values[0]?.value ?? '')
    : t.problems.saysMany(count, field);
}

/** Nothing was said at all: there is no value to leave out. */
function saysNothing({ distinct, values }: UnknownGroup): boolean {
  return distinct === 1 && values[0]?.value === '';
}
