import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type IndicatorFilter, indicatorTableQuery } from '../../api/reporting/indicators.js';
import { useTranslation } from '../../i18n/index.js';
import { More } from '../../ui/list/paged.js';
import { PageHead } from '../../ui/page-head.js';
import { Empty, Failed, Skeleton } from '../../ui/part.js';
import { useIsPhone } from '../../ui/use-media.js';
import { CourseSheet } from './course-sheet.js';
import { IndicatorFilters } from './filters.js';
import { IndicatorCards } from './indicator-cards.js';
import { IndicatorTable } from './indicator-table.js';
import styles from './indicators.module.css';
import './words.js';

/** What projects are measured by (指标), as it stands at the end of a month: first what nobody has reported, then the others. */
export default function IndicatorsPage(): ReactNode {
  const { t } = useTranslation();
  const { id, projectId, ...search } = useSearch({ from: '/inside/indicators' });
  const navigate = useNavigate({ from: '/indicators' });
  const filter = { ...search, ...(projectId && !id ? { projectId } : {}) } as IndicatorFilter;
  const first = useInfiniteQuery(indicatorTableQuery({ ...filter, missing: true })).data?.pages[0];
  const period = first?.period;
  return (
    <>
      <PageHead title={t('nav.indicators')} count={period}>
        <IndicatorFilters period={period} />
      </PageHead>
      <Rows filter={{ ...filter, missing: true }} />
      <Rows filter={{ ...filter, missing: false }} hasOthers={Boolean(first?.items.length)} />
      {id && projectId && (
        <CourseSheet
          indicatorId={id}
          projectId={projectId}
          period={period}
          onClose={() => void navigate({ search: ({ id: _id, projectId: _project, ...now }) => now, resetScroll: false })}
        />
      )}
    </>
  );
}

/** Those whose value is owed, or the others. @param hasOthers indicators stand in the other part: this one is empty, not the page */
function Rows({ filter, hasOthers = false }: { filter: IndicatorFilter; hasOthers?: boolean }): ReactNode {
  const { t: page } = useTranslation('indicators');
  const isPhone = useIsPhone();
  const query = useInfiniteQuery(indicatorTableQuery(filter));
  const lines = query.data?.pages.flatMap(({ items }) => items);
  const isMissing = filter.missing === true;
  if (!lines)
    return query.isError ? <Failed error={query.error} retry={() => void query.refetch()} /> : <Skeleton height={240} />;
  const { missing: _missing, period: _period, ...narrowing } = filter;
  if (lines.length === 0)
    return isMissing ? (
      <p className={styles.muted}>{page('noneMissing')}</p>
    ) : hasOthers ? null : (
      <Empty>{page(Object.keys(narrowing).length > 0 ? 'emptyFiltered' : 'empty')}</Empty>
    );
  return (
    <section className={styles.part} aria-label={page(isMissing ? 'missing' : 'others')}>
      <h2>
        {page(isMissing ? 'missing' : 'others')}{' '}
        <span className={styles.muted}>
          {lines.length}
          {query.hasNextPage && '+'} {isMissing && page('missingHint')}
        </span>
      </h2>
      {isPhone ? <IndicatorCards lines={lines} /> : <IndicatorTable lines={lines} />}
      <More query={query} />
    </section>
  );
}
