import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
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

  it('is shown by the browser on request, where it can do nothing, if it is a PDF, a picture or a text', async () => {
    const attachmentIds: unknown[] = [];
    const shown = async (content: string, name: string): Promise<Array<string | boolean | null>> => {
      const { body } = await upload('huanbao', content, name);
      attachmentIds.push(body['id']);
      const { headers } = await api.as('ducha', `/v1/attachments/${String(body['id'])}?inline=true`);
      const policy = headers.get('content-security-policy') ?? '';
      return [
        body['canPreview'] === true,
        headers.get('content-disposition')?.split(';')[0] ?? null,
        headers.get('x-content-type-options'),
        policy.includes("default-src 'none'"),
        policy.includes('sandbox'),
      ];
    };
    expect(await shown(PDF, '报告.pdf')).toEqual([true, 'inline', 'nosniff', true, false]);
    expect(await shown('已竣工 <script>alert(1)</script>', '说明.html')).toEqual([true, 'inline', 'nosniff', true, true]);
    expect(await shown('PK\u0003\u0004 xl/workbook.xml', '台账.xlsx')).toEqual([false, 'attachment', 'nosniff', false, false]);
    expect((await transition('report', { percent: 95, text: '附件齐了', attachmentIds })).status).toBe(200);
  });

  it.each([
    ['filename*, as .NET and Python send it', `filename="x.txt"; filename*=UTF-8''%E6%8A%A5%E5%91%8A.txt`],
    ['bytes in UTF-8', 'filename="报告.txt"'],
    [
      'bytes in GBK',
      Buffer.from([
        0x66, 0x69, 0x6c, 0x65, 0x6e, 0x61, 0x6d, 0x65, 0x3d, 0x22, 0xb1, 0xa8, 0xb8, 0xe6, 0x2e, 0x74, 0x78, 0x74, 0x22,
      ]),
    ],
    ['bytes with a folder', 'filename="C:\\文件\\报告.txt"'],
  ])('keeps its Chinese name, sent as %s', async (_how, parameter) => {
    const head = [
      '--B\r\nContent-Disposition: form-data; name="file"; ',
      parameter,
      '\r\nContent-Type: text/plain\r\n\r\nabc\r\n--B--\r\n',
    ];
    const answer = await fetch(`${api.url}/v1/projects/${id}/attachments`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${await api.token('ducha')}`, 'Content-Type': 'multipart/form-data; boundary=B' },
      body: Buffer.concat(head.map((part) => Buffer.from(part))),
    });
    expect(await answer.json()).toMatchObject({ name: '报告.txt', bytes: 3 });
  });

  it('of a project that one does not see is refused before it is received', async () => {
    const answer = await fetch(`${api.url}/v1/projects/${id}/attachments`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${await api.token('chengjian')}`, 'Content-Type': 'multipart/form-data; boundary=B' },
      body: '--B, and this is no form at all',
    });
    expect(answer.status).toBe(404);
  });

  it('leaves nothing behind in the folder of uploads', async () => {
    expect(await readdir(join(api.options.environment?.DUBAN_HOME ?? '', 'uploads'))).toEqual([]);
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
