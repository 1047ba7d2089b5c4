import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { CallOptions } from '../../../platform/src/offload/process-pool.js';
import { readPlanFile } from './plan-file.js';

const MB = 1024 * 1024;

function fixture(name: string): Buffer {
  return readFileSync(new URL(`../../../../test/fixtures/documents/${name}`, import.meta.url));
}

async function codeOf(bytes: Uint8Array, limits: CallOptions = {}): Promise<string> {
  return readPlanFile(bytes, undefined, limits).then(
    ({ format }) => `read as ${format}`,
    (error: { code?: string }) => error.code ?? String(error),
  );
}

/** Takes some seconds to read. */
const LONG = Buffer.from(`<html><body>${'<p>督办</p>'.repeat(400_000)}</body></html>`);

it('while a file takes for ever others are answered, and it ends by the deadline', async () => {
  const server = createServer((_, response) => response.end('ok')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const reading = codeOf(LONG, { deadlineMs: 300 });
  let answers = 0;
  const state = { ended: false };
  void reading.finally(() => (state.ended = true));
  while (!state.ended) {
    expect(await (await fetch(url)).text()).toBe('ok');
    answers++;
  }
  server.closeAllConnections();
  server.close();
  expect(await reading).toBe('file.too-complex');
  expect(answers).toBeGreaterThan(3);
  expect(await codeOf(fixture('plan.docx'))).toBe('read as docx');
});

it('a small PDF that inflates to a gigabyte is refused when its process takes too much memory, and the next file is read', async () => {
  expect(await codeOf(pdfThatInflatesTo(1024 * MB))).toBe('file.too-complex');
  expect(await codeOf(Buffer.from('启动碧道建设'))).toBe('read as text');
});

it('an old Word document whose sectors run in a circle takes only its own process along', async () => {
  const circle = Buffer.from(fixture('plan.doc'));
  circle[1652] = 14;
  expect(await codeOf(circle)).toBe('file.too-complex');
});

/** One page whose content is deflated twice: some kilobytes that hold megabytes that hold a gigabyte. */
function pdfThatInflatesTo(bytes: number): Buffer {
  const content = deflateSync(deflateSync(Buffer.alloc(bytes), { level: 1 }), { level: 9 });
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>',
  ].map((body, at) => `${at + 1} 0 obj\n${body}\nendobj\n`);
  const head = `4 0 obj\n<< /Length ${content.length} /Filter [/FlateDecode /FlateDecode] >>\nstream\n`;
  const tail = '\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n';
  return Buffer.concat([Buffer.from(`%PDF-1.4\n${objects.join('')}${head}`), content, Buffer.from(tail)]);
}
