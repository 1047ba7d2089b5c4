import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { reportQuery, reportsQuery, type Schedule, schedulesQuery } from '../../api/reporting/reports.js';
import { useMe } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button, buttonClass } from '../../ui/button.js';
import { More } from '../../ui/list/paged.js';
import { PageHead } from '../../ui/page-head.js';
import { Part } from '../../ui/part.js';
import { ReportItem } from './report-item.js';
import styles from './reports.module.css';
import { ScheduleItem } from './schedule-item.js';
import { ScheduleSheet } from './schedule-sheet.js';
import './words.js';

/** Reports that are made by themselves: what is set up, and what was made. */
export default function ReportsPage(): ReactNode {
  const { t } = useTranslation('reports');
  const { t: common } = useTranslation();
  const maySetUp = useMe().abilities.includes('project.supervise');
  const { run } = useSearch({ from: '/inside/reports' });
  const schedules = useQuery(schedulesQuery);
  const [edited, setEdited] = useState<Schedule | 'new' | null>(null);
  return (
    <>
      <PageHead title={common('nav.reports')}>
        {maySetUp && (
          <Button look="primary" onClick={() => setEdited('new')}>
            {t('new')}
          </Button>
        )}
      </PageHead>
      {run && <Shown id={run} />}
      <h2 className={styles.heading}>{t('schedules')}</h2>
      <Part
        query={schedules}
        empty={{ when: (items) => items.length === 0, say: t(maySetUp ? 'noSchedules' : 'noSchedulesYet') }}
      >
        {(items) => (
          <ul className={styles.list}>
            {items.map((schedule) => (
              <li key={schedule.id} className={styles.item}>
                <ScheduleItem schedule={schedule} edit={maySetUp ? () => setEdited(schedule) : null} />
              </li>
            ))}
          </ul>
        )}
      </Part>
      <h2 className={styles.heading}>{t('made')}</h2>
      <Made />
      {edited && <ScheduleSheet before={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  );
}

/** The report that a message leads to, above the others. */
function Shown({ id }: { id: string }): ReactNode {
  const { t } = useTranslation('reports');
  return (
    <Part query={useQuery(reportQuery(id))}>
      {(report) => (
        <section className={`${styles.item} ${styles.shown}`} aria-label={t('shown')}>
          <ReportItem report={report} />
          <Link to="/reports" className={buttonClass('quiet', 'small')}>
            {t('all')}
          </Link>
        </section>
      )}
    </Part>
  );
}

function Made(): ReactNode {
  const { t } = useTranslation('reports');
  const query = useInfiniteQuery(reportsQuery());
  return (
    <Part query={query} empty={{ when: ({ pages }) => pages[0]?.items.length === 0, say: t('noneMade') }}>
      {({ pages }) => (
        <>
          <ul className={styles.list}>
            {pages
              .flatMap(({ items }) => items)
              .map((report) => (
                <li key={report.id} className={styles.item}>
                  <ReportItem report={report} />
                </li>
              ))}
          </ul>
          <More query={query} />
        </>
      )}
    </Part>
  );
}
