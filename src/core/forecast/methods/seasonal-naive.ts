import type { ForecastMethod } from '../forecast-method.ts';
import { lastOfPlaces } from './last-of-places.ts';

/**
 * As it was the last time: each weekday as the newest one of its kind. What any forecast has to beat.
 * Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, 5.2.
 */
export const seasonalNaive: ForecastMethod<null> = {
  id: 'seasonal-naive',
  fit: () => null,
  ahead: (series, end, count) => lastOfPlaces(series, end, count, 1),
};
