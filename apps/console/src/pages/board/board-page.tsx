import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Board, type BoardFilter, boardQuery, statisticsQuery } from '../../api/board.js';
import { OPEN_STATES } from '../../app/navigation.js';
import { EVERY_MINUTE } from '../../app/queries.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { addDays } from '../../ui/dates.js';
import { LampShape } from '../../ui/lamp.js';
import { notify } from '../../ui/notice.js';
import { PageHead } from '../../ui/page-head.js';
import { Part } from '../../ui/part.js';
import styles from './board.module.css';
import { CountsCard } from './counts-card.js';
import { TurnedCard } from './turned-card.js';
import './words.js';

const LAMPS = ['red', 'yellow', 'green', 'off'] as const;

/** One page for a leader: what burns, what comes, who owes what. Every number leads to the list that it counts. */
export default function BoardPage(): ReactNode {
  const { t } = useTranslation('board');
  const { t: common } = useTranslation();
  const filter = useSearch({ from: '/inside/board' }) as BoardFilter;
  const board = useQuery({ ...boardQuery(filter), ...EVERY_MINUTE });
  return (
    <>
      <PageHead title={common('nav.board')} count={board.data?.day} />
      <Part query={board} height={600} empty={{ when: ({ lamps }) => lamps.total === 0, say: t('empty') }}>
        {(data) => <Whole board={data} filter={filter} />}
      </Part>
    </>
  );
}

function Whole({ board, filter }: { board: Board; filter: BoardFilter }): ReactNode {
  const { t } = useTranslation('board');
  const { lamps, byPart, byDepartment, bySeries } = board;
  return (
    <>
      <div className={styles.lamps} role="group" aria-label={t('lamps')}>
        {LAMPS.map((lamp) => (
          <LampNumber key={lamp} lamp={lamp} count={lamps[lamp]} filter={filter} />
        ))}
      </div>
      <Sentence filter={filter} />
      <Chips board={board} filter={filter} />
      <div className={styles.columns}>
        <CountsCard
          title={t('byPart')}
          filter={filter}
          rows={byPart.map((one) => ({
            ...one,
            key: one.part ?? '',
            name: one.part ?? t('noPart'),
            search: one.part ? { part: one.part } : null,
          }))}
        />
        <div style={{ display: 'grid', gap: 16 }}>
          <TurnedCard board={board} />
          <CountsCard
            title={t('byDepartment')}
            filter={filter}
            rows={byDepartment.map((one) => ({ ...one, key: one.id, search: { leadDepartmentId: one.id } }))}
          />
          {bySeries.length > 0 && (
            <CountsCard
              title={t('bySeries')}
              filter={filter}
              rows={bySeries.map((one) => ({ ...one, key: one.series, name: one.series, search: { series: one.series } }))}
            />
          )}
        </div>
      </div>
    </>
  );
}

function LampNumber({ lamp, count, filter }: { lamp: (typeof LAMPS)[number]; count: number; filter: BoardFilter }): ReactNode {
  const { t } = useTranslation();
  return (
    <Link to="/projects" search={{ ...filter, lamp }} className={styles.lamp} data-lamp={lamp}>
      <LampShape lamp={lamp} />
      {t(`lampLabel.${lamp}`)} <strong>{count}</strong>
    </Link>
  );
}

function Sentence({ filter }: { filter: BoardFilter }): ReactNode {
  const { t } = useTranslation();
  const statistics = useQuery(statisticsQuery(filter));
  return (
    <Part query={statistics} height={32}>
      {({ sentence }) => (
        <p className={styles.sentence}>
          {sentence}
          <Button
            size="small"
            onClick={() => void navigator.clipboard.writeText(sentence).then(() => notify(t('action.copied')))}
          >
            {t('action.copy')}
          </Button>
        </p>
      )}
    </Part>
  );
}

function Chips({ board, filter }: { board: Board; filter: BoardFilter }): ReactNode {
  const { t } = useTranslation('board');
  const { waiting, dueWithin, day } = board;
  const waits = (['unsigned', 'unreported', 'inReview', 'undecided'] as const).map((name) => ({ name, count: waiting[name] }));
  return (
    <div className={styles.chips} role="group" aria-label={t('soon')}>
      {(['7', '15', '30'] as const).map((days) => (
        <Link
          key={days}
          to="/projects"
          search={{ ...filter, ...SOON, dueFrom: day, dueTo: addDays(day, Number(days)) }}
          className={styles.chip}
        >
          {t('dueWithin', { days })} <strong>{dueWithin[days]}</strong>
        </Link>
      ))}
      {waits.map(({ name, count }) => (
        <Link key={name} to="/projects" search={{ ...filter, ...WAITING[name] }} className={styles.chip}>
          {t(`waiting.${name}`)} <strong>{count}</strong>
        </Link>
      ))}
    </div>
  );
}

/** What the board counts as due soon: what has not ended and does not rest. */
const SOON = { state: OPEN_STATES };

/** The lists behind the numbers of what waits. */
const WAITING = {
  unsigned: { state: 'registered' },
  unreported: { waiting: 'unreported' },
  inReview: { state: 'in_review' },
  undecided: { waiting: 'undecided' },
};
