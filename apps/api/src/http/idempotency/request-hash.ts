import { createHash, type Hash } from 'node:crypto';
import type { ApiRequest, UploadedDocument } from '../api-request.js';

/**
 * Fingerprint of what was asked: method, address with query, If-Match, body, and each uploaded file byte by byte.
 * Passwords are left out, because a fingerprint of a short one can be guessed back.
 */
export function requestHash(request: ApiRequest): string {
  const hash = createHash('sha256');
  const head = [request.method, request.originalUrl, request.get('if-match') ?? '', request.body ?? null];
  hash.update(JSON.stringify(head, withoutPasswords));
  for (const file of filesOf(request)) addFile(hash, file);
  return hash.digest('hex');
}

function withoutPasswords(name: string, value: unknown): unknown {
  return name === 'password' ? undefined : value;
}

function addFile(hash: Hash, file: UploadedDocument): void {
  const bytes = createHash('sha256').update(file.buffer).digest('hex');
  hash.update(JSON.stringify([file.fieldname, file.originalname, bytes]));
}

function filesOf(request: ApiRequest): UploadedDocument[] {
  const many = Array.isArray(request.files) ? request.files : Object.values(request.files ?? {}).flat();
  return request.file ? [request.file, ...many] : many;
}
