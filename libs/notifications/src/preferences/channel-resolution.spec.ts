import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Contact, reasonUnused, resolveChannels } from './channel-resolution.js';
import { PERSONAL_CHANNELS } from '#policies';

const present = ['inbox', 'email', 'sms', 'wecom-app', 'dingtalk'];
const nobody: Contact = { email: null, addresses: {}, chosen: null, language: 'zh-CN' };
const reachable: Contact = { ...nobody, email: 'li@park.example', addresses: { mobile: '13800000001', wecom: 'lisi' } };

it('ways to a person are the allowed ones that the installation has and the person has an address for', () => {
  expect(resolveChannels(reachable, ['wecom-app', 'sms', 'email', 'robot'], present)).toEqual([
    { channel: 'email', address: 'li@park.example' },
    { channel: 'sms', address: '13800000001' },
    { channel: 'wecom-app', address: 'lisi' },
  ]);
  expect(resolveChannels(reachable, ['sms', 'inbox'], ['inbox', 'email'])).toEqual([{ channel: 'inbox', address: null }]);
});

it.each([[['email']], [['sms', 'wecom-app']], [['robot']], [[]]])(
  '%j leave the inbox to somebody without addresses',
  (allowed) => {
    expect(resolveChannels(nobody, allowed, present)).toEqual([{ channel: 'inbox', address: null }]);
  },
);

it('of what is allowed a person gets what was chosen, and the inbox stays', () => {
  const picky: Contact = { ...reachable, chosen: ['sms'] };
  const through = (allowed: string[]): string[] => resolveChannels(picky, allowed, present).map(({ channel }) => channel);
  expect(through(['inbox', 'email', 'sms'])).toEqual(['inbox', 'sms']);
  expect(through(['email', 'sms'])).toEqual(['sms']);
  expect(through(['email', 'wecom-app'])).toEqual(['inbox']);
});

it('says what stands in the way: first the installation, then the address, then the choice', () => {
  const picky: Contact = { ...nobody, chosen: ['sms'], email: 'li@park.example' };
  expect(PERSONAL_CHANNELS.map((channel) => reasonUnused(channel, picky, ['inbox', 'email', 'sms']))).toEqual([
    null,
    'not-chosen',
    'no-address',
    'not-set-up',
  ]);
});

it('ways are never outside what is allowed, chosen and there, except for the inbox, and never none', () => {
  const some = <T extends string>(values: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...values]);
  const contacts = fc.record({
    email: fc.constantFrom(null, 'li@park.example'),
    addresses: fc.constantFrom({}, { mobile: '13800000001' }, { wecom: 'lisi' }, { mobile: '13800000001', wecom: 'lisi' }),
    chosen: fc.option(some(PERSONAL_CHANNELS), { nil: null }),
    language: fc.constant('zh-CN' as const),
  });
  const installations = some(PERSONAL_CHANNELS.filter((channel) => channel !== 'inbox')).map((more) => ['inbox', ...more]);
  fc.assert(
    fc.property(contacts, some([...PERSONAL_CHANNELS, 'robot']), installations, (contact, allowed, application) => {
      const ways = resolveChannels(contact, allowed, application).map(({ channel }) => channel);
      expect(ways).not.toEqual([]);
      expect(new Set(ways).size).toBe(ways.length);
      const elsewhere = ways.filter((channel) => channel !== 'inbox');
      for (const channel of elsewhere) {
        expect(allowed).toContain(channel);
        expect(application).toContain(channel);
        if (contact.chosen) expect(contact.chosen).toContain(channel);
      }
      if (ways.includes('inbox') && !allowed.includes('inbox')) expect(elsewhere).toEqual([]);
      if (contact.chosen === null && allowed.includes('email') && contact.email && application.includes('email'))
        expect(ways).toContain('email');
    }),
  );
});
