import { type ReactNode, useEffect, useRef } from 'react';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Empty } from '../../ui/part.js';
import { LedgerRow } from './ledger-row.js';
import styles from './review.module.css';
import { SelectionBar } from './selection-bar.js';
import { SkippedList } from './skipped-list.js';
import type { Review } from './use-review.js';
import { useNames } from './use-names.js';

/** The items as a list; one of them is current, and keys move it. */
export function LedgerPane({ review, readOnly }: { review: Review; readOnly: boolean }): ReactNode {
  const { t } = useTranslation('review');
  const { shown, items, filter, current, selected, select } = review;
  const list = useRef<HTMLOListElement>(null);
  const names = useNames();
  const today = useToday();
  const numbers = useNumbers(items);
  useCurrentInView(list, review);
  const areAll = shown.length > 0 && shown.every(({ id }) => selected.has(id));
  return (
    <section className={styles.pane} aria-label={t('ledger')}>
      <div className={styles.tools}>
        {!readOnly && filter !== 'skipped' && (
          <input
            type="checkbox"
            aria-label={t('selectAll')}
            checked={areAll}
            onChange={() =>
              select(
                shown.map(({ id }) => id),
                !areAll,
              )
            }
          />
        )}
        <h2>{t('ledger')}</h2>
      </div>
      {filter === 'skipped' ? (
        <SkippedList review={review} readOnly={readOnly} />
      ) : (
        <div className={styles.scroll}>
          {shown.length === 0 && <Empty>{t(`empty.${filter}`)}</Empty>}
          <ol ref={list} className={styles.list} aria-label={t('ledger')}>
            {shown.map((item) => (
              <LedgerRow
                key={item.id}
                item={item}
                number={numbers.get(item.id) ?? 0}
                today={today}
                lead={names.department(item.leadDepartmentId)}
                suggestion={review.suggestions.get(item.id)?.[0]}
                isCurrent={item.id === current?.id}
                isSelected={selected.has(item.id)}
                review={item.id === current?.id ? review : null}
                choose={review.choose}
                onSelect={readOnly ? null : select}
              />
            ))}
          </ol>
        </div>
      )}
      {!readOnly && <SelectionBar review={review} />}
    </section>
  );
}

/** Brings the current row into view; it takes the focus where the list had it, or a form that is closed now. */
function useCurrentInView(list: React.RefObject<HTMLOListElement | null>, { current, from, sheet }: Review): void {
  const currentId = current?.id;
  const isOpen = sheet !== null;
  useEffect(() => {
    const row = currentId && list.current?.querySelector<HTMLElement>(`[data-id="${currentId}"]`);
    if (!row || isOpen) return;
    if (from === 'list' && (document.activeElement === document.body || list.current?.contains(document.activeElement)))
      row.focus({ preventScroll: true });
    row.scrollIntoView({ block: from === 'list' ? 'nearest' : 'center' });
  }, [list, currentId, from, isOpen]);
}

/** The number of each item in reading order, as in the ledger. */
function useNumbers(items: Review['items']): ReadonlyMap<string, number> {
  return new Map(items.map(({ id }, index) => [id, index + 1]));
}
