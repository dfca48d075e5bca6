import type { Guess } from '../../src/contract/imports.ts';
import { say } from '../../src/contract/messages/index.ts';
import { formatCount } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import type { ReadingChoices } from './reading-choices.ts';

type Column = Guess['columns'][number];

/** Below a column: why it is taken for what it is, the rows that prove it, and the values that cannot be read. */
export function ColumnEvidence(props: {
  column: Column;
  choices: ReadingChoices;
  onChange: (choices: ReadingChoices) => void;
}) {
  const { t, locale } = useWords();
  const { column, evidence, suggests } = props.column;
  if (!evidence) return null;
  const n = (value: number): string => formatCount(value, locale);
  const { values, readable } = evidence;
  const isRead = props.column.field !== null;
  const summary = !isRead
    ? null
    : values === 0
      ? t.wizard.noValues
      : readable === values
        ? t.wizard.allReadable(values, n(values))
        : t.wizard.readable(n(readable), n(values));
  const { attributes } = props.choices;
  return (
    <tr className="column-evidence">
      <td colSpan={3}>
        <details open={readable < values && isRead}>
          <summary className="small quiet">
            {t.wizard.proof}
            {summary ? ` · ${summary}` : ''}
            {evidence.refused > 0 ? (
              <span className="late"> · {t.wizard.columnRefused(evidence.refused, n(evidence.refused))}</span>
            ) : null}
          </summary>
          <ul className="small">
            {evidence.why.map((why, at) => (
              <li key={at}>{say(why.code, why.about, locale)}</li>
            ))}
            {evidence.changed > 0 ? <li>{t.wizard.columnChanged(evidence.changed, n(evidence.changed))}</li> : null}
          </ul>
          <Unreadable values={evidence.unreadable} />
          <Worst values={evidence.worst} />
          <Alike groups={evidence.alike} />
        </details>
        {suggests ? (
          <label className="small choice-line">
            <input
              type="checkbox"
              checked={column in attributes}
              onChange={(event) => {
                const { [column]: _, ...others } = attributes;
                const next = event.target.checked ? { ...others, [column]: suggests } : others;
                props.onChange({ ...props.choices, attributes: next });
              }}
            />
            <span>{t.wizard.keepAs(suggests.name, suggests.unit ?? suggests.money ?? '')}</span>
          </label>
        ) : null}
      </td>
    </tr>
  );
}

function Unreadable({ values }: { values: NonNullable<Column['evidence']>['unreadable'] }) {
  const { t, locale } = useWords();
  if (values.length === 0) return null;
  return (
    <p className="small">
      {t.wizard.unreadable}{' '}
      {values.map(({ value, line }, at) => (
        <span key={at}>
          {at > 0 ? ', ' : ''}
          <code>{value}</code>{' '}
          {line > 0 ? <span className="quiet">({t.wizard.line(formatCount(line, locale))})</span> : null}
        </span>
      ))}
    </p>
  );
}

/** Values that are changed the most, as they will be. */
function Worst({ values }: { values: NonNullable<Column['evidence']>['worst'] }) {
  const { t, locale } = useWords();
  if (values.length === 0) return null;
  return (
    <ul className="small">
      {values.map(({ value, line, becomes }, at) => (
        <li key={at}>
          <code>{value}</code> → {becomes === null || becomes === '' ? t.wizard.empty : <code>{becomes}</code>}{' '}
          {line > 0 ? <span className="quiet">({t.wizard.line(formatCount(line, locale))})</span> : null}
        </li>
      ))}
    </ul>
  );
}

function Alike({ groups }: { groups: NonNullable<Column['evidence']>['alike'] }) {
  const { t, locale } = useWords();
  const many = groups.filter(({ values }) => values.length > 1);
  if (many.length === 0) return null;
  return (
    <>
      <p className="small">{t.wizard.spellings}</p>
      <ul className="small">
        {many.map(({ name, count, values }) => (
          <li key={name}>
            {t.wizard.alike(name, formatCount(count, locale), values.map(({ value }) => value).join(', '))}
          </li>
        ))}
      </ul>
    </>
  );
}
