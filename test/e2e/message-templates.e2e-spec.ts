import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEMPLATES } from '#delivery';
import { RunningApi } from '../setup/running-api.js';

const REMINDER = '/v1/message-templates/zh-CN/reminder';
const TEMPLATE = { ...TEMPLATES['zh-CN'].reminder, title: '请办理：{{ title }}' };

let api: RunningApi;
beforeAll(async () => {
  api = await RunningApi.open();
});
afterAll(() => api.close());

describe('templates of messages', () => {
  it('are listed, changed, and taken back, each with the version that was read', async () => {
    const list = await api.as('ducha', '/v1/message-templates');
    expect(list.body['items']).toHaveLength(Object.values(TEMPLATES).flatMap((kinds) => Object.keys(kinds)).length);
    const read = await api.as('ducha', REMINDER);
    expect(read).toMatchObject({ status: 200, body: { version: 0, isBuiltIn: true, versions: [], facts: { level: 3 } } });
    expect(read.body['inForce']).toEqual(TEMPLATES['zh-CN'].reminder);
    const headers = { 'if-match': read.headers.get('etag') ?? '' };
    const saved = await api.as('ducha', REMINDER, { method: 'PUT', headers, body: { template: TEMPLATE } });
    expect(saved).toMatchObject({
      status: 200,
      body: { version: 1, isBuiltIn: false, changedByName: '督查员', inForce: TEMPLATE },
    });
    expect(await api.as('ducha', REMINDER, { method: 'PUT', headers, body: { template: TEMPLATE } })).toMatchObject({
      status: 412,
      body: { code: 'version.stale' },
    });
    const reset = await api.as('ducha', REMINDER, { method: 'DELETE', headers: { 'if-match': '"1"' } });
    expect(reset).toMatchObject({ status: 200, body: { version: 2, isBuiltIn: true } });
    expect(reset.headers.get('etag')).toBe('"2"');
  });

  it('are refused with each fault in both languages and its place', async () => {
    const body = { template: { ...TEMPLATE, title: '{{ nobody }}', opening: '{% if' } };
    const refused = await api.as('ducha', REMINDER, { method: 'PUT', headers: { 'if-match': '"2"' }, body });
    expect(refused).toMatchObject({
      status: 422,
      body: {
        code: 'message-template.invalid',
        errors: [
          { pointer: '/title', detail: expect.stringContaining('it names nobody'), zh: expect.stringContaining('没有这一项') },
          {
            pointer: '/opening',
            detail: expect.stringContaining('not valid Liquid'),
            zh: expect.stringContaining('模板语法有误'),
          },
        ],
      },
    });
  });

  it('are nobody’s business who does not manage policies, and only those that there are', async () => {
    expect(await api.as('huanbao', '/v1/message-templates')).toMatchObject({ status: 403 });
    expect(await api.as('huanbao', REMINDER, { method: 'PUT', body: { template: TEMPLATE } })).toMatchObject({ status: 403 });
    expect(await api.as('ducha', '/v1/message-templates/fr/reminder')).toMatchObject({ status: 404 });
    expect(await api.as('ducha', '/v1/message-templates/en/constructor')).toMatchObject({ status: 404 });
  });
});
