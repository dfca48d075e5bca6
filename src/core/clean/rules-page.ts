import type { CleaningRule, RuleParameter } from './cleaning-rule.ts';
import { CLEANING_RULES } from './cleaning-rules.ts';

/** `docs/cleaning-rules.md`: every cleaning rule with its reason and examples, in both languages, from {@link CLEANING_RULES}. */
export function rulesPage(): string {
  return [HEAD, ...CLEANING_RULES.map(sectionOf), ''].join('\n');
}

const HEAD = `<!-- Generated from src/core/clean/rules; do not edit. -->

# Cleaning rules · 清洗规则

In the order of the standard recipe. A rule does nothing the second time, and the rules go round until none has
anything to do. A recipe may have them in another order: the outcome is the same as long as each stands before
those that it is said to come before. Every example is a test.

按标准方案的顺序排列。每条规则重复执行不会再改变任何内容；所有规则会循环执行，直到不再有可改之处。
方案可以调整顺序：只要每条规则仍排在其“须先于”的规则之前，结果就相同。每个示例都是测试用例。
`;

function sectionOf(rule: CleaningRule): string {
  const lines = [`## \`${rule.id}\``, '', rule.reason.en, '', rule.reason['zh-CN'], ''];
  if (rule.isOffAtFirst) lines.push('Off until somebody switches it on. · 默认关闭，需手动开启。', '');
  if (rule.before?.length) lines.push(`Comes before · 须先于：${rule.before.map((id) => `\`${id}\``).join(', ')}`, '');
  const parameters = Object.entries(rule.parameters ?? {});
  if (parameters.length > 0) lines.push(...parameterTable(parameters), '');
  lines.push('| before · 之前 | after · 之后 |', '| --- | --- |');
  for (const { before, after } of rule.examples) lines.push(`| ${cellOf(before)} | ${cellOf(after)} |`);
  return `${lines.join('\n')}\n`;
}

function parameterTable(parameters: readonly (readonly [string, RuleParameter])[]): string[] {
  const rows = parameters.map(
    ([name, { label, usual, from, to }]) =>
      `| \`${name}\` | ${label.en} · ${label['zh-CN']} | \`${JSON.stringify(usual)}\` | ${boundsOf(usual, from, to)} |`,
  );
  return ['| setting · 设置 | meaning · 含义 | usual · 默认 | bounds · 范围 |', '| --- | --- | --- | --- |', ...rows];
}

function boundsOf(usual: unknown, from = 0, to?: number): string {
  if (typeof usual === 'boolean') return '`true`, `false`';
  if (typeof usual === 'number') return `${from}–${to}`;
  return `≤ ${to} characters · 字`;
}

/** Without the frame that every example of a mail has; with escapes for what cannot be seen. */
function cellOf(example: object): string {
  const { threading: _, ...said } = example as Record<string, unknown>;
  const text = JSON.stringify(said).replace(
    /[\u007f-\u00a0\u00ad\u0300-\u036f\u200b-\u200f\u2028-\u202f\u2060-\u2069\u3000\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `\`\` ${text.replaceAll('|', '\\|')} \`\``;
}
