import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RankedScore } from '../../api/reporting/scorecards.js';
import { useTranslation } from '../../i18n/index.js';
import { Wide } from '../../ui/list/wide.js';
import table from '../../ui/table.module.css';
import { useScoreSearch } from './filter.js';
import { RedLink, RowsLink } from './number-link.js';
import { RATES, ratioOf, shareOf, points } from './numbers.js';
import { RankChange } from './rank-change.js';
import styles from './scorecards.module.css';

export interface RankingProps {
  departments: readonly RankedScore[];
  /** Of the period that it is compared with; null: with none. */
  former: readonly RankedScore[] | null;
}

/** The ranking on the desktop; every number leads to its rows. */
export function RankingTable({ departments, former }: RankingProps): ReactNode {
  const { t } = useTranslation('scorecards');
  return (
    <Wide label={t('tab.ranking')}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('column.rank')}</th>
            <th scope="col">{t('column.department')}</th>
            <th scope="col">{t('column.score')}</th>
            {former && <th scope="col">{t('column.before')}</th>}
            <th scope="col">{t('column.red')}</th>
            <th scope="col">{t('column.items')}</th>
            {RATES.map((rate) => (
              <th key={rate} scope="col">
                {t(`number.${rate}`)}
              </th>
            ))}
            <th scope="col">{t('column.points')}</th>
          </tr>
        </thead>
        <tbody>
          {departments.map((row) => (
            <Row key={row.department.id} row={row} former={former} />
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

function Row({ row, former }: { row: RankedScore; former: RankingProps['former'] }): ReactNode {
  const { t } = useTranslation('scorecards');
  const { compare: _compare, ...search } = useScoreSearch();
  const { department, rank, score, red, queries, items, deducted, bonus } = row;
  const { id } = department;
  return (
    <tr>
      <td className={table.narrow} title={rank === null ? t('unrankedWhy') : undefined}>
        {rank ?? t('unranked')}
      </td>
      <td className={styles.rowHead}>
        <Link to="/scorecards/$departmentId" params={{ departmentId: id }} search={search}>
          {department.name}
        </Link>
      </td>
      <td>
        <RowsLink departmentId={id} show="lines" className={styles.score}>
          {score.toFixed(2)}
        </RowsLink>
      </td>
      {former && (
        <td className={table.narrow}>
          <RankChange now={row} before={former.find((one) => one.department.id === id)} />
        </td>
      )}
      <td>
        <RedLink red={red} query={queries.red} />
      </td>
      <td className={table.narrow}>
        <RowsLink departmentId={id} show="lead">
          {items.lead}
        </RowsLink>
        {' / '}
        <RowsLink departmentId={id} show="helper">
          {items.helper}
        </RowsLink>
      </td>
      {RATES.map((rate) => (
        <td key={rate} className={table.narrow}>
          <RowsLink departmentId={id} show={rate}>
            {shareOf(row, rate)} <span className={styles.muted}>{row.rates[rate].of > 0 && ratioOf(row, rate, t)}</span>
          </RowsLink>
        </td>
      ))}
      <td className={table.narrow}>
        <RowsLink departmentId={id} show="deducted">
          −{points(deducted)}
        </RowsLink>
        {' / '}
        <RowsLink departmentId={id} show="bonus">
          +{points(bonus)}
        </RowsLink>
      </td>
    </tr>
  );
}
