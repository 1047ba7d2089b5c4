import { useNavigate } from '@tanstack/react-router';
import type { KeyboardEvent, ReactNode } from 'react';
import { useToday } from '../../../api/session.js';
import type { Draft } from '../../../api/supervision/drafts.js';
import { useTranslation } from '../../../i18n/index.js';
import { chinaDate, shortDate } from '../../../ui/dates.js';
import { Columns } from '../../../ui/list/columns.js';
import styles from '../../../ui/table.module.css';
import own from '../overdue.module.css';

/** One row has the focus; arrows move it, and the draft beside it follows. Enter opens the project. */
export function DraftTable({ drafts, current }: { drafts: readonly Draft[]; current: Draft | undefined }): ReactNode {
  const { t } = useTranslation('overdue');
  const navigate = useNavigate({ from: '/overdue' });
  const choose = (id: string): void => void navigate({ search: (now) => ({ ...now, id }), replace: true });
  const focused = drafts.some(({ id }) => id === current?.id) ? current?.id : drafts[0]?.id;
  const onKey = (event: KeyboardEvent<HTMLTableSectionElement>): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = drafts.findIndex(({ id }) => id === focused);
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    const next = step ? drafts[at + step] : undefined;
    if (next) {
      choose(next.id);
      event.currentTarget.querySelector<HTMLElement>(`[data-id="${next.id}"]`)?.focus();
    } else if (event.key === 'Enter' && drafts[at])
      void navigate({ to: '/projects/$id', params: { id: drafts[at].project.id }, search: {} });
    else return;
    event.preventDefault();
  };
  return (
    <table className={styles.table} aria-rowcount={drafts.length}>
      <Columns
        names={[
          t('draft.column.kind'),
          t('column.title'),
          t('column.lead'),
          t('column.due'),
          t('column.progress'),
          t('draft.column.drafted'),
        ]}
      />
      <tbody onKeyDown={onKey}>
        {drafts.map((draft) => (
          <Row key={draft.id} draft={draft} isCurrent={draft.id === focused} onChoose={choose} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ draft, isCurrent, onChoose }: { draft: Draft; isCurrent: boolean; onChoose: (id: string) => void }): ReactNode {
  const { t } = useTranslation('overdue');
  const today = useToday();
  const { id, level, state, project, leadDepartment, leader, dueDate, percent, draftedAt } = draft;
  return (
    <tr data-id={id} data-current={isCurrent} tabIndex={isCurrent ? 0 : -1} onClick={() => onChoose(id)}>
      <td className={styles.narrow}>
        <span className={own.level}>{t(level === 5 ? 'level.L5' : 'level.L4')}</span>
      </td>
      <td className={styles.title}>
        <strong>{project.title}</strong>
        {state !== 'waiting' && <div className={styles.sub}>{t(`draft.state.${state}`)}</div>}
      </td>
      <td className={styles.lead}>
        {leadDepartment.name}
        <div className={styles.sub}>{leader?.name}</div>
      </td>
      <td className={styles.narrow}>{shortDate(dueDate, today)}</td>
      <td className={styles.narrow}>{percent}%</td>
      <td className={styles.narrow}>{shortDate(chinaDate(draftedAt), today)}</td>
    </tr>
  );
}
