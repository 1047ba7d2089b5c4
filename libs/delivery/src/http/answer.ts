import type { RealTime } from '#platform';
import type { Dispatcher } from 'undici';
import type { SendResult } from '../deliveries/channel.js';

const READ_LIMIT = 64 * 1024;
const EXCERPT_LIMIT = 4 * 1024;
/** A receiver that is overloaded gets at least this pause. */
const OVERLOAD_PAUSE_MS = 60_000;
const OVERLOADED = new Set([429, 502, 504]);
/** With Retry-After these speak of the whole receiver, not of one message: RFC 6585, 4; RFC 9110, 15.6.4. */
const BUSY = new Set([429, 503]);
/** A receiver that asks for a longer pause is asked again after this one. */
const LONGEST_PAUSE_MS = 3_600_000;

/** What the receiver's answer means: 2xx is success, everything else is not. A redirect is never followed. */
export async function judgeAnswer(answer: Dispatcher.ResponseData, now: RealTime): Promise<SendResult> {
  const { statusCode } = answer;
  const responseExcerpt = await readExcerpt(answer.body);
  if (statusCode >= 200 && statusCode < 300) return { ok: true, statusCode, responseExcerpt };
  const wish = retryAfterMs(answer.headers['retry-after'], now);
  const pause = OVERLOADED.has(statusCode) ? Math.max(wish ?? 0, OVERLOAD_PAUSE_MS) : wish;
  return {
    ok: false,
    retryable: statusCode !== 410,
    statusCode,
    responseExcerpt,
    detail: explain(statusCode),
    ...(pause === undefined ? {} : { retryAfterMs: pause }),
    ...(wish !== undefined && BUSY.has(statusCode) ? { pauseMs: Math.min(wish, LONGEST_PAUSE_MS) } : {}),
  };
}

function explain(statusCode: number): string {
  if (statusCode === 410) return 'The receiver answered 410 Gone: it wants no more, and the endpoint was switched off.';
  if (statusCode >= 300 && statusCode < 400) {
    return `The receiver answered with a redirect (${statusCode}), which is never followed. Give the endpoint its final address.`;
  }
  return `The receiver answered ${statusCode}; only 2xx counts as received.`;
}

/** Reads no more than 64 KiB; an answer that breaks off or goes on for ever has told its status all the same. */
async function readExcerpt(body: Dispatcher.ResponseData['body']): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= READ_LIMIT) break; // Leaving the loop closes the connection.
    }
  } catch {
    // The status stands; what came of the body is enough.
  }
  return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, EXCERPT_LIMIT), { stream: true });
}

/** Retry-After in milliseconds, from seconds or an HTTP date; undefined when there is none that makes sense. */
export function retryAfterMs(header: string | string[] | undefined, now: RealTime): number | undefined {
  const text = Array.isArray(header) ? header[0] : header;
  if (text === undefined) return undefined;
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now.getTime();
  return wait > 0 ? wait : undefined;
}
