import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/index.js';
import { Fact } from '../../ui/facts.js';
import { useScoreSearch } from './filter.js';
import { RedLink, RowsLink } from './number-link.js';
import { RATES, shareOf } from './numbers.js';
import { RankChange } from './rank-change.js';
import type { RankingProps } from './ranking-table.js';
import styles from './scorecards.module.css';

/** The ranking on the phone: one department a card. */
export function RankingCards({ departments, former }: RankingProps): ReactNode {
  const { t } = useTranslation('scorecards');
  const { compare: _compare, ...search } = useScoreSearch();
  return (
    <ul className={styles.cards}>
      {departments.map((row) => {
        const { department, rank, score, red, queries } = row;
        return (
          <li key={department.id} className={styles.card}>
            <p className={styles.cardHead}>
              <Link to="/scorecards/$departmentId" params={{ departmentId: department.id }} search={search}>
                {department.name}
              </Link>
              <strong>{score.toFixed(2)}</strong>
            </p>
            <p className={styles.muted}>{rank === null ? t('unrankedWhy') : t('ranked', { rank })}</p>
            {former && <RankChange now={row} before={former.find((one) => one.department.id === department.id)} />}
            <dl className={styles.pairs}>
              {RATES.map((rate) => (
                <Fact key={rate} name={t(`number.${rate}`)}>
                  <RowsLink departmentId={department.id} show={rate}>
                    {shareOf(row, rate)}
                  </RowsLink>
                </Fact>
              ))}
              <Fact name={t('number.red')}>
                <RedLink red={red} query={queries.red} />
              </Fact>
            </dl>
          </li>
        );
      })}
    </ul>
  );
}
