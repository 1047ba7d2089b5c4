import { describe, expect, it } from 'vitest';
import type { Contact } from '#notifications';
import type { Audience } from '#policies';
import { blockedOf, meantChannels } from './meant-channels.js';

const step = (audience: Audience, ...channels: string[]): { audience: Audience[]; channels: string[] } => ({
  audience: [audience],
  channels,
});
const STEPS = [step('lead-officers', 'inbox', 'sms', 'robot'), step('leader', 'wecom-app')];

describe('the channels that would be used for an audience', () => {
  it('are those of its steps and the usual ones, without inbox and groups', () => {
    expect(meantChannels(STEPS, ['lead-officers'])).toEqual(['email', 'sms']);
    expect(meantChannels(STEPS, ['lead-officers', 'leader'])).toEqual(['email', 'sms', 'wecom-app']);
    expect(meantChannels(STEPS, ['supervisors'])).toEqual(['email']);
  });
});

describe('who is reached by nothing but the inbox', () => {
  const contact: Contact = { email: 'li@park.example', addresses: { mobile: '13800000001' }, chosen: null, language: 'zh-CN' };
  const application = ['inbox', 'email', 'sms'];

  it('is one for whom something stands in the way of every channel, and each is told', () => {
    expect(blockedOf({ ...contact, email: null, chosen: ['wecom-app'] }, ['email', 'sms', 'wecom-app'], application)).toEqual([
      { channel: 'email', obstacle: 'no-address' },
      { channel: 'sms', obstacle: 'not-chosen' },
      { channel: 'wecom-app', obstacle: 'not-set-up' },
    ]);
  });

  it('is nobody whom one channel reaches', () => {
    expect(blockedOf({ ...contact, email: null }, ['email', 'sms'], application)).toBeNull();
  });
});
