import { HttpException } from '@nestjs/common';
import { DomainError, type Language, sqlStateOf } from '#platform';
import { chineseOf } from './problem-words.js';
import { type ProblemType, problemTypeOf } from './problem-types.js';

/** A problem document (RFC 9457). Members beyond these are facts that a program can read. */
export interface Problem {
  /** Address of the page that explains it, from the root of this server. */
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  /** Stable; the last part of `type`. */
  code: string;
  requestId: string;
  [fact: string]: unknown;
}

/** A problem and what goes with it outside the body. */
export interface ProblemAnswer {
  problem: Problem;
  logLevel: ProblemType['logLevel'];
  headers: Record<string, string>;
}

/** Where a problem occurred. */
export interface Occurrence {
  instance: string;
  requestId: string;
  /** The request went on from a cursor. */
  hasCursor?: boolean;
  /** In which the caller reads. Default: English. */
  language?: Language;
}

interface Cause {
  code: string;
  title: string;
  status: number;
  detail: string;
  logLevel: ProblemType['logLevel'];
  facts?: Readonly<Record<string, unknown>>;
  headers?: Record<string, string>;
}

/** Characters of a sentence: it may repeat what was sent. */
const LONGEST_DETAIL = 8000;

/** Puts any error in words for the caller; what is not meant for him (stack, SQL) is not in it. */
export function answerTo(error: unknown, { instance, requestId, hasCursor = false, language = 'en' }: Occurrence): ProblemAnswer {
  const cause = hasCursor && UNREADABLE_STATES.has(sqlStateOf(error) ?? '') ? ofDomain(foreignCursor()) : causeOf(error);
  const { code, title, status, detail, logLevel, facts, headers } = inLanguage(language, withBoundedErrors(cause));
  const problem = {
    ...facts,
    type: `/docs/problems/${code}`,
    title,
    status,
    detail: detail.slice(0, LONGEST_DETAIL),
    instance,
    code,
    requestId,
  };
  return { problem, logLevel, headers: headers ?? {} };
}

/** Faults that are told one by one; a caller who mends them is told the rest. */
const MOST_ERRORS = 20;

function withBoundedErrors(cause: Cause): Cause {
  const errors = cause.facts?.['errors'];
  return Array.isArray(errors) ? { ...cause, facts: { ...cause.facts, errors: errors.slice(0, MOST_ERRORS) } } : cause;
}

interface ToldFault {
  pointer?: string;
  detail: string;
  zh?: string;
}

/** The sentences of the caller's language; each code has both. */
function inLanguage(language: Language, cause: Cause): Cause {
  const { facts = {}, code } = cause;
  const faults = Array.isArray(facts['errors']) ? (facts['errors'] as ToldFault[]) : null;
  const words = language === 'en' ? undefined : chineseOf(code);
  if (!words) return faults ? { ...cause, facts: { ...facts, errors: faults.map(inEnglish) } } : cause;
  if (!faults) return { ...cause, title: words.title, detail: filled(words.detail, facts) };
  const errors = faults.map(({ zh, detail, ...rest }) => ({ ...rest, detail: zh ?? detail }));
  const list = errors.map(({ pointer, detail }) => (pointer ? `${pointer}：${detail}` : detail)).join('；');
  return {
    ...cause,
    title: words.title,
    detail: `${words.detail}${list}${list && !list.endsWith('。') ? '。' : ''}`,
    facts: { ...facts, errors },
  };
}

/** A problem that an answer tells of, in the words of the asker. */
export function problemIn(language: Language, error: DomainError): Pick<Cause, 'code' | 'detail' | 'facts'> {
  const { code, detail, facts = {} } = inLanguage(language, ofDomain(error));
  return { code, detail, facts };
}

/** A refusal among others in one answer, in the words of the asker. */
export function refusalIn(language: Language, error: DomainError): { code: string; detail: string } {
  const { code, detail } = problemIn(language, error);
  return { code, detail };
}

/** A sentence with the facts of the problem in the places that name them. */
function filled(sentence: string, facts: Record<string, unknown>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (place, name: string) => {
    const fact = facts[name];
    return typeof fact === 'string' || typeof fact === 'number' ? String(fact) : place;
  });
}

function inEnglish(fault: ToldFault): ToldFault {
  const { zh: _, ...english } = fault;
  return english;
}

function causeOf(error: unknown): Cause {
  if (error instanceof DomainError) return ofDomain(error);
  if (error instanceof HttpException) return ofHttp(error);
  if (isDatabaseAway(error)) return DATABASE_AWAY;
  if (UNSTORABLE_STATES.has(sqlStateOf(error) ?? '')) return UNSTORABLE_TEXT;
  return ofBodyParser(error) ?? UNEXPECTED;
}

function ofDomain(error: DomainError): Cause {
  const type = problemTypeOf(error.code);
  if (!type) return UNEXPECTED;
  const headers: Record<string, string> = type.status === 401 ? { 'WWW-Authenticate': 'Bearer realm="duban"' } : {};
  if (type.status === 503) headers['Retry-After'] = String(type.retryAfter ?? 5);
  const { retryAfter } = error.facts;
  if (typeof retryAfter === 'number') headers['Retry-After'] = String(retryAfter);
  // What is wrong with our own side is for the log, not for the caller.
  if (type.status === 500) return { ...UNEXPECTED, code: error.code, title: type.title };
  const { status, title, logLevel } = type;
  return { code: error.code, status, title, logLevel, detail: error.message, facts: error.facts, headers };
}

