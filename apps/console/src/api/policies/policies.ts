import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from '../client.js';
import { makeMove } from '../move.js';

export type Policy = Schemas['ListedPolicyAnswer'];
export type ChangePreview = Schemas['ChangePreviewAnswer'];
export type Adoption = Schemas['AdoptionAnswer'];

/** One step of the ladder, as the API keeps it: either `offset` with `unit`, or `fraction`. */
export interface PolicyStep {
  key: string;
  track: string;
  for: string;
  offset?: number;
  unit?: string;
  fraction?: number;
  repeatEvery?: number;
  repeatAtMost?: number;
  when?: Record<string, unknown>;
  level: number;
  audience: string[];
  channels: string[];
  source?: string;
}

/** The rules beside the steps are shown and edited by their names. */
export type PolicyDefinition = Record<string, unknown> & {
  title: string;
  steps: PolicyStep[];
  appliesTo?: Record<string, unknown>;
};

/** All versions, the newest first within each name. */
export const policiesQuery = queryOptions({
  queryKey: ['policies'],
  queryFn: async ({ signal }) => (await bodyOf(api.GET('/v1/policies', { signal }))).items,
});

export function definitionOf(policy: Policy): PolicyDefinition {
  return policy.definition as PolicyDefinition;
}

/** @throws ApiProblem `policy.invalid`, with every fault and its place in `errors` */
export async function checkPolicy(definition: PolicyDefinition): Promise<void> {
  await bodyOf(api.POST('/v1/policies/validate', { body: { definition } }));
}

/** Begins to work out what a new version would change over the next 30 days; answers the job to watch. */
export async function startPreview(name: string, definition: PolicyDefinition): Promise<string> {
  return (await bodyOf(api.POST('/v1/policies/changes/preview', { body: { name, definition } }))).jobId;
}

/** @throws ApiProblem `policy.invalid` */
export function savePolicy(name: string, definition: PolicyDefinition, idempotencyKey: string): Promise<Schemas['PolicyAnswer']> {
  return makeMove({ path: '/v1/policies', version: null, idempotencyKey, body: { name, definition } });
}

/** Moves the running projects of earlier versions. @throws ApiProblem `policy.superseded` */
export function adoptPolicy(id: string, reason: string, idempotencyKey: string): Promise<Adoption> {
  return makeMove({ path: `/v1/policies/${id}/adopt`, version: null, idempotencyKey, body: { reason } });
}
