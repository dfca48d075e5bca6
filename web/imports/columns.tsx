import type { Guess } from '../../src/contract/imports.ts';
import { useWords } from '../locales/use-words.tsx';

/** What each column of a table is taken for; what is wrong is put right here. */
export function Columns(props: {
  columns: Guess['columns'];
  chosen: Readonly<Record<string, string>>;
  onChange: (column: string, field: string) => void;
}) {
  const { t } = useWords();
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
            {props.columns.map(({ column, field, samples }) => {
              const value = props.chosen[column] ?? field ?? 'ignore';
              const known =
                t.imports.fields[value] === undefined ? [[value, fieldName(value, t.imports.fields)] as const] : [];
              return (
                <tr key={column}>
                  <th scope="row" className="cut">
                    {column}
                  </th>
                  <td className="quiet cut">{samples.slice(0, 3).join(' · ')}</td>
                  <td>
                    <select
                      className="input"
                      aria-label={`${t.imports.meaning}: ${column}`}
                      value={value}
                      onChange={(event) => props.onChange(column, event.target.value)}
                    >
                      {[...known, ...Object.entries(t.imports.fields)].map(([id, label]) => (
                        <option key={id} value={id}>
                          {label}
                        </option>
                      ))}
                    </select>
                  </td>
                </tr>
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