interface HttpSentence {
  code: string;
  title: string;
  detail: string;
}

const HTTP_SENTENCES: Readonly<Record<number, HttpSentence>> = {
  400: {
    code: 'request.invalid',
    title: 'The request is invalid',
    detail: 'The request can not be read. Send a JSON body with Content-Type: application/json.',
  },
  404: {
    code: 'route.not-found',
    title: 'There is no such address',
    detail: 'There is nothing at this address with this method. All addresses are listed at /docs.',
  },
  405: {
    code: 'method.not-allowed',
    title: 'The method is not allowed',
    detail: 'This address does not take this method. See /docs.',
  },
  413: {
    code: 'body.too-large',
    title: 'The body is too large',
    detail: 'The body is larger than this address takes. Send less, or in parts.',
  },
  415: {
    code: 'media-type.unsupported',
    title: 'The media type is not supported',
    detail: 'Send JSON in UTF-8 (Content-Type: application/json), or a file as multipart/form-data.',
  },
  429: {
    code: 'rate.exceeded',
    title: 'Too many requests',
    detail: 'Too many requests in a short time. Wait as many seconds as the Retry-After header says, then repeat.',
  },
  503: {
    code: 'service.unavailable',
    title: 'The service is not available',
    detail: 'The service is not available right now. Repeat the request in a few seconds.',
  },
};

function ofHttp(error: HttpException): Cause {
  const status = error.getStatus();
  if (status === 500) return UNEXPECTED;
  const known = HTTP_SENTENCES[status];
  const sentence = known ?? { code: `http.${status}`, title: error.name, detail: error.message };
  // A 400 of Nest's own that is not about JSON (a wrong multipart field, …) tells its reason in its message.
  const detail =
    status === 400 && !isAboutJson(error.message) ? `${error.message}. Put this right and repeat the request.` : sentence.detail;
  return { ...sentence, detail, status, logLevel: status >= 500 ? 'error' : 'info', facts: healthChecks(error) };
}

/** A failed readiness probe names what is down. */
function healthChecks(error: HttpException): Record<string, unknown> {
  const response = error.getResponse();
  return typeof response === 'object' && 'details' in response ? { checks: response.details } : {};
}

function isAboutJson(message: string): boolean {
  return /JSON|Bad Request/i.test(message);
}

/** Errors of the body parser that Nest hands on as they are: they carry a status and a type, as http-errors do. */
function ofBodyParser(error: unknown): Cause | undefined {
  const { type, status } = (error ?? {}) as { type?: unknown; status?: unknown };
  if (typeof type !== 'string' || typeof status !== 'number' || status < 400 || status >= 500) return undefined;
  const sentence = HTTP_SENTENCES[status] ?? HTTP_SENTENCES[400];
  return sentence && { ...sentence, status: HTTP_SENTENCES[status] ? status : 400, logLevel: 'info' };
}

const UNEXPECTED: Cause = {
  code: 'internal',
  title: 'Something went wrong on our side',
  status: 500,
  detail: 'This should not happen. Repeat the request; if it fails again, tell the administrator the requestId.',
  logLevel: 'error',
};

const DATABASE_AWAY: Cause = {
  code: 'database.unavailable',
  title: 'The database is not available',
  status: 503,
  detail:
    'The database does not answer right now. Nothing was changed unless it had been saved before. Repeat the request in a few seconds.',
  logLevel: 'error',
  headers: { 'Retry-After': '5' },
};

/** PostgreSQL keeps no NUL character in text (22021) or JSON (22P05). */
const UNSTORABLE_STATES = new Set(['22021', '22P05']);

const UNSTORABLE_TEXT: Cause = {
  code: 'request.invalid',
  title: 'The request is invalid',
  status: 400,
  detail: 'A text holds a NUL character (U+0000), which can not be stored. Remove it and repeat the request.',
  logLevel: 'info',
};

/** A value that is no number, id or date, or none in range. Everything else in a query is checked before; a cursor's inside is not. */
const UNREADABLE_STATES = new Set(['22P02', '22007', '22008', '22003']);

function foreignCursor(): DomainError {
  return new DomainError(
    'cursor.invalid',
    'This cursor does not belong to this list. Leave it away to start from the first page.',
  );
}

/** admin shutdown, crash shutdown, cannot connect now, too many connections, connection exceptions of class 08. */
const AWAY_STATES = new Set(['57P01', '57P02', '57P03', '53300']);
const AWAY_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);
const AWAY_MESSAGES = /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/i;

function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const state = sqlStateOf(error);
  if (state && (AWAY_STATES.has(state) || state.startsWith('08'))) return true;
  const { code, driverError } = error as { code?: unknown; driverError?: unknown };
  if (typeof code === 'string' && AWAY_CODES.has(code)) return true;
  return AWAY_MESSAGES.test(error.message) || (driverError !== error && isDatabaseAway(driverError));
}
