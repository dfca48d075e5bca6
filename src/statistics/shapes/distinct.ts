import { distinctCells } from './grouped.ts';
import type { Shape } from './shape.ts';

/** How many different ones there are in each cell: somebody who comes twice is one. */
export const distinct: Shape = { empty: () => 0, cells: distinctCells };
