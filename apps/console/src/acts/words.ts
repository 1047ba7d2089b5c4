import { addWords, type Words } from '../i18n/index.js';

const zh = {
  field: {
    percent: '进度',
    text: '进展',
    textOfCompletion: '办结情况',
    problems: '存在问题',
    attachmentIds: '附件',
    reason: '理由',
    remark: '意见',
    dueDate: '新的时限',
    reportDueDate: '反馈截止',
    reportReason: '要求说明什么',
    leadDepartmentId: '新的牵头单位',
    leaderId: '分管领导',
    cooperatingDepartmentIds: '配合单位',
    priority: '紧急程度',
    tags: '标签',
    series: '系列',
    readerIds: '可知悉的人员',
    people: '责任领导、责任人、联络员',
    role: '身份',
    name: '姓名',
    phone: '电话',
  },
  namedRole: { 'responsible-leader': '责任领导', 'responsible-person': '责任人', liaison: '联络员' },
  addPerson: '＋ 添加一人',
  removePerson: '移除 {{name}}',
  hint: {
    last: '上次 {{percent}}% · {{day}}',
    list: '多个用逗号隔开',
    people: '本单位同事写姓名即可，有账号的先收到消息；单位外的人请写姓名和电话。',
    lower: '低于上次的 {{percent}}%，请在下面说明原因。',
    due: '现在的时限 {{day}}',
    asked: '申请延到 {{day}}；可改为更早的日期',
    askedReason: '申请理由：{{reason}}',
  },
  done: {
    generic: '已办：{{what}} · {{title}}',
    acknowledge: '已签收：{{title}}\n撤不回，有误请联系督查',
    'no-change': '已反馈“本期无变化”：{{title}}\n撤不回，有误请联系督查',
    report: '已反馈 {{percent}}%：{{title}}',
  },
  fault: { percent: '请填 0 到 100 的整数', choose: '请选择' },
  changed: '此事项刚刚有变化（{{what}}），已换成最新的内容。请核对后再提交，您写的都在。',
  changedUnknown: '内容',
  nothing: '现在没有可办的操作',
};

const words: Words<typeof zh> = {
  'zh-CN': zh,
  en: {
    field: {
      percent: 'Progress',
      text: 'What was done',
      textOfCompletion: 'How it was done',
      problems: 'Problems',
      attachmentIds: 'Attachments',
      reason: 'Reason',
      remark: 'Remark',
      dueDate: 'New due date',
      reportDueDate: 'Report by',
      reportReason: 'What the report is to say',
      leadDepartmentId: 'New lead department',
      leaderId: 'Leader in charge',
      cooperatingDepartmentIds: 'Cooperating departments',
      priority: 'Priority',
      tags: 'Tags',
      series: 'Series',
      readerIds: 'Who may know of it',
      people: 'Responsible leader, responsible people, liaisons',
      role: 'Role',
      name: 'Name',
      phone: 'Phone',
    },
    namedRole: { 'responsible-leader': 'Responsible leader', 'responsible-person': 'Responsible', liaison: 'Liaison' },
    addPerson: '＋ Add somebody',
    removePerson: 'Remove {{name}}',
    hint: {
      last: 'last {{percent}}% · {{day}}',
      list: 'Separate several with commas',
      people: 'The name of a colleague is enough: whoever has an account is told first. Of others give name and phone.',
      lower: 'Less than the last {{percent}}%: say why below.',
      due: 'Due now: {{day}}',
      asked: 'Asked for {{day}}; you may grant an earlier date',
      askedReason: 'Reason given: {{reason}}',
    },
    done: {
      generic: 'Done: {{what}} · {{title}}',
      acknowledge: 'Signed: {{title}}\nThis can not be taken back; ask the supervisor if it was a mistake',
      'no-change': 'Reported no change: {{title}}\nThis can not be taken back; ask the supervisor if it was a mistake',
      report: 'Reported {{percent}}%: {{title}}',
    },
    fault: { percent: 'A whole number from 0 to 100', choose: 'Choose one' },
    changed:
      'The project has just changed ({{what}}); you see it as it is now. Check it, then submit again: your text is still here.',
    changedUnknown: 'content',
    nothing: 'There is nothing to do here now',
  },
};

declare module '../i18n/index.js' {
  interface Resources {
    acts: typeof zh;
  }
}

addWords('acts', words);
