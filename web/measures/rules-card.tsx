import type { Quality } from '../../src/contract/quality.ts';
import { BarChart } from '../charts/draw/bar-chart.tsx';
import { ChartTable } from '../charts/draw/chart-table.tsx';
import type { Speech } from '../charts/draw/chart-words.ts';
import { Figure } from '../charts/draw/figure.tsx';
import type { Cell } from '../charts/prepare/cell.ts';
import { ruleName } from '../history/rule-name.ts';
import { useWords } from '../locales/use-words.tsx';
import type { OpenRows } from './rows-drawer.tsx';
import type { QualityView } from './use-quality.ts';

/** How many values each rule filled, or put right; the same numbers as in the reports of the imports. */
export function RulesCard(props: {
  kind: 'filled' | 'repaired';
  quality: Quality;
  view: QualityView;
  onOpen: OpenRows;
}) {
  const words = useWords();
  const { t } = words;
  const { view } = props;
  const values = new Map<string, { values: number; records: number }>();
  for (const { rule, values: more, records } of props.quality.rules) {
    if (rule.startsWith('fill-') !== (props.kind === 'filled')) continue;
    const known = values.get(rule) ?? { values: 0, records: 0 };
    values.set(rule, { values: known.values + more, records: known.records + records });
  }
  const cells = [...values].map(([rule, count]): Cell => ({
    bucket: null,
    t: 0,
    value: count.values,
    n: count.records,
    unanswered: null,
    split: ruleName(rule, words),
    splitValue: rule,
  }));
  const title = t.measures.rules[props.kind];
  const speech: Speech = {
    unit: 'interactions',
    zone: view.zone,
    every: undefined,
    words,
    period: t.measures.allTime,
  };
  const open = (cell: Cell): void =>
    props.onOpen({ title: cell.split ?? cell.splitValue, cell: { rule: cell.splitValue, source: view.source } });
  return (
    <Figure
      title={title}
      subtitle={t.measures.ruleTexts[props.kind]}
      className="measure"
      testId={`rules-${props.kind}`}
      chart={
        cells.length === 0 ? (
          <p className="standing quiet">{t.measures.noRules}</p>
        ) : (
          <BarChart label={title} cells={cells} dimension="rule" isAdding speech={speech} onOpen={open} />
        )
      }
      table={
        cells.length === 0 ? null : (
          <ChartTable
            label={title}
            columns={[{ id: 'values', label: t.measures.values, cells }]}
            dimension="rule"
            speech={speech}
            testId={`table-rules-${props.kind}`}
            onOpen={(_, cell) => open(cell)}
          />
        )
      }
    />
  );
}
