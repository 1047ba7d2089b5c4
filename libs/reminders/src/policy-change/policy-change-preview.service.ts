import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Actor, OfficeCalendar, requireAbility } from '#identity';
import { Clock, Database, type Language, type Tx } from '#platform';
import { Project, RunningProjects } from '#projects';
import { parsePolicy, PoliciesService, PolicyStore, type PolicyDefinition, EscalationPolicy } from '#policies';
import { onCadenceOf } from './cadence-since.js';
import { type ChoiceChange, readChoiceChange } from './choice-change.js';
import { countShifts, noSteps, type TrackStep, type StepChange, type StepCounts, stepShifts } from './step-shifts.js';
import { readStepStates } from './step-shifts.queries.js';
import { diffPolicies, type PolicyDifference } from './difference/diff-policies.js';

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
  /** Running projects under earlier versions: they keep that version until the new one is adopted. */
  running: { projects: number; byVersion: { version: number; projects: number }[] };
  /** What would become of their pending steps if they came under the new version now. */
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
  before: Pick<TrackStep, 'stepKey' | 'plannedAt'> | null;
  after: Pick<TrackStep, 'stepKey' | 'plannedAt'> | null;
}

/** Of more projects than this only an even part is looked at. */
const LOOKED_AT_MOST = 20_000;
const BATCH = 1000;
const EXAMPLES = 20;

/** Says what a new version of a policy would change, before it is saved. */
@Injectable()
export class PolicyChangePreviewService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly calendars: OfficeCalendar,
    private readonly policies: PolicyStore,
    private readonly versions: PoliciesService,
  ) {}

  /**
   * @param language of the differences
   * @throws DomainError `access.denied`, `policy.invalid`
   */
  async preview({ name, definition: json }: ProposedPolicy, actor: Actor, language: Language): Promise<ChangePreview> {
    requireAbility(actor, 'policy.manage');
    const definition = parsePolicy(json);
    const { database } = this;
    const policies = await this.versions.list();
    const versions = policies.filter((one) => one.name === name);
    const current = versions[0] ?? null;
    const ofPolicy = new RunningProjects(actor, { policyIds: versions.map(({ id }) => id) });
    const counts = await ofPolicy.countByPolicy(database);
    const byVersion = versions.flatMap(({ id, version }) => {
      const running = counts.get(id);
      return running === undefined ? [] : [{ version, projects: running }];
    });
    const projects = byVersion.reduce((sum, one) => sum + one.projects, 0);
    const nextVersion = (current?.version ?? 0) + 1;
    const steps = await this.stepEffect(definition, ofPolicy, oneInOf(projects));
    const all = new RunningProjects(actor, { policyIds: policies.map(({ id }) => id) });
    const everybody = await all.count(database);
    const choices = await readChoiceChange(
      database,
      await this.versions.candidates(database),
      { name, version: nextVersion, definition },
      current,
      { running: all, oneIn: oneInOf(everybody) },
    );
    return {
      name,
      current: current && { id: current.id, version: current.version },
      nextVersion,
      differences: current ? diffPolicies(current.definition, definition, language) : [],
      running: { projects, byVersion },
      steps,
      choices,
      remarks: [sampleRemark('待办步骤', projects, steps.lookedAt), sampleRemark('规则适用', everybody, choices.lookedAt)].flat(),
    };
  }

  private async stepEffect(saved: PolicyDefinition, running: RunningProjects, oneIn: number): Promise<StepEffect> {
    const definition = new EscalationPolicy(saved);
    const effect: StepEffect = { lookedAt: 0, counts: noSteps(), examples: [] };
    for await (const ids of running.batches(this.database, { size: BATCH, oneIn }))
      await this.database.transaction((tx) => this.addBatch(tx, effect, definition, ids));
    return effect;
  }

  private async addBatch(tx: Tx, effect: StepEffect, definition: EscalationPolicy, ids: readonly string[]): Promise<void> {
    const now = this.clock.now();
    // All projects: the ids are those that the actor sees, chosen by RunningProjects.
    const projects = await tx.manager.find(Project, { where: { id: In(ids) } });
    const onCadence = await onCadenceOf(tx, this.policies, projects, definition, now);
    const titles = new Map(projects.map(({ id, title }) => [id, title]));
    const calendars = await this.calendars.ofAll(tx);
    const states = await readStepStates(tx, onCadence, definition);
    const shifts = states.flatMap((one) => stepShifts(one, definition, calendars, now));
    effect.lookedAt += projects.length;
    countShifts(effect.counts, shifts);
    const shown = shifts.filter(({ change }) => change !== 'same').slice(0, EXAMPLES - effect.examples.length);
    for (const { projectId, track, change, before, after } of shown)
      effect.examples.push({
        project: { id: projectId, title: titles.get(projectId) ?? '' },
        track,
        change,
        before: before && { stepKey: before.stepKey, plannedAt: before.plannedAt },
        after: after && { stepKey: after.stepKey, plannedAt: after.plannedAt },
      });
  }
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
