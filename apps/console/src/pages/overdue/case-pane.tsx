import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { memo, type ReactNode } from 'react';
import { ActionBar } from '../../acts/action-bar.js';
import { projectQuery, reportsQuery, slipsOfProjectQuery } from '../../api/projects.js';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { buttonClass } from '../../ui/button.js';
import { shortTime } from '../../ui/dates.js';
import { Lamp } from '../../ui/lamp.js';
import { Part, Skeleton } from '../../ui/part.js';
import type { DeskRow } from './desk-row.js';
import styles from './overdue.module.css';
import type { Desk } from './desk.js';
import { ProposalButton } from './proposal-button.js';

/** The case of the row: what was last reported, what was sent, what can be done. */
export const CasePane = memo(
  function CasePane({ row, act }: { row: DeskRow; act: Desk['act'] }): ReactNode {
    const { t } = useTranslation('overdue');
    const project = useQuery(projectQuery(row.id));
    return (
      <aside className={styles.pane} aria-label={row.title}>
        <p>
          <Lamp lamp={row.lamp} reason={row.because} /> {row.because}
        </p>
        <h2>{row.title}</h2>
        <p>
          {row.lead} {row.leader}
        </p>
        <LastReport id={row.id} />
        {row.reason !== undefined && (
          <>
            <h3>{t('pane.reason')}</h3>
            <p className={row.reason === null ? styles.red : undefined}>{row.reason ?? t('noReason')}</p>
          </>
        )}
        <OpenSlips id={row.id} />
        <div className={styles.paneActs}>
          <ProposalButton row={row} act={act} isMain />
          {project.data ? (
            <ActionBar project={project.data} actions={project.data.actions} shown={0} />
          ) : (
            <Skeleton height={32} />
          )}
          <Link to="/projects/$id" params={{ id: row.id }} className={buttonClass('quiet')}>
            {t('pane.open')} →
          </Link>
        </div>
      </aside>
    );
  },
  // An act on the row itself is the same whichever rows are selected.
  (before, after) => before.row === after.row,
);

export function LastReport({ id }: { id: string }): ReactNode {
  const { t } = useTranslation('overdue');
  const { t: common } = useTranslation();
  const today = useToday();
  return (
    <>
      <h3>{t('pane.lastReport')}</h3>
      <Part query={useQuery(reportsQuery(id))} height={48}>
        {({ items: [last] }) =>
          last ? (
            <p>
              {shortTime(last.reportedAt, today)} {last.reportedByName} {last.percent}% {last.text}
              {last.problems && <span className={styles.red}> {last.problems}</span>}
            </p>
          ) : (
            <p>{common('term.noReport')}</p>
          )
        }
      </Part>
    </>
  );
}

export function OpenSlips({ id }: { id: string }): ReactNode {
  const { t } = useTranslation('overdue');
  const open = useQuery(slipsOfProjectQuery(id)).data?.items.filter(({ endedAt }) => endedAt === null) ?? [];
  if (open.length === 0) return null;
  return (
    <>
      <h3>{t('pane.openSlip')}</h3>
      {open.map(({ id: slipId, number, answerDue }) => (
        <p key={slipId}>
          <Link to="/slips/$id" params={{ id: slipId }}>
            {number}
          </Link>{' '}
          {t('form.answerDue', { day: answerDue })}
        </p>
      ))}
    </>
  );
}
