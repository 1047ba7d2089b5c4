import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Observable } from 'rxjs';
import type { ApiRequest } from './api-request.js';

/** In the query `leaderId=me` stands for whoever asks: a leader's page needs no id. */
@Injectable()
export class OwnIdInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const { actor, query } = request;
    if (actor && query?.['leaderId'] === 'me') {
      // The query of a request is read from its address each time; it is set for this request alone.
      Object.defineProperty(request, 'query', { value: { ...query, leaderId: actor.id }, configurable: true });
    }
    return next.handle();
  }
}
