import { DomainError } from '#platform';
import { hasEnded, type ProjectState } from '#policies';
import type { ChoiceDefaults, Decision, EntryChoice } from './choices.js';
import type { RevisionEntry } from './revision-entry.js';

/** A project as far as decisions about its item depend on it. */
export interface ProjectNow {
  id: string;
  title: string;
  state: ProjectState;
  dueDate: string;
  text: string;
  path: string[];
}

/** What there is to decide about an entry, with the answers that hold unless another is given. */
export function questionsOf(
  entry: RevisionEntry,
  project: ProjectNow | undefined,
  defaults: ChoiceDefaults = {},
): Partial<Decision> {
  const isChanged = entry.kind === 'reworded' || entry.kind === 're-dated';
  const goesOn = project !== undefined && !hasEnded(project.state);
  if (entry.kind === 'removed') {
    if (goesOn) return { project: defaults.removedProjects ?? 'keep' };
    return entry.itemState === 'draft' ? { item: 'new' } : {};
  }
  if (entry.kind === 'added') return { item: 'new' };
  if (!isChanged) return {};
  const due = entry.after?.due ?? null;
  return {
    item: entry.isConflict ? (defaults.conflicts ?? 'mine') : 'new',
    ...(goesOn && entry.after?.text !== project.text ? { projectText: defaults.projectTexts ?? 'mine' } : {}),
    ...(goesOn && entry.kind === 're-dated' && due !== null && due !== project.dueDate
      ? { dueDate: defaults.dueDates ?? 'mine' }
      : {}),
  };
}

/** Everything stays as it is. */
export const NOTHING: Decision = { item: 'mine', projectText: 'mine', dueDate: 'mine', project: 'keep' };

/**
 * Joins the choices with the defaults.
 * @throws DomainError `revision.choice-invalid` for a choice that its entry doesn't offer
 */
export function decide(
  entries: readonly RevisionEntry[],
  projectOf: (entry: RevisionEntry) => ProjectNow | undefined,
  choices: readonly EntryChoice[],
  defaults: ChoiceDefaults,
): Map<number, Decision> {
  const questions = new Map(entries.map((entry) => [entry.number, questionsOf(entry, projectOf(entry), defaults)]));
  const chosen = new Map<number, Partial<Decision>>();
  for (const { entry, ...answers } of choices) {
    assertOffered(entry, answers, questions.get(entry));
    chosen.set(entry, { ...chosen.get(entry), ...answers });
  }
  return new Map([...questions].map(([number, answers]) => [number, { ...NOTHING, ...answers, ...chosen.get(number) }]));
}

function assertOffered(entry: number, answers: Partial<Decision>, offered: Partial<Decision> | undefined): void {
  const wrong = Object.keys(answers).filter((question) => !offered || !Object.hasOwn(offered, question));
  if (wrong.length === 0) return;
  const open = offered ? Object.keys(offered) : [];
  const offer = open.length > 0 ? `It offers: ${open.join(', ')}.` : 'It has nothing to choose.';
  throw new DomainError(
    'revision.choice-invalid',
    offered
      ? `Entry ${entry} has no choice of ${wrong.join(', ')}. ${offer}`
      : `There is no entry ${entry}. Take the numbers from the difference.`,
    { entry, offers: open },
  );
}
