import { addWords, type Words } from '../../i18n/index.js';

const zh = {
  total: '共 {{count}}',
  change: { red: '较昨日 转红 {{count}}', yellow: '较昨日 转黄 {{count}}' },
  dueWithin: '{{days}} 天内到期',
  waiting: { unsigned: '未签收', unreported: '未反馈', inReview: '待审办结', undecided: '待决定' },
  byPart: '按方面',
  byDepartment: '按单位',
  bySeries: '按系列',
  noPart: '未分方面',
  load: '在办 {{count}}',
  lamps: '亮灯',
  soon: '临近与等待',
  turnedThen: '当日转红、转黄',
  turned: '今天转红、转黄',
  turnedNone: '没有转红、转黄的事项',
  empty: '还没有立项的事项',
  mine: { decide: '待我决定', drafts: '待审定通报、约谈' },
  screens: {
    button: '大屏',
    title: '大屏链接',
    explained: '大屏不用登录：显示看板和红灯事项，不显示人员和限定知悉的事项。谁有链接谁能看，停用后立即失效。',
    name: '放在哪里',
    nameHint: '例如：一楼大厅',
    make: '生成链接',
    once: '链接只显示这一次，请在大屏的浏览器中打开：',
    open: '打开',
    none: '还没有大屏链接',
    made: '{{name}} {{time}} 生成',
    seen: '最近 {{time}} 在用',
    neverSeen: '还没有用过',
    revoke: '停用',
    revoked: '{{time}} 已停用',
    revokedNow: '已停用：{{name}}',
  },
  trend: {
    title: '趋势',
    span: '时间范围',
    weeks: '近十周',
    year: '近一年',
    chart: '{{from}} 到 {{to}}：红灯 {{redFrom}} → {{redTo}}，黄灯 {{yellowFrom}} → {{yellowTo}}',
    table: '看数据表',
    day: '日期',
    total: '共',
  },
  bar: '{{name}}：红 {{red}}、黄 {{yellow}}、绿 {{green}}、熄 {{off}}',
};

const words: Words<typeof zh> = {
  'zh-CN': zh,
  en: {
    total: '{{count}} in all',
    change: { red: '{{count}} turned red since yesterday', yellow: '{{count}} turned yellow since yesterday' },
    dueWithin: 'due within {{days}} days',
    waiting: { unsigned: 'unsigned', unreported: 'unreported', inReview: 'in review', undecided: 'to decide' },
    byPart: 'By part',
    byDepartment: 'By department',
    bySeries: 'By series',
    noPart: 'No part',
    load: '{{count}} open',
    lamps: 'Lamps',
    soon: 'Soon and waiting',
    turnedThen: 'Turned red or yellow on that day',
    turned: 'Turned red or yellow today',
    turnedNone: 'Nothing turned red or yellow',
    empty: 'No project has been registered yet',
    mine: { decide: 'to decide by me', drafts: 'drafts of circulars and interviews' },
    screens: {
      button: 'Screens',
      title: 'Links of screens',
      explained:
        'A screen needs no login: it shows the board and the red list, no people and nothing confidential. Whoever has the link sees it; a revoked link shows nothing.',
      name: 'Where it hangs',
      nameHint: 'For example: hall on the ground floor',
      make: 'Make a link',
      once: 'The link is shown this once. Open it in the browser of the screen:',
      open: 'Open',
      none: 'There is no link of a screen yet',
      made: 'made by {{name}}, {{time}}',
      seen: 'last seen {{time}}',
      neverSeen: 'never used',
      revoke: 'Revoke',
      revoked: 'revoked {{time}}',
      revokedNow: 'Revoked: {{name}}',
    },
    trend: {
      title: 'Trend',
      span: 'Period',
      weeks: 'Ten weeks',
      year: 'A year',
      chart: '{{from}} to {{to}}: red {{redFrom}} → {{redTo}}, yellow {{yellowFrom}} → {{yellowTo}}',
      table: 'Show the numbers',
      day: 'Day',
      total: 'Total',
    },
    bar: '{{name}}: red {{red}}, yellow {{yellow}}, green {{green}}, off {{off}}',
  },
};

declare module '../../i18n/index.js' {
  interface Resources {
    board: typeof zh;
  }
}

addWords('board', words);
