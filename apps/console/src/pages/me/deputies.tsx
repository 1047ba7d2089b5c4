import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useAct } from '../../acts/use-act.js';
import { type Delegation, delegationsQuery, endDelegation } from '../../api/me.js';
import { useMe } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { shortDate } from '../../ui/dates.js';
import { Part } from '../../ui/part.js';
import { DeputySheet } from './deputy-sheet.js';
import styles from './me.module.css';

/** When the person is away and who gets the messages then (代办). */
export function Deputies(): ReactNode {
  const { t } = useTranslation('me');
  const { id } = useMe();
  const [isOpen, setOpen] = useState(false);
  return (
    <section className={styles.part}>
      <h2>{t('deputies')}</h2>
      <p className={styles.note}>{t('deputiesHint')}</p>
      <Part query={useQuery(delegationsQuery(id))} height={60}>
        {(delegations) => (
          <ul style={{ marginBottom: 12 }}>
            {delegations.map((delegation) => (
              <DelegationRow key={delegation.id} delegation={delegation} />
            ))}
          </ul>
        )}
      </Part>
      <Button onClick={() => setOpen(true)}>{t('addDeputy')}</Button>
      {isOpen && <DeputySheet onClose={() => setOpen(false)} />}
    </section>
  );
}

function DelegationRow({ delegation }: { delegation: Delegation }): ReactNode {
  const { t } = useTranslation('me');
  const { id: personId, today } = useMe();
  const { id, deputy, from, to, reason, endedAt } = delegation;
  const isOver = endedAt !== null || to < today;
  const ended = useAct(() => endDelegation(personId, id), {
    refresh: [delegationsQuery(personId).queryKey],
    done: () => t('deputyEnded', { name: deputy.name }),
  });
  return (
    <li className={styles.row}>
      <div>
        {shortDate(from, today)} — {shortDate(to, today)} {deputy.name}
        <div className={styles.sub}>
          {reason}
          {isOver && ` · ${t(endedAt ? 'endedEarly' : 'over')}`}
        </div>
      </div>
      {!isOver && (
        <Button
          size="small"
          busy={ended.isPending}
          onClick={() => ended.mutate()}
          aria-label={`${t('endDeputy')} ${deputy.name}`}
        >
          {t('endDeputy')}
        </Button>
      )}
    </li>
  );
}
