import { expect, it } from 'vitest';
import { withoutClickToken } from './request-log.js';

it.each([
  '/click/secret-token',
  '/CLICK/secret-token',
  '/Click/secret-token/more',
  '/%63lick/secret-token',
  '/%2563lick/secret-token',
  '//click/secret-token',
  '/click%2Fsecret-token',
  '/click\\secret-token',
  '/cli%63k/%ff/secret-token',
])('the token of a link stays out of the log: %s', (path) => {
  expect(withoutClickToken(path)).toBe('/click/…');
});

it.each(['/v1/projects', '/clicks/report', '/v1/click', '/%e4', '/'])('%s is logged as it is', (path) => {
  expect(withoutClickToken(path)).toBe(path);
});
