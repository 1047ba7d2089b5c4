import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Response } from 'express';
import { type Ability, type Actor, requireAbility, requireOwnPassword, SessionsService } from '#identity';
import { DomainError } from '#platform';
import type { ApiRequest } from './api-request.js';
import { LoginCookie, refuseForgedRequest } from './login-cookie.js';
import { LoginRate } from './login-rate.js';

const IS_PUBLIC = 'duban:public';
const NEEDED_ABILITY = 'duban:ability';
const BEFORE_PASSWORD_CHANGE = 'duban:before-password-change';

/** The route needs no login. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(IS_PUBLIC, true);

/** The route needs this ability; the actor's role decides. */
export const Needs = (ability: Ability): MethodDecorator & ClassDecorator => SetMetadata(NEEDED_ABILITY, ability);

/** The route also serves whoever still has to choose an own password. */
export const BeforePasswordChange = (): MethodDecorator & ClassDecorator => SetMetadata(BEFORE_PASSWORD_CHANGE, true);

/** Whoever sent the request. Not for public routes. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor =>
  actorOf(context.switchToHttp().getRequest<ApiRequest>()),
);

/** The token that the request came with, in its header or its cookie. */
export const CurrentBearer = createParamDecorator(
  (_: unknown, context: ExecutionContext): string => context.switchToHttp().getRequest<ApiRequest>().bearer ?? '',
);

/** @throws DomainError `login.required` */
export function actorOf(request: ApiRequest): Actor {
  if (!request.actor) throw loginRequired();
  return request.actor;
}

/** The token in the header of a request; undefined: there is none. */
export function bearerOf(request: ApiRequest): string | undefined {
  return /^Bearer +(\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
}

/** Lets in who shows a valid token; every route that is not marked {@link Public} is closed. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionsService,
    private readonly cookie: LoginCookie,
    private readonly rate: LoginRate,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(IS_PUBLIC, places)) return true;
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const bearer = this.tokenOf(request);
    const response = context.switchToHttp().getResponse<Response>();
    request.actor = await this.rate.ofToken(response, () => this.sessions.authenticate(bearer));
    request.bearer = bearer;
    return true;
  }

  /** The header wins: a page may act for somebody else than its cookie says. */
  private tokenOf(request: ApiRequest): string {
    const header = request.get('authorization');
    const token = header === undefined ? this.cookie.read(request) : bearerOf(request);
    if (!token) throw loginRequired();
    if (header === undefined) refuseForgedRequest(request);
    return token;
  }
}

/** Refuses whoever may not do what the route does, or has yet to choose an own password; before the body is read. */
@Injectable()
export class AbilityGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const places = [context.getHandler(), context.getClass()];
    const { actor } = context.switchToHttp().getRequest<ApiRequest>();
    if (actor && !this.reflector.getAllAndOverride<boolean | undefined>(BEFORE_PASSWORD_CHANGE, places))
      requireOwnPassword(actor);
    const ability = this.reflector.getAllAndOverride<Ability | undefined>(NEEDED_ABILITY, places);
    if (ability) requireAbility(actorOf(context.switchToHttp().getRequest<ApiRequest>()), ability);
    return true;
  }
}

function loginRequired(): DomainError {
  return new DomainError('login.required', 'Log in first: POST /v1/login, then send the header Authorization: Bearer <token>.');
}
