import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { ApiProblem } from '../api/problem.js';
import { type Project, projectQuery } from '../api/projects.js';
import { newIdempotencyKey } from '../api/move.js';
import { makeTransition, type Transition } from '../api/transitions.js';
import { useTranslation } from '../i18n/index.js';
import { notify } from '../ui/notice.js';
import { sentenceOf } from '../ui/part.js';

/** What an act has to know of its project. */
export type Subject = Pick<Project, 'id' | 'title' | 'version'>;

/**
 * Makes a transition once, however often it is pressed or sent again. Nothing is shown as done before the server says so; then all
 * lists that it may concern are read again.
 */
export function useTransition(subject: Subject, transition: Transition) {
  const { t } = useTranslation();
  const { t: acts } = useTranslation('acts');
  const queries = useQueryClient();
  const key = useRef<string | null>(null);
  return useMutation({
    mutationFn: (body: Record<string, unknown>) => {
      key.current ??= newIdempotencyKey();
      return makeTransition({ projectId: subject.id, transition, version: subject.version, idempotencyKey: key.current, body });
    },
    onSuccess: async (_, { percent }) => {
      const { title } = subject;
      if (transition === 'acknowledge' || transition === 'no-change') notify(acts(`done.${transition}`, { title }));
      else if (transition === 'report') notify(acts('done.report', { title, percent: Number(percent) }));
      else notify(acts('done.generic', { title, what: t(`transition.${transition}`) }));
      key.current = null;
      await Promise.all(
        [['project', subject.id], ['projects'], ['tasks'], ['overdue'], ['board']].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      );
    },
    onError: async (error) => {
      // A refusal is an answer: another try is another request.
      if (error instanceof ApiProblem && error.status < 500) key.current = null;
      if (isStale(error)) await queries.invalidateQueries({ queryKey: projectQuery(subject.id).queryKey.slice(0, 2) });
    },
  });
}

/** Somebody else changed the project after this person had read it. */
export function isStale(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 412;
}

/** For acts without a form, whose refusal has no place of its own. */
export function notifyRefusal(error: unknown): void {
  notify(sentenceOf(error), 'fault');
}
