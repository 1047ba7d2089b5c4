import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { IndicatorLine } from '../../api/reporting/indicators.js';
import { type Translate, useTranslation } from '../../i18n/index.js';
import { buttonClass } from '../../ui/button.js';
import styles from './indicators.module.css';

interface LineProps {
  line: IndicatorLine;
}

export function targetOf(
  { comparison, target, unit }: Pick<IndicatorLine, 'comparison' | 'target' | 'unit'>,
  t: Translate<'indicators'>,
): string {
  return t(`target.${comparison}`, { target, unit });
}

/** What should be reached by the period, with its part of the way. */
export function Expected({ line: { expected, expectedPercent, unit } }: LineProps): ReactNode {
  const { t } = useTranslation('indicators');
  if (expected === null) return <span className={styles.muted}>{t('notBegun')}</span>;
  return (
    <>
      {t('of', { value: expected, unit })}{' '}
      {expectedPercent !== null && <span className={styles.muted}>{t('percent', { percent: expectedPercent })}</span>}
    </>
  );
}

/** What is known by then, and of which period where it is an earlier one. */
export function Actual({ line: { actual, actualPercent, actualPeriod, period, unit, missing } }: LineProps): ReactNode {
  const { t } = useTranslation('indicators');
  return (
    <>
      {actual === null ? <span className={styles.muted}>{t('noValue')}</span> : t('of', { value: actual, unit })}{' '}
      {actualPercent !== null && <span className={styles.muted}>{t('done', { percent: actualPercent })}</span>}{' '}
      {actualPeriod !== null && actualPeriod !== period && (
        <span className={styles.muted}>{t('asOf', { period: actualPeriod })}</span>
      )}{' '}
      {missing && <span className={styles.red}>{t('owed')}</span>}
    </>
  );
}

export function Lag({ line: { lag } }: LineProps): ReactNode {
  const { t } = useTranslation('indicators');
  if (lag === null) return '—';
  if (lag > 0) return <span className={styles.red}>{t('lag.behind', { points: lag })}</span>;
  return t(lag === 0 ? 'lag.even' : 'lag.ahead', { points: -lag });
}

/** Opens the periods of an indicator; reporting where it is possible. */
export function CourseLink({
  line: { id, project, mayReport, actualPeriod, period },
  isLarge = false,
}: LineProps & { isLarge?: boolean }): ReactNode {
  const { t } = useTranslation('indicators');
  const word = !mayReport ? 'course' : actualPeriod === period ? 'correct' : 'report';
  return (
    <Link
      to="/indicators"
      search={(now) => ({ ...now, id, projectId: project.id })}
      resetScroll={false}
      className={buttonClass(word === 'report' ? 'primary' : 'default', isLarge ? 'large' : 'normal')}
    >
      {t(`act.${word}`)}
    </Link>
  );
}
