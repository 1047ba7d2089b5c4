import type { ReactNode } from 'react';
import type { HistoryEvent } from '../../api/projects.js';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { shortTime } from '../../ui/dates.js';
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

/** The sentence of the server, and what a person wrote with it. */
function Entry({ event: { summary, at, data } }: { event: HistoryEvent }): ReactNode {
  const today = useToday();
  const written = [data.text, data.reason, data.problems].filter(
    (text): text is string => typeof text === 'string' && text !== '' && !summary.includes(text),
  );
  return (
    <li className={styles.entry}>
      <p className={styles.entryHead}>
        <strong>{summary}</strong>
        <span>{shortTime(at, today)}</span>
      </p>
      {written.map((text) => (
        <p key={text} className={styles.entryText}>
          {text}
        </p>
      ))}
    </li>
  );
}
