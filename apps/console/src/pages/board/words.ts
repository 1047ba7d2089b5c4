import { addWords, type Words } from '../../i18n/index.js';

const zh = {
  total: '共 {{count}}',
  change: { red: '较昨日 转红 {{count}}', yellow: '较昨日 转黄 {{count}}' },
  dueWithin: '{{days}} 天内到期',
  waiting: { unsigned: '未签收', unreported: '未反馈', inReview: '待审办结', undecided: '待决定' },
  own: '我分管',
  all: '全部',
  byPart: '按方面',
  byDepartment: '按单位',
  bySeries: '按系列',
  noPart: '未分方面',
  load: '在办 {{count}}',
  lamps: '亮灯',
  soon: '临近与等待',
  turned: '今天转红、转黄',
  turnedNone: '今天没有转红、转黄的事项',
  empty: '还没有立项的事项',
  bar: '{{name}}：红 {{red}}、黄 {{yellow}}、绿 {{green}}、熄 {{off}}',
};

const words: Words<typeof zh> = {
  'zh-CN': zh,
  en: {
    total: '{{count}} in all',
    change: { red: '{{count}} turned red since yesterday', yellow: '{{count}} turned yellow since yesterday' },
    dueWithin: 'due within {{days}} days',
    waiting: { unsigned: 'unsigned', unreported: 'unreported', inReview: 'in review', undecided: 'to decide' },
    own: 'Mine',
    all: 'All',
    byPart: 'By part',
    byDepartment: 'By department',
    bySeries: 'By series',
    noPart: 'No part',
    load: '{{count}} open',
    lamps: 'Lamps',
    soon: 'Soon and waiting',
    turned: 'Turned red or yellow today',
    turnedNone: 'Nothing turned red or yellow today',
    empty: 'No project has been registered yet',
    bar: '{{name}}: red {{red}}, yellow {{yellow}}, green {{green}}, off {{off}}',
  },
};

declare module '../../i18n/index.js' {
  interface Resources {
    board: typeof zh;
  }
}

addWords('board', words);
