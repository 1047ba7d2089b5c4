import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { NextFunction, Request, Response } from 'express';
import { DomainError, type Logger, newId } from '#platform';

/** What Node says of a request that it could not parse. */
interface ParseError extends Error {
  code?: string;
  rawPacket?: Buffer;
}

interface Refusal {
  status: number;
  code: string;
  title: string;
  detail: string;
}

/**
 * Answers what Node can't parse as HTTP, with a problem document and a line in the log. The usual case is an address with Chinese that the
 * client did not encode: curl and old clients send it raw.
 */
export function answerUnreadable(logger: Logger): (error: ParseError, socket: Duplex) => void {
  return (error, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const refusal = refusalOf(error);
    const requestId = newId();
    logger.info(
      { requestId, code: refusal.code, reason: error.code, detail: refusal.detail.slice(0, 500) },
      'unreadable request',
    );
    const { status, code, title, detail } = refusal;
    const problem = { type: `/docs/problems/${code}`, title, status, detail, instance: '/', code, requestId };
    const body = JSON.stringify(problem);
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      `x-request-id: ${requestId}`,
      'Connection: close',
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  };
}

function refusalOf({ code, rawPacket }: ParseError): Refusal {
  const invalid = { code: 'request.invalid', title: 'The request is invalid' };
  if (code === 'HPE_HEADER_OVERFLOW')
    return { ...invalid, status: 431, detail: 'The address or the headers are longer than the 16 KB that are read. Send less.' };
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return {
      code: 'body.too-slow',
      title: 'The request came too slowly',
      status: 408,
      detail: 'The request was not here in time. Send it again.',
    };
  const address = addressIn(rawPacket);
  const detail = address
    ? `The address has characters that are not encoded. Encode the address: ${encoded(address)} (curl: --get --data-urlencode q=…).`
    : 'This is no HTTP/1.1 request. Check the program that sent it.';
  return { ...invalid, status: 400, detail };
}

/** The address of the request line, when something in it is no ASCII. */
function addressIn(packet: Buffer | undefined): Buffer | null {
  const [line = ''] = (packet?.toString('latin1') ?? '').split('\r\n', 1);
  const address = /^[A-Z]+ (.{1,2000}?)(?: HTTP\/1\.[01])?$/s.exec(line)?.[1];
  // eslint-disable-next-line no-control-regex
  return address && /[^\x21-\x7e]/.test(address) ? Buffer.from(address, 'latin1') : null;
}

/** As it should have been sent. Old programs on Windows write in GB 18030. */
function encoded(address: Buffer): string {
  const text = decoded(address, 'utf-8') ?? decoded(address, 'gb18030') ?? address.toString('latin1');
  return text.replace(/[^\x21-\x7e]/gu, (mark) => encodeURIComponent(mark));
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Percent signs that stand for no UTF-8 would be read as other characters, and find nothing. @throws DomainError `request.invalid` */
export function refuseUnreadableQuery(request: Request, _response: Response, next: NextFunction): void {
  const [path = '', query = ''] = request.originalUrl.split(/\?(.*)/s);
  for (const part of [path, query]) {
    try {
      decodeURIComponent(part.replaceAll('+', ' '));
    } catch (error) {
      const suggestion = suggestionFor(part);
      throw new DomainError(
        'request.invalid',
        `The address is not encoded as UTF-8.${suggestion} Put this right and repeat the request.`,
        {},
        {
          cause: error,
        },
      );
    }
  }
  next();
}

function suggestionFor(part: string): string {
  const bytes = Buffer.from(
    part.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
  const text = decoded(bytes, 'gb18030');
  return text === null ? '' : ` Encode it as ${encodeURI(text).slice(0, 1000)}.`;
}
