import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useAct } from '../../../acts/use-act.js';
import { inboundMessageQuery, type MessageState, replayMessage } from '../../../api/integrations/sources.js';
import { useToday } from '../../../api/session.js';
import { useTranslation } from '../../../i18n/index.js';
import { Button } from '../../../ui/button.js';
import { shortTime } from '../../../ui/dates.js';
import { Part } from '../../../ui/part.js';
import { Sheet } from '../../../ui/sheet.js';
import { useIsPhone } from '../../../ui/use-media.js';
import styles from '../integrations.module.css';
import { StateBadge, type Tone } from '../state-badge.js';
import { objectIn } from './json-text.js';
import { Reports } from './reports.js';

const TONES: Readonly<Record<MessageState, Tone>> = { waiting: 'waits', applied: 'good', ignored: 'off', failed: 'bad' };

export function MessageBadge({ state }: { state: MessageState }): ReactNode {
  const { t } = useTranslation('integrations');
  return <StateBadge tone={TONES[state]}>{t(`message.state.${state}`)}</StateBadge>;
}

/** One message: as it came, what it became, or why it could not be applied; then it may be applied again. */
export function MessageSheet({ id, onClose }: { id: string; onClose: () => void }): ReactNode {
  const { t } = useTranslation('integrations');
  const today = useToday();
  const isPhone = useIsPhone();
  const query = useQuery(inboundMessageQuery(id));
  const replay = useAct(() => replayMessage(id), {
    refresh: ['inbound-message', 'inbound-messages'],
    done: () => t('message.replayed'),
  });
  const state = query.data?.state;
  const canReplay = !isPhone && (state === 'failed' || state === 'ignored');
  return (
    <Sheet
      title={t('message.title')}
      onClose={onClose}
      foot={
        canReplay && (
          <Button look="primary" busy={replay.isPending} onClick={() => replay.mutate()}>
            {t('message.replay')}
          </Button>
        )
      }
    >
      <Part query={query} height={320}>
        {(message) => (
          <>
            <p>
              <MessageBadge state={message.state} /> {shortTime(message.receivedAt, today)} · <code>{message.webhookId}</code>
            </p>
            {message.reason && <p className={styles.error}>{message.reason}</p>}
            {message.reports.length > 0 && <h3>{t('message.reports')}</h3>}
            <Reports reports={message.reports} />
            <h3>{t('message.body')}</h3>
            {message.body ? (
              <pre className={styles.code}>{setOut(message.body)}</pre>
            ) : (
              <p className={styles.muted}>{t('message.noBody')}</p>
            )}
            <h3>{t('message.headers')}</h3>
            <pre className={styles.code}>
              {Object.entries(message.headers)
                .map(([name, value]) => `${name}: ${value}`)
                .join('\n')}
            </pre>
          </>
        )}
      </Part>
    </Sheet>
  );
}

function setOut(body: string): string {
  const value = objectIn(body);
  return value ? JSON.stringify(value, null, 2) : body;
}
