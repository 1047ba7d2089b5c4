import type { Plan } from '../entities/plan.entity.js';
import type { Decision } from './choices.js';
import { type ProjectNow, questionsOf } from './decide.js';
import type { PlanRevision } from './plan-revision.entity.js';
import type { ItemFace, RevisionEntry } from './revision-entry.js';

const VIEWED = [
  'planId',
  'number',
  'state',
  'fileName',
  'counts',
  'outcome',
  'message',
  'createdByName',
  'createdAt',
  'decidedByName',
  'decidedAt',
  'version',
] as const satisfies (keyof PlanRevision)[];

/** The columns of a view, without texts and entries. */
export const VIEWED_COLUMNS = Object.fromEntries(VIEWED.map((field) => [field, true])) as Record<(typeof VIEWED)[number], true>;

export type RevisionView = Pick<PlanRevision, (typeof VIEWED)[number]> & {
  /** It is the text that the plan has now. */
  isCurrent: boolean;
};

export type RevisionEntryView = Omit<RevisionEntry, 'after' | 'decision'> & {
  after:
    (ItemFace & { title: string; span: { start: number; end: number }; dueText: string | null; quantities: string[] }) | null;
  project: Pick<ProjectNow, 'id' | 'title' | 'state' | 'dueDate'> | null;
  /** What can be chosen, with the answer that holds unless another is given. */
  choices: Partial<Decision>;
  /** What was chosen when it was applied. */
  decision: Partial<Decision> | null;
};

export type RevisionDetail = RevisionView & { entries: RevisionEntryView[]; nextCursor: string | null };

export function viewOf(revision: PlanRevision, { sourceNumber }: Pick<Plan, 'sourceNumber'>): RevisionView {
  const view = Object.fromEntries(VIEWED.map((field) => [field, revision[field]])) as Pick<PlanRevision, (typeof VIEWED)[number]>;
  return { ...view, isCurrent: revision.number === sourceNumber };
}

/** @param isOpen the version still waits for a decision */
export function entryViewOf(
  { after, decision, ...entry }: RevisionEntry,
  project: ProjectNow | undefined,
  isOpen: boolean,
): RevisionEntryView {
  return {
    ...entry,
    after: after && {
      text: after.text,
      title: after.title,
      path: after.path,
      span: after.span,
      dueText: after.dueText,
      due: after.due,
      quantities: after.quantities,
    },
    project: project ? { id: project.id, title: project.title, state: project.state, dueDate: project.dueDate } : null,
    choices: isOpen ? questionsOf({ ...entry, after, decision: null }, project) : {},
    decision: decision ?? null,
  };
}
