import { memo, type ReactNode, type RefObject } from 'react';
import type { PlanItem, Suggestion } from '../../api/plans/plan-items.js';
import { areSame, useDrawn } from './drawn.js';
import { LedgerRow } from './ledger-row.js';
import styles from './review.module.css';
import type { Names } from './use-names.js';
import type { Review } from './use-review.js';

interface LedgerBlockProps {
  items: readonly PlanItem[];
  /** Of all items, in reading order. */
  numbers: ReadonlyMap<string, number>;
  today: string;
  names: Names;
  suggestions: ReadonlyMap<string, readonly Suggestion[]>;
  selected: ReadonlySet<string>;
  /** Where the current row is one of these; the other blocks are not drawn again when something else changes. */
  review: Review | null;
  isFirst: boolean;
  scroller: RefObject<HTMLElement | null>;
  choose: Review['choose'];
  onSelect: Review['select'] | null;
}

/** Some rows of the ledger, drawn together. */
export const LedgerBlock = memo(
  function LedgerBlock(props: LedgerBlockProps): ReactNode {
    const { items, numbers, today, names, suggestions, selected, review, isFirst, scroller, choose, onSelect } = props;
    const [isDrawn, element] = useDrawn(isFirst || review !== null, scroller);
    const style = { '--rows': items.length } as React.CSSProperties;
    if (!isDrawn) return <div ref={element} className={styles.rowsNotDrawn} style={style} aria-busy="true" />;
    return (
      <div className={styles.rows} style={style}>
        {items.map((item) => (
          <LedgerRow
            key={item.id}
            item={item}
            number={numbers.get(item.id) ?? 0}
            today={today}
            lead={names.department(item.leadDepartmentId)}
            suggestion={suggestions.get(item.id)?.[0]}
            isSelected={selected.has(item.id)}
            review={item.id === review?.current?.id ? review : null}
            choose={choose}
            onSelect={onSelect}
          />
        ))}
      </div>
    );
  },
  (before, after) =>
    before.review === null &&
    after.review === null &&
    before.numbers === after.numbers &&
    before.today === after.today &&
    before.names === after.names &&
    before.suggestions === after.suggestions &&
    (before.onSelect === null) === (after.onSelect === null) &&
    areSame(before.items, after.items) &&
    (before.selected === after.selected || after.items.every(({ id }) => before.selected.has(id) === after.selected.has(id))),
);
