import { type ReactNode, useState } from 'react';
import type { Transition } from '../api/transitions.js';
import { useTranslation } from '../i18n/index.js';
import { Button } from '../ui/button.js';
import { Menu } from '../ui/menu.js';
import { inOrder, isOneTap, TRANSITION_FORMS } from './transition-fields.js';
import type { FormProject } from './form-project.js';
import { TransitionForm } from './transition-form.js';
import { notifyRefusal, useTransition } from './use-transition.js';
import './words.js';

interface ActionBarProps {
  project: FormProject;
  transitions: readonly Transition[];
  /** How many stand as buttons; the others are under 更多. */
  shown?: number;
  up?: boolean;
}

/** What this person may do with the project now: the most likely act as the button, dangerous ones last. */
export function ActionBar({ project, transitions, shown = 2, up = false }: ActionBarProps): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Transition | null>(null);
  const ordered = inOrder(transitions);
  const menu = ordered.slice(shown).map((transition) => ({
    key: transition,
    label: t(`transition.${transition}`),
    danger: TRANSITION_FORMS[transition].danger ?? false,
    onSelect: () => setOpen(transition),
  }));
  return (
    <>
      {ordered.slice(0, shown).map((transition, index) => (
        <ActButton key={transition} {...{ project, transition }} look={index === 0 ? 'primary' : 'default'} onForm={setOpen} />
      ))}
      <Menu label={t('action.more')} items={menu} up={up} />
      {open && <TransitionForm {...{ project, transition: open }} onClose={() => setOpen(null)} />}
    </>
  );
}

interface ActButtonProps {
  project: FormProject;
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
