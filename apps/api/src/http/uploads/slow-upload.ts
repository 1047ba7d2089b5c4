import { setInterval } from 'node:timers/promises';
import { DomainError } from '#platform';
import type { ApiRequest } from '../api-request.js';

const LOOK_EVERY_MS = 5000;
/** Bytes a second, on average since the beginning; less is a line that broke, or somebody who only holds his place. */
const SLOWEST = 4096;
/** Before this nothing is said of the pace. */
const AT_FIRST_MS = 15_000;

/** Ends with an error when the sender is too slow, and without one when the body is here. @throws DomainError `body.too-slow` */
export async function watchPace(request: ApiRequest, signal: AbortSignal): Promise<void> {
  const { socket } = request;
  const before = socket.bytesRead;
  let waited = 0;
  for await (const _ of setInterval(LOOK_EVERY_MS, undefined, { signal, ref: false })) {
    if (request.complete) return;
    waited += LOOK_EVERY_MS;
    if (waited < AT_FIRST_MS || (socket.bytesRead - before) / (waited / 1000) >= SLOWEST) continue;
    throw new DomainError('body.too-slow', 'The file comes too slowly, or the line is broken. Send it again from a better one.');
  }
}
