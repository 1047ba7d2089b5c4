import type { ReactNode } from 'react';
import type { Project } from '../../api/projects.js';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { dueInWords } from '../../ui/dates.js';
import { Lamp } from '../../ui/lamp.js';
import styles from './project.module.css';

/** The lamp, and why it burns, in words. */
export function LampReason({ project }: { project: Project }): ReactNode {
  const { t } = useTranslation();
  const { t: page } = useTranslation('project');
  const today = useToday();
  const { lamp, state, dueDate, offTrackFrom, atRiskFrom } = project;
  const isOpen = state !== 'closed' && state !== 'cancelled';
  const due = isOpen ? dueInWords(dueDate, today, t) : t('due.ended');
  const lag =
    lamp === 'red' && isReached(offTrackFrom, today) ? page('policyRed') : isReached(atRiskFrom, today) ? page('behind') : null;
  const reason = [due, lag].filter(Boolean).join(' · ');
  return (
    <p className={styles.why}>
      <Lamp lamp={lamp} reason={reason} />
      <span>{reason}</span>
      <span>{t(`state.${state}`)}</span>
      {project.priority !== 'normal' && <span>{t(`priority.${project.priority}`)}</span>}
      {project.confidential && <span>{t('term.confidential')}</span>}
    </p>
  );
}

function isReached(day: string | null, today: string): boolean {
  return day !== null && day <= today;
}
