import { memo, type ReactNode } from 'react';
import type { Project } from '../../api/projects.js';
import { pathOfProject, useAsOf, useShownDay } from '../../app/as-of.js';
import { useTranslation } from '../../i18n/index.js';
import { chinaDate, dueInWords, shortDate } from '../../ui/dates.js';
import { Lamp } from '../../ui/lamp.js';
import { useWindowed } from '../../ui/list/windowed.js';
import { PageLink } from '../../ui/page-link.js';
import { Progress } from '../../ui/progress.js';
import styles from '../../ui/table.module.css';
import { isCarriable, type Selection } from './selection.js';

const COLUMNS = 7;
const ROW_HEIGHT = 57;

interface ProjectTableProps {
  projects: readonly Project[];
  /** How many there are, of which the first were read. */
  total: number | undefined;
  /** Null: nothing is selected here. */
  selection: Selection | null;
}

/** Projects as a table on the desktop: a real one, so that the browser's search and print work. */
export function ProjectTable({ projects, total, selection }: ProjectTableProps): ReactNode {
  const today = useShownDay();
  const { asOf } = useAsOf();
  const { t: page } = useTranslation('projects');
  const chunks = useWindowed(projects, ROW_HEIGHT);
  return (
    <table className={styles.table} aria-rowcount={(total ?? projects.length) + 1}>
      <thead>
        <tr>
          {selection && <TickAll projects={projects} selection={selection} />}
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
      {chunks.map(({ start, items, watch, gap }) => (
        <tbody key={start} ref={watch}>
          {gap === null ? (
            items.map((project, index) => (
              <Row
                key={project.id}
                project={project}
                selection={selection}
                today={today}
                asOf={asOf}
                rowIndex={start + index + 2}
              />
            ))
          ) : (
            <tr aria-hidden="true">
              <td colSpan={COLUMNS + (selection ? 1 : 0)} style={{ height: gap, padding: 0, border: 0 }} aria-label="…" />
            </tr>
          )}
        </tbody>
      ))}
    </table>
  );
}

interface RowProps {
  project: Project;
  selection: Selection | null;
  /** Read once for all rows. */
  today: string;
  asOf: string | undefined;
  /** Among all rows; the heading is the first. */
  rowIndex: number;
}

const Row = memo(function Row({ project, selection, today, asOf, rowIndex }: RowProps): ReactNode {
  const { t } = useTranslation();
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
  const isOpen = state !== 'closed' && state !== 'cancelled' && state !== 'carried_over';
  return (
    <tr aria-rowindex={rowIndex}>
      {selection && <Tick project={project} selection={selection} />}
      <td>
        <Lamp lamp={lamp} reason={lampReason} />
      </td>
      <td className={styles.title}>
        <PageLink href={pathOfProject(id, asOf)}>{title}</PageLink>
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
        {lastReportAt ? shortDate(chinaDate(lastReportAt), today) : <span className={styles.sub}>{t('term.noReport')}</span>}
      </td>
      <td className={styles.narrow}>{t(`state.${state}`)}</td>
    </tr>
  );
});

function TickAll({ projects, selection }: { projects: readonly Project[]; selection: Selection }): ReactNode {
  const { t } = useTranslation('projects');
  const ids = projects.filter(isCarriable).map(({ id }) => id);
  return (
    <th scope="col" className={styles.check}>
      <input
        type="checkbox"
        aria-label={t('carry.selectAll')}
        checked={ids.length > 0 && ids.every((id) => selection.ids.has(id))}
        onChange={({ target }) => selection.select(ids, target.checked)}
      />
    </th>
  );
}

function Tick({ project, selection }: { project: Project; selection: Selection }): ReactNode {
  const { t } = useTranslation('projects');
  const { id, title } = project;
  return (
    <td className={styles.check}>
      <input
        type="checkbox"
        aria-label={t('carry.select', { title })}
        disabled={!isCarriable(project)}
        checked={selection.ids.has(id)}
        onChange={({ target }) => selection.select([id], target.checked)}
      />
    </td>
  );
}
