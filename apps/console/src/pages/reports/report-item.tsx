import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAct } from '../../acts/use-act.js';
import { type Report, retryReport } from '../../api/reporting/reports.js';
import { useMe } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button, buttonClass } from '../../ui/button.js';
import { shortDate, shortTime } from '../../ui/dates.js';
import { periodLabel } from '../../ui/periods.js';
import styles from './reports.module.css';

/** One report: what it says, or why it was not made, and the way to it. */
export function ReportItem({ report }: { report: Report }): ReactNode {
  const { t } = useTranslation('reports');
  const { t: common } = useTranslation();
  const { abilities, today } = useMe();
  const { schedule, period, state, headline, problem, day, madeAt, late, dueAt, askedByName, projects } = report;
  const facts = [
    madeAt && t('madeAt', { time: shortTime(madeAt, today) }),
    day && t('asOf', { day: shortDate(day, today) }),
    projects !== null && t('projects', { count: projects }),
    askedByName && t('askedBy', { name: askedByName }),
    late && dueAt && t('late', { time: shortTime(dueAt, today) }),
  ].filter(Boolean);
  const mayRetry = abilities.includes('project.supervise') && (state === 'failed' || state === 'skipped');
  return (
    <>
      <div className={styles.main}>
        <p className={styles.name}>
          {schedule.name}
          <span className={styles.period}>{periodLabel(period, common)}</span>
          {state !== 'made' && (
            <span className={state === 'waiting' ? styles.waiting : styles.failed}>{t(`state.${state}`)}</span>
          )}
        </p>
        {headline && <p>{headline}</p>}
        {problem && <p className={styles.failed}>{problem.detail}</p>}
        {facts.length > 0 && <p className={styles.sub}>{facts.join(' · ')}</p>}
      </div>
      <div className={styles.acts}>
        <Way report={report} />
        {mayRetry && <Retry report={report} />}
      </div>
    </>
  );
}

function Way({ report: { circularId, file, schedule } }: { report: Report }): ReactNode {
  const { t } = useTranslation('reports');
  if (circularId)
    return (
      <Link to="/circulars/$id" params={{ id: circularId }} className={buttonClass()}>
        {t('openCircular')}
      </Link>
    );
  if (!file) return null;
  return (
    <a className={buttonClass()} href={file} download>
      {t('download', { format: schedule.format ?? '' })}
    </a>
  );
}

function Retry({ report: { id } }: { report: Report }): ReactNode {
  const { t } = useTranslation('reports');
  const retried = useAct(() => retryReport(id), { refresh: ['reports'], done: () => t('asked') });
  return (
    <Button busy={retried.isPending} onClick={() => retried.mutate()}>
      {t('retry')}
    </Button>
  );
}
