import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '#platform';
import { checkProject, type ConditionAnswer, type ProjectFacts } from './check-condition.js';
import type { ProjectCondition } from './condition.js';
import { DEFAULT_POLICY_NAME } from './policies.js';
import { type FactSource, factsOf } from './project-facts.js';

/** The newest version of a policy, as far as the choice goes. */
export interface Candidate {
  id: string;
  name: string;
  version: number;
  title: string;
  priority: number;
  appliesTo: ProjectCondition | null;
}

/** What became of one policy when one was chosen, in words (zh-CN). */
export interface CandidateView extends Omit<Candidate, 'appliesTo'> {
  applies: boolean;
  conditions: ConditionAnswer[];
  why: string;
}

export interface PolicyChoice {
  chosen: CandidateView;
  /** In the order in which they are asked. */
  candidates: CandidateView[];
  explanation: string;
}

/** The newest versions, the one asked first in front: by priority, then by name, the default policy last. */
export async function readCandidates(db: Queryable): Promise<Candidate[]> {
  const rows = await db.query<Candidate>(
    `SELECT DISTINCT ON (name) id, name, version, definition ->> 'title' AS title,
       coalesce((definition ->> 'priority')::int, 0) AS priority, definition -> 'appliesTo' AS "appliesTo"
     FROM policy ORDER BY name, version DESC`,
  );
  return inAskedOrder(rows);
}

export function inAskedOrder(candidates: readonly Candidate[]): Candidate[] {
  const rank = ({ name }: Candidate): number => (name === DEFAULT_POLICY_NAME ? 1 : 0);
  return candidates.toSorted((a, b) => rank(a) - rank(b) || b.priority - a.priority || (a.name < b.name ? -1 : 1));
}

/**
 * Which policy takes a project: the first, by priority, whose `appliesTo` holds. One that says nothing of what it is for is
 * taken by name only, and the default policy takes what no other does. Pure.
 */
export function choosePolicy(candidates: readonly Candidate[], facts: ProjectFacts): PolicyChoice {
  const views = candidates.map((candidate) => viewOf(candidate, facts));
  const chosen = views.find(({ applies }) => applies);
  if (!chosen) throw new Error('the policy that ships with Duban is missing');
  return {
    chosen,
    candidates: views,
    explanation: `适用“${chosen.title}”（${chosen.name} 第 ${chosen.version} 版）：${chosen.why}`,
  };
}

function viewOf({ appliesTo, ...candidate }: Candidate, facts: ProjectFacts): CandidateView {
  if (candidate.name === DEFAULT_POLICY_NAME)
    return { ...candidate, applies: true, conditions: [], why: '默认规则，其他规则均不适用时采用。' };
  if (!appliesTo) return { ...candidate, applies: false, conditions: [], why: '未设适用范围，仅在立项时指定才采用。' };
  const conditions = checkProject(appliesTo, facts);
  const failed = conditions.filter(({ holds }) => !holds);
  const said = (failed.length > 0 ? failed : conditions).map(({ text }) => text).join('；');
  return {
    ...candidate,
    applies: failed.length === 0,
    conditions,
    why: failed.length === 0 ? `条件全部符合。${said}` : `不符合：${said}`,
  };
}

/** Gives new projects their policy. */
@Injectable()
export class PolicyChooser {
  async choose(tx: Tx, project: FactSource): Promise<string> {
    return choosePolicy(await readCandidates(tx), await factsOf(tx, project)).chosen.id;
  }
}
