import type { Request, Response } from 'express';
import { expect, it } from 'vitest';
import { readConfig } from '#platform';
import { LoginCookie } from './login-cookie.js';

function cookieWith(publicUrl: string): LoginCookie {
  return new LoginCookie(readConfig({ DUBAN_PUBLIC_URL: publicUrl }));
}

/** The name and attributes with which a response sets the cookie. */
function setBy(cookie: LoginCookie, secure: boolean): unknown[] {
  const set: unknown[] = [];
  const response = { req: { secure }, cookie: (name: string, _: string, attributes: object) => set.push(name, attributes) };
  cookie.set(response as never as Response, 'dbt_1', 1000);
  return set;
}

function requestWith(header: string, secure = false): Request {
  return { secure, get: () => header } as never as Request;
}

it.each([
  ['https://duban.example.gov.cn', false],
  ['HTTPS://duban.example.gov.cn', false],
  ['http://localhost:3000', true],
])('has the name that only this host can set, and is sent over TLS only: public address %s, TLS here %s', (url, secure) => {
  expect(setBy(cookieWith(url), secure)).toEqual(['__Host-duban', expect.objectContaining({ secure: true, path: '/' })]);
});

it('works without TLS too, as on a first try on the own machine', () => {
  expect(setBy(cookieWith('http://localhost:3000'), false)).toEqual(['duban', expect.objectContaining({ secure: false })]);
});

it('with TLS does not believe the name that another host of the domain can set', () => {
  const cookie = cookieWith('https://duban.example.gov.cn');
  expect(cookie.read(requestWith('duban=dbt_of_an_attacker'))).toBeUndefined();
  expect(cookie.read(requestWith('duban=dbt_of_an_attacker; __Host-duban=dbt_mine'))).toBe('dbt_mine');
});

it.each(['', 'duban=', 'xduban=dbt_1', 'x=duban=dbt_1'])('finds nothing in %j', (header) => {
  expect(cookieWith('http://localhost').read(requestWith(header))).toBeUndefined();
});
