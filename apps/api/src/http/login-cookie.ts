import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DomainError, Environment, publicUrlOf } from '#platform';

/** A page sends it with every request that changes something; a form or a link of another site can't. Any value will do. */
export const CSRF_HEADER = 'X-Duban-CSRF';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * The login of a browser: the token of the session in a cookie that no script can read. `SameSite=Lax`, so that a link in a message
 * arrives logged in. With TLS its name begins with `__Host-`, which no other host of the domain can set.
 */
@Injectable()
export class LoginCookie {
  private readonly isPublishedWithTls: boolean;

  constructor(environment: Environment) {
    this.isPublishedWithTls = /^https:/i.test(publicUrlOf(environment));
  }

  /** The token that the request carries in its cookie, if it does. */
  read(request: Request): string | undefined {
    const name = this.nameFor(request);
    const cookies = (request.get('cookie') ?? '').split(/; */);
    return cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1) || undefined;
  }

  set(response: Response, token: string, lifeMs: number): void {
    response.cookie(this.nameFor(response.req), token, { ...this.attributesFor(response.req), maxAge: lifeMs });
  }

  clear(response: Response): void {
    response.clearCookie(this.nameFor(response.req), this.attributesFor(response.req));
  }

  private nameFor(request: Request): string {
    return this.hasTls(request) ? '__Host-duban' : 'duban';
  }

  private attributesFor(request: Request): { httpOnly: true; sameSite: 'lax'; path: '/'; secure: boolean } {
    return { httpOnly: true, sameSite: 'lax', path: '/', secure: this.hasTls(request) };
  }

  private hasTls(request: Request): boolean {
    return this.isPublishedWithTls || request.secure;
  }
}

/** A browser sends the cookie also with what another site made it send. @throws DomainError `csrf.header-missing` */
export function refuseForgedRequest(request: Request): void {
  if (SAFE_METHODS.has(request.method) || request.get(CSRF_HEADER)) return;
  throw new DomainError(
    'csrf.header-missing',
    `With the login cookie, a request that changes something also carries the header ${CSRF_HEADER}: 1. Programs send Authorization: Bearer <token> instead of the cookie.`,
  );
}
