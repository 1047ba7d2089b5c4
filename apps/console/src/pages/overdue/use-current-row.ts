import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';

const SETTLED_MS = 400;

interface Chosen {
  id: string | undefined;
  /** What the address said when this was chosen. */
  address: string | undefined;
  /** What the address was told to say. */
  told: string | undefined;
}

/**
 * The row that is looked at, and how another is chosen. The address follows when one has stayed on a row: moving through the rows must not
 * wait for the router.
 * @param address id in the address
 */
export function useCurrentRow(address: string | undefined): [string | undefined, (id: string) => void] {
  const navigate = useNavigate({ from: '/overdue' });
  const [chosen, setChosen] = useState<Chosen>({ id: address, address, told: undefined });
  const { id } = chosen;
  // Another tab, the way back: the address leads. What it was told itself it only repeats.
  if (chosen.address !== address) setChosen({ id: address === chosen.told ? id : address, address, told: undefined });
  useEffect(() => {
    if (id === address) return undefined;
    const timer = setTimeout(() => {
      setChosen((now) => ({ ...now, told: id }));
      void navigate({ search: (now) => ({ ...now, id }), replace: true });
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [id, address, navigate]);
  return [id, useCallback((next: string) => setChosen((now) => ({ ...now, id: next })), [])];
}
