import { DomainError } from '#platform';
import type { ApiRequest } from '../api-request.js';

/** A body that is not here after this time is not waited for. */
const DEADLINE_MS = 30_000;

/**
 * The whole body, as it came. What is too large is refused before it is read, or as soon as it is.
 * @throws DomainError `body.too-large`, `body.too-slow`, `media-type.unsupported`, `request.aborted`
 */
export async function readBytes(request: ApiRequest, maxBytes: number): Promise<Buffer> {
  // What was packed is not unpacked for a stranger.
  if (request.headers['content-encoding'] !== undefined)
    throw new DomainError('media-type.unsupported', 'The body is compressed. Send it without Content-Encoding.');
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const timer = setTimeout(() => end(tooSlow()), DEADLINE_MS);
    const take = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (bytes > maxBytes) end(tooLarge(maxBytes));
      else chunks.push(chunk);
    };
    const whole = (): void => end();
    const broken = (): void =>
      end(new DomainError('request.aborted', 'The connection ended before the body did. Send it again.'));
    const end = (fault?: Error): void => {
      clearTimeout(timer);
      request.off('data', take).off('end', whole).off('close', broken).off('error', broken);
      if (fault) request.on('error', () => undefined);
      if (fault) reject(fault);
      else resolve(Buffer.concat(chunks));
    };
    request.on('data', take).on('end', whole).on('close', broken).on('error', broken);
  });
}

function tooLarge(maxBytes: number): DomainError {
  const most = maxBytes >= 1024 * 1024 ? `${maxBytes / 1024 / 1024} MB` : `${Math.round(maxBytes / 1024)} KB`;
  return new DomainError(
    'body.too-large',
    `The body is larger than the ${most} that this address takes. Send less, or in parts.`,
  );
}

function tooSlow(): DomainError {
  return new DomainError('body.too-slow', `The body was not here after ${DEADLINE_MS / 1000} seconds. Send it again.`);
}
