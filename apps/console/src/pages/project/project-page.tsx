import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ActionBar } from '../../acts/action-bar.js';
import { type ProjectDetail, projectQuery } from '../../api/projects.js';
import { usePageTitle } from '../../app/page-title.js';
import { useTranslation } from '../../i18n/index.js';
import { Part } from '../../ui/part.js';
import { useIsPhone } from '../../ui/use-media.js';
import { ProjectFacts } from './project-facts.js';
import { ProjectNotes } from './project-notes.js';
import { ProjectParts } from './project-parts.js';
import { ReadSource } from './source-sheet.js';
import { ProjectSteps } from './project-steps.js';
import { LampReason } from './lamp-reason.js';
import { Upcoming } from './upcoming.js';
import styles from './project.module.css';
import './words.js';

/** One project: what it is and why its lamp burns, what can be done now, and everything that happened. */
export default function ProjectPage(): ReactNode {
  const { id } = useParams({ from: '/inside/projects/$id' });
  const { asOf } = useSearch({ from: '/inside/projects/$id' });
  const query = useQuery(projectQuery(id, asOf));
  return (
    <Part query={query} height={420}>
      {(project) => <Whole project={project} isPast={asOf !== undefined} />}
    </Part>
  );
}

function Whole({ project, isPast }: { project: ProjectDetail; isPast: boolean }): ReactNode {
  const { t } = useTranslation('project');
  const isPhone = useIsPhone();
  usePageTitle(project.title);
  const isEnded = project.state === 'closed' || project.state === 'cancelled' || project.state === 'carried_over';
  const acts = isPast ? [] : project.actions;
  return (
    <article className={acts.length > 0 ? styles.withBar : undefined}>
      <header className={styles.head}>
        <LampReason project={project} />
        <h1 className={styles.title}>{project.title}</h1>
        <p className={styles.source}>
          <q>{project.text}</q> {project.path.length > 0 && `${t('from')} ${project.path.join(' › ')}`}
          {project.originNote && ` · ${project.originNote}`}
          {project.origin === 'plan' && <ReadSource id={project.id} />}
        </p>
        <ProjectNotes project={project} />
        {acts.length > 0 && (
          <div className={styles.acts}>
            <ActionBar project={project} actions={acts} shown={2} up={isPhone} />
          </div>
        )}
        <ProjectFacts project={project} />
        {!isPhone && <ProjectSteps project={project} />}
      </header>
      <div className={isEnded || isPast ? undefined : styles.columns}>
        <div>
          <ProjectParts project={project} />
        </div>
        {!isEnded && !isPast && <Upcoming id={project.id} />}
      </div>
    </article>
  );
}
