import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Schemas } from '../../api/client.js';
import { projectMessagesQuery } from '../../api/projects.js';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { shortTime } from '../../ui/dates.js';
import { Part } from '../../ui/part.js';
import styles from './project.module.css';
import { zhOfTold } from './words.js';

type Message = Schemas['ProjectMessageAnswer'];

/** Who was told, one line a message and person: through which channels, whether it arrived and was read. It proves telling; nothing is summed. */
export default function ToldPart({ id }: { id: string }): ReactNode {
  const { t } = useTranslation('project');
  return (
    <Part query={useQuery(projectMessagesQuery(id))} empty={{ when: ({ items }) => items.length === 0, say: t('empty.told') }}>
      {({ items }) => (
        <ul>
          {groupsOf(items).map((group) => (
            <Told key={group[0]?.id} messages={group} />
          ))}
        </ul>
      )}
    </Part>
  );
}

/** The channels of one message to one person stand together. */
function groupsOf(messages: readonly Message[]): Message[][] {
  const groups = new Map<string, Message[]>();
  for (const message of messages) {
    const key = `${message.title} ${message.at.slice(0, 16)} ${message.person?.id ?? message.id}`;
    groups.set(key, [...(groups.get(key) ?? []), message]);
  }
  return [...groups.values()];
}

function Told({ messages }: { messages: readonly Message[] }): ReactNode {
  const { t } = useTranslation('project');
  const today = useToday();
  const [first] = messages;
  if (!first) return null;
  return (
    <li className={styles.entry}>
      <p className={styles.entryHead}>
        <strong>{first.person?.name ?? t('told.group')}</strong>
        <span>{first.department}</span>
        <span>{shortTime(first.at, today)}</span>
        {messages.map((message) => (
          <span key={message.id}>{stateOf(message, today, t)}</span>
        ))}
      </p>
      <p className={styles.entryText}>{first.title}</p>
    </li>
  );
}

type Translate = ReturnType<typeof useTranslation<'project'>>['t'];

function stateOf({ channel, state, sentAt, readAt }: Message, today: string, t: Translate): string {
  const name = channel in zhOfTold.channel ? t(`channel.${channel as keyof typeof zhOfTold.channel}`) : channel;
  if (readAt) return `✓ ${name} ${t('told.read', { time: shortTime(readAt, today) })}`;
  if (channel === 'inbox' && sentAt) return `○ ${name} ${t('told.unread')}`;
  if (sentAt) return `✓ ${name}`;
  return `${name} ${t(state === 'failed' || state === 'withdrawn' ? `told.${state}` : 'told.waiting')}`;
}
