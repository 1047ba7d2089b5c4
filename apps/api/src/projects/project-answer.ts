import type { DomainError, Language } from '#platform';
import { lampWords } from '#policies';
import type { PersonalProjectView } from '#projects';
import type { ActionAnswer, ListedProjectAnswer, ProjectAnswer, RefusalAnswer } from './projects.answers.js';

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
