export const quality = {
  title: '数据质量',
  tabs: { problems: '待处理', decisions: '决定记录' },
  kinds: {
    'conversation-cut': '拆分会话',
    'conversation-join': '合并会话',
    fix: '人工更正了一个值',
    'same-person': '合并客户',
    calendar: '工作时间',
    team: '团队',
    target: '目标',
  } as Record<string, string>,
  decidedBy: (who: string, when: string) => `${who}，${when}`,
  undoneBy: (who: string, when: string) => `${who} 于 ${when} 撤销`,
  undo: '撤销',
  noDecisions: '尚未作出任何决定',
  noDecisionsFix: '合并客户、调整清洗规则或修复记录后，都会列在这里，并可随时撤销。',
};
