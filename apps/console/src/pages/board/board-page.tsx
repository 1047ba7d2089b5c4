import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Board, type BoardFilter, boardQuery, statisticsQuery } from '../../api/board.js';
import { useMe } from '../../api/session.js';
import { EVERY_MINUTE } from '../../app/queries.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { LampShape } from '../../ui/lamp.js';
import { notify } from '../../ui/notice.js';
import { PageHead } from '../../ui/page-head.js';
import { Part } from '../../ui/part.js';
import styles from './board.module.css';
import { CountsCard } from './counts-card.js';
import { NumberLink } from './number-link.js';
import { TurnedCard } from './turned-card.js';
import './words.js';

const LAMPS = ['red', 'yellow', 'green', 'off'] as const;

/** One page for a leader: what burns, what comes, who owes what. Every number leads to the list that it counts. */
export default function BoardPage(): ReactNode {
  const { t } = useTranslation('board');
  const { t: common } = useTranslation();
  const filter = useSearch({ from: '/inside/board' }) as BoardFilter;
  const me = useMe();
  const board = useQuery({ ...boardQuery(filter), ...EVERY_MINUTE });
  return (
    <>
      <PageHead title={common('nav.board')} count={board.data?.day}>
        {me.role === 'leader' && <Scope isOwn={filter.leaderId !== undefined} id={me.id} />}
      </PageHead>
      <Part query={board} height={600} empty={{ when: ({ lamps }) => lamps.total === 0, say: t('empty') }}>
        {(data) => <Whole board={data} filter={filter} />}
      </Part>
    </>
  );
}

/** 我分管, or everything. */
function Scope({ isOwn, id }: { isOwn: boolean; id: string }): ReactNode {
  const { t } = useTranslation('board');
  const navigate = useNavigate({ from: '/board' });
  const choose = (leaderId: string | undefined): void => void navigate({ search: (now) => ({ ...now, leaderId }) });
  return (
    <div role="group" style={{ display: 'flex', gap: 4 }}>
      <Button look={isOwn ? 'primary' : 'default'} aria-pressed={isOwn} onClick={() => choose(id)}>
        {t('own')}
      </Button>
      <Button look={isOwn ? 'default' : 'primary'} aria-pressed={!isOwn} onClick={() => choose(undefined)}>
        {t('all')}
      </Button>
    </div>
  );
}

function Whole({ board, filter }: { board: Board; filter: BoardFilter }): ReactNode {
  const { t } = useTranslation('board');
  const { lamps, byPart, byDepartment, bySeries } = board;
  return (
    <>
      <div className={styles.lamps} role="group" aria-label={t('lamps')}>
        {LAMPS.map((lamp) => (
          <LampNumber key={lamp} lamp={lamp} count={lamps[lamp]} query={lamps.queries[lamp]} />
        ))}
      </div>
      <Sentence filter={filter} />
      <Chips board={board} />
      <div className={styles.columns}>
        <CountsCard
          title={t('byPart')}
          rows={byPart.map((one) => ({ ...one, key: one.part ?? '', name: one.part ?? t('noPart') }))}
        />
        <div style={{ display: 'grid', gap: 16 }}>
          <TurnedCard board={board} />
          <CountsCard title={t('byDepartment')} rows={byDepartment.map((one) => ({ ...one, key: one.id }))} />
          {bySeries.length > 0 && (
            <CountsCard title={t('bySeries')} rows={bySeries.map((one) => ({ ...one, key: one.series, name: one.series }))} />
          )}
        </div>
      </div>
    </>
  );
}

function LampNumber({ lamp, count, query }: { lamp: (typeof LAMPS)[number]; count: number; query: string | null }): ReactNode {
  const { t } = useTranslation();
  return (
    <NumberLink query={query} className={styles.lamp} lamp={lamp}>
      <LampShape lamp={lamp} />
      {t(`lampLabel.${lamp}`)} <strong>{count}</strong>
    </NumberLink>
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

function Chips({ board }: { board: Board }): ReactNode {
  const { t } = useTranslation('board');
  const { waiting, dueWithin } = board;
  return (
    <div className={styles.chips} role="group" aria-label={t('soon')}>
      {(['7', '15', '30'] as const).map((days) => (
        <NumberLink key={days} query={dueWithin.queries[days]} className={styles.chip}>
          {t('dueWithin', { days })} <strong>{dueWithin[days]}</strong>
        </NumberLink>
      ))}
      {(['unsigned', 'unreported', 'inReview', 'undecided'] as const).map((name) => (
        <NumberLink key={name} query={waiting.queries[name]} className={styles.chip}>
          {t(`waiting.${name}`)} <strong>{waiting[name]}</strong>
        </NumberLink>
      ))}
    </div>
  );
}
