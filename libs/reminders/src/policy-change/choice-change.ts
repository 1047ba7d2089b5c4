import type { Queryable } from '#platform';
import type { RunningProjects } from '#projects';
import { isDeepStrictEqual } from 'node:util';
import type { PoliciesService, Policy, PolicyDefinition } from '#policies';

type PolicyCandidates = Awaited<ReturnType<PoliciesService['candidates']>>;

/** Which policy would take projects like those that run now, before and after a change of what policies are for. */
export interface ChoiceChange {
  /** Projects that were asked; 0 where the change can't matter. */
  lookedAt: number;
  differing: number;
  /** Names of policies, the most frequent first. */
  byPolicy: { from: string; to: string; projects: number }[];
  examples: { project: { id: string; title: string }; from: string; to: string }[];
}

interface Proposed {
  name: string;
  version: number;
  definition: PolicyDefinition;
}

const BATCH = 1000;
const EXAMPLES = 20;

/** Asks of each running project which policy would take it if it were registered now. */
export async function readChoiceChange(
  db: Queryable,
  before: PolicyCandidates,
  proposed: Proposed,
  current: Policy | null,
  { running, oneIn }: { running: RunningProjects; oneIn: number },
): Promise<ChoiceChange> {
  const change: ChoiceChange = { lookedAt: 0, differing: 0, byPolicy: [], examples: [] };
  if (!matters(proposed.definition, current?.definition ?? null)) return change;
  const after = before.with(proposed);
  const counts = new Map<string, ChoiceChange['byPolicy'][number]>();
  for await (const ids of running.batches(db, { size: BATCH, oneIn })) {
    for (const { id, title, ...facts } of await running.facts(db, ids)) {
      change.lookedAt += 1;
      const [from, to] = [before.choose(facts).chosen.name, after.choose(facts).chosen.name];
      if (from === to) continue;
      change.differing += 1;
      if (change.examples.length < EXAMPLES) change.examples.push({ project: { id, title }, from, to });
      const count = counts.get(`${from} ${to}`) ?? { from, to, projects: 0 };
      counts.set(`${from} ${to}`, { ...count, projects: count.projects + 1 });
    }
  }
  change.byPolicy = [...counts.values()].toSorted((a, b) => b.projects - a.projects);
  return change;
}

/** Only what a policy is for, and its priority, decide on the choice. */
function matters(after: PolicyDefinition, before: PolicyDefinition | null): boolean {
  const asked = (policy: PolicyDefinition | null): unknown =>
    JSON.parse(JSON.stringify({ appliesTo: policy?.appliesTo ?? null, priority: policy?.priority ?? 0 }));
  return !isDeepStrictEqual(asked(after), asked(before));
}
