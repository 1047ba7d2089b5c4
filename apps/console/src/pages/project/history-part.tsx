import type { ReactNode } from 'react';
import type { HistoryEvent } from '../../api/projects.js';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { shortTime } from '../../ui/dates.js';
import { eventsZh } from './event-words.js';
import styles from './project.module.css';

/** What the program does by itself, often: several in a row are folded into one line. */
const ROUTINE = new Set(['project.reminded', 'project.escalated', 'project.step_skipped', 'project.progress_derived']);
const FOLD_FROM = 2;

/** Everything that happened, newest first. */
export function HistoryPart({ events }: { events: readonly HistoryEvent[] }): ReactNode {
  return (
    <ul>
      {groupsOf(events.toReversed()).map((group) =>
        group.length >= FOLD_FROM ? (
          <Folded key={group[0]?.id} events={group} />
        ) : (
          group.map((event) => <Entry key={event.id} event={event} />)
        ),
      )}
    </ul>
  );
}

function groupsOf(events: readonly HistoryEvent[]): HistoryEvent[][] {
  const groups: HistoryEvent[][] = [];
  for (const event of events) {
    const last = groups.at(-1);
    if (last && ROUTINE.has(event.type) && ROUTINE.has(last[0]?.type ?? '')) last.push(event);
    else groups.push([event]);
  }
  return groups;
}

function Folded({ events }: { events: readonly HistoryEvent[] }): ReactNode {
  const { t } = useTranslation('project');
  return (
    <li className={styles.fold}>
      <details>
        <summary>{t('folded', { count: events.length })}</summary>
        <ul>
          {events.map((event) => (
            <Entry key={event.id} event={event} />
          ))}
        </ul>
      </details>
    </li>
  );
}

function Entry({ event }: { event: HistoryEvent }): ReactNode {
  const { t } = useTranslation('project');
  const today = useToday();
  const { type, actor, at, data } = event;
  const name = type.replace(/^project\./, '');
  return (
    <li className={styles.entry}>
      <p className={styles.entryHead}>
        <strong>{isKnown(name) ? t(`event.${name}`) : type}</strong>
        <span>{shortTime(at, today)}</span>
        <span>{actor.id === null ? t('system') : actor.name}</span>
        {typeof data.percent === 'number' && <span>{data.percent}%</span>}
      </p>
      {[data.text, data.reason, data.problems].map(
        (text) =>
          typeof text === 'string' &&
          text && (
            <p key={text} className={styles.entryText}>
              {text}
            </p>
          ),
      )}
    </li>
  );
}

function isKnown(name: string): name is keyof typeof eventsZh {
  return name in eventsZh;
}
