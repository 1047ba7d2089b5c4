import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { appealsQuery, type Ranking, rankingQuery } from '../../api/reporting/scorecards.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { Paged } from '../../ui/list/paged.js';
import { PageHead } from '../../ui/page-head.js';
import { Empty, Failed, Part } from '../../ui/part.js';
import tabs from '../../ui/tabs.module.css';
import { useIsPhone } from '../../ui/use-media.js';
import { AppealCard } from './appeal-card.js';
import { comparedFilter, filterOf, useScoreSearch } from './filter.js';
import { ScoredOn, ScoreFilters } from './head.js';
import { RankingCards } from './ranking-cards.js';
import { RankingTable } from './ranking-table.js';
import styles from './scorecards.module.css';
import './words.js';

const TABS = ['ranking', 'appeals'] as const;

/** The scores of departments (考核), best first; and what they appeal (申诉). */
export default function ScorecardsPage(): ReactNode {
  const { t } = useTranslation();
  const { t: page } = useTranslation('scorecards');
  const { tab } = useSearch({ from: '/inside/scorecards' });
  const waiting = useInfiniteQuery(appealsQuery(false)).data?.pages[0]?.items.length;
  const chosen = TABS.find((name) => name === tab) ?? 'ranking';
  return (
    <>
      <PageHead title={t('nav.scorecards')}>
        <nav className={tabs.tabs} aria-label={page('tabs')}>
          {TABS.map((name) => (
            <Link
              key={name}
              to="/scorecards"
              search={name === 'ranking' ? {} : { tab: name }}
              className={tabs.tab}
              aria-current={name === chosen ? 'page' : undefined}
            >
              {page(`tab.${name}`)} {name === 'appeals' && waiting}
            </Link>
          ))}
        </nav>
      </PageHead>
      {chosen === 'ranking' ? <RankingPart /> : <AppealsPart />}
    </>
  );
}

function RankingPart(): ReactNode {
  const { t } = useTranslation('scorecards');
  const query = useQuery(rankingQuery(filterOf(useScoreSearch())));
  return (
    <Part query={query} height={480}>
      {(ranking) => (
        <>
          <ScoreFilters told={ranking} />
          <ScoredOn told={ranking} />
          {ranking.departments.length === 0 ? <Empty>{t('empty')}</Empty> : <Rows ranking={ranking} />}
        </>
      )}
    </Part>
  );
}

function Rows({ ranking }: { ranking: Ranking }): ReactNode {
  const search = useScoreSearch();
  const isPhone = useIsPhone();
  const { compare } = search;
  const compared = useQuery({ ...rankingQuery(comparedFilter(search, compare ?? '')), enabled: compare !== undefined });
  const former = compare === undefined ? null : (compared.data?.departments ?? null);
  return (
    <>
      {compare !== undefined && compared.isError && <Failed error={compared.error} retry={() => void compared.refetch()} />}
      {isPhone ? (
        <RankingCards departments={ranking.departments} former={former} />
      ) : (
        <RankingTable departments={ranking.departments} former={former} />
      )}
    </>
  );
}

function AppealsPart(): ReactNode {
  const { t: page } = useTranslation('scorecards');
  const { all, appeal } = useSearch({ from: '/inside/scorecards' });
  const navigate = useNavigate({ from: '/scorecards' });
  // Who comes for one by its link finds it, also when it is decided.
  const isAll = all !== undefined || appeal !== undefined;
  const query = useInfiniteQuery(appealsQuery(isAll));
  return (
    <>
      <div className={styles.filters}>
        <Button
          aria-pressed={isAll}
          look={isAll ? 'primary' : 'default'}
          onClick={() => void navigate({ search: (now) => ({ ...now, all: isAll ? undefined : 'true', appeal: undefined }) })}
        >
          {page('appeal.all')}
        </Button>
      </div>
      <Paged query={query} empty={page(isAll ? 'appeal.emptyAll' : 'appeal.empty')}>
        {(items) => (
          <ul className={styles.cards}>
            {items.map((one) => (
              <AppealCard key={one.id} appeal={one} isChosen={one.id === appeal} />
            ))}
          </ul>
        )}
      </Paged>
    </>
  );
}
