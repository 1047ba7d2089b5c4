import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ConfirmSheet } from '../../acts/confirm-button.js';
import { useAct } from '../../acts/use-act.js';
import { newIdempotencyKey } from '../../api/move.js';
import { removeSchedule, runSchedule, type Schedule, turnSchedule } from '../../api/reporting/reports.js';
import { useToday } from '../../api/session.js';
import { viewsQuery } from '../../api/views.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { shortTime } from '../../ui/dates.js';
import { Menu } from '../../ui/menu.js';
import styles from './reports.module.css';

const REFRESH = ['reports'];

/** One schedule in words, and what can be done with it. */
export function ScheduleItem({ schedule, edit }: { schedule: Schedule; edit: (() => void) | null }): ReactNode {
  const { t } = useTranslation('reports');
  const today = useToday();
  const views = useQuery(viewsQuery).data ?? [];
  const { name, kind, format, every, covers, day, time, viewId, audience, recipientIds, nextAt, pausedAt } = schedule;
  const dayWords = every === 'week' ? t(`weekday.${weekdayOf(day)}`) : t('dayOfMonth', { day });
  const facts = [
    t(`kind.${kind}`) + (format ? ` ${format}` : ''),
    t(`when.${every}.${covers}`, { day: dayWords, time }),
    views.find(({ id }) => id === viewId)?.name,
    [
      ...audience.map((one) => t(`audience.${one}`)),
      ...(recipientIds.length > 0 ? [t('people', { count: recipientIds.length })] : []),
    ].join('、'),
  ].filter(Boolean);
  return (
    <>
      <div className={styles.main}>
        <p className={styles.name}>
          {name}
          {pausedAt && <span className={styles.waiting}>{t('paused')}</span>}
        </p>
        <p className={styles.sub}>{facts.join(' · ')}</p>
        {nextAt && <p className={styles.sub}>{t('next', { time: shortTime(nextAt, today) })}</p>}
      </div>
      {edit && (
        <div className={styles.acts}>
          <Acts schedule={schedule} edit={edit} />
        </div>
      )}
    </>
  );
}

function Acts({ schedule, edit }: { schedule: Schedule; edit: () => void }): ReactNode {
  const { t } = useTranslation('reports');
  const { t: common } = useTranslation();
  const [isRemoving, setRemoving] = useState(false);
  const { name } = schedule;
  const run = useAct(() => runSchedule(schedule), { refresh: REFRESH, done: () => t('done.run', { name }) });
  const turn = useAct((to: 'pause' | 'resume') => turnSchedule(schedule, to, newIdempotencyKey()), {
    refresh: REFRESH,
    done: ({ pausedAt }) => t(pausedAt ? 'done.pause' : 'done.resume', { name }),
  });
  return (
    <>
      <Button busy={run.isPending} onClick={() => run.mutate()}>
        {t('act.run')}
      </Button>
      <Menu
        label={common('action.more')}
        items={[
          { key: 'edit', label: t('act.edit'), onSelect: edit },
          schedule.pausedAt
            ? { key: 'resume', label: t('act.resume'), onSelect: () => turn.mutate('resume') }
            : { key: 'pause', label: t('act.pause'), onSelect: () => turn.mutate('pause') },
          { key: 'remove', label: t('act.remove'), onSelect: () => setRemoving(true), danger: true },
        ]}
      />
      {isRemoving && (
        <ConfirmSheet
          label={t('act.remove')}
          title={t('act.remove')}
          text={t('removing', { name })}
          look="danger"
          act={() => removeSchedule(schedule)}
          refresh={REFRESH}
          done={t('done.remove', { name })}
          onClose={() => setRemoving(false)}
        />
      )}
    </>
  );
}

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

export function weekdayOf(day: number): (typeof WEEKDAYS)[number] {
  return WEEKDAYS[day - 1] ?? '7';
}
