import type { ReactNode } from 'react';
import { usePageTitle } from '../app/page-title.js';
import styles from './page-head.module.css';

interface PageHeadProps {
  title: string;
  count?: number | string | undefined;
  /** Buttons of the whole page. */
  children?: ReactNode;
}

/** The heading of a page, and the title of the window. */
export function PageHead({ title, count, children }: PageHeadProps): ReactNode {
  usePageTitle(title);
  return (
    <header className={styles.head}>
      <h1>
        {title}
        {count !== undefined && <span className={styles.count}>{count}</span>}
      </h1>
      {children}
    </header>
  );
}
