import { plural } from '../plural.ts';

export const repeats = {
  seen: (times: string) => `Seen ${times}×`,
  seenTitle: 'The same exchange, counted once',
  sightings: (n: number, text: string) => plural(n, `Seen ${text} time`, `Seen ${text} times, counted once`),
  counts: 'Counts',
  repeat: 'Repeat',
  cut: 'Not the same: count both',
  isCut: 'Counts for itself now.',
  undo: 'Undo',
  imported: (when: string) => `imported ${when}`,
  withdrawn: 'No import that holds brings it any more',
  noText: 'No text',
  talked: (length: string) => `talked ${length}`,
  rules: {
    'same-call': 'Same call in two systems',
    'same-line': 'Same line in two chat exports',
    'same-message': 'Same message in two systems',
    'sent-twice': 'Sent twice',
    'by-hand': 'Said by somebody',
  } as Record<string, string>,
  all: 'All rules',
  none: 'Nothing was seen twice',
  noneFix:
    'A mail that is also a ticket, a call that two systems kept, a form sent twice: such exchanges are found here, and counted once.',
};
