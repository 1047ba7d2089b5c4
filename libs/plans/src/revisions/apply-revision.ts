import { type Actor, requireAbility } from '#identity';
import { DomainError, type Tx } from '#platform';
import { hiddenFrom, type ProjectsService } from '#projects';
import { Plan } from '../entities/plan.entity.js';
import type { ChoiceDefaults, Decision, EntryChoice } from './choices.js';
import { decide, NOTHING, type ProjectNow } from './decide.js';
import { lockRevision, publicFigures, recordRevisionEvent, settle } from './discard-revision.js';
import { digestOf, type LiveItem, readLiveItems } from './live-items.js';
import { PlanRevision } from './plan-revision.entity.js';
import { compareAgain } from './compare-revision.js';
import { reviseItems } from './revise-items.js';
import { readProjectsNow, reviseProjects } from './revise-projects.js';
import { type ShownRevision, shownRevision } from './shown-revision.js';
import { lockPlan } from './submit-revision.js';
import { supersedeTwin } from './supersede-twin.js';

export interface ApplyCommand {
  planId: string;
  number: number;
  actor: Actor;
  /** The version of the revision that the actor saw; null skips the check. */
  expectedVersion: number | null;
  choices?: readonly EntryChoice[];
  defaults?: ChoiceDefaults;
}

/**
 * Makes a proposed version the text of its plan, with everything that follows from it.
 * @throws DomainError `revision.outdated` when somebody worked on the items since they were compared; and see `RevisionsService.apply`
 */
export async function applyRevision(tx: Tx, service: ProjectsService, command: ApplyCommand, now: Date): Promise<PlanRevision> {
  requireAbility(command.actor, 'plan.manage');
  const plan = await lockPlan(tx, command.planId);
  const revision = await lockRevision(tx, command.planId, command.number, command.expectedVersion);
  const live = await readLiveItems(tx, plan, { lock: true });
  if (plan.version !== revision.baseVersion || digestOf(live) !== revision.itemsSeen) throw outdated(revision);
  const hidden = await hiddenFrom(tx, command.actor);
  const projects = await readProjectsNow(tx, plan.id, hidden);
  const decisions = decisionsOf(revision, shownRevision(revision, hidden), projects, command);
  await supersedeTwin(tx, revision, command.actor, now);
  await takeText(tx, plan, revision);
  const items = await reviseItems(tx, { plan, revision, live, decisions });
  const itemsById = new Map<string | null, LiveItem>(live.map((item) => [item.id, item]));
  const ofProjects = await reviseProjects(tx, service, { revision, projects, decisions, itemsById, actor: command.actor, now });
  await close(tx, revision, decisions, command.actor, now, { ...items, ...ofProjects });
  return revision;
}

/** By the numbers of the version; entries that the actor may not know of stay as they are, nobody asked for them. */
function decisionsOf(
  revision: PlanRevision,
  shown: ShownRevision,
  projects: ReadonlyMap<string, ProjectNow>,
  { choices = [], defaults = {} }: ApplyCommand,
): Map<number, Decision> {
  const decided = decide(shown.entries, ({ itemId }) => projects.get(itemId ?? ''), choices, defaults);
  const stored = [...decided].map(([number, decision]): [number, Decision] => [shown.storedNumbers.get(number) ?? 0, decision]);
  return new Map([...revision.entries.map(({ number }): [number, Decision] => [number, NOTHING]), ...stored]);
}

async function takeText(tx: Tx, plan: Plan, revision: PlanRevision): Promise<void> {
  await tx.manager.update(
    Plan,
    { id: plan.id, version: plan.version },
    {
      source: revision.source,
      format: revision.format,
      layout: revision.layout,
      notes: revision.notes,
      sourceHash: revision.sourceHash,
      sourceNumber: revision.number,
      skipped: revision.skipped,
      fileName: revision.fileName ?? plan.fileName,
      version: plan.version + 1,
    },
  );
}

async function close(
  tx: Tx,
  revision: PlanRevision,
  decisions: ReadonlyMap<number, Decision>,
  actor: Actor,
  now: Date,
  outcome: NonNullable<PlanRevision['outcome']>,
): Promise<void> {
  settle(revision, 'applied', actor, now);
  revision.outcome = outcome;
  revision.entries = revision.entries.map((entry) => ({ ...entry, decision: decisions.get(entry.number) ?? null }));
  await tx.manager.save(revision);
  const figures = await publicFigures(tx, revision, ['counts', 'outcome']);
  await recordRevisionEvent(tx, 'plan.revision_applied', revision, { actor, now }, figures);
}

/** Works the difference out anew, to be read again before it is applied. */
export async function refreshRevision(tx: Tx, { planId, number }: ApplyCommand): Promise<void> {
  const plan = await lockPlan(tx, planId);
  const revision = await lockRevision(tx, planId, number, null);
  await compareAgain(tx, plan, revision);
  revision.version += 1;
  await tx.manager.save(revision);
}

function outdated({ number, version }: PlanRevision): DomainError {
  return new DomainError(
    'revision.outdated',
    `Items of this plan were changed since version ${number} was compared with them. The difference has been worked out anew: read it, then apply it.`,
    { number, version: version + 1 },
  );
}
