export const quality = {
  title: 'Data quality',
  tabs: { problems: 'Problems', decisions: 'Decisions' },
  kinds: {
    'conversation-cut': 'A conversation was split',
    'conversation-join': 'Two conversations were joined',
    fix: 'A value was put right',
    'same-person': 'Two customers are one',
    calendar: 'Working hours',
    team: 'Team',
    target: 'Target',
  } as Record<string, string>,
  decidedBy: (who: string, when: string) => `${who}, ${when}`,
  undoneBy: (who: string, when: string) => `Undone by ${who}, ${when}`,
  undo: 'Undo',
  noDecisions: 'Nothing was decided yet',
  noDecisionsFix: 'When you join customers, change cleaning or repair records, it is listed here and can be undone.',
};
