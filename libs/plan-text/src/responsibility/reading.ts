import type { Responsibility } from '../plan/parsed-plan.js';

/** What a label or a verb makes of the names beside it. */
export type Part = 'lead' | 'responsible' | 'cooperating' | 'leader' | 'person' | 'due';

/** What a note says, in its own words, before anybody decides who leads. */
export type Reading = Record<Exclude<Part, 'due'>, string[]> & {
  /** The words that bound the time; null when there are none. */
  due: string | null;
};

export function emptyReading(): Reading {
  return { lead: [], responsible: [], cooperating: [], leader: [], person: [], due: null };
}

/** Null when it names nobody. Rule: the first of 责任单位 leads where no 牵头单位 is named (Hangzhou 2020). */
export function responsibilityOf({ lead, responsible, cooperating, leader, person }: Reading): Responsibility | null {
  const leads = lead.length > 0 ? lead : responsible.slice(0, 1);
  const helping = [...(lead.length > 0 ? responsible : responsible.slice(1)), ...cooperating];
  const leaders = leader.length > 0 ? leader : person;
  if (leads.length + helping.length + leaders.length === 0) return null;
  return {
    leads: [...new Set(leads)],
    cooperating: [...new Set(helping)].filter((name) => !leads.includes(name)),
    leaders: [...new Set(leaders)],
  };
}

/** One reading that says what both say. */
export function joined(a: Reading, b: Reading): Reading {
  return {
    lead: [...a.lead, ...b.lead],
    responsible: [...a.responsible, ...b.responsible],
    cooperating: [...a.cooperating, ...b.cooperating],
    leader: [...a.leader, ...b.leader],
    person: [...a.person, ...b.person],
    due: a.due ?? b.due,
  };
}
