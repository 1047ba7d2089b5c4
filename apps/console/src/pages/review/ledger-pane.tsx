import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Empty } from '../../ui/part.js';
import { LedgerBlock } from './ledger-block.js';
import styles from './review.module.css';
import { SelectionBar } from './selection-bar.js';
import { SkippedList } from './skipped-list.js';
import type { Review } from './use-review.js';

/** The items as a list; one of them is current, and keys move it. */
export function LedgerPane({ review, readOnly }: { review: Review; readOnly: boolean }): ReactNode {
  const { t } = useTranslation('review');
  const { shown, items, filter, current, selected, select } = review;
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const today = useToday();
  const numbers = useMemo(() => new Map(items.map(({ id }, index) => [id, index + 1])), [items]);
  const blocks = useMemo(() => blocksOfRows(shown), [shown]);
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
        <div ref={scroller} className={styles.scroll}>
          {shown.length === 0 && <Empty>{t(`empty.${filter}`)}</Empty>}
          <div ref={list} role="list" className={styles.list} aria-label={t('ledger')}>
            {blocks.map((block, index) => (
              <LedgerBlock
                key={index}
                items={block}
                numbers={numbers}
                today={today}
                names={review.names}
                suggestions={review.suggestions}
                selected={selected}
                review={block.some(({ id }) => id === current?.id) ? review : null}
                isFirst={index === 0}
                scroller={scroller}
                choose={review.choose}
                onSelect={readOnly ? null : select}
              />
            ))}
          </div>
        </div>
      )}
      {!readOnly && <SelectionBar review={review} />}
    </section>
  );
}

/** Brings the current row into view; it takes the focus where the list had it, or a form that is closed now. */
function useCurrentInView(list: React.RefObject<HTMLDivElement | null>, { current, from, sheet }: Review): void {
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

const ROWS_A_BLOCK = 20;

function blocksOfRows(shown: Review['shown']): readonly Review['shown'][] {
  return Array.from({ length: Math.ceil(shown.length / ROWS_A_BLOCK) }, (_, index) =>
    shown.slice(index * ROWS_A_BLOCK, (index + 1) * ROWS_A_BLOCK),
  );
}
