import type { ReactNode } from 'react';
import type { Project } from '../../api/projects.js';
import { useTranslation } from '../../i18n/index.js';
import styles from './project.module.css';

const STEPS = ['registered', 'in_progress', 'in_review', 'closed'] as const satisfies readonly Project['state'][];

/** How far it has come on its way: 待签收, 办理中, 待审核, 已办结. */
export function ProjectSteps({ project: { state } }: { project: Project }): ReactNode {
  const { t } = useTranslation();
  const { t: page } = useTranslation('project');
  const at = STEPS.indexOf(state as (typeof STEPS)[number]);
  if (at < 0) return null;
  return (
    <ol className={styles.steps} aria-label={page('steps')}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          className={index < at ? styles.stepDone : index === at ? styles.stepNow : undefined}
          aria-current={index === at ? 'step' : undefined}
        >
          {index < at && '✓ '}
          {t(`state.${step}`)}
        </li>
      ))}
    </ol>
  );
}
