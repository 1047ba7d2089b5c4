import { type Actor, requireAbility, type OfficeCalendar } from '#identity';
import type { Database, Queryable } from '#platform';
import { countRunning, nextRunning, Project, runningConditions, type RunningScope } from '#projects';
import { In } from 'typeorm';
import {
  parsePolicy,
  listPolicies,
  type Policy,
  type PolicyStore,
  type PolicyDefinition,
  withSlipSteps,
  diffPolicies,
  type PolicyDifference,
} from '#policies';
import { onCadenceOf } from './cadence-since.js';
import { type ChoiceChange, readChoiceChange } from './choice-change.js';
import { countShifts, noSteps, type PendingStep, type StepChange, type StepCounts, stepShifts } from './step-shifts.js';
import { readStandings } from './step-shifts.store.js';

export interface ChangeContext {
  database: Database;
  calendar: OfficeCalendar;
  policies: PolicyStore;
}

/** A policy that somebody thinks of saving as the next version of its name. */
export interface ProposedPolicy {
  name: string;
  definition: unknown;
}

/** What a new version would change; nothing is saved. Of projects that the actor sees. */
export interface ChangePreview {
  name: string;
  /** The newest version; null for a name that nobody gave. */
  current: { id: string; version: number } | null;
  nextVersion: number;
  differences: PolicyDifference[];
  /** Running projects under earlier versions: they stay there until they are moved. */
  running: { projects: number; byVersion: { version: number; projects: number }[] };
  /** What would become of their pending steps if they were moved now. */
  steps: StepEffect;
  /** Who would come under another policy if it were registered now. */
  choices: ChoiceChange;
  /** zh-CN: what was left out of the numbers. */
  remarks: string[];
}

export interface StepEffect {
  /** Projects that were looked at. */
  lookedAt: number;
  counts: StepCounts;
  examples: StepExample[];
}

export interface StepExample {
  project: { id: string; title: string };
  track: string;
  change: StepChange;
  before: Pick<PendingStep, 'stepKey' | 'plannedAt'> | null;
  after: Pick<PendingStep, 'stepKey' | 'plannedAt'> | null;
}

/** Of more projects than this only an even part is looked at. */
const LOOKED_AT_MOST = 20_000;
const BATCH = 1000;
const EXAMPLES = 20;

/**
 * What a new version of a policy would change, before it is saved.
 * @throws DomainError `access.denied`, `policy.invalid`
 */
export async function previewChange(
  context: ChangeContext,
  { name, definition: json }: ProposedPolicy,
  actor: Actor,
  now: Date,
): Promise<ChangePreview> {
  requireAbility(actor, 'policy.manage');
  const definition = parsePolicy(json);
  const { database } = context;
  const policies = await listPolicies(database);
  const versions = policies.filter((one) => one.name === name);
  const current = versions[0] ?? null;
  const byVersion = await countByVersion(database, versions, actor);
  const projects = byVersion.reduce((sum, one) => sum + one.projects, 0);
  const scope = { policyIds: versions.map(({ id }) => id) };
  const nextVersion = (current?.version ?? 0) + 1;
  const all = { policyIds: policies.map(({ id }) => id) };
  const steps = await readStepEffect(context, definition, scope, oneInOf(projects), actor, now);
  const everybody = await countRunning(database, actor, all);
  const proposed = { name, version: nextVersion, definition };
  const choices = await readChoiceChange(database, proposed, current, { scope: all, oneIn: oneInOf(everybody) }, actor);
  return {
    name,
    current: current && { id: current.id, version: current.version },
    nextVersion,
    differences: current ? diffPolicies(current.definition, definition) : [],
    running: { projects, byVersion },
    steps,
    choices,
    remarks: [sampleRemark('待办步骤', projects, steps.lookedAt), sampleRemark('规则适用', everybody, choices.lookedAt)].flat(),
  };
}

/** One of so many is looked at. */
function oneInOf(projects: number): number {
  return Math.max(1, Math.ceil(projects / LOOKED_AT_MOST));
}

/** What is said of numbers that stand for a part only (zh-CN). */
export function sampleRemark(what: string, projects: number, lookedAt: number): string[] {
  if (lookedAt === 0 || lookedAt === projects) return [];
  return [`${what}：在办事项共 ${projects} 件，均匀抽取 ${lookedAt} 件计算，数字为抽样结果，未作放大。`];
}

async function countByVersion(
  db: Queryable,
  versions: readonly Policy[],
  actor: Actor,
): Promise<ChangePreview['running']['byVersion']> {
  const parameters: unknown[] = [];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = runningConditions(actor, { policyIds: versions.map(({ id }) => id) }, add);
  return db.query(
    `SELECT o.version, count(*)::int AS projects FROM project p JOIN policy o ON o.id = p.policy_id
     WHERE ${conditions.join(' AND ')} GROUP BY o.version ORDER BY o.version DESC`,
    parameters,
  );
}

async function readStepEffect(
  { database, calendar, policies }: ChangeContext,
  saved: PolicyDefinition,
  scope: RunningScope,
  oneIn: number,
  actor: Actor,
  now: Date,
): Promise<StepEffect> {
  const definition = withSlipSteps(saved);
  const effect: StepEffect = { lookedAt: 0, counts: noSteps(), examples: [] };
  for (let after: string | null = null; ;) {
    const ids: string[] = await nextRunning(database, actor, scope, { after, limit: BATCH, oneIn });
    await database.transaction(async (tx) => {
      const projects = await tx.manager.find(Project, { where: { id: In(ids) } });
      const onCadence = await onCadenceOf(tx, policies, projects, definition, now);
      const titles = new Map(projects.map(({ id, title }) => [id, title]));
      const calendars = await calendar.ofAll(tx);
      const shifts = (await readStandings(tx, onCadence, definition)).flatMap((one, index) =>
        stepShifts(one, definition, calendars.of(projects[index]?.leadDepartmentId ?? ''), now),
      );
      effect.lookedAt += projects.length;
      countShifts(effect.counts, shifts);
      const shown = shifts.filter(({ change }) => change !== 'same').slice(0, EXAMPLES - effect.examples.length);
      for (const { projectId, track, change, before, after: next } of shown)
        effect.examples.push({
          project: { id: projectId, title: titles.get(projectId) ?? '' },
          track,
          change,
          before: before && { stepKey: before.stepKey, plannedAt: before.plannedAt },
          after: next && { stepKey: next.stepKey, plannedAt: next.plannedAt },
        });
    });
    if (ids.length < BATCH) return effect;
    after = ids.at(-1) ?? null;
  }
}
