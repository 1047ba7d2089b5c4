import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../button.js';
import { Empty, Failed, Skeleton } from '../part.js';

/** What a list that comes page by page is read with. */
interface Pages<Page> {
  data: { pages: Page[] } | undefined;
  error: unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  refetch: () => unknown;
  fetchNextPage: () => unknown;
}

interface PagedProps<Item> {
  query: Pages<{ items: Item[] }>;
  /** Height of the data, so that nothing jumps when it comes. */
  height?: number;
  empty: ReactNode;
  /** Of what holds the button. */
  foot?: string | undefined;
  children: (items: Item[]) => ReactNode;
}

/** A list that comes page by page, in its four states: loading, empty, failed, data, with a button for more. */
export function Paged<Item>({ query, height = 320, empty, foot, children }: PagedProps<Item>): ReactNode {
  const items = query.data?.pages.flatMap((page) => page.items);
  if (!items)
    return query.error ? <Failed error={query.error} retry={() => void query.refetch()} /> : <Skeleton height={height} />;
  if (items.length === 0) return <Empty>{empty}</Empty>;
  return (
    <>
      {children(items)}
      <More query={query} className={foot} />
    </>
  );
}

/** The way to the next page. */
export function More({ query, className }: { query: Pages<unknown>; className?: string | undefined }): ReactNode {
  const { t } = useTranslation();
  if (!query.hasNextPage) return null;
  return (
    <div className={className}>
      <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {t('action.loadMore')}
      </Button>
    </div>
  );
}
