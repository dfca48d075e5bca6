import type { DecisionKind } from '../decision-kind.ts';

/** How files with these columns are read from now on. What was read before is not read again: each file keeps its survey. */
export const profile: DecisionKind<'profile'> = { kind: 'profile' };
