import type { ReactNode } from 'react';
import styles from './progress.module.css';

/** Percent as bar and number; a mark stands where it should be by today. */
export function Progress({ percent, planned }: { percent: number; planned?: number | null | undefined }): ReactNode {
  return (
    <span className={styles.progress}>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.bar} style={{ width: `${percent}%`, display: 'block' }} />
        {typeof planned === 'number' && planned > percent && (
          <span className={styles.planned} style={{ left: `calc(${planned}% - 1px)` }} />
        )}
      </span>
      {percent}%
    </span>
  );
}
