import { useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { CallIn } from '../../api/coordination.js';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { chinaDate, shortDate } from '../../ui/dates.js';
import { type Act, ActSheet } from './act-sheet.js';
import styles from './coordination.module.css';

/** One call-in: who was called, who has signed and answered. */
export function CallInCard({ call }: { call: CallIn }): ReactNode {
  const { t } = useTranslation('coordination');
  const today = useToday();
  const { id: chosen } = useSearch({ from: '/inside/coordination' });
  const [open, setOpen] = useState<Act | null>(null);
  const { id, matter, place, state, callerName, department, calledAt, dueDate, overdue, departments, version } = call;
  const day = (date: string): string => shortDate(date, today);
  return (
    <li className={`${styles.card} ${id === chosen ? styles.chosen : ''}`}>
      <p className={styles.line}>
        <strong>{t(`callState.${state}`)}</strong>
        {overdue && <span className={styles.red}>{t('overdue')}</span>}
        {place}
      </p>
      <p className={styles.text}>{matter}</p>
      <p className={styles.line}>
        {t('called', { name: callerName, unit: department?.name, day: day(chinaDate(calledAt)), due: day(dueDate) })}
      </p>
      {departments.map((one) => (
        <p key={one.id} className={styles.line}>
          <strong>{one.name}</strong> {t(one.acknowledgedAt ? 'signed' : 'unsigned')} {one.answer}
        </p>
      ))}
      <div className={styles.acts}>
        {call.legalTransitions.map((act) => (
          <Button key={act} onClick={() => setOpen(act)}>
            {t(`act.${act}`)}
          </Button>
        ))}
      </div>
      {open && (
        <ActSheet act={open} subject={{ path: `/v1/call-ins/${id}`, version, title: matter }} onClose={() => setOpen(null)} />
      )}
    </li>
  );
}
