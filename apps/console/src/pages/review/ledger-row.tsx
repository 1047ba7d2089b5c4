import { memo, type ReactNode } from 'react';
import type { PlanItem, Suggestion } from '../../api/plans/plan-items.js';
import { useTranslation } from '../../i18n/index.js';
import { shortDate } from '../../ui/dates.js';
import styles from './review.module.css';
import { RowDetails } from './row-details.js';
import type { Review } from './use-review.js';

interface LedgerRowProps {
  item: PlanItem;
  number: number;
  /** Read once for all rows. */
  today: string;
  lead: string | null;
  suggestion: Suggestion | undefined;
  isSelected: boolean;
  /** Of the current row only, which shows more: the others are not drawn again when something else changes. */
  review: Review | null;
  choose: Review['choose'];
  onSelect: Review['select'] | null;
}

/** One item: number, title, who leads, until when; of the current one all that is known of it. */
export const LedgerRow = memo(
  function LedgerRow(props: LedgerRowProps): ReactNode {
    const { item, number, today, lead, suggestion, isSelected, review, choose, onSelect } = props;
    const { t } = useTranslation('review');
    const { id, title, state, due } = item;
    const isCurrent = review !== null;
    return (
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are heard by the page, for all rows
      <div
        role="listitem"
        className={styles.row}
        data-id={id}
        data-state={state}
        aria-current={isCurrent || undefined}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keys of the list begin at its current row
        tabIndex={isCurrent ? 0 : -1}
        onClick={() => choose(id, 'list')}
      >
        <div className={styles.line1}>
          {onSelect && (
            <input
              type="checkbox"
              aria-label={t('select', { title })}
              checked={isSelected}
              tabIndex={-1}
              onClick={(event) => event.stopPropagation()}
              onChange={({ target }) => onSelect([id], target.checked)}
            />
          )}
          <span className={styles.number}>{number}</span>
          <span className={styles.title}>
            {title}
            {state !== 'draft' && <span className={styles.state}>{t(`state.${state as 'registered' | 'dropped'}`)}</span>}
          </span>
          <span className={styles.lead}>
            {lead ?? (suggestion ? <Proposed suggestion={suggestion} /> : state === 'draft' && <em>{t('noLead')}</em>)}
          </span>
          <span className={styles.due}>{due ? shortDate(due, today) : state === 'draft' && <em>{t('noDue')}</em>}</span>
        </div>
        {review && <RowDetails item={item} review={review} readOnly={onSelect === null} />}
      </div>
    );
  },
  // Only the current row looks at the whole review.
  (before, after) =>
    before.review === null &&
    after.review === null &&
    before.item === after.item &&
    before.number === after.number &&
    before.today === after.today &&
    before.lead === after.lead &&
    before.suggestion === after.suggestion &&
    before.isSelected === after.isSelected &&
    (before.onSelect === null) === (after.onSelect === null),
);

function Proposed({ suggestion: { departmentName, confidence } }: { suggestion: Suggestion }): ReactNode {
  return (
    <span className={styles.proposed}>
      ⊕ {departmentName} {confidence.toFixed(2)}
    </span>
  );
}
