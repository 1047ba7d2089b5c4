import type { ReactNode } from 'react';
import styles from './wide.module.css';

/** Something that may be wider than the page, as a table: it scrolls by itself, also by keys. */
export function Wide({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keys (WCAG 2.1.1)
    <div className={styles.wide} role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
