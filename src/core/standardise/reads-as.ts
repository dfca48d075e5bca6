import type { FixableField } from '../basics/fixable-field.ts';
import { readBoolean, saysAbandoned } from './boolean.ts';
import { readChannel } from './channel.ts';
import { readDirection } from './direction.ts';
import { readDuration } from './duration.ts';
import { readInstant } from './instant.ts';
import { readRating } from './rating.ts';
import type { Reading } from './reading.ts';
import { readCount, readResolution } from './resolution.ts';

/** Whether this field can be read from this value; false where it is refused, or stays unknown. */
export function readsAs(field: FixableField, value: string, reading: Reading): boolean {
  switch (field) {
    case 'channel':
      return readChannel(value) !== null;
    case 'direction':
      return readDirection(value) !== null;
    case 'rating':
      return 'value' in readRating(value, reading.ratingScale);
    case 'answered':
      return readBoolean(value) !== null || saysAbandoned(value);
    case 'waited':
    case 'talked':
    case 'held':
    case 'wrappedUp':
    case 'handled':
      return readDuration(value) !== null;
    case 'at':
    case 'replyAt':
    case 'answeredAt':
    case 'endedAt':
    case 'ratedAt':
    case 'surveySentAt':
    case 'resolvedAt':
      return 'at' in readInstant(value, reading);
    case 'resolved':
      return readResolution(value) !== null;
    case 'reopens':
      return readCount(value) !== null;
    case 'agent':
      return true;
  }
}
