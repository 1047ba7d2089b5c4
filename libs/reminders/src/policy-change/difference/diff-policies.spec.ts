import { describe, expect, it } from 'vitest';
import type { Language } from '#platform';
import { DEFAULT_POLICY, type PolicyDefinition, type PolicyStep } from '#policies';
import { diffPolicies } from './diff-policies.js';
import { EN } from './policy-words.en.js';
import { ZH_CN } from './policy-words.zh-CN.js';

/** What a change of the shipped policy is told as. */
function told(change: (policy: PolicyDefinition) => void, language: Language = 'zh-CN'): string[] {
  const after = JSON.parse(JSON.stringify(DEFAULT_POLICY)) as PolicyDefinition;
  change(after);
  return diffPolicies(DEFAULT_POLICY, after, language).map(({ kind, pointer, text }) => `${kind} ${pointer} ${text}`);
}

const step = (policy: PolicyDefinition, key: string): PolicyStep => policy.steps.find((one) => one.key === key)!;

describe('the difference of two policies', () => {
  it('is nothing for the same, whatever the order of fields', () => {
    expect(told((policy) => Object.assign(policy, { title: policy.title, window: { ...policy.window } }))).toEqual([]);
  });

  it('names steps that are added, removed and changed', () => {
    expect(
      told((policy) => {
        Object.assign(step(policy, 'before-7d'), { offset: -10, unit: 'workday' });
        Object.assign(step(policy, 'after-3wd'), { level: 3, audience: ['supervisors', 'leader'] });
        Object.assign(step(policy, 'one-third'), { fraction: 0.5 });
        Object.assign(step(policy, 'after-10wd'), { repeatAtMost: 8, when: { lamps: ['red'] } });
        policy.steps = policy.steps.filter(({ key }) => key !== 'before-1d');
        policy.steps.push({ ...step(policy, 'after-1wd'), key: 'after-2wd', offset: 2 });
      }),
    ).toEqual([
      'changed /steps/before-7d/offset 步骤 before-7d·时间：完成时限前 7 天 → 完成时限前 10 个工作日',
      'changed /steps/one-third/offset 步骤 one-third·时间：时限过 33% 时 → 时限过 50% 时',
      'removed /steps/before-1d 取消步骤 before-1d：完成时限前 1 天，提醒，经办人、牵头单位负责人',
      'changed /steps/after-3wd/level 步骤 after-3wd·级别：督办（黄） → 督办（红）',
      'changed /steps/after-3wd/audience 步骤 after-3wd·对象：经办人、牵头单位负责人、督查 → 督查、分管领导',
      'added /steps/after-10wd/repeatAtMost 步骤 after-10wd·重复次数上限：无 → 8',
      'added /steps/after-10wd/when/lamps 步骤 after-10wd·条件·红黄绿灯：无 → 红灯',
      'added /steps/after-2wd 新增步骤 after-2wd：完成时限后 2 个工作日，催办，经办人、牵头单位负责人',
    ]);
  });

  it('names thresholds and rules with what they were', () => {
    expect(
      told((policy) => {
        Object.assign(policy, { appliesTo: { priorities: ['urgent'], series: ['十项民生实事'] }, priority: 5 });
        Object.assign(policy.report, { cadence: 'weekly', day: 5 });
        Object.assign(policy.window, { pauses: [{ from: '2022-10-01', to: '2022-10-07' }] });
        Object.assign(policy, { slips: { ...policy.slips, red: { ...policy.slips?.red, answerWithinWorkdays: 5 } } });
        delete policy.objection;
      }),
    ).toEqual([
      'added /window/pauses 发送时段·停发期：无 → 2022-10-01 至 2022-10-07',
      'changed /report/cadence 进展反馈·频次：每月 → 每周',
      'changed /report/day 进展反馈·日：28 → 5',
      'removed /objection/withinWorkdays 异议·期限（工作日）：2 → 无',
      'removed /objection/source 异议·依据：自定；退回须说明理由 → 无',
      'changed /slips/red/answerWithinWorkdays 督办单·红色·答复期限（工作日）：3 → 5',
      'added /appliesTo/priorities 适用范围·紧急程度：无 → 特急',
      'added /appliesTo/series 适用范围·专项：无 → 十项民生实事',
      'added /priority 优先级：无 → 5',
    ]);
  });

  it('is told in English to whoever asks in English', () => {
    expect(
      told((policy) => {
        Object.assign(step(policy, 'before-7d'), { offset: -9 });
        Object.assign(step(policy, 'after-3wd'), { level: 3 });
        Object.assign(policy.report, { cadence: 'weekly', day: 5 });
        policy.steps = policy.steps.filter(({ key }) => key !== 'before-1d');
      }, 'en'),
    ).toEqual([
      'changed /report/cadence progress reports · how often: monthly → weekly',
      'changed /report/day progress reports · day: 28 → 5',
      'changed /steps/before-7d/offset step before-7d · time: 7 days before the due date → 9 days before the due date',
      'removed /steps/before-1d step before-1d is removed: 1 day before the due date; reminder; officers, head of the lead department',
      'changed /steps/after-3wd/level step after-3wd · level: supervision (yellow) → supervision (red)',
    ]);
  });

  it('has a word in both languages for every field and anchor', () => {
    expect(Object.keys(EN.fields)).toEqual(Object.keys(ZH_CN.fields));
    expect(Object.keys(EN.anchors)).toEqual(Object.keys(ZH_CN.anchors));
  });
});
