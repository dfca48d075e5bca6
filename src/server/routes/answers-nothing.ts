import { z } from 'zod';

/** The body of a 204. */
export const NOTHING = z.undefined().describe('Nothing');
