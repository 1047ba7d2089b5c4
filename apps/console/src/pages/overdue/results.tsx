import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/index.js';
import type { Acted } from './desk.js';
import styles from './overdue.module.css';

/** How an act went, row by row: what was refused says why. */
export function Results({ acted: { rows, answer } }: { acted: Acted }): ReactNode {
  const { t } = useTranslation('overdue');
  const titleOf = (id: string): string => rows.find((row) => row.id === id)?.title ?? id;
  const refused = answer.results.filter(({ outcome }) => outcome === 'refused');
  return (
    <section className={`${styles.results} ${refused.length > 0 ? styles.some : ''}`} role="status">
      <strong>{t('result.summary', { done: answer.done, refused: answer.refused })}</strong>
      <ul>
        {answer.results.map(({ projectId, slip }) =>
          slip ? (
            <li key={projectId}>
              {titleOf(projectId)}：{t('result.slip', { number: slip.number })}{' '}
              <Link to="/slips/$id" params={{ id: slip.id }}>
                {t('result.openSlip')}
              </Link>
            </li>
          ) : null,
        )}
      </ul>
      {refused.length > 0 && (
        <>
          <p>{t('result.refused')}</p>
          <ul>
            {refused.map(({ projectId, problem }) => (
              <li key={projectId}>
                {titleOf(projectId)}：{problem?.detail}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
