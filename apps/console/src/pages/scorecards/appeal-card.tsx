import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Appeal, Verdict } from '../../api/reporting/scorecards.js';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { shortTime } from '../../ui/dates.js';
import { signed } from './numbers.js';
import styles from './scorecards.module.css';
import { VerdictForm } from './verdict-form.js';

/** One appeal in the list, with what can be made of it. */
export function AppealCard({ appeal, isChosen }: { appeal: Appeal; isChosen: boolean }): ReactNode {
  const { department, project } = appeal;
  return (
    <li className={`${styles.card} ${isChosen ? styles.chosen : ''}`}>
      <p className={styles.cardHead}>
        <Link to="/projects/$id" params={{ id: project.id }}>
          {project.title}
        </Link>
        <span>{department.name}</span>
      </p>
      <AppealBody appeal={appeal} />
    </li>
  );
}

/** The line, why it is contested, what was decided, and the buttons that decide it. */
export function AppealBody({ appeal }: { appeal: Appeal }): ReactNode {
  const { t } = useTranslation('scorecards');
  const today = useToday();
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const { line, reason, state, submittedByName, submittedAt, answer, decidedByName, decidedAt, legalTransitions } = appeal;
  return (
    <>
      <p>
        <strong>{line.name}</strong> {t('appeal.line', { date: line.date, points: signed(line.points) })} ·{' '}
        {t(`appeal.state.${state}`)}
      </p>
      <p className={styles.text}>{reason}</p>
      <p className={styles.muted}>{t('appeal.by', { name: submittedByName, time: shortTime(submittedAt, today) })}</p>
      {answer !== null && decidedAt !== null && (
        <>
          <p className={styles.text}>
            <strong>{t('appeal.answer')}</strong> {answer}
          </p>
          <p className={styles.muted}>{t('appeal.decided', { name: decidedByName ?? '', time: shortTime(decidedAt, today) })}</p>
        </>
      )}
      <div className={styles.acts}>
        {legalTransitions.map((name) => (
          <Button key={name} onClick={() => setVerdict(name)}>
            {t(`appeal.${name}`)}
          </Button>
        ))}
        {legalTransitions.length > 0 && (
          <Link
            to="/scorecards/$departmentId"
            params={{ departmentId: appeal.department.id }}
            search={{ period: line.date.slice(0, 7) }}
          >
            {t('appeal.card')} →
          </Link>
        )}
      </div>
      {verdict && <VerdictForm appeal={appeal} verdict={verdict} onClose={() => setVerdict(null)} />}
    </>
  );
}
