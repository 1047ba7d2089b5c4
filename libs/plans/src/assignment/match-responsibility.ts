import { isCollectiveName, type Responsibility } from '#plan-text';
import type { DepartmentMatcher, NamedDepartment } from '../matching/department-matcher.js';

/** Whom registration takes when nobody else is named then. */
export interface ItemAssignment {
  leadDepartmentId: string | null;
  cooperatingDepartmentIds: string[];
  leaderId: string | null;
}

/** Why a name in the document stands for no single entry of the roster. */
type UnmatchedReason = 'unknown' | 'ambiguous' | 'collective';

export interface UnmatchedName {
  name: string;
  /** `collective`: 各街道, 有关部门 and the like mean many, and stay words. */
  reason: UnmatchedReason;
  role: 'department' | 'leader';
  /** Names of the departments that could be meant. */
  candidates: string[];
}

export interface RosterOfNames {
  departments: DepartmentMatcher<NamedDepartment>;
  leaders: readonly { id: string; name: string }[];
}

/** The roster's entries for the names of a document. The first lead leads; the others help. */
export function matchResponsibility(
  { leads, cooperating, leaders }: Responsibility,
  roster: RosterOfNames,
): ItemAssignment & { unmatched: UnmatchedName[] } {
  const unmatched: UnmatchedName[] = [];
  const [lead, ...others] = [...leads.slice(0, 1), ...leads.slice(1), ...cooperating].map((name) => {
    const found = departmentOf(name, roster);
    if (typeof found === 'string') return found;
    unmatched.push(found);
    return null;
  });
  const hasLead = leads.length > 0;
  const leadDepartmentId = hasLead ? (lead ?? null) : null;
  const helping = (hasLead ? others : [lead, ...others]).filter((id) => typeof id === 'string' && id !== leadDepartmentId);
  const leaderIds = leaders.map((name) => leaderOf(name, roster.leaders, unmatched));
  return {
    leadDepartmentId,
    cooperatingDepartmentIds: [...new Set(helping as string[])],
    leaderId: leaderIds.find((id) => id !== null) ?? null,
    unmatched,
  };
}

function departmentOf(name: string, { departments }: RosterOfNames): string | UnmatchedName {
  const found = departments.match(name);
  if (found.kind === 'matched') return found.department.id;
  const candidates = found.kind === 'ambiguous' ? found.departments.map((one) => one.name) : [];
  return { name, role: 'department', reason: isCollectiveName(name) ? 'collective' : found.kind, candidates };
}

function leaderOf(name: string, leaders: RosterOfNames['leaders'], unmatched: UnmatchedName[]): string | null {
  const named = leaders.filter((one) => one.name === name);
  if (named.length === 1) return named[0]?.id ?? null;
  unmatched.push({ name, role: 'leader', reason: named.length > 1 ? 'ambiguous' : 'unknown', candidates: [] });
  return null;
}
