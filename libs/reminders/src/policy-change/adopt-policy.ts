import { type Actor, requireAbility, type OfficeCalendar } from '#identity';
import { type Clock, type Database, DomainError, type Tx } from '#platform';
import {
  assertProjectsVisible,
  changePolicies,
  lockRunning,
  nextRunning,
  type PolicyChange,
  type Project,
  readProgressFactsOf,
  type RunningScope,
} from '#projects';
import {
  NO_PROGRESS_FACTS,
  atRiskDates,
  lockPolicy,
  type Policy,
  type PolicyStore,
  readPolicy,
  versionsOf,
  PLANNED_PROGRESS_DEFAULTS,
  type PolicyDefinition,
} from '#policies';
import type { DepartmentCalendars } from '#work-calendar';
import { onCadenceOf } from './cadence-since.js';
import { countShifts, noSteps, type StepCounts, type StepShift, stepShifts } from './step-shifts.js';
import { readStandings, writeShifts } from './step-shifts.store.js';

export interface AdoptionContext {
  database: Database;
  clock: Clock;
  calendar: OfficeCalendar;
  policies: PolicyStore;
}

/** Which running projects are moved to the newest version of a policy; without a scope all that stand under it. */
export interface AdoptionCommand extends Omit<RunningScope, 'policyIds'> {
  policyId: string;
  reason: string;
  /** Name of the policy under which they stand; default: earlier versions of the same. */
  from?: string | undefined;
}

export interface Adoption {
  policy: Pick<Policy, 'id' | 'name' | 'version'>;
  /** Projects that were moved. */
  moved: number;
  /** What became of their pending steps. */
  steps: StepCounts;
}

/** So many projects are moved in one transaction. */
const BATCH = 500;

/**
 * Moves running projects to the newest version of a policy, batch by batch: row, course, history and pending steps of a project
 * in one transaction. What was sent is not sent again, and what lies in the past is not made up for. Of two adoptions at the same
 * time each project is moved by one. Broken off, it may be repeated: it goes on where it stood.
 * @throws DomainError `access.denied`, `policy.not-found`, `project.not-found`; `policy.superseded` when there is a newer version,
 *   also one that was saved meanwhile
 */
export async function adoptPolicy(context: AdoptionContext, command: AdoptionCommand, actor: Actor): Promise<Adoption> {
  const { policyId, reason, from, ...scope } = command;
  requireAbility(actor, 'policy.manage');
  const policy = await readPolicy(context.database, policyId);
  if (scope.projectIds) await assertProjectsVisible(context.database, actor, scope.projectIds);
  const versions = (await versionsOf(context.database, from ?? policy.name)).filter(({ id }) => id !== policy.id);
  const left = new Map(versions.map((version) => [version.id, version]));
  const running: RunningScope = { ...scope, policyIds: [...left.keys()] };
  const adoption: Adoption = {
    policy: { id: policy.id, name: policy.name, version: policy.version },
    moved: 0,
    steps: noSteps(),
  };
  for (let after: string | null = null; ;) {
    const ids: string[] = await nextRunning(context.database, actor, running, { after, limit: BATCH });
    const shift = new BatchAdoption(context, policy, left, reason, actor);
    const moved = await context.database.transaction((tx) => shift.run(tx, running, ids));
    adoption.moved += moved.projects;
    countShifts(adoption.steps, moved.shifts);
    if (ids.length < BATCH) return adoption;
    after = ids.at(-1) ?? null;
  }
}

/** One transaction of an adoption. */
class BatchAdoption {
  constructor(
    private readonly context: AdoptionContext,
    private readonly policy: Policy,
    private readonly left: ReadonlyMap<string, Pick<Policy, 'id' | 'name' | 'version'>>,
    private readonly reason: string,
    private readonly actor: Actor,
  ) {}

  async run(tx: Tx, scope: RunningScope, ids: readonly string[]): Promise<{ projects: number; shifts: StepShift[] }> {
    await assertNewest(tx, this.policy);
    const projects = await lockRunning(tx, this.actor, scope, ids);
    const now = this.context.clock.now();
    const definition = await this.context.policies.definitionOf(tx, this.policy.id);
    const onCadence = await onCadenceOf(tx, this.context.policies, projects, definition, now);
    const standings = await readStandings(tx, onCadence, definition);
    const calendars = await this.context.calendar.ofAll(tx);
    const shifts = standings.map((standing, index) =>
      stepShifts(standing, definition, calendars.of(projects[index]?.leadDepartmentId ?? ''), now),
    );
    await changePolicies(tx, await this.changes(tx, projects, onCadence, definition, shifts, calendars), this.actor, now);
    await writeShifts(tx, shifts.flat());
    return { projects: projects.length, shifts: shifts.flat() };
  }

  private async changes(
    tx: Tx,
    projects: readonly Project[],
    onCadence: readonly Project[],
    definition: PolicyDefinition,
    shifts: readonly StepShift[][],
    calendars: DepartmentCalendars,
  ): Promise<PolicyChange[]> {
    const factsOf = await readProgressFactsOf(
      tx,
      projects.map(({ id }) => id),
    );
    return projects.map((before, index): PolicyChange => {
      const facts = factsOf.get(before.id) ?? NO_PROGRESS_FACTS;
      const turns = atRiskDates(
        before,
        facts,
        definition.plannedProgress ?? PLANNED_PROGRESS_DEFAULTS,
        calendars.of(before.leadDepartmentId),
      );
      const { id, name, version } = this.policy;
      return {
        before,
        change: { policyId: id, cadenceSince: onCadence[index]?.cadenceSince ?? null, ...turns },
        facts: {
          reason: this.reason,
          from: this.left.get(before.policyId),
          to: { id, name, version },
          steps: (shifts[index] ?? []).filter(({ change }) => change !== 'same').map(told),
        },
      };
    });
  }
}

/** A move of a step as the history tells it. */
function told({ track, change, before, after }: StepShift): Record<string, unknown> {
  const step = (one: StepShift['before']): Record<string, string> | null =>
    one && { step: one.stepKey, plannedAt: one.plannedAt.toISOString() };
  return { track, change, before: step(before), after: step(after) };
}

/** Holds the name until the transaction ends, so that nobody saves a newer version beside it. */
async function assertNewest(tx: Tx, { id, name, version }: Policy): Promise<void> {
  await lockPolicy(tx, name);
  const [newest] = await versionsOf(tx, name);
  if (!newest || newest.id === id) return;
  throw new DomainError(
    'policy.superseded',
    `Version ${version} of ${name} is superseded by version ${newest.version}. Adopt that one, or save the definition of ${version} anew.`,
    { version, newest: newest.version, newestId: newest.id },
  );
}
