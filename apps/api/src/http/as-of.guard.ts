import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Clock, DomainError } from '#platform';
import { civilDateOf, isCivilDate } from '#work-calendar';
import type { ApiRequest } from './api-request.js';

/**
 * Refuses to say how things stood at the end of a day that is yet to come (`?asOf`), wherever it is asked: what is known now would be
 * given out as what was known then. Today is allowed. What is no date is the business of the DTO.
 */
@Injectable()
export class AsOfGuard implements CanActivate {
  constructor(private readonly clock: Clock) {}

  /** @throws DomainError `as-of.future` */
  canActivate(context: ExecutionContext): boolean {
    const { asOf } = context.switchToHttp().getRequest<ApiRequest>().query;
    const today = civilDateOf(this.clock.now());
    if (typeof asOf !== 'string' || !isCivilDate(asOf) || asOf <= today) return true;
    throw new DomainError('as-of.future', `${asOf} is yet to come (today is ${today}). Ask for today or an earlier day.`, {
      asOf,
      today,
    });
  }
}
