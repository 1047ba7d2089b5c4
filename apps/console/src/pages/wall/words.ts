import { addWords, type Words } from '../../i18n/index.js';

const zh = {
  title: '督办看板',
  views: '画面',
  view: { totals: '总览', red: '红灯事项', departments: '各单位' },
  pause: '停住',
  goOn: '继续轮换',
  time: '数据时间 {{time}}',
  stale: '数据已过时',
  loading: '正在读取',
  again: '会自动重试。',
  noLink: '这个地址没有大屏链接。督查可在看板上点“大屏”生成链接。',
  toBoard: '去看板',
  turnedRed: '今日转红',
  turnedYellow: '今日转黄',
  dueWithin: '{{days}} 天内到期',
  waiting: { unsigned: '未签收', unreported: '未反馈', inReview: '待审办结', undecided: '待决定' },
  noRed: '没有红灯事项',
  rows: '第 {{from}}–{{to}} 项，共 {{count}} 项',
  column: { title: '事项', department: '牵头单位', reason: '原因' },
  bar: '红 {{red}}、黄 {{yellow}}、绿 {{green}}、熄 {{off}}',
};

const words: Words<typeof zh> = {
  'zh-CN': zh,
  en: {
    title: 'Board',
    views: 'Views',
    view: { totals: 'Totals', red: 'Red list', departments: 'Departments' },
    pause: 'Hold',
    goOn: 'Go on',
    time: 'As of {{time}}',
    stale: 'Out of date',
    loading: 'Loading',
    again: 'It is tried again.',
    noLink: 'This address has no link of a screen. A supervisor makes one on the board.',
    toBoard: 'To the board',
    turnedRed: 'Turned red today',
    turnedYellow: 'Turned yellow today',
    dueWithin: 'due within {{days}} days',
    waiting: { unsigned: 'unsigned', unreported: 'unreported', inReview: 'in review', undecided: 'to decide' },
    noRed: 'Nothing is red',
    rows: '{{from}}–{{to}} of {{count}}',
    column: { title: 'Project', department: 'Lead department', reason: 'Why' },
    bar: 'red {{red}}, yellow {{yellow}}, green {{green}}, off {{off}}',
  },
};

declare module '../../i18n/index.js' {
  interface Resources {
    wall: typeof zh;
  }
}

addWords('wall', words);
