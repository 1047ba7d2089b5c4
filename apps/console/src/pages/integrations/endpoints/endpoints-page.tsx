import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { type Endpoint, endpointsQuery } from '../../../api/integrations/endpoints.js';
import { useToday } from '../../../api/session.js';
import { useTranslation } from '../../../i18n/index.js';
import { Button } from '../../../ui/button.js';
import { shortTime } from '../../../ui/dates.js';
import { Part } from '../../../ui/part.js';
import table from '../../../ui/table.module.css';
import { useIsPhone } from '../../../ui/use-media.js';
import styles from '../integrations.module.css';
import { Integrations } from '../integrations.js';
import { SecretSheet } from '../secret-sheet.js';
import { EndpointState } from './endpoint-state.js';

const EndpointSheet = lazy(async () => ({ default: (await import('./endpoint-sheet.js')).EndpointSheet }));

/** Where events are sent to, and how each receiver does. */
export default function EndpointsPage(): ReactNode {
  const { t } = useTranslation('integrations');
  const navigate = useNavigate();
  const [isNew, setNew] = useState(false);
  const [made, setMade] = useState<{ id: string; secret: string } | null>(null);
  const isPhone = useIsPhone();
  return (
    <Integrations
      tab="endpoints"
      acts={
        !isPhone && (
          <Button look="primary" onClick={() => setNew(true)}>
            {t('endpoint.new')}
          </Button>
        )
      }
    >
      <Endpoints />
      <Suspense>{isNew && <EndpointSheet endpoint={null} onMade={setMade} onClose={() => setNew(false)} />}</Suspense>
      {made && (
        <SecretSheet
          secret={made.secret}
          onClose={() => void navigate({ to: '/integrations/endpoints/$id', params: { id: made.id } })}
        />
      )}
    </Integrations>
  );
}

function Endpoints(): ReactNode {
  const { t } = useTranslation('integrations');
  const query = useQuery(endpointsQuery);
  const isPhone = useIsPhone();
  return (
    <Part query={query} height={240} empty={{ when: (all) => all.length === 0, say: <p>{t('endpoint.empty')}</p> }}>
      {(all) =>
        isPhone ? (
          <ul className={styles.cards}>
            {all.map((endpoint) => (
              <li key={endpoint.id} className={styles.card}>
                <Name endpoint={endpoint} />
                <EndpointState endpoint={endpoint} />
              </li>
            ))}
          </ul>
        ) : (
          <EndpointTable endpoints={all} />
        )
      }
    </Part>
  );
}

function EndpointTable({ endpoints }: { endpoints: readonly Endpoint[] }): ReactNode {
  const { t } = useTranslation('integrations');
  const today = useToday();
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('endpoint.column.name')}</th>
          <th scope="col">{t('endpoint.column.events')}</th>
          <th scope="col">{t('endpoint.column.state')}</th>
          <th scope="col">{t('endpoint.column.created')}</th>
        </tr>
      </thead>
      <tbody>
        {endpoints.map((endpoint) => (
          <tr key={endpoint.id}>
            <td className={table.title}>
              <Name endpoint={endpoint} />
            </td>
            <td>
              {endpoint.eventTypes.length === 0
                ? t('endpoint.allEvents')
                : t('endpoint.someEvents', { count: endpoint.eventTypes.length })}
            </td>
            <td>
              <EndpointState endpoint={endpoint} />
            </td>
            <td className={table.narrow}>{shortTime(endpoint.createdAt, today)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Name({ endpoint: { id, description, url } }: { endpoint: Endpoint }): ReactNode {
  return (
    <>
      <Link to="/integrations/endpoints/$id" params={{ id }}>
        {description || url}
      </Link>
      {description && <div className={table.sub}>{url}</div>}
    </>
  );
}
