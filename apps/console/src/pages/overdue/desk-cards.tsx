import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { shortDate } from '../../ui/dates.js';
import { Lamp } from '../../ui/lamp.js';
import type { DeskRow } from './desk-row.js';
import styles from './overdue.module.css';
import type { Desk } from './desk.js';
import { ProposalButton } from './proposal-button.js';

/** The queue on the phone: one case a card, no bulk. */
export function DeskCards({ rows, act }: { rows: readonly DeskRow[]; act: Desk['act'] }): ReactNode {
  const { t } = useTranslation('overdue');
  const today = useToday();
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.id} className={styles.card}>
          <Lamp lamp={row.lamp} reason={row.because} /> <span className={styles.cardLine}>{row.because}</span>
          <Link to="/projects/$id" params={{ id: row.id }}>
            {row.title}
          </Link>
          <p className={styles.cardLine}>
            {row.lead} · {shortDate(row.dueDate, today)} · {row.percent}%
            {row.reason === null && <span className={styles.red}> · {t('noReason')}</span>}
          </p>
          <div className={styles.cardActs}>
            <Button onClick={() => act('urge', [row])}>{t('action.urge')}</Button>
            <ProposalButton row={row} act={act} />
          </div>
        </li>
      ))}
    </ul>
  );
}
