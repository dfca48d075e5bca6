import type { Said, SaidParty } from '../../record/said.ts';
import type { Change } from '../change.ts';
import type { CleaningRule } from '../cleaning-rule.ts';

const id = 'drop-placeholders';

/** What a help desk writes into a field that nobody filled: that a survey was sent, that nobody took the ticket. */
export const dropPlaceholders: CleaningRule = {
  id,
  reason: {
    en: 'A survey without an answer is no rating, and "Unassigned" is nobody.',
    'zh-CN': '没有答复的问卷不是评分，“未分配”不是任何人。',
  },
  examples: [
    { before: { rating: 'Offered' }, after: {} },
    { before: { rating: '未评价' }, after: {} },
    { before: { agent: { kind: 'name', address: 'No Agent' } }, after: {} },
    { before: { agent: { kind: 'name', address: '未分配' }, rating: '满意' }, after: { rating: '满意' } },
    {
      before: { customer: { kind: 'name', address: 'Offered' } },
      after: { customer: { kind: 'name', address: 'Offered' } },
    },
  ],
  apply(said, note) {
    const withoutRating =
      said.rating !== undefined && isNoRating(said.rating) ? dropped(said, 'rating', said.rating, note) : said;
    const { agent } = withoutRating;
    return agent !== undefined && isNobody(agent)
      ? dropped(withoutRating, 'agent', agent.address, note)
      : withoutRating;
  },
};

/** Whether a value of a column of ratings says that there is none. */
export function isNoRating(value: string): boolean {
  return value.length <= LONGEST && NO_RATING.has(value.toLowerCase());
}

function isNobody({ kind, address }: SaidParty): boolean {
  return kind === 'name' && address.length <= LONGEST && NOBODY.has(address.toLowerCase());
}

function dropped(said: Said, field: 'rating' | 'agent', before: string, note: (change: Change) => void): Said {
  note({ field, rule: id, before, after: '' });
  const { [field]: _, ...rest } = said;
  return rest;
}

const NO_RATING: ReadonlySet<string> = new Set([
  ...[
    'offered',
    'unoffered',
    'not offered',
    'not rated',
    'unrated',
    'no rating',
    'no response',
    'no answer',
    'not answered',
  ],
  ...['not surveyed', 'pending', 'skipped', 'expired'],
  ...[
    '未评价',
    '未评',
    '未评分',
    '未打分',
    '未参评',
    '未参与',
    '待评价',
    '暂未评价',
    '暂无评价',
    '未邀评',
    '未回复',
    '未評價',
    '未評分',
  ],
]);
const NOBODY: ReadonlySet<string> = new Set([
  ...['no agent', 'unassigned', '(unassigned)', 'not assigned', 'no assignee', 'nobody', 'no owner'],
  ...['未分配', '未指派', '未受理', '待分配', '无客服', '无人', '無人', '未接入'],
]);
const LONGEST = Math.max(...[...NO_RATING, ...NOBODY].map((word) => word.length));
