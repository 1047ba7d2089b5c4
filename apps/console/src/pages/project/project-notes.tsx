import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Project } from '../../api/projects.js';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { shortDate } from '../../ui/dates.js';
import styles from './project.module.css';

/** What waits for an answer, or has to be known before one acts. */
export function ProjectNotes({ project }: { project: Project }): ReactNode {
  const { t } = useTranslation('project');
  const today = useToday();
  const { objection, requestedDueDate, extensionReason, reportReturnReason, excusedReason, reportRequests } = project;
  const notes = [
    ...reportRequests.map(({ text, by, dueDate }) => t('requested', { text, by, day: shortDate(dueDate, today) })),
    objection && t('objection', { text: objection }),
    requestedDueDate && t('extension', { day: requestedDueDate, text: extensionReason ?? '' }),
    reportReturnReason && t('returned', { text: reportReturnReason }),
    excusedReason && t('excused', { text: excusedReason }),
  ].filter((note) => note !== null && note !== '');
  const { carriedFrom, carriedTo } = project;
  if (notes.length === 0 && !carriedFrom && !carriedTo) return null;
  return (
    <ul className={styles.notes}>
      {carriedTo && (
        <li className={styles.note}>
          <Link to="/projects/$id" params={{ id: carriedTo.id }}>
            {t('carriedTo', { day: carriedTo.dueDate })}
          </Link>
        </li>
      )}
      {carriedFrom && (
        <li className={styles.note}>
          <Link to="/projects/$id" params={{ id: carriedFrom.id }}>
            {t('carriedFrom', { day: carriedFrom.dueDate, extensions: carriedFrom.extensions })}
          </Link>
        </li>
      )}
      {notes.map((note) => (
        <li key={note} className={styles.note}>
          {note}
        </li>
      ))}
    </ul>
  );
}
