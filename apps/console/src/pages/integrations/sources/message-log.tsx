import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { allOf } from '../../../api/client.js';
import { type InboundMessage, type MessageState, sourceMessagesQuery } from '../../../api/integrations/sources.js';
import { useToday } from '../../../api/session.js';
import { useTranslation } from '../../../i18n/index.js';
import { shortTime } from '../../../ui/dates.js';
import { Columns } from '../../../ui/list/columns.js';
import { Paged } from '../../../ui/list/paged.js';
import table from '../../../ui/table.module.css';
import tabs from '../../../ui/tabs.module.css';
import styles from '../integrations.module.css';
import { MessageBadge } from './message-sheet.js';

const STATES = allOf<MessageState>()(['failed', 'waiting', 'applied', 'ignored']);

/** What came from a source and what came of it, the latest first. */
export function MessageLog({ sourceId }: { sourceId: string }): ReactNode {
  const { t } = useTranslation('integrations');
  const search = useSearch({ from: '/inside/integrations/sources/$id' });
  const state: MessageState | undefined = STATES.find((one) => one === search.state);
  const query = useInfiniteQuery(sourceMessagesQuery(sourceId, state));
  return (
    <section aria-label={t('source.log')}>
      <div className={styles.head}>
        <h2>{t('source.log')}</h2>
        <nav className={tabs.tabs} aria-label={t('source.log')}>
          {[undefined, ...STATES].map((one) => (
            <Link
              key={one ?? ''}
              to="/integrations/sources/$id"
              params={{ id: sourceId }}
              search={one ? { state: one } : {}}
              className={tabs.tab}
              aria-current={one === state ? 'page' : undefined}
            >
              {one ? t(`message.state.${one}`) : t('all')}
            </Link>
          ))}
        </nav>
      </div>
      <Paged query={query} empty={t(state ? 'source.logNone' : 'source.logEmpty')}>
        {(items) => (
          <table className={table.table}>
            <Columns names={(['time', 'state', 'what'] as const).map((name) => t(`message.column.${name}`))} />
            <tbody>
              {items.map((message) => (
                <Row key={message.id} message={message} />
              ))}
            </tbody>
          </table>
        )}
      </Paged>
    </section>
  );
}

function Row({ message: { id, receivedAt, state, reason, reports } }: { message: InboundMessage }): ReactNode {
  const today = useToday();
  return (
    <tr>
      <td className={table.narrow}>
        <Link from="/integrations/sources/$id" to="." search={(now) => ({ ...now, message: id })}>
          {shortTime(receivedAt, today)}
        </Link>
      </td>
      <td className={table.narrow}>
        <MessageBadge state={state} />
      </td>
      <td>
        {reason && <p className={styles.error}>{reason}</p>}
        {reports.map(({ title, before, after }) => `${title} ${before.percent}% → ${after.percent}%`).join(' · ')}
      </td>
    </tr>
  );
}
