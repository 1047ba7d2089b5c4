import { memo, type ReactNode } from 'react';
import type { Project } from '../../api/projects.js';
import { pathOfProject, useAsOf, useShownDay } from '../../app/as-of.js';
import { useTranslation } from '../../i18n/index.js';
import { dueInWords, shortDate } from '../../ui/dates.js';
import { Lamp } from '../../ui/lamp.js';
import { PageLink } from '../../ui/page-link.js';
import { Progress } from '../../ui/progress.js';
import styles from './projects.module.css';

/** A project in a list on the phone. */
export const ProjectCard = memo(function ProjectCard({ project }: { project: Project }): ReactNode {
  const { t } = useTranslation();
  const today = useShownDay();
  const { asOf } = useAsOf();
  const { lamp, lampReason, state, title, dueDate, leadDepartment, percent } = project;
  const isOpen = state !== 'closed' && state !== 'cancelled' && state !== 'carried_over';
  return (
    <PageLink href={pathOfProject(project.id, asOf)} className={styles.card}>
      <span className={styles.cardHead}>
        <Lamp lamp={lamp} reason={lampReason} />
        {t(`state.${state}`)}
        <span style={{ marginInlineStart: 'auto' }}>
          {lamp === 'red' || !isOpen ? lampReason : dueInWords(dueDate, today, t)}
        </span>
      </span>
      <p className={styles.cardTitle}>{title}</p>
      <span className={styles.cardFoot}>
        <span>
          {leadDepartment.name} · {shortDate(dueDate, today)}
        </span>
        <Progress percent={percent} />
      </span>
    </PageLink>
  );
});
