import type { Request } from 'express';
import type { Actor } from '#identity';

/** A request with what guards and interceptors found out about it. */
export interface ApiRequest extends Request {
  /** Names the request in the log, in `x-request-id` and in problem documents. */
  requestId: string;
  /** Set by the authentication guard, except on public routes. */
  actor?: Actor;
  /** The token that the actor came with, in the header or the cookie. */
  bearer?: string;
}

/** The path that was asked for, without its query: what a problem document calls `instance`. */
export function pathOf(request: Pick<Request, 'originalUrl'>): string {
  return request.originalUrl.split('?', 1)[0] ?? '/';
}

/** Whether the body is a form with a file. */
export function isMultipart(request: ApiRequest): boolean {
  return /^multipart\//i.test(request.get('content-type') ?? '');
}

/** A file that came as multipart/form-data, on disk until the request is done. */
export type UploadedDocument = Pick<Express.Multer.File, 'fieldname' | 'originalname' | 'path' | 'size'>;
