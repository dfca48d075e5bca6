export const changes = {
  ask: 'What has changed since?',
  hide: 'Hide what has changed',
  fromTo: (before: string, after: string) => `${before} → ${after}`,
  ns: (before: string, after: string) => `n ${before} → ${after}`,
  because: (cause: string) => `${cause}: `,
  none: 'Nothing has changed this number since.',
  causes: {
    import: 'Import',
    live: 'Arrived since',
    'undo-import': 'Import undone',
    replay: 'Made again',
    decision: 'Decided',
    'undo-decision': 'Decision undone',
    several: 'Several things together',
    other: 'Otherwise',
  } as Record<string, string>,
};
