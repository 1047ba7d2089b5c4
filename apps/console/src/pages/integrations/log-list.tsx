import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { Empty, Failed, Skeleton } from '../../ui/part.js';

interface LogListProps {
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

/** A log in its four states, with a button for what is older. */
export function LogList({ query, count, empty, children }: LogListProps): ReactNode {
  const { t } = useTranslation();
  if (count === undefined)
    return query.error ? <Failed error={query.error} retry={() => void query.refetch()} /> : <Skeleton height={320} />;
  if (count === 0) return <Empty>{empty}</Empty>;
  return (
    <>
      {children}
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('action.loadMore')}
        </Button>
      )}
    </>
  );
}
