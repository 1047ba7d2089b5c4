import type { DomainError, Language } from '#platform';
import { lampWords } from '#policies';
import type { PersonalProjectView, ProjectsService } from '#projects';
import { refusalIn } from '../http/problems/problem.js';
import type { ActionAnswer, CarryOverAnswer, ListedProjectAnswer, ProjectAnswer, RefusalAnswer } from './projects.answers.js';

type Worded = Pick<ProjectAnswer, 'lampReason' | 'actions'>;

/** A project in words of the asker's language. */
export function projectAnswer<View extends PersonalProjectView>(
  { actions, lampReason, ...view }: View,
  language: Language,
): Omit<View, keyof Worded> & Worded {
  return { ...view, lampReason: lampWords(lampReason, language), actions: actions.map(actionAnswer) };
}

/** The same without what can be done. */
export function listedProject(
  { actions: _actions, lampReason, ...view }: PersonalProjectView,
  language: Language,
): ListedProjectAnswer {
  return { ...view, lampReason: lampWords(lampReason, language) };
}

function actionAnswer({ transition, refusal, requires }: PersonalProjectView['actions'][number]): ActionAnswer {
  return { transition, allowed: refusal === null, refusal: refusal && refusalAnswer(refusal), requires: [...requires] };
}

export function refusalAnswer({ code, message }: DomainError): RefusalAnswer {
  return { code, detail: message };
}

/** What became of the tasks, refusals in words of the asker's language. */
export function carryOverAnswer(
  { rows, departments }: Awaited<ReturnType<ProjectsService['carryOver']>>,
  language: Language,
): CarryOverAnswer {
  const carried = rows.filter(({ outcome }) => outcome === 'carried').length;
  const worded = rows.map(({ problem, ...row }) => ({ ...row, problem: problem && refusalIn(language, problem) }));
  return { carried, refused: rows.length - carried, rows: worded, departments };
}
