import { Injectable } from '@nestjs/common';
import { type Actor, OfficeCalendar, requireAbility } from '#identity';
import { Clock, Database, DomainError, type Tx } from '#platform';
import { type Project, ProjectsService, RunningProjects } from '#projects';
import { PoliciesService, type Policy, PolicyStore } from '#policies';
import { onCadenceOf } from './cadence-since.js';
import { countShifts, noSteps, type StepCounts, type StepShift, stepShifts } from './step-shifts.js';
import { readStepStates, writeShifts } from './step-shifts.queries.js';

/** Which running projects come under the newest version of a policy; without a scope all that stand under an earlier one. */
export interface AdoptionCommand extends Omit<ConstructorParameters<typeof RunningProjects>[1], 'policyIds'> {
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
    private readonly projects: ProjectsService,
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
    const earlier = (await this.versions.versions(from ?? policy.name)).filter(({ id }) => id !== policy.id);
    const batch = { policy, earlier: new Map(earlier.map((version) => [version.id, version])), reason, actor };
    const running = new RunningProjects(actor, { ...scope, policyIds: [...batch.earlier.keys()] });
    await running.assertVisible(this.database);
    await this.database.transaction((tx) => assertNewest(tx, this.versions, policy));
    const { id, name, version } = policy;
    const adoption: Adoption = { policy: { id, name, version }, moved: 0, steps: noSteps() };
    for await (const ids of running.batches(this.database, { size: BATCH })) {
      const adopted = await this.database.transaction((tx) => this.adoptBatch(tx, batch, running, ids));
      adoption.moved += adopted.projects;
      countShifts(adoption.steps, adopted.shifts);
    }
    return adoption;
  }

  private async adoptBatch(
    tx: Tx,
    batch: AdoptionBatch,
    running: RunningProjects,
    ids: readonly string[],
  ): Promise<{ projects: number; shifts: StepShift[] }> {
    await assertNewest(tx, this.versions, batch.policy);
    const projects = await running.lock(tx, ids);
    const now = this.clock.now();
    const definition = await this.policies.of(tx, batch.policy.id);
    const onCadence = await onCadenceOf(tx, this.policies, projects, definition, now);
    const states = await readStepStates(tx, onCadence, definition);
    const calendars = await this.calendars.ofAll(tx);
    const shifts = states.flatMap((state) => stepShifts(state, definition, calendars, now));
    const changes = projects.map((before, index) => ({
      before,
      cadenceSince: onCadence[index]?.cadenceSince ?? null,
      facts: changeFacts(
        batch,
        before,
        shifts.filter(({ projectId }) => projectId === before.id),
      ),
    }));
    await this.projects.changePolicies(tx, { id: batch.policy.id, definition, calendars }, changes, batch.actor);
    await writeShifts(tx, shifts);
    return { projects: projects.length, shifts };
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

/** What the history of a project says of the change. */
function changeFacts(
  { policy: { id, name, version }, earlier, reason }: AdoptionBatch,
  before: Project,
  shifts: readonly StepShift[],
): Record<string, unknown> {
  return {
    reason,
    from: earlier.get(before.policyId),
    to: { id, name, version },
    steps: shifts.filter(({ change }) => change !== 'same').map(shiftFacts),
  };
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
