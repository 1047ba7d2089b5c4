// A receiver of Duban's webhooks. WEBHOOK_SECRET=whsec_… PORT=8080 node receiver.mjs
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const TOLERANCE_SECONDS = 300;
const MAX_BYTES = 1024 * 1024;
const key = Buffer.from(process.env.WEBHOOK_SECRET.replace('whsec_', ''), 'base64');

const seen = new Set(); // in earnest: a unique column of your database, written together with what follows from the event

const server = createServer((request, response) => {
  receive(request, response).catch(() => response.destroy()); // as when the sender has gone
});
server.listen(Number(process.env.PORT ?? 8080), () => console.log(`listening on ${server.address().port}`));

async function receive(request, response) {
  const body = await read(request);
  const id = request.headers['webhook-id'];
  if (body === null || !isGenuine(request.headers, body)) return response.writeHead(401).end();
  const isNew = !seen.has(id);
  seen.add(id);
  response.writeHead(204).end(); // first: Duban waits 15 seconds at most, and tries again
  if (isNew) setImmediate(() => handle(JSON.parse(body.toString('utf8'))));
  else console.log(`again ${id}`);
}

function handle(event) {
  console.log(`new ${event.type} ${event.subject}`);
}

/** Signed with our secret, within the last five minutes? The signature is over the bytes as they came, before any JSON.parse. */
function isGenuine(headers, body) {
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'] ?? '';
  if (!id || !/^\d+$/.test(timestamp)) return false;
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  // Several while a secret is rotated: one that fits is enough.
  return (headers['webhook-signature'] ?? '').split(' ').some((signature) => {
    const [version, given = ''] = signature.split(',', 2);
    const bytes = Buffer.from(given, 'base64');
    return version === 'v1' && bytes.length === expected.length && timingSafeEqual(bytes, expected);
  });
}

async function read(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= MAX_BYTES) chunks.push(chunk);
  }
  return size > MAX_BYTES ? null : Buffer.concat(chunks);
}
