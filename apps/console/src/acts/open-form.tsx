import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { projectQuery } from '../api/projects.js';
import type { Transition } from '../api/transitions.js';
import { useTranslation } from '../i18n/index.js';
import { Failed, Skeleton } from '../ui/part.js';
import { Sheet } from '../ui/sheet.js';
import { TransitionForm } from './transition-form.js';

/** The form of a transition where only the id of the project is at hand: reads the project first. */
export function OpenForm({
  projectId,
  transition,
  onClose,
}: {
  projectId: string;
  transition: Transition;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const project = useQuery(projectQuery(projectId));
  if (project.data) return <TransitionForm project={project.data} transition={transition} onClose={onClose} />;
  return (
    <Sheet title={t(`transition.${transition}`)} onClose={onClose}>
      {project.error ? <Failed error={project.error} retry={() => void project.refetch()} /> : <Skeleton height={280} />}
    </Sheet>
  );
}
