import { type ReactNode, useState } from 'react';
import type { Action } from '../api/projects.js';
import type { Transition } from '../api/transitions.js';
import { useTranslation } from '../i18n/index.js';
import { Button } from '../ui/button.js';
import { Menu } from '../ui/menu.js';
import { isOneTap, TRANSITION_FORMS } from './transition-fields.js';
import type { FormProject } from './form-project.js';
import { TransitionForm } from './transition-form.js';
import { notifyRefusal, type Subject, useTransition } from './use-transition.js';
import './words.js';

interface ActionBarProps {
  project: FormProject;
  /** As the server answers them, those that are refused now with the reason. */
  actions: readonly Action[];
  /** How many stand as buttons; the others are under 更多. */
  shown?: number;
  up?: boolean;
}

/** What this person may do with the project now: the likeliest act as the button, dangerous ones last; what is not possible says why. */
export function ActionBar({ project, actions, shown = 2, up = false }: ActionBarProps): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Transition | null>(null);
  // After an update the server may know more than a page that was opened before: what has no form here is left out.
  const known = actions.filter(({ transition }) => transition in TRANSITION_FORMS);
  const ordered = known.toSorted((a, b) => ORDER.indexOf(a.transition) - ORDER.indexOf(b.transition));
  const buttons = ordered.filter(({ allowed, transition }) => allowed && !isDanger(transition)).slice(0, shown);
  const others = ordered.filter((action) => !buttons.includes(action)).toSorted((a, b) => rankOf(a) - rankOf(b));
  const menu = others.map(({ transition, refusal }) => ({
    key: transition,
    label: t(`transition.${transition}`),
    refused: refusal?.detail ?? null,
    danger: isDanger(transition),
    onSelect: () => setOpen(transition),
  }));
  return (
    <>
      {buttons.map(({ transition }, index) => (
        <ActButton key={transition} {...{ project, transition }} look={index === 0 ? 'primary' : 'default'} onForm={setOpen} />
      ))}
      <Menu label={t('action.more')} items={menu} up={up} />
      {open && <TransitionForm {...{ project, transition: open }} onClose={() => setOpen(null)} />}
    </>
  );
}

/** What people mostly do stands first. */
const ORDER = Object.keys(TRANSITION_FORMS) as Transition[];

function isDanger(transition: Transition): boolean {
  return TRANSITION_FORMS[transition].danger ?? false;
}

function rankOf({ transition, allowed }: Action): number {
  return (isDanger(transition) ? 1 : 0) + (allowed ? 0 : 2);
}

interface ActButtonProps {
  project: Subject;
  transition: Transition;
  look: 'primary' | 'default' | 'quiet';
  size?: 'small' | 'normal' | 'large';
  refused?: string | null | undefined;
  onForm: (transition: Transition) => void;
}

/** One act: done at the first tap where nothing has to be said, else its form opens. */
export function ActButton({ project, transition, look, size, refused, onForm }: ActButtonProps): ReactNode {
  const { t } = useTranslation();
  const sent = useTransition(project, transition);
  const press = (): void => (isOneTap(transition) ? sent.mutate({}, { onError: notifyRefusal }) : onForm(transition));
  return (
    <Button look={look} size={size ?? 'normal'} busy={sent.isPending} refused={refused} onClick={press}>
      {t(`transition.${transition}`)}
    </Button>
  );
}
