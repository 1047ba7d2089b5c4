import type { ReactNode } from 'react';
import type { Endpoint } from '../../../api/integrations/endpoints.js';
import { useToday } from '../../../api/session.js';
import { useTranslation } from '../../../i18n/index.js';
import { shortTime } from '../../../ui/dates.js';
import styles from '../integrations.module.css';
import { StateBadge } from '../state-badge.js';

/** Whether an endpoint gets anything, and why not. */
export function EndpointState({ endpoint }: { endpoint: Endpoint }): ReactNode {
  const { t } = useTranslation('integrations');
  const today = useToday();
  const { state, disabledReason, failingSince, breakerOpenUntil, pausedUntil } = endpoint;
  const at = (instant: string): string => shortTime(instant, today);
  const isFailing = state === 'active' && failingSince !== null;
  const why = [
    disabledReason && t('endpoint.disabled', { reason: disabledReason }),
    isFailing && t('endpoint.failing', { time: at(failingSince) }),
    state === 'active' && breakerOpenUntil && t('endpoint.breaker', { time: at(breakerOpenUntil) }),
    state === 'active' && pausedUntil && t('endpoint.waiting', { time: at(pausedUntil) }),
  ].filter(Boolean);
  const tone = state === 'disabled' || isFailing ? 'bad' : state === 'paused' ? 'off' : 'good';
  return (
    <>
      <StateBadge tone={tone}>{t(`state.${isFailing ? 'failing' : state}`)}</StateBadge>
      {why.map((reason) => (
        <div key={String(reason)} className={styles.why}>
          {reason}
        </div>
      ))}
    </>
  );
}
