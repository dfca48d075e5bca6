import { CHANNELS } from '../../src/core/basics/channel.ts';
import { useWords } from '../locales/use-words.tsx';

/** Where a value is said: chosen where there are few, written where there are many. */
export function ValueInput(props: { field: string; value: string; onChange: (value: string) => void }) {
  const { t } = useWords();
  const choices = choicesOf(props.field, t);
  const label = `${t.problems.fields[props.field] ?? props.field}: ${t.problems.newValue}`;
  if (choices === null)
    return (
      <input
        className="input"
        aria-label={label}
        placeholder={t.problems.example[props.field] ?? ''}
        value={props.value}
        maxLength={200}
        onChange={(event) => props.onChange(event.target.value)}
      />
    );
  return (
    <select
      className="input"
      aria-label={label}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
    >
      <option value="" />
      {choices.map(([value, name]) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </select>
  );
}

function choicesOf(field: string, t: ReturnType<typeof useWords>['t']): readonly (readonly [string, string])[] | null {
  switch (field) {
    case 'channel':
      return CHANNELS.map((channel) => [channel, t.frame.channels[channel]]);
    case 'direction':
      return (['inbound', 'outbound', 'internal'] as const).map((one) => [one, t.frame.directions[one]]);
    case 'answered':
      return [
        ['yes', t.problems.yes],
        ['no', t.problems.no],
      ];
    default:
      return null;
  }
}
