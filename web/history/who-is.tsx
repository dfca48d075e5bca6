import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Deciding, DecisionItem } from '../../src/contract/decisions.ts';
import type { CustomerItem, Page } from '../../src/contract/history.ts';
import { get, send } from '../api/client.ts';
import { formatMoment } from '../formats/date.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Pop } from '../ui/pop.tsx';
import { explain } from '../ui/state.tsx';

type Point = CustomerItem['contactPoints'][number];
type Role = Extract<Deciding, { kind: 'author-role' }>['about']['role'];

const ROLES: readonly { readonly role: Role; readonly name: 'isOurs' | 'isMachine' | 'isCustomer' }[] = [
  { role: 'agent', name: 'isOurs' },
  { role: 'automation', name: 'isMachine' },
  { role: 'customer', name: 'isCustomer' },
];

/** Says of a contact point that it is one of us, a machine or a customer; shows who said so, and the way back. */
export function WhoIs({ point, zone }: { point: Point; zone: string }) {
  const { t, locale } = useWords();
  const client = useQueryClient();
  const decisions = useQuery({
    queryKey: ['decisions', 'author-role', point.id],
    queryFn: ({ signal }) =>
      get<Page<DecisionItem>>(
        'decisions',
        [
          ['kind', 'author-role'],
          ['point', point.id],
        ],
        signal,
      ),
  });
  const onSuccess = () => client.invalidateQueries();
  const decide = useMutation({
    mutationFn: (role: Role) =>
      send<DecisionItem>('POST', 'decisions', { kind: 'author-role', about: { point: point.id, role }, why: '' }),
    onSuccess,
  });
  const undo = useMutation({
    mutationFn: (decisionId: number) => send<DecisionItem>('POST', `decisions/${decisionId}/undo`),
    onSuccess,
  });
  const made = decisions.data?.items.find((decision) => decision.undoneAt === null);
  const role = made?.about['role'] as Role | undefined;
  const isBusy = decide.isPending || undo.isPending;
  const error = decide.error ?? undo.error;
  return (
    <Pop
      label={t.people.menuOf(point.value)}
      text={role ? t.people.roles[role] : t.people.whoIs}
      look="plain"
      testId="who-is"
    >
      {(close) => (
        <div className="who-is">
          {made ? (
            <p className="small quiet">
              {t.people.decidedBy(made.decidedBy, formatMoment(made.decidedAt, zone, locale))}{' '}
              <Button tiny disabled={isBusy} onClick={() => undo.mutate(made.decisionId, { onSuccess: close })}>
                {t.people.undo}
              </Button>
            </p>
          ) : null}
          {ROLES.filter((one) => one.role !== role).map((one) => (
            <button
              key={one.role}
              type="button"
              className="menu-item"
              disabled={isBusy}
              onClick={() => decide.mutate(one.role, { onSuccess: close })}
            >
              {isBusy ? t.people.working : t.people[one.name]}
            </button>
          ))}
          {error ? (
            <p className="small late" role="alert">
              {explain(error, t.frame).title} {explain(error, t.frame).text}
            </p>
          ) : null}
        </div>
      )}
    </Pop>
  );
}
