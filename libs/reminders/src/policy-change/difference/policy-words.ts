import { CONDITION_WORDS, type PolicyStep, type Track } from '#policies';

/** What the fields of a policy are called where people read of them (zh-CN). */
const FIELDS: Readonly<Record<string, string>> = {
  title: '名称',
  appliesTo: '适用范围',
  kinds: '事项类型',
  commitments: '承诺程度',
  priorities: '紧急程度',
  origins: '来源',
  series: '专项',
  tags: '标签',
  departments: '牵头单位',
  plans: '所属计划',
  confidential: '限定知悉范围',
  priority: '优先级',
  sendAt: '到期时刻',
  window: '发送时段',
  from: '起',
  to: '止',
  workdaysOnly: '仅工作日',
  pauses: '停发期',
  exemptLevels: '不受时段限制的级别',
  digest: '每日汇总',
  levels: '汇总级别',
  at: '汇总时刻',
  report: '进展反馈',
  cadence: '频次',
  day: '日',
  dates: '日期',
  minimumGapDays: '最短间隔（天）',
  plannedProgress: '序时进度',
  yellowLag: '黄灯（落后百分点）',
  redLag: '红灯（落后百分点）',
  withoutMilestones: '未设节点时',
  yellowMonthsLate: '黄灯（迟报月数）',
  redMonthsLate: '红灯（迟报月数）',
  extension: '延期',
  latestWorkdaysBefore: '最迟提前（工作日）',
  most: '次数上限',
  decidedBy: '审批人',
  objection: '异议',
  withinWorkdays: '期限（工作日）',
  slips: '督办单',
  blue: '蓝色',
  yellow: '黄色',
  red: '红色',
  answerWithinWorkdays: '答复期限（工作日）',
  audience: '对象',
  channels: '渠道',
  shortBelowWorkdays: '短期事项界限（工作日）',
  track: '起算依据',
  for: '适用时长',
  repeatEvery: '重复间隔（工作日）',
  repeatAtMost: '重复次数上限',
  when: '条件',
  lamps: '红黄绿灯',
  pointsBehind: '落后序时进度（百分点）',
  extensions: '延期次数',
  unread: '最近一次消息无人阅读',
  unacknowledged: '尚未签收',
  unreported: '应报进展而未报',
  level: '级别',
  source: '依据',
};

const VALUES: Readonly<Record<string, string>> = {
  ...CONDITION_WORDS,
  'lead-officers': '经办人',
  'lead-head': '牵头单位负责人',
  'helper-officers': '配合单位经办人',
  'helper-heads': '配合单位负责人',
  'assignee-officers': '承办人',
  'assignee-head': '承办单位负责人',
  supervisors: '督查',
  supervisor: '督查',
  leader: '分管领导',
  inbox: '站内消息',
  email: '邮件',
  long: '长期事项',
  short: '短期事项',
  any: '全部',
  none: '不要求',
  weekly: '每周',
  monthly: '每月',
  quarterly: '每季度',
  'half-yearly': '每半年',
  yearly: '每年',
  nothing: '不计',
  workdays: '按工作日',
  dates: '指定日期',
};

/** Where the days of a step are counted from. */
const ANCHORS: Readonly<Record<Track, string>> = {
  deadline: '完成时限',
  acknowledgement: '交办',
  report: '应报日',
  review: '申请办结',
  decision: '提出申请',
  milestone: '节点日期',
  'blue-slip': '蓝色督办单答复期限',
  'yellow-slip': '黄色督办单答复期限',
  'red-slip': '红色督办单答复期限',
  'helper-acknowledgement': '配合交办',
  'helper-report': '配合单位应报日',
  'helper-deadline': '完成时限（配合单位）',
  'blocker-assignment': '提出难点',
  'blocker-resolution': '难点解决期限',
  'call-in-acknowledgement': '报到签收期限',
  'call-in-answer': '吹哨答复期限',
};

const LEVEL_FIELDS = new Set(['level', 'levels', 'exemptLevels']);
const LEVELS = ['提醒', '催办', '督办（黄）', '督办（红）', '通报', '约谈'];

export function fieldName(name: string): string {
  return FIELDS[name] ?? name;
}

/** A value of a field in words. */
export function said(field: string, value: unknown): string {
  if (value === undefined || value === null) return '无';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (LEVEL_FIELDS.has(field) && typeof value === 'number') return LEVELS[value] ?? String(value);
  if (Array.isArray(value)) return value.length === 0 ? '无' : value.map((one) => said(field, one)).join('、');
  if (typeof value === 'object') return saidPause(value);
  if (field === 'source' || field === 'title') return String(value);
  return VALUES[String(value)] ?? String(value);
}

function saidPause(value: object): string {
  const { from, to } = value as { from?: string; to?: string };
  return from && to ? `${from} 至 ${to}` : JSON.stringify(value);
}

/** 完成时限前 7 天. */
export function saidTiming({ track, offset, unit, fraction }: PolicyStep): string {
  if (fraction !== undefined) return `时限过 ${Math.round(fraction * 100)}% 时`;
  const days = offset ?? 0;
  if (days === 0) return `${ANCHORS[track]}当天`;
  return `${ANCHORS[track]}${days < 0 ? '前' : '后'} ${Math.abs(days)} ${unit === 'workday' ? '个工作日' : '天'}`;
}

/** The whole step in one line. */
export function saidStep(step: PolicyStep): string {
  const repeats = step.repeatEvery === undefined ? '' : `，每 ${step.repeatEvery} 个工作日重复`;
  return `${saidTiming(step)}${repeats}，${said('level', step.level)}，${said('audience', step.audience)}`;
}
