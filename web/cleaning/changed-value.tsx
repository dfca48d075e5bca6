import { useWords } from '../locales/use-words.tsx';
import { BeforeAfter } from './before-after.tsx';

/** A line of a list: the field that is meant, and its value before and after. */
export function ChangedValue(props: { field: string; before: string | null; after: string | null }) {
  const { t } = useWords();
  return (
    <li>
      <span className="small quiet field">
        {t.cleaning.fields[props.field] ?? t.problems.fields[props.field] ?? props.field}
      </span>
      <BeforeAfter before={props.before} after={props.after} />
    </li>
  );
}
