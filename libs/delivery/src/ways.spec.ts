import { expect, it } from 'vitest';
import { waysTo } from './ways.js';

const present = ['inbox', 'email', 'sms', 'wecom-app', 'dingtalk'];
const nobody = { email: null, addresses: {} };

it('ways to a person are the allowed ones that the house has and the person has an address for', () => {
  const person = { email: 'li@park.example', addresses: { mobile: '13800000001', wecom: 'lisi' } };
  expect(waysTo(person, ['wecom-app', 'sms', 'email', 'robot'], present)).toEqual([
    { channel: 'email', address: 'li@park.example' },
    { channel: 'sms', address: '13800000001' },
    { channel: 'wecom-app', address: 'lisi' },
  ]);
  expect(waysTo(person, ['sms', 'inbox'], ['inbox', 'email'])).toEqual([{ channel: 'inbox', address: null }]);
});

it.each([[['email']], [['sms', 'wecom-app']], [['robot']], [[]]])(
  '%j leave the inbox to somebody without addresses',
  (allowed) => {
    expect(waysTo(nobody, allowed, present)).toEqual([{ channel: 'inbox', address: null }]);
  },
);
