import type { ReactNode } from 'react';
import type { Wall } from '../../api/supervision/wall.js';
import { useTranslation } from '../../i18n/index.js';
import { shortDate } from '../../ui/dates.js';
import { LampShape } from '../../ui/lamp.js';
import { Columns } from '../../ui/list/columns.js';
import styles from './wall.module.css';

/** What fits on a screen without scrolling. */
const ROWS = 7;

export function redPages({ red }: Wall): number {
  return Math.max(Math.ceil(red.length / ROWS), 1);
}

/** The red list, a page each turn. */
export function RedView({ wall: { red, lamps, day }, page }: { wall: Wall; page: number }): ReactNode {
  const { t } = useTranslation('wall');
  const { t: common } = useTranslation();
  if (red.length === 0) return <p className={styles.none}>{t('noRed')}</p>;
  const rows = red.slice(page * ROWS, (page + 1) * ROWS);
  return (
    <table className={styles.red}>
      <caption>{t('rows', { from: page * ROWS + 1, to: page * ROWS + rows.length, count: lamps.red })}</caption>
      <Columns
        names={[t('column.title'), t('column.department'), common('term.due'), t('column.reason'), common('term.progress')]}
      />
      <tbody>
        {rows.map(({ title, department, dueDate, lampReason, percent }) => (
          <tr key={`${title} ${department} ${dueDate}`}>
            <th scope="row">
              <span className={styles.name}>
                <LampShape lamp="red" /> <span title={title}>{title}</span>
              </span>
            </th>
            <td>{department}</td>
            <td>{shortDate(dueDate, day)}</td>
            <td>{lampReason}</td>
            <td>{percent}%</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
