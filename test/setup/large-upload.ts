import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { Received } from '../../apps/api/test/client.js';

const CHUNK = Buffer.alloc(1024 * 1024, 'a');
const HEAD = '--x\r\nContent-Disposition: form-data; name="file"; filename="plan.txt"\r\n\r\n';
const FOOT = '\r\n--x--\r\n';

/** Uploads so many megabytes without ever holding them, as a browser sends a large file. */
export async function uploadLarge(url: string, token: string, megabytes: number): Promise<Received> {
  const headers = {
    Authorization: `Bearer ${token}`,
    'Content-Type': 'multipart/form-data; boundary=x',
    'Content-Length': HEAD.length + megabytes * CHUNK.length + FOOT.length,
  };
  const sending = request(url, { method: 'POST', headers });
  const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
  sending.write(HEAD);
  for (let sent = 0; sent < megabytes; sent++) if (!sending.write(CHUNK)) await once(sending, 'drain');
  sending.end(FOOT);
  const [response] = await answered;
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return {
    status: response.statusCode ?? 0,
    headers: new Headers(response.headers as Record<string, string>),
    body: JSON.parse(Buffer.concat(chunks).toString()) as Received['body'],
  };
}
