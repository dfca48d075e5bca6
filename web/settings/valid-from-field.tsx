import { useWords } from '../locales/use-words.tsx';
import { Field } from '../ui/field.tsx';

/** From which local date on something holds; empty: it always has. */
export function ValidFromField(props: { value: string | null; onChange: (date: string | null) => void }) {
  const { t } = useWords();
  return (
    <Field label={t.hours.validFrom} hint={t.hours.validFromHint}>
      {(ids) => (
        <input
          className="input"
          type="date"
          {...ids}
          value={props.value ?? ''}
          onChange={(event) => props.onChange(event.target.value || null)}
        />
      )}
    </Field>
  );
}
