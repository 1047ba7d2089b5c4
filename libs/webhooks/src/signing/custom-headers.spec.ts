import { describe, expect, it } from 'vitest';
import { checkHeaders } from './custom-headers.js';

describe('headers of an endpoint', () => {
  it('are any that are free, by name in lower case', () => {
    expect(checkHeaders({ Authorization: 'Bearer t0ken', 'X-Route': 'oa/2' })).toEqual({
      authorization: 'Bearer t0ken',
      'x-route': 'oa/2',
    });
    expect(checkHeaders({})).toEqual({});
  });

  it.each([
    'Host',
    'user-agent',
    'Connection',
    'keep-alive',
    'TE',
    'trailer',
    'transfer-encoding',
    'Upgrade',
    'expect',
    'proxy-authorization',
    'Content-Type',
    'content-length',
    'webhook-id',
    'Webhook-Signature',
    'x y',
    'x\r\ny',
    '名称',
    '',
  ])('are never %j', (name) => {
    expect(() => checkHeaders({ [name]: 'x' })).toThrow(expect.objectContaining({ code: 'endpoint.header-invalid' }) as Error);
  });

  it.each(['', ' x', 'x ', 'x\r\nhost: evil.example', '值', 'x'.repeat(2001), 7, null])('never have the value %j', (value) => {
    expect(() => checkHeaders({ 'x-route': value })).toThrow(/x-route/);
  });

  it('are twenty at most, and no name twice', () => {
    const many = Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`x-${n}`, 'x']));
    expect(() => checkHeaders(many)).toThrow(/at most 20/);
    expect(() => checkHeaders({ 'X-A': '1', 'x-a': '2' })).toThrow(/twice/);
  });
});
