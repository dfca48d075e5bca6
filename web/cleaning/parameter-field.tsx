import type { CleaningRuleItem } from '../../src/contract/recipes.ts';
import type { Locale } from '../../src/contract/text.ts';
import { formatCount } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { Field } from '../ui/field.tsx';
import type { ParameterValue } from './draft.ts';

type Parameter = CleaningRuleItem['parameters'][string];

/** One setting of a rule: a number within its bounds, a yes or no, or a text. */
export function ParameterField(props: {
  parameter: Parameter;
  value: ParameterValue;
  onChange: (value: ParameterValue) => void;
}) {
  const { parameter, value, onChange } = props;
  const { t, locale } = useWords();
  const label = parameter.label[locale];
  const usual = t.cleaning.usual(usualText(parameter.usual, t.cleaning, locale));
  if (typeof value === 'boolean')
    return (
      <label className="check">
        <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
        <span>{label}</span>
        <span className="small quiet">{usual}</span>
      </label>
    );
  if (typeof value === 'number')
    return (
      <Field label={label} hint={usual}>
        {(ids) => (
          <input
            {...ids}
            type="number"
            className="input"
            min={parameter.from}
            max={parameter.to}
            value={value}
            onChange={(event) => onChange(Number(event.target.value))}
          />
        )}
      </Field>
    );
  return (
    <Field label={label} hint={usual}>
      {(ids) => (
        <input
          {...ids}
          type="text"
          className="input"
          maxLength={parameter.to}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

function usualText(
  usual: ParameterValue,
  words: { isOn: string; isOff: string; empty: string },
  locale: Locale,
): string {
  if (typeof usual === 'boolean') return usual ? words.isOn : words.isOff;
  if (typeof usual === 'number') return formatCount(usual, locale);
  return usual === '' ? words.empty : usual;
}
