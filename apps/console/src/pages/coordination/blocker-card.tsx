import { Link, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Blocker } from '../../api/coordination.js';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { chinaDate, shortDate } from '../../ui/dates.js';
import { type Act, ActSheet } from './act-sheet.js';
import styles from './coordination.module.css';

/** One blocker: what it is, whose it is, by when, and what can be done about it. */
export function BlockerCard({ blocker }: { blocker: Blocker }): ReactNode {
  const { t } = useTranslation('coordination');
  const today = useToday();
  const { id: chosen } = useSearch({ from: '/inside/coordination' });
  const [open, setOpen] = useState<Act | null>(null);
  const { id, project, kind, text, state, raisedByName, raisedAt, department, dueDate, resolution, version } = blocker;
  const who = blocker.assignedPerson?.name ?? blocker.assignedDepartment?.name;
  const day = (date: string): string => shortDate(date, today);
  return (
    <li className={`${styles.card} ${id === chosen ? styles.chosen : ''}`}>
      <p className={styles.line}>
        <strong>{t(`kind.${kind}`)}</strong> {t(`blockerState.${state}`)}
        <Link to="/projects/$id" params={{ id: project.id }}>
          {project.title}
        </Link>
      </p>
      <p className={styles.text}>{text}</p>
      <p className={styles.line}>{t('raised', { name: raisedByName, unit: department?.name, day: day(chinaDate(raisedAt)) })}</p>
      {who && dueDate && (
        <p className={`${styles.line} ${state !== 'resolved' && dueDate < today ? styles.red : ''}`}>
          {t('assigned', { who, day: day(dueDate) })}
        </p>
      )}
      {resolution && <p className={styles.line}>{t('resolved', { text: resolution })}</p>}
      <div className={styles.acts}>
        {blocker.legalTransitions.map((act) => (
          <Button key={act} onClick={() => setOpen(act)}>
            {t(`act.${act}`)}
          </Button>
        ))}
      </div>
      {open && (
        <ActSheet act={open} subject={{ path: `/v1/blockers/${id}`, version, title: text }} onClose={() => setOpen(null)} />
      )}
    </li>
  );
}
