import type { ReactNode } from 'react';
import { LAMPS } from '../../api/projects.js';
import type { Wall } from '../../api/supervision/wall.js';
import { useTranslation } from '../../i18n/index.js';
import styles from './wall.module.css';

/** What fits on a screen without scrolling, in two columns. */
const ROWS = 16;

export function departmentPages({ departments }: Wall): number {
  return Math.max(Math.ceil(departments.length / ROWS), 1);
}

/** The lamps of each lead department as a bar, most red first; a page each turn. */
export function DepartmentsView({ wall: { departments }, page }: { wall: Wall; page: number }): ReactNode {
  const { t } = useTranslation('wall');
  const largest = Math.max(...departments.map(({ total }) => total), 1);
  return (
    <ol className={styles.departments}>
      {departments.slice(page * ROWS, (page + 1) * ROWS).map((row) => (
        <li key={row.name}>
          <span>{row.name}</span>
          <span
            className={styles.bar}
            role="img"
            aria-label={t('bar', { red: row.red, yellow: row.yellow, green: row.green, off: row.off })}
            style={{ width: `${(row.total / largest) * 100}%` }}
          >
            {LAMPS.map((lamp) => row[lamp] > 0 && <i key={lamp} data-lamp={lamp} style={{ flexGrow: row[lamp] }} />)}
          </span>
          <span className={styles.counts} aria-hidden="true">
            {LAMPS.map((lamp, index) => (
              <span key={lamp}>
                {index > 0 && ' / '}
                <b data-lamp={row[lamp] > 0 ? lamp : 'none'}>{row[lamp]}</b>
              </span>
            ))}
          </span>
        </li>
      ))}
    </ol>
  );
}
