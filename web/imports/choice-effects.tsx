import type { Guess, Trial } from '../../src/contract/imports.ts';
import { say } from '../../src/contract/messages/index.ts';
import { formatCount } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import type { ReadingChoices } from './reading-choices.ts';

type Choice = Trial['choices'][number];

/** The choices that concern a file, each with what it would change; chosen here. */
export function ChoiceEffects(props: {
  guess: Guess;
  choices: ReadingChoices;
  onChange: (choices: ReadingChoices) => void;
}) {
  const { t, locale } = useWords();
  const { trial } = props.guess;
  if (trial === null) return null;
  const of = (name: Choice['choice']): Choice[] => trial.choices.filter(({ choice }) => choice === name);
  const columns = of('column').filter(({ value }) => value in props.choices.columns);
  const zone = of('zone').find(({ differs }) => differs > 0);
  const swapped = props.guess.evidence.find(({ code }) => code.startsWith('swapped-dates-'));
  const hasChoice = of('dateOrder').length + of('ratingScale').length + columns.length > 0;
  if (!hasChoice && zone === undefined && swapped === undefined) return null;
  return (
    <section className="guess-part" data-testid="choices">
      <h4>
        {t.wizard.choices}, {t.wizard.ofFirst(formatCount(trial.sample, locale))}
      </h4>
      <Group
        label={t.wizard.dateOrder}
        choices={of('dateOrder')}
        nameOf={(value) => t.imports.dateOrders[value] ?? value}
        onChoose={(dateOrder) => props.onChange({ ...props.choices, dateOrder })}
      />
      <Group
        label={t.wizard.ratingScale}
        choices={of('ratingScale')}
        nameOf={(value) => t.wizard.scale(value)}
        onChoose={(ratingScale) => props.onChange({ ...props.choices, ratingScale })}
      />
      {swapped ? (
        <label className="choice-line">
          <input
            type="checkbox"
            checked={props.choices.repairsSwapped}
            onChange={(event) => props.onChange({ ...props.choices, repairsSwapped: event.target.checked })}
          />
          <span>{t.wizard.repairSwapped}</span>
          <span className="small quiet">{say(swapped.code, swapped.about, locale)}</span>
        </label>
      ) : null}
      {columns.map((column) => (
        <p key={column.value} className="small choice-line">
          <span>{t.wizard.without(column.value)}</span>
          <Effect choice={column} />
        </p>
      ))}
      {zone ? <p className="small quiet">{t.wizard.zone(formatCount(zone.differs, locale))}</p> : null}
    </section>
  );
}

function Group(props: {
  label: string;
  choices: readonly Choice[];
  nameOf: (value: string) => string;
  onChoose: (value: string) => void;
}) {
  if (props.choices.length === 0) return null;
  return (
    <fieldset className="choice-group">
      <legend className="small">{props.label}</legend>
      {props.choices.map((choice) => (
        <label key={choice.value} className="choice-line">
          <input
            type="radio"
            name={props.label}
            checked={choice.isTaken}
            onChange={() => props.onChoose(choice.value)}
          />
          <span>{props.nameOf(choice.value)}</span>
          <Effect choice={choice} />
        </label>
      ))}
    </fieldset>
  );
}

function Effect({ choice }: { choice: Choice }) {
  const { t, locale } = useWords();
  const parts = [
    ...(choice.refused > 0 ? [t.wizard.refused(formatCount(choice.refused, locale))] : []),
    ...(choice.differs > 0 ? [t.wizard.differs(formatCount(choice.differs, locale))] : []),
  ];
  const says = parts.length > 0 ? parts.join(locale === 'en' ? ', ' : '，') : choice.isTaken ? '' : t.wizard.same;
  return <span className={`small tabular ${choice.refused > 0 ? 'late' : 'quiet'}`}>{says}</span>;
}
