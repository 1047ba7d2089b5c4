import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Job, type PlanDetail, planQuery } from '../../api/plans/plans.js';
import { useTranslation } from '../../i18n/index.js';
import { buttonClass } from '../../ui/button.js';
import { Part } from '../../ui/part.js';
import styles from './plans.module.css';

/** What came of reading a plan, and the way into its review. */
export function ImportResult({ planId, job }: { planId: string; job: Job }): ReactNode {
  return (
    <Part query={useQuery(planQuery(planId))} height={240}>
      {(plan) => <Result plan={plan} looksLike={lookAlikeOf(job)} />}
    </Part>
  );
}

function Result({ plan, looksLike }: { plan: PlanDetail; looksLike: { planId: string; title: string } | null }): ReactNode {
  const { t } = useTranslation('plans');
  const { id, title, items, skipped, unmatchedNames, notes } = plan;
  return (
    <section className={styles.result} role="status">
      <h2>{title}</h2>
      <p className={styles.big}>{t('result.items', { count: items.draft })}</p>
      <p>{skipped.length > 0 ? t('result.skipped', { count: skipped.length }) : t('result.none')}</p>
      {looksLike && (
        <p className={styles.warn}>
          {t('result.looksLike', { title: looksLike.title })}{' '}
          <Link to="/plans/$id" params={{ id: looksLike.planId }} className="in-text">
            {t('result.openOther')}
          </Link>
        </p>
      )}
      {unmatchedNames.length > 0 && (
        <>
          <h3>{t('result.unmatched', { count: unmatchedNames.length })}</h3>
          <p className={styles.sub}>{t('result.unmatchedHint')}</p>
          <ul className={styles.list}>
            {unmatchedNames.map(({ name, role, reason, candidates }) => (
              <li key={`${role} ${name}`}>
                {name}
                <span className={styles.sub}>
                  {' '}
                  {t(`reason.${reason as 'unknown' | 'ambiguous' | 'collective'}`, { names: candidates.join('、') })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {notes.length > 0 && (
        <>
          <h3>{t('result.notes')}</h3>
          <ul className={styles.list}>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      )}
      <p className={styles.acts}>
        <Link to="/plans/$id" params={{ id }} className={buttonClass('primary')}>
          {t('result.review')}
        </Link>
      </p>
    </section>
  );
}

function lookAlikeOf({ result }: Job): { planId: string; title: string } | null {
  const found = result?.looksLike;
  if (typeof found !== 'object' || found === null) return null;
  const { planId, title } = found as { planId?: unknown; title?: unknown };
  return typeof planId === 'string' && typeof title === 'string' ? { planId, title } : null;
}
