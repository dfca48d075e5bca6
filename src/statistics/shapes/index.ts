import type { ShapeName } from '../metric.ts';
import { concurrent } from './concurrent.ts';
import { distinct } from './distinct.ts';
import { distribution } from './distribution.ts';
import { level } from './level.ts';
import { series } from './series.ts';
import type { Shape } from './shape.ts';

export const SHAPE_BY_NAME: Readonly<Record<ShapeName, Shape>> = { series, distribution, level, distinct, concurrent };
