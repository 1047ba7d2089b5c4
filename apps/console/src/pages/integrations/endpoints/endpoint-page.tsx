import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Endpoint, endpointQuery } from '../../../api/integrations/endpoints.js';
import { useToday } from '../../../api/session.js';
import { useTranslation } from '../../../i18n/index.js';
import { shortTime } from '../../../ui/dates.js';
import { Fact } from '../../../ui/facts.js';
import { DeliverySheet } from '../delivery-sheet.js';
import { OneHead, OnePage } from '../one-page.js';
import { DeliveryLog } from './delivery-log.js';
import { EndpointActs } from './endpoint-acts.js';
import { EndpointState } from './endpoint-state.js';

/** One endpoint: how it does, what was sent to it, and what can be done. */
export default function EndpointPage(): ReactNode {
  const { id } = useParams({ from: '/inside/integrations/endpoints/$id' });
  const { delivery } = useSearch({ from: '/inside/integrations/endpoints/$id' });
  const navigate = useNavigate({ from: '/integrations/endpoints/$id' });
  return (
    <OnePage tab="endpoints" query={endpointQuery(id)}>
      {(endpoint) => (
        <>
          <OneHead tab="endpoints" title={endpoint.description || endpoint.url} acts={<EndpointActs endpoint={endpoint} />}>
            <EndpointState endpoint={endpoint} />
            <Facts endpoint={endpoint} />
          </OneHead>
          <DeliveryLog endpointId={id} />
          {delivery && (
            <DeliverySheet id={delivery} onClose={() => void navigate({ search: (now) => ({ ...now, delivery: undefined }) })} />
          )}
        </>
      )}
    </OnePage>
  );
}

function Facts({ endpoint }: { endpoint: Endpoint }): ReactNode {
  const { t } = useTranslation('integrations');
  const today = useToday();
  const { url, eventTypes, filter, headerNames, publicKey, previousSecretUntil, maxInFlight, ratePerMinute, ordered } = endpoint;
  const limits = [
    t('endpoint.limits', { count: maxInFlight }),
    ratePerMinute !== null && t('endpoint.perMinute', { count: ratePerMinute }),
    ordered && t('endpoint.inOrder'),
  ];
  const asked = Object.entries(filter).filter(([, values]) => Array.isArray(values) && values.length > 0);
  return (
    <dl>
      <Fact name={t('endpoint.url')}>{url}</Fact>
      <Fact name={t('endpoint.column.events')}>{eventTypes.length === 0 ? t('endpoint.allEvents') : eventTypes.join(' · ')}</Fact>
      {asked.length > 0 && (
        <Fact name={t('endpoint.filter')}>{asked.map(([name, values]) => `${name}: ${String(values)}`).join(' · ')}</Fact>
      )}
      <Fact name={t('endpoint.more')}>{limits.filter(Boolean).join(' · ')}</Fact>
      {headerNames.length > 0 && <Fact name={t('endpoint.headerNames')}>{headerNames.join(' · ')}</Fact>}
      {publicKey && (
        <Fact name={t('endpoint.publicKey')}>
          <code>{publicKey}</code>
        </Fact>
      )}
      {previousSecretUntil && (
        <Fact name={t('secret.value')}>{t('endpoint.previous', { time: shortTime(previousSecretUntil, today) })}</Fact>
      )}
    </dl>
  );
}
