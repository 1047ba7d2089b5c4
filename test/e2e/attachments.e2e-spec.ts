import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Received } from '../../apps/api/test/client.js';
import { fileForm, RunningApi } from '../setup/running-api.js';

let api: RunningApi;
let id: string;
const PDF = '%PDF-1.7\n竣工验收报告';

beforeAll(async () => {
  api = await RunningApi.open();
  const { body } = await api.as('ducha', '/v1/projects', {
    method: 'POST',
    body: { origin: 'direct', title: '河涌整治', leadDepartmentId: await api.departmentId('sthj'), dueDate: '2022-06-17' },
  });
  id = String(body['id']);
  await transition('acknowledge', {});
});

afterAll(() => api.close());

async function transition(name: string, body: object): Promise<Received> {
  const etag = (await api.as('huanbao', `/v1/projects/${id}`)).headers.get('etag') ?? '';
  return api.as('huanbao', `/v1/projects/${id}/${name}`, { method: 'POST', body, headers: { 'If-Match': etag } });
}

const upload = (login: string, content: string | Uint8Array<ArrayBuffer>, name: string): Promise<Received> =>
  api.as(login, `/v1/projects/${id}/attachments`, { method: 'POST', body: fileForm(content, {}, name) });

describe('a file', () => {
  it('is handed in with a report and read back byte for byte, by whoever sees the project', async () => {
    const { status, body } = await upload('huanbao', PDF, '竣工验收报告.pdf');
    expect([status, body['mediaType'], body['name'], body['handedInAt']]).toEqual([
      201,
      'application/pdf',
      '竣工验收报告.pdf',
      null,
    ]);
    expect((await transition('report', { percent: 90, text: '已竣工', attachmentIds: [body['id']] })).status).toBe(200);
    const { body: reports } = await api.as('ducha', `/v1/projects/${id}/reports`);
    expect(reports['items']).toMatchObject([{ text: '已竣工', attachments: [{ id: body['id'], name: '竣工验收报告.pdf' }] }]);
    const download = await api.as('ducha', `/v1/attachments/${String(body['id'])}`);
    expect(download.body).toEqual({ text: PDF });
    expect(download.headers.get('content-disposition')).toContain(`filename*=UTF-8''${encodeURIComponent('竣工验收报告.pdf')}`);
    for (const path of [`/v1/attachments/${String(body['id'])}`, `/v1/projects/${id}/attachments`, `/v1/projects/${id}/reports`])
      expect((await api.as('chengjian', path)).status).toBe(404);
    expect((await transition('report', { percent: 95, text: '再报', attachmentIds: [body['id']] })).body['code']).toBe(
      'attachment.not-found',
    );
  });

  it('is judged by its content, whatever its name says', async () => {
    const { status, body } = await upload('huanbao', new Uint8Array([0x4d, 0x5a, 0x90, 0]), '报告.pdf');
    expect([status, body['code']]).toEqual([415, 'attachment.type']);
  });

  it('larger than 20 MB is refused', async () => {
    expect((await upload('huanbao', new Uint8Array(20 * 1024 * 1024 + 1), '大.pdf')).status).toBe(413);
  });

  it('of a project that one does not see is not taken, and more than ten wait for no report', async () => {
    expect((await upload('chengjian', PDF, 'a.pdf')).status).toBe(404);
    for (let n = 0; n < 10; n += 1) expect((await upload('huanbao', PDF, `${n}.pdf`)).status).toBe(201);
    const { status, body } = await upload('huanbao', PDF, '11.pdf');
    expect([status, body['code']]).toEqual([409, 'attachment.too-many']);
  });
});
