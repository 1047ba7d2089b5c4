import { Injectable } from '@nestjs/common';
import { type Actor, OfficeCalendar } from '#identity';
import { readEventsOf } from '#outbox';
import type { Queryable } from '#platform';
import { type EscalationPolicy, PolicyStore } from '#policies';
import { civilDateOf, endOf } from '#work-calendar';
import { DEEDS, scoreFactsOf } from './deeds-of-project.js';
import { HELPER_EVENTS } from './helpers.js';
import type { PastDeed, ProjectHistory } from './history.js';
import type { DepartmentFacts } from './score-facts.js';
import type { ScoreQuestion } from './score-question.js';
import type { ScoreRules } from './score-rules.js';
import {
  type HeadRow,
  readHeads,
  readScoredSlips,
  readStates,
  readTold,
  type ScoredProject,
  upheldLines,
} from './scorecards.queries.js';

export interface FactsFound {
  departments: Map<string, DepartmentFacts>;
  projects: Map<string, ScoredProject>;
}

/** So many projects are read at a time, so that memory stays bounded. */
const BATCH = 1000;

/** Gathers what scores are made of. */
@Injectable()
export class FactsReader {
  constructor(
    private readonly calendars: OfficeCalendar,
    private readonly policies: PolicyStore,
  ) {}

  /**
   * The facts of all departments from the kept states, the events and the slips, as they were known. The score of a department is the
   * same for whoever reads it; `isVisible` tells what a reader may be shown.
   */
  async read(db: Queryable, actor: Actor, question: ScoreQuestion, rules: ScoreRules): Promise<FactsFound> {
    const known = question.isPast ? endOf(question.today) : null;
    const calendars = await this.calendars.ofAll(db, known);
    const { period, today } = question;
    const found: FactsFound = { departments: new Map(), projects: new Map() };
    for (let after: string | null = null; ;) {
      const heads: HeadRow[] = await readHeads(db, actor, question, { known, after, limit: BATCH });
      if (heads.length === 0) return withUpheld(found, await upheldLines(db, [...found.departments.keys()], known));
      const histories = await readHistories(db, heads, known);
      const policies = await this.policiesOf(db, histories);
      for (const history of histories)
        addFacts(found, history, { rules, calendars, period, today, policyOf: (id) => policyIn(policies, id) });
      for (const { id, title, isVisible } of heads) found.projects.set(id, { id, title, isVisible });
      after = heads.at(-1)?.id ?? null;
    }
  }

  private async policiesOf(db: Queryable, histories: readonly ProjectHistory[]): Promise<Map<string, EscalationPolicy>> {
    const ids = new Set(histories.flatMap(({ states }) => states.map(({ policyId }) => policyId)));
    const definitions = new Map<string, EscalationPolicy>();
    for (const id of ids) definitions.set(id, await this.policies.of(db, id));
    return definitions;
  }
}

function addFacts(found: FactsFound, history: ProjectHistory, view: Parameters<typeof scoreFactsOf>[1]): void {
  const { items, facts } = scoreFactsOf(history, view);
  for (const { departmentId, ...item } of items) factsFor(found, departmentId).items.push(item);
  for (const fact of facts) factsFor(found, fact.departmentId).facts.push(fact);
}

/** Takes out what upheld appeals had taken out by then. */
function withUpheld(found: FactsFound, upheld: ReadonlyMap<string, readonly string[]>): FactsFound {
  for (const [departmentId, lineIds] of upheld) factsFor(found, departmentId).upheld = new Set(lineIds);
  return found;
}

function factsFor({ departments }: FactsFound, id: string): DepartmentFacts {
  const existing = departments.get(id);
  if (existing) return existing;
  const empty: DepartmentFacts = { items: [], facts: [], upheld: new Set() };
  departments.set(id, empty);
  return empty;
}

function policyIn(policies: ReadonlyMap<string, EscalationPolicy>, id: string): EscalationPolicy {
  const policy = policies.get(id);
  if (!policy) throw new Error(`the policy ${id} was not read`);
  return policy;
}

async function readHistories(db: Queryable, heads: readonly HeadRow[], known: Date | null): Promise<ProjectHistory[]> {
  const ids = heads.map(({ id }) => id);
  const states = byProject(await readStates(db, ids, known));
  const slips = byProject(await readScoredSlips(db, ids, known));
  const told = byProject(await readTold(db, ids));
  const events = await readEventsOf(db, ids, [...HELPER_EVENTS, ...Object.keys(DEEDS)], known);
  const deeds = byProject(
    events.map(({ id, type, at, data, subject }) => ({ id, type, on: civilDateOf(at), data, projectId: subject.id })),
  );
  return heads.map(({ id, priority, isExcused }) => ({
    projectId: id,
    priority,
    isExcused,
    states: states.get(id) ?? [],
    deeds: (deeds.get(id) ?? []) satisfies PastDeed[],
    slips: slips.get(id) ?? [],
    told: new Map((told.get(id) ?? []).map(({ departmentId, on }) => [departmentId, on])),
  }));
}

function byProject<T extends { projectId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.projectId);
    if (group) group.push(row);
    else groups.set(row.projectId, [row]);
  }
  return groups;
}
