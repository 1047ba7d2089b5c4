import type { ReactNode } from 'react';
import { type LampColour, LAMPS } from '../../api/projects.js';
import { useTranslation } from '../../i18n/index.js';
import styles from './board.module.css';
import { NumberLink } from './number-link.js';

export interface CountedRow {
  key: string;
  name: string;
  total: number;
  red: number;
  yellow: number;
  green: number;
  off: number;
  load?: number;
  /** What lists each number. */
  queries: Record<LampColour | 'total', string | null>;
}

/** Counts by something, as bars of lamps; each row leads to its list. */
export function CountsCard({ title, rows }: { title: string; rows: readonly CountedRow[] }): ReactNode {
  const { t } = useTranslation('board');
  const largest = Math.max(...rows.map(({ total }) => total), 1);
  return (
    <section className={styles.card}>
      <h2>{title}</h2>
      {rows.map((row) => (
        <div key={row.key} className={styles.row}>
          <NumberLink query={row.queries.total} className={styles.name}>
            {row.name}
          </NumberLink>
          <span
            className={styles.bar}
            role="img"
            aria-label={t('bar', { name: row.name, red: row.red, yellow: row.yellow, green: row.green, off: row.off })}
            style={{ width: `${(row.total / largest) * 100}%` }}
          >
            {LAMPS.map((lamp) => row[lamp] > 0 && <i key={lamp} data-lamp={lamp} style={{ flexGrow: row[lamp] }} />)}
          </span>
          <span className={styles.numbers}>
            {LAMPS.map((lamp, index) => (
              <span key={lamp}>
                {index > 0 && ' / '}
                <NumberLink
                  query={row[lamp] > 0 ? row.queries[lamp] : null}
                  className={styles.number}
                  lamp={row[lamp] > 0 ? lamp : 'none'}
                >
                  {row[lamp]}
                </NumberLink>
              </span>
            ))}
          </span>
        </div>
      ))}
    </section>
  );
}
