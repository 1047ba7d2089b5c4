import { type ReactNode, useState } from 'react';
import { NetworkProblem } from '../api/problem.js';
import { useMe } from '../api/session.js';
import type { Transition } from '../api/transitions.js';
import { type Translate, useTranslation } from '../i18n/index.js';
import { Failed } from '../ui/part.js';
import { useDraft } from './drafts.js';
import { FormField } from './form-field.js';
import type { FormProject } from './form-project.js';
import { FormSheet } from './form-sheet.js';
import { bodyOfForm, type FormValues, faultsOf, firstValues, isLess } from './form-values.js';
import { TRANSITION_FORMS } from './transition-fields.js';
import { isStale, useTransition } from './use-transition.js';
import './words.js';

interface FormProps {
  project: FormProject;
  transition: Transition;
  onClose: () => void;
}

/** The form of one transition, over the page. What is written survives a lost network, a login that ended and a reload. */
export function TransitionForm({ project, transition, onClose }: FormProps): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const sent = useTransition(project, transition);
  const draftKey = project.confidential ? null : `${me.id}.${project.id}.${transition}`;
  const [values, change, forget, isKept] = useDraft<FormValues>(draftKey, firstValues(project, transition));
  const [seen] = useState(project);
  const faults = faultsOf(project, transition, values);
  const send = async (): Promise<void> => {
    await sent.mutateAsync(bodyOfForm(transition, values));
    forget();
    onClose();
  };
  const { needed, optional = [], danger } = TRANSITION_FORMS[transition];
  const explains = isLess(project, transition, values);
  const isShown = (name: string): boolean => transition !== 'report' || name !== 'reason' || explains;
  return (
    <FormSheet
      title={`${t(`transition.${transition}`)} · ${project.title}`}
      submit={t('action.submit')}
      look={danger ? 'danger' : 'primary'}
      isComplete={Object.keys(faults).length === 0}
      sent={{ ...sent, mutateAsync: send }}
      onClose={onClose}
      more={<span style={{ flex: 1, color: 'var(--text-3)', fontSize: 13 }}>{isKept && t('form.draftKept')}</span>}
      refusal={sent.isError && <Refusal error={sent.error} changes={changesOf(seen, project, t)} />}
    >
      {(fault) =>
        [...needed, ...optional]
          .filter(isShown)
          .map((name) => (
            <FormField
              key={name}
              {...{ name, project, transition, values, change }}
              fault={fault ? faults[name] : undefined}
              optional={optional.includes(name) && !(explains && name === 'reason')}
            />
          ))
      }
    </FormSheet>
  );
}

function Refusal({ error, changes }: { error: unknown; changes: string[] }): ReactNode {
  const { t } = useTranslation();
  const { t: acts } = useTranslation('acts');
  if (isStale(error)) return <p role="alert">{acts('changed', { what: changes.join('，') || acts('changedUnknown') })}</p>;
  return (
    <>
      <Failed error={error} />
      {error instanceof NetworkProblem && <p role="status">{t('form.waiting')}</p>}
    </>
  );
}

/** What somebody else changed since the form was opened: 时限 2022-09-30 → 2022-10-15. */
function changesOf(seen: FormProject, now: FormProject, t: Translate<'common'>): string[] {
  const pairs = [
    [t('term.due'), seen.dueDate, now.dueDate],
    [t('term.progress'), `${seen.percent}%`, `${now.percent}%`],
    [t('term.lead'), seen.leadDepartment.name, now.leadDepartment.name],
  ] as const;
  return pairs.flatMap(([what, before, after]) => (before === after ? [] : [`${what} ${before} → ${after}`]));
}
