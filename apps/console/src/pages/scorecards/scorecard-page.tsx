import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { rankingQuery, type Scorecard, scorecardQuery, type ScoreLine } from '../../api/reporting/scorecards.js';
import { useTranslation } from '../../i18n/index.js';
import { buttonClass } from '../../ui/button.js';
import { PageHead } from '../../ui/page-head.js';
import { Part } from '../../ui/part.js';
import { AppealForm } from './appeal-form.js';
import { AppealSheet } from './appeal-sheet.js';
import { comparedFilter, filterOf, useScoreSearch } from './filter.js';
import { ScoredOn, ScoreFilters } from './head.js';
import { LinesTable } from './lines-table.js';
import { NumberTiles } from './number-tiles.js';
import { isNumber, points, type ShownNumber } from './numbers.js';
import { RankChange } from './rank-change.js';
import { RowsTable } from './rows-table.js';
import styles from './scorecards.module.css';
import './words.js';

/** The score of one department: its sum, its numbers, and the rows behind the number that is chosen. */
export default function ScorecardPage(): ReactNode {
  const { departmentId } = useParams({ from: '/inside/scorecards/$departmentId' });
  const { t } = useTranslation('scorecards');
  const { t: common } = useTranslation();
  const { compare: _compare, ...search } = useScoreSearch();
  const card = useQuery(scorecardQuery(departmentId, filterOf(search)));
  return (
    <>
      <PageHead title={card.data ? card.data.department.name : common('nav.scorecards')}>
        <Link to="/scorecards" search={search} className={buttonClass('quiet')}>
          {t('ranking')} →
        </Link>
      </PageHead>
      <Part query={card} height={600}>
        {(data) => <Whole card={data} />}
      </Part>
    </>
  );
}

function Whole({ card }: { card: Scorecard }): ReactNode {
  const { show } = useSearch({ from: '/inside/scorecards/$departmentId' });
  const shown = isNumber(show) ? show : 'lines';
  return (
    <>
      <ScoreFilters told={card} />
      <ScoredOn told={card} />
      <Sum card={card} />
      <NumberTiles card={card} shown={shown} />
      <Shown card={card} shown={shown} />
    </>
  );
}

function Sum({ card }: { card: Scorecard }): ReactNode {
  const { t } = useTranslation('scorecards');
  const search = useScoreSearch();
  const { compare } = search;
  const compared = useQuery({ ...rankingQuery(comparedFilter(search, compare ?? '')), enabled: compare !== undefined });
  const { score, rank, deducted, worth, madeUp, department } = card;
  const sum = { deducted: points(deducted), worth: points(worth), madeUp: points(madeUp), score: points(score) };
  return (
    <div className={styles.sum}>
      <strong className={styles.large}>{score.toFixed(2)}</strong>
      <div>
        <p>{rank === null ? t('unrankedWhy') : t('ranked', { rank })}</p>
        <p className={styles.muted} title={t('sumTitle')}>
          {t('sum', sum)}
        </p>
        {compare !== undefined && compared.data && (
          <p>
            <RankChange now={card} before={compared.data.departments.find(({ department: { id } }) => id === department.id)} />
          </p>
        )}
      </div>
    </div>
  );
}

/** The rows of one number. Points are appealed here. */
function Shown({ card, shown }: { card: Scorecard; shown: ShownNumber }): ReactNode {
  const { t } = useTranslation('scorecards');
  const [line, setLine] = useState<ScoreLine | null>(null);
  const [appeal, setAppeal] = useState<string | null>(null);
  const isPoints = shown === 'lines' || shown === 'deducted' || shown === 'bonus';
  const lines = card.lines.filter(
    ({ counted }) => shown === 'lines' || (shown === 'deducted' ? counted < 0 : shown === 'bonus' && counted > 0),
  );
  const rows = card.rows.filter(({ number, kept }) =>
    shown === 'overdue' ? number === 'completion' && !kept : number === shown,
  );
  return (
    <section id="rows" aria-label={t(`number.${shown}`)}>
      <h2 className={styles.rowsHead}>{t(`number.${shown}`)}</h2>
      {isPoints ? <LinesTable lines={lines} onAppeal={setLine} onRead={setAppeal} /> : <RowsTable rows={rows} />}
      {line && <AppealForm line={line} departmentId={card.department.id} onClose={() => setLine(null)} />}
      {appeal && <AppealSheet id={appeal} onClose={() => setAppeal(null)} />}
    </section>
  );
}
