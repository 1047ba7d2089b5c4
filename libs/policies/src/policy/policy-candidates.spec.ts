import { describe, expect, it } from 'vitest';
import { COMMITMENTS, ITEM_KINDS } from '#plan-text';
import { ORIGINS, PRIORITIES } from '../projects/project-origin.js';
import { CONDITION_WORDS, type ProjectFacts } from './check-condition.js';
import { type Candidate, PolicyCandidates } from './policy-candidates.js';

const FACTS: ProjectFacts = {
  kind: 'task',
  commitment: 'start',
  priority: 'urgent',
  origin: 'plan',
  series: ['十项民生实事'],
  tags: [],
  departmentCode: 'sthj',
  departmentName: '生态环境分局',
  planId: null,
  planTitle: null,
  confidential: false,
};

const policy = (name: string, appliesTo: Candidate['appliesTo']): Candidate => ({
  id: name,
  name,
  version: 1,
  title: name,
  priority: 0,
  appliesTo,
});
const DEFAULT = policy('default', null);

describe('the policy of a project', () => {
  it('is the first whose conditions all hold; of a list one is enough', () => {
    const urgent = policy('urgent', { priorities: ['urgent', 'high'], departments: ['sthj'] });
    const { chosen } = new PolicyCandidates([policy('meetings', { origins: ['meeting'] }), urgent, DEFAULT]).choose(FACTS);
    expect(chosen.name).toBe('urgent');
  });

  it('is the default one where no other applies, or says what it is for', () => {
    const { chosen, candidates } = new PolicyCandidates([
      policy('by-hand', null),
      policy('goals', { kinds: ['indicator'] }),
      DEFAULT,
    ]).choose(FACTS);
    expect(chosen.name).toBe('default');
    expect(candidates.map(({ applies }) => applies)).toEqual([false, false, true]);
  });

  it('is explained condition by condition', () => {
    const two = policy('two', { priorities: ['urgent'], series: ['重大项目'], departments: ['sthj'], confidential: false });
    const { candidates, explanation } = new PolicyCandidates([two, DEFAULT]).choose(FACTS);
    expect(candidates[0]?.conditions).toEqual([
      { condition: 'priorities', holds: true, text: '紧急程度：特急（要求：特急）' },
      { condition: 'series', holds: false, text: '专项：十项民生实事（要求：重大项目）' },
      { condition: 'departments', holds: true, text: '牵头单位：生态环境分局（要求：sthj）' },
      { condition: 'confidential', holds: true, text: '限定知悉范围：否（要求：否）' },
    ]);
    expect(candidates[0]?.why).toBe('不符合：专项：十项民生实事（要求：重大项目）');
    expect(explanation).toContain('适用“default”（default 第 1 版）');
  });

  it('is explained in words, whatever a condition may ask for', () => {
    const values: readonly string[] = [...ORIGINS, ...PRIORITIES, ...ITEM_KINDS, ...COMMITMENTS];
    expect(values.filter((value) => !CONDITION_WORDS[value])).toEqual([]);
  });
});
