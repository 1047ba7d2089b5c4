import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Project } from '../../api/projects.js';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { chinaDate, dueInWords, shortDate } from '../../ui/dates.js';
import { Lamp } from '../../ui/lamp.js';
import { Progress } from '../../ui/progress.js';
import styles from '../../ui/table.module.css';

/** Projects as a table on the desktop: a real one, so that the browser's search and print work. */
export function ProjectTable({ projects }: { projects: readonly Project[] }): ReactNode {
  const { t } = useTranslation();
  const { t: page } = useTranslation('projects');
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{page('filter.lamp')}</span>
          </th>
          <th scope="col">{page('column.title')}</th>
          <th scope="col">{page('column.lead')}</th>
          <th scope="col">{page('column.due')}</th>
          <th scope="col">{page('column.progress')}</th>
          <th scope="col">{page('column.lastReport')}</th>
          <th scope="col">{page('column.state')}</th>
        </tr>
      </thead>
      <tbody>
        {projects.map((project) => (
          <Row key={project.id} project={project} noReport={t('term.noReport')} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ project, noReport }: { project: Project; noReport: string }): ReactNode {
  const { t } = useTranslation();
  const today = useToday();
  const {
    id,
    lamp,
    lampReason,
    plannedPercent,
    title,
    state,
    dueDate,
    originalDueDate,
    percent,
    lastReportAt,
    leadDepartment,
    leader,
    confidential,
  } = project;
  const isOpen = state !== 'closed' && state !== 'cancelled';
  return (
    <tr>
      <td>
        <Lamp lamp={lamp} reason={lampReason} />
      </td>
      <td className={styles.title}>
        <Link to="/projects/$id" params={{ id }}>
          {title}
        </Link>
        {confidential && <span className={styles.sub}> · {t('term.confidential')}</span>}
      </td>
      <td className={styles.lead}>
        {leadDepartment.name}
        {leader && <div className={styles.sub}>{leader.name}</div>}
      </td>
      <td className={styles.narrow}>
        {originalDueDate !== dueDate && <del className={styles.struck}>{shortDate(originalDueDate, today)}</del>}{' '}
        {shortDate(dueDate, today)}
        {isOpen && <div className={styles.sub}>{lamp === 'red' ? lampReason : dueInWords(dueDate, today, t)}</div>}
      </td>
      <td className={styles.narrow}>
        <Progress percent={percent} planned={plannedPercent} />
      </td>
      <td className={styles.narrow}>
        {lastReportAt ? shortDate(chinaDate(lastReportAt), today) : <span className={styles.sub}>{noReport}</span>}
      </td>
      <td className={styles.narrow}>{t(`state.${state}`)}</td>
    </tr>
  );
}
