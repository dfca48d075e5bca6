import type { Command } from 'commander';
import { searchInteractions } from '../../store/search.ts';
import type { FoundPage } from '../../contract/history.ts';
import type { Database } from '../../store/database.ts';
import { answer, type Shell, withStore } from '../shell.ts';
import { organisationZone } from '../zone.ts';
import { readableItems } from './history.ts';

export function search(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('search', { en: 'Find words in what was said', 'zh-CN': '在往来内容中查找' })
    .argument('<text...>', t({ en: 'Words or characters', 'zh-CN': '词语或文字' }))
    .option('--cursor <next>', t({ en: 'Go on from "next" of an earlier answer', 'zh-CN': '从上次结果的 next 处继续' }))
    .action(async (words: string[], options: { cursor?: string }, command: Command) => {
      const { page, zone } = await withStore(shell, command, async (store) => ({
        page: await firstPage(store.database, words.join(' '), options.cursor ?? null),
        zone: await organisationZone(store),
      }));
      answer(shell, command, page, () => readableItems(shell, page.items, zone, true));
    });
}

/** What is rare may take several looks before anything is found. */
async function firstPage(database: Database, text: string, cursor: string | null): Promise<FoundPage> {
  for (let after = cursor; ;) {
    const page = await searchInteractions(database, text, after);
    if (page.items.length > 0 || page.next === null) return page;
    after = page.next;
  }
}
