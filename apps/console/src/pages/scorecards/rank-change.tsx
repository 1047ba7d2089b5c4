import type { ReactNode } from 'react';
import type { RankedScore } from '../../api/reporting/scorecards.js';
import { useTranslation } from '../../i18n/index.js';
import { signed } from './numbers.js';
import styles from './scorecards.module.css';

/** The score of the other period, and how rank and score have changed since. */
export function RankChange({ now, before }: { now: RankedScore; before: RankedScore | undefined }): ReactNode {
  const { t } = useTranslation('scorecards');
  if (!before) return <span className={styles.muted}>—</span>;
  const ranks = now.rank !== null && before.rank !== null ? before.rank - now.rank : null;
  const moved = ranks === null ? null : ranks > 0 ? 'up' : ranks < 0 ? 'down' : 'same';
  return (
    <>
      {before.score.toFixed(2)}{' '}
      <span className={styles.muted}>
        {signed(now.score - before.score)}
        {moved && ` · ${t(`changed.${moved}`, { count: Math.abs(ranks ?? 0) })}`}
      </span>
    </>
  );
}
