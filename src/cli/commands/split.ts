import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { PersonError } from '../../contract/person-error.ts';
import { personDetail } from '../../store/person-detail.ts';
import type { Store } from '../../store/store.ts';
import { customerNamed } from '../customer-named.ts';
import { answer, type Shell, withStore } from '../shell.ts';

export function split(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('split', {
      en: 'Say that contact points are not this customer’s; can be undone at any time',
      'zh-CN': '从客户中拆出不属于该客户的联系方式（可随时撤销）',
    })
    .argument('<customer>', t({ en: 'An id, an address or a name', 'zh-CN': '编号、地址或姓名' }))
    .argument(
      '<point...>',
      t({ en: 'Addresses or numbers that go (or their ids)', 'zh-CN': '要拆出的地址、号码（或其编号）' }),
    )
    .option('--why <text>', t({ en: 'the reason, kept with the decision', 'zh-CN': '理由，随决定一并保存' }), '')
    .action(async (text: string, wanted: string[], { why }: { why: string }, command: Command) => {
      const pipeline = await import('../../pipeline/index.ts');
      const decision = await withStore(shell, command, async (store) => {
        const customer = await customerNamed(store, text);
        const about = { customer: customer.id, points: await pointsNamed(store, customer.id, wanted) };
        return await pipeline.decide(store, { kind: 'split', about, why }, userInfo().username);
      });
      answer(shell, command, decision, () =>
        t({
          en: `They are apart now. Undo it with "rapport undo-decision ${decision.decisionId}".`,
          'zh-CN': `已拆出。如需撤销：rapport undo-decision ${decision.decisionId}`,
        }),
      );
    });
}

/** The contact points of a customer by id or by what they say; one that the customer has not is refused. */
async function pointsNamed(store: Store, customerId: string, wanted: readonly string[]): Promise<string[]> {
  const person = await personDetail(store.database, customerId);
  return wanted.map((text) => {
    const plain = text.trim().toLowerCase();
    const point = person?.points.find(({ id, value }) => id === plain || value.toLowerCase() === plain);
    if (!point) throw new PersonError('people.not-theirs');
    return point.id;
  });
}
