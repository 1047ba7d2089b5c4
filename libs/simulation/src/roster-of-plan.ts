import type { Roster } from '#identity';
import type { PlanItemDraft } from '#plan-text';

/** Leads what no department is known to lead. */
export const STAND_IN = { code: 'not-assigned', name: '未明确牵头单位' };

/**
 * A roster for a plan that nobody has a roster for: the departments that its own notes of responsibility name, each with an officer and a
 * head, a supervisor, and the leaders that it names. Pure.
 */
export function rosterOfPlan(items: readonly Pick<PlanItemDraft, 'responsibility'>[]): Roster {
  const all = items.flatMap(({ responsibility }) => (responsibility ? [responsibility] : []));
  const units = distinct(all.flatMap(({ leads, cooperating }) => [...leads, ...cooperating]));
  const leaders = distinct(all.flatMap((one) => one.leaders));
  const departments = units.map((name, index) => departmentNamed(`unit-${index + 1}`, name));
  return {
    departments,
    people: [
      ...departments.flatMap(({ code, name }) => peopleOf(code, name)),
      ...leaders.map((name, index) => ({ login: `leader-${index + 1}`, name, role: 'leader' as const })),
      { login: 'supervisor', name: '督查人员', role: 'supervisor' },
    ],
  };
}

/** The roster with a department for what nobody leads. */
export function withStandIn(roster: Roster): Roster {
  return {
    departments: [...roster.departments, departmentNamed(STAND_IN.code, STAND_IN.name)],
    people: [...roster.people, ...peopleOf(STAND_IN.code, STAND_IN.name)],
  };
}

function departmentNamed(code: string, name: string): Roster['departments'][number] {
  return { code, name, shortName: name, aliases: [], duties: '' };
}

function peopleOf(departmentCode: string, name: string): Roster['people'] {
  return [
    { login: `${departmentCode}-officer`, name: `${name}经办人`, role: 'officer', departmentCode },
    { login: `${departmentCode}-head`, name: `${name}负责人`, role: 'officer', departmentCode, isHead: true },
  ];
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)];
}
