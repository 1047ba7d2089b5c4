import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { newIdempotencyKey } from '../../api/move.js';
import { plansQuery } from '../../api/plans/plans.js';
import { carryOver, type CarriedOver, type CarryOverBody, type Project } from '../../api/projects.js';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { SelectField, TextArea, TextField } from '../../ui/field.js';
import { Failed } from '../../ui/part.js';
import { Sheet } from '../../ui/sheet.js';
import styles from './projects.module.css';
import './words.js';

type Said = Pick<CarryOverBody, 'dueDate' | 'planId' | 'reason'>;

interface SheetProps {
  projects: readonly Project[];
  onClose: () => void;
  onCarried: () => void;
}

/** Moves the selected tasks to the next year: what would become of each stands there before it is done. */
export default function CarryOverSheet({ projects, onClose, onCarried }: SheetProps): ReactNode {
  const { t } = useTranslation('projects');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const nextYear = Number(useToday().slice(0, 4)) + 1;
  const [key] = useState(newIdempotencyKey);
  const [said, setSaid] = useState<Said>({ dueDate: `${nextYear}-12-31` });
  const change = (next: Said): void => setSaid((now) => ({ ...now, ...next }));
  const body = { ...filled(said), projectIds: projects.map(({ id }) => id) };
  const tried = useMutation({ mutationFn: () => carryOver({ ...body, dryRun: true }) });
  const done = useMutation({
    mutationFn: () => carryOver(body, key),
    onSuccess: async () => {
      onCarried();
      await Promise.all(
        ['projects', 'project', 'board', 'overdue'].map((name) => queries.invalidateQueries({ queryKey: [name] })),
      );
    },
  });
  const result = done.data ?? tried.data;
  const isDone = done.data !== undefined;
  return (
    <Sheet
      title={t('carry.title', { count: projects.length })}
      onClose={onClose}
      onSubmit={() => {
        if (tried.data?.carried !== 0) (tried.data ? done : tried).mutate();
      }}
      foot={
        isDone ? (
          <Button onClick={onClose}>{common('action.close')}</Button>
        ) : (
          <>
            <Button type="submit" look="primary" busy={tried.isPending || done.isPending}>
              {tried.data ? t('carry.do', { count: tried.data.carried }) : t('carry.try')}
            </Button>
            <Button onClick={onClose}>{common('action.cancel')}</Button>
          </>
        )
      }
    >
      {!isDone && (
        <Fields
          said={said}
          change={(next) => {
            change(next);
            tried.reset();
          }}
        />
      )}
      {result && <Outcome result={result} isDone={isDone} />}
      {(done.error ?? tried.error) && <Failed error={done.error ?? tried.error} />}
    </Sheet>
  );
}

function Fields({ said, change }: { said: Said; change: (next: Said) => void }): ReactNode {
  const { t } = useTranslation('projects');
  const plans = useInfiniteQuery(plansQuery).data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <p className={styles.hint}>{t('carry.what')}</p>
      <TextField label={t('carry.dueDate')} type="date" value={said.dueDate ?? ''} onChange={(dueDate) => change({ dueDate })} />
      <SelectField label={t('carry.plan')} optional value={said.planId ?? ''} onChange={(planId) => change({ planId })}>
        <option value="">{t('carry.noPlan')}</option>
        {plans
          .filter(({ state }) => state === 'review')
          .map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
      </SelectField>
      <TextArea label={t('carry.reason')} optional value={said.reason ?? ''} onChange={(reason) => change({ reason })} />
    </>
  );
}

function Outcome({ result, isDone }: { result: CarriedOver; isDone: boolean }): ReactNode {
  const { t } = useTranslation('projects');
  const refused = result.rows.filter(({ problem }) => problem !== null);
  const carried = result.rows.filter(({ problem }) => problem === null);
  return (
    <section role="status" className={styles.outcome}>
      <strong>{t(isDone ? 'carry.done' : 'carry.would', { carried: result.carried, refused: result.refused })}</strong>
      {refused.length > 0 && (
        <ul>
          {refused.map(({ projectId, title, problem }) => (
            <li key={projectId}>
              {title ?? projectId}：{problem?.detail}
            </li>
          ))}
        </ul>
      )}
      <p>{t('carry.told', { list: result.departments.map(({ name, projects }) => `${name} ${projects}`).join('、') })}</p>
      {isDone && (
        <ul>
          {carried.map(({ projectId, title, carriedToId }) => (
            <li key={projectId}>
              <Link to="/projects/$id" params={{ id: carriedToId ?? projectId }}>
                {title}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Only what was filled in. */
function filled(said: Said): Said {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== '' && value !== undefined));
}
