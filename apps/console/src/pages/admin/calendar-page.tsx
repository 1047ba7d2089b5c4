import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type CalendarYear, yearsQuery } from '../../api/admin/calendar.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { Columns } from '../../ui/list/columns.js';
import { Part } from '../../ui/part.js';
import table from '../../ui/table.module.css';
import styles from './admin.module.css';
import { CalendarSheet } from './calendar-sheet.js';
import { ReadOnlyNote, Sections, useMayManage } from './sections.js';

/** The official calendar by years: what is known, from where, and what is only assumed. */
export default function CalendarPage(): ReactNode {
  const { t } = useTranslation('admin');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Sections>
        {useMayManage() && (
          <Button look="primary" onClick={() => setOpen(true)}>
            {t('calendar.import')}
          </Button>
        )}
      </Sections>
      <ReadOnlyNote />
      <p className={styles.note}>{t('calendar.hint')}</p>
      <Part query={useQuery(yearsQuery)} height={240}>
        {(years) => <Years years={years} />}
      </Part>
      {isOpen && <CalendarSheet onClose={() => setOpen(false)} />}
    </>
  );
}

function Years({ years }: { years: readonly CalendarYear[] }): ReactNode {
  const { t } = useTranslation('admin');
  return (
    <div className={styles.scroll}>
      <table className={table.table}>
        <Columns
          names={(['year', 'state', 'source', 'days', 'worked'] as const).map((column) => t(`calendar.column.${column}`))}
        />
        <tbody>
          {years.map(({ year, state, source, setByName, days }) => (
            <tr key={year}>
              <td>
                <strong>{year}</strong>
              </td>
              <td>{t(`calendar.state.${state}`)}</td>
              <td>{source && t(`calendar.source.${source}`, { name: setByName ?? '' })}</td>
              <td>
                <Days days={days.filter(({ isOffDay }) => isOffDay)} />
              </td>
              <td>
                <Days days={days.filter(({ isOffDay }) => !isOffDay)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A number that opens into its days. */
function Days({ days }: { days: CalendarYear['days'] }): ReactNode {
  const { t } = useTranslation('admin');
  if (days.length === 0) return '—';
  return (
    <details>
      <summary>{t('calendar.days', { count: days.length })}</summary>
      {days.map(({ date, name }) => (
        <div key={date} className={table.sub}>
          {date} {name}
        </div>
      ))}
    </details>
  );
}
