import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { from, type Observable, switchMap } from 'rxjs';
import { isId } from '#platform';
import { filterFor, ViewsService } from '#schedules';
import type { ApiRequest } from './api-request.js';
import { actorOf } from './authentication.guard.js';

/** In the query `view=ID` stands for the filter of a saved view; what the request says itself goes first. */
@Injectable()
class SavedViewInterceptor implements NestInterceptor {
  constructor(private readonly views: ViewsService) {}

  /** @throws DomainError `view.not-found` */
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const { view: id, ...own } = request.query;
    // What is no id is the business of the DTO.
    if (typeof id !== 'string' || !isId(id)) return next.handle();
    const actor = actorOf(request);
    return from(this.views.read(actor, id)).pipe(
      switchMap(({ filter }) => {
        const value = { ...filterFor(filter, actor.id), ...own };
        // The query of a request is read from its address each time; it is set for this request alone.
        Object.defineProperty(request, 'query', { value, configurable: true });
        return next.handle();
      }),
    );
  }
}

/** The route filters projects, and takes a saved view as its filter. Its module imports `SchedulesModule`. */
export const TakesView = (): MethodDecorator => applyDecorators(UseInterceptors(SavedViewInterceptor));
