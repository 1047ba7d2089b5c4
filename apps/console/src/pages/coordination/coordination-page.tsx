import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { blockersQuery, callInsQuery } from '../../api/coordination.js';
import { useTranslation } from '../../i18n/index.js';
import { Button, buttonClass } from '../../ui/button.js';
import { PageHead } from '../../ui/page-head.js';
import { Empty, Failed, Skeleton } from '../../ui/part.js';
import { BlockerCard } from './blocker-card.js';
import { CallInCard } from './call-in-card.js';
import styles from './coordination.module.css';
import './words.js';

const TABS = ['blockers', 'call-ins'] as const;

/** What holds projects up (难点), and who was called (吹哨). */
export default function CoordinationPage(): ReactNode {
  const { t } = useTranslation();
  const { t: page } = useTranslation('coordination');
  const { tab, all } = useSearch({ from: '/inside/coordination' });
  const navigate = useNavigate({ from: '/coordination' });
  const chosen = TABS.find((name) => name === tab) ?? 'blockers';
  return (
    <>
      <PageHead title={t('nav.coordination')}>
        <nav style={{ display: 'flex', gap: 6 }}>
          {TABS.map((name) => (
            <Link
              key={name}
              to="/coordination"
              search={name === 'blockers' ? {} : { tab: name }}
              className={buttonClass(name === chosen ? 'primary' : 'default')}
              aria-current={name === chosen ? 'page' : undefined}
            >
              {page(`tab.${name}`)}
            </Link>
          ))}
        </nav>
        <Button
          aria-pressed={all === 'true'}
          look={all ? 'primary' : 'default'}
          onClick={() => void navigate({ search: (now) => ({ ...now, all: now.all ? undefined : 'true' }) })}
        >
          {page('all')}
        </Button>
      </PageHead>
      {chosen === 'blockers' ? <Blockers all={all === 'true'} /> : <CallIns all={all === 'true'} />}
    </>
  );
}

function Blockers({ all }: { all: boolean }): ReactNode {
  const { t } = useTranslation('coordination');
  const query = useInfiniteQuery(blockersQuery(all));
  const items = query.data?.pages.flatMap((page) => page.items);
  return (
    <Cards query={query} count={items?.length} empty={t('empty.blockers')}>
      {items?.map((blocker) => (
        <BlockerCard key={blocker.id} blocker={blocker} />
      ))}
    </Cards>
  );
}

function CallIns({ all }: { all: boolean }): ReactNode {
  const { t } = useTranslation('coordination');
  const query = useInfiniteQuery(callInsQuery(all));
  const items = query.data?.pages.flatMap((page) => page.items);
  return (
    <Cards query={query} count={items?.length} empty={t('empty.call-ins')}>
      {items?.map((call) => (
        <CallInCard key={call.id} call={call} />
      ))}
    </Cards>
  );
}

interface CardsProps {
  query: {
    error: unknown;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    refetch: () => unknown;
    fetchNextPage: () => unknown;
  };
  count: number | undefined;
  empty: string;
  children: ReactNode;
}

function Cards({ query, count, empty, children }: CardsProps): ReactNode {
  const { t } = useTranslation();
  if (count === undefined)
    return query.error ? <Failed error={query.error} retry={() => void query.refetch()} /> : <Skeleton height={320} />;
  if (count === 0) return <Empty>{empty}</Empty>;
  return (
    <>
      <ul className={styles.cards}>{children}</ul>
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('action.loadMore')}
        </Button>
      )}
    </>
  );
}
