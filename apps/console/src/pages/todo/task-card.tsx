import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { ActButton } from '../../acts/action-bar.js';
import { OpenForm } from '../../acts/open-form.js';
import { isTransition } from '../../acts/transition-fields.js';
import type { Task, TaskAction } from '../../api/tasks.js';
import { useToday } from '../../api/session.js';
import type { Transition } from '../../api/transitions.js';
import { useTranslation } from '../../i18n/index.js';
import { buttonClass } from '../../ui/button.js';
import { dueInWords } from '../../ui/dates.js';
import { Lamp } from '../../ui/lamp.js';
import styles from './todo.module.css';

const SHOWN = 3;

/** One task: what is owed, by when, why, and the button that does it. */
export function TaskCard({ task, withHolders = false }: { task: Task; withHolders?: boolean }): ReactNode {
  const { t } = useTranslation();
  const { t: page } = useTranslation('todo');
  const today = useToday();
  const { kind, subject, project, due, overdue, why, holders } = task;
  const names = holders.map(({ name }) => name).join('、');
  return (
    <li className={`${styles.card} ${overdue ? styles.late : ''}`}>
      <div>
        <p className={styles.line}>
          {project?.lamp && <Lamp lamp={project.lamp} />}
          {page(`kind.${kind}`)}
          {due && <span className={`${styles.due} ${overdue ? styles.lateText : ''}`}>{dueInWords(due, today, t)}</span>}
        </p>
        <Link to={pathOf(task)} className={styles.title}>
          {project?.title ?? subject.title}
        </Link>
        <p className={styles.why}>
          {why}
          {withHolders && <span className={styles.holders}> · {names ? page('heldBy', { names }) : page('heldByAll')}</span>}
        </p>
      </div>
      <Acts task={task} />
    </li>
  );
}

function Acts({ task }: { task: Task }): ReactNode {
  const { t } = useTranslation('todo');
  const [open, setOpen] = useState<Transition | null>(null);
  const { subject, actions } = task;
  const shown = subject.kind === 'project' ? actions.slice(0, SHOWN).flatMap(asTransition) : [];
  return (
    <div className={styles.acts}>
      {shown.map(({ transition, version, refusal }, index) => (
        <ActButton
          key={transition}
          project={{ id: subject.id, title: subject.title, version: version ?? 0 }}
          transition={transition}
          look={index === 0 ? 'primary' : 'quiet'}
          size={index === 0 ? 'large' : 'normal'}
          refused={refusal?.detail}
          onForm={setOpen}
        />
      ))}
      {shown.length === 0 && (
        <Link to={pathOf(task)} className={buttonClass('primary', 'large')}>
          {t('open')}
        </Link>
      )}
      {open && <OpenForm projectId={subject.id} transition={open} onClose={() => setOpen(null)} />}
    </div>
  );
}

function asTransition({
  name,
  version,
  refusal,
}: TaskAction): { transition: Transition; version: number | null; refusal: TaskAction['refusal'] }[] {
  return isTransition(name) ? [{ transition: name, version, refusal }] : [];
}

/** Where the subject of a task can be read. */
function pathOf({ subject, project }: Task): string {
  if (subject.kind === 'slip') return `/slips/${subject.id}`;
  if (subject.kind === 'plan') return `/plans/${subject.id}`;
  if (subject.kind === 'call-in') return `/coordination?tab=call-ins&id=${subject.id}`;
  if (subject.kind === 'blocker') return `/coordination?id=${subject.id}`;
  if (subject.kind === 'appeal') return `/scorecards?tab=appeals&appeal=${subject.id}`;
  if (subject.kind === 'indicator') return `/indicators?projectId=${project?.id}&id=${subject.id}`;
  if (subject.kind === 'draft') return `/overdue?tab=drafts&id=${subject.id}`;
  if (subject.kind === 'instruction') return `/projects/${project?.id}?tab=instructions`;
  return `/projects/${project?.id ?? subject.id}`;
}
