import compression from 'compression';
import type { RequestHandler, Response } from 'express';

/**
 * Bytes from which an answer is compressed. Below it nothing is gained, and answers with a token or a secret, which are shorter, keep
 * their length: what an attacker sends along can't be tried against it (BREACH).
 */
const SHORTEST = 2048;

/** Answers leave with br or gzip, if the caller takes them; what comes compressed already, and streams of events, as they are. */
export function compressAnswers(): RequestHandler {
  return compression({
    threshold: SHORTEST,
    filter: (request, response) => !isStream(response) && compression.filter(request, response),
  });
}

/** A message of a stream must leave at once, not when a block is full. */
function isStream(response: Response): boolean {
  return String(response.getHeader('Content-Type')).startsWith('text/event-stream');
}
