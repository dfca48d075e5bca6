import { expect, test } from 'vitest';
import { failureTeller } from './failure-teller.ts';

test('the same failure is told once a minute, another at once', () => {
  const told: string[] = [];
  let now = 0;
  const tell = failureTeller(
    (lines) => told.push(lines),
    () => now,
  );
  for (const lines of ['away', 'away', 'full', 'away']) tell(lines);
  expect(told).toEqual(['away', 'full']);
  now = 59_999;
  tell('away');
  expect(told.length).toBe(2);
  now = 60_000;
  tell('away');
  expect(told).toEqual(['away', 'full', 'away']);
});
