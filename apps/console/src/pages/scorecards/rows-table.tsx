import type { ReactNode } from 'react';
import type { ScoreRow } from '../../api/reporting/scorecards.js';
import { useToday } from '../../api/session.js';
import { type Translate, useTranslation } from '../../i18n/index.js';
import { shortDate } from '../../ui/dates.js';
import { Empty } from '../../ui/part.js';
import table from '../../ui/table.module.css';
import { ProjectLink } from './lines-table.js';
import styles from './scorecards.module.css';

/** What a rate or a number of items counts: project, day, when it was done, and whether it counts above the line. */
export function RowsTable({ rows }: { rows: readonly ScoreRow[] }): ReactNode {
  const { t } = useTranslation('scorecards');
  const today = useToday();
  if (rows.length === 0) return <Empty>{t('rows.empty')}</Empty>;
  const hasDays = rows.some(({ date }) => date !== null);
  const isDuty = rows.some(({ number }) => DUTIES.includes(number));
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('rows.project')}</th>
          {hasDays && <th scope="col">{t('rows.date')}</th>}
          {isDuty && <th scope="col">{t('rows.doneOn')}</th>}
          <th scope="col">{t('rows.result')}</th>
        </tr>
      </thead>
      <tbody>
        {/* A duty of one project comes back each month: together with its day it is one. */}
        {rows.map((row) => (
          <tr key={`${row.project?.id} ${row.date} ${row.doneOn} ${row.workdays}`}>
            <td>
              <ProjectLink project={row.project} />
            </td>
            {hasDays && <td className={table.narrow}>{row.date && shortDate(row.date, today)}</td>}
            {isDuty && <td className={table.narrow}>{row.doneOn ? shortDate(row.doneOn, today) : t('rows.notDone')}</td>}
            <td className={row.kept ? undefined : styles.red}>{resultOf(row, t)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const DUTIES: readonly string[] = ['signature', 'report', 'completion', 'excused'];

function resultOf({ number, kept, workdays: count }: ScoreRow, t: Translate<'scorecards'>): string {
  switch (number) {
    case 'lead':
    case 'helper':
      return t(`result.${number}`);
    case 'firstReview':
      return t(kept ? 'result.passed' : 'result.returned');
    case 'extension':
      return t(kept ? 'result.extended' : 'result.notExtended');
    case 'early':
      return t('result.early', { count });
    case 'excused':
      return t('result.excused', { count });
    case 'yellowSlip':
    case 'redSlip':
      return t('result.counted');
    default:
      return kept ? t('result.kept') : t('result.late', { count });
  }
}
