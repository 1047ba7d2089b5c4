import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { eventually } from '../setup/eventually.js';
import { ImportedPlan } from '../setup/imported-plan.js';
import { RunningApi } from '../setup/running-api.js';

const ROOT = new URL('../../', import.meta.url);

let api: RunningApi;
let plan: ImportedPlan;

beforeAll(async () => {
  api = await RunningApi.open();
  await api.startWorking();
  plan = await ImportedPlan.upload(api);
});

afterAll(() => api.close());

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** The receiver of docs/integrator.md in a process of its own; answers what it prints. */
async function runReceiver(secret: string, port: number): Promise<() => string> {
  const guide = await readFile(new URL('docs/integrator.md', ROOT), 'utf8');
  const code = /```js\n(.*?)```/s.exec(guide)?.[1] ?? '';
  const env = { PATH: process.env['PATH'], WEBHOOK_SECRET: secret, PORT: String(port) };
  const receiver = spawn(process.execPath, ['--input-type=module', '-e', code], { cwd: ROOT, env });
  onTestFinished(() => void receiver.kill('SIGKILL'));
  let printed = '';
  receiver.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  return () => printed;
}

describe('the receiver in the API guide', () => {
  it('takes what is signed once, however often it comes, and refuses what is forged', async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/`;
    const { body: endpoint } = await plan.post('/v1/endpoints', { url, eventTypes: ['project.registered'] });
    const printed = await runReceiver(String(endpoint['secret']), port);
    const forge = (): Promise<Response> =>
      fetch(url, {
        method: 'POST',
        body: '{}',
        headers: { 'webhook-id': 'x', 'webhook-timestamp': '1', 'webhook-signature': 'v1,x' },
      });
    await eventually(async () => expect((await forge()).status).toBe(401));

    const projectId = await plan.register('启动碧道建设');
    const log = `/v1/endpoints/${String(endpoint['id'])}/deliveries`;
    const deliveryId = await eventually(async () => {
      const { body } = await api.as('ducha', log);
      expect(body['items']).toMatchObject([{ state: 'delivered' }]);
      return (body['items'] as { id: string }[])[0]?.id;
    });
    await plan.post(`/v1/deliveries/${deliveryId}/redeliver`);
    await eventually(async () =>
      expect((await api.as('ducha', log)).body['items']).toMatchObject([{ state: 'delivered', attempts: 2 }]),
    );
    expect(printed()).toBe(`duban.project.registered project/${projectId}\n`);
  });
});
