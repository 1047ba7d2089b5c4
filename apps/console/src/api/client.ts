import createClient from 'openapi-fetch';
import { ApiProblem } from './problem.js';
import { sendRequest } from './request.js';
import type { components, paths } from './schema.js';

export type Schemas = components['schemas'];

/** The API, typed by docs/openapi.json. */
export const api = createClient<paths>({ baseUrl: '/', fetch: sendRequest });

interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** The body of a good answer. @throws ApiProblem for any other one, NetworkProblem when none came */
export async function bodyOf<Data>(asked: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await asked;
  if (response.ok) return data as Data;
  throw problemOf(response, error);
}

export function problemOf(response: Response, body: unknown): ApiProblem {
  const wait = Number(response.headers.get('retry-after'));
  return new ApiProblem(response.status, body, wait > 0 ? wait : null);
}

/** Of lists that come page by page. */
export const BY_CURSOR = {
  initialPageParam: null as string | null,
  getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor,
};

/**
 * All values of an enum of the API, in the order in which pages show them: `allOf<LampColour>()(['red', …])`. One that is left out, or
 * that the API no longer has, does not compile.
 */
export function allOf<Value extends string>() {
  return <const List extends readonly Value[]>(list: List & ([Value] extends [List[number]] ? unknown : never)): List => list;
}
