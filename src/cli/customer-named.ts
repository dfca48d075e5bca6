import { PersonError } from '../contract/person-error.ts';
import { customerItem, listCustomers } from '../store/customers.ts';
import type { Store } from '../store/store.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The one customer that is meant: by id, by an exact address or name, or by the only one that fits. */
export async function customerNamed(store: Store, text: string): Promise<{ id: string; label: string }> {
  if (UUID.test(text)) {
    const item = await customerItem(store.database, text.toLowerCase());
    if (item) return { id: item.customerId, label: item.label };
    throw new PersonError('cli.no-customer', { text });
  }
  const { items } = await listCustomers(store.database, { text, limit: 20 });
  const wanted = text.trim().toLowerCase();
  const exact = items.filter((item) =>
    [item.label, ...item.contactPoints.flatMap((point) => [point.value, point.name])].some(
      (each) => each?.toLowerCase() === wanted,
    ),
  );
  const fitting = exact.length > 0 ? exact : items;
  if (fitting.length === 0) throw new PersonError('cli.no-customer', { text });
  if (fitting.length > 1)
    throw new PersonError('cli.several-customers', {
      text,
      some: fitting
        .slice(0, 3)
        .map((item) => item.label)
        .join(', '),
    });
  return { id: fitting[0]!.customerId, label: fitting[0]!.label };
}
