import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useAct } from '../../acts/use-act.js';
import { endLogin, endOtherLogins, loginsQuery } from '../../api/account.js';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { shortTime } from '../../ui/dates.js';
import { Part } from '../../ui/part.js';
import styles from './me.module.css';

/** Where this person is logged in; each place can be ended. */
export function Logins(): ReactNode {
  const { t } = useTranslation('me');
  const today = useToday();
  const end = useAct((id: string | null) => (id === null ? endOtherLogins() : endLogin(id)), {
    refresh: [loginsQuery.queryKey],
    done: () => t('ended'),
  });
  return (
    <section className={styles.part}>
      <h2>{t('logins')}</h2>
      <Part query={useQuery(loginsQuery)}>
        {(logins) => (
          <>
            <ul>
              {logins.map(({ id, client, address, createdAt, expiresAt, isCurrent }) => (
                <li
                  key={id}
                  style={{ display: 'flex', alignItems: 'center', gap: 12, padding: '8px 0', borderTop: '1px solid var(--line)' }}
                >
                  <div style={{ flex: 1 }}>
                    {client ?? t('unknown')} {address}
                    <div style={{ color: 'var(--text-2)', fontSize: 13 }}>
                      {t('expires', { since: shortTime(createdAt, today), until: shortTime(expiresAt, today) })}
                    </div>
                  </div>
                  {isCurrent ? (
                    <strong>{t('here')}</strong>
                  ) : (
                    <Button size="small" busy={end.isPending && end.variables === id} onClick={() => end.mutate(id)}>
                      {t('end')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            {logins.length > 1 && (
              <Button busy={end.isPending && end.variables === null} onClick={() => end.mutate(null)}>
                {t('endOthers')}
              </Button>
            )}
          </>
        )}
      </Part>
    </section>
  );
}
