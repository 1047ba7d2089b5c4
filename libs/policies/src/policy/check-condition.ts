import type { ItemKind } from '#plan-text';
import type { ProjectCondition, StepCondition } from './condition.js';

/** What conditions ask of a project that is not even registered yet. */
export interface ProjectFacts {
  kind: ItemKind | null;
  commitment: string | null;
  priority: string;
  origin: string;
  series: string[];
  tags: string[];
  departmentCode: string | null;
  departmentName: string | null;
  planId: string | null;
  planTitle: string | null;
  confidential: boolean;
}

/** What steps ask besides, on the day they fall due. */
export interface CurrentFacts {
  lamp: string;
  /** Percentage points below the planned progress; 0 when it isn't. */
  pointsBehind: number;
  extensions: number;
  unread: boolean;
  unacknowledged: boolean;
  unreported: boolean;
}

/** One condition and whether it holds, in words (zh-CN). */
export interface ConditionAnswer {
  condition: string;
  holds: boolean;
  text: string;
}

/** Values that conditions may ask for, in words (zh-CN). */
export const CONDITION_WORDS: Readonly<Record<string, string>> = {
  task: '任务',
  indicator: '指标',
  achieve: '完成类',
  start: '启动类',
  advance: '推进类',
  strive: '力争类',
  explore: '探索类',
  urgent: '特急',
  high: '加急',
  normal: '平急',
  plan: '计划',
  instruction: '批示',
  meeting: '会议',
  finding: '整改问题',
  proposal: '建议提案',
  hotline: '12345 热线',
  direct: '直接交办',
  green: '绿灯',
  yellow: '黄灯',
  red: '红灯',
  off: '灭灯',
};

type Check<Facts, Wanted> = (wanted: Wanted, facts: Facts) => Omit<ConditionAnswer, 'condition'>;
type Checks<Condition, Facts> = { readonly [K in keyof Condition]-?: Check<Facts, NonNullable<Condition[K]>> };

const PROJECT_CHECKS: Checks<ProjectCondition, ProjectFacts> = {
  kinds: (wanted, { kind }) => among('事项类型', wanted, kind ? [kind] : []),
  commitments: (wanted, { commitment }) => among('承诺程度', wanted, commitment ? [commitment] : []),
  priorities: (wanted, { priority }) => among('紧急程度', wanted, [priority]),
  origins: (wanted, { origin }) => among('来源', wanted, [origin]),
  series: (wanted, { series }) => among('专项', wanted, series),
  tags: (wanted, { tags }) => among('标签', wanted, tags),
  departments: (wanted, { departmentCode, departmentName }) =>
    among('牵头单位', wanted, departmentCode ? [departmentCode] : [], departmentName),
  plans: (wanted, { planId, planTitle }) => among('所属计划', wanted, planId ? [planId] : [], planTitle),
  confidential: (wanted, { confidential }) => yesNo('限定知悉范围', wanted, confidential),
};

const CURRENT_CHECKS: Checks<Omit<StepCondition, keyof ProjectCondition>, CurrentFacts> = {
  lamps: (wanted, { lamp }) => among('红黄绿灯', wanted, [lamp]),
  pointsBehind: (wanted, { pointsBehind }) => atLeast('落后序时进度（百分点）', wanted, pointsBehind),
  extensions: (wanted, { extensions }) => atLeast('延期次数', wanted, extensions),
  unread: (wanted, { unread }) => yesNo('最近一次消息无人阅读', wanted, unread),
  unacknowledged: (wanted, { unacknowledged }) => yesNo('尚未签收', wanted, unacknowledged),
  unreported: (wanted, { unreported }) => yesNo('应报进展而未报', wanted, unreported),
};

/** Every condition of a policy with its answer, in the order in which they are declared. */
export function checkProject(condition: ProjectCondition, facts: ProjectFacts): ConditionAnswer[] {
  return check(PROJECT_CHECKS, condition, facts);
}

/** The same for a step; `readCurrent` is called only where it asks for more than stands in the project itself. */
export async function checkStep(
  condition: StepCondition,
  facts: ProjectFacts,
  readCurrent: () => Promise<CurrentFacts>,
): Promise<ConditionAnswer[]> {
  const asksMore = Object.keys(CURRENT_CHECKS).some((name) => condition[name as keyof StepCondition] !== undefined);
  if (!asksMore) return check(PROJECT_CHECKS, condition, facts);
  return check({ ...PROJECT_CHECKS, ...CURRENT_CHECKS }, condition, { ...facts, ...(await readCurrent()) });
}

function check<Condition extends object, Facts>(
  checks: Checks<Condition, Facts>,
  condition: Condition,
  facts: Facts,
): ConditionAnswer[] {
  const names = Object.keys(checks) as (keyof Condition & string)[];
  return names.flatMap((name) => {
    const wanted = condition[name];
    if (wanted === undefined || wanted === null) return [];
    return [{ condition: name, ...checks[name](wanted as NonNullable<Condition[typeof name]>, facts) }];
  });
}

function among(
  name: string,
  wanted: readonly string[],
  actual: readonly string[],
  shown?: string | null,
): Omit<ConditionAnswer, 'condition'> {
  const say = (values: readonly string[]): string => values.map((one) => CONDITION_WORDS[one] ?? one).join('、');
  const is = shown ?? (actual.length > 0 ? say(actual) : '无');
  return { holds: wanted.some((one) => actual.includes(one)), text: `${name}：${is}（要求：${say(wanted)}）` };
}

function atLeast(name: string, wanted: number, actual: number): Omit<ConditionAnswer, 'condition'> {
  return { holds: actual >= wanted, text: `${name}：${actual}（要求：不少于 ${wanted}）` };
}

function yesNo(name: string, wanted: boolean, actual: boolean): Omit<ConditionAnswer, 'condition'> {
  const say = (is: boolean): string => (is ? '是' : '否');
  return { holds: wanted === actual, text: `${name}：${say(actual)}（要求：${say(wanted)}）` };
}
