import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { type Board, type BoardFilter, boardQuery, statisticsQuery } from '../../api/board.js';
import { type LampColour, LAMPS } from '../../api/projects.js';
import { useMe, useToday } from '../../api/session.js';
import { draftCountQuery } from '../../api/supervision/drafts.js';
import { taskCountQuery } from '../../api/tasks.js';
import { OwnScope } from '../../app/own-scope.js';
import { EVERY_MINUTE } from '../../app/queries.js';
import { stringifySearch } from '../../app/search.js';
import { useTranslation } from '../../i18n/index.js';
import { Button, buttonClass } from '../../ui/button.js';
import { CopyButton } from '../../ui/copy-button.js';
import { LampShape } from '../../ui/lamp.js';
import { PageHead } from '../../ui/page-head.js';
import { Part } from '../../ui/part.js';
import styles from './board.module.css';
import { CountsCard } from './counts-card.js';
import { NumberLink } from './number-link.js';
import { TrendCard } from './trend-card.js';
import { TurnedCard } from './turned-card.js';
import './words.js';

/** One page for a leader: what burns, what comes, who owes what. Every number leads to the list that it counts. */
export default function BoardPage(): ReactNode {
  const { t } = useTranslation('board');
  const { t: common } = useTranslation();
  const filter = useSearch({ from: '/inside/board' }) as BoardFilter;
  const board = useQuery({ ...boardQuery(filter), ...EVERY_MINUTE });
  return (
    <>
      <PageHead title={common('nav.board')} count={board.data?.day}>
        <OwnScope />
        <DayChoice asOf={filter.asOf} />
        <Screens />
        <a className={buttonClass()} href={`/v1/projects/ledger.xlsx${stringifySearch(filter)}`} download>
          {common('action.export')}
        </a>
      </PageHead>
      <Part query={board} height={600} empty={{ when: ({ lamps }) => lamps.total === 0, say: t('empty') }}>
        {(data) => <Whole board={data} filter={filter} />}
      </Part>
    </>
  );
}

const ScreensSheet = lazy(() => import('./screens-sheet.js'));

/** For supervisors: the links of screens on walls. */
function Screens(): ReactNode {
  const { t } = useTranslation('board');
  const { abilities } = useMe();
  const [isOpen, setOpen] = useState(false);
  if (!abilities.includes('project.supervise')) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('screens.button')}</Button>
      {isOpen && (
        <Suspense>
          <ScreensSheet onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

/** The board as it was known on a past day. */
function DayChoice({ asOf }: { asOf: string | undefined }): ReactNode {
  const { t } = useTranslation();
  const today = useToday();
  const navigate = useNavigate({ from: '/board' });
  return (
    <input
      type="date"
      className={buttonClass()}
      aria-label={t('asOf.choose')}
      title={t('asOf.choose')}
      max={today}
      value={asOf ?? today}
      onChange={({ target: { value } }) => {
        // A field of a date says every key that is typed; a year below 1000 is on its way to one.
        if (value === '' || value > today || value < '1000') return;
        void navigate({ search: (now) => ({ ...now, asOf: value === today ? undefined : value }), replace: true });
      }}
    />
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
      <Chips board={board} filter={filter} />
      <div className={styles.columns}>
        <CountsCard
          title={t('byPart')}
          rows={byPart.map((one) => ({ ...one, key: one.part ?? '', name: one.part ?? t('noPart') }))}
        />
        <div style={{ display: 'grid', gap: 16 }}>
          <TrendCard filter={filter} />
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

function LampNumber({ lamp, count, query }: { lamp: LampColour; count: number; query: string | null }): ReactNode {
  const { t } = useTranslation();
  return (
    <NumberLink query={query} className={styles.lamp} lamp={lamp}>
      <LampShape lamp={lamp} />
      {t(`lampLabel.${lamp}`)} <strong>{count}</strong>
    </NumberLink>
  );
}

function Sentence({ filter }: { filter: BoardFilter }): ReactNode {
  const statistics = useQuery(statisticsQuery(filter));
  return (
    <Part query={statistics} height={32}>
      {({ sentence }) => (
        <p className={styles.sentence}>
          {sentence}
          <CopyButton size="small" text={sentence} />
        </p>
      )}
    </Part>
  );
}

function Chips({ board, filter }: { board: Board; filter: BoardFilter }): ReactNode {
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
      {filter.asOf === undefined && <MineToDecide filter={filter} />}
    </div>
  );
}

/** What waits for this leader; today's, for a past day is not decided on. */
function MineToDecide({ filter: { leaderId } }: { filter: BoardFilter }): ReactNode {
  const { t } = useTranslation('board');
  const isLeader = useMe().role === 'leader';
  const tasks = useQuery({ ...taskCountQuery('me'), enabled: isLeader }).data?.total;
  const scope = leaderId ? { leaderId } : {};
  const drafts = useQuery({ ...draftCountQuery(scope), enabled: isLeader }).data;
  return (
    <>
      {tasks !== undefined && (
        <Link to="/todo" className={styles.chip}>
          {t('mine.decide')} <strong>{tasks}</strong>
        </Link>
      )}
      {drafts !== undefined && (
        <Link to="/overdue" search={{ ...scope, tab: 'drafts' }} className={styles.chip}>
          {t('mine.drafts')} <strong>{drafts}</strong>
        </Link>
      )}
    </>
  );
}
