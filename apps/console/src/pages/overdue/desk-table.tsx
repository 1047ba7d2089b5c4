import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, memo, type ReactNode, useRef } from 'react';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { shortDate } from '../../ui/dates.js';
import { Lamp } from '../../ui/lamp.js';
import styles from '../../ui/table.module.css';
import type { DeskRow } from './desk-row.js';
import own from './overdue.module.css';
import type { Desk } from './desk.js';
import { ProposalButton } from './proposal-button.js';

interface DeskTableProps {
  rows: readonly DeskRow[];
  current: DeskRow | undefined;
  choose: (id: string) => void;
  desk: Desk;
  more: (() => void) | null;
}

/** The rows of a queue. One row has the focus; keys move it, and the case follows. */
export function DeskTable({ rows, current, choose, desk, more }: DeskTableProps): ReactNode {
  const { t } = useTranslation('overdue');
  const { t: common } = useTranslation();
  const body = useRef<HTMLTableSectionElement>(null);
  const onKey = useDeskKeys({ rows, current, choose, desk }, body);
  const today = useToday();
  const areAll = rows.every(({ id }) => desk.selected.has(id));
  return (
    <>
      <table className={styles.table} aria-rowcount={rows.length}>
        <thead>
          <tr>
            <th scope="col" className={styles.check}>
              <input
                type="checkbox"
                aria-label={t('selectAll')}
                checked={areAll}
                onChange={() =>
                  desk.select(
                    rows.map(({ id }) => id),
                    !areAll,
                  )
                }
              />
            </th>
            <th scope="col">{t('column.title')}</th>
            <th scope="col">{t('column.lead')}</th>
            <th scope="col">{t('column.due')}</th>
            <th scope="col">{t('column.progress')}</th>
            <th scope="col">{t('column.proposal')}</th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onKey}>
          {rows.map((row) => (
            <Row
              key={row.id}
              row={row}
              today={today}
              isCurrent={row.id === current?.id}
              isSelected={desk.selected.has(row.id)}
              choose={choose}
              desk={desk}
            />
          ))}
        </tbody>
      </table>
      {more && <Button onClick={more}>{common('action.loadMore')}</Button>}
    </>
  );
}

interface RowProps {
  row: DeskRow;
  today: string;
  isCurrent: boolean;
  isSelected: boolean;
  choose: (id: string) => void;
  desk: Desk;
}

/** A key redraws the rows between which it moves, not all of them. */
const Row = memo(function Row({ row, today, isCurrent, isSelected, choose, desk }: RowProps): ReactNode {
  const { t } = useTranslation('overdue');
  const { id, title, lead, leader, dueDate, originalDueDate, percent, because, history, reason, level, lamp } = row;
  return (
    <tr data-id={id} data-current={isCurrent} tabIndex={isCurrent ? 0 : -1} onClick={() => choose(id)}>
      <td className={styles.check}>
        <input
          type="checkbox"
          aria-label={t('select', { title })}
          checked={isSelected}
          tabIndex={-1}
          onClick={(event) => event.stopPropagation()}
          onChange={({ target }) => desk.select([id], target.checked)}
        />
      </td>
      <td className={styles.title}>
        <Lamp lamp={lamp} reason={because} /> <strong>{title}</strong>
        {isLevel(level) && <span className={own.level}>{t(`level.L${level}`)}</span>}
        <div className={styles.sub}>
          {history}
          {reason === null && <span className={own.red}> · {t('noReason')}</span>}
          {reason && ` · ${reason}`}
        </div>
      </td>
      <td className={styles.lead}>
        {lead}
        <div className={styles.sub}>{leader}</div>
      </td>
      <td className={styles.narrow}>
        {originalDueDate !== dueDate && <del className={styles.struck}>{shortDate(originalDueDate, today)}</del>}{' '}
        {shortDate(dueDate, today)}
        <div className={styles.sub}>{because}</div>
      </td>
      <td className={styles.narrow}>{percent}%</td>
      <td className={own.proposal}>
        <ProposalButton row={row} act={desk.act} />
      </td>
    </tr>
  );
}, isDrawnAlike);

function isDrawnAlike(before: RowProps, after: RowProps): boolean {
  return (
    before.row === after.row &&
    before.today === after.today &&
    before.isCurrent === after.isCurrent &&
    before.isSelected === after.isSelected
  );
}

function isLevel(level: number): level is 1 | 2 | 3 | 4 | 5 {
  return level >= 1 && level <= 5;
}

/** ↑↓ j k move, space selects, Enter opens, u urges, g issues a slip, r returns; none while an input method composes. */
function useDeskKeys(
  { rows, current, choose, desk }: Omit<DeskTableProps, 'more'>,
  body: React.RefObject<HTMLTableSectionElement | null>,
): (event: KeyboardEvent) => void {
  const navigate = useNavigate();
  return (event) => {
    if (!current || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    const action = ({ u: 'urge', g: 'issue-slip', r: 'return' } as const)[event.key];
    const isOnRow = (event.target as HTMLElement).tagName === 'TR';
    if (step) {
      const next = rows[rows.indexOf(current) + step];
      if (next) {
        choose(next.id);
        body.current?.querySelector<HTMLElement>(`[data-id="${next.id}"]`)?.focus();
      }
    } else if (action) desk.act(action, desk.selected.size > 0 ? undefined : [current]);
    else if (event.key === ' ' && isOnRow) desk.select([current.id], !desk.selected.has(current.id));
    else if (event.key === 'Enter' && isOnRow) void navigate({ to: '/projects/$id', params: { id: current.id } });
    else return;
    event.preventDefault();
  };
}
