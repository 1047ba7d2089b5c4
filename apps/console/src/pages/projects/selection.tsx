import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Project } from '../../api/projects.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import styles from './projects.module.css';

const CarryOverSheet = lazy(() => import('./carry-over-sheet.js'));

/** Rows that are ticked, for what is done to many. */
export interface Selection {
  ids: ReadonlySet<string>;
  select: (ids: readonly string[], isOn: boolean) => void;
}

/** Can the task move to the next year as it stands? */
export function isCarriable({ state }: Pick<Project, 'state'>): boolean {
  return state === 'registered' || state === 'in_progress';
}

export function useSelection(): Selection & { clear: () => void } {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const select = (some: readonly string[], isOn: boolean): void =>
    setIds((now) => {
      const next = new Set(now);
      for (const id of some)
        if (isOn) next.add(id);
        else next.delete(id);
      return next;
    });
  return { ids, select, clear: () => setIds(new Set()) };
}

/** What can be done to the ticked rows. */
export function SelectionBar({ projects, onEnd }: { projects: readonly Project[]; onEnd: () => void }): ReactNode {
  const { t } = useTranslation('projects');
  const { t: common } = useTranslation();
  // What is open works on the rows that were ticked then: the list behind it changes.
  const [open, setOpen] = useState<readonly Project[] | null>(null);
  const [isDone, setDone] = useState(false);
  return (
    <div className={styles.selection} role="group" aria-label={t('carry.selected', { count: projects.length })}>
      <strong>{t('carry.selected', { count: projects.length })}</strong>
      {projects.length > 0 && (
        <Button look="primary" onClick={() => setOpen(projects)}>
          {t('carry.open')}
        </Button>
      )}
      <Button look="quiet" onClick={onEnd}>
        {common('action.cancel')}
      </Button>
      {open && (
        <Suspense>
          <CarryOverSheet
            projects={open}
            onCarried={() => setDone(true)}
            onClose={() => {
              setOpen(null);
              if (isDone) onEnd();
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
