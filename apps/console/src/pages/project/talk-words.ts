import { addWords, type Words } from '../../i18n/index.js';

const zh = {
  empty: {
    instructions: '没有批示',
    comments: '还没有人说过什么',
  },
  instruction: {
    give: '写批示',
    submit: '下达',
    given: '批示已下达，牵头、配合单位和督查已收到消息',
    text: '批示内容',
    told: '牵头、配合单位和督查会收到消息',
    answerBy: '请于此日前答复',
    answerByHint: '不填：不要求答复',
    whose: '哪位领导的批示',
    choose: '请选择',
    recorded: '由{{name}}代录',
    state: { noted: '不须答复', open: '待答复', answered: '已答复', ended: '项目已结束' },
    answered: '{{time}} 答复',
    answer: '答复批示',
    reply: '答复内容',
    once: '只答复一次；批示的领导和督查会收到消息',
    done: '已答复批示',
  },
  comment: {
    new: '说点什么',
    whoReads: '看得到此事项的人都看得到；点名的人会收到消息',
    text: '内容',
    send: '发送',
    written: '已发送',
    call: '@ 点名',
    uncall: '不再点名 {{name}}',
    find: '按姓名找',
    nobody: '没有这样的人',
    edit: '修改',
    save: '保存',
    changed: '已修改',
    delete: '撤回',
    deleted: '已撤回',
    edited: '已修改',
    until: '{{time}} 前可改',
  },
};

const words: Words<typeof zh> = {
  'zh-CN': zh,
  en: {
    empty: {
      instructions: 'No instructions',
      comments: 'Nobody has said anything yet',
    },
    instruction: {
      give: 'Write an instruction',
      submit: 'Send',
      given: 'Sent: the departments and the supervisors have a message',
      text: 'Instruction',
      told: 'The lead and cooperating departments and the supervisors are told',
      answerBy: 'Answer by',
      answerByHint: 'Empty: no answer is asked for',
      whose: 'Whose instruction',
      choose: 'Choose',
      recorded: 'written down by {{name}}',
      state: { noted: 'no answer asked', open: 'waits for an answer', answered: 'answered', ended: 'project ended' },
      answered: 'answered {{time}}',
      answer: 'Answer the instruction',
      reply: 'Answer',
      once: 'It is answered once; the leader and the supervisors are told',
      done: 'Answered',
    },
    comment: {
      new: 'Say something',
      whoReads: 'Everybody who sees the project reads it; whom you call is told',
      text: 'Text',
      send: 'Send',
      written: 'Sent',
      call: '@ Call somebody',
      uncall: 'Do not call {{name}}',
      find: 'Find by name',
      nobody: 'Nobody by that name',
      edit: 'Change',
      save: 'Save',
      changed: 'Changed',
      delete: 'Take back',
      deleted: 'Taken back',
      edited: 'changed',
      until: 'until {{time}}',
    },
  },
};

declare module '../../i18n/index.js' {
  interface Resources {
    talk: typeof zh;
  }
}

addWords('talk', words);
