import { addWords, type Words } from '../../i18n/index.js';

const zh = {
  empty: '还没有计划，把文件拖到这里',
  new: '导入计划',
  column: { title: '计划', year: '年度', items: '事项', state: '状态', imported: '导入时间' },
  state: { importing: '正在读取', review: '审核中', failed: '读取失败', superseded: '已被代替', withdrawn: '已撤回' },
  counts: { draft_other: '待审 {{count}}', registered_other: '已立项 {{count}}', dropped_other: '不立项 {{count}}' },
  allRegistered: '全部立项',
  file: '文件',
  drop: '把文件拖到这里，或点此选择',
  formats: 'Word（docx、doc）、PDF、OFD、Excel、CSV、网页、Markdown 或文本，不超过 50 MB',
  remove: '换一个文件',
  orText: '或者粘贴文字',
  title: '标题',
  titleHint: '不填就用文件名或首行',
  issuer: '发文单位',
  planYear: '计划年份',
  yearHint: '文中写明年份的不用填',
  yearNeeded: '文中没有写明是哪一年的计划，请填写',
  submit: '开始读取',
  needed: '请选择文件或粘贴文字',
  tooLarge: '文件超过 50 MB，请只上传计划正文，不带附件',
  job: {
    waiting: '正在排队…',
    running: '正在读取，找出事项…',
    done: '读取完成',
    failed: '没有读成',
    progress: '读取进度',
  },
  result: {
    items_other: '{{count}} 个事项待审',
    skipped_other: '{{count}} 段没有取用，原文里以灰字标出原因，可以补充为事项',
    none: '没有漏下的段落',
    unmatched_other: '{{count}} 个名称在名册里找不到',
    unmatchedHint: '在名册中加为别名，或者审核时手动指定',
    notes: '读取时的说明',
    looksLike: '与已有的“{{title}}”大部分相同。如果是它的新版本，请在那里“上传新版本”。',
    openOther: '打开那个计划',
    review: '开始审核',
    again: '再导入一个',
  },
  reason: { unknown: '名册中没有', ambiguous: '可能是 {{names}}', collective: '泛指多个单位' },
};

const words: Words<typeof zh> = {
  'zh-CN': zh,
  en: {
    empty: 'No plans yet: drop a file here',
    new: 'Import a plan',
    column: { title: 'Plan', year: 'Year', items: 'Items', state: 'State', imported: 'Imported' },
    state: { importing: 'Being read', review: 'In review', failed: 'Not read', superseded: 'Superseded', withdrawn: 'Withdrawn' },
    counts: {
      draft_one: '{{count}} draft',
      draft_other: '{{count}} drafts',
      registered_one: '{{count}} registered',
      registered_other: '{{count}} registered',
      dropped_one: '{{count}} dropped',
      dropped_other: '{{count}} dropped',
    },
    allRegistered: 'all registered',
    file: 'File',
    drop: 'Drop a file here, or click to choose one',
    formats: 'Word (docx, doc), PDF, OFD, Excel, CSV, HTML, Markdown or text, up to 50 MB',
    remove: 'Another file',
    orText: 'Or paste the text',
    title: 'Title',
    titleHint: 'Left empty: the name of the file or the first line',
    issuer: 'Issuer',
    planYear: 'Plan year',
    yearHint: 'Not needed where the text names it',
    yearNeeded: 'The text does not say which year it plans: fill it in',
    submit: 'Read it',
    needed: 'Choose a file or paste a text',
    tooLarge: 'The file is larger than 50 MB. Upload the plan alone, without its annexes',
    job: {
      waiting: 'Waiting…',
      running: 'Reading, finding items…',
      done: 'Read',
      failed: 'Not read',
      progress: 'Progress of reading',
    },
    result: {
      items_one: '{{count}} item to review',
      items_other: '{{count}} items to review',
      skipped_one: '{{count}} passage was left out; the text shows it in grey with the reason, it can be added',
      skipped_other: '{{count}} passages were left out; the text shows them in grey with the reason, they can be added',
      none: 'Nothing was left out',
      unmatched_one: '{{count}} name is not in the roster',
      unmatched_other: '{{count}} names are not in the roster',
      unmatchedHint: 'Add them to the roster as aliases, or assign the items in the review',
      notes: 'Notes on reading',
      looksLike: 'Most of it is the same as “{{title}}”. If it is a new version of that, upload it there.',
      openOther: 'Open that plan',
      review: 'Begin the review',
      again: 'Import another',
    },
    reason: { unknown: 'not in the roster', ambiguous: 'could be {{names}}', collective: 'means many units' },
  },
};

declare module '../../i18n/index.js' {
  interface Resources {
    plans: typeof zh;
  }
}

addWords('plans', words);
