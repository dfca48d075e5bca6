import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { z } from 'zod';
import { recipeStepSchema } from '../../contract/decisions.ts';
import { say } from '../../contract/messages/index.ts';
import { PersonError } from '../../contract/person-error.ts';
import type { RecipePreview, SourceRecipe } from '../../contract/recipes.ts';
import type { Store } from '../../store/store.ts';
import { count } from '../forms.ts';
import { answer, type Shell, withStore } from '../shell.ts';
import { table } from '../table.ts';

export function recipe(shell: Shell): Command {
  return shell
    .command('recipe', { en: 'How a source is cleaned: show it, change it', 'zh-CN': '查看或更改某个来源的清洗方案' })
    .addCommand(show(shell))
    .addCommand(set(shell));
}

function show(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('show', { en: 'The rules of a source, in their order', 'zh-CN': '按顺序显示某个来源的清洗规则' })
    .argument('<source>', t({ en: 'Its name, see "rapport imports"', 'zh-CN': '来源名称，见“rapport imports”' }))
    .action(async (source: string, _options: unknown, command: Command) => {
      const found = await withStore(shell, command, async (store) => await recipeNamed(store, source));
      const { version, steps } = found;
      answer(shell, command, { source, version, steps }, () => readable(shell, found));
    });
}

function set(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('set', { en: 'Clean a source by a recipe from a file', 'zh-CN': '按文件中的方案清洗某个来源' })
    .argument('<source>', t({ en: 'Its name, see "rapport imports"', 'zh-CN': '来源名称，见“rapport imports”' }))
    .argument('<file>', t({ en: 'As "recipe show --json" writes it', 'zh-CN': '格式同“recipe show --json”的输出' }))
    .option('--dry-run', t({ en: 'only tell what it would change', 'zh-CN': '仅预览会改变什么' }))
    .option('--why <text>', t({ en: 'the reason, kept with the decision', 'zh-CN': '理由，随决定一并保存' }))
    .action(async (source: string, file: string, options: { dryRun?: boolean; why?: string }, command: Command) => {
      const { steps } = await readRecipe(file);
      await withStore(shell, command, async (store) => {
        const pipeline = await import('../../pipeline/index.ts');
        const about = { source, steps };
        if (options.dryRun) {
          const preview = await pipeline.previewRecipe(store, about);
          return answer(shell, command, preview, () => readablePreview(shell, preview));
        }
        await refuseSame(store, about);
        const decision = await pipeline.decide(
          store,
          { kind: 'recipe', about, why: options.why ?? '' },
          userInfo().username,
        );
        answer(shell, command, decision, () => readableOutcome(shell, decision.outcome ?? {}, decision.decisionId));
      });
    });
}

async function recipeNamed(store: Store, source: string): Promise<SourceRecipe> {
  const { listRecipes } = await import('../../pipeline/index.ts');
  const { sources } = await listRecipes(store);
  const found = sources.find((one) => one.source === source);
  if (found) return found;
  const known = sources.map((one) => one.source).join(', ') || '–';
  throw new PersonError('recipe.unknown-source', { source, known }, { exitCode: 2 });
}

/** The same recipe again is no decision. */
async function refuseSame(store: Store, { source, steps }: { source: string; steps: SourceRecipe['steps'] }) {
  const { faultOf, wholeRecipe } = await import('../../core/clean/recipe.ts');
  if (faultOf({ steps })) return;
  const now = await recipeNamed(store, source).catch(() => null);
  if (now && JSON.stringify(wholeRecipe({ steps })) === JSON.stringify(wholeRecipe(now)))
    throw new PersonError('recipe.same', { source, version: String(now.version) }, { exitCode: 2 });
}

const fileSchema = z.object({ steps: z.array(recipeStepSchema).max(100) });

async function readRecipe(file: string): Promise<z.infer<typeof fileSchema>> {
  try {
    return fileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    const reason =
      error instanceof z.ZodError ? z.prettifyError(error).replaceAll('\n', ' ') : (error as Error).message;
    throw new PersonError('recipe.not-read', { reason }, { exitCode: 2, cause: error });
  }
}

function readable({ t, locale }: Shell, { source, version, steps }: SourceRecipe): string {
  const title =
    version === 0
      ? t({ en: `${source}: the standard recipe`, 'zh-CN': `${source}：标准方案` })
      : t({ en: `${source}: version ${version}`, 'zh-CN': `${source}：第 ${version} 版` });
  const columns = [
    { title: '', align: 'right' },
    { title: t({ en: 'rule', 'zh-CN': '规则' }) },
    { title: t({ en: 'settings', 'zh-CN': '设置' }) },
  ] as const;
  const rows = steps.map(({ rule, parameters }, at) => [
    count(at + 1, locale),
    rule,
    Object.entries(parameters)
      .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
      .join(' '),
  ]);
  return `${title}\n${table(columns, rows)}`;
}

function readablePreview({ t, locale }: Shell, preview: RecipePreview): string {
  const n = (value: number) => count(value, locale);
  const { looked, changed, passing, refused } = preview;
  const head = t({
    en: `Of ${n(looked)} records ${n(changed)} would come out otherwise; ${n(passing)} would pass, ${n(refused)} would be refused.`,
    'zh-CN': `在 ${n(looked)} 条记录中，${n(changed)} 条的结果会改变；${n(passing)} 条会变为可读，${n(refused)} 条会变为不可读。`,
  });
  const columns = [
    { title: t({ en: 'rule', 'zh-CN': '规则' }) },
    { title: t({ en: 'values now', 'zh-CN': '现在改动的值' }), align: 'right' },
    { title: t({ en: 'values then', 'zh-CN': '之后改动的值' }), align: 'right' },
    { title: t({ en: 'for example', 'zh-CN': '例如' }) },
  ] as const;
  const rows = preview.rules
    .filter(({ now, then, samples }) => now !== then || samples.length > 0)
    .map(({ rule, now, then, samples }) => [rule, n(now), n(then), sampleText(samples[0])]);
  const turning = preview.turning.map(({ code, about }) => `- ${say(code, about, locale)}`);
  return [head, rows.length === 0 ? '' : table(columns, rows), ...turning].filter(Boolean).join('\n');
}

function sampleText(sample: RecipePreview['rules'][number]['samples'][number] | undefined): string {
  if (!sample) return '';
  const shown = (value: string | null) => (value === null ? '–' : JSON.stringify(value.slice(0, 40)));
  return `${sample.field}: ${shown(sample.now)} → ${shown(sample.then)}`;
}

function readableOutcome({ t, locale }: Shell, outcome: Readonly<Record<string, number>>, decisionId: number): string {
  const n = (name: string) => count(outcome[name] ?? 0, locale);
  return t({
    en: `Decision ${decisionId}: ${n('records')} records were made again; ${n('repaired')} pass now, ${n('refused')} are refused now.`,
    'zh-CN': `决定 ${decisionId}：重新生成了 ${n('records')} 条记录；${n('repaired')} 条变为可读，${n('refused')} 条变为不可读。`,
  });
}
