import { browserZone } from '../ui/zone-choices.ts';
import { useSession } from './queries.ts';

/** The organisation's zone, in which moments are said unless the reader chooses another. */
export function useZone(): string {
  return useSession().data?.zone ?? browserZone();
}
