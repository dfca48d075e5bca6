import type { CleaningRuleItem } from '../../src/contract/recipes.ts';
import type { RuleCount } from '../../src/contract/rules.ts';
import { formatCount } from '../formats/number.ts';
import { ruleName } from '../history/rule-name.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import type { ParameterValue, Step } from './draft.ts';
import { Examples } from './examples.tsx';
import { ParameterField } from './parameter-field.tsx';

/** One rule of a recipe: why it is there, what it did, what can be set, and its place. */
export function RuleCard(props: {
  place: number;
  step: Step;
  rule: CleaningRuleItem | undefined;
  count: RuleCount | undefined;
  onOpen: (title: string) => void;
  onParameters: (parameters: Step['parameters']) => void;
  onOff: () => void;
  /** The recipe with it one place higher or lower; null: it cannot go there. */
  up: readonly Step[] | null;
  down: readonly Step[] | null;
  onMove: (steps: readonly Step[]) => void;
}) {
  const { step, rule, count } = props;
  const words = useWords();
  const { t, locale } = words;
  const name = ruleName(step.rule, words);
  const set = (parameter: string, value: ParameterValue): void =>
    props.onParameters({ ...step.parameters, [parameter]: value });
  return (
    <li className="card recipe-step" data-testid={`rule-${step.rule}`}>
      <header>
        <span className="place tabular quiet">{props.place}</span>
        <b>{name}</b>
        <span className="step-actions">
          {count ? (
            <Button tiny look="plain" onClick={() => props.onOpen(name)} data-testid={`touched-${step.rule}`}>
              {t.cleaning.touched(count.records, formatCount(count.records, locale))}
            </Button>
          ) : (
            <span className="small quiet">{t.cleaning.untouched}</span>
          )}
          <Move icon="up" label={t.cleaning.moveUp(name)} to={props.up} onMove={props.onMove} />
          <Move icon="down" label={t.cleaning.moveDown(name)} to={props.down} onMove={props.onMove} />
          <Button tiny aria-label={t.cleaning.switchOff(name)} onClick={props.onOff}>
            {t.cleaning.turnOff}
          </Button>
        </span>
      </header>
      {rule ? <p className="small reason">{rule.reason[locale]}</p> : null}
      {rule && Object.keys(rule.parameters).length > 0 ? (
        <div className="parameters">
          {Object.entries(rule.parameters).map(([parameter, its]) => (
            <ParameterField
              key={parameter}
              parameter={its}
              value={step.parameters[parameter] ?? its.usual}
              onChange={(value) => set(parameter, value)}
            />
          ))}
        </div>
      ) : null}
      {rule ? <Examples rule={rule} /> : null}
    </li>
  );
}

/** To another place; null: it cannot go there. */
function Move(props: {
  icon: 'up' | 'down';
  label: string;
  to: readonly Step[] | null;
  onMove: (steps: readonly Step[]) => void;
}) {
  const { icon, label, to, onMove } = props;
  return <Button tiny look="plain" icon={icon} disabled={!to} aria-label={label} onClick={() => to && onMove(to)} />;
}

/** A rule that the recipe leaves out. */
export function OffRule({ rule, onOn }: { rule: CleaningRuleItem; onOn: () => void }) {
  const words = useWords();
  const { t, locale } = words;
  const name = ruleName(rule.id, words);
  return (
    <li className="card recipe-step is-off" data-testid={`off-${rule.id}`}>
      <header>
        <b>{name}</b>
        <span className="step-actions">
          <Button tiny aria-label={t.cleaning.switchOn(name)} onClick={onOn}>
            {t.cleaning.turnOn}
          </Button>
        </span>
      </header>
      <p className="small reason">{rule.reason[locale]}</p>
      <Examples rule={rule} />
    </li>
  );
}
