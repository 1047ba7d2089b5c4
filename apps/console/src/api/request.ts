import { currentLanguage } from '../i18n/index.js';
import { NetworkProblem } from './problem.js';
import { askForLogin, CSRF_HEADER } from './session-state.js';

const TIMEOUT_MS = 20_000;

/**
 * Every request to the API goes through here. When the login has ended, the login dialog opens over the page and the request is
 * sent again afterwards, so that no form loses its text.
 * @throws NetworkProblem when no answer came
 */
export async function sendRequest(request: Request): Promise<Response> {
  const again = request.clone();
  const answer = await sendOnce(request);
  if (answer.status !== 401 || /\/v1\/(login|me|wall)$/.test(new URL(request.url).pathname)) return answer;
  await askForLogin();
  return sendOnce(again);
}

async function sendOnce(request: Request): Promise<Response> {
  const headers = new Headers(request.headers);
  headers.set('Accept-Language', currentLanguage());
  for (const [name, value] of Object.entries(CSRF_HEADER)) headers.set(name, value);
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), TIMEOUT_MS);
  const stop = (): void => limit.abort();
  request.signal.addEventListener('abort', stop);
  try {
    return await fetch(request, { headers, signal: limit.signal });
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw new NetworkProblem(limit.signal.aborted ? 'timeout' : 'offline');
  } finally {
    clearTimeout(timer);
    request.signal.removeEventListener('abort', stop);
  }
}
