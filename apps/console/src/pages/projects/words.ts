import { addWords, type Words } from '../../i18n/index.js';

const zh = {
  search: '搜索事项（至少 2 个字）',
  empty: '没有符合条件的事项',
  emptyAll: '还没有立项的事项',
  department: '单位',
  column: { title: '事项', lead: '牵头 / 分管', due: '时限', progress: '进度', lastReport: '最近反馈', state: '状态' },
  open: '在办',
  more: '筛选',
  without: '去掉条件 {{filter}}',
  waiting: { unsigned: '未签收', unreported: '未反馈', 'to-review': '待审办结', undecided: '待决定' },
  shown: '已读取 {{count}} 项',
  filter: {
    state: '状态',
    lamp: '亮灯',
    departmentId: '单位',
    planId: '计划',
    policyId: '规则',
    series: '系列',
    tag: '标签',
    origin: '来源',
    priority: '紧急程度',
    dueFrom: '时限从',
    dueTo: '时限至',
    parentId: '分解自',
    part: '方面',
    waiting: '等待',
    leadDepartmentId: '牵头单位',
    leaderId: '分管领导',
  },
};

const words: Words<typeof zh> = {
  'zh-CN': zh,
  en: {
    search: 'Search projects (2 characters or more)',
    empty: 'No project fits these filters',
    emptyAll: 'No project has been registered yet',
    department: 'Department',
    column: {
      title: 'Project',
      lead: 'Lead / leader',
      due: 'Due',
      progress: 'Progress',
      lastReport: 'Last report',
      state: 'State',
    },
    open: 'Open',
    more: 'Filters',
    without: 'Take away the filter {{filter}}',
    waiting: { unsigned: 'unsigned', unreported: 'unreported', 'to-review': 'to review', undecided: 'to decide' },
    shown: '{{count}} read',
    filter: {
      state: 'State',
      lamp: 'Lamp',
      departmentId: 'Department',
      planId: 'Plan',
      policyId: 'Policy',
      series: 'Series',
      tag: 'Tag',
      origin: 'Origin',
      priority: 'Priority',
      dueFrom: 'Due from',
      dueTo: 'Due to',
      parentId: 'Part of',
      part: 'Part',
      waiting: 'Waiting',
      leadDepartmentId: 'Lead department',
      leaderId: 'Leader',
    },
  },
};

declare module '../../i18n/index.js' {
  interface Resources {
    projects: typeof zh;
  }
}

addWords('projects', words);
