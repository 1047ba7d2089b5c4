import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode } from 'react';
import { type Endpoint, endpointsQuery } from '../../../api/integrations/endpoints.js';
import { useToday } from '../../../api/session.js';
import { useTranslation } from '../../../i18n/index.js';
import { shortTime } from '../../../ui/dates.js';
import table from '../../../ui/table.module.css';
import { ListPage } from '../list-page.js';
import { EndpointState } from './endpoint-state.js';

const NewEndpoint = lazy(async () => ({ default: (await import('./endpoint-sheet.js')).EndpointSheet }));

/** Where events are sent to, and how each receiver does. */
export default function EndpointsPage(): ReactNode {
  const { t } = useTranslation('integrations');
  return (
    <ListPage
      tab="endpoints"
      query={endpointsQuery}
      add={t('endpoint.new')}
      empty={t('endpoint.empty')}
      columns={(['name', 'events', 'state', 'created'] as const).map((column) => t(`endpoint.column.${column}`))}
      Card={Card}
      Cells={Cells}
      NewSheet={NewEndpoint}
    />
  );
}

function Card({ item }: { item: Endpoint }): ReactNode {
  return (
    <>
      <Name endpoint={item} />
      <EndpointState endpoint={item} />
    </>
  );
}

function Cells({ item }: { item: Endpoint }): ReactNode {
  const { t } = useTranslation('integrations');
  const today = useToday();
  const { eventTypes, createdAt } = item;
  return (
    <>
      <td className={table.title}>
        <Name endpoint={item} />
      </td>
      <td>{eventTypes.length === 0 ? t('endpoint.allEvents') : t('endpoint.someEvents', { count: eventTypes.length })}</td>
      <td>
        <EndpointState endpoint={item} />
      </td>
      <td className={table.narrow}>{shortTime(createdAt, today)}</td>
    </>
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
