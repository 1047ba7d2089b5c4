import { expect, it } from 'vitest';
import { ClickLinks, type Click } from './click-links.js';

const URL = 'https://duban.example';
const NOW = new Date('2022-06-17T01:00:00Z');
const links = new ClickLinks('a secret that is long enough for a test', [], URL);
const person = { id: '01900000-0000-7000-8000-000000000001', role: 'officer' as const, departmentId: 'd' };
const project = { id: '01900000-0000-7000-8000-000000000002', leadDepartmentId: 'd', confidential: false };
const click: Click = {
  personId: person.id,
  projectId: project.id,
  transition: 'no-change',
  expiresAt: new Date('2022-06-24T01:00:00Z'),
};
const codeOf = (work: () => unknown): unknown => {
  try {
    work();
    return null;
  } catch (error) {
    return (error as { code: unknown }).code;
  }
};

it('a link holds what it is bound to, for seven days', () => {
  const { link, transition } = links.linkFor(person, project, 'report', NOW) ?? { link: '', transition: '' };
  expect(transition).toBe('no-change');
  const token = link.slice(`${URL}/click/`.length);
  expect(links.read(token, NOW)).toEqual(click);
  expect(links.read(token, new Date(click.expiresAt.getTime() - 1))).toEqual(click);
  expect(codeOf(() => links.read(token, click.expiresAt))).toBe('link.expired');
});

it('every bit counts', () => {
  const bytes = Buffer.from(links.tokenOf(click), 'hex');
  for (let index = 0; index < bytes.length; index += 1) {
    const changed = Buffer.from(bytes);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(codeOf(() => links.read(changed.toString('hex'), NOW))).toBe('link.invalid');
  }
  for (const text of ['', 'x', 'zz', bytes.toString('hex').slice(2), `${bytes.toString('hex')}00`])
    expect(codeOf(() => links.read(text, NOW))).toBe('link.invalid');
});

it('another secret signs another link, and a previous one still opens', () => {
  const rotated = new ClickLinks('another secret that is long enough', ['a secret that is long enough for a test'], URL);
  expect(rotated.read(links.tokenOf(click), NOW)).toEqual(click);
  expect(codeOf(() => links.read(rotated.tokenOf(click), NOW))).toBe('link.invalid');
});

it('nobody gets one who does not answer for the project, none is for a confidential one, and none where words are asked for', () => {
  expect(links.linkFor({ ...person, departmentId: 'other' }, project, 'report', NOW)).toBeNull();
  expect(links.linkFor({ ...person, role: 'leader', departmentId: null }, project, 'report', NOW)).toBeNull();
  expect(links.linkFor(person, { ...project, confidential: true }, 'report', NOW)).toBeNull();
  expect(links.linkFor(person, project, 'deadline', NOW)).toBeNull();
  expect(links.linkFor(person, project, 'acknowledgement', NOW)?.transition).toBe('acknowledge');
});
