import type { Plan } from '../entities/plan.entity.js';
import type { Decision } from './choices.js';
import { type ProjectNow, questionsOf } from './decide.js';
import type { PlanRevision } from './plan-revision.entity.js';
import type { ItemFace, RevisionEntry } from './revision-entry.js';
import { type Hidden, shownRevision } from './shown-revision.js';

const VIEWED = [
  'planId',
  'number',
  'state',
  'fileName',
  'notes',
  'message',
  'createdByName',
  'createdAt',
  'decidedByName',
  'decidedAt',
  'version',
] as const satisfies (keyof PlanRevision)[];

/** The columns that a view is made of: without the texts. */
export const VIEWED_COLUMNS = { ...columns(VIEWED), entries: true, outcome: true } as const;

function columns<Name extends string>(names: readonly Name[]): Record<Name, true> {
  return Object.fromEntries(names.map((field) => [field, true])) as Record<Name, true>;
}

type ViewedColumns = Pick<PlanRevision, (typeof VIEWED)[number] | 'entries' | 'outcome'>;

export type RevisionView = Pick<PlanRevision, (typeof VIEWED)[number] | 'counts' | 'outcome'> & {
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

/** What counts and outcome say of items that the reader may not know of is left out. */
export function viewOf(revision: ViewedColumns, { sourceNumber }: Pick<Plan, 'sourceNumber'>, hidden: Hidden): RevisionView {
  const view = Object.fromEntries(VIEWED.map((field) => [field, revision[field]])) as Pick<PlanRevision, (typeof VIEWED)[number]>;
  const { counts, outcome } = shownRevision(revision, hidden);
  return { ...view, counts, outcome, isCurrent: revision.number === sourceNumber };
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
