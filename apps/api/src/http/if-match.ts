import { type CallHandler, createParamDecorator, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { map, type Observable } from 'rxjs';
import { DomainError } from '#platform';
import type { ApiRequest } from './api-request.js';

/** The version that the caller last read, from the header `If-Match`. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number =>
  versionOf(context.switchToHttp().getRequest<ApiRequest>().get('if-match')),
);

/** The header in the API's description. */
export const VERSION_READ = { name: 'If-Match', required: true, example: '"1"', description: 'The version you read' };
export const PROJECT_VERSION_READ = { ...VERSION_READ, description: 'The version of the project you read' };

/** @throws DomainError `if-match.missing`, `if-match.invalid` */
export function versionOf(header: string | undefined): number {
  if (header === undefined || header.trim() === '') {
    throw new DomainError(
      'if-match.missing',
      'Send the version you read as If-Match: "<version>", so that nobody\'s change is lost. It is the ETag of the GET.',
    );
  }
  // Proxies that compress turn "3" into W/"3".
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim())?.[1];
  if (version === undefined)
    throw new DomainError('if-match.invalid', 'If-Match takes one version in double quotes, as If-Match: "3".');
  return Number(version);
}

/** The version of a body that has one is also its ETag. */
@Injectable()
export class EtagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      map((body: unknown) => {
        const version = (body as { version?: unknown } | null | undefined)?.version;
        if (typeof version === 'number') response.set('ETag', `"${version}"`);
        return body;
      }),
    );
  }
}
