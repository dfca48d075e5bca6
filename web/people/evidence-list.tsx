import type { EvidenceItem } from '../../src/contract/people.ts';
import { useWords } from '../locales/use-words.tsx';
import { Icon } from '../ui/icon.tsx';

/** What speaks for two customers being one, and what against it, in words, the heaviest first. */
export function EvidenceList({ evidence }: { evidence: readonly EvidenceItem[] }) {
  const { t } = useWords();
  const sorted = [...evidence].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return (
    <ul className="speaks">
      {sorted.map((one, at) => (
        <li key={at} className={one.weight < 0 ? 'against' : 'for'}>
          <Icon name={one.weight < 0 ? 'close' : 'check'} size={13} />
          <span className="for-readers">{one.weight < 0 ? t.people.against : t.people.for}</span>
          <span>
            {t.people.evidence[one.field]?.[one.how] ?? `${one.field}: ${one.how}`}
            {one.a === '' && one.b === '' ? null : (
              <span className="quiet"> {one.a === one.b || one.b === '' ? one.a : `${one.a} · ${one.b}`}</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
