import { addWords, type Words } from '../../i18n/index.js';

const zh = {
  empty: '没有督办单',
  notice: '督办单',
  colour: { red: '红色', yellow: '黄色', blue: '蓝色' },
  colours: '颜色',
  states: '状态',
  state: {
    issued: '待答复',
    answered: '待认可',
    sent_back: '已退回，待重新答复',
    accepted: '已认可',
    withdrawn: '已撤回',
    settled: '已了结',
  },
  overdueOnly: '逾期未答复',
  overdue: '逾期未答复',
  column: { number: '编号', title: '事项', lead: '承办单位', answerDue: '答复期限', state: '状态' },
  act: { answer: '答复', accept: '认可', 'send-back': '退回', withdraw: '撤回' },
  done: {
    answer: '已答复 {{number}}',
    accept: '已认可 {{number}}',
    'send-back': '已退回 {{number}}',
    withdraw: '已撤回 {{number}}',
  },
  to: '主送：{{lead}}',
  copies: '抄送：{{names}}',
  matter: '督办事项',
  lead: '承办单位',
  cooperating: '配合单位',
  due: '完成时限',
  percent: '当前进度',
  problem: '存在问题',
  demand: '督办要求',
  issued: '{{name}}\n{{day}}',
  answerTitle: '答复',
  answerText: '答复内容（原因、措施、完成时间）',
  noAnswer: '还没有答复',
  answeredBy: '{{name}} · {{time}}',
  reason: '理由',
  decision: '处理意见',
  print: '打印',
  docx: '下载 Word',
  project: '打开事项',
};

const words: Words<typeof zh> = {
  'zh-CN': zh,
  en: {
    empty: 'No slips',
    notice: 'Notice of supervision',
    colour: { red: 'Red', yellow: 'Yellow', blue: 'Blue' },
    colours: 'Colour',
    states: 'State',
    state: {
      issued: 'To be answered',
      answered: 'Answered',
      sent_back: 'Sent back',
      accepted: 'Accepted',
      withdrawn: 'Withdrawn',
      settled: 'Settled',
    },
    overdueOnly: 'Answer overdue',
    overdue: 'answer overdue',
    column: { number: 'Number', title: 'Project', lead: 'Department', answerDue: 'Answer due', state: 'State' },
    act: { answer: 'Answer', accept: 'Accept', 'send-back': 'Send back', withdraw: 'Withdraw' },
    done: {
      answer: 'Answered {{number}}',
      accept: 'Accepted {{number}}',
      'send-back': 'Sent back {{number}}',
      withdraw: 'Withdrew {{number}}',
    },
    to: 'To {{lead}}:',
    copies: 'Copies: {{names}}',
    matter: 'Project',
    lead: 'Lead department',
    cooperating: 'Cooperating',
    due: 'Due',
    percent: 'Progress',
    problem: 'Problem',
    demand: 'Demand',
    issued: '{{name}}\n{{day}}',
    answerTitle: 'Answer',
    answerText: 'Answer (cause, measures, date)',
    noAnswer: 'Not answered yet',
    answeredBy: '{{name}} · {{time}}',
    reason: 'Reason',
    decision: 'Decision',
    print: 'Print',
    docx: 'Download as Word',
    project: 'Open the project',
  },
};

declare module '../../i18n/index.js' {
  interface Resources {
    slips: typeof zh;
  }
}

addWords('slips', words);
