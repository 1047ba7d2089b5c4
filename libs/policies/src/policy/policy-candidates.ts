import type { ConditionAnswer, ProjectFacts } from './check-condition.js';
import { checkProject } from './check-condition.js';
import type { ProjectCondition } from './condition.js';
import type { PolicyDefinition } from './policy.js';
import { DEFAULT_POLICY_NAME } from './default-policy.js';

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
interface CandidateView extends Omit<Candidate, 'appliesTo'> {
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

/** The policies that may take a project, in the order in which they are asked: by priority, then by name, the default policy last. */
export class PolicyCandidates {
  private readonly inOrder: readonly Candidate[];

  constructor(newest: readonly Candidate[]) {
    const rank = ({ name }: Candidate): number => (name === DEFAULT_POLICY_NAME ? 1 : 0);
    this.inOrder = newest.toSorted((a, b) => rank(a) - rank(b) || b.priority - a.priority || (a.name < b.name ? -1 : 1));
  }

  /** The same where a definition was saved as the newest version of its name. */
  with({ name, version, definition }: { name: string; version: number; definition: PolicyDefinition }): PolicyCandidates {
    const { title, priority = 0, appliesTo = null } = definition;
    const others = this.inOrder.filter((one) => one.name !== name);
    return new PolicyCandidates([...others, { id: '', name, version, title, priority, appliesTo }]);
  }

  /**
   * Which policy takes a project: the first whose `appliesTo` holds. One that says nothing of what it is for is
   * taken by name only, and the default policy takes what no other does.
   */
  choose(facts: ProjectFacts): PolicyChoice {
    const views = this.inOrder.map((candidate) => viewOf(candidate, facts));
    const chosen = views.find(({ applies }) => applies);
    if (!chosen) throw new Error('the policy that ships with Duban is missing');
    return {
      chosen,
      candidates: views,
      explanation: `适用“${chosen.title}”（${chosen.name} 第 ${chosen.version} 版）：${chosen.why}`,
    };
  }
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
