import type { ReactNode } from 'react';
import styles from './integrations.module.css';

export type Tone = 'good' | 'waits' | 'bad' | 'off';

/** A state as a word on its tint. */
export function StateBadge({ tone, children }: { tone: Tone; children: ReactNode }): ReactNode {
  return (
    <span className={styles.badge} data-tone={tone}>
      {children}
    </span>
  );
}
