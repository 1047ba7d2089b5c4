import type { NextFunction, Response } from 'express';
import { requireAbility, requireOwnPassword, type SessionsService } from '#identity';
import { DomainError } from '#platform';
import type { ApiRequest } from '../http/api-request.js';
import { type LoginCookie, refuseForgedRequest } from '../http/login-cookie.js';

/**
 * Lets administrators in. The board is no route of a controller, so the API's guard does not see it. Whoever has logged in on the pages has a
 * cookie; a browser without one asks for name and password, and takes an access token of `POST /v1/login` or an API key as the password.
 * @throws DomainError `login.required`, `access.denied`, `csrf.header-missing`
 */
export function adminsOnly(sessions: SessionsService, cookie: LoginCookie) {
  return async (request: ApiRequest, response: Response, next: NextFunction): Promise<void> => {
    // What the answer to a missing or wrong token is sent with, so that a browser asks for one.
    response.setHeader('WWW-Authenticate', 'Basic realm="Duban: an access token as the password", charset="UTF-8"');
    const header = request.get('authorization');
    const login = header === undefined ? cookie.read(request) : undefined;
    const actor = await sessions.authenticate(login ?? tokenOf(header));
    response.removeHeader('WWW-Authenticate');
    if (login !== undefined) refuseForgedRequest(request);
    requireOwnPassword(actor);
    requireAbility(actor, 'queue.read');
    request.actor = actor;
    next();
  };
}

function tokenOf(header = ''): string {
  const [, scheme = '', credentials = ''] = /^(Bearer|Basic) +(\S+)$/i.exec(header) ?? [];
  const token = /basic/i.test(scheme) ? passwordIn(credentials) : credentials;
  if (token) return token;
  throw new DomainError(
    'login.required',
    'Log in first: POST /v1/login. Then give the token as the password, with any name, or send the header Authorization: Bearer <token>.',
  );
}

/** `Basic` carries `name:password` in Base64 (RFC 7617). */
function passwordIn(credentials: string): string {
  const [, password = ''] = /^[^:]*:(.*)$/s.exec(Buffer.from(credentials, 'base64').toString()) ?? [];
  return password;
}
