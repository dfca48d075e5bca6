import { useEffect } from 'react';
import { useLocation, useSearchParams } from 'react-router';

/**
 * Keeps what is looked for in the address (`?text=`), so that a link or a reload shows it again. Not once the reader has
 * gone on to another page that is still on its way: writing the address then would bring them back.
 */
export function useTextInAddress(text: string): void {
  const [, setParams] = useSearchParams();
  const { pathname } = useLocation();
  useEffect(() => {
    if (window.location.pathname === pathname) setParams(text ? { text } : {}, { replace: true });
  }, [text, pathname, setParams]);
}
