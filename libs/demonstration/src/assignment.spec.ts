import { describe, expect, it } from 'vitest';
import { DomainError } from '#platform';
import { assign, dueDateOf, parseAssignmentRules } from './assignment.js';
import shipped from './data/assignment-rules.json' with { type: 'json' };
import roster from './data/roster.json' with { type: 'json' };

const rules = parseAssignmentRules(shipped);
const bidao = { text: '启动碧道建设', path: ['坚持以国际一流标准打造城市中心', '营造一流生态体系'], due: null };

describe('assignment by keyword rules', () => {
  it('gives the greenway to the ecology branch, due on 30 September', () => {
    expect(assign(bidao, rules)).toMatchObject({ lead: 'shengtai', leader: 'leader4' });
    expect(dueDateOf(bidao, rules)).toBe('2022-09-30');
  });

  it('reads the words of the item before those of its headings, and the headings before giving up', () => {
    expect(assign({ text: '推进新冠疫苗接种工作', path: ['守好安全生产红线'], due: null }, rules).lead).toBe('shehui');
    expect(assign({ text: '推动三年行动顺利完成', path: ['守好安全生产红线'], due: null }, rules).lead).toBe('yingji');
    expect(assign({ text: '做好其他工作', path: [], due: null }, rules).lead).toBe('dangzheng');
  });

  it('never overrules a date that the item has itself', () => {
    expect(dueDateOf({ ...bidao, due: '2022-05-31' }, rules)).toBe('2022-05-31');
  });

  it('names only departments and leaders of the shipped roster', () => {
    const codes = new Set(roster.departments.map(({ code }) => code));
    const logins = new Set(roster.people.map(({ login }) => login));
    for (const { lead, cooperating, leader } of [...rules.leads, rules.fallback]) {
      expect([lead, ...cooperating].filter((code) => !codes.has(code))).toEqual([]);
      expect(logins).toContain(leader);
    }
  });

  it('says where rules of others are wrong', () => {
    const badDate = { fallback: { lead: 'a' }, dueDates: [{ words: ['x'], due: '30.9.2022' }] };
    expect(() => parseAssignmentRules(badDate)).toThrow('/dueDates/0/due must be a date as 2022-09-30.');
    expect(() => parseAssignmentRules([])).toThrow(DomainError);
  });
});
