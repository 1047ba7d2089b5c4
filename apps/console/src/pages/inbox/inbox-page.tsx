import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAct } from '../../acts/use-act.js';
import { inboxQuery, type InboxMessage, markAllRead } from '../../api/inbox.js';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button, buttonClass } from '../../ui/button.js';
import { shortTime } from '../../ui/dates.js';
import { More } from '../../ui/list/paged.js';
import { PageHead } from '../../ui/page-head.js';
import { Empty, Failed, Skeleton } from '../../ui/part.js';
import { useIsPhone } from '../../ui/use-media.js';
import styles from './inbox.module.css';
import { Message } from './message.js';
import './words.js';

/** Messages left, the chosen one right. Opening one does not mark it as read: 已读 does, or what is done about it. */
export default function InboxPage(): ReactNode {
  const { t } = useTranslation();
  const { t: page } = useTranslation('inbox');
  const { id } = useParams({ from: '/inside/inbox/{-$id}' });
  const { unread } = useSearch({ from: '/inside/inbox/{-$id}' });
  const query = useInfiniteQuery(inboxQuery(unread === 'true'));
  const isPhone = useIsPhone();
  const messages = query.data?.pages.flatMap(({ items }) => items);
  // On the desktop the newest one is open at the start.
  const chosen = id || isPhone ? messages?.find((message) => message.id === id) : messages?.[0];
  const chosenPane = (id || chosen) && (chosen ? <Message message={chosen} /> : messages && <Empty>{page('gone')}</Empty>);
  if (isPhone && id)
    return (
      <>
        <Link to="/inbox/{-$id}" search={unread ? { unread } : {}} className={buttonClass('quiet')}>
          ← {t('nav.inbox')}
        </Link>
        {chosenPane}
      </>
    );
  return (
    <>
      <PageHead title={t('nav.inbox')} count={query.data?.pages[0]?.unread || undefined}>
        <Tabs />
        <MarkAll newest={messages?.[0]} />
      </PageHead>
      <div className={styles.panes}>
        <div className={styles.list}>
          {messages?.map((message) => (
            <Item key={message.id} message={message} />
          ))}
          {messages?.length === 0 && <Empty>{page(unread ? 'emptyUnread' : 'empty')}</Empty>}
          {query.isError && !messages && <Failed error={query.error} retry={() => void query.refetch()} />}
          {query.isPending && <Skeleton height={360} />}
          <More query={query} className={styles.foot} />
        </div>
        {!isPhone && (chosenPane || <Empty>{page('choose')}</Empty>)}
      </div>
    </>
  );
}

function Tabs(): ReactNode {
  const { t } = useTranslation('inbox');
  const { unread } = useSearch({ from: '/inside/inbox/{-$id}' });
  const navigate = useNavigate();
  return (
    <Button
      look={unread ? 'primary' : 'default'}
      aria-pressed={Boolean(unread)}
      onClick={() => void navigate({ to: '/inbox/{-$id}', search: unread ? {} : { unread: 'true' } })}
    >
      {t('unreadOnly')}
    </Button>
  );
}

/** Up to the newest that is shown: what comes in meanwhile stays unread. */
function MarkAll({ newest }: { newest: InboxMessage | undefined }): ReactNode {
  const { t } = useTranslation('inbox');
  const sent = useAct(markAllRead, { refresh: ['inbox'], done: ({ read }) => t('allRead', { count: read }) });
  if (!newest) return null;
  return (
    <Button busy={sent.isPending} onClick={() => sent.mutate(newest.id)}>
      {t('markAll')}
    </Button>
  );
}

function Item({ message: { id, title, createdAt, readAt } }: { message: InboxMessage }): ReactNode {
  const { t } = useTranslation('inbox');
  const today = useToday();
  const { id: chosen } = useParams({ from: '/inside/inbox/{-$id}' });
  const isUnread = readAt === null;
  return (
    <Link
      to="/inbox/{-$id}"
      params={{ id }}
      search={(search) => search}
      className={`${styles.item} ${isUnread ? styles.unread : ''}`}
      aria-current={id === chosen || undefined}
    >
      {isUnread && <span className={styles.dot} role="img" aria-label={t('unread')} />}
      {title}
      <span className={styles.time}>{shortTime(createdAt, today)}</span>
    </Link>
  );
}
