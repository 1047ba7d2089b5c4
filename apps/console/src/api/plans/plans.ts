import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, BY_CURSOR, bodyOf, type Schemas } from '../client.js';

export type Plan = Schemas['PlanAnswer'];
export type PlanDetail = Schemas['PlanDetailAnswer'];
export type Job = Schemas['BackgroundJobAnswer'];
export type Submitted = Schemas['SubmittedPlanAnswer'];

export const plansQuery = infiniteQueryOptions({
  queryKey: ['plans'],
  queryFn: ({ pageParam, signal }) =>
    bodyOf(api.GET('/v1/plans', { params: { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } }, signal })),
  ...BY_CURSOR,
});

/** With every part of the source that became no item, and the names that nobody has. */
export function planQuery(id: string) {
  return queryOptions({
    queryKey: ['plan', id],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/plans/{id}', { params: { path: { id } }, signal })),
  });
}

/** The text, to the letter; the spans of items point into it. A plan in review keeps its text until a later version is applied. */
export function planSourceQuery(id: string) {
  return queryOptions({
    queryKey: ['plan', id, 'source'],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/plans/{id}/source', { params: { path: { id } }, parseAs: 'text', signal })),
    staleTime: 10 * 60_000,
  });
}

/** What a person brings as a plan: a file, or text. */
export interface PlanInput {
  file: File | null;
  text: string;
  planYear?: number;
  issuer?: string;
  title?: string;
}

/** @throws ApiProblem `plan.year-needed`, `plan.no-items`, `plan.already-imported`, … */
export function submitPlan(input: PlanInput, idempotencyKey: string): Promise<Submitted> {
  return bodyOf(api.POST('/v1/plans', { ...uploadOf(input), headers: { 'Idempotency-Key': idempotencyKey } }));
}

/** A later version of a plan; it is compared, and changes nothing until it is applied. */
export function submitRevision(
  id: string,
  input: PlanInput,
  idempotencyKey: string,
): Promise<Schemas['SubmittedRevisionAnswer']> {
  return bodyOf(
    api.POST('/v1/plans/{id}/revisions', {
      params: { path: { id } },
      ...uploadOf(input),
      headers: { 'Idempotency-Key': idempotencyKey },
    }),
  );
}

const FAST_MS = 400;

/** How far a long piece of work is; asked again until it has ended. */
export function jobQuery(id: string) {
  return queryOptions({
    queryKey: ['job', id],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/jobs/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state: { data } }) => (data?.state === 'done' || data?.state === 'failed' ? false : FAST_MS),
  });
}

/** A ledger that was filled in. @param dryRun say what would be done, and do nothing */
export function sendLedger(id: string, file: File, dryRun: boolean): Promise<Schemas['LedgerAssignmentAnswer']> {
  return bodyOf(
    api.POST('/v1/plans/{id}/ledger', {
      params: { path: { id }, query: { dryRun } },
      ...uploadOf({ file, text: '' }),
    }),
  );
}

/** A file as a form; text as JSON, for a form would change its ends of line. */
function uploadOf({ file, text, ...details }: PlanInput): { body: { file: string }; bodySerializer?: () => FormData } {
  const told = Object.fromEntries(Object.entries(details).filter(([, value]) => value));
  if (!file) return { body: { text, ...told } as unknown as { file: string } };
  return {
    // The generated type of a file is a text; what is sent is the form below.
    body: { file: '' },
    bodySerializer: () => {
      const form = new FormData();
      form.set('file', file);
      for (const [name, value] of Object.entries(told)) form.set(name, String(value));
      return form;
    },
  };
}
