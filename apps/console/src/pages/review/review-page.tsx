import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { memo, type ReactNode, useState } from 'react';
import { planItemsQuery, type Suggestion, suggestionsQuery } from '../../api/plans/plan-items.js';
import { planQuery, planSourceQuery } from '../../api/plans/plans.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { Menu } from '../../ui/menu.js';
import { PageHead } from '../../ui/page-head.js';
import { Failed, Skeleton } from '../../ui/part.js';
import { useIsPhone } from '../../ui/use-media.js';
import { DocumentPane } from './document/document-pane.js';
import { type Filter, FILTERS, isIn, isReady } from './filters.js';
import { LedgerPane } from './ledger-pane.js';
import { onReviewKey } from './review-keys.js';
import tabs from '../../ui/tabs.module.css';
import styles from './review.module.css';
import { ReviewSheets } from './sheets/review-sheets.js';
import { useNames } from './use-names.js';
import { type Review, useReview } from './use-review.js';
import './words.js';

const NO_SUGGESTIONS: ReadonlyMap<string, readonly Suggestion[]> = new Map();

/** The review of a plan: the document left, its items right; each side finds the other. */
export default function ReviewPage(): ReactNode {
  const { id } = useParams({ from: '/inside/plans/$id' });
  const plan = useQuery(planQuery(id));
  const source = useQuery(planSourceQuery(id));
  const items = useQuery(planItemsQuery(id));
  // The server works long at them, and they are needed last.
  const suggestions = useQuery({ ...suggestionsQuery(id), enabled: items.isSuccess });
  const names = useNames();
  const failed = [plan, source, items].find(({ isError }) => isError);
  if (plan.data && source.data !== undefined && items.data)
    return (
      <Loaded
        key={id}
        given={{
          plan: plan.data,
          source: source.data,
          items: items.data,
          suggestions: suggestions.data ?? NO_SUGGESTIONS,
          names,
        }}
      />
    );
  if (failed) return <Failed error={failed.error} retry={() => void failed.refetch()} />;
  return (
    <>
      <PageHead title={plan.data?.title ?? ''} />
      <Skeleton height={560} />
    </>
  );
}

function Loaded({ given }: { given: Parameters<typeof useReview>[0] }): ReactNode {
  const { t } = useTranslation('review');
  const review = useReview(given);
  const isPhone = useIsPhone();
  const [pane, setPane] = useState<'document' | 'ledger'>('ledger');
  return (
    <div className={styles.page} onKeyDown={(event) => !isPhone && onReviewKey(event, review, t('nothingToMerge'))}>
      <PageHead title={given.plan.title} count={given.items.length}>
        {!isPhone && <PlanActs review={review} />}
      </PageHead>
      <div className={styles.bar}>
        <Filters plan={review.plan} items={review.items} unmatched={review.unmatched} here={review.filter} />
        {isPhone && (
          <div className={styles.switch} role="group">
            {(['ledger', 'document'] as const).map((one) => (
              <Button
                key={one}
                look={pane === one ? 'primary' : 'default'}
                aria-pressed={pane === one}
                onClick={() => setPane(one)}
              >
                {t(one)}
              </Button>
            ))}
          </div>
        )}
      </div>
      <div className={styles.panes} tabIndex={-1}>
        {(!isPhone || pane === 'document') && <DocumentPane review={review} readOnly={isPhone} />}
        {(!isPhone || pane === 'ledger') && <LedgerPane review={review} readOnly={isPhone} />}
      </div>
      <p className={styles.keys}>{isPhone ? t('readOnly') : t('keys')}</p>
      <ReviewSheets review={review} />
    </div>
  );
}

interface FiltersProps extends Pick<Review, 'plan' | 'items' | 'unmatched'> {
  here: Filter;
}

/** They count all items: not at each key. */
const Filters = memo(function Filters({ plan, items, unmatched, here }: FiltersProps): ReactNode {
  const { t } = useTranslation('review');
  const { filter: _filter, ...rest } = useSearch({ from: '/inside/plans/$id' });
  return (
    <nav className={tabs.tabs} aria-label={t('filters')}>
      {FILTERS.map((filter) => (
        <Link
          key={filter}
          to="/plans/$id"
          params={{ id: plan.id }}
          search={{ ...rest, ...(filter === 'all' ? {} : { filter }) }}
          replace
          activeOptions={{ exact: true }}
          className={tabs.tab}
          aria-current={filter === here ? 'page' : undefined}
        >
          {t(`filter.${filter}`)}{' '}
          <span>{filter === 'skipped' ? plan.skipped.length : items.filter((item) => isIn(filter, item, unmatched)).length}</span>
        </Link>
      ))}
    </nav>
  );
});

function PlanActs({ review }: { review: Review }): ReactNode {
  const { t } = useTranslation('review');
  const { plan, items, suggestions, acts, open } = review;
  const ready = items.filter(isReady);
  const suggested = items.filter(({ id, state }) => state === 'draft' && (suggestions.get(id)?.length ?? 0) > 0);
  const download = (format: string): void => location.assign(`/v1/plans/${plan.id}/ledger.${format}`);
  return (
    <>
      <Button onClick={() => void acts.undo()} refused={acts.canUndo ? null : t('nothingToUndo')} busy={acts.busy}>
        {t('act.undo')}
      </Button>
      <Button onClick={() => open('versions')}>{t('versions.title')}</Button>
      <Menu
        label={t('export')}
        items={['xlsx', 'docx', 'csv'].map((format) => ({ key: format, label: format, onSelect: () => download(format) }))}
      />
      <Button onClick={() => open('ledger')}>{t('back.title')}</Button>
      {suggested.length > 0 && (
        <Button onClick={() => open('suggestions', suggested)}>{t('act.suggestions', { count: suggested.length })}</Button>
      )}
      <Button
        look="primary"
        onClick={() =>
          open(
            'register',
            items.filter(({ state }) => state === 'draft'),
          )
        }
      >
        {t('act.registerReady', { count: ready.length })}
      </Button>
    </>
  );
}
