import type { RepeatRule } from './repeat-rule.ts';
import { sameCall } from './rules/same-call.ts';
import { sameLine } from './rules/same-line.ts';
import { sameMessage } from './rules/same-message.ts';
import { sentTwice } from './rules/sent-twice.ts';

/** All rules; where several link the same two, the first one is named. */
export const REPEAT_RULES: readonly RepeatRule[] = [sameCall, sameLine, sameMessage, sentTwice];

/** What links what a person said is the same. */
export const BY_HAND = 'by-hand';
