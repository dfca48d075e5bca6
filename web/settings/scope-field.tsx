import type { ScopeOf } from '../../src/contract/calendar.ts';
import { CHANNELS } from '../../src/core/basics/channel.ts';
import type { Words } from '../locales/use-words.tsx';
import { useWords } from '../locales/use-words.tsx';
import { Field } from '../ui/field.tsx';

/** Of whom something holds: everybody, a channel or a team, in one list. */
export function ScopeField(props: { value: ScopeOf; teams: readonly string[]; onChange: (scope: ScopeOf) => void }) {
  const words = useWords();
  const { t } = words;
  const scopes: ScopeOf[] = [
    { kind: 'all' },
    ...CHANNELS.map((channel) => ({ kind: 'channel' as const, channel })),
    ...props.teams.map((team) => ({ kind: 'team' as const, team })),
  ];
  return (
    <Field label={t.hours.for} hint={t.hours.scopeHint}>
      {(ids) => (
        <select
          className="input"
          {...ids}
          value={JSON.stringify(props.value)}
          onChange={(event) => props.onChange(JSON.parse(event.target.value) as ScopeOf)}
        >
          {scopes.map((scope) => (
            <option key={JSON.stringify(scope)} value={JSON.stringify(scope)}>
              {sayScope(scope, words)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function sayScope(scope: ScopeOf, { t }: Words): string {
  if (scope.kind === 'channel') return t.hours.channelOf(t.frame.channels[scope.channel]);
  return scope.kind === 'team' ? t.hours.teamOf(scope.team) : t.hours.everybody;
}
