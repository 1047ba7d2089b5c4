import { Injectable } from '@nestjs/common';
import { type Actor, OfficeCalendar, requireAbility } from '#identity';
import { Clock, Database, DomainError, type Tx } from '#platform';
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
import { NO_PROGRESS_FACTS, PoliciesService, type Policy, PolicyStore, type EscalationPolicy } from '#policies';
import type { DepartmentCalendars } from '#work-calendar';
import { onCadenceOf } from './cadence-since.js';
import { countShifts, noSteps, type StepCounts, type StepShift, stepShifts } from './step-shifts.js';
import { readStepStates, writeShifts } from './step-shifts.queries.js';

/** Which running projects come under the newest version of a policy; without a scope all that stand under an earlier one. */
export interface AdoptionCommand extends Omit<RunningScope, 'policyIds'> {
  policyId: string;
  reason: string;
  /** Name of the policy under which they stand; default: earlier versions of the same. */
  from?: string | undefined;
}

export interface Adoption {
  policy: Pick<Policy, 'id' | 'name' | 'version'>;
  /** Projects that came under the policy. */
  moved: number;
  /** What became of their pending steps. */
  steps: StepCounts;
}

/** So many projects are changed in one transaction. */
const BATCH = 500;

/** Brings running projects under the newest version of a policy. */
@Injectable()
export class PolicyAdoptionService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly calendars: OfficeCalendar,
    private readonly policies: PolicyStore,
    private readonly versions: PoliciesService,
  ) {}

  /**
   * Adopts batch by batch: row, planned progress, history and pending steps of a project in one transaction. What was sent is not
   * sent again, and steps whose time has passed are not sent late. Of two adoptions at the same time each project is changed by one.
   * One that broke off may be repeated: it continues with the projects that are left.
   * @throws DomainError `access.denied`, `policy.not-found`, `project.not-found`; `policy.superseded` when there is a newer version,
   *   also one that was saved meanwhile
   */
  async adopt({ policyId, reason, from, ...scope }: AdoptionCommand, actor: Actor): Promise<Adoption> {
    requireAbility(actor, 'policy.manage');
    const policy = await this.versions.read(policyId);
    if (scope.projectIds) await assertProjectsVisible(this.database, actor, scope.projectIds);
    const earlier = (await this.versions.versions(from ?? policy.name)).filter(({ id }) => id !== policy.id);
    const batch = { policy, earlier: new Map(earlier.map((version) => [version.id, version])), reason, actor };
    const running: RunningScope = { ...scope, policyIds: [...batch.earlier.keys()] };
    const { id, name, version } = policy;
    const adoption: Adoption = { policy: { id, name, version }, moved: 0, steps: noSteps() };
    for (let after: string | null = null; ;) {
      const ids: string[] = await nextRunning(this.database, actor, running, { after, limit: BATCH });
      const adopted = await this.database.transaction((tx) => this.adoptBatch(tx, batch, running, ids));
      adoption.moved += adopted.projects;
      countShifts(adoption.steps, adopted.shifts);
      if (ids.length < BATCH) return adoption;
      after = ids.at(-1) ?? null;
    }
  }

  private async adoptBatch(
    tx: Tx,
    batch: AdoptionBatch,
    scope: RunningScope,
    ids: readonly string[],
  ): Promise<{ projects: number; shifts: StepShift[] }> {
    await assertNewest(tx, this.versions, batch.policy);
    const projects = await lockRunning(tx, batch.actor, scope, ids);
    const now = this.clock.now();
    const definition = await this.policies.of(tx, batch.policy.id);
    const onCadence = await onCadenceOf(tx, this.policies, projects, definition, now);
    const states = await readStepStates(tx, onCadence, definition);
    const calendars = await this.calendars.ofAll(tx);
    const shifts = states.map((state, index) =>
      stepShifts(state, definition, calendars.of(projects[index]?.leadDepartmentId ?? ''), now),
    );
    const adopting = projects.map((before, index) => ({
      before,
      cadenceSince: onCadence[index]?.cadenceSince ?? null,
      shifts: shifts[index] ?? [],
    }));
    await changePolicies(tx, await changesOf(tx, batch, definition, adopting, calendars), batch.actor, now);
    await writeShifts(tx, shifts.flat());
    return { projects: projects.length, shifts: shifts.flat() };
  }
}

/** What all batches of an adoption share. */
interface AdoptionBatch {
  policy: Policy;
  /** The versions under which the projects stand now, by id. */
  earlier: ReadonlyMap<string, Pick<Policy, 'id' | 'name' | 'version'>>;
  reason: string;
  actor: Actor;
}

interface AdoptingProject {
  before: Project;
  cadenceSince: string | null;
  shifts: readonly StepShift[];
}

async function changesOf(
  tx: Tx,
  { policy, earlier, reason }: AdoptionBatch,
  definition: EscalationPolicy,
  projects: readonly AdoptingProject[],
  calendars: DepartmentCalendars,
): Promise<PolicyChange[]> {
  const { id, name, version } = policy;
  const progressFacts = await readProgressFactsOf(
    tx,
    projects.map(({ before }) => before.id),
  );
  return projects.map(({ before, cadenceSince, shifts }): PolicyChange => {
    const facts = progressFacts.get(before.id) ?? NO_PROGRESS_FACTS;
    return {
      before,
      change: {
        policyId: id,
        cadenceSince,
        ...definition.atRiskDates(before, facts, calendars.of(before.leadDepartmentId)),
      },
      facts: {
        reason,
        from: earlier.get(before.policyId),
        to: { id, name, version },
        steps: shifts.filter(({ change }) => change !== 'same').map(shiftFacts),
      },
    };
  });
}

/** The change of a step, for the history. */
function shiftFacts({ track, change, before, after }: StepShift): Record<string, unknown> {
  const step = (one: StepShift['before']): Record<string, string> | null =>
    one && { step: one.stepKey, plannedAt: one.plannedAt.toISOString() };
  return { track, change, before: step(before), after: step(after) };
}

/** Locks the name until the transaction ends, so that nobody saves a newer version beside it. */
async function assertNewest(tx: Tx, versions: PoliciesService, { id, name, version }: Policy): Promise<void> {
  const newest = await versions.lockNewest(tx, name);
  if (!newest || newest.id === id) return;
  throw new DomainError(
    'policy.superseded',
    `Version ${version} of ${name} is superseded by version ${newest.version}. Adopt that one, or save the definition of ${version} anew.`,
    { version, newest: newest.version, newestId: newest.id },
  );
}
