import { useRef } from 'react';

/**
 * Sends one at a time: a second press before the page has shown that the first is under way does nothing.
 * @param send what answers when it has been sent, or failed
 */
export function useOnce(send: () => Promise<unknown>): () => void {
  const isSending = useRef(false);
  return () => {
    if (isSending.current) return;
    isSending.current = true;
    const end = (): void => {
      isSending.current = false;
    };
    // What failed is shown by whoever sends.
    send().then(end, end);
  };
}
