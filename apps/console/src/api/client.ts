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
