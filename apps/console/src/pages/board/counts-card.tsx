import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { BoardFilter } from '../../api/board.js';
import { useTranslation } from '../../i18n/index.js';
import styles from './board.module.css';

export interface CountedRow {
  key: string;
  name: string;
  total: number;
  red: number;
  yellow: number;
  green: number;
  off: number;
  load?: number;
  /** The filter of the list that this row counts; null: there is none. */
  search: Record<string, string> | null;
}

const LAMPS = ['red', 'yellow', 'green', 'off'] as const;

/** Counts by something, as bars of lamps; each row leads to its list. */
export function CountsCard({
  title,
  rows,
  filter,
}: {
  title: string;
  rows: readonly CountedRow[];
  filter: BoardFilter;
}): ReactNode {
  const { t } = useTranslation('board');
  const largest = Math.max(...rows.map(({ total }) => total), 1);
  return (
    <section className={styles.card}>
      <h2>{title}</h2>
      {rows.map((row) => (
        <div key={row.key} className={styles.row}>
          {row.search ? (
            <Link to="/projects" search={{ ...filter, ...row.search }}>
              {row.name}
            </Link>
          ) : (
            <span className={styles.name}>{row.name}</span>
          )}
          <span
            className={styles.bar}
            role="img"
            aria-label={t('bar', { ...row, search: undefined })}
            style={{ width: `${(row.total / largest) * 100}%` }}
          >
            {LAMPS.map((lamp) => row[lamp] > 0 && <i key={lamp} data-lamp={lamp} style={{ flexGrow: row[lamp] }} />)}
          </span>
          <span className={styles.numbers}>
            {row.red > 0 ? <b>{row.red}</b> : 0} / {row.yellow} / {row.green} / {row.off}
          </span>
        </div>
      ))}
    </section>
  );
}
