import type { ForecastMethod } from '../forecast-method.ts';
import { lastOfPlaces } from './last-of-places.ts';

/** As it was on average the last four times: follows a change within a month, and is not led astray by one odd week. */
export const seasonalMean: ForecastMethod<null> = {
  id: 'seasonal-mean',
  fit: () => null,
  ahead: (series, end, count) => lastOfPlaces(series, end, count, 4),
};
