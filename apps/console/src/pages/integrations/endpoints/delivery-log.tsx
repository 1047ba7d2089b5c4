import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { allOf } from '../../../api/client.js';
import { type Delivery, type DeliveryState, endpointDeliveriesQuery } from '../../../api/integrations/endpoints.js';
import { useToday } from '../../../api/session.js';
import { useTranslation } from '../../../i18n/index.js';
import { shortTime } from '../../../ui/dates.js';
import { Columns } from '../../../ui/list/columns.js';
import { Paged } from '../../../ui/list/paged.js';
import table from '../../../ui/table.module.css';
import tabs from '../../../ui/tabs.module.css';
import { useIsPhone } from '../../../ui/use-media.js';
import { DeliveryBadge } from '../delivery-sheet.js';
import styles from '../integrations.module.css';

const STATES = allOf<DeliveryState>()(['failed', 'pending', 'delivered', 'withdrawn']);

/** What was sent to an endpoint, the latest first, by state. */
export function DeliveryLog({ endpointId }: { endpointId: string }): ReactNode {
  const { t } = useTranslation('integrations');
  const search = useSearch({ from: '/inside/integrations/endpoints/$id' });
  const state: DeliveryState | undefined = STATES.find((one) => one === search.state);
  const query = useInfiniteQuery(endpointDeliveriesQuery(endpointId, state));
  const isPhone = useIsPhone();
  return (
    <section aria-label={t('endpoint.log')}>
      <div className={styles.head}>
        <h2>{t('endpoint.log')}</h2>
        <nav className={tabs.tabs} aria-label={t('endpoint.log')}>
          {[undefined, ...STATES].map((one) => (
            <Link
              key={one ?? ''}
              to="/integrations/endpoints/$id"
              params={{ id: endpointId }}
              search={one ? { state: one } : {}}
              className={tabs.tab}
              aria-current={one === state ? 'page' : undefined}
            >
              {one ? t(`delivery.state.${one}`) : t('all')}
            </Link>
          ))}
        </nav>
      </div>
      <Paged query={query} empty={t(state ? 'endpoint.logNone' : 'endpoint.logEmpty')}>
        {(items) => (isPhone ? <Cards deliveries={items} /> : <LogTable deliveries={items} />)}
      </Paged>
    </section>
  );
}

function LogTable({ deliveries }: { deliveries: readonly Delivery[] }): ReactNode {
  const { t } = useTranslation('integrations');
  const today = useToday();
  return (
    <table className={table.table}>
      <Columns
        names={(['time', 'about', 'state', 'attempts', 'error', 'next'] as const).map((name) => t(`delivery.column.${name}`))}
      />
      <tbody>
        {deliveries.map((delivery) => (
          <tr key={delivery.id}>
            <td className={table.narrow}>{shortTime(delivery.createdAt, today)}</td>
            <td>
              <DeliveryLink delivery={delivery} />
            </td>
            <td className={table.narrow}>
              <DeliveryBadge state={delivery.state} />
            </td>
            <td>{delivery.attempts}</td>
            <td className={styles.error}>{delivery.lastError}</td>
            <td className={table.narrow}>
              {delivery.state === 'pending' && delivery.retryAt ? shortTime(delivery.retryAt, today) : ''}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cards({ deliveries }: { deliveries: readonly Delivery[] }): ReactNode {
  const today = useToday();
  return (
    <ul className={styles.cards}>
      {deliveries.map((delivery) => (
        <li key={delivery.id} className={styles.card}>
          <DeliveryLink delivery={delivery} />
          <p>
            <DeliveryBadge state={delivery.state} /> {shortTime(delivery.createdAt, today)}
          </p>
          {delivery.lastError && <p className={styles.error}>{delivery.lastError}</p>}
        </li>
      ))}
    </ul>
  );
}

function DeliveryLink({ delivery: { id, about } }: { delivery: Delivery }): ReactNode {
  return (
    <Link from="/integrations/endpoints/$id" to="." search={(now) => ({ ...now, delivery: id })}>
      {about}
    </Link>
  );
}
