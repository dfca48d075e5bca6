import type { Fixture } from '../testing/source-contract.ts';

const aWeek = { rapport: 'sample', company: 'Harbour & Pine 港松家居', seed: 7, weeks: 1, until: '2026-03-09' };

export const fixtures: readonly Fixture[] = [
  { name: 'sample.json', content: `${JSON.stringify(aWeek, null, 2)}\n`, records: 553 },
];
