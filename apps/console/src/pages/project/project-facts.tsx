import type { ReactNode } from 'react';
import type { ProjectDetail } from '../../api/projects.js';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { chinaDate, shortDate } from '../../ui/dates.js';
import { Fact } from '../../ui/facts.js';
import { Progress } from '../../ui/progress.js';
import { NamedPeople } from './named-people.js';
import styles from './project.module.css';

/** Who, by when, how far. */
export function ProjectFacts({ project }: { project: ProjectDetail }): ReactNode {
  const { t } = useTranslation();
  const { t: page } = useTranslation('project');
  const today = useToday();
  const {
    plannedPercent,
    leadDepartment,
    cooperatingDepartments,
    leader,
    dueDate,
    originalDueDate,
    percent,
    lastReportAt,
    acknowledgedAt,
  } = project;
  const signed = (at: string | null): string =>
    at ? t('term.signed', { day: shortDate(chinaDate(at), today) }) : t('term.unsigned');
  return (
    <dl className={styles.facts}>
      <Fact name={t('term.lead')}>
        {leadDepartment.name} <small>{signed(acknowledgedAt)}</small>
      </Fact>
      {leader && <Fact name={t('term.leader')}>{leader.name}</Fact>}
      <NamedPeople project={project} />
      <Fact name={t('term.due')}>
        {originalDueDate !== dueDate && <del className={styles.struck}>{originalDueDate}</del>}
        {dueDate}
      </Fact>
      <Fact name={t('term.progress')}>
        <Progress percent={percent} planned={plannedPercent} />
        {plannedPercent !== null && <small> {t('term.planned', { percent: plannedPercent })}</small>}
      </Fact>
      <Fact name={t('term.lastReport')}>{lastReportAt ? shortDate(chinaDate(lastReportAt), today) : t('term.noReport')}</Fact>
      {project.reportDue && <Fact name={page('reportDue')}>{shortDate(project.reportDue, today)}</Fact>}
      {project.signBy && <Fact name={page('signBy')}>{shortDate(project.signBy, today)}</Fact>}
      {cooperatingDepartments.length > 0 && (
        <Fact name={t('term.cooperates')} className={styles.wide}>
          {cooperatingDepartments.map(({ id, name, acknowledgedAt: at }, index) => (
            <span key={id}>
              {index > 0 && ' · '}
              {name} <small>{signed(at)}</small>
            </span>
          ))}
        </Fact>
      )}
    </dl>
  );
}
