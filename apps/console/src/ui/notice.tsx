import { type ReactNode, useSyncExternalStore } from 'react';
import styles from './notice.module.css';

interface Notice {
  id: number;
  text: string;
  kind: 'done' | 'fault';
}

const SHOWN_MS = 7000;
let notices: readonly Notice[] = [];
let last = 0;
const listeners = new Set<() => void>();

/** Tells the result of what somebody did, also to screen readers. */
export function notify(text: string, kind: Notice['kind'] = 'done'): void {
  last += 1;
  const id = last;
  set([...notices.slice(-2), { id, text, kind }]);
  setTimeout(() => set(notices.filter((notice) => notice.id !== id)), SHOWN_MS);
}

function set(next: readonly Notice[]): void {
  notices = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function Notices(): ReactNode {
  const shown = useSyncExternalStore(subscribe, () => notices);
  return (
    <div className={styles.stack} role="status" aria-live="polite">
      {shown.map(({ id, text, kind }) => (
        <p key={id} className={`${styles.notice} ${kind === 'fault' ? styles.fault : ''}`}>
          {text}
        </p>
      ))}
    </div>
  );
}
