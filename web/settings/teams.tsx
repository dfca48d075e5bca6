import { useState } from 'react';
import type { TeamDecision } from '../../src/contract/calendar.ts';
import { useDimension } from '../api/queries.ts';
import { useZone } from '../api/use-zone.ts';
import { formatCount } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Choices } from '../ui/choices.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { Field } from '../ui/field.tsx';
import { explain, Note } from '../ui/state.tsx';
import { HeldList } from './held-list.tsx';
import { useDeciding } from './use-deciding.ts';
import { ValidFromField } from './valid-from-field.tsx';

/** Who is in which team from when on. */
export function Teams() {
  const { t, locale } = useWords();
  const zone = useZone();
  const [draft, setDraft] = useState<TeamDecision | null>(null);
  return (
    <section className="card setting-card" aria-label={t.hours.teams}>
      <header>
        <h2>{t.hours.teams}</h2>
        <p className="small quiet">{t.hours.teamsHint}</p>
      </header>
      <HeldList
        kind="team"
        none={t.hours.noTeams}
        title={({ about }) => about.name}
        lines={({ about }) => [
          [
            about.agents.length === 0
              ? t.hours.nobody
              : t.hours.members(about.agents.length, formatCount(about.agents.length, locale)),
            about.validFrom === null ? t.hours.always : t.hours.since(about.validFrom),
          ].join(' · '),
        ]}
        onChange={({ about }) => setDraft(about)}
      />
      <div className="row-actions">
        <Button onClick={() => setDraft({ name: '', agents: [], validFrom: null, zone })}>{t.hours.addTeam}</Button>
      </div>
      {draft ? (
        <Drawer title={t.hours.teams} testId="team-editor" onClose={() => setDraft(null)}>
          <TeamEditor first={draft} onDone={() => setDraft(null)} />
        </Drawer>
      ) : null}
    </section>
  );
}

function TeamEditor({ first, onDone }: { first: TeamDecision; onDone: () => void }) {
  const { t, locale } = useWords();
  const [draft, setDraft] = useState(first);
  const agents = useDimension('agent');
  const { decide } = useDeciding(onDone);
  const toggle = (id: string): void =>
    setDraft({
      ...draft,
      agents: draft.agents.includes(id) ? draft.agents.filter((one) => one !== id) : [...draft.agents, id],
    });
  return (
    <form
      className="settings"
      onSubmit={(event) => {
        event.preventDefault();
        decide.mutate({ kind: 'team', about: draft, why: '' });
      }}
    >
      <Field label={t.hours.teamName}>
        {(ids) => (
          <input
            className="input"
            {...ids}
            value={draft.name}
            maxLength={200}
            onChange={(event) => setDraft({ ...draft, name: event.target.value })}
          />
        )}
      </Field>
      <div className="field">
        <span className="label">{t.hours.agents}</span>
        <Choices
          label={t.hours.agents}
          many
          searchLabel={t.hours.searchAgents}
          emptyText={t.overview.noMatches}
          chosen={draft.agents}
          choices={(agents.data ?? []).map((one) => ({
            value: one.value,
            label: one.label,
            beside: formatCount(one.n, locale),
          }))}
          onChoose={toggle}
        />
      </div>
      <ValidFromField value={draft.validFrom} onChange={(validFrom) => setDraft({ ...draft, validFrom })} />
      {decide.isError ? <Note look="late" {...explain(decide.error, t.frame)} /> : null}
      <div className="row-actions">
        <Button type="submit" look="main" disabled={draft.name.trim() === '' || decide.isPending}>
          {decide.isPending ? t.hours.saving : t.hours.save}
        </Button>
        <Button onClick={onDone}>{t.frame.cancel}</Button>
      </div>
    </form>
  );
}
