import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DecisionItem } from '../../src/contract/decisions.ts';
import type { StaffSuggestions as Suggestions } from '../../src/contract/staff.ts';
import { get, send } from '../api/client.ts';
import { formatCount } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';

/** Who looks like one of ours, or like a machine, with the evidence; nothing is taken over without a click. */
export function StaffSuggestions({ listed, onAdd }: { listed: string; onAdd: (pattern: string) => void }) {
  const { t, locale } = useWords();
  const client = useQueryClient();
  const suggestions = useQuery({
    queryKey: ['staff-suggestions'],
    queryFn: ({ signal }) => get<Suggestions>('staff-suggestions', [], signal),
  });
  const isMachine = useMutation({
    mutationFn: (point: string) =>
      send<DecisionItem>('POST', 'decisions', { kind: 'author-role', about: { point, role: 'automation' }, why: '' }),
    onSuccess: () => client.invalidateQueries(),
  });
  const lines = new Set(listed.split('\n').map((line) => line.trim().toLowerCase()));
  const ours = (suggestions.data?.ours ?? []).filter(({ pattern }) => !lines.has(pattern));
  const machines = suggestions.data?.machines ?? [];
  const count = (n: number) => formatCount(n, locale);
  return (
    <>
      {ours.length > 0 ? (
        <div className="suggestions" data-testid="ours-suggestions">
          <p className="small strong">{t.people.suggestions}</p>
          <ul>
            {ours.map(({ pattern, why, mails, of }) => (
              <li key={pattern}>
                <span className="strong">{pattern}</span>
                <span className="small quiet">{t.people.why[why](count(mails), count(of))}</span>
                <Button tiny onClick={() => onAdd(pattern)} aria-label={`${t.people.add}: ${pattern}`}>
                  {t.people.add}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {machines.length > 0 ? (
        <div className="suggestions" data-testid="machine-suggestions">
          <p className="small strong">{t.people.machines}</p>
          <ul>
            {machines.map(({ point, label, answers, quickShare, withinSeconds, texts }) => (
              <li key={point}>
                <span className="strong">{label}</span>
                <span className="small quiet">
                  {t.people.machineWhy(
                    quickShare.toLocaleString(locale, { style: 'percent' }),
                    count(withinSeconds),
                    count(answers),
                    count(texts),
                  )}
                </span>
                <Button tiny disabled={isMachine.isPending} onClick={() => isMachine.mutate(point)}>
                  {t.people.isMachine}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}
