import type { ForecastMethod } from './forecast-method.ts';
import { holtWinters } from './methods/holt-winters.ts';
import { seasonalMean } from './methods/seasonal-mean.ts';
import { seasonalNaive } from './methods/seasonal-naive.ts';

/** The methods that are tried; of equally good ones the first is taken. The last one is what all are held against. */
export const FORECAST_METHODS: readonly ForecastMethod[] = [holtWinters, seasonalMean, seasonalNaive];
