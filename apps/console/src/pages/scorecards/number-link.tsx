import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { parseSearch } from '../../app/search.js';
import { useTranslation } from '../../i18n/index.js';
import { useScoreSearch } from './filter.js';
import type { ShownNumber } from './numbers.js';
import styles from './scorecards.module.css';

interface RowsLinkProps {
  departmentId: string;
  show: ShownNumber;
  /** Its rows are listed now. */
  isShown?: boolean;
  /** Its name stands in the children. */
  isNamed?: boolean;
  className?: string | undefined;
  children: ReactNode;
}

/** A number of a scorecard, which leads to the rows that it counts. */
export function RowsLink({ departmentId, show, isShown, isNamed, className, children }: RowsLinkProps): ReactNode {
  const { t } = useTranslation('scorecards');
  const { compare: _compare, ...search } = useScoreSearch();
  return (
    <Link
      to="/scorecards/$departmentId"
      params={{ departmentId }}
      search={{ ...search, show }}
      hash="rows"
      className={className ?? styles.number}
      aria-current={isShown ? 'true' : undefined}
    >
      {!isNamed && <span className="visually-hidden">{t(`number.${show}`)} </span>}
      {children}
    </Link>
  );
}

/** How many are red now; it leads to the list of projects. */
export function RedLink({
  red,
  query,
  className,
}: {
  red: number;
  query: string | null;
  className?: string | undefined;
}): ReactNode {
  const { t } = useTranslation('scorecards');
  if (red === 0 || query === null) return <span className={className ?? styles.number}>{red}</span>;
  return (
    <Link to="/projects" search={parseSearch(query)} className={`${className ?? styles.number} ${styles.red}`}>
      <span className="visually-hidden">{t('number.red')} </span>
      {red}
    </Link>
  );
}
