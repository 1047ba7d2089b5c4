import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Language } from '#platform';
import type { ApiRequest } from './api-request.js';

/** The language that the request asks for by `Accept-Language`; Chinese where it does not say. */
export function languageOf(request: Pick<ApiRequest, 'acceptsLanguages'>): Language {
  return request.acceptsLanguages(['zh-CN', 'zh', 'en']) === 'en' ? 'en' : 'zh-CN';
}

/** {@link languageOf} the present request. */
export const AskedLanguage = createParamDecorator((_: unknown, context: ExecutionContext): Language =>
  languageOf(context.switchToHttp().getRequest<ApiRequest>()),
);
