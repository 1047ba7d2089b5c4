import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Language } from '#platform';
import type { ApiRequest } from './api-request.js';

/** The language that the request asks for by `Accept-Language`; Chinese where it does not say. */
export function languageOf(request: Pick<ApiRequest, 'acceptsLanguages'>): Language {
  return request.acceptsLanguages(['zh-CN', 'zh', 'en']) === 'en' ? 'en' : 'zh-CN';
}

/** The language for problems: programs that say nothing read English ones, browsers of Chinese users say so. */
export function problemLanguageOf(request: Pick<ApiRequest, 'acceptsLanguages'>): Language {
  return request.acceptsLanguages(['en', 'zh-CN', 'zh']).toString().startsWith('zh') ? 'zh-CN' : 'en';
}

/** {@link problemLanguageOf} the present request: for faults and notes that an answer tells as a problem would. */
export const ProblemLanguage = createParamDecorator((_: unknown, context: ExecutionContext): Language =>
  problemLanguageOf(context.switchToHttp().getRequest<ApiRequest>()),
);

/** {@link languageOf} the present request. */
export const AskedLanguage = createParamDecorator((_: unknown, context: ExecutionContext): Language =>
  languageOf(context.switchToHttp().getRequest<ApiRequest>()),
);
