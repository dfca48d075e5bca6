import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { customerNamed } from '../customer-named.ts';
import { customerName } from '../forms.ts';
import { answer, type Shell, withStore } from '../shell.ts';

export function merge(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('merge', {
      en: 'Say that two customers are one person; can be undone at any time',
      'zh-CN': '确认两个客户是同一人（可随时撤销）',
    })
    .argument(
      '<customer>',
      t({ en: 'The one that stays: an id, an address or a name', 'zh-CN': '保留的客户：编号、地址或姓名' }),
    )
    .argument('<other>', t({ en: 'The one that is joined to it', 'zh-CN': '并入的客户' }))
    .option('--why <text>', t({ en: 'the reason, kept with the decision', 'zh-CN': '理由，随决定一并保存' }), '')
    .action(async (first: string, second: string, { why }: { why: string }, command: Command) => {
      const pipeline = await import('../../pipeline/index.ts');
      const done = await withStore(shell, command, async (store) => {
        const [kept, joined] = [await customerNamed(store, first), await customerNamed(store, second)];
        const about = { customers: [kept.id, joined.id] };
        const decision = await pipeline.decide(store, { kind: 'same-person', about, why }, userInfo().username);
        return { kept, joined, decision };
      });
      answer(shell, command, done.decision, () => {
        const [kept, joined] = [done.kept, done.joined].map(({ label }) => customerName(label, shell.locale));
        const number = done.decision.decisionId;
        return t({
          en: `${joined} is ${kept} now. Undo it with "rapport undo-decision ${number}".`,
          'zh-CN': `已将 ${joined} 并入 ${kept}。如需撤销：rapport undo-decision ${number}`,
        });
      });
    });
}
