import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type InboxMessage, markRead } from '../../api/inbox.js';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button, buttonClass } from '../../ui/button.js';
import { shortTime } from '../../ui/dates.js';
import { LinkedText, useInsidePath } from '../../ui/linked-text.js';
import styles from './inbox.module.css';

/** One message, with the way on to what it is about. */
export function Message({ message }: { message: InboxMessage }): ReactNode {
  const { t } = useTranslation('inbox');
  const today = useToday();
  const queries = useQueryClient();
  const path = useInsidePath(message.link) ?? (message.projectId ? `/projects/${message.projectId}` : null);
  const read = useMutation({
    mutationFn: () => markRead(message.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['inbox'] }),
  });
  return (
    <article className={styles.message}>
      <h2>{message.title}</h2>
      <span className={styles.time}>{shortTime(message.createdAt, today)}</span>
      <p className={styles.body}>
        <LinkedText>{message.body}</LinkedText>
      </p>
      <div className={styles.acts}>
        {path && (
          <Link to={path} className={buttonClass('primary')}>
            {t('goOn')}
          </Link>
        )}
        {message.readAt === null && (
          <Button busy={read.isPending} onClick={() => read.mutate()}>
            {t('markRead')}
          </Button>
        )}
      </div>
    </article>
  );
}
