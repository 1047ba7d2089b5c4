import type { ReactNode } from 'react';
import type { Project } from '../../api/projects.js';
import { useTranslation } from '../../i18n/index.js';
import { Lamp } from '../../ui/lamp.js';
import styles from './project.module.css';

/** The lamp, and why it burns, in words. */
export function LampReason({ project }: { project: Project }): ReactNode {
  const { t } = useTranslation();
  const { lamp, lampReason, state, priority, confidential } = project;
  return (
    <p className={styles.why}>
      <Lamp lamp={lamp} reason={lampReason} />
      <span>{lampReason}</span>
      <span>{t(`state.${state}`)}</span>
      {priority !== 'normal' && <span>{t(`priority.${priority}`)}</span>}
      {confidential && <span>{t('term.confidential')}</span>}
    </p>
  );
}
