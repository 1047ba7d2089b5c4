import { expect, it } from 'vitest';
import { rosterOfPlan, withStandIn } from './roster-of-plan.js';

const item = (leads: string[], cooperating: string[] = [], leaders: string[] = []) => ({
  responsibility: { leads, cooperating, leaders },
});

it('a plan brings the departments and leaders that its own notes name, each once', () => {
  const roster = rosterOfPlan([
    item(['住建局'], ['财政局'], ['王强']),
    item(['财政局'], ['住建局'], ['王强']),
    { responsibility: null },
  ]);
  expect(roster.departments.map(({ name }) => name)).toEqual(['住建局', '财政局']);
  expect(roster.people.map(({ name, role }) => `${name} ${role}`)).toEqual([
    '住建局经办人 officer',
    '住建局负责人 officer',
    '财政局经办人 officer',
    '财政局负责人 officer',
    '王强 leader',
    '督查人员 supervisor',
  ]);
});

it('what nobody leads has a department too', () => {
  const { departments, people } = withStandIn(rosterOfPlan([]));
  expect(departments.map(({ name }) => name)).toEqual(['未明确牵头单位']);
  expect(people.filter(({ departmentCode }) => departmentCode === departments[0]?.code)).toHaveLength(2);
});
