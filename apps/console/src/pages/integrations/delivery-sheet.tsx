import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAct } from '../../acts/use-act.js';
import type { Schemas } from '../../api/client.js';
import { type Delivery, deliveryQuery, redeliver } from '../../api/integrations/endpoints.js';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { shortTime } from '../../ui/dates.js';
import { Part } from '../../ui/part.js';
import { Sheet } from '../../ui/sheet.js';
import { useIsPhone } from '../../ui/use-media.js';
import styles from './integrations.module.css';
import { StateBadge, type Tone } from './state-badge.js';

const TONES: Readonly<Record<Delivery['state'], Tone>> = {
  pending: 'waits',
  delivered: 'good',
  failed: 'bad',
  withdrawn: 'off',
};

export function DeliveryBadge({ state }: { state: Delivery['state'] }): ReactNode {
  const { t } = useTranslation('integrations');
  return <StateBadge tone={TONES[state]}>{t(`delivery.state.${state}`)}</StateBadge>;
}

/** One delivery: what was sent, what each attempt brought, and the way to send it again. */
export function DeliverySheet({ id, onClose }: { id: string; onClose: () => void }): ReactNode {
  const { t } = useTranslation('integrations');
  const isPhone = useIsPhone();
  const query = useQuery(deliveryQuery(id));
  const again = useAct(() => redeliver(id), {
    refresh: ['delivery', 'deliveries', 'endpoints'],
    done: () => t('delivery.againDone'),
  });
  const canRepeat = !isPhone && query.data !== undefined && query.data.state !== 'withdrawn';
  return (
    <Sheet
      title={t('delivery.title')}
      onClose={onClose}
      foot={
        canRepeat && (
          <Button look="primary" busy={again.isPending} onClick={() => again.mutate()}>
            {t('delivery.again')}
          </Button>
        )
      }
    >
      <Part query={query} height={320}>
        {(delivery) => <Whole delivery={delivery} />}
      </Part>
    </Sheet>
  );
}

function Whole({ delivery }: { delivery: Schemas['DeliveryDetailAnswer'] }): ReactNode {
  const { t } = useTranslation('integrations');
  const today = useToday();
  const { about, state, projectId, retryAt, address, attemptLog, content } = delivery;
  return (
    <>
      <p>
        <strong>{about}</strong> <DeliveryBadge state={state} />
      </p>
      <p className={styles.muted}>
        {t('delivery.id')} <code>{delivery.id}</code>
        {address && ` · ${t('delivery.address')} ${address}`}
        {state === 'pending' && retryAt && ` · ${t('delivery.next', { time: shortTime(retryAt, today) })}`}
      </p>
      {projectId && (
        <p>
          <Link to="/projects/$id" params={{ id: projectId }}>
            {t('delivery.project')} →
          </Link>
        </p>
      )}
      <h3>{t('delivery.attempts')}</h3>
      {attemptLog.length === 0 && <p className={styles.muted}>{t('delivery.noAttempts')}</p>}
      <ol className={styles.attempts}>
        {attemptLog.toReversed().map((attempt) => (
          <Attempt key={attempt.number} attempt={attempt} />
        ))}
      </ol>
      <h3>{t('delivery.body')}</h3>
      <pre className={styles.code}>{bodyText(content)}</pre>
    </>
  );
}

function Attempt({ attempt }: { attempt: Schemas['AttemptAnswer'] }): ReactNode {
  const { t } = useTranslation('integrations');
  const today = useToday();
  const { number, startedAt, durationMs, outcome, statusCode, detail, responseExcerpt, manual } = attempt;
  return (
    <li>
      <p>
        <StateBadge tone={outcome === 'delivered' ? 'good' : 'bad'}>{t(`delivery.outcome.${outcome}`)}</StateBadge>{' '}
        {t('delivery.attempt', { number, time: shortTime(startedAt, today), ms: durationMs })}
        {manual && ` · ${t('delivery.manual')}`}
      </p>
      <p>{[statusCode !== null && t('delivery.status', { status: statusCode }), detail].filter(Boolean).join(' · ')}</p>
      {responseExcerpt && <pre className={styles.code}>{responseExcerpt}</pre>}
    </li>
  );
}

/** The body of a webhook as it is sent, set out in lines; a message as it stands. */
function bodyText(content: object): string {
  const { body } = content as { body?: unknown };
  if (typeof body !== 'string') return JSON.stringify(content, null, 2);
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
