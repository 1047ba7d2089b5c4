import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { ApiRequest, UploadedDocument } from '../api-request.js';

/**
 * Fingerprint of what was asked: method, address with query, If-Match, body, and each uploaded file byte by byte.
 * Passwords are left out, because a fingerprint of a short one can be guessed back.
 */
export async function requestHash(request: ApiRequest): Promise<string> {
  const hash = createHash('sha256');
  const head = [request.method, request.originalUrl, request.get('if-match') ?? '', request.body ?? null];
  hash.update(JSON.stringify(head, withoutPasswords));
  for (const file of filesOf(request)) await addFile(hash, file);
  return hash.digest('hex');
}

function withoutPasswords(name: string, value: unknown): unknown {
  return /password$/i.test(name) ? undefined : value;
}

async function addFile(hash: Hash, file: UploadedDocument): Promise<void> {
  const content = createHash('sha256');
  await pipeline(createReadStream(file.path), content);
  hash.update(JSON.stringify([file.fieldname, file.originalname, content.digest('hex')]));
}

function filesOf(request: ApiRequest): UploadedDocument[] {
  const many = Array.isArray(request.files) ? request.files : Object.values(request.files ?? {}).flat();
  return request.file ? [request.file, ...many] : many;
}
