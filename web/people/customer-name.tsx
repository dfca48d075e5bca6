import { Link } from 'react-router';
import { useCustomer } from '../api/queries.ts';
import { personName } from '../history/person-name.ts';
import { useWords } from '../locales/use-words.tsx';

/** A customer as people call them, as a link; one who has no interaction any more is told by that. */
export function CustomerName({ customerId }: { customerId: string }) {
  const { t } = useWords();
  const customer = useCustomer(customerId);
  if (customer.isError) return <span className="quiet">{t.people.gone}</span>;
  return (
    <Link className="link" to={`/customers/${customerId}`}>
      {customer.data ? personName(customer.data.label, t) : '…'}
    </Link>
  );
}
