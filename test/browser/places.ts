import { rapport } from './company.ts';

const QUALITY_TABS = ['overview', 'problems', 'repeats', 'people', 'cleaning', 'decisions'];

/** Every page that a person signed in can open. */
export async function places(): Promise<string[]> {
  const { customers } = await rapport<{ customers: { customerId: string }[] }>('customers', '--limit', '1');
  const { imports } = await rapport<{ imports: { importId: number; quarantined: number }[] }>('imports');
  const { alerts } = await rapport<{ alerts: object[] }>('alerts', 'list');
  // Named by a number, which is the same in all languages.
  if (alerts.length === 0) await rapport('alerts', 'add', '3', 'waiting', '--above', '3', '--by', 'channel');
  return [
    '/',
    '/explore',
    '/explore?metric=volume&range=90d&every=day&forecast=1',
    '/customers',
    `/customers/${customers[0]!.customerId}`,
    '/search?text=%E6%B2%99%E5%8F%91',
    '/imports',
    `/imports/${imports[0]!.importId}`,
    ...QUALITY_TABS.map((tab) => `/quality/${tab}`),
    '/alerts',
    '/settings',
    '/nowhere',
  ];
}
