import type { Guess } from '../../src/contract/imports.ts';
import type { ReadingChoices } from './reading-choices.ts';
import { Fragment } from 'react';
import { ColumnEvidence } from './column-evidence.tsx';
import { useWords } from '../locales/use-words.tsx';

/** What each column of a table is taken for; what is wrong is put right here. */
export function Columns(props: {
  columns: Guess['columns'];
  choices: ReadingChoices;
  onChange: (choices: ReadingChoices) => void;
}) {
  const { t } = useWords();
  const { choices, onChange } = props;
  return (
    <section className="guess-part">
      <h4>{t.imports.columns}</h4>
      <div className="table-scroll">
        <table className="table columns">
          <thead>
            <tr>
              <th scope="col">{t.imports.column}</th>
              <th scope="col">{t.imports.samples}</th>
              <th scope="col">{t.imports.meaning}</th>
            </tr>
          </thead>
          <tbody>
            {props.columns.map((its) => {
              const { column, field, samples } = its;
              const value = choices.columns[column] ?? field ?? 'ignore';
              const known =
                t.imports.fields[value] === undefined ? [[value, fieldName(value, t.imports.fields)] as const] : [];
              return (
                <Fragment key={column}>
                  <tr>
                    <th scope="row" className="cut">
                      {column}
                    </th>
                    <td className="quiet cut">{samples.slice(0, 3).join(' · ')}</td>
                    <td>
                      <select
                        className="input"
                        aria-label={`${t.imports.meaning}: ${column}`}
                        value={value}
                        onChange={(event) =>
                          onChange({ ...choices, columns: { ...choices.columns, [column]: event.target.value } })
                        }
                      >
                        {[...known, ...Object.entries(t.imports.fields)].map(([id, label]) => (
                          <option key={id} value={id}>
                            {label}
                          </option>
                        ))}
                      </select>
                    </td>
                  </tr>
                  <ColumnEvidence column={its} choices={choices} onChange={onChange} />
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** A field may name its unit ("waited:min"). */
function fieldName(field: string, names: Readonly<Record<string, string>>): string {
  const [base = field, unit] = field.split(':');
  const name = names[base] ?? base;
  return unit ? `${name} (${unit})` : name;
}
