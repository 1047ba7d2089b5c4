import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { upcomingQuery } from '../../api/projects.js';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { shortDate } from '../../ui/dates.js';
import { Part } from '../../ui/part.js';
import styles from './project.module.css';

const LEVELS = ['L0', 'L1', 'L2', 'L3', 'L4', 'L5'] as const;

/** 接下来: what falls due if nothing changes, when, and whom it tells. */
export function Upcoming({ id }: { id: string }): ReactNode {
  const { t } = useTranslation('project');
  const today = useToday();
  return (
    <aside className={styles.upcoming} aria-label={t('upcoming.title')}>
      <h2>{t('upcoming.title')}</h2>
      <Part
        query={useQuery(upcomingQuery(id))}
        height={96}
        empty={{ when: ({ items }) => items.length === 0, say: t('upcoming.none') }}
      >
        {({ items }) => (
          <ol>
            {items.map(({ plannedAt, day, level, step, subject, people, conditional }) => (
              <li key={`${step} ${plannedAt} ${subject.id}`} className={styles.next}>
                <span className={styles.nextDay}>{shortDate(day, today)}</span>
                <span>
                  <strong>{t(`level.${LEVELS[level] ?? 'L0'}`)}</strong>
                  {subject.kind !== 'project' && ` ${subject.title}`}
                  <span className={styles.whom}>→ {people.map(({ name }) => name).join('、') || t('upcoming.nobody')}</span>
                  {conditional && <span className={styles.whom}>{t('upcoming.conditional')}</span>}
                </span>
              </li>
            ))}
          </ol>
        )}
      </Part>
    </aside>
  );
}
