import { useState } from 'react';

const PREFIX = 'duban.draft.';

/**
 * A text that survives a reload, a lost network and a login that ends: kept on the device for each person and subject, until it is
 * sent or the person logs out.
 * @param key person and subject, the same for as long as the form is open; null: keep nothing (confidential)
 */
export function useDraft<Value extends object>(
  key: string | null,
  first: Value,
): readonly [Value, (next: Partial<Value>) => void, () => void, boolean] {
  const [value, setValue] = useState<Value>(() => ({ ...first, ...read<Value>(key) }));
  const [isKept, setKept] = useState(() => read(key) !== null);
  const change = (next: Partial<Value>): void => {
    const merged = { ...value, ...next };
    setValue(merged);
    if (key === null) return;
    localStorage.setItem(PREFIX + key, JSON.stringify(merged));
    setKept(true);
  };
  const forget = (): void => {
    if (key !== null) localStorage.removeItem(PREFIX + key);
  };
  return [value, change, forget, isKept];
}

function read<Value>(key: string | null): Partial<Value> | null {
  const stored = key === null ? null : localStorage.getItem(PREFIX + key);
  return stored === null ? null : (JSON.parse(stored) as Partial<Value>);
}
