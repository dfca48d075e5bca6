import type { InteractionItem } from '../../src/contract/history.ts';
import type { Dictionary } from '../locales/dictionary.ts';
import { personName } from './person-name.ts';

/** Who speaks, as a person is named. */
export function speakerOf(item: InteractionItem, t: Dictionary): string {
  if (item.kind === 'system') return t.history.system;
  if (item.author === 'customer') return personName(item.customer.label, t);
  if (item.author === 'agent') return item.agent?.label ?? t.frame.authors.agent;
  if (item.author === 'automation') return item.agent?.label ?? t.frame.authors.automation;
  return item.direction === 'outbound' ? (item.agent?.label ?? t.frame.unknown) : personName(item.customer.label, t);
}
