import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { DecisionItem, ProfileAbout } from '../../src/contract/decisions.ts';
import type { Page } from '../../src/contract/history.ts';
import { get, send } from '../api/client.ts';
import { formatCount } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';

/** What is remembered about how files are read: renamed and forgotten here. Nothing is shown where there is nothing. */
export function Profiles() {
  const { t } = useWords();
  const found = useQuery({
    queryKey: ['decisions', 'profile'],
    queryFn: ({ signal }) => get<Page<DecisionItem>>('decisions', [['kind', 'profile']], signal),
  });
  const held = (found.data?.items ?? []).filter(({ undoneAt }) => undoneAt === null);
  if (held.length === 0) return null;
  return (
    <section className="card profiles" aria-labelledby="profiles-title" data-testid="profiles">
      <h2 id="profiles-title">{t.wizard.profiles}</h2>
      <p className="small quiet">{t.wizard.profilesText}</p>
      <ul>
        {held.map((item) => (
          <ProfileLine key={item.decisionId} item={item} />
        ))}
      </ul>
    </section>
  );
}

function ProfileLine({ item }: { item: DecisionItem }) {
  const { t, locale } = useWords();
  const client = useQueryClient();
  const about = item.about as unknown as ProfileAbout;
  const [name, setName] = useState<string | null>(null);
  const onSuccess = () => client.invalidateQueries({ queryKey: ['decisions'] });
  const forget = useMutation({ mutationFn: () => send('POST', `decisions/${item.decisionId}/undo`), onSuccess });
  const rename = useMutation({
    mutationFn: async (to: string) => {
      await send('POST', 'decisions', { kind: 'profile', about: { ...about, name: to }, why: item.why });
      await send('POST', `decisions/${item.decisionId}/undo`);
    },
    onSuccess,
    onSettled: () => setName(null),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name !== null && name.trim() !== '') rename.mutate(name.trim());
  };
  return (
    <li>
      {name === null ? (
        <div>
          <strong>{about.name}</strong>
          <p className="small quiet">
            {[
              t.wizard.profileOf(about.headers.length, formatCount(about.headers.length, locale)),
              ...(about.importId === null ? [] : [t.wizard.fromImport(String(about.importId))]),
            ].join(' · ')}
          </p>
        </div>
      ) : (
        <form className="fix-line" onSubmit={submit}>
          <input
            className="input"
            aria-label={t.wizard.name}
            value={name}
            maxLength={100}
            autoFocus
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit" disabled={rename.isPending || name.trim() === ''}>
            {t.wizard.save}
          </Button>
        </form>
      )}
      <div className="row-actions">
        {name === null ? (
          <Button tiny onClick={() => setName(about.name)}>
            {t.wizard.rename}
          </Button>
        ) : null}
        <Button tiny disabled={forget.isPending} onClick={() => forget.mutate()}>
          {t.wizard.forget}
        </Button>
      </div>
    </li>
  );
}
